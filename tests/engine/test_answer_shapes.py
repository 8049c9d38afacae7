"""Answers that are JSON but not what was asked for, corrections that come out worse, statements that only look alike."""

from __future__ import annotations

from typing import Any

import pytest
from scripted_server import answer, scripted

import stance
from stance.engine.merge import merge
from stance.errors import ModelError
from stance.records import Analysis, Evidence, Position, Speaker, Target

TEXT = "Moscow will not accept a truce, the Kremlin said. US envoy Jane Roe said the talks went well.\n"
LONG = "\n\n".join(f"Moscow said that pier {name} of the harbour would be closed to ships." for name in "ABCDEFGHIJKL")


def item(**fields: Any) -> dict[str, Any]:
    """One position as a model would give it."""
    made = {
        "evidence": [1], "speaker": "Kremlin", "party": "Russia", "holder": "Kremlin", "act": "refuses",
        "target": "truce", "polarity": "opposes", "condition": None,
        "statement": "Moscow will not accept a truce.",
    }  # fmt: skip
    return {**made, **fields}


def analyze(url: str, text: str = TEXT, **settings: Any) -> Analysis:
    """Analyse a text against a scripted server."""
    settings = {"repairs": 0, "concurrency": 1, **settings}
    return stance.analyze(stance.parse(text, source="x"), model="m", base_url=url, retries=0, **settings)


def notes(analysis: Analysis) -> list[tuple[str, str]]:
    """Code and effect of the findings on the answers."""
    return [(f.code, f.effect) for f in analysis.findings if f.code.startswith("ANS")]


@pytest.mark.parametrize("reply", [{"foo": 1}, {"summary": None, "positions": None}, {"summary": "x", "positions": 3}])
def test_an_answer_without_its_lists_is_none(reply: dict[str, Any]) -> None:
    """The only part of an article so answered is an error, not an empty analysis."""
    with scripted(answer(reply)) as script, pytest.raises(ModelError):
        analyze(script.url)


def test_one_list_missing_leaves_the_part_unread() -> None:
    """What came is kept; silence is not earned by what did not."""
    with scripted(answer({"summary": [], "foo": 1})) as script:
        analysis = analyze(script.url)
    assert ("ANS001", "unverify") in notes(analysis)
    assert ("ANS003", "note") in notes(analysis)
    assert analysis.unread
    assert analysis.status("Ukraine") == "unread"


def test_a_part_so_answered_does_not_sink_the_others() -> None:
    """Of several parts the readable ones are shown."""
    good = answer({"summary": [], "positions": []})
    with scripted(answer({"foo": 1}), *[good] * 20) as script:
        analysis = analyze(script.url, LONG, max_input_tokens=935)
    assert ("ANS001", "unverify") in notes(analysis)
    assert analysis.unread


def test_a_correction_that_was_not_asked_for_is_left_out() -> None:
    """Only what failed may be replaced."""
    wrong = item(holder="Boris Nobody")
    extra = {**item(statement="Moscow will accept a truce."), "item": 7}
    replies = (answer({"summary": [], "positions": [wrong]}), answer({"summary": [], "positions": [extra]}))
    with scripted(*replies) as script:
        analysis = analyze(script.url, repairs=1)
    assert [p.holder for p in analysis.positions] == ["Boris Nobody"]
    assert any(f.code == "ANS003" and "item 7" in f.message for f in analysis.findings)


def test_an_unreadable_correction_changes_nothing() -> None:
    """The items stay as they were, and a note says why."""
    wrong = item(holder="Boris Nobody")
    with scripted(answer({"summary": [], "positions": [wrong]}), answer({"foo": 1})) as script:
        analysis = analyze(script.url, repairs=1)
    assert [p.holder for p in analysis.positions] == ["Boris Nobody"]
    assert any(f.code == "ANS001" and f.path == "repair" for f in analysis.findings)


