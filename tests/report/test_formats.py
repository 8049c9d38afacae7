"""Markdown, CSV, JSON Lines, Parquet and what a notebook shows."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stance
from stance import cli
from stance.errors import SavedFileError
from stance.records import Analysis
from stance.report import dumps, loads, rows, to_csv, to_jsonl, to_markdown, to_parquet

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "corridor-repost.txt"
HOSTILE = (
    "=HYPERLINK(1) # <script>alert(1)</script> [x](javascript:alert(1))\n\n"
    "The Kremlin said: “-1+1 | **not** <img src=x onerror=alert(1)> & more.” It is so.\n"
)


@pytest.fixture
def analysis() -> Analysis:
    return stance.analyze(stance.load(EXAMPLE), engine="offline")


@pytest.fixture
def hostile() -> Analysis:
    article = stance.parse(HOSTILE, source="=cmd()").model_copy(update={"outlet": "@SUM(A1)"})
    return stance.analyze(article, engine="offline")


def test_a_row_holds_a_position_with_its_words(analysis: Analysis) -> None:
    found = list(rows([analysis]))
    told = [row for row in found if row["statement"]]
    assert len(told) == len(analysis.positions)
    for row in told:
        assert row["quotes"]
        for quote, start, end in zip(row["quotes"], row["starts"], row["ends"], strict=True):
            assert analysis.article.text[start:end] == quote


def test_a_party_without_a_position_has_a_row(analysis: Analysis) -> None:
    bare = analysis.model_copy(update={"positions": ()})
    assert [(r["party"], r["party_status"], r["statement"]) for r in rows([bare])] == [
        ("US", "stated", None),
        ("Russia", "stated", None),
        ("Ukraine", "reported", None),
    ]


def test_no_csv_cell_is_a_formula(hostile: Analysis) -> None:
    table = list(csv.DictReader(io.StringIO(to_csv([hostile]))))
    assert table
    for row in table:
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    assert table[0]["source"] == "'=cmd()"


def test_json_lines_are_whole_analyses(analysis: Analysis) -> None:
    lines = to_jsonl([analysis, analysis]).splitlines()
    assert len(lines) == 2
    whole = json.dumps({"schema_version": "1", "analyses": [json.loads(lines[0])]})
    assert loads(whole) == (analysis,)


def test_json_lines_are_read_back(analysis: Analysis) -> None:
    """The line and the field that do not fit are named; one line alone is JSON Lines too."""
    lines = to_jsonl([analysis, analysis])
    assert loads(lines) == (analysis, analysis)
    assert loads(to_jsonl([analysis])) == (analysis,)
    with pytest.raises(SavedFileError, match="'a.jsonl', line 2, is not JSON"):
        loads(lines.splitlines()[0] + "\n{", "a.jsonl")
    with pytest.raises(SavedFileError, match="'a.jsonl', line 3, does not fit the schema at voice"):
        loads(lines + lines.splitlines()[0][:-1] + ', "voice": 1}', "a.jsonl")


def test_json_is_indented_by_two_with_every_character_as_it_is(analysis: Analysis) -> None:
    odd = analysis.model_copy(update={"article": analysis.article.model_copy(update={"author": 'Ш\u2028\x1b"\\'})})
    text = dumps([odd])
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert "comparison" not in json.loads(text)
    assert loads(text)[0].article.author == odd.article.author


def test_half_a_pair_of_surrogates_stays_what_it_is_in_json(analysis: Analysis) -> None:
    odd = analysis.model_copy(update={"article": analysis.article.model_copy(update={"author": "a\ud800b"})})
    text = dumps([odd])
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(text)["analyses"][0]["article"]["author"] == "a\ud800b"


def test_a_notebook_shows_an_analysis_as_soon_as_the_package_is_used() -> None:
    """Records know no report: the report room says how a notebook shows them, and the package's front loads it."""
    code = "import stance, stance.records as r; assert r.Analysis.html is None; stance.analyze; print(r.Analysis.html)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "compact" in done.stdout


