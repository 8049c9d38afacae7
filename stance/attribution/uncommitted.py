"""Who denies two things that go against each other takes neither stand: "не подтвердил и не опроверг"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.cues import Form, Lexicon, load_lexicon
from stance.records import Attribution, Span
from stance.text.words import Token, tokenize

_AGAINST = frozenset({"denies", "refuses"})
_REACH = 60


def uncommitted(attribution: Attribution, text: str, language: str) -> Span | None:
    """Both verbs, where one that goes against a denied cue is denied right before or behind it; else None."""
    lexicon, cue = load_lexicon(language), attribution.cue
    if cue is None or lexicon.kind != "inflected" or not (attribution.negated or cue.negated):
        # "не возражает, но требует" demands
        return None
    own = tokenize(text, cue.start, cue.end)
    form = next((f for t in reversed(own) for f in lexicon.forms_of(t.low)), None)
    said = [t for t in own if t.low in lexicon.grammar["negations"]]
    before = tokenize(text, max(0, cue.start - _REACH), cue.start)
    behind = tokenize(text, cue.end, min(len(text), cue.end + _REACH))
    for tokens, ahead in (([*said, *reversed(before)], False), (behind, True)):
        other = _denied_beside(tokens, lexicon, ahead=ahead) if form else None
        if form and other and _against(other[0], lexicon) != _against(form, lexicon):
            at = other[1]
            return Span(start=min(cue.start, at.start), end=max(cue.end, at.end))
    return None


def _denied_beside(tokens: Sequence[Token], lexicon: Lexicon, *, ahead: bool) -> tuple[Form, Span] | None:
    """The denied verb that nothing but a conjunction parts from the cue, and where; `tokens` from the cue outwards."""
    grammar = lexicon.grammar
    joints = grammar["joins"] | grammar["contrast"] | {","}
    k, joined = 0, False
    while k < len(tokens) and (tokens[k].low in joints | grammar["negations"] | grammar["adverbs"]):
        joined = joined or tokens[k].low in joints | grammar["pairs"]
        k += 1
    form = next(iter(lexicon.forms_of(tokens[k].low)), None) if k < len(tokens) else None
    denied = [t for t in (tokens[:k] if ahead else tokens[k + 1 : k + 2]) if t.low in grammar["negations"]]
    if form is None or not joined or not denied:
        return None
    return form, Span(start=min(tokens[k].start, denied[0].start), end=tokens[k].end)


def _against(form: Form, lexicon: Lexicon) -> bool:
    return form.group.act in _AGAINST or form.lemma in lexicon.grammar["double_negative"]
