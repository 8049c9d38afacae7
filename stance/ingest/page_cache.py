"""Pages that were fetched, on disk, with what is needed to ask whether they changed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple


class Stored(NamedTuple):
    """A page's body, its Content-Type, and the marks by which the server knows this state of it."""

    body: bytes
    content_type: str | None
    etag: str | None
    modified: str | None


class PageCache:
    """A folder of pages, one file each: a line of JSON, then the body. A file that does not fit counts as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Stored | None:
        """Return what is kept of `url`, or None."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["url"] != url or said["length"] != len(body):
                return None
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
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(said).encode() + b"\n" + page.body)
            Path(name).replace(self._path(url))
        except OSError:
            return

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.page"
