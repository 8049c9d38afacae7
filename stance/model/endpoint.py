"""One OpenAI-compatible endpoint: requests in the form that it takes, and answers read whole within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

from stance.config import without_credentials
from stance.errors import AnswerError, EndpointError, StanceError
from stance.model.answer import Reply, read_answer
from stance.model.faults import broken, explain, secrets_of, timed_out, told_inside, unrecorded
from stance.model.learned import Learned, recall, remember
from stance.model.local import is_local
from stance.model.unanswered import Unanswered
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
# Set while a run is recorded or replayed: what other runs left behind would not be in the recording.
taped = False
# The calls without an answer of the run that is recorded or replayed; None in any other run.
unanswered: Unanswered | None = None


def identity(options: Options) -> str:
    """What an answer is that of: the endpoint, or the very file of a model that runs in this process."""
    path = Path(options.model or "").expanduser()
    if is_local(options) and path.is_file():
        about = path.resolve().stat()
        return f"{path.resolve()} {about.st_size} {about.st_mtime_ns}"
    return without_credentials(options.base_url or OPENAI_URL)


class Endpoint:
    """What requests go to, for a whole run, and what was learned of it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.secrets = secrets_of(options)
        self.answered = False
        first = Learned(length="max_completion_tokens" if self.url == OPENAI_URL else "max_tokens")
        self._learned = recall(None if taped else options.model_cache, self.url, options.model or "") or first
        self._known = self._learned
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = WeakKeyDictionary()

    @property
    def url(self) -> str:
        """The base URL that requests go to, without what it may hold of secrets."""
        return without_credentials(self._options.base_url or OPENAI_URL)

    async def close(self) -> None:
        """Close the connections of this event loop; they open again at need."""
        opened = self._clients.pop(asyncio.get_running_loop(), None)
        if opened is not None:
            await opened.close()

    async def chat(self, messages: list[dict[str, str]], schema: dict[str, Any], name: str, *, bounded: bool) -> Reply:
        """Send until the endpoint takes the form of the request; each refusal of a parameter is learned from.

        Where the run is `bounded`, an endpoint that takes no bound on the length of an answer is refused.
        """
        for _ in range(_NEGOTIATIONS):
            asked = self._learned
            if bounded and asked.length in asked.without:
                raise EndpointError(
                    f"{self.url!r} takes no bound on the length of an answer, so --max-cost and --max-tokens-total "
                    "cannot be kept to: leave them out, or try another endpoint or model.",
                    status=400,
                )
            given = {
                "temperature": self._options.temperature,
                "seed": self._options.seed,
                "reasoning_effort": self._options.reasoning_effort,
            }
            sent = asked.parameters(given, schema, name, self._options.max_output_tokens)
            try:
                reply = await self._send(messages, sent, name)
            except EndpointError as error:
                if unanswered is not None and error.status is None and not replaying:
                    unanswered.note({**sent, "model": self._options.model, "messages": messages}, name, error)
                learned = asked.after(error.said, sent) if error.status in _NEGOTIABLE else None
                # of a prompt that is too long nothing is learned but how long an answer may be
                if learned is None or (error.fault == "context" and learned.max_output == asked.max_output):
                    raise
                if self._learned is asked:
                    self._learned = learned
                continue
            self.answered = True
            if self._learned != self._known:
                self._known = self._learned
                remember(self._options.model_cache, self.url, self._options.model or "", self._learned)
            return reply
        raise EndpointError(
            f"{self.url!r} refuses every form of the request: try another endpoint or model.", status=400
        )

    async def _send(self, messages: list[dict[str, str]], parameters: dict[str, Any], name: str) -> Reply:
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
            raise explain(
                error,
                url=self.url,
                model=self._options.model,
                timeout=self._options.timeout,
                untrusted=self._options.untrusted,
                secrets=self.secrets,
            ) from error
        except StanceError:
            raise
        except Exception as error:
            if replaying:
                request = {**parameters, "model": self._options.model, "messages": messages}
                failed = unanswered.again(request) if unanswered is not None else None
                raise (failed or unrecorded(self.url, name, messages[-1]["content"])) from error
            raise
        inside = told_inside(
            body,
            headers,
            url=self.url,
            model=self._options.model,
            untrusted=self._options.untrusted,
            secrets=self.secrets,
        )
        if inside is not None:
            raise inside
        return Reply(read_answer(body, self.secrets), headers)

    async def vectors(self, texts: Sequence[str], model: str) -> tuple[bytes, dict[str, str]]:
        """Ask once for vectors; return the body of the answer and its headers."""
        import openai

        options = self._options
        create = self._sdk().embeddings.with_streaming_response.create
        try:
            async with (
                asyncio.timeout(options.timeout),
                create(model=model, input=list(texts), encoding_format="float") as response,
            ):
                headers = {k.lower(): v for k, v in response.headers.items()}
                body = await self._body(response.iter_bytes())
        except TimeoutError as error:
            raise EndpointError(
                f"{self.url!r} gave no vectors within {options.timeout:g} s.", fault="timeout"
            ) from error
        except openai.OpenAIError as error:
            raise explain(
                error,
                url=self.url,
                model=model,
                timeout=options.timeout,
                untrusted=options.untrusted,
                secrets=self.secrets,
            ) from error
        self.answered = True
        return body, headers

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
        opened = self._clients.get(loop)
        if opened is None:
            import openai

            key = self._options.api_key.get_secret_value() if self._options.api_key else None
            if key is None and self._options.base_url is None:
                raise EndpointError(
                    "no API key for OpenAI: set OPENAI_API_KEY or STANCE_API_KEY, or give --base-url.", fault="auth"
                )
            opened = openai.AsyncOpenAI(
                api_key=key or _NO_KEY,
                base_url=self._options.base_url or OPENAI_URL,
                timeout=self._options.timeout,
                max_retries=0,
            )
            if self._options.untrusted:
                # the SDK reads these from the environment by itself
                opened.organization = opened.project = None
                opened._custom_headers = {}
            self._clients[loop] = opened
        return opened


def _sendable(text: str) -> str:
    """The text without what no UTF-8 can carry: lone surrogates become question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
