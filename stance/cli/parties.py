"""`stance parties`: the known parties, one of them in full, or a definitions file checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stance.cli.output import FORMAT, PATH, console, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from stance.records import Party


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--party-file",
    "party_files",
    multiple=True,
    type=PATH,
    help="A TOML file of party definitions: checked, and its parties listed. May be given again.",
)
@FORMAT
def parties(names: tuple[str, ...], party_files: tuple[Path, ...], form: str) -> int:
    """List the parties with a definition, or show those NAMEd with all the words by which a text may mean them.

    With --party-file alone the file is checked and its parties are listed; exit code 2 where something is wrong in it.

    \b
    Examples:
      stance parties
      stance parties Russia
      stance parties --party-file own.toml
      stance parties Harbour --party-file own.toml
    """
    from stance.parties import known_parties, load_parties

    if names:
        found = load_parties(names, party_files)
        remark_unknown(found, party_files)
    else:
        found = load_parties(None, party_files) if party_files else load_parties(known_parties())
    if form == "json":
        write(json.dumps([p.model_dump(mode="json") for p in found], ensure_ascii=False, indent=2) + "\n", None)
        return 0
    paper = console()
    for party in found:
        _show(party, paper) if names else _list(party, paper)
    return 0


def remark_unknown(found: Sequence[Party], files: Sequence[Path]) -> None:
    """Say of each party without a definition that it is known by its name alone, and what it may be a slip for."""
    from stance.parties import known_by_name_alone

    for party, near in known_by_name_alone(found, files):
        advice = f": did you mean {near!r}?" if near else "; 'stance parties' lists those that have one."
        click.echo(f"There is no definition of {party.id!r}, it is known by that name alone{advice}", err=True)


def _list(party: Party, paper: Console) -> None:
    from rich.text import Text

    from stance.report.clean import clean

    counts = f"{len(party.bodies)} bodies, {len({p.name for p in party.people})} people"
    line = Text(clean(party.id), style="bold")
    line.append(f"  {party.kind}, {clean(party.names[0])}, {counts}")
    paper.print(line)


def _show(party: Party, paper: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from stance.report.clean import clean

    paper.print(Text(f"{clean(party.id)} ({party.kind})", style="bold"))
    for name in ("names", "adjectives", "demonyms", "seats", "offices"):
        words = getattr(party, name)
        if words:
            paper.print(Padding(Text(f"{name}: {clean(', '.join(words))}"), (0, 0, 0, 2), expand=False))
    for body in party.bodies:
        also = f": {', '.join(body.aliases)}" if body.aliases else ""
        paper.print(Padding(Text(clean(f"{body.name} ({body.capacity}){also}")), (0, 0, 0, 2), expand=False))
    for person in party.people:
        term = f"{person.since or ''} to {person.until or ''}".strip() if person.since or person.until else "any time"
        told = f"{person.name} ({person.capacity}), {person.office or 'no office'}, {term}"
        paper.print(Padding(Text(clean(told)), (0, 0, 0, 2), expand=False))
