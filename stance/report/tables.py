"""Rows as CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from stance.errors import OptionsError
from stance.records import Analysis, Comparison
from stance.report.comparison_rows import COMPARED, comparison_rows
from stance.report.rows import COLUMNS, rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = " | "
_LISTS = {"chain", "findings", "quotes", "reported_by"}
_NUMBERS = {"starts", "ends"}
_FLAGS = {"covered", "counted", "corrected"}


def to_csv(made: Sequence[Analysis] | Comparison) -> str:
    """Return the rows as CSV; lists are joined, and no cell begins as a spreadsheet's formula would."""
    columns, told = _told(made)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    for row in told:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _told(made: Sequence[Analysis] | Comparison) -> tuple[Sequence[str], Iterable[dict[str, Any]]]:
    return (COMPARED, comparison_rows(made)) if isinstance(made, Comparison) else (COLUMNS, rows(made))


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = _BETWEEN.join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_parquet(made: Sequence[Analysis] | Comparison, path: Path) -> None:
    """Write the rows to a Parquet file, whole or not at all; raises `OptionsError` where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OptionsError("Parquet needs pyarrow: pip install 'stance-toolkit[parquet]'.") from error
    kinds = {name: pyarrow.list_(pyarrow.string()) for name in _LISTS}
    kinds |= {name: pyarrow.list_(pyarrow.int64()) for name in _NUMBERS}
    kinds |= {name: pyarrow.bool_() for name in _FLAGS}
    columns, told = _told(made)
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in columns])
    half = path.with_name(f".{path.name}.part")
    try:
        parquet.write_table(pyarrow.Table.from_pylist(list(told), schema=schema), half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
