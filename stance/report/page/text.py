"""An article's text cut where something begins or ends, so that a page marks words without counting characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from stance.records import Analysis, Span
from stance.text import sentences

_RANK = ("held", "open", "out")


class Piece(NamedTuple):
    """A stretch of text and what lies over all of it.

    `positions` are numbers of positions, from 1, that rest on it, `ends` those whose words end with it, `standing` is
    the best that one of them has. `places` are the names of places of differences that it is in, `begun` those that
    begin here; `hidden` says why readers do not see it, `unread` that no engine read it.
    """

    text: str
    positions: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    standing: str = ""
    places: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    hidden: str | None = None
    unread: bool = False


class Line(NamedTuple):
    """A sentence with its number, or what lies between sentences, without."""

    number: int | None
    pieces: tuple[Piece, ...]


class Paragraph(NamedTuple):
    """A block of the article; `kind` is "rest" for what lies outside of all blocks."""

    kind: str
    citable: bool
    lines: tuple[Line, ...]


def paragraphs(analysis: Analysis, places: Mapping[str, Span]) -> tuple[Paragraph, ...]:
    """Return the whole text of an article in paragraphs, sentences and pieces; `places` are spans to be found by name.

    Joined again, the pieces are the text but for white space between blocks.
    """
    article = analysis.article
    cuts = _Cuts(analysis, places)
    found: list[Paragraph] = []
    at = 0
    for block in article.blocks:
        if rest := article.text[at : block.start].strip():
            start = article.text.index(rest, at)
            found.append(_paragraph(cuts, "rest", False, Span(start=start, end=start + len(rest))))
        found.append(_paragraph(cuts, block.kind, block.citable, block))
        at = block.end
    if rest := article.text[at:].strip():
        start = article.text.index(rest, at)
        found.append(_paragraph(cuts, "rest", False, Span(start=start, end=start + len(rest))))
    return tuple(found)


def _paragraph(cuts: _Cuts, kind: str, citable: bool, block: Span) -> Paragraph:
    lines, at = [], block.start
    for number, sentence in cuts.numbered:
        if not sentence.overlaps(block):
            continue
        if sentence.start > at:
            lines.append(Line(None, cuts.pieces(Span(start=at, end=sentence.start))))
        at = min(sentence.end, block.end)
        lines.append(Line(number, cuts.pieces(Span(start=max(sentence.start, block.start), end=at))))
    if at < block.end:
        lines.append(Line(None, cuts.pieces(Span(start=at, end=block.end))))
    return Paragraph(kind, citable, tuple(lines))


class _Cuts:
    """Everything that lies over the text of one article."""

    def __init__(self, analysis: Analysis, places: Mapping[str, Span]) -> None:
        self._text = analysis.article.text
        self._evidence: list[tuple[int, Span]] = [
            (number, e) for number, p in enumerate(analysis.positions, 1) for e in p.evidence if e.start < e.end
        ]
        self._standing = [p.standing for p in analysis.positions]
        self._places = list(places.items())
        self._named: set[str] = set()
        self._hidden = [(h.reason, h) for h in analysis.article.hidden if h.start < h.end]
        self._unread = analysis.unread
        self.numbered: Sequence[tuple[int, Span]] = [(s.number, s) for s in sentences(analysis.article)]
        spans = [s for _, s in (*self._evidence, *self._places, *self._hidden)] + list(self._unread)
        self._at = sorted({edge for s in spans for edge in (s.start, s.end)})

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """Cut a stretch at every edge that lies in it."""
        edges = [span.start, *(e for e in self._at if span.start < e < span.end), span.end]
        return tuple(self._piece(a, b) for a, b in pairwise(edges) if a < b)

    def _begun(self, end: int) -> tuple[str, ...]:
        """The places that begin before `end` and are not named yet: text is cut from its start to its end."""
        names = tuple(name for name, s in self._places if s.start < end and name not in self._named)
        self._named.update(names)
        return names

    def _piece(self, start: int, end: int) -> Piece:
        here = Span(start=start, end=end)
        over = [(n, s) for n, s in self._evidence if s.covers(here)]
        return Piece(
            text=self._text[start:end],
            positions=tuple(dict.fromkeys(n for n, _ in over)),
            ends=tuple(dict.fromkeys(n for n, s in over if s.end == end)),
            standing=min((self._standing[n - 1] for n, _ in over), key=_RANK.index, default=""),
            places=tuple(name for name, s in self._places if s.covers(here)),
            begun=self._begun(end),
            hidden=next((why for why, s in self._hidden if s.covers(here)), None),
            unread=any(s.covers(here) for s in self._unread),
        )
