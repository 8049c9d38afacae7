"""Numbers, dates and names of a statement must occur in what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from stance.records import Finding, Party, Reading, Span, overlapping
from stance.text.morphology import known, name_stem
from stance.text.words import Token
from stance.verify.calendar import compare_days
from stance.verify.lexicon import Words, base, stands_in, stem
from stance.verify.match import who_is
from stance.verify.measures import exchanged_units
from stance.verify.nearness import before
from stance.verify.roles import names_role, stands_for
from stance.verify.rules import finding

_DIGITS = r"\d+(?:[.,:]\d+)*"
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
# "$5m"; without a currency it may be metres
_SHORT_MILLION = re.compile(r"([$€£]\s?\d+(?:[.,]\d+)*)m\b")


@lru_cache(maxsize=4096)
def numbers(text: str, words: Words) -> frozenset[float]:
    """The numbers of a text, words and digits alike: "two thousand two hundred", "2,200" and "2 200" are one."""
    found: set[float] = set()
    run = _Run()
    if _DIGIT.search(text):
        text = _SHORT_MILLION.sub(r"\1mn", _THOUSANDS.sub("", text))
    tokens = words.tokens(text)
    if not any(_may_count(t.low, words) for t in tokens):
        return frozenset()
    taken, counting = 0, False
    for i, token in enumerate(tokens):
        low = token.low
        if i < taken:
            continue
        before, counting = counting, _may_count(low, words)
        if run.idle and not (before or counting):
            # most words have nothing to do with numbers
            continue
        half = _half(tokens, i, words)
        if half:
            # "one and a half million", "half a million"
            found |= run.half(added=words.numbers.get(low) != 0.5)
            taken = i + half
            continue
        if re.fullmatch(_DIGITS, low):
            found |= run.end()
            run.current, run.below = _value(low), 0.0
        elif low in words.numbers:
            found |= run.add(float(words.numbers[low]))
        elif "-" in low and all(p in words.numbers for p in low.split("-")):
            found |= run.add(float(sum(words.numbers[p] for p in low.split("-"))))
        elif low in words.multipliers:
            found |= run.times(words.multipliers[low])
        elif (
            low in words.number_links
            and (run.total or run.below >= 100)
            and i + 1 < len(tokens)
            and tokens[i + 1].low in words.numbers
        ):
            # "two thousand and five"
            continue
        else:
            found |= run.end()
            # "30-day", "2015-16", "210bn"
            for digits, unit in re.findall(rf"({_DIGITS})([^\W\d_]*)", low) if low[0].isdigit() else ():
                found.add(_value(digits) * words.multipliers.get(unit, 1))
            found |= {float(n) for n in _counted(low, words)} | _halved(token, words)
    return frozenset(found | run.end())


class _Run:
    """A number that is being read word by word."""

    def __init__(self) -> None:
        self.current: float | None = None
        self.total, self.below, self.scale = 0.0, 0.0, float("inf")

    @property
    def idle(self) -> bool:
        """Whether no number has begun."""
        return self.current is None and self.scale == float("inf")

    def add(self, value: float) -> set[float]:
        """Take a word such as "twenty": it goes on with the number before it, or ends that and begins another."""
        ended: set[float] = set()
        if (self.current is not None and value >= self.below) or value < 1:
            ended = self.end()
        self.current = (self.current or 0.0) + value
        self.below = 100.0 if value >= 100 else 10.0 if value >= 20 else 0.0
        return ended

    def half(self, added: bool) -> set[float]:
        """Take "and a half", which "one" may stand before, or a half that is a number of its own."""
        ended = set() if added else self.end()
        self.current = (self.current or float(added)) + 0.5
        return ended

    def times(self, by: int) -> set[float]:
        """Take a word such as "thousand"."""
        ended: set[float] = set()
        if by >= self.scale:
            ended = self.end()
        value = (1.0 if self.current is None else self.current) * by
        if by < 1000:
            self.current, self.below = value, float(by)
        else:
            self.total, self.current, self.below, self.scale = self.total + value, None, 0.0, by
        return ended

    def end(self) -> set[float]:
        """The number that was read, if any; the next one begins."""
        whole = self.total + (self.current or 0.0)
        read = self.current is not None or self.total > 0
        self.total, self.current, self.below, self.scale = 0.0, None, 0.0, float("inf")
        return {whole} if read else set()


@lru_cache(maxsize=32768)
def _may_count(low: str, words: Words) -> bool:
    """Whether a word, or mark, can be a number or have one in it."""
    return (
        low[0].isdigit()
        or low in words.numbers
        or low in words.multipliers
        or low in words.ones
        or ("-" in low and all(p in words.numbers for p in low.split("-")))
        or (words.half_prefix != "" and low.startswith(words.half_prefix))
        or bool(_counted(low, words))
    )


def _half(tokens: Sequence[Token], i: int, words: Words) -> int:
    """How many tokens add a half to the number before them, or are the half of a million behind them; else 0."""
    lows = [t.low for t in tokens[i : i + 4]]
    before = tokens[i - 1].low if i else ""
    if before[:1].isdigit() or before in words.numbers or before in words.ones:
        return next((n for phrase in words.halves if lows[: (n := len(phrase.split()))] == phrase.split()), 0)
    behind = next((k for k in (1, 2) if len(lows) > k and lows[k] in words.multipliers), 0)
    linked = behind == 1 or (behind == 2 and lows[1] in words.number_articles)
    return behind if words.numbers.get(lows[0]) == 0.5 and linked else 0


def _halved(token: Token, words: Words) -> set[float]:
    """The number in "полмиллиона"."""
    prefix = words.half_prefix
    if not prefix or not token.low.startswith(prefix):
        return set()
    by = words.multipliers.get(base(token.text.lower().removeprefix(prefix), words.language))
    return {0.5 * by} if by else set()


def _counted(low: str, words: Words) -> list[float]:
    """The number in a compound: "двухнедельный"."""
    return [
        number
        for prefix, number in words.number_prefixes.items()
        if low.startswith(prefix) and low[len(prefix) :].startswith(tuple(words.counted))
    ][:1]


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
        if token.low not in words.days_and_months and token.low not in words.month_words:
            continue
        weekday = token.low in words.weekdays and (token.capital or words.inflected)
        if (weekday and token.low not in words.month_words) or (
            (token.low in words.months or token.low in words.month_words) and _is_month(tokens, i, words)
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


def check_figures(reading: Reading, text: str, spans: Sequence[Span], path: str, named: Iterable[str]) -> list[Finding]:
    """Check one generated text against the sentences and paragraphs that `spans` lie in.

    `named` are names that may be used because the record itself carries them: holder, speaker, party.
    """
    from stance.verify.lexicon import load_words

    article = reading.article
    words = load_words(article.language)
    cited = overlapping(reading.sentences, spans)
    near = [s.of(article.text) for s in cited]
    found = []
    days = compare_days(text, near, article.date, words)
    if days.open:
        message = f"nothing settles whether {', '.join(days.open)} is the day that the cited words name"
        found.append(finding("DAT002", path, message, *spans))
    for exchanged in exchanged_units(text, near, words, numbers):
        found.append(finding("NUM003", path, f"the statement has {exchanged}", *spans))
    text = days.rest
    counted, dated = numbers(text, words), dates(text, words)
    near += before(reading, spans, words.pointers, words) if counted or dated else []
    missing = counted.difference(*(numbers(n, words) for n in near), listed(text, words)) if counted else None
    if missing:
        shown = ", ".join(f"{n:g}" for n in sorted(missing))
        found.append(finding("NUM001", path, f"the cited words do not have the number {shown}", *spans))
    strange = (_strange_dates(reading, dated, near, words) if dated else set()) | set(days.wrong)
    if strange:
        found.append(finding("DAT001", path, f"the cited words do not have {', '.join(sorted(strange))}", *spans))
    names = names_in(text, words)
    blocks = {s.block for s in cited} if names else set()
    around = [s.of(article.text) for s in reading.sentences if s.block in blocks]
    around += before(reading, spans, words.anaphors | words.pointers, words) if names else []
    for name in names:
        if not _named(reading, name, around, named, words) and not names_role(reading, text, name, words):
            found.append(finding("NAM001", path, f"the cited paragraph does not have the name {name!r}", *spans))
    return found


def listed(text: str, words: Words) -> frozenset[float]:
    """How many names each list of a text has: "three ports: A, B and C" counts what it names."""
    counts, names, linked = set(), 0, False
    for token in words.tokens(text):
        if token.word and token.capital and (linked or not names):
            names, linked = names + 1, False
        elif names and (token.low == "," or token.text in words.list_links):
            linked = True
        elif not (token.word and token.capital):
            counts.add(float(names))
            names, linked = 0, False
    return frozenset(c for c in (*counts, float(names)) if c > 1)


def _strange_dates(reading: Reading, dated: Set[str], near: Sequence[str], words: Words) -> set[str]:
    """The weekdays and months of a text, `dated`, that the cited sentences lack.

    The article's own day may stand for "today", but not where the sentences name another.
    """
    there = {date for sentence in near for date in dates(sentence, words)}
    strange = set(dated - there)
    on = reading.article.date
    if on is not None:
        own = {words.months[on.month - 1]: words.months, words.weekdays[on.weekday()]: words.weekdays}
        strange -= {name for name, kind in own.items() if not there & set(kind)}
    return strange


def names_in(text: str, words: Words) -> list[str]:
    """The capitalized words of a text that are no sentence openers, one by one."""
    names = []
    tokens = words.tokens(text)
    for i, token in enumerate(tokens):
        if not token.capital:
            continue
        opens = i == 0 or (not tokens[i - 1].word and tokens[i - 1].low in {".", "!", "?", "“", '"', ":", "«"})
        plain = token.low in words.name_fillers or token.low in words.days_and_months
        plain = plain or (opens and _common(token, words))
        if plain or len(token.low.rstrip(".")) == 1:
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


def _common(token: Token, words: Words) -> bool:
    """Whether a word that opens a sentence is none of names but a function word, a condition or a negation."""
    if words.inflected:
        return known(token.text, words.language)
    return token.low in words.common


def _named(reading: Reading, name: str, near: Sequence[str], named: Iterable[str], words: Words) -> bool:
    low = name.lower().replace("’", "'").removesuffix("'s")
    root = stem(words.tokens(f"· {name}")[-1].low) if words.inflected else stem(low)
    if any(root in _stems(text, words) for text in (*near, *named)) or alias_stands(reading, low, " ".join(near)):
        return True
    return any(stands_for(name, text, words) for text in near)


def alias_stands(reading: Reading, low: str, near: str) -> bool:
    """Whether the party or person that the name means stands near under another name."""
    for party, forms, parts in reading.once(_party_forms):
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


def _party_forms(reading: Reading) -> list[tuple[Party, Set[str], Set[str]]]:
    """Each party with what it and its bodies are called, lower case, and with the longer words of that."""
    found: list[tuple[Party, Set[str], Set[str]]] = []
    for party in reading.parties:
        forms = {
            f.lower()
            for f in (*party.names, *party.seats, *party.adjectives, *party.demonyms, *(b.name for b in party.bodies))
        }
        found.append((party, forms, forms | {w for f in forms for w in f.split() if len(w) > 3}))
    return found


def forms_of(reading: Reading, names: Iterable[str]) -> list[str]:
    """Every way in which the article names the given people and bodies, with their titles; lower case."""
    wanted = frozenset(reading.forms.keys() & set(names))
    if not wanted:
        return []
    known = reading.once(_forms_known)
    if wanted not in known:
        known[wanted] = [form for form, speaker in reading.names.items() if speaker.name in wanted]
    return [*known[wanted]]


def _forms_known(reading: Reading) -> dict[frozenset[str], list[str]]:
    del reading
    return {}


def _forms(reading: Reading, name: str) -> list[str]:
    return [name.lower(), *reading.forms.get(name, ())]


def _stands(form: str, near: str) -> bool:
    return stands_in(near.lower(), form)
