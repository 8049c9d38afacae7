"""Requests to an OpenAI-compatible endpoint; every request goes through `Client.complete`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from stance.errors import AnswerError, EndpointError, StanceError
from stance.model.faults import answer_of, broken, explain, timed_out, unrecorded
from stance.model.learned import Learned, recall, remember
from stance.model.local import served
from stance.model.retry import wait_before
from stance.options import Options

if TYPE_CHECKING:
    import openai

OPENAI_URL = "https://api.openai.com/v1"
MAX_BODY = 20_000_000
_NO_KEY = "none"
_NEGOTIATIONS = 10
# Refusals of a parameter come as one of these; some servers answer 500 where they cannot build a grammar.
_NEGOTIABLE = (400, 404, 415, 422, 500, 501)


# Set while a recorded run is replayed: what it waited for once need not be waited for again.
replaying = False


async def pause(seconds: float) -> None:
    """Wait before a request is sent again."""
    await asyncio.sleep(0 if replaying else seconds)


class Completion(NamedTuple):
    """One answer: its text, why it ended ("stop", "length", "content_filter"), and the tokens the endpoint counted."""

    text: str
    finish_reason: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    refusal: str | None = None


class Reply(NamedTuple):
    """What one request brought: the answer, and the headers that it came with, names in lower case."""

    completion: Completion
    headers: Mapping[str, str]


class Client:
    """One endpoint, and what was learned of it: which parameters it does not take, how it structures answers."""

    def __init__(self, options: Options) -> None:
        self._options = options = served(options)
        self._first = Learned(length="max_completion_tokens" if options.base_url is None else "max_tokens")
        self._learned = recall(options.model_cache, self.url, options.model or "") or self._first
        self._known = self._learned
        self._answered = False
        self._client: openai.AsyncOpenAI | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """The base URL that requests go to."""
        return self._options.base_url or OPENAI_URL

    @property
    def model(self) -> str | None:
        """The model's name as the endpoint is told it."""
        return self._options.model

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        return self._options.concurrency

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None and self._loop is asyncio.get_running_loop():
            await self._client.close()
        self._client = None

    async def complete(self, messages: list[dict[str, str]], *, schema: dict[str, Any], name: str) -> Completion:
        """Ask once, structured by the JSON schema `schema` as far as the endpoint can.

        A parameter or answer format that the endpoint refuses is left out from then on; what may pass is asked again,
        `options.retries` times. Raises `EndpointError` when the endpoint cannot be reached or refuses, `AnswerError`
        when what comes back is no answer.
        """
        attempt = 0
        while True:
            try:
                return (await self._negotiated(messages, schema, name)).completion
            except EndpointError as error:
                wait = wait_before(attempt, error, self._options.retries, answered=self._answered)
                if wait is None:
                    raise
                attempt += 1
                await pause(wait)

    async def _negotiated(self, messages: list[dict[str, str]], schema: dict[str, Any], name: str) -> Reply:
        """Send until the endpoint takes the form of the request; each refusal of a parameter is learned from."""
        for _ in range(_NEGOTIATIONS):
            asked = self._learned
            given = {
                "temperature": self._options.temperature,
                "seed": self._options.seed,
                "reasoning_effort": self._options.reasoning_effort,
            }
            sent = asked.parameters(given, schema, name, self._options.max_output_tokens)
            try:
                reply = await self._send(messages, sent)
            except EndpointError as error:
                learned = asked.after(str(error), sent) if error.status in _NEGOTIABLE else None
                if learned is None or error.fault == "context":
                    raise
                if self._learned is asked:
                    self._learned = learned
                continue
            self._answered = True
            if self._learned != self._known:
                self._known = self._learned
                remember(self._options.model_cache, self.url, self._options.model or "", self._learned)
            return reply
        raise EndpointError(
            f"{self.url!r} refuses every form of the request: try another endpoint or model.", status=400
        )

    async def _send(self, messages: list[dict[str, str]], parameters: dict[str, Any]) -> Reply:
        """One request and its whole answer, bounded in bytes and in seconds."""
        import openai

        create = self._sdk().chat.completions.with_streaming_response.create
        asked = cast("Any", [{k: _sendable(v) for k, v in m.items()} for m in messages])
        try:
            async with (
                asyncio.timeout(self._options.timeout),
                create(model=self._options.model or "", messages=asked, **parameters) as response,
            ):
                headers = {k.lower(): v for k, v in response.headers.items()}
                body = await self._body(response.iter_bytes())
        except TimeoutError as error:
            raise timed_out(self.url, self._options.timeout) from error
        except openai.OpenAIError as error:
            raise explain(error, url=self.url, model=self._options.model, timeout=self._options.timeout) from error
        except StanceError:
            raise
        except Exception as error:
            if replaying:
                raise unrecorded(self.url) from error
            raise
        return Reply(_completion(body), headers)

    async def _body(self, parts: AsyncIterator[bytes]) -> bytes:
        """Read a body to its end, or as far as one may be long."""
        body = bytearray()
        try:
            async for part in parts:
                body += part
                if len(body) > MAX_BODY:
                    break
        except Exception as error:  # which library's errors these are depends on the version of the SDK
            if "Timeout" in type(error).__name__:
                raise timed_out(self.url, self._options.timeout) from error
            raise broken(self.url) from error
        if len(body) > MAX_BODY:
            raise AnswerError(f"the answer of {self.url!r} is over {MAX_BODY:,} bytes: it is not read.")
        return bytes(body)

    def _sdk(self) -> openai.AsyncOpenAI:
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            import openai

            key = self._options.api_key.get_secret_value() if self._options.api_key else None
            if key is None and self._options.base_url is None:
                raise EndpointError(
                    "no API key for OpenAI: set OPENAI_API_KEY or STANCE_API_KEY, or give --base-url.", fault="auth"
                )
            self._client = openai.AsyncOpenAI(
                api_key=key or _NO_KEY, base_url=self.url, timeout=self._options.timeout, max_retries=0
            )
            self._loop = loop
        return self._client


def _sendable(text: str) -> str:
    """The text without what no UTF-8 can carry: lone surrogates become question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _completion(body: bytes) -> Completion:
    """Read an answer; endpoints that only look compatible may lack any part of it."""
    raw = body.decode("utf-8", "replace")
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        value = None
    choice = answer_of(value, raw)
    if isinstance(choice, str):
        raise AnswerError(choice, body=raw[:2000])
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    usage = value.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Completion(
        text=_text(message.get("content")),
        finish_reason=str(choice.get("finish_reason") or "stop"),
        input_tokens=_count(usage.get("prompt_tokens")),
        output_tokens=_count(usage.get("completion_tokens")),
        refusal=message.get("refusal") if isinstance(message.get("refusal"), str) else None,
    )


def _text(content: object) -> str:
    """The text of a message, which some gateways give in parts."""
    if isinstance(content, list):
        return "".join(p["text"] for p in content if isinstance(p, dict) and isinstance(p.get("text"), str))
    return content if isinstance(content, str) else ""


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
