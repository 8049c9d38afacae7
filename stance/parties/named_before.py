"""Whose an office is by the body or the land named before it, in an inflected language: "посольство КНР ... посол"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING

from stance.parties.local import HOMES

if TYPE_CHECKING:
    from stance.parties.reading import Context, Mention
    from stance.parties.surroundings import Line

_FIELD = 4


def side_named_before(lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> str | None:
    """The side of an office by its embassy, delegation, ministry or "страны"; "" for one not asked for, None if none.

    The embassy, the delegation and the land are those of the same paragraph, the ministry for the same field that of
    the article so far, where the press is that of its state. Where two sides have one, nobody's; who is at war or
    negotiates answers the other side's ministry as well.
    """
    line = lines[s]
    at = line.token_at(m.start)
    if m.capacity != "official" or not m.titles or line.low(at - 1) in context.words["possessives"]:
        return None
    phrase = line.tokens[at : line.token_at(m.end)]
    # "замминистра транспорта", also where it opens a sentence
    title = " ".join(t.low for i, t in enumerate(phrase) if t.word and (i == 0 or not t.capital))
    block = [one for one in lines[: s + 1] if one.sentence.block == line.sentence.block]
    if any(t.low in context.words["lands"] for t in phrase):
        return _only(x for x in _told(block, m) if x.kind in {"party", "body", "person", "role"})
    for kind, heads in (("embassies", "missions"), ("delegations", "delegated")):
        if any(title == head or title.startswith(head + " ") for head in context.words[heads]):
            return _only(x for x in _told(block, m) if x.kind in {"body", "group"} and _is(x, context.words[kind]))
    side = _only(x for x in _told(lines[: s + 1], m) if x.kind == "body" and _for_the_same(x, title, context))
    return side if side == ids.get(HOMES.get(context.language, "")) else None


def _told(lines: Many[Line], m: Mention) -> Iterator[Mention]:
    """Those named before an office whose side is told."""
    return (x for line in lines for x in line.mentions if x.end <= m.start and (x.party or x.foreign))


def _only(mentions: Iterator[Mention]) -> str | None:
    sides = {x.party or "" for x in mentions}
    return next(iter(sides)) if len(sides) == 1 else None


def _is(m: Mention, stems: frozenset[str]) -> bool:
    return any(word.startswith(stem) for word in m.name.lower().split() for stem in stems)


def _for_the_same(m: Mention, title: str, context: Context) -> bool:
    """Whether a ministry is that of a minister: "Минтранс", "министерство транспорта" for "замминистра транспорта"."""
    head, _, field = title.partition(" ")
    if (
        not field
        or field.split()[0] in context.words["contested"]
        or not any(stem in head for stem in context.words["ministerial"])
    ):
        return False
    first, words = field.split()[0][:_FIELD], m.name.lower().split()
    short = any(w.startswith(prefix + first) for w in words for prefix in context.words["ministry_prefixes"])
    return short or (_is(m, context.words["ministries"]) and any(w.startswith(first) for w in words))
