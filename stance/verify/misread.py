"""Shapes of a Russian or Ukrainian sentence in which somebody else often says it, or nobody does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from stance.attribution import collective, enclosing, grammar, is_answer, noun_cues
from stance.records import Attribution, Reading, Span, Speaker
from stance.text.morphology import Shape, future, known, lemma, name_stem, place, roots, shapes
from stance.text.words import Token, tokenize
from stance.verify.lexicon import Words
from stance.verify.match import Match, is_party
from stance.verify.narrated import straight
from stance.verify.pronoun import of_the_other

_FINITE = frozenset({"third", "past", "ing"})
_TAGS = frozenset({"third", "past", "passive"})
_STOPS = re.compile(r"[.!?…]\s|\n")
# How many sentences before its own one a pronoun may take up.
_BACK = 3
# How far a quotation that was opened before may reach.
_PAGE = 1500
# So many characters may stand before what a sentence is about.
_OPENING = 12


def misread(reading: Reading, found: Match, words: Words) -> str | None:
    """Why the words may be those of somebody else than who was found, if anything speaks for it."""
    if found.index is None or found.holder is None:
        return None
    own = reading.attributions[found.index]
    if own.source is None or is_answer(own, reading.article.text):
        return None
    return (
        _pronoun(reading, own, found.holder, words)
        or _head(reading, own, found.holder, words)
        or _supposed(reading, own, found, words)
        or _quoted_elsewhere(reading, found.index)
        or _tagged(reading, found, words)
    )


# -- who ------------------------------------------------------------------------------------------------------------


def _pronoun(reading: Reading, own: Attribution, holder: Speaker, words: Words) -> str | None:
    """Whether "he" stands too far from whom it was taken for, or beside something else that it may mean."""
    text, at = reading.article.text, own.source
    language = reading.article.language
    he, she = grammar(language, "masculine"), grammar(language, "feminine")
    if at is None or at.of(text).lower() not in words.thirds | he | she:
        return None
    doubt = f"{at.of(text)!r} may be somebody or something else than {holder.name}"
    if of_the_other(reading, own, holder, at.of(text).lower()):
        return doubt
    begin = _sentence(reading, min(at.start, own.content[0].start)).start
    stems = _stems(reading, holder)
    last = _last_named(reading, holder, stems, begin, at.start)
    for before in [s for s in reversed(reading.sentences) if s.end <= begin][:_BACK]:
        if last is not None or _others(reading, holder, stems, before.end, begin):
            break
        last = _last_named(reading, holder, stems, before.start, before.end)
    if last is None:
        return doubt
    gender = "f" if at.of(text).lower() in she else "m"
    start = max(last, _sentence(reading, at.start).start)
    said = [c for c in own.content if c.end <= at.start]
    tokens = [t for t in _words(text, start, at.start) if not any(c.start <= t.start < c.end for c in said)]
    for k, token in enumerate(tokens):
        acts = any(_active(t.text, language) for t in tokens[k + 1 :])
        other = place(token.text, language) and _stem(token) not in stems
        if (acts or other) and (other or not token.capital) and _subject(_read(reading, token), gender):
            return doubt
    for token in _words(text, last, at.start):
        body = next((s for s in _read(reading, token)[:1] if s.lemma.endswith(tuple(words.bodies))), None)
        opens = token.start - _sentence(reading, token.start).start <= _OPENING or token.start >= start
        if body is not None and body.gender == gender and not body.plural and opens and _stem(token) not in stems:
            # "Еврокомиссии мало этого: она хочет ..."
            return doubt
    return None


def _last_named(reading: Reading, holder: Speaker, stems: frozenset[str], start: int, end: int) -> int | None:
    """Where the holder is last named or heard in `[start, end)`."""
    ends = [t.end for t in _words(reading.article.text, start, end) if _stem(t) in stems]
    heard = [a.source for a in reading.attributions if a.source and holder.name in {s.name for s in a.speakers}]
    ends += [s.end for s in heard if start <= s.start and s.end <= end]
    spoke = [a for a in reading.attributions if a.kind == "direct" and holder.name in {s.name for s in a.speakers}]
    ends += [end for a in spoke if any(start <= c.end <= end or c.start < end <= c.end for c in a.content)]
    return max(ends, default=None)


def _others(reading: Reading, holder: Speaker, stems: frozenset[str], start: int, end: int) -> bool:
    """Whether somebody else is named or heard in `[start, end)`."""
    for a in reading.attributions:
        if (
            a.source
            and start <= a.source.start < end
            and a.speakers
            and holder.name not in {s.name for s in a.speakers}
        ):
            return True
    named = (t for t in _words(reading.article.text, start, end) if t.capital and _stem(t) not in stems)
    return any(s.proper and s.animate for t in named for s in _read(reading, t)[:1])


def _subject(found: Sequence[Shape], gender: str) -> bool:
    """Whether a noun can only be the subject, or the first reading is one, and is of a gender."""
    nouns = [s for s in found if s.part == "noun"]
    return bool(nouns) and nouns[0].case == "nominative" and nouns[0].gender == gender and not nouns[0].plural


def _head(reading: Reading, own: Attribution, holder: Speaker, words: Words) -> str | None:
    """Whether the subject is something of the holder's, or the holder stands in a case that no subject has."""
    text, cue = reading.article.text, own.cue
    if own.source is None:
        return None
    if own.source.of(text).lower() in words.pronouns | words.thirds:
        return None
    placed = re.search(r"(?i)(?<!\w)(?:в|во|у|на)\s+$", text[max(0, own.source.start - 4) : own.source.start])
    tokens = list(_phrase(text, own.source))
    nouns = [t for t in tokens if _noun(reading, t)]
    if not nouns:
        return None
    head, stems = nouns[0], _stems(reading, holder)
    base = lemma(head.text, reading.article.language)
    press = grammar(reading.article.language, "outlets")
    if base in press or head.low in press or base == "сми":
        return f"{head.text!r} is of the press, and does not speak for {holder.party}"
    papers = grammar(reading.article.language, "documents") | grammar(reading.article.language, "proposals")
    if not _has_subject(reading, own) or (base in papers and head in tokens[1:2]):
        # "российское письмо требует"
        return None
    if placed:
        told = cue is not None and cue.lemma in words.rumour and is_party(reading, holder.name, holder.party)
        return f"who {cue.of(text)!r} there is not told" if told and cue else None
    whole = is_party(reading, holder.name, holder.party)
    theirs = [t for t in nouns if _stem(t) in stems]
    upright = [t for t in theirs if t.capital and _upright(reading, t) and (whole or _straight(reading, t, holder))]
    if upright and (not whole or _joint(text, own.source, upright[0])):
        # "омбудсмен Роман Пак", whatever his office is; "Рим и Прага"
        return None
    if cue is not None and not _upright(reading, head) and _predicate(cue.of(text), reading.article.language):
        return f"{head.text!r} is not who {cue.of(text)!r}"
    if head in theirs and (whole or head.low == head.text or not _surname(head, holder)):
        return None
    somebody = any(s.animate and not s.plural for s in _read(reading, head)[:1])
    if not (whole and somebody) and (
        base in words.roles | words.bodies or base in collective(reading.article.language)
    ):
        return None
    return f"{head.text!r} is not {holder.name}, but theirs or somebody else's"


