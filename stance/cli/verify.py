"""`stance verify`: saved analyses, checked again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.output import OUTPUT, console, saved_text, write
from stance.cli.reviewing import review_options, reviewer, tell_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stance.records import Analysis, Record


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json"]),
    default="console",
    show_default=True,
    help="Print what changed, or the analyses as checked now.",
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file instead of standard output.",
)
@review_options
def verify(file: str, form: str, output: Path | None, reviews: tuple[Path, ...], no_review: bool) -> int:
    """Check the analyses in FILE (or - for standard input) again, with nothing else at hand.

    FILE is what 'stance summarize' writes with --format json or jsonl.
    Exit code 1 when anything stored is not what the text bears out: verdict, finding, speaker, chain, quote or status.
    """
    from stance.analyze import verify as check_again
    from stance.report import dumps, loads

    stored = loads(saved_text(file), file)
    now = tuple(check_again(analysis) for analysis in stored)
    changes = [change for old, new in zip(stored, now, strict=True) for change in _changes(old, new)]
    decided = reviewer(reviews, [file], refused=no_review)
    if decided is not None:
        now = tuple(decided.reviewed(analysis) for analysis in now)
        tell_left(decided)
    if form == "json":
        write(dumps(now), output)
    else:
        paper = console(output)
        for change in changes:
            paper.print(change)
        verdicts = [p.verdict for analysis in now for p in analysis.positions]
        counts = ", ".join(f"{verdicts.count(v)} {v}" for v in ("verified", "unverified", "rejected"))
        paper.print(f"{len(now)} analyses, {len(verdicts)} positions: {counts}")
        made = [p.review.decision for analysis in now for p in analysis.positions if p.review is not None]
        if made:
            told = ", ".join(f"{made.count(d)} {word}" for d, word in _DECIDED.items() if d in made)
            paper.print(f"decided by people: {told}")
        paper.print("all that is stored holds" if not changes else f"{len(changes)} of what is stored does not hold")
        if output is not None:
            write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
    return 1 if changes else 0


_DECIDED = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
_CHECKED = ("summary", "positions", "parties", "attributions", "findings", "unread")
_SHOWN = 80


def _changes(old: Analysis, new: Analysis) -> list[str]:
    """Tell of every stored part that the text does not bear out."""
    from stance.report.clean import clean

    found: list[str] = []
    for name in _CHECKED:
        found += _differing(name, _plain(getattr(old, name)), _plain(getattr(new, name)))
    return [f"{clean(old.article.source)} {change}" for change in found]


def _plain(records: Sequence[Record]) -> list[Any]:
    return [record.model_dump(mode="json") for record in records]


def _differing(path: str, was: Any, now: Any) -> list[str]:
    """The leaves at which two plain values differ; lists are compared entry by entry."""
    from stance.report.clean import clean

    if was == now:
        return []
    if isinstance(was, dict) and isinstance(now, dict):
        return [line for key in was for line in _differing(f"{path}.{key}", was[key], now.get(key))]
    if isinstance(was, list) and isinstance(now, list):
        lines = [
            line for i, (a, b) in enumerate(zip(was, now, strict=False)) for line in _differing(f"{path}[{i}]", a, b)
        ]
        if len(was) != len(now):
            lines.append(f"{path}: stored {len(was)}, now {len(now)}")
        return lines
    return [f"{path}: stored {clean(_short(was))}, now {clean(_short(now))}"]


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
