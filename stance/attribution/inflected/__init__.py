"""Who said what in inflected languages with free word order (Russian, Ukrainian): found by case and agreement."""

from stance.attribution.inflected.carriers import carriers, uncite
from stance.attribution.inflected.finder import find_indirect
from stance.attribution.inflected.labels import pointing_back
from stance.attribution.inflected.tags import split_tagged, tag_after, tag_before

__all__ = ["carriers", "find_indirect", "pointing_back", "split_tagged", "tag_after", "tag_before", "uncite"]
