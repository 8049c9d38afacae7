"""What was once reached on the project's own annotated texts is not lost."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parent.parent / "bench"


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module bench/floors.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location("floors", BENCH / "floors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules.pop("gold", None)
    return module


def test_no_floor_is_undercut(floors: ModuleType) -> None:
    """Chains in three languages, who-said-what in Russian and Ukrainian."""
    found = floors.measured(None)
    assert len(found) == len([name for name in floors.FLOORS if "PolNeAR" not in name])
    assert floors.fallen(found) == []


def test_a_fall_is_told(floors: ModuleType) -> None:
    """Whatever lies below its floor is named."""
    name = next(iter(floors.FLOORS))
    assert floors.fallen({name: 0.0})[0].startswith(name)
