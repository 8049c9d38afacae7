"""A page's layout made plain before its main text is taken out: captions and embedded posts marked, breaks and tables
that only arrange made paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.ingest.page_parts import is_part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CAPTION = "\U0010fff0"
"""Set before a caption while the main text is taken out, a character that stands for nothing."""
EMBED = "\U0010fff1"
"""Set before a post of somebody else."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "tt", "u", "wbr", "ins", "del", "nobr"}
)
_SECTIONS = frozenset({"div", "section", "article", "header", "footer"})
_LISTS = frozenset({"ul", "ol", "li", "dl", "dt", "dd"})
_BLOCKS = _SECTIONS | _LISTS | {"p", "blockquote", "pre", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6"}
_ARRANGED = ("h1", "h2", "h3", "p", "table")
_LONG = 200


def make_plain(tree: HtmlElement) -> None:
    """Change the tree so that what a reader sees as a caption, a post or a paragraph is one."""
    for control in list(tree.iter("button", "svg")):
        control.drop_tree()
    _mark(tree)
    _break_paragraphs(tree)
    _unfold_tables(tree)
    _free_words(tree)
    for element in tree.iter(*_INLINE):
        # a part of a sentence that is not read aloud is seen all the same
        if element.get("aria-hidden") is not None and next(element.iterancestors("p"), None) is not None:
            del element.attrib["aria-hidden"]


def _mark(tree: HtmlElement) -> None:
    """Make each caption and each embedded post a marked paragraph where it stood: the main text has it in its place."""
    for element in list(tree.iter("figcaption", "p", "div", "span", "blockquote")):
        if element.getparent() is None:
            continue
        if element.tag == "figcaption" or (element.tag != "blockquote" and is_part(element, "caption")):
            figure = next(element.iterancestors("figure"), element)
            _replace(element, figure, CAPTION)
        elif is_part(element, "embed"):
            _replace(element, element, EMBED)


def _replace(element: HtmlElement, behind: HtmlElement, mark: str) -> None:
    """Put the words of `element` into a paragraph of their own behind `behind`, which holds it or is it."""
    from lxml import html

    words = " ".join("".join(element.itertext()).split())
    parent = behind.getparent()
    if not words or parent is None:
        return
    inner = [e for e in element.iter("figcaption", "p", "div", "span", "blockquote") if e is not element]
    paragraph = html.Element("p")
    paragraph.text = mark + words
    parent.insert(parent.index(behind) + 1, paragraph)
    paragraph.tail, behind.tail = behind.tail, None
    element.drop_tree()
    for each in inner:
        above = each.getparent()
        if above is not None:
            above.remove(each)


def _break_paragraphs(tree: HtmlElement) -> None:
    """Where two line breaks part paragraphs, make them such."""
    for parent in {b.getparent() for b in tree.iter("br") if _second_break(b)}:
        if parent is not None and parent.tag not in {"pre", "textarea"}:
            _split(parent)


def _second_break(element: HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _split(parent: HtmlElement) -> None:
    """Wrap what stands between double breaks in paragraphs; blocks between them stay as they are."""
    from lxml import html

    children = list(parent)
    parts: list[HtmlElement] = [html.Element("p")]
    parts[0].text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)
        tail, child.tail = child.tail, None
        if _between(child, tail, parts[-1]):
            parts.append(html.Element("p"))
            parts[-1].text = tail
        elif child.tag in _INLINE or child.tag == "br":
            parts[-1].append(child)
            child.tail = tail
        else:
            parts += [child, html.Element("p")]
            parts[-1].text = tail
    if parent.tag in _INLINE or parent.tag == "p":
        parent.tag = "div"
    for part in parts:
        if part.tag != "p" or len(part) or (part.text or "").strip():
            parent.append(part)


def _between(child: HtmlElement, tail: str | None, part: HtmlElement) -> bool:
    """Whether a break is the second of two, or the first thing in its part."""
    if child.tag != "br" or part.tag != "p":
        return False
    last = part[-1] if len(part) else None
    if last is not None and last.tag == "br" and not (last.tail or "").strip():
        part.remove(last)
        return True
    return False


def _unfold_tables(tree: HtmlElement) -> None:
    """Make blocks of the tables that only arrange the page: a cell holds headings, paragraphs or tables, at length."""
    for table in list(tree.iter("table")):
        cells = [c for c in table.iter("td", "th") if next(c.iterancestors("table")) is table]
        if any(next(c.iter(*_ARRANGED), None) is not None and _length(c) > _LONG for c in cells):
            for row in table.iter("tr", "tbody", "thead", "tfoot"):
                if next(row.iterancestors("table"), None) is table:
                    row.tag = "div"
            for cell in cells:
                cell.tag = "div"
            table.tag = "div"


def _free_words(tree: HtmlElement) -> None:
    """Make paragraphs of the blocks within quotations and of the lists within cells, which else are run into one."""
    for quote in list(tree.iter("blockquote")):
        _as_paragraphs(quote, _SECTIONS)
    for cell in list(tree.iter("td", "th")):
        _as_paragraphs(cell, _LISTS)


def _as_paragraphs(parent: HtmlElement, tags: frozenset[str]) -> None:
    for element in list(parent.iterdescendants(*tags)):
        if next(element.iterdescendants(*_BLOCKS), None) is None:
            element.tag = "p"
        else:
            element.drop_tag()


def _length(element: HtmlElement) -> int:
    return sum(len(t) for t in element.itertext())
