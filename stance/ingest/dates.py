"""Dates that a line states in full."""

from __future__ import annotations

import re
from datetime import date as Date

from stance.ingest.markers import load_markers

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]{3,12})\.?,?\s+((?:19|20)\d\d)\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")


def find_date(text: str) -> Date | None:
    """The first date that `text` states in full; one that may be read in two ways ("03/04/2025") is none."""
    for pattern, order in (
        (_ISO, "ymd"),
        (_DAY_FIRST, "dny"),
        (_MONTH_FIRST, "ndy"),
        (_DOTTED, "dmy"),
        (_SLASHED, "slash"),
    ):
        for match in pattern.finditer(text):
            found = _made(match.groups(), order)
            if found:
                return found
    return None


def _made(parts: tuple[str, ...], order: str) -> Date | None:
    names = load_markers().months
    if order == "ymd":
        numbers = (int(parts[0]), int(parts[1]), int(parts[2]))
    elif order in ("dny", "ndy"):
        name, day = (parts[1], parts[0]) if order == "dny" else (parts[0], parts[1])
        if name.lower() not in names:
            return None
        numbers = (int(parts[2]), names[name.lower()], int(day))
    else:
        first, second, year = (int(p) for p in parts)
        if order == "slash" and first <= 12 and second <= 12 and first != second:
            return None
        day_month = (first, second) if order == "dmy" or first > 12 else (second, first)
        numbers = (year, day_month[1], day_month[0])
    try:
        return Date(*numbers)
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else of weight."""
    if len(line) > 70 or find_date(line) is None:
        return False
    rest = line
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _DOTTED, _SLASHED):
        rest = pattern.sub(" ", rest)
    return not load_markers().inside["date_line"].sub("", rest).strip()
