"""What a cue ascribes: the complement to its right and where that ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stance.attribution.carriers import carried_by
from stance.attribution.passage import CLOSERS, DASHES, ENDS, OPENERS, Passage
from stance.attribution.subjects import Range, adjunct_noun, group_start, phrase_after

INVERTS = frozenset({"say", "write", "add", "explain", "argue", "note", "report"})


class Complement(NamedTuple):
    """The complement of a cue: which frame it has, its token range, and the recipient that stood before it."""

    frame: str
    content: Range
    recipient: Range | None = None


def complement(p: Passage, i: int, frames: str, prepositions: tuple[str, ...]) -> Complement | None:
    """Read the complement that begins at token i, trying the given frames; None when none fits."""
    recipient: Range | None = None
    k = skip_adjuncts(p, i)
    if "R" in frames:
        recipient, k = recipient_at(p, k)
        k = skip_adjuncts(p, k)
    if recipient is None and p.low(k) == "to" and ("C" in frames or prepositions):
        # "complained to both capitals that", "complained to him about"
        told = phrase_after(p, k + 1, long=False)
        to_do = p.cue_at(k + 1, "base") is not None and not p.capital(k + 1)
        k = told[1] if told and not to_do and p.low(told[1]) in {"that", *prepositions} else k
    if k > i and p.low(k) == "that" and (p.is_(k + 1, "finite_verbs") or p.is_(k + 1, "auxiliaries")):
        # "an interview with Channel One that went out": a relative clause
        return None
    if p.is_(k, "turning_particles") or (p.low(k) == "in" and p.is_(k + 1, "rejoinders")):
        # "backed off its plan", "said in response to the envoy"
        return None
    found = _frame_at(p, k, frames, prepositions, after_recipient=recipient is not None)
    if found is None and recipient is not None and "N" in frames:
        return Complement("N", (recipient[0], clause_end(p, recipient[0], "N")))
    if found is None and "I" in frames and (i >= len(p) or p.low(i) in ENDS | {",", ";"}):
        return Complement("I", (i - 1, i))
    if found is None:
        return None
    frame, start = found
    end = clause_end(p, start, "N" if frame == "A" else frame)
    if end <= start:
        return None
    return Complement(frame, (start, end), recipient)


def _frame_at(
    p: Passage, k: int, frames: str, prepositions: tuple[str, ...], *, after_recipient: bool
) -> tuple[str, int] | None:
    if k >= len(p):
        return None
    low = p.low(k)
    if low == ":" and p.word(k + 1):
        return (":", k + 1) if "Q" in frames or "C" in frames else None
    if low == "," and "C" in frames and p.low(k + 1) == "that":
        return ("C", k + 1)
    if p.speech[k] >= 0:
        return None
    if "C" in frames and (_that(p, k) or (p.is_(k, "wh") and low != "which")):
        return ("C", k)
    if "T" in frames and to_verb(p, k + 1 if low == "not" else k):
        return ("T", k)
    if low in prepositions:
        return ("P", k)
    if "G" in frames and low.endswith("ing") and p.word(k):
        return ("G", k)
    if not p.word(k) and low not in OPENERS | {'"', "$"}:
        return None
    counted = _counted(p, k)
    if (
        p.is_(k, "prepositions", "coordinators", "subordinators")
        and not counted
        and low
        not in {
            "that",
            "if",
            "when",
            "while",
            "after",
            "since",
            "as",
            "in",
            "before",
            "once",
        }
    ):
        return None
    if "A" in frames and not after_recipient and _taken_as(p, k):
        return ("A", k)
    if "N" in frames and not after_recipient and _this(p, k):
        return ("N", k)
    if "B" in frames and (counted or clause_starts(p, k) or ("L" in frames and _long_enough(p, k))):
        return ("B", k)
    if p.is_(k, "subordinators", "prepositions") and low != "that":
        return None
    if "N" in frames and (not after_recipient) and phrase_after(p, k, long=False):
        return ("N", k)
    return None


def _counted(p: Passage, k: int) -> bool:
    """Whether a clause begins at token k with a number that words stand before: "at least nine people must leave"."""
    for words in map(str.split, p.lexicon.grammar.get("amounts", ())):
        number = k + len(words)
        if [p.low(i) for i in range(k, number)] == words and (
            p.low(number)[:1].isdigit() or p.is_(number, "numerals", "tens")
        ):
            return clause_starts(p, number)
    return False


def _that(p: Passage, k: int) -> bool:
    """Whether "that" at token k opens a clause, behind a comma perhaps: "that, even if it rains, they will come"."""
    if p.low(k) != "that" or p.low(k + 1) in {".", ";"}:
        return False
    return p.low(k + 1) != "," or p.is_(k + 2, "subordinators", "prepositions", "adverbs")


def _taken_as(p: Passage, k: int) -> bool:
    """Whether an object and "as" stand at token k: "sees the plan as a trap"."""
    seen = phrase_after(p, k, apposition=False)
    return seen is not None and p.low(seen[1]) == "as"


def _this(p: Passage, k: int) -> bool:
    """Whether a pronoun stands at token k that is the whole object: "denies this."."""
    return p.low(k) in {"this", "that", "it"} and not p.word(k + 1)


def to_verb(p: Passage, k: int) -> bool:
    """Whether "to" and a verb stand at token k, the verb perhaps within quotation marks."""
    verb = k + 2 if p.low(k + 1) in OPENERS | {'"'} and p.speech[min(k + 1, p.size - 1)] < 0 else k + 1
    return p.low(k) == "to" and p.word(verb) and not p.is_(verb, "determiners") and not p.capital(verb)


def clause_starts(p: Passage, k: int) -> bool:
    """Whether a clause with a subject and a finite verb begins at token k."""
    if p.is_(k, "personal") or p.low(k) == "there":
        return True
    if p.is_(k, "prepositions", "subordinators"):
        comma = next((j for j in range(k + 1, min(k + 16, len(p))) if p.low(j) == ","), None)
        return comma is not None and (clause_starts(p, comma + 1) if comma + 1 < len(p) else False)
    for long in (False, True):
        phrase = phrase_after(p, k, long=long)
        if phrase is None:
            return False
        j = phrase[1]
        if p.low(j) == "," and long:
            j += 1
        if verb_at(p, j):
            return True
        if not long and any(verb_at(p, i) for i in range(k + 1, j)):
            return True
    return False


def _long_enough(p: Passage, k: int) -> bool:
    """Whether the rest is long enough for a clause whose verb is not recognized; a verb of saying takes no object."""
    phrase = phrase_after(p, k, long=False)
    return phrase is not None and phrase[1] < len(p) and clause_end(p, k, "B") - k >= 2


def verb_at(p: Passage, i: int) -> bool:
    """Whether a finite verb, as far as its form tells, stands at token i, adverbs passed over."""
    j = i
    while p.is_(j, "adverbs") or p.low(j).endswith("ly"):
        j += 1
    low = p.low(j)
    if p.is_(j, "auxiliaries"):
        if low == "'s":
            return p.is_(j + 1, "determiners", "adverbs", "prepositions")
        return low != "to"
    if not p.word(j) or p.capital(j):
        return False
    if p.is_(j, "finite_verbs"):
        return True
    if low.endswith("ed"):
        return not p.is_(j - 1, "determiners") and p.low(j + 1) != "by"
    form = p.cue_at(j, "past third")
    return form is not None and (
        form.kind == "past"
        or p.is_(j + 1, "determiners", "wh", "prepositions", "object_pronouns")
        or p.low(j + 1) == "to"
    )


def _titled(p: Passage, i: int) -> int | None:
    """The token behind a title in quotation marks that opens at token i: on “Fox News Sunday”, on CNN's “State”."""
    k = i
    while k < i + _OWNER and (p.capital(k) or p.low(k) in {"'s", "the"}):
        k += 1
    if p.low(k) not in OPENERS | {'"'} or p.speech[min(k, p.size - 1)] >= 0:
        return None
    close = next((j for j in range(k + 1, min(k + _TITLE, p.size)) if p.low(j) in CLOSERS | {'"'}), None)
    return close + 1 if close is not None and p.capital(k + 1) else None


