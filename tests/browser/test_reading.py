"""From the matrix to the words: what a click, an address and a key lead to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from made_report import ISSUE, REJECTED

from stance.records import Analysis, Comparison, Position, merge_spans
from stance.report.wording import Wording, catalogue

SAY = catalogue("en")
Visit = Callable[..., Any]


def on_issue(made: Comparison, party: str, article: int) -> list[int]:
    """Numbers of the positions of a cell; articles and positions from 1."""
    refs = next(i for i in made.issues if i.id == ISSUE).positions
    return [r.position + 1 for r in refs if r.article == article - 1 and made.position(r).party == party]


def words(analysis: Analysis, positions: list[Position]) -> str:
    """The words of an article that positions rest on, each once."""
    text = analysis.article.text
    return "".join(text[s.start : s.end] for s in merge_spans(e for p in positions for e in p.evidence))


def test_the_matrix_comes_first_and_says_its_colours_in_words(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    assert report.panel.is_hidden()
    assert report.matrix.bounding_box()["y"] < 900, "it is seen without scrolling"
    assert report.page.locator("#matrix, .list").first.get_attribute("id") == "matrix"
    for party, article, word in (
        ("US", 1, SAY.polarities["supports"]),
        ("Russia", 1, SAY.polarities["mixed"]),
        ("Russia", 3, SAY.polarities["opposes"]),
        ("Ukraine", 2, SAY.short_statuses["unclear"]),
        ("Ukraine", 3, SAY.short_statuses["silent"]),
    ):
        assert word in report.cell(party, article).inner_text()


def test_a_cell_opens_its_article_at_exactly_its_words(visit: Visit, made: Comparison, compared: Path) -> None:
    """In an article full of emoji and combining characters too, and never more than the words of the cell."""
    report = visit(compared)
    for article, analysis in enumerate(made.analyses, 1):
        for party in made.parties:
            report.cell(party, article).click()
            numbers = on_issue(made, party, article)
            positions = [analysis.positions[n - 1] for n in numbers]
            assert report.article(article).is_visible()
            assert report.page.locator("article:visible").count() == 1
            marked = report.article(article).locator("mark[data-on]")
            assert "".join(marked.all_text_contents()) == words(analysis, positions)
            for n, position in zip(numbers, positions, strict=True):
                mine = report.article(article).locator(f'mark[data-on][data-p~="{n}"]').all_text_contents()
                assert "".join(mine) == "".join(e.quote for e in position.evidence)
                assert report.card(article, n).is_visible()
            assert report.article(article).locator(".card:visible").count() >= len(numbers)
            if positions:
                report.seen(marked.first)
                assert report.matrix.locator("[aria-current]").get_attribute("data-cell") == report.key(party, article)
            else:
                assert party in report.article(article).locator(".note").inner_text()


def test_what_ukraine_wants_and_who_said_so_takes_one_click(visit: Visit, made: Comparison, compared: Path) -> None:
    """The row is found by issue and party, the column by outlet; nothing else is clicked."""
    report = visit(compared)
    issue = next(i for i in made.issues if i.id == ISSUE)
    group = report.matrix.get_by_role("rowgroup").filter(has_text=issue.label)
    row = group.get_by_role("row").filter(has=report.page.get_by_role("rowheader", name="Ukraine", exact=True))
    heads = report.matrix.get_by_role("columnheader").all_inner_texts()
    column = next(i for i, head in enumerate(heads) if "Harbour Wire" in head)
    row.get_by_role("cell").nth(column - 1).get_by_role("link").click()
    shown = report.panel.inner_text()
    for told in (
        "Harbour Wire",
        "Olena Bondar",
        SAY.acts["demands"],
        SAY.polarities["supports"],
        SAY.verdicts["verified"],
        "“We want the convoy to sail now,” Bondar told",
        "if the port is open",
    ):
        assert told in shown


def test_the_chain_leads_from_holder_to_outlet(visit: Visit, made: Comparison, compared: Path) -> None:
    report = visit(compared)
    report.cell("Russia", 1).click()
    wording = Wording(made.analyses[0], made.language)
    (relayed,) = (n for n, p in enumerate(made.analyses[0].positions, 1) if p.voice == "relayed")
    figure = report.card(1, relayed).get_by_role("figure")
    hops = made.analyses[0].positions[relayed - 1].chain
    names = [wording.name("Vladimir Putin", "Russia"), *(wording.name(h.name, h.party) for h in hops), "Harbour Wire"]
    steps = figure.get_by_role("listitem")
    assert [name for name, step in zip(names, steps.all_inner_texts(), strict=True) if name not in step] == []
    tops = [step.bounding_box() for step in steps.all()]
    assert all(a["y"] < b["y"] or a["x"] < b["x"] for a, b in pairwise(tops)), "drawn in order"


def test_rejected_positions_and_findings_are_one_click_away(visit: Visit, made: Comparison, compared: Path) -> None:
    """And look like nothing that holds."""
    report = visit(compared)
    report.cell("Russia", 1).click()
    card = report.card(1, 4)
    assert SAY.verdicts["rejected"] in card.locator(".badge").inner_text().lower()
    assert card.get_by_text(REJECTED.code).first.is_visible()
    assert card.get_by_text(REJECTED.message).is_visible()
    held, out = report.marked(1, "held"), report.marked(1, "out")
    assert out == [made.analyses[0].positions[3].evidence[0].quote]
    assert out[0] not in held
    assert report.card(1, 3).evaluate(BORDER) != card.evaluate(BORDER)
    noted = report.cell("Ukraine", 1)
    noted.click()
    report.card(1, 1).get_by_text("HED001").first.click()
    assert report.card(1, 1).get_by_text("The words are hedged").is_visible()


BORDER = "(e) => getComputedStyle(e).borderLeft"


def test_a_mark_leads_to_its_position_and_back_to_the_sentence(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    report.cell("Russia", 1).click()
    report.article(1).locator('mark[data-p="6"]').click()
    assert report.card(1, 6).is_visible()
    assert report.marked(1) == ["The White House supports the convoy"]
    report.card(1, 6).get_by_role("link").first.click()
    report.seen(report.article(1).locator(".s.hot"))
    report.article(1).get_by_role("button", name=SAY.page["all_positions"].format(n=7)).click()
    assert report.article(1).locator(".card:visible").count() == 7


def test_an_address_opens_a_cell_and_history_is_kept(visit: Visit, compared: Path) -> None:
    report = visit(compared, "#cell=i1/Russia/1")
    page = report.page
    assert report.article(1).is_visible()
    assert "Russia" in report.where.inner_text()
    assert report.card(1, 3).is_visible()
    report.seen(report.article(1).locator("mark[data-on]").first)
    report.seen(report.cell("Russia", 1))
    report.cell("US", 3).click()
    assert page.url.endswith("#cell=i1/US/3")
    report.cell("Ukraine", 2).click()
    for step, article, party in ((page.go_back, 3, "US"), (page.go_back, 1, "Russia"), (page.go_forward, 3, "US")):
        step()
        report.article(article).wait_for()
        assert page.locator("article:visible").count() == 1
        assert party in report.where.inner_text()
    page.get_by_role("button", name=SAY.page["close"]).click()
    assert report.panel.is_hidden()
    assert "#" not in page.url
    page.go_back()
    report.article(3).wait_for()


def test_an_address_that_leads_nowhere_breaks_nothing(visit: Visit, compared: Path) -> None:
    report = visit(compared, "#cell=i1/Nobody/1")
    for address in ("cell=", "cell=i9/US/99", "cell=%E0%A4%A/x/1", "a1-p99", "a99", "%", "<img>"):
        report.page.evaluate("(to) => { location.hash = to }", address)
    report.page.go_back()
    report.cell("US", 1).click()
    assert report.card(1, 6).is_visible()


def test_one_article_is_open_from_the_start(visit: Visit, made: Comparison, alone: Path) -> None:
    report = visit(alone)
    assert report.article(1).is_visible()
    assert report.article(1).locator(".card:visible").count() == len(made.analyses[0].positions)
    report.cell("Ukraine", 1, "all").click()
    analysis = made.analyses[0]
    assert "".join(report.marked(1)) == words(analysis, [p for p in analysis.positions if p.party == "Ukraine"])


def test_rows_are_found_by_issue_and_party(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    find = report.page.get_by_role("searchbox")
    find.fill("nothing of the kind")
    assert report.page.get_by_text(SAY.page["no_rows"]).is_visible()
    find.fill("CONVOY")
    assert report.cell("US", 1).is_visible()
    report.page.get_by_role("button", name="Russia", exact=True).click()
    assert report.cell("Russia", 1).is_hidden()
    assert report.cell("US", 1).is_visible()


def test_what_is_not_verified_is_one_click_from_the_head(visit: Visit, made: Comparison, compared: Path) -> None:
    """The count leads to a list of all of it, and nothing verified stands there; an entry opens its card."""
    report = visit(compared)
    report.page.locator('.facts a[href="#unheld"]').first.click()
    listed = report.page.locator("#unheld li a")
    report.seen(listed.first)
    expected = [
        f"#a{a}-p{n}"
        for a, analysis in enumerate(made.analyses, 1)
        for n, p in enumerate(analysis.positions, 1)
        if p.verdict != "verified" or p.personal
    ]
    assert [a.get_attribute("href") for a in listed.all()] == expected
    listed.first.click()
    article, position = (int(part[1:]) for part in expected[0][1:].split("-"))
    assert report.card(article, position).is_visible()


def test_an_address_that_leads_nowhere_is_told(visit: Visit, compared: Path) -> None:
    report = visit(compared, "#cell=i99/US/1")
    note = report.page.get_by_text(SAY.page["nowhere"])
    assert note.is_visible()
    assert report.panel.is_hidden()
    report.cell("US", 1).click()
    assert note.is_hidden()
    for address in ("#a99", "#cell=nothing", "#cell=i1/US/99"):
        assert visit(compared, address).page.get_by_text(SAY.page["nowhere"]).is_visible(), address


def test_back_from_a_position_leads_to_the_list_on_a_phone_too(visit: Visit, compared: Path) -> None:
    report = visit(compared, width=380)
    report.page.locator('.facts a[href="#unheld"]').first.click()
    report.page.locator("#unheld li a").first.click()
    report.expect(report.panel).to_be_visible()
    report.page.go_back()
    report.expect(report.panel).to_be_hidden()
    report.seen(report.page.locator("#unheld-h"))


def test_what_an_address_names_in_an_article_and_is_not_there_is_told(
    visit: Visit, compared: Path, alone: Path
) -> None:
    for path in (compared, alone):
        for address in ("#a1-p99", "#a1-s999", "#a1-d77a"):
            report = visit(path, address)
            assert report.article(1).locator(".note").inner_text() == SAY.page["nowhere"], address
    report = visit(compared, "#a1")
    report.page.evaluate("location.hash = 'nosuch'")
    report.expect(report.panel).to_be_hidden()
    report.seen(report.page.get_by_text(SAY.page["nowhere"]))


def test_focus_is_given_back_to_a_cell_that_is_seen(visit: Visit, compared: Path) -> None:
    report = visit(compared)
    report.page.locator('.pill[data-party="US"]').click()
    report.page.evaluate("(key) => { location.hash = 'cell=' + key; }", report.key("US", 1))
    report.expect(report.panel).to_be_visible()
    report.page.keyboard.press("Escape")
    assert report.page.locator("#grid a:focus").is_visible()
