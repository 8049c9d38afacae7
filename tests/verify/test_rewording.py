"""What is said in quite other words, and what one word changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.engine.extract import positions
from stance.records import Draft, Reading
from stance.verify import check

Read = Callable[..., Reading]


def _verdict(reading: Reading, statement: str) -> str:
    own = positions(reading)[0].model_copy(update={"statement": statement})
    return check(reading, Draft(positions=(own,)), ("official",)).positions[0].verdict


@pytest.mark.parametrize(
    ("text", "statement", "verdict"),
    [
        (
            "Moscow said it would let the dredgers into the inner harbour once the survey was done.",
            "As soon as the survey is complete, Russia means to admit dredging vessels to the harbour's inner part.",
            "verified",
        ),
        ("Moscow said it would not lend tugs.", "Tugs would not be lent, Moscow said.", "verified"),
        ("Kyiv is ready to lend two tugs.", "Kyiv is willing to lend two tugs.", "verified"),
        ("Kyiv is ready to lend two tugs.", "Kyiv will lend two tugs.", "unverified"),
        ("Kyiv said it would return 345 tugs.", "Kyiv said it would return three hundred forty five tugs.", "verified"),
        ("Kyiv said it would return 345 tugs.", "Kyiv said it would return three hundred fifty tugs.", "rejected"),
        ("Kyiv said it would return the tugs.", "Kyiv said the weather in the mountains had been unusually mild lately.", "unverified"),
    ],
)  # fmt: skip
def test_rewording(reading: Read, text: str, statement: str, verdict: str) -> None:
    """Faithful rewordings verify; a number, a commitment or a subject that is another does not."""
    assert _verdict(reading(text), statement) == verdict
