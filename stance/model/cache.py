"""Answers kept in SQLite, each under the whole request that it answers."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

FILE = "answers.sqlite"
# What a key covers; counted up whenever an answer kept before must not be given any more.
_VERSION = 1
_WAIT = 2.0
_SHORT = 0.5
# An extended error code holds its primary one in the lowest byte.
_PRIMARY = 0xFF
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, model TEXT NOT NULL, made REAL NOT NULL, used REAL NOT NULL, hits INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL, answer TEXT NOT NULL
) WITHOUT ROWID
"""

T = TypeVar("T")


class Kept(NamedTuple):
    """What a cache holds: entries, their bytes, the hits they had, the file's bytes on disk."""

    entries: int
    answers_bytes: int
    hits: int
    file_bytes: int


def request_key(request: dict[str, Any]) -> str:
    """The SHA-256 of a request in canonical JSON: the same whatever the order of its fields."""
    asked = json.dumps({"version": _VERSION, **request}, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(asked.encode()).hexdigest()


class AnswerCache:
    """Safe for several threads and processes; what is wrong with the file is a warning, once, and never an error."""

    def __init__(self, folder: Path | None, now: Callable[[], float] = time.time) -> None:
        self.path = folder / FILE if folder else None
        self._now = now
        self._lock = threading.Lock()
        self._open: sqlite3.Connection | None = None
        self._broken = folder is None
        self._unwritten: dict[str, tuple[Any, ...]] = {}

    def get(self, key: str) -> dict[str, Any] | None:
        """The answer that is kept for a request, which counts as a hit; None where there is none."""

        def look(base: sqlite3.Connection) -> dict[str, Any] | None:
            row = base.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            # a file that cannot be written to, or that another holds now, can still be read
            with suppress(sqlite3.OperationalError), _waiting(base, 0):
                base.execute("UPDATE answers SET hits = hits + 1, used = ? WHERE key = ?", (self._now(), key))
            try:
                answer = json.loads(row[0])
            except (ValueError, TypeError, RecursionError):
                return None
            return answer if isinstance(answer, dict) else None

        with self._lock:
            unwritten = self._unwritten.get(key)
        return json.loads(unwritten[-1]) if unwritten else self._with(look)

    def put(self, key: str, model: str, answer: dict[str, Any]) -> None:
        """Keep an answer: in the file, or until it is closed where another process holds the file now."""
        text, now = json.dumps(answer, ensure_ascii=True), self._now()

        def keep(base: sqlite3.Connection) -> None:
            # one that waited in vain waits no more
            most = 0 if self._unwritten else _SHORT
            self._unwritten[key] = (key, model, now, now, len(text), text)
            with _waiting(base, most):
                self._write(base)

        self._with(keep)

    def kept(self) -> Kept:
        """What the cache holds."""

        def count(base: sqlite3.Connection) -> tuple[int, int, int]:
            self._write(base)
            row = base.execute(
                "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(hits), 0) FROM answers"
            ).fetchone()
            return int(row[0]), int(row[1]), int(row[2])

        entries = self._with(count, last=True) if self.path and self.path.exists() else None
        return Kept(*(entries or (0, 0, 0)), self._bytes())

    def prune(self, *, older: float | None = None, most_bytes: int | None = None) -> int:
        """Remove answers unused for `older` seconds, then what was longest unused until the rest fits.

        Returns how many went. `most_bytes` bounds the answers' own bytes; without any bound all are removed.
        """

        def remove(base: sqlite3.Connection) -> int:
            self._write(base)
            if older is None and most_bytes is None:
                gone = base.execute("DELETE FROM answers").rowcount
            else:
                gone = 0
                if older is not None:
                    gone += base.execute("DELETE FROM answers WHERE used < ?", (self._now() - older,)).rowcount
                if most_bytes is not None:
                    newest = "SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS upto FROM answers"
                    over = f"DELETE FROM answers WHERE key IN (SELECT key FROM ({newest}) WHERE upto > ?)"  # noqa: S608
                    gone += base.execute(over, (most_bytes,)).rowcount
            base.execute("VACUUM")
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return gone

        return (self._with(remove, last=True) or 0) if self.path and self.path.exists() else 0

    def close(self) -> None:
        """Write what is not written yet and close the file; it is opened again at need."""
        if self._unwritten:
            self._with(self._write, last=True)
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _write(self, base: sqlite3.Connection) -> None:
        for key, values in list(self._unwritten.items()):
            base.execute(
                "INSERT OR REPLACE INTO answers (key, model, made, used, size, answer) VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
            del self._unwritten[key]

    def _with(self, work: Callable[[sqlite3.Connection], T], *, last: bool = False) -> T | None:
        with self._lock:
            if self._broken:
                return None
            try:
                return work(self._connection())
            except (sqlite3.Error, OSError, ValueError) as error:
                if not last and getattr(error, "sqlite_errorcode", 0) & _PRIMARY == sqlite3.SQLITE_BUSY:
                    return None
                self._broken = True
                self._unwritten.clear()
                problem = (
                    f"the cache of answers {str(self.path)!r} cannot be used, and the run goes on without: {error}"
                )
        warnings.warn(problem, UserWarning, stacklevel=4)
        return None

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            assert self.path is not None  # noqa: S101 - without a path nothing is opened
            self.path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            try:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                base.execute(_TABLE)
            except BaseException:
                base.close()
                raise
            self._open = base
        return self._open

    def _bytes(self) -> int:
        if self.path is None:
            return 0
        files = (self.path, *(self.path.with_name(FILE + end) for end in ("-wal", "-shm")))
        return sum(file.stat().st_size for file in files if file.exists())


@contextmanager
def _waiting(base: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Wait only so long for another process: whoever asks for an answer is on the loop that runs everything else."""
    base.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
    try:
        yield
    finally:
        base.execute(f"PRAGMA busy_timeout = {_WAIT * 1000:.0f}")
