"""Data flows one way: no module imports from a room to its right."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOMS = (
    "ingest",
    "text",
    "parties",
    "attribution",
    "model",
    "engine",
    "verify",
    "analyze",
    "corpus",
    "review",
    "evaluate",
    "compare",
    "report",
    "cli",
)
SHARED = {"records", "errors", "options"}
EXTRA = {"verify": {"attribution", "text"}}
SOURCE = Path(__file__).parent.parent / "stance"


def upward_imports(room: str, source: str) -> list[str]:
    """The rooms that `source`, a module of `room`, imports although they stand to its right."""
    wrong = []
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
            if node.module == "stance":
                names = [f"stance.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
            names = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        for name in names:
            parts = name.split(".")
            if (
                parts[0] != "stance"
                or len(parts) < 2
                or parts[1] in SHARED | {room, "prompts"}
                or parts[1] not in ROOMS
            ):
                continue
            if (
                room in SHARED
                or ROOMS.index(parts[1]) > ROOMS.index(room)
                or (room == "verify" and parts[1] not in EXTRA["verify"])
            ):
                wrong.append(parts[1])
    return wrong


DOORS = {SOURCE / "__init__.py", SOURCE / "__main__.py"}
MODULES = sorted(set(SOURCE.rglob("*.py")) - DOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_follow_the_flow(path: Path) -> None:
    """Every module imports only from rooms to its left, and from records, errors and options."""
    relative = path.relative_to(SOURCE)
    room = relative.parts[0].removesuffix(".py")
    assert upward_imports(room, path.read_text(encoding="utf-8")) == []


def test_an_upward_import_is_found() -> None:
    """The check can fail."""
    assert upward_imports("text", "from stance.engine.llm import LlmEngine") == ["engine"]
    assert upward_imports("engine", "import stance.verify.check") == ["verify"]
    assert upward_imports("records", "from stance.text import split") == ["text"]
    assert upward_imports("records", "importlib.import_module('stance.report.notebook')") == ["report"]
    assert upward_imports("engine", "from stance.text import split") == []


def test_every_package_is_shipped() -> None:
    """A folder of modules that the project's file does not list would be missing from the wheel."""
    told = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    there = {".".join(p.parent.relative_to(SOURCE.parent).parts) for p in SOURCE.rglob("__init__.py")}
    assert set(told) == there | {"stance.prompts"}
