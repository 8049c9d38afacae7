"""Articles, or analyses of them, compared from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stance.analyze import Began, analyze_async, blocking
from stance.compare.align import Aligned, lexical
from stance.compare.space import Space
from stance.compare.table import laid_out, language_of_labels
from stance.errors import InputError
from stance.options import Options, changed, make_options
from stance.records import Alignment, Analysis, Article, Comparison

if TYPE_CHECKING:
    from stance.engine import Engine
    from stance.model import Client


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
    ready(options)
    from stance.engine import make_engine

    own = make_engine(options) if engine is None or isinstance(engine, str) else None
    try:
        chosen = own or engine
        done = [
            one if isinstance(one, Analysis) else await analyze_async(one, engine=chosen, options=options)
            for one in articles
        ]
        same_parties(done)
        return await put_together(done, engine=chosen, options=options)
    finally:
        if own is not None:
            await own.aclose()


async def put_together(
    analyses: Sequence[Analysis], *, engine: Engine | str | None = None, options: Options
) -> Comparison:
    """Lay analyses side by side, their positions put into issues as `options.align` says, by the model of `engine`."""
    began, client = Began(), _client(engine)
    method = options.chosen_align
    if options.align is None and method == "lexical" and client is not None:
        method = "model"
    space = Space(analyses, as_given=method == "model")
    language = options.language or language_of_labels(analyses)
    return laid_out(space, await _aligned(space, client, options, language, method), language, began)


async def _aligned(space: Space, client: Client | None, options: Options, language: str, method: Alignment) -> Aligned:
    if method == "lexical":
        return lexical(space)
    if method == "semantic" and options.embedding_model is None:
        from stance.compare.semantic import by_meaning

        return await by_meaning(space, None, options)
    if client is not None:
        return await _asked(space, client, options, language, method)
    from stance.model import Client

    async with Client(options) as own:
        return await _asked(space, own, options, language, method)


async def _asked(space: Space, client: Client, options: Options, language: str, method: Alignment) -> Aligned:
    if method == "semantic":
        from stance.compare.semantic import by_meaning

        return await by_meaning(space, client, options)
    from stance.compare.by_model import by_model

    return await by_model(space, client, options, language)


def _client(engine: Engine | str | None) -> Client | None:
    """The client of an engine with a model, so that a run has one budget."""
    held = getattr(engine, "client", None)
    if held is None:
        return None
    from stance.model import Client

    return held if isinstance(held, Client) else None


def ready(options: Options) -> None:
    """Raise `OptionsError`, before anything is read, where positions cannot be put into issues as asked."""
    if options.chosen_align == "semantic":
        from stance.compare.semantic import check_ready

        check_ready(options)


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
