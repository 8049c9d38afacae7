"""Where an inflected language leaves open who is meant, or whether anybody is said to hold it at all."""

from __future__ import annotations

import re

from stance.records import Attribution, Reading, Span, Speaker
from stance.text.morphology import nominative, shapes
from stance.text.words import Token, tokenize
from stance.verify.lexicon import Words

# How far behind words that assert nothing their clause may begin.
_REACH = 60
# How many words may stand from "aide" to the name of whom he serves.
_CLOSE = 3
_STOPS = re.compile(r"[.!?;:…]\s|\n")
_STEM = 3


def doubtful_source(reading: Reading, own: Attribution, holder: Speaker, words: Words) -> str | None:
    """Say why the words may be those of somebody else than who was found, if anything speaks for it.

    A pronoun whose quotation names that very person ("Poe sees a threat", he said), and somebody's man ("Poe's aide",
    "his aide") taken for the one whose man he is.
    """
    if own.source is None:
        return None
    tokens = [t for t in tokenize(reading.article.text, own.source.start, own.source.end) if t.word]
    if not tokens:
        return None
    named = {form for form, who in reading.names.items() if who.name == holder.name}
    surnames = {form.split()[-1] for form in named}
    if len(tokens) == 1 and tokens[0].low in words.thirds:
        said = [c for a in reading.attributions if a.source == own.source for c in a.content]
        inside = [t for c in said for t in tokenize(reading.article.text, c.start, c.end) if t.capital]
        if any(_raw(t) in surnames for t in inside):
            return f"{tokens[0].low!r} is hardly {holder.name}, whom the words name"
        return None
    if len(tokens) > 1 and tokens[0].low in words.whose and not any(_raw(t) in surnames for t in tokens):
        return f"it is somebody of {holder.name}'s who says it"
    # whoever is known by no name is that man himself: "a spokesman of the ministry"
    heads = [t for t in tokens if t.low.split("-")[-1] in words.aides and _raw(t) not in holder.name.lower().split()]
    last = tokens[-1]
    surname = last.capital and _raw(last) in surnames and _of_the_name(last, holder, reading)
    served = heads and surname and len(tokens) - tokens.index(heads[0]) <= _CLOSE
    if served and heads[0] is not last and last.text != straight(last.text, holder, reading):
        return f"it is somebody of {holder.name}'s who says it"
    called = _called(holder, reading)
    bent = called is not None and surname and last.low != called.split()[-1].lower()
    if bent and tokens[0] is not last and len(tokens) <= _CLOSE and _hangs(last, tokens[0], reading.article.language):
        # "критик Путина", "мать Дмитрия Пескова", "в офисе Зеленского"
        return f"it is somebody of {holder.name}'s who says it"
    return None


def _hangs(name: Token, head: Token, language: str) -> bool:
    """Whether a name in the genitive hangs on a common noun in another case: no title of whoever is named."""
    genitive = any(s.case == "genitive" for s in shapes(name.text, language))
    found = shapes(head.text, language)[:1]
    return genitive and any(s.part == "noun" and s.case != "genitive" and not s.proper for s in found)


def straight(surname: str, holder: Speaker, reading: Reading) -> str:
    """The surname in the nominative: as the definitions spell it, else as the dictionary bends it."""
    called = _called(holder, reading)
    return called.split()[-1] if called else nominative(surname, reading.article.language)


def _called(holder: Speaker, reading: Reading) -> str | None:
    """The name of somebody whom the definitions know, in the language of the article."""
    language = reading.article.language
    people = (who for p in reading.parties for who in p.people if who.name == holder.name)
    return next((c.name for who in people for c in who.called if c.language == language), None)


def _of_the_name(word: Token, holder: Speaker, reading: Reading) -> bool:
    """Whether a word is part of somebody's name and not of the office by which the text calls them: "глава МИД"."""
    name = f"{holder.name} {_called(holder, reading) or ''}".lower().split()
    return any(part[:_STEM] == word.low[:_STEM] for part in name)


def _raw(token: Token) -> str:
    return token.text.lower()


def unasserted(reading: Reading, own: Attribution, words: Words) -> str | None:
    """The words before a clause that keep it from being asserted: "it is wrong to believe that"."""
    text = reading.article.text
    if own.kind == "direct":
        return None
    start = min([s.start for s in (own.cue, own.source) if s is not None], default=own.extent.start)
    sentence = next((s for s in reading.sentences if s.start <= start < s.end), Span(start=start, end=start + 1))
    before = _STOPS.split(text[sentence.start : start])[-1].lower()
    that = "|".join(sorted(words.that))
    for phrase in words.unasserted:
        at = re.search(rf"(?<!\w){phrase}(?!\w)[^.;:]{{0,{_REACH}}},\s(?:{that})\s[^,]*$", before)
        if at is not None:
            return at[0].strip()
    return None
