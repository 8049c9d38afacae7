"""Whose the words are where the subject is left out: "Он приехал в Киев. Позже добавил, что ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.attribution.inflected.agreement import suits
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.subjects import subject
from stance.attribution.inflected.words import cases, finite_verb, name_like, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.records import Sentence, Span
from stance.text.morphology import Shape, bearers

_FAR = 6
_PAST = ("ли", "лись", "лися")


class Heard(NamedTuple):
    """An ascription by what it spans: its source, where it has one, and what is ascribed."""

    source: Span | None
    content: Sequence[Span]


def mentioned(
    passages: Sequence[Passage], sentences: Sequence[Sentence], at: int, cue: Span, heard: Sequence[Heard]
) -> Span | None:
    """The nearest earlier mention of whoever speaks with the cue at `cue` of passage `at`, which names no subject.

    That is the subject last met, in this paragraph or the one before, that agrees with the verb in number and gender;
    None where none does, or where two of one sentence do.
    """
    verb, form = _verb(passages[at], cue)
    if form and (not _left_out(passages[at], verb) or (form.plural and not passages[at].low(verb).endswith(_PAST))):
        # "кажуть": people say so
        return None
    for k in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if sentences[at].block - sentences[k].block > 1:
            break
        found = list(_subjects(passages[k], form, heard))
        if found:
            return _one(passages[k], found, heard)
    return None


def _verb(p: Passage, cue: Span) -> tuple[int, Shape | None]:
    """The verb among the words of a cue, and its form."""
    for k, token in enumerate(p.tokens):
        if cue.start <= token.start < cue.end:
            form = next((s for s in readings(p, k) if s.part == "verb"), None)
            if form:
                return k, form
    return 0, None


def _left_out(p: Passage, verb: int) -> bool:
    """Whether nobody stands around the verb who could be its subject, however the words about them were read."""
    around = [*range(clause_start(p, verb - 1), verb), *range(verb + 1, min(verb + _NEAR, p.size))]
    for k in around:
        if k > verb and (p.low(k) in ENDS | {",", ":"} | DASHES or p.speech[k] >= 0):
            break
        if p.is_(k, "joins"):
            continue
        person = name_like(p, k) or p.is_(k, "personal") or any(s.animate for s in readings(p, k))
        if person and "nominative" in cases(p, k) and p.speech[k] < 0:
            return False
    return True


_NEAR = 5


def _subjects(p: Passage, form: Shape | None, heard: Sequence[Heard]) -> Iterator[Span]:
    """Whoever does or says something in a sentence and can be the subject of the verb, outside what others say."""
    ranges = [r for k in range(p.size) if finite_verb(p, k) for r in [subject(p, k, k + 1)] if r]
    starts = {t.start: k for k, t in enumerate(p.tokens)}
    ends = {t.end: k + 1 for k, t in enumerate(p.tokens)}
    ranges += [
        (starts[h.source.start], ends[h.source.end])
        for h in heard
        if h.source and h.source.start in starts and h.source.end in ends
    ]
    for r in sorted(set(ranges)):
        where = Span(start=p.tokens[r[0]].start, end=p.tokens[r[1] - 1].end)
        told = any(c.covers(where) for h in heard for c in h.content)
        several = (
            form is not None
            and not form.plural
            and any(p.is_(k, "joins") and name_like(p, k - 1) and name_like(p, k + 1) for k in range(*r))
        )
        if (
            not told
            and not several
            and _speaks(p, r)
            and (form is None or (suits(form, p, r) and not _other_sex(form, p, r)))
        ):
            yield where


def _other_sex(form: Shape, p: Passage, r: Range) -> bool:
    """Whether the name of a phrase is a man's and the verb a woman's, or the other way round."""
    genders = [g for k in range(*r) if p.capital(k) for g in [bearers(p.tokens[k].text, p.lexicon.language)] if g]
    return form.gender in {"m", "f"} and bool(genders) and form.gender not in genders[0]


def _speaks(p: Passage, r: Range) -> bool:
    if p.is_(r[0], "relatives", "anyone", "self"):
        return False
    return p.is_(r[0], "personal", "possessive") or somebody(p, r, "nominative", "groups")


def _one(p: Passage, found: Sequence[Span], heard: Sequence[Heard]) -> Span | None:
    """The one of a sentence's subjects that is meant: the only one, or the only one who speaks in it."""
    apart = [s for k, s in enumerate(found) if not any(s.overlaps(other) for other in found[:k])]
    if len(apart) > 1:
        apart = [s for s in apart if any(h.source and h.source.overlaps(s) for h in heard)]
    return apart[0] if len(apart) == 1 else None
