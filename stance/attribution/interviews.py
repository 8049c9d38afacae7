"""Interviews in question and answer: whole paragraphs that somebody speaks without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from stance.attribution.cues import Lexicon
from stance.records import Block, Span

_DASHES = "—–-―"
_FEW = 2
_MANY = 3
_LONG = 60


class Turns(NamedTuple):
    """The questions of an interview and its answers, each answer without the dash or the mark before it.

    `names` gives, by the start of an answer, the words before its colon that say who answers.
    """

    questions: tuple[Span, ...]
    answers: tuple[Span, ...]
    names: Mapping[int, Span] = MappingProxyType({})


def turns(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Turns:
    """Find questions and answers among the paragraphs; both are empty where the article is no interview.

    A question opens with a dash or a mark ("Q:") and ends with a question mark; two of them make an interview. Without
    dash or mark it takes three, a third of the paragraphs at least.
    """
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    named = _named_turns(text, paragraphs)
    if named:
        return named
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


_LABEL = re.compile(r"(?P<name>[^\W\d_a-zа-яёіїєґ][^\n:?!\"“«]{0,38}?)\s*:\s+(?=\S)")
_WORDS = 5


def _named_turns(text: str, paragraphs: Sequence[Block]) -> Turns | None:
    """Turns that each begin with a name and a colon: "Northern Post: ...", "Roe: ..."; None where there are none.

    Two names, each before two turns at least. The one who asks is whose turns end with a question mark most often,
    else who speaks first. A paragraph without a name goes on with the turn before it.
    """
    labels = [_LABEL.match(text, b.start, b.end) for b in paragraphs]
    names = Counter(m["name"] for m in labels if m and len(m["name"].split()) <= _WORDS)
    speakers = [name for name, n in names.items() if n >= _FEW]
    if len(speakers) == 1:
        return _answered(text, paragraphs, labels, speakers[0])
    if len(speakers) < _FEW or sum(names[s] for s in speakers) * _MANY < len(paragraphs):
        return None
    asked = dict.fromkeys(speakers, 0)
    for match, block in zip(labels, paragraphs, strict=True):
        if match and match["name"] in asked:
            asked[match["name"]] += block.of(text).rstrip().endswith("?")
    interviewer = max(speakers, key=lambda s: asked[s] / names[s])
    if not asked[interviewer]:
        return None
    questions, answers, by = [], [], {}
    speaker = ""
    last = max(i for i, m in enumerate(labels) if m and m["name"] in asked)
    for i, (match, block) in enumerate(zip(labels, paragraphs, strict=True)):
        if match and match["name"] in asked:
            speaker = match["name"]
        if not speaker:
            continue
        own = match is not None and match["name"] == speaker
        start = match.end() if own and match else block.start
        if speaker == interviewer:
            questions.append(Span(start=block.start, end=block.end))
        elif i <= last or own:
            answers.append(Span(start=start, end=block.end))
            whose = match if own else None
            if whose:
                by[start] = Span(start=whose.start("name"), end=whose.end("name"))
            elif answers[:-1] and answers[-2].start in by:
                by[start] = by[answers[-2].start]
    return Turns(tuple(questions), tuple(answers), by)


def _answered(
    text: str, paragraphs: Sequence[Block], labels: Sequence[re.Match[str] | None], speaker: str
) -> Turns | None:
    """Questions without a name, each answered by "Roe: ..."; None where fewer than two are."""
    pairs = [
        (question, block, match)
        for question, block, match in zip(paragraphs, paragraphs[1:], labels[1:], strict=False)
        if match and match["name"] == speaker and question.of(text).rstrip().endswith("?")
    ]
    if len(pairs) < _FEW:
        return None
    questions = tuple(Span(start=q.start, end=q.end) for q, _, _ in pairs)
    answers = tuple(Span(start=m.end(), end=b.end) for _, b, m in pairs)
    return Turns(questions, answers, {m.end(): Span(start=m.start("name"), end=m.end("name")) for _, _, m in pairs})


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
