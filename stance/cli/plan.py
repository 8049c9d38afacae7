"""`stance summarize --dry-run`: what a run would take, counted before any call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stance.cli.output import console, write
from stance.errors import SourceError
from stance.options import Options

if TYPE_CHECKING:
    from rich.console import Console

    from stance.engine.plan import Plan


def show_plan(sources: tuple[str, ...], options: Options, form: str, output: Path | None) -> int:
    """Print calls, tokens and cost per article and in all; returns the exit code."""
    if form not in ("console", "json"):
        raise click.UsageError("--dry-run prints on the console, or with --format json.")
    if options.chosen_engine == "offline":
        raise click.UsageError("--dry-run counts what a model would be asked: name one with --model.")
    from stance.analyze import read
    from stance.engine.llm import LlmEngine
    from stance.engine.plan import Plan
    from stance.ingest import load_all
    from stance.parties import load_parties

    # with an address no file is loaded as a model, and nothing is sent to it
    spared = {"base_url": options.base_url or "http://127.0.0.1/v1", "log_json": None, "cache": False}
    engine = LlmEngine(options.model_copy(update=spared))
    parties = load_parties(options.parties, options.party_files)
    plans: list[tuple[str, Plan, Plan]] = []
    code = 0
    for article in load_all(sources, options):
        try:
            if isinstance(article, SourceError):
                raise article
            plans.append((article.source, *engine.plan(read(article, parties), options)))
        except SourceError as error:
            click.echo(f"stance: {error}", err=True)
            code = 1
    none = Plan(0, 0, 0)
    whole = ("", sum((p for _, p, _ in plans), none), sum((q for _, _, q in plans), none))
    if form == "json":
        told = {"model": options.model, **_price(options), "articles": [_row(options, *p) for p in plans]}
        told["total"] = {k: v for k, v in _row(options, *whole).items() if k != "source"}
        write(json.dumps(told, ensure_ascii=False, indent=2) + "\n", output)
        return code
    paper = console(output)
    _print(paper, options, plans, whole)
    if output is not None:
        write(paper.file.getvalue(), output)  # type: ignore[attr-defined]
    return code


def _price(options: Options) -> dict[str, Any]:
    from stance.model.prices import find_price, prices_date

    price = find_price(options.model, options.prices)
    own = price is not None and price in options.prices.values()
    return {
        "usd_per_million": price.model_dump() if price else None,
        "prices_of": None if price is None or own else prices_date(),
    }


def _figures(options: Options, plan: Plan) -> dict[str, Any]:
    from stance.model.prices import cost, find_price

    most = cost(find_price(options.model, options.prices), plan.input_tokens, plan.output_tokens)
    return {
        "calls": plan.calls,
        "input_tokens": plan.input_tokens,
        "max_output_tokens": plan.output_tokens,
        "max_cost": None if most is None else round(most, 6),
    }


def _row(options: Options, source: str, plan: Plan, later: Plan) -> dict[str, Any]:
    return {"source": source, **_figures(options, plan), "at_the_very_most": _figures(options, plan + later)}


def _print(
    paper: Console, options: Options, plans: list[tuple[str, Plan, Plan]], whole: tuple[str, Plan, Plan]
) -> None:
    from rich.text import Text

    from stance.report.clean import clean

    def line(name: str, plan: Plan, style: str = "") -> None:
        figures = _figures(options, plan)
        calls = f"{plan.calls:,} call{'s' if plan.calls != 1 else ''}"
        cost = "price unknown" if figures["max_cost"] is None else f"at most USD {figures['max_cost']:.4f}"
        paper.print(Text(clean(name), style="bold"), soft_wrap=True)
        said = f"  {calls}, {plan.input_tokens:,} tokens in, at most {plan.output_tokens:,} out, {cost}"
        paper.print(Text(said, style=style), soft_wrap=True)

    for source, plan, _ in plans:
        line(source, plan)
    line(f"In all, {len(plans)} article{'s' if len(plans) != 1 else ''}", whole[1])
    line("At the very most: every answer cut and asked again in parts, repairs, joining", whole[1] + whole[2])
    price = _price(options)
    if price["prices_of"]:
        paper.print(Text(f"Prices of {price['prices_of']}; your own stand in stance.toml.", style="dim"))
    elif price["usd_per_million"] is None:
        hint = f'The price of {options.model!r} is not known: give it in stance.toml under [prices."{options.model}"].'
        paper.print(Text(clean(hint), style="dim"), soft_wrap=True)
