"""The command line as a user meets it."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import jsonschema
import pytest
from scripted_server import answer, error, scripted

from stance import cli
from stance.cli.output import check_output

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WIRE = str(EXAMPLES / "corridor-wire.txt")
REPOST = str(EXAMPLES / "corridor-repost.txt")


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command and return exit code, output and errors."""
    code = cli.run(list(arguments))
    out, err = capfd.readouterr()
    return code, out, err


def test_no_model_means_the_offline_engine_and_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """The remark goes to standard error, once."""
    code, out, err = run(capfd, "summarize", WIRE)
    assert code == 0
    assert err == "No model is configured: using the offline engine. Name one with --model.\n"
    assert "Talks on Black Sea shipping corridor end without a deal" in out


@pytest.mark.parametrize("columns", ["60", "100"])
def test_the_report_is_plain_and_fits(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """No line is wider than the terminal, and there is no escape when piped; speakers, quotes and verdicts are there."""
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run(capfd, "summarize", "-q", REPOST)
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= int(columns)
    for part in (
        "verified",
        "Northern Herald",
        "relayed: Moscow",
        "Martin Hale (US, official)",
        "| ",
        "Ukraine: reported by others",
    ):
        assert part in out


def test_json_fits_its_schema(capfd: pytest.CaptureFixture[str]) -> None:
    """What is written validates against what `stance schema` prints."""
    _, out, _ = run(capfd, "summarize", "-q", WIRE, REPOST, "--format", "json")
    _, printed, _ = run(capfd, "schema")
    saved = json.loads(out)
    jsonschema.validate(saved, json.loads(printed))
    assert saved["schema_version"] == "1"
    assert [a["article"]["source"] for a in saved["analyses"]] == [WIRE, REPOST]
    assert "“" in out


def test_a_saved_file_is_verified_and_a_forged_one_is_not(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit code 0 where every verdict holds, 1 where one does not, with the reason."""
    path = tmp_path / "a.json"
    assert run(capfd, "summarize", "-q", WIRE, "--format", "json", "-o", str(path))[0] == 0
    assert run(capfd, "verify", str(path))[0] == 0
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '"party": "Russia",\n          "holder": "Moscow"', '"party": "Ukraine",\n          "holder": "Moscow"'
        ),
        encoding="utf-8",
    )
    code, out, _ = run(capfd, "verify", str(path))
    assert code == 1
    assert "stored verified, now rejected" in " ".join(out.split())
    assert "SRC001" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ("[]", "no analyses"),
        ('{"analyses": [], "schema_version": "9"}', "schema_version '9'"),
        ('{"analyses": [{}], "schema_version": "1"}', "does not fit"),
    ],
)
def test_what_is_no_saved_file_is_named(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, content: str, said: str
) -> None:
    """Each has an error of its own and exit code 2."""
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    code, _, err = run(capfd, "verify", str(path))
    assert code == 2
    assert said in err
    assert "bad.json" in err


def test_one_bad_input_does_not_stop_the_others(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The error names it, the rest is done in order, the exit code says that something failed."""
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    code, out, err = run(
        capfd, "summarize", "-q", str(tmp_path / "none.txt"), WIRE, str(empty), REPOST, "--format", "json"
    )
    assert code == 1
    assert [a["article"]["source"] for a in json.loads(out)["analyses"]] == [WIRE, REPOST]
    assert "none.txt" in err
    assert "empty" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["summarize", WIRE, "--modle", "x"], "--model"),
        (["summarize"], "Missing argument"),
        (["summarize", WIRE, "--parties", "US,,Russia"], "party name is blank"),
        (["summarize", WIRE, "--parties", "US,United States"], "US"),
        (["summarize", WIRE, "--engine", "llm"], "needs a model"),
        (["summarize", WIRE, "--party-file", "none.toml"], "none.toml"),
        (["summarize", WIRE, "--date", "yesterday"], "yesterday"),
        (["summarize", WIRE, "--date", "12/31/2025"], "write it as 2025-12-31"),
        (["sumarize", WIRE], "sumarize"),
    ],
)
def test_wrong_usage_is_explained(capfd: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    """Exit code 2, and the error names what is wrong."""
    code, _, err = run(capfd, *arguments)
    assert code == 2
    assert said in err


def test_a_model_that_fails_is_exit_code_3(capfd: pytest.CaptureFixture[str]) -> None:
    """The article is named; another that works is still done."""
    good = answer({"summary": [], "positions": []})
    with scripted(error(404, "no such model"), good) as script:
        asked = ["--model", "m", "--base-url", script.url, "--concurrency", "1", "--format", "json"]
        code, out, err = run(capfd, "summarize", WIRE, REPOST, *asked)
    assert code == 3
    assert "does not know the model 'm'" in err
    assert [a["article"]["source"] for a in json.loads(out)["analyses"]] == [REPOST]


def test_how_a_model_is_asked_can_be_said(tmp_path: Path) -> None:
    """What is sent with each request, and how often one is sent again."""
    flags = {"temperature": 0.5, "seed": 7, "reasoning-effort": "low", "max-output-tokens": 900, "retries": 0}
    given = [part for name, value in flags.items() for part in (f"--{name}", str(value))]
    with scripted(error(503, "busy", retry_after="0")) as script:
        asked = ["summarize", WIRE, "--model", "m", "--base-url", script.url, *given, "-o", str(tmp_path / "x.json")]
        assert cli.run(asked) == 3
    (sent,) = script.requests
    assert (sent["temperature"], sent["seed"], sent["reasoning_effort"], sent["max_tokens"]) == (0.5, 7, "low", 900)


def test_standard_input(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads the article from standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(WIRE).read_bytes())))
    code, out, _ = run(capfd, "summarize", "-q", "-")
    assert code == 0
    assert "standard input" in out


