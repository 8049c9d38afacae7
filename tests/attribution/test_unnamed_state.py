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


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Russia shut the strait on Friday. Fisheries Minister Pavel Gribov said the cod needed rest.", "Russia"),
        ("That was news to the Ukrainians. “Nobody asked,” said Larysa Bondar, the deputy energy minister.", "Ukraine"),
        ("Перемену в Москве заметили. Министр энергетики Павел Грибов заявил, что рад.", "Russia"),
        # two sides, another state, somebody who spoke before, no minister
        (
            "Russia shut the strait to Ukraine on Friday. Fisheries Minister Pavel Gribov said the cod needed rest.",
            None,
        ),
        ("Russia shut the strait on Friday. Fisheries Minister Jane Roe of Norway said the cod needed rest.", None),
        ("Russia shut the strait on Friday. Oslo shrugged. Fisheries Minister Pavel Gribov said it was late.", None),
        ("Russia shut the strait. “Good,” a skipper said. Fisheries Minister Pavel Gribov said it was late.", None),
        ("Russia shut the strait on Friday. Envoy Pavel Gribov said the cod needed rest.", None),
    ],
)
def test_a_minister_is_of_the_only_side_of_a_paragraph_in_which_nobody_spoke(
    reading: Callable[..., Reading], text: str, party: str | None
) -> None:
    made = reading(text)
    last = max(made.attributions, key=lambda a: a.extent.end)
    assert [s.party for s in last.speakers] == [party]


@pytest.mark.parametrize(
    ("title", "lead", "party"),
    [
        (
            "Russia's nuclear chief says ponds may open",
            "Russia could open ponds, its atomic energy chief said on Monday.",
            "Russia",
        ),
        # near miss: an office of each side spoke
        (
            "Ponds are dry",
            "Russia's pond minister said the pond was dry, and Ukraine's farm minister said it was wet.",
            None,
        ),
    ],
)
def test_a_name_behind_the_lead_is_of_the_only_side_that_spoke_in_it(
    reading: Callable[..., Reading], title: str, lead: str, party: str | None
) -> None:
    made = reading(f"{title}\n\n{lead}\n\nGleb Ryumin told reporters that the frogs had left.")
    named = [s for a in made.attributions for s in a.speakers if s.name == "Gleb Ryumin"]
    assert [s.party for s in named] == [party]
