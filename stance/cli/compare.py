"""`stance compare`: several articles in, one matrix out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.asking import model_options
from stance.cli.formats import chosen, format_option, printed, ready, table_option, tabular, whole
from stance.cli.output import OUTPUT
from stance.cli.reviewing import review_options, reviewer, tell_left
from stance.cli.sources import given_options, source_options
from stance.cli.spending import spending_options, warnings_told
from stance.errors import SavedFileError, SourceError
from stance.options import Options, changed, make_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stance.corpus.helper import Helper
    from stance.engine.llm import LlmEngine
    from stance.engine.offline import OfflineEngine
    from stance.records import Analysis, Article, Comparison

_LEAST = 2
_INTERRUPTED = 130
_SAVED = (".json", ".jsonl", ".ndjson")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARTICLE...")
@source_options
@model_options
@format_option
@table_option
@click.option("-o", "--output", type=OUTPUT, help="Write to this file instead of standard output.")
@click.option(
    "--language",
    type=click.Choice(["en", "ru", "uk"]),
    help="The language of labels, statements and report; default that of most articles. Quotes stay as they are.",
)
@click.option(
    "--align",
    type=click.Choice(["lexical", "semantic", "model"]),
    help="How positions are put into issues: by their words, by vectors of their meaning, by the model. "
    "Default: model with --engine llm, else lexical.",
)
@click.option(
    "--embedding-model",
    metavar="NAME",
    help="A model of the endpoint's /embeddings for --align semantic; default the one of stance-toolkit[semantic].",
)
@spending_options
@review_options
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def compare(sources: tuple[str, ...], form: str | None, output: Path | None, quiet: bool, **given: Any) -> int:
    """Compare ARTICLEs on one event: who takes which position where, and what each outlet leaves out.

    ARTICLE is all that 'stance summarize' reads, or a file of analyses that it saved (--format json or jsonl). Two
    articles are needed. Copies of one text count as one voice. A file of this command (--format json) alone is shown
    again, without comparing again.

    \b
    Examples:
      stance compare wire.txt tabloid.html https://example.org/news/1
      stance compare --parties US,Russia,Ukraine folder/
      stance summarize *.txt -o all.json && stance compare all.json -o compared.json
      stance compare compared.json -o compared.md
      stance compare *.txt -o report.html
      stance compare compared.json --table framing -o framing.csv
    """
    form = chosen(form, output)
    whole(form)
    table = given.pop("table")
    tabular(table, form)
    ready(form, output)
    reviews, refused = given.pop("reviews"), given.pop("no_review")
    options = make_options(**given_options(given))
    decided = reviewer(reviews, [*sources, output], refused=refused, quiet=quiet)
    code, made = 0, _compared(sources, options)
    if made is None:
        if options.chosen_engine == "offline" and given["engine"] is None and not quiet:
            click.echo("No model is configured: using the offline engine. Name one with --model.", err=True)
        code, made = _made(sources, options, quiet=quiet)
        if made is None:
            return code or 1
    if decided is not None:
        from stance.compare import reviewed

        made = reviewed(made, decided)
        tell_left(decided, compared=True)
    printed(made, form, output, table)
    return code


def _made(sources: tuple[str, ...], options: Options, *, quiet: bool) -> tuple[int, Comparison | None]:
    """The comparison, all its calls within one budget, and the exit code; None for too few articles."""
    from stance.corpus.helper import beside

    if options.chosen_align == "semantic":
        from stance.compare import ready

        ready(options)
    # before the rest is imported, so that both get ready at once
    helper = beside(options, sum(Path(source).suffix.lower() not in _SAVED for source in sources))
    from stance.analyze import blocking
    from stance.compare import put_together, same_parties
    from stance.engine import make_engine

    engine = make_engine(options)
    try:
        code, done = _analysed(sources, options, engine, helper, quiet=quiet)
        if len(done) < _LEAST:
            if code != _INTERRUPTED:
                click.echo(f"stance: a comparison needs two articles or more, and {len(done)} could be read.", err=True)
            return code, None
        same_parties(done)
        # who interrupts a run wants no more calls
        options = changed(options, align="lexical") if code == _INTERRUPTED else options
        with warnings_told():
            made = blocking(put_together(done, engine=engine, options=options))
    finally:
        blocking(engine.aclose())
    for found in made.findings if not quiet else ():
        if found.code == "ANS011":
            click.echo(f"stance: issues: {found.message}", err=True)
    return code, made


def _compared(sources: tuple[str, ...], options: Options) -> Comparison | None:
    """The comparison that the one file given holds, in the language asked for; None where it is to be made."""
    from stance.report.saved import holds_comparison, load_comparison

    path = Path(sources[0])
    if len(sources) > 1 or path.suffix.lower() != ".json" or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    made = load_comparison(text, sources[0]) if holds_comparison(text) else None
    if made is None or options.language not in (None, made.language) or options.align not in (None, made.method):
        return None
    return made


def _analysed(
    sources: tuple[str, ...],
    options: Options,
    engine: LlmEngine | OfflineEngine,
    helper: Helper | None,
    *,
    quiet: bool,
) -> tuple[int, list[Analysis]]:
    """Every analysis that was saved or is made now, in the order of the sources, and the exit code so far."""
    from stance.cli.articles import run
    from stance.cli.results import Gathered
    from stance.records import Analysis

    order: list[Article | Analysis] = []

    def articles() -> Iterator[Article | SourceError]:
        for found in _read(sources, options):
            if not isinstance(found, SourceError):
                order.append(found)
            if not isinstance(found, Analysis):
                yield found

    gathered = Gathered()
    code, _ = run(articles(), options, gathered, quiet=quiet, engine=engine, helper=helper)
    made = {id(analysis.article): analysis for analysis in gathered.analyses}
    done = [one if isinstance(one, Analysis) else made.get(id(one)) for one in order]
    return code, [analysis for analysis in done if analysis is not None]


def _read(sources: tuple[str, ...], options: Options) -> Iterator[Article | Analysis | SourceError]:
    """What the sources hold, in their order: analyses where a file has some, else articles."""
    from stance.ingest import load_all

    for source in sources:
        saved = _saved(source)
        if saved is not None:
            yield from saved
        else:
            yield from load_all((source,), options)


def _saved(source: str) -> tuple[Analysis, ...] | None:
    """The analyses that a file holds, or None for one that holds something else."""
    from stance.report import loads
    from stance.report.fit import check_quotes

    path = Path(source)
    if path.suffix.lower() not in _SAVED or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        stored = loads(text, source)
    except SavedFileError:
        # a table of articles, or a damaged file of analyses
        if '"provenance"' in text:
            raise
        return None
    check_quotes(stored, source)
    return stored
