"""Positions in the article's own words, where a model is asked for none of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stance.engine.aimed import party_named
from stance.engine.answers import Asked, cited_evidence, left_out, not_a_party, note, party_meant
from stance.engine.merge import stems
from stance.engine.moved import where_it_begins
from stance.engine.wire import WireCited
from stance.records import Evidence, Position, Reading, Sentence, Speaker, Target

_LABEL = 8


def to_cited(item: WireCited, reading: Reading, sentences: Mapping[int, Sentence], worded: Sequence[Position]) -> Asked:
    """The position that the sentence named carries, as the article itself has it: one of `worded`.

    The model's party, speaker, target and polarity choose among several; nothing else of them is kept but the target,
    as a label of the issue, where it has a word of the position. Where the sentence carries what another party alone
    holds, it is that, and ANS016 tells. A sentence in which nobody of the party is heard stands as it is, for the
    checks to judge. None, and a finding with what the model said, for a party not asked for, a sentence not shown, one
    that carries what several others hold, and one in which the party is heard and takes no stance.
    """
    party = party_meant(item.party, reading.parties)
    if party is None:
        return None, [not_a_party(item)]
    evidence, found = cited_evidence(item.evidence, reading.article.text, sentences, "positions")
    if there := where_it_begins(item.words, item.evidence, sentences, reading.article.text):
        evidence, _ = cited_evidence((there,), reading.article.text, sentences, "positions")
        found.append(note("ANS015", "answer.positions", f"stands in {there}, not where it was cited: {item.sentence}"))
    if not evidence:
        return None, [*found, left_out("cites no sentence shown", item)]
    here = [p for p in worded if any(e.overlaps(evidence[0]) for e in p.evidence)]
    own = [p for p in here if p.party == party]
    if not own and len({p.party for p in here}) > 1:
        whose = ", ".join(dict.fromkeys(f"{p.holder} ({p.party})" for p in here))
        return None, [*found, left_out(f"the sentence carries what {whose} holds, nothing of {party}", item)]
    if here:
        told = max(own or here, key=lambda p: _meant(item, p))
        if not own:
            message = (
                f"{party} was given; the sentence carries what {told.holder} ({told.party}) holds: {item.sentence}"
            )
            found.append(note("ANS016", "answer.positions", message))
        label = " ".join(item.target.split()[:_LABEL])
        fits = bool(stems(label) & (stems(told.statement) | stems(evidence[0].quote)))
        return (told.model_copy(update={"issue": label}) if own and fits else told), found
    if any(s.party == party for a in reading.attributions if a.extent.overlaps(evidence[0]) for s in a.speakers):
        return None, [*found, left_out(f"{party} is heard there and takes no stance", item)]
    return _bare(item, party, evidence[0], reading), found


def _meant(item: WireCited, position: Position) -> tuple[bool, int, bool]:
    """How well an item fits a position that its sentence carries: the speaker first, then words, then polarity."""
    said = item.speaker.casefold().split()[-1:]
    names = {name.casefold().split()[-1] for name in (position.holder, position.speaker.name) if name.strip()}
    shared = len(stems(item.target) & stems(position.statement))
    return bool(names.intersection(said)), shared, item.polarity == position.polarity


def _bare(item: WireCited, party: str, cited: Evidence, reading: Reading) -> Position:
    """What a model says of a sentence that gives the party no words, in the words of the sentence."""
    statement = " ".join(cited.quote.split())
    target = " ".join(item.target.split()[:_LABEL]) or statement
    about = party_named((statement,), reading.parties, party, reading.article.language)
    return Position(
        party=party,
        holder=item.speaker.strip() or party,
        speaker=Speaker(name=item.speaker.strip()),
        voice="paraphrased",
        act="states",
        target=Target(text=target, party=about),
        polarity=item.polarity,
        issue=target,
        statement=statement,
        evidence=(cited,),
    )
