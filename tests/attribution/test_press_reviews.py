"""Press reviews: what stands under a paper's name is what that paper tells, and "the daily" is the one named last."""

from __future__ import annotations

import stance
from stance.records import Attribution


def chains(text: str) -> dict[str, list[str]]:
    found: tuple[Attribution, ...] = stance.attributions(stance.parse(text, source="test"))
    return {a.speakers[0].name: [h.name for h in a.chain] for a in found if a.speakers}


REVIEW = """What they write abroad

Two papers, two stories about one bridge, gathered for readers who were asleep.

The Washington Post (US)

The envoy is tired. Marco Rubio said the bridge would stay shut until the spring, and nobody asked him why it had to be so.

Zarya Severa (Russia)

Sergei Lavrov said the bridge was never open, and his ministry has the photographs of it from the summer before last.

Le Figaro (France)

Emmanuel Macron said the bridge was a bridge, as Reuters reported.
"""


def test_every_statement_in_a_section_is_carried_by_its_paper() -> None:
    found = chains(REVIEW)
    assert found["Marco Rubio"] == ["The Washington Post"]
    assert found["Sergei Lavrov"] == ["Zarya Severa"]
    assert found["Emmanuel Macron"][-1] == "Le Figaro"


def test_a_section_ends_at_any_other_heading() -> None:
    found = chains(REVIEW + "\nThe weather\n\nUrsula von der Leyen said it would rain in Brussels.\n")
    assert found["Ursula von der Leyen"] == []


def test_one_heading_alone_makes_no_review() -> None:
    text = REVIEW.replace("Le Figaro (France)", "What next").replace("Zarya Severa (Russia)", "In Moscow")
    assert chains(text)["Sergei Lavrov"] == []


def test_the_daily_is_the_paper_named_last() -> None:
    text = (
        "Kommersant hears grumbling. Lavrov told the daily that the bridge was shut. Rubio told the envoys it was open."
    )
    assert chains(text) == {"Sergei Lavrov": ["Kommersant"], "Marco Rubio": []}


def test_a_daily_that_nobody_named_carries_nothing() -> None:
    assert chains("The weather was bad. Lavrov told the daily that the bridge was shut.") == {"Sergei Lavrov": []}
