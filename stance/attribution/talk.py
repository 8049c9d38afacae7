"""A paragraph as a turn of talk: who is named before its words, whether it asks, and of whom it speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from stance.attribution.cues import Lexicon
from stance.records import Block, Span
from stance.text.morphology import first_person

_DASHES = "—–-―"
_QUOTES = '«“"„'
_FEW = 2
_LONG = 60


class Turns(NamedTuple):
    """The questions of an interview and its answers, each answer without the dash or the mark before it.

    `names` gives, by the start of an answer, the words before its colon that say who answers. `labels` are what stands
    before the words of any turn: a mark, or a name with its colon, by which nothing is said.
    """

    questions: tuple[Span, ...]
    answers: tuple[Span, ...]
    names: Mapping[int, Span] = MappingProxyType({})
    labels: tuple[Span, ...] = ()


NO_TURNS = Turns((), ())
_LABEL = re.compile(
    r"(?:\*\*|__)?(?:(?P<outlet>[«“\"][^\n«»“”\"?!:]{2,38}[»”\"])|(?P<name>[^\W\d_a-zа-яёіїєґ][^\n:?!\"“«*]{0,38}?))"
    r"\s*(?:\*\*)?:(?:\*\*|__)?\s+(?=\S)"
)
_SET = re.compile(r"#{1,6}\s+(?P<heading>\S.*)|(?P<mark>\*{1,3}|_{1,3})(?P<words>(?!\s).+?)(?P=mark)\s*", re.DOTALL)
_BIG = r"[^\W\d_a-zа-яёіїєґ]"
_CAPITALS = re.compile(
    rf"(?P<name>{_BIG}{{2,}}(?: {_BIG}{{2,}}){{0,2}}) (?={_BIG}(?:['’]|[^\W\d_]*[a-zа-яёіїєґ]| [a-zа-яёіїєґ]))"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORDS = 5


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as a turn of talk: what stands before its words, and of whom the words speak.

    Of whom they speak is read only where there are questions, which is in few articles.
    """

    block: Block
    text: str
    start: int
    end: int
    label: str
    behind: int
    dashed: bool
    mark: Literal["question", "answer", ""]
    set_apart: bool
    asks: bool
    lexicon: Lexicon

    @property
    def words(self) -> Span:
        """Its words without the dash or the mark before them."""
        return Span(start=self.start, end=self.end)

    @property
    def said(self) -> Span:
        """Its words without the name before them too."""
        return Span(start=self.behind, end=self.end)

    @property
    def in_capitals(self) -> Paragraph:
        """The paragraph with capitals before its words as the name: "JANE ROE We will not sign"."""
        named = _CAPITALS.match(self.text, self.start, self.end)
        return replace(self, label=named["name"], behind=named.end()) if named and not self.label else self

    @property
    def whole(self) -> Span:
        """All of it."""
        return Span(start=self.block.start, end=self.block.end)

    @property
    def name(self) -> Span:
        """The name before its words."""
        at = self.text.index(self.label, self.block.start)
        return Span(start=at, end=at + len(self.label))

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text[self.behind : self.end].split())

    @cached_property
    def own(self) -> frozenset[str]:
        """The words that are its speaker's own, in lower case, without abbreviations: the US is not "us"."""
        words = _WORD.findall(_outside_quotes(self.text[self.behind : self.end]))
        return frozenset(w.lower() for w in words if len(w) == 1 or not w.isupper())

    @property
    def mine(self) -> bool:
        """Whether it speaks of "me" and "us", or by a verb that says so: "Девять лодок вернём"."""
        own = not self.own.isdisjoint(self.lexicon.grammar["first_person"])
        return own or first_person(self.own, self.lexicon.language)

    @property
    def replies(self) -> bool:
        """Whether it reads as a reply to what stands before: "I heard that", "They would", "No"."""
        grammar = self.lexicon.grammar
        first = [w.lower() for w in _WORD.findall(self.text, self.behind, self.end)[:1]]
        return self.mine or not set(first).isdisjoint(
            grammar["personal"] | grammar["yes_words"] | grammar["no_words"] | grammar["replying"]
        )

    @property
    def of_press(self) -> bool:
        """Whether "us" are the reporters: "told our newspaper"."""
        words = self.text[self.behind : self.end].lower()
        return any(phrase in words for phrase in self.lexicon.grammar["our_press"])

    @property
    def yours(self) -> bool:
        """Whether it addresses somebody, by "you" or by how it begins: "Mr Roe, is it lit?"."""
        grammar = self.lexicon.grammar
        first = [w.lower() for w in _WORD.findall(self.text, self.behind, self.end)[:1]]
        return not self.own.isdisjoint(grammar["second_person"]) or not grammar["called_by"].isdisjoint(first)


