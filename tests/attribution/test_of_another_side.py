"""Somebody told by whom they deal with is of another side, and what is passed on has its first relay for speaker."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position


def positions(text: str) -> list[Position]:
    return list(stance.analyze(stance.parse(text, source="test"), engine="offline").positions)


@pytest.mark.parametrize("noun", ["counterpart", "opponent", "rival"])
def test_a_counterpart_is_not_of_the_same_party(noun: str) -> None:
    found = positions(f"Ukraine's fisheries minister, Marko Rud, said his {noun}, Ilya Komov, rejected the map.")
    assert not [p for p in found if p.holder == "Ilya Komov"]


def test_a_counterpart_whose_state_is_told_is_of_that_state() -> None:
    found = positions("Ukraine's minister Marko Rud said his Russian counterpart, Ilya Komov, rejected the map.")
    assert [(p.party, p.holder, p.speaker.name) for p in found] == [("Russia", "Ilya Komov", "Marko Rud")]


def test_of_two_who_pass_on_words_the_first_is_the_speaker() -> None:
    found = positions(
        "Ukrainian minister Marko Rud said U.S. envoy Carl Finch had told him "
        "that Russian negotiator Ilya Komov wanted fewer trawlers."
    )
    (own,) = (p for p in found if p.party == "Russia")
    assert own.speaker.name == "Carl Finch"
    assert [h.name for h in own.chain] == ["Carl Finch", "Marko Rud"]


@pytest.mark.parametrize(("outlet", "name"), [("the Taiga agency", "Taiga agency"), ("the newspaper Zarya", "Zarya")])
def test_a_name_with_the_word_for_an_outlet_is_a_medium(outlet: str, name: str) -> None:
    (found,) = positions(f"Russian minister Pyotr Lukin rejected the map, according to {outlet}.")
    assert (found.speaker.name, [(h.name, h.role) for h in found.chain]) == ("Pyotr Lukin", [(name, "medium")])
