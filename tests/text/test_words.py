"""Words and marks with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.text.words import lows_of, tokenize


def words(text: str) -> list[str]:
    """The tokens of a text as strings."""
    return [token.text for token in tokenize(text)]


def test_abbreviations_keep_their_stop() -> None:
    """Titles, months, initials and series of letters are whole; a word at the end of a sentence is not."""
    assert words("Mr. Ray of the U.S. met J. Stone in Jan. 2014.") == [
        *("Mr.", "Ray", "of", "the", "U.S.", "met", "J.", "Stone", "in", "Jan.", "2014", "."),
    ]


def test_clitics_and_figures() -> None:
    """A clitic stands alone, a negated verb and a figure are whole."""
    assert words("It's 3.5, won’t do ''now''") == ["It", "'s", "3.5", ",", "won’t", "do", "''", "now", "''"]


@settings(deadline=None)
@given(st.text(), st.integers(0, 20))
def test_tokens_are_slices_in_order(text: str, start: int) -> None:
    """Each token is the slice that its offsets name."""
    start = min(start, len(text))
    at = start
    for token in tokenize(text, start):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        at = token.end


@settings(deadline=None)
@given(st.text(), st.integers(0, 20))
def test_words_alone_are_those_of_the_tokens(text: str, start: int) -> None:
    """Asked for the words alone, the same ones come as among the tokens."""
    assert lows_of(text, start, len(text)) == [t.low for t in tokenize(text, start, len(text)) if t.word]


@pytest.mark.parametrize("word", ["прем'єр-міністерка", "віце-прем’єр", "Лук'янова-Роу", "п'ять", "генерал-майор"])
def test_an_apostrophe_and_a_hyphen_stand_in_one_word(word: str) -> None:
    assert [t.text for t in tokenize(word)] == [word]
