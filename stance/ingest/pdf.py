"""A PDF file to an article."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from stance.errors import SourceError
from stance.ingest.assemble import Known, Piece, Pieces, assemble
from stance.ingest.dates import is_date_line
from stance.ingest.markers import load_markers
from stance.ingest.outlets import find_outlet, load_outlets
from stance.ingest.pdf_lines import Drawn, lines_of, measure
from stance.options import Options
from stance.records import Article, Outlet

_CLOSED = re.compile(r"[.!?…:][\"”»’')\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_FULL = 0.85
_FILLS, _OUTLINES = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), 50
_LONGEST_HEADING = 200
_STANDFIRST_WORDS = 6


def parse_pdf(data: bytes, *, source: str, options: Options | None = None, url: str | None = None) -> Article:
    """Read an article from a PDF file with a text layer.

    Lines are joined to paragraphs, as sizes of letters and room between lines part them: what is set larger is title or
    heading; what stands at the head or foot of most pages is left out of them and marked. Where
    some pages hold pictures without text, the article is marked as partial.
    Columns come in the order in which the file draws them: one that draws line by line across them comes out mixed.
    Raises `SourceError` for a file that is encrypted or holds pictures of text only.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(source, "this PDF is encrypted: save a copy without a password.")
    drawn = [lines_of(page) for page in reader.pages]
    pages = [[line.words for line in page] for page in drawn]
    meta = reader.metadata
    if not any(pages):
        raise SourceError(source, "this PDF has no text in it, only pictures: run a text recognition over it first.")
    pieces = Pieces()
    for kind, words in _with_heads(list(_paragraphs(drawn)), load_outlets((options or Options()).outlet_files)):
        pieces.add(words, kind)
    author = (meta.author or None) if meta else None
    unread = _unread_pages(reader.pages, pages)
    partial = f"no text in the pictures of page{'s' if len(unread) > 1 else ''} {_ranges(unread)}" if unread else None
    return assemble(pieces.text, pieces.lines, source, options, Known(author=author, url=url, partial=partial))


def _unread_pages(drawn: Sequence[Any], pages: Sequence[Sequence[str]]) -> list[int]:
    """The numbers of the pages that show something and have no text but what stands on most pages."""
    running = _running(pages)
    bare = [i for i, page in enumerate(pages) if all(not line or _key(line) in running for line in page)]
    return [i + 1 for i in bare if _has_picture(drawn[i])]


def _has_picture(page: Any) -> bool:
    """Whether a page shows an image, or so many filled outlines that they may be letters."""
    contents = page.get_contents()
    operators = Counter(operator for _, operator in contents.operations) if contents is not None else Counter()
    return bool(operators[b"Do"] or operators[b"INLINE IMAGE"]) or sum(operators[f] for f in _FILLS) >= _OUTLINES


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, runs as ranges: "2, 4-7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


class _Paragraph(NamedTuple):
    """Joined lines; `size` is that of their letters where it is clearly larger than most, else None."""

    kind: Piece
    words: str
    size: float | None = None


def _paragraphs(pages: Sequence[Sequence[Drawn]]) -> Iterator[_Paragraph]:
    """Join lines: a paragraph ends at a blank line, where the layout parts two lines, or by the lines' length.

    That is behind a closed line that is clearly shorter than the others, and behind a short one before a capital.
    """
    running = _running([[line.words for line in page] for page in pages])
    measures = measure(pages)
    lines = [line.words for page in pages for line in page if line.words]
    width = median(map(len, lines)) if lines else 0
    open_words, above = "", Drawn("")

    def ended() -> Iterator[_Paragraph]:
        if open_words:
            yield _Paragraph(None, open_words, above.size if measures.is_large(above) else None)

    for page in pages:
        for line, below in itertools.zip_longest(page, page[1:], fillvalue=None):
            if line is None:
                continue
            words = line.words
            if _key(words) in running:
                yield _Paragraph("boilerplate", words)
                continue
            runs_on = _CLOSED.search(open_words) is None and words[:1].islower()
            # a full line runs on to a date that ends its sentence
            dated = is_date_line(words) and len(above.words) < _FULL * width
            if not words or (open_words and (dated or measures.parts(above, line, runs_on=runs_on))):
                yield from ended()
                open_words = ""
            if not words:
                continue
            open_words, above = _joined(open_words, words), line
            closed = _CLOSED.search(words) is not None
            short = len(words) < _FULL * width
            titular = short and not closed and (below or line).words[:1].isupper() and len(open_words) == len(words)
            alone = short and open_words == words and (is_date_line(words) or load_markers().kind_of(words) is not None)
            parted = alone or (((closed and short) or titular) and not measures.is_large(line))
            if below is not None and parted:
                yield from ended()
                open_words = ""
    yield from ended()


def _with_heads(paragraphs: Sequence[_Paragraph], outlets: Sequence[Outlet]) -> Iterator[tuple[Piece, str]]:
    """Tell what is set larger: the largest above the text is the title, what is below it a standfirst or headings."""
    told = (i for i, p in enumerate(paragraphs) if p.kind is None and p.size is None and _CLOSED.search(p.words))
    start = next(told, len(paragraphs))
    large = [
        p.size is not None and len(p.words) <= _LONGEST_HEADING and find_outlet(p.words, None, outlets) is None
        for p in paragraphs
    ]
    above = [p for p, is_large in zip(paragraphs[:start], large, strict=False) if is_large]
    title = max(above, key=lambda p: p.size or 0, default=None)
    for number, paragraph in enumerate(paragraphs):
        words, kind = paragraph.words, paragraph.kind
        if paragraph is title:
            kind = "title"
        elif large[number]:
            if number < start and title in paragraphs[:number] and len(words.split()) >= _STANDFIRST_WORDS:
                kind = "standfirst"
            elif not _CLOSED.search(words):
                # a sentence that is set larger is a quotation or the first of the text
                kind = "heading"
        yield kind, words


def _joined(words: str, line: str) -> str:
    if _HYPHEN.search(words) and line[:1].islower():
        return words[:-1] + line
    return f"{words} {line}" if words else line


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.casefold()).strip()


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the edge of most pages, page numbers aside."""
    if len(pages) < _EDGE:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line]
        seen.update({_key(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]]})
    return frozenset(key for key, n in seen.items() if n > len(pages) / 2 and n > 1)
