"""The word lists of the definitions' data files: grammar, titles, media and politics at home, by language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def hypernyms(language: str) -> dict[str, tuple[str, ...]]:
    """Words by which a text calls somebody again ("the diplomat"), each with the titles that it may stand for."""
    table = data_table("grammar.toml").get(language, {}).get("hypernyms", {})
    return {word: tuple(titles) for word, titles in table.items()}


@cache
def offices(language: str) -> dict[str, tuple[str, ...]]:
    """Offices as the definitions have them ("foreign minister"), each with what a text calls its holder."""
    table = data_table("grammar.toml").get(language, {}).get("offices", {})
    return {office: tuple(titles) for office, titles in table.items()}


@cache
def called_again(language: str) -> dict[str, tuple[str, ...]]:
    """Common nouns for a body ("ведомство"), each with how the words begin by which such bodies are named."""
    table = data_table("grammar.toml").get(language, {}).get("bodies_again", {})
    return {noun: tuple(kinds) for noun, kinds in table.items()}


def home_alone(language: str, asked: frozenset[str], lowered: str) -> str | None:
    """The state asked for whose press writes in the language, where a text names it twice and none of the others."""
    for state, words in data_table("domestic.toml").get(language, {}).items():
        others = words.get("unless_named", ())
        own = sum(lowered.count(place) for place in words.get("names_itself", ()))
        if state in asked and others and own > 1 and not any(other in lowered for other in others):
            return str(state)
    return None


@cache
def home(language: str, asked: frozenset[str]) -> str | None:
    """The state, among those asked for, whose press writes in the language and for readers at home."""
    states = data_table("domestic.toml").get(language, {})
    return next((s for s, words in states.items() if words.get("at_home") and s in asked), None)


@cache
def datelines(language: str) -> dict[str, str]:
    """The place names, lower case, under which a state's own agencies write, to the state."""
    table = data_table("domestic.toml").get(language, {})
    return {
        place: state
        for state, words in table.items()
        for place in (*words.get("datelines", ()), *words.get("cities", ()))
    }


@cache
def places(language: str) -> dict[str, str]:
    """The cities and the adjectives of regions, by dictionary form, to the state in which they lie."""
    table = data_table("domestic.toml").get(language, {})
    return {
        place: state
        for state, words in table.items()
        for place in (*words.get("cities", ()), *words.get("region_adjectives", ()))
    }


@cache
def members(language: str) -> dict[str, str]:
    """Words for a member of a political party ("Republican"), lower case, to the state whose party it is."""
    table = data_table("domestic.toml").get(language, {})
    return {word: state for state, words in table.items() for word in words.get("members", ())}


@cache
def title_heads(language: str) -> frozenset[str]:
    """The first words of the titles of a language."""
    titles = data_table("titles.toml").get(language, {})
    return frozenset(
        t.split()[0]
        for capacity in ("official", "legislator", "expert", "citizen", "proxy")
        for t in titles.get(capacity, ())
    )


@cache
def collective(language: str) -> frozenset[str]:
    """Every word of the collective nouns and of the titles of a language: "delegation", "spokesman"."""
    groups = data_table("groups.toml").get(language, {})
    titles = data_table("titles.toml").get(language, {})
    phrases = [p for table in (groups, titles) for words in table.values() if isinstance(words, list) for p in words]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def data_table(name: str) -> dict[str, Any]:
    """The content of a data file, read once per process."""
    data = tomli.loads((files("stance.parties.data") / name).read_text(encoding="utf-8"))
    inner = data.get("titles", data)
    return inner if isinstance(inner, dict) else data


@cache
def media() -> tuple[str, ...]:
    """The names and aliases of the media."""
    data = tomli.loads((files("stance.parties.data") / "media.toml").read_text(encoding="utf-8"))
    names: list[str] = []
    for entry in data.get("media", ()):
        names += [entry["name"], *entry.get("aliases", ())] if isinstance(entry, dict) else [str(entry)]
    return tuple(names)


@cache
def grammar(language: str) -> dict[str, frozenset[str]]:
    """Small grammar lists for reading names: articles, honorifics, words that are never names."""
    data = {k: v for k, v in data_table("grammar.toml").get(language, {}).items() if isinstance(v, list)}
    titles = data_table("titles.toml").get(language, {})
    data["honorifics"] = [h.lower() for h in titles.get("honorifics", ())]
    return {k: frozenset(v) for k, v in data.items()}


@cache
def word_lists(language: str) -> dict[str, frozenset[str]]:
    """The words of those lists, each with the names of the lists that it is in."""
    lists: dict[str, set[str]] = {}
    for name, words in grammar(language).items():
        for word in words:
            lists.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in lists.items()}


@cache
def list_phrases(language: str, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of one of those lists by their first word, the longest first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in grammar(language).get(name, ()):
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in phrases.items()}


@cache
def affiliations(language: str) -> dict[str, tuple[str, ...]]:
    """How a legislator's party and seat are marked behind a name ("R-Tenn."), by the state that marks them so."""
    table = data_table("grammar.toml").get(language, {}).get("affiliations", {})
    return {party: tuple(marks) for party, marks in table.items()}
