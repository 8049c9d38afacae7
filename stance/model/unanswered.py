"""Calls that got no answer, kept beside a recording and failing alike in its replay: a cassette holds answers alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from stance.errors import EndpointError, Fault


class Unanswered:
    """What became of requests without an answer, by the request; made of `entries` as `noted` gives them.

    Raises `ValueError`, `KeyError` or `TypeError` for entries that are none.
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]] = ()) -> None:
        self._noted = {str(e["request"]): _entry(e) for e in entries}

    @property
    def noted(self) -> list[dict[str, Any]]:
        """All of them, as a file may hold them."""
        return list(self._noted.values())

    def note(self, request: Mapping[str, Any], prompt: str, error: EndpointError) -> None:
        """Keep how a request failed; the last time it was sent counts."""
        told = {"prompt": prompt, "fault": error.fault, "retryable": error.retryable, "message": str(error)}
        self._noted[_key(request)] = {"request": _key(request), **told}

    def again(self, request: Mapping[str, Any]) -> EndpointError | None:
        """The error that a request ended in; None for one that is not known."""
        found = self._noted.get(_key(request))
        if found is None:
            return None
        return EndpointError(found["message"], fault=found["fault"], retryable=found["retryable"])


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    if entry["fault"] not in get_args(Fault):
        raise ValueError(f"no fault: {entry['fault']!r}")
    return {
        "request": str(entry["request"]),
        "prompt": str(entry["prompt"]),
        "fault": entry["fault"],
        "retryable": bool(entry["retryable"]),
        "message": str(entry["message"]),
    }


def _key(request: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
