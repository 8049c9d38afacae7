"""The options that bound what a run with a model may spend, and how fast."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from stance.cli.output import OUTPUT, added

F = TypeVar("F", bound=Callable[..., Any])


def _refused(ctx: click.Context, param: click.Parameter, value: bool) -> bool | None:
    del ctx, param
    return False if value else None


_OPTIONS = (
    click.option(
        "--max-cost",
        type=float,
        metavar="USD",
        help="Stop before a call that could bring the run's cost over this; needs a known price.",
    ),
    click.option(
        "--max-tokens-total", type=int, help="Stop before a call that could bring the run's tokens over this."
    ),
    click.option("--deadline", type=float, metavar="SECONDS", help="Stop the run after so many seconds."),
    click.option("--concurrency", type=int, help="Calls under way at once; default 4."),
    click.option("--requests-per-minute", type=int, help="At most so many calls in any minute."),
    click.option("--tokens-per-minute", type=int, help="At most so many tokens asked for in any minute."),
    click.option(
        "--no-cache", "cache", is_flag=True, callback=_refused, help="Neither take answers from the cache nor keep any."
    ),
    click.option("--log-json", type=OUTPUT, help="Add a line of JSON to this file for each call; no keys, no text."),
)


def spending_options(command: F) -> F:
    """Add the options by which a run with a model is bounded."""
    return added(command, _OPTIONS)


@contextmanager
def warnings_told() -> Iterator[None]:
    """Print what is warned of in one line on standard error."""

    def tell(message: Warning | str, *_: Any, **__: Any) -> None:
        click.echo(f"stance: {message}", err=True)

    with warnings.catch_warnings():
        warnings.showwarning = tell
        yield
