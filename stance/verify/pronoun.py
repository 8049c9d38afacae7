"""Whom a pronoun means: shown, but not as verified, where the text leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from stance.attribution import grammar
from stance.records import Attribution, Reading, Sentence, Speaker
from stance.text.morphology import LANGUAGES
from stance.text.words import in_word

# So many characters may stand before the name that a sentence is about: "On Monday, ".
_OPENING = 25
# "Roe", "Mr. Roe"
_SHORT = 2


def doubtful_pronoun(reading: Reading, own: Attribution, holder: Speaker) -> str | None:
    """Why the pronoun that is the source may mean somebody else than `holder`, if so.

    "It" and "they" are read as whoever the sentence, or the one before, tells to have said something; else they are as
    often a bill or a speech. "He" and "she" go on as whoever was named last, until somebody else is.
    """
    language = reading.article.language
    word = _word(reading, own)
    if word in grammar(language, "neuter") | grammar(language, "plural"):
        if _told_just_before(reading, own, holder) or _alone_before(reading, own, holder):
            return None
        verb = reading.article.text[: own.source.start].split()[-1:] if own.source else []
        if verb and verb[0].lower() in grammar(language, "repeated"):
            # "Kyiv renewed its call"
            return None
        return f"{word!r} may be something else than {holder.name}"
    if word in grammar(language, "masculine") | grammar(language, "feminine"):
        if of_the_other(reading, own, holder, word):
            return f"{word!r} may be whom {holder.name} tells of"
        rival = _named_since(reading, own, holder)
        return f"{word!r} may be {rival}, named last" if rival else None
    bearer = _namesake(reading, own, holder)
    return f"{word!r} may be {bearer}, heard last" if bearer else None


def of_the_other(reading: Reading, own: Attribution, holder: Speaker, word: str) -> bool:
    """Whether the holder speaks of another there: "accused Roe of having said that he ...", "сказал, что тот ..."."""
    outer = reading.attributions[own.within] if own.within is not None else None
    if outer is None or own.source is None or all(s.name != holder.name for s in outer.speakers):
        return False
    accused = outer.act == "accuses" and all(c.start < own.source.start for c in outer.content)
    return accused or word in grammar(reading.article.language, "latter")


def _namesake(reading: Reading, own: Attribution, holder: Speaker) -> str | None:
    """Who else of the surname by which the holder is called was the last of them to be heard."""
    last = holder.name.rsplit(maxsplit=1)[-1]
    called = own.source.of(reading.article.text).split() if own.source is not None else []
    alone = len(called) == 1 or (len(called) == _SHORT and called[0].endswith("."))
    if own.source is None or not alone or called[-1] != last or not last[0].isupper() or " " not in holder.name:
        return None
    named = {who.name for who in reading.names.values() if who.name.endswith(f" {last}")}
    heard = [
        (a.source.start, s.name)
        for a in reading.attributions
        for s in a.speakers
        if a.source is not None and a.source.start < own.source.start and s.name in named
    ]
    name = max(heard, default=(0, holder.name))[1]
    return name if name != holder.name else None


def _word(reading: Reading, own: Attribution) -> str:
    return own.source.of(reading.article.text).lower() if own.source is not None else ""


def _place(reading: Reading, at: int) -> int:
    """The number of the sentence that holds code point `at`."""
    return next((k for k, s in enumerate(reading.sentences) if at < s.end), len(reading.sentences))


def _told_just_before(reading: Reading, own: Attribution, holder: Speaker) -> bool:
    """Whether the holder is the source of words in the same sentence or the one before, by name or surely."""
    if own.source is None:
        return False
    place = _place(reading, own.source.start)
    for other in reading.attributions:
        if other is own or other.source is None or other.source.start >= own.source.start:
            continue
        if not any(s.name == holder.name for s in other.speakers) or place - _place(reading, other.source.start) > 1:
            continue
        if _word(reading, other) != _word(reading, own) or _told_just_before(reading, other, holder):
            return True
    return False


def _alone_before(reading: Reading, own: Attribution, holder: Speaker) -> bool:
    """Whether the sentence before is about the holder alone, and about no paper: "Moscow is furious. It says ..."."""
    language, text = reading.article.language, reading.article.text
    place = _place(reading, own.source.start) if own.source is not None else 0
    if language in LANGUAGES or not place or place >= len(reading.sentences):
        return False
    before, here = reading.sentences[place - 1], reading.sentences[place]
    words = re.findall(r"[\w’'-]+", before.of(text).lower())
    first = holder.name.lower().split()
    opens = words[: len(first)] == first or words[1 : len(first) + 1] == first
    papers = grammar(language, "documents") | grammar(language, "sayables") | grammar(language, "outlets")
    if before.block != here.block or not opens or not papers.isdisjoint(words):
        return False
    others = re.findall(r"(?<!^)\b[A-Z][\w’'-]+", before.of(text))
    return not {o.lower() for o in others} - set(first) and not re.search(r"[\"“«]", before.of(text))


def _named_since(reading: Reading, own: Attribution, holder: Speaker) -> str | None:
    """Who else was heard, or opened a sentence, since the holder was last named or surely meant."""
    if own.source is None:
        return None
    end = own.source.start
    own_words = [c for a in reading.attributions if a.source == own.source for c in a.content]
    people = [p for p in reading.once(_people) if not any(c.start <= p[0] < c.end for c in own_words)]
    since = max((at for at, _, who in people if who == holder.name and at < end), default=-1)
    if since < 0:
        return None
    theirs = [
        a for a in reading.attributions if a.source is not None and any(s.name == holder.name for s in a.speakers)
    ]
    for other in sorted(theirs, key=lambda a: a.source.start if a.source else 0):
        if other.source is None or not since <= other.source.start < end:
            continue
        if (
            other.within is None
            and other is not own
            and _rival(reading, people, since, other.source.start, holder) is None
        ):
            since = max(since, min(other.extent.end, end))
    return _rival(reading, people, since, end, holder) or _teller(reading, own, since, holder)


def _teller(reading: Reading, own: Attribution, since: int, holder: Speaker) -> str | None:
    """Who told of the holder where the holder was named last: "Roe said the president is ill. He said ..."."""
    bodies = reading.once(_bodies)
    for other in reading.attributions:
        if other.within is not None or other is own or not any(c.start <= since < c.end for c in other.content):
            continue
        if own.within is not None and reading.attributions[own.within] is other:
            continue
        names = [s.name for s in other.speakers if s.name.lower() not in bodies and " " in s.name]
        if names and holder.name not in names:
            return names[0]
    return None


def _rival(reading: Reading, people: list[tuple[int, int, str]], since: int, end: int, holder: Speaker) -> str | None:
    sources = {a.source.start: a.source.end for a in reading.attributions if a.source is not None}
    for at, stop, who in people:
        if not since < at < end or who == holder.name or reading.article.text.startswith(("'s", "’s"), stop):
            continue
        sentence = _sentence(reading, at)
        heard = any(start <= at and stop <= last for start, last in sources.items())
        opens = sentence is not None and sentence.start > since and at - sentence.start <= _OPENING
        if sentence is not None and not opens:
            opens = _behind_clause(reading.article.text[sentence.start : at], reading.article.text[stop : sentence.end])
        if heard or (opens and sentence is not None and sentence.end <= end):
            return who
    for a in reading.attributions:
        if a.source is not None and not a.speakers and since < a.source.start < end:
            name = _FULL_NAME.match(a.source.of(reading.article.text))
            if name is not None:
                return name.group()
    return None


def _behind_clause(before: str, behind: str) -> bool:
    """Whether a name is the subject behind a clause in front: "Asked if he trusted Poe, Roe laughed."."""
    return bool(_FRONTED.fullmatch(before)) and bool(re.match(r"\s[a-z]", behind))


_FRONTED = re.compile(r"[A-Z][^,;:“”\"]*,\s")
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+(?=,|$)")


def _sentence(reading: Reading, at: int) -> Sentence | None:
    return next((s for s in reading.sentences if s.start <= at < s.end), None)


def _people(reading: Reading) -> list[tuple[int, int, str]]:
    """Where people are named: first and last code point, and who; bodies and whole parties are none."""
    bodies = reading.once(_bodies)
    forms = {
        form: who.name
        for form, who in reading.names.items()
        if who.name.lower() not in bodies and " " in who.name and all(w[0].isupper() for w in who.name.split()[-2:])
    }
    if not forms:
        return []
    low = reading.article.text.lower()
    return [(start, end, forms[low[start:end]]) for start, end in _places(low, forms)]


def _places(low: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of the forms stands between two borders of words; of those that begin at one place the longest.

    To look for each of fifty names takes less than to compile a pattern of them for one article.
    """
    found = []
    for form in forms:
        at = low.find(form)
        while at >= 0:
            end = at + len(form)
            if _borders(low, at) and _borders(low, end):
                found.append((at, -end))
            at = low.find(form, at + 1)
    last = 0
    for start, end in sorted(found):
        if start >= last:
            last = -end
            yield start, last


def _borders(text: str, at: int) -> bool:
    """Whether just one of the two characters beside a place is of a word."""
    return in_word(text[at - 1 : at]) != in_word(text[at : at + 1])


def _bodies(reading: Reading) -> frozenset[str]:
    """The names, in lower case, of what is no person: bodies, states, capitals."""
    return frozenset().union(*(_lower(p.forms_of_bodies) | p.whole for p in reading.parties))


@lru_cache(maxsize=64)
def _lower(names: frozenset[str]) -> frozenset[str]:
    # the bodies of a party are those of every article
    return frozenset(name.lower() for name in names)
