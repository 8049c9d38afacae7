"""Bytes to text: by byte order mark, then UTF-8, then detection."""

from __future__ import annotations

import codecs
import re

from stance.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (re.compile(rb"PK\x03\x04(?s:.*)xl/workbook"), "this is an Excel workbook: save its sheet as CSV."),
    (re.compile(rb"PK\x03\x04(?s:.{0,60})mimetypeapplication/vnd"), "this is an OpenDocument file: save it as .docx."),
    (re.compile(rb"PK\x03\x04"), "this is a ZIP archive: unpack it and name the folder."),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "this is an old Office file: save it as .docx, a sheet as CSV."),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP"),
        "this is a picture, a binary file: give the text that is in it.",
    ),
)
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_MOST_CONTROLS = 0.02
_ACCENTED = re.compile("[\u00a8\u00b8\u00c0-\u00ff]{4,}")
_MOST_ACCENTED = 0.2
_CANDIDATES = ["cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "iso8859_2", "cp1250", "mac_cyrillic"]


_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w-]+)""", re.IGNORECASE
)


def declared_charset(page: bytes) -> str | None:
    """The encoding that a page or an XML file names in its first lines, or None."""
    match = _DECLARED.search(page[:4096])
    return match[1].decode("ascii") if match else None


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """Decode `data`; nothing but a byte order mark is left out.

    `declared` is the encoding that the source names; it is believed where the bytes fit it. Raises `SourceError` for
    empty or binary input.
    """
    if not data.strip():
        raise SourceError(source, "the file is empty: give a file with an article in it.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(source, f"marked as {encoding} but not valid: {error}. Save it as UTF-8.") from error
    controls = sum(data.count(c) for c in _CONTROLS)
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        told = (said for magic, said in _BINARY if magic.match(data))
        unknown = "this is a binary file, not text: save the article as a text file in UTF-8."
        raise SourceError(source, next(told, unknown))
    for named in ("utf-8", declared):
        try:
            if named and not _misread(text := data.decode(named)):
                return text
        except (UnicodeDecodeError, LookupError):
            continue
    return _detected(data, source)


def _misread(text: str) -> bool:
    """Whether runs of accented Latin letters stand where words should: no language of such letters has them."""
    runs = sum(len(run) for run in _ACCENTED.findall(text))
    return runs > 0 and runs > _MOST_ACCENTED * sum(c.isalpha() for c in text)


def _detected(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise SourceError(source, "its encoding cannot be told: save the article as a text file in UTF-8.")
    return str(best)
