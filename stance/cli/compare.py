"""`stance compare`: several articles in, one matrix out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.output import OUTPUT, check_output, console, write
from stance.cli.sources import given_options, source_options
from stance.cli.spending import spending_options, warnings_told
from stance.errors import ModelError, SavedFileError, SourceError
from stance.options import Options, make_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stance.engine import Engine
    from stance.records import Analysis, Article

_LEAST = 2
_SAVED = (".json", ".jsonl", ".ndjson")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARTICLE...")
@source_options
@click.option(
    "--engine", type=click.Choice(["offline", "llm"]), help="Default: llm where a model is named, else offline."
)
@click.option("--model", metavar="NAME", help="The model to ask, such as gpt-5-mini. Environment: STANCE_MODEL.")
@click.option(
    "--base-url", metavar="URL", help="An OpenAI-compatible endpoint. Environment: STANCE_BASE_URL, OPENAI_BASE_URL."
)
@click.option("--format", "form", type=click.Choice(["console", "json"]), help="How to print; default by --output.")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file instead of standard output.")
@click.option(
    "--language",
    type=click.Choice(["en", "ru", "uk"]),
    help="The language of labels, statements and report; default that of most articles. Quotes stay as they are.",
)
@spending_options
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def compare(sources: tuple[str, ...], form: str | None, output: Path | None, quiet: bool, **given: Any) -> int:
    """Compare ARTICLEs on one event: who takes which position where, and what each outlet leaves out.

    ARTICLE is all that 'stance summarize' reads, or a file of analyses that it saved (--format json or jsonl). Two
    articles are needed. Copies of one text count as one voice.

    \b
    Examples:
      stance compare wire.txt tabloid.html https://example.org/news/1
      stance compare --parties US,Russia,Ukraine folder/
      stance summarize *.txt --format json -o all.json && stance compare all.json --format json -o compared.json
    """
    from stance.compare import same_parties, side_by_side
    from stance.report import dumps
    from stance.report.comparison import show_comparison

    form = form or ("json" if output and output.suffix.lower() == ".json" else "console")
    if output is not None:
        check_output(output)
    options = make_options(**given_options(given))
    if options.chosen_engine == "offline" and given["engine"] is None and not quiet:
        click.echo("No model is configured: using the offline engine. Name one with --model.", err=True)
    code, done = _analysed(sources, options)
    if len(done) < _LEAST:
        if code != 130:
            click.echo(f"stance: a comparison needs two articles or more, and {len(done)} could be read.", err=True)
        return code or 1
    same_parties(done)
    made = side_by_side(done, language=options.language)
    if form == "json":
        write(dumps(made), output)
        return code
    paper = console(output)
    show_comparison(made, paper)
    if output is not None:
        write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
    return code


def _analysed(sources: tuple[str, ...], options: Options) -> tuple[int, list[Analysis]]:
    """Every analysis that was saved or is made now, in the order of the sources, and the exit code so far."""
    from stance.analyze import blocking
    from stance.engine import make_engine

    code, done = 0, []
    engine = make_engine(options)
    try:
        with warnings_told():
            for found in _read(sources, options):
                try:
                    done.append(_one(found, engine, options))
                except SourceError as error:
                    click.echo(f"stance: {error}", err=True)
                    code = max(code, 1)
                except ModelError as error:
                    click.echo(f"stance: {error}", err=True)
                    code = 5 if engine.stopped else 3
                if engine.stopped:
                    click.echo(f"stance: stopped: {engine.stopped}", err=True)
                    code = 5
                    break
    except KeyboardInterrupt:
        click.echo(f"interrupted after {len(done)} articles: these are compared", err=True)
        code = 130
    finally:
        blocking(engine.aclose())
    return code, done


def _one(found: Article | Analysis | SourceError, engine: Engine, options: Options) -> Analysis:
    from stance.analyze import analyze
    from stance.records import Analysis

    if isinstance(found, SourceError):
        raise found
    return found if isinstance(found, Analysis) else analyze(found, engine=engine, options=options)


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

    path = Path(source)
    if path.suffix.lower() not in _SAVED or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        return loads(text, source)
    except SavedFileError:
        # a table of articles, or a damaged file of analyses
        if '"provenance"' in text:
            raise
        return None
