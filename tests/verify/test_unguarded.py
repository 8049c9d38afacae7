"""Checks that another test would not miss: each case fails when its branch is taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stance.records import Draft, Evidence, Position, Reading, Speaker, SummarySentence, Target
from stance.verify import Checked, check

Read = Callable[..., Reading]


def checked(reading: Reading, *positions: dict[str, Any], summary: str | None = None) -> Checked:
    """All checks on positions, or a summary sentence, that cite the whole text."""
    every = tuple(Evidence.at(reading.article.text, s) for s in reading.sentences)
    plain = {
        "party": "Russia", "holder": "Moscow", "speaker": Speaker(name="Moscow"), "voice": "paraphrased",
        "act": "states", "target": Target(text="it"), "polarity": "neutral", "issue": "it", "evidence": every,
    }  # fmt: skip
    made = tuple(Position.model_validate({**plain, **p}) for p in positions)
    told = (SummarySentence(text=summary, evidence=every),) if summary else ()
    return check(reading, Draft(positions=made, summary=told), ("official",))


def codes(result: Checked) -> set[str]:
    """The codes of all findings on positions and summary."""
    return {f.code for item in (*result.positions, *result.summary) for f in item.findings}


def test_words_passed_on_by_nobody_known_are_not_verified(reading: Read) -> None:
    """It must be told who relays."""
    result = checked(reading("He said that Moscow wants a truce."), {"statement": "Moscow wants a truce."})
    assert "SRC003" in codes(result)
    assert result.positions[0].verdict == "unverified"


def test_a_negated_subject_negates(reading: Read) -> None:
    """ "Neither ... nor" stands in the subject, not at the verb."""
    text = "Neither Moscow nor Kyiv has accepted the plan."
    assert checked(reading(text), {"statement": "Moscow has accepted the plan."}).positions[0].verdict == "rejected"
    assert checked(reading(text), {"statement": "Moscow has not accepted the plan."}).positions[0].verdict == "verified"


@pytest.mark.parametrize(
    ("text", "statement", "verdict"),
    [
        ("Moscow said there was no doubt the port would open.", "The port would open, Moscow said.", "verified"),
        ("Moscow said it wanted not only a truce but peace.", "Moscow said it wanted a truce and peace.", "verified"),
        ("Moscow said it no longer wanted a truce.", "Moscow said it wanted a truce.", "rejected"),
        ("Moscow said it may sign in May.", "Moscow said it may sign.", "verified"),
        ("Moscow said it may sign.", "Moscow said it may sign in May.", "rejected"),
    ],
)
def test_words_that_only_look_like_negations_or_months(reading: Read, text: str, statement: str, verdict: str) -> None:
    """ "No doubt" asserts, "no longer" does not; "May" is a month behind "in"."""
    shown = checked(reading(text), {"statement": statement}).positions[0]
    assert shown.verdict == verdict, shown.findings


def test_a_number_keeps_the_sentence_that_has_it(reading: Read) -> None:
    """Evidence is not narrowed to words that lack a figure of the statement."""
    made = reading("Moscow said the ships were ready. There are 12 of them in the port.")
    shown = checked(made, {"statement": "Moscow said the 12 ships were ready."}).positions[0]
    assert shown.verdict == "verified", shown.findings
    assert any("12" in e.quote for e in shown.evidence)


def test_a_failed_position_leaves_its_party_unclear(reading: Read) -> None:
    """A party is not called silent while a position of it could not be established."""
    made = reading("The talks lasted five hours.")
    assert [p.status for p in checked(made).parties] == ["silent"] * 3
    failed = checked(made, {"statement": "The talks lasted five hours."})
    assert {p.party: p.status for p in failed.parties}["Russia"] == "unclear"


def test_an_own_opinion_is_no_statement_of_the_party(reading: Read) -> None:
    """A former ambassador is shown and does not count."""
    made = reading("Former US ambassador Max Fox said the plan would fail.")
    fields = {
        "party": "US",
        "holder": "Max Fox",
        "speaker": Speaker(name="Max Fox"),
        "statement": "The plan would fail.",
    }
    result = checked(made, fields)
    assert "CAP002" in codes(result)
    assert {p.party: p.status for p in result.parties}["US"] != "stated"


@pytest.mark.parametrize(
    ("summary", "code", "expected"),
    [
        ("The strike was a provocation.", "SUM004", True),
        ("The strike was a provocation, the ministry said.", "SUM004", False),
        ("The strike, the Kremlin said, was a provocation.", "SUM004", False),
        ("Grain prices in the strike zone rose to a record.", "SUM005", True),
        ("The Kremlin called the strike a provocation.", "SUM005", False),
    ],
)
def test_a_claim_needs_its_source_and_its_words(reading: Read, summary: str, code: str, expected: bool) -> None:
    """Who says it must be in the sentence, and most of its words in what it cites."""
    assert (
        code in codes(checked(reading("The strike was a provocation, the Kremlin said."), summary=summary))
    ) == expected


def test_a_spokesman_is_the_speaker_and_no_hop(reading: Read) -> None:
    """Of the holder's own party, he speaks for it and does not relay."""
    made = reading("Kremlin spokesman Oleg Petrov said that Putin wants a truce.")
    fields = {"holder": "Vladimir Putin", "speaker": Speaker(name="Oleg Petrov"), "statement": "Putin wants a truce."}
    (shown,) = checked(made, fields).positions
    assert (shown.speaker.name, shown.voice, shown.chain) == ("Oleg Petrov", "paraphrased", ())


def test_a_body_is_meant_by_whoever_bears_its_title(reading: Read) -> None:
    """The State Department holds what its spokeswoman says; another body does not."""
    made = reading("“Sales fell by half,” State Department spokeswoman Jane Roe said on Monday.")
    fields = {"party": "US", "statement": "Sales fell by half, it said."}
    named = {**fields, "holder": "US State Department", "speaker": Speaker(name="US State Department")}
    other = {**fields, "holder": "Pentagon", "speaker": Speaker(name="Pentagon")}
    assert [p.verdict for p in checked(made, named, other).positions] == ["verified", "unverified"]
