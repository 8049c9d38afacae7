"""Who said what: every ascription of content to a source, found in the text without a model."""

from stance.attribution.build import find
from stance.attribution.testimony import Testimony, testimony

__all__ = ["Testimony", "find", "testimony"]
