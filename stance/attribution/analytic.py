"""Who said what in a language whose word order tells subject from object (English)."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.carriers import carriers, uncite
from stance.attribution.cues import Lexicon
from stance.attribution.direct import tag_after, tag_before
from stance.attribution.indirect import find_indirect
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range
from stance.attribution.quotes import Quote
from stance.records import Block

__all__ = ["carriers", "find_indirect", "pointing_back", "split_tagged", "tag_after", "tag_before", "uncite"]


def pointing_back(p: Passage) -> tuple[Range, Range] | None:
    """Return None: no English sentence only tells who said the one before."""
    del p
    return None


def split_tagged(text: str, quotes: Sequence[Quote], blocks: Sequence[Block], lexicon: Lexicon) -> list[Quote]:
    """Return the quotations as they are: an English tag stands outside the marks."""
    del text, blocks, lexicon
    return list(quotes)
