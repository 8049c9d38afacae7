"""Who says what in a short text by itself: a summary's sentence, a statement."""

from __future__ import annotations

from functools import lru_cache

from stance.attribution.extract import find_all
from stance.records import Article, Block, Record
from stance.text import sentences


class Retold(Record):
    """One ascription of a short text: the words of its source, and those ascribed; no source is named by ""."""

    source: str
    content: str


@lru_cache(maxsize=1024)
def retold(text: str, language: str) -> tuple[Retold, ...]:
    """Every ascription in `text`, which is read as one paragraph."""
    article = Article(
        source="", text=text, blocks=(Block(start=0, end=len(text), kind="paragraph"),), language=language
    )
    return tuple(
        Retold(source=item.source.of(text) if item.source else "", content=" ".join(c.of(text) for c in item.content))
        for item in find_all(article, sentences(article))[0]
    )
