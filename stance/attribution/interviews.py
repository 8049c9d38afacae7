"""Interviews in question and answer: whole paragraphs that somebody speaks without quotation marks."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from stance.attribution.cues import Lexicon
from stance.records import Block, Span

_DASHES = "—–-―"
_QUOTES = '«“"„'
_FEW = 2
_MANY = 3
_LONG = 60
_SHORT = 30


class Turns(NamedTuple):
    """The questions of an interview and its answers, each answer without the dash or the mark before it.

    `names` gives, by the start of an answer, the words before its colon that say who answers.
    """

    questions: tuple[Span, ...]
    answers: tuple[Span, ...]
    names: Mapping[int, Span] = MappingProxyType({})


_NONE = Turns((), ())
_LABEL = re.compile(r"(?:\*\*|__)?(?P<name>[^\W\d_a-zа-яёіїєґ][^\n:?!\"“«*]{0,38}?)\s*(?:\*\*)?:(?:\*\*|__)?\s+(?=\S)")
_SET = re.compile(r"#{1,6}\s+(?P<heading>\S.*)|(?P<mark>\*{1,3}|_{1,3})(?P<words>(?!\s).+?)(?P=mark)\s*", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLOCK = re.compile(r"[#*_\s]*\d{1,2}[:.]\d{2}\b")
_WORDS = 5
_ROOM = 4


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph as a turn of talk: what stands before its words, and of whom the words speak.

    Of whom they speak is read only where there are questions, which is in few articles.
    """

    block: Block
    text: str
    start: int
    end: int
    label: str
    dashed: bool
    marked: bool
    set_apart: bool
    asks: bool
    lexicon: Lexicon

    @property
    def words(self) -> Span:
        """Its words without what stands before them."""
        return Span(start=self.start, end=self.end)

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text[self.start : self.end].split())

    @cached_property
    def own(self) -> frozenset[str]:
        """The words that are its speaker's own, in lower case, without abbreviations: the US is not "us"."""
        words = _WORD.findall(_outside_quotes(self.text[self.start : self.end]))
        return frozenset(w.lower() for w in words if len(w) == 1 or not w.isupper())

    @property
    def mine(self) -> bool:
        """Whether it speaks of "me" and "us"."""
        return not self.own.isdisjoint(self.lexicon.grammar["first_person"])

    @property
    def yours(self) -> bool:
        """Whether it addresses somebody."""
        return not self.own.isdisjoint(self.lexicon.grammar["second_person"])


