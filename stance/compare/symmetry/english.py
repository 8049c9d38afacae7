"""A name in an English line, put as another party's: with its article, as a noun or before one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.attribution.cues import load_lexicon
from stance.compare.symmetry.matches import Matches, called, load_matches
from stance.engine.mask import Named
from stance.text.words import Token, tokenize


class Edit(NamedTuple):
    """What stands instead of `[start, end)`."""

    start: int
    end: int
    text: str


_SAID = frozenset({"third", "past"})
_SHORT = 4
_THE = "the "
# So many words behind the name of a state may its ministry's name end.
_FAR = 4


def english(line: str, name: Named, matches: Matches) -> list[Edit] | None:
    """The edits that put the other party's name where one stands; None where that has no match."""
    tokens = tokenize(line)
    before = next((t for t in reversed(tokens) if t.end <= name.start), None)
    after = next((t for t in tokens if t.start >= name.end), None)
    surface = line[name.start : name.end]
    found = _counterpart(surface, name, matches, before, after)
    if found is None:
        return None
    text, articled = found
    capitals = surface.isupper() and surface != surface.title()
    if capitals and (len(surface) > _SHORT or surface.title() in (*matches.mine.names, *matches.mine.seats)):
        text = text.upper()
    start, end = name.start, name.end
    if articled is None:
        if before and before.low in {"a", "an"} and before.end + 1 == start:
            vowel = text[0] in "AEIOaeio"
            text = f"{before.text[0]}{'n' if vowel else ''} {text}"
            start = before.start
        elif text.lower().startswith(_THE) and before and before.low == "the" and before.end + 1 == start:
            text = text[len(_THE) :]
    else:
        start, text = _with_article(line, name, before, text, was=_articled(surface, name), articled=articled)
    if surface.endswith(".") and end == len(line.rstrip()):
        text += "."
    if surface.endswith("s") and line[end : end + 1] in {"'", "’"} and not text.endswith("s"):
        text, end = f"{text}{line[end]}s", end + 1
    return [Edit(start, end, text), *_ministry(tokens, end, matches)]


def _ministry(tokens: Sequence[Token], end: int, matches: Matches) -> Iterator[Edit]:
    """The edit of what a state calls its ministries, where a name before one is exchanged ("US Energy Department")."""
    mine, yours = matches.ministry
    named: list[str] = []
    for token in [t for t in tokens if t.start > end][:_FAR]:
        if token.low == mine.lower() and matches.has_body(" ".join([*named, yours]).title()):
            yield Edit(token.start, token.end, yours if token.capital else yours.lower())
            return
        named.append(token.text)


def _counterpart(
    surface: str, name: Named, matches: Matches, before: Token | None, after: Token | None
) -> tuple[str, bool | None] | None:
    """What stands for a name, and whether it takes an article; None for that of what qualifies."""
    data = load_matches()["en"]
    if name.kind == "PARTY":
        if not {surface, surface.title()} & {*matches.mine.names, *matches.mine.adjectives}:
            # "a Democrat"
            return None
        if _qualifies(surface, matches, before, after):
            adjective = next((a for a in _latin(matches.yours.adjectives) if a not in matches.yours.names), None)
            return adjective or next(_latin(matches.yours.adjectives), matches.name), None
        return matches.name, matches.name in data["articled"]
    if name.kind == "PEOPLE":
        demonym = next(_latin(matches.yours.demonyms), None)
        # "the Chinese" stands with its article in a definition, "Americans" does not
        told = surface.lower().startswith(_THE) and demonym and not demonym.lower().startswith(_THE)
        return (f"{surface[: len(_THE)]}{demonym}" if told else demonym, None) if demonym else None
    if name.kind == "PLACE":
        if not matches.is_building(surface):
            capital = matches.capital()
            return (capital, None) if capital else None
        building = matches.building(surface)
        return (building, building not in data["bare"]) if building else None
    if name.kind == "BODY":
        body = matches.body(name.label)
        return (body, body not in data["bare"]) if body else None
    person = matches.person(name.label)
    if person is None:
        return None
    whole = called(person, "en").split()
    own = name.label.split()
    if " " in surface:
        return " ".join(whole), None
    return (whole[0] if surface == own[0] and surface != own[-1] else whole[-1]), None


def _latin(words: Sequence[str]) -> Iterator[str]:
    return (w for w in words if w.isascii())


def _qualifies(surface: str, matches: Matches, before: Token | None, after: Token | None) -> bool:
    """Whether the word stands before a noun: "Russian", and "US" where a noun follows."""
    named = surface in matches.mine.names or surface.title() in matches.mine.names
    if not (surface in matches.mine.adjectives or surface.title() in matches.mine.adjectives):
        return False
    if not named:
        return True
    if after is None or not after.word or after.low == "'s":
        return after is not None and after.text == "-"
    if after.low in load_matches()["en"]["verbs"]:
        return False
    if before is not None and before.low in {"a", "an"}:
        return True
    told = any(form.kind in _SAID for form in load_lexicon("en").forms_of(after.low))
    return not told and not (after.low.endswith("ed") and before is not None and before.low == "the")


def _articled(surface: str, name: Named) -> bool:
    data = load_matches()["en"]
    if name.kind == "PARTY":
        return surface in data["articled"]
    return surface not in data["bare"] and name.label not in data["bare"]


def _with_article(
    line: str, name: Named, before: Token | None, text: str, *, was: bool, articled: bool
) -> tuple[int, str]:
    """Where the edit begins and its text, with "the" added or left out."""
    stands = before is not None and before.low == "the" and before.end + 1 == name.start
    if stands and before is not None and not articled:
        return before.start, text
    governed = before is not None and (before.low in load_matches()["en"]["determiners"] or before.text[:1].isupper())
    if articled and not was and not stands and not governed and line[name.start - 1 : name.start] != "-":
        return name.start, f"{'The' if before is None else 'the'} {text}"
    return name.start, text
