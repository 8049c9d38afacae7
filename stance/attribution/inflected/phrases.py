"""Noun phrases by case: where one begins, where it ends, and whether it can be a subject."""

from __future__ import annotations

from stance.attribution.inflected.words import (
    EVERY_CASE,
    cases,
    common,
    foreign,
    is_part,
    name_like,
    nominal,
    readings,
)
from stance.attribution.passage import CLOSERS, DASHES, ENDS, OPENERS, Passage
from stance.attribution.phrases import Range
from stance.parties.definitions import state_words
from stance.text.morphology import known, place

MAX_PHRASE = 24
_QUOTED = 9


def frame_at(p: Passage, i: int, name: str) -> int:
    """How many tokens the longest frame of a list covers at token i."""
    table = p.lexicon.phrases.get(name, {})
    return max((len(w) for w in table.get(p.low(i), ()) if all(p.low(i + k) == x for k, x in enumerate(w))), default=0)


def frame_before(p: Passage, i: int, name: str) -> int:
    """How many tokens the longest frame of a list covers that ends before token i."""
    return next((n for n in (3, 2, 1) if i >= n and frame_at(p, i - n, name) == n), 0)


def telling_frame(p: Passage, i: int) -> tuple[int, int | None]:
    """How many tokens a frame like "по словам" covers at token i, and where a pronoun in it says whose they are.

    Whatever stands between the preposition and its noun belongs to the frame: "по его же словам", "по первым данным".
    """
    pairs = {w for w in p.lexicon.phrases["according"].get(p.low(i), ()) if len(w) == _PAIR}
    size = frame_at(p, i, "according")
    if not pairs or size:
        return size, None
    whose: int | None = None
    for k in range(i + 1, min(i + _FRAMED, p.size)):
        if not p.word(k):
            return 0, None
        if p.low(i) == "на" and p.is_(k, "at_first"):
            # "на первый взгляд"
            return 0, None
        if k > i + 1 and (p.low(i), p.low(k)) in pairs:
            return k + 1 - i, whose
        if p.is_(k, "possessive") and whose is None:
            whose = k
        elif not (p.is_(k, "particles") or is_part(p, k, "adjective", "pronoun")):
            return 0, None
    return 0, None


_PAIR = 2
_FRAMED = 5


_OBJECTIVE = frozenset({"genitive", "dative", "instrumental", "locative"})


def quoted_name(p: Passage, i: int) -> int:
    """The token behind a name in quotation marks that opens at token i ("«Роснефть»"), or i when there is none."""
    if p.low(i) not in OPENERS | {'"'}:
        return i
    for k in range(i + 1, min(i + _QUOTED, p.size)):
        if p.low(k) in CLOSERS | {'"', "“"}:
            return k + 1
    return i


def phrase(p: Passage, i: int, case: str = "nominative") -> Range | None:
    """The noun phrase in the given case that begins at token i, with its genitives, names and quoted titles."""
    if p.speech[i] >= 0 if i < p.size else True:
        return None
    # "все решили", but "все страны решили" and "тот факт"
    determines = (p.is_(i, "anyone") or is_part(p, i, "adjective")) and nominal(p, i + 1)
    if p.is_(i, "personal", "anyone") and not determines and case in cases(p, i):
        return (i, i + 1)
    if i and p.is_(i, "weekdays") and p.tokens[i - 1].text[0].isdigit():
        return None
    # "кожен третій": no dictionary has it for an adjective
    k, head = i + (determines and not nominal(p, i) and case in cases(p, i)), False
    while k < p.size and k - i < MAX_PHRASE and p.speech[k] < 0:
        after = quoted_name(p, k)
        if after > k and head and not p.capital(k + 1):
            # "обещал компаниям «открытую реку»": words, no name
            break
        if after > k:
            k, head = after, True
            continue
        low = p.low(k)
        if low == "(" and head:
            close = next((j for j in range(k, min(k + 12, p.size)) if p.low(j) == ")"), k)
            k = close + 1
            continue
        step = _joined(p, k, case) if head else 0
        if step:
            k += step
            continue
        if not nominal(p, k) or (head and _ends(p, k)):
            break
        found = cases(p, k)
        noun = is_part(p, k, "noun", "numeral") or foreign(p, k) or name_like(p, k) or p.is_(k, "one_of")
        if not head:
            if p.tokens[k].text[0].isdigit():
                if p.is_(k + 1, "weekdays"):
                    return None
                k += 1
                continue
            counted = k > i and p.tokens[k - 1].text[0].isdigit() and "genitive" in found
            if case not in found and not (counted and case in {"nominative", "accusative"}):
                if k > i and case in cases(p, k - 1):
                    # "обвиняемый вину признал": an adjective that stands for its noun
                    break
                return None
            # "дані рятувальників" are data, not given rescuers
            head = noun and not (_only_adjective(p, k) and case in cases(p, k + 1))
        elif not _belongs(p, k, found, case):
            break
        k += 1
    # "задержанный": an adjective that stands for its noun
    substantive = k > i and is_part(p, k - 1, "adjective") and not p.is_(k, "prepositions")
    substantive = substantive and not p.is_(k - 1, "possessive")
    return (i, k) if k > i and (head or substantive) else None


