from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance
from stance.evaluate import GoldArticle, Outcome, compare, load_gold, score
from stance.evaluate.agree import same_name
from stance.options import Options
from stance.parties import load_parties
from stance.records import Draft, Position, Reading

GOLD = load_gold(Path(__file__).parent / "gold")


class Replay:
    """An engine that gives the positions it was made with."""

    name = "offline"
    model = None

    def __init__(self, positions: tuple[Position, ...]) -> None:
        self.positions = positions

    async def draft(self, reading: Reading, options: Options) -> Draft:
        return Draft(positions=self.positions)

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        return draft


def outcome(gold: GoldArticle, positions: tuple[Position, ...]) -> Outcome:
    analysis = stance.analyze(gold.article, engine=Replay(positions), parties=gold.asked)
    return score([gold], [analysis])


def value(found: Outcome, name: str) -> float | None:
    return found.figures()[name].value


def test_the_gold_set_scores_full_marks_against_itself() -> None:
    (gold,) = GOLD
    found = outcome(gold, gold.positions)
    assert value(found, "all: precision") == 1.0
    assert value(found, "all: recall") == 1.0
    for part in ("speaker", "capacity", "chain", "voice", "act", "polarity", "target"):
        assert value(found, f"matched: {part} right") == 1.0
    assert value(found, "verified: precision") == 1.0
    assert value(found, "traps fallen into, verified") == 0.0


def test_a_position_left_out_is_missed_and_one_made_up_is_invented() -> None:
    (gold,) = GOLD
    fewer = outcome(gold, gold.positions[1:])
    assert [f.kind for f in fewer.faults if f.kind == "missed"] == ["missed"]
    assert value(fewer, "all: recall") == pytest.approx(1 - 1 / 11)
    moved = gold.positions[2].model_copy(update={"party": "US", "holder": "Martin Hale"})
    more = outcome(gold, (*gold.positions, moved))
    assert value(more, "all: precision") == pytest.approx(11 / 12)


def test_optional_positions_and_other_voices_count_neither_way() -> None:
    (gold,) = GOLD
    counted = tuple(
        p for i, p in enumerate(gold.positions) if i not in gold.optional and p.speaker.capacity == "official"
    )
    assert outcome(gold, counted).counts == outcome(gold, gold.positions).counts


def test_a_wrong_relay_is_a_wrong_speaker() -> None:
    (gold,) = GOLD
    relayed = next(p for p in gold.positions if p.voice == "relayed")
    silent = score([gold], [stance.analyze(gold.article, engine=Replay((relayed,)), parties=gold.asked)])
    assert value(silent, "matched: speaker right") == 1.0
    assert value(silent, "matched: chain right") == 1.0


def test_two_settings_that_give_the_same_do_not_differ() -> None:
    (gold,) = GOLD
    one = outcome(gold, gold.positions)
    same = compare(one, one)["all: F1"]
    assert same.by == 0.0
    assert same.p == 1.0
    with pytest.raises(ValueError, match="cannot pair"):
        compare(one, Outcome(articles=(), counts=(), faults=()))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12))
def test_an_interval_holds_its_value(pairs: list[tuple[int, int]]) -> None:
    """The figure lies in its interval, the interval in [0, 1], and the same counts give the same figure."""
    counts = tuple({"right": float(min(a, b)), "given": float(max(a, b))} for a, b in pairs)
    made = Outcome(articles=tuple(str(i) for i in range(len(pairs))), counts=counts, faults=())
    figure = made.figures()["all: precision"]
    if not any(c["given"] for c in counts):
        assert figure.value is None
        return
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert 0 <= figure.low <= figure.high <= 1
    assert made.figures()["all: precision"] == figure


def test_a_better_setting_is_told_with_a_small_p() -> None:
    poor = Outcome(
        articles=tuple("abcdefghij"), counts=tuple({"right": 1.0, "given": 4.0} for _ in range(10)), faults=()
    )
    good = Outcome(
        articles=tuple("abcdefghij"), counts=tuple({"right": 3.0, "given": 4.0} for _ in range(10)), faults=()
    )
    told = compare(poor, good)["all: precision"]
    assert told.by == 0.5
    assert told.p is not None
    assert told.p < 0.01


def test_a_body_is_one_under_all_its_names() -> None:
    """A definition joins the names of a body in several languages."""
    parties = load_parties(("Russia", "Ukraine"))
    assert same_name("Минобороны РФ", "Russian Defense Ministry", "Russia", parties)
    assert not same_name("Минобороны РФ", "Russian Foreign Ministry", "Russia", parties)
