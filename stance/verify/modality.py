"""Hedges and conditions of the cited words must survive in the position."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Attribution, Finding, Position, Reading, Span
from stance.verify.lexicon import Words, carries, content_stems, found_in, iter_found
from stance.verify.match import overlap
from stance.verify.nearness import likes_of
from stance.verify.rules import finding

_SCOPE = 4
_SHARE = 0.5


def check_modality(statement: str, cited: str, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Report a hedge ("might"), a wish ("hopes") or a readiness ("is willing to") of the cited words that was dropped.

    What was hedged must be in the statement; any word that leaves it open there will do, but for the belief that both
    have ("thinks that perhaps").
    """
    hedged = list(iter_found(statement, (*words.hedges, *words.strong_hedges), words))
    if any(h not in words.beliefs or not found_in(cited, (h,), words) for h in hedged):
        return []
    if found_in(cited, words.readiness, words) and found_in(statement, words.commitments, words):
        return [finding("MOD001", path, "the cited words tell of readiness, the statement of a commitment", *spans)]
    open_still = list(iter_found(statement, (*words.wishes, *words.open_words), words))
    wished, only_wished = bool(hedged or open_still), bool(hedged or set(open_still) - set(words.commitments))
    own = likes_of(words.tokens(statement), words)
    tokens = words.tokens(cited)
    denied = _denying(statement, words) and _denying(cited, words)
    for i, token in enumerate(tokens):
        if token.low not in words.strong_hedges and token.low not in words.wishes:
            continue
        kinds = (
            (token.low in words.strong_hedges, found_in(statement, words.kept_by.get(token.low, ()), words)),
            # "plans to" may become "will", "wants to" not
            (token.low in words.wishes, only_wished if token.low in words.desires else wished),
        )
        month = token.low == "may" and token.capital and i > 0
        # what is denied is hedged by those who said it
        if (
            month
            or not any(is_one and not kept for is_one, kept in kinds)
            or (denied and token.text.lower() in words.hearsay)
        ):
            continue
        scope = [t for t in tokens[i + 1 :] if carries(t, words)][:_SCOPE]
        if token.low in words.trailing_hedges:
            scope += [t for t in tokens[:i] if carries(t, words)][-_SCOPE:]
        if own & likes_of(scope, words):
            return [
                finding("MOD001", path, f"the cited words are hedged with {token.text!r}, the statement is not", *spans)
            ]
    return []


def _denying(text: str, words: Words) -> bool:
    return not words.refusing.isdisjoint(t.low for t in words.tokens(text))


def check_condition(
    reading: Reading, position: Position, attribution: Attribution, cited: str, words: Words
) -> list[tuple[str, str]]:
    """Return (code, message) for a condition that was dropped or made up."""
    found: list[tuple[str, str]] = []
    text = reading.article.text
    condition = attribution.condition
    carried = f"{position.statement} {position.condition or ''}"
    if condition is not None:
        party = next((p for p in reading.parties if p.id == position.party), None)
        own_names = (*party.whole, *party.adjectives) if party else ()
        names = content_stems(" ".join((position.holder, *own_names)), words)
        named = content_stems(condition.of(text), words)
        named = named - names or named
        kept = overlap(named, content_stems(carried, words))
        own = content_stems(position.statement, words) | content_stems(position.target.text, words)
        main = content_stems(" ".join(c.of(text) for c in attribution.content), words) - named
        conditional = found_in(carried, words.conditions, words)
        same = (_parties(reading, condition.of(text)) & _parties(reading, carried)) - {position.party}
        survives = kept >= _SHARE / 2 or (conditional and (kept > 0 or bool(same)))
        if not survives and overlap(own, main) > 0:
            found.append(("CND001", f"the cited words depend on {condition.of(text)!r}"))
    if position.condition:
        named = content_stems(position.condition, words)
        tied = " ".join([*(e.quote for e in position.evidence), condition.of(text) if condition is not None else ""])
        if named and overlap(named, content_stems(f"{cited} {tied}", words)) < _SHARE:
            found.append(("CND002", f"the condition {position.condition!r} is not in the cited words"))
        elif condition is None and not found_in(
            f"{cited} {position.condition}", (*words.conditions, *words.limits), words
        ):
            found.append(("CND003", f"nothing there ties it to {position.condition!r}; left out"))
    return found


def _parties(reading: Reading, text: str) -> set[str]:
    """The parties that a text names in any way the article does."""
    low = text.lower()
    named = {s.party for form, s in reading.names.items() if s.party and found_in(low, [form])}
    return named | {p.id for p in reading.parties if found_in(low, p.whole)}
