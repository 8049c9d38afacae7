"""A run over many articles: written as it comes, and whatever ends it keeps what is done."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, answer, error, scripted, send

from stance import cli, loads

TEXT = "The US envoy Jane Roe told reporters on Monday that Russia wants a written guarantee.\n"
GOOD = answer({"summary": [{"text": "A US envoy spoke of a guarantee.", "evidence": [1]}], "positions": []})
CODE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from stance.cli import main; main()"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of six articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(6):
        (folder / f"{i}.txt").write_text(f"{TEXT}It was her visit number {i}.\n", encoding="utf-8")
    return folder


def by(reply: Callable[[int], Any]) -> Reply:
    """Answer each request by the number of the article that it is about; None never answers."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        content = handler.asked["messages"][-1]["content"]  # type: ignore[attr-defined]
        said = reply(int(content.partition("visit number ")[2].partition(".")[0]))
        if said is None:
            handler.rfile.read(1)
        else:
            send(handler, said)

    return write


def started(url: str, articles: Path, *more: str, **how: Any) -> subprocess.Popen[bytes]:
    arguments = ["summarize", "--model", "m", "--base-url", url, "--no-cache", "--repairs", "0", *more, str(articles)]
    return subprocess.Popen([sys.executable, "-P", "-c", CODE, *arguments], stderr=subprocess.PIPE, **how)


def numbers(text: str) -> list[str]:
    return [Path(a.article.source).stem for a in loads(text)]


def lines(file: Any, count: int) -> str:
    return "".join(file.readline().decode() for _ in range(count))


def test_json_lines_come_one_by_one_and_a_kill_leaves_them(articles: Path) -> None:
    """Two lines are there while the third article is being asked about, and after SIGKILL too."""
    with (
        scripted(by(lambda n: GOOD if n < 2 else None)) as script,
        started(script.url, articles, "--format", "jsonl", stdout=subprocess.PIPE) as running,
    ):
        assert running.stdout is not None
        came = lines(running.stdout, 2)
        running.kill()
        assert running.stdout.read() == b""
    assert numbers(came) == ["0", "1"]


@pytest.mark.parametrize("stood", [False, True], ids=["a new file", "a file that stood there"])
def test_a_killed_run_leaves_its_lines_in_a_file(articles: Path, tmp_path: Path, stood: bool) -> None:
    """What stood there is not lost before something whole takes its place: the lines are beside it."""
    out = tmp_path / "out.jsonl"
    if stood:
        out.write_text("before", encoding="utf-8")
    third = threading.Event()

    def reply(n: int) -> Any:
        if n == 2:
            third.set()
        return GOOD if n < 2 else None

    with (
        scripted(by(reply)) as script,
        started(script.url, articles, "--concurrency", "1", "-o", str(out)) as running,
    ):
        assert third.wait(60)
        ready = tmp_path.glob("out.jsonl.*.part") if stood else iter([out])
        file = next(ready)
        while file.read_bytes().count(b"\n") < 2:
            assert running.poll() is None
        running.kill()
    assert numbers(file.read_text(encoding="utf-8")) == ["0", "1"]
    assert not stood or out.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_is_done_behind_one_that_hangs_is_kept(
    articles: Path, tmp_path: Path, how: signal.Signals, form: str
) -> None:
    """The first article's answer never comes; four go at once, and so the sixth is asked only after others are done."""
    out, sixth = tmp_path / f"out.{form}", threading.Event()

    def reply(n: int) -> Any:
        if n == 5:
            sixth.set()
        return None if n in (0, 5) else GOOD

    with (
        scripted(by(reply)) as script,
        started(script.url, articles, "-o", str(out)) as running,
    ):
        assert sixth.wait(60)
        running.send_signal(how)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    kept = numbers(out.read_text(encoding="utf-8"))
    assert len(kept) >= 2
    assert kept == sorted(kept)
    assert {"0", "5"}.isdisjoint(kept)
    assert f"interrupted after {len(kept)} articles: what was done is kept".encode() in err


