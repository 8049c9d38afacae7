"""Whose an office is by the place that it is of or is met at, in the press of an inflected language."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING

from stance.parties.lists import places
from stance.text.morphology import lemma, town
from stance.text.words import Token

if TYPE_CHECKING:
    from stance.parties.reading import Context, Mention
    from stance.parties.surroundings import Line

_AHEAD = 4


def local_side(lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> str | None:
    """The side of an office by its own region or city, the only city of its paragraph, or what its colleague is not.

    "" for a state that was not asked for, None where nothing tells.
    """
    words = context.words
    local = any(t == x or t.startswith(x + " ") for t in m.titles for x in words["local_titles"])
    national = any(t in words["national_titles"] or t in words["cabinet"] for t in m.titles)
    phrase = [t for t in lines[s].tokens if m.start <= t.start < m.end]
    if (
        m.capacity != "official"
        or not (local or national)
        or of_a_firm(phrase, context)
        or put_there(lines[s], m, context)
    ):
        return None
    own = _places(phrase, context)
    if own or (local and m.body):
        # a city or a region that no list has is nobody's whom we know
        return _side(own, ids) if local else None
    block = lines[s].sentence.block
    near = [line for line in lines[: s + 1] if line.sentence.block == block]
    told = {x.party or "" for line in near for x in line.mentions if x.start < m.start and (x.party or x.foreign)}
    met = _places([t for line in near for t in line.tokens if t.start < m.start], context)
    side = _side(met, ids) if met else None
    if side is not None and side and not told - {side}:
        return side
    return None if met else _no_colleague(lines, s, m, context, ids)


def put_there(line: Line, m: Mention, context: Context) -> bool:
    """Whether another state put somebody where they are: "the Russian-installed mayor of Kherson"."""
    start, end = line.token_at(m.start), line.token_at(m.end)
    near = (line.low(k) for k in range(max(0, start - _AHEAD), end + _AHEAD + 2))
    return any(stem in low for low in near for stem in context.words["installed"])


def of_a_firm(phrase: Many[Token], context: Context) -> bool:
    """Whether an office is of a firm, a club or the like: "глава компании"."""
    plain = (t.low for t in phrase if t.word and not t.capital)
    return any(lemma(low, context.language) in context.words["private"] for low in plain)


def _places(tokens: Many[Token], context: Context) -> set[str]:
    """The states in which the cities and regions that stand in some tokens lie."""
    known = places(context.language)
    found = set()
    for t in tokens:
        if t.word and t.capital:
            forms = {t.low, lemma(t.low, context.language), town(t.text, context.language).lower()}
            found |= {known[form] for form in forms if form in known}
    return found


def _side(states: set[str], ids: Mapping[str, str]) -> str | None:
    return ids.get(next(iter(states)), "") if len(states) == 1 else None


def _no_colleague(lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> str | None:
    """Whose somebody is who has a colleague on the other side of two: "омбудсмен ..., её украинская коллега"."""
    line, words = lines[s], context.words
    others = {
        x.party
        for x in line.mentions
        if x.start > m.end and words["colleagues"].intersection(x.titles) and (x.party or x.foreign)
    }
    sides = {x.party or "" for one in lines for x in one.mentions if x.party or x.foreign}
    home = ids.get(HOMES.get(context.language, ""))
    met = len(others) == 1 and None not in others and home not in others
    return home if met and home and not sides - {home, *others} else None


HOMES = {"ru": "Russia", "uk": "Ukraine"}
