"""Short noun phrases of a text, which may name what it is about."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import tomli

from stance.attribution.cues import Lexicon, load_lexicon
from stance.text.morphology import LANGUAGES, parsed
from stance.text.words import Token
from stance.verify.lexicon import Words, load_words
from stance.verify.loaded import loaded_in

_MOST = 4
_DOUBT = 0.02
_STOPS = frozenset({
    "determiners", "prepositions", "auxiliaries", "adverbs", "finite_verbs", "pronouns", "object_pronouns", "wh",
    "subordinators", "coordinators", "negations", "weekdays", "numerals", "catenatives", "going", "turning_particles",
})  # fmt: skip
_NAMED = "'s"
_OPENERS = frozenset({"determiners", "prepositions", "numerals"})
# They open clauses as often as nouns.
_NO_OPENERS = frozenset({"to", "that"})


@cache
def listed(name: str, language: str) -> frozenset[str]:
    """The words of a list of `labels.toml`, as the lists of the language have them."""
    given = tomli.loads((files("stance.compare.data") / "labels.toml").read_text(encoding="utf-8"))
    return frozenset(given.get(language, {}).get(name, ()))


@cache
def acts(language: str) -> dict[str, str]:
    """What positions are called by their act."""
    given = tomli.loads((files("stance.compare.data") / "labels.toml").read_text(encoding="utf-8"))
    named: dict[str, str] = given[language]["acts"] if language in given else given["en"]["acts"]
    return named


def noun_phrases(text: str, language: str, left_out: Set[str] = frozenset()) -> tuple[str, ...]:
    """The short noun phrases of `text`, without articles, that hold no word of `left_out` and take no side.

    English ones are those that a determiner, a number or a preposition opens, as far as the next word that no noun
    phrase holds, and two of them joined by "of" or "on". Russian and Ukrainian ones are a noun in the nominative, with
    its adjectives before it and a genitive behind it. `left_out` has words as the lists of the language have them.
    """
    found = _inflected(text, language, frozenset(left_out)) if language in LANGUAGES else _english(text)
    words = load_words(language)
    unfit = words.days_and_months | listed("measures", language)
    return tuple(phrase for phrase in dict.fromkeys(found) if _fit(phrase, words, left_out, unfit))


def nouns(text: str, language: str, left_out: Set[str], known: Set[str]) -> tuple[str, ...]:
    """The words of `text` that are nouns, being among the `known` ones, whatever stands before them.

    Words of `left_out` are none, nor what takes a side.
    """
    words = load_words(language)
    unfit = words.days_and_months | listed("measures", language) | listed("empty", language) | words.stopwords
    found = [t.text for t in words.tokens(text) if t.word and not t.capital and t.low in known]
    return tuple(noun for noun in dict.fromkeys(found) if _fit(noun, words, left_out, unfit))


def _fit(phrase: str, words: Words, *unfit: Set[str]) -> bool:
    """Whether a phrase has no word of some lists and takes no side: else it names nothing that both sides speak of."""
    lows = {t.low for t in words.tokens(phrase)}
    return all(map(lows.isdisjoint, unfit)) and not loaded_in(phrase, words)


@lru_cache(maxsize=4096)
def _english(text: str) -> tuple[str, ...]:
    words, lexicon = load_words("en"), load_lexicon("en")
    tokens = words.tokens(text)
    runs: list[tuple[int, int]] = []
    i, office = 0, -1
    while i < len(tokens):
        if not _opens(tokens, i, lexicon):
            i += 1
            continue
        start = _past_gerund(tokens, i, lexicon)
        end = start
        while end < len(tokens) and _within(tokens, start, end, lexicon):
            # whose it is stands before
            if tokens[end].low == _NAMED:
                start = end + 1
            end += 1
        # what an office is for goes on: "of harbours and of ..."
        office = end if i == office or _of_office(tokens, i, lexicon) else -1
        if start < end and office < 0:
            runs.append((start, end))
        i = max(end, i + 1)
    runs = [(_unjudged(tokens, start, end), end) for start, end in runs]
    runs = [(start, end) for start, end in runs if start < end and _names(tokens, start, end)]
    found = [_text(text, tokens[max(start, end - _MOST) : end]) for start, end in runs]
    for (start, end), (after, last) in pairwise(runs):
        between = [t.low for t in tokens[end:after]]
        if between in (["of"], ["of", "the"], ["on"], ["on", "the"]) and last - start - len(between) <= _MOST:
            found.append(_text(text, tokens[start:last]))
    return tuple(found)


def _past_gerund(tokens: Sequence[Token], opener: int, lexicon: Lexicon) -> int:
    """Where a noun phrase begins behind its opener: "of paying tolls" is about the tolls."""
    start = opener + 1
    behind = "prepositions" in lexicon.lists.get(tokens[opener].low, ())
    verbal = start + 1 < len(tokens) and tokens[start].low.endswith("ing") and not tokens[start].capital
    return start + 1 if behind and verbal and tokens[start].low not in listed("ing_nouns", "en") else start


def _of_office(tokens: Sequence[Token], opener: int, lexicon: Lexicon) -> bool:
    """Whether what an opener begins is what an office is for: "the deputy minister for the upkeep of harbours"."""
    before = opener - 1
    while before >= 0 and not _OPENERS.isdisjoint(lexicon.lists.get(tokens[before].low, ())):
        before -= 1
    apart = "prepositions" in lexicon.lists.get(tokens[before + 1].low, ())
    return before >= 0 and apart and tokens[before].low in listed("offices", "en")


def _unjudged(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a noun phrase begins behind the words that tell what somebody makes of the thing."""
    judging = listed("judging", "en")
    return max((i + 1 for i in range(start, end) if tokens[i].low in judging), default=start)


