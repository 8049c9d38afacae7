"""Positions in the article's own words, where a model is asked for none of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stance.engine.aimed import party_named
from stance.engine.answers import Asked, cited_evidence, left_out, not_a_party, note, party_meant
from stance.engine.moved import where_it_begins
from stance.engine.wire import WireCited
from stance.records import Evidence, Position, Reading, Sentence, Speaker, Target


def to_cited(item: WireCited, reading: Reading, shown: Mapping[int, Sentence], worded: Sequence[Position]) -> Asked:
    """The position that a sentence carries, as one of `worded` words it, else in the sentence's own words.

    Where the sentence carries that of another party alone, it is that one as the article has it, nothing of what the
    model took for the first one's stance is kept, and ANS016 tells. None, and a finding with what it said, for a party
    not asked for, for a sentence that was not shown, and for one that carries what several others hold.
    """
    party = party_meant(item.party, reading.parties)
    if party is None:
        return None, [not_a_party(item)]
    text = reading.article.text
    evidence, found = cited_evidence(item.evidence, text, shown, "positions")
    if there := where_it_begins(item.words, item.evidence, shown, text):
        evidence, _ = cited_evidence((there,), text, shown, "positions")
        found.append(note("ANS015", "answer.positions", f"stands in {there}, not where it was cited: {item.sentence}"))
    if not evidence:
        return None, [*found, left_out("cites no sentence shown", item)]
    speaker, target = item.speaker.strip(), item.target.strip()
    told = _carried(worded, evidence[0], party, speaker)
    if told is None and (others := _others(worded, evidence[0])):
        if len({p.party for p in others}) > 1:
            whose = ", ".join(dict.fromkeys(f"{p.holder} ({p.party})" for p in others))
            return None, [*found, left_out(f"the sentence carries what {whose} holds, nothing of {party}", item)]
        told = others[0]
        message = f"{party} was given; the sentence carries what {told.holder} ({told.party}) holds: {item.sentence}"
        return told.model_copy(update={"evidence": evidence}), [*found, note("ANS016", "answer.positions", message)]
    statement = told.statement if told else " ".join(evidence[0].quote.split())
    language = reading.article.language
    position = Position(
        party=party,
        holder=told.holder if told else speaker or party,
        speaker=Speaker(name=speaker),
        voice="paraphrased",
        act=told.act if told else "states",
        target=Target(
            text=target or statement, party=party_named((target, statement), reading.parties, party, language)
        ),
        polarity=item.polarity,
        condition=told.condition if told else None,
        issue=target or statement,
        statement=statement,
        evidence=evidence,
    )
    return position, found


def _carried(worded: Sequence[Position], cited: Evidence, party: str, speaker: str) -> Position | None:
    """The position of a party that a sentence carries; of several, that of the speaker named, else the first."""
    here = [p for p in worded if p.party == party and any(e.overlaps(cited) for e in p.evidence)]
    return max(here, key=lambda p: speaker in (p.holder, p.speaker.name), default=None)


def _others(worded: Sequence[Position], cited: Evidence) -> list[Position]:
    """The positions that a sentence carries, whosever they are."""
    return [p for p in worded if any(e.overlaps(cited) for e in p.evidence)]
