"""Party definitions: data files and free names, flattened into `Party` records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from stance.errors import PartyError
from stance.records import Body, Capacity, Party, Person

PACKAGED = {
    "us": "US",
    "russia": "Russia",
    "ukraine": "Ukraine",
    "eu": "EU",
    "nato": "NATO",
    "china": "China",
    "uk": "UK",
}

ByLanguage = dict[Literal["en", "ru", "uk"], tuple[str, ...]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _BodyEntry(_Strict):
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    capacity: Capacity = "official"


class _Term(_Strict):
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    office: str = ""
    capacity: Capacity = "official"
    since: Date | None = None
    until: Date | None = None


class _Entry(_Strict):
    """One `[[party]]` table of a definition file."""

    id: str = Field(min_length=1)
    kind: Literal["state", "organization"] = "state"
    names: ByLanguage
    adjectives: ByLanguage = {}
    demonyms: ByLanguage = {}
    seats: ByLanguage = {}
    offices: ByLanguage = {}
    bodies: tuple[_BodyEntry, ...] = ()
    people: tuple[_Term, ...] = ()

    def party(self) -> Party:
        """Flatten the entry: all languages side by side, English first."""
        return Party(
            id=self.id,
            kind=self.kind,
            names=_flat(self.names) or (self.id,),
            adjectives=_flat(self.adjectives),
            demonyms=_flat(self.demonyms),
            seats=_flat(self.seats),
            offices=_flat(self.offices),
            bodies=tuple(Body(**b.model_dump()) for b in self.bodies),
            people=tuple(Person(**p.model_dump()) for p in self.people),
        )


def known_parties() -> tuple[str, ...]:
    """The ids of the packaged parties."""
    return tuple(PACKAGED.values())


def load_parties(names: Sequence[str], party_files: Sequence[Path] = ()) -> tuple[Party, ...]:
    """Return the parties that `names` mean, in that order.

    A name is an id or a name in one of `party_files`, a packaged id or one of its names ("United States"), or anything
    else, which becomes a party known by that name alone ("Tesla"). Case does not matter. Raises `PartyError` for a blank
    name, a party named twice, or a file that cannot be used.
    """
    own = [party for path in party_files for party in read_party_file(path)]
    found: list[Party] = []
    for name in names:
        if not name.strip():
            raise PartyError(f"{name!r} names no party: give names separated by commas, such as US,Russia.")
        party = _named(name.strip(), own)
        if any(party.id == other.id for other in found):
            raise PartyError(f"{name!r} means {party.id!r}, which is already asked for: name each party once.")
        found.append(party)
    return tuple(found)


def _named(name: str, own: Sequence[Party]) -> Party:
    wanted = name.casefold()
    for party in own:
        if wanted in (party.id.casefold(), *(n.casefold() for n in party.names)):
            return party
    if wanted in PACKAGED:
        return _packaged(wanted)
    for key in PACKAGED:
        if wanted in (n.casefold() for n in _packaged(key).names):
            return _packaged(key)
    for state in other_states():
        if wanted in (n.casefold() for n in state.names):
            return state
    return Party(id=name, kind="organization", names=(name,))


@cache
def _packaged(key: str) -> Party:
    entries = _entries((files("stance.parties.data") / f"{key}.toml").read_text(encoding="utf-8"), f"{key}.toml")
    return entries[0]


def read_party_file(path: Path) -> tuple[Party, ...]:
    """Read a definition file with one or more `[[party]]` tables; raises `PartyError` naming file and field."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PartyError(f"party file {str(path)!r} cannot be read: {error}. Give the path of a UTF-8 TOML file.") from error
    return _entries(text, str(path))


def _entries(text: str, source: str) -> tuple[Party, ...]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PartyError(f"party file {source!r} is not valid TOML: {error}.") from error
    tables = data.get("party")
    if not isinstance(tables, list) or not tables:
        raise PartyError(f"party file {source!r} defines no party: it needs at least one [[party]] table with id and names.")
    parties = []
    for table in tables:
        try:
            parties.append(_Entry(**table).party())
        except ValidationError as error:
            where = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False))
            raise PartyError(f"party file {source!r}, party {table.get('id', '?')!r}: {where}.") from error
    return tuple(parties)


@cache
def other_states() -> tuple[Party, ...]:
    """The states of the world beyond the packaged parties, known by name, adjective, demonym and capital."""
    data = tomllib.loads((files("stance.parties.data") / "states.toml").read_text(encoding="utf-8"))
    return tuple(_state(name, row) for name, row in data["states"].items())


def _state(name: str, row: Mapping[str, Iterable[str]]) -> Party:
    return Party(
        id=name,
        names=(name, *row.get("names", ())),
        adjectives=tuple(row.get("adjectives", ())),
        demonyms=tuple(row.get("demonyms", ())),
        seats=tuple(row.get("seats", ())),
    )


def _flat(by_language: Mapping[Any, Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for lang in ("en", "ru", "uk") for w in by_language.get(lang, ())))
