"""Analyses as people and programs read them: terminal, JSON, JSON Lines, Markdown, CSV, Parquet, notebooks."""

from stance.report.markdown import to_markdown
from stance.report.rows import rows, to_csv, to_jsonl, to_parquet
from stance.report.saved import dumps, loads, schema

__all__ = ["dumps", "loads", "rows", "schema", "to_csv", "to_jsonl", "to_markdown", "to_parquet"]
