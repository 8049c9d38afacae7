"""The command line bounds, counts and keeps what a run with a model spends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from scripted_server import answer, error, scripted

from stance import cli

TEXT = "The US envoy Jane Roe told reporters on Monday that Russia wants a written guarantee.\n"
GOOD = answer(
    {"summary": [{"text": "A US envoy said that Russia wants a guarantee.", "evidence": [1]}], "positions": []}
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of four articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(4):
        (folder / f"{i}.txt").write_text(f"{TEXT}It was her visit number {i}.\n", encoding="utf-8")
    return folder


def summarize(*arguments: Any) -> int:
    """Run `stance summarize` with a model that is not there."""
    return cli.run(["summarize", "--model", "m", "--repairs", "0", *map(str, arguments)])


def test_a_dry_run_counts_and_asks_nothing(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Per article and in all, without a key or a server; the tokens are those of the prompts as they are sent."""
    assert cli.run(["summarize", "--model", "gpt-5-mini", "--dry-run", "--format", "json", str(articles)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [Path(a["source"]).name for a in told["articles"]] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    total = told["total"]
    assert (total["calls"], total["max_output_tokens"]) == (4, 12000)
    assert total["input_tokens"] == sum(a["input_tokens"] for a in told["articles"])
    assert total["max_cost"] == pytest.approx(total["input_tokens"] * 0.25e-6 + 12000 * 2e-6)
    # each article: one call, two halves, four quarters, one that joins, one repair
    assert total["at_the_very_most"]["calls"] == 4 * 9
    assert total["at_the_very_most"]["max_cost"] > total["max_cost"]
    assert told["prices_of"]
    assert cli.run(["summarize", "--model", "nobody-s", "--dry-run", str(articles)]) == 0
    printed = capsys.readouterr().out
    assert "price unknown" in printed
    assert "USD 0.00" not in printed


def test_a_dry_run_without_a_model_or_on_paper_is_refused(articles: Path) -> None:
    """It would count nothing."""
    assert cli.run(["summarize", "--dry-run", str(articles)]) == 2
    assert cli.run(["summarize", "--model", "m", "--dry-run", "--format", "csv", str(articles)]) == 2


def test_a_budget_stops_the_run_and_what_is_done_is_written(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names what was spent and where the run stopped; the exit code is its own."""
    out = tmp_path / "out.json"
    with scripted(GOOD) as script:
        bound = ["--base-url", script.url, "--max-tokens-total", "4500", "-o", out]
        assert summarize(*bound, articles) == 5
    analyses = json.loads(out.read_text(encoding="utf-8"))["analyses"]
    assert len(analyses) == len(script.requests) > 0
    assert len(analyses) < 4
    told = capsys.readouterr().err
    assert "tokens in and" in told
    assert "what comes after it is left undone" in told
    assert told.count("stopped") == 1


def test_a_bound_in_dollars_needs_a_price(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is asked."""
    with scripted(GOOD) as script:
        assert summarize("--base-url", script.url, "--max-cost", "1", articles) == 2
    assert script.requests == []
    assert "price" in capsys.readouterr().err


def test_a_refused_key_is_told_once(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for the refusal, one for how many articles nobody asked about; an answer that is kept is still given."""
    with scripted(GOOD, error(401, "no")) as script:
        assert summarize("--base-url", script.url, articles / "2.txt", "-q") == 0
        capsys.readouterr()
        assert summarize("--base-url", script.url, articles, "-q", "--format", "json", "--concurrency", 1) == 3
        told = capsys.readouterr()
        assert len(script.requests) == 2
    lines = told.err.splitlines()
    assert len(lines) == 2
    assert "refuses the key" in lines[0]
    assert "0.txt" in lines[0]
    assert lines[1] == "stance: 2 more articles were not asked about, as the endpoint refuses all"
    assert [Path(a["article"]["source"]).name for a in json.loads(told.out)["analyses"]] == ["2.txt"]


def test_a_second_run_is_answered_from_the_cache(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The records count it; what is said is the same."""
    outs = [tmp_path / f"{i}.json" for i in range(3)]
    with scripted(GOOD) as script:
        for out, more in zip(outs, ([], [], ["--no-cache"]), strict=True):
            assert summarize("--base-url", script.url, "-o", out, *more, articles) == 0
        assert len(script.requests) == 8
    first, second, third = (json.loads(out.read_text(encoding="utf-8"))["analyses"] for out in outs)
    assert [a["run"]["usage"]["cached"] for a in (first[0], second[0], third[0])] == [0, 1, 0]
    assert [a["run"]["usage"]["calls"] for a in (first[0], second[0], third[0])] == [1, 0, 1]
    assert first[0]["run"]["usage"]["cost"] is None
    assert [a["summary"] for a in first] == [a["summary"] for a in second]
    assert "4 of 4 articles analysed: 0 calls used" in capsys.readouterr().err
    assert cli.run(["cache", "--format", "json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert (kept["entries"], kept["hits"]) == (4, 4)
    assert cli.run(["cache"]) == 0
    assert "4 answers" in capsys.readouterr().out
    assert cli.run(["cache", "prune", "--older", "30d", "--max-size", "500MB"]) == 0
    assert "0 answers removed" in capsys.readouterr().out
    assert cli.run(["cache", "prune"]) == 2
    assert cli.run(["cache", "prune", "--older", "soon"]) == 2
    capsys.readouterr()
    assert cli.run(["cache", "clear"]) == 0
    assert "4 answers removed" in capsys.readouterr().out


def test_a_log_has_a_line_for_each_call(articles: Path, tmp_path: Path) -> None:
    """With the prompt's name and version, and without the article's words."""
    log = tmp_path / "calls.jsonl"
    with scripted(error(503, "busy", retry_after="0"), GOOD) as script:
        asked = ["--base-url", script.url, "--concurrency", 1, "--log-json", log]
        assert summarize(*asked, "-o", tmp_path / "o.json", articles) == 0
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [r["outcome"] for r in rows] == ["server", "ok", "ok", "ok", "ok"]
    assert all(r["prompt"] == "analyze" and r["version"] for r in rows)
    assert "Roe" not in log.read_text(encoding="utf-8")


def test_a_broken_cache_is_told_in_one_line(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the run goes on."""
    import warnings

    folder = tmp_path / "cache"
    (folder / "model").mkdir(parents=True)
    (folder / "model" / "answers.sqlite").write_text("no database, " * 100, encoding="utf-8")
    monkeypatch.setattr("stance.cli.sources.cache_folder", lambda: folder)
    with scripted(GOOD) as script, warnings.catch_warnings():
        warnings.simplefilter("default")
        assert summarize("--base-url", script.url, "-o", tmp_path / "o.json", articles) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "goes on without" in line]
    assert len(told) == 1


def test_the_report_tells_what_a_model_took(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Calls, tokens, cost as far as it is known, answers from the cache."""
    one = articles / "0.txt"
    with scripted(GOOD) as script:
        assert summarize("--base-url", script.url, one) == 0
        assert "calls: 1 · tokens: 100 in, 20 out · cost unknown\n" in capsys.readouterr().out
        assert summarize("--base-url", script.url, one) == 0
        shown = capsys.readouterr().out
        assert "from the cache: 1\n" in shown
        assert "calls" not in shown
        assert summarize("--base-url", script.url, "--model", "gpt-5-mini", "--language", "uk", one) == 0
    assert "викликів: 1 · токенів: 100 на вході, 20 на виході · вартість: 0.0001 USD\n" in capsys.readouterr().out


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_in_a_call_keeps_what_is_done(articles: Path, tmp_path: Path, how: signal.Signals) -> None:
    """The second article's answer never comes; the first is written."""
    out, asked = tmp_path / "out.json", threading.Event()

    def hang(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        handler.rfile.read(1)

    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from stance.cli import main; main()"
    )
    with scripted(GOOD, hang) as script:
        arguments = ["summarize", "--model", "m", "--base-url", script.url, "--no-cache", "--concurrency", "1"]
        arguments += ["-o", str(out), str(articles)]
        with subprocess.Popen([sys.executable, "-P", "-c", code, *arguments], stderr=subprocess.PIPE) as running:
            assert asked.wait(60)
            running.send_signal(how)
            _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert len(json.loads(out.read_text(encoding="utf-8"))["analyses"]) == 1
    assert b"what was done is kept" in err
