"""Who said what: every ascription of content to a source, found in the text without a model."""

from stance.attribution.build import find
from stance.attribution.cues import languages, load_lexicon
from stance.attribution.testimony import Testimony, testimony


def topic_cues(language: str) -> frozenset[str]:
    """The cue lemmas whose object is only what was talked about, no claim ("discuss")."""
    return load_lexicon(language).topics


__all__ = ["Testimony", "find", "languages", "testimony", "topic_cues"]
