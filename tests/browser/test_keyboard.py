"""Everything by keyboard: the arrows in the matrix, Tab to all that can be used, Escape back to where one was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stance.report.wording import catalogue

Visit = Callable[..., Any]
# Everything that can be used and is seen; of the cells of the matrix one takes the focus and the arrows lead on.
LEFT = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((e) =>
  e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false}) && !e.disabled && !e.closest("[inert]")
  && !e.matches("#grid tbody a, .skip") && !window.met.has(e)).map((e) => e.outerHTML.slice(0, 120))"""
MET = """window.met = new Set(); window.bare = []; addEventListener("focusin", (e) => {
  const s = getComputedStyle(e.target);
  if (!met.has(e.target) && s.outlineStyle === "none" && s.boxShadow === "none") bare.push(e.target.outerHTML.slice(0, 120));
  met.add(e.target); })"""


def test_the_skip_link_is_first_and_leads_to_the_matrix(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    report.page.keyboard.press("Tab")
    skip = report.page.get_by_role("link", name=catalogue("en").page["skip"])
    report.seen(skip)
    report.page.keyboard.press("Enter")
    report.page.keyboard.press("Tab")
    assert report.page.evaluate("document.activeElement.closest('#matrix') !== null")


def test_arrows_move_through_the_matrix(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    keys = [[report.key(party, n) for n in (1, 2, 3)] for party in ("US", "Russia", "Ukraine")]
    report.cell("US", 1).focus()
    for press, row, column in (
        ("ArrowRight", 0, 1),
        ("ArrowDown", 1, 1),
        ("End", 1, 2),
        ("ArrowRight", 1, 2),
        ("ArrowDown", 2, 2),
        ("ArrowDown", 2, 2),
        ("Home", 2, 0),
        ("ArrowUp", 1, 0),
    ):
        report.page.keyboard.press(press)
        assert report.focused() == keys[row][column], press
    report.page.keyboard.press("Tab")
    report.page.keyboard.press("Shift+Tab")
    assert report.focused() == keys[1][0], "the matrix is one stop of Tab, and it remembers which"


@pytest.mark.parametrize("width", [1600, 380])
def test_escape_closes_and_gives_the_focus_back(visit: Visit, compared: Path, width: int) -> None:
    report = visit(compared, width=width)
    report.cell("Russia", 3).focus()
    report.page.keyboard.press("Enter")
    assert report.article(3).is_visible()
    assert report.page.evaluate("document.activeElement.closest('#articles') !== null"), (
        "the focus goes with the reader"
    )
    report.page.keyboard.press("Escape")
    assert report.panel.is_hidden()
    assert report.focused() == report.key("Russia", 3)


@pytest.mark.parametrize(("name", "address"), [("compared", ""), ("compared", "#cell=i1/Russia/1"), ("alone", "")])
def test_tab_reaches_everything(request: pytest.FixtureRequest, visit: Visit, name: str, address: str) -> None:
    """And whatever has the focus shows it."""
    report = visit(request.getfixturevalue(name), address)
    report.page.evaluate(MET)
    for _ in range(
        report.page.locator("a[href], button, input, summary, [tabindex='0']").locator("visible=true").count()
    ):
        report.page.keyboard.press("Tab")
    assert report.page.evaluate(LEFT) == []
    assert report.page.evaluate("bare") == []


def test_under_a_panel_that_covers_all_nothing_else_is_reached(visit: Visit, compared: Path) -> None:
    report = visit(compared, "#cell=i1/US/3", width=380)
    report.page.evaluate(MET)
    for _ in range(report.article(3).locator("a[href], button, summary").count() + 8):
        report.page.keyboard.press("Tab")
    assert report.page.evaluate("[...met].filter((e) => e !== document.body && !e.closest('#articles')).length") == 0


def test_tab_reaches_the_matrix_when_its_first_rows_are_filtered_out(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    pill = report.page.locator('.pill[data-party="US"]')
    pill.click()
    stops = report.matrix.locator("tbody a.sq:not([tabindex='-1'])")
    assert [a.is_visible() for a in stops.all()] == [True]
    pill.click()
    assert stops.count() == 1
