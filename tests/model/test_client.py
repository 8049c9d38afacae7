"""Requests to an endpoint: what is learned of it, and its errors in plain words."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from pydantic import SecretStr
from scripted_server import answer, error, scripted

from stance.errors import EndpointError
from stance.model import Client, Completion
from stance.options import Options

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
GOOD = answer({"a": 1})


async def ask(url: str, times: int = 1, **settings: Any) -> Completion:
    """Ask a scripted server."""
    options = Options(model="m", base_url=url, retries=0, **settings)
    async with Client(options) as client:
        for _ in range(times):
            done = await client.complete([{"role": "user", "content": "x"}], schema=SCHEMA, name="t")
    return done


async def test_an_answer_is_read_with_its_usage() -> None:
    """Text, reason for the end, tokens."""
    with scripted(GOOD) as script:
        assert await ask(script.url) == Completion('{"a": 1}', "stop", 100, 20, None)
    sent = script.requests[0]
    assert (sent["model"], sent["temperature"], sent["seed"]) == ("m", 0.0, 0)


async def test_an_answer_format_that_is_refused_is_learned_once() -> None:
    """JSON schema, then JSON mode, then plain; the next request begins with what worked."""
    replies = [
        error(400, "response_format json_schema is not supported"),
        error(400, "'response_format' is unknown"),
        GOOD,
    ]
    with scripted(*replies) as script:
        await ask(script.url, times=2)
    forms = [r.get("response_format", {}).get("type") for r in script.requests]
    assert forms == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize("name", ["temperature", "seed"])
async def test_a_parameter_that_is_refused_is_left_out(name: str) -> None:
    """The server's error tells, not a list of model names."""
    with scripted(
        error(400, f"Unsupported parameter: '{name}' is not supported with this model.", name), GOOD
    ) as script:
        await ask(script.url)
    assert name in script.requests[0]
    assert name not in script.requests[1]


async def test_the_other_name_of_the_token_limit() -> None:
    """max_tokens and max_completion_tokens are told apart by the server's error."""
    said = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    with scripted(error(400, said, "max_tokens"), GOOD) as script:
        await ask(script.url)
    assert "max_tokens" in script.requests[0]
    assert "max_completion_tokens" in script.requests[1]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (error(401, "bad key sk-secret-123456"), "STANCE_API_KEY"),
        (error(403, "no"), "refuses the key"),
        (error(404, "no model"), "does not know the model 'm'"),
        (error(429, "slow down"), "rate limit"),
        (error(500, "oops"), "HTTP 500"),
        (error(503, "busy"), "try again later"),
        (error(400, "context is too long"), "context is too long"),
    ],
)
async def test_errors_say_what_to_do(reply: tuple[int, Any, Any], said: str) -> None:
    """Each names the endpoint and gives advice, and none repeats a key."""
    with scripted(reply) as script, pytest.raises(EndpointError, match="127.0.0.1") as caught:
        await ask(script.url, api_key=SecretStr("sk-secret-123456"))
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.status == reply[0]


async def test_openai_without_a_key_is_refused_before_any_request() -> None:
    """The error names the variables."""
    client = Client(Options(model="m"))
    with pytest.raises(EndpointError, match="OPENAI_API_KEY"):
        await client.complete([], schema=SCHEMA, name="t")


async def test_two_event_loops_keep_their_connections() -> None:
    """A client that is used from two loops in turn does not connect anew at each turn."""
    with scripted(GOOD) as script:
        client = Client(Options(model="m", base_url=script.url, retries=0))
        loops = [asyncio.new_event_loop() for _ in range(2)]

        def work() -> None:
            for turn in range(6):
                asked = [{"role": "user", "content": str(turn)}]
                loops[turn % 2].run_until_complete(client.complete(asked, schema=SCHEMA, name="t"))
            for loop in loops:
                loop.run_until_complete(client.close())
                loop.close()

        await asyncio.to_thread(work)
    assert len(script.requests) == 6
    assert script.connections == 2
