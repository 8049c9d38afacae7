"""What the checks look for without a pattern: whole words, and the spans near others."""

from __future__ import annotations

import pytest

from stance.records import Span, overlapping
from stance.verify.lexicon import load_words, stands_in
from stance.verify.negation import check_negation
from stance.verify.parity import Cited


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ("the us and its allies", "us", True),
        ("thus it was used", "us", False),
        ("thus said us", "us", True),
        ("us_envoy", "us", False),
        ("(us)", "us", True),
        ("u.s. envoys met", "u.s.", True),
        ("in the u.s.s.r", "u.s.", False),
        ("росія, а не русь", "росія", True),
        ("білорусь", "русь", False),
        ("", "us", False),
    ],
)
def test_a_phrase_stands_only_as_whole_words(text: str, phrase: str, stands: bool) -> None:
    assert stands_in(text, phrase) is stands


def test_spans_that_overlap_others_are_found_among_many() -> None:
    spans = [Span(start=i, end=i + 5) for i in range(0, 50, 5)]
    assert overlapping(spans, [Span(start=7, end=11), Span(start=40, end=41)]) == [spans[1], spans[2], spans[8]]
    assert overlapping(spans, [Span(start=5, end=5)]) == []
    assert overlapping(spans, []) == []


@pytest.mark.parametrize(
    ("statement", "cited", "codes"),
    [
        ("Norland will open the harbour in May.", "Norland will open the harbour in May", []),
        ("Norland will buy the northern harbour.", "Norland will buy the southern harbour", ["NEG002"]),
        ("Norland will not open the harbour in May.", "Norland will open the harbour in May", ["NEG001"]),
        ("Norland will open the harbour in May.", "Norland will never open the harbour in May", ["NEG001"]),
    ],
)
def test_texts_without_a_turning_word_differ_only_by_opposites(statement: str, cited: str, codes: list[str]) -> None:
    found = check_negation(statement, Cited(cited), "statement", (), load_words("en"))
    assert [f.code for f in found] == codes
