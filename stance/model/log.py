"""A line of JSON per call: what was asked, how it went, what it took; never a key or a word of an article."""

from __future__ import annotations

import json
import threading
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stance.errors import OptionsError


class CallLog:
    """Appends to a file, each line whole and at once; without a path nothing is written.

    Raises `OptionsError` for a file that cannot be opened; one that later cannot be written to is a warning, once, and
    the run goes on without.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._path = path
        try:
            self._append("")
        except OSError as error:
            raise OptionsError(f"cannot write the log {str(path)!r}: {error.strerror or error}.") from error

    def write(self, **fields: Any) -> None:
        """Add a line; the time comes first."""
        path = self._path
        if path is None:
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        try:
            self._append(json.dumps({"time": now, **fields}, ensure_ascii=False) + "\n")
        except (OSError, ValueError) as error:
            self._path = None
            problem = f"the log {str(path)!r} cannot be written, and the run goes on without: {error}"
            warnings.warn(problem, UserWarning, stacklevel=3)

    def _append(self, line: str) -> None:
        with self._lock:
            if self._path is not None:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(line)
