"""Which of two people "the latter" or "his counterpart" means in an inflected language: who did not speak first."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.pronouns import Pronouns, Resolved
from stance.parties.actors import Actor
from stance.parties.reading import Mention
from stance.records import Span
from stance.text.words import Token

_PAIR = 2
_STOPS = frozenset(".!?…")


class Latter(Pronouns):
    """Resolves phrases that tell one of two people of the sentence before from the other."""

    def _latter(self, word: Token, span: Span) -> Resolved | None:
        """Whom "тот" or "последний" at the head of a sentence means; None where the word stands elsewhere."""
        if not self.loose or not self._opens_sentence(span.start):
            return None
        if word.low not in self.grammar["latter"] | self.grammar["last_named"]:
            return None
        begin, people = self._people_before(span.start)
        gender = "she" if word.low in self.grammar["last_she"] else "he"
        if not people or len(people) > _PAIR or people[-1][1].gender not in (None, gender):
            return Resolved(open=True)
        mention, actor = people[-1]
        if len(people) == 1 and not self.text[begin : mention.start].strip():
            # who is told of first is the former
            return Resolved(open=True)
        self.heard.append((span.start, actor))
        return Resolved([actor])

    def _counterpart(self, words: Sequence[Token], span: Span) -> Resolved | None:
        """Whom "его собеседник", "його російський колега" means: the other of two people, or somebody of that state."""
        if not self.loose or words[-1].low not in self.grammar["relational"]:
            return None
        _, people = self._people_before(span.start)
        own = {a.party for _, a in self.roster.within(span.start, span.end)} - {None}
        heard = next((a for at, a in reversed(self.heard) if at < span.start), None)
        former = heard if any(a is heard for _, a in people) else people[0][1] if people else None
        others = [a for _, a in people if a is not former and (not own or a.party in own)]
        if len(people) == _PAIR and len(others) == 1:
            self.heard.append((span.start, others[0]))
            return Resolved(others)
        return None if own else Resolved(open=True)

    def _people_before(self, before: int) -> tuple[int, list[tuple[Mention, Actor]]]:
        """Where the sentence before position `before` begins, and each person of it at their first mention."""
        block = next((b for b in self.blocks if b.start <= before < b.end), None)
        floor = block.start if block else 0
        opens = self._opens_sentence(before)
        end = before if opens else self._sentence_start(before, floor)
        begin = self._sentence_start(end, floor)
        people: dict[int, tuple[Mention, Actor]] = {}
        for mention, actor in self.roster.within(begin, end):
            if actor.kind in {"person", "role"} and actor.human:
                people.setdefault(id(actor), (mention, actor))
        return begin, list(people.values())

    def _opens_sentence(self, at: int) -> bool:
        return self.text[max(0, at - 2) : at].strip() in _STOPS
