"""Parties, and who speaks for them."""

from __future__ import annotations

from datetime import date as Date
from functools import cached_property
from typing import Literal

from stance.records.span import Record

Capacity = Literal["official", "legislator", "former", "opposition", "proxy", "expert", "citizen", "unnamed"]
HopRole = Literal["relay", "medium"]


class LocalName(Record):
    """What somebody is called in one language."""

    language: str
    name: str


class Person(Record):
    """Somebody who speaks, or once spoke, for a party.

    `since` and `until` bound the office (`until` exclusive); None means open. Outside them the person is `former`.
    `called` has the name in other languages.
    """

    name: str
    aliases: tuple[str, ...] = ()
    called: tuple[LocalName, ...] = ()
    office: str = ""
    capacity: Capacity = "official"
    since: Date | None = None
    until: Date | None = None

    @cached_property
    def offices(self) -> tuple[str, ...]:
        """What the office is made of, in lower case: "president, commander"."""
        return tuple(office.strip().lower() for office in self.office.split(",") if office.strip())


class Body(Record):
    """A body of a party: a ministry, an agency, a parliament, an army, a proxy authority; `called` as for a person."""

    name: str
    aliases: tuple[str, ...] = ()
    called: tuple[LocalName, ...] = ()
    capacity: Capacity = "official"


class Building(Record):
    """A building that stands for those who sit in it ("the Kremlin"); `called` as for a person."""

    name: str
    aliases: tuple[str, ...] = ()
    called: tuple[LocalName, ...] = ()


class Party(Record):
    """A party definition: all the words by which a text may mean it.

    `names` stand for the party itself ("Russia"), `adjectives` qualify ("Russian", "US"), `demonyms` name its people
    ("Russians"), `seats` are capitals and buildings that stand for its government ("Moscow", "the Kremlin"),
    `offices` are titles that belong to it alone ("secretary of state"). `called` has its name in other languages;
    `buildings` are those of the seats that have names of their own in them. `politics` is the id under which the
    packaged data has its politics at home (regions, political parties, titles), by default its own.
    """

    id: str
    kind: Literal["state", "organization"] = "state"
    politics: str | None = None
    names: tuple[str, ...]
    called: tuple[LocalName, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    buildings: tuple[Building, ...] = ()
    offices: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def whole(self) -> frozenset[str]:
        """The words, in lower case, that mean the party as a whole: its id, names, seats and demonyms."""
        return frozenset(word.lower() for word in (self.id, *self.names, *self.seats, *self.demonyms))

    @cached_property
    def qualifiers(self) -> frozenset[str]:
        """Its adjectives in lower case."""
        return frozenset(word.lower() for word in self.adjectives)

    @cached_property
    def called_people(self) -> frozenset[str]:
        """The names of its people."""
        return frozenset(person.name for person in self.people)

    @cached_property
    def called_bodies(self) -> frozenset[str]:
        """The names of its bodies."""
        return frozenset(body.name for body in self.bodies)

    @cached_property
    def forms_of_bodies(self) -> frozenset[str]:
        """The names of its bodies and all their aliases, as they are written."""
        return frozenset(form for body in self.bodies for form in (body.name, *body.aliases))

    @cached_property
    def forms_of_people(self) -> frozenset[str]:
        """The names of its people and all their aliases, as they are written."""
        return frozenset(form for person in self.people for form in (person.name, *person.aliases))

    @cached_property
    def alias_of(self) -> dict[str, str]:
        """Whose alias a form in lower case is, by name; of two who have it, people come first."""
        called = [(person.name, person.aliases) for person in self.people]
        called += [(body.name, body.aliases) for body in self.bodies]
        return {form.lower(): name for name, aliases in reversed(called) for form in reversed(aliases)}


class Speaker(Record):
    """Whose words reach us: a name as the article knows it, the party, and in what capacity.

    `party` is None for somebody who belongs to none of the parties asked for; `capacity` is None when the text does
    not establish it.
    """

    name: str
    party: str | None = None
    capacity: Capacity | None = None


class Hop(Record):
    """One hop between holder and outlet: an actor who passes the words on, or a medium that carries them.

    `start`, `end` locate its mention, or are None when it is only resolved from elsewhere in the text.
    """

    name: str
    party: str | None = None
    role: HopRole
    start: int | None = None
    end: int | None = None