def test_rules_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    """Every rule with its effect, meaning and examples."""
    _, out, _ = run(capfd, "rules")
    assert re.search(r"^SRC001 words-of-another-party \(reject\)$", out, re.MULTILINE)
    _, out, _ = run(capfd, "rules", "--format", "json")
    assert {"code", "name", "effect", "summary", "fails", "passes"} == set(json.loads(out)[0])


def test_quotes_lists_who_said_what(capfd: pytest.CaptureFixture[str]) -> None:
    """As text and as JSON."""
    code, out, _ = run(capfd, "quotes", REPOST)
    assert code == 0
    assert "Irina Belova (Russia, official) told" in out
    _, out, _ = run(capfd, "quotes", REPOST, "--format", "json")
    assert json.loads(out)["attributions"][0]["speakers"][0]["party"] == "US"


def process(*arguments: str, **more: object) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    # a runner in the background may hand down an ignored SIGINT
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from stance.cli import main; main()"
    )
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload, no-any-return]


def test_help_imports_nothing_slow() -> None:
    """The group's help lists its commands without loading them."""
    code = "import sys\nfrom stance.cli import run\nrun(['--help'])\nprint([m for m in ('pydantic', 'openai', 'rich', 'tiktoken') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
    assert "130  interrupted" in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    """Output piped into a program that stops reading ends quietly."""
    with process("rules") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        err = running.stderr.read()
    assert b"Traceback" not in err


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    """Interrupted at the second article, the first is still written, as valid JSON, with exit code 130."""
    fifo = tmp_path / "second.txt"
    os.mkfifo(fifo)
    with process("summarize", "-q", WIRE, str(fifo), "--format", "json") as running:
        writer = os.open(fifo, os.O_WRONLY)  # opens once the command reads its second article
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        os.close(writer)
    assert running.returncode == 130
    assert [a["article"]["source"] for a in json.loads(out)["analyses"]] == [WIRE]
    assert b"interrupted after 1 article: what was done is kept" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_written_to_and_not_replaced(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A pipe stays a pipe, and so does a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run(capfd, "summarize", "-q", WIRE, "--format", "json", "-o", str(pipe))[0] == 0
    reader.join(60)
    assert json.loads(read[0])["analyses"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_link_stays_one(capfd: pytest.CaptureFixture[str], tmp_path: Path, form: str) -> None:
    """What is written goes where a link leads, also where nothing is yet."""
    link, file = tmp_path / "last", tmp_path / "made"
    link.symlink_to(file)
    for _ in range(2):
        assert run(capfd, "summarize", "-q", WIRE, "--format", form, "-o", str(link))[0] == 0
        assert link.is_symlink()
        assert json.loads(file.read_text(encoding="utf-8"))


def test_a_device_needs_no_folder_that_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """/dev/null is open to all, and its folder is not."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    check_output(Path(os.devnull))


def test_a_file_is_written_whole_or_not_at_all(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder that is not there is an error; the console report can go to a file too."""
    code, _, err = run(capfd, "summarize", "-q", WIRE, "--format", "json", "-o", str(tmp_path / "no" / "a.json"))
    assert code != 0
    assert "cannot write" in err
    assert run(capfd, "summarize", "-q", WIRE, "-o", str(tmp_path / "a.txt"))[0] == 0
    assert "verified" in (tmp_path / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", ["speaker", "chain", "voice", "act", "evidence", "findings", "verdict"])
def test_any_part_of_a_position_that_was_changed_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, field: str
) -> None:
    """Verify compares all that it computes, not the verdict alone."""
    _, out, _ = run(capfd, "summarize", "-q", REPOST, "--format", "json")
    saved = json.loads(out)
    position = next(p for p in saved["analyses"][0]["positions"] if p["voice"] == "relayed")
    finding = {"code": "NUM001", "effect": "note", "path": "x", "message": "x"}
    text = saved["analyses"][0]["article"]["text"]
    forged = {
        "speaker": {"name": "Kyiv", "party": "Ukraine", "capacity": "official"},
        "chain": [],
        "voice": "quoted",
        "act": "threatens",
        "evidence": [{"start": 0, "end": 9, "quote": text[:9]}],
        "findings": [finding],
        "verdict": "rejected",
    }
    position[field] = forged[field]
    file = tmp_path / "forged.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    code, out, _ = run(capfd, "verify", str(file))
    assert code == 1
    assert "positions[" in out


def test_a_party_file_alone_names_the_parties(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Its parties are asked for, with their seats, offices and short names; a name is quoted whole."""
    file = tmp_path / "parties.toml"
    file.write_text(
        '[[party]]\nid = "Port Board"\nkind = "organization"\nnames = ["Port Board"]\nseats = ["Pier One"]\n'
        'offices = ["harbour master"]\npeople = [{name = "Ann Poe", aliases = ["Poe"], office = "chair"}]\n',
        encoding="utf-8",
    )
    article = tmp_path / "a.txt"
    article.write_text(
        "Pier One rejected the plan. “We will wait,” Poe said. The harbour master said the port is shut.\n"
    )
    _, out, _ = run(capfd, "summarize", "-q", str(article), "--party-file", str(file), "--format", "json")
    analysis = json.loads(out)["analyses"][0]
    assert [p["party"] for p in analysis["parties"]] == ["Port Board"]
    assert [p["holder"] for p in analysis["positions"]] == ["Pier One", "Ann Poe", "harbour master"]
    assert analysis["positions"][0]["evidence"][0]["quote"] == "Pier One rejected the plan"


def test_an_output_file_has_the_permissions_of_any_other(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A new file follows the umask, one that is replaced keeps what it had."""
    plain, made, kept = tmp_path / "plain", tmp_path / "made.json", tmp_path / "kept.json"
    plain.touch()
    kept.touch(mode=0o640)
    for output in (made, kept):
        assert run(capfd, "summarize", "-q", WIRE, "--format", "json", "-o", str(output))[0] == 0
    assert made.stat().st_mode == plain.stat().st_mode
    assert kept.stat().st_mode & 0o777 == 0o640


def test_an_article_in_another_language_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No party is called silent in a text that cannot be read."""
    article = tmp_path / "de.txt"
    article.write_text(
        "Der Minister sagte am Montag, dass die Gespräche gut verlaufen seien und er auf den Hafen hoffe.\n"
    )
    code, out, err = run(capfd, "summarize", "-q", str(article))
    assert (code, out) == (1, "")
    assert "'de' is not supported" in err
