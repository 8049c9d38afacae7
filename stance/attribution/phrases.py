"""Noun phrases read from their first word to the right."""

from __future__ import annotations

from stance.attribution.passage import DASHES, ENDS, OPENING, Passage

Range = tuple[int, int]


MAX_PHRASE = 28


def phrase_after(p: Passage, i: int, *, long: bool = True, apposition: bool = True) -> Range | None:
    """The noun phrase that begins at token i; with `long`, prepositional parts and appositions belong to it."""
    k = i
    if not (p.word(k) or p.low(k) in OPENING):
        return None
    if p.is_(k, "personal", "object_pronouns") and not (p.low(k) == "her" and _owned(p, k + 1)):
        return (k, k + 1)
    if p.is_(k, "prepositions", "subordinators", "coordinators") and p.low(k) != "that":
        return None
    noun = False
    while k < len(p) and k - i < MAX_PHRASE and p.speech[k] < 0:
        if p.low(k) == "(":
            while k < len(p) and p.low(k) != ")":
                k += 1
            k += 1
            continue
        if p.low(k) == ",":
            k = _next_mark(p, k + 1) if long and apposition and (_apposes(p, k) or _names(p, i, k)) else k
            break
        if _border_right(p, k, noun=noun, long=long):
            break
        noun = noun or (p.word(k) and not p.is_(k, "determiners", "prepositions", "adverbs"))
        k += 1
    return (i, k) if k > i and noun else None


def _owned(p: Passage, k: int) -> bool:
    """Whether token k is a noun that "her" can own: "added her husband", not "told her on Monday"."""
    other = p.is_(k, "prepositions", "adverbs", "subordinators", "coordinators", "auxiliaries", "weekdays", "wh")
    return p.word(k) and not other and not p.is_(k, "determiners", "personal") and not p.low(k).endswith("ly")


def _border_right(p: Passage, k: int, *, noun: bool, long: bool) -> bool:
    """Whether token k ends the noun phrase before it; `noun` tells whether that has its noun yet."""
    low = p.low(k)
    if low in ENDS or low in {";", ":", "not"} or low in DASHES:
        return True
    if p.is_(k, "coordinators"):
        return not (low == "and" and (p.capital(k + 1) or p.is_(k + 1, "determiners")))
    if not noun or low == "'s":
        return False
    if p.is_(k, "prepositions"):
        joins = long and low in {"of", "from", "at", "for", "with", "in", "on"}
        return not joins or (low in {"in", "on", "at"} and adjunct_noun(p, k + 1))
    if p.is_(k, "auxiliaries", "subordinators", "relatives", "personal", "weekdays") or _verb_like(p, k):
        return True
    anew = p.is_(k, "determiners") and not p.capital(k)
    return anew and not p.is_(k - 1, "prepositions", "coordinators", "determiners")


def _verb_like(p: Passage, k: int) -> bool:
    """Whether token k, behind a noun, reads as a verb by its form."""
    low = p.low(k)
    if not p.word(k) or p.capital(k) or not p.word(k - 1) or p.low(k - 1) in {"'s"}:
        return False
    if p.is_(k - 1, "determiners", "prepositions", "adverbs", "possessive"):
        return False
    return p.cue_at(k, "past") is not None or p.is_(k, "finite_verbs") or low.endswith("ed")


def _apposes(p: Passage, comma: int) -> bool:
    """Whether the comma opens an apposition: "X, a Y," or "X, who Y,"."""
    k = comma + 1
    if k >= len(p) or p.speech[k] >= 0 or p.cue_at(k, "ing"):
        return False
    if p.is_(k, "determiners", "relatives") or p.low(k).isdigit():
        return True
    return (
        p.word(k)
        and not p.capital(k)
        and not p.is_(
            k, "subordinators", "coordinators", "prepositions", "personal", "adverbs", "auxiliaries", "weekdays"
        )
        and not p.low(k).endswith(("ing", "ly"))
        and p.cue_at(k, "past third") is None
    )


def _names(p: Passage, start: int, comma: int) -> bool:
    """Whether a full name follows somebody's office: "its spokesman, Jane Roe"."""
    owned = p.is_(start, "possessive") and not any(p.capital(k) for k in range(start + 1, comma))
    return owned and all(p.word(k) and p.capital(k) for k in (comma + 1, comma + 2))


_MARKS = ENDS | {";", ":", '"'}


def _next_mark(p: Passage, i: int) -> int:
    k = i
    while k < len(p) and p.low(k) not in _MARKS and p.speech[k] < 0:
        if (
            p.low(k) == ","
            and p.low(k + 1) not in {"who", "which"}
            and (
                p.cue_at(k + 1, "ing")
                or not p.word(k + 1)
                or p.is_(k + 1, "prepositions", "subordinators", "coordinators", "personal")
            )
        ):
            break
        k += 1
    return k


def adjunct_noun(p: Passage, i: int) -> bool:
    """Whether the phrase at token i names an occasion or medium ("an interview", "Monday")."""
    nouns = p.lexicon.frames["medium_nouns"]
    for k in range(i, min(i + 5, len(p))):
        if p.low(k) in nouns or p.is_(k, "weekdays"):
            return True
        if not p.word(k):
            return False
    return False


def share_before(p: Passage, j: int) -> int | None:
    """Where a share of people begins that token j ends: "42 percent", "nine out of 10"; None if none."""
    counted = p.low(j).isdigit() or p.is_(j, "numerals")
    k = j
    if p.is_(j, "shares") or p.low(j) == "%":
        k = j - 1
    elif counted and p.low(j - 1) in {"in", "of"}:
        k = j - 2 - (p.low(j - 2) == "out")
    else:
        return None
    return k if k >= 0 and (p.low(k)[:1].isdigit() or p.is_(k, "numerals")) else None
