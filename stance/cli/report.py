"""`stance report`: what was saved, shown again without a model."""

from __future__ import annotations

from pathlib import Path

import click

from stance.cli.formats import chosen, format_option, printed, ready, table_option, tabular, whole
from stance.cli.output import OUTPUT, saved_text
from stance.cli.reviewing import Reviewed, review_options, reviewer, tell_left


@click.command()
@click.argument("file", metavar="SAVED")
@format_option
@table_option
@click.option("-o", "--output", type=OUTPUT, help="Write to this file instead of standard output.")
@review_options
def report(
    file: str,
    form: str | None,
    table: str | None,
    output: Path | None,
    reviews: tuple[Path, ...],
    no_review: bool,
) -> int:
    """Show the analyses or the comparison in SAVED (or - for standard input) again, without a model.

    SAVED is what 'stance summarize' or 'stance compare' wrote with --format json or jsonl. Without --format and an
    output whose ending names one it is one HTML page: a single file that loads nothing, to be opened in a browser.

    \b
    Examples:
      stance report compared.json -o report.html
      stance report analyses.jsonl > report.html
      stance report compared.json --format markdown
    """
    form = "html" if form is None and output is None else chosen(form, output)
    tabular(table, form)
    ready(form, output)
    text = saved_text(file)
    from stance.report.fit import check_quotes
    from stance.report.saved import holds_comparison, load_comparison, loads

    decided = reviewer(reviews, [file, output], refused=no_review)
    if holds_comparison(text):
        whole(form)
        made = load_comparison(text, file)
        if decided is not None:
            from stance.compare import reviewed

            made = reviewed(made, decided)
            tell_left(decided, compared=True)
        printed(made, form, output, table)
        return 0
    from stance.cli.results import results

    if table is not None:
        raise click.UsageError(f"--table is for a comparison, and {file!r} holds analyses.")
    analyses = loads(text, file)
    check_quotes(analyses, file)
    shown = results(form, output)
    shown = Reviewed(shown, decided) if decided is not None else shown
    for analysis in analyses:
        shown.add(analysis)
    shown.close()
    tell_left(decided)
    return 0
