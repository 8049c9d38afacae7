from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stance.errors import GoldError
from stance.evaluate import load_gold

TEXT = "Talks end\n\nMarch 12, 2025\n\nKyiv wants a truce. Moscow wants a truce.\n"
POSITION: dict[str, Any] = {
    "party": "Ukraine",
    "holder": "Ukraine",
    "speaker": {"name": "Ukraine", "party": "Ukraine", "capacity": "official"},
    "chain": [],
    "voice": "characterized",
    "act": "demands",
    "target": {"text": "a truce", "party": None},
    "polarity": "supports",
    "condition": None,
    "issue": "truce",
    "statement": "Kyiv wants a truce.",
    "evidence": [{"quote": "Kyiv wants a truce"}],
}
GOLD: dict[str, Any] = {
    "language": "en",
    "date": "2025-03-12",
    "parties": ["Ukraine", "Russia"],
    "status": {"Ukraine": "stated", "Russia": "stated"},
    "positions": [POSITION],
}


def write(folder: Path, **changed: Any) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps({**GOLD, **changed}), encoding="utf-8")
    return folder


def with_evidence(*quotes: dict[str, Any]) -> dict[str, Any]:
    return {"positions": [{**POSITION, "evidence": list(quotes)}]}


def test_quotes_become_exact_spans(tmp_path: Path) -> None:
    (gold,) = load_gold(write(tmp_path))
    (evidence,) = gold.positions[0].evidence
    assert gold.article.text[evidence.start : evidence.end] == evidence.quote == "Kyiv wants a truce"
    assert gold.name == "a"
    assert str(gold.article.date) == "2025-03-12"


def test_nth_and_start_say_which_occurrence(tmp_path: Path) -> None:
    """A quote that stands twice is found by its number or its offset."""
    second = TEXT.rindex("wants a truce")
    for given in ({"quote": "wants a truce", "nth": 2}, {"quote": "wants a truce", "start": second}):
        (gold,) = load_gold(write(tmp_path, **with_evidence(given)))
        assert gold.positions[0].evidence[0].start == second


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (with_evidence({"quote": "Kyiv wanted a truce"}), "is not in the text"),
        (with_evidence({"quote": "wants a truce"}), "occurs 2 times: say which"),
        (with_evidence({"quote": "wants a truce", "nth": 3}), "occurs 2 times, not 3"),
        (with_evidence({"quote": "wants a truce", "start": 3}), "does not stand at 3"),
        (with_evidence(), "positions.0.evidence"),
        ({"status": {"Ukraine": "stated"}}, "status must name exactly the parties Russia, Ukraine"),
        ({"positions": [{**POSITION, "party": "US"}]}, "names the party 'US'"),
        ({"positions": [{**POSITION, "voice": "relayed"}]}, "belong together"),
        ({"positions": [{**POSITION, "act": "sings"}]}, "positions.0.act"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(GoldError) as error:
        load_gold(write(tmp_path, **changed))
    assert said in str(error.value)
    assert "a.json" in str(error.value)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no annotated article"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="is no folder"):
        load_gold(tmp_path / "none")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match="is not JSON"):
        load_gold(tmp_path)
