"""An article's own outlet passes nothing on to its readers."""

from __future__ import annotations

import pytest

import stance

SAID = "GENEVA, May 3 (%s) - The bridge was shut.\n\nLavrov told %s that the bridge was old."


def chain(wire: str, told: str) -> list[str]:
    found = stance.attributions(stance.parse(SAID % (wire, told), source="test"))
    return [h.name for a in found for s in a.speakers if s.name == "Sergei Lavrov" for h in a.chain]


@pytest.mark.parametrize(("wire", "told"), [("Reuters", "Reuters"), ("Gulf Wire", "Gulf Wire")])
def test_who_tells_the_outlet_tells_its_readers(wire: str, told: str) -> None:
    assert chain(wire, told) == []


def test_who_tells_another_outlet_is_heard_through_it() -> None:
    assert chain("Reuters", "Interfax") == ["Interfax"]
