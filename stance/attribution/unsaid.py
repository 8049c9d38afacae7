"""Stretches of a sentence that tell of no words: questions, hypotheses, what is expected or untrue."""

from __future__ import annotations

from stance.attribution.clauses import clause_end
from stance.attribution.cues import Form
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def silent_stretches(p: Passage) -> list[Range]:
    """The stretches that tell of no words and no stance: questions, hypotheses, what is expected or untrue."""
    end = next((k for k in range(p.size - 1, 0, -1) if p.low(k) not in _EMPHASIS), 0)
    if p.low(end) == "?" and p.speech[end] < 0:
        return [(0, p.size)]
    if _made_up(p):
        return [(0, p.size)]
    found: list[Range] = []
    if p.low(p.opening) == "it" and p.is_(p.opening + 1, "seeming"):
        # "it seems that Kyiv rejected it"
        found.append((p.opening + 2, clause_end(p, p.opening + 2, "C")))
    for i in p.standing(p.lexicon.unsaying):
        if (p.is_(i, "unreal") and not _reported(p, i)) or (p.is_(i, "inverted_conditions") and i == p.opening):
            found.append((i, _to_comma(p, i)))
        elif (p.low(i) == "to" and p.is_(i - 1, "prospective") and _speech_cue(p, i + 1)) or (
            p.is_(i, "advised") and _speech_cue(p, i + 1)
        ):
            found.append((i, clause_end(p, i, "C")))
        elif p.is_(i, "wrongly"):
            # "falsely claimed that Kyiv rejected it", "claimed, falsely, that"
            found.append((i + 2, clause_end(p, i + 2, "C")))
        elif p.is_(i, "supposing") and p.low(i + 1) == "that" and not _taken_up(p, i + 2):
            found.append((i + 1, clause_end(p, i + 1, "C")))
        elif p.is_(i, "hearsay") and _denied(p, i):
            that = next((k for k in range(i + 1, min(i + FAR, p.size)) if p.low(k) == "that"), None)
            if that is not None and not any(p.cue_at(k, "past third") for k in range(i + 1, that)):
                found.append((i, clause_end(p, that, "C")))
        elif p.is_(i, "untrue") and p.is_(i - 1, "be_forms", "adverbs", "negations"):
            found.append((i, p.size) if p.low(i + 1) == "that" else (_noun_that(p, i), i))
    return found


def _taken_up(p: Passage, start: int) -> bool:
    """Whether what a clause at token `start` does is done to the noun before it: "an idea that | Kyiv rejects"."""
    verb = next((k for k in range(start + 1, min(start + _NEAR, p.size)) if p.cue_at(k, "past third")), p.size)
    form = p.cue_at(verb, "past third") if verb < p.size else None
    behind = verb + 1 + len(form.rest) if form else p.size
    if form is None or "N" not in form.group.frames:
        return False
    named = form.lemma in p.lexicon.grammar["name_giving"] and p.low(behind) in {"a", "an"}
    other = p.is_(behind, "determiners", "possessive", "personal", "prepositions") or p.capital(behind)
    return named or p.low(behind) == "as" or not other


_NEAR = 6


def _made_up(p: Passage) -> bool:
    """Whether a sentence tells of a work of fiction or a forgery: "In the novel, Putin says", "In a fake video, he"."""
    i = p.opening
    if p.low(i) not in p.lexicon.grammar.get("within", ()):
        return False
    k = i + 1
    while k < i + _WORK and p.word(k) and not p.capital(k):
        shut = p.low(k + 1) == "," or p.is_(k + 1, "prepositions")
        if p.is_(k, "fiction") and shut and p.low(k + 1) != "for":
            return True
        if p.is_(k, "forged"):
            return any(p.is_(j, "forgeries") for j in range(k + 1, k + _WORK))
        k += 1
    return False


_WORK = 5


_EMPHASIS = frozenset("*_")


FAR = 8


def _denied(p: Passage, i: int) -> bool:
    """Whether the words before token i deny what it tells of: "dismissed reports that"."""
    forms = (p.cue_at(k, "past third base ing") for k in range(max(0, i - FAR), i) if p.speech[k] < 0)
    return any(form is not None and form.group.act in {"denies", "refuses"} for form in forms)


def _reported(p: Passage, i: int) -> bool:
    """Whether "if" and "whether" open what is asked or doubted, which is content: "asked whether"."""
    return i > 0 and any(p.cue_at(k, "past third base ing") for k in range(max(0, i - 3), i))


def _to_comma(p: Passage, i: int) -> int:
    return next((k for k in range(i, p.size) if p.low(k) in {",", ";"} and p.speech[k] < 0), p.size)


def _speech_cue(p: Passage, i: int) -> bool:
    form = p.cue_at(i, "base") if i < p.size else None
    return form is not None and form.group.speech


def _noun_that(p: Passage, end: int) -> int:
    """Where "reports that ..." begins, whose predicate calls it untrue; `end` where there is no such clause."""
    return next((k for k in range(end) if p.low(k) == "that" and p.is_(k - 1, "hearsay")), end)


def done_to_things(p: Passage, form: Form, after: int) -> bool:
    """Whether a figure of speech is none, its object nothing said or planned: "rebels torched the bridge"."""
    blow = bool(form.rest) and form.lemma.split()[0] in p.lexicon.grammar["blows"]
    if blow and any(p.is_(k, "struck") for k in range(after, after + _HEAD)):
        # "hit back at an oil depot"
        return True
    if form.lemma not in p.lexicon.grammar["figures"]:
        return False
    for k in range(after, after + _HEAD):
        if p.is_(k, "sayables"):
            return False
        if k > after and p.is_(k, "prepositions"):
            break
    return True


_HEAD = 7


def neither(p: Passage, nor: int) -> bool:
    """Whether "neither accepted" stands before the "nor" at a token: neither one nor the other was done."""
    return any(p.low(k) == "neither" for k in range(max(p.opening, nor - _GROUP), nor))


_GROUP = 4


def nearly(p: Passage, i: int) -> bool:
    """Whether the verb at token i tells what was almost done: "nearly accepted", "all but accepted"."""
    if p.low(i - 1) not in p.lexicon.nearing:
        return False
    near = p.lexicon.grammar["near"]
    return any(" ".join(p.lows[max(p.opening, i - n) : i]) in near for n in (1, 2, 3))
