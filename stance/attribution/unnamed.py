"""Whom the text means by no name: "the same official", "the diplomat" of somebody unnamed, "the 52-year-old"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.latter import Latter
from stance.attribution.pronouns import Resolved
from stance.parties.actors import Actor
from stance.records import Span
from stance.text.words import Token

_AGED = re.compile(r"the \d{1,3}-year-old", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r",\s+[A-Z]")


class Unnamed(Latter):
    """Resolves phrases without a name that go on with somebody who was told of before."""

    def _again(self, words: Sequence[Token], span: Span) -> Resolved | None:
        """Whom "the official" means where an official without a name was told of last, or "the 52-year-old"."""
        if self.loose or words[0].low != "the":
            return None
        if _AGED.fullmatch(span.of(self.text)):
            person = self._only_person(span.start)
            return Resolved([person] if person else [], open=person is None)
        if len(words) < _PAIR or any(w.capital for w in words[1:]):
            return None
        between = [w.low for w in words[1:-1]]
        return self._introduced_as(words[-1].low, span.start) if between in ([], ["same"]) else None

    def _introduced_as(self, head: str, before: int) -> Resolved | None:
        """Who was told of as "a Russian diplomat"; None where a diplomat with a name was told of since."""
        for mention, actor in reversed(self.roster.mentions):
            if mention.end > before:
                continue
            if mention.kind == "person" and any(t.split()[-1] == head for t in actor.titles):
                return None
            words = mention.of(self.text).lower().split()
            first = words[0] in self.grammar["single"]
            if first and head in words and self._lone(actor):
                named = _NAMED_BEHIND.match(self.text, mention.end)
                return None if named else Resolved([actor])
        return None

    def _only_person(self, before: int) -> Actor | None:
        """The only person named in the paragraph before a position, or in the one before it where it names nobody."""
        blocks = [b for b in self.blocks if b.start <= before]
        for block in reversed(blocks[-_PAIR:]):
            people = {
                id(a): a
                for _, a in self.roster.within(block.start, min(block.end, before))
                if a.kind == "person" and a.human
            }
            if people:
                return next(iter(people.values())) if len(people) == 1 else None
        return None


_PAIR = 2
