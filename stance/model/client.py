"""Requests within budget, limits and time, given again from a cache; each goes through `Client.paid`."""

from __future__ import annotations

import asyncio
import json
import math
import time
import warnings
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from stance.errors import EndpointError, ModelError
from stance.model import endpoint
from stance.model.answer import Completion, Reply, figures, sound
from stance.model.budget import Budget, Tokens
from stance.model.cache import AnswerCache, request_key
from stance.model.limits import Limits
from stance.model.local import served
from stance.model.log import CallLog
from stance.model.prices import cost
from stance.model.retry import PATIENCE, wait_before
from stance.options import Options, Price
from stance.text import count_tokens

# One request and its answer.
Ask: TypeAlias = Callable[[], Awaitable[Reply]]
_UNAUTHORIZED = 401
_PER_MESSAGE = 8
# What was sent and may have been answered in full, although nothing of it came: it counts at its worst case.
_PERHAPS_USED = ("timeout", "broken", "deadline")


async def pause(seconds: float) -> None:
    """Wait before a request is sent again."""
    await asyncio.sleep(0 if endpoint.replaying else seconds)


async def _pause(seconds: float) -> None:
    await pause(seconds)


def prompt_tokens(messages: list[dict[str, str]], model: str | None, schema: dict[str, Any] | None = None) -> int:
    """The tokens of a rendered prompt, as `model` would count them, with what each message and a schema adds."""
    said = sum(count_tokens(m["content"], model) + _PER_MESSAGE for m in messages)
    return said if schema is None else said + count_tokens(json.dumps(schema), model)


