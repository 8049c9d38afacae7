"""Answers of a model: whole, cut, or malformed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.engine.answers import read_items, read_json
from stance.engine.prompts import load_prompt
from stance.engine.wire import MODELS, WirePosition, make_schema
from stance.errors import OptionsError

ITEM = {
    "evidence": [1], "speaker": "Jane Roe", "party": "US", "holder": "US", "act": "states", "target": "port", "polarity": "neutral", "condition": None, "statement": "It is “open” {now}.",
}  # fmt: skip
ANSWER = json.dumps(
    {"summary": [{"text": "Talks ended.", "evidence": [1]}], "positions": [ITEM, {**ITEM, "speaker": "Max"}]},
    ensure_ascii=False,
)


@pytest.mark.parametrize("wrap", ["{}", "```json\n{}\n```", "Here you are:\n{}\nAnything else?", "```\n{}"])
def test_fences_and_prose_are_passed_over(wrap: str) -> None:
    """The object in the answer is read, whatever stands around it."""
    value, whole = read_json(wrap.replace("{}", ANSWER))
    assert whole
    assert value == json.loads(ANSWER)


@given(st.integers(0, len(ANSWER) - 1))
def test_an_answer_cut_anywhere_keeps_only_complete_items(at: int) -> None:
    """No half item ever reads as a whole one."""
    value, whole = read_json(ANSWER[:at])
    assert not whole
    positions, _ = read_items((value or {}).get("positions"), WirePosition, "positions")
    assert all(p.model_dump() in (ITEM, {**ITEM, "speaker": "Max"}) for p in positions)


@pytest.mark.parametrize("text", ["", "no json", "[1, 2]", "{", "null", "{]"])
def test_what_is_no_object_is_none(text: str) -> None:
    """Nothing is made of an answer that holds no object."""
    value, whole = read_json(text)
    assert (value or {}) == {}
    assert not whole


@pytest.mark.parametrize(
    "change",
    [{"act": "shouts"}, {"evidence": ["1"]}, {"evidence": None}, {"speaker": 3}, {"extra": 1}, {"polarity": ""}],
)
def test_an_item_that_does_not_fit_becomes_a_finding(change: dict[str, object]) -> None:
    """It is left out, and the finding holds it; its neighbours are kept."""
    items, found = read_items([ITEM, {**ITEM, **change}], WirePosition, "positions")
    assert len(items) == 1
    assert [(f.code, f.effect, f.path) for f in found] == [("ANS003", "note", "answer.positions[1]")]
    assert next(iter(change)) in found[0].message


@pytest.mark.parametrize("name", MODELS)
def test_the_committed_schemas_are_those_of_the_wire_models(name: str) -> None:
    """What is sent is the committed file; it fits strict structured outputs."""
    prompt = load_prompt(name)
    assert prompt.schema == make_schema(MODELS[name])

    def strict(node: object) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert sorted(node["required"]) == sorted(node["properties"])
            for value in node.values():
                strict(value)
        elif isinstance(node, list):
            for value in node:
                strict(value)

    strict(prompt.schema)


def test_values_are_never_read_as_templates() -> None:
    """Braces in an article stay what they are."""
    prompt = load_prompt("analyze")
    messages = prompt.messages(
        {"language": "English", "parties": "US", "overlap": "", "sentences": "[1] {{parties}} {x} $y"}
    )
    assert "[1] {{parties}} {x} $y" in messages[1]["content"]
    assert messages[0]["role"] == "system"


def test_a_folder_overrides_a_prompt(tmp_path: Path) -> None:
    """The file of the same name is used, its fingerprint is its own; a malformed one is refused by name."""
    own = tmp_path / "analyze.v3.md"
    own.write_text(
        "---\nname: analyze\nversion: 1-own\nvariables: parties, sentences\n---\nMine.\n===\n{{parties}} {{sentences}}\n",
        encoding="utf-8",
    )
    prompt = load_prompt("analyze", tmp_path)
    assert (prompt.system, prompt.version) == ("Mine.", "1-own")
    assert prompt.fingerprint != load_prompt("analyze").fingerprint
    own.write_text(
        "---\nname: analyze\nversion: 1\nvariables: parties\n---\nMine.\n===\n{{parties}} {{sentences}}\n",
        encoding="utf-8",
    )
    with pytest.raises(OptionsError, match="analyze.v3.md"):
        load_prompt("analyze", tmp_path)
    own.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(OptionsError, match="malformed"):
        load_prompt("analyze", tmp_path)
