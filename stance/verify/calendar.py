"""Days of a statement and of the cited words, laid side by side on the calendar of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from stance.text.morphology import roots
from stance.text.words import Token
from stance.verify.lexicon import Words
from stance.verify.phrases import listed

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?те|-?ого)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_WEEK = 7
_NEAR = 150


class Mention(NamedTuple):
    """A day or week named at `[start, end)` of a text.

    `days` are those that it can be; more than one where tense or year leave it open. `week` tells whether it means all
    of them. `relative` is one that needs the day of publication. `key` is what two texts that name it alike share.
    """

    start: int
    end: int
    key: tuple[object, ...]
    days: frozenset[Date]
    relative: bool
    week: bool = False


class Compared(NamedTuple):
    """What laying dates side by side gave: the statement without what is settled, what is open, what is wrong."""

    rest: str
    open: tuple[str, ...]
    wrong: tuple[str, ...]


def compare_days(statement: str, near: Sequence[str], on: Date | None, words: Words) -> Compared:
    """Settle the days of `statement` that the cited sentences name in another way ("2 March" for "Monday").

    Without the day of publication, `on`, a relative day cannot be settled. What both name alike, and what the other
    checks see, is left in the text.
    """
    rest, unsure, wrong = statement, [], []
    said = mentions(statement, on, words)
    if not said:
        return Compared(rest, (), ())
    cited = [m for sentence in near for m in mentions(sentence, on, words)]
    for mine in said:
        shown = statement[mine.start : mine.end]
        if any(mine.key == theirs.key for theirs in cited) or mine.key == ("day", 0):
            continue
        others = [theirs for theirs in cited if theirs.relative or mine.relative]
        if any(_settles(theirs, mine) for theirs in cited):
            pass
        elif any(_allows(theirs, mine) for theirs in others):
            unsure.append(shown)
        else:
            if mine.key[0] in {"day", "week"}:
                wrong.append(shown)
            continue
        rest = rest[: mine.start] + " " * (mine.end - mine.start) + rest[mine.end :]
    return Compared(rest, tuple(unsure), tuple(wrong))


def _settles(theirs: Mention, mine: Mention) -> bool:
    """Whether the cited day is one alone, and that of the statement or in its week."""
    if theirs.week or not theirs.days:
        return mine.week and theirs.week and bool(theirs.days) and theirs.days == mine.days
    return len(theirs.days) == 1 and bool(mine.days) and theirs.days <= mine.days and (mine.week or len(mine.days) == 1)


def _allows(theirs: Mention, mine: Mention) -> bool:
    """Whether the two may be the same day, for all that is known."""
    if theirs.key[0] == mine.key[0]:
        return bool(theirs.days & mine.days)
    return not theirs.days or not mine.days or (not theirs.week and bool(theirs.days & mine.days))


def mentions(text: str, on: Date | None, words: Words) -> list[Mention]:
    """The days and weeks that a text names, in order."""
    tokens = words.tokens(text)
    found: list[Mention] = []
    taken, first = -1, _first(words)
    for i, token in enumerate(tokens):
        if i <= taken or not (token.low in first or token.low[0].isdigit()):
            continue
        read = next(_read(tokens, i, on, words), None)
        if read is not None:
            last, key, days, relative = read
            found.append(Mention(token.start, tokens[last].end, key, days, relative, key[0] == "week"))
            taken = last
    return found


@lru_cache
def _first(words: Words) -> frozenset[str]:
    """The words with which the name of a day or week can begin, beside digits."""
    lists = listed("calendar", words.language)
    short = (*lists["months"], *(f"{month}." for month in lists["months"]))
    return frozenset(
        (*words.weekdays, *words.months, *words.numbers, *short, *lists["days"], *lists["past"], *lists["coming"])
    )


_Read = tuple[int, tuple[object, ...], frozenset[Date], bool]


def _read(tokens: Sequence[Token], i: int, on: Date | None, words: Words) -> Iterator[_Read]:
    """The day or week that begins at token i: its last token, its key, its days, whether it is relative."""
    lists = listed("calendar", words.language)
    low = tokens[i].low
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))) if low[0].isdigit() else ():
        match = pattern.fullmatch(low)
        if match:
            year, month, day = (int(match[k]) for k in order)
            yield i, ("date", month, day), _made(year, month, day), False
    yield from _dated(tokens, i, on, words)
    if low in words.weekdays and (tokens[i].capital or words.inflected):
        side = _side(tokens, i, words)
        yield i, ("weekday", words.weekdays.index(low)), _weekday(words.weekdays.index(low), side, on), True
    if low in lists["days"]:
        yield i, ("day", lists["days"][low]), _from(on, lists["days"][low]), True
    after = [t.low for t in tokens[i + 1 : i + 3]]
    counted = re.fullmatch(r"\d{1,2}", low) or low in words.numbers
    if counted and len(after) == 2 and after[0] in lists["day"] and after[1] in lists["ago"]:
        count = -int(low if low.isdigit() else words.numbers[low])
        yield i + 2, ("day", count), _from(on, count), True
    if after and after[0] in lists["week"] and (low in lists["past"] or low in lists["coming"]):
        by = -1 if low in lists["past"] else 1
        monday = on - timedelta(days=on.weekday()) + timedelta(days=_WEEK * by) if on else None
        yield (
            i + 1,
            ("week", by),
            frozenset(monday + timedelta(days=k) for k in range(_WEEK)) if monday else frozenset(),
            True,
        )


def _dated(tokens: Sequence[Token], i: int, on: Date | None, words: Words) -> Iterator[_Read]:
    """A day and a month in either order, with or without a year."""
    lists = listed("calendar", words.language)
    last = i + 1
    while last < len(tokens) and tokens[last].low in lists["of"]:
        last += 1
    if last >= len(tokens):
        return
    for a, b in ((i, last), (last, i)):
        day, month = _DAY.fullmatch(tokens[a].low), _month(tokens[b], words)
        if day and month and (b == last or last == i + 1):
            year = None
            for k in (last + 1, last + 2):
                if (
                    k < len(tokens)
                    and _YEAR.fullmatch(tokens[k].low)
                    and (k == last + 1 or tokens[last + 1].low in {",", "."})
                ):
                    year, last = int(tokens[k].low), k
                    break
            yield last, ("date", month, int(day[1])), _years(year, month, int(day[1]), on), False


def _month(token: Token, words: Words) -> int:
    low = token.low.rstrip(".")
    if low in words.months and (token.capital or words.inflected):
        return words.months.index(low) + 1
    found: int = listed("calendar", words.language)["months"].get(low, 0)
    return found if token.capital or words.inflected else 0


def _made(year: int, month: int, day: int) -> frozenset[Date]:
    try:
        return frozenset({Date(year, month, day)})
    except ValueError:
        return frozenset()


def _years(year: int | None, month: int, day: int, on: Date | None) -> frozenset[Date]:
    """A day of the year named, else of that nearest to the day of publication; of two where none is much nearer."""
    if year is not None:
        return _made(year, month, day)
    if on is None:
        return frozenset()
    near = [d for y in (on.year - 1, on.year, on.year + 1) for d in _made(y, month, day)]
    return frozenset(d for d in near if abs((d - on).days) <= _NEAR) or frozenset(
        sorted(near, key=lambda d: abs((d - on).days))[:2]
    )


def _from(on: Date | None, days: int) -> frozenset[Date]:
    return frozenset({on + timedelta(days=days)}) if on else frozenset()


def _weekday(weekday: int, side: str, on: Date | None) -> frozenset[Date]:
    if on is None:
        return frozenset()
    last = on - timedelta(days=(on.weekday() - weekday) % _WEEK)
    coming = on + timedelta(days=(weekday - on.weekday() - 1) % _WEEK + 1)
    if side == "past":
        return frozenset({last})
    if side == "last":
        return frozenset({last if last < on else last - timedelta(days=_WEEK)})
    if side == "next":
        # "next Friday" said on a Monday may be either
        return frozenset({coming, coming + timedelta(days=_WEEK)})
    return frozenset({coming, last}) if side == "open" or last == on else frozenset({coming})


def _side(tokens: Sequence[Token], i: int, words: Words) -> str:
    """Whether a weekday lies behind or ahead: by the word before it, else by the verb that it goes with."""
    lists = listed("calendar", words.language)
    before = tokens[i - 1].low if i else ""
    if before in lists["past"]:
        return "last"
    if before in lists["coming"]:
        return "next"
    if before in lists["until"]:
        return "open"
    ahead = [k for k, t in enumerate(tokens) if _ahead(t, words)]
    said = [k for k, t in enumerate(tokens) if t.low in words.cue_words and k not in ahead]
    nearest = max([k for k in (*ahead, *said) if k < i], default=None)
    if nearest is not None:
        return "future" if nearest in ahead else "past"
    behind = min([k for k in (*ahead, *said) if k > i], default=None)
    return "open" if behind is not None and behind in ahead else "past"


def _ahead(token: Token, words: Words) -> bool:
    """Whether a word puts what it goes with in the future."""
    if token.low in listed("calendar", words.language)["future"]:
        return True
    if not words.inflected or token.low in words.cue_words or not token.word:
        return False
    kinds = {kind for _, kind in roots(token.text.lower(), words.language)}
    return "third" in kinds or "base" in kinds
