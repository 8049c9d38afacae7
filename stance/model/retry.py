"""How long to wait before a failed request is sent again."""

from __future__ import annotations

import random

from stance.errors import EndpointError

FIRST = 0.5
LONGEST = 60.0
# How long one call is tried on an endpoint that is over its rate limit, in a run without a deadline.
PATIENCE = 900.0


def wait_before(attempt: int, error: EndpointError, left: int, *, answered: bool = False) -> float | None:
    """The seconds to wait after the failed attempt number `attempt` (from 0), or None where to ask again is no use.

    `left` is how many times it may be asked again.

    What the endpoint asked for with Retry-After is kept to, unless it is over a minute: then the error stands, and
    says so. Otherwise the wait doubles from half a second and is drawn at random from its upper half, so that
    requests that failed together do not come back together. A refused connection is retried only where the endpoint
    has `answered` before: then it restarts, else its address is wrong.
    """
    again = error.retryable or (error.fault == "connection" and answered)
    if not again or left <= 0:
        return None
    if error.retry_after is not None:
        return error.retry_after + random.uniform(0, 0.1) if error.retry_after <= LONGEST else None  # noqa: S311
    most = min(LONGEST, FIRST * 2**attempt)
    return random.uniform(most / 2, most)  # noqa: S311 - no secret depends on it
