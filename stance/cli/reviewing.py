"""What people decided, for every command that shows analyses: which files hold, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stance.cli.output import PATH

if TYPE_CHECKING:
    from stance.cli.results import Results
    from stance.records import Analysis
    from stance.review import Decision, Reviewer

F = TypeVar("F", bound=Callable[..., Any])


def review_options(command: F) -> F:
    """Add --review and --no-review; `reviewer` makes of them what applies the decisions."""
    command = click.option("--no-review", is_flag=True, help="Apply no decisions.")(command)
    return click.option(
        "--review",
        "reviews",
        multiple=True,
        type=PATH,
        help="Apply the decisions in a file of 'stance review'; may be given again. Always applied: NAME.review.json "
        "beside NAME.json, where that is read or written.",
    )(command)


def reviewer(
    reviews: Sequence[Path], files: Iterable[str | Path | None], *, refused: bool = False, quiet: bool = False
) -> Reviewer | None:
    """What applies the decisions of `reviews` and of those beside saved files; None where there is no file of any."""
    from stance.review import Reviewer, beside, load

    if refused:
        return None
    near = [beside(Path(file)) for file in files if file is not None and Path(file).suffix.lower() in _SAVED]
    paths = list(dict.fromkeys([*(path for path in near if _there(path)), *reviews]))
    if not paths:
        return None
    decisions: list[Decision] = []
    for path in paths:
        found = load(path).decisions
        decisions += found
        if not quiet and path not in reviews:
            click.echo(f"{len(found)} decisions of {str(path)!r} are applied (--no-review: none)", err=True)
    return Reviewer(decisions)


_SAVED = (".json", ".jsonl", ".ndjson")


def _there(path: Path) -> bool:
    """Whether a file stands there; an address too long to be a path is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def tell_left(applied: Reviewer | None, *, compared: bool = False) -> None:
    """Tell of every decision that did not apply; those on issues and cells only wait for a comparison elsewhere."""
    from stance.report.clean import clean

    for left in applied.left() if applied is not None else ():
        if left.decision.kind != "position" and not compared:
            continue
        click.echo(
            f"stance: a decision of {left.decision.by} is not applicable: {clean(told(left.decision))}", err=True
        )
        click.echo(f"stance: {clean(left.why)}", err=True)


def told(decision: Decision) -> str:
    """A decision in words."""
    if decision.kind == "position":
        what = ", ".join(f"{name}={value!r}" for name, value in decision.fields.items())
        own = decision.position
        return f"{decision.decision} {own.party}, {own.holder}: {own.statement}" + (f" ({what})" if what else "")
    if decision.kind == "move":
        return f"move {decision.position.party}, {decision.position.holder}: {decision.position.statement}"
    if decision.kind == "issue":
        return f"label an issue {decision.label!r}"
    return f"{decision.party} is {decision.status} in {decision.source!r}"


class Reviewed:
    """Results with the decisions applied to each analysis before it is shown or written."""

    def __init__(self, results: Results, applied: Reviewer) -> None:
        self._results, self._applied = results, applied

    def add(self, analysis: Analysis) -> None:
        """Apply the decisions on it and hand it on."""
        self._results.add(self._applied.reviewed(analysis))

    def close(self) -> None:
        """Write what is not written yet."""
        self._results.close()
