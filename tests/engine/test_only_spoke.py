"""Verbs that only tell that somebody spoke: no position."""

from __future__ import annotations

import pytest

from stance import analyze, parse


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Посланник США Карл Биндер изложил смету в Бергене.", 0),
        ("Американский замысел посланник США Карл Биндер изложил в Бергене.", 0),
        ("Посланець США Карл Біндер виклав задум у Бергені.", 0),
        ("Посланник США Карл Биндер раскритиковал смету в Бергене.", 1),
        ("Посланець США Карл Біндер не викладав кошторису й відкинув його.", 1),
    ],
)
def test_who_only_spoke_takes_no_stand(text: str, positions: int) -> None:
    """ "Set out the plan" tells what was talked about."""
    found = analyze(parse(text, source="x"), engine="offline", parties=["US", "Russia"]).positions
    assert len([p for p in found if p.verdict == "verified"]) == positions
