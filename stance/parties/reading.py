"""What one article's names are read with, what was read of a sequence so far, and the mention that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from stance.parties.names import Phrasebook, Piece
from stance.records import Capacity, Person

MentionKind = Literal["person", "party", "body", "group", "role", "medium", "entity"]


@dataclass(frozen=True)
class Mention:
    """One mention: half-open `[start, end)`, what it names, and what the words around it say of that.

    `known` holds the terms of office of a person that the definitions know; `titled` tells that party or capacity come
    from words of the text; `definite` marks "the envoy" as against "an envoy"; `owner` is whose
    spokesman or aide it is, where only a name says so; `shown` is what the text's language calls a body; `body` is the
    body or the seat that an office is of ("Kremlin spokesman"), `host` the party in whose land it sits ("the ambassador
    in Kyiv"); `beside` is the only side that the paragraph has named before a minister whose state is not told.
    """

    start: int
    end: int
    kind: MentionKind
    name: str
    party: str | None = None
    capacity: Capacity | None = None
    titles: tuple[str, ...] = ()
    known: tuple[Person, ...] = ()
    titled: bool = False
    definite: bool = False
    foreign: bool = False
    gender: Literal["he", "she"] | None = None
    owner: str = ""
    shown: str = ""
    body: str = ""
    host: str = ""
    beside: str = ""

    def of(self, text: str) -> str:
        """Return the slice of `text` that is the mention."""
        return text[self.start : self.end]


@dataclass
class Reading:
    """What has been read of a nominal sequence so far.

    `presumed` tells that only the title says whose it is, so that a state named outright goes before it; `seat` is the
    body or the place of government that was named. `stated` tells that more than a body's name says whose it is.
    """

    party: str | None = None
    label: str = ""
    foreign: bool = False
    capacity: Capacity | None = None
    titles: tuple[str, ...] = ()
    former: bool = False
    gender: Literal["he", "she"] | None = None
    group: str | None = None
    region: bool = False
    body: Piece | None = None
    name: Piece | None = None
    definite: bool = False
    indefinite: bool = False
    owner: str = ""
    presumed: bool = False
    seat: str = ""
    stated: bool = False

    @property
    def qualified(self) -> bool:
        """Whether it is known whose it is: a party asked for, or another state."""
        return self.party is not None or self.foreign

    def qualify(self, piece: Piece) -> None:
        """Let a party word say whose title it is."""
        if self.party is None or self.presumed:
            self.party, self.foreign, self.presumed = piece.party, piece.foreign, False
        self.label = self.label or piece.label


@dataclass
class Context:
    """What one article's mentions are read with, and what was read of it so far.

    `inner` are the words that stand capitalized inside a sentence; `recent` are the parties mentioned so far, `near`
    those of the same paragraph, `sides` those of its earlier sentences, and whose people and bodies these name ("" for
    another state's). `home` is the state whose press this is, `local` tells that its dateline
    says so, `presumed` that only its language does; `states` has the state that each party asked for is. `bodies` are
    the parties of which earlier sentences of the paragraph name a body ("" for another state's), `lead` tells that the
    paragraph is the first.
    """

    book: Phrasebook
    words: dict[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    asked: frozenset[str]
    marks: dict[str, tuple[str, ...]]
    members: dict[str, str]
    inner: frozenset[str]
    surnames: frozenset[str]
    openings: frozenset[str]
    articles: frozenset[str]
    language: str = "en"
    home: str | None = None
    presumed: bool = False
    states: dict[str, str] = field(default_factory=dict)
    date: Date | None = None
    local: bool = False
    lead: bool = False
    bodies: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
