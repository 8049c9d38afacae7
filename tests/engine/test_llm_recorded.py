"""The engine with a model on recorded answers: what a small model really says of the example articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import stance
from stance.records import Analysis

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def analyze(name: str, base_url: str, **further: Any) -> Analysis:
    """Analyse an example against the recorded endpoint."""
    article = stance.load(EXAMPLES / name)
    # no repair: its prompt quotes the findings, so that every better check would need another recording
    settings = {"max_input_tokens": 1400, "max_output_tokens": 1200, "concurrency": 1, "retries": 0, "repairs": 0}
    return stance.analyze(article, model="qwen2.5-coder-1.5b-instruct-q4", base_url=base_url, **{**settings, **further})


@pytest.mark.parametrize("name", ["corridor-wire.txt", "corridor-repost.txt", "corridor-tabloid.txt"])
def test_a_small_model_on_an_example(cassette: str, name: str) -> None:
    """Whatever it says, every quote is exact, and nothing verified is put in a mouth that the text does not name."""
    analysis = analyze(name, cassette)
    text = analysis.article.text
    assert analysis.positions
    for position in analysis.positions:
        for evidence in position.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
        if position.verdict == "verified":
            said = [a for a in analysis.attributions if any(a.extent.overlaps(e) for e in position.evidence)]
            assert any(s.party == position.party for a in said for s in a.speakers)
            assert position.speaker.name in {s.name for a in said for s in a.speakers}
    assert analysis.run.usage.calls >= 1
    assert analysis.run.usage.input_tokens
    assert stance.verify(analysis).positions == analysis.positions


@pytest.mark.parametrize("name", ["corridor-wire.txt", "corridor-vedomost.txt"])
def test_a_small_model_that_only_cites(cassette: str, name: str) -> None:
    """Positions are those that the article carries in its own words; the model only says where, and of whom."""
    analysis = analyze(name, cassette, statements="article", max_input_tokens=1050)
    text = analysis.article.text
    verified = [p for p in analysis.positions if p.verdict == "verified"]
    assert len({p.party for p in verified}) > 1
    for position in verified:
        assert position.evidence
        for evidence in position.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
        said = [a for a in analysis.attributions if any(a.extent.overlaps(e) for e in position.evidence)]
        assert any(s.party == position.party for a in said for s in a.speakers)
    assert {p.name for p in analysis.provenance.prompts} >= {"cite"}
    assert stance.verify(analysis).positions == analysis.positions
