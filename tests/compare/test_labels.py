"""What issues are called: a shared subject, or a short noun phrase that names no party and takes no side."""

from __future__ import annotations

import pytest

import stance
from stance.compare import side_by_side
from stance.compare.phrases import noun_phrases
from stance.records import Comparison


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("place 40 unarmed guards on river ferries", "en", "unarmed guards on river ferries"),
        ("the talks as frank and open", "en", "talks"),
        ("a signed promise before any convoy sets out", "en", "signed promise"),
        ("the governor's decision on bread prices", "en", "decision on bread prices"),
        ("на отводе буксиров от причала", "ru", "отвод буксиров"),
        ("лимитов для баржи не будет", "ru", "лимиты для баржи"),
        ("без устных обещаний", "ru", "устные обещания"),
        ("пропозиція про нічних охоронців", "uk", "пропозиція про нічних охоронців"),
    ],
)
def test_noun_phrases_are_found_and_stand_in_the_nominative(text: str, language: str, phrase: str) -> None:
    assert phrase in noun_phrases(text, language)


def test_a_phrase_without_party_side_or_date() -> None:
    assert noun_phrases("the Ruritanian ferries", "en", {"ruritanian"}) == ()
    assert noun_phrases("отвод руританских барж", "ru", {"руританский"}) == ("отвод", "отвод барж", "баржи")
    assert noun_phrases("the brutal regime", "en") == ()
    assert noun_phrases("on Tuesday", "en") == noun_phrases("by 22 March", "en") == ()
    assert noun_phrases("the last week", "en") == noun_phrases("40 миль", "ru") == ()


def compared(*texts: str) -> Comparison:
    read = [stance.parse(text, source=f"{i}") for i, text in enumerate(texts)]
    return side_by_side([stance.analyze(article, engine="offline") for article in read])


def test_an_issue_is_called_by_the_subject_that_its_positions_share() -> None:
    made = compared(
        "Talks\n\nRussia rejected the night curfew for river ferries, Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nUkraine supports the night curfew for river ferries, Foreign Minister Andrii Sybiha said.\n",
    )
    assert [(issue.label, len(issue.positions)) for issue in made.issues] == [("curfew", 2)]


def test_where_no_subject_is_shared_a_phrase_of_the_positions_names_the_issue() -> None:
    made = compared(
        "Talks\n\nRussia rejected the shared timetable for river ferries, Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nUkraine supports the shared timetable for river ferries, Foreign Minister Andrii Sybiha said.\n",
    )
    assert [(issue.label, len(issue.positions)) for issue in made.issues] == [("shared timetable", 2)]


def test_one_word_that_is_no_known_subject_names_an_issue_only_with_another() -> None:
    made = compared(
        "Talks\n\n“Nobody invites the arsonist to measure the ashes,” Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nThe museum was shut.\n\n“Nobody invites the arsonist to measure the ashes,” Mr Lavrov said.\n",
    )
    assert [(issue.label, len(issue.positions)) for issue in made.issues] == [("ashes: arsonist", 2)]


def test_a_short_word_is_not_told_apart_by_itself() -> None:
    made = compared(
        "Talks\n\nRussia rejected the law, Foreign Minister Sergei Lavrov said. Russia will not obey the law, he said.\n",
        "Ferries\n\nUkraine supports the law, Foreign Minister Andrii Sybiha said.\n",
    )
    assert [issue.label for issue in made.issues] == ["law"]


def test_two_issues_have_two_names() -> None:
    text = (
        "Ports\n\nRussia demanded new tariffs on steel from the ports, Foreign Minister Sergei Lavrov said.\n\n"
        "A storm came in the night.\n\nThe museum was shut.\n\nNobody was hurt there.\n\n"
        "Ukraine rejected tariffs on apples for schools, Foreign Minister Andrii Sybiha said.\n"
    )
    labels = [issue.label for issue in compared(text, text.replace("storm", "wind")).issues]
    assert len(labels) == len(set(labels))


