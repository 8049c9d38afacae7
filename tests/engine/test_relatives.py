"""What a relative clause answers, offline: a plan, words that were told before, a charge."""

from __future__ import annotations

import pytest

import stance


def positions(text: str) -> list[tuple[str, str, str, str]]:
    """Party, act, statement and verdict."""
    made = stance.analyze(stance.parse(f"KYIV, May 3 (Northline) - {text}\n", source="test"))
    return [(p.party, p.act, p.statement, p.verdict) for p in made.positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Moscow said the strike killed 12 people, which Kyiv denied.",
            ("Ukraine", "denies", "Kyiv denied that the strike killed 12 people", "verified"),
        ),
        (
            "Moscow says it hit only depots, a claim Kyiv denies.",
            ("Ukraine", "denies", "Kyiv denies a claim: it hit only depots", "verified"),
        ),
        (
            "Moscow says it hit only depots, a claim dismissed by Kyiv.",
            ("Ukraine", "denies", "Kyiv dismissed a claim: it hit only depots", "verified"),
        ),
        (
            "Russia presented a plan on Monday, which Ukraine rejected.",
            ("Ukraine", "refuses", "Ukraine rejected a plan", "verified"),
        ),
        (
            "The gas deal, which Kyiv opposes, was signed in March.",
            ("Ukraine", "refuses", "Kyiv opposes the gas deal", "verified"),
        ),
        (
            "Moscow urged Berlin to lift the embargo, which the White House rejected.",
            ("US", "refuses", "White House rejected the demand to lift the embargo", "verified"),
        ),
    ],
)
def test_a_relative_clause_answers_what_stands_before(text: str, expected: tuple[str, str, str, str]) -> None:
    """Whoever answers holds the answer, and nobody passes it on."""
    assert expected in positions(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Washington said it would send more trucks, something Kyiv has long sought.", "it would send more trucks"),
        ("Washington says the region is Ukrainian, a view shared by most states.", "the region is Ukrainian"),
        ("Washington said Russia had broken the treaty, the latest sign of strain.", "Russia had broken the treaty"),
        (
            "Washington said Iran had enriched uranium to 60%, a short step from weapons grade.",
            "Iran had enriched uranium to 60%, a short step from weapons grade",
        ),
        (
            "Washington said it would send trucks, a train and a crane.",
            "it would send trucks, a train and a crane",
        ),
    ],
)
def test_what_the_writer_makes_of_it_is_not_said(text: str, statement: str) -> None:
    """A remark upon the words ends them; what they name does not."""
    (made,) = [p for p in positions(text) if p[0] == "US"]
    assert made[2].partition(" said ")[2] == statement or made[2].partition(" says ")[2] == statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan Kyiv rejected is dead.", ("Ukraine", "refuses", "Kyiv rejected the plan", "verified")),
        ("A deal Moscow proposed was signed in May.", ("Russia", "offers", "Moscow proposed a deal", "verified")),
        (
            "The terms the Kremlin demanded have been dropped.",
            ("Russia", "demands", "Kremlin demanded the terms", "verified"),
        ),
    ],
)
def test_a_clause_without_a_pronoun_has_its_object_before_it(text: str, expected: tuple[str, str, str, str]) -> None:
    """The verb behind it is that of the main clause."""
    assert positions(text) == [expected]
