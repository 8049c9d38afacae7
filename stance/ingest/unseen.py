"""What a page holds and does not show: taken out of it, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.ingest.page_parts import is_part
from stance.records import Hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![-\w])opacity\s*:\s*0(?:\.0*)?(?![\d.])"
    r"|font-size\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}"
    r"|(?<![-\w])(?:left|top)\s*:\s*-\d{3,}(?:px|em|rem|%)|clip(?:-path)?\s*:\s*(?:rect\(0|rect\(1px|inset\((?:50|100)%)",
    re.IGNORECASE,
)
_INK = re.compile(r"(?<![-\w])color\s*:\s*([^;!]+)", re.IGNORECASE)
_PAPER = re.compile(r"(?<![-\w])background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?([.#][\w-]+)", re.IGNORECASE)
_EVERY_SCREEN = frozenset({"@media screen", "@media all", "@media only screen"})
_BRACES = re.compile(r"([{}])")
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "head", "title", "meta", "link"})


def take_unseen(tree: HtmlElement) -> Iterator[Hidden]:
    """Take out every element that the page does not show, and tell its words."""
    ruled = _hiding_rules(tree)
    gone: set[HtmlElement] = set()
    for element in list(tree.iter()):
        parent = element.getparent()
        if parent in gone:
            gone.add(element)
            continue
        if parent is None or not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        why = _unseen(element, ruled)
        if why is None:
            continue
        words = " ".join(" ".join(_words(element)).split())
        if words:
            yield Hidden(start=0, end=0, reason=why, text=words)
        element.drop_tree()
        gone.add(element)


def _words(element: HtmlElement) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag not in _NO_TEXT and isinstance(inner.tag, str):
            yield inner.text or ""
        if inner is not element:
            yield inner.tail or ""


def _unseen(element: HtmlElement, ruled: frozenset[str]) -> str | None:
    if (element.get("hidden") or "hidden").strip().lower() != "until-found" and "hidden" in element.attrib:
        return "the hidden attribute"
    style = element.get("style")
    if style and (_INVISIBLE.search(style) or _ink_is_paper(style)):
        return "a style that hides it"
    names = {f".{c}" for c in (element.get("class") or "").split()}
    if element.get("id"):
        names.add(f"#{element.get('id')}")
    if names & ruled:
        return "a style sheet that hides it"
    if names and is_part(element, "unseen"):
        return "a class for programs that read aloud"
    return None


def _ink_is_paper(style: str) -> bool:
    """Whether a style gives words the colour of what is behind them; what others style behind them is not known."""
    ink, paper = _INK.search(style), _PAPER.search(style)
    return ink is not None and paper is not None and _colour(ink[1]) == _colour(paper[1])


def _colour(value: str) -> str:
    plain = "".join(value.lower().split())
    plain = {"white": "#ffffff", "black": "#000000"}.get(plain, plain)
    return _HEX.sub(r"#\1\1\2\2\3\3", plain) if len(plain) == len("#fff") else plain


# --- style sheets ------------------------------------------------------------------------------------------


def _hiding_rules(tree: HtmlElement) -> frozenset[str]:
    """The classes and ids that the page's own style sheets hide on every screen."""
    found: set[str] = set()
    for sheet in tree.iter("style"):
        for selectors, body in _rules(_uncommented(sheet.text or "")):
            if _INVISIBLE.search(body) or _ink_is_paper(body):
                matches = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
                found.update(m[1] for m in matches if m)
    return frozenset(found)


def _uncommented(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Each rule as its selectors and its body; those that hold for some screens, or for paper, are left out."""
    opened: list[str] = []
    words = ""
    for piece in _BRACES.split(sheet):
        if piece == "{":
            opened.append(" ".join(words.rpartition(";")[2].split()))
        elif piece == "}" and opened:
            selector = opened.pop()
            if not selector.startswith("@") and all(o.lower() in _EVERY_SCREEN for o in opened):
                yield selector, words
        words = "" if piece in {"{", "}"} else piece
