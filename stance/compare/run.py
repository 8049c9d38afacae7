"""Articles, or analyses of them, compared from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stance.analyze import analyze_async, blocking
from stance.compare.table import side_by_side
from stance.errors import InputError
from stance.options import Options, changed, make_options
from stance.records import Analysis, Article, Comparison

if TYPE_CHECKING:
    from stance.engine import Engine


async def compare_async(
    articles: Sequence[Article | Analysis],
    *,
    engine: Engine | str | None = None,
    options: Options | None = None,
    **settings: Any,
) -> Comparison:
    """Compare articles; those that are no analyses yet are analysed first, as by `analyze_async`.

    Raises `InputError` for fewer than two articles and for analyses made for different parties.
    """
    if options is None:
        options = make_options(engine=engine if isinstance(engine, str) else None, **settings)
    elif settings:
        options = changed(options, **settings)
    if len(articles) < 2:
        raise InputError(f"a comparison needs two articles or more, and was given {len(articles)}.")
    from stance.engine import make_engine

    own = make_engine(options) if engine is None or isinstance(engine, str) else None
    try:
        chosen = own or engine
        done = [
            one if isinstance(one, Analysis) else await analyze_async(one, engine=chosen, options=options)
            for one in articles
        ]
    finally:
        if own is not None:
            await own.aclose()
    same_parties(done)
    return side_by_side(done, language=options.language)


def compare(
    articles: Sequence[Article | Analysis],
    *,
    engine: Engine | str | None = None,
    options: Options | None = None,
    **settings: Any,
) -> Comparison:
    """Compare articles; the same as `compare_async`, for callers without an event loop and for notebooks."""
    return blocking(compare_async(articles, engine=engine, options=options, **settings))


def same_parties(analyses: Sequence[Analysis]) -> None:
    """Raise `InputError` where analyses were made for different parties: a gap would look like silence."""
    asked = [frozenset(entry.party for entry in a.parties) for a in analyses]
    for analysis, parties in zip(analyses, asked, strict=True):
        if parties != asked[0]:
            odd = ", ".join(sorted(parties ^ asked[0]))
            raise InputError(
                f"{analysis.article.source!r} was analysed for other parties than the first one ({odd}): "
                "analyse all for the same."
            )
