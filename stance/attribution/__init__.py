"""Who said what: every ascription of content to a source, found in the text without a model."""

from collections.abc import Sequence

from stance.attribution.acts import Shown, act_of_another, own_clauses, refusal_denied, shown, shown_in, told_words
from stance.attribution.build import find
from stance.attribution.cues import languages, load_lexicon, third
from stance.attribution.others import told_of_others
from stance.attribution.referring import points_back
from stance.attribution.retelling import Retold, retold
from stance.attribution.spoken_of import called_what, takes_up
from stance.attribution.testimony import (
    Testimony,
    enclosing,
    is_answer,
    is_reception,
    sentence_by_sentence,
    testimony,
)
from stance.attribution.uncommitted import uncommitted
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


def rumoured(cue: str, language: str) -> bool:
    """Whether the words of a cue tell of a rumour that nobody is named for ("по слухам")."""
    return cue.lower() in load_lexicon(language).frames.get("hearsay_frames", ())


def third_person(verb: str) -> str:
    """The English verb as one somebody does it: "argue" is "argues"."""
    return third(verb)


def is_participle(word: str, lemma: str, language: str) -> bool:
    """Whether a word, lower case, is the participle of a cue that takes no auxiliary: "arguing" of "argue"."""
    return any(f.kind == "ing" and f.lemma == lemma for f in load_lexicon(language).forms.get(word, ()))


def telling_words(language: str) -> frozenset[str]:
    """Every word form, lower case, that can begin a cue."""
    return load_lexicon(language).starts


def says_nothing(attributions: Sequence[Attribution], index: int, text: str, language: str) -> bool:
    """Whether nothing that was said is told: "did not say whether", "declined to comment", "answered whether"."""
    attribution = attributions[index]
    outer = attributions[attribution.within] if attribution.within is not None else None
    if outer is not None and outer.speakers == attribution.speakers and _withheld(outer, text, language):
        # "declined to comment on the plan": the comment is not made
        return True
    if attribution.cue is None:
        return False
    if _anonymity(attribution, text, language):
        return True
    if attribution.negated and attribution.cue.speech and attribution.cue.act == "states":
        tells = attribution.cue.lemma in grammar(language, "telling_denied")
        return not tells and not _will_not(attribution, text, language)
    indirect = attribution.cue.act == "states" and attribution.kind == "indirect"
    told = _words(attribution, text) if indirect else []
    plain = not attribution.negated and attribution.cue.speech and attribution.cue.polarity == "neutral"
    if told and plain and len(told) <= _WORDING and told[-1] in grammar(language, "wordings"):
        # "repeated the sentence", "говорил об этом"
        return True
    opening = told[:2]
    questions = grammar(language, "untold")
    if opening:
        # in Russian the particle stands behind the first word
        return opening[0] in questions or opening[-1] in grammar(language, "asking_particles")
    return _withheld(attribution, text, language)


_WORDING = 3


def _words(attribution: Attribution, text: str) -> list[str]:
    return [t.low for c in attribution.content[:1] for t in tokenize(text, c.start, c.end)]


def _withheld(attribution: Attribution, text: str, language: str) -> bool:
    """Whether only an answer is refused: "to comment", "от комментариев", "to discuss details"."""
    if attribution.cue is None or attribution.negated or attribution.cue.act != "refuses":
        return False
    words = _words(attribution, text)
    # in English without "to" it is an object: "refused comment"
    if words and words[0] in grammar(language, "before_withheld"):
        words = words[1:]
    if not words:
        return False
    return words[0] in grammar(language, "withheld") or (
        words[0] in grammar(language, "withheld_of") and _of_telling(words[1:], language)
    )


def _of_telling(words: Sequence[str], language: str) -> bool:
    """Whether what somebody would not give or discuss belongs to the telling itself: "details", "his name"."""
    return not words or not grammar(language, "matters_of_telling").isdisjoint(words[:_NEAR])


def _anonymity(attribution: Attribution, text: str, language: str) -> bool:
    """Whether somebody only will not be named: "asked to stay anonymous", "declined to be identified"."""
    cue = attribution.cue
    if cue is None or cue.act not in _SETTING:
        return False
    words = _words(attribution, text)
    if len(words) > _SHORT:
        return False
    if not grammar(language, "anonymity").isdisjoint(words):
        return True
    # "to be named", not "that the captain be named"
    own = words[words[:1] == ["not"] :]
    return own[:2] == ["to", "be"] and not grammar(language, "not_named").isdisjoint(own[2:3])


_SETTING = frozenset({"asks", "demands", "refuses", "offers", "accepts"})
_SHORT = 9


def _will_not(attribution: Attribution, text: str, language: str) -> bool:
    """Whether somebody will not talk of a thing, which is a stand on it: "would not discuss a truce"."""
    cue = attribution.cue
    if cue is None or cue.lemma not in grammar(language, "withheld_of") & topic_cues(language):
        return False
    will = {t.low for t in tokenize(text, cue.start, cue.end)} & grammar(language, "refusing")
    return bool(will) and not _of_telling(_words(attribution, text), language)


_NEAR = 4


__all__ = [
    "Retold",
    "Shown",
    "Testimony",
    "act_of_another",
    "called_what",
    "collective",
    "enclosing",
    "find",
    "grammar",
    "is_answer",
    "is_participle",
    "is_reception",
    "languages",
    "load_lexicon",
    "noun_cues",
    "own_clauses",
    "points_back",
    "refusal_denied",
    "retold",
    "rumoured",
    "says_nothing",
    "sentence_by_sentence",
    "shown",
    "shown_in",
    "takes_up",
    "telling_words",
    "testimony",
    "third_person",
    "told_of_others",
    "told_words",
    "topic_cues",
    "uncommitted",
]
