"""What a statement is tied to: "if Moscow leaves", "при условии, что ..."."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from stance.attribution.cues import Lexicon
from stance.attribution.found import Found
from stance.attribution.passage import CLOSERS
from stance.records import Article, Sentence, Span
from stance.text.words import Token, tokenize


class Tokens:
    """The tokens of an article's sentences, cut once."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text
        self.tokens = [t for s in sentences for t in tokenize(article.text, s.start, s.end)]
        self.starts = [t.start for t in self.tokens]
        self.sentences = [s.start for s in sentences]

    def before(self, at: int) -> list[Token]:
        """The tokens of the sentence around `at` that stand before it."""
        k = bisect.bisect_right(self.sentences, at) - 1
        return self.within(self.sentences[k], at) if k >= 0 else []

    def behind(self, at: int) -> list[Token]:
        """The tokens of the sentence around `at` that stand behind it."""
        k = bisect.bisect_right(self.sentences, at)
        return self.within(at, self.sentences[k] if k < len(self.sentences) else len(self.text))

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `[start, end)`."""
        return self.tokens[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]


def condition_of(article: Tokens, item: Found, lexicon: Lexicon) -> Span | None:
    """The condition that the content, or the sentence around it, ties itself to."""
    asking = item.form is not None and item.form.group.act == "asks"
    for content in item.content:
        tokens = article.within(content.start, content.end)
        for i, token in enumerate(tokens):
            phrase = lexicon.condition_at(tokens, i) if token.low in lexicon.conditions else ()
            if not phrase or (i == 0 and asking and len(phrase) == 1):
                continue
            if (
                i
                and i + 2 < len(tokens)
                and token.low == "if"
                and tokens[i + 1].low == "not"
                and _thing(tokens[i + 2], lexicon)
            ):
                # "encouraged by the tone, if not the content"
                continue
            # "при условии, что ...", "лишь после того, как ..."
            opens = range(i, i + len(phrase) + 2)
            clause = lexicon.grammar.get("clause", frozenset())
            stops = (k for k in range(i + 1, len(tokens)) if tokens[k].low in {",", ";", "—", "–"})
            ends = (k for k in stops if k not in opens or k + 1 == len(tokens) or tokens[k + 1].low not in clause)
            end = next(ends, len(tokens))
            while tokens[end - 1].low in CLOSERS or tokens[end - 1].low == '"':
                end -= 1
            return Span(start=token.start, end=tokens[end - 1].end)
    return _leading_condition(article, item, lexicon) or _trailing_condition(article, item, lexicon)


def _trailing_condition(article: Tokens, item: Found, lexicon: Lexicon) -> Span | None:
    """The clause right behind the words: "left the door open to a round, | provided that Iran drops it"."""
    tokens = article.behind(item.content[-1].end) if item.content and item.cue is not None else []
    if len(tokens) < _CLAUSE or tokens[0].low != ",":
        return None
    size = len(lexicon.condition_at(tokens, 1))
    opened = size and 1 + size < len(tokens) and tokens[1 + size].low in {"that", *lexicon.grammar.get("clause", ())}
    if not opened:
        return None
    end = next((k for k in range(2, len(tokens)) if tokens[k].low in _APART), len(tokens) - 1)
    return Span(start=tokens[1].start, end=tokens[end - 1].end)


def _thing(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase, and no clause, begins with a token."""
    return any(token.low in lexicon.grammar[name] for name in ("determiners", "prepositions", "possessive"))


def _leading_condition(article: Tokens, item: Found, lexicon: Lexicon) -> Span | None:
    """The clause before the one that ascribes: "If the talks fail, the EU will ask ...", "Should it rain, ..."."""
    main = item.cue if item.elided else item.source or item.cue
    if main is None or item.frame in {"quote", "bare", "answer", "inside", "according"}:
        return None
    tokens = article.before(main.start)
    if len(tokens) >= _PHRASE and tokens[-1].word and len(lexicon.condition_at(tokens, 0)) > 1:
        # "В случае отказа Киева | Москва закроет пролив"
        whole = lexicon.kind == "inflected" and all(t.word for t in tokens)
        return Span(start=tokens[0].start, end=tokens[-1].end) if whole else None
    if len(tokens) < _CLAUSE or tokens[-1].low != ",":
        return None
    first = tokens[0]
    until = first.low in lexicon.grammar.get("until_not", ()) and any(
        t.low in lexicon.grammar["negations"] for t in tokens
    )
    if (
        until
        or lexicon.condition_at(tokens, 0)
        or (first.capital and first.low in lexicon.grammar["inverted_conditions"])
    ):
        return Span(start=first.start, end=tokens[-1].start)
    # "said that if the talks fail, the EU will ask": the clause up to the comma, right behind what opens the words
    openers = {",", "that", *lexicon.grammar.get("clause", ())}
    for i in range(len(tokens) - 2, 0, -1):
        if tokens[i].low in _APART:
            return None
        if lexicon.condition_at(tokens, i) and tokens[i - 1].low in openers:
            return Span(start=tokens[i].start, end=tokens[-1].start)
    return None


_PHRASE = 3
_CLAUSE = 4
_APART = frozenset({",", ";", ":", "—", "–", "“", "”", '"', "«", "»"})
