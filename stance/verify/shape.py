"""Shapes of a sentence in which who says what is often read wrongly: shown, but not as verified."""

from __future__ import annotations

import re

from stance.attribution import enclosing, grammar, noun_cues
from stance.records import Attribution, Finding, Position, Reading
from stance.verify.lexicon import Words
from stance.verify.match import Match
from stance.verify.misread import misread
from stance.verify.pronoun import doubtful_pronoun
from stance.verify.rules import finding

# Words that may stand between a holder and the noun that is theirs: "Roe's own loud demand".
_BETWEEN = 3


def check_shape(reading: Reading, position: Position, found: Match, path: str, words: Words) -> list[Finding]:
    """Report a sentence whose shape leaves open whose the words are or that they are said (SRC012)."""
    if found.index is None or found.holder is None:
        return []
    own = reading.attributions[found.index]
    if words.inflected:
        why = _hanging(reading, own) or misread(reading, found, words)
        return [finding("SRC012", path, why, *position.evidence)] if why else []
    if own.source is None:
        return []
    why = doubtful_pronoun(reading, own, found.holder)
    why = why or _self_named(reading, own, found.holder.name, words) or _headlined(reading, found.holder.name)
    why = why or _hanging(reading, own)
    if why is None and own.cue is not None:
        why = _misread(reading, own, words) or _taken_for_granted(reading, own) or _unsaid(reading, found.index, words)
        why = why or _put_in(reading, found.index) or _told_beside(reading, found, words)
    return [finding("SRC012", path, why, *position.evidence)] if why else []


def _hanging(reading: Reading, own: Attribution) -> str | None:
    """Whether a condition is all that was found: "said that if the talks fail", and not what then."""
    text, condition, language = reading.article.text, own.condition, reading.article.language
    if condition is None or own.kind == "direct" or len(own.content) != 1 or not own.content[0].overlaps(condition):
        return None
    before = text[own.content[0].start : condition.start]
    behind = text[condition.end : own.content[0].end]
    goes_on = text[own.content[0].end :].lstrip('”»"’').startswith(",")
    bare = (
        goes_on
        and not re.search(r"\w", behind)
        and set(before.lower().split()) <= grammar(language, "clause") | {"that"}
    )
    return f"what hangs on {condition.of(text)!r} was not found" if bare else None


def _self_named(reading: Reading, own: Attribution, name: str, words: Words) -> str | None:
    """Whether "he" is somebody whom the words name: "“Roe was fine,” he said" is hardly Roe."""
    text = reading.article.text
    if own.source is None or own.source.of(text).lower() not in words.pronouns:
        return None
    last = name.rsplit(maxsplit=1)[-1]
    if not last[0].isupper():
        last = name
    called = {form for form, who in reading.names.items() if who.name == name and form not in words.pronouns}
    forms = sorted({last.lower(), *called})
    parts = [part.of(text).lower() for part in own.content]
    parts = [part for part in parts if any(form in part for form in forms)]
    named = "|".join(re.escape(form) for form in forms) if parts else ""
    if not any(re.search(rf"(?<!\bas )\b(?:{named})\b", part) for part in parts):
        return None
    return f"the words themselves name {last}, so that {own.source.of(text)!r} may be somebody else"


def _misread(reading: Reading, own: Attribution, words: Words) -> str | None:
    """Why the cue may be no cue of this source, if so."""
    text, cue, source = reading.article.text, own.cue, own.source
    if cue is None or source is None:
        return None
    shown, language = cue.of(text), reading.article.language
    if source.end > cue.start:
        return None
    gap = text[source.end : cue.start]
    nouns = noun_cues(language)
    noun = cue.lemma in nouns and shown.lower() in {cue.lemma, f"{cue.lemma}s"} and not gap.endswith((" and ", " or "))
    if gap.isspace() and re.fullmatch(r"[a-z]+ing", shown):
        return f"{shown!r} does not tell that it was done"
    predicated = {shown.lower().split()[-1]} & (grammar(language, "be_forms") | grammar(language, "remaining"))
    if cue.lemma not in nouns and not predicated and re.match(r"['’]s\b", gap):
        return f"{shown!r} may belong to somebody else than the owner named before it"
    last = gap.split()[-1:]
    if re.fullmatch(r"[a-z]+ing", shown) and last and last[0] in grammar(language, "for_doing"):
        return f"{shown!r} may be what somebody else does"
    if cue.lemma not in nouns and text[: source.start].endswith((" with ", "With ")):
        return f"{shown!r} may be what others do to {source.of(text)!r}"
    if noun and ("," in gap or len(gap.split()) > _BETWEEN + 1):
        return f"{shown!r} may be somebody else's"
    if shown[0].isupper() and not _titled(reading, own):
        return f"{shown!r} may be part of a name"
    fronted = own.kind == "indirect" and own.content[-1].end <= source.start and cue.lemma not in words.plain_speech
    if fronted and text[own.content[-1].end : source.start].strip() == ",":
        return f"what stands before {shown!r} may tell when or how, and not what"
    return None


