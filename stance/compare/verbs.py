"""What a verb of saying adds beside "say": doubt, an admission, insistence, hostility; lists are data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli

from stance.verify.lexicon import base


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
