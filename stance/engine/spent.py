"""What calls took: tokens, answers from the cache, dollars."""

from __future__ import annotations

from collections.abc import Sequence

from stance.model import Completion
from stance.records import Usage


def used(answer: Completion) -> Usage:
    """What one answer took."""
    if answer.kept:
        return Usage(cached=1, cost=answer.cost)
    return Usage(calls=1, input_tokens=answer.input_tokens, output_tokens=answer.output_tokens, cost=answer.cost)


def added(a: Usage, b: Usage) -> Usage:
    """What both took together."""

    def total(x: int | None, y: int | None) -> int | None:
        return None if x is None and y is None else (x or 0) + (y or 0)

    return Usage(
        calls=a.calls + b.calls,
        repairs=a.repairs + b.repairs,
        passes=a.passes + b.passes,
        input_tokens=total(a.input_tokens, b.input_tokens),
        output_tokens=total(a.output_tokens, b.output_tokens),
        cached=a.cached + b.cached,
        cost=_cost([u for u in (a, b) if u.calls or u.cached]),
    )


def _cost(parts: Sequence[Usage]) -> float | None:
    """What all cost together; unknown where any of them is."""
    known = [u.cost for u in parts if u.cost is not None]
    return sum(known) if known and len(known) == len(parts) else None
