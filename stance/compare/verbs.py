"""What a verb of saying adds beside "say": doubt, an admission, insistence, hostility; lists are data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli

from stance.compare.senses import stemmed
from stance.verify.lexicon import base, load_words


@cache
def _tones(language: str) -> dict[str, str]:
    given = tomli.loads((files("stance.compare.data") / "verbs.toml").read_text(encoding="utf-8"))
    table = given.get(language, {})
    return {form: tone for tone, verbs in table.items() for verb in verbs for form in {verb, _based(verb, language)}}


def _based(verb: str, language: str) -> str:
    return " ".join(base(word, language) for word in verb.split())


def tone(lemma: str, language: str) -> str | None:
    """Return what the verb adds ("doubt"), "neutral" for one that adds nothing, None for one that no list has."""
    tones = _tones(language)
    return tones.get(lemma) or tones.get(_based(lemma, language))


def in_words(tone: str, text: str, language: str) -> bool:
    """Whether the words of `text` tell themselves what a verb with this tone adds, as "we call for" tells a demand."""
    phrases = _in_words(tone, language)
    if not phrases:
        return False
    keys = [_key(t.low, language) for t in load_words(language).tokens(text) if t.word]
    return any(tuple(keys[i : i + len(phrase)]) == phrase for i in range(len(keys)) for phrase in phrases)


@cache
def _in_words(tone: str, language: str) -> frozenset[tuple[str, ...]]:
    given = tomli.loads((files("stance.compare.data") / "verbs.toml").read_text(encoding="utf-8"))["in_words"]
    listed = given.get(language, {}).get(tone, ())
    words = load_words(language)
    return frozenset(
        tuple(_key(t.low, language) for t in words.tokens(form) if t.word)
        for phrase in listed
        for form in (phrase, _based(phrase, language))
    )


def _key(low: str, language: str) -> str:
    return stemmed(low) if language == "en" else low
