"""The engine with a model on recorded answers: what a small model really says of the example articles."""

from __future__ import annotations

from pathlib import Path

import pytest

import stance
from stance.records import Analysis

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def analyze(name: str, base_url: str) -> Analysis:
    """Analyse an example against the recorded endpoint."""
    article = stance.load(EXAMPLES / name)
    # no repair: its prompt quotes the findings, so that every better check would need another recording
    settings = {"max_input_tokens": 1400, "max_output_tokens": 1200, "concurrency": 1, "retries": 0, "repairs": 0}
    return stance.analyze(article, model="qwen2.5-coder-1.5b-instruct-q4", base_url=base_url, **settings)


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