def turns(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Turns:
    """Find questions and answers among the paragraphs; both are empty where the article is no interview.

    A question opens with a dash or a mark ("Q:"), with a name ("Northern Post: ..."), is set apart (bold, a heading),
    or stands bare; bare ones make an interview where they address somebody or the answers say "I" and "we", as those
    of an explainer do not.
    """
    paragraphs = [_paragraph(text, b, lexicon) for b in blocks if b.kind == "paragraph"]
    if len(paragraphs) < _FEW:
        return _NONE
    # a live blog's headings ask, and nobody answers
    live = sum(_CLOCK.match(text, p.block.start) is not None for p in paragraphs) >= _MANY
    for layout in (_named, _dashed, _marked, _answered, *(() if live else (_opened, _apart, _bare))):
        found = layout(text, paragraphs, lexicon)
        if found.answers:
            return Turns(found.questions, ()) if _tagged(text, found) else found
    return _NONE


# a quotation that says whose it is: "Politics is tough," he said
_SAID = re.compile(r"[,.?!…][”\"’']\s+(?:he|she|they|said|says)\b")
_TAG = re.compile('[»”"]\\s*,\\s*[—–-]\\s*[^\\W\\d_]')


def _tagged(text: str, found: Turns) -> bool:
    """Whether the answers are quotations that each say whose they are: «...», — считает министр."""
    tagged = sum(_TAG.search(text, a.start, a.end) is not None for a in found.answers)
    return tagged * _FEW >= len(found.questions)


def _paragraph(text: str, block: Block, lexicon: Lexicon) -> _Paragraph:
    start, end = block.start, block.end
    raw = block.of(text)
    apart = _SET.fullmatch(raw.rstrip())
    if apart:
        group = "heading" if apart["heading"] else "words"
        start, end = block.start + apart.start(group), block.start + apart.end(group)
    lower = text[start:end].lower()
    mark = next(
        (m for name in ("question_marks", "answer_marks") for m in lexicon.grammar[name] if lower.startswith(m)), ""
    )
    label = None if mark else _LABEL.match(text, start, end)
    dashed = text[start] in _DASHES
    if label and len(label["name"].split()) <= _WORDS:
        start = label.end()
    else:
        label = None
        start += len(mark) or int(dashed)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = text[start:end]
    return _Paragraph(
        block,
        text,
        start,
        end,
        label["name"] if label else "",
        dashed,
        mark in lexicon.grammar["question_marks"] if mark else False,
        apart is not None,
        words.rstrip(' *_"”»').endswith("?") and len(words.split()) <= _LONG,
        lexicon,
    )


def _outside_quotes(words: str) -> str:
    """The words of a paragraph without what it quotes; one that is a quotation as a whole is its speaker's own."""
    if words[:1] and words[0] in _QUOTES and len(re.findall('[“«„"]', words)) <= _FEW:
        return words
    return re.sub('[“«„"][^”»“"]*[”»“"]', " ", words)


def _named(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Turns that each begin with a name and a colon: "Northern Post: ...", "Roe: ...".

    Two speakers, each with two turns at least; a name may be whole at first and short after. The one who asks is whose
    turns end with a question mark most often. A paragraph without a name goes on with the turn before it.
    """
    same = _speakers([p.label for p in paragraphs if p.label])
    turned = Counter(same[p.label] for p in paragraphs if p.label)
    speakers = [name for name, n in turned.items() if n >= _FEW]
    if len(speakers) < _FEW or sum(turned[s] for s in speakers) * _ROOM < len(paragraphs):
        return _NONE
    asked = Counter(same[p.label] for p in paragraphs if p.label and p.asks)
    interviewer = max(speakers, key=lambda s: asked[s] / turned[s])
    if not asked[interviewer]:
        return _NONE
    questions, answers, by = [], [], {}
    whose: Span | None = None
    speaker = ""
    last = max(i for i, p in enumerate(paragraphs) if p.label and same[p.label] in speakers)
    for i, p in enumerate(paragraphs):
        own = bool(p.label) and (same[p.label] in speakers or (p.label.isupper() and i <= last))
        if own:
            speaker = same[p.label]
            at = text.index(p.label, p.block.start)
            whose = Span(start=at, end=at + len(p.label))
        if speaker == interviewer:
            questions.append(_whole(p))
        elif speaker and (i <= last or own or p.mine):
            answer = p.words if own else _whole(p)
            answers.append(answer)
            if whose:
                by[answer.start] = whose
        elif speaker:
            break
    return Turns(tuple(questions), tuple(answers), by)


def _speakers(labels: Sequence[str]) -> dict[str, str]:
    """Each label with the longest that ends with its words: "Hnatiuk" is "Oleh Hnatiuk"."""
    whole = {}
    for label in labels:
        words = label.casefold().split()
        longer = [x for x in labels if x.casefold().split()[-len(words) :] == words]
        whole[label] = max(longer, key=len).casefold()
    return whole


def _dashed(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Turns that each open with a dash, the first of them a question: question and answer stand in turn."""
    dashed = [i for i, p in enumerate(paragraphs) if p.dashed]
    asks = [paragraphs[i].asks for i in dashed]
    # "— Last time you said that it would pass. It did not."
    opens = bool(dashed) and (asks[0] or (paragraphs[dashed[0]].yours and not paragraphs[dashed[0]].mine))
    if len(dashed) < _FEW * _FEW or not opens or sum(asks[::2]) * _FEW < len(asks[::2]) or any(asks[1::2]):
        return _NONE
    whole = range(dashed[0], dashed[-1] + 1)
    questions = [_whole(paragraphs[i]) for i in dashed[::2]]
    answers = [p.words for i, p in enumerate(paragraphs) if i in whole and i not in dashed[::2]]
    return Turns(tuple(questions), tuple(answers)) if sum(asks[::2]) >= _FEW else _NONE


def _marked(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Questions with a dash or a mark before them; two of them make an interview."""
    return _alternating(paragraphs, [p.asks and (p.dashed or p.marked) for p in paragraphs], _FEW)


def _answered(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Questions without a name, each answered by "Roe: ..."; two of them at least."""
    labels = Counter(p.label for p in paragraphs if p.label)
    pairs = [
        (q, a)
        for q, a in itertools.pairwise(paragraphs)
        if a.label and labels[a.label] >= _FEW and q.asks and not q.label
    ]
    if len(pairs) < _FEW:
        return _NONE
    names = {}
    for _, a in pairs:
        at = text.index(a.label, a.block.start)
        names[a.words.start] = Span(start=at, end=at + len(a.label))
    return Turns(tuple(_whole(q) for q, _ in pairs), tuple(a.words for _, a in pairs), names)


def _opened(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Turns of which only the first two begin with a name: "The Northern Post: ...?", "Jane Roe: ...", then bare ones.

    From there on question and answer stand in turn, the last pair being the last in which somebody asks, addresses
    somebody or says "I", and no question says "I".
    """
    first = next((i for i, (q, a) in enumerate(itertools.pairwise(paragraphs)) if q.label and a.label and q.asks), None)
    if first is None or any(p.label for p in paragraphs[first + 2 :]):
        return _NONE
    if not any(word in text[: paragraphs[first].block.start].lower() for word in lexicon.grammar["announcing"]):
        return _NONE
    pairs = [(paragraphs[first], paragraphs[first + 1])]
    for i in range(first + 2, len(paragraphs) - 1, 2):
        question, answer = paragraphs[i], paragraphs[i + 1]
        if question.mine or not (question.asks or question.yours or answer.mine):
            break
        pairs.append((question, answer))
    if len(pairs) < _MANY:
        return _NONE
    answerer = pairs[0][1]
    at = text.index(answerer.label, answerer.block.start)
    names = {answerer.words.start: Span(start=at, end=at + len(answerer.label))}
    return Turns(tuple(_whole(q) for q, _ in pairs), tuple(a.words for _, a in pairs), names)


def _apart(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Questions set in bold or as headings, the answers plain; what is set so and asks nothing is the asker's too."""
    apart = [p.set_apart for p in paragraphs]
    asking = [p for p in paragraphs if p.set_apart and p.asks]
    if len(asking) < _FEW or len(asking) * _FEW < sum(apart) or not _talk(paragraphs, apart):
        return _NONE
    return _alternating(paragraphs, apart, _FEW)


def _bare(text: str, paragraphs: Sequence[_Paragraph], lexicon: Lexicon) -> Turns:
    """Questions as plain paragraphs. Words put to somebody between two answers are the asker's though they ask not."""
    if sum(bool(p.label) and p.label.isupper() for p in paragraphs) > 1:
        # a transcript, whose turns tell whose they are
        return _NONE
    asked = [p.asks and not text.startswith(tuple(_QUOTES), p.words.start) for p in paragraphs]
    if sum(asked) < _FEW or not _talk(paragraphs, asked):
        return _NONE
    opening = text[: paragraphs[asked.index(True)].block.start].lower()
    addressed = sum(p.yours for p, question in zip(paragraphs, asked, strict=True) if question)
    if addressed < _FEW and not any(word in opening for word in lexicon.grammar["announcing"]):
        # an editorial asks its readers
        return _NONE
    first, last = asked.index(True), max(i for i, a in enumerate(asked) if a)
    put = [first < i < last and p.yours and not p.mine and p.length <= _SHORT for i, p in enumerate(paragraphs)]
    found = _alternating(paragraphs, [a or b for a, b in zip(asked, put, strict=True)], _FEW)
    told = sum(_SAID.search(text, a.start, a.end) is not None for a in found.answers)
    if told * _MANY >= len(found.answers) or len(found.answers) > _ROOM * len(found.questions):
        # a report or a column that asks here and there
        return _NONE
    return found


def _talk(paragraphs: Sequence[_Paragraph], asked: Sequence[bool]) -> bool:
    """Whether questions and answers are spoken: an explainer's heads ask too ("What does the deal say?")."""
    pairs = [
        (paragraphs[i], paragraphs[i + 1])
        for i, question in enumerate(asked[:-1])
        if question and not asked[i + 1] and paragraphs[i].asks
    ]
    spoken = sum(q.yours or a.mine for q, a in pairs)
    return spoken > 0 and spoken * _FEW >= len(pairs)


def _alternating(paragraphs: Sequence[_Paragraph], asked: Sequence[bool], least: int) -> Turns:
    """What follows a question answers it, though it may end with a question mark too."""
    questions: list[Span] = []
    answers: list[Span] = []
    just = answering = False
    last = max((i for i, a in enumerate(asked) if a), default=0)
    for i, (p, question) in enumerate(zip(paragraphs, asked, strict=True)):
        if question and not just:
            questions.append(_whole(p))
            just = answering = True
            continue
        if question and p.set_apart:
            questions.append(_whole(p))
            continue
        if answering:
            answers.append(p.words)
        just = False
        # what follows the last answer may be the reporter's again
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        answering = answering and (i < last or (following is not None and (following.dashed or following.mine)))
    return Turns(tuple(questions), tuple(answers)) if len(questions) >= least else _NONE


def _whole(p: _Paragraph) -> Span:
    return Span(start=p.block.start, end=p.block.end)
