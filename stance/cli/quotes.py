"""`stance quotes`: who said what."""

from __future__ import annotations

import json
from pathlib import Path

import click

from stance.cli.output import PATH, console, write
from stance.options import make_options


@click.command()
@click.argument("source", metavar="ARTICLE")
@click.option("--parties", metavar="A,B,...", help="Parties, by name or id; default US,Russia,Ukraine.")
@click.option(
    "--party-file",
    "party_files",
    multiple=True,
    type=PATH,
    help="A TOML file of party definitions; may be given again.",
)
@click.option("--date", metavar="YYYY-MM-DD", help="When it was published, over what the text says.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json"]),
    default="console",
    show_default=True,
    help="How to print.",
)
def quotes(source: str, parties: str | None, party_files: tuple[Path, ...], date: str | None, form: str) -> int:
    """List who said what in ARTICLE (a file, or - for standard input): speaker, cue, words, chain. No model is used."""
    from stance.analyze import attributions
    from stance.errors import SourceError
    from stance.ingest import load

    names = tuple(n.strip() for n in parties.split(",")) if parties else None
    options = make_options(parties=names, party_files=party_files or None, date=date)
    try:
        article = load(source, options)
        found = attributions(article, options=options)
    except SourceError as error:
        click.echo(f"stance: {error}", err=True)
        return 1
    if form == "json":
        rows = [a.model_dump(mode="json") for a in found]
        write(json.dumps({"source": article.source, "attributions": rows}, ensure_ascii=False, indent=2) + "\n", None)
        return 0
    from stance.report.console import show_attributions

    show_attributions(found, article.text, console())
    return 0
