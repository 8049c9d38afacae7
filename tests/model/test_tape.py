"""Runs recorded and replayed: the same bytes without the endpoint, and no secret in the file."""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_server import answer, begun, error, scripted

import stance
from stance.cli import run
from stance.model import record, replay
from stance.model.tape import Readable

ARTICLE = """Talks end without a deal

Foreign Minister Ivan Petrov of Russia said on Monday that Moscow would not sign the draft. "We will not sign it," he said.

US envoy Ann Poe said the United States offered a pause of thirty days.
"""
KEY = "sk-mine-123456789"


def reply(who: str) -> dict[str, Any]:
    """What a model might answer."""
    position = {
        "evidence": [2],
        "speaker": "Ivan Petrov",
        "party": "Russia",
        "holder": "Ivan Petrov",
        "act": "refuses",
        "target": "the draft",
        "polarity": "opposes",
        "condition": None,
        "statement": f"{who} will not sign the draft.",
    }
    return {"summary": [{"text": "Russia will not sign the draft.", "evidence": [2]}], "positions": [position]}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in a file."""
    path = tmp_path / "talks.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def summarize(article: Path, output: Path, *more: str) -> int:
    """Run the command quietly."""
    return run(["summarize", str(article), "-q", "-o", str(output), *more])


def without_run(path: Path) -> list[dict[str, Any]]:
    """The saved analyses but for what lies under `run`."""
    analyses: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["analyses"]
    for analysis in analyses:
        del analysis["run"]
    return analyses


def test_a_recorded_run_replays_without_its_endpoint(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed and was asked again is replayed too; the settings come from the recording."""
    monkeypatch.setenv("STANCE_API_KEY", KEY)
    tape, first, second = tmp_path / "run.yaml", tmp_path / "first.json", tmp_path / "second.json"
    with scripted(error(503, "busy", retry_after="0"), answer(reply("Petrov"))) as script:
        address = script.url.replace("http://", "http://user:password@")
        code = summarize(article, first, "--model", "m", "--base-url", f"{address}", "--record", str(tape))
        assert code == 0
        assert len(script.requests) >= 2
    monkeypatch.delenv("STANCE_API_KEY")
    assert summarize(article, second, "--replay", str(tape)) == 0
    assert without_run(second) == without_run(first)
    kept = tape.read_text(encoding="utf-8")
    assert "recorded" not in kept
    for secret in (KEY, "password", "uthorization", "ookie"):
        assert secret not in kept


def test_a_replay_that_asks_something_else_says_so(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article that was changed is not in the recording."""
    tape = tmp_path / "run.yaml"
    with scripted(answer(reply("Petrov"))) as script:
        summarize(article, tmp_path / "a.json", "--model", "m", "--base-url", script.url, "--record", str(tape))
    article.write_text(ARTICLE.replace("thirty", "forty"), encoding="utf-8")
    assert summarize(article, tmp_path / "b.json", "--replay", str(tape)) == 3
    assert "the recording holds no answer to this request" in capsys.readouterr().err
    assert not (tmp_path / "b.json").exists()


def test_an_echoed_key_is_not_recorded(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some gateways repeat what they were sent."""
    monkeypatch.setenv("STANCE_API_KEY", KEY)
    tape = tmp_path / "run.yaml"
    with scripted(answer(reply(KEY))) as script:
        summarize(article, tmp_path / "a.json", "--model", "m", "--base-url", script.url, "--record", str(tape))
    assert KEY not in tape.read_text(encoding="utf-8")
    assert "[key]" in tape.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "a: [", "[]", "version: 1\ninteractions: []\n", "x"])
