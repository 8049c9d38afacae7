"""Whom an outlet leaves out, on issues that it takes up and others report."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Analysis, Cell, Copies, Issue, Omission, Ref


def omissions(
    analyses: Sequence[Analysis], issues: Sequence[Issue], cells: Sequence[Cell], copied: Sequence[Copies]
) -> tuple[Omission, ...]:
    """Return each party that an article gives no voice, though it takes up issues on which others let the party speak.

    Only earned silences count: an article that was not read whole, or in which somebody unresolved might be the party,
    omits nobody. What only copies of the silent article report is no report of another outlet. That a party which
    speaks in an article is not heard there on one issue is no omission: measured, most of these were not real.
    """
    together = {a: set(group.articles) for group in copied for a in group.articles}
    heard: dict[tuple[str, str], list[Ref]] = {}
    for issue in issues:
        for ref in issue.positions:
            position = analyses[ref.article].positions[ref.position]
            if position.standing == "held" and not position.personal:
                heard.setdefault((issue.id, position.party), []).append(ref)
    left_out: dict[tuple[int, str], dict[str, tuple[Ref, ...]]] = {}
    for cell in cells:
        if cell.status != "silent" or not cell.covered:
            continue
        own = together.get(cell.article, {cell.article})
        reported = tuple(r for r in heard.get((cell.issue, cell.party), ()) if r.article not in own)
        if reported:
            left_out.setdefault((cell.article, cell.party), {})[cell.issue] = reported
    return tuple(
        Omission(
            party=party,
            article=article,
            issues=tuple(found),
            reported=tuple(sorted((r for refs in found.values() for r in refs), key=lambda r: (r.article, r.position))),
        )
        for (article, party), found in sorted(left_out.items())
    )
