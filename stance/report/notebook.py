"""An analysis or a comparison as a notebook shows it: compact HTML that loads and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from stance.records import Analysis, Comparison, Issue
from stance.report.cautions import cautions
from stance.report.decided import corrections, judged, reasons
from stance.report.framed import framing, naming
from stance.report.matrix import copies_told, outlet, shared_issues, told
from stance.report.wording import Wording, worded

if TYPE_CHECKING:
    from jinja2 import Template


def compact(analysis: Analysis) -> str:
    """Return the HTML of one analysis: parties with their status, positions with words, speakers and verdicts."""
    wording = Wording(analysis)
    return _template("notebook.html").render(
        wording=wording,
        say=wording.say,
        a=analysis,
        article=analysis.article,
        cautions=cautions(analysis),
        about=[f for f in analysis.findings if f.path.split(".")[0] == "article"],
        opinions={id(p) for p in analysis.positions if p.personal},
        key=id,
        judged=judged,
        reasons=reasons,
    )


def compact_matrix(made: Comparison) -> str:
    """Return the HTML of a comparison: its articles, the matrix, and what sets outlets apart.

    The words of a cell are told where one points at it.
    """
    wording = worded(made)
    say = wording.say.compared
    issues = shared_issues(made)
    counted = {"differences": made.differences, "omissions": (*made.omissions, *made.left_out)}
    return _template("comparison.html").render(
        made=made,
        wording=wording,
        say=say,
        outlet=outlet,
        cautions=cautions,
        copies=copies_told(made, wording),
        issues=issues,
        corrected=list(corrections(made, wording)),
        rows=[row for issue in issues for row in _rows(made, issue, wording)],
        parts=[part for part in (framing(made, wording), naming(made, wording)) if part.entries],
        counts=[f"{say[name]}: {len(found)}" for name, found in counted.items()],
    )


def _rows(made: Comparison, issue: Issue, wording: Wording) -> Iterator[tuple[Issue, str, list[tuple[str, str]], bool]]:
    """A row for each party with a voice on an issue: each cell in a word, and the words that it rests on."""
    first = True
    for party in made.parties:
        cells = [made.cell(issue.id, party, i) for i in range(len(made.analyses))]
        if any(cell.positions or cell.corrected for cell in cells):
            words = [
                " | ".join(e.quote for p in cell.positions for e in made.analyses[cell.article].positions[p].evidence)
                for cell in cells
            ]
            yield issue, party, list(zip((told(cell, wording) for cell in cells), words, strict=True)), first
            first = False


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader

    made = Environment(loader=PackageLoader("stance.report", "templates"), autoescape=True, trim_blocks=True)
    return made.get_template(name)


Analysis.html = compact
Comparison.html = compact_matrix
