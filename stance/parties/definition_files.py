"""What a file of party definitions holds: its tables, how they are read, and what is wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

import tomli
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from stance.errors import PartyError
from stance.records import Body, Building, Capacity, LocalName, Party, Person

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def clean(text: str) -> str:
    """A text composed (NFC) and on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(name: str) -> str:
    """A name as names are compared."""
    return clean(name).casefold()


def _text(value: str) -> str:
    if not (text := clean(value)):
        raise ValueError("it is blank; write a name or leave the entry out")
    return text


def _words(value: Any) -> tuple[str, ...]:
    """Flatten a list of words, or a table of such lists by language, in order and without repeats."""
    lists = [value]
    if isinstance(value, dict):
        for language in value:
            if not _LANGUAGE.fullmatch(language):
                raise ValueError(f"{language!r} is no language code; use one such as 'en', 'ru' or 'uk'")
        lists = list(value.values())
    for words in lists:
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError(f"{words!r} is no list of strings; write one such as ['Russia', 'Russian Federation']")
    return tuple(dict.fromkeys(_text(word) for words in lists for word in words))


def _with_names(table: Any, words: str) -> Any:
    """Add to a raw table what it is called in other languages: the first of its words in each.

    English is what a definition is written in, so its own name stands there.
    """
    lists = table.get(words) if isinstance(table, dict) else None
    if not isinstance(lists, dict) or "called" in table:
        return table
    first = {language: listed[0] for language, listed in lists.items() if isinstance(listed, list) and listed}
    return {**table, "called": {k: v for k, v in first.items() if k != "en" and isinstance(v, str)}}


def _local(called: dict[str, str]) -> tuple[LocalName, ...]:
    return tuple(LocalName(language=language, name=name) for language, name in called.items())


Text = Annotated[str, AfterValidator(_text)]


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class _Table(BaseModel):
    """A table of a data file: exact types, no field it does not know."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Term(_Table):
    """One term of office, `since` included and `until` excluded; a bound left out is open."""

    office: str = ""
    capacity: Capacity = "official"
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> _Term:
        if self.since and self.until and self.until <= self.since:
            raise ValueError(f"until {self.until} does not lie after since {self.since}; correct the dates")
        return self


class _Person(_Term):
    """A person with one term, written in the table itself, or with several under `terms`."""

    name: Text
    aliases: Words = ()
    called: dict[str, Text] = Field(default_factory=dict)
    terms: list[_Term] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, table: Any) -> Any:
        return _with_names(table, "aliases")

    @model_validator(mode="after")
    def _terms_stand_alone(self) -> _Person:
        if self.terms and self.model_fields_set & _Term.model_fields.keys():
            raise ValueError("it has terms beside an office, capacity, since or until; move these into a term")
        return self

    def people(self) -> Iterator[Person]:
        """Make one record per term."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        for term in self.terms or [self]:
            fields = {"office": term.office, "capacity": term.capacity, "since": term.since, "until": term.until}
            yield Person.model_validate(
                {"name": self.name, "aliases": aliases, "called": _local(self.called), **fields}
            )


class _Body(_Table):
    """A ministry, a parliament, an army or another body of a party."""

    name: Text
    aliases: Words = ()
    called: dict[str, Text] = Field(default_factory=dict)
    capacity: Capacity = "official"

    @model_validator(mode="before")
    @classmethod
    def _named(cls, table: Any) -> Any:
        return _with_names(table, "aliases")

    def body(self) -> Body:
        """Make the record."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        return Body(name=self.name, aliases=aliases, called=_local(self.called), capacity=self.capacity)


class _Building(_Table):
    """A seat that has a name of its own in other languages: the first of its aliases in each."""

    name: Text
    aliases: Words = ()
    called: dict[str, Text] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, table: Any) -> Any:
        return _with_names(table, "aliases")

    def building(self) -> Building:
        """Make the record."""
        return Building(name=self.name, aliases=self.aliases, called=_local(self.called))


class _State(_Table):
    """The words for a party itself; all that is packaged of a state under [states]."""

    names: Words = ()
    called: dict[str, Text] = Field(default_factory=dict)
    adjectives: Words = ()
    demonyms: Words = ()
    seats: Words = ()

    @model_validator(mode="before")
    @classmethod
    def _named(cls, table: Any) -> Any:
        return _with_names(table, "names")

    def party(self, name: str) -> Party:
        """Make the record of the state called `name`; it is known by that name unless `names` says otherwise."""
        return Party(
            id=name,
            names=self.names or (name,),
            called=_local(self.called),
            adjectives=self.adjectives,
            demonyms=self.demonyms,
            seats=self.seats,
        )


class _Party(_State):
    """One [[party]]."""

    id: Text
    kind: Literal["state", "organization"] = "state"
    politics: Text | None = None
    offices: Words = ()
    buildings: list[_Building] = Field(default_factory=list)
    bodies: list[_Body] = Field(default_factory=list)
    people: list[_Person] = Field(default_factory=list)

    def record(self) -> Party:
        """Make the record; every building is a seat."""
        names, forms = [each.name for each in self.buildings], [a for each in self.buildings for a in each.aliases]
        return Party(
            id=self.id,
            kind=self.kind,
            politics=self.politics,
            names=self.names or (self.id,),
            called=_local(self.called),
            adjectives=self.adjectives,
            demonyms=self.demonyms,
            seats=tuple(dict.fromkeys((*self.seats[:1], *names, *self.seats[1:], *forms))),
            buildings=tuple(each.building() for each in self.buildings),
            offices=self.offices,
            bodies=tuple(body.body() for body in self.bodies),
            people=tuple(term for person in self.people for term in person.people()),
        )


class PartyFile(_Table):
    """A definitions file: one or more [[party]]."""

    party: list[_Party] = Field(min_length=1)


class StatesFile(_Table):
    """The other states of the world, by their common English names."""

    states: dict[str, _State]


class IdsFile(_Table):
    """The list of the packaged parties, and which of them are known in every text."""

    ids: list[Text]
    always: list[Text]


File = TypeVar("File", bound=_Table)


def read(schema: type[File], text: str, origin: str) -> File:
    """Read a file of a schema; raises `PartyError` naming `origin` and what does not fit."""
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise PartyError(f"{origin!r} is not valid TOML: {error}; correct it there") from error
    if schema is PartyFile and not data.get("party"):
        raise PartyError(f"{origin!r} defines no party; begin one with [[party]] and give it an id")
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        raise PartyError(f"{origin!r}: {'; '.join(_problems(error, data))}") from error


def _problems(error: ValidationError, data: dict[str, Any]) -> Iterator[str]:
    """Say of each thing wrong where it stands and what to do about it."""
    for found in error.errors(include_url=False):
        place = _place(found["loc"], data)
        if found["type"] == "extra_forbidden":
            yield f"{place} is not a field of a definition; remove it or correct its spelling"
        elif found["type"] == "missing":
            yield f"{place} is missing; add it"
        elif found["type"] == "value_error":
            yield f"{place}: {found['ctx']['error']}"
        else:
            yield f"{place}: {found['msg'][:1].lower()}{found['msg'][1:]}, not {found['input']!r}; correct it"


def _place(location: tuple[int | str, ...], data: Any) -> str:
    """Write a place as `party[0].people[2].since ('Tesla', 'Elon Musk')`; counting starts from 0."""
    path, labels, here = "", [], data
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(here, dict) and (label := here.get("id") or here.get("name")):
            labels.append(repr(label))
    return f"{path} ({', '.join(labels)})" if labels else path
