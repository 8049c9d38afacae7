"""One person under several spellings: who is called otherwise in articles of other scripts and languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Any, NamedTuple

import tomli

from stance.parties.written import name_in
from stance.records import Analysis, Named, Speaker
from stance.text.romanize import is_cyrillic

_SIGNS = re.compile("['’ʼ`.]")
_DOUBLE = re.compile(r"([^\Wаеёиоуыэюяєіїй])\1+")


class Names(NamedTuple):
    """How each speaker of a comparison is called there, by the name that the articles have."""

    shown: dict[str, str]

    def of(self, name: str) -> str:
        """The name under which somebody called `name` is shown."""
        return self.shown.get(name, name)

    @property
    def others(self) -> tuple[Named, ...]:
        """Everybody whom articles spell otherwise."""
        spellings: dict[str, list[str]] = {}
        for name, shown in sorted(self.shown.items()):
            spellings.setdefault(shown, []).append(name)
        return tuple(Named(name=name, spellings=tuple(found)) for name, found in sorted(spellings.items()))


class _Bearer(NamedTuple):
    """A name with the parties, capacities and articles of whoever bears it, and the language in which it is written."""

    name: str
    language: str
    parties: set[str]
    capacities: set[str]
    articles: set[int]


class People:
    """Whoever speaks, holds or passes on a position in some articles, and which of their names are one person's.

    Two names are one person's where given and family name are each a spelling of the other's in another script or
    language, where no article has both, and where neither party nor capacity conflict. Within one language they are
    where one is written after the Cyrillic form of the other ("Kheyl" for Hale). A name that may be two people's is
    joined with neither.
    """

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._parties = analyses[0].provenance.parties
        self._bearers = {b.name: b for b in _bearers(analyses)}
        self._groups = _joined([b for b in self._bearers.values() if len(b.name.split()) > 1 and b.name[0].isupper()])

    def one_name(self, language: str) -> Names:
        """One name for each, in the `language` of a report: that of the articles in it where they have one."""
        shown = {}
        for name, bearer in self._bearers.items():
            members = self._groups.get(name, [bearer])
            best = min(members, key=lambda b: (b.language != language, _after_cyrillic(b), -len(b.articles), b.name))
            parties: list[str | None] = [*sorted({p for b in members for p in b.parties})]
            written = {
                name_in(language, best.name, party, parties=self._parties, source=best.language)
                for party in (parties or [None])
            }
            # what two parties call alike may be written in two ways, and two people be spelled alike in another script
            taken = self._bearers.keys() - {b.name for b in members}
            if len(written) == 1 and not written & taken and written != {name}:
                shown[name] = written.pop()
        return Names(shown)


def _joined(bearers: Sequence[_Bearer]) -> dict[str, list[_Bearer]]:
    """All who are one person with each who is spelled in two ways or more."""
    alike = {frozenset((a.name, b.name)) for a, b in combinations(bearers, 2) if _may_be_one(a, b)}
    groups: dict[str, set[str]] = {}
    for pair in alike:
        whole = set().union(*(groups.get(name, {name}) for name in pair))
        groups.update(dict.fromkeys(whole, whole))
    by_name = {b.name: b for b in bearers}
    found = {name: [by_name[n] for n in sorted(group)] for name, group in groups.items()}
    return {name: members for name, members in found.items() if _one_person(members, alike)}


def _one_person(members: Sequence[_Bearer], alike: set[frozenset[str]]) -> bool:
    """Whether all the names of a group, of which each is like another one, can be one person's."""
    return not any(
        a.articles & b.articles
        or len(a.parties | b.parties) > 1
        or len(a.capacities | b.capacities) > 1
        # two names that one in another language may stand for
        or (a.language == b.language and frozenset((a.name, b.name)) not in alike)
        for a, b in combinations(members, 2)
    )


def _bearers(analyses: Sequence[Analysis]) -> list[_Bearer]:
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, _Bearer] = {}
    for article, analysis in enumerate(analyses):
        for who in dict.fromkeys(_named(analysis)):
            # a known person is called by one name in every article, whatever its language
            spoken[who.name][analysis.article.language if is_cyrillic(who.name) else "en"] += 1
            one = found.setdefault(who.name, _Bearer(who.name, "", set(), set(), set()))
            one.articles.add(article)
            one.parties.update([who.party] if who.party else [])
            one.capacities.update([who.capacity] if who.capacity else [])
    languages = {name: min(counts, key=lambda one: (-counts[one], one)) for name, counts in spoken.items()}
    return [found[name]._replace(language=languages[name]) for name in sorted(found)]


