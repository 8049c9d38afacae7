"""Decisions applied to analyses: what was decided is put in place and told, and all is checked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from stance.analyze import verify
from stance.records import Analysis, Position, Review, Target
from stance.review.decisions import Decision, OnPosition, Reading, digest, original


class Left(NamedTuple):
    """A decision that could not be applied, and why."""

    decision: Decision
    why: str


class Reviewer:
    """Applies decisions, and remembers which of them did not apply; of two on the same thing the later one counts."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.decisions: tuple[Decision, ...] = tuple({_about(d): d for d in decisions}.values())
        self.applied: set[int] = set()
        self._why: dict[int, str] = {}
        self._seen: dict[str, str] = {}

    def reviewed(self, analysis: Analysis) -> Analysis:
        """Apply the decisions on the positions of an analysis in the place of those applied before, and check again."""
        sha = digest(analysis.article)
        self._seen[sha] = analysis.article.source
        first = restored(analysis)
        positions = list(first.positions)
        for number, one in enumerate(self.decisions):
            if not isinstance(one, OnPosition) or one.position.article != sha:
                continue
            found = find(first.positions, one.position)
            if isinstance(found, str):
                self._why[number] = found
                continue
            self.applied.add(number)
            positions[found] = _decided(first.positions[found], one)
        changed = tuple(positions)
        return analysis if changed == analysis.positions else verify(first.model_copy(update={"positions": changed}))

    def failed(self, decision: Decision, why: str) -> None:
        """Remember why a decision did not apply."""
        self._why[self.decisions.index(decision)] = why

    def done(self, decision: Decision) -> None:
        """Remember that a decision was applied."""
        self.applied.add(self.decisions.index(decision))

    def left(self) -> list[Left]:
        """The decisions that applied to nothing that was reviewed, each with why."""
        return [
            Left(one, self._why.get(number) or self._unseen(one))
            for number, one in enumerate(self.decisions)
            if number not in self.applied
        ]

    def _unseen(self, decision: Decision) -> str:
        sources = {r.source: r.article for r in readings(decision)}
        for source, sha in sources.items():
            if source in self._seen.values() and sha not in self._seen:
                return f"the text of {source!r} has changed"
        missing = [source for source, sha in sources.items() if sha not in self._seen]
        if missing:
            return f"{missing[0]!r} is not among the articles"
        return "it is about a comparison"


def readings(decision: Decision) -> tuple[Reading, ...]:
    """Every position that a decision names."""
    own = () if decision.kind in ("issue", "cell") else (decision.position,)  # type: ignore[union-attr]
    return own if isinstance(decision, OnPosition) else (*own, *decision.issue)


def restored(analysis: Analysis) -> Analysis:
    """The analysis as it was before anybody decided on its positions; statuses and findings are not computed anew."""
    return analysis.model_copy(update={"positions": tuple(original(p) for p in analysis.positions)})


def find(positions: Sequence[Position], reading: Reading) -> int | str:
    """The index of the position that a reading means, or why there is none."""
    spans = reading.places()[2]
    same = [
        i
        for i, p in enumerate(positions)
        if p.holder.casefold() == reading.holder.casefold() and tuple((e.start, e.end) for e in p.evidence) == spans
    ]
    if not same:
        return f"no position of {reading.holder!r} rests on these words now"
    now = [i for i in same if (positions[i].party, positions[i].act, positions[i].polarity) == _read(reading)]
    if not now:
        other = positions[same[0]]
        was = ", ".join(_read(reading))
        return f"the words are read otherwise now: {other.party}, {other.act}, {other.polarity}; decided on: {was}"
    for name, wanted in (("target", reading.target), ("statement", reading.statement)):
        nearer = [i for i in now if _text(positions[i], name) == wanted]
        now = nearer or now
    return now[0] if len(now) == 1 else f"{len(now)} positions of {reading.holder!r} rest on these words now"


def _read(reading: Reading) -> tuple[str, str, str]:
    return reading.party, reading.act, reading.polarity


def _text(position: Position, name: str) -> str:
    return position.target.text if name == "target" else position.statement


def _decided(position: Position, made: OnPosition) -> Position:
    """A position with what was decided; its wording is the one that was decided on."""
    changes: dict[str, Any] = {}
    if made.decision != "reject":
        worded = {"statement": made.position.statement, "target": made.position.target}
        for name, value in (worded | made.fields).items():
            changes[name] = Target(text=value, party=position.target.party) if name == "target" else value
    new = Position.model_validate({**dict(position), **changes})
    review = Review(
        decision=made.decision,
        by=made.by,
        when=made.when,
        note=made.note,
        before=position if new != position else None,
    )
    return new.model_copy(update={"review": review})


def _about(decision: Decision) -> tuple[Any, ...]:
    """What a decision is on; a later one on the same takes the place of an earlier one."""
    if isinstance(decision, OnPosition):
        return ("position", *decision.position.places(), *_read(decision.position), decision.position.target)
    members = frozenset(r.places() for r in decision.issue)
    if decision.kind == "move":
        return ("move", *decision.position.places(), *_read(decision.position), decision.position.target)
    if decision.kind == "issue":
        return ("issue", members)
    return ("cell", members, decision.party, decision.article)
