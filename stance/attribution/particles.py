"""Cues of several words that others part: "hinted heavily at", "ruled that out"."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.passage import Passage

_POINTED = frozenset({"this", "that", "these", "those"})


def with_adverb(p: Passage, i: int) -> Form | None:
    """A cue with an adverb before its particle: "hinted heavily at", as if that were one of its words."""
    adverb = p.low(i + 1)
    if not adverb.endswith("ly") or not p.word(i + 2):
        return None
    forms = p.lexicon.forms.get(p.low(i), ())
    fitting = (f for f in forms if f.rest and f.kind != "noun" and p.lows[i + 2 : i + 2 + len(f.rest)] == f.rest)
    found = next(fitting, None)
    return found._replace(rest=(adverb, *found.rest)) if found is not None else None


def parted(p: Passage, i: int) -> Form | None:
    """A cue whose particle stands behind a pronoun: "has ruled | that | out"."""
    if not (p.is_(i + 1, "object_pronouns") or p.low(i + 1) in _POINTED) or not p.word(i + 2):
        return None
    forms = p.lexicon.forms.get(p.low(i), ())
    allowed = p.lexicon.grammar["parted"]
    fitting = (f for f in forms if f.lemma in allowed and f.rest == (p.low(i + 2),))
    return next((f for f in fitting if f.kind in {"past", "third"} and "N" in f.group.frames), None)
