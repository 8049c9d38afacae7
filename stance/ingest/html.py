"""A web page to an article: main text and metadata by trafilatura, with what the page hides set apart."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from stance.errors import SourceError
from stance.ingest.assemble import Known, Piece, Pieces, assemble
from stance.ingest.decode import declared_charset, decode
from stance.ingest.markers import load_markers
from stance.options import Options
from stance.records import Article, Hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION = "\ue000"
"""Set before a caption while the main text is taken out, a character that no page uses for text."""
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![-\w])opacity\s*:\s*0(?:\.0*)?(?![\d.])"
    r"|font-size\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top)\s*:\s*-\d{3,}px|clip(?:-path)?\s*:\s*(?:rect\(0|inset\((?:50|100)%)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:[a-z][\w-]*)?[.#][\w-]+$", re.IGNORECASE)
_AT_BLOCK = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_UNSEEN = {"script", "style", "template", "noscript", "head", "title", "meta", "link"}
_STANDFIRST = re.compile(
    r"\b(?:standfirst|dek|subhead(?:line|ing)?|sub-?title|strapline|article__?-?lead|lead-?text|article-?intro|summary-?text"
    r"|article-?description|announce)\b",
    re.IGNORECASE,
)
_CAPTIONED = re.compile(r"\b(?:wp-caption-text|caption|image-caption|photo-caption|media-caption)\b", re.IGNORECASE)
_SHORT = 160


def looks_like_html(text: str) -> bool:
    """Whether a text is written in HTML: it has paragraphs, breaks or blocks as tags."""
    return _TAGS.search(text) is not None


_TAGS = re.compile(r"<(?:p|br|div|article|body|html)\b[^>]*>", re.IGNORECASE)


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
    from lxml import etree, html

    text = data if isinstance(data, str) else decode(data, source, declared=declared_charset(data))
    try:
        tree = html.document_fromstring(_ENCODING.sub("", text, count=1))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(source, f"this is no HTML page: {error}.") from error
    hidden = tuple(_take_hidden(tree))
    standfirst = _standfirst(tree)
    restricted = _restricted(tree)
    _mark_captions(tree)
    page = _extracted(tree, url)
    if page is None:
        raise SourceError(source, f"there is no article in the page{_why(tree)}: save its text and give that.")
    meta = _metadata(tree)
    told = known or Known()
    title = told.title or meta.get("headline") or page.title
    built = Pieces()
    if title:
        built.add(title, "title")
    for kind, words in _pieces(page.body, title, standfirst):
        built.add(words, kind)
    body = sum(len(line.text) for line in built.lines if line.kind is None)
    if body < _SHORT and _why(tree):
        raise SourceError(source, f"there is no article in the page{_why(tree)}: save its text and give that.")
    said = Known(
        title=title,
        outlet=told.outlet or page.sitename or meta.get("publisher") or _host(page.url or url),
        author=told.author or page.author,
        date=told.date or _iso(meta.get("date")) or _iso(page.date),
        language=told.language or (tree.get("lang") or "")[:2].lower() or None,
        url=told.url or _canonical(tree, url) or page.url,
        hidden=hidden,
        partial=told.partial or ("paywall" if restricted or _paywalled(tree, built) else None),
    )
    return assemble(built.text, built.lines, source, options, said)


_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        copy.deepcopy(tree),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
    )


def _pieces(body: HtmlElement, title: str | None, standfirst: str | None) -> Iterator[tuple[Piece, str]]:
    """The parts of the main text in order, with their kinds where the page tells them."""
    own = _plain(title or "")
    lead = _plain(standfirst or "")
    opened = False
    for element in body.iter("p", "head", "item", "quote", "row", "code"):
        if element.tag == "quote" and len(element):
            continue
        words = "".join(element.itertext()).strip()
        plain = _plain(words.lstrip(_CAPTION))
        if not plain or (plain == own and not opened):
            continue
        if words.startswith(_CAPTION):
            yield "caption", words.lstrip(_CAPTION)
        elif lead and plain == lead:
            yield "standfirst", words
            lead = ""
        elif element.tag == "head":
            yield "heading", words
        else:
            opened = True
            yield None, words


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


# --- what the page says of itself --------------------------------------------------------------------------


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """Headline, publisher and date of the page's linked data, where it is an article's."""
    found: dict[str, str] = {}
    for node in _linked_data(tree):
        kinds = node.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if not any(str(k).endswith(("Article", "BlogPosting", "LiveBlogPosting", "Report")) for k in kinds):
            continue
        publisher = node.get("publisher")
        values = {
            "headline": node.get("headline"),
            "publisher": publisher.get("name") if isinstance(publisher, dict) else None,
            "date": node.get("datePublished"),
        }
        for name, value in values.items():
            if isinstance(value, str) and value.strip():
                found.setdefault(name, " ".join(value.split()))
    return found


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            stack = [json.loads(script.text or "")]
        except ValueError:
            continue
        while stack:
            node = stack.pop(0)
            if isinstance(node, list):
                stack = [*node, *stack]
            elif isinstance(node, dict):
                yield node
                stack += [v for k, v in node.items() if k in {"@graph", "mainEntity"}]


def _restricted(tree: HtmlElement) -> bool:
    """Whether the page says that its text is not free to read."""
    return any(str(n.get("isAccessibleForFree", "")).lower() in {"false", "no"} for n in _linked_data(tree))


def _paywalled(tree: HtmlElement, built: Pieces) -> bool:
    """Whether the text ends in an offer to subscribe, or stands over one."""
    pattern = load_markers().inside["paywall"]
    shown = " ".join(" ".join(t.split()) for t in tree.itertext("p", "div", "span", "h2", "h3", "a") if t.strip())
    return pattern.search(shown) is not None and sum(len(x.text) for x in built.lines) < 6 * _SHORT


def _why(tree: HtmlElement) -> str:
    """What kind of page it is that holds no article."""
    shown = " ".join("".join(tree.itertext()).split())[:3000]
    for name, what in (("consent", "it asks for consent to cookies"), ("script", "it needs JavaScript")):
        if load_markers().inside[name].search(shown):
            return f" ({what})"
    return ""


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    for query, name in (('//link[@rel="canonical"]', "href"), ('//meta[@property="og:url"]', "content")):
        for element in tree.xpath(query):
            address = str(urljoin(url or "", (element.get(name) or "").strip()))
            if urlsplit(address).scheme in {"http", "https"}:
                return address
    return url


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _iso(value: str | None) -> Date | None:
    try:
        return Date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _standfirst(tree: HtmlElement) -> str | None:
    """The line under the title: by its class or property, else what the page's description repeats of it."""
    for element in tree.iter("p", "div", "h2", "h3", "span"):
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if _STANDFIRST.search(named) or element.get("itemprop") == "description":
            words = " ".join("".join(element.itertext()).split())
            if 20 <= len(words) <= 4 * _SHORT and "<" not in words:
                return words
    return None


