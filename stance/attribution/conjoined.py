"""What stands behind a conjunction or a comma: a further cue of the same source, or what somebody else says."""

from __future__ import annotations

from stance.attribution.passage import Passage
from stance.attribution.phrases import phrase_after

_GROUP = 6
_APPOSED = 6


def parallel(p: Passage, k: int, start: int, frame: str) -> bool:
    """Whether the conjunction joins two verbs of the content: "that X had been shown it and had promised".

    So it does where the second has an auxiliary of its own that the cue has not: "said that X was late and had left".
    """
    auxiliary = p.low(k + 1)
    if not p.is_(k + 1, "auxiliaries"):
        return False
    if any(p.low(j) == auxiliary for j in range(start + 1, k)):
        return True
    own = frame in "CB" and p.is_(k + 1, "inner_auxiliaries")
    return own and not any(p.low(j) == auxiliary for j in range(max(0, start - _GROUP), start))


def apposed_clause(p: Passage, i: int) -> bool:
    """Whether "a condition she described as" begins at token i, which tells what somebody else makes of it."""
    for j in range(i + 2, min(i + 6, len(p))):
        if p.is_(j, "personal") or (p.capital(j) and p.word(j)):
            return any(p.cue_at(x, "past third") for x in range(j + 1, min(j + 3, len(p))))
        if not p.word(j) or p.is_(j, "prepositions", "auxiliaries"):
            return False
    return False


def coordinated(p: Passage, k: int, frame: str) -> bool:
    """Whether the conjunction at token k joins a further cue of the same source ("and added that")."""
    j = k + 1
    if p.is_(j, "personal") and p.low(j) != "it":
        j += 1
    while j < len(p) and (p.is_(j, "adverbs") or p.low(j) in {"has", "had", "have"} or p.low(j).endswith("ly")):
        j += 1
    if j >= len(p):
        return False
    form = p.cue_at(j, "past third") if p.low(k + 1) else None
    if form is None:
        plain = p.cue_at(j, "base") if frame in "CBN" and j == k + 1 else None
        behind = p.low(j + 1 + len(plain.rest)) if plain else ""
        return plain is not None and (behind == "that" or (behind == "to" and "T" in plain.group.frames))
    nxt = p.low(j + 1 + len(form.rest))
    spoken = any(s >= 0 for s in p.speech[j + 1 : j + 2])
    return (
        form.kind != "third"
        or spoken
        or nxt in {"that", "the", "a", "to", "it", "he", "she", ","}
        or p.is_(j + 1 + len(form.rest), "object_pronouns", "possessive")
    )


def others_cue(p: Passage, i: int) -> bool:
    """Whether somebody named and a cue with its object begin at token i: "the Kremlin rejected it"."""
    name = next((j for j in range(i, p.size) if not p.capital(j)), i)
    if name > i and p.cue_at(name, "third") is not None:
        # "as Kyiv hails a deal"
        return True
    subject = phrase_after(p, i, long=False)
    if subject is None:
        return False
    k = subject[1]
    if p.low(k) == "," and p.capital(k + 1):
        # "the governor, Jane Roe, accused"
        k = next((j + 1 for j in range(k + 2, min(k + _APPOSED, p.size)) if p.low(j) == ","), k)
    if not any(p.capital(j) for j in range(i, k)):
        return False
    while p.is_(k, "adverbs") or (p.is_(k, "auxiliaries") and p.low(k) not in {"'s", "to"}):
        k += 1
    form = p.cue_at(k, "past third")
    return form is not None and p.low(k + 1 + len(form.rest)) not in {"by", ",", "and"}


def another_says(p: Passage, i: int) -> bool:
    """Whether somebody else's statement begins at token i, by a plain verb of speaking in the same sentence."""
    subject = phrase_after(p, i, long=False)
    form = p.cue_at(subject[1], "past third") if subject and any(p.capital(k) for k in range(*subject)) else None
    return form is not None and "L" in form.group.frames


def others_stance(p: Passage, i: int) -> bool:
    """Whether what another party makes of something begins at token i: "said A, and | Kyiv welcomed the offer".

    Only what the writer can see for himself: a stand in the past without an auxiliary.
    """
    subject = phrase_after(p, i, long=False)
    if subject is None or not others_cue(p, i):
        return False
    form = p.cue_at(subject[1], "past")
    return form is not None and form.group.polarity != "neutral"


def new_clause_with_cue(p: Passage, i: int) -> bool:
    """Whether a clause with a subject and a cue that opens a clause of its own begins at token i."""
    for j in range(i, min(i + 10, len(p))):
        if not p.word(j):
            return False
        form = p.cue_at(j, "past third")
        if form and j > i and "C" in form.group.frames:
            return True
    return False


def infinitive_cue(p: Passage, k: int) -> bool:
    """Whether "to" and a cue stand at token k: "to thank Congress | and to plead for more"."""
    return p.low(k) == "to" and p.cue_at(k + 1, "base") is not None
