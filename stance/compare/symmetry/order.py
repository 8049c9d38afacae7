"""The third test: the same articles in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from stance.compare.symmetry.pairs import Tally
from stance.compare.table import side_by_side
from stance.records import Analysis, Comparison, Flip, FlipKind, Place, Ref

_MORE = 2


def orders(count: int) -> list[tuple[int, ...]]:
    """The orders tried: backwards, rotated by one, and halves exchanged; each once."""
    plain = tuple(range(count))
    tried = [plain[::-1], plain[1:] + plain[:1], plain[count // _MORE :] + plain[: count // _MORE]]
    return [order for order in dict.fromkeys(tried) if order != plain]


def reordered(analyses: Sequence[Analysis], tally: Tally, language: str | None = None) -> int:
    """Compare the articles in other orders, and add what flips to `tally`; returns how many orders were tried."""
    given = side_by_side(analyses, language=language)
    first = _things(given, list(range(len(analyses))))
    tried = orders(len(analyses))
    for order in tried:
        # the language of the labels is that of the first where articles are in several
        now = _things(side_by_side([analyses[i] for i in order], language=given.language), list(order))
        for kind, things in first.items():
            keys = list(dict.fromkeys([*things, *now[kind]]))
            tally.compared["order", kind] += len(keys)
            tally.flips += [
                Flip(test="order", kind=kind, before=_shown(key, things), after=_shown(key, now[kind]))
                for key in keys
                if things.get(key) != now[kind].get(key)
            ]
    return len(tried)


def _shown(key: Any, things: dict[Any, Any]) -> str:
    return f"{key}: {things[key]}" if key in things else ""


def _things(made: Comparison, order: list[int]) -> dict[FlipKind, dict[Any, Any]]:
    """What a comparison holds, by names that do not change with the order of its articles."""

    def refs(given: Sequence[Ref]) -> tuple[tuple[int, int], ...]:
        return tuple(sorted((order[ref.article], ref.position) for ref in given))

    def place(given: Place) -> tuple[Any, ...]:
        return order[given.article], given.start, given.end, given.said_by, given.verb

    members = {issue.id: refs(issue.positions) for issue in made.issues}
    return {
        "issue": {members[issue.id]: issue.label for issue in made.issues},
        "cell": {
            (members[c.issue], c.party, order[c.article]): (
                c.status,
                c.covered,
                c.act,
                c.polarity,
                c.positions,
                c.reported_by,
            )
            for c in made.cells
        },
        "difference": dict(_differences(made, place, members)),
        "omission": {
            (tuple(sorted(members[i] for i in o.issues)), o.party, order[o.article]): refs(o.reported)
            for o in made.omissions
        }
        | {
            (refs(o.told), o.party): (made.position(o.told[0]).statement, sorted(order[a] for a in o.articles))
            for o in made.left_out
        },
    }


def _differences(made: Comparison, place: Any, members: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    for one in made.differences:
        yield (one.kind, *sorted((place(one.a), place(one.b)))), (one.party, members.get(one.issue or ""))
