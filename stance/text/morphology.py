"""What a word form of an inflected language can be: part of speech, case, gender, number, lemma.

Russian and Ukrainian forms come from the dictionaries of pymorphy3 (OpenCorpora; LanguageTool's for Ukrainian), loaded
when a text of that language is first read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

Part = Literal["noun", "adjective", "numeral", "pronoun", "verb", "infinitive", "gerund", "adverb", "other"]
Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative"]

LANGUAGES = frozenset({"ru", "uk"})

_PARTS: dict[str, Part] = {
    "NOUN": "noun",
    "ADJF": "adjective",
    "PRTF": "adjective",
    "NUMR": "numeral",
    "NPRO": "pronoun",
    "VERB": "verb",
    "INFN": "infinitive",
    "GRND": "gerund",
    "ADVB": "adverb",
}
_CASES: dict[str, Case] = {
    "nomn": "nominative",
    "voct": "nominative",
    "gent": "genitive",
    "gen2": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "locative",
    "loc2": "locative",
}
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_LEAST = 0.02


class Shape(NamedTuple):
    """One reading of a word form; `gender` is m, f, n or "", the rest as the dictionary has it."""

    part: Part
    lemma: str
    case: Case | None
    gender: str
    plural: bool
    proper: bool
    animate: bool = False
    person: str = ""


@lru_cache(maxsize=65536)
def shapes(word: str, language: str) -> tuple[Shape, ...]:
    """Every likely reading of a word form, the likeliest first; unlikely ones are left out."""
    readings = parsed(word.replace("’", "'"), language)
    found: dict[Shape, None] = {}
    # "його" is not somebody called upon whose name is yoga
    called = language == "uk" and not all(r.tag.case == "voct" for r in readings)
    for reading in readings:
        if (reading.score < _LEAST and found) or (called and reading.tag.case == "voct"):
            continue
        if reading.tag.POS == "ADVB" and reading.word in _NOUNS:
            continue
        tag = reading.tag
        found[
            Shape(
                "infinitive"
                if "infn" in tag.grammemes or _untensed(tag, word, language)
                else _PARTS.get(tag.POS or "", "other"),
                reading.normal_form,
                _CASES.get(tag.case) if tag.case else _unbent(tag),
                _GENDERS.get(tag.gender, "") if tag.gender else "",
                tag.number == "plur",
                any(mark in tag.grammemes for mark in ("Name", "Surn", "Patr")),
                tag.animacy == "anim",
                (tag.person or "")[:1] if tag.POS == "VERB" else "",
            )
        ] = None
    if language == "uk" and any(s.animate and s.plural and s.case == "genitive" for s in found):
        # "клієнтів": of the clients, not something that a client has
        return tuple(s for s in found if s.part != "adjective")
    return tuple(found)


@lru_cache(maxsize=65536)
def roots(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """What a word form may be a form of, the likeliest first: dictionary forms without "ё", and the kind of form.

    Kinds are base, third, past, ing, passive (of the verb named), noun and adjective (short, named in the masculine).
    """
    found: dict[tuple[str, str], None] = {}
    for reading in parsed(word.replace("’", "'"), language):
        if reading.score < _LEAST and found:
            continue
        tag, root = reading.tag, _plain(reading.normal_form)
        if language == "uk":
            found |= dict.fromkeys(_ukrainian(word, tag, root))
        if tag.POS == "VERB" and (tag.mood == "indc" or (tag.mood is None and tag.tense)):
            found[root, "past" if tag.tense == "past" else "third"] = None
            if word.endswith(("ся", "сь")):
                of_itself = tag.number == "sing" and tag.person in (None, "3per") and tag.gender in (None, "neut")
                if of_itself and root.endswith("ся"):
                    # "ожидается", "планировалось": nobody is named
                    found[root[:-2], "passive"] = None
        elif tag.POS == "INFN":
            found[root, "base"] = None
        elif tag.POS == "GRND":
            found[root, "ing"] = None
        elif tag.POS == "PRTS":
            found[root, "passive"] = None
        elif tag.POS == "NOUN":
            found[root, "noun"] = None
        if tag.POS in {"PRTS", "ADJS"}:
            straight = reading.inflect({"masc", "sing"})
            found[_plain(straight.word if straight else word), "adjective"] = None
    return tuple(found)


@lru_cache(maxsize=8192)
def future(word: str, language: str) -> bool:
    """Whether a word form is a verb in the future tense: "откажется"."""
    found = [r for r in parsed(word, language) if r.tag.POS == "VERB"]
    return bool(found) and all(r.tag.tense == "futr" for r in found)


@lru_cache(maxsize=8192)
def place(word: str, language: str) -> bool:
    """Whether a capitalized word can be the name of a place, in the nominative."""
    found = parsed(word, language)
    return word[:1].isupper() and any("Geox" in r.tag.grammemes and r.tag.case == "nomn" for r in found)


@lru_cache(maxsize=8192)
def bearers(word: str, language: str) -> frozenset[str]:
    """The genders (m, f) of people whose name in the nominative a word form is; empty where it does not tell.

    A surname tells only by a Slavic ending: "Мерсер" may be a woman's.
    """
    slavic = word.lower().endswith((*_SURNAMES, *_HERS))
    found = {
        _GENDERS[r.tag.gender]
        for r in parsed(word, language)
        if r.tag.case == "nomn"
        and r.tag.number != "plur"
        and r.tag.gender in _GENDERS
        and ("Name" in r.tag.grammemes or (slavic and "Surn" in r.tag.grammemes))
    }
    return frozenset(found) if known(word, language) else frozenset()


def _ukrainian(word: str, tag: Any, root: str) -> Iterable[tuple[str, str]]:
    """The kinds that the Ukrainian dictionary marks in a way of its own: it knows gerunds and participles as words."""
    if "infn" in tag.grammemes or _untensed(tag, word, "uk"):
        yield root, "base"
    elif tag.POS == "VERB" and "Impe" in tag.grammemes:
        # "заявлено"
        yield root, "passive"
    elif tag.POS == "GRND":
        # "сказавши": who "сказав"; "кажучи": who "кажуть"
        reflexive = "ся" if word.endswith(("сь", "ся")) else ""
        bare = word[:-2] if reflexive else word
        kin = bare[:-2] + ("" if bare.endswith("ши") else "ть") + reflexive
        for reading in _analyzer("uk").parse(kin):
            if reading.tag.POS == "VERB" and reading.tag.tense:
                yield reading.normal_form, "ing"
    elif tag.POS == "ADJF":
        if tag.case == "nomn":
            yield root, "adjective"
        if "pssv" in tag.grammemes:
            for reading in _analyzer("uk").parse(root[:-2] + "о"):
                if "Impe" in reading.tag.grammemes:
                    yield reading.normal_form, "passive"


def _plain(word: str) -> str:
    return word.replace("ё", "е")


def _unbent(tag: Any) -> Case | None:
    """The case of a noun whose entry in the dictionary lacks one: its basic form."""
    return "nominative" if tag.POS == "NOUN" and not tag.case else None


def _untensed(tag: Any, word: str, language: str) -> bool:
    """Whether the Ukrainian dictionary has an infinitive without calling it one."""
    plain = language == "uk" and tag.POS == "VERB" and not tag.tense and not tag.mood and not tag.person
    return plain and word.lower().endswith(("ти", "тися", "тись"))


@lru_cache(maxsize=65536)
def known(word: str, language: str) -> bool:
    """Whether the dictionary itself has the word form."""
    return bool(_analyzer(language).word_is_known(word))


@lru_cache(maxsize=16384)
def parsed(word: str, language: str) -> tuple[Any, ...]:
    """What the dictionary says of a word form: the dearest step of reading an inflected language, so it is kept."""
    return tuple(_analyzer(language).parse(word))


@cache
def _analyzer(language: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, read as a noun or adjective where it can be one; lower case."""
    found = shapes(word, language)
    return next((s.lemma for s in found if s.part in {"noun", "adjective"}), found[0].lemma if found else word.lower())


