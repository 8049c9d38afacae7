"""Who of one party stands for whom of another: their names, capitals, buildings, bodies and people, one for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from stance.parties.lists import grammar
from stance.records import Body, Building, Party, Person
from stance.text.morphology import LANGUAGES, bearers, known, name_stem

__all__ = ["Matches", "called", "load_matches"]


@cache
def load_matches() -> dict[str, Any]:
    """The lists of what matches what."""
    return tomli.loads((files("stance.compare.data") / "swap.toml").read_text(encoding="utf-8"))


class Matches:
    """What of `mine` is `yours` in a text of one language: where a thing has no match, None.

    `named` are the people of `mine` whom the text names, so that no two of them get one match.
    """

    def __init__(self, mine: Party, yours: Party, language: str, on: Date | None, named: Iterable[str] = ()) -> None:
        self.mine, self.yours, self.language, self.on = mine, yours, language, on
        self._people = dict(self._matched(list(named)))

    @property
    def name(self) -> str:
        """The name of the other party that is put where one of this party's stands."""
        return str(self._listed("names").get(_key(self.yours)) or called(self.yours, self.language))

    def capital(self) -> str | None:
        """The other party's capital, in the nominative."""
        buildings = {form for b in self.yours.buildings for form in (b.name, *b.aliases)}
        return next((s for s in self.yours.seats if s not in buildings and _of(self.language, s)), None)

    def building(self, seat: str) -> str | None:
        """The other party's building for one of this party's, in any of its forms."""
        for k, each in enumerate(self.mine.buildings):
            if any(_alike(seat, form) for form in (each.name, *each.aliases)):
                return called(self.yours.buildings[k], self.language) if k < len(self.yours.buildings) else None
        return None

    def is_building(self, seat: str) -> bool:
        """Whether a seat is a building, and not the capital."""
        return any(_alike(seat, form) for each in self.mine.buildings for form in (each.name, *each.aliases))

    def body(self, name: str) -> str | None:
        """The other party's body that does the same work."""
        for row in load_matches()["bodies"]:
            if row.get(_key(self.mine)) == name:
                wanted = row.get(_key(self.yours))
                found = next((b for b in self.yours.bodies if b.name == wanted), None)
                return called(found, self.language) if found else None
        return None

    @property
    def ministry(self) -> tuple[str, str]:
        """What each of the two calls its ministries, in English: this party and the other one."""
        called_so = self._listed("ministries")
        mine, yours = (called_so.get(_key(p), called_so.get("other", "")) for p in (self.mine, self.yours))
        return mine, yours

    def has_body(self, name: str) -> bool:
        """Whether the other party's definition has a body of that name."""
        return any(name in (b.name, *b.aliases) for b in self.yours.bodies)

    def person(self, name: str) -> Person | None:
        """The other party's person of the same standing and gender."""
        return self._people.get(name)

    def office(self, title: str) -> str | None:
        """What the other party calls an office that has a name of its own here."""
        for row in self._listed("offices") or ():
            own = row.get(_key(self.mine))
            if own and own.lower() == title.lower():
                found: str | None = row.get(_key(self.yours)) or row.get("other")
                return found
        return None

    def known(self, name: str) -> bool:
        """Whether this party's definition has a person of that name."""
        return any(p.name == name for p in self.mine.people)

    def sex(self, person: Person) -> str:
        """m or f, by the given name, or "" where that does not tell."""
        return _sex(person)

    def _listed(self, name: str) -> Any:
        return load_matches().get(self.language, {}).get(name) or {}

    def _matched(self, named: list[str]) -> Iterable[tuple[str, Person]]:
        free: dict[tuple[str, str, bool], list[Person]] = {}
        for person in _each(self.yours.people):
            free.setdefault(self._standing(person, self.yours.people), []).append(person)
        for person in _each(self.mine.people):
            found = free.get(self._standing(person, self.mine.people)) if person.name in named else None
            if found and _sex(person):
                yield person.name, found.pop(0)

    def _standing(self, person: Person, people: Sequence[Person]) -> tuple[str, str, bool]:
        """What two people must share: gender, capacity at the time, and whether the surname alone means them."""
        terms = [p for p in people if p.name == person.name]
        held = [t for t in terms if _holds(t, self.on)]
        surname = called(person, self.language).split()[-1]
        alone = any(_alike(surname, alias) for alias in person.aliases if " " not in alias)
        return _sex(person), held[-1].capacity if held else "former", alone


def called(record: Party | Building | Body | Person, language: str) -> str:
    """What somebody or something is called in a language, in the nominative; its own name where none is known."""
    own = record.names[0] if isinstance(record, Party) else record.name
    return next((c.name for c in record.called if c.language == language), own)


def _key(party: Party) -> str:
    return party.politics or party.id


def _each(people: Sequence[Person]) -> Iterable[Person]:
    return {p.name: p for p in reversed(people)}.values().__reversed__()


def _holds(term: Person, on: Date | None) -> bool:
    if on is None:
        return term.until is None
    return (term.since is None or term.since <= on) and (term.until is None or on < term.until)


@cache
def _sex_of(given: str, names: tuple[str, ...]) -> str:
    for sex, listed in (("m", "he_names"), ("f", "she_names")):
        if given.lower() in grammar("en").get(listed, ()):
            return sex
    found = {sex for name in names for sex in bearers(name, "ru")}
    return found.pop() if len(found) == 1 else ""


def _sex(person: Person) -> str:
    return _sex_of(person.name.split()[0], tuple(c.name.split()[0] for c in person.called if c.language == "ru"))


def _of(language: str, word: str) -> bool:
    """Whether a word is one of a language: by its script, and where two share it by its dictionary."""
    return known(word, language) if language in LANGUAGES and not word.isascii() else language not in LANGUAGES


def _alike(one: str, other: str) -> bool:
    """Whether two names differ in their case endings alone."""
    return [_stem(w) for w in one.split()] == [_stem(w) for w in other.split()]


def _stem(word: str) -> str:
    return word.lower().replace("’", "'") if word.isascii() else name_stem(word)
