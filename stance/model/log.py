"""A line of JSON per call: what was asked, how it went, what it took; never a key or a word of an article."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stance.errors import OptionsError


class CallLog:
    """Appends to a file, each line whole and at once; without a path nothing is written."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._path = path
        self._append("")

    def write(self, **fields: Any) -> None:
        """Add a line; the time comes first."""
        if self._path is not None:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            self._append(json.dumps({"time": now, **fields}, ensure_ascii=False) + "\n")

    def _append(self, line: str) -> None:
        if self._path is None:
            return
        try:
            with self._lock, self._path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise OptionsError(f"cannot write the log {str(self._path)!r}: {error.strerror or error}.") from error