def test_what_somebody_makes_of_a_thing_is_no_part_of_its_name() -> None:
    assert noun_phrases("a draconian river toll", "en") == ("river toll",)
    assert noun_phrases("the hard slap", "en") == ("slap",)
    assert noun_phrases("the boffins", "en") == ()
    assert "пошлина" in noun_phrases("о чудовищной пошлине", "ru")
    assert not [p for p in noun_phrases("о чудовищной пошлине", "ru") if "чудовищн" in p]
    assert not [p for p in noun_phrases("про ганебне мито", "uk") if "ганебн" in p]


def test_no_verb_adverb_or_participle_alone_ends_a_name() -> None:
    assert noun_phrases("the toll anyway", "en") == ("toll",)
    assert noun_phrases("the river pilots themselves", "en") == ("river pilots",)
    assert noun_phrases("by the harbour and of targeted", "en") == ("harbour",)


def test_of_two_names_the_one_that_both_parties_use_names_the_issue() -> None:
    made = compared(
        "Talks\n\nRussia rejected the planned river ferry timetable, a village humiliation scheme, "
        "Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nUkraine supports the planned river ferry timetable, Foreign Minister Andrii Sybiha said.\n",
    )
    assert [issue.label for issue in made.issues if len(issue.positions) == 2] == ["planned river ferry timetable"]


def test_no_title_person_or_verb_is_in_a_name() -> None:
    assert noun_phrases("the pier of Mr. Roe", "en") == ("pier",)
    assert noun_phrases("if no ferry crosses the strait", "en") == ("ferry", "strait")
    assert noun_phrases("for the crossing ferries", "en") == ("crossing ferries",)
    assert noun_phrases("the deputy director", "en") == noun_phrases("a stroke of the pen", "en") == ()


def test_a_place_alone_names_no_issue() -> None:
    made = compared(
        "Talks\n\nRussia rejected the timetable for Cape Orm, Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nUkraine supports the timetable for Cape Orm, Foreign Minister Andrii Sybiha said.\n",
    )
    assert [(issue.label.split(":")[0], len(issue.positions)) for issue in made.issues] == [("timetable", 2)]


def test_without_a_noun_phrase_an_issue_is_called_by_what_is_done_and_never_by_a_clause() -> None:
    made = compared(
        "Talks\n\n“I would never join them,” Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nThe museum was shut.\n",
    )
    assert [issue.label for issue in made.issues] == ["refusal (Russia)"]


def test_a_noun_that_stands_in_no_noun_phrase_names_an_issue_where_the_articles_know_it_as_one() -> None:
    made = compared(
        "Talks\n\n“Never will ferries be welcome,” Foreign Minister Sergei Lavrov said.\n",
        "Talks\n\nThe museum was full of ferries. None of the ferries sank.\n",
    )
    assert [issue.label.lower() for issue in made.issues] == ["ferries"]


def test_what_an_office_is_for_names_no_issue() -> None:
    assert noun_phrases("the deputy minister for the upkeep of harbours", "en") == ()
    assert noun_phrases("the plan for the upkeep of harbours", "en") == (
        "plan",
        "upkeep",
        "harbours",
        "upkeep of harbours",
    )
    assert "содержание портов" not in noun_phrases("заместитель министра содержания портов", "ru")
    assert "содержание портов" in noun_phrases("расходы на содержание портов", "ru")


def test_a_gerund_begins_no_name_and_a_noun_in_ing_does() -> None:
    assert noun_phrases("of paying river tolls", "en") == ("river tolls",)
    assert noun_phrases("on shipping lanes", "en") == ("shipping lanes",)


def test_the_names_of_issues_do_not_hang_on_the_order_of_the_articles() -> None:
    texts = (
        "Talks\n\nRussia rejected the planned ferry timetable, Foreign Minister Sergei Lavrov said.\n",
        "Ferries\n\nUkraine supports the planned ferry timetable, Foreign Minister Andrii Sybiha said.\n\n"
        "Ukraine demanded a new toll on apples, Mr Sybiha said.\n",
        "Паром\n\nРоссия отвергла тариф на яблоки, заявил министр иностранных дел Сергей Лавров.\n",
        "Баржа\n\nУкраина потребовала расписание паромов, заявил министр иностранных дел Андрей Сибига.\n",
    )
    labels = [sorted(issue.label for issue in compared(*order).issues) for order in (texts, texts[::-1])]
    assert labels[0] == labels[1]
