"""Interviews in question and answer: whole paragraphs that somebody speaks without quotation marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from stance.attribution.cues import Lexicon
from stance.attribution.labelled import labelled
from stance.attribution.talk import NO_TURNS, Paragraph, Turns, read_paragraph, spoken
from stance.records import Block, Span

_QUOTES = '«“"„'
_FEW = 2
_MANY = 3
_SHORT = 30
_PUT = 60
_CLOCK = re.compile(r"[#*_\s]*\d{1,2}[:.]\d{2}\b")
_ROOM = 4


def turns(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Turns:
    """Find questions and answers among the paragraphs; both are empty where the article is no interview.

    A question opens with a dash or a mark ("Q:"), with a name ("Northern Post: ..."), is set apart (bold, a heading),
    or stands bare; bare ones make an interview where they address somebody or the answers say "I" and "we", as those
    of an explainer do not.
    """
    paragraphs = [read_paragraph(text, b, lexicon) for b in blocks if b.kind == "paragraph"]
    if len(paragraphs) < _FEW:
        return NO_TURNS
    # a live blog's headings ask, and nobody answers
    live = sum(_CLOCK.match(text, p.block.start) is not None for p in paragraphs) >= _MANY
    for layout in (labelled, _dashed, _marked, *(() if live else (_opened, _apart, _bare))):
        found = layout(text, paragraphs, lexicon)
        if found.answers:
            return Turns(found.questions, ()) if _tagged(text, found) else found
    return NO_TURNS


# a quotation that says whose it is: "Politics is tough," he said
_SAID = re.compile(r"[,.?!…][”\"’']\s+(?:he|she|they|said|says)\b")
_TAG = re.compile('[»”"]\\s*,\\s*[—–-]\\s*[^\\W\\d_]')


def _tagged(text: str, found: Turns) -> bool:
    """Whether the answers are quotations that each say whose they are: «...», — считает министр."""
    tagged = sum(_TAG.search(text, a.start, a.end) is not None for a in found.answers)
    return tagged * _FEW >= len(found.questions)


def _dashed(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Turns that each open with a dash, the first of them a question: question and answer stand in turn."""
    dashed = [i for i, p in enumerate(paragraphs) if p.dashed]
    asks = [paragraphs[i].asks for i in dashed]
    # "— Last time you said that it would pass. It did not."
    opens = bool(dashed) and (asks[0] or (paragraphs[dashed[0]].yours and not paragraphs[dashed[0]].mine))
    if len(dashed) < _FEW * _FEW or not opens or sum(asks[::2]) * _FEW < len(asks[::2]) or any(asks[1::2]):
        return NO_TURNS
    if not spoken(paragraphs, [p.dashed and i in dashed[::2] for i, p in enumerate(paragraphs)], least=0):
        # an explainer's lines may begin with dashes
        return NO_TURNS
    whole = range(dashed[0], dashed[-1] + 1)
    questions = [paragraphs[i].whole for i in dashed[::2]]
    answers = [p.words for i, p in enumerate(paragraphs) if i in whole and i not in dashed[::2]]
    return Turns(tuple(questions), tuple(answers)) if sum(asks[::2]) >= _FEW else NO_TURNS


