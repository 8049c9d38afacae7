"""One word or phrase of an inflected language put into the form that another has: its case and number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from stance.text.morphology import Case, parsed

_MARKS: dict[Case, str] = {
    "nominative": "nomn",
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "locative": "loct",
}
_CASES = {mark: case for case, mark in _MARKS.items()} | {"gen2": "genitive", "loc2": "locative"}
_NAMING = frozenset({"NOUN", "ADJF", "PRTF"})
_GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
_LETTERS = {mark: letter for letter, mark in _GENDERS.items()}
_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщь")
_VOWELS = frozenset("оеэєиіїуюыёє")


class Form(NamedTuple):
    """A form that a word may stand in: its case, whether it is a plural, and its gender (m, f, n or "")."""

    case: Case
    plural: bool
    gender: str


@lru_cache(maxsize=16384)
def forms(word: str, language: str) -> frozenset[Form]:
    """Every form that a noun, an adjective or a participle may stand in; empty for any other word."""
    return frozenset(
        Form(_CASES[r.tag.case], r.tag.number == "plur", _LETTERS.get(r.tag.gender or "", ""))
        for r in parsed(word, language)
        if r.tag.POS in _NAMING and r.tag.case in _CASES
    )


def phrase_forms(phrase: str, language: str) -> frozenset[Form]:
    """The forms that a phrase may stand in, by its first noun and the adjectives before it."""
    common: dict[tuple[Case, bool], Form] | None = None
    for word in phrase.split():
        own = {(f.case, f.plural): f for f in forms(word, language)}
        common = own if common is None else {k: f for k, f in own.items() if k in common}
        if _noun(word, language):
            break
    return frozenset((common or {}).values())


@lru_cache(maxsize=16384)
def gender(word: str, language: str) -> Form | None:
    """The likeliest nominative of a word, with gender and number; None for one that no dictionary knows as a name."""
    found = [f for f in _forms_in_order(word, language) if f.case == "nominative"]
    return found[0] if found else None


@lru_cache(maxsize=16384)
def bent(phrase: str, case: Case, language: str, *, plural: bool = False, sex: str = "") -> str | None:
    """A phrase in the nominative put into a case, its adjectives with it; None where the dictionary cannot.

    `sex` is given for the name of a person, which no dictionary need know.
    """
    words = phrase.split()
    if case == "accusative" and not (sex or plural) and (own := gender(words[-1], language)) and own.gender in "mn":
        return phrase
    heads = next((k for k, w in enumerate(words) if _noun(w, language)), len(words) - 1)
    if sex:
        heads = len(words) - 1
    made = [_bent(w, case, language, plural=plural, sex=sex) if k <= heads else w for k, w in enumerate(words)]
    return " ".join(w for w in made if w) if all(made) else None


@lru_cache(maxsize=16384)
def agreeing(word: str, old: Form, new: Form, language: str) -> str | None:
    """A verb in the past tense, or an adjective, put from one gender and number into another.

    None for one that does not agree with `old`; a word that shows neither gender nor number comes back as it is.
    """
    for reading in parsed(word, language):
        tag = reading.tag
        plural = tag.number == "plur"
        verb = tag.POS in ("VERB", "PRTS", "ADJS") and "infn" not in tag.grammemes
        fits = plural == old.plural and tag.gender in (None, _GENDERS.get(old.gender))
        if tag.POS in ("ADJF", "PRTF"):
            fits = fits and _CASES.get(tag.case) == old.case
        elif not verb or tag.person in ("1per", "2per") or tag.mood == "impr":
            continue
        if not fits:
            continue
        wanted = {"plur"} if new.plural else {"sing"} if plural else set()
        if not new.plural and (tag.gender or plural) and tag.tense not in ("pres", "futr"):
            wanted |= {_GENDERS[new.gender]} if new.gender else set()
        if new.plural == plural and tag.gender in (None, _GENDERS.get(new.gender)):
            return word
        made = reading.inflect(wanted) or reading.inflect(wanted - {"sing"})
        if made is not None:
            return like(made.word, word)
    return None


@lru_cache(maxsize=16384)
def predicate(word: str, language: str) -> bool:
    """Whether a word is most likely a verb with a subject, or a short adjective or participle."""
    tag = parsed(word, language)[0].tag
    return tag.POS in ("VERB", "PRTS", "ADJS") and "infn" not in tag.grammemes


def like(word: str, model: str) -> str:
    """A word with the capitals that another has."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _noun(word: str, language: str) -> bool:
    return any(r.tag.POS == "NOUN" for r in parsed(word, language)[:1])


def _forms_in_order(word: str, language: str) -> Iterable[Form]:
    for r in parsed(word, language):
        if r.tag.POS in _NAMING and r.tag.case in _CASES:
            yield Form(_CASES[r.tag.case], r.tag.number == "plur", _LETTERS.get(r.tag.gender or "", ""))


def _bent(word: str, case: Case, language: str, *, plural: bool, sex: str) -> str | None:
    if "-" in word and sex:
        parts = [_bent(p, case, language, plural=plural, sex=sex) for p in word.split("-")]
        return "-".join(p for p in parts if p) if all(parts) else None
    low = word.lower()
    if case == "nominative" and not plural:
        return word
    if sex and (low[-1] in _VOWELS or (sex == "f" and low[-1] in _CONSONANTS)):
        # "Рубио", "Ливитт" of a woman
        return word
    readings: list[Any] = [
        r for r in parsed(word, language) if r.tag.POS in _NAMING and r.tag.case == "nomn" and r.tag.number != "plur"
    ]
    if sex:
        own = [r for r in readings if r.tag.gender in (None, _GENDERS[sex])]
        readings = sorted(own, key=lambda r: not {"Name", "Surn"} & set(r.tag.grammemes))
    if plural and not readings:
        readings = [r for r in parsed(word, language) if r.tag.POS in _NAMING and r.tag.case == "nomn"]
    # somebody's name is that of somebody alive: its accusative is the genitive
    alive = sex == "m" and case == "accusative" and low[-1] in _CONSONANTS
    mark = "gent" if alive else _MARKS[case]
    for reading in readings:
        made = reading.inflect({mark, "plur"} if plural else {mark})
        if made is not None:
            return (
                "-".join(like(m, w) for m, w in zip(made.word.split("-"), word.split("-"), strict=True))
                if (made.word.count("-") == word.count("-"))
                else like(made.word, word)
            )
    return None
