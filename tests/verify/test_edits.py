"""One word changed in words that are otherwise the text's own."""

from __future__ import annotations

import pytest

import stance
from stance.analyze import read
from stance.parties import load_parties
from stance.records import Draft, Evidence, Position, Reading, Speaker, Target
from stance.verify import check

TEXT = (
    "Kremlin spokesman Oleg Petrov said the two-month window agreed with US envoy Jane Roe was better than the six-month "
    "window of envoy Max Fox, and that almost 40 ships had been let through if their papers were in order."
)
TRUE = (
    "Oleg Petrov said the two-month window agreed with Jane Roe was better than the six-month window of Max Fox, and "
    "that almost 40 ships had been let through if their papers were in order."
)


def judged(statement: str) -> Position:
    article = stance.parse(f"Talks end\n\n{TEXT}\n", source="a.txt")
    reading: Reading = read(article, load_parties(("US", "Russia")))
    at = article.text.index("Kremlin")
    position = Position(
        party="Russia",
        holder="Oleg Petrov",
        speaker=Speaker(name="Oleg Petrov", party="Russia", capacity="official"),
        voice="paraphrased",
        act="states",
        target=Target(text="the two-month window"),
        polarity="neutral",
        issue="window",
        statement=statement,
        evidence=(Evidence(start=at, end=at + len(TEXT), quote=TEXT),),
    )
    return check(reading, Draft(positions=(position,)), ("official",)).positions[0]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("two-month window", "six-month window", "NUM002"),
        ("with Jane Roe was", "with Max Fox was", "NAM002"),
        ("almost 40 ships", "40 ships", "MOD001"),
        (" if their papers were in order", "", "CND001"),
        ("had been let through", "had not been let through", "NEG002"),
    ],
)
def test_one_word_changed_is_found(old: str, new: str, code: str) -> None:
    assert old in TRUE
    found = judged(TRUE.replace(old, new))
    assert found.verdict != "verified"
    assert {f.code for f in found.findings} & {code, code.replace("002", "001")}


@pytest.mark.parametrize(
    "statement",
    [
        TRUE,
        "Oleg Petrov said the two-month window agreed with the US was better than the six-month one of Max Fox.",
        "Russia finds the window of two months better than that of six.",
    ],
)
def test_what_says_the_same_is_left_alone(statement: str) -> None:
    assert not {"NUM002", "NAM002", "NEG002"} & {f.code for f in judged(statement).findings}
