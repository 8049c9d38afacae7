"""What an object only names: "добивается согласия Киева", "сомнения в готовности Киева", "назвал отказ ошибкой"."""

from __future__ import annotations

from stance.attribution.cues import Lexicon
from stance.attribution.found import Found
from stance.records import Act, Span
from stance.text.morphology import shapes
from stance.text.words import tokenize

_WANTED: frozenset[Act] = frozenset({"demands", "asks"})
_JUDGED: frozenset[Act] = frozenset({"refuses", "accuses", "accepts"})


def only_wanted(item: Found, outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether `item` is a noun that `outer` demands, hopes for or doubts: nobody has consented or refused."""
    if outer.form is None or not _is_object(item, outer, text, lexicon):
        return False
    held = lexicon.grammar["hoping"] | lexicon.grammar["believing"]
    return outer.form.group.act in _WANTED or outer.form.lemma in held


def only_judged(item: Found, outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether `item` is a noun that `outer` takes a stand on: the outlet tells of it, not whoever judges.

    So does what a relative clause tells of that noun: "rejects the map | that Kyiv proposed".
    """
    if _of_object(item, outer, text, lexicon):
        return True
    if outer.form is None or not _is_object(item, outer, text, lexicon):
        return False
    group = outer.form.group
    judges = group.act in _JUDGED or group.polarity != "neutral" or outer.form.lemma in lexicon.grammar["calling"]
    # what is felt: "недоволен отказом Киева"
    felt = outer.form.kind == "adjective" and not group.speech
    return judges or felt or "E" in group.frames or "D" in group.frames


def _of_object(item: Found, outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a relative clause on the object of `outer` tells it, or one with "what" that is the object."""
    if item.source is None or not item.content or not outer.content or outer.frame not in {"N", "P", "C"}:
        return False
    if item.form is not None and called_what(item.form.lemma, item.source, text, lexicon):
        # "demands what Kyiv calls a surrender"
        return True
    if outer.frame == "C":
        return False
    if item.form is not None and item.form.kind == "noun" and item.cue is not None and lexicon.kind != "inflected":
        # "denied the claim, made by Kyiv, that"
        return item.source.start > item.cue.end and outer.content[0].start <= item.cue.start < outer.content[-1].end
    thing = item.content[0]
    if thing.end > item.source.start or not outer.content[0].start <= thing.start < thing.end <= outer.content[0].end:
        return False
    return takes_up(item.content[-1], item.source, text, lexicon)


def takes_up(thing: Span, source: Span, text: str, lexicon: Lexicon) -> bool:
    """Whether a clause about `thing`, its subject `source` behind it, is a relative one: "the map Kyiv proposed"."""
    between = text[thing.end : source.start].lower().strip(" ,").split()
    bare = not between and lexicon.kind != "inflected"
    return bare or not lexicon.grammar["relatives"].isdisjoint(between)


def called_what(lemma: str, source: Span, text: str, lexicon: Lexicon) -> bool:
    """Whether a verb that gives names has "what" before its subject: "what Kyiv calls a surrender"."""
    if (
        lexicon.kind == "inflected"
        or lemma.split(maxsplit=1)[0] not in lexicon.grammar["name_giving"] | lexicon.grammar["named_as"]
    ):
        return False
    return text[max(0, source.start - _BEFORE) : source.start].lower().split()[-1:] == ["what"]


_BEFORE = 12


def _is_object(item: Found, outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether `item` is a noun and the head of what `outer` governs, behind its preposition and its adjectives."""
    if lexicon.kind != "inflected" or item.form is None or item.form.kind != "noun" or item.cue is None:
        return False
    content = next((c for c in outer.content if c.start <= item.cue.start < c.end), None)
    if content is None:
        return False
    passing = lexicon.grammar["prepositions"] | lexicon.grammar["possessive"] | lexicon.grammar["particles"]
    before = tokenize(text, content.start, item.cue.start)
    return all(
        t.low in passing or any(s.part in {"adjective", "pronoun"} for s in shapes(t.low, lexicon.language)[:1])
        for t in before
    )
