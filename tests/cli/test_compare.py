"""`stance compare`, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stance.cli import stance as command

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE, TABLOID = str(EXAMPLES / "corridor-wire.txt"), str(EXAMPLES / "corridor-tabloid.txt")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, ["compare", *arguments], standalone_mode=False)
    code = result.return_value if result.exception is None else getattr(result.exception, "exit_code", 1)
    return code or 0, result.stdout, result.stderr


def test_the_matrix_comes_first_with_a_column_for_each_outlet() -> None:
    code, out, _ = run(WIRE, TABLOID)
    assert code == 0
    assert out.startswith("2 articles, 2 independent")
    assert "[1]" in out
    assert out.index("MATRIX") < out.index("WHOSE WORDS")


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = run(WIRE, TABLOID, str(EXAMPLES / "corridor-vedomost.txt"))
    assert max(map(len, out.splitlines())) <= columns


def test_saved_analyses_are_compared_without_being_made_again(tmp_path: Path) -> None:
    saved = tmp_path / "all.json"
    made = CliRunner().invoke(command, ["summarize", WIRE, TABLOID, "-o", str(saved), "-q"], standalone_mode=False)
    assert made.exception is None
    compared = tmp_path / "compared.json"
    code, _, _ = run(str(saved), "-o", str(compared))
    assert code == 0
    held = json.loads(compared.read_text(encoding="utf-8"))
    assert [a["article"]["source"] for a in held["analyses"]] == [WIRE, TABLOID]
    assert held["comparison"]["issues"]


def test_one_article_is_too_few() -> None:
    code, out, err = run(WIRE)
    assert code == 1
    assert out == ""
    assert "two articles or more" in err


def test_an_input_that_fails_does_not_stop_the_others() -> None:
    code, out, err = run(WIRE, "no-such-article.txt", TABLOID)
    assert code == 1
    assert "'no-such-article.txt'" in err
    assert out.startswith("2 articles")


@pytest.mark.parametrize(("language", "heading"), [("ru", "МАТРИЦА"), ("uk", "МАТРИЦЯ")])
def test_the_report_is_in_the_language_that_is_asked_for(language: str, heading: str) -> None:
    _, out, _ = run(WIRE, TABLOID, "--language", language)
    assert heading in out
