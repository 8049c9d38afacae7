"""Whom "there" means: the body in whose rooms, or the state in whose seat, the last words were said."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from stance.attribution.pronouns import Pronouns, Resolved
from stance.parties.actors import Actor
from stance.records import Span
from stance.text.words import Token, tokenize

_NEAR_BEFORE = 5
_STOPS = frozenset(".!?…")


class There(Pronouns):
    """Resolves "there" by what was named in the sentence before."""

    def _at_that_seat(self, span: Span) -> Resolved:
        """ "В Кремле согласны. Там говорят, что": the body in whose rooms the last words were said."""
        at, actor = self.heard[-1] if self.heard else (0, None)
        block = next((b.start for b in self.blocks if b.start <= span.start < b.end), 0)
        # the sentence before, wherever in its own the word stands
        own = bisect.bisect_right(self.begins, span.start) - 1
        begin = max(block, self.begins[max(0, own - 1)])
        if actor is None or actor.kind not in {"body", "party"} or at < max(begin, block):
            return Resolved(open=True)
        if not self._inside(at) and (actor.kind == "party" or self._names_more(at, span.start)):
            # "в заявлении МИД. Там", but not "Россия требует. Там" nor "МИД попросил Анкару. Там"
            return Resolved(open=True)
        # "в Кремле подтвердили встречу в Пекине. Там": which of the two
        elsewhere = any(self._inside(m.start) for m, _ in self.roster.within(at, span.start) if m.start > at)
        if elsewhere or any(at < other for other in self.unknown):
            return Resolved(open=True)
        self.heard.append((span.start, actor))
        return Resolved([actor])

    def _names_more(self, at: int, end: int) -> bool:
        """Whether something else with a name stands behind the body that begins at `at`, where "there" may be."""
        body = next((m for m, _ in self.roster.mentions if m.start <= at < m.end), None)
        behind = tokenize(self.text[body.end if body else at : end])
        return any(t.capital for t, before in zip(behind[1:], behind, strict=False) if before.low not in _STOPS)

    def _inside(self, at: int) -> bool:
        """Whether a preposition of place stands before what begins at `at`."""
        before = self.text[max(0, at - _NEAR_BEFORE) : at].split()
        return bool(before) and before[-1].lower() in self.grammar["places"]

    def _there(self, words: Sequence[Token], found: Resolved, span: Span) -> Resolved:
        """ "An official there": of the party whose seat is the only place in the sentence before."""
        if words[-1].low != "there" or len(found.actors) != 1 or found.actors[0].party or found.actors[0].foreign:
            return found
        block = next((b for b in self.blocks if b.start <= span.start < b.end), None)
        floor = block.start if block else 0
        begin = self._sentence_start(self._sentence_start(span.start, floor), floor)
        named = [
            (m.of(self.text).removeprefix("The ").removeprefix("the "), a)
            for m, a in self.roster.within(begin, span.start)
        ]
        places = {a.party: a for name, a in named if name in self.roster.seats}
        if len(places) != 1 or any(a.kind == "entity" for _, a in named):
            return found
        (place,) = places.values()
        official = found.actors[0]
        return Resolved(
            [Actor(official.kind, official.name, place.party, official.capacity, foreign=place.foreign)], found.media
        )