def _ends(p: Passage, k: int) -> bool:
    """Whether a phrase that has its head ends before token k."""
    # "Песков | минулого тижня іронізував": when, not whose
    dated = p.is_(k, "weekdays") and p.is_(k + 1, "weekdays") and (name_like(p, k - 1) or state_at(p, k - 1))
    return dated or _begins_another(p, k) or behind_outlet(p, k) or _state_begins(p, k)


def _begins_another(p: Passage, k: int) -> bool:
    """Whether token k goes on with no noun before it: a cue, "слова", a pronoun ("прокурор нічого не став")."""
    found = readings(p, k)
    if p.is_(k, "pointed", "it") and "genitive" not in cases(p, k):
        # "министр это обвинение отверг"
        return True
    pronoun = bool(found) and found[0].part == "pronoun" and not p.capital(k) and not p.is_(k, "possessive")
    return pronoun or p.is_(k, "utterances") or p.cue_at(k, "adjective") is not None


def _only_adjective(p: Passage, k: int) -> bool:
    found = readings(p, k)
    return bool(found) and found[0].part == "adjective" and not name_like(p, k) and nominal(p, k + 1)


def _belongs(p: Passage, k: int, found: frozenset[str], case: str) -> bool:
    """Whether token k goes on with a phrase that has its head: a genitive, a name, an apposition in the same case."""
    if name_like(p, k) or foreign(p, k):
        return not found or bool(found & {case, "genitive", "nominative"})
    if "accusative" in found and p.capital(k - 1) and common(p, k):
        # "Киев сведения опровергает", "посольство Германии сведения опровергает": a place governs nothing
        straight = {p.tokens[k - 1].text, *(s.lemma.capitalize() for s in readings(p, k - 1))}
        if _upright_state(p, k - 1) or any(place(x, p.lexicon.language) for x in straight):
            return False
    if "genitive" in found:
        return True
    if case in {"nominative", "accusative"} and state_at(p, k - 1) and common(p, k) and not cases(p, k) & _OBJECTIVE:
        # "посольство США обвинение отвергло": a state governs nothing
        return any(s.animate for s in readings(p, k))
    thing = is_part(p, k - 1, "noun") and not name_like(p, k - 1) and not any(s.animate for s in readings(p, k - 1))
    shared = is_part(p, k - 1, "noun") and not name_like(p, k - 1) and is_part(p, k, "noun")
    same = any(s.animate for s in readings(p, k - 1)) and any(s.animate for s in readings(p, k))
    if case in {"nominative", "accusative"} and (thing or (shared and not same)):
        # "документи прокурор", "приговор защита": two things, not one
        return False
    if case == "nominative" and _only_adjective(p, k):
        # "кабинет такие подозрения": an adjective before its noun begins another phrase
        return False
    return case in found and is_part(p, k, "noun", "adjective") and not is_part(p, k, "verb", "adverb")


def _joined(p: Passage, k: int, case: str) -> int:
    """How many tokens at k only link parts of one phrase: "и", a post abroad ("посол России в США Иван Петров")."""
    if p.low(k) in {"-", "№", "&"} and p.capital(k + 1):
        return 1
    if p.is_(k, "joins"):
        if _of_both(p, k, case):
            return 1
        owned = case != "genitive" and all("genitive" in cases(p, j) and is_part(p, j, "noun") for j in (k - 1, k + 1))
        if owned and "genitive" in cases(p, k + 2):
            # "Міністерство освіти і науки України"
            return 1
        return (
            1 if nominal(p, k + 1) and case in cases(p, k + 1) and (name_like(p, k + 1) or _plural_ahead(p, k)) else 0
        )
    if p.is_(k, "prepositions"):
        end = after_preposition(p, k)
        counted = is_part(p, k - 1, "numeral", "pronoun") or p.is_(k - 1, "one_of")
        them = is_part(p, k + 1, "pronoun")
        if end and counted and p.is_(k, "out_of") and (them or "genitive" in cases(p, k + 1)):
            # "один из депутатов"
            return end - k
        if end and (p.low(k) in {"по", "при", "з", "із", "зі"} or name_like(p, k + 1)) and end < p.size:
            goes_on = name_like(p, end) and "nominative" in cases(p, end) and case == "nominative"
            # "число коз на Украине Соединённые Штаты": no name of the goats
            return end - k if goes_on and p.speech[end] < 0 and not state_at(p, end) else 0
    return 0


