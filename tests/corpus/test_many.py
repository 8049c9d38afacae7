"""Many articles: several under way at once, given in the order of input, a failure in its own place."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from scripted_server import Reply, answer, error, scripted, send

import stance
from stance.corpus.many import Many
from stance.engine import make_engine
from stance.options import Options
from stance.records import Draft, Reading

TEXT = "The US envoy Jane Roe told reporters on Monday that Russia wants a written guarantee.\n"


def article(n: int) -> stance.Article:
    return stance.parse(f"{TEXT}It was her visit number {n}.\n", source=f"visit {n}")


def visit(asked: dict[str, Any]) -> int:
    """Which article a request is about."""
    text = asked["messages"][-1]["content"]
    return int(text.partition("visit number ")[2].partition(".")[0])


def summed(n: int) -> tuple[int, Any]:
    return answer({"summary": [{"text": f"Roe's visit number {n}.", "evidence": [2]}], "positions": []})


def names(outcomes: list[Any]) -> list[str]:
    return [o.article.source if isinstance(o, stance.Analysis) else f"{o.source}!" for o in outcomes]


class Held:
    """An engine whose answers a test gives, in whichever order; it tells what has been asked."""

    name = "llm"
    model = "held"

    def __init__(self) -> None:
        self.answers: dict[str, asyncio.Event] = {}
        self.most = self.now = 0

    def event(self, source: str) -> asyncio.Event:
        return self.answers.setdefault(source, asyncio.Event())

    async def draft(self, reading: Reading, options: Options) -> Draft:
        del options
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self.event(reading.article.source).wait()
        finally:
            self.now -= 1
        return Draft()

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        del reading, options
        return draft


async def settled(ready: Callable[[], bool]) -> None:
    """Let everything run until `ready`."""
    async with asyncio.timeout(60):
        while not ready():  # noqa: ASYNC110 - what is waited for is no single event
            await asyncio.sleep(0)


async def test_what_is_ready_last_is_still_given_first() -> None:
    """Answers come backwards, results in the order of input."""
    engine = Held()
    many = Many([article(n) for n in range(4)], engine, Options(model="m", concurrency=4))
    first = asyncio.create_task(many.next())
    await settled(lambda: engine.now == 4)
    for n in (3, 2, 1):
        engine.event(f"visit {n}").set()
    await settled(lambda: engine.now == 1)
    assert not first.done()
    engine.event("visit 0").set()
    rest = [await first, *[await many.next() for _ in range(3)]]
    assert names(rest) == [f"visit {n}" for n in range(4)]
    assert await many.next() is None
    assert await many.next() is None
    await many.aclose()


async def test_no_more_than_the_window_is_read_or_run() -> None:
    """One that takes long lets so many others be begun, and then nothing more is read before it is given."""
    engine, read = Held(), 0

    def endless() -> Iterator[stance.Article]:
        nonlocal read
        while True:
            if read:
                engine.event(f"visit {read}").set()
            read += 1
            yield article(read - 1)

    many = Many(endless(), engine, Options(model="m", concurrency=2))
    waiting = asyncio.create_task(many.next())
    await settled(lambda: read == 9 and engine.now == 1)
    await asyncio.sleep(0)
    assert (read, engine.most) == (9, 2)
    engine.event("visit 0").set()
    given = await waiting
    assert isinstance(given, stance.Analysis)
    assert given.article.source == "visit 0"
    await many.aclose()
    assert engine.now == 0


async def test_what_is_done_when_a_run_is_stopped_is_still_given() -> None:
    """In order, without what was under way; nothing more is begun."""
    engine = Held()
    many = Many([article(n) for n in range(9)], engine, Options(model="m", concurrency=4))
    first = asyncio.create_task(many.next())
    await settled(lambda: engine.now == 4)
    for n in (1, 3):
        engine.event(f"visit {n}").set()
    await settled(lambda: {"visit 4", "visit 5"} <= engine.answers.keys())
    many.stop()
    outcomes = [await first]
    while (outcome := await many.next()) is not None:
        outcomes.append(outcome)
    assert names(outcomes) == ["visit 1", "visit 3"]
    assert engine.now == 0
    await many.aclose()


async def test_one_that_was_stopped_before_it_began_gives_nothing() -> None:
    many = Many([article(0)], Held(), Options(model="m"))
    many.stop()
    assert await many.next() is None
    await many.aclose()


def test_a_failure_is_a_result_in_its_place() -> None:
    """Whatever fails: the source, the language, the endpoint; the error names the article."""

    def reply(asked: dict[str, Any]) -> Any:
        n = visit(asked)
        return error(400, "no") if n == 2 else summed(n)

    german = stance.parse("Der Minister sagte am Montag, dass die Gespräche gut verlaufen seien.\n", source="de")
    unread = stance.SourceError("gone", "it is gone.")
    with scripted(by(reply)) as script:
        given = [article(0), unread, german, article(2), article(3)]
        outcomes = list(stance.analyze_many(given, model="m", base_url=script.url, concurrency=3))
    assert names(outcomes) == ["visit 0", "gone!", "de!", "visit 2!", "visit 3"]
    assert outcomes[1] is unread
    assert isinstance(outcomes[3], stance.ModelError)


def by(reply: Callable[[dict[str, Any]], Any]) -> Reply:
    """Answer each request by what it asks."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        send(handler, reply(handler.asked))  # type: ignore[attr-defined]

    return write


