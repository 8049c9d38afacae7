"""Vectors of texts from an endpoint's /embeddings, within the budget, the limits and the cache of a `Client`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from stance.errors import AnswerError
from stance.model.answer import Completion, Reply, as_count
from stance.model.budget import Tokens
from stance.model.cache import request_key
from stance.model.client import Client
from stance.model.endpoint import Endpoint
from stance.model.faults import without_secrets
from stance.model.prices import find_price
from stance.options import Price
from stance.text import count_tokens

_BATCH = 64
# What is kept of a number: a cosine of such vectors is right to five places.
_DIGITS = 6


async def embed(
    client: Client, texts: Sequence[str], model: str
) -> AsyncIterator[tuple[list[list[float]], Completion]]:
    """Yield vectors for texts, in their order and all of one length, a batch at a time with what it took.

    Raises `EndpointError` when the endpoint cannot be reached or refuses, or the run may spend no more, `AnswerError`
    when what comes back are no such vectors.
    """
    price = find_price(model, client.prices)
    length = None
    for at in range(0, len(texts), _BATCH):
        batch = _Batch(client, list(texts[at : at + _BATCH]), model)
        done = batch.kept(price) or await client.paid(batch.ask, batch.worst(), batch.call, price)
        batch.keep()
        length = length or len(batch.vectors[0])
        if {len(vector) for vector in batch.vectors} != {length}:
            raise AnswerError(f"the vectors of {model!r} are not all of one length.")
        yield batch.vectors, done


class _Batch:
    """Texts that are asked for at once, and their vectors when they came."""

    def __init__(self, client: Client, texts: list[str], model: str) -> None:
        self._client, self._texts, self._model = client, texts, model
        asked = {"url": client.identity, "model": model, "texts": texts}
        self._key = request_key(asked) if client.cache.path else None
        self.call = {"prompt": "embeddings", "version": "", "model": model, "url": client.url}
        self.vectors: list[list[float]] = []

    def kept(self, price: Price | None) -> Completion | None:
        """What an earlier run was given for the same texts, which costs nothing."""
        found = self._client.cache.get(self._key) if self._key is not None else None
        vectors = _vectors((found or {}).get("vectors"), len(self._texts))
        if vectors is None:
            return None
        self.vectors, self._key = vectors, None
        return self._client.hit(self.call, price)

    def keep(self) -> None:
        """Keep the vectors for later runs."""
        if self._key is not None:
            self._client.cache.put(self._key, self._model, {"vectors": self.vectors})

    def worst(self) -> Tokens:
        """The tokens of the texts; nothing where nothing is bounded, as counting takes time."""
        if not self._client.counts:
            return Tokens(0, 0)
        return Tokens(sum(count_tokens(text, self._model) for text in self._texts), 0)

    async def ask(self) -> Reply:
        """Ask once."""
        body, headers = await self._client.endpoint.vectors(self._texts, self._model)
        self.vectors, taken = _read(body, len(self._texts), self._client.endpoint, self._model)
        return Reply(Completion("", "stop", taken, None if taken is None else 0), headers)


def _read(body: bytes, count: int, endpoint: Endpoint, model: str) -> tuple[list[list[float]], int | None]:
    """The vectors of an answer, and the tokens that the endpoint counted, where it did."""
    raw = body.decode("utf-8", "replace")
    try:
        answer = json.loads(raw)
        rows = answer["data"]
        ordered = [row["embedding"] for row in sorted(rows, key=lambda row: row["index"])]
    except (ValueError, KeyError, TypeError, RecursionError):
        answer, ordered = None, None
    vectors = _vectors(ordered, count)
    if vectors is None:
        shown = without_secrets(raw, endpoint.secrets)[:200]
        raise AnswerError(f"{endpoint.url!r} gave no vectors of {count} texts by {model!r}: {shown!r}", body=shown)
    usage = answer.get("usage")
    # no text is of no tokens: an endpoint that says so does not count
    return vectors, (as_count(usage.get("prompt_tokens")) if isinstance(usage, dict) else None) or None


def _vectors(value: Any, count: int) -> list[list[float]] | None:
    """The vectors, as short as they may be; None for anything else: a file or an endpoint may hold anything."""
    if not isinstance(value, list) or len(value) != count:
        return None
    if not all(isinstance(row, list) and row and all(type(x) in (int, float) for x in row) for row in value):
        return None
    return [[round(float(x), _DIGITS) for x in row] for row in value]
