"""Who said what: every ascription of content to a source, found in the text without a model."""

from stance.attribution.acts import Shown, of_another, shown
from stance.attribution.build import find
from stance.attribution.cues import languages, load_lexicon
from stance.attribution.referring import points_back
from stance.attribution.retelling import Retold, retold
from stance.attribution.testimony import Testimony, enclosing, is_answer, sentence_by_sentence, testimony
from stance.parties.lists import collective
from stance.records import Attribution
from stance.text.words import tokenize


def topic_cues(language: str) -> frozenset[str]:
    """The cue lemmas whose object is only what was talked about, no claim ("discuss")."""
    return load_lexicon(language).topics


def noun_cues(language: str) -> frozenset[str]:
    """The cue lemmas that are nouns ("demand", "consent")."""
    return load_lexicon(language).nouns


def grammar(language: str, name: str) -> frozenset[str]:
    """A list of grammar words of a language ("be_forms"), lower case; empty where it has none."""
    return load_lexicon(language).grammar.get(name, frozenset())


def telling_words(language: str) -> frozenset[str]:
    """Every word form, lower case, that can begin a cue."""
    return load_lexicon(language).starts


def says_nothing(attribution: Attribution, text: str, language: str) -> bool:
    """Whether nothing that was said is told: "did not say whether", "declined to comment", "answered whether"."""
    if attribution.cue is None:
        return False
    if attribution.negated and attribution.cue.speech and attribution.cue.act == "states":
        return True
    opening = [t.low for c in attribution.content[:1] for t in tokenize(text, c.start, c.end)][:2]
    questions = load_lexicon(language).grammar["untold"]
    if attribution.cue.act == "states" and attribution.kind == "indirect" and opening:
        # in Russian the particle stands behind the first word
        return opening[0] in questions or opening[-1] in load_lexicon(language).grammar["asking_particles"]
    if attribution.cue.act != "refuses":
        return False
    words = [t.low for c in attribution.content[:1] for t in tokenize(text, c.start, c.end)][:2]
    if not words:
        return False
    grammar = load_lexicon(language).grammar
    # "to comment", "от комментариев", "комментировать"; in English without "to" it is an object: "refused comment"
    return words[-1 if words[0] in grammar["before_withheld"] else 0] in grammar["withheld"]


__all__ = [
    "Retold",
    "Shown",
    "Testimony",
    "collective",
    "enclosing",
    "find",
    "grammar",
    "is_answer",
    "languages",
    "noun_cues",
    "of_another",
    "points_back",
    "retold",
    "says_nothing",
    "sentence_by_sentence",
    "shown",
    "telling_words",
    "testimony",
    "topic_cues",
]
