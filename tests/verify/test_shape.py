"""Sentences whose shape leaves open whose the words are: shown, but not as verified."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.engine.extract import positions
from stance.records import Draft, Position, Reading
from stance.verify import check

Read = Callable[..., Reading]


def _checked(reading: Reading) -> tuple[Position, ...]:
    return check(reading, Draft(positions=tuple(positions(reading))), ("official",)).positions


@pytest.mark.parametrize(
    ("unsure", "plain"),
    [
        (
            "US envoy Jane Roe and US consul Tom Hale met. “If Hale is not willing to pay, the dam will fall,” he said.",
            "US consul Tom Hale came by boat. “If nobody is willing to pay, the dam will fall,” he said.",
        ),
        (
            "Many Latvians have opposed Donald Trump's plans to raise the dams, arguing that the ferries would sink.",
            "US envoy Jane Roe has opposed the dams, arguing that the ferries would sink.",
        ),
        (
            "US envoy Jane Roe said the loan hangs on the US president agreeing to pay it.",
            "US envoy Jane Roe agreed to pay the loan.",
        ),
        (
            "Even before the final count was known, the US president was taking aim at the lenders.",
            "US envoy Jane Roe rejected the second loan.",
        ),
    ],
)
def test_a_shape_that_is_often_misread_is_not_verified(reading: Read, unsure: str, plain: str) -> None:
    """The position is kept with SRC012; told plainly, it verifies."""
    doubted = [p for p in _checked(reading(unsure)) if "SRC012" in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)
    told = _checked(reading(plain))
    assert told
    assert all(p.verdict == "verified" for p in told), told
