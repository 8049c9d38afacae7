"""The log of calls: a line for each, and nothing secret in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from scripted_server import answer, error, scripted

from stance.errors import EndpointError, OptionsError
from stance.model import Client
from stance.options import Options

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
FIELDS = [
    "time", "prompt", "version", "model", "url", "attempt", "input_tokens", "output_tokens", "cost", "seconds",
    "outcome",
]  # fmt: skip


async def test_each_call_has_a_line(tmp_path: Path) -> None:
    """A refusal, its retry, an answer from the cache, a fault."""
    log = tmp_path / "calls.jsonl"
    replies = [error(503, "busy", retry_after="0"), answer({"a": 1}), error(401, "bad key sk-abcdef123456")]
    with scripted(*replies) as script:
        url = script.url.replace("http://", "http://someone:hunter2@")
        settings: dict[str, Any] = {
            "model": "m",
            "base_url": url,
            "api_key": SecretStr("sk-abcdef123456"),
            "retries": 1,
        }
        settings |= {"log_json": log, "model_cache": tmp_path, "prices": {"m": {"input": 1, "output": 1}}}
        async with Client(Options(**settings)) as client:
            for text in ("secret words", "secret words", "others"):
                try:
                    await client.complete(
                        [{"role": "user", "content": text}], schema=SCHEMA, name="analyze", version="2"
                    )
                except EndpointError:
                    assert text == "others"
                lines = log.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(r["attempt"], r["outcome"]) for r in rows] == [(1, "server"), (2, "ok"), (0, "cached"), (1, "auth")]
    assert all(list(r) == FIELDS for r in rows)
    assert (rows[1]["input_tokens"], rows[1]["output_tokens"]) == (100, 20)
    assert rows[1]["cost"] == pytest.approx(0.00012)
    assert rows[2]["cost"] == 0
    assert rows[0]["cost"] is None
    assert rows[1]["prompt"] == "analyze"
    assert rows[1]["url"] == script.url
    for secret in ("hunter2", "abcdef", "secret words", "someone"):
        assert secret not in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_refuses_to_start(tmp_path: Path) -> None:
    """Before any call."""
    with pytest.raises(OptionsError, match="cannot write the log"):
        Client(Options(model="m", log_json=tmp_path / "none" / "calls.jsonl"))


async def test_a_log_that_can_no_longer_be_written_is_a_warning_once(tmp_path: Path) -> None:
    """A full disk or a folder that went is no reason to lose answers that were paid for."""
    folder = tmp_path / "logs"
    folder.mkdir()
    log = folder / "calls.jsonl"
    with scripted(answer({"a": 1})) as script:
        async with Client(Options(model="m", base_url=script.url, log_json=log)) as client:
            log.unlink()
            folder.rmdir()
            asked = [{"role": "user", "content": "x"}]
            with pytest.warns(UserWarning, match="goes on without"):
                assert (await client.complete(asked, schema=SCHEMA, name="t")).text
            # warnings are errors here: a second one would fail
            assert (await client.complete(asked, schema=SCHEMA, name="t")).text
