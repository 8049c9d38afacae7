"""Where a statement's own words stand, when a model cites another sentence than the one that it read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stance.records import Sentence
from stance.text.words import tokenize

_SHORTEST = 3
_FEWEST = 4
_ROW = 2
_CARRIED, _CLEAR, _AHEAD = 0.6, 0.8, 0.3


def where_it_stands(
    statement: str, cited: Sequence[int], shown: Mapping[int, Sentence], text: str
) -> tuple[int, ...] | None:
    """The number of the one sentence shown that has a statement's words, where the cited ones plainly lack them.

    A model that counts sentences slips by one and then goes on so. Nothing is moved unless four words or more are to be
    found, the cited sentences have less than 0.6 of them, one other has 0.8 or more, and no third nearly as many.
    """
    words = _words(statement)
    if len(words) < _FEWEST:
        return None
    here = {n: words & _words(s.of(text)) for n, s in shown.items()}
    if len(set[str]().union(*(here[n] for n in cited))) >= _CARRIED * len(words):
        return None
    ranked = sorted(((len(found), -n) for n, found in here.items() if n not in cited), reverse=True)
    if not ranked or ranked[0][0] < _CLEAR * len(words):
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0
    return (-ranked[0][1],) if ranked[0][0] - second >= _AHEAD * len(words) else None


def where_it_begins(words: str, cited: Sequence[int], shown: Mapping[int, Sentence], text: str) -> int | None:
    """The number of the one sentence shown in which these words stand in a row, where no cited one has them."""
    wanted = [t.low for t in tokenize(words) if t.word]
    if len(wanted) < _ROW:
        return None
    having = [n for n, s in shown.items() if _in_a_row(wanted, s.of(text))]
    return having[0] if len(having) == 1 and having[0] not in cited else None


def _in_a_row(wanted: Sequence[str], text: str) -> bool:
    found = [t.low for t in tokenize(text) if t.word]
    return any(found[i : i + len(wanted)] == wanted for i in range(len(found) - len(wanted) + 1))


def _words(text: str) -> frozenset[str]:
    return frozenset(t.low for t in tokenize(text) if t.word and len(t.low) >= _SHORTEST)
