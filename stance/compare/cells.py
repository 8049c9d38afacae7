"""The matrix: what each article says of each party on each issue, and where it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stance.compare.space import Space, Vectors
from stance.records import Act, Analysis, Cell, Issue, Polarity, Position, Status

# How near a sentence of an article must come to the positions on an issue (mean cosine) for the article to take it up,
# and words of somebody unresolved for a party not to be silent there.
COVERED = 0.2
NEAR = 0.1


def cells(space: Space, issues: Sequence[Issue], parties: Sequence[str]) -> tuple[Cell, ...]:
    """Return one cell for every issue, party and article, in this order."""
    heard = {(party, article): _voices(a, party) for party in parties for article, a in enumerate(space.analyses)}
    return tuple(cell for issue in issues for cell in _of_issue(space, issue, parties, heard))


def _of_issue(
    space: Space, issue: Issue, parties: Sequence[str], heard: Mapping[tuple[str, int], Sequence[int]]
) -> Iterator[Cell]:
    # the mean cosine to some rows is the product with their mean
    centre = space.centre(issue.positions)
    taken: dict[int, list[int]] = {}
    for ref in issue.positions:
        taken.setdefault(ref.article, []).append(ref.position)
    covering = [
        article in taken or float((space.of_sentences[article] @ centre).max(initial=0)) >= COVERED
        for article in range(len(space.analyses))
    ]
    near = [vectors @ centre for vectors in space.of_attributions]
    for party in parties:
        for article, analysis in enumerate(space.analyses):
            own = [i for i in taken.get(article, []) if _counts(analysis.positions[i], party)]
            voices = near[article][heard[party, article]]
            made = _cell(analysis, (issue.id, party, article), own, voices, covered=covering[article])
            all_of_it = (analysis.positions[i] for i in taken.get(article, ()))
            decided = any(p.review is not None and p.party == party for p in all_of_it)
            yield made.model_copy(update={"corrected": True}) if decided else made


def _cell(analysis: Analysis, at: tuple[str, str, int], own: list[int], near: Vectors, *, covered: bool) -> Cell:
    """One cell; `near` tells of each attribution that is, or might be, the party's how near it comes to the issue."""
    issue, party, article = at
    held = [p for p in (analysis.positions[i] for i in own) if p.standing == "held"]
    status: Status
    if held:
        status = "reported" if all(p.voice == "relayed" for p in held) else "stated"
    elif any(analysis.positions[i].standing == "open" for i in own):
        status = "unclear"
    else:
        status = _unheard(analysis, party, near)
    return Cell(
        issue=issue,
        party=party,
        article=article,
        status=status,
        covered=covered or bool(own),
        positions=tuple(own),
        act=_act(held),
        polarity=_polarity(held),
        reported_by=tuple(dict.fromkeys(p.speaker.name for p in held)) if status == "reported" else (),
    )


def _counts(position: Position, party: str) -> bool:
    """Whether a position is the party's, not the own opinion of somebody of it."""
    return position.party == party and position.standing != "out" and not position.personal


def _unheard(analysis: Analysis, party: str, near: Vectors) -> Status:
    """Why no position of a party stands here: it is silent only where nothing else could be its voice."""
    if analysis.unread or analysis.article.partial or party not in {entry.party for entry in analysis.parties}:
        return "unread"
    status = analysis.status(party)
    if status == "unread":
        return "unread"
    if (near >= NEAR).any():
        return "unclear"
    # that a party which speaks elsewhere says nothing on this cannot be told from words that were not put here
    return "silent" if status == "silent" else "unclear"


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
