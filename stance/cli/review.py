"""`stance review`: decisions on what was saved, kept in a file beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.output import PATH, console, write
from stance.cli.reviewing import told

if TYPE_CHECKING:
    from rich.console import Console

    from stance.cli.desk import Desk

_PAIR = (str, str)


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--accept", multiple=True, metavar="N", help="Let position N stand, whatever the checks say of it.")
@click.option("--reject", multiple=True, metavar="N", help="Let position N not stand.")
@click.option(
    "--edit",
    multiple=True,
    type=_PAIR,
    metavar="N FIELD=VALUE",
    help="Put VALUE in the place of what was read: party, holder, act, polarity, target, issue, statement or voice of "
    "position N, label of issue i3, status of cell i3/Russia/2 (the party in article 2).",
)
@click.option(
    "--move", multiple=True, type=_PAIR, metavar="N ISSUE", help="Put position N on issue i3, or on a 'new' one."
)
@click.option("--undo", multiple=True, metavar="N", help="Take back what was decided on N.")
@click.option("--note", metavar="TEXT", help="Why; kept with the decision and shown.")
@click.option("--by", metavar="NAME", help="Who decides; default whoever did last in this file.")
@click.option("--review", "path", type=PATH, help="The file of decisions; default NAME.review.json beside NAME.json.")
def review(file: Path, path: Path | None, by: str | None, note: str | None, **asked: Any) -> int:
    """Accept, reject or edit what FILE holds: positions, and of a comparison its issues and cells.

    FILE is what 'stance summarize' or 'stance compare' wrote with --format json or jsonl; it stays as it is. Without
    more, what there is to decide is listed by number, what is not verified first, and then what is decided. Decisions
    hold by the words that they rest on, in new runs too. Exit code 1 where a decision no longer applies.

    \b
    Examples:
      stance review all.json
      stance review all.json --accept 3 --by "Ann Poe" --note "the recording bears it out"
      stance review all.json --edit 4 polarity=opposes --edit 4 act=demands
      stance review compared.json --edit i3 label="grain exports" --edit i3/Russia/2 status=silent --move 7 i3
      stance compare compared.json -o compared.md
    """
    from stance.cli.desk import Desk

    desk = Desk(file, path)
    if not any(asked.values()):
        if by or note:
            raise click.UsageError("--by and --note go with a decision: --accept, --reject, --edit or --move.")
        return _listed(desk, console())
    for number in asked["undo"]:
        desk.undo(number)
    if asked["accept"] or asked["reject"] or asked["edit"] or asked["move"]:
        desk.sign(by, note, datetime.now(UTC).isoformat(timespec="seconds"))
    for number in asked["accept"]:
        desk.decide(number, "accept")
    for number in asked["reject"]:
        desk.decide(number, "reject")
    for number, pair in asked["edit"]:
        desk.edit(number, pair)
    for number, issue in asked["move"]:
        desk.move(number, issue)
    write(desk.saved(), desk.path)
    for each in desk.done:
        click.echo(each, err=True)
    return 0


def _listed(desk: Desk, paper: Console) -> int:
    from rich.text import Text

    from stance.report.clean import clean
    from stance.report.console import heading, line

    def show(lines: list[str], words: str) -> None:
        if lines:
            heading(paper, words)
        for each in lines:
            line(paper, Text(clean(each)), 2)

    line(paper, Text(f"{len(desk.items)} positions, {len(desk.decisions)} decisions in {str(desk.path)!r}"))
    show([item.line for item in desk.items if not item.decided], "to decide")
    show(desk.issues(), "issues")
    show([f"{item.line} — {item.decided}" for item in desk.items if item.decided], "decided")
    show([told(d) + f", by {d.by}" for d in desk.decisions if d.kind != "position"], "decided on issues and cells")
    left = desk.left()
    show([f"{told(one.decision)}, by {one.decision.by}: {one.why}" for one in left], "not applicable")
    return 1 if left else 0
