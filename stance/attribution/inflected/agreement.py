"""Whether a phrase can be the subject of a verb, as far as number and gender tell."""

from __future__ import annotations

from stance.attribution.inflected.words import cases, common, foreign, name_like, of_many, readings
from stance.attribution.passage import CLOSERS, Passage
from stance.attribution.phrases import Range
from stance.parties.definitions import state_words
from stance.text.morphology import Shape, known, place


def agrees(p: Passage, verb: int, r: Range) -> bool:
    """Whether a phrase can be the subject of the verb, as far as number and gender tell."""
    forms = [s for s in readings(p, verb) if s.part == "verb"]
    if not forms and p.cue_at(verb, "adjective"):
        # "намерены", "готов"
        forms = [s for s in readings(p, verb) if s.part == "other" and (s.plural or s.gender)]
    # "став" is more than an order to put
    told = next((s for s in forms if s.person not in {"1", "2"}), forms[0] if forms else None)
    return told is None or suits(told, p, r)


def suits(form: Shape, p: Passage, r: Range) -> bool:
    """Whether a phrase can be the subject of a verb in that form, wherever the verb stands."""
    plural, gender = form.plural, form.gender
    if form.person in {"1", "2"}:
        # "ожидаем": nobody who is named
        return p.is_(r[0], "self")
    if p.tokens[r[0]].text[0].isdigit() and not any(c.isalpha() for c in p.tokens[r[0]].text):
        return plural or gender == "n" or p.tokens[r[0]].text == "1"
    if p.is_(r[0], "roughly") and r[1] > r[0] + 1:
        return plural or gender in {"n", ""}
    if p.is_(r[0], "personal"):
        if plural:
            return p.is_(r[0], "plural") or p.is_(r[0], "self")
        if gender == "f":
            return p.is_(r[0], "feminine", "self")
        if gender == "m":
            return p.is_(r[0], "masculine", "self")
        return not p.is_(r[0], "plural")
    heads = [k for k in range(*r) if "nominative" in cases(p, k) and not p.is_(k, "prepositions")]
    if len(heads) > 1 and _many(p, heads[0], "adjective") and _many(p, heads[1], "noun") and common(p, heads[1]):
        # "подобные упрёки Ветрова"
        heads = heads[1:]
    if heads and common(p, heads[0]) and not any(s.animate for s in readings(p, heads[0])):
        # "слова Дзюбы не прокомментировал": what hangs on the first noun does not speak for it
        heads = heads[:1]
    elif heads and any(s.animate for s in readings(p, heads[0])):
        # "заступник міністра України": nor do a person's places
        heads = [k for k in heads if k == heads[0] or not (_place(p, k) or p.tokens[k].text.isupper())]
    joint = any(p.is_(k, "joins") for k in range(*r))
    if plural:
        return joint or any(_number(p, k, plural=True) for k in heads)
    if not any(_number(p, k, plural=False) for k in heads) or (gender and all(several(p, k) for k in heads)):
        return False
    if gender and heads:
        named = _place_gender(p, heads)
        if named and gender not in named:
            # "обвинила Киев", "закликала Пекін"
            return False
        nouns = [s for k in heads for s in readings(p, k) if s.case == "nominative" and s.part == "noun"]
        genders = {s.gender for s in nouns if not s.plural} or {s.gender for s in nouns}
        # a title may be masculine for a woman, a foreign name has no gender
        person = any(s.animate for k in heads for s in readings(p, k)) or any(name_like(p, k) for k in heads)
        loose = (gender == "f" and person) or any(foreign(p, k) or p.tokens[k].text.isupper() for k in heads)
        return loose or gender in genders or not genders or "" in genders or any(name_like(p, k) for k in heads)
    return True


def _many(p: Passage, k: int, part: str) -> bool:
    """Whether token k can only be several, as that part of speech, in the nominative."""
    found = [s for s in readings(p, k) if s.case == "nominative"]
    return bool(found) and all(s.part == part and s.plural for s in found)


def several(p: Passage, k: int) -> bool:
    """Whether an acronym can only be several: "США посоветовал" is no deed of theirs."""
    found = readings(p, k) if p.tokens[k].text.isupper() and known(p.tokens[k].text, p.lexicon.language) else ()
    return bool(found) and all(s.plural for s in found)


def _place_gender(p: Passage, heads: list[int]) -> set[str]:
    """The genders of a place that nobody else is named beside; a person's case shows whether they are the subject."""
    genders: set[str] = set()
    for k in heads:
        word = p.tokens[k].text
        if not p.capital(k):
            continue
        named = place(word, p.lexicon.language) or word in state_words()
        known_place = named and known(word, p.lexicon.language)
        known_place = known_place and not any(s.proper for s in readings(p, k))
        if word.isupper() or not known_place:
            return set()
        genders |= {s.gender for s in readings(p, k) if s.case == "nominative" and not s.proper and not s.plural}
    return set() if "" in genders else genders


def _place(p: Passage, k: int) -> bool:
    found = readings(p, k)
    return p.capital(k) and bool(found) and not any(s.animate or s.proper for s in found)


def _number(p: Passage, k: int, *, plural: bool) -> bool:
    if foreign(p, k) or p.low(k) in CLOSERS:
        return True
    found = [s for s in readings(p, k) if s.case == "nominative"]
    numerals = [s for s in found if s.part == "numeral"]
    if numerals:
        return plural != p.is_(k, "single")
    if name_like(p, k) and (not found or of_many(p, k)):
        return not plural
    if name_like(p, k) and not known(p.tokens[k].text, p.lexicon.language):
        return not plural
    return any(s.plural == plural for s in found) or p.tokens[k].text.isupper()


def ending(p: Passage, i: int) -> tuple[str, bool] | None:
    """The gender and number that a verb in the past shows, or None."""
    found = next((s for s in readings(p, i) if s.part == "verb" and (s.gender or s.plural)), None)
    return (found.gender, found.plural) if found else None
