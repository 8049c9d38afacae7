"""Objects that stand before their verb: "Литву Москва обвинила", "договор Москва отказалась подписывать"."""

from __future__ import annotations

from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.words import readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def object_ahead(p: Passage, verb: int, source: Range) -> Range | None:
    """What an infinitive behind the verb governs, set before the subject: "Угоду Київ відмовився підписувати"."""
    opens = clause_start(p, verb - 1)
    if source[1] > verb or source[0] <= opens or p.is_(opens, "prepositions"):
        return None
    first = opens + p.is_(opens, "possessive")
    ahead = phrase(p, first, "accusative")
    dated = any(p.is_(k, "weekdays") or _span(p, k) for k in range(opens, source[0]))
    # "Договор Киев отказался подписывать": one name behind another thing is no name of it
    return (opens, source[0]) if ahead and ahead[1] >= source[0] > first and not dated else None


def _span(p: Passage, k: int) -> bool:
    return any(s.lemma in p.lexicon.grammar["spans"] for s in readings(p, k))


def accused(p: Passage, verb: int, source: Range) -> Range | None:
    """Whom a subject accuses that stands beside it before the verb: "Литву Москва (or "Москва Литву") обвинила"."""
    if source[1] > verb:
        return None
    opens = clause_start(p, verb - 1)
    for k in (*range(opens, source[0]), *range(source[1], verb)):
        whom = phrase(p, k, "accusative") if not p.is_(k - 1, "prepositions") else None
        if whom and whom[1] in {source[0], verb} and not any(p.is_(j, "weekdays") for j in range(*whom)):
            return whom
    return None
