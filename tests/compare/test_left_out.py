"""Stands that several outlets tell, and of which another has no words."""

from __future__ import annotations

import csv
import io

import pytest

import stance
from stance.records import Comparison, LeftOut
from stance.report import to_csv, to_html, to_markdown

PARTIES = ("US", "Russia", "Ukraine")

WIRE = """Ferry row deepens at the strait

GENEVA (Tide Wire) - Two ferries have been held in the strait of Orlin since Monday and their crews sleep on deck.

Foreign Minister Sergei Lavrov said Russia would reopen the strait only when the ferries paid the harbour toll.

Foreign Minister Andrii Sybiha demanded that an independent arbitrator measure the ballast of both ferries.

US Secretary of State Marco Rubio urged the captains to stay calm and keep the lamps burning at night.
"""
PAPER = """Who pays at Orlin?

Bread is short on the two ferries that lie in the strait of Orlin, and the cooks have begun to count loaves.

Russia's foreign minister, Sergei Lavrov, said Moscow would reopen the strait only when the ferries paid the toll.

Ukraine wants an independent arbitrator to measure the ballast of the ferries, Foreign Minister Andrii Sybiha said.

Marco Rubio, the US secretary of state, urged the captains to stay calm and keep their lamps burning.
"""
QUIET = """Captains told to keep calm

Families wait on the quay for the two ferries held in the strait of Orlin, and a choir sings for them at dusk.

The strait would be reopened by Russia only when the harbour toll was paid by the ferries, Sergei Lavrov said.

Both captains were urged by US Secretary of State Marco Rubio to stay calm and keep the lamps burning.
"""


THIRD = """Lamps at Orlin

A doctor rowed out to the two ferries held in the strait of Orlin and found nobody ill.

An independent arbitrator should measure the ballast of the ferries, Ukrainian Foreign Minister Andrii Sybiha said.
"""


def compared(*texts: str, partial: int | None = None) -> Comparison:
    articles = [stance.parse(text, source=f"a{i}.txt") for i, text in enumerate(texts)]
    if partial is not None:
        articles[partial] = articles[partial].model_copy(update={"partial": "paywall"})
    return stance.compare(articles, engine="offline", parties=PARTIES)


def of(made: Comparison, party: str, article: int) -> list[LeftOut]:
    return [one for one in made.left_out if one.party == party and article in one.articles]


def with_line(text: str, line: str) -> str:
    return f"{text}\n{line}\n"


def test_a_stand_that_two_outlets_tell_and_a_third_has_no_words_of_is_left_out() -> None:
    made = compared(WIRE, PAPER, QUIET)
    (one,) = made.left_out
    assert (one.party, one.outlets, one.articles) == ("Ukraine", 2, (2,))
    assert {ref.article for ref in one.told} == {0, 1}
    assert all("ballast" in made.position(ref).evidence[0].quote for ref in one.told)
    assert one.issue in {issue.id for issue in made.issues}


def test_what_everybody_tells_is_left_out_by_nobody() -> None:
    made = compared(WIRE, PAPER, QUIET)
    assert not of(made, "Russia", 2)
    assert not of(made, "US", 2)


@pytest.mark.parametrize(
    "line",
    [
        "Foreign Minister Andrii Sybiha said somebody from outside should weigh the ballast.",
        "The ballast is what one side wants looked at by somebody from outside.",
        "An arbitrator should come, he said.",
        "“Let an arbitrator on board,” somebody close to the delegation said.",
        "Russia rejected the demand for an arbitrator.",
        "Ukraine rejected it.",
        "Sybiha spoke of the ferries for an hour and of what he would like to be measured.",
    ],
)
def test_what_may_be_the_stand_in_other_words_or_from_another_mouth_is_not_left_out(line: str) -> None:
    assert not of(compared(WIRE, PAPER, with_line(QUIET, line)), "Ukraine", 2)


@pytest.mark.parametrize(
    "line",
    [
        "Foreign Minister Andrii Sybiha said the summit in Vienna would open on Friday.",
        "The mayor of Orlin said the market would be closed for repairs.",
        "Ukraine is the home of the older captain, whose wife knits.",
    ],
)
def test_what_is_about_another_thing_does_not_tell_the_stand(line: str) -> None:
    assert of(compared(WIRE, PAPER, with_line(QUIET, line)), "Ukraine", 2)


def test_an_article_that_is_not_whole_leaves_nothing_out() -> None:
    assert not compared(WIRE, PAPER, QUIET, partial=2).left_out


def test_what_one_outlet_and_its_copy_tell_is_told_by_one() -> None:
    copy = WIRE.replace("Ferry row deepens at the strait", "Crews stuck on deck")
    assert not compared(WIRE, copy, QUIET).left_out


def test_a_copy_from_which_a_stand_was_cut_leaves_it_out_where_two_others_tell_it() -> None:
    cut = "\n\n".join(line for line in WIRE.split("\n\n") if "arbitrator" not in line)
    made = compared(WIRE, cut, PAPER, THIRD)
    assert [group.articles for group in made.copies] == [(0, 1)]
    assert [one.articles for one in made.left_out if one.party == "Ukraine"] == [(1,)]
    assert not of(compared(WIRE, cut, PAPER), "Ukraine", 1)


def test_an_article_on_another_event_leaves_nothing_out() -> None:
    other = """Bakers meet in Lviv

The guild of bakers met in Lviv on Sunday and chose a new treasurer after a long night of counting.

US Secretary of State Marco Rubio said the wheat market was open to everybody.
"""
    assert not of(compared(WIRE, PAPER, other), "Ukraine", 2)


