"""Whom somebody cites beside a cue: "со ссылкой на X", "приводит слова X"."""

from __future__ import annotations

from stance.attribution.inflected.clauses import SAYS
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import after_preposition, frame_at, phrase
from stance.attribution.inflected.words import cases, is_part, readings
from stance.attribution.passage import ENDS, OPENERS, Passage
from stance.attribution.phrases import Range


def words_of(p: Passage, i: int) -> Range | None:
    """ "приводит «Интерфакс» слова X", "передает слова X ТАСС": X."""
    for k in range(i, min(i + 8, p.size)):
        if p.is_(k, "utterances"):
            if p.is_(k - 1, "possessive"):
                # "назвал её слова ложью": what is judged
                return None
            whose = phrase(p, k + 1, "genitive")
            return None if whose and judged(p, whose[1]) else whose
        if p.low(k) in ENDS | {",", ";", ":"}:
            return None
    return None


def judged(p: Passage, k: int) -> bool:
    """Whether what somebody said is called something at token k: "назвал слова посла ложью"."""
    k += p.low(k) in OPENERS
    if is_part(p, k, "adjective") and is_part(p, k + 1, "noun") and "instrumental" in cases(p, k) & cases(p, k + 1):
        # "«грубим порушенням»": a dative of many too
        return cases(p, k + 1) <= {"instrumental", "dative"}
    return is_part(p, k, "noun", "adjective") and cases(p, k) == {"instrumental"}


def _words_at(p: Passage, j: int) -> Range | None:
    return phrase(p, j + 1, "genitive") if p.is_(j, "utterances") else None


def passed_on(p: Passage, verb: int, after: int, colon: int) -> Range | None:
    """Whose words a verb of passing on has for its object: "передаёт его слова", "напечатала письмо вдовы: «...»"."""
    lemmas = {s.lemma for s in readings(p, verb) if s.part == "verb"}
    if lemmas & p.lexicon.grammar["quoting"] and p.is_(after, "possessive") and is_part(p, after, "pronoun"):
        return (after, after + 1)
    if not lemmas & p.lexicon.grammar["sharing"]:
        return None
    for k in range(after, colon):
        whose = phrase(p, k + 1, "genitive") if p.is_(k, "writings") else None
        if whose and p.low(whose[1]) == ":" and somebody(p, whose, "genitive"):
            return whose
    return None


def citation(p: Passage, k: int) -> tuple[int, Range | None]:
    """Read "со ссылкой на X" at token k: the token after, and X."""
    at = k + 1 if p.low(k) == "," else k
    size = frame_at(p, at, "citing")
    if not size:
        return k, None
    end = after_preposition(p, at + size - 1)
    if not end:
        return k, None
    if p.low(end) == "," and is_part(p, end + 1, "adjective"):
        close = next((j for j in range(end + 1, min(end + 10, p.size)) if p.low(j) in {",", "."}), end)
        return close, (at + size, close)
    return end, (at + size, end)


def cited_behind(p: Passage, k: int) -> Range | None:
    """Whom the subject cites behind what is told: "сообщает, что S, | ссылаясь на чиновника"."""
    cited = citation(p, k)[1] if p.low(k) == "," else None
    return cited if cited and somebody(p, cited, "accusative", "lone_sources") else None


def cited_beside(p: Passage, i: int, content: tuple[Range, ...]) -> Range | None:
    """Whom the subject cites beside the cue: "Bloomberg со ссылкой на X пишет, что"."""
    first = content[0][0]
    for k in range(max(0, i - 14), min(first, p.size)):
        if any(p.low(j) == ":" or p.cue_at(j, SAYS) for j in range(k, i)):
            continue
        size = frame_at(p, k, "citing")
        if size and not (k < i and _of_cue_before(p, k)):
            end = after_preposition(p, k + size - 1)
            if end and end <= max(i, first):
                close = next((j for j in range(end + 1, i + 1) if p.low(j) == ","), end) if p.low(end) == "," else end
                return (k + size, close)
    return None


def _of_cue_before(p: Passage, k: int) -> bool:
    """Whether a cue in front has the citation at token k: "как пишет газета, | ссылаясь на X, Киев сообщил, что"."""
    k -= p.low(k - 1) == ","
    for j in range(k - 1, max(-1, k - 14), -1):
        if p.low(j) in ENDS | {",", ";", ":"}:
            return False
        if p.cue_at(j, SAYS):
            return True
    return False
