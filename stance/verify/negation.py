"""Does the statement negate what the cited words assert, or the other way round?"""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Finding, Span
from stance.text.words import Token, tokenize
from stance.verify.lexicon import Words, carries, found_in, stem
from stance.verify.rules import finding

_SCOPE = 3


def check_negation(statement: str, cited: str, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Compare the negations of a statement with those of the words it rests on.

    Only a plain case is called: one side negates a word of content that the other has too, and the other side has no
    negation, refusal or contrary of any kind that could carry it.
    """
    said, stands = _negated(statement, words), _negated(cited, words)
    if said and not _contrary(cited, words) and _shared(said, cited, words):
        return [finding("NEG001", path, f"the statement negates {_shown(said)}, the cited words do not", *spans)]
    if stands and not _contrary(statement, words) and _shared(stands, statement, words):
        return [finding("NEG001", path, f"the cited words negate {_shown(stands)}, the statement does not", *spans)]
    return []


def _negated(text: str, words: Words) -> list[tuple[str, str]]:
    """The first words of content behind each negation, as (stem, word)."""
    found: list[tuple[str, str]] = []
    tokens = tokenize(text)
    for i in range(len(tokens)):
        if not _negator(tokens, i, words):
            continue
        scope = []
        for later in tokens[i + 1 :]:
            if not later.word and later.low not in {"“", '"', "”", "'", "’"}:
                break
            if carries(later, words):
                scope.append((stem(later.low), later.text))
            if len(scope) == _SCOPE:
                break
        found += scope
    return found


def _negator(tokens: Sequence[Token], i: int, words: Words) -> bool:
    low = tokens[i].low
    if low == "no" and i + 1 < len(tokens) and tokens[i + 1].low in {".", "doubt"}:
        return False
    if low == "not" and i + 1 < len(tokens) and tokens[i + 1].low in {"only", "just"}:
        return False
    return low in words.negating or low.endswith("n't")


def _contrary(text: str, words: Words) -> bool:
    tokens = tokenize(text)
    return any(_negator(tokens, i, words) for i in range(len(tokens))) or found_in(
        text, (*words.refusals, *words.contraries)
    )


def _shared(scope: Sequence[tuple[str, str]], text: str, words: Words) -> bool:
    stems = {stem(t.low) for t in tokenize(text) if carries(t, words)}
    return any(s in stems for s, _ in scope)


def _shown(scope: Sequence[tuple[str, str]]) -> str:
    return repr(" ".join(word for _, word in scope[:_SCOPE]))