def _noun(reading: Reading, token: Token) -> bool:
    """Whether a word is a noun or a name, and not an adjective with a capital."""
    found = _read(reading, token)
    if token.capital:
        return not found or not (found[0].part == "adverb" or any(s.part in {"adjective", "pronoun"} for s in found))
    return bool(found) and found[0].part == "noun"


def _surname(token: Token, holder: Speaker) -> bool:
    return name_stem(holder.name.split()[-1]) == _stem(token)


def _straight(reading: Reading, token: Token, holder: Speaker) -> bool:
    """Whether a part of a name stands in the nominative, as the definitions spell it where they have it."""
    last = straight(token.text, holder, reading)
    return token.text == last or _stem(token) != name_stem(last)


_ADDED = re.compile(r"(?:^|,\s|(?<!\w)(?:и|і|й|та)\s)(?:\w+\s)?$")


def _joint(text: str, source: Span, token: Token) -> bool:
    """Whether a name stands first in a source, or behind "and" or a comma."""
    return _ADDED.search(text[source.start : token.start]) is not None


def _phrase(text: str, source: Span) -> Iterator[Token]:
    """The words of a source up to its first comma, bracket or dash."""
    for token in tokenize(text, source.start, source.end):
        if not token.word:
            if token.low in {"(", "—", "–"}:
                return
            continue
        yield token


