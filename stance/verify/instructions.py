"""Text that speaks to a program reading the article instead of to its readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from stance.records import Finding, Reading, Span
from stance.verify.lexicon import stands_in
from stance.verify.phrases import listed
from stance.verify.rules import finding

_UNSEEN = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
_TAG = 0xE0000
_END = re.compile(r"(?<=[.!?:])[\"”»'’)]*\s+(?=[^\sa-zа-яіїєґё])|\n\s*")
_OPENS = re.compile(r"(?:^|[,;:—–]\s)\W*(?=\w)")
_LONGEST = 80


def check_instructions(reading: Reading) -> list[Finding]:
    """Report sentences addressed to a program, those that a reader does not see with them."""
    article = reading.article
    found = []
    for span in _visible(article.text, _languages(reading)):
        path = "article.title" if any(b.kind == "title" and b.covers(span) for b in article.blocks) else "article"
        found.append(finding("INS001", path, f"speaks to a program: {_short(span.of(article.text))!r}", span))
    for i, hidden in enumerate(article.hidden):
        text = _readable(hidden.text or hidden.of(article.text))
        for span in _visible(text, _languages(reading)):
            message = f"hidden from readers ({hidden.reason}), speaks to a program: {_short(span.of(text))!r}"
            found.append(finding("INS001", f"article.hidden[{i}]", message, hidden))
    return found


def instructing(reading: Reading, spans: Iterable[Span]) -> list[Span]:
    """The stretches of the article addressed to a program that one of the spans touches."""
    spans = list(spans)
    return [s for s in _visible(reading.article.text, _languages(reading)) if any(s.overlaps(e) for e in spans)]


def _languages(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("en", reading.article.language)))


@lru_cache(maxsize=16)
def _visible(text: str, languages: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(_sentences(text, languages))


def _sentences(text: str, languages: tuple[str, ...]) -> Iterator[Span]:
    whole = " ".join(text.split()).lower().translate(_UNSEEN)
    known = [_Lists(language, whole) for language in languages]
    known = [lists for lists in known if lists.worth]
    if not known:
        return
    at = 0
    for end, after in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text), len(text))]:
        low = " ".join(text[at:end].lower().replace("’", "'").split()).translate(_UNSEEN)
        if low and any(lists.addressed(low) for lists in known):
            yield Span(start=at + len(text[at:end]) - len(text[at:end].lstrip()), end=end)
        at = after


class _Lists:
    """The lists of one language, as far as an article has anything of them."""

    def __init__(self, language: str, whole: str) -> None:
        lists = _compiled(language)
        self.enough = [p for name in ("override", "asks") for p in lists[name] if p in whole]
        self.output, self.objects = ([p for p in lists[name] if p in whole] for name in ("output", "objects"))
        self.tasks = [p for p in lists["tasks"] if f"{p} " in whole]
        self.opening = {task.split()[0] for task in self.tasks}
        self.verbs = [p for p in lists["verbs"] if p in whole] if self.output or self.objects else []
        self.starts = lists["starts"]
        self.worth = bool(self.enough or self.tasks or self.verbs)

    def addressed(self, low: str) -> bool:
        """Whether a sentence in lower case is meant for a program."""
        bare = low.lstrip("\"'“«„‘([*-–—•> ")
        if _any(low, self.enough):
            return True
        if bare.split(" ", 1)[0] in self.opening and any(
            bare.startswith(f"{t} ") and bare[len(t) + 1 :].split(" ", 1)[0] in self.starts for t in self.tasks
        ):
            return True
        if self.verbs and _any(low, self.output):
            behind = [low.index(p) + len(p) + 1 for p in self.output if p in low]
            if any(_opened(low[at:], self.verbs) for at in (*(m.end() for m in _OPENS.finditer(low)), *behind)):
                return True
        return _opened(bare, self.verbs) and _any(low, self.objects)


@cache
def _compiled(language: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(phrases) for name, phrases in listed("instructions", language).items()}


def _any(low: str, phrases: Iterable[str]) -> bool:
    """Whether a phrase stands in the text as whole words."""
    return any(stands_in(low, p) for p in phrases)


def _opened(low: str, verbs: Iterable[str]) -> bool:
    return any(low.startswith(verb) and not low[len(verb) : len(verb) + 1].isalnum() for verb in verbs)


def _readable(text: str) -> str:
    """Hidden text with tag characters as the letters that they stand for."""
    return "".join(chr(ord(c) - _TAG) if _TAG + 0x20 <= ord(c) <= _TAG + 0x7E else c for c in text)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rstrip() + "…"
