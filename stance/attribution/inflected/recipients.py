"""Whom somebody tells it, where who speaks stands next to them."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.phrases import quoted_name
from stance.attribution.inflected.words import cases, foreign, is_part, name_like, readings
from stance.attribution.passage import ENDS, Passage
from stance.attribution.phrases import Range


def named_behind(p: Passage, verb: int, given: Range) -> int:
    """Where a name that says it stands next to those told: "сказав журналістам | Дмитро Пєсков"; else 0."""
    several = cases(p, given[0]) == {"dative"} and all(s.plural for s in readings(p, given[0]))
    for k in range(given[0] + 1, given[1]) if several else ():
        person = not p.capital(k) and any(s.animate and s.case == "nominative" for s in readings(p, k))
        if person and not any(s.plural for s in readings(p, k)) and agrees(p, verb, (k, given[1])):
            # "журналистам | замглавы МИД РФ"
            return k
    name = next((j for j in range(given[0] + 1, given[1]) if p.capital(j)), 0)
    passed = bool(name) and not p.capital(name - 1) and "dative" in cases(p, given[0])
    if passed and (p.tokens[name].text.isupper() or "nominative" not in cases(p, name)):
        # "кореспондентові УНС | Інна Кухаренко": whose man he is stands between
        name = next((j for j in range(name + 1, given[1] - 1) if _full_name(p, j)), 0)
        passed = bool(name)
    if not name or (p.capital(name - 1) and not passed) or p.tokens[name].text.isupper() or foreign(p, name):
        return 0
    if any(not name_like(p, j) or "nominative" not in cases(p, j) for j in range(name, given[1])):
        return 0
    told = [s for s in readings(p, name - 1) if s.part == "noun" and s.case == "dative"]
    several = bool(told) and all(s.plural for s in told)
    alone = cases(p, name) == {"nominative"}
    return name if (several or alone) and agrees(p, verb, (name, given[1])) else 0


def _full_name(p: Passage, k: int) -> bool:
    """Whether a name in the nominative alone stands at token k, with another behind it."""
    bent = cases(p, k) == {"nominative"} and not p.tokens[k].text.isupper()
    return bent and all(p.capital(j) and name_like(p, j) for j in (k, k + 1))


def asked_from(p: Passage, k: int, end: int) -> int:
    """Where those end of whom something is asked, where the noun behind them is what is: "от турок | гарантий"."""
    if not p.is_(k, "asked_of") or p.low(end) not in ENDS | {"", ",", ";"}:
        return end
    nouns = [j for j in range(k + 1, end) if is_part(p, j, "noun")]
    if not nouns or not (p.capital(nouns[0]) or len(nouns) > 1):
        return end
    head = nouns[0]
    while head + 1 < end and p.capital(head + 1):
        # "от Кирилла Жарова", "от правительства Украины"
        head += 1
    whole = end > head + 1 and any("genitive" in cases(p, j) for j in nouns if j > head)
    return head + 1 if whole else end


def told_to_outlet(p: Passage, verb: int, k: int) -> int:
    """The token behind a name that cannot be bent, where who speaks follows it: "сообщил ТАСС источник"; else 0."""
    end = quoted_name(p, k)
    if end == k:
        end = k + 1 if p.word(k) and p.tokens[k].text.isupper() and len(p.tokens[k].text) > 1 else k
        while p.word(end) and foreign(p, end):
            # "сказал Boston Globe министр"
            end += 1
    if end == k or end >= p.size or p.capital(end) or not agrees(p, verb, (end, end + 1)):
        return 0
    nouns = [s for s in readings(p, end) if s.part == "noun" and s.case == "nominative"]
    return end if nouns and (p.is_(end, "lone_sources", "findings") or any(s.animate for s in nouns)) else 0
