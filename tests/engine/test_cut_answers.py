"""Answers that break off and prompts that are too long, from a scripted server: what is complete is kept, the rest asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_server import answer, error, scripted

import stance
from stance.engine.answers import read_items, read_json
from stance.engine.wire import Wire, WirePosition, WireSentence
from stance.errors import EndpointError
from stance.records import Analysis

CASSETTES = Path(__file__).parent.parent.parent / "cassettes" / "test_llm_recorded"
PIERS = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel")
TEXT = "\n\n".join(f"Moscow said that pier {name} of the harbour would be closed to ships." for name in PIERS)
EMPTY = {"summary": [], "positions": []}


def recorded() -> str:
    """What a small model really answered, of the recorded answers the one with most positions."""
    texts = []
    for path in CASSETTES.glob("*.yaml"):
        for interaction in yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]:
            body = interaction["response"]["body"]["string"]
            texts.append(body["choices"][0]["message"]["content"])
    return max(texts, key=lambda t: t.count('"holder"'))


REAL = recorded()
WHOLE: dict[str, Any] = json.loads(REAL)
# None of its strings has a brace.
ITEM = re.compile(r"\{[^{}]*\}")


def pier(number: int, **fields: Any) -> dict[str, Any]:
    """The position that one sentence carries."""
    made = {
        "evidence": [number], "speaker": "Moscow", "party": "Russia", "holder": "Moscow", "act": "states",
        "target": f"pier {PIERS[number - 1]}", "polarity": "opposes", "condition": None, "statement": f"Moscow says that pier {PIERS[number - 1]} will be closed.",
    }  # fmt: skip
    return {**made, **fields}


def cut(*numbers: int) -> tuple[int, Any]:
    """An answer that breaks off within the position after these."""
    text = json.dumps({"summary": [], "positions": [*map(pier, numbers), pier(8)]})
    return answer(text[:-60], finish="length")


def analyze(url: str, text: str = TEXT, **settings: Any) -> Analysis:
    """Analyse a text against a scripted server."""
    settings = {"repairs": 0, "concurrency": 1, **settings}
    return stance.analyze(stance.parse(text, source="x"), model="m", base_url=url, retries=0, **settings)


def shown(request: dict[str, Any]) -> list[int]:
    """The numbers of the sentences that a request asks about."""
    lines = request["messages"][1]["content"].partition("Sentences:\n")[2].splitlines()
    return [int(line[1 : line.index("]")]) for line in lines]


def codes(analysis: Analysis) -> list[str]:
    """The findings on the answers."""
    return [f.code for f in analysis.findings if f.code.startswith("ANS")]


@settings(deadline=None)
@given(st.integers(0, len(REAL) - 1), st.sampled_from(["", "```json\n", "Here {you} are:\n"]))
def test_a_real_answer_cut_anywhere_keeps_every_complete_item_and_no_other(at: int, before: str) -> None:
    """An item is complete where its closing brace came; nothing is invented, nothing raised."""
    value, whole = read_json(before + REAL[:at])
    assert not whole
    complete = [json.loads(m[0]) for m in ITEM.finditer(REAL[:at])]
    summary = len(WHOLE["summary"])
    kinds: tuple[tuple[str, type[Wire], list[Any]], ...] = (
        ("summary", WireSentence, complete[:summary]),
        ("positions", WirePosition, complete[summary:]),
    )
    for kind, model, expected in kinds:
        assert read_items((value or {}).get(kind), model, kind) == read_items(expected, model, kind)


def test_the_rest_of_a_cut_answer_is_asked_in_smaller_parts() -> None:
    """What came is kept, the sentences from the last cited one on are asked again; then nothing is unread."""
    replies = (cut(1, 2, 3), answer({"summary": [], "positions": [pier(4)]}), answer({**EMPTY, "positions": [pier(8)]}))
    with scripted(*replies) as script:
        analysis = analyze(script.url)
    assert [shown(r) for r in script.requests] == [[1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5], [6, 7, 8]]
    assert [p.target.text for p in analysis.positions] == [
        "pier Alder",
        "pier Birch",
        "pier Cedar",
        "pier Damson",
        "pier Hazel",
    ]
    assert all(p.verdict == "verified" for p in analysis.positions)
    assert codes(analysis) == ["ANS008"]
    assert not analysis.unread
    assert analysis.status("Ukraine") == "silent"
    assert analysis.run.usage.calls == 3


def test_positions_out_of_order_have_everything_asked_again() -> None:
    """Where a model goes party by party, what stands before the last one cited may be missing too."""
    with scripted(cut(3, 1), answer(EMPTY)) as script:
        analyze(script.url)
    assert [shown(r) for r in script.requests[1:]] == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_a_model_that_never_ends_is_asked_a_bounded_number_of_times() -> None:
    """What smaller parts do not give either is unread, and no party is silent on its account."""
    with scripted(cut(1)) as script:
        analysis = analyze(script.url)
    assert len(script.requests) == 7
    assert "ANS002" in codes(analysis)
    assert analysis.unread
    assert analysis.status("Ukraine") == "unread"


def test_a_smaller_part_that_fails_is_unread_and_loses_nothing() -> None:
    """The others and what came before the cut stand."""
    with scripted(cut(1, 2, 3, 4), error(500, "oops"), answer({**EMPTY, "positions": [pier(8)]})) as script:
        analysis = analyze(script.url)
    assert [p.target.text for p in analysis.positions] == [
        "pier Alder",
        "pier Birch",
        "pier Cedar",
        "pier Damson",
        "pier Hazel",
    ]
    assert codes(analysis) == ["ANS008", "ANS001"]
    assert [analysis.article.text[s.start : s.end].split()[4] for s in analysis.unread] == ["Damson", "Elder", "Fir"]
    assert analysis.status("Ukraine") == "unread"


def test_a_prompt_that_is_too_long_is_asked_in_halves() -> None:
    """The halves go on as parts of their own; a half that is too long too is halved again."""
    too_long = error(400, "This model's maximum context length is 512 tokens.", code="context_length_exceeded")
    with scripted(too_long, answer({**EMPTY, "positions": [pier(1)]}), too_long, answer(EMPTY)) as script:
        analysis = analyze(script.url)
    asked = [shown(r) for r in script.requests]
    assert asked == [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4], [5, 6, 7, 8], [5, 6], [7, 8]]
    assert [p.target.text for p in analysis.positions] == ["pier Alder"]
    assert codes(analysis) == ["ANS008", "ANS008"]
    assert not analysis.unread


def test_a_prompt_that_is_always_too_long_is_an_error_after_few_calls() -> None:
    """Nothing could be read: the endpoint's words are the error."""
    too_long = error(400, "This model's maximum context length is 512 tokens.", code="context_length_exceeded")
    with scripted(too_long) as script, pytest.raises(EndpointError, match="too long"):
        analyze(script.url)
    assert len(script.requests) <= 31


def test_an_answer_cut_before_any_json_is_asked_in_halves() -> None:
    """A model that thought until its limit said nothing of anybody."""
    with scripted(answer("Let me think", finish="length"), answer(EMPTY)) as script:
        analysis = analyze(script.url)
    assert [shown(r) for r in script.requests[1:]] == [[1, 2, 3, 4], [5, 6, 7, 8]]
    assert analysis.status("Ukraine") == "silent"


@pytest.mark.parametrize("reply", [answer("", finish="content_filter"), answer("", refusal="No.")])
def test_a_filter_or_a_refusal_leaves_one_part_unread(reply: tuple[int, Any]) -> None:
    """It is told, it is not asked again, and the other parts stand."""
    with scripted(reply, *[answer(EMPTY)] * 9) as script:
        analysis = analyze(script.url, TEXT, max_input_tokens=975)
    assert codes(analysis) == ["ANS006"]
    assert 0 < len(analysis.unread) < len(PIERS)
    assert analysis.status("Ukraine") == "unread"
