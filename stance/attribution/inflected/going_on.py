"""Whose a verb is that goes on with somebody's doings: "и добавил, что", "но требует"."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees, ending
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.subjects import subject
from stance.attribution.inflected.words import finite_verb, is_part, nominal, readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw

_AROUND = frozenset({"inside", "according"})
_TOLD = _AROUND | {"C"}


def joined_verb(p: Passage, i: int) -> bool:
    """Whether the verb goes on after a conjunction: "и ждут", "и уже ждут"."""
    k = i - 1
    while p.is_(k, "adverbs", "negations") and not p.is_(k, "joins", "contrast"):
        k -= 1
    return p.is_(k, "joins", "contrast")


def shared(p: Passage, i: int, before: list[Raw]) -> Range | None:
    """The subject of the cue before, for "и добавил, что"."""
    k = i - 1
    while k >= 0 and (p.is_(k, "adverbs", "negations") or is_part(p, k, "adverb")) and not p.is_(k, "joins"):
        k -= 1
    joined = p.is_(k, "coordinators", "joins") or p.low(k) == "," or k < 0
    # "Лавров едет в Минск: требует объяснений"
    joined = joined or (p.low(k) == ":" and k == i - 1 and not before)
    opens = clause_start(p, i - 1)
    if not joined and p.is_(opens, "coordinators", "contrast", "joins"):
        # ", а просьбу отклонила"
        joined, k = True, opens
    if p.is_(k, "joins"):
        opens = clause_start(p, k - 1)
        verb = next((v for v in range(k - 1, opens - 1, -1) if finite_verb(p, v)), None)
        beside = subject(p, verb, verb + 1) if verb is not None else None
        anew = verb is not None and (_new(p, verb, before) or _of_another(p, i, verb, before))
        if beside and verb is not None and agrees(p, i, beside) and (beside[0] > verb or anew):
            # "обратились братья и пожаловались", "отказался; теперь президент звонит и просит"
            return beside
    for raw in reversed(before):
        if raw.frame in _AROUND and holds(raw, i):
            # "министр, рассказал посол, перемирие поддержал и требует": what the minister does
            continue
        if raw.source and joined and (agrees(p, i, raw.source) or p.is_(raw.source[0] - 1, "places")):
            return raw.source
    if not joined:
        return None
    # "Песков прибыл в Астану и заявил, что": the first subject of the sentence, or of what somebody tells in it
    j = next((raw.content[0][0] for raw in before if raw.frame in _TOLD and holds(raw, i)), p.opening)
    while j < k:
        acting = (nominal(p, j) or p.is_(j, "personal")) and not p.is_(j - 1, "prepositions")
        found = phrase(p, j) if acting else None
        if found and found[1] <= k and agrees(p, i, found):
            return found
        person = found is not None and any(s.animate for s in readings(p, j))
        j = found[1] if found and person else j + 1
    return None


def _new(p: Passage, verb: int, before: list[Raw]) -> bool:
    """Whether the clause of a verb that is no cue comes after whatever was said so far."""
    start = clause_start(p, verb - 1)
    return start > 0 and p.low(start - 1) in {":", ";"} and all(raw.cue[0] < start for raw in before)


def _of_another(p: Passage, i: int, verb: int, before: list[Raw]) -> bool:
    """Whether only who is told of can be the subject, by its ending: "сказал, что она вышла и потребовала"."""
    told = before[-1].cue[0] if before else None
    return told is not None and ending(p, i) == ending(p, verb) and ending(p, told) not in {None, ending(p, i)}


def holds(raw: Raw, i: int) -> bool:
    """Whether token i stands in what an ascription tells."""
    return any(a <= i < b for a, b in raw.content)