# nouns that the dictionary also knows as adverbs nobody uses
_NOUNS = frozenset({"уряд"})
_ENDINGS = re.compile(
    r"(?:ского|ського|ському|скому|ским|ським|ською|ский|ський|ская|ська|ской|ської|скую|ську|ском|ськім|ській"
    r"|ські|ские|ских|ських"
    r"|ього|ого|ому|ові|еві|єві|ыми|ими|ами|ями|ий|ый|ій|ая|яя|ой|ої|ою|ею|єю|ым|им|ім|ом|ем|єм|ую|[аяуюыиеіїоєь])$"
)
_FLEETING = re.compile(r"(?:єц|йц|ец|ьц)$")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def name_stem(word: str) -> str:
    """What the case forms of a name have in common: "Лавров", "Лаврова" and "Лавровым" give one stem; lower case."""
    low = word.lower().replace("ё", "е").replace("'", "’")
    # "Корнієць", "Корнійця" and "Кравець", "Кравця": the vowel comes and goes
    bare = _FLEETING.sub("ц", _ENDINGS.sub("", low))
    return bare if len(bare) >= _SHORTEST else low


@lru_cache(maxsize=8192)
def town(word: str, language: str) -> str:
    """The name of a town put into the nominative: "Києві" is Київ's, and not that of somebody called Кий."""
    found = [r for r in parsed(word, language) if r.tag.POS == "NOUN" and r.tag.number != "plur"]
    towns = [r for r in found if not {"Name", "Surn", "Patr"} & set(r.tag.grammemes)]
    straight = towns[0].inflect({"nomn"}) if towns and known(word, language) and " " not in word else None
    return _cased(straight.word, word) if straight else nominative(word, language)


