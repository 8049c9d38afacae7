"""`stance verify`: saved analyses, checked again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stance.cli.output import OUTPUT, console, write
from stance.errors import SavedFileError

if TYPE_CHECKING:
    from stance.records import Analysis, Finding, Verdict


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json"]),
    default="console",
    show_default=True,
    help="Print what changed, or the analyses as checked now.",
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file instead of standard output.",
)
def verify(file: str, form: str, output: Path | None) -> int:
    """Check the analyses in FILE (or - for standard input) again, with nothing else at hand.

    Exit code 1 when a stored verdict or status does not hold.
    """
    from stance.analyze import verify as check_again
    from stance.report import dumps, loads

    stored = loads(_read(file), file)
    now = tuple(check_again(analysis) for analysis in stored)
    changes = [change for old, new in zip(stored, now, strict=True) for change in _changes(old, new)]
    if form == "json":
        write(dumps(now), output)
    else:
        paper = console(output)
        for change in changes:
            paper.print(change)
        verdicts = [p.verdict for analysis in now for p in analysis.positions]
        counts = ", ".join(f"{verdicts.count(v)} {v}" for v in ("verified", "unverified", "rejected"))
        paper.print(f"{len(now)} analyses, {len(verdicts)} positions: {counts}")
        paper.print("every stored verdict holds" if not changes else f"{len(changes)} stored verdicts do not hold")
        if output is not None:
            write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
    return 1 if changes else 0


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise SavedFileError(f"{file!r} cannot be read: {error.strerror or error}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise SavedFileError(
            f"{file!r} is not UTF-8: give a file made with 'stance summarize --format json'."
        ) from error


def _changes(old: Analysis, new: Analysis) -> list[str]:
    from stance.report.clean import clean

    name = clean(old.article.source)
    found = []
    for i, (was, now) in enumerate(zip(old.positions, new.positions, strict=True)):
        found += _changed(f"{name} positions[{i}]", was.verdict, now.verdict, now.findings)
    for i, (before, after) in enumerate(zip(old.summary, new.summary, strict=True)):
        found += _changed(f"{name} summary[{i}]", before.verdict, after.verdict, after.findings)
    for a, b in zip(old.parties, new.parties, strict=False):
        if a != b:
            found.append(f"{name} {clean(a.party)}: stored {a.status}, now {b.status}")
    if len(old.parties) != len(new.parties):
        found.append(f"{name}: stored {len(old.parties)} party statuses, now {len(new.parties)}")
    if old.attributions != new.attributions:
        found.append(f"{name}: the stored attributions are not those of the text")
    return found


def _changed(path: str, was: Verdict, now: Verdict, findings: tuple[Finding, ...]) -> list[str]:
    from stance.report.clean import clean

    if was == now:
        return []
    why = "; ".join(f"{f.code} {clean(f.message)}" for f in findings if f.effect != "note")
    return [f"{path}: stored {was}, now {now}" + (f" ({why})" if why else "")]