def _marked(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Questions with a dash before them, and answers without; two of them make an interview."""
    asked = [p.asks and p.dashed for p in paragraphs]
    return _alternating(paragraphs, asked, _FEW) if spoken(paragraphs, asked, least=0) else NO_TURNS


def _opened(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Turns of which only the first two begin with a name: "The Northern Post: ...?", "Jane Roe: ...", then bare ones.

    From there on question and answer stand in turn, the last pair being the last in which somebody asks, addresses
    somebody or says "I", and no question says "I".
    """
    first = next((i for i, (q, a) in enumerate(itertools.pairwise(paragraphs)) if q.label and a.label and q.asks), None)
    if first is None or any(p.label for p in paragraphs[first + 2 :]):
        return NO_TURNS
    if not any(word in text[: paragraphs[first].block.start].lower() for word in lexicon.grammar["announcing"]):
        return NO_TURNS
    pairs = [(paragraphs[first], paragraphs[first + 1])]
    for i in range(first + 2, len(paragraphs) - 1, 2):
        question, answer = paragraphs[i], paragraphs[i + 1]
        if question.mine or not (question.asks or question.yours or answer.mine):
            break
        pairs.append((question, answer))
    if len(pairs) < _MANY:
        return NO_TURNS
    answerer = pairs[0][1]
    answers = (answerer.said, *(a.words for _, a in pairs[1:]))
    return Turns(tuple(q.whole for q, _ in pairs), answers, {answerer.said.start: answerer.name})


def _apart(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Questions set in bold or as headings, the answers plain; what is set so and asks nothing is the asker's too."""
    apart = [p.set_apart for p in paragraphs]
    asking = [p for p in paragraphs if p.set_apart and p.asks]
    if len(asking) < _FEW or len(asking) * _FEW < sum(apart) or not spoken(paragraphs, apart):
        return NO_TURNS
    return _alternating(paragraphs, apart, _FEW)


def _bare(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Questions as plain paragraphs. Words put to somebody between two answers are the asker's though they ask not."""
    if sum(bool(p.label) and p.label.isupper() for p in paragraphs) > 1:
        # a transcript, whose turns tell whose they are
        return NO_TURNS
    asked = [p.asks and not text.startswith(tuple(_QUOTES), p.words.start) for p in paragraphs]
    if sum(asked) < _FEW or not spoken(paragraphs, asked):
        return NO_TURNS
    opening = text[: paragraphs[asked.index(True)].block.start].lower()
    first, last = asked.index(True), max(i for i, a in enumerate(asked) if a)
    put = [first < i < last and p.yours and not p.mine and p.length <= _SHORT for i, p in enumerate(paragraphs)]
    addressed = sum(p.yours for p, a, b in zip(paragraphs, asked, put, strict=True) if a or b)
    if addressed < _FEW and not any(word in opening for word in lexicon.grammar["announcing"]):
        # an editorial asks its readers
        return NO_TURNS
    put = _put_between(paragraphs, asked, put)
    found = _alternating(paragraphs, [a or b for a, b in zip(asked, put, strict=True)], _FEW)
    told = sum(_SAID.search(text, a.start, a.end) is not None for a in found.answers)
    if told * _MANY >= len(found.answers) or len(found.answers) > _ROOM * len(found.questions):
        # a report or a column that asks here and there
        return NO_TURNS
    return found


def _put_between(paragraphs: Sequence[Paragraph], asked: Sequence[bool], put: Sequence[bool]) -> list[bool]:
    """What is put to somebody, with what stands so between two answers where answers are single paragraphs.

    "The Americans are tired." "I heard that too.": short, not of "me", and answered by "I", "they" or "no".
    """
    turns = [a or b for a, b in zip(asked, put, strict=True)]
    ends = [*turns, True]
    single = sum(ends[i] and not ends[i + 1] and ends[i + 2] for i in range(len(ends) - 2))
    found = list(put)
    for i in range(2, len(paragraphs) - 1):
        p = paragraphs[i]
        alone = turns[i - 2] and not any(turns[i - 1 : i + 2]) and ends[i + 2]
        own = p.mine and not p.of_press
        replied = p.length <= _SHORT and paragraphs[i + 1].replies
        # "There is talk in your own party that ...", however the answer begins
        replied = replied or (p.yours and p.length <= _PUT)
        if alone and not own and replied:
            found[i] = single * _MANY >= sum(turns)
    return found


def _alternating(paragraphs: Sequence[Paragraph], asked: Sequence[bool], least: int) -> Turns:
    """What follows a question answers it, though it may end with a question mark too."""
    questions: list[Span] = []
    answers: list[Span] = []
    just = answering = False
    last = max((i for i, a in enumerate(asked) if a), default=0)
    for i, (p, question) in enumerate(zip(paragraphs, asked, strict=True)):
        if question and not just:
            questions.append(p.whole)
            just = answering = True
            continue
        if question and p.set_apart:
            questions.append(p.whole)
            continue
        if answering:
            answers.append(p.words)
        just = False
        # what follows the last answer may be the reporter's again
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        answering = answering and (i < last or (following is not None and (following.dashed or following.mine)))
    return Turns(tuple(questions), tuple(answers)) if len(questions) >= least else NO_TURNS