@lru_cache(maxsize=8192)
def nominative(name: str, language: str) -> str:
    """A person's name of one or more words put into the nominative; words that the dictionary cannot bend stay."""
    words = name.split()
    readings = [_singly([r for r in parsed(w, language) if r.tag.case and r.tag.POS in _NAMING]) for w in words]
    if len(words) > 1:
        # "Ваграм Тер-Степанян" is no dative of several
        readings[0] = [r for r in readings[0] if r.tag.number != "plur" or "Name" in r.tag.grammemes]
    first = any(r.tag.case == "nomn" and "Name" in r.tag.grammemes for r in readings[0])
    if all(
        _upright(found, word) or (first and not known(word, language) and not _ADJECTIVAL.search(word))
        for found, word in zip(readings, words, strict=True)
    ):
        # "Роман Зеленцов", whose surname the dictionary takes for another word
        return name
    common = set.intersection(*({r.tag.case for r in found} for found in readings)) if all(readings) else set()
    if "nomn" in common or not common:
        return name
    gender = next((r.tag.gender for found in readings for r in found if "Name" in r.tag.grammemes), None)
    if gender is None and len(words) > 1:
        # "российском Минобороны": "российское"
        last = [r for r in readings[-1] if r.tag.case in common and r.tag.POS == "NOUN" and r.tag.number != "plur"]
        gender = last[0].tag.gender if last else None
    bent = []
    for word, found in zip(words, readings, strict=True):
        cased = [r for r in found if r.tag.case in common]
        cased = [r for r in cased if r.tag.number != "plur"] or cased
        # "Тараса Качки": a surname that is a woman's by its form alone
        fitting = [r for r in cased if gender is None or r.tag.gender in (None, gender)] or cased
        sex = gender and ((fitting[0].tag.gender if fitting else None) or gender)
        straight = fitting[0].inflect({"nomn"} | ({sex} if sex else set())) if fitting else None
        if straight is None and fitting:
            straight = fitting[0].inflect({"nomn"})
        bent.append(_cased(straight.word, word) if straight else word)
    return " ".join(bent)


