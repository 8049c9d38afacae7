"""A web page to an article: main text and metadata by trafilatura, with what the page hides set apart."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from stance.errors import SourceError
from stance.ingest import page_meta
from stance.ingest.assemble import Known, Piece, Pieces, assemble
from stance.ingest.decode import declared_charset, decode
from stance.ingest.layout import CAPTION, EMBED, make_plain
from stance.ingest.markers import load_markers
from stance.ingest.page_body import pieces_of
from stance.ingest.unseen import BY_A_SHEET, take_unseen
from stance.options import Options
from stance.records import Article, Hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS: dict[str, Piece] = {CAPTION: "caption", EMBED: "boilerplate"}
_SHORT = 160
_STUB = 6 * _SHORT
_ASKING = 0.6
_KEPT = 0.5
_ENCODING = re.compile(r"\s*<\?xml[^>]*\?>")
_TAGS = re.compile(r"<(?:p|br|div|article|body|html)\b[^<>]*>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def looks_like_html(text: str) -> bool:
    """Whether a text is written in HTML: it has paragraphs, breaks or blocks as tags."""
    return _TAGS.search(text) is not None


def parse_html(
    data: bytes | str,
    *,
    source: str,
    options: Options | None = None,
    url: str | None = None,
    known: Known | None = None,
) -> Article:
    """Read an article from a page.

    `data` are the page's bytes or its text, `url` where it came from; `known` is said of it elsewhere, and wins.
    `Article.text` is the main text: title, standfirst, captions and paragraphs, a blank line between any two. What the
    page holds but does not show is listed in `Article.hidden`. Raises `SourceError` when there is no article in it: a
    consent page, a page that needs JavaScript, an empty one.
    """
    tree = _tree(data, source)
    hidden, unread_styles = take_unseen(tree)
    standfirst = page_meta.standfirst(tree)
    restricted = page_meta.is_restricted(tree)
    make_plain(tree)
    page = _extracted(tree, url)
    if page is None:
        raise SourceError(source, f"there is no article in the page{_why(tree)}: save its text and give that.")
    meta = page_meta.linked_article(tree)
    told = known or Known()
    title = told.title or meta.get("headline") or page.title
    built = Pieces()
    built.add(title or "", "title")
    for kind, words in _pieces(page.body, title, standfirst):
        built.add(words, kind)
    why = _why(tree)
    if why and _is_no_article(built):
        raise SourceError(source, f"there is no article in the page{why}: save its text and give that.")
    paywalled = _mark_offers(built, tree)
    several = page_meta.authors(tree) or (meta["author"] if "; " in meta.get("author", "") else None)
    address = page_meta.address(tree, meta.get("url"), url)
    said = Known(
        title=title,
        outlet=told.outlet
        or page.sitename
        or meta.get("publisher")
        or page_meta.site_of_title(tree, title)
        or page_meta.host(address or page.url),
        author=told.author or several or page.author or meta.get("author") or page_meta.stated_author(tree),
        date=told.date or page_meta.iso_day(meta.get("date")) or page_meta.iso_day(page.date),
        language=told.language or (tree.get("lang") or "")[:2].lower() or None,
        url=told.url or address or page.url,
        hidden=tuple(hidden),
        unread_styles=unread_styles,
        partial=told.partial
        or ("paywall" if restricted or paywalled else None)
        or ("most of its words are hidden by its style sheets" if _mostly_hidden(hidden, built.text) else None),
    )
    return assemble(built.text, built.lines, source, options, said)


def _tree(data: bytes | str, source: str) -> HtmlElement:
    from lxml import etree, html

    text = data if isinstance(data, str) else decode(data, source, declared=declared_charset(data))
    declared = _ENCODING.match(text)
    text = _CONTROLS.sub("", text[declared.end() :] if declared else text)
    try:
        return html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise SourceError(source, f"there is no article in the page: {error}.") from error


def _mostly_hidden(hidden: Sequence[Hidden], text: str) -> bool:
    """Whether style sheets hide more than they show: then it may be a script that shows it, and nobody is silent."""
    return sum(len(h.text or "") for h in hidden if h.reason == BY_A_SHEET) > len(text)


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    """What trafilatura takes for the article; a short one is not run into one paragraph where its blocks can be had."""
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    any_length = copy.deepcopy(DEFAULT_CONFIG)
    any_length["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    how: dict[str, Any] = {"include_comments": False, "include_tables": True, "include_links": False}
    page: Any = bare_extraction(copy.deepcopy(tree), url=url, with_metadata=True, **how)
    if page is not None and _is_run_together(page.body, tree):
        again: Any = bare_extraction(copy.deepcopy(tree), url=url, with_metadata=True, config=any_length, **how)
        if again is not None and not _is_run_together(again.body, tree) and _size(again) > _KEPT * _size(page):
            return again
    return page


def _is_run_together(body: HtmlElement, tree: HtmlElement) -> bool:
    """Whether the whole text is one paragraph that holds the words of several of the page's."""
    pieces = [words for _, words in pieces_of(body)]
    if len(pieces) != 1:
        return False
    whole = _plain(pieces[0])
    inner = {_plain("".join(p.itertext())) for p in tree.iter("p", "h1", "h2", "h3", "li")} - {"", whole}
    return sum(words in whole for words in inner) > 1