def spoken(paragraphs: Sequence[Paragraph], asked: Sequence[bool], *, least: int = 1) -> bool:
    """Whether questions and answers are spoken: an explainer's heads ask too ("What does the deal say?").

    In half of the pairs at least somebody is addressed or says "I"; with `least` 0 in one of them.
    """
    pairs = [
        (paragraphs[i], paragraphs[i + 1])
        for i, question in enumerate(asked[:-1])
        if question and not asked[i + 1] and (paragraphs[i].asks or paragraphs[i].mark)
    ]
    told = sum(q.yours or a.mine for q, a in pairs)
    return told > 0 and (told * _FEW >= len(pairs) or not least)


def read_paragraph(text: str, block: Block, lexicon: Lexicon) -> Paragraph:
    """Read what stands before the words of a paragraph, and whether they ask."""
    start, end = block.start, block.end
    apart = _SET.fullmatch(block.of(text).rstrip())
    if apart:
        group = "heading" if apart["heading"] else "words"
        start, end = block.start + apart.start(group), block.start + apart.end(group)
    dashed = text[start] in _DASHES
    start += int(dashed)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    mark, size = _mark(text[start:end], lexicon)
    label = None if mark else _LABEL.match(text, start, end)
    name = (label["outlet"] or label["name"]) if label else ""
    name = name if len(name.split()) <= _WORDS else ""
    start += size
    behind = label.end() if label and name else start
    words = text[behind:end]
    asks = words.rstrip(' *_"”»').endswith("?") and len(words.split()) <= _LONG
    return Paragraph(block, text, start, end, name, behind, dashed, mark, apart is not None, asks, lexicon)


_ASIDE = re.compile(r"\s\([^()\n]{1,60}\)\s?:")
_BEFORE_MARKS = re.compile(r"[*_\s]*")


def _mark(words: str, lexicon: Lexicon) -> tuple[Literal["question", "answer", ""], int]:
    """Which mark of an interview stands before the words ("Q:", "Answer —"), and how long it is."""
    bold = _BEFORE_MARKS.match(words)
    begin = bold.end() if bold else 0
    lower = words[:_LONG].lower()
    for name in ("question_marks", "answer_marks"):
        for mark in lexicon.grammar[name]:
            end = begin + len(mark) if lower.startswith(mark, begin) else 0
            if not end and mark.endswith(":") and lower.startswith(f"{mark[:-1]} (", begin):
                # "Question (Northern Post): ..."
                told = _ASIDE.match(words, begin + len(mark) - 1)
                end = told.end() if told else 0
            if end:
                behind = _BEFORE_MARKS.match(words, end)
                return ("question" if name == "question_marks" else "answer"), behind.end() if behind else 0
    return "", 0


def _outside_quotes(words: str) -> str:
    """The words of a paragraph without what it quotes; one that is a quotation as a whole is its speaker's own."""
    if words[:1] and words[0] in _QUOTES and len(re.findall('[“«„"]', words)) <= _FEW:
        return words
    return re.sub('[“«„"][^”»“"]*[”»“"]', " ", words)
