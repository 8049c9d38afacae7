"""Whom a Russian or Ukrainian sentence names before a minister in another case does not tell whose minister that is."""

from __future__ import annotations

import pytest

import stance


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("С американцами министр культуры Украины Захар Тишко не согласен.", "Ukraine"),
        ("Российских дипломатов президент Украины Захар Тишко обвинил в краже барж.", "Ukraine"),
        ("Американскому послу министр культуры России Егор Рюмин отказал во встрече.", "Russia"),
        ("К россиянам госсекретарь США Джон Роу обратился с призывом вернуть баржи.", "US"),
        ("Украинским властям Путин предложил осмотр барж.", "Russia"),
        ("Американских дипломатов Лавров обвинил в краже барж.", "Russia"),
        ("З американцями міністр культури України Захар Тишко не згоден.", "Ukraine"),
        # near misses: one phrase, whose words agree
        ("Российский дипломат Егор Рюмин отверг карту.", "Russia"),
        ("По словам российского министра Егора Рюмина, Киев отверг карту.", "Russia"),
        ("Глава российского правительства Егор Рюмин отверг карту.", "Russia"),
    ],
)
def test_a_minister_is_of_the_state_of_his_own_phrase(text: str, party: str) -> None:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    assert {p.speaker.party for p in found.positions if p.verdict == "verified"} == {party}


@pytest.mark.parametrize("name", ["Россиян Джон Роу обвинил в краже барж.", "У россиян Джон Роу попросил карту."])
def test_a_name_behind_others_is_not_of_theirs(name: str) -> None:
    found = stance.analyze(stance.parse(name, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    assert not any(p.verdict == "verified" for p in found.positions)
