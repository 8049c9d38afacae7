"""Rows as CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from stance.errors import OptionsError
from stance.records import Analysis, Comparison
from stance.report.comparison_tables import table as named
from stance.report.rows import COLUMNS, rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = " | "
_LISTS = {"chain", "findings", "quotes", "reported_by", "reported_in", "said_by"}
_NUMBERS = {"starts", "ends", "said_starts", "said_ends"}
_FLAGS = {"covered", "counted", "corrected", "named", "new"}
_COUNTS = {"count", "words", "words_quoted", "own", "quoted", "a_start", "a_end", "b_start", "b_end"}
_FIGURES = {"log_odds", "low", "high"}


def to_csv(made: Sequence[Analysis] | Comparison, table: str | None = None) -> str:
    """Return the rows as CSV; lists are joined, and no cell begins as a spreadsheet's formula would.

    `table` names one of `stance.report.comparison_tables.TABLES`, of a comparison only; its cells and positions
    otherwise. Raises `OptionsError` for one that is not there.
    """
    columns, told = _told(made, table)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    for row in told:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _told(made: Sequence[Analysis] | Comparison, table: str | None) -> tuple[Sequence[str], Iterable[dict[str, Any]]]:
    if isinstance(made, Comparison):
        columns, rows_of = named(table or "positions")
        return columns, rows_of(made)
    if table is not None:
        raise OptionsError(f"only a comparison has a table {table!r}: analyses have one row for each position.")
    return COLUMNS, rows(made)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    text = _BETWEEN.join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_parquet(made: Sequence[Analysis] | Comparison, path: Path, table: str | None = None) -> None:
    """Write the rows to a Parquet file, whole or not at all; raises `OptionsError` where pyarrow is not installed.

    `table` is as in `to_csv`.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OptionsError("Parquet needs pyarrow: pip install 'stance-toolkit[parquet]'.") from error
    kinds = {name: pyarrow.list_(pyarrow.string()) for name in _LISTS}
    kinds |= {name: pyarrow.list_(pyarrow.int64()) for name in _NUMBERS}
    kinds |= {name: pyarrow.bool_() for name in _FLAGS}
    kinds |= {name: pyarrow.int64() for name in _COUNTS} | {name: pyarrow.float64() for name in _FIGURES}
    columns, told = _told(made, table)
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in columns])
    half = path.with_name(f".{path.name}.part")
    try:
        parquet.write_table(pyarrow.Table.from_pylist(list(told), schema=schema), half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
