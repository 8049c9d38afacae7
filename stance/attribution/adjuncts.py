"""What stands between a cue and its content: when, where and on what occasion it was said, and to whom."""

from __future__ import annotations

from stance.attribution.carriers import carried_by
from stance.attribution.passage import CLOSING, OPENING, Passage
from stance.attribution.phrases import Range, adjunct_noun, phrase_after


def _titled(p: Passage, i: int) -> int | None:
    """The token behind a title in quotation marks that opens at token i: on “Fox News Sunday”, on CNN's “State”."""
    k = i
    while k < i + _OWNER and (p.capital(k) or p.low(k) in {"'s", "the"}):
        k += 1
    if p.low(k) not in OPENING or p.speech[min(k, p.size - 1)] >= 0:
        return None
    close = next((j for j in range(k + 1, min(k + _TITLE, p.size)) if p.low(j) in CLOSING), None)
    return close + 1 if close is not None and p.capital(k + 1) else None


_OWNER = 4
_TITLE = 9


def skip_adjuncts(p: Passage, i: int) -> int:
    """Pass over adverbs, dates and occasions: "on Monday", "in a statement", "repeatedly"."""
    k = i
    while k < len(p) and p.speech[k] < 0:
        low = p.low(k)
        adverb = p.is_(k, "adverbs") and low not in {"not", "never"} and not p.is_(k, "determiners")
        timed = _timed(p, k)
        if timed:
            k = timed
        elif adverb or (low.endswith("ly") and not p.capital(k) and len(low) > 4):
            k += 1
        elif p.is_(k, "weekdays"):
            k += 1
            while p.low(k) in {"morning", "afternoon", "evening", "night"} or p.low(k).isdigit():
                k += 1
        elif low in {"last", "this", "next", "earlier"} and p.is_(k + 1, "times", "weekdays"):
            k += 2
        elif low in {"on", "under"} and "anonymity" in (p.low(k + 3), p.low(k + 4)):
            k += 4 if p.low(k + 3) == "anonymity" else 5
        elif p.low(k + (low == ",")) == "without" and _unproven(p, k + (low == ",")):
            k = _unproven(p, k + (low == ","))
        elif low in p.lexicon.grammar["prepositions"] and low in {
            "in",
            "on",
            "at",
            "during",
            "by",
            "via",
            "from",
            "through",
            "after",
            "before",
            "to",
            "of",
        }:
            after = _titled(p, k + 1) or _occasion(p, k)
            if after is None:
                break
            k = after
        elif low == "," and k > i and p.low(k + 1) == "that":
            k += 1
        elif low == "," and _parenthesis(p, k):
            k = _parenthesis(p, k)
        elif (low == "behind" and p.low(k + 1) == "closed") or (
            low == "," and p.low(k + 2) == "," and p.is_(k + 1, "connectives")
        ):
            k += 3
        elif p.is_(k, "carried"):
            carrier = carried_by(p, k)
            if carrier is None:
                break
            k = carrier[1]
        else:
            break
    return k


def _unproven(p: Passage, i: int) -> int:
    """The "that" behind "without offering any proof" at token i; 0 where none follows."""
    k = i + 1 + (p.low(i + 1).endswith("ing"))
    while k < min(i + _PROOF, p.size) and p.word(k) and p.low(k) != "that" and not p.capital(k):
        k += 1
    k += p.low(k) == "," == p.low(i - 1)
    return k if p.low(k) == "that" else 0


_PROOF = 7


def _parenthesis(p: Passage, comma: int) -> int:
    """The "that" behind a phrase between two commas: "admitted, through an officer quoted by a paper, that"; or 0."""
    if not p.is_(comma + 1, "prepositions") and p.low(comma + 1) != "as":
        return 0
    marks = (k for k in range(comma + 2, min(comma + _APART, p.size)) if not p.word(k))
    close = next((k for k in marks if p.low(k) not in {"'s", "’s"}), 0)
    clause = (k for k in range(comma + 2, close) if p.is_(k, "auxiliaries", "subordinators", "relatives"))
    amid = any(p.low(k) not in {"to", "'s", "’s"} for k in clause)
    return close + 1 if close and p.low(close) == "," and p.low(close + 1) == "that" and not amid else 0


