"""Vectors of texts from an endpoint's /embeddings, within the budget, the limits and the cache of a `Client`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from stance.errors import AnswerError, EndpointError
from stance.model.budget import Tokens
from stance.model.cache import request_key
from stance.model.client import Client, pause
from stance.model.faults import explain, without_secrets
from stance.model.retry import wait_before
from stance.records import Usage
from stance.text import count_tokens

_BATCH = 64
# What is kept of a number: a cosine of such vectors is right to five places.
_DIGITS = 6


async def embed(client: Client, texts: Sequence[str], model: str) -> tuple[list[list[float]], Usage]:
    """Return a vector for each text, all of one length, and what that took.

    Raises `EndpointError` when the endpoint cannot be reached or refuses, or the run may spend no more, `AnswerError`
    when what comes back are no such vectors.
    """
    made: list[list[float]] = []
    calls = cached = taken = 0
    for at in range(0, len(texts), _BATCH):
        batch = list(texts[at : at + _BATCH])
        key = request_key({"url": client._identity, "model": model, "texts": batch}) if client._cache.path else None
        kept = client._cache.get(key) if key is not None else None
        vectors = _vectors((kept or {}).get("vectors"), len(batch))
        if vectors is None:
            vectors, tokens = await _asked(client, batch, model)
            calls, taken = calls + 1, taken + tokens
            if key is not None:
                client._cache.put(key, model, {"vectors": vectors})
        else:
            cached += 1
        made += vectors
    if len({len(vector) for vector in made}) > 1:
        raise AnswerError(f"the vectors of {model!r} are not all of one length.")
    return made, Usage(calls=calls, cached=cached, input_tokens=taken if calls else None)


async def _asked(client: Client, batch: list[str], model: str) -> tuple[list[list[float]], int]:
    """Ask for some vectors, again where a failure may pass."""
    attempt = 0
    worst = Tokens(sum(count_tokens(text, model) for text in batch), 0)
    while True:
        await client._budget.reserve(worst)
        used: Tokens | None = Tokens(0, 0)
        await client._limits.enter(sum(worst))
        try:
            async with asyncio.timeout(client._time_left()):
                body = await _sent(client, batch, model)
            used = worst
            return _read(body, len(batch), client, model), worst.input
        except EndpointError as error:
            wait = wait_before(attempt, error, client._options.retries - attempt, answered=attempt > 0)
            if wait is None:
                raise
        except TimeoutError as error:
            raise client._too_late() from error
        finally:
            client._limits.leave()
            client._budget.settle(worst, used)
        await pause(wait)
        attempt += 1


async def _sent(client: Client, batch: list[str], model: str) -> bytes:
    import openai

    options = client._options
    create = client._sdk().embeddings.with_streaming_response.create
    try:
        async with (
            asyncio.timeout(options.timeout),
            create(model=model, input=batch, encoding_format="float") as response,
        ):
            return await client._body(response.iter_bytes())
    except TimeoutError as error:
        raise EndpointError(f"{client.url!r} gave no vectors within {options.timeout:g} s.", fault="timeout") from error
    except openai.OpenAIError as error:
        raise explain(
            error,
            url=client.url,
            model=model,
            timeout=options.timeout,
            untrusted=options.untrusted,
            secrets=client._secrets,
        ) from error


def _read(body: bytes, count: int, client: Client, model: str) -> list[list[float]]:
    raw = body.decode("utf-8", "replace")
    try:
        rows = json.loads(raw)["data"]
        ordered = [row["embedding"] for row in sorted(rows, key=lambda row: row["index"])]
    except (ValueError, KeyError, TypeError, RecursionError):
        ordered = None
    vectors = _vectors(ordered, count)
    if vectors is None:
        shown = without_secrets(raw, client._secrets)[:200]
        raise AnswerError(f"{client.url!r} gave no vectors of {count} texts by {model!r}: {shown!r}", body=shown)
    return vectors


def _vectors(value: Any, count: int) -> list[list[float]] | None:
    """The vectors, as short as they may be; None for anything else: a file or an endpoint may hold anything."""
    if not isinstance(value, list) or len(value) != count:
        return None
    if not all(isinstance(row, list) and row and all(type(x) in (int, float) for x in row) for row in value):
        return None
    return [[round(float(x), _DIGITS) for x in row] for row in value]
