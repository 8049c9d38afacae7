"""The options that say which model is asked, and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from stance.cli.output import FOLDER, added

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--engine", type=click.Choice(["offline", "llm"]), help="Default: llm where a model is named, else offline."
    ),
    click.option("--model", metavar="NAME", help="The model to ask, such as gpt-5-mini. Environment: STANCE_MODEL."),
    click.option(
        "--base-url",
        metavar="URL",
        help="An OpenAI-compatible endpoint. Environment: STANCE_BASE_URL, OPENAI_BASE_URL.",
    ),
    click.option("--repairs", type=int, help="How often failing items are asked for again; default 1."),
    click.option(
        "--passes",
        type=int,
        help="How often an article is gone through; later passes ask only for what is missing. Default 1.",
    ),
    click.option(
        "--statements",
        type=click.Choice(["model", "article"]),
        help="Whose words a position is shown in: the model's (default), or the article's, in about half the tokens.",
    ),
    click.option(
        "--mask",
        is_flag=True,
        default=None,
        help="Show the model parties and their people as PARTY_A, PERSON_A1; names are put back in its answers.",
    ),
    click.option(
        "--max-input-tokens", type=int, help="Tokens of one prompt; longer articles are asked in parts. Default 6000."
    ),
    click.option("--max-output-tokens", type=int, help="Tokens of one answer; default 3000."),
    click.option("--temperature", type=float, help="How freely the model words its answers, 0 to 2; default 0."),
    click.option("--seed", type=int, help="What a model starts its choices from, where it takes one; default 0."),
    click.option("--reasoning-effort", metavar="LEVEL", help="For models that take it, such as low or high."),
    click.option("--timeout", type=float, help="Seconds that one request may take; default 300."),
    click.option("--retries", type=int, help="How often a request that may yet pass is sent again; default 2."),
    click.option("--prompts", type=FOLDER, help="A folder with prompts of your own."),
)


def model_options(command: F) -> F:
    """Add the options by which a model is chosen and asked."""
    return added(command, _OPTIONS)