def test_an_article_of_an_earlier_day_than_every_telling_leaves_nothing_out() -> None:
    def dated(text: str, day: str) -> str:
        return text.replace("\n\n", f"\n\n{day}\n\n", 1)

    late = [dated(text, "14 March 2025") for text in (WIRE, PAPER)]
    assert not compared(*late, dated(QUIET, "13 March 2025")).left_out
    assert compared(*late, dated(QUIET, "14 March 2025")).left_out


def test_a_stand_of_two_common_words_is_not_looked_for() -> None:
    bare = [text + "\nUkraine accepts the proposal, Sybiha said.\n" for text in (WIRE, PAPER)]
    made = compared(*bare, QUIET)
    assert all("proposal" not in made.position(one.told[0]).statement for one in made.left_out)


def test_articles_in_other_languages_tell_and_leave_out_by_what_crosses_over() -> None:
    russian = """Паромы ждут у Орлина

Два парома третий день стоят в проливе Орлин, команды спят на палубе.

Министр иностранных дел Украины Андрей Сибига потребовал, чтобы независимый арбитр измерил балласт обоих паромов.

Госсекретарь США Марко Рубио призвал капитанов сохранять спокойствие.
"""
    made = compared(WIRE, PAPER, russian)
    assert not of(made, "Ukraine", 2)


def test_what_most_outlets_tell_comes_first_and_the_order_of_articles_changes_nothing() -> None:
    texts = (WIRE, PAPER, QUIET, THIRD)
    made, turned = compared(*texts), compared(*texts[::-1])
    assert [one.outlets for one in made.left_out] == sorted((one.outlets for one in made.left_out), reverse=True)
    told = [(one.party, one.outlets, {texts[a] for a in one.articles}) for one in made.left_out]
    assert told == [(one.party, one.outlets, {texts[::-1][a] for a in one.articles}) for one in turned.left_out]


def test_reports_say_who_tells_it_and_who_has_no_words_of_it() -> None:
    made = compared(WIRE, PAPER, QUIET)
    text = to_markdown(made)
    assert "no words of it in \\[3\\] a2.txt" in text or "no words of it in [3] a2.txt" in text
    assert "a1.txt tell of Ukraine" in text
    assert "no words of it in" in to_html(made)


def test_no_more_than_ten_are_printed_and_the_rest_is_counted() -> None:
    made = compared(WIRE, PAPER, QUIET)
    many = made.model_copy(update={"left_out": made.left_out * 12})
    text = to_markdown(many)
    assert text.count("no words of it in") == 10
    assert "2 more in JSON" in text


def test_each_article_that_leaves_a_stand_out_is_a_row_of_the_table() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(compared(WIRE, PAPER, QUIET), "left_out"))))
    assert [(row["source"], row["party"], row["outlets"], row["reported_in"]) for row in rows] == [
        ("a2.txt", "Ukraine", "2", "a0.txt | a1.txt")
    ]


def test_a_saved_comparison_keeps_what_is_left_out() -> None:
    from stance.report.saved import load_comparison

    made = compared(WIRE, PAPER, QUIET)
    assert load_comparison(stance.dumps(made)) == made


def test_one_person_who_says_two_things_of_two_words_in_common_tells_no_one_stand() -> None:
    first = with_line(
        WIRE, "Andrii Sybiha said the pilots of Orlin would be trained again in April by the coast guard."
    )
    second = with_line(PAPER, "Andrii Sybiha said the pilots of Orlin earned less than bakers and deserved a pension.")
    made = compared(first, second, QUIET)
    assert all("pilots" not in made.position(one.told[0]).statement for one in made.left_out)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ukraine said it would lease the grain silo in Odesa by September.",
            "Ukraine said it would not lease the grain silo in Odesa by September.",
        ),
        (
            "Ukraine said it had damaged the floating pier near Kerch.",
            "Ukraine denied that it had damaged the floating pier near Kerch.",
        ),
        (
            "Ukraine said the coast guard controls the floating pier near Kerch.",
            "Ukraine said the coast guard no longer controls the floating pier near Kerch.",
        ),
    ],
)
def test_what_one_outlet_affirms_and_another_negates_is_no_stand_of_both(one: str, other: str) -> None:
    made = compared(with_line(WIRE, one), with_line(PAPER, other), QUIET)
    assert [("ballast" in made.position(left.told[0]).statement) for left in made.left_out] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ukraine said the plan for the floating pier near Kerch was unacceptable.",
            "Ukraine rejected the plan for the floating pier near Kerch.",
        ),
        (
            "Ukraine said it would not lease the grain silo in Odesa by September.",
            "Ukraine refused to lease the grain silo in Odesa by September.",
        ),
    ],
)
def test_two_ways_to_refuse_one_thing_are_one_stand(one: str, other: str) -> None:
    made = compared(with_line(WIRE, one), with_line(PAPER, other), QUIET)
    assert any("ballast" not in made.position(left.told[0]).statement for left in made.left_out)


def test_a_promise_and_its_refusal_in_russian_are_no_stand_of_both() -> None:
    one = """Паромы у Орлина

Два парома с понедельника стоят в проливе Орлин, команды спят на палубе, хлеб кончается.

Украина заявила, что откроет зерновой терминал в Одессе в сентябре.

Россия отвергла перемирие у пролива Орлин.
"""
    other = """Кто заплатит за стоянку

На причале хор поёт для моряков, которых держат на паромах в проливе Орлин.

Россия отклонила перемирие у пролива Орлин.

Украина заявила, что не откроет зерновой терминал в Одессе в сентябре.
"""
    third = """Врач осмотрел команды

Больных на паромах в проливе Орлин нет, сообщил врач, приплывший на лодке.

Россия отвергла перемирие у пролива Орлин, его там ждали давно.
"""
    assert not of(compared(one, other, third), "Ukraine", 2)
