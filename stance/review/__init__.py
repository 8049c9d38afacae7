"""What people decide on positions, cells and issues: kept in a file of its own, applied to whatever is made anew."""

from stance.review.apply import Left, Reviewer, restored
from stance.review.decisions import (
    Decision,
    Decisions,
    OnCell,
    OnIssue,
    OnMove,
    OnPosition,
    Reading,
    beside,
    load,
    save,
)

__all__ = [
    "Decision",
    "Decisions",
    "Left",
    "OnCell",
    "OnIssue",
    "OnMove",
    "OnPosition",
    "Reading",
    "Reviewer",
    "beside",
    "load",
    "restored",
    "save",
]
