"""A second process reads some of many articles: what comes out is the same, and what it leaves undone is done here."""

from __future__ import annotations

import asyncio
import json
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import cli
from stance.corpus import helper
from stance.corpus.helper import WORTH, Helper
from stance.corpus.many import Many
from stance.engine import make_engine
from stance.options import Options, make_options
from stance.records import Analysis, Article

TEXT = "Locks, part {n}\n\nRussia will not open lock {n} before May, Foreign Minister Sergei Lavrov said on Tuesday.\n"


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_cores", lambda: 2)


def offline() -> Options:
    return make_options(engine="offline")


def article(n: int) -> Article:
    return stance.parse(TEXT.format(n=n), source=f"{n}.txt")


def plain(made: Any) -> dict[str, Any]:
    told: dict[str, Any] = made.model_dump(mode="json")
    del told["run"]
    return told


async def ready(one: Helper) -> Analysis:
    """The first analysis that the other process makes."""
    async with asyncio.timeout(300):
        while (made := await one.analysed(article(1))) is None:  # noqa: ASYNC110 - another process is waited for
            await asyncio.sleep(0.05)
    return made


def with_helper(work: Callable[[Helper], Any]) -> Any:
    async def run() -> Any:
        one = Helper(offline(), WORTH)
        try:
            return await work(one)
        finally:
            await one.aclose()

    return asyncio.run(run())


def test_the_other_process_makes_the_same_analysis() -> None:
    made = with_helper(ready)
    assert plain(made) == plain(stance.analyze(article(1), engine="offline"))


def test_many_come_in_the_order_of_input_whoever_read_them() -> None:
    async def run(one: Helper) -> list[Any]:
        await ready(one)
        many = Many([article(n) for n in range(20)], make_engine(offline()), offline(), one)
        found = []
        while (outcome := await many.next()) is not None:
            found.append(outcome)
        await many.aclose()
        return found

    found = with_helper(run)
    assert [plain(a) for a in found] == [plain(stance.analyze(article(n), engine="offline")) for n in range(20)]


def test_the_first_process_reads_on_while_the_other_one_is_at_work() -> None:
    """As many as the other one takes wait for it; the next is read here, before any of those is answered."""

    class Busy(Helper):
        def __init__(self) -> None:
            super().__init__(offline())
            self.done, self.waiting = asyncio.Event(), 0

        async def analysed(self, article: Article) -> Analysis | None:
            if self.waiting == self.at_once:
                self.done.set()
                return None
            self.waiting += 1
            async with asyncio.timeout(300):
                await self.done.wait()
            return None

    async def run() -> int:
        many = Many([article(n) for n in range(5)], make_engine(offline()), offline(), Busy())
        found = 0
        while await many.next() is not None:
            found += 1
        await many.aclose()
        return found

    assert asyncio.run(run()) == 5


def test_what_it_cannot_read_is_left_to_the_first_process() -> None:
    async def run(one: Helper) -> Any:
        await ready(one)
        return await one.analysed(article(2).model_copy(update={"language": "xx"}))

    assert with_helper(run) is None


def test_what_it_was_asked_for_as_it_ends_is_left_to_the_first_process() -> None:
    async def run(one: Helper) -> Any:
        await ready(one)
        asked = asyncio.create_task(one.analysed(article(2)))
        await asyncio.sleep(0)
        await one.aclose()
        return await asked, await one.analysed(article(3))

    assert with_helper(run) == (None, None)


def test_what_it_was_asked_for_as_it_dies_is_left_to_the_first_process(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def begin(*args: Any, **given: Any) -> subprocess.Popen[bytes]:
        begun.append(popen(*args, **given))
        return begun[-1]

    monkeypatch.setattr("subprocess.Popen", begin)

    async def run(one: Helper) -> Any:
        await ready(one)
        asked = [asyncio.create_task(one.analysed(article(n))) for n in (2, 3)]
        await asyncio.sleep(0)
        begun[0].kill()
        async with asyncio.timeout(60):
            return await asyncio.gather(*asked), await one.analysed(article(4))

    made, later = with_helper(run)
    # it may have done the first before it was ended
    assert (made[1], later) == (None, None)
    assert begun[0].returncode is not None


def test_an_answer_that_nobody_can_read_is_made_by_the_first_process(monkeypatch: pytest.MonkeyPatch) -> None:
    take = helper._take

    async def run(one: Helper) -> Any:
        await ready(one)

        def unreadable(pipe: Any) -> Any:
            take(pipe)
            raise AttributeError("no such record")

        monkeypatch.setattr(helper, "_take", unreadable)
        async with asyncio.timeout(60):
            # the first answer is read by what was called before
            return [await one.analysed(article(n)) for n in (2, 3, 4)][1:]

    assert with_helper(run) == [None, None]


def test_the_first_process_does_not_wait_until_an_article_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    sent, free, held = helper._send, threading.Event(), []

    def full(pipe: Any, what: object) -> None:
        if isinstance(what, Article):
            held.append(free.wait(60))
        sent(pipe, what)

    async def run(one: Helper) -> Analysis | None:
        await ready(one)
        monkeypatch.setattr(helper, "_send", full)
        asked = asyncio.create_task(one.analysed(article(2)))
        await asyncio.sleep(0)
        free.set()
        return await asked

    assert with_helper(run) is not None
    assert held == [True]


def test_a_few_articles_begin_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def begun(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("subprocess.Popen", begun)

    async def run() -> list[Analysis | None]:
        one = Helper(offline(), 2)
        return [await one.analysed(article(n)) for n in range(WORTH - 1)]

    assert asyncio.run(run()) == [None] * (WORTH - 1)


def test_the_command_compares_many_as_the_library_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(WORTH + 2)]
    for n, path in enumerate(paths):
        path.write_text(TEXT.format(n=n), encoding="utf-8")
    assert cli.run(["compare", "--engine", "offline", "--format", "json", *map(str, paths)]) == 0
    made = stance.compare([stance.load(path) for path in paths], engine="offline")
    told = json.loads(capsys.readouterr().out)
    assert [a["article"]["source"] for a in told["analyses"]] == [str(path) for path in paths]
    assert [{**a, "run": None} for a in told["analyses"]] == [{**plain(a), "run": None} for a in made.analyses]
    found = plain(made)
    del found["analyses"], told["comparison"]["run"]
    assert told["comparison"] == found
