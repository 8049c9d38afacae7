"""Cited, neutral summaries of news articles and the positions each party takes in them, checked against the text."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stance.analyze import analyze, analyze_async, attributions, verify
    from stance.compare import compare
    from stance.corpus.many import analyze_many
    from stance.errors import InputError, ModelError, SourceError, StanceError
    from stance.ingest import load, load_all, parse
    from stance.options import Options
    from stance.records import Analysis, Article, Attribution, Comparison, Evidence, Finding, Position, Speaker
    from stance.report import dumps, loads, schema
    from stance.verify import rules

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Comparison",
    "Evidence",
    "Finding",
    "InputError",
    "ModelError",
    "Options",
    "Position",
    "SourceError",
    "Speaker",
    "StanceError",
    "analyze",
    "analyze_async",
    "analyze_many",
    "attributions",
    "compare",
    "dumps",
    "load",
    "load_all",
    "loads",
    "parse",
    "rules",
    "schema",
    "verify",
]

_HOME = {
    "stance.analyze": ("analyze", "analyze_async", "attributions", "verify"),
    "stance.compare": ("compare",),
    "stance.corpus.many": ("analyze_many",),
    "stance.errors": ("InputError", "ModelError", "SourceError", "StanceError"),
    "stance.ingest": ("load", "load_all", "parse"),
    "stance.options": ("Options",),
    "stance.records": (
        "Analysis",
        "Article",
        "Attribution",
        "Comparison",
        "Evidence",
        "Finding",
        "Position",
        "Speaker",
    ),
    "stance.report": ("dumps", "loads", "schema"),
    "stance.verify": ("rules",),
}
_NOTEBOOK = "stance.report.notebook"
"""Sets how a notebook shows an analysis, so it is imported with whatever makes or is one."""
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import stance` itself costs next to nothing."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'stance' has no attribute {name!r}")
    home = _MODULE_OF[name]
    value = getattr(import_module(home), name)
    if home in {"stance.analyze", "stance.compare", "stance.corpus.many", "stance.records", "stance.report"}:
        import_module(_NOTEBOOK)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """This package; importing its module `stance.verify` must not hide its function `stance.verify`."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _MODULE_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted(__all__)
