"""The catalogue of faults: what each does to a request, and that none hangs."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Coroutine
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, Script, answer, begun, error, scripted

from stance.errors import AnswerError, EndpointError, ModelError
from stance.model import Client, Completion
from stance.model.faults import retry_after, seconds
from stance.model.learned import recall
from stance.model.retry import PATIENCE, wait_before
from stance.options import Options

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
GOOD = answer({"a": 1})
NOON = datetime(2025, 3, 4, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits are noted, not waited: the clock of `ask` goes on by them."""
    noted: list[float] = []
    ahead.clear()

    async def note(seconds: float) -> None:
        noted.append(seconds)
        ahead.append(seconds)

    monkeypatch.setattr("stance.model.client.pause", note)
    return noted


ahead: list[float] = []


async def ask(url: str, times: int = 1, **settings: Any) -> Completion:
    """Ask one endpoint `times` times."""
    options = Options(**{"model": "m", "base_url": url, "retries": 0, **settings})
    async with Client(options, clock=lambda: time.monotonic() + sum(ahead)) as client:
        for _ in range(times):
            done = await client.complete([{"role": "user", "content": "x"}], schema=SCHEMA, name="t")
    return done


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Never answer: wait until the client goes away."""
    handler.connection.recv(1)


def dropped(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    begun(handler, 1000)
    handler.wfile.write(b'{"choices": [')


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """One byte, and nothing more while the client waits."""
    begun(handler, 1000)
    handler.wfile.write(b"{")
    handler.wfile.flush()
    handler.connection.recv(1)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A body that never ends, as fast as it is read."""
    begun(handler, None)
    while True:
        handler.wfile.write(b" " * 65536)


def huge(handler: BaseHTTPRequestHandler) -> None:
    """A body of 100 MB."""
    begun(handler, 100_000_000)
    for _ in range(100):
        handler.wfile.write(b" " * 1_000_000)


