"""A run's budget: reserved at the worst case, settled by what was used, stopped before it is passed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from scripted_server import answer, error, scripted

from stance.errors import EndpointError, OptionsError
from stance.model import Client
from stance.model.budget import Budget, Tokens
from stance.options import Options

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
GOOD = answer({"a": 1})  # 100 tokens in, 20 out


def settings(url: str, **more: Any) -> Options:
    """Options for a scripted server."""
    return Options(**{"model": "m", "base_url": url, "retries": 0, "max_output_tokens": 100, **more})


async def calls(options: Options, times: int) -> tuple[int, Client]:
    """Ask so many times; returns how many were answered."""
    done = 0
    async with Client(options) as client:
        for i in range(times):
            try:
                await client.complete([{"role": "user", "content": f"x{i}"}], schema=SCHEMA, name="t")
            except EndpointError as problem:
                if problem.fault != "budget":
                    raise
                break
            done += 1
    return done, client


async def test_a_run_stops_before_the_call_that_could_pass_its_tokens() -> None:
    """120 tokens are used by each call, up to 140 reserved for the next."""
    with scripted(GOOD) as script:
        done, client = await calls(settings(script.url, max_tokens_total=400), 10)
    assert done == len(script.requests) == 3
    assert "3 calls used 300 tokens in and 60 out, at an unknown price" in (client.stopped or "")


async def test_usage_of_nothing_for_an_answer_counts_at_its_worst() -> None:
    """An endpoint that does not count says 0."""
    status, body = GOOD
    uncounted = (status, {**body, "usage": {"prompt_tokens": 0, "completion_tokens": 0}})
    with scripted(uncounted) as script:
        done, client = await calls(settings(script.url, max_tokens_total=400), 10)
    assert done < 4
    assert client.stopped


async def test_an_endpoint_that_bounds_no_answer_is_not_asked_within_a_budget() -> None:
    """Its answer could be of any length; without a budget it is asked."""
    refusals = [error(400, f"{name} is not supported") for name in ("max_tokens", "max_completion_tokens")]
    with scripted(*refusals, GOOD) as script:
        with pytest.raises(EndpointError, match="no bound on the length"):
            await calls(settings(script.url, max_tokens_total=4000), 1)
        assert len(script.requests) == 2
    with scripted(*refusals, GOOD) as script:
        assert (await calls(settings(script.url), 1))[0] == 1


async def test_a_run_stops_before_the_call_that_could_pass_its_cost() -> None:
    """At 1,000 dollars per million in and 10,000 out each call costs 0.30 and may cost over a dollar."""
    prices = {"m": {"input": 1000, "output": 10000}}
    with scripted(GOOD) as script:
        done, client = await calls(settings(script.url, max_cost=2, prices=prices), 10)
    assert done == 4
    assert "USD 1.2000" in (client.stopped or "")


def test_a_bound_in_dollars_without_a_price_refuses_to_start() -> None:
    """Nothing is asked; the message says where a price can be given."""
    with pytest.raises(OptionsError, match=r"prices\."):
        Client(Options(model="nobody-s", max_cost=1))


async def test_missing_usage_counts_at_its_worst_case() -> None:
    """An endpoint that does not count is not free."""
    status, body = answer({"a": 1})
    del body["usage"]
    with scripted((status, body)) as script:
        done, _ = await calls(settings(script.url, max_tokens_total=300), 10)
    assert done == 2


async def test_refused_calls_cost_nothing_and_each_retry_counts() -> None:
    """Nothing is spent on a 503; what answers is."""
    with scripted(error(503, "busy", retry_after="0"), GOOD) as script:
        done, client = await calls(settings(script.url, max_tokens_total=270, retries=1), 3)
    assert done == 2
    assert "2 calls used 200 tokens in and 40 out" in (client.stopped or "")


async def test_calls_in_flight_are_reserved() -> None:
    """Two that fit only one after the other are asked one after the other, and both are answered."""
    budget = Budget(Options(model="m", max_tokens_total=250))
    await budget.reserve(Tokens(100, 100))
    second = asyncio.create_task(budget.reserve(Tokens(100, 100)))
    await asyncio.sleep(0)
    assert not second.done()
    budget.settle(Tokens(100, 100), Tokens(30, 20))
    await asyncio.wait_for(second, 5)
    with pytest.raises(EndpointError):
        await budget.reserve(Tokens(200, 100))
    with pytest.raises(EndpointError):
        await budget.reserve(Tokens(1, 1))


async def test_what_was_cancelled_in_flight_counts_at_its_worst_case() -> None:
    """The server may have answered all of it."""
    with scripted(lambda handler: handler.rfile.read(1)) as script:
        async with Client(settings(script.url, max_tokens_total=220)) as client:
            call = client.complete([{"role": "user", "content": "x"}], schema=SCHEMA, name="t")
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(call, 0.2)
            with pytest.raises(EndpointError, match="budget"):
                await client.complete([{"role": "user", "content": "x"}], schema=SCHEMA, name="t")


async def test_a_deadline_ends_the_run() -> None:
    """What is under way is cut, what would follow is not asked."""
    now = [0.0]
    with scripted(GOOD) as script:
        async with Client(settings(script.url, deadline=10), clock=lambda: now[0]) as client:
            ask = {"schema": SCHEMA, "name": "t"}
            await client.complete([{"role": "user", "content": "x"}], **ask)
            assert client.stopped is None
            now[0] = 11
            with pytest.raises(EndpointError) as caught:
                await client.complete([{"role": "user", "content": "x"}], **ask)
    assert caught.value.fault == "deadline"
    assert client.stopped
    assert len(script.requests) == 1


async def test_a_deadline_cuts_a_call_under_way() -> None:
    """A server that does not answer cannot hold the run."""
    with scripted(lambda handler: handler.rfile.read(1)) as script:
        async with Client(settings(script.url, deadline=0.2)) as client:
            with pytest.raises(EndpointError) as caught:
                await client.complete([{"role": "user", "content": "x"}], schema=SCHEMA, name="t")
    assert caught.value.fault == "deadline"
