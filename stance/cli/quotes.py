"""`stance quotes`: who said what."""

from __future__ import annotations

import json
from typing import Any

import click

from stance.cli.output import FORMAT, console, write
from stance.cli.sources import given_options, source_options
from stance.options import make_options


@click.command()
@click.argument("source", metavar="ARTICLE")
@source_options
@FORMAT
def quotes(source: str, form: str, **given: Any) -> int:
    """List who said what in ARTICLE (a file, an address, - for standard input): speaker, cue, words, chain.

    No model is used.
    """
    from stance.analyze import attributions
    from stance.errors import SourceError
    from stance.ingest import load

    options = make_options(**given_options(given))
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
