"""A text in another language than the article: its words cannot be compared, its numbers, dates and names can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stance.records import Article, Finding, Reading, Span
from stance.text.morphology import known
from stance.text.romanize import letters_of, sounds
from stance.verify.figures import alias_stands, dates, listed, names_in, numbers
from stance.verify.lexicon import Words, checked_languages, load_words, quoted_spans
from stance.verify.rules import finding

_SHARE = 0.25
_SHORTEST = 4
_WORD = 3
_ENDING = 3
_VOWELS = "aeiou"


def language_of(text: str, article: Article, asked: str | None = None) -> str:
    """The language of a short text about an article, written by somebody who was asked for the language `asked`.

    What stands in quotation marks does not count, since quotations stay in the language of the article. Letters tell,
    and where they do not, words: those that one language's dictionary (or the article) has and another's has not, then
    the commonest. Where these do not tell either it is the language asked for, the article's if none was.
    """
    own = article.language
    plain, at = "", 0
    for span in quoted_spans(text):
        plain, at = plain + text[at : span.start], span.end
    plain += text[at:]
    whole = sum(c.isalpha() for c in plain)
    seen = {language: letters_of(plain, language) for language in checked_languages()}
    if seen[own].all >= _SHARE * whole and seen[own].all == seen[own].alone:
        # no other language has these letters
        return own
    related = [language for language, n in seen.items() if n.all > n.alone]
    if seen[own].all < _SHARE * whole and not any(seen[language].all >= _SHARE * whole for language in related):
        return max(seen, key=lambda language: seen[language].all)
    most = max(seen[language].alone for language in related)
    likely = [language for language in related if seen[language].alone == most]
    if len(likely) > 1:
        there = {language: article.text.lower() if language == own else "" for language in likely}
        told = {language: (_known(plain, language, low), _common(plain, language)) for language, low in there.items()}
        likely = [language for language in likely if told[language] == max(told.values())]
    return next((language for language in (asked, own) if language in likely), likely[0])


def _known(text: str, language: str, low: str) -> int:
    """How many words a dictionary or the text `low` has; not names, which are in any, nor what may be a unit."""
    words = [t.text for t in load_words(language).tokens(text) if t.word and t.text.islower() and len(t.text) >= _WORD]
    return sum(w in low or known(w.replace("’", "'"), language) for w in words)


def _common(text: str, language: str) -> int:
    words = load_words(language)
    return sum(t.text.lower() in words.stopwords for t in words.tokens(text))


def check_across(
    reading: Reading, text: str, spans: Sequence[Span], path: str, named: Iterable[str], language: str
) -> list[Finding]:
    """Check a text in `language` against the cited sentences of an article in another one.

    Numbers are compared by value, weekdays and months by their place in the calendar, names by the party definitions
    and by how they sound; a name that is not found may only be spelled otherwise. The rest cannot be established
    (LNG001). `named` are names that the text may use wherever its evidence stands.
    """
    mine, theirs = load_words(language), load_words(reading.article.language)
    cited = [s for s in reading.sentences if any(s.overlaps(e) for e in spans)]
    near = [s.of(reading.article.text) for s in cited]
    blocks = {s.block for s in cited}
    around = [s.of(reading.article.text) for s in reading.sentences if s.block in blocks]
    message = f"the text is in {language!r}, the article in {reading.article.language!r}: words cannot be compared"
    found = [finding("LNG001", path, message, *spans)]
    missing = numbers(text, mine).difference(*(numbers(n, theirs) for n in near), listed(text, mine))
    if missing:
        shown = ", ".join(f"{n:g}" for n in sorted(missing))
        found.append(finding("NUM001", path, f"the cited words do not have the number {shown}", *spans))
    found += _days(reading, text, near, path, spans, (mine, theirs))
    heard = {s for n in (*around, *named) for s in _sounds(n, theirs)} | {s for n in named for s in _sounds(n, mine)}
    low_around = " ".join(around).lower()
    for name in names_in(text, mine):
        sound = sounds(name, language)
        if name.lower() in mine.roles or any(_alike(sound, other) for other in heard):
            continue
        if not alias_stands(reading, name.lower().removesuffix("'s"), low_around):
            message = f"whether the cited paragraph has the name {name!r}, spelled otherwise there, cannot be told"
            found.append(finding("NAM001", path, message, *spans))
    return found


def _days(
    reading: Reading, text: str, near: Sequence[str], path: str, spans: Sequence[Span], both: tuple[Words, Words]
) -> Iterator[Finding]:
    """Report weekdays and months that the cited words do not have: wrong where these name others, else open."""
    mine, theirs = both
    on = reading.article.date
    for kind in ("weekdays", "months"):
        named, there = getattr(mine, kind), getattr(theirs, kind)
        said = {named.index(d) for d in dates(text, mine) if d in named}
        cited = {there.index(d) for n in near for d in dates(n, theirs) if d in there}
        own = {on.weekday() if kind == "weekdays" else on.month - 1} if on and not cited else set()
        strange = [named[i] for i in sorted(said - cited - own)]
        if strange and cited:
            yield finding("DAT001", path, f"the cited words do not have {', '.join(strange)}", *spans)
        elif strange:
            message = f"nothing settles whether {', '.join(strange)} is the day that the cited words name"
            yield finding("DAT002", path, message, *spans)


def _sounds(text: str, words: Words) -> Iterator[str]:
    for token in words.tokens(text):
        if token.word:
            yield sounds(token.text, words.language)
            yield sounds(token.low, words.language)


def _alike(one: str, other: str) -> bool:
    """Whether two names sound alike but for what a case adds at their end."""
    if one == other:
        return True
    short, long = sorted((one.rstrip(_VOWELS), other.rstrip(_VOWELS)), key=len)
    return len(short) >= _SHORTEST and long.startswith(short) and len(long) - len(short) <= _ENDING
