"""Relative clauses: what they take up of the clause before them, and whose verb theirs is."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.clauses import clause_end, verb_at
from stance.attribution.complements import Complement
from stance.attribution.cues import Form
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.subjects import day_phrase, phrase_before


def behind_noun(p: Passage, source: Range) -> Range | None:
    """The subject of a relative clause without a pronoun: "she" of "a condition she", "Pike" of "a condition Pike"."""
    if p.word(source[0] - 1):
        return source
    name = source[1] - 1
    while name > source[0] and p.capital(name - 1):
        name -= 1
    return (name, source[1]) if p.is_(source[0], "determiners") and p.capital(name) and name > source[0] + 1 else None


def object_before(p: Passage, source: Range) -> tuple[Range, Range | None]:
    """The subject of a relative clause, and what the clause takes up: "a charge that the ministry denied".

    "the deal, which Kyiv opposes", "a charge Kyiv denied".
    """
    at = source[0] - 1
    if p.is_(source[0], "sweeping") and source[1] - source[0] > 1:
        # "wants a truce first, something Kyiv rejects"
        return (source[0] + 1, source[1]), (source[0], source[0] + 1)
    if p.low(at) == "," and p.low(source[0]) in {"a", "an"}:
        subject = behind_noun(p, source)
        return (subject, (source[0], subject[0])) if subject else (source, None)
    if p.word(at) and p.is_(source[0], "determiners") and p.is_(source[0] - 2, "determiners"):
        # "the terms the Kremlin demanded have been dropped"
        return source, (source[0] - 2, source[0])
    if at < p.opening and (subject := behind_noun(p, source)):
        # "The plan Kyiv rejected is dead"
        return subject, (source[0], subject[0])
    name = source[1] - 1
    while name > source[0] and p.capital(name - 1):
        name -= 1
    if p.capital(name) and p.is_(source[0], "determiners") and p.is_(name - 1, "sayables", "remarks"):
        # "will drop the plan Kyiv has rejected"
        return (name, source[1]), (source[0], name)
    if not p.is_(at, "object_relatives") or at <= p.opening:
        return source, None
    end = at - 1 if p.low(at - 1) == "," else at
    # "presented a plan on Monday, which Kyiv rejected"
    return source, _governed(p, phrase_before(p, day_phrase(p, end - 1) or end))


def _governed(p: Passage, object_: Range | None) -> Range | None:
    """The noun that an adjective governs: "talks" of "ready for talks that Kyiv demanded"."""
    if object_ is None or p.cue_at(object_[0], "adjective") is None or not p.is_(object_[0] + 1, "prepositions"):
        return object_
    return (object_[0] + 2, object_[1]) if object_[1] > object_[0] + 2 else object_


def verb_behind(p: Passage, comp: Complement) -> bool:
    """Whether what stands behind a cue is no object of it, but the verb of another clause: "rejected | is dead"."""
    first = comp.content[0]
    first += left_to_do(p, first)
    return comp.frame in {"N", "B"} and p.is_(first, "auxiliaries") and p.low(first) != "to"


def left_to_do(p: Passage, k: int) -> bool:
    """Whether token k tells what is to be done to what stands before: "sanctions that Berlin wants | lifted"."""
    return p.low(k).endswith("ed") and p.is_(k + 1, "auxiliaries")


def told_just_before(relative: int, before: Sequence[Raw]) -> tuple[Range, ...]:
    """What was told right before ", which" at token `relative`: "said that it had left, which Kyiv denied"."""
    return next((raw.content for raw in before if raw.content and raw.content[-1][1] == relative - 1), ())


def told_from(raw: Raw, start: int) -> bool:
    """Whether what was told begins with the clause whose subject is at token `start`, or with its "that"."""
    return bool(raw.content) and raw.content[0][0] in (start - 1, start)


def called(p: Passage, i: int, form: Form, source: Range, before: Sequence[Raw]) -> Raw | None:
    """ "said it had left, a claim denied by Kyiv": the noun is what is denied, and so is what was told before."""
    after = i + 1 + len(form.rest)
    noun = p.low(source[0]) in {"a", "an"} and p.low(source[0] - 1) == ","
    if not noun or form.kind != "past" or p.low(after) != "by" or "N" not in form.group.frames:
        return None
    by = phrase_after(p, after + 1)
    told = told_just_before(source[0], before)
    return Raw(form, "N", (i, after), by, (source, *told)) if by and told else None


def hangs_on_noun(p: Passage, start: int) -> bool:
    """Whether a clause at token `start` hangs on the noun before it: "a tool the White House likes to wield"."""
    before = start - 1
    return (
        p.word(before)
        and p.is_(start, "determiners")
        and not p.is_(before, "prepositions", "subordinators", "coordinators", "adverbs", "relatives", "weekdays")
        and p.cue_at(before, "past third base") is None
    )


def lacks_subject(p: Passage, relative: int, verb: int) -> bool:
    """Whether a relative pronoun takes up the subject of what is told: "which Kyiv says | is late"."""
    return p.is_(relative, "object_relatives") and (
        p.is_(verb, "be_forms", "inner_auxiliaries") or (p.is_(verb, "auxiliaries") and p.low(verb) not in {"to", "'s"})
    )


def with_gap(p: Passage, comp: Complement | None, source: Range, form: Form, after: int) -> Complement | None:
    """What is told where a relative pronoun is its subject: "the bridge that Kyiv says | is open | was shut"."""
    if "B" not in form.group.frames or not lacks_subject(p, source[0] - 1, after):
        return comp
    told = comp or Complement("B", (after, clause_end(p, after, "B")))
    if told.frame != "B" or p.low(source[0] - 2) == ",":
        return told
    first, end = told.content
    end = next((k for k in range(first + 2, end) if p.is_(k, "be_forms", "inner_auxiliaries")), end)
    return told._replace(content=(first, end))


def with_lacking(p: Passage, source: Range, comp: Complement) -> tuple[Range, ...]:
    """Content with the subject that it lacks and a relative clause takes up: "a pact that he said | was dead"."""
    if comp.frame != "B" or not verb_at(p, comp.content[0]):
        return (comp.content,)
    before = source[0] - 1
    hung = p.word(before) and p.is_(source[0], "personal") and not p.is_(before, "relatives", "wh", "subordinators")
    lacked = object_before(p, source)[1] or (phrase_before(p, source[0]) if hung else None)
    return (lacked, comp.content) if lacked else (comp.content,)
