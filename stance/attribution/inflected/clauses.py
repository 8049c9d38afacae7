"""Where a clause begins, and what its relative pronoun stands for."""

from __future__ import annotations

from stance.attribution.inflected.phrases import boundary, cases, name_like, phrase
from stance.attribution.passage import DASHES, Passage
from stance.attribution.phrases import Range

FAR = 30
CASES = ("nominative", "accusative", "genitive", "dative", "instrumental", "locative")


def clause_start(p: Passage, left: int) -> int:
    """Where the clause that token `left` stands in begins."""
    k = left
    while k >= 0 and left - k < FAR:
        if boundary(p, k) and p.low(k) not in DASHES:
            return k + 1
        if p.low(k) in DASHES and not (k and p.tokens[k - 1].end == p.tokens[k].start):
            return k + 1
        if p.low(k) == "," and not listed(p, k):
            return k + 1
        if p.is_(k, "clause") and p.low(k - 1) == ",":
            return k + 1
        k -= 1
    return k + 1


def listed(p: Passage, comma: int) -> bool:
    """Whether the comma stands in a list of names: "Україна, Румунія та Молдова"."""
    return (
        name_like(p, comma - 1)
        and name_like(p, comma + 1)
        and any(p.is_(k, "joins") for k in range(comma + 1, min(comma + 6, p.size)))
    )


def object_antecedent(p: Passage, at: int) -> Range | None:
    """What a relative pronoun at token `at` stands for, whatever case that is in: "план, | который предложил посол"."""
    if not p.is_(at, "relatives") or p.low(at - 1) != "," or "accusative" not in cases(p, at):
        return None
    for k in range(clause_start(p, at - 2), at - 1):
        found = next((r for c in CASES if (r := phrase(p, k, c)) and r[1] == at - 1), None)
        if found and not p.is_(k, "prepositions"):
            return found
    return None