@pytest.mark.parametrize(
    ("reply", "fault", "retryable", "said"),
    [
        (error(429, "slow down"), "rate", True, "rate limit"),
        (error(429, "You exceeded your current quota", code="insufficient_quota"), "quota", False, "billing"),
        (error(500, "oops"), "server", True, "try again later"),
        (error(502, "oops"), "server", True, "HTTP 502"),
        (error(503, "oops"), "server", True, "HTTP 503"),
        (error(529, "overloaded"), "server", True, "HTTP 529"),
        ((502, "<html><title>502 Bad Gateway</title></html>"), "server", True, "a web page titled '502 Bad Gateway'"),
        (error(401, "no"), "auth", False, "STANCE_API_KEY"),
        (error(403, "no"), "auth", False, "STANCE_API_KEY"),
        (error(404, "no such model"), "model", False, "--model"),
        (error(400, "This model's maximum context length is 4096 tokens"), "context", False, "--max-input-tokens"),
        (error(400, "x", code="context_length_exceeded"), "context", False, "--max-input-tokens"),
        (error(413, "too large"), "context", False, "--max-input-tokens"),
        (error(400, "no such thing"), "refused", False, "no such thing"),
        (dropped, "broken", True, "before its answer was whole"),
        (silent, "timeout", True, "--timeout"),
        (dripping, "timeout", True, "--timeout"),
    ],
)
async def test_what_an_endpoint_does_wrong_has_a_name_and_advice(
    reply: Reply, fault: str, retryable: bool, said: str
) -> None:
    """The kind of fault, whether asking again can help, and what to do."""
    with scripted(reply) as script, pytest.raises(EndpointError) as caught:
        await ask(script.url, timeout=0.5)
    assert (caught.value.fault, caught.value.retryable) == (fault, retryable)
    assert said in str(caught.value)
    assert script.url in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((200, {"choices": []}), "no choices"),
        ((200, {"choices": None}), "no choices"),
        ((200, {"choices": ["x"]}), "no choices"),
        ((200, {"error": {"message": "model is loading"}}), "model is loading"),
        ((200, "<!DOCTYPE html><title>Log in</title>"), "a web page titled 'Log in'"),
        ((200, "[]"), "no JSON object"),
        ((200, "[" * 100_000), "no JSON object"),
        (huge, "20,000,000 bytes"),
        (endless, "20,000,000 bytes"),
    ],
)
async def test_what_is_no_answer_says_what_it_is(reply: Reply, said: str) -> None:
    """A body that is no completion, or none that ends."""
    with scripted(reply) as script, pytest.raises(AnswerError) as caught:
        await ask(script.url)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("inside", "fault", "retryable", "said"),
    [
        ({"code": 429, "message": "slow down"}, "rate", True, "rate limit"),
        ({"code": "429", "message": "slow down"}, "rate", True, "rate limit"),
        ({"code": 429, "message": "x", "type": "insufficient_quota"}, "quota", False, "billing"),
        ({"code": 502, "message": "Provider returned error"}, "server", True, "Provider returned error"),
        ({"status": 503, "message": "overloaded"}, "server", True, "HTTP 503"),
        ({"code": 408, "message": "late"}, "server", True, "HTTP 408"),
        ({"code": 401, "message": "no"}, "auth", False, "STANCE_API_KEY"),
        ({"code": 400, "message": "maximum context length is 4096 tokens"}, "context", False, "--max-input-tokens"),
    ],
)
@pytest.mark.parametrize("in_choice", [False, True])
async def test_an_error_inside_a_200_is_what_its_code_says(
    inside: dict[str, Any], fault: str, retryable: bool, said: str, in_choice: bool
) -> None:
    """As gateways send it that have begun to answer, for the whole or in place of the choice."""
    body = {"choices": [{"error": inside, "finish_reason": "error"}]} if in_choice else {"error": inside}
    with scripted((200, body)) as script, pytest.raises(EndpointError) as caught:
        await ask(script.url)
    assert (caught.value.fault, caught.value.retryable) == (fault, retryable)
    assert said in str(caught.value)


async def test_a_passing_error_inside_a_200_is_asked_again(waits: list[float]) -> None:
    """With the wait that its headers ask for; a refused parameter is learned from."""
    busy = (200, {"error": {"code": 429, "message": "slow"}}, {"retry-after": "0.01"})
    refused = (200, {"error": {"code": 400, "message": "Unrecognized request argument supplied: seed"}})
    with scripted(busy, refused, GOOD) as script:
        assert (await ask(script.url, retries=1)).text == '{"a": 1}'
    assert ["seed" in request for request in script.requests] == [True, True, False]
    assert 0.01 <= waits[0] <= 0.11


@pytest.mark.parametrize("code", [200, 42, 4290, -429, True, None, "rate_limited", "٤٢٩", [429]])
async def test_what_is_no_status_makes_no_answer_of_an_error(code: object) -> None:
    """It is told in the endpoint's own words; an error that is null is none."""
    body = {"error": {"code": code, "message": "model is loading"}}
    with scripted((200, body)) as script, pytest.raises(AnswerError, match="model is loading"):
        await ask(script.url)
    good = {**GOOD[1], "error": None}
    with scripted((200, good)) as script:
        assert (await ask(script.url)).text


