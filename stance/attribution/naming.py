"""What a clause calls a thing that stands elsewhere: "the offer, which Kyiv calls a show", "described by Kyiv as"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.clauses import clause_end, fragment_free
from stance.attribution.cues import Form
from stance.attribution.passage import DASHES, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.relatives import object_before, told_from
from stance.attribution.subjects import phrase_before


def name_given(p: Passage, form: Form, cue: Range, source: Range, before: Sequence[Raw]) -> Raw | None:
    """The thing that a relative clause takes up, with what its subject calls it; None where it calls nothing."""
    named = _name_at(p, form, cue)
    if named is None or (p.low(source[0] - 1) == "that" and _complement_of(p, source[0] - 1, before)):
        return None
    opens = p.is_(source[0] - 1, "object_relatives") or p.is_(source[0], "sweeping") or p.low(source[0]) in {"a", "an"}
    subject, thing = object_before(p, source) if opens else (source, None)
    if thing is None or p.low(subject[0] - 1) == "," or not any(p.word(k) for k in range(*named)):
        return None
    return Raw(form, "N", (cue[0], min(cue[1], named[0])), subject, (thing, named))


def named_by(p: Passage, form: Form, i: int) -> Raw | None:
    """What "described by Kyiv as an ultimatum" behind a noun tells of it."""
    after = i + 1
    if form.kind != "past" or p.low(after) != "by" or form.lemma.split()[0] not in p.lexicon.grammar["named_as"]:
        return None
    by = phrase_after(p, after + 1, long=False)
    named = _name_at(p, form, (i, by[1])) if by and p.low(by[1]) == "as" else None
    marked = p.low(i - 1) in {","} | DASHES
    thing = phrase_before(p, i - marked) if named else None
    return Raw(form, "N", (i, i + 1), by, (thing, named)) if thing and named else None


def _name_at(p: Passage, form: Form, cue: Range) -> Range | None:
    """What stands behind the verb as the name of the thing, with its "as": "as an ultimatum", "a show"."""
    begin = cue[1] - (form.rest[-1:] == ("as",))
    lemma, *rest = form.lemma.split()
    if rest not in ([], ["as"]):
        return None
    if p.low(begin) == "as":
        if lemma not in p.lexicon.grammar["named_as"]:
            return None
    elif lemma not in p.lexicon.grammar["name_giving"] or p.is_(begin, "prepositions", "personal", "auxiliaries", "wh"):
        return None
    end = clause_end(p, begin, "P")
    end = next((k for k in fragment_free(p, begin, end) if p.low(k) == "," and k > begin + 1), end)
    return (begin, end) if end > begin + (p.low(begin) == "as") else None


def _complement_of(p: Passage, that: int, before: Sequence[Raw]) -> bool:
    """Whether "that" opens what somebody said and takes up no noun: "said that Kyiv calls it a show"."""
    verb = p.cue_at(that - 1, "past third base ing") is not None and not p.is_(that - 2, "determiners", "possessive")
    return verb or any(told_from(raw, that + 1) for raw in before)
