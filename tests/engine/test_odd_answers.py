"""Odd answers of a model, from a scripted server: each has one known outcome, and none loses what is good beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from scripted_server import answer, scripted

import stance
from stance.engine.answers import read_items, read_json
from stance.engine.wire import WirePosition
from stance.errors import AnswerError
from stance.records import Analysis
from stance.report import dumps

TEXT = "Moscow will not accept a truce, the Kremlin said. US envoy Jane Roe said the talks went well.\n"


def item(**fields: Any) -> dict[str, Any]:
    """One position as a model would give it."""
    made = {
        "evidence": [1], "speaker": "Kremlin", "party": "Russia", "holder": "Kremlin", "act": "refuses",
        "target": "truce", "polarity": "opposes", "condition": None,
        "statement": "Moscow will not accept a truce.",
    }  # fmt: skip
    return {**made, **fields}


GOOD = item()
WHOLE = json.dumps({"summary": [], "positions": [GOOD]})


def analyze(reply: Any) -> Analysis:
    """Analyse a text of which the scripted model says `reply`; it is asked once."""
    reply = reply if isinstance(reply, tuple) else answer(reply)
    with scripted(reply) as script:
        options = {"model": "m", "base_url": script.url, "retries": 0, "repairs": 0}
        analysis = stance.analyze(stance.parse(TEXT, source="x"), **options)
        assert len(script.requests) == 1
    dumps([analysis]).encode()
    return analysis


def codes(analysis: Analysis) -> list[str]:
    """The findings on the answer."""
    return [f.code for f in analysis.findings if f.code.startswith("ANS")]


@pytest.mark.parametrize(
    "text",
    [
        f"Sure! Here is what {{the}} article says:\n{WHOLE}\nI hope {{that}} helps.",
        f"```json\n{WHOLE}\n```",
        f"Here it is:\n\n```\n{WHOLE}\n```\nDone.",
        f'<think>The form is {{"summary": []}}.</think>{WHOLE}',
        f"{{}} {WHOLE}",
    ],
)
def test_prose_fences_and_thoughts_around_the_answer_are_passed_over(text: str) -> None:
    """The answer counts as whole."""
    analysis = analyze(text)
    assert [p.verdict for p in analysis.positions] == ["verified"]
    assert not analysis.unread
    assert codes(analysis) == []


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (item(act="shouts"), "ANS003"),
        (item(polarity="loves"), "ANS003"),
        (item(party="Turkey"), "ANS007"),
        (item(party=None), "ANS003"),
        (item(statement=12), "ANS003"),
        (item(evidence="1"), "ANS003"),
        (item(evidence=["1"]), "ANS003"),
        (item(evidence=[1.5]), "ANS003"),
        (item(evidence=[True]), "ANS003"),
        (item(evidence=float("nan")), "ANS003"),
        (item(evidence=[float("inf")]), "ANS003"),
        (item(statement=float("-inf")), "ANS003"),
        (item(speaker={"name": "Kremlin"}), "ANS003"),
        ("Moscow refuses.", "ANS003"),
        (None, "ANS003"),
        ([GOOD], "ANS003"),
    ],
)
def test_an_odd_item_is_left_out_and_told_and_its_neighbours_stand(odd: Any, code: str) -> None:
    """What fits no position is no position; the finding holds it."""
    analysis = analyze(json.dumps({"summary": [], "positions": [odd, GOOD]}))
    assert [p.verdict for p in analysis.positions] == ["verified"]
    assert codes(analysis) == [code]
    assert not analysis.unread


@pytest.mark.parametrize(
    ("numbers", "cited", "code"),
    [([], 0, []), ([1, 1, 1], 1, []), ([99], 0, ["ANS004"]), ([0, -1, 1], 1, ["ANS004", "ANS004"])],
)
def test_evidence_that_is_empty_repeated_or_out_of_range(numbers: list[int], cited: int, code: list[str]) -> None:
    """A number counts once; one that was not shown is told; without evidence nothing is verified."""
    analysis = analyze({"summary": [], "positions": [item(evidence=numbers)]})
    (position,) = analysis.positions
    assert len(position.evidence) == cited
    assert (position.verdict == "verified") is bool(cited)
    assert codes(analysis) == code


def test_a_list_that_comes_twice_is_one() -> None:
    """Of an object with the same key twice Python keeps the last; what stands in the first is not lost."""
    other = json.dumps(item(statement="The Kremlin said that Moscow refuses a truce with anybody."))
    text = f'{{"summary": [], "positions": [{json.dumps(GOOD)}], "positions": [{other}]}}'
    value, whole = read_json(text)
    assert whole
    assert value is not None
    assert len(value["positions"]) == 2


def test_a_field_that_comes_twice_is_no_field() -> None:
    """Neither value can be told to be the right one, unless they are equal."""
    doubled = json.dumps(GOOD)[:-1] + ', "party": "US"}'
    harmless = json.dumps(GOOD)[:-1] + ', "party": "Russia"}'
    analysis = analyze(f'{{"summary": [], "positions": [{doubled}, {harmless}]}}')
    assert [p.party for p in analysis.positions] == ["Russia"]
    assert codes(analysis) == ["ANS003"]


@pytest.mark.parametrize("escaped", ["\\ud800", "\\u0000", "\\udfff\\ud800"])
def test_characters_that_no_text_can_hold_are_replaced_and_told(escaped: str) -> None:
    """A lone surrogate would break every file the analysis is written to."""
    text = WHOLE.replace("will not accept a truce.", f"will not accept a truce.{escaped}")
    analysis = analyze(text)
    assert "\ufffd" in analysis.positions[0].statement
    assert "ANS003" in codes(analysis)
    odd = analyze(text.replace('"refuses"', f'"{escaped}"').replace('"positions"', f'"{escaped}": 1, "positions"'))
    assert not odd.positions
    assert codes(odd) == ["ANS003", "ANS003"]


def test_endless_repetition_is_one_item_and_a_note() -> None:
    """A greedy small model says the same until its limit; when it ends by itself nothing is asked again."""
    analysis = analyze({"summary": [{"text": "Talks went well.", "evidence": [2]}] * 3, "positions": [GOOD] * 50})
    assert (len(analysis.summary), len(analysis.positions)) == (1, 1)
    assert codes(analysis) == ["ANS009", "ANS009"]
    assert "50 times" in next(f.message for f in analysis.findings if "Moscow" in f.message)


@pytest.mark.parametrize("content", [None, "", "  "])
def test_an_answer_without_content_is_an_error_that_says_so(content: str | None) -> None:
    """It is not an empty analysis."""
    status, body = answer("x")
    body["choices"][0]["message"]["content"] = content
    with pytest.raises(AnswerError, match="empty"):
        analyze((status, body))


def test_usage_that_is_missing_is_unknown() -> None:
    """Not zero: nobody knows what it cost."""
    status, body = answer(WHOLE)
    del body["usage"]
    usage = analyze((status, body)).run.usage
    assert (usage.calls, usage.input_tokens, usage.output_tokens) == (1, None, None)


def test_an_answer_nested_without_end_is_no_answer() -> None:
    """Depth beyond what a parser takes is an error of the answer, not ours."""
    assert read_json('{"summary": ' + "[" * 100_000)[1] is False
    with pytest.raises(AnswerError):
        analyze("[" * 50_000)
    assert read_items([{"a": 1}] * 3, WirePosition, "positions")[0] == []


@pytest.mark.parametrize("said", ["Russian", "the Russians", "Moscow", "RUSSIA", "the Russian Federation"])
def test_a_party_is_known_by_any_word_that_is_its_alone(said: str) -> None:
    """A small model answers with the adjective."""
    analysis = analyze({"summary": [], "positions": [item(party=said)]})
    assert [p.party for p in analysis.positions] == ["Russia"]
    assert "ANS007" not in codes(analysis)
