"""An analysis as a notebook shows it: compact HTML that loads and runs nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from stance.records import Analysis
from stance.report.cautions import cautions, own_opinion
from stance.report.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Template


def compact(analysis: Analysis) -> str:
    """Return the HTML of one analysis: parties with their status, positions with words, speakers and verdicts."""
    wording = Wording(analysis)
    return _template().render(
        wording=wording,
        say=wording.say,
        a=analysis,
        article=analysis.article,
        cautions=cautions(analysis),
        about=[f for f in analysis.findings if f.path.split(".")[0] == "article"],
        opinions={id(p) for p in analysis.positions if own_opinion(p)},
        key=id,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader

    made = Environment(loader=PackageLoader("stance.report", "templates"), autoescape=True, trim_blocks=True)
    return made.get_template("notebook.html")


Analysis.html = compact
