"""An analysis as Markdown, for notes, issues and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.records import Analysis, Finding, Position, Status, Verdict
from stance.report.cautions import cautions, own_opinion
from stance.report.clean import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!$@]|:(?=//)|^[-=+](?=[-=+\s]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LISTED = re.compile(r"^(\d+)([.)])(?=\s)")
_VERDICTS: dict[Verdict, str] = {"verified": "✓ verified", "unverified": "? unverified", "rejected": "✗ rejected"}
_STATUSES: dict[Status, str] = {
    "stated": "stated",
    "reported": "reported by others only",
    "silent": "silent",
    "unclear": "unclear",
    "unread": "not fully read",
}


def to_markdown(analyses: Sequence[Analysis]) -> str:
    """Return the analyses as CommonMark; what articles and models say is escaped, so that none of it is markup."""
    return "\n\n---\n\n".join("\n".join(_lines(analysis)).strip() for analysis in analyses) + "\n"


def escaped(text: str) -> str:
    """Return `text` on one line with every character that Markdown would read as markup escaped."""
    plain = _SPECIAL.sub(r"\\\1", clean(text)).translate(_ENTITIES)
    return _LISTED.sub(r"\1\\\2", plain)


def _lines(analysis: Analysis) -> Iterator[str]:
    article, made = analysis.article, analysis.provenance
    yield f"# {escaped(article.title or article.source)}"
    yield ""
    facts = [article.outlet, article.author, article.date.isoformat() if article.date else None, article.url]
    facts += [made.model if made.engine == "llm" else "offline engine, no model"]
    yield " · ".join(escaped(f) for f in facts if f)
    yield ""
    for caution in cautions(analysis):
        yield f"**{escaped(caution[:1].upper() + caution[1:])}**"
        yield ""
    yield "## Summary"
    yield ""
    for sentence in analysis.summary:
        mark = "" if sentence.verdict == "verified" else f" **{_VERDICTS[sentence.verdict]}**"
        yield f"- {escaped(sentence.text)}{mark}"
        yield from (f"  {_finding(f)}" for f in sentence.findings)
    yield ""
    yield "## Parties"
    yield ""
    yield "| party | status |"
    yield "|---|---|"
    for entry in analysis.parties:
        yield f"| {escaped(entry.party)} | {_STATUSES[entry.status]} |"
    told = [f for f in analysis.findings if f.path.startswith("parties[") or f.code.startswith("ANS")]
    if told:
        yield ""
        yield from (_finding(f) for f in told)
    about = [f for f in analysis.findings if f.path.split(".")[0] == "article"]
    if about:
        yield ""
        yield "## About the article"
        yield ""
        yield from (_finding(f) for f in about)
    for entry in analysis.parties:
        shown = [p for p in analysis.positions if p.party == entry.party and p.verdict != "rejected"]
        for heading, opinion in ((entry.party, False), (f"{entry.party}: other voices", True)):
            own = [p for p in shown if own_opinion(p) == opinion]
            if own:
                yield ""
                yield f"## {escaped(heading)}"
            for position in own:
                yield from _position(position)
    rejected = [p for p in analysis.positions if p.verdict == "rejected"]
    if rejected:
        yield ""
        yield "## Rejected: the article does not carry these"
    for position in rejected:
        yield from _position(position)


def _position(position: Position) -> Iterator[str]:
    polarity = f" ({position.polarity})" if position.polarity in ("supports", "opposes", "mixed") else ""
    toward = f" → {escaped(position.target.party)}" if position.target.party else ""
    yield ""
    yield f"**{position.act}**{polarity}{toward} {_VERDICTS[position.verdict]}: {escaped(position.statement)}"
    yield ""
    for evidence in position.evidence:
        yield f"> {escaped(evidence.quote)}"
        yield ">"
    yield f"> — {_voice(position)}"
    yield ""
    if position.condition:
        yield f"- condition: {escaped(position.condition)}"
    yield from (_finding(f) for f in position.findings)


def _voice(position: Position) -> str:
    speaker = position.speaker
    facts = ", ".join(escaped(x) for x in (speaker.party, speaker.capacity) if x)
    said = escaped(speaker.name) + (f" ({facts})" if facts else "")
    holder = escaped(position.holder)
    told = said if position.holder == speaker.name else f"{holder}, through {said}"
    hops = [escaped(h.name) for h in position.chain if h.name != speaker.name]
    return f"{position.voice}: {told}" + "".join(f" ← {hop}" for hop in hops)


def _finding(finding: Finding) -> str:
    return f"- {finding.code} {escaped(finding.message)}"
