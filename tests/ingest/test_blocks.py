"""What each line of an article is."""

from __future__ import annotations

import pytest

from stance.ingest import parse

BODY = "The port will open in May, the mayor said on Monday, after two years of works and repairs."


def kinds(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    """The kind and the text of every block."""
    article = parse(text, source="x", markdown=markdown)
    return [(b.kind, b.of(text)) for b in article.blocks]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", "byline"),
        ("Reporting by Jane Doe; Editing by Max Roe", "byline"),
        ("Автор: Уляна Терен", "byline"),
        ("Автор: Глеб Тушин", "byline"),
        ("Текст: Глеб Тушин", "byline"),
        ("Пресслужба: вул. Набережна, 3", "boilerplate"),
        ("Контакты для СМИ: 8 000 123-45-67", "boilerplate"),
        ("Media contact: Jane Doe, 555 0100", "boilerplate"),
        ("12 May 2024", "date"),
        ("Published: 12 May 2024 09:30 GMT", "date"),
        ("This story first appeared in Coast Daily", "repost"),
        ("Republished with permission of Coast Daily", "repost"),
        ("Источник: Вестник", "repost"),
        ("You will be redirected to the original site shortly", "redirect"),
        ("Read more", "read_more"),
        ("READ MORE: Why the port closed", "read_more"),
        ("Читайте также: Почему закрыли порт", "read_more"),
        ("Filed under: Ports, Trade", "category"),
        ("Tags: ports", "category"),
        ("Теги: порт, торговля", "category"),
        ("FILE PHOTO: The port in winter", "caption"),
        ("(Photo: Jane Doe)", "caption"),
        ("© AFP / Jane Doe", "caption"),
        ("Share this article", "boilerplate"),
        ("Subscribe to our newsletter", "boilerplate"),
        ("© 2024 Coast Daily. All rights reserved.", "caption"),
        ("Advertisement", "boilerplate"),
    ],
)
def test_a_line_that_is_no_reporting_is_marked(line: str, kind: str) -> None:
    """Notices, credits and links between paragraphs are marked for what they are."""
    found = {t: k for k, t in kinds(f"Port to open\n\n{BODY}\n\n{line}\n\n{BODY}\n")}
    assert found[line] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Residents want to read more about the plan before they vote, the mayor said.",
        "The source: a retired captain who saw the papers and spoke of them at length.",
        "He told members to subscribe to the fund, and most of them did so at once.",
        "“We will be redirected to another berth,” the captain said.",
        "Like this port, many others closed.",
        "Why did it take two years?",
        "Пресс-служба: мы не комментируем слова губернатора.",
        "Photographers were kept out of the hall while the ministers signed.",
        "By noon the square was full, and by one the speeches began.",
    ],
)
def test_reporting_is_never_marked(line: str) -> None:
    """A sentence that only contains such words stays a paragraph."""
    found = {t: k for k, t in kinds(f"Port to open\n\n{BODY}\n\n{line}\n\n{BODY}\n")}
    assert found[line] == "paragraph"


def test_a_teaser_and_a_picture_behind_read_more() -> None:
    """What follows a "read more" is a picture's description or a related headline."""
    text = f"{BODY}\n\nRead more\n\nMayor Ann Poe speaks during a visit, left, in the port.\n\nHow the port was rebuilt\n\n{BODY}\n"
    assert [k for k, _ in kinds(f"Port to open\n\n{text}")] == [
        "title",
        "paragraph",
        "read_more",
        "caption",
        "related",
        "paragraph",
    ]


def test_title_and_standfirst() -> None:
    """The first line and the unclosed line under it."""
    text = f"Port to open\n\nMayor says works are done after two years\n\n{BODY}\n\n{BODY}\n"
    assert [k for k, _ in kinds(text)] == ["title", "standfirst", "paragraph", "paragraph"]


def test_a_text_without_a_title_has_none() -> None:
    """A first line that is a paragraph is no title."""
    article = parse(f"{BODY} It had been closed since a storm.\n\n{BODY}\n", source="x")
    assert article.title is None
    assert [b.kind for b in article.blocks] == ["paragraph", "paragraph"]


def test_wrapped_lines_make_one_paragraph() -> None:
    """Lines wrapped by hand are joined; blank lines part paragraphs."""
    wrapped = "The port will open in May, the mayor said on Monday, after two\nyears of works and repairs that cost more than the city had ever\nthought they would when the storm had passed in that long winter.\n"
    text = f"{wrapped}\n{wrapped}\n{wrapped}"
    assert len(parse(text, source="x").blocks) == 3


