"""Two who do it together, each behind a conjunction: "ни Киев, ни Москва", "как Киев, так и Москва", "и X, и Y"."""

from __future__ import annotations

from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.words import is_part
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def paired(p: Passage, verb: int) -> Range | None:
    """The two before the verb, with the conjunction of the first; None where there are not two."""
    left = verb - 1
    while left > 0 and (p.is_(left, "adverbs", "negations") or is_part(p, left, "adverb")) and not p.is_(left, "joins"):
        left -= 1
    for comma in range(left - 1, 1, -1):
        if p.low(comma) != ",":
            continue
        behind = comma + 1 + (p.is_(comma + 1, "pair_links") and p.is_(comma + 2, "joins"))
        second = phrase(p, behind + 1) if p.is_(behind, "pairs", "joins") else None
        if second is None or second[1] not in {left + 1, verb} or not somebody(p, second, "nominative", "groups"):
            return None
        for k in range(comma - 2, -1, -1):
            first = phrase(p, k + 1) if p.is_(k, "pairs", "joins", "as") else None
            if first and first[1] == comma and somebody(p, first, "nominative", "groups"):
                return (k, second[1])
        return None
    return None
