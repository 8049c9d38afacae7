"""Articles in order of date, and how a party's stand goes over the days."""

from __future__ import annotations

import io
from datetime import date as Date

from rich.console import Console

import stance
from stance.records import Article, Comparison
from stance.report.comparison import show_comparison
from stance.report.comparison_markdown import comparison_lines

LATE = """Harbour inspections draw nearer

Foreign Minister Sergei Lavrov said on Friday that Russia supports the inspections of the harbour.

Dockers said they had waited for weeks and would like to see the cranes move again before the summer.
"""
EARLY = """A dispute about the port

The quarrel went on in Geneva, where envoys met behind closed doors and left without a word to reporters.

Russia opposes the inspections of the harbour, Foreign Minister Sergei Lavrov said on Wednesday.
"""


def article(text: str, day: int | None) -> Article:
    read = stance.parse(text, source=f"paper-{day}")
    return read.model_copy(update={"date": Date(2025, 3, day) if day else None})


def compared(*articles: Article) -> Comparison:
    return stance.compare(articles, engine="offline", parties=("US", "Russia", "Ukraine"))


def shown(made: Comparison) -> str:
    paper = Console(file=io.StringIO(), width=100)
    show_comparison(made, paper)
    return paper.file.getvalue()  # type: ignore[attr-defined]


def test_articles_stand_in_order_of_date_and_those_without_one_are_left_out() -> None:
    made = compared(article(LATE, 14), article(EARLY, 12), article("Weather\n\nIt rained in the city all day.\n", None))
    assert made.by_date == (1, 0)


def test_a_stand_that_changes_is_told_day_by_day() -> None:
    made = compared(article(LATE, 14), article(EARLY, 12))
    (course,) = made.timeline
    assert (course.party, course.changed) == ("Russia", True)
    assert [(s.date.day, s.article, s.polarity) for s in course.steps] == [(12, 1, "opposes"), (14, 0, "supports")]


def test_a_copy_of_another_day_is_no_change_in_time() -> None:
    repost = "Port dispute\n\n" + EARLY.split("\n\n", 1)[1]
    made = compared(article(EARLY, 12), article(repost, 14))
    assert [g.articles for g in made.copies] == [(0, 1)]
    assert made.timeline == ()


def test_articles_of_one_day_have_no_timeline() -> None:
    made = compared(article(LATE, 14), article(EARLY, 14))
    assert made.timeline == ()
    assert "IN TIME" not in shown(made)


def test_the_console_tells_days_and_changes() -> None:
    out = shown(compared(article(LATE, 14), article(EARLY, 12)))
    assert "2025-03-12: [2]\n  2025-03-14: [1]" in out
    assert "2025-03-12 [2] opposes → 2025-03-14 [1] supports" in out


def test_the_console_tells_names_and_loaded_words_with_whose_they_are() -> None:
    quoting = EARLY + "Lavrov said: “The Kiev regime is to blame.”\n"
    out = shown(compared(article(LATE + "Kyiv was told of the barbaric blast.\n", 14), article(quoting, 14)))
    assert "capital of Ukraine" in out
    assert "[1] paper-14: Kyiv ×1" in out
    assert "[2] paper-14: Kiev, in quotations: 1 (Sergei Lavrov)" in out
    assert "loaded words of its own: barbaric ×1" in out


def test_markdown_has_the_same_parts() -> None:
    quoting = EARLY + "Lavrov said: “The Kiev regime is to blame.”\n"
    lines = list(comparison_lines(compared(article(LATE + "Kyiv was told.\n", 14), article(quoting, 12))))
    assert "- **2025-03-12: \\[2\\]**" in lines
    assert any(line.endswith("Kiev, in quotations: 1 (Sergei Lavrov)") for line in lines)


SAME = """Port talks

Foreign Minister Sergei Lavrov said on Thursday that Russia opposes the inspections of the harbour.

A ferry waited outside the breakwater until the fog had gone and the pilots came back from lunch.
"""


def test_a_stand_is_told_when_it_first_appears_and_when_it_changes() -> None:
    made = compared(article(LATE, 14), article(EARLY, 12), article(SAME, 13))
    (course,) = made.timeline
    assert [s.article for s in course.steps] == [1, 2, 0]
    assert [s.article for s in course.turns] == [1, 0]
    assert "2025-03-12 [2] opposes → 2025-03-14 [1] supports" in shown(made)


def test_a_stand_that_stays_is_told_once() -> None:
    made = compared(article(EARLY, 12), article(SAME, 13))
    (course,) = made.timeline
    assert (course.changed, [s.article for s in course.turns]) == (False, [0])
    out = shown(made)
    assert "2025-03-12 [1] opposes" in out
    assert "→" not in out[out.index("IN TIME") :].split("WHOSE WORDS")[0]
