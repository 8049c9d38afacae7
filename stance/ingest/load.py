"""A source to an article."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from stance.errors import SourceError
from stance.ingest.assemble import Known, assemble
from stance.ingest.blocks import cut
from stance.ingest.decode import decode
from stance.ingest.formats import SINGLE, Raw, format_of, read_single
from stance.options import Options
from stance.records import Article


def load(source: str | Path, options: Options | None = None) -> Article:
    """Read one article: a file (text, Markdown, HTML, PDF, DOCX, e-mail), an http(s) URL, or standard input for "-".

    Raises `SourceError` when it is missing, a folder, empty, binary, has no sentence, or holds several articles (a
    table, a feed): `load_all` reads those.
    """
    raw = fetch_raw(source, options)
    form = format_of(raw)
    if form not in SINGLE:
        raise SourceError(
            raw.source,
            f"this is a {form} with several articles: use stance.load_all, or name it to 'stance summarize'.",
        )
    return read_single(raw, form, options)


def fetch_raw(source: str | Path, options: Options | None = None) -> Raw:
    """The bytes of a file, of an address, or of standard input for "-"."""
    name = str(source)
    if name == "-":
        return Raw(_piped(), "standard input")
    if is_url(name):
        from stance.ingest.fetch import fetch

        page = fetch(name, options or Options())
        return Raw(page.body, name, url=page.url, content_type=page.content_type)
    if _SCHEME.match(name):
        raise SourceError(name, "only http and https addresses are fetched: save it to a file and give that.")
    return Raw(_bytes(Path(source), readable(name)), readable(name))


def _piped() -> bytes:
    """All of standard input, past its buffer: the process could not end while a thread waits in that."""
    data: bytes = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer).read()
    return data


def readable(name: str) -> str:
    """A path as it can be written down: bytes of a file's name that are no text become U+FFFD."""
    try:
        return os.fsencode(name).decode("utf-8", errors="replace")
    except UnicodeEncodeError:
        return name.encode("utf-8", errors="replace").decode("utf-8")


_HOST = re.compile(r"(?:www\.|[\w-]+\.(?:com|org|net|info|example|[a-z]{2})/)", re.IGNORECASE)
_SENTENCE = 5
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = ", or begin an address with https://" if _HOST.match(name) else ""
        if len(name.split()) >= _SENTENCE and not Path(name).suffix.strip("."):
            advice = ", or give the text itself on standard input, for which '-' stands"
        raise SourceError(name, f"there is no such file: check the path{advice}.") from error
    except IsADirectoryError as error:
        raise SourceError(name, "this is a folder: use stance.load_all, or name it to 'stance summarize'.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(name, f"the file cannot be read: {reason}.") from error


def parse(text: str, *, source: str, options: Options | None = None, markdown: bool = False) -> Article:
    """Mark the blocks of a text in hand and read what it says about itself; `options` override that.

    Raises `SourceError` when no part that may be cited has a letter in it.
    """
    return assemble(text, cut(text, markdown=markdown), source, options, Known())


__all__ = ["decode", "fetch_raw", "is_url", "load", "parse", "readable"]