def test_a_worse_correction_is_dropped_and_told() -> None:
    """The first form is shown; the finding holds what came back."""
    wrong = item(holder="Boris Nobody")
    worse = {**item(statement="Moscow will accept a truce.", act="accepts", polarity="supports"), "item": 0}
    replies = (answer({"summary": [], "positions": [wrong]}), answer({"summary": [], "positions": [worse]}))
    with scripted(*replies) as script:
        analysis = analyze(script.url, repairs=1)
    (position,) = analysis.positions
    assert (position.statement, position.verdict) == ("Moscow will not accept a truce.", "unverified")
    (told,) = [f for f in analysis.findings if f.code == "ANS005"]
    assert "Moscow will accept a truce." in told.message
    assert "worse" in told.message
    (repair,) = analysis.repairs
    assert (repair.kept, repair.before) == ("before", position)
    assert repair.after != position


@pytest.mark.parametrize(
    ("target", "statement", "party"),
    [
        ("Ukrainian grain", "Moscow will not buy it.", "Ukraine"),
        ("grain", "Moscow wants Kyiv to stop selling it.", "Ukraine"),
        ("Russian grain", "Moscow will not sell it.", None),
        ("grain", "Moscow will not sell it to Turkey.", None),
    ],
)
def test_the_party_that_a_target_is_about_is_read_off_its_name(target: str, statement: str, party: str | None) -> None:
    """The target's own words first, then the statement's; the holder's party and those not asked for do not count."""
    with scripted(answer({"summary": [], "positions": [item(target=target, statement=statement)]})) as script:
        analysis = analyze(script.url)
    assert analysis.positions[0].target.party == party


def test_a_model_that_counts_on_is_set_right() -> None:
    """Words that stand in one sentence only are cited there, whatever number came with them, and that is told."""
    text = "US envoy Jane Roe said the talks went well.\n\nThe Kremlin said that Moscow refuses any truce by Monday.\n"
    slipped = item(evidence=[1], statement="Moscow refuses any truce by Monday.")
    with scripted(answer({"summary": [], "positions": [slipped]})) as script:
        analysis = analyze(script.url, text)
    (position,) = analysis.positions
    assert [e.quote for e in position.evidence] == ["The Kremlin said that Moscow refuses any truce by Monday"]
    assert [f.message for f in analysis.findings if f.code == "ANS015"] == [
        "cites 1, but stands in 2: Moscow refuses any truce by Monday."
    ]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        # its words stand where it says
        ("Jane Roe said the talks went well.", "US envoy Jane Roe said the talks went well.\n\nThe Kremlin said no."),
        # nowhere
        ("Moscow refuses any truce by Monday.", "US envoy Jane Roe said the talks went well.\n\nThe Kremlin said no."),
        # in two places
        (
            "Moscow refuses any truce by Monday.",
            "Jane Roe left.\n\nMoscow refuses any truce by Monday, it said.\n\nMoscow refuses any truce by Monday, it says.",
        ),
    ],
)
def test_a_number_that_may_be_meant_stays(statement: str, text: str) -> None:
    """What is cited is moved only to the one place that can be meant."""
    with scripted(answer({"summary": [], "positions": [item(evidence=[1], statement=statement)]})) as script:
        analysis = analyze(script.url, text)
    assert "ANS015" not in {f.code for f in analysis.findings}


def position(statement: str, **fields: Any) -> Position:
    """A position on the same words."""
    made = {
        "party": "Russia", "holder": "Moscow", "speaker": Speaker(name="Moscow"), "voice": "paraphrased",
        "act": "states", "target": Target(text="the truce"), "polarity": "neutral", "issue": "truce",
        "statement": statement, "evidence": (Evidence(start=0, end=9, quote=TEXT[:9]),),
    }  # fmt: skip
    return Position.model_validate({**made, **fields})


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("Moscow will not accept a truce.", "Moscow will not accept a truce now.", 1),
        ("Moscow will not accept a truce.", "Moscow wants guarantees for shipping.", 2),
        ("Moscow wants 20 ships.", "Moscow wants 30 ships.", 2),
    ],
)
def test_only_what_says_the_same_is_joined(one: str, other: str, left: int) -> None:
    """Shared evidence is not enough, and numbers must be equal."""
    assert len(merge([position(one), position(other)])) == left


def test_a_condition_is_not_lent_to_another_statement() -> None:
    """What is tied to a condition stays apart from what is not about the same."""
    tied = position("Moscow wants guarantees for shipping.", condition="if sanctions end")
    first, second = merge([position("Moscow will not accept a truce."), tied])
    assert (first.condition, second.condition) == (None, "if sanctions end")
