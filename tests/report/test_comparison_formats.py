"""A comparison as Markdown, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stance
from stance.records import Comparison
from stance.report import to_csv, to_markdown, to_parquet
from stance.report.comparison_rows import comparison_rows

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = (
    "=HYPERLINK(1) | <script>alert(1)</script> [x](javascript:alert(1))\n\n"
    "The Kremlin said: “-1+1 | **not** <img src=x onerror=alert(1)> & more.” It is so.\n"
)


@pytest.fixture(scope="module")
def made() -> Comparison:
    return stance.compare([stance.load(p) for p in sorted(EXAMPLES.glob("*.txt"))], engine="offline")


@pytest.fixture(scope="module")
def hostile() -> Comparison:
    article = stance.parse(HOSTILE, source="=cmd()").model_copy(update={"outlet": "@SUM(A1)|<b>"})
    return stance.compare([article, article.model_copy(update={"source": "+x"})], engine="offline")


def test_a_row_stands_for_each_cell_and_position(made: Comparison) -> None:
    found = list(comparison_rows(made))
    assert {(r["issue"], r["party"], r["source"]) for r in found} == {
        (c.issue, c.party, made.analyses[c.article].article.source) for c in made.cells
    }
    held = [r for r in found if r["holder"]]
    assert len(held) == sum(len(a.positions) for a in made.analyses)
    for row in held:
        text = next(a.article.text for a in made.analyses if a.article.source == row["source"])
        for quote, start, end in zip(row["quotes"], row["starts"], row["ends"], strict=True):
            assert text[start:end] == quote


def test_the_cell_of_a_row_is_that_of_the_matrix(made: Comparison) -> None:
    at = {a.article.source: i for i, a in enumerate(made.analyses)}
    for row in comparison_rows(made):
        cell = made.cell(row["issue"], row["party"], at[row["source"]])
        assert (row["status"], row["covered"], row["cell_polarity"]) == (cell.status, cell.covered, cell.polarity)
        assert bool(row["counted"]) <= bool(cell.positions)


def test_no_cell_of_the_table_is_a_formula(hostile: Comparison) -> None:
    table = list(csv.DictReader(io.StringIO(to_csv(hostile))))
    assert {row["source"] for row in table} == {"'=cmd()", "'+x"}
    assert not [v for row in table for v in row.values() if v.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_parquet_has_the_same_rows(made: Comparison, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    to_parquet(made, tmp_path / "c.parquet")
    assert parquet.read_table(tmp_path / "c.parquet").to_pylist() == list(comparison_rows(made))


def test_the_matrix_is_a_table_and_comes_before_the_words(made: Comparison) -> None:
    shown = to_markdown(made)
    header = next(line for line in shown.splitlines() if line.startswith("| issue"))
    rows = [line for line in shown.splitlines() if line.startswith("|") and "[" not in line]
    count = len(made.analyses) + 2
    assert len(re.findall(r"\\\[\d\\\]", header)) == len(made.analyses)
    assert shown.index(header) < shown.index("\n> ")
    matrix = shown[shown.index(header) :].split("\n\n")[0].splitlines()
    assert len(rows) >= len(matrix) - 1
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in matrix} == {count + 1}
    assert not re.search("\n\n\n\n", shown)


def test_every_quote_of_a_shared_issue_is_a_blockquote(made: Comparison) -> None:
    from stance.report.markdown import escaped
    from stance.report.matrix import counts, shared_issues

    shown = to_markdown(made)
    for issue in shared_issues(made):
        for ref in issue.positions:
            if counts(made.position(ref)):
                assert all(f"> {escaped(e.quote)}" in shown for e in made.position(ref).evidence)


def test_nothing_of_an_article_is_markup(hostile: Comparison) -> None:
    shown = to_markdown(hostile)
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "[x](javascript" not in shown


def test_a_notebook_gets_an_inert_matrix(made: Comparison, hostile: Comparison) -> None:
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert not {name for name, _ in attrs} - {"class", "dir", "scope", "title"}

    for one in (made, hostile):
        shown = one._repr_html_()
        assert shown is not None
        Tags().feed(shown)
    assert not set(tags) & {"script", "img", "a", "style", "iframe", "b"}
    shown = made._repr_html_() or ""
    assert "not found" in shown
    assert shown.count("<tr>") == 1 + to_markdown(made).split("\n\n")[3].count("\n|") - 1
