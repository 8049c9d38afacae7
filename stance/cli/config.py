"""`stance config`: the settings in effect, and where each comes from."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from stance.cli.output import FORMAT, console, write


@click.command()
@click.argument("names", nargs=-1, metavar="[SETTING]...")
@FORMAT
@click.option("--changed", is_flag=True, help="Only what a file or the environment sets.")
def config(names: tuple[str, ...], form: str, changed: bool) -> int:
    """Show the settings in effect here, or only each SETTING, and where each value comes from.

    What is given on the command line wins over the environment (STANCE_MODEL, STANCE_BASE_URL, STANCE_API_KEY,
    OPENAI_BASE_URL, OPENAI_API_KEY), then the nearest stance.toml in or above this folder, then the user's own
    stance.toml, which STANCE_CONFIG may name. A key is never shown.

    \b
    Examples:
      stance config
      stance config model base_url
      stance config --changed --format json
    """
    from stance.cli.sources import given_options
    from stance.config import files, user_file, without_credentials
    from stance.errors import OptionsError
    from stance.options import Options, effective, make_options

    defaults = given_options({})
    found = effective(**defaults)
    options = make_options(**defaults)
    for name in names:
        if name.replace("-", "_") not in Options.model_fields:
            raise OptionsError(f"there is no setting {name!r}: 'stance config' lists them.")
    asked = {n.replace("-", "_") for n in names}
    rows: dict[str, dict[str, Any]] = {}
    for name, value in options.model_dump(mode="json").items():
        origin = found[name].origin if name in found else "default"
        if (asked and name not in asked) or (changed and origin == "default"):
            continue
        shown = ("set" if options.api_key else None) if name == "api_key" else value
        if name == "base_url" and value:
            shown = without_credentials(value)
        rows[name] = {"value": shown, "from": origin}
    user, project = files(os.environ)
    if form == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", None)
        return 0
    from rich.table import Table
    from rich.text import Text

    from stance.report.clean import clean

    paper = console()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(overflow="fold")
    for name, row in rows.items():
        given = "" if row["from"] == "default" else clean(row["from"])
        table.add_row(Text(name, style="bold"), Text(clean(_shown(row["value"]))), Text(given, style="dim"))
    paper.print(table)
    if not names:
        paper.print(Text(f"\nYour file:      {user or f'none at {user_file()}'}", style="dim"), soft_wrap=True)
        paper.print(Text(f"Project's file: {project or 'none'}", style="dim"), soft_wrap=True)
    return 0


def _shown(value: Any) -> str:
    if value is None or value in ((), [], {}):
        return "-"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
