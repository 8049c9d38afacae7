"""An official whose state the text does not name belongs to no party, whatever stands before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Reading


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_sentence_before_does_not_tell_whose_minister_speaks(reading: Callable[..., Reading], gap: str) -> None:
    """Behind a sentence of the one side may speak a minister of the other."""
    made = reading(
        f"Russia said that the visit would be worthless.{gap}“We will open the gates,” Deputy Energy Minister Larysa "
        "Bondar told reporters."
    )
    (said,) = [a for a in made.attributions if a.kind == "direct"]
    assert [(s.name, s.party) for s in said.speakers] == [("Larysa Bondar", None)]
