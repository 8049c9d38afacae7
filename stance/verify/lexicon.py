"""What the checks know of a language, and how they compare words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import tomli
from pydantic import Field

from stance.records import Record, Span
from stance.text.morphology import LANGUAGES, known, name_stem, shapes
from stance.text.words import Token, in_word, lows_of, tokenize

_STEM = 5
_ROOT = 2 / 3
_ENDING = 6
# What is no list of words in their dictionary forms.
_AS_WRITTEN = frozenset(
    {
        "half_prefix",
        "contradictory_acts",
        "number_prefixes",
        "counted",
        "list_links",
        "adjective_endings",
        "hearsay",
        "talks",
        "thirds",
        "whose",
        "plain_speech",
        "avowals",
        "siding",
        "sides",
        "doings",
        "aides",
        "unasserted",
        "that",
        "instead",
        "perhaps",
        "ifs",
    }
)


class Words(Record):
    """The word lists of one language, as their data file has them.

    Words of an inflected language are compared by their dictionary forms: `tokens` gives them as `low`, and the lists
    hold them.
    """

    language: str = "en"
    stopwords: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    agents: frozenset[str]
    negators: frozenset[str]
    second_negators: frozenset[str]
    auxiliaries: dict[str, str] = Field(default_factory=dict)
    object_negators: frozenset[str] = frozenset()
    subject_negators: frozenset[str]
    refusals: tuple[str, ...]
    contraries: tuple[str, ...]
    hedges: tuple[str, ...]
    strong_hedges: tuple[str, ...]
    wishes: tuple[str, ...]
    open_words: tuple[str, ...]
    limits: frozenset[str]
    trailing_hedges: tuple[str, ...]
    predicates: tuple[str, ...]
    conditional_negators: frozenset[str]
    conditions: tuple[str, ...]
    approximate: frozenset[str]
    cue_words: frozenset[str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    month_words: frozenset[str]
    before_months: frozenset[str]
    name_fillers: frozenset[str]
    plain_speech: frozenset[str]
    avowals: frozenset[str]
    siding: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    doings: frozenset[str]
    telling_behind: frozenset[str] = frozenset()
    supposing: frozenset[str] = frozenset()
    readiness: tuple[str, ...]
    commitments: tuple[str, ...]
    hearsay: frozenset[str]
    talks: frozenset[str]
    thirds: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    aides: frozenset[str] = frozenset()
    unasserted: tuple[str, ...] = ()
    that: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    perhaps: tuple[str, ...] = ()
    ifs: tuple[str, ...] = ()
    rumour: frozenset[str] = frozenset()
    tagging: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    numbers: dict[str, float]
    multipliers: dict[str, int]
    contradictory_acts: dict[str, tuple[str, ...]]
    act_words: dict[str, tuple[str, ...]]
    opposite_pairs: tuple[str, ...]
    alike: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    implied: tuple[str, ...] = ()
    against: frozenset[str] = frozenset()
    objecting: frozenset[str] = frozenset()
    beliefs: frozenset[str] = frozenset()
    desires: frozenset[str] = frozenset()
    kept_by: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    number_links: frozenset[str] = frozenset()
    number_articles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    before_not: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    behind_not: frozenset[str] = frozenset()
    halves: tuple[str, ...] = ()
    ones: frozenset[str] = frozenset()
    half_prefix: str = ""
    list_links: frozenset[str] = frozenset()
    number_prefixes: dict[str, float] = Field(default_factory=dict)
    counted: tuple[str, ...] = ()
    pointers: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    opposites: dict[str, frozenset[str]] = Field(default_factory=dict)
    """Each word of `opposite_pairs` with those that mean the opposite; made when the lists are read."""
    turning: dict[str, tuple[tuple[tuple[str, ...], bool], ...]] = Field(default_factory=dict)
    """Contraries and predicates by their first word, each with whether it turns all of its clause; made when read."""
    act_stems: frozenset[str] = frozenset()
    """The stems of the words for acts and for numbers, which other checks compare; made when the lists are read."""
    negating: frozenset[str] = frozenset()
    """Negators and every form of the refusing verbs; made when the lists are read."""

    # lists are told apart by which object they are, which costs least
    __hash__ = object.__hash__

    @cached_property
    def inflected(self) -> bool:
        """Whether words are compared by their dictionary forms."""
        return self.language in LANGUAGES

    @cached_property
    def stem_of(self) -> Callable[[str], str | None]:
        """The stem of a word (lower case) that carries content, None for one that carries none; remembered."""
        stopwords = self.stopwords

        @lru_cache(maxsize=32768)
        def stem_of(low: str) -> str | None:
            carrying = low not in stopwords and not low.endswith("n't") and (len(low) > 2 or low.isdigit())
            return stem(low) if carrying else None

        return stem_of

    @cached_property
    def refusing(self) -> frozenset[str]:
        """Every form of the refusing verbs."""
        return self.negating - self.negators

    @cached_property
    def first_negators(self) -> frozenset[str]:
        """The negators that do not go on with one before them, as "nor" does."""
        return self.negators - self.second_negators

    @cached_property
    def may_turn(self) -> Callable[[str], bool]:
        """Whether a word (lower case) may turn the sense of others, alone or as the first of several; remembered."""
        listed = self.negating | self.second_negators | self.conditional_negators | {"no"}
        listed = listed.union(self.turning, self.implied_by)

        @lru_cache(maxsize=32768)
        def may_turn(low: str) -> bool:
            return low in listed or low.endswith("n't") or unprefixed(low) is not None

        return may_turn

    @cached_property
    def days_and_months(self) -> frozenset[str]:
        """The weekdays and months that are listed."""
        return frozenset((*self.weekdays, *self.months))

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that may open a sentence with a capital and are no names."""
        return self.stopwords | self.negators | self.limits | frozenset(self.conditions) | self.openers

    @cached_property
    def turning_phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Contraries and predicates as they are listed, by their first word."""
        return {first: tuple(" ".join(words) for words, _ in found) for first, found in self.turning.items()}

    @cached_property
    def implied_by(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words that always negate by the first of them, each as what must follow it."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in self.implied:
            first, *rest = phrase.split()
            found[first] = (*found.get(first, ()), tuple(rest))
        return found

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words and marks of `text`, with `low` as the lists have it."""
        return _based(text, self.language) if self.inflected else tokenize(text)

    def lows(self, text: str) -> list[str]:
        """The words of `text` in the forms that the lists have."""
        return [t.low for t in self.tokens(text) if t.word] if self.inflected else lows_of(text, 0, len(text))


