"""Token counts without a network, and chunks under a budget."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.errors import OptionsError
from stance.records import Sentence
from stance.text import chunks, count_tokens, encoding_name


def test_counts_of_known_texts() -> None:
    """o200k_base as upstream counts it; special tokens in a text are plain text."""
    assert count_tokens("hello world") == 2
    assert count_tokens("") == 0
    assert count_tokens("<|endoftext|>") > 1
    assert count_tokens("Переговоры", "gpt-5-mini") == count_tokens("Переговоры")


def test_the_encoding_is_named() -> None:
    """Known models have their own encoding, unknown ones o200k_base."""
    assert encoding_name("gpt-5-mini") == "o200k_base"
    assert encoding_name("qwen") == "o200k_base"
    assert encoding_name(None) == "o200k_base"


def made(lengths: Sequence[int]) -> tuple[str, tuple[Sentence, ...]]:
    """A text of sentences of the given lengths, four to a block."""
    text, found, at = "", [], 0
    for i, n in enumerate(lengths):
        text += ("x" * (n - 1) + ".") + " "
        found.append(Sentence(start=at, end=at + n, number=i + 1, block=i // 4))
        at += n + 1
    return text, tuple(found)


def size(context: Sequence[Sentence], sentences: Sequence[Sentence]) -> int:
    """A prompt of 10 and a token for every character."""
    return 10 + sum(s.end - s.start for s in (*context, *sentences))


@settings(deadline=None)
@given(st.lists(st.integers(2, 60), min_size=1, max_size=40), st.integers(20, 200), st.integers(0, 3))
def test_chunks_hold_every_sentence_once_and_fit(lengths: list[int], budget: int, overlap: int) -> None:
    """Together the chunks cover the sentences in order, none is over budget, context is what stood before."""
    text, sentences = made(lengths)
    packed = chunks(sentences, size=size, budget=budget, overlap=overlap, text=text)
    covered = [(s.start, s.end) for chunk in packed for s in chunk.sentences]
    assert covered == sorted(covered)
    joined = "".join(text[a:b] for a, b in covered)
    assert joined == "".join(s.of(text) for s in sentences)
    for chunk in packed:
        assert size(chunk.context, chunk.sentences) <= budget
        assert all(c.end <= chunk.sentences[0].start for c in chunk.context)


def test_a_sentence_too_long_by_itself_keeps_its_number() -> None:
    """It is cut into pieces that cover it."""
    text = "alpha beta, " * 30 + "end."
    whole = Sentence(start=0, end=len(text), number=7, block=0)
    packed = chunks([whole], size=size, budget=60, overlap=0, text=text)
    pieces = [s for chunk in packed for s in chunk.sentences]
    assert {p.number for p in pieces} == {7}
    assert "".join(p.of(text) for p in pieces) == text


def test_a_budget_below_the_prompt_is_refused() -> None:
    """When nothing fits the error says which option to raise."""
    text, sentences = made([5])
    with pytest.raises(OptionsError, match="max_input_tokens=5"):
        chunks(sentences, size=size, budget=5, overlap=0, text=text)