def _of_both(p: Passage, k: int, case: str) -> bool:
    """Whether a conjunction at token k joins two states of whom several stand before: "послы США и РФ"."""
    states = all(state_at(p, j) and "genitive" in cases(p, j) for j in (k - 1, k + 1))
    return states and any(s.part == "noun" and s.plural and s.case == case for s in readings(p, k - 2))


def _upright_state(p: Passage, k: int) -> bool:
    """Whether a state's name that can be bent and is not stands at token k: "в Москве | Киев обвинили"."""
    own = [s for s in readings(p, k) if s.lemma == p.low(k)]
    bent = any(s.case in _OBJECTIVE for s in own)
    return p.tokens[k].text in state_words() and bool(own) and not bent and not p.tokens[k].text.isupper()


def _state_begins(p: Passage, k: int) -> bool:
    """Whether a state is named behind what it cannot be the name of: "предложение Москвы | Киев отклонил"."""
    kinds = (s.part == "noun" and s.case == "nominative" and not s.plural for s in readings(p, k - 1))
    if not is_part(p, k - 1, "noun") or is_part(p, k - 1, "adjective") or not _upright_state(p, k):
        return False
    # "Столиця Київ" is one, "Договір Київ відхилив" is not
    opening = p.capital(k - 1) and not any(s.lemma in p.lexicon.grammar["named_places"] for s in readings(p, k - 1))
    return opening or not any(kinds)


def state_at(p: Passage, k: int) -> bool:
    """Whether the name of a state stands at token k."""
    return any(" ".join(t.text for t in p.tokens[k : k + n]) in state_words() for n in (1, 2, 3))


def _plural_ahead(p: Passage, k: int) -> bool:
    return any(s.plural and s.part == "verb" for j in range(k + 1, min(k + 8, p.size)) for s in readings(p, j))


def owned(p: Passage, k: int) -> bool:
    """Whether a pronoun that bends with nothing stands before what is somebody's: "в | её заявлении"."""
    return p.is_(k, "possessive") and is_part(p, k, "pronoun") and nominal(p, k + 1)


def after_preposition(p: Passage, i: int) -> int:
    """The token behind the prepositional phrase that begins at token i, or 0 when there is none."""
    k = i + 1 + owned(p, i + 1)
    size = 0
    while k < p.size and p.speech[k] < 0 and k - i < MAX_PHRASE:
        after = quoted_name(p, k)
        if after > k and size and not p.capital(k + 1):
            # "требует от трейдеров «паспорт груза»": words, no name
            break
        if after > k:
            k, size = after, size + 1
            continue
        if size == 1 and p.is_(k, "particles") and p.is_(k - 1, "pointing", "pointed", "this"):
            k += 1
            continue
        if not (nominal(p, k) or (size == 0 and (p.is_(k, "possessive", "pointing") or is_part(p, k, "pronoun")))):
            break
        if size and ((p.low(k - 1) in CLOSERS and common(p, k)) or behind_outlet(p, k)):
            break
        if _subject_begins(p, k, first=size == 0) or (size and (_upright_state(p, k) or _full_name(p, k))):
            break
        named = size and name_like(p, k - 1) and not is_part(p, k - 1, "adjective") and not _of_its_kind(p, k - 1)
        named = named or (size > 1 and _seat_in_two(p, k - 1))
        if named and (not p.tokens[k - 1].text.isupper() or state_at(p, k - 1)) and common(p, k):
            # "в Дамаске действия осудили": a name governs nothing
            break
        anew = is_part(p, k, "adjective") and not is_part(p, k, "noun") and "nominative" in cases(p, k)
        if size and name_like(p, k - 1) and anew and (not name_like(p, k) or not cases(p, k) & _OBJECTIVE):
            # "у Росії Сполучені Штати": another name begins
            break
        if size and name_like(p, k) and not name_like(p, k - 1) and not cases(p, k) & _OBJECTIVE:
            break
        leading = is_part(p, k - 1, "adjective", "pronoun") and not is_part(p, k - 1, "noun")
        if size and leading and not cases(p, k) & cases(p, k - 1):
            break
        bent = len(cases(p, k - 1)) < len(EVERY_CASE)
        plain = is_part(p, k, "noun") and is_part(p, k - 1, "noun") and not name_like(p, k)
        # "у штабі кандидата результати назвали": one thing behind another is no apposition
        straight = {"nominative", "accusative"} if plain else {"nominative"}
        agreeing = bent and (cases(p, k) & cases(p, k - 1 - p.is_(k - 1, "particles"))) - straight
        if size and "genitive" not in cases(p, k) and not agreeing:
            break
        adjective = is_part(p, k, "adjective") and not name_like(p, k)
        if size and adjective and is_part(p, k - 1, "noun") and not nominal(p, k + 1):
            break
        if size and p.is_(k - 1, "weekdays") and "nominative" in cases(p, k) and not p.is_(k, "weekdays"):
            break
        size += 1
        k += 1
        noun = k + p.is_(k, "particles")  # "в тот же вечер"
        alone = not (p.is_(k - 1, "pointed") and nominal(p, noun) and cases(p, noun) & cases(p, k - 1))
        if size == 1 and alone and is_part(p, k - 1, "pronoun") and not is_part(p, k - 1, "noun", "adjective"):
            break
    return k if size else 0


