"""The marker phrases of lines that are no reporting, read from data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

import tomli

from stance.errors import StanceError
from stance.records import BlockKind

_NAMED = re.compile(r"\(\?P<\w+>")
_KINDS: tuple[BlockKind, ...] = (
    "repost",
    "redirect",
    "read_more",
    "category",
    "byline",
    "date",
    "caption",
    "boilerplate",
)


class Markers(NamedTuple):
    """Compiled patterns by kind of line, those that stand inside a line by name, and month names to their numbers.

    `any` is all the patterns of lines in one: most lines are reporting, and one look tells so.
    """

    patterns: Mapping[BlockKind, tuple[re.Pattern[str], ...]]
    inside: Mapping[str, re.Pattern[str]]
    months: Mapping[str, int]
    any: re.Pattern[str]

    def kind_of(self, line: str) -> tuple[BlockKind, re.Match[str]] | None:
        """What kind of line it is by its words alone, or None."""
        if self.any.match(line) is None:
            return None
        for kind, pattern in self._all():
            match = pattern.match(line)
            if match:
                return kind, match
        return None

    def _all(self) -> Iterator[tuple[BlockKind, re.Pattern[str]]]:
        for kind in _KINDS:
            for pattern in self.patterns.get(kind, ()):
                yield kind, pattern


@cache
def load_markers() -> Markers:
    """Read the markers of all languages: a page may carry clutter in another language than its text."""
    data = tomli.loads((files("stance.ingest.data") / "markers.toml").read_text(encoding="utf-8"))
    months = data.pop("months")
    inside = {name: re.compile("|".join(f"(?:{s})" for s in found)) for name, found in data.pop("inside").items()}
    patterns: dict[BlockKind, list[re.Pattern[str]]] = {}
    for language, kinds in data.items():
        for kind, sources in kinds.items():
            if kind not in _KINDS:
                raise StanceError(f"markers.toml: [{language}] has the kind {kind!r}; known are {', '.join(_KINDS)}")
            # names are told by their capitals, so bylines keep their case
            flags = re.UNICODE if kind == "byline" and language != "en" else re.IGNORECASE
            compiled = patterns.setdefault(cast("BlockKind", kind), [])
            compiled += [re.compile(s, re.UNICODE if "[A-Z]" in s else flags) for s in sources]
    whole = "|".join(_flagged(p) for found in patterns.values() for p in found)
    return Markers({k: tuple(v) for k, v in patterns.items()}, inside, months, re.compile(whole))


def _flagged(pattern: re.Pattern[str]) -> str:
    """The pattern as a part of another: its groups nameless, its flags its own."""
    source = _NAMED.sub("(?:", pattern.pattern)
    return f"(?i:{source})" if pattern.flags & re.IGNORECASE else f"(?:{source})"
