"""`stance rules`: every check."""

from __future__ import annotations

import json

import click

from stance.cli.output import FORMAT, console, write


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@FORMAT
def rules(codes: tuple[str, ...], form: str) -> int:
    """List every check, or explain those of CODE: what a failure does, what it means, an example of each outcome.

    CODE is a code or what codes begin with ("SRC"). A position is rejected when a check finds that the article
    contradicts it, unverified when it cannot be established; a note changes nothing.
    """
    from rich.padding import Padding
    from rich.text import Text

    from stance.verify import chosen_rules
    from stance.verify import rules as all_rules

    found = chosen_rules(codes) if codes else all_rules()
    if form == "json":
        write(json.dumps([r.model_dump() for r in found], ensure_ascii=False, indent=2) + "\n", None)
        return 0
    paper = console()
    for rule in found:
        paper.print(Text(f"{rule.code} {rule.name} ({rule.effect})", style="bold"))
        paper.print(Padding(Text(rule.summary), (0, 0, 0, 2), expand=False))
        paper.print(Padding(Text(f"fails:  {rule.fails}", style="red"), (0, 0, 0, 2), expand=False))
        paper.print(Padding(Text(f"passes: {rule.passes}", style="green"), (0, 0, 0, 2), expand=False))
    return 0
