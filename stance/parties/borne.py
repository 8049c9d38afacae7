"""Whose name an office bears in an inflected language, where more stands between the two than a sequence reads."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.parties.lists import grammar
from stance.text.morphology import LANGUAGES, shapes
from stance.text.words import Token, tokenize

if TYPE_CHECKING:
    from stance.parties.reading import Mention

_FIELD = 9


def borne(mentions: Sequence[Mention], text: str, language: str) -> Sequence[Mention]:
    """Give an office whose state is named the name that stands behind it, in the same case.

    Behind what the office is for ("спецпосланник Вашингтона по маякам Карл Финч"), or behind a second office of the
    same bearer ("глава украинской команды, замминистра культуры Марко Руд").
    """
    if language not in LANGUAGES:
        return mentions
    found = list(mentions)
    for i, (role, person) in enumerate(itertools.pairwise(mentions)):
        if _bears(role, person, text, language) and not _apart(role, person, text, language):
            found[i] = replace(
                role, kind="person", name=person.name, known=person.known, gender=person.gender or role.gender
            )
            found[i + 1] = replace(
                person, party=role.party, foreign=role.foreign, titled=True, capacity=person.capacity or role.capacity
            )
    return found


_SECOND = 2


def _bears(role: Mention, person: Mention, text: str, language: str) -> bool:
    """Whether an office and a name behind it are of one bearer."""
    owned = role.kind == "role" and role.titles and (role.party is not None or role.foreign)
    untold = person.party is None and not person.foreign
    free = person.kind == "person" and " " in person.name and (untold or person.party == role.party is not None)
    if not owned or not free or not _between(role, person, text, language):
        return False
    named = tokenize(text, person.start, person.end)
    heads = [*named[:1], *named[-len(person.name.split()) :]]
    shared = _cases(tokenize(text, role.start, role.end), language)
    for head in heads:
        # a name that no dictionary knows shows its case by nothing
        shared = shared & (_cases((head,), language) or {"nominative"})
    return bool(shared)


def _between(role: Mention, person: Mention, text: str, language: str) -> bool:
    """Whether nothing stands between them, a comma before a second office, or what the first is for."""
    words = tokenize(text, role.end, person.start)
    if not words or [t.low for t in words] == [","]:
        return bool(person.titles)
    lists = grammar(language)
    if len(words) > _FIELD or words[0].low not in lists.get("charged", ()):
        return False
    if words[-1].low == "," and person.titles:
        words = words[:-1]
    return all(t.word and not _verb(t, language) for t in words)


def _apart(role: Mention, person: Mention, text: str, language: str) -> bool:
    """Whether a comma between them parts two people: of a list, or of two clauses ("Как сказал посол, Роу ушёл")."""
    behind = tokenize(text, person.end, min(len(text), person.end + _NEAR))[:_SECOND]
    if behind and behind[0].low in grammar(language).get("field_joins", ()):
        return len(behind) < _SECOND or not _verb(behind[1], language)
    if "," not in text[role.end : person.start]:
        return False
    before = tokenize(text, max(0, role.start - _NEAR), role.start)
    ended = max((k for k, t in enumerate(before) if t.low in _ENDS), default=-1)
    told = any(_verb(t, language) for t in before[ended + 1 :])
    return told and bool(behind) and _verb(behind[0], language)


_NEAR = 100
_ENDS = frozenset('.!?…:;»”"')


def _verb(token: Token, language: str) -> bool:
    return token.word and any(s.part == "verb" for s in shapes(token.text, language)[:1])


def _cases(tokens: Sequence[Token], language: str) -> set[str]:
    """The cases in which the head of a phrase can stand; a word that no dictionary bends may stand in any."""
    for token in tokens:
        found = [s for s in shapes(token.text, language) if s.part in _HEADS and not s.plural]
        if found:
            return {str(s.case) for s in found} - {"accusative"} if found[0].case else _ANY
    return set()


_HEADS = frozenset({"noun", "adjective"})
_ANY = {"nominative", "genitive", "dative", "instrumental"}


def of_several(role: str, language: str) -> bool:
    """Whether a role is told of several people: "китайські дипломати" are not the spokeswoman named before."""
    if language not in LANGUAGES:
        return False
    nouns = ([s for s in shapes(word, language) if s.part == "noun"] for word in role.split())
    # "дипломат по итогам переговоров": the first noun is the head
    head = next(filter(None, nouns), [])
    return bool(head) and all(s.plural for s in head)
