"""Clauses that hang on a thing: what a relative clause tells of it, what a clause with "what" calls it."""

from __future__ import annotations

from stance.attribution import called_what, grammar, load_lexicon, takes_up
from stance.records import Article, Attribution, Reading, Span
from stance.text.morphology import LANGUAGES


def in_relative(inner: Attribution, article: Article) -> bool:
    """Whether a relative clause tells of a thing that others speak of: "the map Kyiv proposed"."""
    if inner.source is None or inner.kind == "direct" or inner.content[-1].end > inner.source.start:
        return False
    return takes_up(inner.content[-1], inner.source, article.text, load_lexicon(article.language))


def with_relative(reading: Reading, inner: Attribution) -> Span:
    """Where an attribution stands, with the relative clause on its object: "rejects the map | that Kyiv proposed"."""
    whole = inner.extent
    for other in reading.attributions:
        if (
            other.content[0] in inner.content
            and other.extent.start >= whole.start
            and in_relative(other, reading.article)
        ):
            whole = Span(start=whole.start, end=max(whole.end, other.extent.end))
    return whole


def calls_what(reading: Reading, index: int) -> bool:
    """Whether an attribution only gives what another is about its name: "denounced what it called a provocation"."""
    own, article = reading.attributions[index], reading.article
    if own.source is None or own.cue is None or own.content[0].start < own.cue.end:
        return False
    return called_what(own.cue.lemma, own.source, article.text, load_lexicon(article.language))


def named_beside(reading: Reading, index: int) -> Attribution | None:
    """Whose object a clause with "what" is, where that is somebody else's: "Moscow demands what Kyiv calls X"."""
    own = reading.attributions[index]
    outer = reading.attributions[own.within] if own.within is not None else None
    if outer is None or outer.cue is None or outer.source is None or outer.speakers == own.speakers:
        return None
    begins = own.source is not None and outer.content[0].start >= own.source.start - len("what ") - 1
    named = begins and calls_what(reading, index) and outer.source.end <= outer.cue.start <= outer.content[0].start
    return outer if named else None


def sums_up(reading: Reading, own: Attribution) -> bool:
    """Whether what is taken up stands for all that was told before it: "a truce first, something Kyiv rejects"."""
    text, language = reading.article.text, reading.article.language
    thing = own.content[0]
    if language in LANGUAGES or own.cue is None or thing.end > own.cue.start or text[: thing.start][-2:] != ", ":
        return False
    if any(c.start < own.cue.end for c in own.content[1:]):
        # "a claim", with what was claimed
        return False
    words = thing.of(text).lower().split()
    if words[0] in grammar(language, "sweeping"):
        return True
    before = text[: thing.start - 2].rsplit(maxsplit=1)[-1:]
    return words[0] in {"a", "an"} and len(words) > 1 and bool(before) and not before[0][:1].isupper()