def test_a_key_that_is_refused_to_several_at_once_is_told_once(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Four are asked about before the first refusal; the line on the others does not say that nobody asked."""
    together = threading.Barrier(4)

    def reply(n: int) -> Any:
        together.wait(60)
        return error(401, "no")

    with scripted(by(reply)) as script:
        given = ["--model", "m", "--base-url", script.url, "--no-cache", "--format", "json"]
        assert cli.run(["summarize", "-q", *given, str(articles)]) == 3
        assert len(script.requests) == 4
    first, second = capsys.readouterr().err.splitlines()
    assert "0.txt" in first
    assert "refuses the key" in first
    assert second == "stance: 5 more articles were refused alike or not asked about, as the endpoint refuses all"


def test_a_budget_tells_what_it_left_undone(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article is done, one is not, and what comes after it was not begun."""
    with scripted(by(lambda n: GOOD)) as script:
        given = ["--model", "m", "--base-url", script.url, "--no-cache", "--repairs", "0", "--concurrency", "1"]
        given += ["--max-tokens-total", "4500", "--format", "jsonl"]
        assert cli.run(["summarize", "-q", *given, str(articles)]) == 5
    out, err = capsys.readouterr()
    done = numbers(out)
    assert done == list("012345")[: len(script.requests)]
    told = f"{len(done)} article{'s' if len(done) != 1 else ''} done; "
    assert told in err
    assert f"{len(done)}.txt' is not done, and what comes after it is left undone.\n" in err


def test_the_same_bytes_whatever_the_concurrency(articles: Path, tmp_path: Path) -> None:
    """But for what lies under `run`."""
    said = []
    for concurrency in (1, 5):
        out = tmp_path / f"{concurrency}.jsonl"
        with scripted(by(lambda n: GOOD)) as script:
            given = ["--model", "m", "--base-url", script.url, "--no-cache", "--repairs", "0"]
            given += ["--concurrency", str(concurrency)]
            assert cli.run(["summarize", "-q", *given, "-o", str(out), str(articles)]) == 0
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        said.append([{k: v for k, v in row.items() if k != "run"} for row in rows])
        assert [Path(r["article"]["source"]).stem for r in rows] == list("012345")
    assert said[0] == said[1]


def test_an_output_may_be_the_table_it_is_made_of(tmp_path: Path) -> None:
    """It is read to its end before it is replaced, and keeps its permissions."""
    table = tmp_path / "a.jsonl"
    table.write_text("".join(json.dumps({"text": f"{TEXT}Visit {i}."}) + "\n" for i in range(3)), encoding="utf-8")
    table.chmod(0o640)
    assert cli.run(["summarize", "-q", str(table), "-o", str(table)]) == 0
    assert len(loads(table.read_text(encoding="utf-8"))) == 3
    assert table.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [table]


def test_nothing_analysed_leaves_the_lines_of_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    assert cli.run(["summarize", "-q", str(tmp_path / "none.txt"), "-o", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == "before"
    assert "is left as it was" in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_the_run_quietly(articles: Path) -> None:
    """After the first line nobody reads: the run ends, although answers are still to come."""
    gone = threading.Event()

    def reply(n: int) -> Any:
        if n > 0:
            gone.wait(60)
        return GOOD if n < 5 else None

    with (
        scripted(by(reply)) as script,
        started(script.url, articles, "-q", "--format", "jsonl", stdout=subprocess.PIPE) as running,
    ):
        assert running.stdout is not None
        assert running.stdout.readline()
        running.stdout.close()
        gone.set()
        assert running.stderr is not None
        err = running.stderr.read()
    assert (running.returncode, err) == (0, b"")


def test_ctrl_c_while_standard_input_is_waited_for() -> None:
    """Nobody writes to it; the process ends as it should."""
    command = [sys.executable, "-P", "-c", CODE, "summarize", "-q", "-", "--format", "json"]
    reading, writing = os.pipe()
    with subprocess.Popen(command, stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        os.close(reading)
        os.write(writing, b"x" * 10_000)
        while _unread(writing):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        os.close(writing)
    assert running.returncode == 130, err
    assert b"interrupted after 0 articles" in err
    assert b"Fatal" not in err
    assert json.loads(out)["analyses"] == []


def _unread(pipe: int) -> bool:
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4), sys.byteorder) > 0


def test_a_terminal_is_shown_how_far_it_is(articles: Path, tmp_path: Path) -> None:
    """On standard error, in one line that goes away; `--quiet` and a pipe show nothing of it."""
    shown = {}
    for more in ([], ["-q"]):
        ours, theirs = pty.openpty()
        told: list[bytes] = []
        reader = threading.Thread(target=lambda end, kept: kept.extend(_read(end)), args=(ours, told))
        reader.start()
        with scripted(by(lambda n: GOOD)) as script:
            out = str(tmp_path / "o.json")
            given = ["--model", "m", "--base-url", script.url, "--no-cache", "--repairs", "0", "-o", out]
            given += [*more, str(articles)]
            command = [sys.executable, "-P", "-c", CODE, "summarize", *given]
            environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
            done = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, env=environment, check=False)
        os.close(theirs)
        reader.join(60)
        os.close(ours)
        assert done.returncode == 0
        assert done.stdout == b""
        shown[bool(more)] = b"".join(told)
    assert b"under way" in shown[False]
    assert b"6 of 6 articles analysed" in shown[False]
    assert shown[True] == b""


def _read(end: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(end, 1 << 16)
        except OSError:  # nobody holds the other end any more
            return
        if not data:
            return
        yield data
