"""A source to an article."""

from __future__ import annotations

import re
import sys
from datetime import date as Date
from pathlib import Path

from stance.errors import SourceError
from stance.ingest.blocks import mark_blocks
from stance.ingest.dates import find_date
from stance.ingest.decode import decode
from stance.ingest.hidden import find_hidden
from stance.ingest.language import guess_language
from stance.ingest.markers import load_markers
from stance.options import Options
from stance.records import Article, Block

_DATELINE = re.compile(
    r"^(?P<place>[A-ZА-ЯІЇЄҐ][\w .,/’'-]{1,40}?)(?:,\s*(?P<date>[\w .]{3,20}))?\s*"
    r"(?:\((?P<agency>[^)]{2,40})\)|/(?P<agency2>[^/]{2,30})/\.?)\s*[–—-]"
)
_MARKDOWN = {".md", ".markdown"}


def load(source: str | Path, options: Options | None = None) -> Article:
    """Read one article from a text or Markdown file, or from standard input for "-".

    Raises `SourceError` when it is missing, a folder, empty, binary, or has no sentence.
    """
    name = str(source)
    if name == "-":
        return parse(decode(sys.stdin.buffer.read(), "standard input"), source="standard input", options=options)
    path = Path(source)
    return parse(
        decode(_bytes(path, name), name), source=name, options=options, markdown=path.suffix.lower() in _MARKDOWN
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(name, "there is no such file: check the path.") from error
    except IsADirectoryError as error:
        raise SourceError(name, "this is a folder: give the files in it.") from error
    except OSError as error:
        raise SourceError(name, f"the file cannot be read: {error.strerror or error}.") from error


def parse(text: str, *, source: str, options: Options | None = None, markdown: bool = False) -> Article:
    """Mark the blocks of a text in hand and read what it says about itself; `options` override that.

    Raises `SourceError` when no part that may be cited has a letter in it.
    """
    blocks, said = mark_blocks(text, markdown=markdown)
    if not any(b.citable and any(c.isalpha() for c in b.of(text)) for b in blocks):
        raise SourceError(source, "there is no sentence in it: give the text of an article.")
    given = options or Options()
    origin = said.get("origin")
    agency = _agency(text, blocks)
    title = next((" ".join(b.of(text).split()) for b in blocks if b.kind == "title"), None)
    named = (load_markers().inside["host"].search(b.of(text)) for b in blocks if b.kind == "repost")
    host = next((m["host"] for m in named if m), None)
    return Article(
        source=source,
        text=text,
        blocks=blocks,
        title=given.title or title,
        outlet=given.outlet or (origin.rstrip(".") if origin else None) or agency,
        republished_by=host if origin and host != origin else None,
        author=said.get("author"),
        date=given.date or _date(text, blocks),
        language=guess_language(text),
        hidden=find_hidden(text),
    )


def _date(text: str, blocks: tuple[Block, ...]) -> Date | None:
    for block in blocks:
        if block.kind == "date":
            found = find_date(block.of(text))
            if found:
                return found
    first = next((b for b in blocks if b.kind == "paragraph"), None)
    dateline = _DATELINE.match(first.of(text)) if first else None
    return find_date(dateline["date"]) if dateline and dateline["date"] else None


def _agency(text: str, blocks: tuple[Block, ...]) -> str | None:
    first = next((b for b in blocks if b.kind == "paragraph"), None)
    match = _DATELINE.match(first.of(text)) if first else None
    return (match["agency"] or match["agency2"]).strip() if match else None
