"""Two analyses of one article in two guises, laid upon each other: what is the same, and what flips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from stance.records import Analysis, Attribution, AuditCount, AuditTest, Flip, FlipKind, Position, Span
from stance.text import sentences

T = TypeVar("T")
Place = Callable[[Span], Span]

_NOTHING = ""
# what two positions share, beyond the words they cite, when one of them is looked for in the other analysis
_PARTY = 1.0
_SAME = 0.5


class Tally:
    """What was compared, by test and kind, and each flip, in the order in which they were met."""

    def __init__(self) -> None:
        self.compared: Counter[tuple[AuditTest, FlipKind]] = Counter()
        self.flips: list[Flip] = []

    def counts(self) -> tuple[AuditCount, ...]:
        """One count for each kind of each test."""
        flipped = Counter((flip.test, flip.kind) for flip in self.flips)
        return tuple(
            AuditCount(test=test, kind=kind, compared=n, flipped=flipped[test, kind])
            for (test, kind), n in self.compared.items()
        )


class Pair:
    """An article before and after two parties changed places; `place` tells where a stretch of it stands after."""

    def __init__(
        self, before: Analysis, after: Analysis, *, test: AuditTest, swap: tuple[str, str], place: Place
    ) -> None:
        self.before, self.after, self.test, self.swap, self.place = before, after, test, swap, place
        self._other = dict(zip(swap, reversed(swap), strict=True))

    def tell(self, tally: Tally) -> None:
        """Compare positions, sources and statuses, and add what was found to `tally`."""
        self._positions(tally)
        self._sources(tally)
        for entry in self.before.parties:
            now = self.after.status(self._exchanged(entry.party) or entry.party)
            self._compare(tally, "status", f"{entry.party}: {entry.status}", f"{entry.party}: {now}")

    def _positions(self, tally: Tally) -> None:
        pairs = _matched(self.before.positions, self.after.positions, self._likeness)
        for old, new in pairs:
            one, other = (
                [f"{p.party if p is old else self._exchanged(p.party)}: {p.act}, {p.polarity}"] if p else [_NOTHING]
                for p in (old, new)
            )
            spans = old.evidence if old else (), new.evidence if new else ()
            if old is None or new is None:
                self._compare(tally, "position", one[0], other[0], spans)
                continue
            self._compare(tally, "position", _NOTHING, _NOTHING)
            self._compare(tally, "party", old.party, self._exchanged(new.party) or _NOTHING, spans)
            self._compare(tally, "act", old.act, new.act, spans)
            self._compare(tally, "polarity", old.polarity, new.polarity, spans)
            self._compare(tally, "voice", old.voice, new.voice, spans)
            self._compare(tally, "verdict", _verdict(old, new), _verdict(new, old), spans)

    def _sources(self, tally: Tally) -> None:
        for old, new in _matched(self.before.attributions, self.after.attributions, self._nearness):
            one = _whose(old, lambda party: party)
            other = _whose(new, self._exchanged)
            self._compare(tally, "source", one, other, (_told(old), _told(new)))

    def _compare(
        self,
        tally: Tally,
        kind: FlipKind,
        before: str,
        after: str,
        spans: tuple[Sequence[Span], Sequence[Span]] = ((), ()),
    ) -> None:
        tally.compared[self.test, kind] += 1
        if before != after:
            old, new = spans
            # where one copy has nothing, the sentence of the other stands in its place
            at = old[0] if old else self._back(new[0]) if new else None
            place = self._around(self._split[0], at) if at else None
            then = self._around(self._split[1], new[0] if new else self.place(old[0])) if old or new else None
            tally.flips.append(
                Flip(
                    test=self.test,
                    kind=kind,
                    article=self.before.article.source,
                    swap=self.swap,
                    before=before,
                    after=after,
                    start=place.start if place else None,
                    end=place.end if place else None,
                    sentence=place.of(self.before.article.text) if place else _NOTHING,
                    swapped=then.of(self.after.article.text) if then else _NOTHING,
                )
            )

    @cached_property
    def _split(self) -> tuple[Sequence[Span], Sequence[Span]]:
        return sentences(self.before.article), sentences(self.after.article)

    def _back(self, span: Span) -> Span | None:
        """The sentence of the article as it was that stands at `span` now."""
        return next((s for s in self._split[0] if self.place(s).overlaps(span)), None)

    def _around(self, split: Sequence[Span], span: Span) -> Span:
        return next((s for s in split if s.overlaps(span)), span)

    def _exchanged(self, party: str | None) -> str | None:
        return self._other.get(party, party) if party else None

    def _likeness(self, old: Position, new: Position) -> float:
        shared = _shared([self.place(e) for e in old.evidence], new.evidence)
        if not shared:
            return 0
        same = (old.act == new.act) + (old.polarity == new.polarity) + (old.voice == new.voice)
        return shared + _PARTY * (old.party == self._exchanged(new.party)) + _SAME * same

    def _nearness(self, old: Attribution, new: Attribution) -> float:
        shared = _shared([self.place(s) for s in _told(old)], _told(new))
        return shared and shared + (old.kind == new.kind)


def _matched(
    before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Each of one row with the one of the other that is most like it, and those of both that are like none."""
    near = sorted(
        ((-likeness(old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)),
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in near:
        if score < 0 and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    pairs: list[tuple[T | None, T | None]] = [
        (old, after[taken[i]] if i in taken else None) for i, old in enumerate(before)
    ]
    return pairs + [(None, new) for j, new in enumerate(after) if j not in used]


def _shared(some: Sequence[Span], others: Sequence[Span]) -> float:
    """The share of two groups of stretches that both cover."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    each = [sum(s.end - s.start for s in spans) for spans in (some, others)]
    return both / (sum(each) - both) if both and sum(each) > both else float(bool(both))


def _told(attribution: Attribution | None) -> Sequence[Span]:
    if attribution is None:
        return ()
    return attribution.content or ((attribution.cue,) if attribution.cue else ())


def _whose(attribution: Attribution | None, party: Callable[[str | None], str | None]) -> str:
    if attribution is None:
        return "not found"
    if not attribution.speakers:
        return "perhaps a party" if attribution.open else "nobody known"
    return ", ".join(sorted({party(s.party) or "none of them" for s in attribution.speakers}))


def _verdict(own: Position, other: Position) -> str:
    """The verdict, and where it is not that of the other what it rests on."""
    codes = sorted({f.code for f in own.findings if f.effect != "note"})
    told = own.verdict != other.verdict and codes
    return f"{own.verdict} ({', '.join(codes)})" if told else own.verdict
