"""Who says it rests on a guess: shown, but not as verified."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.engine.extract import positions
from stance.records import Draft, Evidence, Position, Reading, Speaker, Target
from stance.verify import check

Read = Callable[..., Reading]


def _checked(reading: Reading) -> tuple[Position, ...]:
    return check(reading, Draft(positions=tuple(positions(reading))), ("official",)).positions


@pytest.mark.parametrize(
    ("code", "doubtful", "plain"),
    [
        (
            "SRC003",
            "Fisheries minister Ada Holm, back from the islands, said Kyiv is ready to lend two dredgers.",
            "Latvian fisheries minister Ada Holm, back from the islands, said Kyiv is ready to lend two dredgers.",
        ),
        (
            "SRC009",
            "US envoy Jane Roe said Moscow wants a second ferry. Moscow also wants the lighthouse back.",
            "Kremlin spokesman Oleg Petrov said a second ferry was needed. Moscow also wants the lighthouse back.",
        ),
        (
            "SRC009",
            "US envoy Jane Roe allegedly demanded a second ferry.",
            "US envoy Jane Roe openly demanded a second ferry.",
        ),
        ("SRC010", "Kyiv found that three buoys were missing.", "Kyiv said that three buoys were missing."),
        (
            "SRC011",
            "US envoy Jane Roe came to the studio for an interview with Radio Mole. “We will not pay,” Roe said.",
            "US envoy Jane Roe came to the studio for an interview. “We will not pay,” Roe said.",
        ),
    ],
)
def test_a_guess_is_not_verified(reading: Read, code: str, doubtful: str, plain: str) -> None:
    """The position is kept with the code that says what is in doubt; where the text tells, it verifies."""
    doubted = [p for p in _checked(reading(doubtful)) if code in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)
    told = _checked(reading(plain))
    assert told
    assert all(p.verdict == "verified" for p in told), told


def test_those_who_points_ahead(reading: Read) -> None:
    """ "Those who" means nobody named before."""
    made = reading("Moscow sent two ferries. They who decide nothing say the ferries are late.")
    assert not [p for p in positions(made) if p.party == "Russia"]


def test_what_another_party_offers_is_not_the_tellers(reading: Read) -> None:
    """Nobody offers, accepts or promises for another party."""
    for whose, verdict in (("Russians", "unverified"), ("Americans", "verified")):
        made = reading(f"US envoy Jane Roe said the {whose} offered two ferries and a tug.")
        own = Position(
            party="US",
            holder="Jane Roe",
            speaker=Speaker(name="Jane Roe"),
            voice="paraphrased",
            act="offers",
            target=Target(text="two ferries"),
            polarity="supports",
            issue="ferries",
            statement=f"Jane Roe says the {whose} offered two ferries and a tug.",
            evidence=(Evidence.at(made.article.text, made.sentences[0]),),
        )
        assert check(made, Draft(positions=(own,)), ("official",)).positions[0].verdict == verdict
