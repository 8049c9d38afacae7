"""Words that set an outlet apart: which of its own words it uses more than the others do, and how sure that is.

Log-odds ratios with an informative Dirichlet prior: Monroe, Colaresi and Quinn, "Fightin' Words: Lexical Feature
Selection and Evaluation for Identifying the Content of Political Conflict", Political Analysis 16(4), 2008.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stance.compare.own import Quotations
from stance.compare.senses import stemmed
from stance.records import Copies, FramingWord, Party, Reading, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, load_words
from stance.verify.phrases import tokens_of

MOST = 10
LEAST = 2
# The quantile of the normal distribution that leaves 95 % between it and its negative.
_Z = 1.959964
_OPENING = '.!?…“«"'


class LogOdds(NamedTuple):
    """A log-odds ratio and its standard deviation."""

    ratio: float
    deviation: float

    @property
    def low(self) -> float:
        """Where the 95 % interval begins."""
        return self.ratio - _Z * self.deviation

    @property
    def high(self) -> float:
        """Where it ends."""
        return self.ratio + _Z * self.deviation


def log_odds(own: Mapping[str, float], rest: Mapping[str, float], weight: float) -> dict[str, LogOdds]:
    """Compare how often each word of `own` stands there and in `rest`: above zero where it is more frequent in `own`.

    The prior of each word is its count in both together times `weight`: with 1 it weighs as much as the texts, with
    1/2 as one of two. With counts y of the word, n of all words, and priors a and a0, the ratio is the difference of
    log((y + a) / (n + a0 - y - a)), its variance about the sum of 1 / (y + a) (Monroe et al. 2008, eqs. 16 and 20).
    Empty where there are no two words to compare.
    """
    if len({*own, *rest}) < 2:
        return {}
    sizes = sum(own.values()), sum(rest.values())
    return {word: _odds((y, rest.get(word, 0)), sizes, weight) for word, y in own.items()}


def _odds(counts: tuple[float, float], sizes: tuple[float, float], weight: float) -> LogOdds:
    """The ratio of a word by its counts in two texts of so many words."""
    (y, z), (n, m) = counts, sizes
    whole, prior = weight * (n + m), weight * (y + z)
    here, there = y + prior, z + prior
    ratio = math.log(here / (n + whole - here)) - math.log(there / (m + whole - there))
    return LogOdds(ratio, math.sqrt(1 / here + 1 / there))


def framing(readings: Sequence[Reading], copied: Sequence[Copies]) -> tuple[FramingWord, ...]:
    """Return at most ten words for each article that set it apart from the others of its language, the surest first.

    Copies of one text are one voice, that of the copy with most words of its own. Compared are the outlet's own words,
    outside of quotations, without function words, numbers, days and names; forms of one word count together. The prior
    is the pooled corpus, weighing as much as one voice of average length. A word must stand there twice or more, and
    its interval exclude zero.
    """
    words = [_own(reading) for reading in readings]
    voices: defaultdict[str, list[int]] = defaultdict(list)
    for article, reading in enumerate(readings):
        group = next((g.articles for g in copied if article in g.articles), (article,))
        if words[article] and article == max(group, key=lambda i: (len(words[i]), -i)):
            voices[reading.article.language].append(article)
    found: dict[int, list[FramingWord]] = {}
    for articles in voices.values():
        names = _names(w for i in articles for w in words[i])
        bags = {i: Counter(w.key for w in words[i] if w.key not in names) for i in articles}
        pooled: Counter[str] = Counter()
        for bag in bags.values():
            pooled.update(bag)
        total = pooled.total()
        for article in articles if len(articles) > 1 and len(pooled) > 1 else ():
            own = bags[article]
            sizes = own.total(), total - own.total()
            # the others are not counted anew for each article: they are what is left of all
            scored = {
                key: _odds((n, pooled[key] - n), sizes, 1 / len(articles)) for key, n in own.items() if n >= LEAST
            }
            found[article] = list(_apart(article, words[article], scored))
    return tuple(word for article in sorted(found) for word in found[article])


class _Word(NamedTuple):
    """A word of an article: what its forms have in common, how it is written and where; whether as a name."""

    key: str
    low: str
    start: int
    end: int
    named: bool | None


def _apart(article: int, words: Sequence[_Word], scored: Mapping[str, LogOdds]) -> Iterator[FramingWord]:
    apart = [key for key, score in scored.items() if score.low > 0]
    places: dict[str, list[_Word]] = {
        key: [] for key in sorted(apart, key=lambda k: (-scored[k].ratio / scored[k].deviation, k))[:MOST]
    }
    for word in words:
        if word.key in places:
            places[word.key].append(word)
    for key, here in places.items():
        yield FramingWord(
            article=article,
            word=Counter(w.low for w in here).most_common(1)[0][0],
            count=len(here),
            log_odds=round(scored[key].ratio, 3),
            low=round(scored[key].low, 3),
            high=round(scored[key].high, 3),
            spans=tuple(Span(start=w.start, end=w.end) for w in here),
        )


def _own(reading: Reading) -> list[_Word]:
    """The words of content that are the outlet's own, in order."""
    words, quoted = load_words(reading.article.language), Quotations(reading)
    left_out = _common(words) | _parties(reading.parties, words.language)
    titles = {i for i, block in enumerate(reading.article.blocks) if block.kind == "title"}
    found = []
    for sentence in reading.sentences:
        opens = True
        for token in tokens_of(reading, sentence):
            if token.word:
                start, end = sentence.start + token.start, sentence.start + token.end
                wanted = carries(token, words) and not token.low[0].isdigit() and token.low not in left_out
                if wanted and not quoted.hold(start, end):
                    # a capital tells nothing where any word has one
                    named = None if token.capital and (opens or sentence.block in titles) else token.capital
                    found.append(_Word(_key(token, words), token.text.lower(), start, end, named))
            opens = token.text in _OPENING or (opens and not token.word)
    return found


def _key(token: Token, words: Words) -> str:
    return token.low if words.inflected else stemmed(token.low)


def _names(words: Iterable[_Word]) -> set[str]:
    """What is a name: written with a capital where that tells, as often as not, or never seen where it would tell."""
    seen = Counter((w.key, w.named) for w in words)
    return {key for key, _ in seen if seen[key, True] >= seen[key, False]}


@cache
def _common(words: Words) -> frozenset[str]:
    """Words that frame nothing: numbers, days and months."""
    listed = (*words.numbers, *words.multipliers, *words.weekdays, *words.months, *words.month_words)
    return frozenset(low for word in listed for low in word.split())


@lru_cache(maxsize=64)
def _lows(named: tuple[str, ...], language: str) -> frozenset[str]:
    words = load_words(language)
    return frozenset(low for name in named for form in (name, name.lower()) for low in words.lows(form))


def _parties(parties: Sequence[Party], language: str) -> frozenset[str]:
    """The words that name parties: what is told of whom is seen elsewhere."""
    return _lows(tuple(n for p in parties for n in (p.id, *p.names, *p.adjectives, *p.demonyms, *p.seats)), language)
