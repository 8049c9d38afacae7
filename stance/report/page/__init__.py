"""One HTML file that is a whole report: it loads nothing, links only to web pages, and can be read without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from stance.errors import InputError
from stance.records import Analysis, Comparison
from stance.report.decided import corrections
from stance.report.framed import naming
from stance.report.matrix import copies_told, shared_issues
from stance.report.page.figures import bars, days, scales
from stance.report.page.made import how
from stance.report.page.parts import differences, gaps, places, singles
from stance.report.page.safe import policy, seen
from stance.report.page.view import Shown, counted, groups, shown, unheld
from stance.report.wording import Wording, worded

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["to_html"]


def to_html(made: Sequence[Analysis] | Comparison) -> str:
    """Return analyses or a comparison as one HTML page.

    What articles, models and files of parties say is text there, never markup; a Content-Security-Policy lets nothing
    run or load but the page's own script and style. Times of the run are not on it: the same analyses give the same
    page.
    """
    from markupsafe import Markup

    analyses = made.analyses if isinstance(made, Comparison) else tuple(made)
    if not analyses:
        raise InputError("a report needs an analysis, and none was given: analyse an article first.")
    compared = made if isinstance(made, Comparison) else None
    language = compared.language if compared else _language(analyses)
    wording = worded(compared) if compared else Wording(analyses[0], language)
    script, style = _asset("page.js"), _asset("page.css")
    articles = list(shown(made, places(compared) if compared else {}))
    return (
        _environment()
        .get_template("page.html")
        .render(
            language=language,
            wording=wording,
            say=wording.say,
            words=wording.say.page,
            policy=Markup(policy(script, style)),  # noqa: S704 - hashes of our own files
            script=Markup(script),  # noqa: S704
            style=Markup(style),  # noqa: S704
            made=compared,
            analyses=analyses,
            articles=articles,
            groups=groups(made, wording),
            counts=counted(analyses),
            unheld=unheld(articles),
            opinions=sum(p.personal for a in analyses for p in a.positions),
            how=how(analyses, compared, wording),
            **_told(compared, wording, articles),
        )
    )


def _told(made: Comparison | None, wording: Wording, articles: Sequence[Shown]) -> dict[str, Any]:
    """What only a comparison has; of a single article its name."""
    if made is None:
        alone = articles[0] if len(articles) == 1 else None
        title = alone.title if alone else wording.say.page["analyses"].format(n=len(articles))
        return {"title": title, "alone": alone}
    dates, courses = days(made, wording)
    return {
        "title": wording.say.compared["articles"].format(n=len(made.analyses), voices=made.independent),
        "alone": None,
        "shared": len(shared_issues(made)),
        "copies": copies_told(made, wording),
        "differences": differences(made, wording),
        "gaps": gaps(made, wording),
        "singles": singles(made),
        "bars": bars(made, wording),
        "scales": scales(made),
        "naming": naming(made, wording),
        "dates": dates,
        "courses": courses,
        "corrected": list(corrections(made, wording)),
    }


def _language(analyses: Sequence[Analysis]) -> str:
    return Counter(Wording(a).language for a in analyses).most_common(1)[0][0]


def _asset(name: str) -> str:
    from importlib.resources import files

    return (files("stance.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("stance.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=seen,
        undefined=StrictUndefined,
    )
