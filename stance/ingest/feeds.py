"""RSS and Atom feeds to articles, an entry each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date as Date
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from stance.errors import SourceError
from stance.ingest.assemble import Known
from stance.ingest.formats import Raw
from stance.ingest.html import parse_html
from stance.options import Options
from stance.records import Article

_TAG = re.compile(r"<[^<>]+>")
_LEAST, _FULL = 40, 600
"""From this many characters on, the content that a feed carries of an entry is taken for the whole of it.

A summary of fewer than the least tells nothing."""


class Linked(NamedTuple):
    """An entry whose page has the article: its address, its feed, and what to read where that cannot be fetched."""

    address: str
    feed: str
    instead: Article | None = None


def read_feed(raw: Raw, options: Options) -> Iterator[Article | Linked | SourceError]:
    """Read the entries of a feed, in its order.

    An entry that carries its whole text becomes an article. A summary, however long, is not the whole, nor is a short
    content: where there is an address it is yielded, to be fetched, with the feed's own words for where it cannot be,
    else these become an article that is marked as partial. Raises
    `SourceError` when it is no feed or has no entry.
    """
    import feedparser

    feed = feedparser.parse(io.BytesIO(raw.data), sanitize_html=False)
    if not feed.entries:
        raise SourceError(raw.source, "there is no entry in this feed: check that it is RSS or Atom.")
    outlet = " ".join(str(feed.feed.get("title", "")).split()) or None
    for number, entry in enumerate(feed.entries, start=1):
        address = _address(str(entry.get("link", "")).strip(), raw.url or str(feed.feed.get("link", "")))
        content, summary = _words(entry)
        words = content if _is_long(content) else max(content, summary, key=len)
        whole = words == content and _is_long(words)
        source = address or f"{raw.source}#{number}"
        if address and (not words or (words != content and len(_TAG.sub(" ", words)) < _LEAST)):
            yield Linked(address, raw.source)
            continue
        if not words:
            yield SourceError(source, "this entry has neither text nor address.")
            continue
        known = Known(
            title=" ".join(_TAG.sub(" ", str(entry.get("title", ""))).split()) or None,
            outlet=outlet,
            author=str(entry.get("author", "")).strip() or None,
            date=_day(entry),
            url=address or None,
            partial=None if whole else "short text of a feed" if words == content else "feed summary",
        )
        try:
            article = parse_html(_page(words), source=source, options=options, url=known.url, known=known)
        except SourceError as error:
            yield Linked(address, raw.source) if address and not whole else error
            continue
        yield Linked(address, raw.source, article) if address and not whole else article


def _is_long(words: str) -> bool:
    return len(_TAG.sub(" ", words)) >= _FULL


def _address(link: str, base: str) -> str:
    """The address of an entry, "" where it has none that may be fetched."""
    try:
        found = urljoin(base, link) if link else ""
        return found if urlsplit(found).scheme in {"http", "https"} and urlsplit(found).hostname else ""
    except ValueError:
        return ""


def _words(entry: Any) -> tuple[str, str]:
    """What the feed gives as the text of an entry (content:encoded, Atom's content), and what as its summary."""
    content = (str(given.get("value", "")) for given in entry.get("content", []))
    return max(content, key=len, default=""), str(entry.get("summary", ""))


def _page(words: str) -> str:
    body = words if "<" in words else "".join(f"<p>{p}</p>" for p in words.split("\n\n"))
    return f"<html><body><article>{body}</article></body></html>"


def _day(entry: Any) -> Date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return Date(*moment[:3]) if moment else None
