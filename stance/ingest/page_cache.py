"""Pages that were fetched, on disk, with what is needed to ask whether they changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# No other file of the folder is touched, which may be one that holds other things too.
_OURS = re.compile(r"[0-9a-f]{64}\.(?:page|\w+\.part)")


class Stored(NamedTuple):
    """A page's body, its Content-Type, and the marks by which the server knows this state of it."""

    body: bytes
    content_type: str | None
    etag: str | None
    modified: str | None


class PageCache:
    """A folder of pages, one file each: a line of JSON, then the body. A file that does not fit counts as none.

    It keeps at most `most_bytes`; beyond that, those that were asked for longest ago go first, as do all that nobody
    asked for in `most_days`.
    """

    def __init__(self, folder: Path, *, most_bytes: int = 500_000_000, most_days: float = 30) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._most_seconds = most_days * 24 * 3600

    def get(self, url: str) -> Stored | None:
        """Return what is kept of `url`, or None."""
        try:
            path = self._path(url)
            head, _, body = path.read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["url"] != url or said["length"] != len(body):
                return None
            with contextlib.suppress(OSError):
                os.utime(path)
            return Stored(body, said["content_type"], said["etag"], said["modified"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, url: str, page: Stored) -> None:
        """Keep a page that the server can be asked about; a folder that cannot be written to keeps nothing."""
        if not (page.etag or page.modified):
            return
        said = {"url": url, "length": len(page.body), **page._asdict()}
        del said["body"]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._path(url)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=f"{path.stem}.", suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(said).encode() + b"\n" + page.body)
            Path(name).replace(path)
            self._prune()
        except OSError:
            return

    def _prune(self) -> None:
        """Delete what is too old, then the oldest until the rest fits; the youngest, just written, always stays."""
        entries = [e for e in os.scandir(self._folder) if _OURS.fullmatch(e.name)]
        found = sorted(((e.stat(), e.path) for e in entries), key=lambda f: f[0].st_mtime, reverse=True)
        kept = 0
        for number, (state, path) in enumerate(found):
            kept += state.st_size
            if number and (kept > self._most_bytes or time.time() - state.st_mtime > self._most_seconds):
                Path(path).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.page"
