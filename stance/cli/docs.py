"""The command line as a page: `python -m stance.cli.docs > docs/cli.md`."""

from __future__ import annotations

import sys

import click

from stance.cli import COMMANDS, stance


def page() -> str:
    """Return docs/cli.md, made from the commands' own help."""
    parts = ["# The command line", ""]
    top = click.Context(stance, info_name="stance", terminal_width=100, **stance.context_settings)
    parts += ["```text", stance.get_help(top), "```"]
    for name in COMMANDS:
        command = stance.get_command(click.Context(stance), name)
        if command is not None:
            context = click.Context(command, parent=top, info_name=name)
            parts += ["", f"## stance {name}", "", "```text", command.get_help(context), "```"]
    return "\n".join(line.rstrip() for line in "\n".join(parts).split("\n")) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
