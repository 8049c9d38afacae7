"""Which ascription stands within which other."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.found import Found


def parents_of(found: Sequence[Found]) -> list[int | None]:
    """For each ascription the innermost other one whose content holds its cue (its content, where there is no cue)."""
    extents = [(min(c.start for c in f.content), max(c.end for c in f.content)) for f in found]
    parents: list[int | None] = []
    for i, item in enumerate(found):
        own = item.cue
        probe = own or item.content[0]
        best: int | None = None
        size = 0
        if item.outer is not None:
            parents.append(next((j for j, f in enumerate(found) if f is item.outer), None))
            continue
        first, last = probe.start, probe.end
        for j, (start, end) in enumerate(extents):
            if start > first or end < last or j == i:
                continue
            other = found[j]
            if best is not None and end - start >= size and other.outer is not found[best]:
                continue
            if not any(c.covers(probe) for c in other.content) or (own and other.cue and other.cue.overlaps(own)):
                continue
            if not _holds(item, other):
                best, size = j, end - start
        parents.append(best)
    return _acyclic(parents)


def _acyclic(parents: list[int | None]) -> list[int | None]:
    """The parents without those by which one would stand within itself."""
    kept = list(parents)
    for i in range(len(kept)):
        at, seen = kept[i], {i}
        while at is not None and at not in seen:
            seen.add(at)
            at = kept[at]
        if at is not None:
            kept[i] = None
    return kept


def _holds(item: Found, other: Found) -> bool:
    """Whether `item`'s content holds `other`'s cue, so that the two would hold each other."""
    return other.cue is not None and any(c.covers(other.cue) for c in item.content)