def test_parquet_keeps_lists_and_numbers(analysis: Analysis, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    to_parquet([analysis], tmp_path / "a.parquet")
    assert parquet.read_table(tmp_path / "a.parquet").to_pylist() == list(rows([analysis]))


def test_markdown_says_all_and_escapes_all(analysis: Analysis, hostile: Analysis) -> None:
    shown = to_markdown([analysis])
    assert shown.startswith("# Moscow ready for Black Sea deal – US envoy\n")
    assert "| Ukraine | reported by others only |" in shown
    assert "through Martin Hale (US, official)" in shown
    risky = to_markdown([hostile])
    assert "<script>" not in risky
    assert "<img" not in risky
    assert "[x](javascript" not in risky
    assert "\\*\\*not\\*\\*" in risky


def test_a_notebook_gets_inert_html(analysis: Analysis, hostile: Analysis) -> None:
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert not {name for name, _ in attrs} - {"class", "dir", "scope", "title", "colspan"}

    for one in (analysis, hostile):
        Tags().feed(one._repr_html_())
    assert not set(tags) & {"script", "img", "a", "style", "iframe"}
    assert "silent" not in analysis._repr_html_()
    assert "reported" in analysis._repr_html_()


@pytest.mark.parametrize(
    ("name", "begins"), [("a.md", "# Moscow"), ("a.csv", "source,outlet"), ("a.jsonl", '{"article"')]
)
def test_the_ending_of_the_output_chooses_the_format(tmp_path: Path, name: str, begins: str) -> None:
    assert cli.run(["summarize", str(EXAMPLE), "-q", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_parquet_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["summarize", str(EXAMPLE), "-q", "--format", "parquet"]) == 2
    assert "--output" in capsys.readouterr().err


def test_scripts_learn_of_findings_by_the_exit_code() -> None:
    assert cli.run(["summarize", str(EXAMPLE), "-q", "--strict"]) == 0
    assert cli.run(["summarize", str(EXAMPLE), "-q", "--fail-on", "note"]) == 4


def test_every_report_tells_what_limits_trust(analysis: Analysis, capsys: pytest.CaptureFixture[str]) -> None:
    """The outlet's tie, what was not checked, what is missing and what is hidden stand in each form."""
    from rich.console import Console

    from stance.records import Hidden, Outlet
    from stance.report.console import show

    outlet = Outlet(name="Herald", state="Russia", tie="funded", source="a statute")
    article = analysis.article.model_copy(
        update={
            "partial": "paywall",
            "hidden": (Hidden(start=0, end=0, reason="a style that hides it", text="x"),),
            "publisher": outlet,
        }
    )
    made = analysis.provenance.model_copy(update={"ignored": ("NUM002",)})
    changed = analysis.model_copy(update={"article": article, "provenance": made})
    show(changed, Console(width=200, highlight=False))
    for shown in (capsys.readouterr().out, to_markdown([changed]), changed._repr_html_()):
        assert "Herald is funded by Russia" in shown
        assert "NUM002" in shown
        assert "not the whole article: paywall" in shown.replace("Not the", "not the")
        assert "a style that hides it" in shown


@pytest.mark.parametrize("text", ["---", "=== x", "- item", "+ item", "1. one", "$x$", "https://a.example", "@all"])
def test_nothing_is_markup_in_markdown(text: str) -> None:
    from stance.report.markdown import escaped

    assert "\\" in escaped(text)


def test_a_failed_run_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written where nothing was analysed, or where it could not have been written."""
    out = tmp_path / "a.json"
    out.write_text("kept", encoding="utf-8")
    assert cli.run(["summarize", str(tmp_path / "none.txt"), "-q", "-o", str(out)]) == 1
    bad = tmp_path / "bad.toml"
    bad.write_text("x =", encoding="utf-8")
    assert cli.run(["summarize", str(EXAMPLE), "-q", "-o", str(out), "--outlets", str(bad)]) == 2
    assert out.read_text(encoding="utf-8") == "kept"
    assert cli.run(["summarize", str(EXAMPLE), "-q", "-o", str(tmp_path / "no" / "a.json")]) == 1
    assert "there is no folder" in capsys.readouterr().err