def test_what_is_no_recording_is_named(
    article: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With how one is made."""
    tape = tmp_path / "run.yaml"
    tape.write_text(text)
    assert summarize(article, tmp_path / "a.json", "--replay", str(tape)) == 2
    assert "is no recording of a run" in capsys.readouterr().err
    assert summarize(article, tmp_path / "a.json", "--replay", str(tmp_path / "none.yaml")) == 2


def test_wrong_use_is_refused_before_any_work(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to record, a file that stands there, both at once."""
    tape = tmp_path / "run.yaml"
    tape.write_text("mine")
    assert (
        summarize(article, tmp_path / "a.json", "--model", "m", "--base-url", "http://x/v1", "--record", str(tape)) == 2
    )
    assert tape.read_text() == "mine"
    assert summarize(article, tmp_path / "a.json", "--record", str(tmp_path / "b.yaml")) == 2
    assert summarize(article, tmp_path / "a.json", "--record", "b.yaml", "--replay", str(tape)) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_the_library_records_and_replays(article: Path, tmp_path: Path) -> None:
    """The settings of the recording are passed on."""
    loaded = stance.load(article)
    tape = tmp_path / "run.yaml"
    with scripted(answer(reply("Petrov"))) as script:
        options = stance.Options(model="m", base_url=script.url)
        with record(tape, options):
            first = stance.analyze(loaded, options=options)
    with replay(tape) as settings:
        second = stance.analyze(loaded, **settings)
    assert second.positions == first.positions
    assert second.summary == first.summary


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda x: st.lists(x) | st.dictionaries(st.text(), x),
)


@settings(deadline=None)
@given(st.dictionaries(st.text(), JSON) | st.text())
def test_any_body_is_kept_as_it_was(body: Any) -> None:
    """Whatever a server sends comes back the same from the file."""
    text = body if isinstance(body, str) else json.dumps(body)
    text = text.encode("utf-8", "replace").decode()
    made = {
        "interactions": [
            {
                "request": {"headers": {}, "body": "{}", "uri": "http://h/v1", "method": "POST"},
                "response": {"headers": {}, "body": {"string": text.encode()}, "status": {"code": 200, "message": ""}},
            }
        ]
    }
    back = Readable().deserialize(Readable().serialize(made))["interactions"][0]["response"]["body"]["string"].decode()
    try:
        # as text, for a NaN is never equal to itself
        assert repr(json.loads(back)) == repr(json.loads(text))
    except ValueError:
        assert back == text


def recorded(article: Path, tmp_path: Path) -> Path:
    """A recording of one run."""
    tape = tmp_path / "run.yaml"
    with scripted(answer(reply("Petrov"))) as script:
        summarize(article, tmp_path / "a.json", "--model", "m", "--base-url", script.url, "--record", str(tape))
    return tape


