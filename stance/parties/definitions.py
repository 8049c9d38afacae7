"""Party definitions: TOML data, packaged or the user's own, made into `Party` records.

A file holds one or more parties. Lists of words may be keyed by language; all but `id` may be left out.

    [[party]]
    id = "Acme"
    kind = "organization"                                   # or "state"
    politics = "US"                                         # whose politics at home are its own, if not those of its id
    names = {en = ["Acme Corporation", "Acme"], ru = ["Акме"]}
    adjectives = ["Acme"]                                   # likewise demonyms, seats, offices
    buildings = [{name = "Acme Tower", aliases = {ru = ["Башня Акме"]}}]     # seats with names of their own
    bodies = [{name = "Acme Works Council", aliases = ["works council"], capacity = "opposition"}]
    people = [
      {name = "Jane Roe", aliases = ["Roe"], office = "chief executive", since = 2019-03-01},
      {name = "John Doe", terms = [{office = "treasurer", until = 2015-01-01}, {office = "chair", since = 2020-01-01}]},
    ]

A term counts from `since` up to but not including `until`. Words are matched in the case in which they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import tomli
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from stance.errors import PartyError
from stance.records import Body, Building, Capacity, LocalName, Party, Person

__all__ = ["DEFAULT_PARTIES", "always_known", "known_parties", "load_parties", "other_states"]

DEFAULT_PARTIES = ("US", "Russia", "Ukraine")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@cache
def known_parties() -> tuple[str, ...]:
    """Return the ids of the packaged parties, in their fixed order."""
    return tuple(_packaged_ids().ids)


@cache
def always_known() -> tuple[str, ...]:
    """Return the ids of the packaged parties whose people and bodies are known in every text, asked for or not."""
    return tuple(_packaged_ids().always)


@cache
def _packaged_ids() -> _IdsFile:
    return _packaged_file(_IdsFile, "packaged.toml")


@cache
def other_states() -> tuple[Party, ...]:
    """Return the states of the world that are not always known: names, adjectives, demonyms and capitals.

    They are there so that "the Turkish president" is known to speak for none of the parties asked for. Each has its
    common English name as id, and neither bodies nor people, even where a packaged file has these. A few regions are
    among them, whose names would else be read as a state's ("Latin America"). Read once per process.
    """
    return tuple(table.party(name) for name, table in _packaged_file(_StatesFile, "states.toml").states.items())


def load_parties(names: Sequence[str] | None, files: Sequence[Path] = ()) -> tuple[Party, ...]:
    """Return the definitions of the parties called `names`, in that order.

    None means every party of `files`, or `DEFAULT_PARTIES` where no file is given.

    A name is, in this order of precedence and without regard to case: the id or a name of a party in one of `files`;
    the id of a packaged party; a name of a packaged party ("United States"); a name of another state ("Turkey"); or any
    other name, which makes an organization that is known by this name only ("Tesla"). Only the packaged files needed to
    tell are parsed.

    Raises `PartyError` for a blank name, for one party asked for twice, for a file that cannot be read, is not TOML,
    holds no party or breaks the schema, and for two parties that claim one name.
    """
    if names is not None and not files:
        return _loaded(tuple(names))
    return _load(names, files)


@lru_cache(maxsize=64)
def _loaded(names: tuple[str, ...]) -> tuple[Party, ...]:
    """The definitions that need no file of the user's: they stay the same while the process runs."""
    return _load(names, ())


def _load(names: Sequence[str] | None, files: Sequence[Path]) -> tuple[Party, ...]:
    own = _own_parties(files)
    if names is None:
        names = [party.id for party in own] if files else DEFAULT_PARTIES
    chosen: dict[str, tuple[str, Party]] = {}
    for name in names:
        key = _key(name)
        if not key:
            raise PartyError(f"a party name is blank: {name!r}; leave it out or write a name such as 'Russia'")
        party = _called(key, own) or _packaged_called(key) or _called(key, other_states()) or _free_party(name)
        if (known := _key(party.id)) in chosen:
            earlier = chosen[known][0]
            raise PartyError(f"{earlier!r} and {name!r} are one party, {party.id!r}; ask for it once")
        chosen[known] = (name, party)
    parties = tuple(party for _, party in chosen.values())
    _refuse_shared_names(parties)
    return parties


