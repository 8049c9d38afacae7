"""What a given position and a gold one have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.records import Evidence, Hop, Party, Position, Record, Span, Speaker, merge_spans

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HALF = 0.5
_TOPIC = 0.2
_STEM = 5
_EMPTY = frozenset(
    word
    for line in (
        "the a an of to in on for and or that with by from at as is are be it its their his her will would",
        "в на и с по о об что к у за из от до для не как это его ее их",
        "й та з до про що як від це її їх",
    )
    for word in line.split()
)


class Agreement(Record):
    """Which parts of a given position are those of the gold one that it was matched with.

    `iou` is the overlap of the two evidences: shared code points over all.
    """

    speaker: bool
    capacity: bool
    chain: bool
    voice: bool
    act: bool
    polarity: bool
    target: bool
    iou: float

    @property
    def told(self) -> bool:
        """Whether holder, speaker and chain are right: what `verified` promises."""
        return self.speaker and self.chain

    @property
    def whole(self) -> bool:
        """Whether act and target are right too."""
        return self.told and self.act and self.target


def agree(given: Position, gold: Position, parties: Sequence[Party]) -> Agreement | None:
    """Compare two positions; None when party, holder or evidence make them two different ones.

    Evidence must share half of the shorter of the two.
    """
    if given.party != gold.party or not _same_holder(given, gold, parties):
        return None
    shared, both = _shared(given.evidence, gold.evidence)
    least = min(_size(given.evidence), _size(gold.evidence))
    if not least or shared < _HALF * least:
        return None
    return Agreement(
        speaker=_same_speaker(given.speaker, gold.speaker, parties),
        capacity=given.speaker.capacity == gold.speaker.capacity,
        chain=_same_chain(given.chain, gold.chain, parties),
        voice=given.voice == gold.voice,
        act=given.act == gold.act,
        polarity=given.polarity == gold.polarity,
        target=_same_target(given, gold),
        iou=shared / both if both else 0.0,
    )


def _same_holder(given: Position, gold: Position, parties: Sequence[Party]) -> bool:
    """The same holder; "Bilyk said Kyiv was ready" may name Bilyk or Kyiv, as long as it is Bilyk who says so."""
    if same_name(given.holder, gold.holder, gold.party, parties):
        return True
    whole = next((p.whole for p in parties if p.id == gold.party), frozenset[str]())
    one_whole = _is_whole(given.holder, whole) or _is_whole(gold.holder, whole)
    return one_whole and _same_speaker(given.speaker, gold.speaker, parties)


def same_name(one: str, other: str, party: str | None, parties: Sequence[Party]) -> bool:
    """Whether two names mean one actor: the same last name, one inside the other, or both the party itself."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return mine == theirs
    if mine[-1] == theirs[-1] and (len(mine) == 1 or len(theirs) == 1 or mine[0][:1] == theirs[0][:1]):
        return True
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if _defined(one, parties) & _defined(other, parties):
        return True
    whole = next((p.whole for p in parties if p.id == party), frozenset[str]())
    return _is_whole(one, whole) and _is_whole(other, whole)


def _defined(name: str, parties: Sequence[Party]) -> set[str]:
    """The people and bodies of the definitions that go by a name: "Минобороны РФ" is the Russian Defense Ministry."""
    low = name.lower().removeprefix("the ")
    found: set[str] = set()
    for party in parties:
        own = {word.lower() for word in (*party.names, *party.adjectives)}
        named = [(b.name, b.aliases) for b in party.bodies] + [(p.name, p.aliases) for p in party.people]
        for name_, aliases in named:
            names = {n.lower().removeprefix("the ") for n in (name_, *aliases)}
            # with the state before or behind it
            bare = {" ".join(w for w in low.split() if w not in own), low}
            if names & bare:
                found.add(f"{party.id}: {name_}")
    return found


_GOVERNING = frozenset(
    {
        "company",
        "firm",
        "union",
        "board",
        "government",
        "authorities",
        "side",
        "власти",
        "правительство",
        "сторона",
        "влада",
        "уряд",
    }
)


def _is_whole(name: str, whole: frozenset[str]) -> bool:
    low = name.lower().removeprefix("the ")
    return low in whole or any(w in _GOVERNING for w in low.split())


def _words(name: str) -> list[str]:
    low = name.lower().replace("ё", "е").replace("’", "'").removeprefix("the ").removesuffix("'s")
    return _WORD.findall(low)


def _same_speaker(given: Speaker, gold: Speaker, parties: Sequence[Party]) -> bool:
    if given.party != gold.party:
        return False
    whole = next((p.whole for p in parties if p.id == gold.party), frozenset[str]())
    return same_name(given.name, gold.name, gold.party, parties) or (
        gold.party is not None and (_is_whole(given.name, whole) or _is_whole(gold.name, whole))
    )


def _same_chain(given: Sequence[Hop], gold: Sequence[Hop], parties: Sequence[Party]) -> bool:
    """The same hops in the same order and roles; a medium counts by its name, whoever owns it."""
    if [h.role for h in given] != [h.role for h in gold]:
        return False
    return all(
        (a.role == "medium" or a.party == b.party) and same_name(a.name, b.name, b.party, parties)
        for a, b in zip(given, gold, strict=True)
    )


def _same_target(given: Position, gold: Position) -> bool:
    """The same party aimed at, or enough words in common between what the two are about."""
    if given.target.party is not None and given.target.party == gold.target.party:
        return True
    mine = _stems(f"{given.target.text} {given.issue} {given.statement}")
    theirs = _stems(f"{gold.target.text} {gold.issue}")
    return bool(theirs) and len(mine & theirs) >= _TOPIC * len(theirs)


def _stems(text: str) -> set[str]:
    return {w[:_STEM] for w in _words(text) if w not in _EMPTY}


def _size(evidence: Sequence[Evidence]) -> int:
    return sum(s.end - s.start for s in merge_spans(evidence))


def _shared(mine: Sequence[Evidence], theirs: Sequence[Evidence]) -> tuple[int, int]:
    """The code points in both, and in either."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in _flat(mine) for b in _flat(theirs))
    return shared, _size(mine) + _size(theirs) - shared


def _flat(evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    return merge_spans([Span(start=e.start, end=e.end) for e in evidence])
