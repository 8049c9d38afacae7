"""A comparison as Markdown, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stance
from stance.errors import OptionsError
from stance.records import Comparison
from stance.report import to_csv, to_markdown, to_parquet
from stance.report.comparison_rows import comparison_rows
from stance.report.comparison_tables import TABLES

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


OWN = "The {port} harbour, the old harbour, saw trouble. The {blockade} of {city} went on, and the {blockade} hurt.\n\n"
QUOTING = "Foreign Minister Sergei Lavrov said: “The Kiev regime is to blame.”\n"


@pytest.fixture(scope="module")
def telling() -> Comparison:
    """Two papers that tell one thing in words of their own."""
    own = [
        {"port": "small", "blockade": "siege", "city": "Kyiv"},
        {"port": "big", "blockade": "rescue", "city": "Kiev"},
    ]
    texts = [f"Harbour\n\n{OWN.format(**words) * 8}{QUOTING}" for words in own]
    read = [stance.parse(text, source=f"paper-{n}") for n, text in enumerate(texts)]
    return stance.compare(read, engine="offline")


def test_words_that_set_an_outlet_apart_are_a_table_with_intervals_and_places(telling: Comparison) -> None:
    found = list(TABLES["framing"].rows(telling))
    assert found
    assert {(r["source"], r["word"]) for r in found} >= {("paper-0", "siege"), ("paper-1", "rescue")}
    texts = {a.article.source: a.article.text for a in telling.analyses}
    for row in found:
        assert 0 < row["low"] <= row["log_odds"] <= row["high"]
        written = [texts[row["source"]][s:e] for s, e in zip(row["starts"], row["ends"], strict=True)]
        assert len(written) == row["count"]


def test_names_are_a_table_that_tells_whose_they_are(telling: Comparison) -> None:
    found = list(TABLES["naming"].rows(telling))
    texts = {a.article.source: a.article.text for a in telling.analyses}
    kiev = next(r for r in found if r["source"] == "paper-0" and r["quoted"])
    assert (kiev["own"], kiev["said_by"]) == (0, ["Sergei Lavrov"])
    (start,), (end,) = kiev["said_starts"], kiev["said_ends"]
    assert texts["paper-0"][start:end] == "Kiev"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_columns_as_csv_and_parquet(name: str, telling: Comparison, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    rows = list(TABLES[name].rows(telling))
    assert all(set(row) == set(TABLES[name].columns) for row in rows)
    table = csv.DictReader(io.StringIO(to_csv(telling, name)))
    assert len(list(table)) == len(rows)
    assert tuple(table.fieldnames or ()) == TABLES[name].columns
    to_parquet(telling, tmp_path / "t.parquet", name)
    assert parquet.read_table(tmp_path / "t.parquet").to_pylist() == rows


def test_without_a_name_the_table_is_that_of_positions(made: Comparison) -> None:
    assert to_csv(made) == to_csv(made, "positions")


def test_a_table_that_is_not_there_is_refused_by_name(made: Comparison) -> None:
    with pytest.raises(OptionsError, match=r"no table 'words': choose one of positions, differences"):
        to_csv(made, "words")
    with pytest.raises(OptionsError, match="only a comparison has a table"):
        to_csv(made.analyses, "framing")


def test_no_table_of_a_comparison_has_a_formula(hostile: Comparison) -> None:
    for name in TABLES:
        table = csv.DictReader(io.StringIO(to_csv(hostile, name)))
        assert not [v for row in table for v in row.values() if v.startswith(("=", "+", "@", "\t", "\r"))]


def test_a_notebook_tells_words_and_names_that_set_outlets_apart(telling: Comparison) -> None:
    shown = telling._repr_html_() or ""
    assert "Words that set an outlet apart" in shown
    assert "siege ×" in shown
    assert "Kiev, in quotations: 1 (Sergei Lavrov)" in shown
