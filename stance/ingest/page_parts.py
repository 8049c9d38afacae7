"""By which classes and ids pages mark their parts, read from data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import tomli

from stance.errors import StanceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Part = Literal["standfirst", "caption", "embed", "unseen", "byline"]
_PARTS: frozenset[str] = frozenset({"standfirst", "caption", "embed", "unseen", "byline"})


def is_part(element: HtmlElement, part: Part) -> bool:
    """Whether a class, the id or the property of an element names that part of a page."""
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    return any(_patterns()[part].fullmatch(name) for name in named.split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomli.loads((files("stance.ingest.data") / "html.toml").read_text(encoding="utf-8"))
    if set(data) != _PARTS:
        raise StanceError(f"html.toml: the parts are {', '.join(sorted(_PARTS))}, not {', '.join(sorted(data))}")
    return {part: re.compile("|".join(f"(?:{p})" for p in found), re.IGNORECASE) for part, found in data.items()}