def test_one_paragraph_a_line() -> None:
    """Files with a paragraph on every line come out so."""
    assert [k for k, _ in kinds(f"Port to open\n{BODY}\n{BODY}\n{BODY}")] == ["title"] + ["paragraph"] * 3


def test_markdown_marks_are_no_part_of_the_text() -> None:
    """Headings, list and quote markers stay in the text and out of what is cited."""
    text = f"# Port to open\n\n{BODY}\n\n## Background\n\n> {BODY}\n"
    found = kinds(text, markdown=True)
    assert ("title", "Port to open") in found
    assert ("boilerplate", "Background") in found
    assert ("paragraph", BODY) in found
    assert ("boilerplate", "#") in found


@pytest.mark.parametrize(
    "line",
    ["Advertisement: buy a boat today", "Follow us on X", "Sign up here: port.example", "Comments (3)", "18+"],
)
def test_clutter_between_paragraphs_is_not_cited(line: str) -> None:
    """Lines of the page that are no reporting are marked."""
    text = f"Port talks go on\n\nThe port stays shut, Moscow said on Monday.\n\n{line}\n\nKyiv said it was glad.\n"
    kinds = {b.of(text): b.kind for b in parse(text, source="x").blocks}
    assert kinds[line] == "boilerplate"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Reuters", "Reuters"),
        ("AP", "Associated Press"),
        ("ТАСС", "TASS"),
        ("(Укрінформ)", "Ukrinform"),
        ("By Reuters", "Reuters"),
        ("© AFP", "Agence France-Presse"),
        ("— Reuters", "Reuters"),
        ("REUTERS.", "Reuters"),
        ("*AFP*", "Agence France-Presse"),
        ("AFP/Reuters", None),
        ("AP, Reuters and AFP", None),
        ("apnews.com", "Associated Press"),
    ],
)
def test_an_outlet_alone_in_its_line_is_no_reporting(line: str, outlet: str | None) -> None:
    """At the head, below the title or at the end; one that is named alone is whose the text is."""
    for text in (
        f"{line}\n\nPort opens\n\n{BODY}\n",
        f"Port opens\n\n{line}\n\n{BODY}\n",
        f"Port opens\n\n{BODY}\n\n{line}\n",
    ):
        article = parse(text, source="x")
        assert {b.kind: b.of(text) for b in article.blocks} == {
            "title": "Port opens",
            "paragraph": BODY,
            "byline": line,
        }
        assert article.outlet == outlet
        assert article.title == "Port opens"


@pytest.mark.parametrize("line", ["Reuters was there.", "time", "Reuters, Oslo", "Harbour", "Who told Reuters?"])
def test_more_than_an_outlet_s_name_is_none(line: str) -> None:
    text = f"Port opens\n\n{BODY}\n\n{line}\n"
    assert ("byline", line) not in kinds(text)


def test_an_outlet_in_the_middle_is_left() -> None:
    """A subheading of its own is a part of what is told."""
    text = "Port opens\n\n" + f"{BODY}\n\n" * 5 + "Reuters\n\n" + f"{BODY}\n\n" * 5
    assert ("byline", "Reuters") not in kinds(text)


def test_two_wrapped_lines_are_joined_where_the_next_word_had_no_room() -> None:
    text = (
        "Harbour talks end without a deal\n\n"
        "The port will open in May, the mayor said on Monday, and the works that had cost more\nthan planned would end.\n\n"
        "Nobody asked him when.\n"
    )
    blocks = parse(text, source="x").blocks
    assert [b.of(text).split()[-1] for b in blocks] == ["deal", "end.", "when."]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_short_report_with_its_dateline_is_no_caption(dash: str) -> None:
    text = f"Harbour talks end\n\nMOSCOW (Reuters) {dash} Russia rejected the plan on Tuesday.\n\nNobody was there to hear of it."
    blocks = parse(text, source="x").blocks
    assert [b.kind for b in blocks] == ["title", "paragraph", "paragraph"]


def test_a_title_of_two_sentences_is_one_where_it_is_not_closed() -> None:
    text = f"Ten days of calm, four engineers. What is going on at the port\n\n{BODY}\n"
    assert parse(text, source="x").title == "Ten days of calm, four engineers. What is going on at the port"


def test_what_follows_the_origin_of_a_repost_is_no_part_of_its_name() -> None:
    text = f"Port opens\n\n{BODY}\n\nOriginally published by Northern Herald. This version has been shortened.\n"
    assert parse(text, source="x").outlet == "Northern Herald"
