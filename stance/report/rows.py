"""Analyses as a flat table, one row a position, for spreadsheets and data frames.

Codes and party ids are data and English in every language; names are written as in the other reports.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from stance.errors import OptionsError
from stance.records import Analysis, Position
from stance.report.wording import Wording

COLUMNS = (
    "source",
    "outlet",
    "title",
    "author",
    "date",
    "language",
    "url",
    "party",
    "party_status",
    "holder",
    "speaker",
    "speaker_party",
    "capacity",
    "chain",
    "voice",
    "act",
    "polarity",
    "target",
    "target_party",
    "condition",
    "issue",
    "statement",
    "verdict",
    "findings",
    "quotes",
    "starts",
    "ends",
    "engine",
    "model",
)
"""The columns, in order. `starts` and `ends` are code points, half-open, one for each quote."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = " | "


def rows(analyses: Sequence[Analysis]) -> Iterator[dict[str, Any]]:
    """Yield a row for every position; a party without one gets a row that tells its status."""
    for analysis in analyses:
        article, made, wording = analysis.article, analysis.provenance, Wording(analysis)
        common = {
            "source": article.source,
            "outlet": article.outlet,
            "title": article.title,
            "author": article.author,
            "date": article.date.isoformat() if article.date else None,
            "language": article.language,
            "url": article.url,
            "engine": made.engine,
            "model": made.model,
        }
        for entry in analysis.parties:
            told = {**common, "party": entry.party, "party_status": entry.status}
            own = [p for p in analysis.positions if p.party == entry.party]
            for row in [{**told, **_position(p, wording)} for p in own] or [told]:
                yield {name: row.get(name) for name in COLUMNS}


def _position(position: Position, wording: Wording) -> dict[str, Any]:
    speaker = position.speaker
    return {
        "holder": wording.name(position.holder, position.party),
        "speaker": wording.name(speaker.name, speaker.party),
        "speaker_party": speaker.party,
        "capacity": speaker.capacity,
        "chain": [f"{wording.name(hop.name, hop.party)} ({hop.role})" for hop in position.chain],
        "voice": position.voice,
        "act": position.act,
        "polarity": position.polarity,
        "target": position.target.text,
        "target_party": position.target.party,
        "condition": position.condition,
        "issue": position.issue,
        "statement": wording.statement(position),
        "verdict": position.verdict,
        "findings": [f.code for f in position.findings],
        "quotes": [e.quote for e in position.evidence],
        "starts": [e.start for e in position.evidence],
        "ends": [e.end for e in position.evidence],
    }


def to_csv(analyses: Sequence[Analysis]) -> str:
    """Return the rows as CSV; lists are joined, and no cell begins as a spreadsheet's formula would."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows(analyses):
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> str:
    text = _BETWEEN.join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_jsonl(analyses: Sequence[Analysis]) -> str:
    """Return JSON Lines, one whole analysis a line, with every character as it is."""
    lines = (json.dumps(a.model_dump(mode="json"), ensure_ascii=False) for a in analyses)
    return "".join(line + "\n" for line in lines)


def to_parquet(analyses: Sequence[Analysis], path: Path) -> None:
    """Write the rows to a Parquet file, whole or not at all; raises `OptionsError` where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OptionsError("Parquet needs pyarrow: pip install 'stance-toolkit[parquet]'.") from error
    lists = {"chain": pyarrow.string(), "findings": pyarrow.string(), "quotes": pyarrow.string()}
    numbers = {"starts": pyarrow.int64(), "ends": pyarrow.int64()}
    fields = [
        (name, pyarrow.list_((lists | numbers)[name]) if name in lists | numbers else pyarrow.string())
        for name in COLUMNS
    ]
    half = path.with_name(f".{path.name}.part")
    try:
        parquet.write_table(pyarrow.Table.from_pylist(list(rows(analyses)), schema=pyarrow.schema(fields)), half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
