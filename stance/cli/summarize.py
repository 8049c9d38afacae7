"""`stance summarize`: articles in, checked analyses out."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from stance.cli.asking import model_options
from stance.cli.formats import chosen, format_option, ready
from stance.cli.output import OUTPUT, PATH
from stance.cli.parties import remark_unknown
from stance.cli.reviewing import Reviewed, review_options, reviewer, tell_left
from stance.cli.sources import given_options, source_options
from stance.cli.spending import spending_options
from stance.options import Options, make_options

_LEVELS = ("note", "unverify", "reject")


def _codes(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    del ctx, param
    return tuple(code.strip() for code in value.split(",") if code.strip()) if value is not None else None


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARTICLE...")
@source_options
@model_options
@format_option
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file instead of standard output.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "ru", "uk"]),
    help="The language of summary, statements and report; default the article's own. Quotes stay as they are.",
)
@click.option("--sentences", "summary_sentences", type=int, help="Sentences of an offline summary; default 5.")
@click.option(
    "--select",
    callback=_codes,
    metavar="CODES",
    help="Make only these checks, beside those that always are made: codes or what codes begin with, A,B,...",
)
@click.option("--ignore", callback=_codes, metavar="CODES", help="Leave these checks out; the analysis tells.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "unverify", "reject"]),
    help="Exit with 4 when a check of this effect or a graver one found something.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on unverify.")
@spending_options
@review_options
@click.option("--dry-run", is_flag=True, help="Count calls, tokens and cost, and ask nothing.")
@click.option("--record", "tape", type=OUTPUT, help="Record what the model answers in this file, for --replay.")
@click.option("--replay", type=PATH, help="Take the model's answers from a file of --record; asks no endpoint.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def summarize(
    sources: tuple[str, ...],
    form: str | None,
    output: Path | None,
    tape: Path | None,
    replay: Path | None,
    quiet: bool,
    **given: Any,
) -> int:
    """Summarize ARTICLEs and list what each party says in them, checked against the text.

    ARTICLE is a file (text, Markdown, HTML, PDF, DOCX, e-mail), an http(s) address, a folder, a pattern, a table (JSON
    Lines, CSV, Parquet), an RSS or Atom feed, a file that lists addresses, or - for standard input. Without a model the
    offline engine does it: it quotes the article's central sentences and reads positions off who said what.

    \b
    Examples:
      stance summarize article.txt
      cat article.txt | stance summarize -
      stance summarize https://example.org/news/1 saved.html report.pdf
      stance summarize articles.csv --column text=body --parties EU,China,Tesla --format json -o analyses.json
      stance summarize article.txt -o report.html
      stance summarize article.txt --model qwen --base-url http://127.0.0.1:8081/v1
    """
    level = given.pop("fail_on") or ("unverify" if given["strict"] else None)
    del given["strict"]
    remark = given["engine"] is None and not quiet
    dry_run = given.pop("dry_run")
    reviews, refused = given.pop("reviews"), given.pop("no_review")
    form = chosen(form, output)
    if tape is not None and replay is not None:
        raise click.UsageError(
            "--record and --replay exclude each other: a replay asks nothing that could be recorded."
        )
    with ExitStack() as stack:
        if replay is not None:
            from stance.model.tape import replay as replayed

            given = {**stack.enter_context(replayed(replay)), **{k: v for k, v in given.items() if v is not None}}
        options = _options(given, taped=tape is not None or replay is not None)
        if dry_run:
            from stance.cli.plan import show_plan

            return show_plan(sources, options, form, output)
        if tape is not None:
            from stance.model.tape import record

            if options.chosen_engine == "offline":
                raise click.UsageError(
                    "--record records a model's answers, and no model is configured: name one with --model."
                )
            stack.enter_context(record(tape, options))
        if options.chosen_engine == "offline" and remark:
            click.echo("No model is configured: using the offline engine. Name one with --model.", err=True)
        _ready(options, form, output, quiet=quiet)
        from stance.cli.results import results
        from stance.corpus.helper import beside

        decided = reviewer(reviews, [output], refused=refused, quiet=quiet)
        shown = results(form, output)
        shown = Reviewed(shown, decided) if decided is not None else shown
        # before the rest is imported, so that both get ready at once
        helper = beside(options, len(sources))
        from stance.cli.articles import run
        from stance.ingest import load_all

        code, graves = run(load_all(sources, options), options, shown, quiet=quiet, helper=helper)
        tell_left(decided)
    return code or (4 if level and graves & set(_LEVELS[_LEVELS.index(level) :]) else 0)


def _options(given: dict[str, Any], *, taped: bool) -> Options:
    """The options of the run; where it is recorded or replayed, nothing kept from other runs is used."""
    values = given_options(given)
    if taped:
        values["defaults"].pop("model_cache")
        values["without"] = (*values.get("without", ()), "model_cache")
    return make_options(**values)


def _ready(options: Options, form: str, output: Path | None, *, quiet: bool) -> None:
    """Refuse before any work what could not be done, or not be written after it."""
    from stance.ingest.outlets import load_outlets
    from stance.parties import load_parties

    asked = load_parties(options.parties, options.party_files)
    if options.parties and not quiet:
        remark_unknown(asked, options.party_files)
    load_outlets(options.outlet_files)
    ready(form, output)
    if options.select or options.ignore:
        from stance.verify import left_out

        left_out(options.select, options.ignore)
