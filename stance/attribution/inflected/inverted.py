"""Whoever will do something, named behind what they will do: "в Псков намерен приехать сам драматург"."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.heads import headed_by_thing, somebody
from stance.attribution.inflected.phrases import after_preposition
from stance.attribution.inflected.subjects import behind_verb
from stance.attribution.inflected.words import is_part
from stance.attribution.passage import ENDS, Passage
from stance.attribution.raw import Raw


def inverted(p: Passage, i: int, form: Form) -> Raw | None:
    """Read a cue at token i whose infinitive stands between it and its subject, with what opens its clause."""
    after = i + 1 + len(form.rest)
    if "T" not in form.group.frames or not is_part(p, after, "infinitive"):
        return None
    found = behind_verb(p, i, after + 1 + p.is_(after + 1, "joins"), objects=True)
    if found is None or headed_by_thing(p, found[0]) or not somebody(p, found[0], "nominative", "groups"):
        return None
    if found[2] < p.size and p.low(found[2]) not in ENDS | {","}:
        return None
    opens = clause_start(p, i - 1)
    if p.is_(opens, "unreal", "temporal", "whoever") or p.is_(i - 1, "unreal"):
        return None
    end = found[0][0]
    while end - 1 > after and (
        p.is_(end - 1, "joins", "adverbs", "particles", "reflexives", "stressing") or is_part(p, end - 1, "adverb")
    ):
        end -= 1
    lead = opens
    while lead < i and p.is_(lead, "prepositions"):
        lead = after_preposition(p, lead) or i + 1
    negated = p.is_(i - 1, "negations")
    content = (*(((opens, i - negated),) if opens < i - negated == lead else ()), (after, end))
    return Raw(form, "T", (i, after), found[0], content, None, negated)