def _size(page: Any) -> int:
    return sum(len(words) for _, words in pieces_of(page.body))


def _pieces(body: HtmlElement, title: str | None, standfirst: str | None) -> Iterator[tuple[Piece, str]]:
    """The parts of the main text in order, with their kinds where the page tells them."""
    own = _plain(title or "")
    lead = _plain(standfirst or "")
    found = list(pieces_of(body))
    if standfirst and not any(_plain(words) == lead for _, words in found):
        # what stands above the main text is often left out of it
        yield "standfirst", standfirst
    opened = False
    for tag, words in found:
        mark, plain = words[:1], _plain(words.lstrip("".join(_MARKS)))
        if not plain or (plain == own and not opened):
            continue
        if mark in _MARKS:
            yield _MARKS[mark], words.lstrip(mark)
        elif lead and plain == lead:
            yield "standfirst", words
            lead = ""
        elif tag == "head":
            yield "heading", words
        else:
            opened = True
            yield None, words


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


# --- pages that hold no article, or a part of one ----------------------------------------------------------


def _is_no_article(built: Pieces) -> bool:
    """Whether what was taken for the text is next to nothing, or mostly asks for consent or JavaScript itself."""
    body = [line.text for line in built.lines if line.kind is None]
    size = sum(map(len, body))
    asking = sum(len(t) for t in body if any(load_markers().inside[n].search(t) for n in ("consent", "script")))
    return size < _SHORT or (size < 3 * _STUB and asking > _ASKING * size)


def _why(tree: HtmlElement) -> str:
    """What kind of page it is that holds no article."""
    shown = " ".join(" ".join(tree.itertext()).split())[:3000]
    for name, what in (("consent", "it asks for consent to cookies"), ("script", "it needs JavaScript")):
        if load_markers().inside[name].search(shown):
            return f" ({what})"
    return ""


def _mark_offers(built: Pieces, tree: HtmlElement) -> bool:
    """Whether a short text ends in an offer to subscribe, or stands over one; the offer is marked as no reporting."""
    pattern = load_markers().inside["paywall"]
    shown = " ".join(" ".join(t.split()) for t in tree.itertext("p", "div", "span", "h2", "h3", "a") if t.strip())
    if pattern.search(shown) is None or sum(len(x.text) for x in built.lines) >= _STUB:
        return False
    for line in reversed(built.lines):
        if line.kind in {"title", "standfirst"} or (line.kind is None and not pattern.search(line.text)):
            break
        line.kind = "boilerplate" if line.kind is None else line.kind
    return True
