from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stance import cli

GOLD = Path(__file__).parent / "gold"


def test_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", str(GOLD), "-q", "--engine", "offline"]) == 0
    out = capsys.readouterr().out
    assert "verified: precision" in out
    assert "caught: negation" in out
    assert "95 % interval" in out


def test_json_has_every_fault_and_trial(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", str(GOLD), "-q", "--engine", "offline", "--format", "json"]) == 0
    data = json.loads(capfd.readouterr().out)
    assert data["schema_version"] == "1"
    assert data["settings"][0]["articles"] == ["corridor"]
    assert data["checks"]["articles"][0]["trials"]


def test_two_settings_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", str(GOLD), "-q", "--engine", "offline", "--no-checks", "--against", "repairs=0"]) == 0
    out = capsys.readouterr().out
    assert "second setting against the first" in out
    assert "repairs=0" in out


def test_the_page_is_well_formed_and_inert(tmp_path: Path) -> None:
    """What articles say is text in the page, and nothing in it loads or runs."""
    folder = tmp_path / "gold"
    shutil.copytree(GOLD, folder)
    file = folder / "corridor.json"
    text = file.read_text(encoding="utf-8").replace("Sergei Antonov rejected", "<script>x</script> rejected", 1)
    file.write_text(text, encoding="utf-8")
    page = tmp_path / "eval.html"
    assert cli.run(["eval", str(folder), "-q", "--engine", "offline", "--format", "html", "-o", str(page)]) == 0
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert not {name for name, _ in attrs} & {"src", "href", "onload", "onclick"}

    Tags().feed(page.read_text(encoding="utf-8"))
    assert "table" in tags
    assert "script" not in tags


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "is no folder"),
        ([str(GOLD), "--against", "colour=red"], "is no setting"),
        ([str(GOLD), "--against", "repairs=many"], "repairs"),
    ],
)
def test_wrong_use_is_named(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", "-q", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_language_that_the_checks_do_not_know_is_skipped_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "gold"
    shutil.copytree(GOLD, folder)
    (folder / "de.txt").write_text("Gespräche\n\nKiew will Frieden.\n", encoding="utf-8")
    data = json.loads((folder / "corridor.json").read_text(encoding="utf-8"))
    (folder / "de.json").write_text(json.dumps({**data, "language": "de", "positions": [], "traps": []}), "utf-8")
    assert cli.run(["eval", str(folder), "-q", "--engine", "offline"]) == 0
    err = capsys.readouterr().err
    assert "skipped 'de'" in err
