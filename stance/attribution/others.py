"""Whether a sentence of an answer tells what somebody other than who answers says, wants, asks or refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stance.attribution.cues import load_lexicon
from stance.attribution.found import marking
from stance.attribution.passage import Passage
from stance.attribution.raw import Raw
from stance.text.morphology import first_person, shapes
from stance.text.words import tokenize

_PARTS = re.compile(r"[,;:—–]|\s-\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW = 2
_NEAR = 3


@lru_cache(maxsize=4096)
def told_of_others(sentence: str, language: str) -> bool:
    """Whether somebody else is the subject of a verb of saying, wanting or refusing, or it is so for him alone.

    "Mr Roe, who leads them, wants it sold", "For Moscow there is no reef", "What they ask of us is a map"; not where
    who answers goes on with what he does: "Moscow wants the reef, but we will keep it".
    """
    lexicon = load_lexicon(language)
    grammar = lexicon.grammar
    words = _WORD.findall(sentence)
    lows = [w.lower() for w in words]
    if not words or _goes_on(sentence, language):
        return False
    view = grammar.get("in_view", frozenset())
    if lows[0] in view and _named(words[1 : 1 + _NEAR]) and grammar["first_person"].isdisjoint(lows[1:_NEAR]):
        return True
    tokens = tokenize(sentence, 0, len(sentence))
    p = Passage(tokens, [-1] * len(tokens), [], lexicon)
    if any(_others(p, raw) for raw in marking(lexicon).find_indirect(p)):
        return True
    return _wanted_of_us(lows, language)


def _named(words: Sequence[str]) -> bool:
    """Whether a name is among the first words of a phrase."""
    return any(w[:1].isupper() and len(w) > 1 for w in words)


def _others(p: Passage, raw: Raw) -> bool:
    if raw.frame == "dropped":
        # "Обещал извиниться": he or who answers
        return _past_of_one(p, raw)
    if raw.source is None or (raw.form is not None and raw.form.kind == "noun"):
        return False
    if raw.form is None and raw.frame != "according":
        return False
    # "у Варшаві вважають, що"
    place = raw.frame == "C" and p.lexicon.kind == "inflected" and p.is_(raw.source[0] - 1, "places")
    if raw.form is not None and not raw.form.group.speech and not raw.form.stance and not place:
        return False
    source = range(*raw.source)
    if any(p.is_(k, "self", "first_person") for k in source[:1]):
        # "my colleague" is somebody else
        return any(p.is_(k, "acquaintances") for k in source)
    if p.is_(raw.source[0], "relatives", "neuter"):
        return False
    begin = min(raw.source[0], raw.cue[0])
    return not any(p.is_(k, "personal") and p.is_(k, "first_person") for k in range(begin))


def _past_of_one(p: Passage, raw: Raw) -> bool:
    """Whether a verb without a subject tells what one person did."""
    verbs = [s for s in shapes(p.low(raw.cue[1] - 1), p.lexicon.language) if s.part == "verb"]
    return bool(verbs) and all(not s.plural and not s.person for s in verbs)


def _goes_on(sentence: str, language: str) -> bool:
    """Whether who answers is the subject of a clause that stands by itself: ", but we will keep it"."""
    grammar = load_lexicon(language).grammar
    inflected = load_lexicon(language).kind == "inflected"
    subordinate = (grammar["clause_openings"] | grammar["relatives"]) - grammar["coordinators"]
    for part in _PARTS.split(sentence):
        lows = [w.lower() for w in _WORD.findall(part)]
        if lows[:1] and lows[0] in subordinate:
            continue
        if inflected:
            if first_person(frozenset(lows), language) or _own_subject(lows, subordinate, language):
                return True
            continue
        for k, low in enumerate(lows):
            own = low.split("'")[0].split("’")[0] in grammar["personal"] and low in grammar["first_person"]
            if own and (k == 0 or lows[k - 1] in grammar["coordinators"] | grammar["connectives"]):
                return True
    return False


def _own_subject(lows: Sequence[str], subordinate: frozenset[str], language: str) -> bool:
    grammar = load_lexicon(language).grammar
    own = [k for k, low in enumerate(lows) if low in grammar["first_person"] and low in grammar["personal"]]
    return any(subordinate.isdisjoint(lows[:k]) for k in own)


def _wanted_of_us(lows: Sequence[str], language: str) -> bool:
    """ "What they ask of us is a map", "От нас ждут молчания"."""
    lexicon = load_lexicon(language)
    grammar = lexicon.grammar
    wanting = grammar.get("wanting_of", frozenset())
    if lexicon.kind != "inflected":
        if lows[0] != "what" or (lows[1:_FEW] and lows[1] in grammar["first_person"]):
            return False
        stop = next((k for k, low in enumerate(lows) if k > _FEW and low in {"is", "was"}), 0)
        return not wanting.isdisjoint(lows[1:stop])
    before = lows[: _FEW * _NEAR]
    from_us = any(" ".join(before[k : k + _FEW]) in grammar.get("from_us", ()) for k in range(len(before)))
    return from_us and any(
        low in wanting or any(s.part == "verb" and s.plural and s.person == "3" for s in shapes(low, language)[:1])
        for low in before
    )
