"""What the writer makes of the words before a comma: "said X, the sharpest threat yet", "..., stoking fears"."""

from __future__ import annotations

from stance.attribution.passage import Passage

_REMARK = 5
_RANKED = 3
_NAMING = 8


def commented(p: Passage, k: int) -> bool:
    """Whether "a remark that ..." at token k is said of what stands before it, and not part of it."""
    that = next((j for j in range(k + 2, min(k + _REMARK, len(p))) if p.low(j) in {"that", "which"}), None)
    return that is not None and p.cue_at(that - 1, "noun") is not None


def remarked(p: Passage, i: int) -> bool:
    """Whether what the writer makes of the words before begins at token i.

    "a view shared by few", "a charge Kyiv denies", "something the fund has long sought", "the latest sign of ...",
    "its first such step since May", "in a blow to Kyiv", "stoking fears of a war", "hours after Kyiv left".
    """
    low = p.low(i)
    if _timed(p, i):
        return True
    if low in {"something", "one"}:
        if p.is_(i + 1, "personal") and p.is_(i + 2, "intending"):
            # "a trap, one it would not walk into": who speaks goes on
            return False
        return p.capital(i + 1) or p.is_(i + 1, "personal", "determiners", "object_relatives")
    if low == "the" or p.is_(i, "possessive"):
        return _ranked(p, i)
    if p.is_(i, "spinning"):
        return True
    if p.is_(i, "raising"):
        return any(p.is_(k, "raised") for k in range(i + 1, i + 1 + _RANKED))
    if low == "in" and p.low(i + 1) == "what":
        # "in what diplomats called a concession"
        return any(p.is_(k, "called") for k in range(i + 2, min(i + _NAMING, p.size)))
    if low == "in":
        return p.low(i + 1) in {"a", "an", "another", "the"} and any(p.is_(k, "effects") for k in _words(p, i + 2))
    if low not in {"a", "an"}:
        return False
    noun = next((k for k in range(i + 1, min(i + _REMARK, p.size)) if p.is_(k, "remarks", "effects")), None)
    if noun is None or not all(p.word(k) for k in range(i + 1, noun)):
        return False
    after = p.low(noun + 1)
    if after == "the":
        # "an account the ministry rejected"
        return any(p.cue_at(k, "past third") for k in _words(p, noun + 2))
    return p.capital(noun + 1) or after.endswith("ed") or p.is_(noun + 1, "personal", "object_relatives", "whose")


def _timed(p: Passage, i: int) -> bool:
    """Whether the writer tells what came before or next: "hours after Kyiv left", "a day before the vote"."""
    i += p.low(i) in {"just", "only", "barely"}
    i += p.low(i) in {"a", "an", "several", "some", "few"} or p.is_(i, "numerals") or p.low(i).isdigit()
    return p.is_(i, "time_units") and p.low(i + 1) in {"after", "before"}


def _ranked(p: Passage, i: int) -> bool:
    """Whether "the sharpest threat yet", "its first such step since May" begins at token i."""
    if not (p.is_(i + 1, "ranks") or (p.low(i + 1).endswith("est") and len(p.low(i + 1)) > _SUPERLATIVE)):
        return False
    named = (k for k in _words(p, i + 2) if p.is_(k, "remarks", "effects"))
    noun = next(named, None)
    if noun is None:
        return False
    return p.low(i) == "the" or p.is_(noun + 1, "so_far")


def _words(p: Passage, i: int) -> range:
    """The next few tokens from i on that are words."""
    end = next((k for k in range(i, min(i + _RANKED, p.size)) if not p.word(k)), min(i + _RANKED, p.size))
    return range(i, end)


_SUPERLATIVE = 5