@cache
def checked_languages() -> tuple[str, ...]:
    """The languages whose words the checks know."""
    names = {path.name for path in files("stance.verify.data").iterdir()}
    return tuple(sorted(n.removesuffix(".toml") for n in names if re.fullmatch(r"[a-z]{2}\.toml", n)))


@cache
def load_words(language: str) -> Words:
    """Read the lists of `language`, one of `checked_languages()`."""
    path = files("stance.verify.data") / f"{language}.toml"
    given = tomli.loads(path.read_text(encoding="utf-8"))
    if language in LANGUAGES:
        given = {key: value if key in _AS_WRITTEN else _listed(value, language) for key, value in given.items()}
    words = Words.model_validate({**given, "language": language})
    # each word of one side against those of the other
    opposites: dict[str, frozenset[str]] = {}
    for one, other in (pair.split("|") for pair in words.opposite_pairs):
        for mine, theirs in ((one.split(), other.split()), (other.split(), one.split())):
            for low in mine:
                opposites[low] = opposites.get(low, frozenset()) | frozenset(theirs)
    turning: dict[str, tuple[tuple[tuple[str, ...], bool], ...]] = {}
    for listed, whole in ((words.contraries, False), (words.predicates, True)):
        for phrase in listed:
            first, *rest = phrase.split()
            turning[first] = (*turning.get(first, ()), ((first, *rest), whole))
    phrases = (*words.cue_words, *words.numbers, *(p for forms in words.act_words.values() for p in forms))
    acting = frozenset(stem(w) for phrase in phrases for w in phrase.split())
    refusing = {form for verb in words.refusals for form in ((verb,) if words.inflected else _forms(verb))}
    return words.model_copy(
        update={"opposites": opposites, "turning": turning, "act_stems": acting, "negating": words.negators | refusing}
    )


def _listed(value: Any, language: str) -> Any:
    """A list or table of the data file with every word in its dictionary form."""
    if isinstance(value, str):
        return "|".join(" ".join(base(w, language) for w in side.split()) for side in value.split("|"))
    if isinstance(value, dict):
        return {
            (base(k, language) if not k.isascii() else k): v if not isinstance(v, list) else _listed(v, language)
            for k, v in value.items()
        }
    return [_listed(v, language) for v in value]


@lru_cache(maxsize=8192)
def _based(text: str, language: str) -> tuple[Token, ...]:
    found: list[Token] = []
    for i, token in enumerate(tokenize(text)):
        opens = i == 0 or not found[-1].word
        name = token.capital and not (opens and known(token.text, language))
        low = name_stem(token.text) if name and not token.low.isascii() else base(token.low, language)
        found.append(Token(token.start, token.end, token.text, low, True, token.capital) if token.word else token)
    return tuple(found)


