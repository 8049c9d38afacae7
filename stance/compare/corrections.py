"""What people decided on issues and cells, put in place: positions moved, labels, statuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stance.records import Analysis, Cell, Comparison, Issue, Moved, Ref, Review
from stance.review import OnCell, OnIssue, OnMove, Reading, Reviewer, restored
from stance.review.apply import find
from stance.review.decisions import digest

_NOWHERE = "no issue holds most of its positions now"


def corrected_issues(
    analyses: Sequence[Analysis], issues: Sequence[Issue], reviewer: Reviewer
) -> tuple[tuple[Issue, ...], tuple[Moved, ...]]:
    """The issues with positions moved and labels given; an issue that loses its last position is left out."""
    first = tuple(restored(a) for a in analyses)
    found = {issue.id: issue for issue in issues}
    moves: list[Moved] = []
    # an issue is told by the positions that it had when it was decided on, so all are found before any is moved
    wanted = {id(d): _issue(first, issues, d.issue) for d in reviewer.decisions if isinstance(d, OnIssue | OnMove)}
    for one in reviewer.decisions:
        if isinstance(one, OnMove):
            ref = _ref(first, one.position)
            to = f"i{1 + max(int(i[1:]) for i in found)}" if not one.issue else wanted[id(one)]
            if isinstance(ref, str) or to is None:
                reviewer.failed(one, ref if isinstance(ref, str) else _NOWHERE)
                continue
            reviewer.done(one)
            was = next(i for i in found.values() if ref in i.positions)
            if was.id == to:
                continue
            label = analyses[ref.article].positions[ref.position].issue
            there = found.get(to) or Issue(id=to, label=label, positions=())
            found[was.id] = was.model_copy(update={"positions": tuple(r for r in was.positions if r != ref)})
            found[to] = there.model_copy(update={"positions": _with(there, ref)})
            moves.append(Moved(position=ref, issue=to, was=was.id, review=_review(one, was.label)))
    for one in reviewer.decisions:
        if isinstance(one, OnIssue):
            at = wanted[id(one)]
            if at is None:
                reviewer.failed(one, _NOWHERE)
                continue
            reviewer.done(one)
            review = _review(one, found[at].label)
            found[at] = found[at].model_copy(update={"label": one.label, "review": review})
    return tuple(issue for issue in found.values() if issue.positions), tuple(moves)


def corrected_cells(
    analyses: Sequence[Analysis], issues: Sequence[Issue], cells: Sequence[Cell], reviewer: Reviewer
) -> tuple[Cell, ...]:
    """The cells with the statuses that were given."""
    first = tuple(restored(a) for a in analyses)
    place = {(c.issue, c.party, c.article): i for i, c in enumerate(cells)}
    found = list(cells)
    for one in reviewer.decisions:
        if not isinstance(one, OnCell):
            continue
        issue = _issue(first, issues, one.issue)
        article = next((i for i, a in enumerate(first) if digest(a.article) == one.article), None)
        at = place.get((issue, one.party, article)) if issue is not None and article is not None else None
        if at is None:
            why = f"its article {one.source!r} is not here, or has changed" if article is None else _NOWHERE
            reviewer.failed(one, why)
            continue
        reviewer.done(one)
        own = found[at]
        changes: dict[str, Any] = {
            "status": one.status,
            "covered": True,
            "corrected": True,
            "review": _review(one, own.status),
        }
        if one.status not in ("stated", "reported"):
            changes |= {"act": None, "polarity": None, "reported_by": ()}
        found[at] = own.model_copy(update=changes)
    return tuple(found)


def restored_issues(made: Comparison) -> tuple[Issue, ...]:
    """The issues of a comparison as they were before anybody decided on them."""
    found = {i.id: i for i in made.issues}
    for issue in made.issues:
        if issue.review is not None and isinstance(issue.review.before, str):
            found[issue.id] = issue.model_copy(update={"label": issue.review.before, "review": None})
    for move in reversed(made.moved):
        own = found[move.issue]
        label = move.review.before if isinstance(move.review.before, str) else own.label
        was = found.get(move.was) or Issue(id=move.was, label=label, positions=())
        found[move.issue] = own.model_copy(update={"positions": tuple(r for r in own.positions if r != move.position)})
        found[move.was] = was.model_copy(update={"positions": _with(was, move.position)})
    return tuple(issue for issue in found.values() if issue.positions)


def has_corrections(made: Comparison) -> bool:
    """Whether anybody decided on anything in a comparison."""
    return (
        bool(made.moved)
        or any(i.review for i in made.issues)
        or any(c.corrected for c in made.cells)
        or any(p.review for a in made.analyses for p in a.positions)
    )


def _with(issue: Issue, ref: Ref) -> tuple[Ref, ...]:
    """The positions of an issue with one more, in the order of articles."""
    return tuple(sorted((*issue.positions, ref), key=lambda r: (r.article, r.position)))


def _ref(analyses: Sequence[Analysis], reading: Reading) -> Ref | str:
    for article, analysis in enumerate(analyses):
        if digest(analysis.article) == reading.article:
            at = find(analysis.positions, reading)
            return at if isinstance(at, str) else Ref(article=article, position=at)
    return f"{reading.source!r} is not among the articles, or has changed"


def _issue(analyses: Sequence[Analysis], issues: Sequence[Issue], members: Sequence[Reading]) -> str | None:
    """The issue that holds most of the positions, at least half of those that are here."""
    refs = [r for r in (_ref(analyses, m) for m in members) if not isinstance(r, str)]
    counted = [(sum(r in issue.positions for r in refs), -n, issue.id) for n, issue in enumerate(issues)]
    most, _, best = max(counted, default=(0, 0, ""))
    return best if most and 2 * most >= len(refs) else None


def _review(decision: OnCell | OnIssue | OnMove, before: str) -> Review:
    return Review(decision="edit", by=decision.by, when=decision.when, note=decision.note, before=before)
