"""What positions are about: subjects with neutral names, whose words in several languages are data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from stance.records import Record
from stance.verify.lexicon import load_words
from stance.verify.phrases import Phrases


class Concept(Record):
    """One subject: its id, its label by language, and its words by language as their dictionary forms."""

    id: str
    label: dict[str, str]
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()


@cache
def concepts() -> dict[str, Concept]:
    """Return every concept of the data by its id."""
    given = tomllib.loads((files("stance.compare.data") / "concepts.toml").read_text(encoding="utf-8"))
    return {one.id: one for one in (Concept.model_validate(table) for table in given["concept"])}


@cache
def _phrases(language: str) -> tuple[Phrases, dict[str, str]]:
    known = {phrase: one.id for one in concepts().values() for phrase in getattr(one, language)}
    return Phrases(known, language), known


def concepts_in(text: str, language: str) -> list[str]:
    """Return the id of each concept that `text` names, once for each time, in order."""
    listed, known = _phrases(language)
    return [known[phrase] for phrase, _, _ in listed.among(load_words(language).tokens(text))]
