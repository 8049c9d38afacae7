"""Ascriptions without a cue word: a name before a colon, a name behind a dash, "об этом сообщил X"."""

from __future__ import annotations

from typing import NamedTuple

from stance.attribution.carriers import Carrier
from stance.attribution.inflected.citations import citation
from stance.attribution.inflected.clauses import SAYS
from stance.attribution.inflected.extent import SIGNED, adjuncts, clause_end
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import after_preposition, frame_at, phrase, quoted_name, state_at
from stance.attribution.inflected.subjects import behind_verb, subject
from stance.attribution.inflected.words import (
    asking,
    cases,
    entitled,
    finite_verb,
    foreign,
    name_like,
    nominal,
    only_names,
    readings,
)
from stance.attribution.passage import CLOSERS, DASHES, ENDS, OPENERS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import place

_POINTING = 4
_CLOSED = CLOSERS | {","}
_AHEAD = 14
_SET_BEFORE = 4


def by_colon(p: Passage) -> list[Raw]:
    """ "Иван Петров, глава района: дорогу откроют": a name and a colon."""
    k = behind_time(p)
    source = phrase(p, k)
    if source is None or p.speech[k] >= 0:
        return []
    source = _news_from(p, source) or source
    end = source[1]
    if p.is_(end, "places") and p.is_(k, "lone_sources"):
        # "Источник агентства в правительстве: S"
        end = after_preposition(p, end) or end
    elif p.low(end) == ",":
        inner = phrase(p, end + 1)
        end = inner[1] if inner else end
    end, cited = citation(p, end)
    if p.low(end) != ":" or end + 2 >= p.size or p.speech[end + 1] >= 0:
        return []
    if not (cited or _by_name(p, source) or p.is_(source[0] - 1, "from_whom") or _office(p, source)):
        return []
    if asking(p, end + 1) and p.low(p.size - 1) != "?":
        # "Дело «Причала»: кто ответит за пожар": what the article is about
        return []
    told = ((end + 1, clause_end(p, end + 1, "S")),)
    if entitled(p, end + 1) or _only_when(p, end + 1) or (state_at(p, source[0]) and only_names(p, *told[0])):
        return []
    if cited:
        return [Raw(None, ":", (end, end + 1), cited, told, carriers=(Carrier(source, says=True),))]
    return [Raw(None, ":", (end, end + 1), (source[0], end), told)]


def asked_of(p: Passage) -> int:
    """The colon between somebody and a question of theirs, or 0: "Киев: почему Москва не хочет мира"."""
    source = phrase(p, p.opening)
    colon = source[1] if source else p.size
    if source is None or p.low(colon) != ":" or not p.is_(colon + 1, "asking_words"):
        return 0
    return colon if _by_name(p, source) and (somebody(p, source, "nominative") or state_at(p, source[0])) else 0


def _only_when(p: Passage, k: int) -> bool:
    """Whether a headline has nothing but an occasion behind its colon: "Москва: до пятницы"."""
    end = after_preposition(p, k) if p.is_(k, "prepositions") and k == p.opening + 2 else 0
    return bool(end) and (end >= p.size or (p.low(end) in ENDS and end == p.size - 1))


def _news_from(p: Passage, news: Range) -> Range | None:
    """ "Новини від лісників: S": whose news it is."""
    whose = phrase(p, news[1] + 1, "genitive") if p.is_(news[1], "from_whom") and p.is_(news[1] - 1, "news") else None
    return whose if whose and p.low(whose[1]) == ":" and somebody(p, whose, "genitive") else None


def _office(p: Passage, r: Range) -> bool:
    """Whether one person by their office, or a body, stands before a colon with a clause behind it: "Повар: S"."""
    one = any(s.animate and s.case == "nominative" and not s.plural for s in readings(p, r[0]) if s.part == "noun")
    body = any(s.lemma in p.lexicon.grammar["bodies"] for s in readings(p, r[0]) if s.case == "nominative")
    return (
        (one or body)
        and not p.is_(r[0], "labels", "persons_told_of")
        and any(finite_verb(p, k) for k in range(r[1] + 1, p.size))
    )


class Pointing(NamedTuple):
    """A sentence that only tells whose words the one before were: its cue, who says so, and whom they cite."""

    cue: Range
    source: Range
    cited: Range | None = None
    told: Range | None = None  # whom it was told
    anew: bool = False  # what is thought is told for the first time, not passed on