def told(outcomes: list[Any]) -> str:
    """What is said, without what lies under `run`."""
    return json.dumps([o.model_dump(mode="json", exclude={"run"}) for o in outcomes], ensure_ascii=False)


def test_the_same_bytes_whatever_the_concurrency() -> None:
    """Each answer is held until a later article's was sent, as far as so many are under way."""
    results = []
    for concurrency in (1, 2, 5):
        sent = [threading.Event() for _ in range(12)]

        def reply(asked: dict[str, Any], sent: list[threading.Event] = sent, size: int = concurrency) -> Any:
            n = visit(asked)
            last = n - n % size + size - 1
            if n < min(last, 9):
                sent[n + 1].wait(60)
            sent[n].set()
            return summed(n)

        with scripted(by(reply)) as script:
            options = Options(model="m", base_url=script.url, concurrency=concurrency)
            outcomes = list(stance.analyze_many((article(n) for n in range(10)), options=options))
        assert [o.summary[0].text for o in outcomes if isinstance(o, stance.Analysis)] == [
            f"Roe's visit number {n}." for n in range(10)
        ]
        results.append(told(outcomes))
    assert results[0] == results[1] == results[2]


def test_one_budget_holds_for_all() -> None:
    """Articles beside each other do not each have it; those it does not reach for say so."""
    with scripted(by(lambda asked: summed(visit(asked)))) as script:
        options = Options(model="m", base_url=script.url, concurrency=8, max_tokens_total=4200)
        outcomes = list(stance.analyze_many([article(n) for n in range(40)], options=options))
    assert len(outcomes) == 40
    failed = [o for o in outcomes if isinstance(o, stance.ModelError)]
    assert len(script.requests) == 40 - len(failed) < 40
    assert {getattr(e, "fault", None) for e in failed} == {"budget"}


async def test_an_async_source_and_an_engine_of_one_s_own() -> None:
    """An engine that was given stays open, its own bound holds."""

    async def source() -> AsyncIterator[stance.Article]:
        for n in range(3):
            await asyncio.sleep(0)
            yield article(n)

    with scripted(by(lambda asked: summed(visit(asked)))) as script:
        options = Options(model="m", base_url=script.url)
        engine = make_engine(options)
        for _ in range(2):
            got = [o async for o in stance.analyze_many(source(), engine=engine, options=options)]
            assert names(got) == ["visit 0", "visit 1", "visit 2"]
        await engine.aclose()


async def test_leaving_early_ends_what_is_under_way() -> None:
    engine = Held()
    engine.event("visit 0").set()
    given = [article(n) for n in range(9)]
    outcomes = aiter(stance.analyze_many(given, engine=engine, concurrency=3, model="m"))
    async for outcome in outcomes:
        assert isinstance(outcome, stance.Analysis)
        break
    await outcomes.aclose()  # type: ignore[attr-defined]
    assert engine.now == 0


def test_an_error_of_the_source_is_raised_after_what_came_before_it() -> None:
    def source() -> Iterator[stance.Article]:
        yield article(0)
        raise ZeroDivisionError

    outcomes = iter(stance.analyze_many(source(), engine="offline"))
    assert names([next(outcomes)]) == ["visit 0"]
    with pytest.raises(ZeroDivisionError):
        next(outcomes)


def test_offline_gives_what_one_at_a_time_gives() -> None:
    given = [article(n) for n in range(3)]
    many = list(stance.analyze_many(given, engine="offline"))
    assert told(many) == told([stance.analyze(a, engine="offline") for a in given])