# --- what the page does not show, and what stands below pictures -------------------------------------------


def _mark_captions(tree: HtmlElement) -> None:
    """Make each caption a marked paragraph where its picture stood: the main text then has it in its place."""
    from lxml import html

    captions = [e for e in tree.iter("figcaption", "p", "div", "span") if _is_caption(e)]
    for caption in captions:
        words = " ".join("".join(caption.itertext()).split())
        figure = next((a for a in caption.iterancestors("figure")), caption)
        parent = figure.getparent()
        if parent is None or not words:
            continue
        paragraph = html.Element("p")
        paragraph.text = _CAPTION + words
        parent.insert(parent.index(figure) + 1, paragraph)
        paragraph.tail = figure.tail
        figure.tail = None
        caption.drop_tree()


def _is_caption(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return True
    return bool(_CAPTIONED.search(element.get("class") or "")) and not any(
        a.tag == "figcaption" or _CAPTIONED.search(a.get("class") or "") for a in element.iterancestors()
    )


def _take_hidden(tree: HtmlElement) -> Iterator[Hidden]:
    """Take out every element that the page does not show, and tell its words."""
    ruled = _hiding_rules(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getroottree().getroot() is not tree or element.tag in _UNSEEN:
            continue
        why = _unseen(element, ruled)
        if why is None or element.getparent() is None:
            continue
        words = " ".join(
            " ".join(
                t
                for e in element.iter()
                if e.tag not in _UNSEEN
                for t in (e.text, e.tail if e is not element else "")
                if t
            ).split()
        )
        if words:
            yield Hidden(start=0, end=0, reason=why, text=words)
        element.drop_tree()


def _unseen(element: HtmlElement, ruled: frozenset[str]) -> str | None:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "the hidden attribute"
    if _INVISIBLE.search(element.get("style") or ""):
        return "a style that hides it"
    names = {f".{c}" for c in (element.get("class") or "").split()} | (
        {f"#{element.get('id')}"} if element.get("id") else set()
    )
    if names & ruled:
        return "a style sheet that hides it"
    return None


def _hiding_rules(tree: HtmlElement) -> frozenset[str]:
    """The classes and ids that the page's own style sheets hide, whatever the screen."""
    found = set()
    for sheet in tree.iter("style"):
        rules = _AT_BLOCK.sub("", sheet.text or "")
        for selectors, body in _RULE.findall(rules):
            if _INVISIBLE.search(body):
                for selector in selectors.split(","):
                    if _SIMPLE.match(selector.strip()):
                        found.add(re.sub(r"^[a-z][\w-]*(?=[.#])", "", selector.strip(), flags=re.IGNORECASE))
    return frozenset(found)
