"""Hedges and conditions of the cited words must survive in the position."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Attribution, Finding, Position, Span
from stance.text.words import tokenize
from stance.verify.lexicon import Words, carries, content_stems, found_in, stem
from stance.verify.match import overlap
from stance.verify.rules import finding

_SCOPE = 4
_SHARE = 0.5


def check_modality(statement: str, cited: str, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Report a hedge ("might") of the cited words that the statement drops while it keeps what was hedged."""
    if found_in(statement, (*words.hedges, *words.conditions)):
        return []
    stems = content_stems(statement, words)
    tokens = tokenize(cited)
    for i, token in enumerate(tokens):
        month = token.low == "may" and token.capital and i > 0
        if token.low not in words.strong_hedges or month:
            continue
        scope = [stem(t.low) for t in tokens[i + 1 :] if carries(t, words)][:_SCOPE]
        if any(s in stems for s in scope):
            return [
                finding("MOD001", path, f"the cited words are hedged with {token.text!r}, the statement is not", *spans)
            ]
    return []


def check_condition(
    position: Position, attribution: Attribution, text: str, cited: str, words: Words
) -> list[tuple[str, str]]:
    """Return (code, message) for a condition that was dropped or made up."""
    found: list[tuple[str, str]] = []
    condition = attribution.condition
    carried = f"{position.statement} {position.condition or ''}"
    if condition is not None:
        named = content_stems(condition.of(text), words)
        kept = overlap(named, content_stems(carried, words))
        own = content_stems(position.statement, words) | content_stems(position.target.text, words)
        main = content_stems(" ".join(c.of(text) for c in attribution.content), words) - named
        if kept < _SHARE / 2 and not found_in(carried, words.conditions) and overlap(own, main) > 0:
            found.append(("CND001", f"the cited words depend on {condition.of(text)!r}"))
    if position.condition:
        named = content_stems(position.condition, words)
        if named and overlap(named, content_stems(cited, words)) < _SHARE:
            found.append(("CND002", f"the condition {position.condition!r} is not in the cited words"))
    return found
