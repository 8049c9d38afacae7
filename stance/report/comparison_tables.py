"""What else a comparison finds as flat tables, each by its name: one kind of thing a table, one thing a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from stance.errors import OptionsError
from stance.records import Comparison, Place, Worded
from stance.report.comparison_rows import COMPARED, comparison_rows
from stance.report.rows import about

Row = dict[str, Any]

_ARTICLE = ("source", "outlet", "title", "author", "date", "language", "url")
_LEFT_OUT = ("party", "issue", "issue_label", "act", "statement", "outlets", "reported_in")
_WORDED = ("own", "quoted", "said_by", "starts", "ends", "said_starts", "said_ends")
_SIDES = tuple(f"{side}_{name}" for side in "ab" for name in ("source", "outlet", "said_by", "verb", "quote"))
_OFFSETS = tuple(f"{side}_{end}" for side in "ab" for end in ("start", "end"))


class Table(NamedTuple):
    """The columns of a table in their order, and what makes its rows."""

    columns: tuple[str, ...]
    rows: Callable[[Comparison], Iterator[Row]]


def table(name: str) -> Table:
    """The table of that name; raises `OptionsError` where there is none."""
    if name not in TABLES:
        raise OptionsError(f"a comparison has no table {name!r}: choose one of {', '.join(TABLES)}.")
    return TABLES[name]


def _differences(made: Comparison) -> Iterator[Row]:
    labels = _labels(made)
    for one in made.differences:
        row: Row = {
            "kind": one.kind,
            "party": one.party,
            "issue": one.issue,
            "issue_label": labels.get(one.issue or ""),
        }
        for side, place in (("a", one.a), ("b", one.b)):
            article = made.analyses[place.article].article
            told: Row = {
                "source": article.source,
                "outlet": article.outlet,
                "said_by": place.said_by,
                "verb": place.verb,
            }
            told |= {"quote": place.quote, "start": place.start, "end": place.end}
            row |= {f"{side}_{name}": value for name, value in told.items()}
        yield row


def _omissions(made: Comparison) -> Iterator[Row]:
    labels = _labels(made)
    for one in made.omissions:
        for issue in one.issues:
            held = {ref for i in made.issues if i.id == issue for ref in i.positions}
            others = sorted({ref.article for ref in one.reported if ref in held})
            yield {
                **_of(made, one.article),
                "party": one.party,
                "issue": issue,
                "issue_label": labels[issue],
                "reported_in": [made.analyses[i].article.source for i in others],
            }


def _left_out(made: Comparison) -> Iterator[Row]:
    labels = _labels(made)
    for one in made.left_out:
        position = made.position(one.told[0])
        told = {
            "party": one.party,
            "issue": one.issue,
            "issue_label": labels[one.issue],
            "act": position.act,
            "statement": position.statement,
            "outlets": one.outlets,
            "reported_in": [made.analyses[i].article.source for i in sorted({ref.article for ref in one.told})],
        }
        for article in one.articles:
            yield {**_of(made, article), **told}


def _voices(made: Comparison) -> Iterator[Row]:
    for one in made.voices:
        row = {name: getattr(one, name) for name in ("party", "speaker", "named", "words")}
        yield {**_of(made, one.article), **row, "words_quoted": one.quoted}


def _framing(made: Comparison) -> Iterator[Row]:
    for one in made.framing:
        row = {name: getattr(one, name) for name in ("word", "count", "log_odds", "low", "high")}
        starts, ends = [s.start for s in one.spans], [s.end for s in one.spans]
        yield {**_of(made, one.article), **row, "starts": starts, "ends": ends}


def _naming(made: Comparison) -> Iterator[Row]:
    for one in made.naming:
        yield {**_of(made, one.article), "thing": one.thing, "label": one.label, "variant": one.variant, **_worded(one)}


def _loaded(made: Comparison) -> Iterator[Row]:
    for one in made.loaded:
        yield {**_of(made, one.article), "word": one.word, **_worded(one)}


def _timeline(made: Comparison) -> Iterator[Row]:
    labels = _labels(made)
    for course in made.timeline:
        turns = set(course.turns)
        for step in course.steps:
            stand = {"status": step.status, "act": step.act, "polarity": step.polarity, "new": step in turns}
            issue = {"issue": course.issue, "issue_label": labels[course.issue], "party": course.party}
            yield {**_of(made, step.article), **issue, **stand}


def _of(made: Comparison, article: int) -> Row:
    told = about(made.analyses[article])
    return {name: told[name] for name in _ARTICLE}


def _labels(made: Comparison) -> dict[str, str]:
    return {issue.id: issue.label for issue in made.issues}


def _worded(one: Worded) -> Row:
    said: tuple[Place, ...] = one.said
    return {
        "own": one.own,
        "quoted": one.quoted,
        "said_by": [place.said_by or "" for place in said],
        "starts": [span.start for span in one.spans],
        "ends": [span.end for span in one.spans],
        "said_starts": [place.start for place in said],
        "said_ends": [place.end for place in said],
    }


TABLES: dict[str, Table] = {
    "positions": Table(COMPARED, comparison_rows),
    "differences": Table(("kind", "party", "issue", "issue_label", *_SIDES, *_OFFSETS), _differences),
    "omissions": Table((*_ARTICLE, "party", "issue", "issue_label", "reported_in"), _omissions),
    "left_out": Table((*_ARTICLE, *_LEFT_OUT), _left_out),
    "voices": Table((*_ARTICLE, "party", "speaker", "named", "words", "words_quoted"), _voices),
    "framing": Table((*_ARTICLE, "word", "count", "log_odds", "low", "high", "starts", "ends"), _framing),
    "naming": Table((*_ARTICLE, "thing", "label", "variant", *_WORDED), _naming),
    "loaded": Table((*_ARTICLE, "word", *_WORDED), _loaded),
    "timeline": Table((*_ARTICLE, "issue", "issue_label", "party", "status", "act", "polarity", "new"), _timeline),
}
"""The tables of a comparison; the first is the one that is written where none is named."""