# --- the schema of a definitions file ----------------------------------------------------------------------


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _key(name: str) -> str:
    return _clean(name).casefold()


def _text(value: str) -> str:
    if not (text := _clean(value)):
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


class _PartyFile(_Table):
    """A definitions file: one or more [[party]]."""

    party: list[_Party] = Field(min_length=1)


class _StatesFile(_Table):
    """The other states of the world, by their common English names."""

    states: dict[str, _State]


class _IdsFile(_Table):
    """The list of the packaged parties, and which of them are known in every text."""

    ids: list[Text]
    always: list[Text]


_File = TypeVar("_File", bound=_Table)


# --- reading -----------------------------------------------------------------------------------------------


def _read(schema: type[_File], text: str, origin: str) -> _File:
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise PartyError(f"{origin!r} is not valid TOML: {error}; correct it there") from error
    if schema is _PartyFile and not data.get("party"):
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


def _packaged_file(schema: type[_File], name: str) -> _File:
    text = (resources.files("stance.parties.data") / name).read_text(encoding="utf-8")
    return _read(schema, text, name)


@cache
def _packaged(party: str) -> Party:
    return _packaged_file(_PartyFile, f"{party.lower().replace(' ', '_')}.toml").party[0].record()


def _own_parties(files: Sequence[Path]) -> list[Party]:
    """Read the user's files; each id may be defined once only."""
    own: dict[str, tuple[Path, Party]] = {}
    for path in files:
        for party in _own_file(path):
            if (key := _key(party.id)) in own:
                earlier = str(own[key][0])
                raise PartyError(
                    f"{str(path)!r} defines the party {party.id!r}, as {earlier!r} does; keep one of the two"
                )
            own[key] = (path, party)
    return [party for _, party in own.values()]


def _own_file(path: Path) -> list[Party]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PartyError(f"{str(path)!r} cannot be read: {error.strerror or error}; check the path") from error
    except UnicodeDecodeError as error:
        raise PartyError(f"{str(path)!r} is not UTF-8 text ({error.reason}); save it as UTF-8") from error
    return [table.record() for table in _read(_PartyFile, text, str(path)).party]


# --- finding -----------------------------------------------------------------------------------------------


def _called(key: str, parties: Iterable[Party]) -> Party | None:
    """The party with this id; failing that, the one with this name."""
    candidates = list(parties)
    by_id = (party for party in candidates if _key(party.id) == key)
    by_name = (party for party in candidates if any(_key(name) == key for name in party.names))
    return next(by_id, None) or next(by_name, None)


def _packaged_called(key: str) -> Party | None:
    for party in known_parties():
        if _key(party) == key:
            return _packaged(party)
    if found := _called(key, map(_packaged, always_known())):
        return found
    # the states' few names tell whose file is meant, so that no file is read in vain
    if state := _called(key, other_states()):
        return _packaged(state.id) if state.id in known_parties() else None
    states = {state.id for state in other_states()}
    return _called(key, (_packaged(id_) for id_ in known_parties() if id_ not in {*always_known(), *states}))


def _free_party(name: str) -> Party:
    return Party(id=_clean(name), kind="organization", names=(_clean(name),))


def _refuse_shared_names(parties: Sequence[Party]) -> None:
    owners: dict[str, str] = {}
    for party in parties:
        for name in party.names:
            if (owner := owners.setdefault(_key(name), party.id)) != party.id:
                raise PartyError(f"{owner!r} and {party.id!r} both claim the name {name!r}; remove it from one of them")
