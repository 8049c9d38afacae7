"""Marking what each stretch of a text is; no character is deleted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stance.ingest.dates import is_date_line
from stance.ingest.markers import load_markers
from stance.records import Block, BlockKind

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_FINAL = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_MAX_TITLE = 200
_MAX_TITLE_WORDS = 25
_MAX_TEASER_WORDS = 18
_WRAP = (45, 130)
_TELLING = 3
_MARKDOWN_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+")
_MARKDOWN_PREFIX = re.compile(r"^(?:[-*+]\s+|\d+[.)]\s+|>\s*)")


@dataclass
class Line:
    """One paragraph-like stretch of the text, with what is known of it so far."""

    start: int
    end: int
    text: str
    kind: BlockKind | None = None
    groups: dict[str, str] = field(default_factory=dict)
    heading: int = 0


def mark_blocks(text: str, *, markdown: bool = False) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of `text`, in order, and what its markers say of origin and author.

    Blocks are trimmed of white space and cover every other code point of the text.
    """
    return mark_lines(text, cut(text, markdown=markdown))


def mark_lines(text: str, lines: Sequence[Line]) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a text that is cut into lines already; a line that has its kind keeps it."""
    said: dict[str, str] = {}
    for line in lines:
        if line.kind is None:
            _by_marker(line)
        for name, value in line.groups.items():
            said.setdefault(name, value.strip())
    _head(lines)
    _teasers(lines)
    blocks = []
    for line in lines:
        blocks += _with_marks(line, text)
    return tuple(blocks), said


def _with_marks(line: Line, text: str) -> list[Block]:
    """The block of a line, and before it one for the Markdown marks that are no part of it."""
    own = Block(start=line.start, end=line.end, kind=line.kind or "paragraph")
    begin = max(text.rfind(mark, 0, line.start) for mark in "\n\r\u2028\u2029") + 1
    marks = text[begin : line.start]
    if marks.strip() and not marks.isspace():
        start = begin + len(marks) - len(marks.lstrip())
        return [Block(start=start, end=begin + len(marks.rstrip()), kind="boilerplate"), own]
    return [own]


def cut(text: str, *, markdown: bool = False) -> list[Line]:
    """Cut the text at blank lines, and at single line breaks unless they only wrap a paragraph."""
    raw = [Line(*_trim(text, m.start(), m.end()), "") for m in _LINE.finditer(text) if m.group().strip()]
    wrapped = _is_wrapped(text, raw)
    joined: list[Line] = []
    for line in raw:
        line.text = text[line.start : line.end]
        between = text[joined[-1].end : line.start] if joined else ""
        if wrapped and joined and _breaks(between) == 1 and _continues(joined[-1], line):
            joined[-1] = Line(joined[-1].start, line.end, text[joined[-1].start : line.end])
        else:
            joined.append(line)
    if markdown:
        for line in joined:
            _strip_markdown(line)
    return [line for line in joined if line.text]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _breaks(between: str) -> int:
    return between.count("\n") + between.count("\r") - between.count("\r\n")


def _is_wrapped(text: str, raw: Sequence[Line]) -> bool:
    """Whether paragraphs are wrapped by hand: most lines that a single break follows are of a full line's length.

    Where only one or two breaks tell, each must stand where the next word would have made its line the longest.
    """
    broken = [(a, b) for a, b in itertools.pairwise(raw) if _breaks(text[a.end : b.start]) == 1]
    lengths = [a.end - a.start for a, _ in broken]
    if not broken or not re.search(r"\n\s*\n", text):
        return False
    if len(broken) < _TELLING:
        longest = max(line.end - line.start for line in raw)
        return longest <= _WRAP[1] and all(_overflows(text, a, b, longest) for a, b in broken)
    full = sum(_WRAP[0] <= n <= _WRAP[1] for n in lengths)
    return full >= 0.7 * len(lengths) and max(lengths) <= _WRAP[1]


def _overflows(text: str, above: Line, below: Line, longest: int) -> bool:
    """Whether a line breaks amid a sentence because its next word had no room."""
    line, word = text[above.start : above.end], text[below.start : below.end].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > longest and not _FINAL.search(line)


def _continues(above: Line, line: Line) -> bool:
    last = above.text.rsplit("\n", 1)[-1]
    # an entry of a live blog begins with its time
    starts = line.text.startswith(("#", "- ", "* ", "> ")) or _CLOCK.match(line.text)
    return len(last) >= _WRAP[0] - 10 and not starts


_CLOCK = re.compile(r"[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d\b")


def _strip_markdown(line: Line) -> None:
    heading = _MARKDOWN_HEADING.match(line.text)
    prefix = heading or _MARKDOWN_PREFIX.match(line.text)
    if prefix and prefix.end() < len(line.text):
        line.start += prefix.end()
        line.text = line.text[prefix.end() :]
    if heading:
        line.heading = len(heading["marks"])


def _by_marker(line: Line) -> None:
    plain = " ".join(line.text.split())
    found = load_markers().kind_of(plain)
    if found is None and plain.startswith("[") and plain.endswith("]") and plain.count("[") == 1:
        # "[Image: ...]": an editor's note about the page
        found = load_markers().kind_of(plain[1:-1])
        line.kind = None if found else "boilerplate"
    if found:
        line.kind = found[0]
        line.groups = {k: v for k, v in found[1].groupdict().items() if v}
    elif is_date_line(plain):
        line.kind = "date"


def _head(lines: Sequence[Line]) -> None:
    """Mark title and standfirst: the short unclosed lines before the first paragraph."""
    for line in lines:
        if line.heading and line.kind is None:
            line.kind = "title" if not any(x.kind == "title" for x in lines) and line.heading == 1 else "boilerplate"
    open_lines = [line for line in lines if line.kind in (None, "title")]
    if not open_lines:
        return
    first = open_lines[0]
    if (
        first.kind is None
        and len(open_lines) > 1
        and _titular(first.text)
        and not any(x.kind == "title" for x in lines)
    ):
        first.kind = "title"
    if first.kind != "title" or len(open_lines) < 3:
        return
    second, third = open_lines[1], open_lines[2]
    if (
        second.kind is None
        and not _FINAL.search(second.text)
        and len(second.text) <= 2 * _MAX_TITLE
        and len(second.text.split()) >= 6
        and len(third.text) > 40
    ):
        second.kind = "standfirst"


def _titular(text: str) -> bool:
    words = text.split()
    if len(text) > _MAX_TITLE or len(words) > _MAX_TITLE_WORDS or ("\n" in text and len(text) > _MAX_TITLE / 2):
        return False
    if re.search(r"\(\w[^)]{1,30}\)\s*[–—-]", text):
        return False
    if text.endswith((".", "…")) and len(words) > 14:
        return False
    # "Ten days, four engineers. What is going on" may be a title, since it is not closed
    within = len(re.findall(r"[.!?][\"”]?\s+[A-ZА-ЯІЇЄҐ]", text))
    return within == 0 or (within == 1 and not _FINAL.search(text))


_BULLETS = ("- ", "• ", "* ", "· ", "▪ ")


def _teasers(lines: Sequence[Line]) -> None:
    """Mark captions and related links: unclosed lines among paragraphs, beside a "read more" or a picture."""
    for i, line in enumerate(lines):
        if line.kind is not None:
            continue
        before = next((x for x in reversed(lines[:i])), None)
        after_clutter = before is not None and before.kind in ("read_more", "caption", "related")
        short = len(line.text.split()) <= _MAX_TEASER_WORDS and not _FINAL.search(line.text)
        if after_clutter and line.text.startswith(_BULLETS):
            line.kind = "related"
        elif after_clutter and before is not None and before.kind == "read_more" and _pictures(line.text):
            line.kind = "caption"
        elif after_clutter and short and not line.text.startswith(("“", '"', "«", "–", "—")):
            line.kind = "related"


def _pictures(text: str) -> bool:
    """Whether a line describes a picture: a scene in the present tense."""
    return load_markers().inside["scene"].search(text) is not None and len(text.split()) <= 45
