"""Sentences are exact spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import SourceError
from stance.ingest import parse
from stance.text import sentences, split


def cut(text: str, language: str = "en") -> list[str]:
    """The sentences of a text as strings."""
    return [s.of(text) for s in split(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Roe met Dr. Poe. They talked.", 2),
        ("U.S. officials met on Jan. 5 in Oslo.", 1),
        ("They came from the U.S. The talks began.", 2),
        ("It began at 5 p.m. Monday.", 1),
        ("J. R. Roe said so.", 1),
        ("“Stop!” he said.", 1),
        ("“It is done.” He left.", 2),
        ('"We agreed," he said. "More will come."', 2),
        ("It cost 3.5 million. It was dear.", 2),
        ("Really?! Yes.", 2),
        ("Gov. Poe spoke. No. 5 won.", 2),
    ],
)
def test_english(text: str, count: int) -> None:
    """Abbreviations, initials, quotation marks and numbers."""
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("В апр. 2014 г. президент В. В. Иванов и др. уехали. Стало тихо.", 2),
        ("«Мы готовы», – сказал он. – «Это правда».", 2),
        ("«Да!» – сказал он.", 1),
        ("Т. е. так и было. Он ушел.", 2),
    ],
)
def test_russian(text: str, count: int) -> None:
    """Russian abbreviations and dialogue dashes."""
    assert len(cut(text, "ru")) == count


def test_ukrainian() -> None:
    """Ukrainian abbreviations."""
    assert len(cut("У 2014 р. уряд та ін. органи діяли. Було тихо.", "uk")) == 2


def test_only_what_may_be_cited_is_numbered() -> None:
    """Numbers run over title, standfirst and paragraphs; notices have none."""
    text = "Port to open\n\nThe mayor spoke. He left.\n\nRead more\n\nIt was late. It rained.\n"
    article = parse(text, source="x")
    assert [(s.number, s.of(text)) for s in sentences(article)] == [
        (1, "Port to open"),
        (2, "The mayor spoke."),
        (3, "He left."),
        (4, "It was late."),
        (5, "It rained."),
    ]


@given(
    st.text(st.sampled_from("ab CЯї.!?…“”«»\"'’() \n\r\u00a0\u0301🕊-–—5"), min_size=1, max_size=300),
    st.sampled_from(["en", "ru", "uk", "xx"]),
)
def test_sentences_cover_the_text_once(text: str, language: str) -> None:
    """Spans are trimmed, in order, and hold every character that is no white space exactly once."""
    spans = split(text, 0, len(text), language)
    last = 0
    for span in spans:
        assert span.start >= last
        assert span.of(text) == span.of(text).strip() != ""
        assert not text[last : span.start].strip()
        last = span.end
    assert not text[last:].strip()


@given(st.text(st.sampled_from("ab C.!“”\n "), max_size=200))
def test_no_sentence_crosses_a_block(text: str) -> None:
    """Each sentence lies within its block."""
    try:
        article = parse(text, source="x")
    except SourceError:
        return
    for sentence in sentences(article):
        assert article.blocks[sentence.block].covers(sentence)
