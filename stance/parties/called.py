"""In which states people are called so: by given name, by family name and its ending, by the words of an office."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from stance.parties.lists import data_table
from stance.text.romanize import is_cyrillic, sounds

_NOWHERE: frozenset[str] = frozenset()
_SOFTER = (("th", "t"), ("ce", "se"), ("ci", "si"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("sh", "ch"))


@lru_cache(maxsize=8192)
def sound(name: str, language: str) -> str:
    """How one word of a name sounds, roughly, in whichever letters it is written."""
    key = sounds(name.replace("ё", "е").replace("Ё", "Е"), language)
    for one, other in _SOFTER:
        key = key.replace(one, other)
    return key


@cache
def _names() -> dict[str, dict[str, frozenset[str]]]:
    """Given and family names, as they sound, with the states in which they are used; made by bench/given_names.py."""
    found: dict[str, dict[str, frozenset[str]]] = {"given": {}, "family": {}}
    text = (files("stance.parties.data") / "names.txt").read_text(encoding="utf-8")
    for block in text.split("[")[1:]:
        head, _, names = block.partition("]\n")
        kind, *states = head.split("|")
        found[kind] |= dict.fromkeys(names.split("\n")[:-1], frozenset(states))
    return found


@cache
def _endings() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in data_table("called.toml")["endings"].values():
        for end in group["endings"].split():
            found[end] = found.get(end, _NOWHERE) | frozenset(group["states"])
    return found


@cache
def _offices() -> dict[str, frozenset[str]]:
    groups = data_table("called.toml")["offices"].values()
    return {word: frozenset(g["states"]) for g in groups for word in g["words"].split()}


@lru_cache(maxsize=4096)
def given_in(name: str, language: str) -> frozenset[str]:
    """The states in which the given name of somebody is used; empty where it is in no list."""
    words = name.replace("-", " ").split()
    given = _names()["given"]
    for word in words[:-1] or words:
        for key in _keys(word, language):
            if key in given:
                return given[key]
    return _NOWHERE


def called_elsewhere(name: str, language: str, state: str) -> bool:
    """Whether people of a state are not called so, but those of others are."""
    found = given_in(name, language)
    return bool(found) and state not in found


@lru_cache(maxsize=4096)
def family_in(name: str, language: str) -> frozenset[str]:
    """The states in which the family name of somebody is used, or ends so; empty where no list tells."""
    last = name.rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1]
    if " " not in name:
        return _NOWHERE
    family = _names()["family"]
    for key in _keys(last, language):
        if key in family:
            return family[key]
    ends = (last.lower()[-size:] for size in range(2, len(last)))
    return _NOWHERE.union(*(_endings()[end] for end in ends if end in _endings()))


def office_in(words: tuple[str, ...]) -> frozenset[str]:
    """The states that have such an office, by the first of its words that only some have; empty where any may."""
    return next((_offices()[w] for w in words if w in _offices()), _NOWHERE)


def _keys(word: str, language: str) -> tuple[str, ...]:
    """How a name may sound: "Джош" as "Josh", «Жюстин» as "Justine"."""
    key = sound(word, language)
    if not is_cyrillic(word):
        return (key,)
    hard = key.replace("dzh", "").replace("zh", "")
    return (key, key + "e", hard, hard + "e", key.removesuffix("a") + "ia")
