"""Chunks: every sentence once, in order, under the budget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.errors import InputError
from stance.records import Article, Block, Sentence
from stance.text import chunks, sentences


class Ruler:
    """Measures a prompt in code points over a fixed head, and counts how often it is asked."""

    def __init__(self, text: str, head: int = 0) -> None:
        self.text, self.head, self.calls = text, head, 0

    def __call__(self, context: Sequence[Sentence], body: Sequence[Sentence]) -> int:
        """Return the size of the prompt for `body` after `context`."""
        self.calls += 1
        return self.head + sum(len(s.of(self.text)) + 1 for s in (*context, *body))


def article_of(*paragraphs: str) -> Article:
    """An article of these paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start=at, end=at + len(paragraph), kind="paragraph"))
        at += len(paragraph) + 2
    return Article(source="a.txt", text="\n\n".join(paragraphs), blocks=tuple(blocks))


def test_an_article_that_fits_is_one_chunk() -> None:
    """It has no context and is measured at most twice."""
    article = article_of("They met. They left.", "They met again.")
    ruler = Ruler(article.text)
    found = sentences(article)
    (chunk,) = chunks(found, size=ruler, budget=100, overlap=2, text=article.text)
    assert chunk.context == ()
    assert chunk.sentences == found
    assert ruler.calls <= 2


def test_no_sentences_give_no_chunk() -> None:
    """Nothing to read is nothing to ask."""
    assert chunks((), size=Ruler(""), budget=10, overlap=2, text="") == ()


def test_the_sentences_before_a_chunk_are_its_context() -> None:
    """The last sentences of one chunk stand before the next, where they can be read but not cited."""
    article = article_of("One is here. Two is here. Six is here. Ten is here.")
    found = sentences(article)
    packed = chunks(found, size=Ruler(article.text), budget=39, overlap=1, text=article.text)
    read = [([s.number for s in c.context], [s.number for s in c.sentences]) for c in packed]
    assert read == [([], [1, 2, 3]), ([3], [4])]
    assert article.text[packed[1].context[0].start : packed[1].context[0].end] == "Six is here."


def test_context_that_does_not_fit_is_dropped() -> None:
    """A sentence is read before its context is."""
    article = article_of("One is here. Two is a little longer here. Six is here.")
    packed = chunks(sentences(article), size=Ruler(article.text), budget=30, overlap=2, text=article.text)
    assert [len(c.context) for c in packed] == [0, 0, 0]
    assert [len(c.sentences) for c in packed] == [1, 1, 1]


def test_a_chunk_ends_with_a_paragraph_where_that_costs_little() -> None:
    """One sentence of ten is given up for it, half of a chunk is not."""
    paragraph = " ".join(["They met."] * 9)
    article = article_of(paragraph, paragraph)
    packed = chunks(sentences(article), size=Ruler(article.text), budget=100, overlap=0, text=article.text)
    assert [len(c.sentences) for c in packed] == [9, 9]
    article = article_of("They met. They met.", paragraph)
    packed = chunks(sentences(article), size=Ruler(article.text), budget=50, overlap=0, text=article.text)
    assert [len(c.sentences) for c in packed] == [5, 5, 1]


def test_a_sentence_too_long_by_itself_is_cut() -> None:
    """Its pieces keep number and block, touch, and together cover it."""
    long = "«Так», 😀 " + "the same words, the same words; " * 30 + "end."
    article = article_of("They met.", long, "They left.")
    found = sentences(article)
    assert len(found) == 3
    packed = chunks(found, size=Ruler(article.text, head=40), budget=200, overlap=1, text=article.text)
    pieces = [s for c in packed for s in c.sentences if s.number == 2]
    assert len(pieces) > 4
    assert (pieces[0].start, pieces[-1].end) == (found[1].start, found[1].end)
    assert all(a.end == b.start and a.block == b.block == 1 for a, b in pairwise(pieces))
    assert article.text[pieces[0].start : pieces[0].end].startswith("«Так», 😀 the same words,")
    assert all(article.text[p.start : p.end].rstrip().endswith((",", ";", "end.")) for p in pieces)
    assert "".join(article.text[p.start : p.end] for p in pieces) == long


@pytest.mark.parametrize("head", [50, 500])
def test_a_prompt_over_budget_without_text_is_an_error(head: int) -> None:
    """It names the option and says what to do."""
    article = article_of("They met.")
    with pytest.raises(InputError, match="max_input_tokens=50 is too small"):
        chunks(sentences(article), size=Ruler(article.text, head), budget=50, overlap=1, text=article.text)


def test_long_articles_are_measured_seldom() -> None:
    """The prompt is measured in the order of log n times a chunk."""
    article = article_of(*[" ".join(["They met again today."] * 7)] * 300)
    found = sentences(article)
    ruler = Ruler(article.text, head=500)
    packed = chunks(found, size=ruler, budget=3000, overlap=2, text=article.text)
    assert len(packed) > 10
    assert ruler.calls < len(packed) * (3 + 2 * math.log2(len(found)))


TEXTS = st.lists(st.text(alphabet="aBж😀e\u0301 .,!?”«\u00a0\n\r;", min_size=1, max_size=80), min_size=1, max_size=5)


@settings(deadline=None)
@given(paragraphs=TEXTS, budget=st.integers(1, 120), overlap=st.integers(0, 4), head=st.integers(0, 20))
def test_chunks_partition_the_sentences(paragraphs: list[str], budget: int, overlap: int, head: int) -> None:
    """Whatever the budget: within it, in order, each code point of a sentence in exactly one chunk."""
    article = article_of(*paragraphs)
    found = sentences(article)
    ruler = Ruler(article.text, head)
    if found and budget < head + 2:
        with pytest.raises(InputError):
            chunks(found, size=ruler, budget=budget, overlap=overlap, text=article.text)
        return
    packed = chunks(found, size=ruler, budget=budget, overlap=overlap, text=article.text)
    read = [s for c in packed for s in c.sentences]
    for chunk in packed:
        assert chunk.sentences
        assert ruler(chunk.context, chunk.sentences) <= budget
        at = read.index(chunk.sentences[0])
        assert len(chunk.context) <= overlap
        assert list(chunk.context) == read[at - len(chunk.context) : at]
    for sentence in found:
        parts = [s for s in read if s.number == sentence.number]
        assert (parts[0].start, parts[-1].end) == (sentence.start, sentence.end)
        assert all(a.end == b.start and a.block == b.block for a, b in pairwise(parts))
    assert [s.start for s in read] == sorted(s.start for s in read)


@settings(deadline=None)
@given(sizes=st.lists(st.integers(0, 30), min_size=1, max_size=60), budget=st.integers(30, 90))
def test_budget_holds_for_sizes_that_do_not_add_up(sizes: list[int], budget: int) -> None:
    """A chunk is within budget even where a longer prompt may count fewer tokens."""
    article = article_of(" ".join(["They met."] * len(sizes)))
    found = sentences(article)

    def size(context: Sequence[Sentence], body: Sequence[Sentence]) -> int:
        total = sum(sizes[s.number - 1] for s in (*context, *body))
        return total - (len(body) % 3)

    packed = chunks(found, size=size, budget=budget, overlap=2, text=article.text)
    assert tuple(s for c in packed for s in c.sentences) == found
    assert all(size(c.context, c.sentences) <= budget for c in packed)
