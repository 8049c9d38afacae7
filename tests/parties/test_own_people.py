"""Who a user's definition says is of a party is of it, whoever else is known by that name."""

from __future__ import annotations

from pathlib import Path

from stance.analyze import attributions
from stance.ingest import parse

TEXT = """Budget talks stall

WASHINGTON, 5 October 2013 - President Barack Obama said the bill would never pass.

Senate Majority Leader Harry Reid said the House had no plan.
"""
CAMPS = """
[[party]]
id = "White House"
kind = "organization"
names = ["White House"]
people = [{ name = "Barack Obama", aliases = ["Obama"] }]

[[party]]
id = "Democrats"
kind = "organization"
names = ["Democrats"]
people = [{ name = "Harry Reid", aliases = ["Reid"] }]
"""


def test_a_known_politician_is_of_the_party_that_its_user_gives_him(tmp_path: Path) -> None:
    """Both are known as people of the US, which is not asked for here."""
    file = tmp_path / "camps.toml"
    file.write_text(CAMPS, encoding="utf-8")
    found = attributions(parse(TEXT, source="x"), party_files=(file,))
    assert [(s.name, s.party) for a in found for s in a.speakers] == [
        ("Barack Obama", "White House"),
        ("Harry Reid", "Democrats"),
    ]


def test_without_a_definition_of_ones_own_they_are_of_the_state() -> None:
    found = attributions(parse(TEXT, source="x"), parties=("US",))
    assert [(s.name, s.party) for a in found for s in a.speakers] == [("Barack Obama", "US"), ("Harry Reid", "US")]
