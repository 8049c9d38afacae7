"""Tables to articles, a row each: JSON Lines, JSON arrays, CSV and TSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from datetime import date as Date
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from stance.errors import OptionsError, SourceError
from stance.ingest.assemble import Known, assemble
from stance.ingest.blocks import cut
from stance.ingest.dates import find_date
from stance.ingest.decode import decode
from stance.ingest.formats import Format, Raw
from stance.ingest.html import looks_like_html, parse_html
from stance.options import Options
from stance.records import Article

Row = Mapping[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
_EARLIEST, _IN_THOUSANDTHS = 1e8, 1e11


def read_table(raw: Raw, form: Format, options: Options) -> Iterator[Article | SourceError]:
    """Read each row of a table; a row that is no article comes out as the error that says why.

    `options.columns` say which column holds what; the others are told by their names. Rows are named "FILE#N", N
    counting from 1. Raises `SourceError` when the file is no such table or no column holds the text, and `OptionsError`
    for a part of an article that there is not.
    """
    unknown = set(options.columns) - set(_names())
    if unknown:
        raise OptionsError(f"columns name {sorted(unknown)[0]!r}: the parts are {', '.join(_names())}.")
    number = 0
    for number, row in _READERS[form](raw):
        source = f"{raw.source}#{number}"
        if isinstance(row, SourceError):
            yield row
            continue
        try:
            yield _article(row, _mapping(row, raw.source, options), source, options)
        except SourceError as error:
            if error.source == raw.source:
                raise
            yield error
    if not number:
        raise SourceError(raw.source, "there is no row in this table: check the file.")


def _article(row: Row, columns: Mapping[str, str], source: str, options: Options) -> Article:
    def part(name: str) -> str | None:
        value = _cell(row, columns.get(name, ""))
        if isinstance(value, list):
            return _words((" ".join if name == "text" else ", ".join)(map(str, value)))
        # "source": {"name": ...} and "author": {"name": ...}
        named = value.get("name") if isinstance(value, dict) else value
        return None if isinstance(named, (dict, list)) else _words(named)

    text = _text(_cell(row, columns["text"]), columns["text"], source)
    known = Known(
        title=" ".join((part("title") or "").split()) or None,
        outlet=part("outlet"),
        author=part("author"),
        date=as_date(_cell(row, columns.get("date", ""))),
        language=(part("language") or "")[:2].lower() or None,
        url=part("url"),
    )
    if looks_like_html(text):
        return parse_html(text, source=source, options=options, url=known.url, known=known)
    text = decode(text.encode("utf-8", errors="surrogatepass"), source)
    title = known.title or ""
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    lines = cut(text)
    if title and lines:
        lines[0].kind = "title" if lines[0].text == title else lines[0].kind
    return assemble(text, lines, source, options, known)


def _text(value: Any, column: str, source: str) -> str:
    """The text of a cell; a list is one of paragraphs."""
    if isinstance(value, dict):
        fields = ", ".join(repr(f"{column}.{name}") for name in list(value)[:20])
        raise SourceError(source, f"the column {column!r} holds fields: name one, --column text=NAME, of {fields}.")
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = "\n\n".join(value)
    words = _words(value)
    if words is None:
        raise SourceError(source, f"the column {column!r} is empty in this row: leave the row out or fill it.")
    if not isinstance(value, str):
        raise SourceError(source, f"the column {column!r} holds {value!r}, no text: leave the row out or fill it.")
    return words


def _words(value: Any) -> str | None:
    """A cell in words; None for an empty one, and for what stands for nothing in tables (NaN)."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    words = _SURROGATE.sub("\ufffd", str(value))
    return words if words.strip() else None


def _cell(row: Row, column: str) -> Any:
    """What stands in a column; "a.b" is the field b of what stands in a, where no column has that name."""
    if column in row or "." not in column:
        return row.get(column)
    first, _, rest = column.partition(".")
    inner = row.get(first)
    return _cell(inner, rest) if isinstance(inner, dict) else None


def _has(row: Row, column: str) -> bool:
    if column in row:
        return True
    first, _, rest = column.partition(".")
    inner = row.get(first)
    return bool(rest) and isinstance(inner, dict) and _has(inner, rest)