async def test_a_rate_limit_outlasts_the_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run waits longer and longer and says so once; it gives up after its patience, or its deadline."""
    now = 0.0

    async def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def patient(script: Script, calls: int = 1, **settings: Any) -> None:
        options = Options(model="m", base_url=script.url, **{"retries": 2, **settings})
        async with Client(options, clock=lambda: now) as client:
            for i in range(calls):
                await client.complete([{"role": "user", "content": str(i)}], schema=SCHEMA, name="t")

    monkeypatch.setattr("stance.model.client.pause", wait)
    slow = [error(429, "slow")] * 9
    with scripted(*slow, GOOD, *slow, GOOD) as script, pytest.warns(UserWarning, match="15 minutes") as told:
        await patient(script, calls=2)
    assert len(told) == 1
    assert len(script.requests) == 20
    now = 0.0
    with scripted(error(429, "slow")) as script, pytest.warns(UserWarning, match="15 minutes"):
        assert await failure(patient(script)) == "rate"
    assert PATIENCE <= now <= 3 * PATIENCE
    assert len(script.requests) < 60
    with scripted(error(429, "slow")) as script:
        assert await failure(patient(script, retries=0)) == "rate"
    assert len(script.requests) == 1
    busy = error(503, "busy")
    with scripted(busy, *slow, busy, busy, GOOD) as script, pytest.warns(UserWarning, match="15 minutes"):
        assert await failure(patient(script)) == "server"
    assert len(script.requests) == 12


async def failure(asked: Coroutine[Any, Any, None]) -> str:
    """The kind of fault that a call ends with."""
    with pytest.raises(EndpointError) as caught:
        await asked
    return caught.value.fault


async def test_a_refused_connection_and_an_unknown_host(unused: str) -> None:
    """Both are told apart, at once."""
    with pytest.raises(EndpointError, match="that the server runs") as caught:
        await ask(unused, retries=3)
    assert caught.value.fault == "connection"


async def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the address."""

    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EndpointError, match=r"cannot find the host of 'http://nowhere\.example/v1'") as caught:
        await ask("http://nowhere.example/v1", retries=2)
    assert caught.value.fault == "name"


