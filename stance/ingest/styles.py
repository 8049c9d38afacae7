"""The style sheets within a page: which declarations hold for an element on a screen.

Parsing and matching are those of tinycss2 and cssselect2; here stands what decides between declarations: importance,
the style attribute, specificity, order (CSS Cascading 4, without layers). A sheet outside the page is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Origin = Literal["attribute", "style", "sheet"]
Screens = Literal["none", "some", "all"]

_WIDEST, _NARROWEST = 4000, 320
_DEEPEST = 8
_LONGEST = 300
_SIBLINGS = 500
_PAPER = re.compile(r"(?:print|speech|aural|braille|embossed|handheld|projection|tty|tv|not all|not screen)\b")
_EVERY = re.compile(r"(?:all|screen|not print|not speech)?")
_LEAST = re.compile(r"\(\s*(min|max)-width\s*:\s*(\d+)(?:\.\d+)?(?:px)?\s*\)")


class Declared(NamedTuple):
    """One value of one property, and where it was declared."""

    value: str
    origin: Origin


class _Rule(NamedTuple):
    name: str
    value: str
    important: bool


class PageElement(ElementWrapper):  # type: ignore[misc]
    """An element as selectors are matched against it."""

    @property
    def previous_siblings(self) -> tuple[PageElement, ...]:
        """The siblings before it, nearest last; only the nearest ones of very many."""
        found: list[PageElement] = []
        before = self.previous
        while before is not None and len(found) < _SIBLINGS:
            found.append(before)
            before = before.previous
        return tuple(reversed(found))


class Styles:
    """The style sheets of a page.

    `hiding` names the properties that count, with the values by which each may hide; a value that hides on some screens
    only is left out, since others show what it hides. `outside` counts the sheets that the page only refers to.
    """

    def __init__(self, tree: HtmlElement, hiding: Mapping[str, re.Pattern[str]]) -> None:
        self._hiding = hiding
        self._matcher = Matcher()
        outside = {link.get("href") for link in tree.iter("link") if _is_outside(link)}
        for sheet in tree.iter("style"):
            screens = _screens(sheet.get("media") or "")
            told = (sheet.get("type") or "text/css").strip().lower()
            # one for readers without JavaScript holds for few
            if screens == "none" or told != "text/css" or next(sheet.iterancestors("noscript"), None) is not None:
                continue
            rules = parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True)
            outside |= {serialize(r.prelude) for r in rules if r.type == "at-rule" and r.lower_at_keyword == "import"}
            self._add(rules, screens, "", 0)
        self.outside = len(outside)

    def of(self, element: PageElement) -> dict[str, Declared]:
        """Return what is declared for an element, the winner of each property."""
        rules = [rule for *_, pseudo, found in self._matcher.match(element) if pseudo is None for rule in found]
        own = list(self._declared(parse_blocks_contents(element.etree_element.get("style") or ""), "all"))
        found: dict[str, Declared] = {}
        for important in (False, True):
            found.update({r.name: Declared(r.value, "sheet") for r in rules if r.important is important})
            found.update({r.name: Declared(r.value, "style") for r in own if r.important is important})
        return found

    def _add(self, rules: Sequence[Any], screens: Screens, within: str, depth: int) -> None:
        """Take in rules that stand on these screens under the selectors `within`, "" where under none."""
        if within:
            self._take(within, list(self._declared(rules, screens)))
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None and depth < _DEEPEST:
                held = _least(screens, _at(rule))
                if held != "none":
                    self._add(parse_blocks_contents(rule.content), held, within, depth + 1)
            elif rule.type == "qualified-rule":
                inner = parse_blocks_contents(rule.content)
                declared = list(self._declared(inner, screens))
                for selector in _alternatives(rule.prelude):
                    self._take(_under(within, selector), declared)
                nested = [r for r in inner if r.type in {"qualified-rule", "at-rule"}]
                if nested and depth < _DEEPEST:
                    self._add(nested, screens, _under(within, serialize(rule.prelude).strip()), depth + 1)

    def _take(self, selector: str, declared: list[_Rule]) -> None:
        for compiled in _compiled(selector) if declared else []:
            self._matcher.add_selector(compiled, declared)

    def _declared(self, found: Iterable[Any], screens: Screens) -> Iterator[_Rule]:
        for each in found:
            if each.type != "declaration" or each.lower_name not in self._hiding:
                continue
            value = " ".join(serialize(each.value).lower().split())
            if screens == "all" or not self._hiding[each.lower_name].search(value):
                yield _Rule(each.lower_name, value, each.important)


def _is_outside(link: HtmlElement) -> bool:
    kinds = (link.get("rel") or "").lower().split()
    is_sheet = "stylesheet" in kinds or ("preload" in kinds and (link.get("as") or "").lower() == "style")
    return is_sheet and "alternate" not in kinds and _screens(link.get("media") or "") != "none"


# --- where a rule holds ------------------------------------------------------------------------------------


def _at(rule: Any) -> Screens:
    """On which screens what stands in an at-rule holds."""
    name, said = rule.lower_at_keyword, serialize(rule.prelude).strip().lower()
    if name == "media":
        return _screens(said)
    if name in {"layer", "scope"} or (name == "supports" and not said.startswith("not")):
        return "all"
    return "some" if name in {"container", "supports"} else "none"


def _screens(query: str) -> Screens:
    """Whether a media query holds on every screen, on some, or on none."""
    found = {_of_one(part.strip().removeprefix("only ").strip()) for part in query.lower().split(",")}
    return "all" if "all" in found else "some" if "some" in found else "none"


def _of_one(query: str) -> Screens:
    if _PAPER.match(query):
        return "none"
    features = [part.strip() for part in query.split(" and ")]
    if _EVERY.fullmatch(features[0]):
        features = features[1:]
    return "all" if all(_on_every_width(f) for f in features) else "some"


def _on_every_width(feature: str) -> bool:
    bound = _LEAST.fullmatch(feature)
    if bound is None:
        return False
    return int(bound[2]) <= _NARROWEST if bound[1] == "min" else int(bound[2]) >= _WIDEST


def _least(one: Screens, other: Screens) -> Screens:
    order: tuple[Screens, ...] = ("none", "some", "all")
    return min(one, other, key=order.index)


# --- selectors ---------------------------------------------------------------------------------------------


def _alternatives(prelude: list[Any]) -> Iterator[str]:
    """The selectors between commas; each counts alone, so that one we cannot judge does not void the others."""
    part: list[Any] = []
    for each in prelude:
        if each == ",":
            yield serialize(part).strip()
            part = []
        else:
            part.append(each)
    yield serialize(part).strip()


def _under(within: str, selector: str) -> str:
    """A nested selector, written out."""
    if not within:
        return selector
    return selector.replace("&", f":is({within})") if "&" in selector else f":is({within}) {selector}"


def _compiled(selector: str) -> list[Any]:
    if not selector or len(selector) > _LONGEST:
        return []
    try:
        found: list[Any] = compile_selector_list(selector)
    except (SelectorError, SyntaxError, RecursionError, MemoryError, ValueError):
        return []
    return found
