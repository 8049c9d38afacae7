"""The lines of a PDF as they are drawn: how large, and how far from one another."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_LIGATURES = {c: unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFB00, 0xFB07))}
_LARGER, _WIDER, _COMMON = 1.08, 1.35, 0.2
_INITIAL = 2
"""A line of so many characters is a drop cap or a mark: its size tells nothing."""


class Drawn(NamedTuple):
    """A line with the size of its letters and the height of its base on the page, None where the file tells neither."""

    words: str
    size: float | None = None
    base: float | None = None


@dataclass
class _Open:
    words: str = ""
    drawn: list[tuple[int, float, float]] = field(default_factory=list)


class Measures(NamedTuple):
    """The size of most letters, and from line to line how many times it most lines stand apart: 0 where untold."""

    size: float
    leading: float

    def is_large(self, line: Drawn) -> bool:
        """Whether a line is set clearly larger than most of the text."""
        return bool(self.size and line.size and line.size > _LARGER * self.size and len(line.words) > _INITIAL)

    def parts(self, above: Drawn, below: Drawn, *, runs_on: bool) -> bool:
        """Whether the layout parts two lines: another size, or more room between them than lines of a paragraph have.

        A picture may stand within a paragraph, so room parts nothing where the sentence `runs_on`.
        """
        if above.size is None or below.size is None or min(len(above.words), len(below.words)) <= _INITIAL:
            return False
        if max(above.size, below.size) > _LARGER * min(above.size, below.size):
            return True
        gap = _gap(above, below)
        return not runs_on and gap is not None and self.leading > 0 and gap > _WIDER * self.leading * below.size


def lines_of(page: Any) -> list[Drawn]:
    """The lines of a page of pypdf in the order of the file, "" for a blank one."""
    chunks: list[tuple[str, float, float]] = []

    def visit(text: str, outer: Sequence[float], matrix: Sequence[float], _: object, size: float) -> None:
        across = matrix[2] * outer[0] + matrix[3] * outer[2]
        up = matrix[2] * outer[1] + matrix[3] * outer[3]
        base = matrix[4] * outer[1] + matrix[5] * outer[3] + outer[5]
        chunks.append((text, float(size) * math.hypot(across, up), float(base)))

    whole = page.extract_text(visitor_text=visit)
    if "".join(text for text, _, _ in chunks) != whole:
        return [Drawn(_plain(line)) for line in whole.splitlines()]
    return [_line(opened) for opened in _by_line(chunks)]


def _by_line(chunks: Iterable[tuple[str, float, float]]) -> Iterator[_Open]:
    opened = _Open()
    for text, size, base in chunks:
        told = False
        for part in text.splitlines(keepends=True):
            words = part.rstrip("\r\n")
            opened.words += words
            if words.strip() and not told:
                # only where a chunk begins is told
                opened.drawn.append((len(words.strip()), size, base))
                told = True
            if words != part:
                yield opened
                opened = _Open()
    if opened.words:
        yield opened


def _line(opened: _Open) -> Drawn:
    words = _plain(opened.words)
    if not words or not opened.drawn:
        return Drawn(words)
    _, size, base = max(opened.drawn, key=lambda drawn: drawn[0])
    return Drawn(words, size or None, base)


def _plain(line: str) -> str:
    for char, plain in _LIGATURES.items():
        line = line.replace(char, plain)
    return " ".join(line.split())


def measure(pages: Sequence[Sequence[Drawn]]) -> Measures:
    """The measures of the text: lines of one paragraph stand as near as a good part of its lines do."""
    letters: Counter[float] = Counter()
    for line in itertools.chain(*pages):
        if line.size:
            letters[round(line.size, 1)] += len(line.words)
    if not letters:
        return Measures(0, 0)
    size = max(letters, key=lambda s: (letters[s], -s))
    gaps = sorted(
        gap / size
        for page in pages
        for above, below in itertools.pairwise(line for line in page if line.words)
        if (above.size, below.size) != (None, None)
        and all(abs((line.size or 0) - size) < (_LARGER - 1) * size for line in (above, below))
        and (gap := _gap(above, below)) is not None
    )
    near = (gap for gap in gaps if sum(gap <= g <= gap * 1.1 for g in gaps) >= _COMMON * len(gaps))
    return Measures(size, next(near, 0))


def _gap(above: Drawn, below: Drawn) -> float | None:
    """How far a line stands below another, None where it is not below it: in the next column, on the same line."""
    if above.base is None or below.base is None or below.size is None:
        return None
    gap = above.base - below.base
    return gap if gap > 0.8 * below.size else None
