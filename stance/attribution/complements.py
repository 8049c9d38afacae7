"""What a cue ascribes: the complement to its right."""

from __future__ import annotations

from typing import NamedTuple

from stance.attribution.adjuncts import recipient_at, skip_adjuncts
from stance.attribution.clauses import clause_end, clause_starts, to_verb
from stance.attribution.passage import OPENING, PARTING, Passage
from stance.attribution.phrases import Range, phrase_after


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
        to_do = not p.capital(k + 1) and (p.cue_at(k + 1, "base") is not None or _done(p, k + 1, told))
        # what is agreed to with somebody is no listener
        thing = "to" in prepositions and p.low(told[1]) != "that" if told else True
        k = told[1] if told and not to_do and not thing and p.low(told[1]) in {"that", *prepositions} else k
    k = _behind_occasions(p, k, frames, told=recipient is not None)
    if k > i and p.low(k) == "that" and (p.is_(k + 1, "finite_verbs") or p.is_(k + 1, "auxiliaries")):
        # "an interview with Channel One that went out": a relative clause
        return None
    if p.is_(k, "turning_particles") or (p.low(k) == "in" and p.is_(k + 1, "rejoinders")):
        # "backed off its plan", "said in response to the envoy"
        return None
    if recipient is not None and p.is_(k, "auxiliaries") and p.low(k) != "to":
        # "warned Russian strikes would be answered"
        k, recipient = recipient[0], None
    found = _frame_at(p, k, frames, prepositions, after_recipient=recipient is not None)
    if found is None and recipient is not None and "N" in frames:
        return Complement("N", (recipient[0], clause_end(p, recipient[0], "N")))
    if found is None and "I" in frames and (i >= len(p) or p.low(i) in PARTING):
        return Complement("I", (i - 1, i))
    if found is None:
        return None
    frame, start = found
    end = clause_end(p, start, "N" if frame == "A" else frame)
    asked = phrase_after(p, start, long=False) if frame == "N" and {"R", "T"} <= set(frames) else None
    do = _behind_occasions(p, asked[1], frames, told=True) if asked else 0
    if asked and do > asked[1]:
        # "urged supporters | on a platform | to pay"
        end = clause_end(p, do, "T")
    if end <= start:
        return None
    return Complement(frame, (start, end), recipient)


def _behind_occasions(p: Passage, k: int, frames: str, *, told: bool) -> int:
    """Past where and when it was said, up to the clause: "said | at the talks in Oslo | that", or to what is asked.

    Token k itself where no clause or infinitive follows, or one that hangs on the noun before: "a map that Kyiv drew".
    """
    at = k
    for _ in range(_OCCASIONS):
        phrase = phrase_after(p, at + 1, long=False) if p.is_(at, "said_where") and p.speech[at] < 0 else None
        if phrase is None:
            break
        at = skip_adjuncts(p, phrase[1])
        if told and "T" in frames and to_verb(p, at):
            # "urged supporters on a platform to pay"
            return at
        if "C" in frames and p.low(at) == "that" and p.low(at + 1) not in {",", "."} and not p.is_(at - 1, "of_time"):
            subject = phrase_after(p, at + 1, long=False)
            # nothing says which Odesa: "in Odesa that the bridge must reopen"
            own = p.is_(at + 1, "subordinators", "personal") or p.capital(at - 1)
            own = own or (subject is not None and not _gapped(p, subject[1]))
            own = own and clause_starts(p, at + 1)
            return at if own else k
    return k


_OCCASIONS = 6


def _gapped(p: Passage, verb: int) -> bool:
    """Whether a verb at token `verb` ends its clause at once, and so has its object before: "that Kyiv | drew"."""
    k = verb
    while p.is_(k, "auxiliaries", "adverbs", "negations"):
        k += 1
    return (
        k + 1 >= p.size
        or p.low(k + 1) in PARTING
        or (p.is_(k + 1, "prepositions") and p.cue_at(k, "past third base") is None)
    )


def _done(p: Passage, k: int, phrase: Range | None) -> bool:
    """Whether behind a "to" stands a verb and no listener: "ready to pay for", not "complained to reporters"."""
    if phrase is None or p.capital(k) or p.is_(k, "determiners", "possessive", "numerals"):
        return False
    if phrase[1] - phrase[0] > 1:
        # "vowed to punish firms that cheat", but "complained to senior officials that", "to angry farmers that the"
        clause = p.is_(phrase[1] + 1, "determiners", "personal") or p.capital(phrase[1] + 1)
        return not clause and not p.is_(phrase[1] - 1, "listeners", "bodies", "group_nouns", "messengers", "posts")
    alone = not p.low(k).endswith("s")
    return alone and not p.is_(k, "listeners", "bodies", "group_nouns", "object_pronouns", "personal")


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
    if "T" in frames and to_verb(p, k + 1 if low in {"not", "never"} else k):
        return ("T", k)
    if low in prepositions:
        return ("P", k)
    if "G" in frames and low.endswith("ing") and p.word(k):
        return ("G", k)
    if not p.word(k) and low not in OPENING and low != "$":
        return None
    counted = _counted(p, k)
    if (
        p.is_(k, "prepositions", "coordinators", "subordinators")
        and not counted
        and low
        not in {
            "that",
            "what",
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
    if p.is_(k, "subordinators", "prepositions") and low not in {"that", "what"}:
        return None
    if "N" in frames and not after_recipient and (low == "what" or phrase_after(p, k, long=False)):
        return ("N", k)
    return None


def _counted(p: Passage, k: int) -> bool:
    """Whether a clause begins at token k with a number that words stand before: "at least nine people must leave"."""
    for words in p.lexicon.amounts.get(p.low(k), ()):
        number = k + len(words)
        if p.lows[k:number] == words and (p.low(number)[:1].isdigit() or p.is_(number, "numerals", "tens")):
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


def _long_enough(p: Passage, k: int) -> bool:
    """Whether the rest is long enough for a clause whose verb is not recognized; a verb of saying takes no object."""
    phrase = phrase_after(p, k, long=False)
    return phrase is not None and phrase[1] < len(p) and clause_end(p, k, "B") - k >= 2
