"""How results are printed: the option, what an ending chooses, and what is refused before any work."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stance.cli.output import check_output, console, not_written, write
from stance.errors import OptionsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stance.records import Analysis, Comparison

F = TypeVar("F", bound=Callable[..., Any])

_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".txt": "console",
    ".text": "console",
    ".log": "console",
    "": "console",
}
_WRITERS = {
    "json": "dumps",
    "jsonl": "to_jsonl",
    "markdown": "to_markdown",
    "html": "to_html",
    "csv": "to_csv",
    "citations": "to_citations",
    "csl": "to_csl",
}

_TABLES = ("positions", "differences", "omissions", "left_out", "voices", "framing", "naming", "loaded", "timeline")


def format_option(command: F) -> F:
    """Add --format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["console", *_WRITERS, "parquet"]),
        help="How to print; default by the ending of --output, else console. Citations are footnotes in Markdown, or "
        "CSL-JSON for an output that ends in .json.",
    )(command)


def table_option(command: F) -> F:
    """Add --table."""
    return click.option(
        "--table",
        type=click.Choice(_TABLES),
        help="Which table of a comparison CSV or Parquet holds. Default: positions, a row for each cell and position.",
    )(command)


def tabular(table: str | None, form: str) -> None:
    """Refuse a table for a format that has none."""
    if table is not None and form not in ("csv", "parquet"):
        raise click.UsageError(f"--table is for CSV and Parquet, and {form} was asked for: give --format csv.")


def chosen(form: str | None, output: Path | None) -> str:
    """Return the format that was asked for, else the one that the ending of an output names."""
    if form is None:
        ending = output.suffix.lower() if output else ""
        if ending not in _ENDINGS:
            known = ", ".join(e for e in _ENDINGS if e)
            raise click.UsageError(f"{ending!r} names no format: give one with --format, or end the output in {known}.")
        form = _ENDINGS[ending]
    if form == "citations" and output is not None and output.suffix.lower() == ".json":
        return "csl"
    if form == "parquet" and output is None:
        raise click.UsageError("Parquet is written to a file: give one with --output.")
    return form


def ready(form: str, output: Path | None) -> None:
    """Refuse before any work what could not be written after it."""
    if output is not None:
        check_output(output)
    if form == "parquet" and importlib.util.find_spec("pyarrow") is None:
        raise OptionsError("Parquet needs pyarrow: pip install 'stance-toolkit[parquet]'.")


def written(made: Sequence[Analysis] | Comparison, form: str, output: Path | None, table: str | None = None) -> bool:
    """Write what was made in a format for programs or notes; False for the console's, which is not written here."""
    from stance import report

    if form == "parquet" and output is not None:
        try:
            report.to_parquet(made, output, table)
        except OSError as error:
            raise click.ClickException(not_written(output, error, report.dumps(made), ".json")) from error
        return True
    if form == "csv":
        write(report.to_csv(made, table), output)
        return True
    if form in _WRITERS:
        write(getattr(report, _WRITERS[form])(made), output)
        return True
    return False


def whole(form: str) -> None:
    """Refuse to part a comparison into lines."""
    if form == "jsonl":
        raise click.UsageError(
            "a comparison is one whole, not lines: use json, or csv for a row per cell and position."
        )


def printed(made: Comparison, form: str, output: Path | None, table: str | None = None) -> None:
    """Write a comparison in any format."""
    if written(made, form, output, table):
        return
    from stance.report.comparison import show_comparison

    paper = console(output)
    show_comparison(made, paper)
    if output is not None:
        write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
