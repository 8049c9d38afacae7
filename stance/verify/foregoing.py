"""The editor's bracket behind a statement: the words that stand before it in the article."""

from __future__ import annotations

from stance.attribution import grammar
from stance.records import Position, Reading

_REACH = 1000


def without_bracket(reading: Reading, position: Position) -> str:
    """The statement without a bracket that has, to the letter, what stands shortly before the cited words.

    Such a bracket says nothing in the holder's name. Any other one is part of the statement and is checked as such.
    """
    text, statement = reading.article.text, position.statement
    if not position.evidence or not statement.endswith("]"):
        return statement
    start, end = min(e.start for e in position.evidence), max(e.end for e in position.evidence)
    near = " ".join(text[max(0, start - _REACH) : end].split())
    for label in grammar(reading.article.language, "just_before"):
        plain, opened, words = statement.partition(f" [{label} ")
        if opened and words.removesuffix("]") in near:
            return plain
    return statement
