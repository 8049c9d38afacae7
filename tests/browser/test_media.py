"""The page on a phone, in the dark, on paper and without scripts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from stance.records import Comparison
from stance.report.wording import catalogue

Visit = Callable[..., Any]
SAY = catalogue("en")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What sticks out of the window, but for what lies in a box that scrolls by itself.
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const r = e.getBoundingClientRect();
  if (!r.width || !e.checkVisibility() || r.right <= innerWidth + 1) return false;
  for (let p = e.parentElement; p; p = p.parentElement)
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(p).overflowX)) return false;
  return true; }).map((e) => e.outerHTML.slice(0, 120))"""
LIGHT = """() => { const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 3 > 128 }"""
# Not wait_for_function: from its second look on it evaluates a text, which the page's policy refuses.
KEPT = """() => new Promise((seen, never) => { const until = Date.now() + 5000; (function look() {
  if (localStorage.getItem("stance-theme") !== null) seen();
  else if (Date.now() > until) never(new Error("nothing was kept"));
  else setTimeout(look, 10); })(); })"""


@pytest.mark.parametrize("name", ["compared", "alone"])
def test_a_phone_scrolls_no_page_sideways(request: pytest.FixtureRequest, visit: Visit, name: str) -> None:
    report = visit(request.getfixturevalue(name), width=380)
    assert report.page.evaluate(WIDER) == 0
    assert report.page.evaluate(OUTSIDE) == []
    cell = report.cell("Russia", 1, "all" if name == "alone" else "i1")
    cell.click()
    assert report.card(1, 5).is_visible()
    assert report.page.evaluate(WIDER) == 0
    assert report.page.evaluate(OUTSIDE) == []


def test_on_a_phone_the_article_covers_the_page_and_a_button_leads_back(visit: Visit, compared: Path) -> None:
    report = visit(compared, width=380)
    report.cell("US", 1).click()
    box = report.panel.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 380, 900)
    close = report.page.get_by_role("button", name=SAY.page["close"])
    report.seen(close)
    report.article(1).locator(".text p").last.scroll_into_view_if_needed()
    report.seen(close)
    close.click()
    assert report.panel.is_hidden()
    report.seen(report.cell("US", 1))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_as_light_as_the_system_until_one_chooses(visit: Visit, compared: Path, scheme: str) -> None:
    report = visit(compared, color_scheme=scheme)
    button = report.page.get_by_role("button", name=SAY.page["theme"])
    assert report.page.evaluate(LIGHT) is (scheme == "light")
    assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    button.click()
    assert report.page.evaluate(LIGHT) is (scheme == "dark"), "the button changes it"
    # a browser writes down behind the page's back what it is told to keep
    other = report.page.context.new_page()
    other.goto(compared.as_uri())
    other.evaluate(KEPT)
    report.page.reload()
    assert report.page.evaluate(LIGHT) is (scheme == "dark"), "what was chosen is kept"


def test_without_scripts_everything_can_be_read(visit: Visit, made: Comparison, compared: Path) -> None:
    report = visit(compared, java_script_enabled=False)
    shown = " ".join(report.page.locator("body").inner_text().split())
    for number, analysis in enumerate(made.analyses, 1):
        assert " ".join(analysis.article.title.split()) in shown
        text = "".join(report.article(number).locator(".text").evaluate(OWN).split())
        for block in analysis.article.blocks:
            assert "".join(analysis.article.text[block.start : block.end].split()) in text
        for n, position in enumerate(analysis.positions, 1):
            card = report.card(number, n)
            assert card.is_visible()
            told = card.text_content()
            assert SAY.verdicts[position.verdict] in told.lower()
            assert all(e.quote in told for e in position.evidence)
            assert position.statement in told
        assert report.article(number).locator("mark").first.evaluate(FILLED) or not analysis.positions
    for part in report.page.locator("button:visible, input:visible").all():
        pytest.fail(f"a control that does nothing: {part.inner_text()}")
    report.cell("Russia", 3).click()
    report.seen(report.card(3, 1))
    report.card(1, 1).get_by_text("HED001").first.click()
    assert report.card(1, 1).get_by_text("The words are hedged").is_visible()


OWN = "(e) => { const own = e.cloneNode(true); own.querySelectorAll('.n, .ref').forEach((x) => x.remove()); return own.textContent }"
FILLED = "(e) => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)' || getComputedStyle(e).textDecorationLine !== 'none'"


def test_on_paper_stand_all_articles_with_their_words(visit: Visit, made: Comparison, compared: Path) -> None:
    """White in the dark too, and with all articles while one of them is open at some of its words."""
    report = visit(compared, "#cell=i1/Russia/1", color_scheme="dark")
    page = report.page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(LIGHT), "paper is white"
    assert page.locator("article:visible").count() == len(made.analyses)
    assert page.locator("button:visible, input:visible").count() == 0
    paper = "".join("".join(p.extract_text() for p in PdfReader(io.BytesIO(page.pdf())).pages).split())
    for analysis in made.analyses[::2]:
        for position in analysis.positions:
            for evidence in position.evidence:
                assert paper.count("".join(evidence.quote.split())) >= 1
            for finding in position.findings:
                assert "".join(finding.message.split()) in paper
        for block in analysis.article.blocks:
            assert "".join(analysis.article.text[block.start : block.end].split())[-30:] in paper


def test_on_a_phone_a_party_of_a_single_article_is_brought_into_view(visit: Visit, alone: Path) -> None:
    report = visit(alone, width=380)
    report.page.locator('#grid a[data-cell$="Russia/1"]').click()
    report.seen(report.article(1).locator(".cell:visible").first)