def _headlined(reading: Reading, name: str) -> str | None:
    """Whether the name stands in the title alone, where every word has a capital: "Roe Says"."""
    text = reading.article.text
    if " " not in name or not all(word[0].isupper() for word in name.split()):
        return None
    if any(name in p.forms_of_bodies or name in p.forms_of_people for p in reading.parties):
        return None
    if any(name in p.whole or name.lower() in p.whole for p in reading.parties):
        return None
    titles = [b for b in reading.article.blocks if b.kind == "title" and _capitals(b.of(text))]
    if not any(name.lower() in b.of(text).lower() for b in titles):
        return None
    stands = [m.start() for m in re.finditer(rf"\b{re.escape(name.lower())}\b", text.lower())]
    inside = bool(stands) and all(any(b.start <= at < b.end for b in titles) for at in stands)
    return f"{name!r} may be other words of the title" if inside else None


def _told_beside(reading: Reading, found: Match, words: Words) -> str | None:
    """Whether a relay has a verb that tells nothing: "Roe offered aid after Kyiv refused" is the writer's telling."""
    relays = {h.name for h in found.told.chain if h.role == "relay"} if found.told is not None else set()
    if found.index is None or not relays:
        return None
    for index in enclosing(reading.attributions, found.index):
        outer = reading.attributions[index]
        first = outer.content[0].of(reading.article.text).lstrip().lower()
        if outer.cue is None or outer.kind == "direct" or not relays & {s.name for s in outer.speakers}:
            continue
        lemma = outer.cue.lemma
        telling = not lemma[0].isalpha() or not words.plain_speech.isdisjoint({lemma, *lemma.split()})
        if not telling and not first.startswith(("that ", "“", '"')):
            return f"{outer.cue.of(reading.article.text)!r} may not tell of it"
    return None


def _put_in(reading: Reading, index: int) -> str | None:
    """Whether who passes it on only tells what follows: "presses for war in a land where, Roe said, it rains"."""
    text, relatives = reading.article.text, grammar(reading.article.language, "wh")
    for outer in enclosing(reading.attributions, index):
        parts = reading.attributions[outer].content
        last = parts[0].of(text).rstrip(" ,").rsplit(maxsplit=1)[-1:]
        if last and last[0].lower() in relatives:
            return f"what is passed on may begin only behind {last[0]!r}"
    return None


def _taken_for_granted(reading: Reading, own: Attribution) -> str | None:
    """Whether who passes it on only speaks of it: "The experts praised Roe's proposals" tells no proposal."""
    text, cue, source = reading.article.text, own.cue, own.source
    if own.within is None or cue is None or source is None or cue.lemma not in noun_cues(reading.article.language):
        return None
    outer = reading.attributions[own.within]
    possessive = grammar(reading.article.language, "possessive")
    owned = re.match(r"['’]s?\s", text[source.end : source.end + 3]) or cue.of(text).startswith(("'s", "’s"))
    if not (owned or source.of(text).lower() in possessive) or {*outer.speakers} & {*own.speakers}:
        return None
    opens = any(c.start <= source.start and not text[c.start : source.start].strip("“\"' ") for c in outer.content)
    return f"{cue.of(text)!r} is only spoken of there" if opens and source.end <= cue.start else None


def _unsaid(reading: Reading, index: int, words: Words) -> str | None:
    """Whether a clause hangs on words that nobody was found to say: "the myth that Kyiv wants it", "imagine Kyiv"."""
    own, text = reading.attributions[index], reading.article.text
    around = [reading.attributions[i] for i in enclosing(reading.attributions, index)]
    if own.kind != "indirect" or own.source is None or own.cue is None or any(a.source is not None for a in around):
        return None
    if not own.source.end <= own.cue.start <= own.content[0].end:
        # "a port that Kyiv wants" has what is wanted before it
        return None
    sentence = next((s for s in reading.sentences if s.start <= own.source.start < s.end), own.extent)
    before = text[sentence.start : own.source.start].lower().split()
    if before and before[-1] in grammar(reading.article.language, "determiners") - {"that"}:
        before.pop()
    opens = before[-1] if before else own.source.of(text).lower().split()[0]
    unsaid = opens in words.supposing or (bool(before) and opens == "that")
    return f"nobody was found who says what {opens!r} opens" if unsaid else None


def _titled(reading: Reading, own: Attribution) -> bool:
    """Whether capitals tell nothing: a heading, or a paragraph in capitals."""
    block = next((b for b in reading.article.blocks if b.start <= own.extent.start < b.end), own.extent)
    heading = bool(getattr(block, "kind", "title") != "paragraph")
    return heading or _capitals(block.of(reading.article.text))


def _capitals(text: str) -> bool:
    """Whether most of its longer words begin with a capital."""
    capitals = [w[0].isupper() for w in re.findall(r"[^\W\d_]{4,}", text)]
    return bool(sum(capitals) * 2 > len(capitals))
