"""Any iterable as one that can be waited for: a page that takes long to fetch holds up nobody else."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def pulled(items: Iterable[T] | AsyncIterable[T]) -> AsyncGenerator[T, None]:
    """Yield the items, each taken only once it is asked for.

    An iterable that is not async is gone through in a thread of its own, always the same one. A thread that hangs
    (nobody writes to a pipe that it reads) does not keep the process from ending.
    """
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
        return
    asked: queue.SimpleQueue[asyncio.Future[tuple[T] | None] | None] = queue.SimpleQueue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_go_through, args=(items, asked, loop), name="stance-reader", daemon=True).start()
    try:
        while True:
            future: asyncio.Future[tuple[T] | None] = loop.create_future()
            asked.put(future)
            got = await future
            if got is None:
                return
            yield got[0]
    finally:
        asked.put(None)


def _go_through(
    items: Iterable[T], asked: queue.SimpleQueue[asyncio.Future[Any] | None], loop: asyncio.AbstractEventLoop
) -> None:
    iterator = None
    while (future := asked.get()) is not None:
        tell: Callable[[Any], None] = future.set_result
        told: Any
        try:
            iterator = iter(items) if iterator is None else iterator
            told = next(((item,) for item in iterator), None)
        except Exception as error:  # noqa: BLE001 - it is raised where the item was asked for
            tell, told = future.set_exception, error
        with suppress(RuntimeError):  # the loop has ended, and nobody waits
            loop.call_soon_threadsafe(_tell, future, tell, told)


def _tell(future: asyncio.Future[Any], tell: Callable[[Any], None], told: Any) -> None:
    if not future.done():
        tell(told)