def _has_subject(reading: Reading, own: Attribution) -> bool:
    """Whether the source is the subject of a verb or of a predicate, or stands before a colon or whole sentences."""
    cue, language = own.cue, reading.article.language
    if cue is None or own.source is None:
        return own.kind == "direct"
    before = own.source.end <= cue.start and cue.lemma not in noun_cues(language)
    return before or _active(cue.of(reading.article.text), language)


def _active(cue: str, language: str) -> bool:
    """Whether a cue is a verb with a subject: "заявил", "дали понять"."""
    return any(kind in _FINITE for word in cue.split() for _, kind in roots(word.lower(), language)[:2])


def _predicate(cue: str, language: str) -> bool:
    """Whether a cue is a verb or a short adjective: what only a subject in the nominative has."""
    short = any(kind == "adjective" for word in cue.split() for _, kind in roots(word.lower(), language)[:1])
    return (short and language == "ru") or _active(cue, language)


def _upright(reading: Reading, token: Token) -> bool:
    """Whether a word may stand in the nominative; one that the dictionary does not know may."""
    language = reading.article.language
    if token.capital and not known(token.text, language):
        return True
    cased = [s for s in _read(reading, token) if s.case]
    return not cased or any(s.case == "nominative" for s in cased)


# -- whether --------------------------------------------------------------------------------------------------------


def _supposed(reading: Reading, own: Attribution, found: Match, words: Words) -> str | None:
    """Whether the writer only supposes it: "возможно, Москва хочет", or foretells it: "Киев не откажется"."""
    text, cue = reading.article.text, own.cue
    if cue is None or own.kind == "direct" or found.holder is None or found.told is None:
        return None
    start = min(cue.start, own.source.start if own.source else cue.start)
    sentence = _sentence(reading, start)
    before = _STOPS.split(text[sentence.start : start])[-1].lower()
    for phrase in words.perhaps:
        if re.search(rf"(?<!\w){phrase}(?!\w)[^.;:«»]*$", before):
            return f"the writer only supposes it: {phrase!r}"
    for phrase in words.ifs:
        if re.search(rf"(?<!\w){phrase}\s[^,.;:«»]*$|(?<!\w){phrase}\s$", before):
            return f"{phrase!r} stands before it"
    foretold = future(cue.of(text).split()[-1].lower(), reading.article.language)
    if foretold and found.told.speaker.party != found.holder.party:
        return f"{cue.of(text)!r} is foretold, not said"
    whole = is_party(reading, found.holder.name, found.holder.party) and found.told.speaker == found.holder
    if foretold and whole and not cue.negated:
        return f"{cue.of(text)!r} is foretold, not said"
    return None


# -- through whom ---------------------------------------------------------------------------------------------------