@pytest.fixture
def unused() -> str:
    """An address on this machine where nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/v1"


@pytest.mark.parametrize(
    "body",
    [
        {"choices": [{"message": {"content": None}, "finish_reason": "stop"}]},
        {"choices": [{"message": None}]},
        {"choices": [{}], "usage": None},
        {"choices": [{"message": {"content": 7}}], "usage": {"prompt_tokens": "many"}},
    ],
)
async def test_an_answer_without_content_or_usage_is_empty_and_uncounted(body: dict[str, Any]) -> None:
    """Parts that are missing are told as missing, never as zero."""
    with scripted((200, body)) as script:
        done = await ask(script.url)
    assert (done.text, done.input_tokens, done.output_tokens) == ("", None, None)


async def test_what_passes_is_asked_again_as_often_as_allowed(waits: list[float]) -> None:
    """With waits that grow; the last error stands."""
    with scripted(error(503, "busy"), error(429, "slow"), GOOD) as script:
        assert (await ask(script.url, retries=2)).text == '{"a": 1}'
    assert len(waits) == 2
    assert 0.25 <= waits[0] <= 0.5 <= waits[1] <= 1
    with scripted(error(503, "busy")) as script, pytest.raises(EndpointError):
        await ask(script.url, retries=2)
    assert len(script.requests) == 3


@pytest.mark.parametrize(
    "reply",
    [
        error(429, "Too many requests at the load balancer", retry_after="1"),
        error(429, "Quota exceeded for requests per minute", retry_after="1"),
        error(429, "Too many requests at the load balancer"),
        error(429, "slow", retry_after="\u00b2"),
    ],
)
async def test_a_429_about_speed_is_asked_again(reply: Reply) -> None:
    """Whatever word it has: only an account that is used up is no better a second later."""
    with scripted(reply, GOOD) as script:
        assert (await ask(script.url, retries=1)).text


@pytest.mark.parametrize(
    ("reply", "requests"),
    [
        (error(401, "no"), 1),
        (error(403, "model x is not enabled for project y"), 1),
        (error(429, "x", code="insufficient_quota"), 1),
        (error(400, "no such thing"), 3),
    ],
)
async def test_a_key_that_is_refused_is_not_tried_again_in_the_run(reply: Reply, requests: int) -> None:
    """Each call has the error, and only the first one asks."""
    said = []
    with scripted(reply) as script:
        async with Client(Options(model="m", base_url=script.url, retries=0)) as client:
            for text in ("a", "b", "c"):
                with pytest.raises(EndpointError) as caught:
                    await client.complete([{"role": "user", "content": text}], schema=SCHEMA, name="t")
                said.append((str(caught.value), caught.value.fault))
    assert len(set(said)) == 1
    assert len(script.requests) == requests


async def test_what_is_forbidden_after_an_answer_is_that_text_alone() -> None:
    """Some endpoints forbid what they moderate; what they say is told."""
    with scripted(GOOD, error(403, "the input was flagged"), GOOD) as script:
        async with Client(Options(model="m", base_url=script.url, retries=0)) as client:
            asked = [{"role": "user", "content": "x"}]
            await client.complete(asked, schema=SCHEMA, name="t")
            with pytest.raises(EndpointError, match="the input was flagged"):
                await client.complete(asked, schema=SCHEMA, name="t")
            assert (await client.complete(asked, schema=SCHEMA, name="t")).text


async def test_a_wait_over_a_minute_is_told() -> None:
    """It is not waited for, so the error says how long it is."""
    with scripted(error(429, "slow", retry_after="90"), GOOD) as script, pytest.raises(EndpointError, match="90 s"):
        await ask(script.url, retries=1)
    assert len(script.requests) == 1


async def test_a_bound_on_answers_is_learned_from_words_that_sound_like_a_prompt_too_long() -> None:
    """What an answer may be long is told apart from what a prompt may be."""
    said = "max_tokens: 3000 exceeds the model's limit: it supports at most 2048 completion tokens"
    with scripted(error(400, said), GOOD) as script:
        await ask(script.url, max_output_tokens=3000)
    assert [r["max_tokens"] for r in script.requests] == [3000, 2048]
    both = "'max_tokens' or 'max_completion_tokens' is too large: the maximum context length is 900 tokens"
    with scripted(error(400, both), GOOD) as script, pytest.raises(EndpointError, match="too long"):
        await ask(script.url)
    assert len(script.requests) == 1


@pytest.mark.parametrize("said", ["internal error", "the model bytedance/seed-1.6 is not ready"])
async def test_a_model_s_name_refuses_no_parameter(said: str) -> None:
    """Nor does an address: only the endpoint's own words count."""
    with scripted(error(500, said), GOOD) as script:
        await ask(f"{script.url}/seed", model="bytedance/seed-1.6", retries=1)
    assert all("seed" in request for request in script.requests)


@pytest.mark.parametrize("reply", [error(401, "no"), error(400, "no"), error(429, "x", code="insufficient_quota")])
async def test_what_does_not_pass_is_not_asked_again(reply: Reply) -> None:
    """A key, a malformed request or an empty account is no better a second later."""
    with scripted(reply, GOOD) as script, pytest.raises(EndpointError):
        await ask(script.url, retries=5)
    assert len(script.requests) == 1


async def test_the_wait_an_endpoint_asks_for_is_kept_to(waits: list[float]) -> None:
    """Retry-After wins over our own measure."""
    with scripted(error(429, "slow", retry_after="7"), GOOD) as script:
        await ask(script.url, retries=1)
    assert 7 <= waits[0] <= 7.1


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "12"}, 12.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Tue, 04 Mar 2025 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Tue, 04 Mar 2025 11:00:00 GMT"}, 0.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "\u00b2"}, None),
        ({"retry-after-ms": "\u00b2"}, None),
        ({"retry-after": "Mon, 01 Jan 99999999999999 00:00:00 GMT"}, None),
        ({"retry-after": "Mon, 01 Jan 2026 00:00:00 +99999999999999999"}, None),
        ({}, None),
    ],
)
def test_retry_after_in_its_forms(headers: dict[str, str], wait: float | None) -> None:
    """Seconds, a date, milliseconds; what is neither is not heeded."""
    assert retry_after(headers, NOON) == wait


