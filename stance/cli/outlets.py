"""`stance outlets`: the known outlets, those that a name or an address is of, or a file of outlets checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stance.cli.output import FORMAT, PATH, console, write

if TYPE_CHECKING:
    from rich.console import Console

    from stance.records import Outlet


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME|DOMAIN]...")
@click.option(
    "--outlets",
    "outlet_files",
    multiple=True,
    type=PATH,
    help="A TOML file of outlets: checked, and its outlets listed. May be given again.",
)
@FORMAT
def outlets(names: tuple[str, ...], outlet_files: tuple[Path, ...], form: str) -> int:
    """List the known outlets, or show those that each NAME, alias, DOMAIN or address is of, with whose they are.

    With --outlets alone the file is checked and its outlets are listed; exit code 2 where something is wrong in it.

    \b
    Examples:
      stance outlets
      stance outlets RT apnews.com
      stance outlets --outlets my.toml
    """
    from stance.ingest.outlets import known_outlets, load_outlets

    every = load_outlets(outlet_files)
    found = tuple(_find(n, every) for n in names)
    if not names:
        found = every[: len(every) - len(known_outlets())] if outlet_files else every
    if form == "json":
        write(json.dumps([o.model_dump(mode="json") for o in found], ensure_ascii=False, indent=2) + "\n", None)
        return 0
    paper = console()
    for outlet in found:
        _show(outlet, paper) if names else _list(outlet, paper)
    return 0


def _find(name: str, every: tuple[Outlet, ...]) -> Outlet:
    from stance.errors import OptionsError
    from stance.ingest.outlets import find_outlet

    found = find_outlet(name, name if "://" in name else f"https://{name}", every)
    if found is None:
        raise OptionsError(
            f"no outlet is known as {name!r}: see `stance outlets`, or define it in a file for --outlets."
        )
    return found


def _list(outlet: Outlet, paper: Console) -> None:
    from rich.text import Text

    from stance.report.clean import clean

    line = Text(clean(outlet.name), style="bold")
    tied = f"{outlet.tie} by {outlet.state}" if outlet.state else None
    line.append("  " + clean(", ".join(f for f in (outlet.country, *outlet.domains[:1], tied) if f)))
    paper.print(line)


def _show(outlet: Outlet, paper: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from stance.report.cautions import tie
    from stance.report.clean import clean
    from stance.report.wording import catalogue

    paper.print(Text(clean(outlet.name), style="bold"))
    told = [
        ("domains", ", ".join(outlet.domains)),
        ("aliases", ", ".join(outlet.aliases)),
        ("country", outlet.country),
        ("language", outlet.language),
        ("owner", outlet.owner),
        ("state", tie(outlet, catalogue("en"), outlet.state) if outlet.state else ""),
    ]
    for name, words in told:
        if words:
            paper.print(Padding(Text(clean(f"{name}: {words}")), (0, 0, 0, 2), expand=False))
