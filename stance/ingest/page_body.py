"""The main text of a page to its pieces: every word of it once, in order, with the kind of the block it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset({"hi", "ref", "del", "lb", "cell", "code", "graphic", "span", "a"})
_APART = frozenset({"lb", "cell"})


def pieces_of(body: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what stands between the edges of any two blocks, with the innermost block's tag, as trafilatura names it.

    A block within another cuts it in two; the cells of a row are one piece unless they hold blocks themselves.
    """
    for tag, words in _runs(body, "body"):
        if words.strip():
            yield tag, words.strip()


def _runs(element: HtmlElement, tag: str) -> Iterator[tuple[str, str]]:
    words = element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            words += child.tail or ""
        elif _is_block(child, tag):
            yield tag, words
            yield from _runs(child, tag if child.tag in _INLINE else child.tag)
            words = child.tail or ""
        else:
            words += _inline(child) + (child.tail or "")
    yield tag, words


def _is_block(element: HtmlElement, within: str) -> bool:
    if element.tag not in _INLINE or (element.tag == "code" and within == "body"):
        return True
    return any(isinstance(e.tag, str) and e.tag not in _INLINE for e in element.iterdescendants())


def _inline(element: HtmlElement) -> str:
    words = element.text or ""
    for child in element:
        words += (_inline(child) if isinstance(child.tag, str) else "") + (child.tail or "")
    return f" {words} " if element.tag in _APART else words
