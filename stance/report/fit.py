"""Whether what a saved file says fits together, so that a report can show it: files are edited by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stance.errors import SavedFileError
from stance.records import Analysis, Comparison, Evidence, Matrix, Place, Record, Ref, Review


def check_quotes(analyses: Sequence[Analysis], source: str = "the file") -> None:
    """Refuse to show quotes that are not what the article has at their place; raises `SavedFileError` naming the first.

    `loads` takes such a file, for `stance verify` to tell all that no longer holds.
    """
    for analysis in analyses:
        cited = [(f"position {n}", p.evidence) for n, p in enumerate(analysis.positions, 1)]
        cited += [(f"sentence {n} of the summary", s.evidence) for n, s in enumerate(analysis.summary, 1)]
        for what, evidence in cited:
            if not all(_stands(e, analysis.article.text) for e in evidence):
                raise SavedFileError(
                    f"{source!r} was edited: the words of {what} of {analysis.article.source!r} do not stand where it "
                    "says. Check it with 'stance verify', or analyse the article again."
                )


def _stands(quoted: Evidence | Place, text: str) -> bool:
    return quoted.end <= len(text) and quoted.of(text) == quoted.quote


def unfit(made: Comparison) -> str | None:
    """What of a comparison that was edited, or is of other articles, no report could show; None where all fits."""
    texts = [a.article.text for a in made.analyses]
    ids = [issue.id for issue in made.issues]
    inside = list(_inside({name: getattr(made, name) for name in Matrix.model_fields}))
    articles = {n for r in inside for n in (*_all(r, "article"), *_all(r, "articles"))}
    if not all(0 <= n < len(texts) for n in articles):
        return "articles that it does not hold"
    if not all(0 <= r.position < len(made.analyses[r.article].positions) for r in inside if isinstance(r, Ref)):
        return "positions that it does not hold"
    named = {name for r in inside for field in ("issue", "issues") for name in _all(r, field)}
    if len(set(ids)) < len(ids) or not named <= set(ids):
        return "issues that it does not have, or twice"
    if not all(_stands(r, texts[r.article]) for r in inside if isinstance(r, Place)):
        return "words that no article has where it says"
    return _unheld(made, ids)


def _unheld(made: Comparison, ids: Sequence[str]) -> str | None:
    """Cells that are missing, or whose positions are not those of their issue and party."""
    cells = {(c.issue, c.party, c.article): set(c.positions) for c in made.cells}
    if not cells.keys() >= {(i, p, n) for i in ids for p in made.parties for n in range(len(made.analyses))}:
        return "issues without all their cells"
    held = [(i.id, made.position(r).party, r) for i in made.issues for r in i.positions]
    filled = {(issue, party, Ref(article=n, position=p)) for (issue, party, n), own in cells.items() for p in own}
    reported = {r for o in made.omissions for r in o.reported} | {r for o in made.left_out for r in o.told}
    # opinions and what was rejected stand in an issue, and in no cell
    if len(set(held)) < len(held) or not filled <= set(held) or not reported <= {r for _, _, r in held}:
        return "positions in other cells than those of their issue and party"
    return None


def _inside(value: Any) -> Iterator[Record]:
    """Every record that a value holds, however deep, but for what was there before a person decided."""
    if isinstance(value, Review):
        return
    if isinstance(value, Record):
        yield value
        value = {name: getattr(value, name) for name in type(value).model_fields}
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        yield from _inside(part)


def _all(record: Record, field: str) -> tuple[Any, ...]:
    value = getattr(record, field, None)
    return value if isinstance(value, tuple) else () if value is None else (value,)
