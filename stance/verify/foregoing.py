"""The editor's brackets behind a statement: its time, and the words that stand before it in the article."""

from __future__ import annotations

from stance.attribution import grammar
from stance.records import Position, Reading

_REACH = 1000
_BEHIND = 60


def without_bracket(reading: Reading, position: Position) -> str:
    """The statement without a bracket that has, to the letter, what stands beside the cited words.

    Such a bracket says nothing in the holder's name. Any other one is part of the statement and is checked as such.
    """
    text, statement = reading.article.text, position.statement
    if not position.evidence or not statement.endswith("]"):
        return statement
    start, end = min(e.start for e in position.evidence), max(e.end for e in position.evidence)
    near = " ".join(text[max(0, start - _REACH) : end + _BEHIND].split())
    for name in ("just_before", "when"):
        for label in grammar(reading.article.language, name):
            plain, opened, words = statement.partition(f" [{label} ")
            if opened and words.endswith("]") and words[:-1] in near:
                statement = plain
    return statement
