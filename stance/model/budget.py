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


def check_price(options: Options, model: str | None) -> None:
    """Raise `OptionsError` where a run is bounded in dollars and nobody knows what `model` costs."""
    if options.max_cost is not None and find_price(model, options.prices) is None:
        raise OptionsError(
            f"--max-cost needs the price of {model!r}, which is not known: give input and output in USD "
            f'per million tokens in stance.toml under [prices."{model}"], or use --max-tokens-total.'
        )


class Budget:
    """Reserves what a call may use at most, and settles it by what it used.

    Once a call does not fit, no later one does: a run stops, instead of doing the small articles only.
    """

    def __init__(self, options: Options) -> None:
        self.price: Price | None = find_price(options.model, options.prices)
        self._most_cost, self._most_tokens = options.max_cost, options.max_tokens_total
        # without a model only others are asked, for vectors: their price is another
        if options.model is not None or not options.embedding_model:
            check_price(options, options.model)
        self._lock = threading.Lock()
        self._line = Line()
        self._held = Tokens(0, 0)
        self._held_cost = 0.0
        self._spent = Tokens(0, 0)
        self._cost = 0.0
        self._calls = 0
        self._unpriced = self.price is None
        self.stopped: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether anything is bounded; else tokens need not be counted before a call."""
        return self._most_cost is not None or self._most_tokens is not None

    async def reserve(self, worst: Tokens, price: Price | None = None) -> None:
        """Reserve a call of a model at that price.

        Waits for those in flight where it only does not fit beside their worst case. Raises `EndpointError` (fault
        "budget") for a call that does not fit in what is left.
        """
        if self.stopped:
            raise self._error()
        if self.bounded:
            await self._line.until(lambda: self._fit(worst, price))
        else:
            with self._lock:
                self._hold(worst, price, 1)
        if self.stopped:
            raise self._error()

    def settle(self, worst: Tokens, used: Tokens | None, price: Price | None = None) -> None:
        """End a call that was reserved so: `used` is what it used, its worst case where that is unknown."""
        sent = used is None or any(used)
        used = used or worst
        with self._lock:
            self._hold(worst, price, -1)
            self._spent = Tokens(*(a + b for a, b in zip(self._spent, used, strict=True)))
            self._cost += cost(price, *used) or 0.0
            self._unpriced = price is None if not self._calls else self._unpriced or (sent and price is None)
            self._calls += sent
        self._line.wake()

    def _hold(self, worst: Tokens, price: Price | None, sign: int) -> None:
        self._held_cost += sign * (cost(price, *worst) or 0.0)
        self._held = Tokens(self._held.input + sign * worst.input, self._held.output + sign * worst.output)

    def _fit(self, worst: Tokens, price: Price | None) -> float | None:
        with self._lock:
            if self.stopped:
                return None
            following = cost(price, *worst) or 0.0
            if self._over(Tokens(0, 0), worst, following):
                self.stopped = self._told(worst, price)
                return None
            if self._over(self._held, worst, self._held_cost + following):
                return math.inf
            self._hold(worst, price, 1)
            return None

    def _over(self, held: Tokens, worst: Tokens, dollars: float) -> bool:
        tokens = sum(part.input + part.output for part in (self._spent, held, worst))
        if self._most_tokens is not None and tokens > self._most_tokens:
            return True
        return self._most_cost is not None and self._cost + dollars > self._most_cost

    def _told(self, worst: Tokens, price: Price | None) -> str:
        bound = [f"USD {self._most_cost:g}"] if self._most_cost is not None else []
        bound += [f"{self._most_tokens:,} tokens"] if self._most_tokens is not None else []
        following = f"{worst.input + worst.output:,} tokens"
        if price is not None:
            following = f"USD {cost(price, *worst):.4f}, {following}"
        return (
            f"the budget of {' and '.join(bound)} does not reach for the next call (at most {following}): {self.spent}."
        )

    @property
    def spent(self) -> str:
        """What the run used so far, in words."""
        tokens = f"{self._spent.input:,} tokens in and {self._spent.output:,} out"
        money = "at an unknown price" if self._unpriced else f"USD {self._cost:.4f}"
        return f"{self._calls:,} call{'s' if self._calls != 1 else ''} used {tokens}, {money}"

    def _error(self) -> EndpointError:
        return EndpointError(self.stopped or "", fault="budget")
