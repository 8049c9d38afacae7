from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from scripted_server import answer, scripted

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


def gold_of(count: int, folder: Path) -> Path:
    """The gold article under several names."""
    folder.mkdir()
    for i in range(count):
        for ending in ("txt", "json"):
            shutil.copy(GOLD / f"corridor.{ending}", folder / f"{i}.{ending}")
    return folder


def test_a_budget_stops_an_evaluation_and_what_is_done_is_scored(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The bounds of a run hold here too, the log is written, and the exit code tells."""
    gold, log = gold_of(3, tmp_path / "gold"), tmp_path / "calls.jsonl"
    status, body = answer({"summary": [], "positions": []})
    body["usage"]["completion_tokens"] = 5000
    with scripted((status, body)) as script:
        bounds = ["--max-tokens-total", "12000", "--concurrency", "1", "--log-json", str(log), "--no-cache"]
        asked = ["--model", "m", "--base-url", script.url, "--repairs", "0", "--mask", *bounds]
        assert cli.run(["eval", str(gold), "--no-checks", "-q", "--format", "json", *asked]) == 5
        assert len(script.requests) == len(log.read_text(encoding="utf-8").splitlines()) > 0
    told = capfd.readouterr()
    (setting,) = json.loads(told.out)["settings"]
    assert len(setting["articles"]) == len(script.requests) < 3
    assert "mask=True" in setting["setting"]
    assert "budget of 12,000 tokens" in setting["stopped"]
    assert "stance: stopped: " in told.err
    assert "PARTY_A" in script.requests[0]["messages"][1]["content"]


def test_an_evaluation_is_answered_from_the_cache(tmp_path: Path) -> None:
    """As any other run, unless that is refused."""
    gold = gold_of(1, tmp_path / "gold")
    with scripted(answer({"summary": [], "positions": []})) as script:
        asked = ["eval", str(gold), "--no-checks", "-q", "--model", "m", "--base-url", script.url, "--repairs", "0"]
        assert cli.run(asked) == 0
        assert cli.run(asked) == 0
        assert len(script.requests) == 1
        assert cli.run([*asked, "--no-cache"]) == 0
        assert len(script.requests) == 2
