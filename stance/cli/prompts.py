"""`stance prompts`: the prompts that a model is asked with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from stance.cli.output import FOLDER, FORMAT, write


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--prompts", "folder", type=FOLDER, help="A folder with prompts of your own: checked, and listed.")
@FORMAT
def prompts(names: tuple[str, ...], folder: Path | None, form: str) -> int:
    """List the prompts, or show those NAMEd: version, variables, fingerprint, where they come from.

    Exit code 2 where a prompt of --prompts is malformed, uses a variable that it may not use or lacks one, or where a
    file is called as no prompt is.

    \b
    Examples:
      stance prompts
      stance prompts analyze
      stance prompts --prompts my-prompts
    """
    from stance.engine.prompts import VERSIONS, load_prompts

    for name in names:
        if name not in VERSIONS:
            raise click.UsageError(f"there is no prompt {name!r}: there are {', '.join(VERSIONS)}.")
    found = [p for p in load_prompts(folder) if not names or p.name in names]
    if form == "json":
        rows = [{**p.use.model_dump(), "variables": p.variables, "origin": p.origin} for p in found]
        if names:
            rows = [
                {**row, "system": p.system, "template": p.template, "schema": p.schema}
                for row, p in zip(rows, found, strict=True)
            ]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", None)
        return 0
    lines = []
    for p in found:
        lines.append(f"{p.name} v{p.version}  {p.fingerprint[:12]}  {p.origin}")
        lines.append(f"  variables: {', '.join(p.variables)}")
        if names:
            lines += ["", p.system, "===", p.template, ""]
    write("\n".join(lines) + "\n", None)
    return 0
