"""What one word of a sentence can be: its readings and cases, whether it is a name, a verb or part of a phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from stance.attribution.passage import Passage
from stance.text.morphology import Shape, known, place, shapes

EVERY_CASE = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})
# "аль-Фаси", "ель-Фасі": a particle of the name in lower case
_HYPHENED = re.compile(r"\w{2,3}-[А-ЯІЇЄҐ]")
_VOWELS = ("а", "е", "є", "и", "і", "о", "у", "ю", "я")
_SURNAMES = ("ов", "ев", "ёв", "єв", "ів", "їв")
_OBLIQUE = ("ому", "ого", "ого", "ым", "им", "ем", "ою", "ами", "ями", "ові", "еві", "ым", "ім", "ом", "ой", "ою")


def readings(p: Passage, i: int) -> tuple[Shape, ...]:
    """What token i can be; nothing outside the sentence or for marks."""
    if not 0 <= i < p.size or not p.tokens[i].word:
        return ()
    token = p.tokens[i]
    return (shapes if token.capital else _uncapitalized)(token.text, p.lexicon.language)


@lru_cache(maxsize=65536)
def _uncapitalized(word: str, language: str) -> tuple[Shape, ...]:
    """What a word without a capital can be: "маску" is a mask, no form of a surname; "спор" is no spores."""
    found = shapes(word, language)
    found = tuple(s for s in found if not s.proper) or found
    one = found[0] if found and found[0].part == "noun" and not found[0].plural else None
    if one is None or one.lemma != word or one.case not in _STRAIGHT:
        return found
    return tuple(s for s in found if s.lemma == word or not (s.plural and s.case == "genitive"))


_STRAIGHT = frozenset({"nominative", "accusative"})


def is_part(p: Passage, i: int, *parts: str) -> bool:
    """Whether token i can be one of the given parts of speech."""
    return any(s.part in parts for s in readings(p, i))


def finite_verb(p: Passage, i: int) -> bool:
    """Whether token i is most likely a finite verb."""
    found = readings(p, i)
    return bool(found) and found[0].part == "verb" and not p.capital(i) and p.speech[i] < 0


def only_names(p: Passage, start: int, end: int) -> bool:
    """Whether nothing is said behind a colon: "Москва: адвокаты и бухгалтеры" heads what the writer tells of Moscow."""
    names = {"noun", "adjective", "numeral"}
    for k in range(start, end):
        if not p.word(k) or p.is_(k, "prepositions", "coordinators"):
            continue
        found = readings(p, k)
        if p.is_(k, "negations", "asking_words") or not found or not {x.part for x in found} <= names:
            return False
        if any(x.part == "adjective" and not x.case for x in found):
            return False
    return True


def asking(p: Passage, k: int) -> bool:
    """Whether an indirect question opens at token k: "почему", "о чём", "как"."""
    k += p.is_(k, "prepositions")
    return p.is_(k, "asking_words", "as", "thats") or (p.is_(k, "relatives", "clause") and is_part(p, k, "pronoun"))


def entitled(p: Passage, k: int) -> bool:
    """Whether nothing but the name of a paper stands from token k on: "МЗС: заява щодо рішення Туреччини"."""
    if not any(s.lemma in p.lexicon.grammar["documents"] for s in readings(p, k) if s.part == "noun"):
        return False
    return not any(p.cue_at(j, "adjective") or is_part(p, j, "verb", "infinitive") for j in range(k + 1, p.size))


def foreign(p: Passage, i: int) -> bool:
    """Whether token i is a name in another script ("Reuters", "CNN")."""
    return p.word(i) and p.tokens[i].text[0].isascii() and p.tokens[i].text[0].isalpha()


def name_like(p: Passage, i: int) -> bool:
    """Whether token i is a capitalized word that can be a name; at a sentence's start only what is no common word."""
    if i < p.size and _HYPHENED.match(p.tokens[i].text):
        return True
    if not p.capital(i) or p.is_(i, "prepositions", "coordinators", "subordinators", "personal", "adverbs"):
        return False
    opens = i == 0 or (not p.tokens[i - 1].word and p.low(i - 1) not in {",", "(", "-", "."})
    word = p.tokens[i].text
    if not opens or word.isupper() or not known(word, p.lexicon.language) or of_many(p, i):
        return True
    return any(s.proper for s in readings(p, i)) or not readings(p, i)


