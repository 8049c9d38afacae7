"""Objects that stand before their verb: "Литву Москва обвинила", "договор Москва отказалась подписывать"."""

from __future__ import annotations

from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.extent import clause_end
from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.subjects import aside_before
from stance.attribution.inflected.words import is_part, readings
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


def infinitive_ahead(p: Passage, verb: int, after: int, source: Range) -> Range | None:
    """What is said behind the verb of an infinitive that opens the sentence: "Снять замок он обещал | не раньше мая".

    Empty (both ends alike) where nothing is; None where no infinitive opens it.
    """
    if not is_part(p, p.opening, "infinitive") or clause_start(p, aside_before(p, _left(verb, source))) != p.opening:
        return None
    k = source[1] if source[0] >= after else after
    put = p.is_(k, "prepositions", "negations", "particles", "stressing", "selves") or is_part(p, k, "adverb")
    occasion = p.is_(k + 1, "weekdays") or p.is_(k, "weekdays") or p.low(k + 1) in p.lexicon.frames["medium_nouns"]
    end = clause_end(p, k, "P") if put and not occasion and p.speech[k] < 0 else k
    return (k, end)


def _left(verb: int, source: Range) -> int:
    """The token before a subject and its verb, whichever stands first."""
    return min(verb, source[0]) - 1
