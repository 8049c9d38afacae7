"""What an outlet leaves out of a party on an issue that it takes up, and others report."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Analysis, Cell, Copies, Issue, Omission, Ref


def omissions(
    analyses: Sequence[Analysis], issues: Sequence[Issue], cells: Sequence[Cell], copied: Sequence[Copies]
) -> tuple[Omission, ...]:
    """Return each silence of a party on an issue that its article covers while another outlet lets it speak.

    Only earned silences count: an article that was not read whole, or in which somebody unresolved might be the party,
    omits nothing. What only copies of the silent article report is no report of another outlet.
    """
    together = {a: set(group.articles) for group in copied for a in group.articles}
    heard: dict[tuple[str, str], list[Ref]] = {}
    for issue in issues:
        for ref in issue.positions:
            position = analyses[ref.article].positions[ref.position]
            if position.standing == "held" and not position.personal:
                heard.setdefault((issue.id, position.party), []).append(ref)
    found = []
    for cell in cells:
        if cell.status != "silent" or not cell.covered:
            continue
        own = together.get(cell.article, {cell.article})
        reported = tuple(r for r in heard.get((cell.issue, cell.party), ()) if r.article not in own)
        if reported:
            found.append(Omission(issue=cell.issue, party=cell.party, article=cell.article, reported=reported))
    return tuple(found)
