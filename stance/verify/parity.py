"""Whether two texts that share few words negate as often as each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.records import Finding, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, carries
from stance.verify.nearness import likes_of
from stance.verify.rules import finding

_SIGNS = frozenset({"-", "$", "€", "£", "%"})
_QUOTES = frozenset({"“", '"', "”"})
_MARKS = frozenset({"“", '"', "”", "'", "’", "«", "»", "„"})
_FEW = 2
_GAP = 3


class Cited(NamedTuple):
    """What a text rests on: the words that carry it, names that it may use besides, and all that was cited."""

    text: str
    names: Sequence[str] = ()
    evidence: str = ""


class _Count(NamedTuple):
    """How often a clause negates, and whether a word in it may be read as a negation or not."""

    surely: int
    perhaps: bool


def turned_otherwise(statement: str, shown: Cited, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Report a statement that negates an odd number of times where the cited words do an even one, or the other way.

    Of the cited words those clauses count that have something of the statement, or hardly anything. Where a word may
    be read either way ("halt"), nothing is found, nor where all that was cited negates as often. A pair of
    opposites counts as one negation.
    """
    said = [_count(clause, words) for clause in clauses(words.tokens(statement), words)]
    mine = sum(c.surely for c in said)
    other = opposed(statement, shown.text, words)
    theirs = 0
    for text in filter(None, (shown.text, shown.evidence)):
        stands = _relevant(statement, text, words)
        theirs = sum(c.surely for c in stands)
        if any(c.perhaps for c in (*said, *stands)) or (mine + theirs + bool(other)) % 2 == 0:
            return []
    what = "the statement negates, the cited words do not" if mine > theirs else "the cited words negate otherwise"
    return [finding("NEG002", path, other or what, *spans)]


def _relevant(statement: str, cited: str, words: Words) -> list[_Count]:
    """How often the clauses negate that have something of the statement, or hardly anything; each clause once."""
    own = likes_of(words.tokens(statement), words)
    every = {" ".join(t.low for t in clause): clause for clause in clauses(words.tokens(cited), words)}
    return [
        _count(clause, words)
        for clause in every.values()
        if own & likes_of(clause, words) or sum(carries(t, words) for t in clause) <= _FEW
    ]


def opposed(statement: str, cited: str, words: Words) -> str:
    """Tell of a word of the statement in whose place the cited words have its opposite; "" when there is none."""
    said, stands = ({t.low for t in words.tokens(text)} for text in (statement, cited))
    for low in sorted(said - stands):
        others = words.opposites.get(low, frozenset()) & (stands - said)
        if others:
            return f"the statement has {low!r}, the cited words {min(others)!r}"
    return ""


def _count(clause: Sequence[Token], words: Words) -> _Count:
    lows = [t.low for t in clause]
    implied = _implied(lows, words)
    taken = {k for start, end in implied for k in range(start, end)}
    objecting = any(lows[k] in words.objecting for k in range(len(lows)))
    surely, perhaps = 0, False
    for start, end in implied:
        # "objects against" does so once
        surely += not (objecting and lows[start] in words.against and end - start == 1)
    for i in range(len(clause)):
        if i in taken or (lows[i] in words.subject_negators and words.inflected):
            continue
        if lows[i] == "not" and lows[i + 1 : i + 2] == ["even"]:
            continue
        if lows[i + 1 : i + 2] and lows[i + 1] in words.approximate:
            # "no less than 60"
            continue
        if lows[i] in words.conditional_negators:
            perhaps = True
        elif negator(clause, i, words):
            surely += 1
    padded = f" {' '.join(low for k, low in enumerate(lows) if k not in taken)} "
    perhaps = perhaps or any(
        f" {p} " in padded for low in words.turning_phrases.keys() & set(lows) for p in words.turning_phrases[low]
    )
    # "up to 60" and "not yet 60" say the same
    perhaps = perhaps or any(
        a in words.approximate and (b[0].isdigit() or b in words.numbers) and c not in words.months
        for a, b, c in zip(lows, lows[1:], [*lows[2:], ""], strict=False)
    )
    return _Count(surely, perhaps)


def _implied(lows: Sequence[str], words: Words) -> list[tuple[int, int]]:
    """Where a clause has a word that always negates, such as "fails to" or "rule ... out"."""
    found: list[tuple[int, int]] = []
    for i, low in enumerate(lows):
        for rest in words.implied_by.get(low, ()):
            if tuple(lows[i + 1 : i + 1 + len(rest)]) == rest:
                found.append((i, i + 1 + len(rest)))
                break
            if len(rest) == 1 and rest[0] in lows[i + 2 : i + 2 + _GAP] and low not in words.stopwords:
                # the particle of a verb may stand behind its object
                found.append((i, i + 1))
                break
    return found


def clauses(tokens: Sequence[Token], words: Words) -> Iterator[list[Token]]:
    """The stretches between marks and contrasting conjunctions; quotation marks part nothing.

    But where one closes behind a negation of its own, what is joined behind it is another's: would "not wait" and left.
    """
    clause: list[Token] = []
    opened, own = 0, False
    for i, token in enumerate(tokens):
        if token.text in _QUOTES:
            own = any(t.low in words.negators for t in clause[opened:])
            opened = len(clause)
            joined = [t.low for t in tokens[i + 1 : i + 2]] == ["and"]
            if own and joined and clause and not words.inflected:
                yield clause
                clause, opened = [], 0
            continue
        if clause and token.low in words.behind_not and clause[-1].low in words.negators:
            # "not yet"
            clause.append(token)
            continue
        parts = not (token.word or token.low in _MARKS or token.low in _SIGNS)
        if clause and (parts or token.low in words.limits):
            yield clause
            clause, opened = [], 0
        if token.word:
            clause.append(token)
    if clause:
        yield clause


def negator(clause: Sequence[Token], i: int, words: Words) -> bool:
    """Whether token i of a clause negates what follows."""
    low = clause[i].low
    after = clause[i + 1].low if i + 1 < len(clause) else ""
    if low == "no" and after in {"", "longer"}:
        return after == "longer"
    if low in words.second_negators and any(t.low in words.negators for t in clause[:i]):
        # "neither ... nor" negates once
        return False
    if low in words.negators and after in words.only:
        return False
    return low in words.negating or low in words.conditional_negators or low.endswith("n't")
