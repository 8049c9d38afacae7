"""`stance compare`, as a user types it."""

from __future__ import annotations

import importlib
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


@pytest.mark.parametrize(
    ("ending", "begins"), [("md", "# 2 articles"), ("csv", "issue,issue_label"), ("txt", "2 articles")]
)
def test_the_ending_of_the_output_chooses_the_format(ending: str, begins: str, tmp_path: Path) -> None:
    out = tmp_path / f"c.{ending}"
    code, printed, _ = run(WIRE, TABLOID, "-o", str(out), "-q")
    assert (code, printed) == (0, "")
    assert out.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("asked", [("--format", "jsonl"), ("-o", "c.jsonl")])
def test_a_comparison_is_no_lines(asked: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, ["compare", WIRE, TABLOID, *asked])
    assert result.exit_code == 2
    assert "one whole, not lines" in result.stderr


def test_a_saved_comparison_is_shown_again_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved, again = tmp_path / "c.json", tmp_path / "d.json"
    run(WIRE, TABLOID, "-o", str(saved), "-q")
    _, shown, _ = run(WIRE, TABLOID, "-q")

    def compared_anew(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(importlib.import_module("stance.compare"), "side_by_side", compared_anew)
    assert run(str(saved), "-o", str(again)) == (0, "", "")
    assert again.read_bytes() == saved.read_bytes()
    assert run(str(saved)) == (0, shown, "")


def test_a_damaged_comparison_is_refused_by_the_field_that_is_wrong(tmp_path: Path) -> None:
    saved = tmp_path / "c.json"
    run(WIRE, TABLOID, "-o", str(saved), "-q")
    held = json.loads(saved.read_text(encoding="utf-8"))
    held["comparison"]["cells"][0]["status"] = "loud"
    saved.write_text(json.dumps(held), encoding="utf-8")
    result = CliRunner().invoke(command, ["compare", str(saved)], standalone_mode=False)
    assert "cells.0.status" in str(result.exception)


def test_a_table_is_chosen_by_name_for_csv(tmp_path: Path) -> None:
    out = tmp_path / "naming.csv"
    code, _, _ = run(WIRE, TABLOID, "--table", "naming", "-o", str(out))
    assert code == 0
    assert "thing,label,variant,own,quoted,said_by" in out.read_text(encoding="utf-8").splitlines()[0]


def test_a_table_is_refused_for_a_format_without_one() -> None:
    result = CliRunner().invoke(command, ["compare", WIRE, TABLOID, "--table", "naming"])
    assert result.exit_code == 2
    assert "--table is for CSV and Parquet" in result.output


def test_the_tables_that_can_be_named_are_those_that_there_are() -> None:
    from stance.cli.formats import _TABLES
    from stance.report.comparison_tables import TABLES

    assert tuple(TABLES) == _TABLES