def signed(p: Passage) -> list[Raw]:
    """ "Сбиты четыре беспилотника — Минобороны.": a name behind a dash at the sentence's end."""
    end = p.size - 1 if p.low(p.size - 1) in ENDS else p.size
    for k in range(end - 1, max(2, end - SIGNED), -1):
        if p.low(k) in DASHES and p.low(k) != "-" and p.speech[k] < 0 and (p.word(k - 1) or p.low(k - 1) in _CLOSED):
            source = phrase(p, k + 1)
            plain = source is not None and source[1] == end
            # "двух союзников — Израиль и Иран": the two are the allies
            said = not any(s.animate for s in readings(p, k - 1)) and not any(p.is_(j, "joins") for j in range(k, end))
            known = plain and (_by_name(p, (k + 1, end)) or (p.capital(k + 1) and end == k + 2))
            named = plain and (p.is_(k + 1, "findings") or (said and known))
            told = (p.opening, k - (p.low(k - 1) == ","))
            return [Raw(None, ":", (k, k + 1), (k + 1, end), (told,))] if named else []
    return []


def behind_time(p: Passage) -> int:
    """Return the first word behind what a live blog or a channel sets before it: "12:40 —", "⚡"."""
    k = p.opening
    while k < p.size and (not p.word(k) or p.tokens[k].text[0].isdigit()) and k - p.opening < _SET_BEFORE:
        k += 1
    return k if k < p.size and p.low(k - 1) not in OPENERS | {'"'} else p.opening


def _by_name(p: Passage, r: Range) -> bool:
    """Whether a phrase before a colon is somebody: a name behind a title, a foreign name, an acronym, "media"."""
    first = p.tokens[r[0]].text
    if p.is_(r[0], "labels") or any(p.is_(k, "joins", "between") for k in range(*r)):
        # "Рим и Прага: что дальше", "Рим между двух огней: что дальше"
        return False
    if any(name_like(p, j) for j in range(r[0] + 1, r[1])) or foreign(p, r[0]) or p.is_(r[0], "lone_sources"):
        return True
    return (
        (first.isupper() and len(first) > 1)
        or p.is_(r[0], "press", "outlets")
        or (r[1] - r[0] == 1 and place(first, p.lexicon.language))
    )


def _told_last(p: Passage) -> Pointing | None:
    """ "Про це | міністр X сказав у коментарі Y.": who says it stands before the verb; "про це рішення" is a thing."""
    if "accusative" in cases(p, 2) or "locative" in cases(p, 2):
        return None
    for i in range(3, min(_TOLD_LAST, p.size)):
        if p.low(i) in ENDS | {",", ";", ":"}:
            return None
        form = p.cue_at(i, SAYS)
        if form and finite_verb(p, i):
            source = subject(p, i, i + 1)
            told = form.group.speech and source is not None and source[0] == _BACK
            return Pointing((i, i + 1), source, None) if told and source else None
    return None


_BACK = 2
_TOLD_LAST = 16


def pointing_back(p: Passage) -> Pointing | None:
    """ "Об этом сообщил X со ссылкой на Y.", "Так считает X.", or None."""
    if p.size >= _POINTING and p.is_(0, "thus_thought"):
        form = p.cue_at(1, SAYS)
        found = behind_verb(p, 1, 2) if form and "C" in form.group.frames else None
        return Pointing((1, 2), found[0], anew=True) if found and p.low(adjuncts(p, found[2])) in ENDS | {","} else None
    if p.is_(0, "possessive") and p.is_(1, "utterances") and p.is_(2, "carries") and p.size > _POINTING:
        # "Его слова приводит «Вестник»."
        carrier = phrase(p, 3)
        return Pointing((2, 3), carrier) if carrier and p.low(carrier[1]) in ENDS | {"."} else None
    if p.size < _POINTING or not (p.is_(0, "aboutness") and p.is_(1, "this")):
        return None
    if nominal(p, 2):
        return _told_last(p)
    for i in range(2, min(_AHEAD, p.size)):
        size = frame_at(p, i, "written")
        end = after_preposition(p, i + size - 1) if size else 0
        if end:
            # "Про це повідомляється в «Віснику»"
            return Pointing((i, i + size), (i + size, end))
        form = p.cue_at(i, SAYS)
        if form:
            found = behind_verb(p, i, i + 1)
            source = found[0] if found else subject(p, i, i + 1)
            if source is None or source[0] <= 1:
                return None
            _, cited = citation(p, source[1])
            told = found[1] if found else None
            outlet = told and any(p.is_(k, "outlets") or foreign(p, k) for k in range(*told))
            masthead = next((k for k in range(*told) if quoted_name(p, k) > k), told[0]) if told else 0
            return Pointing((i, i + 1), source, cited, (masthead, told[1]) if told and outlet else None)
        if p.low(i) in ENDS | {",", ";", ":"}:
            return None
    return None