class Client:
    """One endpoint for a whole run: what was learned of it, what may be spent, how fast, and what was answered before.

    Raises `OptionsError` for a bound in dollars without a known price, and for a log that cannot be written.
    """

    def __init__(self, options: Options, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.identity = endpoint.identity(options)
        self._options = options = served(options)
        self._clock = clock
        self._until = None if options.deadline is None else clock() + options.deadline
        self._budget = Budget(options)
        self._limits = Limits(options, clock=clock, sleep=_pause)
        self.endpoint = endpoint.Endpoint(options)
        self.cache = AnswerCache(options.model_cache if options.cache and not endpoint.taped else None)
        self._log = CallLog(options.log_json)
        self._late: str | None = None
        self._hits = 0
        self._refusal: EndpointError | None = None
        self._slow_told = False

    @property
    def url(self) -> str:
        """The base URL that requests go to, without what it may hold of secrets."""
        return self.endpoint.url

    @property
    def model(self) -> str | None:
        """The model's name as the endpoint is told it."""
        return self._options.model

    @property
    def prices(self) -> Mapping[str, Price]:
        """The prices that the user gave, by model."""
        return self._options.prices

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        return self._options.concurrency

    @property
    def stopped(self) -> str | None:
        """Why no further call is made, where the budget or the time of the run is used up."""
        return self._budget.stopped or self._late

    @property
    def refused(self) -> str | None:
        """Why the endpoint is asked nothing more, where it refuses the key or the account is used up."""
        return None if self._refusal is None else str(self._refusal)

    @property
    def spent(self) -> str:
        """What the run used so far, in words."""
        return self._budget.spent + (f"; {self._hits:,} from the cache" if self._hits else "")

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections of this event loop and the cache; both open again at need."""
        self.cache.close()
        await self.endpoint.close()

    async def complete(
        self,
        messages: list[dict[str, str]],
        *,
        schema: dict[str, Any],
        name: str,
        version: str = "",
        usable: Callable[[str], bool] = bool,
    ) -> Completion:
        """Ask once, structured by the JSON schema `schema` as far as the endpoint can; `name` and `version` are logged.

        An answer to the same request that was kept is given again; its text must be `usable`, and what is not is not
        kept, so that a bad answer is asked for again in the next run. A parameter or answer format that the endpoint
        refuses is left out from then on. What may pass is asked again, `options.retries` times; what is over a rate
        limit until it passes, for 15 minutes of waiting or as long as the run's deadline allows. After a refused key
        or an account that is used up nothing more is asked. Raises
        `EndpointError` when the endpoint cannot be reached or refuses, or the run may spend no more, `AnswerError`
        when what comes back is no answer.
        """
        call = {"prompt": name, "version": version, "model": self._options.model, "url": self.url}
        key = self._key(messages, schema, name)
        if (kept := self._kept(key)) is not None and usable(kept.text):
            return self._given_again(kept, call)
        worst = self._worst(messages, schema)
        ask = partial(self.endpoint.chat, messages, schema, name, bounded=self._budget.bounded)
        done = await self.paid(ask, worst, call, self._budget.price)
        if key is not None and done.finish_reason == "stop" and done.refusal is None and usable(done.text):
            self.cache.put(key, self._options.model or "", done._replace(cost=None)._asdict())
        return done

    def hit(self, call: dict[str, Any], price: Price | None) -> Completion:
        """Count and log what came from the cache without a text of its own; it costs nothing where a price is known."""
        return self._given_again(Completion("", "stop", cost=None if price is None else 0.0, kept=True), call)

    def _given_again(self, kept: Completion, call: dict[str, Any]) -> Completion:
        self._hits += 1
        self._log.write(**call, attempt=0, **figures(kept), seconds=0.0, outcome="cached")
        return kept

    @property
    def counts(self) -> bool:
        """Whether the tokens of a call are to be counted before it: where they are bounded."""
        return self._budget.bounded or self._limits.counts_tokens

    async def paid(self, ask: Ask, worst: Tokens, call: dict[str, Any], price: Price | None) -> Completion:
        """Send `ask` within budget, limits and the time of the run, again where a failure may pass; log each try.

        `worst` is what it can use at most, `price` that of its model, `call` what the log tells of it.
        """
        if (no := self._refusal) is not None:
            raise EndpointError(str(no), status=no.status, fault=no.fault, said=no.said) from no
        try:
            async with asyncio.timeout(self._time_left()):
                return await self._insisting(ask, worst, call, price)
        except TimeoutError as error:
            if self._until is None:
                raise
            raise self._too_late() from error

    async def _insisting(self, ask: Ask, worst: Tokens, call: dict[str, Any], price: Price | None) -> Completion:
        """Ask until an answer comes or asking again is no use."""
        attempt = slowed = 0
        patience = PATIENCE if self._until is None else math.inf
        while True:
            try:
                return await self._once(ask, worst, {**call, "attempt": attempt + 1}, price)
            except EndpointError as error:
                slow = error.fault == "rate"
                left = self._options.retries - (attempt - slowed)
                if slow and self._options.retries:
                    left = 1 if patience > 0 else 0
                wait = wait_before(attempt, error, left, answered=self.endpoint.answered)
                if wait is None:
                    if self._for_good(error):
                        self._refusal = error
                    raise
                if slow:
                    slowed += 1
                    patience -= wait
                    self._tell_slow(slowed)
                attempt += 1
                await pause(wait)

    def _tell_slow(self, refused: int) -> None:
        """Say once in a run that it waits longer than for a passing fault."""
        if refused <= self._options.retries or self._slow_told:
            return
        self._slow_told = True
        bound = "until --deadline" if self._until is not None else f"up to {PATIENCE / 60:.0f} minutes for a call"
        warnings.warn(f"{self.url!r} is over its rate limit: the run slows down and waits, {bound}.", stacklevel=2)

    def _for_good(self, error: EndpointError) -> bool:
        """Whether the rest of the run would be refused as well; who was answered before may be forbidden one text."""
        never = error.fault == "auth" and not self.endpoint.answered
        return never or error.fault == "quota" or error.status == _UNAUTHORIZED

    async def _once(self, ask: Ask, worst: Tokens, call: dict[str, Any], price: Price | None) -> Completion:
        """One call within budget and limits, settled and logged whatever becomes of it."""
        await self._budget.reserve(worst, price)
        used: Tokens | None = Tokens(0, 0)
        limited = not endpoint.replaying
        try:
            went = await self._limits.enter(sum(worst)) if limited else self._clock()
            used = None
            outcome, shown = "interrupted", figures(None)
            try:
                reply = await ask()
                done = reply.completion
                if done.input_tokens is not None and done.output_tokens is not None:
                    used = Tokens(done.input_tokens, done.output_tokens, done.cached_tokens or 0)
                    done = done._replace(cost=cost(price, *used))
                self._limits.answered(reply.headers)
                outcome, shown = "ok", figures(done)
            except EndpointError as error:
                outcome = error.fault
                if error.fault not in _PERHAPS_USED:
                    used = Tokens(0, 0)
                self._limits.failed(error, went)
                raise
            except ModelError:
                outcome = "answer"
                raise
            finally:
                if limited:
                    self._limits.leave()
                self._log.write(**call, **shown, seconds=round(self._clock() - went, 3), outcome=outcome)
        finally:
            self._budget.settle(worst, used, price)
        return done

    def _worst(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Tokens:
        """The most that a call can use; nothing where nothing is bounded, as counting takes time."""
        if not self.counts:
            return Tokens(0, 0)
        return Tokens(prompt_tokens(messages, self._options.model, schema), self._options.max_output_tokens)

    def _key(self, messages: list[dict[str, str]], schema: dict[str, Any], name: str) -> str | None:
        """What an answer is kept under: the request as it is meant, before the endpoint is known to refuse any part."""
        if not self.cache.path:
            return None
        asked = ("model", "temperature", "seed", "reasoning_effort", "max_output_tokens")
        parameters = {field: getattr(self._options, field) for field in asked}
        return request_key({"url": self.identity, **parameters, "name": name, "schema": schema, "messages": messages})

    def _kept(self, key: str | None) -> Completion | None:
        found = self.cache.get(key) if key is not None else None
        try:
            # what costs nothing is only known to where anything is known to cost something
            price = None if self._budget.price is None else 0.0
            kept = Completion(**{**found, "cost": price, "kept": True}) if found is not None else None
        except TypeError:  # kept by another version
            return None
        return kept if kept is None or sound(kept) else None

    def _time_left(self) -> float | None:
        """The seconds that are left of the run; raises `EndpointError` (fault "deadline") when there are none."""
        if self._until is None:
            return None
        left = self._until - self._clock()
        if left <= 0:
            raise self._too_late()
        return left

    def _too_late(self) -> EndpointError:
        self._late = f"the {self._options.deadline:g} s of --deadline are over."
        return EndpointError(self._late, fault="deadline")
