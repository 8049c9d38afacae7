"""`stance eval`: an engine and the checks against a gold set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.asking import model_options
from stance.cli.output import OUTPUT, console, write
from stance.cli.sources import given_options
from stance.cli.spending import spending_options, warnings_told
from stance.errors import OptionsError
from stance.options import Options, make_options

if TYPE_CHECKING:
    from stance.evaluate import Evaluation


def _settings(text: str, base: dict[str, Any]) -> Options:
    """Read "engine=offline,repairs=0" over the settings of the first run."""
    given = dict(base)
    for part in text.split(","):
        name, sign, value = part.partition("=")
        if not sign or name.strip().replace("-", "_") not in Options.model_fields:
            known = ", ".join(sorted(Options.model_fields))
            raise OptionsError(f"--against {part!r} is no setting: write NAME=VALUE with a name among {known}.")
        given[name.strip().replace("-", "_")] = value.strip()
    return make_options(**given_options(given))


@click.command(name="eval")
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@model_options
@spending_options
@click.option(
    "--against",
    metavar="NAME=VALUE,...",
    help="A second setting, over the first, tested against it article by article.",
)
@click.option(
    "--checks/--no-checks",
    default=True,
    show_default=True,
    help="Put true, reworded and falsified positions through the checks.",
)
@click.option("--faults", is_flag=True, help="List every fault on the console.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["console", "json", "html"]),
    default="console",
    show_default=True,
    help="How to print.",
)
@click.option("-o", "--output", type=OUTPUT, help="Write to this file instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
def evaluate(gold: Path, against: str | None, checks: bool, form: str, output: Path | None, **given: Any) -> int:
    """Score an engine and the checks against the annotated articles in the folder GOLD.

    GOLD holds NAME.txt and NAME.json for each article, as docs/annotation.md describes, or is a folder of one of the
    corpora PolNeAR (text/, attributions/), SEESAW (articles/, annotations/), RuSentRel (artN.opin.txt), which are read
    offline. The interval of each figure is over articles; a second setting is tested with the same articles, paired.
    Bounds hold for each setting by itself; what a run that they stop has done is scored.

    \b
    Examples:
      stance eval bench/gold/positions/reporting
      stance eval my-gold --model qwen --base-url http://127.0.0.1:8081/v1 --against engine=offline
      stance eval my-gold --format html -o eval.html
    """
    quiet, faults = given.pop("quiet"), given.pop("faults")
    base = {k: v for k, v in given.items() if v is not None}
    options = make_options(**given_options(base))
    second = _settings(against, base) if against else None
    from stance.evaluate import corpus_of, load_gold
    from stance.evaluate import run as running
    from stance.evaluate.score import compare

    if corpus_of(gold):
        if second or options.chosen_engine == "llm":
            raise OptionsError(f"{str(gold)!r} is a corpus, which is read offline: leave out --model and --against.")
        return _corpus(gold, form, output, quiet=quiet)
    articles = load_gold(gold)
    done: list[str] = []

    def progress(name: str) -> None:
        done.append(name)
        if not quiet:
            click.echo(f"{len(done)} of {len(articles) * (2 if second else 1)}: {name}", err=True)

    with warnings_told():
        runs = tuple(running.evaluate(articles, o, progress) for o in (options, second) if o is not None)
    paired = len(runs) > 1 and runs[0].articles == runs[1].articles
    report = running.Report(
        gold=str(gold),
        settings=runs,
        differences=compare(runs[0].outcome, runs[1].outcome) if paired else None,
        checks=running.check_gold(articles) if checks else None,
    )
    _print(report, form, output, faults)
    if second and not paired:
        click.echo("stance: the two settings did not both finish the same articles: not compared", err=True)
    return _skipped(runs)


def _corpus(folder: Path, form: str, output: Path | None, *, quiet: bool) -> int:
    from stance.evaluate import evaluate_corpus, load_corpus
    from stance.evaluate.run import Report

    corpus = load_corpus(folder)
    done: list[str] = []

    def progress(name: str) -> None:
        done.append(name)
        if not quiet and len(done) % 50 in (0, 1):
            click.echo(f"{len(done)} of {len(corpus.articles)}: {name}", err=True)

    run = evaluate_corpus(corpus, progress)
    _print(Report(gold=str(folder), settings=(run,)), form, output, faults=False)
    return _skipped((run,))


def _skipped(runs: Sequence[Evaluation]) -> int:
    for name, why in (skipped for run in runs for skipped in run.skipped):
        click.echo(f"stance: skipped {name!r}: {why}", err=True)
    stopped = [run.stopped for run in runs if run.stopped]
    for why in stopped:
        click.echo(f"stance: stopped: {why} What was done before is scored.", err=True)
    return 5 if stopped else 1 if any(not run.articles for run in runs) else 0


def _print(report: Any, form: str, output: Path | None, faults: bool) -> None:
    from stance.report import evaluation

    if form == "json":
        write(evaluation.dumps(report), output)
    elif form == "html":
        write(evaluation.page(report), output)
    else:
        paper = console(output)
        evaluation.show(report, paper, faults=faults)
        if output is not None:
            write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
