"""A line of calls that wait their turn, on whichever event loops they run."""

from __future__ import annotations

import asyncio
import math
import threading
from collections import deque
from collections.abc import Awaitable, Callable


class _Waiting:
    """One that waits: woken on its own loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[None] = self.loop.create_future()

    def wake(self) -> None:
        if not self.future.done():
            self.future.set_result(None)

    async def woken(self) -> None:
        await self.future
        self.future = self.loop.create_future()


class Line:
    """First come, first served; only who stands in front asks whether it may go, so that a long line costs little."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._lock = threading.Lock()
        self._waiting: deque[_Waiting] = deque()

    async def until(self, ready: Callable[[], float | None]) -> None:
        """Wait for one's turn and until `ready` returns None.

        It returns the seconds after which to ask again, infinity for when `wake` is called.
        """
        with self._lock:
            if not self._waiting and ready() is None:
                return
            me = _Waiting()
            self._waiting.append(me)
        try:
            while True:
                if self._waiting[0] is me:
                    wait = ready()
                    if wait is None:
                        return
                    if wait < math.inf:
                        await self._sleep(wait)
                        continue
                await me.woken()
        finally:
            with self._lock:
                self._waiting.remove(me)
            self.wake()

    def wake(self) -> None:
        """Let who stands in front ask again."""
        with self._lock:
            while self._waiting:
                first = self._waiting[0]
                try:
                    first.loop.call_soon_threadsafe(first.wake)
                except RuntimeError:  # its loop was closed under it
                    self._waiting.popleft()
                    continue
                return
