"""What stands at the head of a phrase: a person, a body that can speak, or a thing."""

from __future__ import annotations

from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.words import cases, foreign, is_part, name_like, nominal, readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def somebody(p: Passage, r: Range, case: str, *lists: str) -> bool:
    """Whether the head of a phrase in that case is a person, a name or a body that can speak, or one of the lists."""
    for k in range(*r):
        bent = [s for s in readings(p, k) if s.case == case and s.part == "noun"]
        if bent and any(s.animate or any(s.lemma in p.lexicon.grammar[x] for x in ("bodies", *lists)) for s in bent):
            return True
        if (name_like(p, k) or foreign(p, k)) and case in cases(p, k) and (k or not bent):
            return True
        if bent:
            return False
    return False


def thing(p: Passage, r: Range) -> bool:
    """Whether a phrase may as well be an object: no person, nominative and accusative alike."""
    return headed_by_thing(p, r) and not any(
        name_like(p, k) or any(s.animate for s in readings(p, k)) for k in range(*r)
    )


def headed_by_thing(p: Passage, r: Range) -> bool:
    """Whether the head of a phrase may as well be an object, whoever it belongs to: "відставки мера"."""
    head = next((k for k in range(*r) if name_like(p, k) or is_part(p, k, "noun")), r[0])
    if name_like(p, head) or any(s.animate for s in readings(p, head) if s.case == "nominative"):
        return False
    return all("accusative" in cases(p, k) for k in range(r[0], head + 1) if "nominative" in cases(p, k))


def roughly(p: Passage, k: int) -> Range | None:
    """So many people, about or over a number, at token k: "около ста врачей", "свыше 40 депутатов"."""
    if not p.is_(k, "roughly") or not (
        is_part(p, k + 1, "numeral") or p.tokens[min(k + 1, p.size - 1)].text[0].isdigit()
    ):
        return None
    counted = k + 2
    while counted < p.size and is_part(p, counted, "numeral"):
        counted += 1
    found = phrase(p, counted, "genitive") if counted < p.size and nominal(p, counted) else None
    return (k, found[1]) if found and somebody(p, found, "genitive", "groups") else None
