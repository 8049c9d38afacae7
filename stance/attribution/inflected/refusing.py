"""What somebody will not do: "не будет обсуждать", "не обговорюватиме"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.cues import Form
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.complement import complement
from stance.attribution.inflected.extent import clause_end
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.subjects import subject
from stance.attribution.inflected.verbs import named
from stance.attribution.inflected.words import is_part, readings
from stance.attribution.passage import Passage
from stance.attribution.raw import Raw
from stance.parties.definitions import state_words

# The endings of a future of one word, which Ukrainian has beside "буде".
_FUTURE = ("тиме", "тимуть")


def refusals(p: Passage, found: Sequence[Raw]) -> list[Raw]:
    """What a person, a state or a body will not do, where no other cue tells it and nobody else says it."""
    new = []
    will = p.standing(p.lexicon.grammar["will"] | {w for w in p.lows if w.endswith(_FUTURE)})
    for k in sorted({*will, *(j + 1 for j in p.standing(p.lexicon.grammar["negations"]) if _withheld(p, j + 1))}):
        told = any(a <= k < b for raw in found for a, b in (raw.cue, *raw.content))
        if told or not p.is_(k - 1, "negations") or p.is_(clause_start(p, k - 1), "unreal", "temporal", "whoever"):
            continue
        raw = _refusal(p, k)
        if raw is not None and not any(raw.content[0][0] <= other.cue[0] < raw.content[0][1] for other in found):
            new.append(raw)
    return new


def _refusal(p: Passage, k: int) -> Raw | None:
    form = next(f for f in p.lexicon.forms_of(next(iter(p.lexicon.grammar["only_negated"]))) if not f.rest)
    source = subject(p, k, k + 1)
    if source is None or not _acting(p, source):
        return None
    if p.is_(k, "will"):
        return _analytic(p, k, form, source)
    if _befalls(p, k) or not p.word(k + 1):
        return None
    end = clause_end(p, k + 1, "N")
    return Raw(form, "N", (k, k + 1), source, ((k + 1, end),)) if end > k + 1 and source[0] < k else None


def _withheld(p: Passage, k: int) -> bool:
    """Whether token k is what somebody will do of their own will, in one word: "не подпишет", "не віддасть"."""
    return p.word(k) and any(
        s.part == "verb" and s.person == "3" and s.lemma in p.lexicon.grammar["willed"] for s in readings(p, k)
    )


def _acting(p: Passage, r: tuple[int, int]) -> bool:
    if p.is_(r[0], "personal") or named(p, r) or somebody(p, r, "nominative", "groups"):
        return True
    return " ".join(t.text for t in p.tokens[slice(*r)]) in state_words()


def _analytic(p: Passage, k: int, form: Form, source: tuple[int, int]) -> Raw | None:
    comp = complement(p, k, k + 1, form, source)
    if comp is None or comp[0] != "T":
        return None
    verb = next((j for j in range(*comp[1][0]) if is_part(p, j, "infinitive")), None)
    return None if verb is None or _befalls(p, verb) else Raw(form, "T", (k, k + 1), source, comp[1])


def _befalls(p: Passage, verb: int) -> bool:
    """Whether a verb tells of what befalls somebody, which nobody can refuse: "не будет испытывать дефицита"."""
    return any(s.lemma in p.lexicon.grammar["befalling"] for s in readings(p, verb))
