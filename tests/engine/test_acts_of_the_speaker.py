"""Words show an act where they speak of whoever speaks them: not in reproaches, relative clauses or what others hold."""

from __future__ import annotations

import pytest

from tests.offline import verified


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('"These claims are false," the Kremlin said.', "denies"),
        ('"We still believe the toll must be lifted," the Russian foreign minister said.', "demands"),
        ("Kyiv said its boats had not rammed the pier.", "denies"),
        ('"No Russian boat has touched the pier," the Kremlin said.', "denies"),
        ('"No concessions are possible," the Kremlin said.', "refuses"),
        ('"You will not get a single pier," the Russian foreign minister said.', "refuses"),
        ('"There is no way we will sign," the Ukrainian president said.', "refuses"),
        ("The White House said the president had not offered to lift the toll.", "denies"),
        ('"No country has the right to decide for us," the Ukrainian foreign ministry said.', "refuses"),
        ('"You have to leave the pier," the Ukrainian foreign minister told Moscow.', "demands"),
        ('"Kyiv should have a seat at the table," the Ukrainian president said.', "demands"),
        ('"They have not kept a single promise," the Kremlin said.', "denies"),
    ],
)
def test_what_a_speaker_does_with_words(text: str, act: str) -> None:
    """A denial, a refusal or a demand of the speaker's own shows in the words."""
    assert [p.act for p in verified(text)] == [act]


@pytest.mark.parametrize(
    "text",
    [
        'The Kremlin said: "He eats fast and is someone who will not sit down."',
        '"There is no need for talks," the Kremlin said.',
        'The Kremlin said: "Nobody is asking for charity, neither them nor us."',
        "The Kremlin said Poe had been promised a goat and was still waiting.",
        "The Kremlin said Poe should have brought a goat.",
        '"Many farmers believe the state should look away," the Kremlin said.',
        '"I haven\'t started yet," the Russian president said.',
        "The Kremlin said that dozens of men accused of smoking were tried in Omsk.",
        "The Kremlin said the ban on gas from Russia will harm the mills.",
        '"No compromise is perfect," the Kremlin said.',
        "The Kremlin said the plan was a false economy.",
        "В Кремле заявили, что тот, кто отказывается стрелять, заслуживает защиты.",
        "В Кремле напомнили, что обещанный поезд так и не купили.",
        "У МЗС України заявили, що обіцяний потяг так і не купили.",
    ],
)
def test_what_others_do_is_no_act_of_the_speaker(text: str) -> None:
    """What somebody else does, holds, was promised or should have done is only stated."""
    assert [p.act for p in verified(text)] == ["states"]


def test_coping_alone_refuses_nothing() -> None:
    """Who copes alone turns down nothing that was offered."""
    assert [p.act for p in verified("«Россия справится сама», — заявили в Кремле.")] == ["states"]
