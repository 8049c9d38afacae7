"""Where results go: standard output, or a file written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

PATH: click.Path = click.Path(path_type=Path)
OUTPUT: click.Path = click.Path(path_type=Path, dir_okay=False)
FOLDER: click.Path = click.Path(path_type=Path, file_okay=False, exists=True)


def write(text: str, output: Path | None) -> None:
    """Write `text` to a file, replacing it only once all is written, or to standard output as UTF-8."""
    if output is None:
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8", errors="surrogatepass"))
        stream.flush()
        return
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=output.parent, delete=False, newline="") as file:
            file.write(text)
        Path(file.name).chmod(_mode(output))
        Path(file.name).replace(output)
    except OSError as error:
        raise click.ClickException(f"cannot write {str(output)!r}: {error.strerror or error}") from error


def _mode(output: Path) -> int:
    """The permissions of the file that stands there, or those that a new one would get."""
    try:
        return stat.S_IMODE(output.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def console(output: Path | None = None) -> Console:
    """A console on standard output, or one that collects text for a file: plain where it is no terminal."""
    from io import StringIO

    from rich.console import Console

    if output is not None:
        return Console(file=StringIO(), width=_columns() or 80, highlight=False, markup=False, emoji=False)
    return Console(width=_columns(), highlight=False, markup=False, emoji=False, soft_wrap=False)


def _columns() -> int | None:
    """The width to use: COLUMNS where it is set, 80 where output is no terminal."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    return None if sys.stdout.isatty() else 80