def _quoted_elsewhere(reading: Reading, index: int) -> str | None:
    """Whether it stands within a quotation of which nobody was found to be the speaker."""
    text, own = reading.article.text, reading.attributions[index]
    at = own.cue.start if own.cue else own.extent.start
    if own.kind == "direct" or enclosing(reading.attributions, index):
        return None
    block = next((b for b in reading.article.blocks if b.start <= at < b.end), own.extent)
    before = text[max(block.start, at - _PAGE) : at]
    opened = before.count("«") - before.count("»")
    if before.count("[") > before.count("]"):
        return "it stands in the brackets of an editor"
    if opened <= 0 or any(c.start <= block.start + before.rfind("«") for c in own.content):
        return None
    return "it stands within a quotation of somebody who was not found"


def _tagged(reading: Reading, found: Match, words: Words) -> str | None:
    """Whether another verb of saying hangs on the sentence ("..., пишет газета") that no hop accounts for."""
    if found.index is None:
        return None
    text, language = reading.article.text, reading.article.language
    own = reading.attributions[found.index]
    told = found.told.chain if found.told else ()
    if own.cue is not None and own.cue.lemma in words.passing and not told:
        return f"{own.cue.of(text)!r} tells that somebody passes it on"
    sentence = _sentence(reading, own.cue.start if own.cue else own.content[0].start)
    opening = text[sentence.start : own.extent.start]
    labelled = _LABEL.fullmatch(opening.lstrip())
    if labelled and any(_active(word, language) for word in labelled[1].split()):
        labelled = None
    if labelled and not told and not enclosing(reading.attributions, found.index):
        return f"{labelled[1]!r} before it may tell who says so"
    if not told and (by := _press_before(reading, own, sentence, found.index)):
        return f"{by!r} may pass it on"
    inside = own.content if own.kind == "direct" else ()
    tokens = tokenize(text, sentence.start, sentence.end)
    heard = [a.cue for a in reading.attributions if a.cue is not None]
    for left, token in itertools.pairwise(tokens):
        if left.low not in {",", "—", "–", "»"} or token.capital:
            continue
        span = Span(start=token.start, end=token.end)
        if any(c.covers(span) for c in inside) or any(c.overlaps(span) for c in heard):
            continue
        if any(root in words.tagging and kind in _TAGS for root, kind in roots(token.low, language)):
            return f"{token.text!r} may tell who passes it on"
    return None


_LABEL = re.compile(r"((?:[^\W\d_]|[ -])+):\s*")


def _press_before(reading: Reading, own: Attribution, sentence: Span, index: int) -> str | None:
    """An outlet that tells something before it in the sentence: "газета писала о записке, согласно которой"."""
    text = reading.article.text
    press = grammar(reading.article.language, "outlets")
    around = enclosing(reading.attributions, index)
    for k, other in enumerate(reading.attributions):
        if k == index or k in around or other.source is None or other.cue is None or other.within == index:
            continue
        if not sentence.start <= other.source.start < own.extent.start or not other.cue.speech:
            continue
        first = next(iter(_words(text, other.source.start, other.source.end)), None)
        if first is not None and first.low in press:
            return other.source.of(text)
    return None


# -- words ----------------------------------------------------------------------------------------------------------


def _sentence(reading: Reading, at: int) -> Span:
    return next((s for s in reading.sentences if s.start <= at < s.end), Span(start=at, end=at + 1))


def _words(text: str, start: int, end: int) -> list[Token]:
    return [t for t in tokenize(text, start, end) if t.word] if end > start else []


def _read(reading: Reading, token: Token) -> tuple[Shape, ...]:
    return shapes(token.text if token.capital else token.low, reading.article.language)


def _stem(token: Token) -> str:
    return name_stem(token.text)


def _stems(reading: Reading, holder: Speaker) -> frozenset[str]:
    """What the forms of the holder's names have in common, word by word, without those of the party."""
    forms = [form for form, who in reading.names.items() if who.name == holder.name]
    if is_party(reading, holder.name, holder.party):
        return _of(forms)
    states = (f for f, who in reading.names.items() if is_party(reading, who.name, who.party))
    return _of([*forms, holder.name]) - _of(states)


def _of(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(name_stem(w) for form in forms for w in re.findall(r"[^\W\d_]+", form) if len(w) > 1)
