"""The small figures of a page, in numbers that an SVG takes: whose words, words that set an outlet apart, days."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from stance.records import Comparison, FramingWord
from stance.report.framed import outlet_of
from stance.report.matrix import spoken
from stance.report.page.view import Square, square
from stance.report.wording import Wording

_WORDS = 12
"""So many words that set an outlet apart are drawn for each article; the saved file has them all."""


class Share(NamedTuple):
    """One party's part of a bar: from `x`, `width` wide, both of a hundred; `colour` is its number."""

    name: str
    x: float
    width: float
    colour: int


class Bar(NamedTuple):
    """Whose words an article consists of, as far as they are ascribed."""

    head: str
    given: str
    shares: tuple[Share, ...]


class Dot(NamedTuple):
    """A word with its estimate and interval, on a scale of a hundred."""

    word: str
    times: int
    told: str
    low: float
    at: float
    high: float


class Scale(NamedTuple):
    """The words of one article on one scale; `zero` is where a word is no more its than the others'."""

    head: str
    zero: float
    dots: tuple[Dot, ...]


class Course(NamedTuple):
    """A party on an issue over the days: for each day the cells of that day's articles."""

    party: str
    label: str
    days: tuple[tuple[Square, ...], ...]


def bars(made: Comparison, wording: Wording) -> tuple[Bar, ...]:
    """The voices of each article, the same party in the same colour throughout."""
    colours = {wording.name(party): i for i, party in enumerate(made.parties)}
    found = []
    for article, given, shares in spoken(made, wording):
        at, parts = 0.0, []
        for name, share in shares:
            width = round(100 * share, 2)
            parts.append(Share(name, round(at, 2), width, min(colours.get(name, 6), 6)))
            at += width
        found.append(Bar(outlet_of(made, article), given, tuple(parts)))
    return tuple(found)


def scales(made: Comparison) -> tuple[Scale, ...]:
    """The words that set each article apart, all on one scale, so that they can be compared."""
    if not made.framing:
        return ()
    top = max(w.high for w in made.framing)
    bottom = min(0.0, *(w.low for w in made.framing))
    room = (top - bottom) or 1.0

    def place(value: float) -> float:
        return round(100 * (value - bottom) / room, 2)

    def dot(w: FramingWord) -> Dot:
        told = f"{w.log_odds:.1f} ({w.low:.1f} – {w.high:.1f})"
        return Dot(w.word, w.count, told, place(w.low), place(w.log_odds), place(w.high))

    return tuple(
        Scale(outlet_of(made, article), place(0.0), tuple(dot(w) for w in list(words)[:_WORDS]))
        for article, words in groupby(made.framing, key=lambda w: w.article)
    )


def days(made: Comparison, wording: Wording) -> tuple[tuple[str, ...], tuple[Course, ...]]:
    """The days that articles are of, and each stand when it first appears and when it changes; nothing for one day."""
    dates = list(dict.fromkeys(made.analyses[i].article.date for i in made.by_date))
    if len(dates) < 2:
        return (), ()
    labels = {issue.id: issue.label for issue in made.issues}
    courses = tuple(
        Course(
            wording.name(course.party),
            labels[course.issue],
            tuple(
                tuple(
                    square(made.cell(course.issue, course.party, s.article), wording)
                    for s in course.turns
                    if s.date == day
                )
                for day in dates
            ),
        )
        for course in made.timeline
    )
    return tuple(str(day) for day in dates), courses
