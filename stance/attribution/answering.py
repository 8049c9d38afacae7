"""Whose each answer of an interview is: whom the name before it means, else whoever is interviewed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.found import Found
from stance.attribution.interviewees import Talk, briefing, in_office, interviewed_of
from stance.attribution.labelled import initials, is_initials
from stance.attribution.pronouns import Resolved
from stance.attribution.sources import Resolver
from stance.parties.actors import Roster
from stance.records import Span


class Answering:
    """Tells in reading order whose the answers among `found` are, and gives them the outlet of a talk printed again."""

    def __init__(self, talk: Talk, resolver: Resolver, found: Sequence[Found]) -> None:
        self._talk = talk
        self._resolver = resolver
        self._interviewed: Resolved | None = None
        answers = [f for f in found if f.frame == "answer"]
        self._first = min((f.content[0].start for f in answers if f.block), default=0)
        # a quotation in the title of an interview
        self._titular = [k for k, f in enumerate(found) if f.frame == "answer" and f.content[0].start < self._first]
        printed = talk.reprinted_from() if answers and talk.turns.answers else None
        for item in answers if printed is not None else ():
            if printed is not None:
                item.carriers.append((printed, "medium"))

    def who(self, item: Found) -> Resolved:
        """Who speaks an answer."""
        named, turn = _turn(self._resolver, item.source)
        several = self._talk.several
        if item.content[0].start >= self._first and not several:
            self._interviewed = self._interviewed or interviewed_of(self._talk)
        if item.source is not None and not several and not any(a.party or a.foreign for a in named.actors):
            named = briefing(self._talk, item.source.of(self._resolver.text)) or named
        if named.actors:
            named = in_office(named, self._talk)
            if not several:
                # the name may stand before the first turn only
                self._interviewed = named
        return named if turn or named.actors else self._interviewed or Resolved(open=True)

    def name_title(self, resolved: list[Resolved]) -> None:
        """Give what the title quotes to whoever answers alone."""
        for k in self._titular if self._interviewed else ():
            resolved[k] = self._interviewed or resolved[k]


def _turn(resolver: Resolver, source: Span | None) -> tuple[Resolved, bool]:
    """Who is named before an answer, and whether that settles whose it is."""
    if source is None:
        return Resolved(), False
    label = source.of(resolver.text)
    short = _abbreviated(label, resolver.roster) if is_initials(label) else None
    if short is not None:
        return short, True
    if _BEFORE_SURNAME.match(label):
        whose = _labelled(label, resolver.roster)
        if whose.actors:
            return whose, True
    named = resolver.resolve(source)
    if any(a.kind == "person" for a in named.actors):
        return named, True
    whose = _labelled(label, resolver.roster)
    if whose.actors or (not named.actors and _is_surname(label)):
        return whose, True
    return named, bool(named.actors)


# "J. K. Roe", "Д. Роу"
_BEFORE_SURNAME = re.compile(r"(?:[^\W\d_]\. ?)+[^\W\d_]{2,}")


def _is_surname(label: str) -> bool:
    """Whether "ROE" stands before a turn, no initials and no paper: "NP"."""
    return label.isupper() and len(label.rsplit(maxsplit=1)[-1]) >= _SURNAME


_SURNAME = 3


def _labelled(label: str, roster: Roster) -> Resolved:
    """Whose turn "ROE:" or "Roe:" is: whoever alone has that surname, or puts it first; open where several have it."""
    last = label.rsplit(maxsplit=1)[-1].casefold()
    people = {id(a): a for _, a in roster.mentions if a.kind == "person" and "." not in a.name}
    for place in (-1, 0):
        bearers = [a for a in people.values() if " " in a.name and _bears(a.name.split()[place], last)]
        placed = [a for a in bearers if a.party or a.foreign]
        # "Gov Roe" of the title is "Governor Jane Roe"
        bearers = placed if len(placed) == 1 and len(bearers) > 1 else bearers
        if bearers:
            return Resolved(bearers) if len(bearers) == 1 else Resolved(open=True)
    return Resolved(open=True)


def _bears(name: str, label: str) -> bool:
    """Whether a name is that of a label, in lower case, or a case of it: "Лыкова" of "лыков"."""
    low = name.casefold()
    bent = not label.isascii() and low[: len(label) - 1] == label[:-1] and abs(len(low) - len(label)) <= _ENDING
    return low == label or (bent and len(label) > _ENDING + 1)


_ENDING = 2


def _abbreviated(label: str, roster: Roster) -> Resolved | None:
    """Whom initials before a turn mean: whoever alone has them; None where nobody or several have."""
    letters = initials(label) if " " in label or "." in label else label.upper()
    people = {
        id(a): a for _, a in roster.mentions if a.kind == "person" and letters in {initials(a.name), _outer(a.name)}
    }
    return Resolved([*people.values()]) if len(people) == 1 else None


def _outer(name: str) -> str:
    """The initials of first name and last: "EL" of "Ehud Sharon-Lev"."""
    words = name.split()
    return (words[0][0] + words[-1][0]).upper() if len(words) > 1 else ""
