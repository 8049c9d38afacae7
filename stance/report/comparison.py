"""A comparison on a terminal: the matrix first, then differences, what is left out, and whose words each carries."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from stance.records import Cell, Comparison, Issue, Place, Polarity, Position, Status
from stance.report.cautions import cautions
from stance.report.clean import clean
from stance.report.console import heading, line
from stance.report.decided import by_whom, corrections, judged
from stance.report.framed import Part, framing, naming, timeline
from stance.report.matrix import alone, copies_told, counts, left_out_told, outlet, shared_issues, spoken, told
from stance.report.wording import Wording, worded

_CELL = 12
_INDENT = 2
_QUOTE = 160
_POLARITY: dict[Polarity, str] = {"supports": "green", "opposes": "red", "mixed": "yellow"}
_STATUS: dict[Status, str] = {
    "stated": "",
    "reported": "cyan",
    "silent": "magenta",
    "unclear": "yellow",
    "unread": "red",
}


def show_comparison(made: Comparison, console: Console) -> None:
    """Print articles, matrix, order in time, details by issue, differences, omissions, voices and framing."""
    wording = worded(made)
    _articles(made, console, wording)
    _matrix(made, console, wording)
    _part(timeline(made, wording), console)
    for issue in shared_issues(made):
        _issue(made, issue, console, wording)
    _alone(made, console, wording)
    _differences(made, console, wording)
    _omissions(made, console, wording)
    _voices(made, console, wording)
    _part(framing(made, wording), console)
    _part(naming(made, wording), console)
    _corrections(made, console, wording)


def _part(part: Part, console: Console) -> None:
    if part.entries:
        heading(console, part.heading)
    for entry in part.entries:
        line(console, Text(clean(entry.head), style="bold"), _INDENT)
        for below in entry.lines:
            line(console, Text(clean(below)), 2 * _INDENT)


def _articles(made: Comparison, console: Console, wording: Wording) -> None:
    say = wording.say.compared
    line(console, Text(say["articles"].format(n=len(made.analyses), voices=made.independent), style="bold"))
    for i, analysis in enumerate(made.analyses):
        told = analysis.article
        facts = [outlet(made, i), told.date.isoformat() if told.date else None, told.title]
        line(console, Text(f"[{i + 1}] {clean(' · '.join(f for f in facts if f))}"), _INDENT)
        for caution in cautions(analysis):
            line(console, Text(clean(caution), style="yellow"), 2 * _INDENT)
    for sentence in copies_told(made, wording):
        line(console, Text(clean(sentence), style="yellow"), _INDENT)


def _matrix(made: Comparison, console: Console, wording: Wording) -> None:
    """A row for each party with a voice on an issue, a column for each article; as many columns as the width holds."""
    issues = shared_issues(made)
    if not issues:
        return
    heading(console, wording.say.compared["matrix"])
    names = {p: clean(wording.name(p)) for p in made.parties}
    first = max(len(n) for n in names.values()) + 2 * _INDENT + 1
    fit = max(1, (console.width - first) // _CELL)
    count = len(made.analyses)
    for start in range(0, count, fit):
        columns = range(start, min(start + fit, count))
        line(console, Text(" " * first + "".join(f"[{i + 1}]".ljust(_CELL) for i in columns), style="dim"))
        for issue in issues:
            line(console, Text(clean(f"{issue.id} {issue.label}"), style="bold"), _INDENT)
            for party in made.parties:
                row = [made.cell(issue.id, party, i) for i in range(count)]
                if not any(cell.positions or cell.corrected for cell in row):
                    continue
                text = Text(f"{names[party]}".ljust(first - 2 * _INDENT))
                for i in columns:
                    text.append(told(row[i], wording)[: _CELL - 1].ljust(_CELL), style=_style(row[i]))
                text.rstrip()
                console.print(Text(" " * 2 * _INDENT).append_text(text), soft_wrap=True)
    if any(cell.corrected for cell in made.cells):
        line(console, Text(clean(wording.say.reviews["legend"]), style="magenta"), _INDENT)


def _corrections(made: Comparison, console: Console, wording: Wording) -> None:
    lines = list(corrections(made, wording))
    if lines:
        heading(console, wording.say.reviews["heading"])
    for each in lines:
        line(console, Text(clean(each)), _INDENT)


def _style(cell: Cell) -> str:
    if cell.status in ("stated", "reported"):
        return _POLARITY.get(cell.polarity or "neutral", "")
    return "dim" if cell.status == "silent" and not cell.covered else _STATUS[cell.status]


def _issue(made: Comparison, issue: Issue, console: Console, wording: Wording) -> None:
    heading(console, f"{issue.id} {issue.label}")
    for party in made.parties:
        held = [r for r in issue.positions if made.position(r).party == party and counts(made.position(r))]
        if not held:
            continue
        line(console, Text(clean(wording.name(party)), style="bold"), _INDENT)
        for ref in held:
            _position(made, ref.article, made.position(ref), console, wording)


def _position(made: Comparison, article: int, position: Position, console: Console, wording: Wording) -> None:
    own = worded(made, article)
    say = wording.say
    head = Text(f"[{article + 1}] {clean(outlet(made, article))}: ")
    head.append(say.acts[position.act], style="bold")
    if position.polarity in _POLARITY:
        head.append(f" ({say.polarities[position.polarity]})", style=_POLARITY[position.polarity])
    if position.verdict != "verified":
        head.append(f" {say.verdicts[position.verdict].upper()}", style="yellow")
    if position.review is not None:
        head.append(f" {clean(by_whom(position.review, own))}", style="magenta")
    line(console, head, 2 * _INDENT)
    speaker = clean(own.name(position.speaker.name, position.speaker.party))
    holder = clean(own.name(position.holder, position.party))
    line(console, Text(speaker if speaker == holder else own.told(holder, speaker), style="cyan"), 3 * _INDENT)
    for evidence in position.evidence:
        line(console, Text(f"| {clean(_short(evidence.quote))}", style="italic"), 3 * _INDENT)


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + " …"


def _alone(made: Comparison, console: Console, wording: Wording) -> None:
    """What one outlet alone tells of one party, a line each."""
    rest = alone(made)
    if not rest:
        return
    heading(console, wording.say.compared["alone"])
    for ref in rest:
        position = made.position(ref)
        own = worded(made, ref.article)
        text = Text(f"[{ref.article + 1}] ", style="dim")
        text.append(f"{clean(own.name(position.party))}: ", style="bold")
        text.append(clean(own.statement(position)))
        if position.review is not None:
            text.append(f" ({clean(judged(position, own, own.say.verdicts[position.verdict]))})", style="magenta")
        line(console, text, _INDENT)


def _differences(made: Comparison, console: Console, wording: Wording) -> None:
    if not made.differences:
        return
    heading(console, wording.say.compared["differences"])
    for one in made.differences:
        where = f" ({one.issue})" if one.issue else ""
        party = f"{clean(wording.name(one.party))}: " if one.party else ""
        line(console, Text(f"{party}{wording.say.differences[one.kind]}{where}", style="bold"), _INDENT)
        for place in (one.a, one.b):
            line(console, Text(_said(made, place), style="cyan"), 2 * _INDENT)
            line(console, Text(f"| {clean(_short(place.quote))}", style="italic"), 2 * _INDENT)


def _said(made: Comparison, place: Place) -> str:
    facts = [place.said_by, place.verb]
    who = ", ".join(clean(f) for f in facts if f)
    return f"[{place.article + 1}] {clean(outlet(made, place.article))}: {who}"


def _omissions(made: Comparison, console: Console, wording: Wording) -> None:
    if not (made.omissions or made.left_out):
        return
    heading(console, wording.say.compared["omissions"])
    labels = {i.id: i.label for i in made.issues}
    for one in made.omissions:
        others = ", ".join(f"[{n + 1}]" for n in sorted({r.article for r in one.reported}))
        text = wording.say.compared["omitted"].format(
            outlet=f"[{one.article + 1}] {clean(outlet(made, one.article))}",
            issues=", ".join(f"{i} {clean(labels[i])}" for i in one.issues),
            party=clean(wording.name(one.party)),
            others=others,
        )
        line(console, Text(text), _INDENT)
    for sentence in left_out_told(made, wording):
        line(console, Text(clean(sentence)), _INDENT)


def _voices(made: Comparison, console: Console, wording: Wording) -> None:
    heading(console, wording.say.compared["voices"])
    for article, given, shares in spoken(made, wording):
        head = f"[{article + 1}] {clean(outlet(made, article))}: {given}"
        line(console, Text(head, style="bold"), _INDENT)
        for name, share in shares:
            bar = "█" * max(1, round(20 * share))
            line(console, Text(f"{clean(name)} {bar} {round(100 * share)} %"), 2 * _INDENT)
