"""A PDF file to an article."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from stance.errors import SourceError
from stance.ingest.assemble import Known, Piece, Pieces, assemble
from stance.options import Options
from stance.records import Article

_CLOSED = re.compile(r"[.!?…:][\"”»’')\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_FULL = 0.85
_FILLS, _OUTLINES = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), 50
_LIGATURES = {c: unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFB00, 0xFB07))}


def parse_pdf(data: bytes, *, source: str, options: Options | None = None, url: str | None = None) -> Article:
    """Read an article from a PDF file with a text layer.

    Lines are joined to paragraphs; what stands at the head or foot of most pages is left out of them and marked. Where
    some pages hold pictures without text, the article is marked as partial.
    Columns come in the order in which the file draws them: one that draws line by line across them comes out mixed.
    Raises `SourceError` for a file that is encrypted or holds pictures of text only.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(source, "this PDF is encrypted: save a copy without a password.")
    pages = [_page_lines(page.extract_text()) for page in reader.pages]
    meta = reader.metadata
    if not any(pages):
        raise SourceError(source, "this PDF has no text in it, only pictures: run a text recognition over it first.")
    pieces = Pieces()
    for kind, words in _paragraphs(pages):
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


def _page_lines(text: str) -> list[str]:
    for char, plain in _LIGATURES.items():
        text = text.replace(char, plain)
    return [" ".join(line.split()) if line.strip() else "" for line in text.splitlines()]


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[tuple[Piece, str]]:
    """Join lines: a paragraph ends at a blank line, or behind a closed line that is clearly shorter than the others."""
    running = _running(pages)
    lines = [line for page in pages for line in page]
    width = median(len(line) for line in lines if line) if any(lines) else 0
    open_words = ""
    for page in pages:
        for line, below in itertools.zip_longest(page, page[1:], fillvalue=None):
            if line is None:
                continue
            if _key(line) in running:
                yield "boilerplate", line
                continue
            if not line:
                if open_words:
                    yield None, open_words
                open_words = ""
                continue
            open_words = _joined(open_words, line)
            closed = _CLOSED.search(line) is not None
            short = len(line) < _FULL * width
            titular = short and not closed and (below or "")[:1].isupper() and len(open_words) == len(line)
            if below is not None and ((closed and short) or titular):
                yield None, open_words
                open_words = ""
    if open_words:
        yield None, open_words


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
