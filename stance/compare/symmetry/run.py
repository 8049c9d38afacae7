"""The symmetry audit from end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from stance.analyze import analyze_for, blocking, read
from stance.compare.symmetry.order import reordered
from stance.compare.symmetry.pairs import Pair, Tally
from stance.compare.symmetry.renamed import at_home, renamed
from stance.compare.symmetry.swap import Exchange
from stance.errors import InputError, ModelError, SourceError
from stance.options import Options, changed, make_options
from stance.parties import load_parties
from stance.records import Analysis, Article, Audit, Party, Span, Swapped

if TYPE_CHECKING:
    from stance.engine import Engine


async def audit_async(
    articles: Sequence[Article],
    *,
    swap: tuple[str, str] | None = None,
    engine: Engine | str | None = None,
    options: Options | None = None,
    **settings: Any,
) -> Audit:
    """Measure how often the tool changes its mind where only two parties, or the order of articles, are exchanged.

    For each pair of the parties (`swap` is one pair by ids or names, None all of them) every article is read again,
    once with the ids of the two definitions exchanged, once with every mention of the one in the place of one of the
    other, where both are states or both organizations: no text has "the bloc" for a state. Definitions are exchanged
    for the offline engine only: a model knows whom a name means. Two articles or more are also compared in other
    orders. An article that cannot be analysed is told in `skipped`.

    Raises `InputError` where there are no two parties to exchange, or one of `swap` is none of those asked for.
    """
    if options is None:
        options = make_options(engine=engine if isinstance(engine, str) else None, **settings)
    elif settings:
        options = changed(options, **settings)
    from stance.engine import make_engine

    parties = load_parties(options.parties, options.party_files)
    swaps = [_named(swap, parties)] if swap else list(combinations([p.id for p in parties], 2))
    if not swaps:
        raise InputError("an audit exchanges two parties, and only one was asked for: name another with --parties.")
    own = make_engine(options) if engine is None or isinstance(engine, str) else None
    try:
        chosen = own or engine
        assert chosen is not None and not isinstance(chosen, str)  # noqa: S101, PT018 - one of the two is there
        return await _Audit(chosen, options, parties, swaps).over(articles)
    finally:
        if own is not None:
            await own.aclose()


def audit(
    articles: Sequence[Article],
    *,
    swap: tuple[str, str] | None = None,
    engine: Engine | str | None = None,
    options: Options | None = None,
    **settings: Any,
) -> Audit:
    """Measure the tool's own bias; the same as `audit_async`, for callers without an event loop and for notebooks."""
    return blocking(audit_async(articles, swap=swap, engine=engine, options=options, **settings))


def _named(swap: tuple[str, str], parties: Sequence[Party]) -> tuple[str, str]:
    """The ids of two parties, by whatever names they are asked for."""
    found = []
    for name in swap:
        known = [p.id for p in parties if name.casefold() in {p.id.casefold(), *(n.casefold() for n in p.names)}]
        if not known:
            raise InputError(f"{name!r} is none of the parties asked for: {', '.join(p.id for p in parties)}.")
        found.append(known[0])
    if found[0] == found[1]:
        raise InputError(f"{swap[0]!r} and {swap[1]!r} are one party: an audit exchanges two.")
    return found[0], found[1]


class _Audit:
    """One audit: the engine, the parties, and what was found so far."""

    def __init__(
        self, engine: Engine, options: Options, parties: tuple[Party, ...], swaps: Sequence[tuple[str, str]]
    ) -> None:
        self.engine, self.options, self.parties, self.swaps = engine, options, parties, swaps
        self.tally = Tally()
        self.texts: list[Swapped] = []
        # made once: what is known of definitions is kept by their identity
        self.renamed = {swap: renamed(parties, swap) for swap in swaps}
        self.at_home = {swap: at_home(parties, swap) for swap in swaps}

    async def over(self, articles: Sequence[Article]) -> Audit:
        done: list[Analysis] = []
        skipped: list[tuple[str, str]] = []
        for article in articles:
            try:
                done.append(await self._one(article))
            except (SourceError, ModelError) as error:
                skipped.append((article.source, str(error)))
        orders = reordered(done, self.tally, self.options.language) if len(done) > 1 else 0
        spoken = Counter(a.article.language for a in done).most_common(1)
        language = self.options.language or (spoken[0][0] if spoken else "en")
        return Audit(
            engine=self.engine.name,
            model=self.engine.model,
            language=language,
            called={p.id: next((c.name for c in p.called if c.language == language), p.id) for p in self.parties},
            articles=tuple(a.article.source for a in done),
            swaps=tuple(self.swaps),
            orders=orders,
            texts=tuple(self.texts),
            counts=self.tally.counts(),
            flips=tuple(self.tally.flips),
            skipped=tuple(skipped),
        )

    async def _one(self, article: Article) -> Analysis:
        plain = await self._read(article, self.parties)
        for swap in self.swaps:
            if self.engine.name == "offline":
                after = await self._read(article, self.renamed[swap])
                Pair(plain, after, test="definitions", swap=swap, place=_stays).tell(self.tally)
            if len({p.kind for p in self.parties if p.id in swap}) == 1:
                await self._swapped(article, swap)
        return plain

    async def _swapped(self, article: Article, swap: tuple[str, str]) -> None:
        reading = read(article, self.parties)
        made = Exchange(reading, swap)
        self.texts.append(
            Swapped(
                article=article.source,
                swap=swap,
                sentences=len(reading.sentences),
                left_out=made.left_out,
                mentions=made.mentions,
                unmatched=made.unmatched,
            )
        )
        before = await self._read(made.before, self.parties)
        after = await self._read(made.after, self.at_home[swap])
        Pair(before, after, test="text", swap=swap, place=made.place).tell(self.tally)

    async def _read(self, article: Article, parties: tuple[Party, ...]) -> Analysis:
        return await analyze_for(article, parties, self.engine, self.options)


def _stays(span: Span) -> Span:
    return span
