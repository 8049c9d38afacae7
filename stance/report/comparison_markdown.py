"""A comparison as Markdown: the matrix as a table, then the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stance.records import Comparison, Issue, Place
from stance.report.cautions import cautions
from stance.report.decided import corrections, judged
from stance.report.framed import Part, framing, naming, timeline
from stance.report.markdown import escaped, position_lines
from stance.report.matrix import alone, copies_told, counts, left_out_told, outlet, shared_issues, spoken, told
from stance.report.wording import Wording, worded


def comparison_lines(made: Comparison) -> Iterator[str]:
    """Yield the lines of a comparison; what articles and models say is escaped."""
    wording = worded(made)
    say = wording.say.compared
    yield f"# {say['articles'].format(n=len(made.analyses), voices=made.independent)}"
    yield ""
    yield from _articles(made, wording)
    issues = shared_issues(made)
    if issues:
        yield from _headed(say["matrix"])
        yield from _matrix(made, issues, wording)
    yield from _part(timeline(made, wording))
    for issue in issues:
        yield from _issue(made, issue, wording)
    yield from _alone(made, wording)
    yield from _differences(made, wording)
    yield from _omissions(made, wording)
    yield from _voices(made, wording)
    yield from _part(framing(made, wording))
    yield from _part(naming(made, wording))
    lines = list(corrections(made, wording))
    if lines:
        yield from _headed(wording.say.reviews["heading"])
        yield from (f"- {escaped(each)}" for each in lines)


def _part(part: Part) -> Iterator[str]:
    if part.entries:
        yield from _headed(part.heading)
    for entry in part.entries:
        yield f"- **{escaped(entry.head)}**"
        yield from (f"  - {escaped(line)}" for line in entry.lines)


def _headed(words: str) -> Iterator[str]:
    yield ""
    yield f"## {escaped(words)}"
    yield ""


def _articles(made: Comparison, wording: Wording) -> Iterator[str]:
    for i, analysis in enumerate(made.analyses):
        article = analysis.article
        day = article.date.isoformat() if article.date else None
        facts = [outlet(made, i), article.title, article.author, day, article.url]
        yield f"{i + 1}. {' · '.join(escaped(f) for f in facts if f)}"
        yield from (f"   - **{escaped(c[:1].upper() + c[1:])}**" for c in cautions(analysis))
    for sentence in copies_told(made, wording):
        yield ""
        yield f"**{escaped(sentence)}**"


def _matrix(made: Comparison, issues: Sequence[Issue], wording: Wording) -> Iterator[str]:
    columns = [f"{_number(i)} {escaped(outlet(made, i))}" for i in range(len(made.analyses))]
    party = wording.say.columns["party"]
    yield f"| {wording.say.compared['issue']} | {party} | {' | '.join(columns)} |"
    yield "|" + "---|" * (len(columns) + 2)
    for issue in issues:
        label = escaped(f"{issue.id} {issue.label}")
        for party in made.parties:
            row = [made.cell(issue.id, party, i) for i in range(len(made.analyses))]
            if any(cell.positions or cell.corrected for cell in row):
                words = " | ".join(told(cell, wording) for cell in row)
                yield f"| {label} | {escaped(wording.name(party))} | {words} |"
                label = ""
    if any(cell.corrected for cell in made.cells):
        yield ""
        yield escaped(wording.say.reviews["legend"])


def _number(article: int) -> str:
    return f"\\[{article + 1}\\]"


def _issue(made: Comparison, issue: Issue, wording: Wording) -> Iterator[str]:
    yield ""
    yield f"## {escaped(f'{issue.id} {issue.label}')}"
    for party in made.parties:
        held = [r for r in issue.positions if made.position(r).party == party and counts(made.position(r))]
        if held:
            yield ""
            yield f"### {escaped(wording.name(party))}"
        for ref in held:
            lead = f"{_number(ref.article)} {escaped(outlet(made, ref.article))}: "
            own = worded(made, ref.article)
            yield from position_lines(made.position(ref), own, lead)


def _alone(made: Comparison, wording: Wording) -> Iterator[str]:
    rest = alone(made)
    if rest:
        yield from _headed(wording.say.compared["alone"])
    for ref in rest:
        own, position = worded(made, ref.article), made.position(ref)
        name, statement = escaped(own.name(position.party)), escaped(own.statement(position))
        decided = f" ({escaped(judged(position, own, own.say.verdicts[position.verdict]))})" if position.review else ""
        yield f"- {_number(ref.article)} **{name}**: {statement}{decided}"


def _differences(made: Comparison, wording: Wording) -> Iterator[str]:
    if made.differences:
        yield from _headed(wording.say.compared["differences"])
    for one in made.differences:
        where = f" ({escaped(one.issue)})" if one.issue else ""
        party = f"{escaped(wording.name(one.party))}: " if one.party else ""
        yield f"**{party}{wording.say.differences[one.kind]}{where}**"
        yield ""
        for place in (one.a, one.b):
            yield f"> {escaped(place.quote)}"
            yield ">"
            yield f"> — {_said(made, place)}"
            yield ""


def _said(made: Comparison, place: Place) -> str:
    who = ", ".join(escaped(f) for f in (place.said_by, place.verb) if f)
    return f"{_number(place.article)} {escaped(outlet(made, place.article))}: {who}"


def _omissions(made: Comparison, wording: Wording) -> Iterator[str]:
    if made.omissions or made.left_out:
        yield from _headed(wording.say.compared["omissions"])
    labels = {i.id: i.label for i in made.issues}
    for one in made.omissions:
        text = wording.say.compared["omitted"].format(
            outlet=f"[{one.article + 1}] {outlet(made, one.article)}",
            issues=", ".join(f"{i} {labels[i]}" for i in one.issues),
            party=wording.name(one.party),
            others=", ".join(f"[{n + 1}]" for n in sorted({r.article for r in one.reported})),
        )
        yield f"- {escaped(text)}"
    yield from (f"- {escaped(sentence)}" for sentence in left_out_told(made, wording))


def _voices(made: Comparison, wording: Wording) -> Iterator[str]:
    """A row for each article and party: its share of the words ascribed to anybody."""
    say = wording.say
    yield from _headed(say.compared["voices"])
    yield f"| {say.compared['outlet']} | {say.columns['party']} | % |"
    yield "|---|---|---|"
    for article, given, shares in spoken(made, wording):
        label = f"{_number(article)} {escaped(outlet(made, article))}: {given}"
        for name, share in shares:
            yield f"| {label} | {escaped(name)} | {round(100 * share)} |"
            label = ""
