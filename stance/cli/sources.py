"""The options by which every command reads its sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from typing import Any, TypeVar

import click

from stance.cli.output import PATH, added

F = TypeVar("F", bound=Callable[..., Any])


def _columns(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    del ctx, param
    found = {}
    for pair in value:
        part, sign, column = pair.partition("=")
        if not sign or not part.strip() or not column.strip():
            raise click.BadParameter(f"{pair!r} is no PART=COLUMN: write it as --column text=body.")
        found[part.strip()] = column.strip()
    return found


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del ctx, param
    try:
        return Date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day: write it as 2025-12-31.") from error


def _names(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    del ctx, param
    return tuple(n.strip() for n in value.split(",")) if value is not None else None


_OPTIONS = (
    click.option(
        "--parties",
        callback=_names,
        metavar="A,B,...",
        help="Parties, by name or id; default those of --party-file, else US,Russia,Ukraine.",
    ),
    click.option(
        "--party-file",
        "party_files",
        multiple=True,
        type=PATH,
        help="A TOML file of party definitions; may be given again.",
    ),
    click.option(
        "--outlets",
        "outlet_files",
        multiple=True,
        type=PATH,
        help="A TOML file of outlets beyond the known ones; may be given again.",
    ),
    click.option("--outlet", metavar="NAME", help="Who published it, over what the text says."),
    click.option("--date", metavar="YYYY-MM-DD", callback=_day, help="When it was published, over what the text says."),
    click.option("--title", metavar="TEXT", help="Its title, over what the text says."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        callback=_columns,
        metavar="PART=COLUMN",
        help="Which column of a table holds text, title, outlet, author, date, url, language; may be given again.",
    ),
    click.option("--limit", type=int, help="Read at most so many articles of each source (a folder, a table)."),
    click.option("--allow-private", is_flag=True, default=None, help="Let addresses of private networks be fetched."),
    click.option("--delay", "fetch_delay", type=float, help="Seconds between two requests to one host; default 1."),
    click.option("--fetch-timeout", type=float, help="Seconds that fetching one page may take; default 30."),
    click.option("--max-page-bytes", type=int, help="The largest page that is fetched; default 10,000,000."),
    click.option("--no-page-cache", is_flag=True, help="Do not keep fetched pages on disk."),
)


def source_options(command: F) -> F:
    """Add the options by which articles are read; `given_options` makes of them what `make_options` takes."""
    return added(command, _OPTIONS)


def given_options(given: dict[str, Any]) -> dict[str, Any]:
    """What was given of the options, for `make_options`; pages are kept in the user's cache folder unless refused."""
    values = {k: v for k, v in given.items() if v not in (None, (), {})}
    refused = values.pop("no_page_cache", False)
    values["defaults"] = {"model_cache": cache_folder() / "model"}
    if refused:
        values["without"] = ("page_cache",)
    else:
        values["defaults"]["page_cache"] = cache_folder() / "pages"
    return values


def cache_folder() -> Path:
    """Where fetched pages, answers and what was learned of endpoints are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("stance", appauthor=False)