_OWNER = 4
_TITLE = 9


def skip_adjuncts(p: Passage, i: int) -> int:
    """Pass over adverbs, dates and occasions: "on Monday", "in a statement", "repeatedly"."""
    k = i
    while k < len(p) and p.speech[k] < 0:
        low = p.low(k)
        if (p.is_(k, "adverbs") and low != "not") or (low.endswith("ly") and not p.capital(k) and len(low) > 4):
            k += 1
        elif p.is_(k, "weekdays"):
            k += 1
            while p.low(k) in {"morning", "afternoon", "evening", "night"} or p.low(k).isdigit():
                k += 1
        elif low in {"last", "this", "next", "earlier"} and p.is_(k + 1, "times", "weekdays"):
            k += 2
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
        elif (low == "behind" and p.low(k + 1) == "closed") or (
            low == "," and p.low(k + 2) == "," and p.is_(k + 1, "connectives")
        ):
            k += 3
        elif p.is_(k, "carried"):
            carrier = carried_by(p, k)
            if carrier is None:
                break
            k = carrier[1]
        elif low in {"on", "under"} and "anonymity" in (p.low(k + 3), p.low(k + 4)):
            k += 4 if p.low(k + 3) == "anonymity" else 5
        else:
            break
    return k


def _occasion(p: Passage, k: int) -> int | None:
    """Where the phrase "in an interview with X on Monday" that begins at token k ends, or None."""
    low = p.low(k)
    if low == "in" and p.low(k + 1).isdigit() and len(p.low(k + 1)) == len("2016"):
        return k + 2
    if low not in {"to", "of"} and p.is_(k + 1, "weekdays"):
        j = k + 1
        while (
            p.is_(j, "weekdays")
            or p.low(j).isdigit()
            or p.low(j) in {"morning", "night", "afternoon", "evening", "after"}
        ):
            j += 1
        return j
    if low == "of" or not (adjunct_noun(p, k + 1) or p.capital(k + 1)):
        return None
    if low == "to" and not p.capital(k + 1):
        return None
    phrase = phrase_after(p, k + 1, long=False)
    if phrase is None:
        return None
    j = phrase[1]
    if p.low(j) == "with" or p.low(j) == "to" or p.low(j) == "of" or p.low(j) == "on":
        title = _titled(p, j + 1)
        inner = phrase_after(p, j + 1, long=False) if title is None else None
        j = title or (inner[1] if inner else j)
    return j


