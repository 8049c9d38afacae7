"""An analysis on a terminal, readable at 60 columns and plain when piped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from stance.records import Analysis, Attribution, Evidence, Finding, Position, Status, Verdict
from stance.report.cautions import cautions
from stance.report.clean import clean
from stance.report.decided import judged, reasons
from stance.report.wording import Wording

_VERDICT: dict[Verdict, tuple[str, str]] = {
    "verified": ("✓", "green"),
    "unverified": ("?", "yellow"),
    "rejected": ("✗", "red"),
}
_STATUS: dict[Status, str] = {
    "stated": "green",
    "reported": "cyan",
    "silent": "magenta",
    "unclear": "yellow",
    "unread": "red",
}
_PLAIN = 2
_LONGEST = 180


def show(analysis: Analysis, console: Console) -> None:
    """Print one analysis: what it is, the summary, how each party is heard, its positions, what was rejected."""
    wording = Wording(analysis)
    _header(analysis, console, wording)
    _summary(analysis, console, wording)
    _parties(analysis, console, wording)
    _article(analysis, console, wording)
    _general(analysis, console, wording)
    for party in analysis.parties:
        _party(analysis, party.party, console, wording)
    _rejected(analysis, console, wording)


def line(console: Console, text: Text, indent: int = 0) -> None:
    """Print a text wrapped and indented, with no space at the end of a line."""
    for line in text.wrap(console, max(console.width - indent, 1)):
        line.rstrip()
        console.print(Text(" " * indent).append_text(line))


def heading(console: Console, words: str) -> None:
    """Print the heading of a part, with a line left before it."""
    console.print()
    line(console, Text(clean(words).upper(), style="bold"))


def _verdict(verdict: Verdict, wording: Wording) -> tuple[str, str]:
    """How a verdict is told, and its style; what is not verified stands out without colours too."""
    mark, style = _VERDICT[verdict]
    word = wording.say.verdicts[verdict]
    return f"{mark} {word if verdict == 'verified' else word.upper()}", style


def _header(analysis: Analysis, console: Console, wording: Wording) -> None:
    article, made, words = analysis.article, analysis.provenance, wording.say.words
    line(console, Text(clean(article.title or article.source), style="bold"))
    facts = [
        article.outlet,
        words["republished"].format(name=article.republished_by) if article.republished_by else None,
    ]
    facts += [words["author"].format(name=article.author) if article.author else None]
    facts += [article.date.isoformat() if article.date else None]
    shown = " · ".join(clean(f) for f in facts if f) or words["unstated"]
    line(console, Text(shown, style="dim"))
    engine = f"{made.model}" if made.engine == "llm" else words["offline"]
    line(console, Text(f"{clean(article.source)} · {clean(engine)}", style="dim"))
    if spent := wording.spent(analysis.run.usage):
        line(console, Text(spent, style="dim"))
    for caution in cautions(analysis):
        line(console, Text(clean(caution), style="yellow"))


def _summary(analysis: Analysis, console: Console, wording: Wording) -> None:
    heading(console, wording.say.headings["summary"])
    if not analysis.summary:
        line(console, Text(wording.say.words["none"], style="dim"))
    for sentence in analysis.summary:
        text = Text(clean(sentence.text))
        cited = ", ".join(dict.fromkeys(str(_number(analysis, e)) for e in sentence.evidence))
        if cited:
            text.append(f" [{cited}]", style="dim")
        if sentence.verdict != "verified":
            word, style = _verdict(sentence.verdict, wording)
            text.append(f" {word}", style=style)
        line(console, text, _PLAIN)
        _findings(console, sentence.findings, 4)


def _number(analysis: Analysis, evidence: Evidence) -> int:
    """The paragraph of a piece of evidence, counted over what may be cited."""
    citable = [b for b in analysis.article.blocks if b.citable]
    return next((i for i, b in enumerate(citable, 1) if b.overlaps(evidence)), 0)


def _parties(analysis: Analysis, console: Console, wording: Wording) -> None:
    heading(console, wording.say.headings["parties"])
    for i, entry in enumerate(analysis.parties):
        told = Text(f"{clean(wording.name(entry.party))}: ", style="bold")
        told.append(wording.say.statuses[entry.status], style=_STATUS[entry.status])
        line(console, told, _PLAIN)
        _findings(console, [f for f in analysis.findings if f.path == f"parties[{i}]"], 4)


def _short(message: str) -> str:
    """A message for the terminal; what was left out stands in full in the JSON."""
    return message if len(message) <= _LONGEST else message[:_LONGEST].rstrip() + "…"


def _article(analysis: Analysis, console: Console, wording: Wording) -> None:
    """Findings on the article itself."""
    own = [f for f in analysis.findings if f.path.split(".")[0] == "article"]
    if own:
        heading(console, wording.say.headings["article"])
        _findings(console, [f.model_copy(update={"message": _short(f.message)}) for f in own], _PLAIN)


def _general(analysis: Analysis, console: Console, wording: Wording) -> None:
    """Findings on the answers as a whole."""
    own = [f for f in analysis.findings if f.code.startswith("ANS")]
    if own:
        heading(console, wording.say.headings["answers"])
        _findings(console, [f.model_copy(update={"message": _short(f.message)}) for f in own], _PLAIN)


def _party(analysis: Analysis, party: str, console: Console, wording: Wording) -> None:
    shown = [p for p in analysis.positions if p.party == party and p.standing != "out"]
    counted = [p for p in shown if not p.personal]
    if counted:
        heading(console, wording.name(party))
        for position in counted:
            _position(position, console, wording)
    if len(counted) < len(shown):
        heading(console, wording.say.headings["other_voices"].format(party=wording.name(party)))
        for position in shown:
            if position.personal:
                _position(position, console, wording)


def _position(position: Position, console: Console, wording: Wording) -> None:
    say = wording.say
    word, style = _verdict(position.verdict, wording)
    head = Text(say.acts[position.act], style="bold")
    if position.polarity in ("supports", "opposes", "mixed"):
        head.append(f" ({say.polarities[position.polarity]})")
    if toward := wording.toward(position):
        head.append(f" → {clean(wording.name(toward))}")
    head.append(f"  {clean(judged(position, wording, word))}", style="magenta" if position.review else style)
    line(console, head, _PLAIN)
    line(console, Text(say.words["paraphrase"].format(text=clean(wording.statement(position)))), 4)
    if position.condition:
        line(console, Text(say.words["condition"].format(text=clean(position.condition))), 4)
    line(console, Text(_voice(position, wording), style="cyan"), 4)
    for evidence in position.evidence:
        line(console, Text(f"| {clean(evidence.quote)}", style="italic"), 4)
    _reasons(console, position, wording)
    _findings(console, position.findings, 4)
    console.print()


def _reasons(console: Console, position: Position, wording: Wording) -> None:
    for reason in reasons(position, wording):
        line(console, Text(clean(reason), style="magenta"), 4)


def _voice(position: Position, wording: Wording) -> str:
    """Who holds it, whose words reach us, through whom."""
    speaker = position.speaker
    facts = clean(wording.facts(speaker.party, speaker.capacity))
    said = clean(wording.name(speaker.name, speaker.party)) + (f" ({facts})" if facts else "")
    holder = clean(wording.name(position.holder, position.party))
    same = clean(position.holder) == clean(speaker.name)
    text = f"{wording.say.voices[position.voice]}: {said if same else wording.told(holder, said)}"
    relays = [h for h in position.chain if h.role == "relay" and clean(h.name) != clean(speaker.name)]
    text += "".join(f" ← {clean(wording.name(h.name, h.party))}" for h in relays)
    media = ", ".join(clean(wording.name(h.name, h.party)) for h in position.chain if h.role == "medium")
    return wording.say.words["medium"].format(told=text, media=media) if media else text


def _findings(console: Console, findings: Iterable[Finding], indent: int) -> None:
    for finding in findings:
        style = {"reject": "red", "unverify": "yellow", "note": "dim"}[finding.effect]
        line(console, Text(f"{finding.code} {clean(finding.message)}", style=style), indent)


def _rejected(analysis: Analysis, console: Console, wording: Wording) -> None:
    rejected = [p for p in analysis.positions if p.standing == "out"]
    if not rejected:
        return
    heading(console, wording.say.headings["rejected"])
    for position in rejected:
        who = (wording.name(position.party), wording.name(position.holder, position.party))
        claim = f"{', '.join(map(clean, who))}: {clean(wording.statement(position))}"
        word, style = _verdict(position.verdict, wording)
        text = Text(f"{clean(judged(position, wording, word))}  ", style="magenta" if position.review else style)
        text.append(claim)
        line(console, text, _PLAIN)
        for evidence in position.evidence:
            line(console, Text(f"| {clean(evidence.quote)}", style="italic"), 4)
        _reasons(console, position, wording)
        _findings(console, position.findings, 4)


def show_attributions(attributions: Sequence[Attribution], text: str, console: Console) -> None:
    """Print who said what, one entry for each attribution."""
    for attribution in attributions:
        who = ", ".join(
            f"{clean(s.name)}"
            + (f" ({', '.join(x for x in (s.party, s.capacity) if x)})" if s.party or s.capacity else "")
            for s in attribution.speakers
        )
        source = clean(attribution.source.of(text)) if attribution.source else ""
        if not who:
            who = f"{source or 'nobody named'} (not resolved)"
        cue = clean(attribution.cue.of(text)) if attribution.cue else ""
        indent = _PLAIN if attribution.within is not None else 0
        head = Text(who, style="bold")
        if cue:
            head.append(f" {cue}", style="cyan")
        head.append(f"  {attribution.kind}, {attribution.act}", style="dim")
        line(console, head, indent)
        for span in attribution.content:
            line(console, Text(f"| {clean(span.of(text))}"), indent + _PLAIN)
        if attribution.chain:
            hops = " ← ".join(f"{clean(h.name)} ({h.role})" for h in attribution.chain)
            line(console, Text(f"via {hops}", style="dim"), indent + _PLAIN)
