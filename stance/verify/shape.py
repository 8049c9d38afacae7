"""Shapes of a sentence in which who says what is often read wrongly: shown, but not as verified."""

from __future__ import annotations

import re

from stance.attribution import noun_cues
from stance.records import Attribution, Finding, Position, Reading
from stance.verify.lexicon import Words
from stance.verify.match import Match
from stance.verify.misread import misread
from stance.verify.rules import finding

# Words that may stand between a holder and the noun that is theirs: "Roe's own loud demand".
_BETWEEN = 3


def check_shape(reading: Reading, position: Position, found: Match, path: str, words: Words) -> list[Finding]:
    """Report a sentence whose shape leaves open whose the words are or that they are said (SRC012)."""
    if found.index is None or found.holder is None:
        return []
    if words.inflected:
        why = misread(reading, found, words)
        return [finding("SRC012", path, why, *position.evidence)] if why else []
    own = reading.attributions[found.index]
    if own.cue is None or own.source is None:
        return []
    why = _self_named(reading, own, found.holder.name, words) or _misread(reading, own, words)
    return [finding("SRC012", path, why, *position.evidence)] if why else []


def _self_named(reading: Reading, own: Attribution, name: str, words: Words) -> str | None:
    """Whether "he" is somebody whom the words name: "“Roe was fine,” he said" is hardly Roe."""
    text = reading.article.text
    if own.source is None or own.source.of(text).lower() not in words.pronouns:
        return None
    last = name.rsplit(maxsplit=1)[-1]
    if not last[0].isupper():
        last = name
    if not any(re.search(rf"\b{re.escape(last)}\b", part.of(text)) for part in own.content):
        return None
    return f"the words themselves name {last}, so that {own.source.of(text)!r} may be somebody else"


def _misread(reading: Reading, own: Attribution, words: Words) -> str | None:
    """Why the cue may be no cue of this source, if so."""
    text, cue, source = reading.article.text, own.cue, own.source
    if cue is None or source is None:
        return None
    shown = cue.of(text)
    if source.end > cue.start:
        return None
    gap = text[source.end : cue.start]
    nouns = noun_cues(reading.article.language)
    noun = cue.lemma in nouns and shown.lower() in {cue.lemma, f"{cue.lemma}s"} and not gap.endswith((" and ", " or "))
    if gap.isspace() and re.fullmatch(r"[a-z]+ing", shown):
        return f"{shown!r} does not tell that it was done"
    if cue.lemma not in nouns and re.match(r"['’]s\b", gap):
        return f"{shown!r} may belong to somebody else than the owner named before it"
    if noun and ("," in gap or len(gap.split()) > _BETWEEN + 1):
        return f"{shown!r} may be somebody else's"
    if shown[0].isupper() and not _titled(reading, own):
        return f"{shown!r} may be part of a name"
    fronted = own.kind == "indirect" and own.content[-1].end <= source.start and cue.lemma not in words.plain_speech
    if fronted and text[own.content[-1].end : source.start].strip() == ",":
        return f"what stands before {shown!r} may tell when or how, and not what"
    return None


def _titled(reading: Reading, own: Attribution) -> bool:
    """Whether capitals tell nothing: a heading, or a paragraph in capitals."""
    block = next((b for b in reading.article.blocks if b.start <= own.extent.start < b.end), own.extent)
    capitals = [w[0].isupper() for w in re.findall(r"[^\W\d_]{4,}", block.of(reading.article.text))]
    return getattr(block, "kind", "title") != "paragraph" or sum(capitals) * 2 > len(capitals)