def _named(analysis: Analysis) -> Iterator[Speaker]:
    for speaker in (s for told in analysis.attributions for s in told.speakers):
        if speaker.capacity != "unnamed":
            yield speaker
    for position in analysis.positions:
        if position.speaker.capacity != "unnamed":
            yield position.speaker
        if position.holder != position.speaker.name:
            yield Speaker(name=position.holder, party=position.party)
        for hop in position.chain:
            yield Speaker(name=hop.name, party=hop.party)


def _may_be_one(a: _Bearer, b: _Bearer) -> bool:
    if a.articles & b.articles or len(a.parties | b.parties) > 1 or len(a.capacities | b.capacities) > 1:
        return False
    if a.language == b.language and (a.language != "en" or not (_after_cyrillic(a) ^ _after_cyrillic(b))):
        return False
    one, other = a.name.split(), b.name.split()
    given = _namesakes(one[0], other[0]) or _alike(_Word(one[0], a.language), _Word(other[0], b.language))
    return given and _alike(_Word(one[-1], a.language), _Word(other[-1], b.language))


def _after_cyrillic(bearer: _Bearer) -> bool:
    """Whether a name in Latin letters is written as its Cyrillic form is read."""
    return bearer.language == "en" and _has_marks(bearer.name)


@lru_cache(maxsize=8192)
def _has_marks(name: str) -> bool:
    return any(mark in _plain(name) for mark in _data()["marks"])


class _Word(NamedTuple):
    text: str
    language: str


@lru_cache(maxsize=65536)
def _alike(one: _Word, other: _Word) -> bool:
    """Whether two words of names are spellings of one."""
    a, b = _plain(one.text), _plain(other.text)
    if one.language == other.language:
        # written otherwise by more than a letter: "Khan" and "Han" are two names
        return a == b or (not _near(a, b) and (_reads(a, _back(b), "latin") or _reads(b, _back(a), "latin")))
    if "en" in {one.language, other.language}:
        latin, cyrillic = (a, b) if one.language == "en" else (b, a)
        return _reads(latin, cyrillic, "latin")
    russian, ukrainian = (a, b) if one.language == "ru" else (b, a)
    return _reads(russian, ukrainian, "russian")


def _reads(word: str, spelled: str, rules: str) -> bool:
    return _pattern(word, rules).fullmatch(spelled) is not None


def _near(a: str, b: str) -> bool:
    """Whether two words differ by one letter at most."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


@lru_cache(maxsize=8192)
def _pattern(word: str, rules: str) -> re.Pattern[str]:
    """The spellings in the other script of a word."""
    return re.compile("".join(f"(?:{written})" for written in _replaced(word, rules)))


def _back(word: str) -> str:
    """The Cyrillic form of a word that was written after it."""
    return "".join(_replaced(word, "back"))


def _replaced(word: str, rules: str) -> list[str]:
    found, at = [], 0
    while at < len(word):
        for pattern, written in _rules(rules):
            match = pattern.match(word, at)
            if match is not None and match.end() > at:
                found.append(written)
                at = match.end()
                break
        else:
            found.append(re.escape(word[at]) if rules != "back" else word[at])
            at += 1
    return found


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    """A name in small letters, without accents, stops and apostrophes; Cyrillic ones have no double consonants."""
    low = _SIGNS.sub("", unicodedata.normalize("NFC", word.lower()))
    if is_cyrillic(low):
        return _DOUBLE.sub(r"\1", low)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _namesakes(one: str, other: str) -> bool:
    return bool(_given().get(one.lower(), frozenset()) & _given().get(other.lower(), frozenset()))


@cache
def _given() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for i, names in enumerate(_data()["given"]):
        for name in names:
            found.setdefault(name.lower(), set()).add(i)
    return {name: frozenset(places) for name, places in found.items()}


@cache
def _rules(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), written) for pattern, written in _data()[name])


@cache
def _data() -> dict[str, Any]:
    return tomli.loads((files("stance.compare.data") / "heard.toml").read_text(encoding="utf-8"))
