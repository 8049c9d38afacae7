"""What a run may spend, in dollars and in tokens; a call in flight is reserved at its worst case."""

from __future__ import annotations

import math
import threading
from typing import NamedTuple

from stance.errors import EndpointError, OptionsError
from stance.model.line import Line
from stance.model.prices import cost, find_price
from stance.options import Options, Price


class Tokens(NamedTuple):
    """Tokens of a call: in, out, and those of the input that the provider had in its prompt cache."""

    input: int
    output: int
    cached: int = 0


class Budget:
    """Reserves what a call may use at most, and settles it by what it used.

    Once a call does not fit, no later one does: a run stops, instead of doing the small articles only.
    """

    def __init__(self, options: Options) -> None:
        self.price: Price | None = find_price(options.model, options.prices)
        self._most_cost, self._most_tokens = options.max_cost, options.max_tokens_total
        if self._most_cost is not None and self.price is None:
            raise OptionsError(
                f"--max-cost needs the price of {options.model!r}, which is not known: give input and output in USD "
                f'per million tokens in stance.toml under [prices."{options.model}"], or use --max-tokens-total.'
            )
        self._lock = threading.Lock()
        self._line = Line()
        self._held = Tokens(0, 0)
        self._spent = Tokens(0, 0)
        self._cost = 0.0
        self._calls = 0
        self.stopped: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether anything is bounded; else tokens need not be counted before a call."""
        return self._most_cost is not None or self._most_tokens is not None

    async def reserve(self, worst: Tokens) -> None:
        """Reserve a call; waits for those in flight where it only does not fit beside their worst case.

        Raises `EndpointError` (fault "budget") for a call that does not fit in what is left.
        """
        if self.stopped:
            raise self._error()
        if self.bounded:
            await self._line.until(lambda: self._fit(worst))
        else:
            with self._lock:
                self._hold(worst, 1)
        if self.stopped:
            raise self._error()

    def settle(self, worst: Tokens, used: Tokens | None) -> None:
        """End a call: `used` is what it used, its worst case where that is unknown."""
        sent = used is None or any(used)
        used = used or worst
        with self._lock:
            self._hold(worst, -1)
            self._spent = Tokens(*(a + b for a, b in zip(self._spent, used, strict=True)))
            self._cost += cost(self.price, *used) or 0.0
            self._calls += sent
        self._line.wake()

    def _hold(self, worst: Tokens, sign: int) -> None:
        self._held = Tokens(self._held.input + sign * worst.input, self._held.output + sign * worst.output)

    def _fit(self, worst: Tokens) -> float | None:
        with self._lock:
            if self.stopped:
                return None
            if self._over(Tokens(0, 0), worst):
                self.stopped = self._told(worst)
                return None
            if self._over(self._held, worst):
                return math.inf
            self._hold(worst, 1)
            return None

    def _over(self, held: Tokens, worst: Tokens) -> bool:
        asked = Tokens(held.input + worst.input, held.output + worst.output)
        tokens = self._spent.input + self._spent.output + asked.input + asked.output
        if self._most_tokens is not None and tokens > self._most_tokens:
            return True
        return self._most_cost is not None and self._cost + (cost(self.price, *asked) or 0.0) > self._most_cost

    def _told(self, worst: Tokens) -> str:
        bound = [f"USD {self._most_cost:g}"] if self._most_cost is not None else []
        bound += [f"{self._most_tokens:,} tokens"] if self._most_tokens is not None else []
        following = f"{worst.input + worst.output:,} tokens"
        if self.price is not None:
            following = f"USD {cost(self.price, *worst):.4f}, {following}"
        return (
            f"the budget of {' and '.join(bound)} does not reach for the next call (at most {following}): {self.spent}."
        )

    @property
    def spent(self) -> str:
        """What the run used so far, in words."""
        tokens = f"{self._spent.input:,} tokens in and {self._spent.output:,} out"
        money = "at an unknown price" if self.price is None else f"USD {self._cost:.4f}"
        return f"{self._calls:,} call{'s' if self._calls != 1 else ''} used {tokens}, {money}"

    def _error(self) -> EndpointError:
        return EndpointError(self.stopped or "", fault="budget")