def _upright(found: Sequence[Any], word: str) -> bool:
    """Whether a part of a name may stand in the nominative: by the dictionary, or by the ending of a surname."""
    if found and all("Name" in r.tag.grammemes and r.tag.number == "plur" for r in found):
        # "Марит": nobody is several
        return True
    return any(r.tag.case == "nomn" or r.word == r.normal_form for r in found) or (
        word[:1].isupper() and (word.lower().endswith(_SURNAMES) or _foreign(found, word))
    )


def _foreign(found: Sequence[Any], word: str) -> bool:
    """Whether a name that no dictionary has ends as foreign ones do: "Эр-Рияд", "Ван Дам"."""
    guessed = not any(r.is_known for r in found)
    return guessed and word[-1].lower() in _CONSONANTS and not _BENT.search(word.lower())


_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщь")
# "Радослава Кравчинського": a given name that could as well be a woman's
_ADJECTIVAL = re.compile(r"(?:ого|ому|ої)$")
_BENT = re.compile(r"\w{3}(?:ом|ем|єм|ам|ям|ым|им|ім|ах|ях|ых|их|ой|ей|ою)$")


_SELDOM = 4


def _singly(found: list[Any]) -> list[Any]:
    """The readings of a word as one person's, where it can be a given name: "Олеси" of one Олеся."""
    if not any("Name" in r.tag.grammemes for r in found):
        return found
    weights = {r.normal_form: sum(x.score for x in found if x.normal_form == r.normal_form) for r in found}
    likely = [r for r in found if weights[r.normal_form] * _SELDOM >= max(weights.values())]
    # "Геннадия" is of a Геннадий, though a woman could be called so
    return [r for r in likely if r.tag.number != "plur"] or found


_HERS = ("ова", "ева", "ёва", "єва", "ина", "ына", "їна", "іна", "ская", "ська", "цкая", "цька")
_SURNAMES = ("ов", "ев", "ёв", "єв", "ин", "ын", "їн", "ін", "ский", "ський", "цкий", "цький")


def nominative_head(phrase: str, language: str) -> str:
    """A phrase with its first noun and the adjectives before it in the nominative: "речник Кремля"."""
    words = phrase.split()
    for k, word in enumerate(words):
        classes = {r.tag.POS for r in parsed(word, language)}
        if "ADJF" in classes and k + 1 < len(words) and _attribute(word, words[k + 1], language):
            continue
        if "NOUN" in classes:
            return " ".join([nominative(" ".join(words[: k + 1]), language), *words[k + 1 :]])
        if "ADJF" not in classes:
            break
    return phrase


def _attribute(word: str, noun: str, language: str) -> bool:
    """Whether an adjective agrees with the noun behind it, which is no genitive: "украинском МИДе"."""
    cased = {r.tag.case for r in parsed(word, language) if r.tag.POS == "ADJF"}
    return bool(cased & {r.tag.case for r in parsed(noun, language) if r.tag.POS == "NOUN"} - {"gent", None})


_NAMING = frozenset({"NOUN", "ADJF"})


def _cased(word: str, like: str) -> str:
    """The word with capitals where `like` has them, part by part of a double name."""
    parts, models = word.split("-"), like.split("-")
    if len(parts) != len(models):
        return word.capitalize()
    return "-".join(
        p.upper() if m[:2].isupper() and len(m) > 1 else p.capitalize() if m[:1].isupper() else p
        for p, m in zip(parts, models, strict=True)
    )


def first_person(words: Iterable[str], language: str) -> bool:
    """Whether a verb among some words says by its ending that it is the speaker's: "Девять лодок вернём завтра же"."""
    return language in LANGUAGES and any(s.person == "1" for w in words for s in shapes(w, language)[:1])
