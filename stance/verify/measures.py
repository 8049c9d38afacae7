"""What numbers count: a unit or a currency must not stand for another of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache

from stance.text.words import Token
from stance.verify.lexicon import Words
from stance.verify.phrases import Phrases, file_of

_LONGEST = 6

Numbers = Callable[[str, Words], Set[float]]


def exchanged_units(statement: str, near: Sequence[str], words: Words, numbers: Numbers) -> list[str]:
    """Say of each amount of the statement whose number the cited words have with another unit of the same kind only.

    A number without a unit, and one that stands there with the same unit too, is left alone.
    """
    said = list(amounts(statement, words, numbers))
    if not said:
        return []
    cited = [amount for sentence in near for amount in amounts(sentence, words, numbers)]
    found = []
    for value, kind, unit in said:
        units = {u for v, k, u in cited if v == value and k == kind}
        if units and unit not in units:
            found.append(f"{value:g} of {unit} where the cited words have {value:g} of {', '.join(sorted(units))}")
    return found


def amounts(text: str, words: Words, numbers: Numbers) -> Iterator[tuple[float, str, str]]:
    """The amounts of a text: number, kind of unit, unit."""
    tokens = words.tokens(text)
    phrases, kinds = _units(words.language)
    for phrase, first, _ in phrases.among(tokens):
        start = first
        while start and first - start < _LONGEST and _counts(tokens[start - 1], words):
            start -= 1
        yield from _amount(text, tokens[start:first], kinds[phrase], words, numbers)
    for i, token in enumerate(tokens):
        number, _, bound = token.low.partition("-")
        if bound in kinds and number:
            # "a 5-mile zone"
            yield from _amount(number, words.tokens(number), kinds[bound], words, numbers)
        unit = file_of("units")["signs"].get(token.low)
        if unit is None:
            continue
        kind = "share" if token.low == "%" else "money"
        end = i + 1
        while end < len(tokens) and end - i <= _LONGEST and _counts(tokens[end], words):
            end += 1
        start = i
        while start and i - start < _LONGEST and _counts(tokens[start - 1], words):
            start -= 1
        behind = token.low == "%" or end == i + 1
        yield from _amount(text, tokens[start:i] if behind else tokens[i + 1 : end], (kind, unit), words, numbers)


def _amount(
    text: str, tokens: Sequence[Token], unit: tuple[str, str], words: Words, numbers: Numbers
) -> Iterator[tuple[float, str, str]]:
    if tokens:
        values = numbers(text[tokens[0].start : tokens[-1].end], words)
        if len(values) == 1:
            yield next(iter(values)), *unit


def _counts(token: Token, words: Words) -> bool:
    """Whether a word can be part of a number."""
    first = token.low.partition("-")[0]
    return token.low[0].isdigit() or first in words.numbers or first in words.multipliers


@cache
def _units(language: str) -> tuple[Phrases, dict[str, tuple[str, str]]]:
    kinds = {
        form: (kind, unit)
        for kind, units in file_of("units")[language].items()
        for unit, forms in units.items()
        for form in forms
    }
    return Phrases(kinds, language), kinds
