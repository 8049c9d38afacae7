"""How outlets tell it, for any form of report: order in time, words that set them apart, what they call a thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from stance.records import Comparison, Naming, Place, Worded
from stance.report.matrix import outlet, told
from stance.report.wording import Wording


class Entry(NamedTuple):
    """What is told of one article, issue or thing: a line in bold and those below it."""

    head: str
    lines: tuple[str, ...] = ()


class Part(NamedTuple):
    """One part of a report under its heading; without entries it is left out."""

    heading: str
    entries: tuple[Entry, ...]


def timeline(made: Comparison, wording: Wording) -> Part:
    """Which article is of which day, and each stand when it first appears and when it changes; nothing for one day."""
    heading = wording.say.compared["timeline"]
    days = [(day, list(group)) for day, group in groupby(made.by_date, key=lambda i: made.analyses[i].article.date)]
    if len(days) < 2:
        return Part(heading, ())
    found = [Entry(f"{day}: {', '.join(f'[{i + 1}]' for i in articles)}") for day, articles in days]
    labels = {issue.id: issue.label for issue in made.issues}
    for course in made.timeline:
        cells = [(s, made.cell(course.issue, course.party, s.article)) for s in course.turns]
        line = " → ".join(f"{step.date} [{step.article + 1}] {told(cell, wording)}" for step, cell in cells)
        found.append(Entry(f"{course.issue} {labels[course.issue]}, {wording.name(course.party)}", (line,)))
    return Part(heading, tuple(found))


def framing(made: Comparison, wording: Wording) -> Part:
    """For each article the words that set it apart, with intervals, and its loaded words by whose they are."""
    say, found = wording.say.compared, []
    for article in range(len(made.analyses)):
        apart = [w for w in made.framing if w.article == article]
        loaded = [w for w in made.loaded if w.article == article]
        own = ", ".join(f"{w.word} ×{w.own}" for w in loaded if w.own)
        said = ", ".join(f"{w.word}{_by(w.said)}" for w in loaded if w.quoted)
        lines = (
            "; ".join(f"{w.word} ×{w.count} ({w.log_odds:.1f}: {w.low:.1f}…{w.high:.1f})" for w in apart),
            say["loaded"].format(words=own) if own else "",
            say["in_quotations"].format(n=said) if said else "",
        )
        if any(lines):
            found.append(Entry(outlet_of(made, article), tuple(line for line in lines if line)))
    return Part(say["framing"], tuple(found))


def naming(made: Comparison, wording: Wording) -> Part:
    """Each thing that outlets call by several names: who calls it what, of its own accord or in quotations."""
    found = []
    for _, group in groupby(made.naming, key=lambda n: n.thing):
        uses = list(group)
        lines = [
            f"{outlet_of(made, article)}: {'; '.join(_use(made, one, wording) for one in own)}"
            for article, own in groupby(uses, key=lambda n: n.article)
        ]
        found.append(Entry(uses[0].label, tuple(lines)))
    return Part(wording.say.compared["naming"], tuple(found))


def _use(made: Comparison, one: Naming, wording: Wording) -> str:
    """One name as the article writes it most often, how often as its own, and how often in whose quotations."""
    used = [f"{_written(made, one)} ×{one.own}"] if one.own else [_written(made, one)]
    if one.quoted:
        used.append(wording.say.compared["in_quotations"].format(n=one.quoted) + _by(one.said))
    return ", ".join(used)


def _written(made: Comparison, one: Worded) -> str:
    text = made.analyses[one.article].article.text
    return Counter(" ".join(span.of(text).split()) for span in (one.spans or one.said)).most_common(1)[0][0]


def _by(said: Iterable[Place]) -> str:
    names = list(dict.fromkeys(place.said_by for place in said if place.said_by))
    return f" ({', '.join(names)})" if names else ""


def outlet_of(made: Comparison, article: int) -> str:
    """An article by its number and outlet."""
    return f"[{article + 1}] {outlet(made, article)}"
