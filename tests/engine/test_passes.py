"""Later passes with a scripted server: only what no position cites is asked for, until nothing is added."""

from __future__ import annotations

from typing import Any

from scripted_server import answer, error, scripted

import stance
from stance.records import Analysis

TEXT = (
    "Moscow said that pier Alder would be closed to ships.\n\n"
    "The weather was fine.\n\n"
    "Kyiv said that pier Birch would stay open.\n\n"
    "Washington said that pier Cedar was for sale.\n"
)
EMPTY: dict[str, Any] = {"positions": []}


def item(number: int, party: str, who: str, statement: str) -> dict[str, Any]:
    """One position as a model would give it."""
    return {
        "evidence": [number], "speaker": who, "party": party, "holder": who, "act": "states", "target": "pier", "polarity": "neutral", "condition": None, "statement": statement,
    }  # fmt: skip


RUSSIA = item(1, "Russia", "Moscow", "Moscow says that pier Alder would be closed to ships.")
UKRAINE = item(3, "Ukraine", "Kyiv", "Kyiv says that pier Birch would stay open.")
US = item(4, "US", "Washington", "Washington says that pier Cedar was for sale.")


def analyze(url: str, **settings: Any) -> Analysis:
    """Analyse a text against a scripted server."""
    article = stance.parse(TEXT, source="x")
    return stance.analyze(article, model="m", base_url=url, retries=0, **{"repairs": 0, **settings})


def test_a_later_pass_shows_only_what_no_position_cites() -> None:
    """What it adds is joined and checked like the rest; the next pass asks for the rest again, or for nothing."""
    replies = (
        answer({"summary": [], "positions": [RUSSIA]}),
        answer({"positions": [UKRAINE]}),
        answer({"positions": [US]}),
    )
    with scripted(*replies) as script:
        analysis = analyze(script.url, passes=5)
    assert len(script.requests) == 3
    second = script.requests[1]["messages"][1]["content"]
    assert "[3] Kyiv said" in second
    assert "[4] Washington said" in second
    assert "[1] Moscow" not in second
    assert "[2] The weather" not in second
    assert "[3]" not in script.requests[2]["messages"][1]["content"]
    assert [(p.party, p.verdict) for p in analysis.positions] == [
        ("Russia", "verified"),
        ("Ukraine", "verified"),
        ("US", "verified"),
    ]
    assert (analysis.run.usage.calls, analysis.run.usage.passes) == (3, 2)
    assert analysis.run.usage.input_tokens == 300
    assert [p.name for p in analysis.provenance.prompts] == ["analyze", "missing"]
    assert analysis.provenance.parameters["passes"] == 5


def test_passes_stop_when_one_adds_nothing() -> None:
    """A model that has nothing to add is not asked again; what it says of other sentences is told and left out."""
    with scripted(answer({"summary": [], "positions": [RUSSIA]}), answer({"positions": [RUSSIA]})) as script:
        analysis = analyze(script.url, passes=4)
    assert len(script.requests) == 2
    assert [p.party for p in analysis.positions] == ["Russia"]
    assert [f.code for f in analysis.findings if f.path == "answer.missing"] == ["ANS003"]


def test_nothing_is_asked_where_nothing_is_missing() -> None:
    """One pass is enough for an article whose parties are all cited."""
    with scripted(answer({"summary": [], "positions": [RUSSIA, UKRAINE, US]})) as script:
        analyze(script.url, passes=3)
    assert len(script.requests) == 1


def test_a_pass_that_fails_loses_nothing() -> None:
    """What the first pass found stands, and a note says why there is no more."""
    for bad in (error(500, "oops"), answer("teapot"), answer("", refusal="No.")):
        with scripted(answer({"summary": [], "positions": [RUSSIA]}), bad) as script:
            analysis = analyze(script.url, passes=2)
        assert [p.party for p in analysis.positions] == ["Russia"]
        assert ("ANS001", "note") in {(f.code, f.effect) for f in analysis.findings}
