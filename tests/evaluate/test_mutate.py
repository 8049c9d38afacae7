from __future__ import annotations

from pathlib import Path

import pytest

from stance.evaluate import load_gold, mutants
from stance.evaluate.mutate import FAMILIES, verification
from stance.evaluate.run import check_gold

GOLD = load_gold(Path(__file__).parent / "gold")


def changed(index: int) -> dict[str, str]:
    (gold,) = GOLD
    return {m.family: m.position.statement for m in mutants(gold, index)}


@pytest.mark.parametrize(
    ("index", "family", "statement"),
    [
        (2, "negation", "Sergei Antonov said Moscow would accept any limit on where its navy may sail."),
        (4, "negation", "Vladimir Putin does not want a written guarantee on insurance before any ship sails."),
        (5, "hedge dropped", "Martin Hale said the proposal will be acceptable to both sides."),
        (6, "number", "The US has offered to place 22 civilian monitors on merchant ships."),
        (7, "date", "Ukraine has accused Russia of laying 30 mines near the port since February."),
        (
            0,
            "condition dropped",
            "Oksana Bilyk said Kyiv was ready to reopen the port of Mykolaiv the very next morning.",
        ),
    ],
)
def test_one_thing_is_changed(index: int, family: str, statement: str) -> None:
    assert changed(index)[family] == statement


def test_mutants_differ_from_their_position_in_one_respect() -> None:
    (gold,) = GOLD
    for index, position in enumerate(gold.positions):
        for mutant in mutants(gold, index):
            assert mutant.position != position
            if mutant.family in {"speaker", "party", "relayed made stated", "neighbouring sentence", "boilerplate"}:
                assert mutant.position.statement == position.statement
            else:
                assert mutant.position.evidence == position.evidence
                assert mutant.position.speaker == position.speaker


def test_a_relayed_position_can_be_made_stated() -> None:
    (gold,) = GOLD
    relayed = next(i for i, p in enumerate(gold.positions) if p.voice == "relayed")
    made = next(m.position for m in mutants(gold, relayed) if m.family == "relayed made stated")
    assert made.voice == "paraphrased"
    assert made.speaker.name == "Vladimir Putin"
    assert [h.role for h in made.chain] == ["medium"]


def test_what_was_made_false_is_caught_and_what_is_true_is_kept() -> None:
    (gold,) = GOLD
    found = verification(gold)
    assert [t.mutant for t in found.trials if not t.caught] == []
    assert found.paraphrases_refused == ()
    assert {t.mutant.family for t in found.trials} >= set(FAMILIES) - {"boilerplate"}
    assert found.refused == ()
    assert found.positions == 11


def test_shares_are_counted_by_family() -> None:
    checks = check_gold(GOLD)
    assert checks.caught["speaker"].value == 1.0
    assert checks.caught["boilerplate"].value is None
    assert checks.refused.of == 11