def _full_name(p: Passage, k: int) -> bool:
    """Whether a full name in the nominative stands at token k behind a place: "в Страсбурге | Жан-Ноэль Барро"."""
    upright = all(name_like(p, j) and "nominative" in cases(p, j) and not foreign(p, j) for j in (k, k + 1))
    return upright and p.tokens[k - 1].text[0].isupper() and cases(p, k - 1) <= {"locative", "dative"}


def _subject_begins(p: Passage, k: int, *, first: bool) -> bool:
    """Whether whoever does something stands at token k, behind a preposition and what it governs, if anything."""
    if p.is_(k, "possessive") and is_part(p, k, "pronoun") and cases(p, k + 1) == {"nominative"}:
        # "через час её представитель", "накануне его секретарь"
        return True
    if first:
        return False
    if p.is_(k, "anyone", "one_of") and "nominative" in cases(p, k) and is_part(p, k - 1, "noun", "adjective"):
        # "из зрителей каждый пятый"
        return True
    # "в суді чоловік", "на кордоні прем'єр": one who does something, no genitive of many
    return is_part(p, k - 1, "noun") and _one_person(p, k)


def behind_outlet(p: Passage, k: int) -> bool:
    """Whether a name at token k stands behind an outlet's: "на канале Harbor News | Финч", "газете «Маяк» | Финч"."""
    if foreign(p, k) or not name_like(p, k) or "nominative" not in cases(p, k):
        return False
    of = k - 1
    while foreign(p, of) or (p.low(k - 1) in CLOSERS and k - of < _QUOTED and of > 0 and not p.is_(of, "outlets")):
        of -= 1
    return of < k - 1 and p.is_(of, "outlets")


def _of_its_kind(p: Passage, k: int) -> bool:
    """Whether a capitalized word is a common noun that governs others: "в Спілці пекарів"."""
    common = any(s.part == "noun" and not s.proper for s in readings(p, k))
    straight = {p.tokens[k].text, *(s.lemma.capitalize() for s in readings(p, k))}
    seat = any(place(x, p.lexicon.language) or x in state_words() for x in straight)
    return common and known(p.low(k), p.lexicon.language) and not seat


def _seat_in_two(p: Passage, k: int) -> bool:
    """Whether a seat of two words ends at token k: "у Білому домі"."""
    if not p.capital(k - 1) or p.capital(k):
        return False
    both = [{s.lemma for s in readings(p, j)} for j in (k - 1, k)]
    return any(f"{a} {b}".capitalize() in state_words() for a in both[0] for b in both[1])


def _one_person(p: Passage, k: int) -> bool:
    """Whether a common noun is one person in the nominative, or else only a genitive of many."""
    found = readings(p, k)
    one = any(s.animate and s.case == "nominative" and not s.plural for s in found)
    return one and not p.capital(k) and all(s.plural for s in found if s.case != "nominative")


def boundary(p: Passage, i: int) -> bool:
    """Whether token i ends a clause: a mark that no noun phrase goes over."""
    if p.low(i) == "." and i + 1 < p.size and p.tokens[i].end == p.tokens[i + 1].start:
        # «Слідство.Інфо»
        return False
    return p.low(i) in ENDS | {";", ":"} | DASHES or p.speech[i] >= 0
