"""What makes text of others harmless in a page: what cannot be seen is shown, and only web addresses become links."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

# Controls but tab, line feed and carriage return, lone surrogates, bidirectional overrides, embeddings and isolates,
# line separators, invisible operators and tag characters. Marks of direction (U+200E, U+200F) and joiners belong to
# ordinary writing and stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]+"
)


def seen(value: Any) -> Any:
    """Return text with each run of characters that nobody sees, or that turn others round, told by its code point.

    Markup of our own (what has `__html__`) and whatever is no text stay as they are.
    """
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _UNSEEN.sub(_named, value)


def _named(found: re.Match[str]) -> str:
    run = found[0]
    return f"⟦U+{ord(run[0]):04X}⟧" if len(run) == 1 else f"⟦U+{ord(run[0]):04X} … ×{len(run)}⟧"


def web(url: str | None) -> str | None:
    """Return an address that may be a link, None for any that is not plainly http or https."""
    if not url or any(c.isspace() or ord(c) < 32 or c in '"<>\\' for c in url) or _UNSEEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def policy(script: str, style: str) -> str:
    """Return the Content-Security-Policy of a page with this one script and this one style sheet, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
