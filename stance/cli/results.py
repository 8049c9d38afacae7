"""Where the analyses of a run go as they come: shown or written one by one, or kept for a file that is one whole."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from io import RawIOBase
from pathlib import Path
from typing import Protocol

import click

from stance import report
from stance.cli.formats import written
from stance.cli.output import UNWRITABLE, console, followed, mode, not_written, write
from stance.records import Analysis


class Results(Protocol):
    """What takes the analyses of a run."""

    def add(self, analysis: Analysis) -> None:
        """Take one more."""
        ...

    def close(self) -> None:
        """Write what is not written yet."""
        ...


def results(form: str, output: Path | None) -> Results:
    """Make what takes the analyses, by format and output."""
    if form == "jsonl":
        return Lines(output)
    if form == "console":
        return Pages(output)
    return Whole(form, output)


class Lines:
    """JSON Lines, each written as it comes, so that whatever ends the run leaves those before it.

    A file that stands there already is replaced at the end; until then the lines are in one beside it, `NAME.*.part`.
    """

    def __init__(self, output: Path | None) -> None:
        self._output = output
        self._file: RawIOBase | None = None
        self._part: Path | None = None

    def add(self, analysis: Analysis) -> None:
        """Write a line."""
        line = report.to_jsonl([analysis])
        if self._output is None:
            write(line, None)
            return
        end = 0
        try:
            file = self._file = self._file or self._opened(self._output)
            end = file.tell() if file.seekable() else 0
            data = memoryview(line.encode("utf-8", errors=UNWRITABLE))
            while data:
                data = data[file.write(data) :]
        except OSError as error:
            if self._file is not None and end:
                with suppress(OSError):
                    self._file.truncate(end)
            raise click.ClickException(not_written(self._output, error, line, ".jsonl")) from error

    def close(self) -> None:
        """Put the file where it belongs."""
        if self._file is not None:
            self._file.close()
        elif self._output is not None:
            _left(self._output)
        if self._part is not None and self._output is not None:
            self._part.replace(followed(self._output))

    def _opened(self, output: Path) -> RawIOBase:
        if not output.is_file():
            return output.open("wb", buffering=0)
        end = followed(output)
        with tempfile.NamedTemporaryFile(dir=end.parent, prefix=f"{end.name}.", suffix=".part", delete=False) as file:
            self._part = Path(file.name)
        self._part.chmod(mode(end))
        return self._part.open("wb", buffering=0)


class Pages:
    """Reports for the eye, each shown as it comes; into a file only all together."""

    def __init__(self, output: Path | None) -> None:
        self._output = output
        self._paper = console(output)
        self._any = False

    def add(self, analysis: Analysis) -> None:
        """Show one."""
        from stance.report.console import show

        if self._any:
            self._paper.print("\n" + "─" * min(self._paper.width, 60) + "\n")
        self._any = True
        show(analysis, self._paper)
        if self._output is None:
            sys.stdout.flush()

    def close(self) -> None:
        """Write the file."""
        if self._output is None:
            return
        if self._any:
            write(self._paper.file.getvalue(), self._output)  # type: ignore[attr-defined]
        else:
            _left(self._output)


class Whole:
    """All analyses in one text or table, written at the end."""

    def __init__(self, form: str, output: Path | None) -> None:
        self._form, self._output = form, output
        self._kept: list[Analysis] = []

    def add(self, analysis: Analysis) -> None:
        """Keep one."""
        self._kept.append(analysis)

    def close(self) -> None:
        """Write them."""
        if self._output is not None and not self._kept:
            _left(self._output)
        else:
            written(self._kept, self._form, self._output)


class Gathered:
    """All analyses, for what is made of them together."""

    def __init__(self) -> None:
        self.analyses: list[Analysis] = []

    def add(self, analysis: Analysis) -> None:
        """Keep one."""
        self.analyses.append(analysis)

    def close(self) -> None:
        """Write nothing."""


def _left(output: Path) -> None:
    click.echo(f"nothing was analysed: {str(output)!r} is left as it was", err=True)
