"""Interviews in question and answer: whole paragraphs that somebody speaks without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stance.attribution.cues import Lexicon
from stance.records import Block, Span

_DASHES = "—–-―"
_FEW = 2
_MANY = 3
_LONG = 60


class Turns(NamedTuple):
    """The questions of an interview and its answers, each answer without the dash or the mark before it."""

    questions: tuple[Span, ...]
    answers: tuple[Span, ...]


def turns(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Turns:
    """Find questions and answers among the paragraphs; both are empty where the article is no interview.

    A question opens with a dash or a mark ("Q:") and ends with a question mark; two of them make an interview. Without
    dash or mark it takes three, a third of the paragraphs at least.
    """
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    marked = _alternating([_question(text, b, lexicon, marked=True) for b in paragraphs])
    asked = marked if sum(marked) >= _FEW else [_question(text, b, lexicon, marked=False) for b in paragraphs]
    enough = sum(marked) >= _FEW or (sum(asked) >= _MANY and sum(asked) * _MANY >= len(paragraphs))
    if not enough:
        return Turns((), ())
    last = max(i for i, question in enumerate(asked) if question)
    questions, answers = [], []
    answering = False
    for i, (block, question) in enumerate(zip(paragraphs, asked, strict=True)):
        if question:
            questions.append(Span(start=block.start, end=block.end))
            answering = True
        elif answering:
            answers.append(_without_mark(text, block, lexicon))
            # what follows the last answer may be the reporter's again
            dashed = i + 1 < len(paragraphs) and text[paragraphs[i + 1].start] in _DASHES
            answering = i < last or dashed
    return Turns(tuple(questions), tuple(answers))


def _alternating(asked: Sequence[bool]) -> list[bool]:
    """What follows a question answers it, though it may end with a question mark too."""
    out: list[bool] = []
    for question in asked:
        out.append(question and out[-1:] != [True])
    return out


def _question(text: str, block: Block, lexicon: Lexicon, *, marked: bool) -> bool:
    words = block.of(text)
    if not words.rstrip().endswith("?") or len(words.split()) > _LONG:
        return False
    mark = words[0] in _DASHES or words.lower().startswith(tuple(lexicon.grammar["question_marks"]))
    return mark if marked else words[0] not in '«“"„'


def _without_mark(text: str, block: Block, lexicon: Lexicon) -> Span:
    words = block.of(text)
    start = 0
    if words[0] in _DASHES:
        start = 1
    else:
        mark = next((m for m in lexicon.grammar["answer_marks"] if words.lower().startswith(m)), "")
        start = len(mark)
    start += len(words[start:]) - len(words[start:].lstrip())
    return Span(start=block.start + start, end=block.end)
