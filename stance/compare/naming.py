"""What outlets call the same thing, and whose word it is; things and their names are data with sources.

A thing of the data is one referent, or something that articles on one event mean alike; words that may mean something
else there ("killed", "attack", "protest") are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import tomli
from pydantic import Field

from stance.compare.own import whose
from stance.compare.people import Names
from stance.records import Naming, Reading, Record, Sentence, Span
from stance.text.words import Token, tokenize
from stance.verify.phrases import Phrases, tokens_of


class Variant(Record):
    """One name of a thing, with its written forms by language."""

    name: str
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()


class Thing(Record):
    """Something that outlets call by different names: a neutral label by language, its names, and the source for them.

    Forms of Russian and Ukrainian are found in whichever case they stand; those of a thing that is `literal` only as
    they are listed, where the case tells one name from another. A capital in a form asks for one in the text. `apart`
    has what contains a name and is something else, `since` when the thing began: no article from before is about it.
    """

    id: str
    label: dict[str, str]
    source: str
    literal: bool = False
    since: Date | None = None
    apart: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    variant: tuple[Variant, ...]


class _Form(NamedTuple):
    """One written form: the thing and the variant it stands for, and whether it counts only as it is written."""

    thing: str
    variant: int
    literal: bool


_APART = -1


_Places: TypeAlias = dict[tuple[int, int], list[Span]]


class _Hit(NamedTuple):
    thing: str
    variant: int
    start: int
    end: int


@cache
def things() -> dict[str, Thing]:
    """Return every thing of the data by its id."""
    given = tomli.loads((files("stance.compare.data") / "naming.toml").read_text(encoding="utf-8"))
    return {one.id: one for one in (Thing.model_validate(table) for table in given["thing"])}


def naming(readings: Sequence[Reading], language: str, names: Names) -> tuple[Naming, ...]:
    """Return by which name each article calls what the articles call by two names or more.

    A form counts once: where one contains or overlaps another of the same thing, the longer one is meant. Things stand
    in the order of the data, each with its articles in order. `language` is that of the labels, `names` has one name
    for each whom they quote.
    """
    uses: defaultdict[str, _Places] = defaultdict(dict)
    for article, reading in enumerate(readings):
        for sentence in _listed(reading.article.language)[0].where(reading):
            for hit in _longest(_hits(reading, sentence)):
                uses[hit.thing].setdefault((article, hit.variant), []).append(Span(start=hit.start, end=hit.end))
    found = []
    for thing in things().values():
        for (article, variant), spans in sorted(_several(thing, uses[thing.id], readings).items()):
            found.append(
                Naming(
                    thing=thing.id,
                    label=thing.label.get(language) or thing.label["en"],
                    variant=thing.variant[variant].name,
                    **whose(readings[article], article, spans, names),
                )
            )
    return tuple(found)


def _several(thing: Thing, places: _Places, readings: Sequence[Reading]) -> _Places:
    """The uses of a thing where it has two names or more; of a literal one within one language, whose grammar it is."""
    named: defaultdict[str, set[int]] = defaultdict(set)
    for article, variant in places:
        named[readings[article].article.language if thing.literal else ""].add(variant)
    return {
        (article, variant): spans
        for (article, variant), spans in places.items()
        if len(named[readings[article].article.language if thing.literal else ""]) > 1
    }


def _hits(reading: Reading, sentence: Sentence) -> Iterator[_Hit]:
    """Every form in a sentence, those that overlap too."""
    listed, forms = _listed(reading.article.language)
    tokens = tokens_of(reading, sentence)
    for phrase, i, j in listed.every(tokens):
        for form in forms[phrase]:
            if _written(phrase, tokens[i:j], form) and not _before(form.thing, reading.article.date):
                start, end = sentence.start + tokens[i].start, sentence.start + tokens[j - 1].end
                yield _Hit(form.thing, form.variant, start, end)


def _longest(hits: Iterator[_Hit]) -> Iterator[_Hit]:
    """The hits without those that overlap a longer one of the same thing."""
    taken: defaultdict[str, list[_Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in taken[hit.thing]):
            taken[hit.thing].append(hit)
            if hit.variant != _APART:
                yield hit


def _before(thing: str, date: Date | None) -> bool:
    since = things()[thing].since
    return since is not None and date is not None and date < since


@cache
def _listed(language: str) -> tuple[Phrases, dict[str, list[_Form]]]:
    """Every form of a language, and what each stands for."""
    forms: dict[str, list[_Form]] = {}
    for thing in things().values():
        named = [(form, i) for i, variant in enumerate(thing.variant) for form in getattr(variant, language, ())]
        for form, variant in (*named, *((form, _APART) for form in thing.apart.get(language, ()))):
            forms.setdefault(form, []).append(_Form(thing.id, variant, thing.literal))
    return Phrases(forms, language), forms


def _written(phrase: str, tokens: Sequence[Token], form: _Form) -> bool:
    """Whether tokens that match a phrase have its capitals, all those of initials, and its very words where asked."""
    listed = tokenize(phrase)
    if any(one.capital and not token.capital for one, token in zip(listed, tokens, strict=True)):
        return False
    initials = [
        (one, token) for one, token in zip(listed, tokens, strict=True) if one.text.isupper() and len(one.text) > 1
    ]
    if any(not token.text.isupper() for _, token in initials):
        return False
    return not form.literal or [t.low for t in listed] == [t.text.lower() for t in tokens]
