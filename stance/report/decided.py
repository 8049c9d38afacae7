"""What people decided, in words: by whom, why, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator

from stance.records import REVIEWABLE, Comparison, Position, Review
from stance.report.wording import Catalogue, Wording, worded


def judged(position: Position, wording: Wording, mark: str) -> str:
    """A verdict as it is shown: `mark` is the checks' own, and stays in words where a person decided over it."""
    review = position.review
    if review is None:
        return mark
    return f"{by_whom(review, wording)} ({wording.say.reviews['checks'].format(verdict=mark)})"


def by_whom(review: Review, wording: Wording) -> str:
    """Who decided what: "accepted by Ann Poe"."""
    return wording.say.reviews[review.decision].format(by=review.by)


def reasons(position: Position, wording: Wording) -> Iterator[str]:
    """The note of whoever decided, and what was read before where something else was put there."""
    review, say = position.review, wording.say
    if review is None:
        return
    if review.note:
        yield say.reviews["note"].format(by=review.by, note=review.note)
    if isinstance(review.before, Position):
        yield say.reviews["before"].format(what=changed(position, review.before, say))


def changed(position: Position, before: Position, say: Catalogue | None = None) -> str:
    """The fields that were put in the place of others, as they were before; codes stay codes without `say`."""
    words = {"act": say.acts, "polarity": say.polarities, "voice": say.voices} if say else {}
    told = []
    for name in REVIEWABLE:
        if getattr(position, name) != getattr(before, name):
            value = before.target.text if name == "target" else str(getattr(before, name))
            coded = name in ("act", "polarity", "voice", "party")
            told.append(f"{name} {words.get(name, {}).get(value, value)}" if coded else f"{name} {value!r}")
    return ", ".join(told)


def corrections(made: Comparison, wording: Wording) -> Iterator[str]:
    """A line for each label, status and place that a person gave in a comparison."""
    say = wording.say
    labels = {issue.id: issue.label for issue in made.issues}
    for issue in made.issues:
        if issue.review is not None:
            yield _line(f"{issue.id} {issue.label}", issue.review, wording, str(issue.review.before))
    for move in made.moved:
        told = made.position(move.position)
        moved = say.reviews["moved"].format(label=f"{move.was} {move.review.before}", by=move.review.by)
        note = f" ({move.review.note})" if move.review.note else ""
        holder = worded(made, move.position.article).name(told.holder, told.party)
        where = f"[{move.position.article + 1}] {holder}, {move.issue} {labels[move.issue]}"
        yield f"{where}: {moved}{note}"
    for cell in made.cells:
        if cell.review is not None:
            before = say.short_statuses.get(str(cell.review.before), str(cell.review.before))
            where = f"[{cell.article + 1}] {wording.name(cell.party)}, {cell.issue} {labels[cell.issue]}"
            yield _line(f"{where}: {say.short_statuses[cell.status]}", cell.review, wording, before)


def _line(what: str, review: Review, wording: Wording, before: str) -> str:
    note = f"; {review.note}" if review.note else ""
    was = wording.say.reviews["before"].format(what=before)
    return f"{what}, {by_whom(review, wording)} ({was}{note})"
