"""Characters a reader would not see."""

from __future__ import annotations

import re

from stance.records import Hidden

_REASONS = (
    (re.compile("[\U000e0000-\U000e007f]+"), "Unicode tag characters"),
    (re.compile("[\u202a-\u202e\u2066-\u2069]+"), "bidirectional controls"),
    (
        re.compile("[\u200b\u2060\ufeff]+|(?<![\u0600-\u0dff\U0001f000-\U0001ffff\ufe0f])[\u200c\u200d]+"),
        "zero-width characters",
    ),
    (re.compile("\u00ad+"), "soft hyphens"),
)


def find_hidden(text: str) -> tuple[Hidden, ...]:
    """Return the hidden stretches of `text`, in order, each with its reason."""
    found = [
        Hidden(start=m.start(), end=m.end(), reason=why) for pattern, why in _REASONS for m in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda h: h.start))
