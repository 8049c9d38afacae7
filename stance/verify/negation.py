"""Does the statement negate what the cited words assert, or the other way round?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from stance.records import Finding, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, stem, unprefixed
from stance.verify.rules import finding

_SCOPE = 5
_SIGNS = frozenset({"-", "$", "€", "£", "%"})
_MARKS = frozenset({"“", '"', "”", "'", "’", "«", "»", "„"})


class _Sign(NamedTuple):
    """One occurrence of a word of content: whether it is negated, and by what: a plain negation, a refusing verb."""

    negated: bool
    plain: bool
    refused: bool
    word: str


def check_negation(statement: str, cited: str, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Compare, word by word, what the statement negates with what the words it rests on negate.

    A negation, a refusing verb or a contrary ("against") turns the words of content behind it; two of them cancel. A
    contrary that both sides have is content and turns nothing. A word counts as turned differently when it never has
    the same sign on both sides. NEG001 where plain negations or refusals make the difference, NEG002 where it hangs on
    a contrary, which can be read in more than one way.
    """
    both = _contraries(statement, words) & _contraries(cited, words)
    said, stands = _signs(statement, words, both), _signs(cited, words, both)
    differing = [s for s in said.keys() & stands.keys() if not {x.negated for x in said[s]} & _turned(stands[s])]
    if not differing:
        opposed = _opposed(statement, cited, words)
        return [finding("NEG002", path, opposed, *spans)] if opposed else []
    agreeing = any(
        all(x.negated for x in said[s]) and all(x.negated for x in stands[s]) for s in said.keys() & stands.keys()
    )
    plain = [s for s in differing if any(x.plain for x in (*said[s], *stands[s]))]
    refused = [s for s in differing if any(x.refused for x in (*said[s], *stands[s]))]
    if agreeing and not plain:
        # "rejected the plan, it is no basis" and "called the plan no basis": the refusal is carried otherwise
        return []
    first = min(plain or refused or differing)
    shown = said[first][0]
    what = f"the statement negates {shown.word!r}, the cited words do not"
    if not shown.negated:
        what = f"the cited words negate {shown.word!r}, the statement does not"
    return [finding("NEG001" if plain or refused else "NEG002", path, what, *spans)]


def _opposed(statement: str, cited: str, words: Words) -> str:
    """Tell of a word of the statement in whose place the cited words have its opposite; "" when there is none."""
    said, stands = ({t.low for t in words.tokens(text)} for text in (statement, cited))
    for low in sorted(said - stands):
        others = words.opposites.get(low, frozenset()) & (stands - said)
        if others:
            return f"the statement has {low!r}, the cited words {min(others)!r}"
    return ""


def _turned(signs: Sequence[_Sign]) -> set[bool]:
    return {s.negated for s in signs}


def _signs(text: str, words: Words, neutral: frozenset[str]) -> Mapping[str, list[_Sign]]:
    """The words of content by stem, each occurrence with its sign."""
    found: dict[str, list[_Sign]] = defaultdict(list)
    for clause in _clauses(words.tokens(text), words):
        turns = list(_turns(clause, words, neutral))
        for i, token in enumerate(clause):
            low = token.low
            if not carries(token, words) or any(t.start <= i < t.end for t in turns):
                continue
            if i and token.capital and clause[i - 1].low in words.subject_negators:
                # "neither Moscow": nobody negates Moscow
                continue
            own = unprefixed(low)
            over = [t for t in turns if t.whole or t.end <= i < t.reach]
            negated = (len(over) + (own is not None)) % 2 == 1
            plain, refused = any(t.by == "negator" for t in over), any(t.by == "refusal" for t in over)
            found[stem(low)].append(_Sign(negated, plain, refused, token.text))
    return found


class _Turn(NamedTuple):
    """A negation at tokens `[start, end)` of its clause that turns what stands before `reach`, or the whole clause."""

    start: int
    end: int
    reach: int
    whole: bool
    by: Literal["negator", "refusal", "contrary"]


def _turns(clause: Sequence[Token], words: Words, neutral: frozenset[str]) -> Iterator[_Turn]:
    for i, token in enumerate(clause):
        for phrase, whole in words.turning.get(token.low, ()):
            end = i + len(phrase)
            if tuple(t.low for t in clause[i:end]) == phrase and " ".join(phrase) not in neutral:
                yield _Turn(i, end, _reach(clause, end, words), whole, "contrary")
                break
        else:
            if negator(clause, i, words):
                yield _Turn(i, i + 1, _reach(clause, i + 1, words), False, _by(token.low, words))


def _by(low: str, words: Words) -> Literal["negator", "refusal", "contrary"]:
    if low in words.negators or low.endswith("n't"):
        return "negator"
    return "contrary" if low in words.conditional_negators else "refusal"


def _reach(clause: Sequence[Token], start: int, words: Words) -> int:
    """The token behind the last word of content that a negation before `start` turns."""
    seen = 0
    for i in range(start, len(clause)):
        seen += carries(clause[i], words)
        if seen == _SCOPE:
            return i + 1
    return len(clause)


def _clauses(tokens: Sequence[Token], words: Words) -> Iterator[list[Token]]:
    """The stretches between marks and contrasting conjunctions; quotation marks part nothing."""
    clause: list[Token] = []
    for token in tokens:
        parts = not (token.word or token.low in _MARKS or token.low in _SIGNS)
        if clause and (parts or token.low in words.limits):
            yield clause
            clause = []
        if token.word:
            clause.append(token)
    if clause:
        yield clause


def negator(clause: Sequence[Token], i: int, words: Words) -> bool:
    """Whether token i of a clause negates what follows."""
    low = clause[i].low
    after = clause[i + 1].low if i + 1 < len(clause) else ""
    if low == "no" and after in {"", "doubt", "longer"}:
        return after == "longer"
    if low in words.second_negators and any(t.low in words.negators for t in clause[:i]):
        # "neither ... nor" negates once
        return False
    if low == "not" and after in {"only", "just"}:
        return False
    return low in words.negating or low in words.conditional_negators or low.endswith("n't")


def _contraries(text: str, words: Words) -> frozenset[str]:
    low = " ".join(t.low for t in words.tokens(text) if t.word)
    padded = f" {low} "
    return frozenset(p for p in (*words.contraries, *words.predicates) if f" {p} " in padded)
