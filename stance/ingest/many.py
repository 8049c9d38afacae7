"""Any number of sources to articles: files, folders, patterns, addresses, tables, feeds, lists of addresses."""

from __future__ import annotations

import glob
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from stance.errors import SourceError
from stance.ingest.decode import decode
from stance.ingest.feeds import Linked, read_feed
from stance.ingest.formats import SINGLE, SUFFIXES, Raw, format_of, read_single
from stance.ingest.load import fetch_raw, is_url, readable
from stance.ingest.tables import TABLES, read_table
from stance.options import Options
from stance.records import Article

_DEEP = 3
"""How far a list may name lists and feeds may name feeds."""


def load_all(sources: Iterable[str | Path], options: Options | None = None) -> Iterator[Article | SourceError]:
    """Read every article of every source, one by one, in the order in which they are named.

    A source is what `load` takes, a folder (its files of known endings, at any depth, by name), a pattern
    ("news/*.html"), a table (JSON Lines, CSV, Parquet: `options.columns`), an RSS or Atom feed, or a file that lists
    addresses and paths, one a line. Of each source, whatever it is, at most the first `options.limit` articles are
    read, those that fail among them. What cannot be read is yielded as the `SourceError` that says why; the others are
    still read.
    """
    given = options or Options()
    for source in sources:
        yield from itertools.islice(_read(str(source), given, 0), given.limit)


def _read(source: str, options: Options, depth: int) -> Iterator[Article | SourceError]:
    try:
        for one in _expand(source):
            if one != source:
                yield from _read(one, options, depth)
                continue
            yield from _single(source, options, depth)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(readable(source), f"it cannot be read: {error.strerror or error}.")


def _expand(source: str) -> Iterator[str]:
    """The files of a folder or of a pattern; anything else as it is."""
    if not source.strip() or "\0" in source:
        raise SourceError(source, "this is neither a path nor an address: name the article.")
    path = Path(source)
    if source == "-" or is_url(source) or path.is_file():
        yield source
    elif path.is_dir():
        files = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        found = _once(p for p in files if not _dotted(p, path))
        if not found:
            raise SourceError(source, f"this folder holds no article: files end in {', '.join(sorted(SUFFIXES))}.")
        yield from map(str, found)
    elif not path.exists() and glob.has_magic(source):
        matched = _once(Path(p) for p in glob.glob(source, recursive=True) if Path(p).is_file())  # noqa: PTH207 - takes "a/../*.html" and roots as they are
        if not matched:
            raise SourceError(source, "no file fits this pattern: check it, and that the shell leaves it to stance.")
        yield from map(str, matched)
    else:
        yield source


def _once(paths: Iterable[Path]) -> list[Path]:
    """Each file once, by its shortest path, though links lead to it again, or round in a circle."""
    by_length = sorted(paths, key=lambda path: (len(path.parts), path), reverse=True)
    return sorted({path.resolve(): path for path in by_length}.values())


def _dotted(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _single(source: str, options: Options, depth: int) -> Iterator[Article | SourceError]:
    raw = fetch_raw(source, options)
    form = format_of(raw)
    if form in SINGLE:
        yield read_single(raw, form, options)
    elif form in TABLES:
        yield from read_table(raw, form, options)
    elif depth >= _DEEP:
        raise SourceError(source, "lists that name lists that name lists are not followed: name the articles.")
    elif form == "feed":
        for entry in read_feed(raw, options):
            if isinstance(entry, Linked):
                yield from _linked(entry, options, depth + 1)
            else:
                yield entry
    else:
        for named in _listed(raw, Path(source).parent):
            yield from _read(named, options, depth + 1)


def _linked(entry: Linked, options: Options, depth: int) -> Iterator[Article | SourceError]:
    """The page of an entry; where it cannot be read, what the feed has of it, which says so."""
    for found in _read(entry.address, options, depth):
        if isinstance(found, SourceError) and entry.instead is not None:
            why = f"{entry.instead.partial}; of its page: {found.problem.rstrip('.')}"
            yield entry.instead.model_copy(update={"partial": why})
        elif isinstance(found, SourceError):
            yield SourceError(found.source, f"{found.problem.rstrip('.')}; the feed {entry.feed!r} names it.")
        else:
            yield found


def _listed(raw: Raw, folder: Path) -> Iterator[str]:
    """The addresses and paths of a list; a path counts from the folder of the list."""
    for line in decode(raw.data, raw.source).splitlines():
        name = line.strip()
        if not name or name.startswith("#"):
            continue
        if is_url(name):
            yield name
        elif raw.url:
            raise SourceError(raw.source, f"it names {name!r}, a path: a list from the network names addresses only.")
        else:
            yield str(folder / name)
