"""The matrix: what each article says of each party on each issue, and where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from stance.compare.people import Names
from stance.compare.space import Space
from stance.records import Act, Analysis, Cell, Issue, Polarity, Position, Status

Flags: TypeAlias = NDArray[np.bool_]
# How near a sentence of an article must come to the positions on an issue (mean cosine) for the article to take it up,
# and words of somebody unresolved for a party not to be silent there.
COVERED = 0.2
NEAR = 0.1


def cells(space: Space, issues: Sequence[Issue], parties: Sequence[str], names: Names) -> tuple[Cell, ...]:
    """Return one cell for every issue, party and article, in this order."""
    if not issues:
        return ()
    # the mean cosine to some rows is the product with their mean
    centres = np.stack([space.centre(issue.positions) for issue in issues], axis=1)
    covering = [near.max(axis=0, initial=0) >= COVERED for near in space.sentences_near(centres)]
    doubted = [
        {
            i
            for entry in analysis.parties
            if entry.status == "silent" and entry.party in parties
            for i in _voices(analysis, entry.party)
        }
        for analysis in space.analyses
    ]
    near = [each >= NEAR for each in space.attributions_near(centres, doubted)]
    unheard = {
        (party, article): _unheard(analysis, party, near[article])
        for party in parties
        for article, analysis in enumerate(space.analyses)
    }
    found: list[Cell] = []
    for k, issue in enumerate(issues):
        taken: dict[int, list[int]] = {}
        for ref in issue.positions:
            taken.setdefault(ref.article, []).append(ref.position)
        for party in parties:
            for article, analysis in enumerate(space.analyses):
                positions = {i: analysis.positions[i] for i in taken.get(article, ())}
                status = unheard[party, article][k]
                covered = article in taken or bool(covering[article][k])
                found.append(_cell((issue.id, party, article), positions, status, names, covered=covered))
    return tuple(found)


def _cell(
    at: tuple[str, str, int], positions: Mapping[int, Position], unheard: Status, names: Names, *, covered: bool
) -> Cell:
    """One cell of the `positions` of its article on its issue; where none is the party's, its status is `unheard`."""
    issue, party, article = at
    if not positions:
        return Cell(issue=issue, party=party, article=article, status=unheard, covered=covered)
    own = {i: p for i, p in positions.items() if _counts(p, party)}
    held = [p for p in own.values() if p.standing == "held"]
    status: Status = unheard
    if held:
        status = "reported" if all(p.voice == "relayed" for p in held) else "stated"
    elif any(p.standing == "open" for p in own.values()):
        status = "unclear"
    return Cell(
        issue=issue,
        party=party,
        article=article,
        status=status,
        covered=covered,
        positions=tuple(own),
        act=_act(held),
        polarity=_polarity(held),
        reported_by=tuple(dict.fromkeys(names.of(p.speaker.name) for p in held)) if status == "reported" else (),
        corrected=any(p.review is not None and p.party == party for p in positions.values()),
    )


def _counts(position: Position, party: str) -> bool:
    """Whether a position is the party's, not the own opinion of somebody of it."""
    return position.party == party and position.standing != "out" and not position.personal


def _unheard(analysis: Analysis, party: str, near: Flags) -> Sequence[Status]:
    """Why no position of a party stands in an article, for each issue.

    It is silent only where nothing else could be its voice. `near` tells of each attribution which issues it is near.
    """
    count: int = near.shape[1]
    untold: tuple[Status, ...] = ("unread",)
    if analysis.unread or analysis.article.partial or party not in {entry.party for entry in analysis.parties}:
        return untold * count
    status = analysis.status(party)
    if status != "silent":
        # that a party which speaks elsewhere says nothing on this cannot be told from words that were not put here
        return untold * count if status == "unread" else ["unclear"] * count
    voiced = np.any(near[_voices(analysis, party)], axis=0)
    return ["unclear" if voiced[k] else "silent" for k in range(count)]


def _voices(analysis: Analysis, party: str) -> list[int]:
    """The attributions that are, or might be, the party's."""
    return [
        i
        for i, a in enumerate(analysis.attributions)
        if a.content and (a.open or any(s.party == party for s in a.speakers))
    ]


def _act(held: Sequence[Position]) -> Act | None:
    acts = {p.act for p in held}
    return acts.pop() if len(acts) == 1 else None


def _polarity(held: Sequence[Position]) -> Polarity | None:
    taken = {p.polarity for p in held}
    plain = taken - {"neutral", "unclear"} or taken
    return plain.pop() if len(plain) == 1 else "mixed" if plain else None
