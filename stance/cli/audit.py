"""`stance audit`: the tool's own bias, measured on articles of yours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stance.cli.asking import model_options
from stance.cli.output import OUTPUT, check_output, console, write
from stance.cli.sources import given_options, source_options
from stance.cli.spending import spending_options, warnings_told
from stance.errors import SourceError
from stance.options import make_options

_FOUND = 4


def _pair(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, str] | None:
    del ctx, param
    if value is None:
        return None
    names = [name.strip() for name in value.split(",")]
    if len(names) != 2 or not all(names):
        raise click.BadParameter(f"{value!r} is no pair of parties: write it as US,Russia.")
    return names[0], names[1]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARTICLE...")
@source_options
@model_options
@spending_options
@click.option(
    "--swap", callback=_pair, metavar="A,B", help="The two parties that change places; default each pair of --parties."
)
@click.option(
    "--language",
    type=click.Choice(["en", "ru", "uk"]),
    help="The language of the report; default that of most articles. Sentences stay as they are.",
)
@click.option("--fail-on-flip", is_flag=True, help="Exit with 4 when anything flipped.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json"]),
    help="How to print; default by the ending of --output, else console.",
)
@click.option("-o", "--output", type=OUTPUT, help="Write to this file instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def audit(
    sources: tuple[str, ...],
    swap: tuple[str, str] | None,
    fail_on_flip: bool,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> int:
    """Measure the tool's own bias on ARTICLEs: what changes where only parties, or the order of articles, change.

    Three tests, told apart: the definitions of two parties exchange their ids (offline only); in a copy of each article
    every mention of the one stands in the place of one of the other; the articles are compared in other orders. Counted
    is what flips: stance (act, polarity), verdict, voice, whose a position or a source is, a party's status, issues,
    cells, differences, omissions.

    \b
    Examples:
      stance audit article.txt
      stance audit folder/ --swap US,Russia --format json -o audit.json
      stance audit article.txt --fail-on-flip
    """
    from stance.compare import audit as measured
    from stance.ingest import load_all
    from stance.report.audit import dumps, show_audit

    quiet = given.pop("quiet")
    form = form or ("json" if output and output.suffix.lower() == ".json" else "console")
    if output is not None:
        check_output(output)
    options = make_options(**given_options(given))
    if options.chosen_engine == "offline" and given["engine"] is None and not quiet:
        click.echo("No model is configured: using the offline engine. Name one with --model.", err=True)
    code, articles = 0, []
    with warnings_told():
        for found in load_all(sources, options):
            if isinstance(found, SourceError):
                click.echo(f"stance: {found}", err=True)
                code = 1
            else:
                articles.append(found)
        made = measured(articles, swap=swap, options=options)
    for source, why in made.skipped:
        click.echo(f"stance: {source!r}: {why}", err=True)
    if form == "json":
        write(dumps(made), output)
    else:
        paper = console(output)
        show_audit(made, paper)
        if output is not None:
            write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
    if made.skipped or not made.articles:
        code = max(code, 1)
    return _FOUND if fail_on_flip and made.flips else code
