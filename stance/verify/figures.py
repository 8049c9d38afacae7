"""Numbers, dates and names of a statement must occur in what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from stance.records import Finding, Reading, Span
from stance.text.morphology import name_stem
from stance.verify.calendar import compare_days
from stance.verify.lexicon import Words, stem
from stance.verify.match import who_is
from stance.verify.measures import exchanged_units
from stance.verify.rules import finding

_YEAR = re.compile(r"^(?:19|20)\d\d$")


@lru_cache(maxsize=4096)
def numbers(text: str, words: Words) -> frozenset[float]:
    """The numbers of a text, words and digits alike: "two thousand", "2,000" and "2 000" are one."""
    found: set[float] = set()
    pending: float | None = None
    tokens = words.tokens(re.sub(r"(?<=\d)[   ](?=\d{3}\b)", "", text))
    for i, token in enumerate(tokens):
        low = token.low
        value: float | None = None
        if re.fullmatch(r"\d+(?:[.,:]\d+)*", low):
            value = _value(low)
        elif low in words.numbers:
            value = float(words.numbers[low])
        elif "-" in low and all(p in words.numbers for p in low.split("-")):
            value = float(sum(words.numbers[p] for p in low.split("-")))
        elif low[0].isdigit():
            # "30-day", "2015-16", "210bn"
            found |= {_value(digits) for digits in re.findall(r"\d+(?:[.,:]\d+)*", low)}
        elif low in words.multipliers and (pending is not None or i):
            if pending is not None:
                found.discard(pending)
                pending *= words.multipliers[low]
                found.add(pending)
            else:
                found.add(float(words.multipliers[low]))
            continue
        if value is not None:
            found.add(value)
        pending = value
    return frozenset(found)


def _value(digits: str) -> float:
    plain = digits.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits) else digits
    try:
        return float(plain.replace(":", ".").replace(",", "."))
    except ValueError:
        return float(re.sub(r"\D", "", digits))


@lru_cache(maxsize=4096)
def dates(text: str, words: Words) -> frozenset[str]:
    """The weekdays and months of a text, lower case; "may" counts as a month only with a number beside it."""
    found = set()
    tokens = words.tokens(text)
    for i, token in enumerate(tokens):
        weekday = token.low in words.weekdays and (token.capital or words.inflected)
        if (weekday and token.low not in words.month_words) or (
            token.low in (*words.months, *words.month_words) and _is_month(tokens, i, words)
        ):
            found.add(token.low)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _stems(text: str, words: Words) -> frozenset[str]:
    tokens = [t for t in words.tokens(text) if t.word]
    # a name that opens a sentence may read as another word
    names = {stem(name_stem(t.text)) for t in tokens if t.capital} if words.inflected else set()
    return frozenset(stem(t.low) for t in tokens) | names


def _is_month(tokens: Sequence[object], i: int, words: Words) -> bool:
    token = tokens[i]
    if not getattr(token, "capital", False) and not words.inflected:
        return False
    if getattr(token, "low", "") not in words.month_words:
        return True
    beside = [getattr(tokens[k], "low", "") for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
    return any(b.isdigit() for b in beside) or (i > 0 and getattr(tokens[i - 1], "low", "") in words.before_months)


def check_figures(reading: Reading, text: str, spans: Sequence[Span], path: str, known: Iterable[str]) -> list[Finding]:
    """Check one generated text against the sentences and paragraphs that `spans` lie in.

    `known` are names that may be used because the record itself carries them: holder, speaker, party.
    """
    from stance.verify.lexicon import load_words

    article = reading.article
    words = load_words(article.language)
    cited = [s for s in reading.sentences if any(s.overlaps(e) for e in spans)]
    near = [s.of(article.text) for s in cited]
    blocks = {s.block for s in cited}
    around = [s.of(article.text) for s in reading.sentences if s.block in blocks]
    found = []
    days = compare_days(text, near, article.date, words)
    if days.open:
        message = f"nothing settles whether {', '.join(days.open)} is the day that the cited words name"
        found.append(finding("DAT002", path, message, *spans))
    for exchanged in exchanged_units(text, near, words, numbers):
        found.append(finding("NUM003", path, f"the statement has {exchanged}", *spans))
    text = days.rest
    missing = numbers(text, words).difference(*(numbers(n, words) for n in near))
    if missing:
        shown = ", ".join(f"{n:g}" for n in sorted(missing))
        found.append(finding("NUM001", path, f"the cited words do not have the number {shown}", *spans))
    strange = _strange_dates(reading, text, near, words) | set(days.wrong)
    if strange:
        found.append(finding("DAT001", path, f"the cited words do not have {', '.join(sorted(strange))}", *spans))
    for name in _names(text, words):
        if not _named(reading, name, around, known, words):
            found.append(finding("NAM001", path, f"the cited paragraph does not have the name {name!r}", *spans))
    return found


def _strange_dates(reading: Reading, text: str, near: Sequence[str], words: Words) -> set[str]:
    """The weekdays and months of `text` that the cited sentences lack.

    The article's own day may stand for "today", but not where the sentences name another.
    """
    there = {date for sentence in near for date in dates(sentence, words)}
    strange = set(dates(text, words) - there)
    on = reading.article.date
    if on is not None:
        own = {words.months[on.month - 1]: words.months, words.weekdays[on.weekday()]: words.weekdays}
        strange -= {name for name, kind in own.items() if not there & set(kind)}
    return strange


def _names(text: str, words: Words) -> list[str]:
    """The capitalized words of a text that are no sentence openers, one by one."""
    names = []
    tokens = words.tokens(text)
    for i, token in enumerate(tokens):
        opens = i == 0 or (not tokens[i - 1].word and tokens[i - 1].low in {".", "!", "?", "“", '"', ":", "«"})
        plain = token.low in words.name_fillers or token.low in (*words.weekdays, *words.months)
        if not token.capital or plain or len(token.low.rstrip(".")) == 1:
            continue
        if (
            opens
            and not any(t.text == token.text for t in tokens[i + 1 :])
            and (i + 1 >= len(tokens) or not tokens[i + 1].capital)
        ):
            # a capital that opens the sentence may be any word
            if (token.text.isupper() and len(token.text) > 1) or token.low.endswith(("'s", "ia", "ine")):
                names.append(token.text)
            continue
        names.append(token.text)
    return names


def _named(reading: Reading, name: str, near: Sequence[str], known: Iterable[str], words: Words) -> bool:
    low = name.lower().replace("’", "'").removesuffix("'s")
    root = stem(words.tokens(f"· {name}")[-1].low) if words.inflected else stem(low)
    return any(root in _stems(text, words) for text in (*near, *known)) or _alias_stands(reading, low, " ".join(near))


def _alias_stands(reading: Reading, low: str, near: str) -> bool:
    """Whether the party or person that the name means stands near under another name."""
    for party in reading.parties:
        forms = {
            f.lower()
            for f in (*party.names, *party.seats, *party.adjectives, *party.demonyms, *(b.name for b in party.bodies))
        }
        parts = forms | {w for f in forms for w in f.split() if len(w) > 3}
        if low in parts and any(_stands(f, near) for f in forms):
            return True
        if low in party.whole and any(s.party == party.id and _stands(f, near) for f, s in reading.names.items()):
            # "the US" of what its State Department says
            return True
        for person in party.people:
            if low in person.name.lower().split() and any(_stands(form, near) for form in _forms(reading, person.name)):
                return True
    actor = who_is(reading, low)
    return actor is not None and any(_stands(form, near) for form in _forms(reading, actor.name))


def forms_of(reading: Reading, names: Iterable[str]) -> list[str]:
    """Every way in which the article names the given people and bodies, with their titles; lower case."""
    wanted = set(names)
    return [form for form, speaker in reading.names.items() if speaker.name in wanted]


def _forms(reading: Reading, name: str) -> list[str]:
    return [name.lower(), *(form for form, speaker in reading.names.items() if speaker.name == name)]


def _stands(form: str, near: str) -> bool:
    low = near.lower()
    return form in low and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", low) is not None
