"""The comparison with other systems: what is counted, what is kept, and the table."""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scripted_server import answer, error, scripted

BENCH = Path(__file__).parent.parent / "bench"
TEXT = "Russia wants a pause, Ivan Serov said.\n\n“We will not sign,” Ukraine's minister said.\n"


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module bench/peers.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    spec = importlib.util.spec_from_file_location("peers", BENCH / "peers.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked(url: str) -> int:
    request = urllib.request.Request(f"{url}/chat/completions", b"{}", {"content-type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPErrorProcessor())
    try:
        with opener.open(request) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def test_the_proxy_counts_answers_refusals_and_answers_without_usage(peers: ModuleType) -> None:
    """All systems are counted alike, by what the server says; the key is known to the proxy alone."""
    status, unmetered = answer("c")
    with (
        scripted(answer("a"), error(429, "slow down"), (status, {**unmetered, "usage": None})) as script,
        peers.counting(script.url, "a-key", 5) as tally,
    ):
        assert [asked(tally.url) for _ in range(3)] == [200, 429, 200]
        counts = tally.row()
        assert {h["authorization"] for h in script.headers} == {"Bearer a-key"}
    assert (counts["calls"], counts["input_tokens"], counts["output_tokens"], counts["unmetered"]) == (3, 100, 20, 1)
    assert counts["refusals"][0].startswith("429")


def in_vain(url: str) -> None:
    with suppress(OSError):
        asked(url)


def test_what_is_under_way_at_the_end_is_broken_off(peers: ModuleType) -> None:
    """A model that still writes for a process that was ended would slow the next one down."""
    came, left = threading.Event(), threading.Event()

    def held(handler: BaseHTTPRequestHandler) -> None:
        came.set()
        if handler.connection.recv(1) == b"":
            left.set()

    with scripted(held) as script:
        with peers.counting(script.url, None, 30) as tally:
            threading.Thread(target=in_vain, args=(tally.url,), daemon=True).start()
            assert came.wait(5)
            assert tally.row()["unmetered"] == 1
        assert left.wait(5)


def ran(peers: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["peers.py", *arguments])
    peers.main()


def test_a_run_is_kept_row_by_row_and_goes_on(
    peers: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fenced answer is read; a system that fails is a row with its error; what is there is not asked again."""
    article, results = tmp_path / "a.txt", tmp_path / "results.json"
    article.write_text(TEXT, encoding="utf-8")
    said = {
        "summary": "Two said no.",
        "positions": [
            {"party": "Ukraine", "holder": "the minister", "position": "refuses", "quote": "“We will not sign,”"},
            {"party": "US", "holder": "Washington", "position": "helps", "quote": "We help."},
        ],
    }
    fenced = f"```json\n{json.dumps(said)}\n```"
    monkeypatch.setitem(peers.SYSTEMS, "langextract", "no-such.py")
    with scripted(answer("warm"), answer(fenced), error(400, "no")) as script:
        common = (str(article), "--base-url", script.url, "--model", "m", "-o", str(results))
        ran(peers, monkeypatch, *common, "--systems", "oneshot,langextract")
        assert len(script.requests) == 2
        ran(peers, monkeypatch, *common, "--systems", "oneshot,langextract", "--resume")
        assert len(script.requests) == 2
    rows = json.loads(results.read_text(encoding="utf-8"))["rows"]
    assert [(r["system"], bool(r["error"]), r["calls"], r["output_tokens"]) for r in rows] == [
        ("oneshot", False, 1, 20),
        ("langextract", True, 0, 0),
    ]
    assert [(p["party"], p["quotes"][0]["anywhere"]) for p in rows[0]["positions"]] == [
        ("Ukraine", True),
        ("US", False),
    ]
    labels = tmp_path / "labels.json"
    ran(peers, monkeypatch, "--read", str(results), "--labels", str(labels))
    assert json.loads(labels.read_text(encoding="utf-8")) == {f"oneshot/{article}/{i}": None for i in range(2)}
    ran(peers, monkeypatch, "--table", str(results), "--labels", str(labels))
    assert "| articles, failed | 1, 1 | 1, 0 |" in capsys.readouterr().out


@pytest.mark.skipif(find_spec("langextract") is None, reason="langextract is not installed beside the project")
def test_langextract_is_driven_through_its_own_format(
    peers: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its request goes to the endpoint named, its answer is parsed, and its offsets are measured."""
    article, results = tmp_path / "a.txt", tmp_path / "results.json"
    article.write_text(TEXT, encoding="utf-8")
    found = {
        "extractions": [
            {"position": words, "position_attributes": {"party": party, "speaker": speaker}}
            for words, party, speaker in (
                ("Russia wants a pause", "Russia", "Ivan Serov"),
                ("nobody wrote this", "US", None),
            )
        ]
    }
    with scripted(answer(found)) as script:
        common = (str(article), "--base-url", script.url, "--model", "m", "-o", str(results))
        ran(peers, monkeypatch, *common, "--systems", "langextract")
        assert TEXT.strip() in script.requests[-1]["messages"][-1]["content"]
        assert script.requests[-1]["response_format"]["type"] == "json_schema"
    (row,) = json.loads(results.read_text(encoding="utf-8"))["rows"]
    assert row["error"] is None
    assert [(p["party"], p["holder"], p["quotes"][0]["exact"]) for p in row["positions"]] == [
        ("Russia", "Ivan Serov", True),
        ("US", None, False),
    ]


def test_the_table_counts_what_users_see(peers: ModuleType) -> None:
    """What was rejected does not count; a label that fits nothing is an error."""

    def position(index: int, verdict: str | None, start: int | None = 0) -> dict[str, Any]:
        quote = {"quote": "Russia", "start": start, "end": start and 6}
        peers.measure(quote, TEXT)
        return {"index": index, "party": "Russia", "verdict": verdict, "quotes": [quote]}

    def row(system: str, positions: list[dict[str, Any]], output: int) -> dict[str, Any]:
        counts: dict[str, Any] = {"calls": 1, "input_tokens": 1000, "output_tokens": output, "unmetered": 0}
        counts |= {"seconds": 2.0, "endpoint_seconds": 1.5}
        return {"system": system, "article": "a", "error": None, "positions": positions, **counts}

    mine = [position(0, "verified"), position(1, "rejected"), position(2, "unverified"), position(3, "verified")]
    mine[0]["quotes"][0] |= {"start": 0, "end": 6}
    peers.measure(mine[0]["quotes"][0], TEXT)
    rows = [row("ours", mine, 90), row("langextract", [position(0, None, None)], 300)]
    labels = {"ours/a/0": "right", "ours/a/2": "right", "ours/a/3": "false-voice", "langextract/a/0": "right"}
    made = peers.table(rows, labels)
    assert "| seconds an article, of them waiting | 2.0, 1.5 | 2.0, 1.5 |" in made
    assert "| positions | 3 | 1 |" in made
    assert "| with every quote verbatim | 1 of 3 (33%) | 0 of 1 (0%) |" in made
    assert "| right, wrong, false voice, not read | 2, 0, 1, 0 | 1, 0, 0, 0 |" in made
    assert "| output tokens a right position | 45 | 300 |" in made
    assert "| verified, of right ones | 1 of 2 (50%) | - |" in made
    assert "| false voices marked verified | 1 | - |" in made
    with pytest.raises(SystemExit, match="ours/a/9"):
        peers.table(rows, {"ours/a/9": "right"})