@pytest.mark.parametrize(
    ("span", "length"),
    [("1s", 1.0), ("6m0s", 360.0), ("250ms", 0.25), ("1h2m3s", 3723.0), ("2", 2.0), ("x", None), ("\u00b2", None)],
)
def test_spans_as_rate_limit_headers_write_them(span: str, length: float | None) -> None:
    """The forms that endpoints use for x-ratelimit-reset."""
    assert seconds(span) == length


def test_no_wait_is_over_a_minute() -> None:
    """An endpoint that wants more is told of instead."""
    far = EndpointError("x", fault="rate", retryable=True, retry_after=3600)
    assert wait_before(0, far, 5) is None
    near = EndpointError("x", fault="server", retryable=True)
    assert all(30 <= (wait_before(n, near, 99) or 0) <= 60 for n in range(7, 60))


async def test_what_is_learned_is_remembered_for_the_next_run(tmp_path: Path) -> None:
    """The second run asks in the form that the first one found."""
    refusals = [
        error(400, "response_format json_schema is not supported"),
        error(400, "Unrecognized request argument supplied: reasoning_effort"),
        error(400, "max_tokens is too large: 3000. This model supports at most 512 completion tokens."),
    ]
    with scripted(*refusals, GOOD) as script:
        await ask(script.url, reasoning_effort="low", model_cache=tmp_path, cache=False)
        await ask(script.url, reasoning_effort="low", model_cache=tmp_path, cache=False)
    assert len(script.requests) == 5
    assert script.requests[-1]["response_format"] == {"type": "json_object"}
    assert script.requests[-1]["max_tokens"] == 512
    assert "reasoning_effort" not in script.requests[-1]
    assert recall(tmp_path, script.url, "m", now=lambda: 1e12) is None


SPOILT = '{"URL m": {"at": 1e11, "format": FORMAT, "length": "max_tokens", "without": [], "max_output": MOST}}'


@pytest.mark.parametrize(
    "kept",
    [
        *("", "[]", '{"URL m": 3}', '{"URL m": {"at": 1e11}}'),
        SPOILT.replace("FORMAT", '"plain"').replace("MOST", '"abc"'),
        SPOILT.replace("FORMAT", '"plain"').replace("MOST", "-1"),
        SPOILT.replace("FORMAT", "3").replace("MOST", "null"),
    ],
)
async def test_a_broken_memory_is_no_memory(tmp_path: Path, kept: str) -> None:
    """A file that somebody spoilt does not stop a run."""
    with scripted(GOOD) as script:
        (tmp_path / "endpoints.json").write_text(kept.replace("URL", script.url))
        await ask(script.url, model_cache=tmp_path)
    assert script.requests[0]["response_format"]["type"] == "json_schema"


async def test_an_endpoint_that_refuses_everything_is_left() -> None:
    """Negotiation ends."""
    everything = error(400, "response_format, temperature, seed, max_tokens: all unknown")
    with scripted(everything) as script, pytest.raises(ModelError):
        await ask(script.url)
    assert len(script.requests) <= 10


async def test_lone_surrogates_and_nul_are_sent_as_what_can_be_sent() -> None:
    """A text from a broken file does not break the request."""
    with scripted(GOOD) as script:
        async with Client(Options(model="m", base_url=script.url)) as client:
            await client.complete([{"role": "user", "content": "a\ud800b\x00c"}], schema=SCHEMA, name="t")
    assert script.requests[0]["messages"][0]["content"] == "a?b\x00c"


async def test_no_key_is_in_any_error() -> None:
    """Not even where the endpoint repeats it."""
    with scripted(error(400, "bad key sk-abcdef123456")) as script, pytest.raises(EndpointError) as caught:
        await ask(script.url)
    assert "abcdef" not in str(caught.value)
    assert "[key]" in json.dumps(str(caught.value))
