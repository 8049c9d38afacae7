"""An analysis as Markdown, for notes, issues and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.records import Analysis, Comparison, Finding, Position
from stance.report.cautions import cautions
from stance.report.clean import clean
from stance.report.decided import judged, reasons
from stance.report.wording import Wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!$@]|:(?=//)|^[-=+](?=[-=+\s]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LISTED = re.compile(r"^(\d+)([.)])(?=\s)")
_MARKS = {"verified": "✓", "unverified": "?", "rejected": "✗"}


def to_markdown(made: Sequence[Analysis] | Comparison) -> str:
    """Return analyses or a comparison as CommonMark; what articles and models say is escaped, so none of it is markup.

    The matrix of a comparison is a table, as GitHub's Markdown and Pandoc's have it.
    """
    if isinstance(made, Comparison):
        from stance.report.comparison_markdown import comparison_lines

        return "\n".join(comparison_lines(made)) + "\n"
    analyses = made
    return "\n\n---\n\n".join("\n".join(_lines(analysis)).strip() for analysis in analyses) + "\n"


def escaped(text: str) -> str:
    """Return `text` on one line with every character that Markdown would read as markup escaped."""
    plain = _SPECIAL.sub(r"\\\1", clean(text)).translate(_ENTITIES)
    return _LISTED.sub(r"\1\\\2", plain)


def _lines(analysis: Analysis) -> Iterator[str]:
    article, made = analysis.article, analysis.provenance
    wording = Wording(analysis)
    say = wording.say
    yield f"# {escaped(article.title or article.source)}"
    yield ""
    facts = [article.outlet, article.author, article.date.isoformat() if article.date else None, article.url]
    facts += [made.model if made.engine == "llm" else say.words["offline"]]
    yield " · ".join(escaped(f) for f in facts if f)
    yield ""
    for caution in cautions(analysis):
        yield f"**{escaped(caution[:1].upper() + caution[1:])}**"
        yield ""
    yield f"## {say.headings['summary']}"
    yield ""
    for sentence in analysis.summary:
        mark = (
            ""
            if sentence.verdict == "verified"
            else f" **{_MARKS[sentence.verdict]} {say.verdicts[sentence.verdict]}**"
        )
        yield f"- {escaped(sentence.text)}{mark}"
        yield from (f"  {_finding(f)}" for f in sentence.findings)
    yield ""
    yield f"## {say.headings['parties']}"
    yield ""
    yield f"| {say.columns['party']} | {say.columns['status']} |"
    yield "|---|---|"
    for entry in analysis.parties:
        yield f"| {escaped(wording.name(entry.party))} | {say.statuses[entry.status]} |"
    told = [f for f in analysis.findings if f.path.startswith("parties[") or f.code.startswith("ANS")]
    if told:
        yield ""
        yield from (_finding(f) for f in told)
    about = [f for f in analysis.findings if f.path.split(".")[0] == "article"]
    if about:
        yield ""
        yield f"## {say.headings['article']}"
        yield ""
        yield from (_finding(f) for f in about)
    for entry in analysis.parties:
        shown = [p for p in analysis.positions if p.party == entry.party and p.standing != "out"]
        party = wording.name(entry.party)
        for heading, opinion in ((party, False), (say.headings["other_voices"].format(party=party), True)):
            own = [p for p in shown if p.personal == opinion]
            if own:
                yield ""
                yield f"## {escaped(heading)}"
            for position in own:
                yield from position_lines(position, wording)
    rejected = [p for p in analysis.positions if p.standing == "out"]
    if rejected:
        yield ""
        yield f"## {say.headings['rejected']}"
    for position in rejected:
        yield from position_lines(position, wording)


def position_lines(position: Position, wording: Wording, lead: str = "") -> Iterator[str]:
    """One position: what is held and how it was judged, the words as a block quotation, by whom, what checks found.

    `lead` is Markdown that stands before it.
    """
    say = wording.say
    shown = position.polarity in ("supports", "opposes", "mixed")
    polarity = f" ({say.polarities[position.polarity]})" if shown else ""
    party = wording.toward(position)
    toward = f" → {escaped(wording.name(party))}" if party else ""
    mark = f"{_MARKS[position.verdict]} {say.verdicts[position.verdict]}"
    verdict = escaped(judged(position, wording, mark)) if position.review else mark
    yield ""
    yield f"{lead}**{say.acts[position.act]}**{polarity}{toward} {verdict}: {escaped(wording.statement(position))}"
    yield ""
    for evidence in position.evidence:
        yield f"> {escaped(evidence.quote)}"
        yield ">"
    yield f"> — {_voice(position, wording)}"
    yield ""
    if position.condition:
        yield f"- {say.words['condition'].format(text=escaped(position.condition))}"
    yield from (f"- {escaped(reason)}" for reason in reasons(position, wording))
    yield from (_finding(f) for f in position.findings)


def _voice(position: Position, wording: Wording) -> str:
    speaker = position.speaker
    facts = escaped(wording.facts(speaker.party, speaker.capacity))
    said = escaped(wording.name(speaker.name, speaker.party)) + (f" ({facts})" if facts else "")
    holder = escaped(wording.name(position.holder, position.party))
    told = said if position.holder == speaker.name else wording.told(holder, said)
    hops = [escaped(wording.name(h.name, h.party)) for h in position.chain if h.name != speaker.name]
    return f"{wording.say.voices[position.voice]}: {told}" + "".join(f" ← {hop}" for hop in hops)


def _finding(finding: Finding) -> str:
    return f"- {finding.code} {escaped(finding.message)}"
