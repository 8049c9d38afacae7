"""`stance cache`: the answers that are kept, what they take, and how to be rid of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from stance.model.cache import AnswerCache

_DAY = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_SIZE = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}


def _span(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    del ctx, param
    found = re.fullmatch(r"\s*(\d+)\s*([smhdw])\s*", value) if value is not None else None
    if value is not None and not found:
        raise click.BadParameter(f"{value!r} is no time: write it as 30d, 12h or 4w.")
    return int(found[1]) * _DAY[found[2]] if found else None


def _bytes(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    del ctx, param
    found = re.fullmatch(r"\s*(\d+)\s*([KMG]?B)?\s*", value, re.IGNORECASE) if value is not None else None
    if value is not None and not found:
        raise click.BadParameter(f"{value!r} is no size: write it as 500MB, 2GB or in bytes.")
    return int(found[1]) * _SIZE[(found[2] or "").upper()] if found else None


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["console", "json"]), default="console", help="How to print.")
@click.pass_context
def cache(ctx: click.Context, form: str) -> int:
    """Show where models' answers are kept, their size, how many there are and how often they were used again.

    An answer is given again where the whole request is the same: endpoint, model, parameters, schema, prompt.

    \b
    Examples:
      stance cache
      stance cache prune --older 30d --max-size 500MB
      stance cache clear
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from stance.cli.spending import warnings_told

    kept_in = _cache()
    with warnings_told():
        kept = kept_in.kept()
    kept_in.close()
    if form == "json":
        click.echo(json.dumps({"path": str(kept_in.path), **kept._asdict()}, ensure_ascii=False, indent=2))
        return 0
    click.echo(str(kept_in.path))
    click.echo(f"{_many(kept.entries, 'answer')}, {kept.file_bytes / 1e6:.1f} MB on disk, {_many(kept.hits, 'hit')}")
    return 0


@cache.command()
@click.option("--older", callback=_span, metavar="TIME", help="Remove what was not used for so long: 30d, 12h, 4w.")
@click.option("--max-size", callback=_bytes, metavar="SIZE", help="Then remove what was longest unused: 500MB, 2GB.")
def prune(older: float | None, max_size: int | None) -> int:
    """Remove answers that were long unused, and as many more as a size asks for."""
    if older is None and max_size is None:
        raise click.UsageError("say what to remove: --older 30d, --max-size 500MB; 'stance cache clear' removes all.")
    return _remove(older, max_size)


@cache.command()
def clear() -> int:
    """Remove all answers."""
    return _remove(None, None)


def _remove(older: float | None, most_bytes: int | None) -> int:
    from stance.cli.spending import warnings_told

    kept_in = _cache()
    with warnings_told():
        gone = kept_in.prune(older=older, most_bytes=most_bytes)
    kept_in.close()
    click.echo(f"{_many(gone, 'answer')} removed")
    return 0


def _cache() -> AnswerCache:
    from stance.cli.sources import given_options
    from stance.model.cache import AnswerCache
    from stance.options import make_options

    return AnswerCache(make_options(**given_options({})).model_cache)


def _many(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' if count != 1 else ''}"
