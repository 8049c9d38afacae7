"""Outlets side by side: issues across articles, who takes which position, where outlets differ and what they omit."""

from stance.compare.run import compare, compare_async, put_together, ready, same_parties
from stance.compare.symmetry import audit, audit_async
from stance.compare.table import reviewed, side_by_side

__all__ = [
    "audit",
    "audit_async",
    "compare",
    "compare_async",
    "put_together",
    "ready",
    "reviewed",
    "same_parties",
    "side_by_side",
]