def _names(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a noun phrase can name something: it is no empty noun, no cut name, and no participle alone."""
    last = tokens[end - 1]
    alone = end - start == 1 and not last.capital and last.low.endswith("ed") and len(last.low) > _MOST
    return not alone and last.low not in listed("empty", "en") and not _cut(tokens, end)


def _cut(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name goes on behind a phrase that ends at `end`."""
    return tokens[end - 1].capital and end < len(tokens) and tokens[end].capital


def _opens(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    token = tokens[i]
    if token.low[:1].isdigit():
        return True
    held = lexicon.lists.get(token.low)
    return held is not None and token.low not in _NO_OPENERS and not _OPENERS.isdisjoint(held)


def _within(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the token at `end` goes on the noun phrase that begins at `start`."""
    token = tokens[end]
    if token.low == _NAMED:
        return end > start
    if len(token.low) < 3 or not token.word or token.low[:1].isdigit():
        return False
    if not _STOPS.isdisjoint(lexicon.lists.get(token.low, ())):
        return False
    if token.low in load_words("en").stopwords or token.low in listed("closing", "en"):
        return False
    following = tokens[end + 1].low if end + 1 < len(tokens) else ""
    if end == start:
        # "for asking the": a verb, with its own object
        return not (token.low.endswith("ing") and "determiners" in lexicon.lists.get(following, ()))
    if token.low.endswith(("ed", "ing", "ly")):
        return False
    if _third(token) and end + 1 < len(tokens) and "determiners" in lexicon.lists.get(tokens[end + 1].low, ()):
        return False
    kinds = {form.kind for form in lexicon.forms.get(token.low, ()) if not form.rest}
    verb = kinds & {"third", "past", "base"} and not kinds & {"noun"}
    return not (verb and following and (following[:1].isalpha() and not _ends(following, lexicon)))


def _third(token: Token) -> bool:
    """Whether a word may be a verb in the third person: with an object behind it ("missile crosses the"), it is one."""
    return not token.capital and token.low.endswith("s") and not token.low.endswith(("ss", "us", "is"))


def _ends(following: str, lexicon: Lexicon) -> bool:
    """Whether a word closes what stands before it, as no object of a verb does."""
    lists = lexicon.lists.get(following, frozenset())
    return bool(lists & {"prepositions", "auxiliaries", "coordinators"})


def _text(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end]


@lru_cache(maxsize=4096)
def _inflected(text: str, language: str, left_out: frozenset[str]) -> tuple[str, ...]:
    # an adjective that tells whose it is falls out: "the withdrawal of boats", whoever's they are
    tokens = [t for t in load_words(language).tokens(text) if t.low not in left_out or t.capital]
    found = []
    for i, token in enumerate(tokens):
        head = _noun(token, language)
        if head is None or head.normal_form in listed("measures", language) | listed("empty", language):
            continue
        if _held_by_office(tokens[max(0, i - 3) : i], language):
            continue
        named = head.inflect({"nomn"})
        if named is None:
            continue
        number, gender = named.tag.number, named.tag.gender
        before: list[str] = []
        for earlier in reversed(tokens[max(0, i - 2) : i]):
            adjective = _adjective(earlier, language)
            marks = {"nomn", number, gender if number == "sing" else None} - {None}
            put = adjective and adjective.inflect(marks)
            if not put or adjective.normal_form.replace("ё", "е") in listed("judging", language):
                break
            before.insert(0, put.word)
        bare = " ".join([*before, _cased(named.word, token)])
        found.append(bare)
        behind = _genitive(tokens[i + 1 : i + 3], language) or _joined(tokens[i + 1 : i + 5], language)
        if behind:
            found.append(f"{bare} {' '.join(t.text for t in behind)}")
    return tuple(found)


def _held_by_office(before: Sequence[Token], language: str) -> bool:
    """Whether a noun behind these words tells what an office is for: «министр развития портов»."""
    for token in reversed(before):
        if not token.word:
            return False
        if any(r.normal_form in listed("offices", language) for r in parsed(token.text.lower(), language)[:2]):
            return True
        readings = parsed(token.text.lower().replace("’", "'"), language)
        if not any(r.tag.POS in ("NOUN", "ADJF") and r.tag.case == "gent" for r in readings):
            return False
    return False


def _joined(tokens: Sequence[Token], language: str) -> list[Token]:
    """A preposition that ties two nouns together, with the noun behind it and its adjectives."""
    if not tokens or tokens[0].low not in listed("links", language):
        return []
    kept = [tokens[0]]
    for token in tokens[1:]:
        if token.word and _pronoun(token, language):
            continue
        kept.append(token)
        if _noun(token, language) is not None:
            return kept
        if _adjective(token, language) is None:
            break
    return []


def _pronoun(token: Token, language: str) -> bool:
    return "Apro" in parsed(token.text.lower().replace("’", "'"), language)[0].tag.grammemes


def _cased(word: str, token: Token) -> str:
    return word.upper() if token.text.isupper() and len(token.text) > 1 else word


def _noun(token: Token, language: str) -> Any:
    """The reading of a word as a common noun, where it is the likeliest and there is no other noun that it may be."""
    if not token.word or token.capital or len(token.text) < 3:
        return None
    readings = parsed(token.text.lower().replace("’", "'"), language)
    others = {r.normal_form for r in readings if r.tag.POS == "NOUN" and r.score > _DOUBT}
    likeliest = readings[0] if readings else None
    if likeliest is None or likeliest.tag.POS != "NOUN" or others - {likeliest.normal_form}:
        return None
    return None if token.text.lower() in load_lexicon(language).grammar["prepositions"] else likeliest


def _adjective(token: Token, language: str) -> Any:
    if not token.word or token.capital:
        return None
    first = parsed(token.text.lower().replace("’", "'"), language)[0]
    return first if first.tag.POS == "ADJF" and "Apro" not in first.tag.grammemes else None


def _genitive(tokens: Sequence[Token], language: str) -> list[Token]:
    """The noun in the genitive with which some tokens begin, with an adjective of it."""
    prepositions = load_lexicon(language).grammar["prepositions"]
    for k, token in enumerate(tokens):
        if token.low in prepositions or token.text.lower() in prepositions:
            break
        readings = parsed(token.text.lower().replace("’", "'"), language) if token.word and len(token.text) > 2 else ()
        if any(r.tag.POS == "NOUN" and r.tag.case == "gent" for r in readings[:2]):
            return list(tokens[: k + 1])
        if k or not any(r.tag.POS == "ADJF" and r.tag.case == "gent" for r in readings):
            break
    return []
