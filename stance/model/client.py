"""Requests to an OpenAI-compatible endpoint; every request goes through `Client.complete`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from stance.errors import AnswerError, EndpointError
from stance.options import Options

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

OPENAI_URL = "https://api.openai.com/v1"
_NO_KEY = "none"


class Completion(NamedTuple):
    """One answer: its text, why it ended ("stop", "length", "content_filter"), and the tokens the endpoint counted."""

    text: str
    finish_reason: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    refusal: str | None = None


class Client:
    """One endpoint, and what was learned of it: which parameters it does not take, how it structures answers."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._format = "json_schema"
        self._length = "max_completion_tokens" if options.base_url is None else "max_tokens"
        self._without: set[str] = set()
        self._client: openai.AsyncOpenAI | None = None

    @property
    def url(self) -> str:
        """The base URL that requests go to."""
        return self._options.base_url or OPENAI_URL

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def complete(self, messages: list[dict[str, str]], *, schema: dict[str, Any], name: str) -> Completion:
        """Ask once, structured by the JSON schema `schema` as far as the endpoint can.

        A parameter or answer format that the endpoint refuses is left out from then on. Raises `EndpointError` when it
        cannot be reached or refuses, `AnswerError` when what comes back is no answer.
        """
        import openai

        for _ in range(8):
            try:
                answer = await self._sdk().chat.completions.create(
                    model=self._options.model or "", messages=cast("Any", messages), **self._parameters(schema, name)
                )
            except openai.BadRequestError as error:
                if not self._learned(error):
                    raise self._explained(error) from error
            except openai.OpenAIError as error:
                raise self._explained(error) from error
            else:
                return _completion(answer)
        raise EndpointError(
            f"{self.url!r} refuses every form of the request: try another endpoint or model.", status=400
        )

    def _sdk(self) -> openai.AsyncOpenAI:
        if self._client is None:
            import openai

            key = self._options.api_key.get_secret_value() if self._options.api_key else None
            if key is None and self._options.base_url is None:
                raise EndpointError("no API key for OpenAI: set OPENAI_API_KEY or STANCE_API_KEY, or give --base-url.")
            self._client = openai.AsyncOpenAI(
                api_key=key or _NO_KEY,
                base_url=self.url,
                timeout=self._options.timeout,
                max_retries=self._options.retries,
            )
        return self._client

    def _parameters(self, schema: dict[str, Any], name: str) -> Any:
        given: dict[str, Any] = {"temperature": self._options.temperature, "seed": self._options.seed}
        given[self._length] = self._options.max_output_tokens
        if self._format == "json_schema":
            form = {"name": name, "schema": schema, "strict": True}
            given["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self._format == "json_object":
            given["response_format"] = {"type": "json_object"}
        return {k: v for k, v in given.items() if v is not None and k not in self._without}

    def _learned(self, error: openai.BadRequestError) -> bool:
        """Leave out or change what a refusal names; False when it names nothing that can be changed."""
        said = f"{error.message} {error.param or ''}".lower()
        if "response_format" in said or "json_schema" in said or "structured output" in said:
            if self._format == "plain":
                return False
            self._format = "json_object" if self._format == "json_schema" else "plain"
            return True
        if ("max_completion_tokens" in said and "max_tokens" in said) or re.search(
            r"max_(completion_)?tokens.*(unsupported|unknown|not supported|unrecognized)", said
        ):
            other = "max_tokens" if self._length == "max_completion_tokens" else "max_completion_tokens"
            changed, self._length = f"length:{self._length}" not in self._without, other
            self._without.add(f"length:{other}")
            return changed
        for name in ("temperature", "seed"):
            if name in said and name not in self._without:
                self._without.add(name)
                return True
        return False

    def _explained(self, error: openai.OpenAIError) -> EndpointError:
        """The same error in words that say what to do; never with a key in it."""
        import openai

        model = self._options.model
        status = getattr(error, "status_code", None)
        if isinstance(error, openai.APITimeoutError):
            text = f"{self.url!r} did not answer within {self._options.timeout:g} s: raise --timeout or try again."
        elif isinstance(error, openai.APIConnectionError):
            text = f"cannot reach {self.url!r}: check --base-url and that the server runs."
        elif status in (401, 403):
            text = f"{self.url!r} refuses the key (HTTP {status}): check OPENAI_API_KEY or STANCE_API_KEY."
        elif status == 404:
            text = f"{self.url!r} does not know the model {model!r} (HTTP 404): check --model and --base-url."
        elif status == 429:
            text = f"{self.url!r} is over its rate limit or quota (HTTP 429): wait, or check the account."
        elif status is not None and status >= 500:
            text = f"{self.url!r} failed (HTTP {status}): try again later."
        else:
            text = f"{self.url!r} refuses the request (HTTP {status}): {_plain(str(getattr(error, 'message', error)))}"
        return EndpointError(text, status=status)


def _plain(message: str) -> str:
    return re.sub(r"\b(?:sk|key)-[\w-]{6,}", "[key]", message)[:500]


def _completion(answer: ChatCompletion | str) -> Completion:
    """Read an answer of the SDK; endpoints that only look compatible may lack any part of it."""
    if isinstance(answer, str) or not getattr(answer, "choices", None):
        raise AnswerError(
            "the endpoint's answer has no choices: is it an OpenAI-compatible chat endpoint?", body=str(answer)[:2000]
        )
    choice = answer.choices[0]
    usage = answer.usage
    return Completion(
        text=choice.message.content or "",
        finish_reason=choice.finish_reason or "stop",
        input_tokens=usage.prompt_tokens if usage else None,
        output_tokens=usage.completion_tokens if usage else None,
        refusal=choice.message.refusal,
    )
