"""`stance report` and `--format html`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import made_report
import pytest
from click.testing import CliRunner

from stance.cli import stance as command
from stance.errors import SavedFileError
from stance.records import Comparison, Copies, Difference, Place
from stance.report import dumps

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE, TABLOID = str(EXAMPLES / "corridor-wire.txt"), str(EXAMPLES / "corridor-tabloid.txt")


def run(*arguments: str, given: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(arguments), input=given, standalone_mode=False)
    code = result.return_value if result.exception is None else getattr(result.exception, "exit_code", 1)
    return code or 0, result.stdout, result.stderr


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    assert run("summarize", WIRE, TABLOID, "-o", str(folder / "all.jsonl"), "-q")[0] == 0
    assert run("compare", str(folder / "all.jsonl"), "-o", str(folder / "compared.json"), "-q")[0] == 0
    return folder


def test_a_page_is_written_by_the_ending_of_the_output(saved: Path, tmp_path: Path) -> None:
    assert run("compare", str(saved / "all.jsonl"), "-o", str(tmp_path / "c.html"), "-q")[0] == 0
    assert run("summarize", WIRE, "-o", str(tmp_path / "one.htm"), "-q")[0] == 0
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Baltic Wire" in (tmp_path / "one.htm").read_text(encoding="utf-8")


def test_a_saved_comparison_gives_the_same_page_again(saved: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first.html", tmp_path / "again.html"
    assert run("compare", str(saved / "all.jsonl"), "-o", str(first), "-q")[0] == 0
    assert run("report", str(saved / "compared.json"), "-o", str(again))[0] == 0
    assert first.read_text(encoding="utf-8") == again.read_text(encoding="utf-8")


def test_saved_analyses_are_shown_in_any_format_without_being_made_again(saved: Path) -> None:
    code, page, _ = run("report", str(saved / "all.jsonl"))
    assert code == 0
    assert page.count('<article class="reading"') == 2
    code, notes, _ = run("report", str(saved / "all.jsonl"), "--format", "markdown")
    assert code == 0
    assert notes.startswith("# ")
    code, console, _ = run("report", str(saved / "compared.json"), "--format", "console")
    assert code == 0
    assert "MATRIX" in console


def test_standard_input_is_read(saved: Path) -> None:
    code, page, _ = run("report", "-", given=(saved / "compared.json").read_text(encoding="utf-8"))
    assert code == 0
    assert page.startswith("<!doctype html>")


def test_what_is_no_saved_file_is_refused(saved: Path, tmp_path: Path) -> None:
    assert "stance summarize" in str(CliRunner().invoke(command, ["report", WIRE]).exception)
    assert run("report", str(tmp_path / "none.json"))[0] != 0
    code, _, _ = run("report", str(saved / "compared.json"), "--format", "jsonl")
    assert code == 2


def test_decisions_beside_the_file_are_on_the_page(saved: Path) -> None:
    path = str(saved / "compared.json")
    assert run("review", path, "--reject", "1", "--by", "Ann Poe", "--note", "that is the reporter")[0] == 0
    _, page, err = run("report", path)
    assert "1 decisions" in err
    assert "rejected by Ann Poe" in page
    assert "that is the reporter" in page
    assert "rejected by Ann Poe" not in run("report", path, "--no-review")[1]


def full_comparison() -> Comparison:
    """A comparison that has everything that a file may hold of articles, issues and positions."""
    made = made_report.comparison()
    texts = [a.article.text for a in made.analyses]
    a, b = (Place(start=0, end=9, article=n, quote=texts[n][:9]) for n in (0, 1))
    difference = Difference(kind="stance", party="US", issue=made_report.ISSUE, a=a, b=b, message="otherwise")
    update = {"differences": (difference,), "copies": (Copies(articles=(0, 2), overlap=1.0),)}
    made = made.model_copy(update=update)
    assert all((made.cells, made.omissions, made.voices, made.framing))
    return made


CHANGED = [
    (("cells",), [], "issues without all their cells"),
    (("cells", 0, "article"), 9, "articles that it does not hold"),
    (("cells", 0, "article"), -1, "articles that it does not hold"),
    (("voices", 0, "article"), 9, "articles that it does not hold"),
    (("framing", 0, "article"), 9, "articles that it does not hold"),
    (("copies", 0, "articles", 0), 9, "articles that it does not hold"),
    (("issues", 0, "positions", 0, "position"), 999, "positions that it does not hold"),
    (("issues", 0, "positions"), [], "positions in other cells"),
    (("issues", 0, "id"), "zz", "issues that it does not have"),
    (("omissions", 0, "issues"), ["zz"], "issues that it does not have"),
    (("omissions", 0, "reported", 0, "article"), 9, "articles that it does not hold"),
    (("differences", 0, "issue"), "zz", "issues that it does not have"),
    (("differences", 0, "a", "quote"), "words that nobody said", "words that no article has"),
    (("differences", 0, "b", "end"), 999_999, "words that no article has"),
]


@pytest.mark.parametrize(("part", "value", "told"), CHANGED)
@pytest.mark.parametrize("arguments", [("report",), ("report", "--format", "markdown"), ("compare", "--format", "csv")])
def test_a_comparison_that_was_edited_wrongly_is_refused(
    tmp_path: Path, part: tuple[str | int, ...], value: object, told: str, arguments: tuple[str, ...]
) -> None:
    """By name and with what is wrong, whatever shows it."""
    data = json.loads(dumps(full_comparison()))
    at = data["comparison"]
    for step in part[:-1]:
        at = at[step]
    at[part[-1]] = value
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(data), encoding="utf-8")
    name, *rest = arguments
    result = CliRunner().invoke(command, [name, str(edited), *rest], standalone_mode=False)
    assert isinstance(result.exception, SavedFileError)
    assert told in str(result.exception)
    assert "edited.json" in str(result.exception)


@pytest.mark.parametrize("change", [{"quote": "words that nobody said"}, {"end": 999_999}])
@pytest.mark.parametrize("name", ["all.jsonl", "compared.json"])
def test_words_that_the_article_does_not_have_are_not_shown(saved: Path, change: dict[str, object], name: str) -> None:
    """An edited file is refused, and the command that tells all of it is named."""
    text = (saved / name).read_text(encoding="utf-8")
    lines = [json.loads(part) for part in ([text] if name.endswith(".json") else text.splitlines())]
    analysis = lines[0]["analyses"][0] if "analyses" in lines[0] else lines[0]
    analysis["positions"][0]["evidence"][0].update(change)
    edited = saved / f"edited-{name}"
    edited.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    arguments = ["report", str(edited)] if name == "all.jsonl" else ["compare", str(edited), "-q"]
    result = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(result.exception, SavedFileError)
    assert "position 1 of" in str(result.exception)
    assert "stance verify" in str(result.exception)
