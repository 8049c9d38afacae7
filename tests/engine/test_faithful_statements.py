"""A statement is a full sentence about its holder, with nothing of another's in it; English."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position


def positions(text: str) -> list[Position]:
    return list(stance.analyze(stance.parse(text, source="test"), engine="offline").positions)


def verified(text: str) -> list[tuple[str, str]]:
    return [(p.holder, p.statement) for p in positions(text) if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The Kremlin was blunt about the truce, arguing that it had been broken on the first day.",
            "Kremlin argues that it had been broken on the first day",
        ),
        (
            "Foreign Minister Sergei Lavrov spoke at length, telling reporters that the truce was dead.",
            "Sergei Lavrov tells reporters that the truce was dead",
        ),
        (
            "Foreign Minister Sergei Lavrov toured the region, urging both sides to stop.",
            "Sergei Lavrov urges both sides to stop",
        ),
        (
            "Russian lawmakers were blunt about the truce, arguing that it had been broken.",
            "Russian lawmakers argue that it had been broken",
        ),
        # a progressive has its auxiliary
        ("The Kremlin is demanding a new vote.", "Kremlin is demanding a new vote"),
    ],
)
def test_a_participle_becomes_the_verb_of_its_sentence(text: str, statement: str) -> None:
    assert statement in [said for _, said in verified(text)]


def test_each_of_several_has_a_verb_in_the_singular() -> None:
    """A body with a plural name keeps its own."""
    text = "Presidents Vladimir Putin and Volodymyr Zelensky are praising the doctors."
    assert verified(text) == [
        ("Vladimir Putin", "Vladimir Putin is praising the doctors"),
        ("Volodymyr Zelensky", "Volodymyr Zelensky is praising the doctors"),
    ]


@pytest.mark.parametrize(
    ("text", "holder", "statement"),
    [
        ("The ferry plan was rejected by Kyiv.", "Kyiv", "Kyiv rejected the ferry plan"),
        (
            "The ferry plan was criticized by Kyiv as a trick.",
            "Kyiv",
            "Kyiv criticized the ferry plan as a trick",
        ),
        ("The envoys were urged by the Kremlin to sign.", "Kremlin", "Kremlin urged the envoys to sign"),
        ("The governor was accused by Moscow of lying.", "Moscow", "Moscow accused the governor of lying"),
        ("The mayor was told by Moscow that the bridge was shut.", "Moscow", "Moscow says that the bridge was shut"),
        ("The pact is opposed by the Russian government.", "Russian government", "Russian government opposes the pact"),
        ("The plan, which was rejected by Kyiv, is dead.", "Kyiv", "Kyiv rejected the plan"),
        (
            "The pact was rejected by a spokesman for the Kremlin.",
            "spokesman for the Kremlin",
            "spokesman for the Kremlin rejected the pact",
        ),
    ],
)
def test_a_passive_is_told_of_who_did_it(text: str, holder: str, statement: str) -> None:
    assert (holder, statement) in verified(text)


def test_a_passive_that_is_negated_stays_so() -> None:
    (found,) = positions("The pact has not been rejected by Kyiv.")
    # who has not rejected a thing has not accepted it by that
    assert (found.act, found.statement) == ("states", "The pact has not been rejected by Kyiv")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The shelling, which the Kremlin said was staged, killed four people.",
            "Kremlin said the shelling was staged",
        ),
        (
            "President Vladimir Putin urged voters to reject a treaty that he said had been discredited.",
            "Vladimir Putin said a treaty had been discredited",
        ),
        (
            "President Vladimir Putin urged voters to reject a treaty that he said had been discredited.",
            "Vladimir Putin urged voters to reject a treaty that he said had been discredited",
        ),
    ],
)
def test_the_subject_that_a_relative_clause_takes_up_is_told(text: str, statement: str) -> None:
    assert statement in [said for _, said in verified(text)]


def test_words_without_their_subject_are_no_position() -> None:
    text = "President Vladimir Putin deplored what he said was a refusal by Kyiv to honour its word."
    said = "Vladimir Putin deplored what he said was a refusal by Kyiv to honour its word"
    assert [p.statement for p in positions(text)] == [said]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Moscow said the corridor was closed, and Kyiv welcomed the offer of buses.",
            [("Moscow", "Moscow said the corridor was closed"), ("Kyiv", "Kyiv welcomed the offer of buses")],
        ),
        (
            "Even before the Kremlin called the blast an act of terror, the debate moved to parliament.",
            [("Kremlin", "Kremlin called the blast an act of terror")],
        ),
        (
            "Even though the Kremlin wants to limit the visit, members of both delegations have said they will stay.",
            [("Kremlin", "Kremlin wants to limit the visit")],
        ),
        # what else the speaker tells is still his
        (
            "Moscow said that the corridor was closed and that drivers had welcomed the offer of buses.",
            [
                (
                    "Moscow",
                    "Moscow said that the corridor was closed and that drivers had welcomed the offer of buses",
                )
            ],
        ),
    ],
)
def test_words_end_where_another_clause_begins(text: str, pairs: list[tuple[str, str]]) -> None:
    assert verified(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Just months after the Kremlin declared a new beginning, rebels removed the governor.",
            [("Kremlin", "Kremlin declared a new beginning")],
        ),
        ("The bill has far less money than the Kremlin sought for its bridge.", []),
        ("The Kremlin sought money for its bridge.", [("Kremlin", "Kremlin sought money for its bridge")]),
        (
            "Although Vladimir Putin long vowed it would be paid for by Kyiv, he paid.",
            [("Vladimir Putin", "Vladimir Putin long vowed it would be paid for by Kyiv")],
        ),
        # what somebody spoke about tells nothing that was said
        ("Half of the women disliked Putin's comments about the war.", []),
        # "opposition" is who, not what
        ('The EU called on Ukraine\'s government and opposition to "engage in talks".', []),
        # another calls the charge so
        (
            "Ukrainian minister Taras Hnatiuk called Putin's charge “pathetic”.",
            [("Taras Hnatiuk", "Taras Hnatiuk called Putin's charge “pathetic”")],
        ),
        (
            "Putin wants the parts of the system that he's pushing for.",
            [("Vladimir Putin", "Vladimir Putin's pushing for the parts of the system")],
        ),
    ],
)
def test_what_tells_no_stance_is_none(text: str, pairs: list[tuple[str, str]]) -> None:
    assert verified(text) == pairs