_APART = 14


def _timed(p: Passage, i: int) -> int:
    """The "that" behind when something was said, from token i on: "as early as July", "hours after the raid"; or 0."""
    if not p.is_(i, "timing", "time_units") and p.low(i) != "for":
        return 0
    k, told = i, False
    while k < min(i + _WHEN, p.size) and p.word(k) and p.speech[k] < 0 and p.low(k) != "that":
        dated = p.is_(k, "times", "time_units", "weekdays", "dated") or p.low(k) == "may"
        verb = p.is_(k, "auxiliaries") and not p.capital(k)
        if not dated and (verb or (p.is_(k, "personal", "subordinators") and not p.is_(k, "relating_times"))):
            return 0
        told = told or dated
        k += 1
    return k if told and p.low(k) == "that" else 0


_WHEN = 8


def _occasion(p: Passage, k: int) -> int | None:
    """Where the phrase "in an interview with X on Monday" that begins at token k ends, or None."""
    low = p.low(k)
    if low == "in" and p.low(k + 1).isdigit() and len(p.low(k + 1)) == len("2016"):
        return k + 2
    if low == "in" and p.is_(k + 1, "manner"):
        return k + 2
    if low in {"in", "during", "over"} and p.is_(k + 1, "determiners") and p.is_(k + 2, "times"):
        # "in the autumn"
        return k + 3
    if low not in {"to", "of"} and p.is_(k + 1, "weekdays"):
        j = k + 1
        while (
            p.is_(j, "weekdays")
            or p.low(j).isdigit()
            or p.low(j) in {"morning", "night", "afternoon", "evening", "after"}
        ):
            j += 1
        # "before Friday's meeting"
        whole = phrase_after(p, j + 1, long=False) if p.low(j) in {"'s", "’s"} else None
        return whole[1] if whole else j
    if low == "of" or not (adjunct_noun(p, k + 1) or p.capital(k + 1)):
        return None
    if low == "to" and not p.capital(k + 1):
        return None
    phrase = phrase_after(p, k + 1, long=False)
    if phrase is None:
        return None
    j = phrase[1]
    # "in a letter to the envoy", but not "in a letter to leave"
    somebody = p.capital(j + 1) or p.is_(j + 1, "determiners", "possessive", "listeners", "bodies", "group_nouns")
    if p.low(j) in {"with", "of", "on"} or (p.low(j) == "to" and somebody):
        title = _titled(p, j + 1)
        inner = phrase_after(p, j + 1, long=False) if title is None else None
        if inner and p.low(inner[1]) == "of":
            # "in a letter to the secretary of state"
            inner = phrase_after(p, inner[1] + 1, long=False) or inner
        j = title or (inner[1] if inner else j)
    return j


def recipient_at(p: Passage, k: int) -> tuple[Range | None, int]:
    """The one who was told, from token k on, and the token after; (None, k) when there is none."""
    subject = p.low(k) in {"it", "you"} and p.is_(k + 1, "auxiliaries") and p.low(k + 1) != "to"
    if p.is_(k, "object_pronouns") and not subject:
        # not "vowed | it would be paid for"
        return (k, k + 1), k + 1
    listeners = next((j for j in range(k, min(k + 4, p.size)) if p.is_(j, "listeners")), None)
    if listeners is not None and p.capital(listeners + 1) and not any(p.capital(j) for j in range(k, listeners + 1)):
        # "told reporters Russia was ready"
        return (k, listeners + 1), listeners + 1
    if not p.word(k) or p.is_(k, "wh", "prepositions", "personal", "auxiliaries", "subordinators"):
        return None, k
    phrase = phrase_after(p, k, long=False)
    if phrase is None:
        return None, k
    end = phrase[1]
    if (
        p.low(end) in {"of", "in", "at", "from", "with"}
        and not adjunct_noun(p, end + 1)
        and not p.is_(end + 1, "weekdays")
    ):
        more = phrase_after(p, end + 1, long=False)
        if more:
            end = more[1]
    return (k, end), end