def recipient_at(p: Passage, k: int) -> tuple[Range | None, int]:
    """The one who was told, from token k on, and the token after; (None, k) when there is none."""
    if p.is_(k, "object_pronouns"):
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


_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"', "``": "''", "''": "''"}


def clause_end(p: Passage, start: int, frame: str) -> int:
    """The token after the last one of the clause that begins at `start`: half-open, final full stop left out."""
    k = start
    depth = 0
    closing = ""
    while k < len(p):
        low = p.low(k)
        if p.speech[k] >= 0:
            k += 1
            continue
        if closing or low in _CLOSING:
            # nothing ends inside a quoted fragment
            closing = "" if closing and low == closing else closing or _CLOSING[low]
            k += 1
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and k > start and _ends_here(p, k, start, frame):
            break
        k += 1
    while k > start and (p.low(k - 1) in ENDS | {",", ";", ":"} or p.low(k - 1) in DASHES):
        k -= 1
    return k


def fragment_free(p: Passage, start: int, end: int) -> Iterator[int]:
    """The tokens of a stretch that stand in no quoted fragment, brackets or speech."""
    closing, depth = "", 0
    for k in range(start, end):
        low = p.low(k)
        if closing or low in _CLOSING:
            closing = "" if closing and low == closing else closing or _CLOSING[low]
        elif low in {"(", ")"}:
            depth += 1 if low == "(" else -1
        elif depth == 0 and p.speech[k] < 0:
            yield k


def _ends_here(p: Passage, k: int, start: int, frame: str) -> bool:
    low = p.low(k)
    if low in {";"}:
        return True
    if low in ENDS and k >= len(p) - 2:
        return True
    if low == "-" and 0 < k < len(p) - 1 and p.tokens[k - 1].end == p.tokens[k].start == p.tokens[k + 1].start - 1:
        # "a U.S.-led mission"
        return False
    if (low in DASHES and frame in "NTPG" and not _within_object(p, k, start)) or (low == ":" and frame == "P"):
        return True
    if low == ",":
        return _comma_ends(p, k, frame) or (frame in "NP" and _object_over(p, k + 1))
    if frame in "NP" and (_manner(p, k) or (low in {"and", "but"} and _object_over(p, k + 1))):
        return True
    if low in {"and", "but"} and p.low(k - 1) != ",":
        return _coordinated(p, k, frame) and not _parallel(p, k, start)
    if low == "while" and frame in "NT":
        return True
    if frame in "NP" and (low in {"because", "when", "although"}):
        return True
    return low == "according" and p.low(k + 1) == "to"


def _within_object(p: Passage, k: int, start: int) -> bool:
    """Whether the dash at token k opens or closes an aside amid an object: "give the envoys — and him — a lesson"."""
    opened = next((j for j in range(k - 1, max(start, k - _DASHED), -1) if p.low(j) in DASHES), None)
    if opened is not None:
        return p.is_(k + 1, "determiners") and p.is_(opened + 1, "coordinators")
    closed = next((j for j in range(k + 1, min(len(p), k + _DASHED)) if p.low(j) in DASHES), None)
    return closed is not None and p.is_(k + 1, "coordinators") and p.is_(closed + 1, "determiners")


_DASHED = 10


