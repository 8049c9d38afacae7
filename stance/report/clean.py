"""Text from articles and models, made safe for a terminal."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and line feed, bidirectional controls, zero-width and tag characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Return `text` on one line, without characters that could steer a terminal or hide words."""
    return " ".join(_UNSAFE.sub("", text).split())
