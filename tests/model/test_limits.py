"""How fast calls go out, by a clock that only the test moves."""

from __future__ import annotations

import asyncio
from typing import Any

from stance.errors import EndpointError
from stance.model.limits import Limits
from stance.options import Options


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.now += seconds
        await asyncio.sleep(0)


def limits(**settings: Any) -> tuple[Limits, Clock]:
    """Limits and their clock."""
    clock = Clock()
    return Limits(Options(**settings), clock=clock, sleep=clock.sleep), clock


def rate(retry_after: float | None = None) -> EndpointError:
    """A refusal for going too fast."""
    return EndpointError("slower", status=429, fault="rate", retryable=True, retry_after=retry_after)


async def times(limit: Limits, count: int, tokens: int = 0) -> list[float]:
    """When each of so many calls goes, one after the other, counted from the first."""
    went = []
    for _ in range(count):
        went.append(await limit.enter(tokens))
        limit.leave()
    return [t - went[0] for t in went]


async def test_no_minute_holds_more_calls_than_allowed() -> None:
    """The third waits until the first is a minute past."""
    limit, _ = limits(requests_per_minute=2)
    assert await times(limit, 5) == [0, 0, 60, 60, 120]


async def test_no_minute_holds_more_tokens_than_allowed() -> None:
    """And a call too large for any minute goes alone."""
    limit, _ = limits(tokens_per_minute=1000)
    assert await times(limit, 4, 400) == [0, 0, 60, 60]
    limit, _ = limits(tokens_per_minute=1000)
    assert await times(limit, 2, 5000) == [0, 60]


async def test_only_so_many_are_under_way_and_the_first_to_wait_is_the_first_to_go() -> None:
    """Who waits goes when one leaves, in the order in which they came."""
    limit, _ = limits(concurrency=2)
    order: list[int] = []

    async def call(number: int) -> None:
        await limit.enter()
        order.append(number)

    waiting = [asyncio.create_task(call(n)) for n in range(5)]
    for expected in (2, 3, 4, 5):
        for _ in range(5):
            await asyncio.sleep(0)
        assert order == list(range(expected))
        limit.leave()
    await asyncio.gather(*waiting)


async def test_who_gives_up_waiting_holds_up_nobody() -> None:
    """A cancelled call leaves the line."""
    limit, _ = limits(concurrency=1)
    await limit.enter()
    gone, stays = asyncio.create_task(limit.enter()), asyncio.create_task(limit.enter())
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    limit.leave()
    await asyncio.wait_for(stays, 5)
    assert limit.under_way == 1


async def test_too_many_requests_halve_what_goes_at_once_and_it_grows_back() -> None:
    """Refusals of the same moment halve once; a round of good answers gives one back."""
    limit, clock = limits(concurrency=8)
    went = [await limit.enter() for _ in range(8)]
    for each in went:
        limit.failed(rate(), each)
        clock.now += 0.1
        limit.leave()
    assert limit.allowed == 4
    for _ in range(5):
        limit.answered({})
    assert 5 <= limit.allowed < 5.5
    for _ in range(100):
        limit.answered({})
    assert limit.allowed == 8
    for _ in range(9):
        went = [await limit.enter()]
        limit.failed(rate(), went[0])
        limit.leave()
        clock.now += 1
    assert limit.allowed == 1


async def test_where_one_alone_is_too_much_calls_go_farther_apart() -> None:
    """The distance doubles with each refusal, up to a minute, and shrinks with each answer."""
    limit, clock = limits(concurrency=1)
    distances = []
    for _ in range(9):
        went = await limit.enter()
        limit.failed(rate(), went)
        limit.leave()
        distances.append(await limit.enter() - went)
        limit.leave()
        clock.now += 0.01
    assert [round(d) for d in distances] == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    for _ in range(7):
        limit.answered({})
    went = await limit.enter()
    limit.failed(rate(), went)
    limit.leave()
    assert await limit.enter() - went == 1


async def test_retry_after_holds_for_every_call_that_waits() -> None:
    """Also for one that was not refused itself."""
    limit, clock = limits()
    went = await limit.enter()
    limit.failed(rate(retry_after=20), went)
    limit.leave()
    assert await limit.enter() == went + 20
    assert clock.now == went + 20


async def test_what_an_endpoint_says_is_left_is_kept_to() -> None:
    """Requests and tokens, until they are reset; a reset hours away is not waited for."""
    limit, clock = limits()
    start = clock.now
    limit.answered({"x-ratelimit-remaining-requests": "1", "x-ratelimit-reset-requests": "2s"})
    assert await times(limit, 2) == [0, 2]
    limit.answered({"x-ratelimit-remaining-tokens": "500", "x-ratelimit-reset-tokens": "1m0s"})
    assert await times(limit, 2, 300) == [0, 60]
    limit.answered({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "11h30m"})
    await limit.enter()
    assert clock.now == start + 62


async def test_a_long_line_costs_little() -> None:
    """Each who goes wakes one, not all."""
    limit, _ = limits(concurrency=4)
    looked = 0
    original = limit._wait

    def counted(tokens: int) -> float | None:
        nonlocal looked
        looked += 1
        return original(tokens)

    limit._wait = counted  # type: ignore[method-assign]

    async def call() -> None:
        await limit.enter()
        await asyncio.sleep(0)
        limit.leave()

    await asyncio.gather(*(call() for _ in range(1000)))
    assert looked < 8000
    assert limit.under_way == 0