def _object_over(p: Passage, i: int) -> bool:
    """Whether a further predicate or clause, no further object, begins at token i behind a comma or "and"."""
    while p.is_(i, "coordinators", "adverbs"):
        i += 1
    if p.low(i) == "with":
        return p.low(i - 1) == ","
    if p.is_(i, "personal") and p.low(i) != "it":
        return True
    following = p.is_(
        i + 1, "determiners", "object_pronouns", "prepositions", "auxiliaries", "adverbs", "wh", "possessive"
    )
    if p.capital(i):
        # "wants the votes and Pell wants to be a hero"
        return any(p.capital(k - 1) and verb_at(p, k) and not p.capital(k) for k in range(i + 1, min(i + 4, p.size)))
    return verb_at(p, i) and (following or p.low(i + 1) == "to") and not p.is_(i, "determiners")


def _manner(p: Passage, k: int) -> bool:
    """Whether token k opens how or where it was said: "by citing a poll", "in an interview", "on Twitter"."""
    if p.low(k) == "by":
        return p.low(k + 1).endswith("ing")
    return p.low(k) in {"in", "on", "at", "during", "via"} and adjunct_noun(p, k + 1)


def _comma_ends(p: Passage, k: int, frame: str) -> bool:
    nxt = k + 1
    while p.is_(nxt, "adverbs"):
        nxt += 1
    low = p.low(nxt)
    if (
        low == "according"
        or (low == "as" and frame in "CB")
        or low in {"but", "while", "whereas", "although", "though", "even"}
    ):
        return True
    if p.cue_at(nxt, "ing") if nxt < len(p) else False:
        return True
    if p.is_(nxt, "carried") and p.low(nxt + 1) == "by":
        return True
    if low in {"a", "an"} and frame in "NTPI" and _apposed_clause(p, nxt):
        return True
    if low == "and" and p.low(nxt + 1) == "that" and frame in "NTPIG":
        return True
    if low == "and":
        return (
            _coordinated(p, nxt, frame)
            or _new_clause_with_cue(p, nxt + 1)
            or (frame in "N" and p.is_(nxt + 1, "personal"))
        )
    if frame in "NG" and (low in {"who", "which", "as", "because", "after"} or low.endswith("ing")):
        return low != "who" or frame == "G"
    if _parenthetical(p, nxt):
        return True
    return frame == "N" and p.is_(nxt, "personal")


def _parenthetical(p: Passage, i: int) -> bool:
    """Whether ", he said" stands at token i."""
    if i >= len(p):
        return False
    if p.is_(i, "personal") and i + 1 < len(p):
        j = i + 1
        while j < len(p) and (p.is_(j, "adverbs", "auxiliaries")):
            j += 1
        form = p.cue_at(j, "past third base") if j < len(p) else None
        return bool(
            form
            and "Q" in form.group.frames
            and (j + 1 >= len(p) or not p.word(j + 1) or p.is_(j + 1, "prepositions", "weekdays", "adverbs"))
        )
    for j in range(i, min(i + 9, len(p))):
        if not p.word(j):
            return False
        form = p.cue_at(j, "past third")
        if form and "Q" in form.group.frames:
            if j == i:
                return form.lemma in INVERTS and p.word(j + 1)
            after = skip_adjuncts(p, recipient_at(p, j + 1)[1] if "R" in form.group.frames else j + 1)
            named = p.capital(group_start(p, j) - 1) or p.is_(i, "determiners") or p.capital(i)
            ends = after >= len(p) or p.low(after) in {",", "."} or p.is_(after, "prepositions", "weekdays")
            ends = ends or (p.low(after) == "that" and after > j + 1)
            return ends and (named or after >= len(p))
    return False


def _parallel(p: Passage, k: int, start: int) -> bool:
    """Whether the conjunction joins two verbs of the content: "that X had been shown it and had promised"."""
    auxiliary = p.low(k + 1)
    return p.is_(k + 1, "auxiliaries") and any(p.low(j) == auxiliary for j in range(start + 1, k))


def _apposed_clause(p: Passage, i: int) -> bool:
    """Whether "a condition she described as" begins at token i, which tells what somebody else makes of it."""
    for j in range(i + 2, min(i + 6, len(p))):
        if p.is_(j, "personal") or (p.capital(j) and p.word(j)):
            return any(p.cue_at(x, "past third") for x in range(j + 1, min(j + 3, len(p))))
        if not p.word(j) or p.is_(j, "prepositions", "auxiliaries"):
            return False
    return False


def _coordinated(p: Passage, k: int, frame: str) -> bool:
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


def _new_clause_with_cue(p: Passage, i: int) -> bool:
    for j in range(i, min(i + 10, len(p))):
        if not p.word(j):
            return False
        form = p.cue_at(j, "past third")
        if form and j > i and "C" in form.group.frames:
            return True
    return False
