"""Where the content of an ascription stops: before what the main clause goes on with, before a pronoun that hangs."""

from __future__ import annotations

from stance.attribution.clauses import clause_starts, fragment_free, verb_at
from stance.attribution.passage import DASHES, Passage
from stance.attribution.raw import Raw


def bounded(p: Passage, raw: Raw) -> Raw:
    """An ascription whose content stops where the main clause goes on: "Though they boast of X, | there is no Y"."""
    raw = _before_it_came(p, raw)
    begin = min(raw.source[0], raw.cue[0]) if raw.source else raw.cue[0]
    start, end = raw.content[-1]
    if start < raw.cue[1] or raw.frame in {"according", "inside", "assaid", "asked"}:
        return raw
    relative = raw.source is not None and p.is_(raw.source[0], "relatives") and p.low(raw.source[0] - 1) == ","
    taken = raw.source is not None and p.low(raw.source[0] - 1) in {"which", "whom"}
    if taken and raw.source is not None and raw.content[-1][0] >= raw.cue[1]:
        # "the strike, which Kyiv said was staged, | killed four"
        relative = relative or p.low(raw.source[0] - 2) == ","
    if raw.source is not None and p.low(raw.source[0]) == "who" and not relative and raw.frame == "N":
        # "those who voiced doubts about it | appeared to accept it"
        for k in fragment_free(p, start + 1, end):
            if p.is_(k, "relatives") or p.low(k) in {",", "that"}:
                break
            if p.cue_at(k, "past third") and p.low(k + 1) == "to" and verb_at(p, k):
                return raw._replace(content=(*raw.content[:-1], (start, k)))
    if not relative and not _fronted(p, begin):
        return raw
    goes_on = verb_at if relative else clause_starts
    told = raw.frame in {"C", "B", "ingC", "ingB", "nounC"}
    for k in fragment_free(p, start, end):
        if p.low(k) in DASHES | {","} and k > start + 1 and goes_on(p, k + 1):
            if told and not any(verb_at(p, j) for j in range(start + 1, k)):
                continue
            return raw._replace(content=(*raw.content[:-1], (start, k)))
    return raw


def _fronted(p: Passage, begin: int) -> bool:
    """Whether the clause that holds token `begin` stands before its main clause: "As the party vowed"."""
    for k in range(begin - 1, p.opening - 1, -1):
        if p.speech[k] >= 0 or not p.tokens[k].word:
            return False
        opens = p.is_(k, "subordinators") and p.low(k) not in {"that", "what", "so", "how", "than"}
        if opens or (p.is_(k, "prepositions") and p.low(k + 1) == "what"):
            first = k - (p.low(k - 1) == "even")
            while p.is_(first - 1, "time_units", "times", "numerals", "quantifiers") or p.low(first - 1) in _JUST:
                # "just months after Roe declared"
                first -= 1
            before = p.low(first - 1)
            # "In May, when the council voted to pay, | Roe left"
            dated = before == "," and p.is_(p.opening, "prepositions") and first - p.opening <= _DATE
            return dated or first <= p.opening or before in {"that", ";", ":", "—", "–"} or (before in {"and", "but"})
    return False


_DATE = 6


def _before_it_came(p: Passage, raw: Raw) -> Raw:
    """An ascription whose content stops before what had happened: "vowed to fight | hours after Roe offered it"."""
    start, end = raw.content[-1]
    lows, grammar = p.lows[start:end], p.lexicon.grammar
    if grammar["in_spite"].isdisjoint(lows) and grammar["what_had_been"].isdisjoint(lows):
        return raw
    # of what is told in a clause, only what a comma parts from it
    apart = raw.frame not in {"T", "N", "P", "G", "according"} and p.low(start - 1) != ","
    for k in fragment_free(p, start, end):
        if any(p.low(j) == "," for j in range(k + 1, end)):
            # "to vote, despite the war, once a truce is in place"
            continue
        if p.is_(k, "in_spite") and p.low(k - 1) == "," and k - 1 > start:
            return raw._replace(content=(*raw.content[:-1], (start, k - 1)))
        if not p.is_(k, "what_had_been") or not p.is_(k - 1, "time_units") or not clause_starts(p, k + 1):
            continue
        if not any(p.cue_at(j, "past") or p.low(j).endswith("ed") for j in range(k + 1, end)):
            # "to vote two months after a truce takes effect"
            continue
        first = k - 1
        while p.is_(first - 1, "numerals", "quantifiers") or p.low(first - 1) in _JUST or p.low(first - 1).isdigit():
            first -= 1
        if apart and p.low(first - 1) != ",":
            continue
        first -= p.low(first - 1) == ","
        if first > start:
            return raw._replace(content=(*raw.content[:-1], (start, first)))
        if len(raw.content) > 1:
            return raw._replace(content=raw.content[:-1])
    return raw


_JUST = frozenset({"just", "only", "shortly", "soon", "barely", "a", "few"})


def without_relative(p: Passage, raw: Raw) -> Raw:
    """An ascription without the relative pronoun that its content ends with: "it needs leave, | which, he added"."""
    start, end = raw.content[-1]
    if end - start < _CUT or not p.is_(end - 1, "relatives") or p.low(end - 1) == "that":
        return raw
    end -= 1 + (p.low(end - 2) == ",")
    return raw._replace(content=(*raw.content[:-1], (start, end)))


_CUT = 4
