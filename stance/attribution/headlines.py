"""Headlines that name their source: "Putin wants peace – envoy", "Kyiv: no deal"."""

from __future__ import annotations

from stance.attribution.passage import DASHES, Passage
from stance.attribution.subjects import Range

_MAX_SOURCE = 6


def headline(p: Passage) -> tuple[Range, Range, Range] | None:
    """The ranges of source, cue and content of a headline that names its source, or None."""
    for k in range(len(p) - 2, 1, -1):
        if p.low(k) in DASHES - {"-"} and p.speech[k] < 0:
            source = (k + 1, len(p))
            if source[1] - source[0] <= _MAX_SOURCE and _nominal(p, source) and k >= 3:
                return source, (k, k + 1), (0, k)
            break
    for k in range(1, min(_MAX_SOURCE + 1, len(p) - 1)):
        if p.low(k) == ":":
            return ((0, k), (k, k + 1), (k + 1, _stop(p))) if _nominal(p, (0, k)) and len(p) - k > 3 else None
    return None


def _stop(p: Passage) -> int:
    return len(p) - 1 if p.low(len(p) - 1) in {".", "!"} else len(p)


def _nominal(p: Passage, r: Range) -> bool:
    """Whether the range can name a source: words only, with no auxiliary and no cue."""
    return all(p.word(k) for k in range(*r)) and not any(
        p.is_(k, "auxiliaries", "subordinators", "personal", "wh") for k in range(*r)
    )