def as_date(value: Any) -> Date | None:
    """The day that a cell or a feed's field means, or None: a date, an ISO or RFC 2822 text, or one in words."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(value)
    text = str(value or "").strip()
    try:
        return Date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return find_date(text)


def _from_seconds(value: float) -> Date | None:
    """The day of a moment in seconds, or thousandths of them, since 1970, where it is one after 1973."""
    seconds = value / 1000 if value >= _IN_THOUSANDTHS else value
    return datetime.fromtimestamp(seconds, tz=UTC).date() if _EARLIEST <= seconds < _IN_THOUSANDTHS else None


# --- columns -----------------------------------------------------------------------------------------------


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    data = tomli.loads((files("stance.ingest.data") / "columns.toml").read_text(encoding="utf-8"))
    return {part: tuple(names) for part, names in data.items()}


def _mapping(row: Row, source: str, options: Options) -> Mapping[str, str]:
    """Which column of a row holds which part of the article."""
    for part, column in options.columns.items():
        if not _has(row, column):
            raise SourceError(source, f"there is no column {column!r} for the {part}: it has {_listed(row)}.")
    plain = {str(c).lower().replace("_", "").replace("-", "").replace(" ", ""): c for c in row}
    found = {}
    for part, names in _names().items():
        named = next((plain[n] for n in names if n in plain), None)
        if named is not None:
            found[part] = named
    found.update(options.columns)
    if "text" not in found:
        raise SourceError(
            source, f"no column holds the text: it has {_listed(row)}. Say which with --column text=NAME."
        )
    return found


def _listed(row: Row) -> str:
    return ", ".join(repr(c) for c in list(row)[:20]) or "none"


# --- reading -----------------------------------------------------------------------------------------------


def _json_lines(raw: Raw) -> Iterator[tuple[int, Row | SourceError]]:
    # the only line end of JSON Lines; others may stand within a text
    for number, line in enumerate(decode(raw.data, raw.source).split("\n"), start=1):
        if line.strip():
            yield number, _row(line, f"{raw.source}#{number}")


def _row(line: str, source: str) -> Row | SourceError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return SourceError(source, f"this line is no JSON: {error}.")
    return (
        row if isinstance(row, dict) else SourceError(source, "this line is no JSON object with a field for the text.")
    )


def _json_array(raw: Raw) -> Iterator[tuple[int, Row | SourceError]]:
    text = decode(raw.data, raw.source)
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(raw.source, f"this is no JSON: {error}.") from error
    if isinstance(rows, dict) and "analyses" in rows:
        raise SourceError(raw.source, "this holds saved analyses, no articles: 'stance verify' checks them again.")
    if isinstance(rows, dict):
        # one article, or an answer that carries a list of them
        rows = next((v for v in rows.values() if _is_list_of_rows(v)), [rows])
    if rows != [] and not _is_list_of_rows(rows):
        raise SourceError(raw.source, "this JSON is no list of objects, one an article: give that or JSON Lines.")
    yield from enumerate(rows, start=1)


def _is_list_of_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _csv(raw: Raw) -> Iterator[tuple[int, Row | SourceError]]:
    text = decode(raw.data, raw.source)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000].splitlines()[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    delimiter = "\t" if raw.source.lower().endswith(".tsv") else dialect.delimiter
    # a quote that is never closed, or one within a cell that is not doubled, would else change the words
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    number = 0
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            if header is None:
                raise SourceError(raw.source, f"this CSV cannot be read: {error}.") from error
            number += 1
            yield number, SourceError(f"{raw.source}#{number}", f"this row cannot be read: {error}. Mend its quotes.")
            continue
        if header is None:
            header = cells
        elif cells:
            number += 1
            yield number, _cells(header, cells, delimiter, f"{raw.source}#{number}")


def _cells(header: Sequence[str], cells: Sequence[str], delimiter: str, source: str) -> Row | SourceError:
    """A row by its columns, the first of two with one name; cells beyond the last column are parts of a cut one."""
    if any(cell.strip() for cell in cells[len(header) :]):
        problem = f"this row has more cells ({len(cells)}) than there are columns ({len(header)})"
        return SourceError(source, f"{problem}: put a cell that holds {delimiter!r} in quotes.")
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        row.setdefault(name, cell)
    return {name: row.get(name) for name in header}


def _parquet(raw: Raw) -> Iterator[tuple[int, Row | SourceError]]:
    try:
        from pyarrow import ArrowException, BufferReader
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise SourceError(raw.source, "Parquet needs pyarrow: pip install 'stance-toolkit[parquet]'.") from error
    try:
        number = 0
        for batch in ParquetFile(BufferReader(raw.data)).iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (ArrowException, OSError) as error:
        raise SourceError(raw.source, f"this Parquet file cannot be read: {error}.") from error


_READERS: dict[Format, Callable[[Raw], Iterator[tuple[int, Row | SourceError]]]] = {
    "jsonl": _json_lines,
    "json": _json_array,
    "csv": _csv,
    "parquet": _parquet,
}
TABLES = frozenset(_READERS)
"""The formats that are tables."""
