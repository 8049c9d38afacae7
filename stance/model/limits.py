"""How fast calls may go out over the whole run: at once, per minute, and as the endpoint says."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping

from stance.errors import EndpointError
from stance.model.faults import number, seconds
from stance.model.line import Line
from stance.model.retry import LONGEST
from stance.options import Options

_MINUTE = 60.0


class Limits:
    """Calls enter one by one as the limits allow, and leave.

    How many may be under way begins at `options.concurrency`, halves when the endpoint says that it is too much, and
    grows back by one for each full round of good answers. Where even one alone is too much, calls go at a distance that
    doubles with each refusal, up to a minute, and halves with each answer. What the endpoint asks for (Retry-After,
    what is left in its `x-ratelimit` headers) holds for every call that waits.
    """

    def __init__(
        self,
        options: Options,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        self._most = options.concurrency
        self._requests, self._tokens = options.requests_per_minute, options.tokens_per_minute
        self._clock = clock
        self._line = Line(sleep) if sleep else Line()
        self._lock = threading.Lock()
        self._minute: deque[tuple[float, int]] = deque()
        self._sum = 0
        self._left: dict[str, tuple[float, float]] = {}
        self._not_before = 0.0
        self._halved = -math.inf
        self._distance = 0.0
        self.allowed = float(self._most)
        self.under_way = 0

    @property
    def counts_tokens(self) -> bool:
        """Whether the tokens of a call matter before it."""
        return self._tokens is not None

    async def enter(self, tokens: int = 0) -> float:
        """Wait until a call of so many tokens may go; returns when it went, by the clock."""
        await self._line.until(lambda: self._wait(tokens))
        return self._clock()

    def leave(self) -> None:
        """End a call that had entered."""
        with self._lock:
            self.under_way -= 1
        self._line.wake()

    def answered(self, headers: Mapping[str, str]) -> None:
        """A good answer: room grows slowly, and what its headers say is left counts from now on."""
        now = self._clock()
        with self._lock:
            self.allowed = min(self._most, self.allowed + 1 / self.allowed)
            self._distance = self._distance / 2 if self._distance > 1 else 0.0
            for kind in ("requests", "tokens"):
                left = number(headers.get(f"x-ratelimit-remaining-{kind}"))
                reset = seconds(headers.get(f"x-ratelimit-reset-{kind}", ""))
                # a reset that is far off is a daily limit: not to be waited for, the endpoint will refuse
                if left is not None and reset is not None and reset <= LONGEST:
                    self._left[kind] = (left, now + reset)

    def failed(self, error: EndpointError, went: float) -> None:
        """A call that went out at `went` was refused: fewer at once, and none before the endpoint wants them."""
        now = self._clock()
        with self._lock:
            # of calls that were refused together only the first one halves
            if error.fault == "rate" and went > self._halved:
                if self.allowed <= 1:
                    self._distance = min(LONGEST, max(1.0, 2 * self._distance))
                self.allowed = max(1.0, self.allowed / 2)
                self._halved = now
            if error.fault == "rate" and error.retry_after is None:
                self._not_before = max(self._not_before, now + self._distance)
            if error.retryable and error.retry_after is not None and error.retry_after <= LONGEST:
                self._not_before = max(self._not_before, now + error.retry_after)

    def _wait(self, tokens: int) -> float | None:
        """None when a call may go now, and then it counts; else the seconds to wait, infinity for until one leaves."""
        with self._lock:
            if self.under_way >= max(1, int(self.allowed)):
                return math.inf
            now = self._clock()
            wait = max(self._not_before - now, self._by_minute(now, tokens), self._by_headers(now, tokens))
            if wait > 0:
                return wait
            self.under_way += 1
            if self._requests or self._tokens:
                self._minute.append((now, tokens))
                self._sum += tokens
            for kind, need in (("requests", 1), ("tokens", tokens)):
                if kind in self._left:
                    left, reset = self._left[kind]
                    self._left[kind] = (left - need, reset)
            return None

    def _by_minute(self, now: float, tokens: int) -> float:
        """The seconds until one more call is within what a minute may hold; a call too large for any goes alone."""
        while self._minute and self._minute[0][0] <= now - _MINUTE:
            self._sum -= self._minute.popleft()[1]
        if not self._minute:
            return 0.0
        over = self._requests is not None and len(self._minute) >= self._requests
        over = over or (self._tokens is not None and self._sum + tokens > self._tokens)
        return self._minute[0][0] + _MINUTE - now if over else 0.0

    def _by_headers(self, now: float, tokens: int) -> float:
        wait = 0.0
        for kind, need in (("requests", 1), ("tokens", max(1, tokens))):
            left, reset = self._left.get(kind, (math.inf, 0.0))
            if now >= reset:
                self._left.pop(kind, None)
            elif left < need:
                wait = max(wait, reset - now)
        return wait
