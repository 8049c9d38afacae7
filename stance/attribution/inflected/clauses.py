"""Where a clause begins, and what its relative pronoun stands for."""

from __future__ import annotations

from stance.attribution.inflected.phrases import boundary, phrase
from stance.attribution.inflected.words import cases, name_like, readings
from stance.attribution.passage import DASHES, Passage
from stance.attribution.phrases import Range
from stance.text.morphology import known

FAR = 30
SAYS = "past third"  # the forms of a verb that stand with a subject
CASES = ("nominative", "accusative", "genitive", "dative", "instrumental", "locative")


def clause_start(p: Passage, left: int) -> int:
    """Where the clause that token `left` stands in begins."""
    k, closed = left, 0
    while k >= 0 and left - k < FAR:
        closed += p.low(k) == ")"
        if p.low(k) == "(":
            if not closed:
                return k + 1
            closed -= 1
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
        if found and not p.is_(k, "prepositions") and stands_for(p, at, k):
            return found
    return None


def stands_for(p: Passage, at: int, k: int) -> bool:
    """Whether the relative pronoun at token `at` can stand for the noun that a phrase at token k begins with."""
    noun = next((j for j in range(k, at) if any(s.part == "noun" for s in readings(p, j))), k)
    relative = [s for s in readings(p, at) if s.case]
    nouns = [s for s in readings(p, noun) if s.part == "noun"]
    if (
        p.is_(at, "relative_that", "thats")
        or not relative
        or not nouns
        or any(s.proper for s in nouns)
        or not known(p.low(noun), p.lexicon.language)
    ):
        return True
    # a title is masculine for a woman too
    return any(
        n.plural == r.plural and (r.plural or not r.gender or n.animate or r.gender == n.gender)
        for n in nouns
        for r in relative
    ) or any(p.is_(j, "joins") for j in range(k, at))


def clause_word(p: Passage, k: int) -> bool:
    """Whether a clause of its own begins at token k: "что", "о том, что", "в котором"."""
    if p.is_(k, "clause"):
        return True
    return (p.is_(k, "aboutness") and p.is_(k + 1, "pointing")) or (
        p.is_(k, "prepositions") and p.is_(k + 1, "relatives")
    )


def compared(p: Passage, k: int) -> bool:
    """Whether a clause that something is compared with opens at token k: "больше, чем Киев готов дать"."""
    return p.is_(k, "than") and p.low(k - 1) == "," and p.low(k - 2).endswith(_MORE)


_MORE = ("ше", "же", "ее", "ей", "ще", "наче")
