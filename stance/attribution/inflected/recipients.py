"""Whom somebody tells it, where who speaks stands next to them."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.phrases import quoted_name
from stance.attribution.inflected.words import cases, foreign, name_like, readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def named_behind(p: Passage, verb: int, given: Range) -> int:
    """Where a name that says it stands next to those told: "сказав журналістам | Дмитро Пєсков"; else 0."""
    name = next((j for j in range(given[0] + 1, given[1]) if p.capital(j)), 0)
    if not name or p.capital(name - 1) or p.tokens[name].text.isupper() or foreign(p, name):
        return 0
    if any(not name_like(p, j) or "nominative" not in cases(p, j) for j in range(name, given[1])):
        return 0
    told = [s for s in readings(p, name - 1) if s.part == "noun" and s.case == "dative"]
    several = bool(told) and all(s.plural for s in told)
    alone = cases(p, name) == {"nominative"}
    return name if (several or alone) and agrees(p, verb, (name, given[1])) else 0


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
