"""`stance schema`: the form of saved analyses."""

from __future__ import annotations

import json

import click

from stance.cli.output import write


@click.command()
def schema() -> int:
    """Print the JSON Schema of what 'stance summarize --format json' writes."""
    from stance.report import schema as saved_schema

    write(json.dumps(saved_schema(), ensure_ascii=False, indent=2) + "\n", None)
    return 0
