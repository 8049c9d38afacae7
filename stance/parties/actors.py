"""Who acts in an article: the actors that it mentions, and where."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from stance.parties.reading import Mention
from stance.records import Capacity, Party, Speaker

ActorKind = Literal["person", "party", "body", "group", "role", "medium", "entity"]


@dataclass
class Actor:
    """Somebody who may speak in the article.

    `human` is False for what only reads like a person's first and last name ("Egg Roll"). `bodies` are those that the
    text says somebody's office is of. `presumed` is the party that what stands around the name makes likely, where no
    words tell whose they are; `surely` tells that it leaves little doubt.
    """

    kind: ActorKind
    name: str
    party: str | None = None
    capacity: Capacity | None = None
    titles: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    gender: Literal["he", "she"] | None = None
    foreign: bool = False
    first: int = 0
    human: bool = True
    presumed: str | None = None
    surely: bool = False

    @property
    def speaker(self) -> Speaker:
        """The actor as the records show one."""
        capacity = self.capacity
        if self.presumed is not None and self.party is None and capacity is None and self.kind == "person":
            capacity = "citizen"
        party = self.party if self.party is not None or self.foreign else self.presumed
        return Speaker(name=self.name, party=party, capacity=capacity)


class Roster:
    """The actors of an article and where each is mentioned.

    Built by `resolve`; `within(span)` gives the actors that a noun phrase names, in order. `companies` tells that a
    party asked for is an organization of the user's own, so that "the company" may be it. `offices` are the mentions of
    an office of which the text does not say whose it is, `seats` the places from which the parties are governed,
    `parties` those that were asked for.
    """

    def __init__(
        self,
        mentions: Sequence[tuple[Mention, Actor]],
        *,
        companies: frozenset[str] = frozenset(),
        offices: Sequence[Mention] = (),
        seats: frozenset[str] = frozenset(),
        parties: Sequence[Party] = (),
    ) -> None:
        self.companies = companies
        self.offices = offices
        self.seats = seats
        self._parties = parties
        self._mentions = sorted(mentions, key=lambda m: (m[0].start, -m[0].end))
        self._starts = [m.start for m, _ in self._mentions]

    @property
    def mentions(self) -> Sequence[tuple[Mention, Actor]]:
        """Every mention with its actor, in reading order."""
        return self._mentions

    @property
    def presumed(self) -> dict[str, bool]:
        """The names of those whose party is only presumed, each with whether that leaves little doubt."""
        return {a.name: a.surely for _, a in self._mentions if a.presumed is not None and a.party is None}

    def within(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions that lie wholly inside `[start, end)`, in reading order."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return [pair for pair in self._mentions[low:high] if pair[0].end <= end]

    def covering(self, at: int) -> tuple[Mention, Actor] | None:
        """The mention that covers the code point `at`, if any."""
        i = bisect.bisect_right(self._starts, at) - 1
        for k in range(i, max(-1, i - 4), -1):
            if self._mentions[k][0].start <= at < self._mentions[k][0].end:
                return self._mentions[k]
        return None

    def state(self, adjective: str) -> Actor | None:
        """The party whose own are qualified so ("russian", in lower case)."""
        # of two that an adjective may mean, the one that was asked for last
        party = next((p for p in reversed(self._parties) if adjective in p.qualifiers), None)
        return Actor("party", party.names[0], party.id, "official") if party is not None else None

    def names(self, text: str) -> dict[str, Speaker]:
        """Every surface form, in lower case, to the speaker it means; the first meaning wins."""
        table: dict[str, Speaker] = {}
        for mention, actor in self._mentions:
            form = " ".join(text[mention.start : mention.end].lower().split())
            if actor.kind != "medium" and form not in table:
                table[form] = actor.speaker
        return table
