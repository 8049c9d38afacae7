"""Offline positions say what the sentence says, read alone, and nothing that another clause or another speaker says."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position


def positions(text: str) -> list[Position]:
    return list(
        stance.analyze(
            stance.parse(text, source="test"), engine="offline", parties=("US", "Russia", "Ukraine", "EU")
        ).positions
    )


def verified(text: str) -> list[tuple[str | None, str]]:
    return [(p.party, p.statement) for p in positions(text) if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Moscow has called on the shipping union in Kiev to open the harbour.",
            "Moscow has called on the shipping union in Kiev to open the harbour",
        ),
        (
            "The White House on Monday urged Russia to withdraw its boats.",
            "White House urged Russia to withdraw its boats",
        ),
        (
            "The Kremlin wants to give the envoys — and their hosts — a lesson in patience.",
            "Kremlin wants to give the envoys — and their hosts — a lesson in patience",
        ),
    ],
)
def test_a_statement_says_to_whom_and_what_in_full(text: str, statement: str) -> None:
    assert statement in [said for _, said in verified(text)]


@pytest.mark.parametrize(
    "text",
    [
        "President Donald Trump declined on Sunday to confirm or comment directly on the raid.",
        "Donald Trump, who, like Mr. Roe, is new to diplomacy, has left for Oslo.",
        "Donald Trump is not like that.",
        "Moscow kept the cuts it agreed to in the Tallow treaty, which was signed in 2010.",
        "Any deal on tallow has to be approved by Congress.",
        "U.S. allies and partners who have urged the United States to take the lead were pleased.",
    ],
)
def test_what_is_no_stance_of_a_party_is_not_shown(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Should the talks fail, the EU is ready to proceed to stage three, stressed the chancellor.",
        "The line that Trump drew, promising consequences for the raiders, “was written in melting ice,” he said.",
    ],
)
def test_words_that_run_on_into_who_else_says_them_are_not_verified(text: str) -> None:
    assert verified(text) == []


def test_a_spokesman_of_somebody_named_is_not_that_of_the_party_nearby() -> None:
    text = "U.N. Secretary General Odo Rao called for “calm,” according to Rao’s spokesman in New York. The U.S. was silent."
    assert not any(p.party == "US" for p in positions(text))


def test_parties_abroad_whose_names_hold_an_american_one() -> None:
    assert positions("Christian Democrat leader Sybren Vos said the vote was clear.") == []


def test_a_tag_between_subject_and_verb_leaves_no_headless_statement() -> None:
    text = (
        "Sen. Ann Roe of Iowa arrived. The ease of the raid, Roe said on “Morning Hour,” undercut the case against it."
    )
    assert not any("said undercut" in p.statement for p in positions(text))


def test_doubts_in_a_relative_clause_end_where_the_main_verb_begins() -> None:
    said = [
        p.statement for p in positions("U.S. lawmakers who have expressed doubts appeared to now accept it as a fact.")
    ]
    assert not any("appeared" in s or "to now" in s for s in said)
