"""Analyses as people and programs read them: terminal, JSON, JSON Lines, Markdown, HTML, CSV, Parquet, notebooks."""

from stance.report.citations import to_citations, to_csl
from stance.report.markdown import to_markdown
from stance.report.page import to_html
from stance.report.rows import rows, to_jsonl
from stance.report.saved import dumps, loads, schema
from stance.report.tables import to_csv, to_parquet

__all__ = [
    "dumps",
    "loads",
    "rows",
    "schema",
    "to_citations",
    "to_csl",
    "to_csv",
    "to_html",
    "to_jsonl",
    "to_markdown",
    "to_parquet",
]
