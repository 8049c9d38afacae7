"""What a page says of itself: its linked data, its properties, the lines around the title."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from stance.ingest.markers import load_markers
from stance.ingest.page_parts import is_part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLOSED = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_SITE = re.compile(r"\s*[|–—·•»-]\s*([^|–—·•»]{2,60})")
_SHORTEST, _LONGEST = 20, 640
_BYLINE = 100
_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")


def linked_article(tree: HtmlElement) -> dict[str, str]:
    """Headline, publisher, date and address of the page's linked data, where it is an article's."""
    nodes = list(_linked_data(tree))
    names = {str(n["@id"]): n.get("name") for n in nodes if "@id" in n}
    found: dict[str, str] = {}
    for node in nodes:
        kinds = node.get("@type", "")
        if not any(str(k).endswith(_ARTICLES) for k in (kinds if isinstance(kinds, list) else [kinds])):
            continue
        page = node.get("mainEntityOfPage")
        values = {
            "headline": node.get("headline"),
            "publisher": _name(node.get("publisher"), names),
            "author": _names(node.get("author"), names),
            "date": node.get("datePublished"),
            "url": node.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        }
        for name, value in values.items():
            if isinstance(value, str) and value.strip():
                found.setdefault(name, " ".join(value.split()))
    return found


def _name(node: Any, names: dict[str, Any]) -> Any:
    if isinstance(node, list):
        node = next(iter(node), None)
    return (node.get("name") or names.get(str(node.get("@id")))) if isinstance(node, dict) else node


def _names(nodes: Any, names: dict[str, Any]) -> str | None:
    """Several authors, joined; one alone is left to what the page shows."""
    if not isinstance(nodes, list):
        nodes = [nodes]
    found = [_name(n, names) for n in nodes]
    return "; ".join(dict.fromkeys(n.strip() for n in found if isinstance(n, str) and n.strip())) or None


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads(script.text or "")])
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extendleft(reversed(node))
            elif isinstance(node, dict):
                yield node
                waiting += [v for k, v in node.items() if k in {"@graph", "mainEntity"}]


def is_restricted(tree: HtmlElement) -> bool:
    """Whether the page says that its text is not free to read."""
    return any(str(n.get("isAccessibleForFree", "")).lower() in {"false", "no"} for n in _linked_data(tree))


def address(tree: HtmlElement, linked: str | None, url: str | None) -> str | None:
    """The address that the page calls its own, else `url`, under which it was found."""
    named = [e.get("href") for e in tree.xpath('//link[@rel="canonical"]')]
    named += [e.get("content") for e in tree.xpath('//meta[@property="og:url"]')]
    for one in [*named, linked]:
        try:
            found = str(urljoin(url or "", (one or "").strip()))
            if one and urlsplit(found).scheme in {"http", "https"} and urlsplit(found).hostname:
                return found
        except ValueError:
            continue
    return url


def host(url: str | None) -> str | None:
    """The host of an address, "www." aside."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def iso_day(value: str | None) -> Date | None:
    """The day of an ISO date or time, or None."""
    try:
        return Date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None


def authors(tree: HtmlElement) -> str | None:
    """Several authors that the page links as such, or what a line of it says by its words."""
    linked = [" ".join("".join(e.itertext()).split()) for e in tree.xpath('//*[contains(@rel, "author")]')]
    names = list(dict.fromkeys(n for n in linked if 3 < len(n) <= _BYLINE))
    return "; ".join(names) if len(names) > 1 else None


def stated_author(tree: HtmlElement) -> str | None:
    """Who a line of the page names as its author, by its words ("Author: ...")."""
    for element in tree.iter("p", "div", "span", "address", "li"):
        if not is_part(element, "byline") and element.tag != "address":
            continue
        line = " ".join("".join(_without_time(element)).split())
        found = load_markers().kind_of(line) if 0 < len(line) <= _BYLINE else None
        if found and found[0] == "byline" and found[1].groupdict().get("author"):
            return found[1]["author"].strip(" ,|·•")
    return None


def _without_time(element: HtmlElement) -> Iterator[str]:
    if element.tag != "time":
        yield element.text or ""
        for child in element:
            yield from _without_time(child)
            yield child.tail or ""


def site_of_title(tree: HtmlElement, title: str | None) -> str | None:
    """The site's name, where the page's title is the article's and that name."""
    whole = " ".join("".join(e.itertext()) for e in tree.xpath("//head/title")[:1])
    whole = " ".join(whole.split())
    if not title or not whole.startswith(title):
        return None
    match = _SITE.fullmatch(whole[len(title) :])
    return match[1].strip() if match else None


def standfirst(tree: HtmlElement) -> str | None:
    """The line under the title: by its class or property, else the page's description where a line repeats it.

    A description that ends like a sentence is mostly the first paragraph's, and is left there.
    """
    for element in tree.iter("p", "div", "h2", "h3", "h4", "span"):
        if is_part(element, "standfirst") or (element.get("itemprop") or "") == "description":
            words = " ".join("".join(element.itertext()).split())
            if _SHORTEST <= len(words) <= _LONGEST and "<" not in words:
                return words
    described = tree.xpath('//meta[@property="og:description"]/@content | //meta[@name="description"]/@content')
    lines = {" ".join(d.split()) for d in described}
    lines = {d for d in lines if _SHORTEST <= len(d) <= _LONGEST and not _CLOSED.search(d)}
    if lines:
        for element in tree.iter("p", "div", "h2", "h3", "h4", "span"):
            words = " ".join((element.text or "").split())
            if words in lines and not len(element):
                return words
    return None