def of_many(p: Passage, i: int) -> bool:
    """Tell whether a capitalized word looks like a surname and else could only be a genitive plural: "Сомов"."""
    found = readings(p, i)
    return (
        p.capital(i)
        and p.low(i).endswith(_SURNAMES)
        and not any(s.proper or s.case == "nominative" for s in found)
        and any(s.part == "noun" and s.plural for s in found)
    )


def cases(p: Passage, i: int) -> frozenset[str]:
    """The cases that token i can stand in as a noun, adjective or pronoun; all of them for a foreign name."""
    if not 0 <= i < p.size:
        return frozenset()
    if foreign(p, i) or (p.tokens[i].text.isupper() and len(p.tokens[i].text) > 1):
        return EVERY_CASE
    found: set[str] = {
        s.case for s in readings(p, i) if s.case and s.part in {"noun", "adjective", "numeral", "pronoun"}
    }
    if any(s.animate and s.case == "genitive" and (s.plural or s.gender == "m") for s in readings(p, i)):
        # persons have one form for both, which the dictionary rarely expects to be the second
        found.add("accusative")
    strange = not found and not known(p.low(i), p.lexicon.language)
    if name_like(p, i) and (i or strange) and not known(p.tokens[i].text, p.lexicon.language):
        # the dictionary only guesses at a surname
        guessed = _surname_cases(p.low(i))
        found = set(guessed) if guessed == {"nominative"} else found | guessed
    elif name_like(p, i) and i and (not found or _behind_given_name(p, i)):
        # "Ирины Лапиной": a surname that the dictionary has for another word only
        found |= _surname_cases(p.low(i))
    if name_like(p, i) and found and i and p.capital(i - 1):
        found |= _of_given_name(p, i, found)
    if of_many(p, i):
        found.add("nominative")
    return frozenset(c for c in found if c)


def _of_given_name(p: Passage, i: int, found: set[str]) -> set[str]:
    """The cases of the given name before a surname that agrees in none: "Джон Гілі", which nobody bends."""
    given = [s for s in readings(p, i - 1) if s.proper and s.animate and not s.plural]
    both: set[str] = {s.case for s in given if s.case}
    unbent = p.low(i).endswith(_VOWELS) and not place(p.tokens[i].text, p.lexicon.language)
    named = unbent and both and not both & found and any(s.proper and s.animate for s in readings(p, i))
    return both if named else set()


def _behind_given_name(p: Passage, i: int) -> bool:
    """Whether a word that is no name in the dictionary stands behind a first name."""
    given = any(s.proper and s.animate for s in readings(p, i - 1)) and p.capital(i - 1)
    return given and p.low(i).endswith(_OBLIQUE) and not any(s.proper for s in readings(p, i))


def _surname_cases(low: str) -> set[str]:
    if low.endswith(("ии", "ії")):
        # "Росавиации"
        return {"genitive", "dative", "locative"}
    if low.endswith(_OBLIQUE):
        return {"dative", "genitive", "instrumental"}
    if low.endswith(("у", "ю")):
        return {"accusative", "dative"}
    if low.endswith(("а", "я", "е", "ы", "і")):
        return {"nominative", "genitive", "accusative", "dative"}
    return {"nominative"}


def nominal(p: Passage, i: int) -> bool:
    """Whether token i can belong to a noun phrase."""
    if not p.word(i) or p.is_(i, "prepositions", "coordinators", "adverbs", "clause"):
        return False
    if foreign(p, i) or name_like(p, i) or p.tokens[i].text[0].isdigit():
        return True
    return is_part(p, i, "noun", "adjective", "numeral") and not finite_verb(p, i)


def common(p: Passage, k: int) -> bool:
    """Whether token k is a common noun, whatever its capital."""
    lower = not p.capital(k) or (p.low(k) != p.tokens[k].text and not name_like(p, k))
    return is_part(p, k, "noun") and lower and known(p.low(k), p.lexicon.language)
