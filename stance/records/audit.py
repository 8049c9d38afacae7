"""The tool's own bias, measured: what changes where only the parties, or the order of articles, are exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from stance.records.span import Record

AuditTest = Literal["definitions", "text", "order"]
FlipKind = Literal[
    "position",
    "party",
    "act",
    "polarity",
    "voice",
    "verdict",
    "source",
    "status",
    "issue",
    "cell",
    "difference",
    "omission",
]


class AuditCount(Record):
    """How many things of one kind one test compared, and how many of them flipped."""

    test: AuditTest
    kind: FlipKind
    compared: int
    flipped: int

    @property
    def share(self) -> float | None:
        """The share that flipped; None where nothing was compared."""
        return self.flipped / self.compared if self.compared else None


class Flip(Record):
    """One thing that is not the same before and after the exchange.

    `article` is the source of its article and `swap` the two parties that changed places, both None where the order of
    articles was changed. `before` and `after` say what flipped, "" where there is nothing. `start` and `end` locate
    `sentence` in the article as it was given; `swapped` is that sentence in the copy. All three are None or "" for what
    belongs to no one sentence.
    """

    test: AuditTest
    kind: FlipKind
    article: str | None = None
    swap: tuple[str, str] | None = None
    before: str
    after: str
    start: int | None = None
    end: int | None = None
    sentence: str = ""
    swapped: str = ""


class Swapped(Record):
    """What the exchange of two parties did to the text of one article.

    `mentions` were exchanged and `unmatched` have no clean match in the other party; the `left_out` sentences that hold
    these, of `sentences`, are read in neither copy.
    """

    article: str
    swap: tuple[str, str]
    sentences: int
    left_out: int
    mentions: int
    unmatched: int


class Audit(Record):
    """The symmetry audit of one engine over some articles: what was compared, and each flip.

    `language` is that of its report, `called` what each party is called in it, by id.
    """

    engine: str
    model: str | None = None
    language: str = "en"
    called: dict[str, str] = Field(default_factory=dict)
    articles: tuple[str, ...]
    swaps: tuple[tuple[str, str], ...]
    orders: int
    texts: tuple[Swapped, ...] = ()
    counts: tuple[AuditCount, ...] = ()
    flips: tuple[Flip, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    """Articles that could not be analysed, each with why."""

    def of(self, test: AuditTest) -> Iterator[AuditCount]:
        """The counts of one test."""
        return (count for count in self.counts if count.test == test)
