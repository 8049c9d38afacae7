"""What somebody answers, told with its clause before the verb: "а упрёки в том, что S, отвергает"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.cues import Form
from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.appositions import ending_at
from stance.attribution.inflected.clauses import FAR, SAYS, clause_start, clause_word
from stance.attribution.inflected.subjects import behind_verb
from stance.attribution.inflected.untold import said_of_nothing
from stance.attribution.inflected.words import cases, is_part
from stance.attribution.passage import ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw

_ACTS = frozenset({"denies", "refuses"})
_NOUN = 5


def answered(p: Passage, i: int, form: Form, before: Sequence[Raw]) -> Raw | None:
    """Read the verb at token i as an answer to a noun with its clause, both of which stand before it."""
    if form.group.act not in _ACTS or "N" not in form.group.frames:
        return None
    after = i + 1 + len(form.rest)
    told = _told(p, i)
    if told is None or said_of_nothing(p, i, form):
        return None
    behind = behind_verb(p, i, after)
    if behind is None and after < p.size and p.low(after) not in ENDS | {",", ";"}:
        return None
    own = ending_at(p, told[0]) if told[0] > p.opening else None
    opens = clause_start(p, told[0] - 1)
    goes_on = p.is_(opens, "contrast", "joins") and opens == told[0] - 1
    source = behind[0] if behind else own if own and agrees(p, i, own) else None
    if source is None and goes_on:
        source = next((r.source for r in reversed(before) if r.source and agrees(p, i, r.source)), None)
    if source is None:
        return None
    return Raw(form, "N", (i, after), source, (told,), None, p.is_(i - 1, "negations"))


def rejected(p: Passage, end: int) -> bool:
    """Whether a verb of rejecting stands behind the comma at token `end`, which closes the clause of a noun."""
    k = end + 1
    while p.is_(k, "adverbs", "negations"):
        k += 1
    form = p.cue_at(k, SAYS) if p.low(end) == "," and k < p.size else None
    return form is not None and form.group.act in _ACTS


def _told(p: Passage, i: int) -> Range | None:
    close = i - 1
    while p.is_(close, "adverbs", "negations"):
        close -= 1
    if p.low(close) != ",":
        return None
    comma = next((k for k in range(close - 2, max(p.opening, close - FAR), -1) if p.low(k) in {",", ";", ":"}), 0)
    if p.low(comma) != "," or not (clause_word(p, comma + 1) or p.is_(comma + 1, "doubting_thats")):
        return None
    end = comma - 2 if p.is_(comma - 1, "pointing") else comma
    nouns = (
        k for k in range(end - 1, max(p.opening - 1, end - _NOUN), -1) if p.cue_at(k, "noun") or p.is_(k, "hearsay")
    )
    first = next(nouns, None)
    if first is None or "accusative" not in cases(p, first):
        return None
    while p.word(first - 1) and is_part(p, first - 1, "adjective") and "accusative" in cases(p, first - 1):
        first -= 1
    return (first, close)
