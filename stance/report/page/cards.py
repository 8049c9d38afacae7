"""One position as a page shows it: who holds it, in whose words it reaches us, which words, and what the checks say."""

from __future__ import annotations

from typing import NamedTuple

from stance.records import Analysis, Finding, Position, Sentence
from stance.report.decided import judged, reasons
from stance.report.matrix import published
from stance.report.wording import Wording

_LONG = 700
_SHOWN = 260
_MARKS = {"verified": "✓", "unverified": "?", "rejected": "✗"}


class Node(NamedTuple):
    """One station on the way of words from holder to reader: its name, what is known of it, and its part."""

    name: str
    facts: str
    role: str


class Quote(NamedTuple):
    """The exact words, those that a long one begins with, and the sentences that they stand in."""

    text: str
    start: str | None
    words: int
    sentences: tuple[int, ...]


class Card(NamedTuple):
    """A position, in the words of the report."""

    number: int
    position: Position
    party: str
    holder: str
    act: str
    polarity: str | None
    toward: str | None
    voice: str
    verdict: str
    mark: str
    own: bool
    statement: str
    target: str
    condition: str | None
    quotes: tuple[Quote, ...]
    chain: tuple[Node, ...]
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...]
    heads: str


def card(analysis: Analysis, number: int, wording: Wording, sentences: tuple[Sentence, ...]) -> Card:
    """Return the card of the position with a number, from 1."""
    position, say = analysis.positions[number - 1], wording.say
    toward = wording.toward(position)
    return Card(
        number=number,
        position=position,
        party=wording.name(position.party),
        holder=wording.name(position.holder, position.party),
        act=say.acts[position.act],
        polarity=say.polarities[position.polarity] if position.polarity not in ("neutral", "unclear") else None,
        toward=wording.name(toward) if toward else None,
        voice=say.voices[position.voice],
        verdict=judged(position, wording, say.verdicts[position.verdict]),
        mark=_MARKS[position.verdict] if position.review is None else "•",
        own=position.personal,
        statement=wording.statement(position),
        target=position.target.text,
        condition=position.condition,
        quotes=tuple(
            _quote(e.of(analysis.article.text), tuple(s.number for s in sentences if s.overlaps(e)))
            for e in position.evidence
        ),
        chain=chain(analysis, position, wording),
        reasons=tuple(reasons(position, wording)),
        findings=position.findings,
        heads=", ".join(dict.fromkeys(f.code for f in position.findings)),
    )


def _quote(text: str, sentences: tuple[int, ...]) -> Quote:
    start = text[:_SHOWN].rsplit(None, 1)[0].rstrip() + " …" if len(text) > _LONG else None
    return Quote(text, start, len(text.split()), sentences)


def chain(analysis: Analysis, position: Position, wording: Wording) -> tuple[Node, ...]:
    """The way of the words from the holder, by who says it and passes it on, to the outlet and whoever reposts it."""
    roles, article = wording.say.page, analysis.article
    speaker = position.speaker
    facts = wording.facts(speaker.party, speaker.capacity)
    relayed = {hop.name for hop in position.chain}
    same = position.holder == speaker.name
    role = roles["role_holder_speaker"] if same and position.voice != "characterized" else roles["role_holder"]
    name = wording.name(position.holder, position.party)
    party = wording.name(position.party)
    known = "" if party == name else facts if same else party
    nodes = [Node(name, known, role)]
    if not same and speaker.name not in relayed:
        nodes.append(Node(wording.name(speaker.name, speaker.party), facts, roles["role_speaker"]))
    for hop in position.chain:
        party = wording.name(hop.party) if hop.party else ""
        told = facts if hop.name == speaker.name else party
        nodes.append(Node(wording.name(hop.name, hop.party), told, roles[f"role_{hop.role}"]))
    nodes.append(Node(published(article), "", roles["role_outlet"]))
    if article.republished_by:
        nodes.append(Node(article.republished_by, "", roles["role_repost"]))
    return tuple(nodes)
