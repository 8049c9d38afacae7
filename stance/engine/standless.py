"""Attributions that show no stand: what was only talked about, a verb without its subject, an act of no speech."""

from __future__ import annotations

import re

from stance.attribution import grammar, topic_cues
from stance.records import Article, Attribution
from stance.text.morphology import LANGUAGES


def no_stand(attribution: Attribution, article: Article) -> bool:
    """Whether an attribution shows no stand of whoever it is ascribed to."""
    return only_topic(attribution, article) or headless(attribution, article) or _no_speech(attribution, article)


def headless(attribution: Attribution, article: Article) -> bool:
    """Whether the words are a verb whose subject is not told: "deplored what he said | was a refusal"."""
    cue, source = attribution.cue, attribution.source
    if article.language in LANGUAGES or cue is None or source is None or attribution.kind == "direct":
        return False
    said = attribution.content[0]
    opening = said.of(article.text).split(maxsplit=1)[0].lower()
    asked = article.text[: source.start].rsplit(maxsplit=1)[-1:]
    taken = bool(asked) and asked[0].lower() in grammar(article.language, "wh") | grammar(article.language, "relatives")
    return said.start >= cue.end and taken and opening in grammar(article.language, "auxiliaries") - {"to"}


def _unlikely_quoted(attribution: Attribution, article: Article) -> bool:
    """Whether nobody was quoted so, or falsely: "was not quoted as", "no official was", "in a forged letter"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or attribution.negated:
        return True
    words = set(article.text[source.start : cue.end].lower().split()) | set(
        article.text[: source.start].lower().split()[-1:]
    )
    lists = ("negations", "none_of", "misquoting")
    return any(not words.isdisjoint(grammar(article.language, name)) for name in lists)


def only_topic(attribution: Attribution, article: Article) -> bool:
    """Whether only what was talked about is told: "commented on the deal", "explained why it had failed"."""
    if attribution.kind == "direct" or attribution.cue is None:
        return False
    if attribution.cue.lemma in _REFERRING and attribution.source and attribution.source.end <= attribution.cue.start:
        # "officials have said so, citing a decree", but "an official was quoted as saying"
        return " as " not in attribution.cue.of(article.text) or _unlikely_quoted(attribution, article)
    if attribution.cue.lemma in grammar(article.language, "commenting"):
        return True
    if attribution.cue.lemma in topic_cues(article.language):
        # "would not discuss a truce" tells a stand
        return not attribution.negated
    if attribution.cue.lemma in grammar(article.language, "talk_nouns") and attribution.source is not None:
        return _SUBJECT_MATTER.match(attribution.content[0].of(article.text)) is not None
    amid = len(attribution.content) > 1 and attribution.content[0].end <= attribution.cue.start
    if attribution.act != "states" or attribution.negated or amid:
        # "If it rains, he said, we will pay" asks nothing
        return False
    words = re.findall(r"[^\W\d_]+", attribution.content[0].of(article.text).lower())[:3]
    if len(words) > 1 and {words[1]} & grammar(article.language, "pointing"):
        # "о том, чем там заняты"
        words = words[2:]
    return bool(words) and words[0] in grammar(article.language, "asking_words")


def _no_speech(attribution: Attribution, article: Article) -> bool:
    """Whether somebody did, noticed or pointed to something, and said nothing of it: "mentioned polls", "saw it go"."""
    cue, text = attribution.cue, article.text
    if cue is None or attribution.kind == "direct" or attribution.negated or not attribution.content:
        return False
    told = attribution.content[-1].of(text).strip()
    words = told.lower().split()
    if not words:
        return False
    if cue.lemma in grammar(article.language, "noticing") and attribution.source is not None:
        return True
    if attribution.act != "states" or cue.polarity != "neutral":
        return False
    if attribution.content[-1].start < cue.end:
        return False
    written = cue.lemma in grammar(article.language, "writing")
    if written and words[0] in grammar(article.language, "prepositions"):
        # "writing in the Post, she said"
        return True
    if words[0].rstrip(".,") in grammar(article.language, "referring_back") and len(words) <= _FEW:
        # "suggested otherwise last month"
        return True
    if cue.lemma in _CALLING and "as" in words:
        # "referred to the deal as a betrayal"
        return False
    clause = words[0].strip('"“«„') in grammar(article.language, "clause") | {"that"}
    return not clause and cue.lemma in grammar(article.language, "naming_things")


_FEW = 3
_CALLING = frozenset({"refer to", "allude to"})
_REFERRING = frozenset({"cite", "quote"})
_SUBJECT_MATTER = re.compile(r"(?:about|on|regarding|concerning)\b", re.IGNORECASE)
