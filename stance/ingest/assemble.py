"""A marked text, and what is known about it, to an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from stance.errors import SourceError
from stance.ingest.blocks import Line, mark_lines
from stance.ingest.dates import find_date
from stance.ingest.hidden import find_hidden
from stance.ingest.language import UNKNOWN, guess_language
from stance.ingest.markers import load_markers
from stance.ingest.outlets import find_outlet, load_outlets
from stance.options import Options
from stance.records import Article, Block, BlockKind, Hidden, Outlet

_DATELINE = re.compile(
    r"^(?P<place>[A-ZА-ЯІЇЄҐ][\w .,/’'-]{1,40}?)(?:,\s*(?P<date>[\w .]{3,20}))?\s*"
    r"(?:\((?P<agency>[^)]{2,40})\)|/(?P<agency2>[^/]{2,30})/\.?)\s*[–—-]"
)

_HEAD, _TAIL, _LONGEST_NAMES = 5, 3, 60


@dataclass(frozen=True)
class Known:
    """What a source says of an article beside its text: page metadata, columns of a table, a feed's entry."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: Date | None = None
    language: str | None = None
    url: str | None = None
    hidden: tuple[Hidden, ...] = ()
    partial: str | None = None
    unread_styles: int = 0


Piece = BlockKind | Literal["heading"] | None


class Pieces:
    """A text that is put together from the pieces of a page or a document, a blank line between any two.

    `lines` are the pieces as they stand in `text`; white space within a piece becomes single spaces.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.lines: list[Line] = []

    @property
    def text(self) -> str:
        """All pieces so far."""
        return "\n\n".join(self._parts)

    def add(self, words: str, kind: Piece = None) -> None:
        """Append one piece: what it is where the source tells (a heading below the title is one), else None."""
        words = " ".join(words.split())
        if not words:
            return
        start = self._length + (2 if self._parts else 0)
        self._parts.append(words)
        self._length = start + len(words)
        known = None if kind == "heading" else kind
        self.lines.append(Line(start, self._length, words, kind=known, heading=2 if kind == "heading" else 0))


def assemble(text: str, lines: Sequence[Line], source: str, options: Options | None, known: Known) -> Article:
    """Mark the lines of a text and put the article together.

    What `options` say wins over what the source says of itself (`known`), and that over what the text says.
    Raises `SourceError` when no part that may be cited has a letter in it.
    """
    given = options or Options()
    outlets = load_outlets(given.outlet_files)
    alone = _bare_outlets(lines, outlets)
    blocks, said = mark_lines(text, lines)
    if not any(b.citable and any(c.isalpha() for c in b.of(text)) for b in blocks):
        raise SourceError(source, "there is no sentence in it: give the text of an article.")
    title = next((" ".join(b.of(text).split()) for b in blocks if b.kind == "title"), None)
    outlet, host = _origin(text, blocks, said, known)
    outlet = outlet or alone
    named = given.outlet or outlet
    # a repost is not of the outlet whose address it has
    publisher = find_outlet(named, None if host else known.url, outlets)
    if publisher is not None and not (given.outlet or host) and known.url and publisher.domains:
        # a page that calls itself "Izvestia" on another's domain is not the outlet of that name
        publisher = find_outlet(None, known.url, outlets)
    return Article(
        source=source,
        text=text,
        blocks=blocks,
        title=given.title or known.title or title,
        outlet=publisher.name if publisher else named,
        publisher=publisher,
        republished_by=host,
        author=known.author or said.get("author"),
        date=given.date or known.date or _date(text, blocks),
        language=_language(text, known.language),
        url=known.url,
        hidden=(*known.hidden, *find_hidden(text)),
        partial=known.partial,
        unread_styles=known.unread_styles,
    )


def _bare_outlets(lines: Sequence[Line], outlets: Sequence[Outlet]) -> str | None:
    """Mark the lines near the head or the end that are but the names of outlets ("AFP/Reuters"): no reporting.

    Returns the outlet where just one is named.
    """
    inside = load_markers().inside
    named: dict[str, None] = {}
    for line in {id(x): x for x in (*lines[:_HEAD], *lines[-_TAIL:])}.values():
        if (
            line.kind is not None
            or line.heading
            or len(line.text) > _LONGEST_NAMES
            or (line.text.islower() and "." not in line.text)
        ):
            continue
        names = inside["outlet_link"].split(inside["outlet_frame"].sub("", line.text))
        found = [find_outlet(name, None, outlets) if name else None for name in names]
        if all(found):
            line.kind = "byline"
            named |= dict.fromkeys(o.name for o in found if o)
    return next(iter(named)) if len(named) == 1 else None


def _origin(text: str, blocks: Sequence[Block], said: Mapping[str, str], known: Known) -> tuple[str | None, str | None]:
    """Who published it first, and who has it from there: a notice of a repost tells of another outlet than the page."""
    # "Originally published by Northern Herald. Shortened."
    origin = re.split(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZА-ЯІЇЄҐ])", said.get("origin", ""))[0].rstrip(".") or None
    if origin is None:
        return known.outlet or _agency(text, blocks), None
    named = (load_markers().inside["host"].search(b.of(text)) for b in blocks if b.kind == "repost")
    host = known.outlet or next((m["host"] for m in named if m), None)
    return origin, host if host != origin else None


def _language(text: str, stated: str | None) -> str:
    """The language of the letters and words; what the source states counts where these do not tell."""
    found = guess_language(text)
    return stated if found == UNKNOWN and stated else found


def _date(text: str, blocks: Sequence[Block]) -> Date | None:
    for block in blocks:
        if block.kind == "date":
            found = find_date(block.of(text))
            if found:
                return found
    first = next((b for b in blocks if b.kind == "paragraph"), None)
    dateline = _DATELINE.match(first.of(text)) if first else None
    return find_date(dateline["date"]) if dateline and dateline["date"] else None


def _agency(text: str, blocks: Sequence[Block]) -> str | None:
    first = next((b for b in blocks if b.kind == "paragraph"), None)
    match = _DATELINE.match(first.of(text)) if first else None
    return (match["agency"] or match["agency2"]).strip() if match else None