@lru_cache(maxsize=65536)
def base(low: str, language: str) -> str:
    """The likeliest dictionary form of a word of an inflected language; others come back as they are."""
    if low.isascii() or language not in LANGUAGES:
        return low
    found = shapes(low, language)
    likeliest = next((s for s in found if s.part == "numeral"), found[0] if found else None)
    return likeliest.lemma.replace("ё", "е").replace("’", "'") if likeliest else low


def _forms(verb: str) -> set[str]:
    bare = verb.removesuffix("e")
    return {verb, verb + "s", verb + "es", bare + "ed", bare + "ing"}


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A crude stem that brings inflected forms together: "negotiate" and "negotiations"."""
    word = word.removesuffix("'s")
    word = unprefixed(word) or word
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s") if len(word) > 3 else word


_NEGATING = ("un", "non-", "dis")
_OTHERWISE = ("uni", "under", "unti")
_SHORTEST = 6


def unprefixed(low: str) -> str | None:
    """What a word negated by its prefix negates ("realistic" of "unrealistic"), or None."""
    for prefix in _NEGATING:
        if low.startswith(prefix) and len(low) - len(prefix) >= _SHORTEST and not low.startswith(_OTHERWISE):
            return low.removeprefix(prefix)
    return None


@lru_cache(maxsize=4096)
def content_stems(text: str, words: Words) -> frozenset[str]:
    """The stems of the words that carry content."""
    found = set(map(words.stem_of, words.lows(text)))
    found.discard(None)
    return frozenset(found)  # type: ignore[arg-type]


def stems_of(names: Iterable[str], words: Words) -> frozenset[str]:
    """The stems of the words of content of several names."""
    if words.inflected:
        # what stands before a word tells how to read it
        return content_stems(" ".join(names), words)
    return _stems_of(tuple(names), words)


@lru_cache(maxsize=1024)
def _stems_of(names: tuple[str, ...], words: Words) -> frozenset[str]:
    return frozenset().union(*[content_stems(name, words) for name in names])


@lru_cache(maxsize=4096)
def content_words(text: str, words: Words) -> frozenset[str]:
    """The words that carry content, in the forms that the lists have."""
    return frozenset(t.low for t in words.tokens(text) if t.word and carries(t, words))


def shared(text: str, other: str, words: Words) -> float:
    """The share of the words of content of `text` that `other` has, in whatever form; 0.0 where there are none."""
    own, there = content_words(text, words), content_words(other, words)
    inflected = words.inflected
    return sum(w in there or any(akin(w, o, inflected) for o in there) for w in own) / len(own) if own else 0.0


@lru_cache(maxsize=65536)
def akin(one: str, other: str, inflected: bool) -> bool:
    """Whether two words are forms of one, or of one root, going by more than how they begin.

    Of dictionary forms two thirds of the shorter one stand in both ("перемога" and "перемир'я" only look alike), of
    English words all but its last letter.
    """
    short, long = sorted((w.removesuffix("'s") for w in (one, other)), key=len)
    short, long = unprefixed(short) or short, unprefixed(long) or long
    if short == long or (not inflected and long in _forms(short)):
        return True
    if short[:_STEM] != long[:_STEM]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    least = len(short) * _ROOT if inflected else len(short) - 1
    return same >= max(_STEM, least) and len(long) - same <= _ENDING


def carries(token: Token, words: Words) -> bool:
    """Whether a token carries content: no function word, no negation, longer than two letters or a number."""
    return token.word and words.stem_of(token.low) is not None


def found_in(text: str, phrases: Iterable[str], words: Words | None = None) -> bool:
    """Whether one of the phrases stands in the text as whole words; with `words`, in the forms that its lists have."""
    return next(iter_found(text, phrases, words), None) is not None


def iter_found(text: str, phrases: Iterable[str], words: Words | None = None) -> Iterator[str]:
    """Those of the phrases that stand in the text as whole words, in their order."""
    inflected = words is not None and words.inflected
    low = " ".join(t.low for t in words.tokens(text)) if words and inflected else text.lower().replace("’", "'")
    return (p for p in phrases if p in low and stands_in(low, p))


def stands_in(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words: the characters beside it belong to no word."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (at and in_word(text[at - 1])) and not in_word(text[end : end + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


def quoted_spans(text: str) -> list[Span]:
    """The stretches of a short text that stand in quotation marks."""
    return [
        Span(start=m.start(), end=m.end()) for m in re.finditer(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|''.*?''", text)
    ]
