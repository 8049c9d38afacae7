"""One answer of an endpoint, read from its body; endpoints that only look compatible may lack any part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stance.errors import AnswerError
from stance.model.faults import answer_of, without_secrets


class Completion(NamedTuple):
    """One answer: its text, why it ended ("stop", "length", "content_filter", "" where untold), and the tokens counted.

    `cached_tokens` are those of the input that the provider had in its prompt cache; `cost` is in US dollars, None
    where price or tokens are unknown; `kept` says that the answer came from the cache, which costs nothing.
    """

    text: str
    finish_reason: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    refusal: str | None = None
    cached_tokens: int | None = None
    cost: float | None = None
    kept: bool = False


class Reply(NamedTuple):
    """What one request brought: the answer, and the headers that it came with, names in lower case."""

    completion: Completion
    headers: Mapping[str, str]


def read_answer(body: bytes, secrets: Sequence[str]) -> Completion:
    """Read an answer; endpoints that only look compatible may lack any part of it."""
    raw = body.decode("utf-8", "replace")
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        value = None
    choice = answer_of(value, raw, secrets)
    if isinstance(choice, str):
        raise AnswerError(choice, body=without_secrets(raw, secrets)[:2000])
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    usage = value.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    details = usage.get("prompt_tokens_details")
    text = _text(message.get("content"))
    taken, given = as_count(usage.get("prompt_tokens")), as_count(usage.get("completion_tokens"))
    if text and not given:
        # no answer is of no tokens: the endpoint does not count
        taken, given = taken or None, None
    return Completion(
        text=text,
        finish_reason=str(choice.get("finish_reason") or ""),
        input_tokens=taken,
        output_tokens=given,
        refusal=message.get("refusal") if isinstance(message.get("refusal"), str) else None,
        cached_tokens=as_count(details.get("cached_tokens")) if isinstance(details, dict) else None,
    )


def sound(kept: Completion) -> bool:
    """Whether what was kept has the types that an answer has: the file is anybody's to change."""
    counts = (kept.input_tokens, kept.output_tokens, kept.cached_tokens)
    return (
        isinstance(kept.text, str)
        and kept.finish_reason == "stop"
        and kept.refusal is None
        and all(n is None or as_count(n) is not None for n in counts)
    )


def figures(done: Completion | None) -> dict[str, Any]:
    """What the log tells of an answer."""
    if done is None:
        return {"input_tokens": None, "output_tokens": None, "cost": None}
    return {"input_tokens": done.input_tokens, "output_tokens": done.output_tokens, "cost": done.cost}


def _text(content: object) -> str:
    """The text of a message, which some gateways give in parts."""
    if isinstance(content, list):
        return "".join(p["text"] for p in content if isinstance(p, dict) and isinstance(p.get("text"), str))
    return content if isinstance(content, str) else ""


def as_count(value: object) -> int | None:
    """A number of tokens as an endpoint or a file gives it; None for what is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
