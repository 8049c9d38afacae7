"""How something was received: "the plan drew a rebuke from Moscow", "is unacceptable to Kyiv"."""

from __future__ import annotations

from stance.attribution.cues import Form, Group
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.subjects import group_start, subject_before

_FAR = 6


def received(p: Passage, i: int) -> Raw | None:
    """What a subject is to somebody named behind it; what it may or would be is nothing yet."""
    if p.is_(i, "drawing"):
        return _drawn(p, i)
    return _to_somebody(p, i) if p.is_(i, "suiting", "unsuiting") else None


def _to_somebody(p: Passage, i: int) -> Raw | None:
    """ "Is unacceptable to Moscow"."""
    start = group_start(p, i)
    if p.low(i + 1) != "to" or not any(p.is_(k, "be_forms", "remaining") for k in range(start - 1, i)):
        return None
    if p.is_(start - 1, "remaining"):
        start = group_start(p, start - 1)
    act = "accept" if p.is_(i, "suiting") else "reject"
    return _told(p, (start, i + 1), i + 2, Form(p.low(i), (), "adjective", _group(p, act)))


def _drawn(p: Passage, i: int) -> Raw | None:
    """ "Drew a sharp rebuke from Moscow", "met with rejection in Moscow"."""
    for k in range(i + 1, min(i + _FAR, p.size)):
        if not p.word(k) or p.capital(k):
            return None
        form = p.cue_at(k, "noun")
        if form is not None and form.group.polarity != "neutral" and p.low(k + 1) in {"from", "in", "among"}:
            return _told(p, (group_start(p, i), k + 1), k + 2, form)
        if p.is_(k, "negations", "anything"):
            return None
    return None


def _told(p: Passage, cue: Range, after: int, form: Form) -> Raw | None:
    source, subject = phrase_after(p, after, long=False), subject_before(p, cue[0])
    words = [p.low(k) for k in range(*cue)]
    if source is None or subject is None or not p.capital(source[1] - 1) or p.is_(subject[0], "personal", "relatives"):
        return None
    if any(w in p.lexicon.grammar["advised"] | p.lexicon.grammar["supposed"] or w in {"would", "to"} for w in words):
        return None
    negated = any(w in p.lexicon.grammar["negations"] for w in words)
    return Raw(form, "received", cue, source, (subject,), None, negated)


def _group(p: Passage, lemma: str) -> Group:
    return next(f.group for f in p.lexicon.forms[lemma] if f.lemma == lemma)