def test_a_run_on_openai_itself_replays(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own name of the token limit is asked for again."""
    tape, first, second = tmp_path / "run.yaml", tmp_path / "first.json", tmp_path / "second.json"
    with scripted(answer(reply("Petrov"))) as script:
        monkeypatch.setattr("stance.model.endpoint.OPENAI_URL", script.url)
        monkeypatch.setattr("stance.model.tape.OPENAI_URL", script.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        assert summarize(article, first, "--model", "m", "--record", str(tape)) == 0
        assert "max_completion_tokens" in script.requests[0]
        monkeypatch.delenv("OPENAI_API_KEY")
        asked = len(script.requests)
        assert summarize(article, second, "--replay", str(tape)) == 0
        assert len(script.requests) == asked
    assert without_run(first) == without_run(second)


@pytest.mark.parametrize("change", ["other endpoint", "default port", "other path"])
def test_a_replay_never_reaches_an_endpoint(
    article: Path, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever address the recording or the command names, and no key leaves."""
    tape = recorded(article, tmp_path)
    article.write_text(ARTICLE.replace("thirty", "forty"), encoding="utf-8")
    monkeypatch.setenv("STANCE_API_KEY", KEY)
    with scripted(answer(reply("Petrov"))) as script:
        more: list[str] = ["--base-url", script.url] if change == "other endpoint" else []
        host = script.url.removesuffix("/v1")
        address = {"other endpoint": host, "default port": "http://127.0.0.1:80", "other path": f"{host}/ä"}[change]
        text = re.sub(r"base_url: \S+", f"base_url: {address}/v1", tape.read_text(encoding="utf-8"))
        tape.write_text(text, encoding="utf-8")
        assert summarize(article, tmp_path / "b.json", "--replay", str(tape), *more) == 3
        assert script.requests == []


@pytest.mark.parametrize("name", ["base_url", "model"])
def test_a_recording_without_its_endpoint_is_none(article: Path, tmp_path: Path, name: str) -> None:
    """It would be asked of somebody else."""
    tape = recorded(article, tmp_path)
    tape.write_text(re.sub(rf"{name}: \S+", f"{name}: null", tape.read_text(encoding="utf-8")), encoding="utf-8")
    assert summarize(article, tmp_path / "b.json", "--replay", str(tape)) == 2


def test_a_placeholder_for_a_key_is_no_secret(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What local servers are sent instead stands in answers too."""
    monkeypatch.setenv("STANCE_API_KEY", "Petrov")
    assert "[key]" not in recorded(article, tmp_path).read_text(encoding="utf-8")


def test_a_call_without_an_answer_fails_alike_in_the_replay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that broke until the retries were used up, and one that broke once and then brought an answer."""
    monkeypatch.setattr("stance.model.client.pause", _at_once)
    folder, tape = tmp_path / "articles", tmp_path / "run.yaml"
    folder.mkdir()
    for i in range(3):
        (folder / f"{i}.txt").write_text(f"{ARTICLE}It was his visit number {i}.\n", encoding="utf-8")
    good = answer(reply("Petrov"))
    with scripted(good, dropped, dropped, dropped, good) as script:
        asked = ["--model", "m", "--base-url", script.url, "--retries", "1", "--repairs", "0"]
        asked += ["--concurrency", "1"]
        assert run(["summarize", str(folder), "-o", str(tmp_path / "a.json"), *asked, "--record", str(tape)]) == 3
        assert len(script.requests) == 5
    told = capsys.readouterr().err.splitlines()
    assert "1.txt" in told[0]
    assert run(["summarize", str(folder), "-o", str(tmp_path / "b.json"), "--replay", str(tape)]) == 3
    # how often it was asked is told apart: a call that was answered at last is answered at once
    assert capsys.readouterr().err.splitlines()[:-1] == told[:-1]
    assert without_run(tmp_path / "a.json") == without_run(tmp_path / "b.json")


def test_a_recording_of_before_is_still_one(article: Path, tmp_path: Path) -> None:
    """What it does not tell has its default."""
    tape = recorded(article, tmp_path)
    text = re.sub(r"^  (passes|mask|unanswered): .*\n", "", tape.read_text(encoding="utf-8"), flags=re.MULTILINE)
    tape.write_text(text, encoding="utf-8")
    assert summarize(article, tmp_path / "b.json", "--replay", str(tape)) == 0


@pytest.mark.parametrize("entry", ["7", "[7]", "[{request: x}]", "[{request: x, prompt: p, fault: y, message: m}]"])
def test_unanswered_calls_that_are_none_make_no_recording(article: Path, tmp_path: Path, entry: str) -> None:
    """The file is anybody's to change."""
    tape = recorded(article, tmp_path)
    text = tape.read_text(encoding="utf-8")
    assert "  unanswered: []" in text
    tape.write_text(text.replace("  unanswered: []", f"  unanswered: {entry}"), encoding="utf-8")
    assert summarize(article, tmp_path / "b.json", "--replay", str(tape)) == 2


def test_a_masked_run_is_replayed_masked(article: Path, tmp_path: Path) -> None:
    """Its prompts are other prompts."""
    tape = tmp_path / "run.yaml"
    with scripted(answer(reply("PERSON_B1"))) as script:
        asked = ["--model", "m", "--base-url", script.url, "--mask", "--passes", "2"]
        assert summarize(article, tmp_path / "a.json", *asked, "--record", str(tape)) == 0
    assert "PARTY_B" in tape.read_text(encoding="utf-8")
    assert summarize(article, tmp_path / "b.json", "--replay", str(tape)) == 0
    assert (tmp_path / "b.json").read_text(encoding="utf-8").count("Ivan Petrov") > 2
    assert without_run(tmp_path / "a.json") == without_run(tmp_path / "b.json")


async def _at_once(seconds: float) -> None:
    """Wait for nothing."""


def dropped(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    begun(handler, 1000)
    handler.wfile.write(b'{"choices": [')


def test_a_run_that_never_asked_leaves_no_recording(article: Path, tmp_path: Path) -> None:
    """So that it can be tried again under the same name."""
    tape = tmp_path / "run.yaml"
    nowhere = ["--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--record", str(tape)]
    assert summarize(article, tmp_path / "a.json", *nowhere) == 3
    assert not tape.exists()
