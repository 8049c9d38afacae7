"""Who said what in inflected languages with free word order (Russian, Ukrainian): found by case and agreement."""

from stance.attribution.inflected.finder import find_indirect
from stance.attribution.inflected.tags import split_tagged, tag_after, tag_before

__all__ = ["find_indirect", "split_tagged", "tag_after", "tag_before"]
