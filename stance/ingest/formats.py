"""What kind of file bytes are, and who reads each kind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from stance.errors import SourceError, StanceError
from stance.ingest.assemble import Known, assemble
from stance.ingest.blocks import cut
from stance.ingest.decode import decode
from stance.options import Options
from stance.records import Article

Format = Literal[
    "text", "markdown", "html", "pdf", "docx", "email", "mhtml", "jsonl", "json", "csv", "parquet", "feed", "list"
]

SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".urls": "list",
}
_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "email",
    "multipart/related": "mhtml",
    "application/x-ndjson": "jsonl",
    "application/json": "json",
    "text/csv": "csv",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
_HTML = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<\?xml-stylesheet[^>]*>\s*|<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_ARCHIVED = re.compile(rb"\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?:Snapshot-Content-Location:|From: <Saved by)")
_ADDRESS = re.compile(rb"^\s*https?://\S+\s*$")


class Raw(NamedTuple):
    """Bytes as they were read: where from, and what the server said of them."""

    data: bytes
    source: str
    url: str | None = None
    content_type: str | None = None


def format_of(raw: Raw) -> Format:
    """Tell the format: by what the bytes begin with, then by the server's word, then by the name's ending."""
    head = raw.data[:4096].lstrip(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04") and _is_docx(raw.data):
        return "docx"
    if _FEED.match(head):
        return "feed"
    if _ARCHIVED.search(head):
        return "mhtml"
    if _HTML.match(head):
        return "html"
    stated = _TYPES.get((raw.content_type or "").partition(";")[0].strip().lower())
    path = urlsplit(raw.source).path if raw.url else raw.source
    named = SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if stated or named not in (None, "text"):
        return stated or named or "text"
    lines = [line for line in head.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]
    if lines and len(raw.data) > 8 and all(_ADDRESS.match(line) for line in lines[:20]):
        return "list"
    return "text"


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _charset(raw: Raw) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([\w-]+)", raw.content_type or "", re.IGNORECASE)
    return match[1] if match else None


def _text(raw: Raw, options: Options | None, *, markdown: bool = False) -> Article:
    text = decode(raw.data, raw.source, declared=_charset(raw))
    if text.startswith("{\\rtf"):
        raise SourceError(raw.source, "this is RTF: save it as .docx or as plain text.")
    if text[:64].lstrip().startswith("<?xml"):
        raise SourceError(raw.source, "this is XML of an unknown kind: give the page, the feed or the text.")
    return assemble(text, cut(text, markdown=markdown), raw.source, options, Known(url=raw.url))


def _markdown(raw: Raw, options: Options | None) -> Article:
    return _text(raw, options, markdown=True)


def _html(raw: Raw, options: Options | None) -> Article:
    from stance.ingest.html import parse_html

    charset = _charset(raw)
    data = decode(raw.data, raw.source, declared=charset) if charset else raw.data
    return parse_html(data, source=raw.source, options=options, url=raw.url)


def _pdf(raw: Raw, options: Options | None) -> Article:
    from stance.ingest.pdf import parse_pdf

    return parse_pdf(raw.data, source=raw.source, options=options, url=raw.url)


def _docx(raw: Raw, options: Options | None) -> Article:
    from stance.ingest.documents import parse_docx

    return parse_docx(raw.data, source=raw.source, options=options, url=raw.url)


def _email(raw: Raw, options: Options | None) -> Article:
    from stance.ingest.documents import parse_email

    return parse_email(raw.data, source=raw.source, options=options)


def _mhtml(raw: Raw, options: Options | None) -> Article:
    from stance.ingest.documents import parse_mhtml

    return parse_mhtml(raw.data, source=raw.source, options=options)


_READERS: dict[Format, Callable[[Raw, Options | None], Article]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "email": _email,
    "mhtml": _mhtml,
}
SINGLE = frozenset(_READERS)
"""The formats that hold one article."""


def read_single(raw: Raw, form: Format, options: Options | None) -> Article:
    """Read the article of a file; whatever a damaged one makes its parser raise becomes a `SourceError`."""
    try:
        return _READERS[form](raw, options)
    except StanceError:
        raise
    except Exception as error:  # the parsers of others, on bytes from anywhere
        problem = f"this {form} cannot be read ({type(error).__name__}: {error})"
        raise SourceError(raw.source, f"{problem}: save its text and give that.") from error
