"""Where results go: standard output, or a file written whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

UNWRITABLE = "backslashreplace"
"""What becomes of what has no bytes in an encoding, such as half a pair of surrogates: in JSON it stays what it is."""

F = TypeVar("F", bound=Callable[..., Any])
PATH: click.Path = click.Path(path_type=Path)
OUTPUT: click.Path = click.Path(path_type=Path, dir_okay=False)
FOLDER: click.Path = click.Path(path_type=Path, file_okay=False, exists=True)
# how a command that lists or shows something prints it
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json"]),
    default="console",
    show_default=True,
    help="How to print.",
)


def added(command: F, options: Sequence[Callable[[F], F]]) -> F:
    """A command with options that several commands share, in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def check_output(output: Path) -> None:
    """Refuse an output that could not be written to; raises `click.ClickException`."""
    if _no_file(output):
        # /dev/null lies where nobody makes files
        return
    folder = followed(output).parent
    if not folder.is_dir():
        raise click.ClickException(
            f"cannot write {str(output)!r}: there is no folder {str(folder)!r}; make it or name another"
        )
    if not os.access(folder, os.W_OK):
        raise click.ClickException(
            f"cannot write {str(output)!r}: nothing may be written to {str(folder)!r}; name another folder"
        )


def _no_file(output: Path) -> bool:
    """Whether an output is a device or a pipe."""
    return output.exists() and not (output.is_file() or output.is_dir())


def followed(output: Path) -> Path:
    """Where an output leads that is a link; else itself."""
    return output.resolve() if output.is_symlink() else output


def write(text: str, output: Path | None) -> None:
    """Write `text` to a file, replacing it only once all is written, or to standard output as UTF-8.

    A device or a pipe is written to and stays what it is, and so does a link. What cannot be written where it should go
    is kept in the folder for temporary files, and the error says so.
    """
    if output is None:
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8", errors=UNWRITABLE))
        stream.flush()
        return
    part: Path | None = None
    try:
        if _no_file(output):
            with output.open("w", encoding="utf-8", errors=UNWRITABLE, newline="") as file:
                file.write(text)
            return
        end = followed(output)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors=UNWRITABLE, dir=end.parent, delete=False, newline=""
        ) as file:
            part = Path(file.name)
            file.write(text)
        part.chmod(mode(end))
        part.replace(end)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise click.ClickException(not_written(output, error, text, output.suffix)) from error


def not_written(output: Path, error: OSError, text: str, suffix: str) -> str:
    """Say that an output could not be written, and where what was to stand in it is kept instead."""
    problem = f"cannot write {str(output)!r}: {error.strerror or error}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors=UNWRITABLE, prefix="stance-", suffix=suffix, delete=False, newline=""
        ) as file:
            file.write(text)
    except OSError:
        return f"{problem}; name another with --output"
    return f"{problem}; what was done is kept in {file.name!r}"


def _told_of_finishing() -> None:
    click.echo("interrupted: what was done is being written; interrupt again to give it up", err=True)


@contextmanager
def finishing(first: Callable[[], None] = _told_of_finishing) -> Iterator[list[bool]]:
    """Let what was done be written whatever else is asked: the first Ctrl-C does `first` alone, the second gives up.

    Yields a list that holds something once there was a first. What ends a run from outside counts as Ctrl-C, where
    the command line made it that.
    """
    told: list[bool] = []

    def tell(*_: object) -> None:
        if told:
            raise KeyboardInterrupt
        told.append(True)
        first()

    if threading.current_thread() is not threading.main_thread():
        yield told
        return
    ours = [s for s in signal.valid_signals() if signal.getsignal(s) is signal.default_int_handler]
    before = {s: signal.signal(s, tell) for s in {signal.SIGINT, *ours}}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def speak_any_language() -> None:
    """Let standard output take every character: UTF-8 into files and pipes; what a terminal cannot show, escaped."""
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        kept = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=stream.encoding if kept else "utf-8", errors=UNWRITABLE)


def saved_text(file: str) -> str:
    """Read a saved file, or standard input for "-"; raises `SavedFileError`."""
    from stance.errors import SavedFileError

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise SavedFileError(f"{file!r} cannot be read: {error.strerror or error}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise SavedFileError(
            f"{file!r} is not UTF-8: give a file made with 'stance summarize --format json'."
        ) from error


def mode(output: Path) -> int:
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

    class Paper(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    if output is not None:
        return Paper(file=StringIO(), width=_columns() or 80, highlight=False, markup=False, emoji=False)
    return Paper(width=_columns(), highlight=False, markup=False, emoji=False, soft_wrap=False)


def _columns() -> int | None:
    """The width to use: COLUMNS where it is set, 80 where output is no terminal."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    return None if sys.stdout.isatty() else 80
