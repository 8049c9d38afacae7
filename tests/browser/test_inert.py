"""A page full of markup and scripts of others runs, loads and leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_report import HOSTILE, MARKUP, poisoned

from stance.records import Comparison
from stance.report import to_html

Visit = Callable[..., Any]


def test_nothing_of_others_runs_or_loads(visit: Visit, made: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "poisoned.html"
    path.write_text(to_html(poisoned(made)), encoding="utf-8")
    report = visit(path)
    page = report.page
    for party in made.parties:
        for article in (1, 2, 3):
            report.cell(party, article).click()
    page.locator("details:not([open]) > summary").evaluate_all("(all) => all.forEach((summary) => summary.click())")
    assert MARKUP in report.article(3).locator("h2").inner_text()
    assert "\u202e" not in page.content()
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, embed, form, base, link, body script, main svg[onload]").count() == 0
    hrefs = page.locator("a").evaluate_all("(all) => all.map((a) => a.href)")
    assert {h.split(":")[0] for h in hrefs} <= {"file", "https", "http"}
    page.evaluate("(to) => { location.hash = to }", "#cell=" + HOSTILE)
    page.evaluate("(to) => { location.hash = to }", "#" + HOSTILE)
    assert page.evaluate("window.ran") is None


def test_letters_that_turn_others_round_turn_nothing(visit: Visit, made: Comparison, tmp_path: Path) -> None:
    """Names written from right to left and left to right stand where they stood, and nothing is a mile wide."""
    path = tmp_path / "turned.html"
    turned = "\u202eevil\u2067 \u05d0\u05d1 " + "w" * 300 + " " + "long " * 2000
    path.write_text(to_html(poisoned(made, turned)), encoding="utf-8")
    report = visit(path, width=380)
    for address in ("", "#cell=i1/Russia/1"):
        report.page.evaluate("(to) => { location.hash = to }", address)
        assert report.page.evaluate("document.documentElement.scrollWidth") <= 380
        assert report.panel.evaluate("(e) => e.scrollWidth") <= 380
