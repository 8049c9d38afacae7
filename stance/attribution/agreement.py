"""Whether a verb without an ending can stand behind a subject, and the plural head that it goes with."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.passage import Passage
from stance.attribution.phrases import MAX_PHRASE, Range
from stance.attribution.subjects import phrase_before


def told_in_past(p: Passage, i: int, form: Form) -> Form:
    """The cue at token i as a past form, where its past has no ending either: "hit back"."""
    past = p.cue_at(i, "past")
    return past if past is not None and past.lemma == form.lemma else form


def takes_base(p: Passage, source: Range | None) -> bool:
    """Whether a verb without an ending can follow: plural subjects and pronouns."""
    if source is None:
        return False
    last = p.low(source[1] - 1)
    if p.is_(source[1] - 1, "shares") or _number(p, source[1] - 1):
        return True
    if p.low(source[0]) in {"a", "an"} and not any(p.low(k) in {"of", "and", "who"} for k in range(*source)):
        # "a US call for"
        return False
    if p.is_(source[1] - 1, "determiners") and not p.is_(source[1] - 1, "pronouns"):
        return False
    if last in {"he", "she", "it", "'s"} or p.is_(source[1] - 1, "prepositions", "subordinators"):
        return False
    return (
        p.is_(source[1] - 1, "pronouns")
        or last.endswith("s")
        or last in {"people", "police", "men", "women", ",", ")"}
        or any(p.low(k) == "and" for k in range(*source))
    )


def _number(p: Passage, i: int) -> bool:
    """Whether token i is a number above one: "nine out of 10 say"."""
    return p.low(i).isdigit() and p.low(i) != "1" and not (len(p.low(i)) == _YEAR and p.low(i)[0] in "12")


_YEAR = 4
_REACH = 18


def plural_head(p: Passage, verb: int) -> Range | None:
    """The subject whose plural head stands farther off: "people briefed on the situation say", "those at the top say".

    Only a preposition, a participle or a relative pronoun may hang what lies between on the head.
    """
    relative = False
    for k in range(verb - 1, max(-1, verb - _REACH), -1):
        if not (p.word(k) or p.low(k) in {"'s", "'", "$", "%"} or (p.low(k) == "," and p.capital(k - 1))):
            return None
        if p.is_(k, "subordinators", "personal") and p.low(k) not in {"that", "where", "as", "than"}:
            return None
        if p.is_(k, "relatives"):
            relative = True
        hung = p.is_(k + 1, "prepositions", "relatives", "attaching", "privy") or p.low(k + 1).endswith(("ing", "ed"))
        if hung and k + 1 < verb and _plural(p, k):
            head = phrase_before(p, k + 1)
            # "the companies did not tell people": a verb between them makes it another clause
            finite = any(p.is_(j, "auxiliaries", "finite_verbs") and p.low(j) != "to" for j in range(k + 1, verb))
            return (head[0], verb) if head and (relative or not finite) and verb - head[0] <= MAX_PHRASE + 4 else None
    return None


def _plural(p: Passage, k: int) -> bool:
    """Whether token k reads as a plural noun."""
    low = p.low(k)
    if p.is_(k, "group_nouns") or low in {"those", "many", "some"}:
        return True
    noun = p.word(k) and low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > len("was")
    return noun and not p.is_(k, "auxiliaries", "adverbs", "prepositions", "determiners", "weekdays", "finite_verbs")
