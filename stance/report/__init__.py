"""Analyses as people and programs read them: on a terminal, and as JSON."""

from stance.report.saved import dumps, loads, schema

__all__ = ["dumps", "loads", "schema"]
