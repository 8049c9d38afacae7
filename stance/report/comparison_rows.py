"""A comparison as a flat table: a row for each cell and position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stance.records import Comparison, Issue, Ref
from stance.report.rows import about, of_position
from stance.report.wording import worded

COMPARED = (
    "issue",
    "issue_label",
    "party",
    "outlet",
    "source",
    "title",
    "author",
    "date",
    "language",
    "url",
    "status",
    "covered",
    "cell_act",
    "cell_polarity",
    "reported_by",
    "counted",
    "act",
    "polarity",
    "target",
    "target_party",
    "condition",
    "holder",
    "speaker",
    "speaker_party",
    "capacity",
    "chain",
    "voice",
    "statement",
    "verdict",
    "findings",
    "quotes",
    "starts",
    "ends",
    "engine",
    "model",
    "corrected",
    "cell_before",
    "cell_reviewed_by",
    "review",
    "reviewed_by",
    "review_note",
    "review_before",
)
"""The columns, in order: the cell's up to `reported_by`, then the position's, empty where the cell has none, and
what people decided on either."""


def comparison_rows(made: Comparison) -> Iterator[dict[str, Any]]:
    """Yield a row for every cell and each position of the party there, one for a cell without any.

    `counted` is false for a position that does not count for its cell: a rejected one, or somebody's own opinion.
    """
    wordings = [worded(made, i) for i in range(len(made.analyses))]
    told = [about(analysis) for analysis in made.analyses]
    for issue in made.issues:
        placed = _placed(made, issue)
        for party in made.parties:
            for article in range(len(made.analyses)):
                cell = made.cell(issue.id, party, article)
                common = {
                    **told[article],
                    "issue": issue.id,
                    "issue_label": issue.label,
                    "party": party,
                    "status": cell.status,
                    "covered": cell.covered,
                    "cell_act": cell.act,
                    "cell_polarity": cell.polarity,
                    "reported_by": list(cell.reported_by),
                    "corrected": cell.corrected,
                    "cell_before": cell.review.before if cell.review else None,
                    "cell_reviewed_by": cell.review.by if cell.review else None,
                }
                found = []
                for ref in placed.get((party, article), ()):
                    own = of_position(made.position(ref), wordings[article])
                    found.append({**own, **common, "counted": ref.position in cell.positions})
                for row in found or [common]:
                    yield {name: row.get(name) for name in COMPARED}


def _placed(made: Comparison, issue: Issue) -> dict[tuple[str, int], list[Ref]]:
    """The positions on an issue by party and article."""
    found: dict[tuple[str, int], list[Ref]] = {}
    for ref in issue.positions:
        found.setdefault((made.position(ref).party, ref.article), []).append(ref)
    return found
