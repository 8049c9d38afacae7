"""Many articles through one engine: several at a time, given in the order of input, one failure its own result."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from stance.analyze import analyze_async, blocking
from stance.corpus.pulled import pulled
from stance.engine import make_engine
from stance.errors import ModelError, SourceError
from stance.options import Options, changed, make_options
from stance.records import Analysis, Article

if TYPE_CHECKING:
    from stance.corpus.helper import Helper
    from stance.engine import Engine

Outcome: TypeAlias = Analysis | SourceError | ModelError
Given: TypeAlias = Iterable[Article | SourceError] | AsyncIterable[Article | SourceError]

# So many times as many as run at once may be begun before the first of them is given: one that takes long does not
# hold up the others, and what waits to be given stays bounded.
_AHEAD = 4


class Many:
    """Analyses of one run, begun and given in the order of input.

    As many run at once as the engine asks at once (`concurrency`), else as `options.concurrency` says. A `helper` takes
    some of them; it ends with the run. All methods but `stop` belong on one event loop.
    """

    def __init__(self, articles: Given, engine: Engine, options: Options, helper: Helper | None = None) -> None:
        self._articles, self._engine, self._options = articles, engine, options
        self._helper = helper
        at_once: int = getattr(engine, "concurrency", options.concurrency)
        at_once += helper.at_once if helper is not None else 0
        self._free = asyncio.Semaphore(at_once)
        self._room = asyncio.Semaphore(at_once * _AHEAD)
        self._begun: asyncio.Queue[asyncio.Task[Outcome] | None] = asyncio.Queue()
        self._running: set[asyncio.Task[Outcome]] = set()
        self._pump: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = False

    @property
    def under_way(self) -> int:
        """How many articles are being analysed."""
        return len(self._running)

    async def next(self) -> Outcome | None:
        """Return what became of the next article, None after the last one.

        An exception that is no fault of one article (options that cannot be used, an error of the iterable) is
        raised in its place.
        """
        if self._pump is None:
            self._loop = asyncio.get_running_loop()
            self._pump = asyncio.create_task(self._begin())
        while (task := await self._begun.get()) is not None:
            self._room.release()
            await asyncio.wait([task])
            if not task.cancelled():
                return task.result()
        self._begun.put_nowait(None)
        await asyncio.wait([self._pump])
        if not self._pump.cancelled():
            self._pump.result()
        return None

    def stop(self) -> None:
        """End what is under way and begin nothing more; what is done is still given. Any thread may ask for it."""
        self._stopped = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end)

    async def aclose(self) -> None:
        """End what is under way, and wait for its end."""
        self._stopped = True
        self._end()
        ending = [*self._running, *([self._pump] if self._pump else [])]
        try:
            if ending:
                await asyncio.wait(ending)
        finally:
            if self._helper is not None:
                await self._helper.aclose()

    def _end(self) -> None:
        if self._pump is not None:
            self._pump.cancel()
            self._begun.put_nowait(None)
        for task in self._running:
            task.cancel()

    async def _begin(self) -> None:
        articles = pulled(self._articles)
        try:
            while not self._stopped:
                await self._room.acquire()
                await self._free.acquire()
                try:
                    article = await anext(articles)
                except StopAsyncIteration:
                    return
                task = asyncio.create_task(self._one(article))
                self._running.add(task)
                task.add_done_callback(self._ended)
                self._begun.put_nowait(task)
        finally:
            self._begun.put_nowait(None)
            await articles.aclose()

    def _ended(self, task: asyncio.Task[Outcome]) -> None:
        self._running.discard(task)
        self._free.release()

    async def _one(self, article: Article | SourceError) -> Outcome:
        if isinstance(article, SourceError):
            return article
        try:
            helped = await self._helper.analysed(article) if self._helper is not None else None
            return helped or await analyze_async(article, engine=self._engine, options=self._options)
        except SourceError as error:
            return error
        except ModelError as error:
            error.source = article.source
            return error


class Analyses:
    """What `analyze_many` gives: gone through once, with `for`, or with `async for` on an event loop."""

    def __init__(self, articles: Given, engine: Engine, options: Options, *, ours: bool) -> None:
        self._many = Many(articles, engine, options)
        self._engine, self._ours = engine, ours

    def __iter__(self) -> Iterator[Outcome]:
        try:
            while (outcome := blocking(self._many.next())) is not None:
                yield outcome
        finally:
            blocking(self._close())

    async def __aiter__(self) -> AsyncIterator[Outcome]:
        try:
            while (outcome := await self._many.next()) is not None:
                yield outcome
        finally:
            await self._close()

    async def _close(self) -> None:
        await self._many.aclose()
        if self._ours:
            await self._engine.aclose()  # type: ignore[attr-defined]


def analyze_many(
    articles: Given, *, engine: Engine | str | None = None, options: Options | None = None, **settings: Any
) -> Analyses:
    """Analyse articles, several at a time; `for` or `async for` gives what becomes of each in the order of input.

    An article that cannot be analysed is given as the `SourceError` or `ModelError` that says why (`source` names
    it), as is an error that stands in its place in `articles`, as from `load_all`; the others go on. `settings`,
    `options` and `engine` are as in `analyze`; one engine, and with it one budget and one limit, serves them all.
    With a model `concurrency` articles are under way at once and a few times as many are read ahead at most, so that
    any number takes the same memory. An iterable that is not async is gone through in a thread of its own.
    """
    if options is None:
        options = make_options(engine=engine if isinstance(engine, str) else None, **settings)
    elif settings:
        options = changed(options, **settings)
    if engine is None or isinstance(engine, str):
        return Analyses(articles, make_engine(options), options, ours=True)
    return Analyses(articles, engine, options, ours=False)
