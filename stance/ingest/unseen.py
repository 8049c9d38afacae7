"""What a page holds and does not show: taken out of it, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from stance.ingest.page_parts import is_part
from stance.records import Hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from stance.ingest.styles import Declared, Origin, PageElement, Styles

_AWAY = re.compile(r"^-\d{3,}(?:\.\d+)?(?:px|em|rem|%|vw|vh)")
_ASIDE = re.compile(_AWAY.pattern + r"|^(?:[5-9]\d{3}|\d{5,})(?:\.\d+)?px")
_FAR = re.compile(r"(?:^|\s)-\d{4,}(?:\.\d+)?px")
_NOTHING = re.compile(r"^[01]?(?:\.0*)?(?:px)?$")
_CLIPS = re.compile("^(?:hidden|clip)")
_ANY = re.compile("")
_NEVER = re.compile(r"(?!)")
_NO_PART = re.compile(
    r"inset\((?:[^)]*\b100%|\s*[5-9]\d(?:\.\d+)?%(?:\s+[5-9]\d(?:\.\d+)?%)*\s*(?:\)|round\b))"
    r"|(?:circle|ellipse)\(0(?:px|%)?[\s)]|polygon\(0(?:px)? 0(?:px)?, 0(?:px)? 0(?:px)?"
)
_UNCLEAR = r"(?:0|0?\.0[0-5]?\d*|0?\.|[0-5](?:\.\d+)?%|)"
_TINY = r"(?:(?:0|1|0?\.\d+)(?:\.0*)?(?:px|pt)|0?\.0[0-6]?\d*r?em|[0-6](?:\.\d+)?%|0(?:\.0*)?(?:em|rem|vw|vh)?)"
_HARD: dict[str, re.Pattern[str]] = {
    "display": re.compile("^none$"),
    "content-visibility": re.compile("^hidden$"),
    "opacity": re.compile(rf"^{_UNCLEAR}$"),
    "filter": re.compile(rf"\bopacity\(\s*{_UNCLEAR}\s*\)"),
    "clip": re.compile(r"rect\(\s*[^ ,]+[ ,]+(?:[01](?:px)?[ ,]|[^ ,]+[ ,]+[01](?:px)?[ ,])"),
    "clip-path": _NO_PART,
    "-webkit-clip-path": _NO_PART,
    "transform": re.compile(
        r"scale(?:[xy]|3d)?\(\s*(?:0(?:\.0*)?|\.0+)\s*[,)]|scale\([^,)]+,\s*(?:0(?:\.0*)?|\.0+)\s*\)"
        r"|translate[xy]?\([^)]*-\d{4,}px"
    ),
    "scale": re.compile(r"^0(?:\.0*)?%?$"),
    "left": _ASIDE,
    "right": _ASIDE,
    "top": _AWAY,
    "bottom": _AWAY,
    "text-indent": _AWAY,
    "margin": _FAR,
    "margin-left": _FAR,
    "margin-top": _FAR,
}
"""Values that hide an element with all that is in it."""
_PLACED = ("left", "right", "top", "bottom", "clip")
"""What moves or cuts only an element that has a position of its own."""
_SHIFTS = ("text-indent", "margin", "margin-left", "margin-top")
"""What moves words away unless padding as wide brings them back."""
_PAIRED: dict[str, re.Pattern[str]] = {
    "overflow": _CLIPS,
    "overflow-x": _CLIPS,
    "overflow-y": _CLIPS,
    "height": _NOTHING,
    "max-height": _NOTHING,
    "width": _NOTHING,
    "max-width": _NOTHING,
}
"""Values that hide it together: no room, and nothing shown beyond it."""
_INHERITED: dict[str, re.Pattern[str]] = {
    "visibility": re.compile("^(?:hidden|collapse)$"),
    "font-size": re.compile(rf"^{_TINY}$"),
    "font": re.compile(rf"(?:^|\s){_TINY}(?:\s*/|\s)"),
    "color": _ANY,
    "-webkit-text-fill-color": _ANY,
}
"""Values that hide words; what is within can be shown again."""
# What is only to appear later is no hidden text: "opacity: 0; transition: opacity .5s".
_MOVING = ("transition", "transition-property", "animation", "animation-name")
_BEHIND = (
    "background-clip",
    "-webkit-background-clip",
    "text-shadow",
    "-webkit-text-stroke",
    "-webkit-text-stroke-width",
)
_ROOM = ("padding", "padding-top", "padding-bottom", "min-height")
_OTHERS = (
    dict.fromkeys(_MOVING, _ANY)
    | dict.fromkeys(("background", "background-color", *_BEHIND), _ANY)
    | dict.fromkeys((*_ROOM, "padding-left"), _NEVER)
    | {"position": re.compile("^(?:absolute|fixed|relative|sticky)$")}
)
_WIDE = re.compile(r"(?:^|\s)\d{3,}(?:\.\d+)?(?:px|em|rem|%|vw|vh)")
_RELATIVE = re.compile(r"^[\d.]+(?:em|%)$|^(?:inherit|unset|smaller|larger)$")
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "head", "title", "meta", "link"})
BY_A_SHEET = "a style sheet that hides it"
_WHY = {"attribute": "the hidden attribute", "style": "a style that hides it", "sheet": BY_A_SHEET}


class _Seen(NamedTuple):
    """One element of the page: why it is not seen, None where it is, and what its inner elements inherit."""

    element: HtmlElement
    why: str | None
    whole: bool
    inherits: dict[str, str]


def take_unseen(tree: HtmlElement) -> tuple[list[Hidden], int]:
    """Take out all that the page does not show, and tell its words; and how many style sheets could not be asked."""
    from stance.ingest.styles import PageElement, Styles

    styles = Styles(tree, {**_HARD, **_PAIRED, **_INHERITED, **_OTHERS})
    judged = list(_judged(PageElement.from_html_root(tree), styles))
    shown = _with_something_shown(judged)
    found: list[Hidden] = []
    gone: set[HtmlElement] = set()
    for seen in judged:
        element, parent = seen.element, seen.element.getparent()
        if parent in gone:
            gone.add(element)
        elif seen.why is not None and parent is not None:
            if element in shown:
                words = _take_own_words(element)
            else:
                words = " ".join(_words(element))
                element.drop_tree()
                gone.add(element)
            if words.strip():
                found.append(Hidden(start=0, end=0, reason=seen.why, text=" ".join(words.split())))
    return found, styles.outside


def _judged(root: PageElement, styles: Styles) -> Iterator[_Seen]:
    """Every element in order, none within one that is hidden with all that is in it."""
    waiting: list[tuple[PageElement, dict[str, str]]] = [(root, {})]
    while waiting:
        element, inherited = waiting.pop()
        tag = element.local_name
        if tag in _NO_TEXT:
            continue
        # a page that hides all of itself is shown by its scripts
        seen = (
            _Seen(element.etree_element, None, False, {})
            if tag in {"html", "body"}
            else _judge(element, inherited, styles)
        )
        yield seen
        if not seen.whole:
            waiting += [(child, seen.inherits) for child in reversed(list(element.iter_children()))]


def _judge(page: PageElement, inherited: dict[str, str], styles: Styles) -> _Seen:
    element = page.etree_element
    found = styles.of(page)
    attribute = (element.get("hidden") or "hidden").strip().lower() != "until-found" and "hidden" in element.attrib
    if attribute and "display" not in found:
        return _Seen(element, _WHY["attribute"], True, {})
    hard = [n for n, p in _HARD.items() if n in found and p.search(found[n].value) and _takes(n, found, styles)]
    origin = found[hard[0]].origin if hard else None
    origin = origin or _no_room(found)
    if origin:
        return _Seen(element, _WHY[origin], True, {})
    if is_part(element, "unseen"):
        return _Seen(element, "a class for programs that read aloud", True, {})
    below = dict(inherited)
    for name, hides in _inheritable(found):
        declared = found[name]
        key = "font-size" if name == "font" else name
        if name == "-webkit-text-fill-color":
            # it goes before any colour
            below.pop("color", None)
        if hides:
            below[key] = _WHY[declared.origin]
        elif not _RELATIVE.search(declared.value):
            below.pop(key, None)
    return _Seen(element, next(iter(below.values()), None), False, below)


def _takes(name: str, found: dict[str, Declared], styles: Styles) -> bool:
    """Whether a declaration that may hide does so beside the others."""
    if name in {"opacity", "filter"}:
        return not any(m in found for m in _MOVING)
    if name in _PLACED:
        position = found["position"].value if "position" in found else ""
        if name != "clip" and position == "relative":
            return _FAR.search(found[name].value) is not None
        # a sheet that is not at hand may give the position
        return position in {"absolute", "fixed", "sticky"} or (not position and styles.outside > 0)
    if name in _SHIFTS:
        return not any(n in found and _WIDE.search(found[n].value) for n in ("padding", "padding-left", "padding-top"))
    return True


def _no_room(found: dict[str, Declared]) -> Origin | None:
    """Where it is said that an element has no room, and shows nothing beyond it; padding is room."""
    if any(name in found for name in _ROOM):
        return None
    for overflow, sizes in (
        ("overflow", ("height", "max-height", "width", "max-width")),
        ("overflow-y", ("height", "max-height")),
        ("overflow-x", ("width", "max-width")),
    ):
        if overflow in found and _CLIPS.search(found[overflow].value):
            none = (n for n in sizes if n in found and _NOTHING.search(found[n].value))
            origin = next((found[n].origin for n in none), None)
            if origin:
                return origin
    return None


def _inheritable(found: dict[str, Declared]) -> Iterator[tuple[str, bool]]:
    for name, pattern in _INHERITED.items():
        if pattern is _ANY and name in found:
            yield name, _no_ink(name, found)
        elif name in found:
            yield name, pattern.search(found[name].value) is not None


def _no_ink(name: str, found: dict[str, Declared]) -> bool:
    """Whether words have no colour, or that of what is behind them; what others style behind them is not known."""
    from tinycss2.color4 import parse_color

    ink = parse_color(found[name].value)
    if ink is None or any(n in found for n in _BEHIND):
        return False
    if ink == "currentcolor":
        return False
    paper = found.get("background-color") or found.get("background")
    return ink.alpha == 0 or (paper is not None and parse_color(paper.value) == ink)


def _with_something_shown(judged: list[_Seen]) -> set[HtmlElement]:
    """The elements that are shown or hold one that is."""
    shown: set[HtmlElement] = set()
    for seen in reversed(judged):
        if seen.why is None or seen.element in shown:
            shown.add(seen.element)
            parent = seen.element.getparent()
            if parent is not None:
                shown.add(parent)
    return shown


def _take_own_words(element: HtmlElement) -> str:
    """Take the words that stand in an element itself, and leave its inner elements."""
    words = [element.text or "", *(child.tail or "" for child in element)]
    element.text = None
    for child in element:
        child.tail = None
    return " ".join(words)


def _words(element: HtmlElement) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag not in _NO_TEXT and isinstance(inner.tag, str):
            yield inner.text or ""
        if inner is not element:
            yield inner.tail or ""
