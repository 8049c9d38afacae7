"""Outlets side by side: issues, cells, copies, differences, omissions, voices."""

from __future__ import annotations

from pathlib import Path

import pytest

import stance
from stance.errors import InputError
from stance.records import Cell, Comparison, Ref
from stance.report.saved import load_comparison

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTIES = ("US", "Russia", "Ukraine")

WIRE = """Harbour talks end without a deal

GENEVA, 12 March 2025 (Baltic Wire) - Russia rejected the proposal on harbour inspections on Tuesday, Foreign Minister
Sergei Lavrov said.

“We will not open the harbour to inspectors if the insurers leave our ports,” Lavrov said.

Ukraine demanded that the harbour inspections begin this week. “The inspectors must be let into the harbour at once,”
Foreign Minister Andrii Sybiha said.

US Secretary of State Marco Rubio said the inspections of the harbour would go ahead.
"""

PAPER = """Moscow digs in over the port

KYIV, 13 March 2025 - Russia will not let anybody inspect the harbour.

“We will not open the harbour to inspectors,” Lavrov admitted.

US Secretary of State Marco Rubio said the inspections of the harbour would go ahead next month.
"""


def compared(*texts: str) -> Comparison:
    return stance.compare(
        [stance.parse(text, source=f"a{i}") for i, text in enumerate(texts)], engine="offline", parties=PARTIES
    )


@pytest.fixture(scope="module")
def examples() -> Comparison:
    return stance.compare([stance.load(p) for p in sorted(EXAMPLES.glob("*.txt"))], engine="offline")


def about(made: Comparison, article: int, words: str) -> str:
    """The id of the issue of the position of `article` that cites `words`."""
    for issue in made.issues:
        for ref in issue.positions:
            if ref.article == article and any(words in e.quote for e in made.position(ref).evidence):
                return issue.id
    raise AssertionError(words)


def cell(made: Comparison, article: int, words: str, party: str) -> Cell:
    return made.cell(about(made, article, words), party, article)


def test_every_position_stands_in_exactly_one_issue(examples: Comparison) -> None:
    placed = [ref for issue in examples.issues for ref in issue.positions]
    held = [Ref(article=a, position=p) for a, x in enumerate(examples.analyses) for p in range(len(x.positions))]
    assert sorted(placed, key=lambda r: (r.article, r.position)) == held


def test_there_is_a_cell_for_every_issue_party_and_article(examples: Comparison) -> None:
    keys = [(c.issue, c.party, c.article) for c in examples.cells]
    assert keys == [(i.id, p, a) for i in examples.issues for p in PARTIES for a in range(len(examples.analyses))]


def test_articles_in_three_languages_share_an_issue(examples: Comparison) -> None:
    spoken = [x.article.language for x in examples.analyses]
    shared = [{spoken[r.article] for r in issue.positions} for issue in examples.issues]
    assert {"en", "ru", "uk"} in shared


def test_what_is_compared_is_the_same_each_time(examples: Comparison) -> None:
    again = stance.compare(list(examples.analyses))
    assert stance.dumps(again.model_copy(update={"run": examples.run})) == stance.dumps(examples)


def test_a_comparison_is_saved_with_its_analyses_and_read_back(examples: Comparison) -> None:
    text = stance.dumps(examples)
    assert load_comparison(text) == examples
    assert stance.loads(text) == examples.analyses


def test_a_cell_tells_how_a_party_stands_and_in_which_words() -> None:
    made = compared(WIRE, PAPER)
    told = cell(made, 0, "We will not open the harbour", "Russia")
    assert (told.status, told.polarity) == ("stated", "opposes")
    assert all(made.position(Ref(article=0, position=i)).party == "Russia" for i in told.positions)


def test_a_party_that_one_outlet_leaves_out_is_told_with_where_it_is_heard() -> None:
    made = compared(WIRE, PAPER)
    missing = [o for o in made.omissions if (o.party, o.article) == ("Ukraine", 1)]
    assert missing
    assert all(ref.article == 0 for o in missing for ref in o.reported)


def test_an_article_that_is_not_whole_leaves_nothing_out() -> None:
    articles = [stance.parse(text, source="x") for text in (WIRE, PAPER)]
    articles[1] = articles[1].model_copy(update={"partial": "paywall"})
    made = stance.compare(articles, engine="offline", parties=PARTIES)
    assert not [o for o in made.omissions if o.article == 1]
    assert {c.status for c in made.cells if c.article == 1 and not c.positions} == {"unread"}


def test_a_party_that_speaks_elsewhere_in_an_article_is_not_called_silent_there() -> None:
    other = PAPER + "\nUkraine said that its pilots had been paid.\n"
    made = compared(WIRE, other)
    assert not [o for o in made.omissions if o.article == 1]
    assert {c.status for c in made.cells if (c.party, c.article) == ("Ukraine", 1) and not c.positions} == {"unclear"}


def test_a_quotation_that_lost_its_condition_is_a_difference() -> None:
    made = compared(WIRE, PAPER)
    cuts = [d for d in made.differences if d.kind == "cut"]
    assert [(d.a.article, d.b.article) for d in cuts] == [(1, 0)]
    assert "if" in cuts[0].message


def test_the_same_words_under_a_verb_that_judges_are_a_difference() -> None:
    made = compared(WIRE, PAPER)
    verbs = [d for d in made.differences if d.kind == "verb"]
    assert [{d.a.verb, d.b.verb} for d in verbs] == [{"say", "admit"}]


def test_the_same_words_from_another_mouth_are_a_difference() -> None:
    other = PAPER.replace("Lavrov admitted", "Foreign Minister Andrii Sybiha said")
    made = compared(WIRE, other)
    assert [{d.a.said_by, d.b.said_by} for d in made.differences if d.kind == "speaker"] == [
        {"Sergei Lavrov", "Andrii Sybiha"}
    ]


def test_whom_a_pronoun_means_is_too_uncertain_for_a_difference() -> None:
    other = PAPER.replace("Lavrov admitted", "he said")
    other = other.replace("anybody inspect the harbour.", "anybody in.\n\nAndrii Sybiha landed.")
    made = compared(WIRE, other)
    assert [s.name for a in made.analyses[1].attributions for s in a.speakers if a.kind == "direct"] == [
        "Andrii Sybiha"
    ]
    assert not [d for d in made.differences if d.kind == "speaker"]


def test_what_a_copy_tells_otherwise_is_told_once() -> None:
    repost = "Talks fail, says wire\n\n" + WIRE.split("\n\n", 1)[1] + "\nOriginally published by Baltic Wire\n"
    alone, copied = compared(WIRE, PAPER), compared(WIRE, repost, PAPER)
    assert [d.message for d in copied.differences] == [d.message for d in alone.differences]


def test_what_somebody_merely_states_is_no_opposite_stance() -> None:
    made = compared(
        "Lights\n\nRussia rejected the plan for a lighthouse on Cape Orm, Foreign Minister Sergei Lavrov said.\n",
        "Lamps\n\nForeign Minister Sergei Lavrov called the plan for a lighthouse on Cape Orm a good and lasting success.\n",
        "Beams\n\nSpeaking in Ellis, Sergei Lavrov accepted the plan for a lighthouse on Cape Orm.\n",
    )
    stances = [d for d in made.differences if d.kind == "stance"]
    assert [{d.a.article, d.b.article} for d in stances] == [{0, 2}]


def test_opposite_stances_toward_two_things_are_no_difference() -> None:
    made = compared(
        "Lights\n\nRussia rejected the fee for a lighthouse on Cape Orm, Foreign Minister Sergei Lavrov said.\n",
        "Beams\n\nSpeaking in Ellis on the lighthouse fee of Cape Orm, Sergei Lavrov accepted the timetable of repairs.\n",
    )
    assert [len(issue.positions) for issue in made.issues] == [2]
    assert not [d for d in made.differences if d.kind == "stance"]


def test_places_of_differences_are_slices_of_their_articles() -> None:
    made = compared(WIRE, PAPER)
    assert made.differences
    for one in made.differences:
        for place in (one.a, one.b):
            assert place.of(made.analyses[place.article].article.text) == place.quote


def test_a_repost_and_its_wire_count_as_one_voice() -> None:
    repost = "Talks fail, says wire\n\n" + WIRE.split("\n\n", 1)[1] + "\nOriginally published by Baltic Wire\n"
    made = compared(WIRE, repost, PAPER)
    assert [g.articles for g in made.copies] == [(0, 1)]
    assert made.independent == 2
    assert not [d for d in made.differences if {d.a.article, d.b.article} == {0, 1}]


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert compared(WIRE, PAPER).copies == ()


def test_a_senators_opinion_is_not_the_cell_of_his_country() -> None:
    other = PAPER + "\nUS Senator Lindsey Graham said the harbour inspections were a farce.\n"
    made = compared(WIRE, other)
    personal = [i for i, p in enumerate(made.analyses[1].positions) if p.personal]
    assert personal
    assert not [c for c in made.cells if c.article == 1 and set(c.positions) & set(personal)]


def test_words_are_counted_by_speaker() -> None:
    made = compared(WIRE, PAPER)
    lavrov = next(v for v in made.voices if v.article == 0 and v.speaker == "Sergei Lavrov")
    assert (lavrov.party, lavrov.named) == ("Russia", True)
    assert 0 < lavrov.quoted < lavrov.words


def test_one_article_is_no_comparison() -> None:
    with pytest.raises(InputError, match="two articles or more"):
        stance.compare([stance.parse(WIRE, source="x")], engine="offline")


def test_analyses_for_other_parties_are_refused_by_name() -> None:
    one = stance.analyze(stance.parse(WIRE, source="x"), engine="offline", parties=PARTIES)
    other = stance.analyze(stance.parse(PAPER, source="paper"), engine="offline", parties=("US", "Russia"))
    with pytest.raises(InputError, match=r"'paper'.*Ukraine"):
        stance.compare([one, other])


def test_a_name_with_foreign_letters_in_an_english_article_is_no_word_to_bend() -> None:
    """A capital in "export Österreich wants" was looked up in a dictionary that there is not."""
    made = compared(WIRE.replace("GENEVA", "Zürich"), PAPER + "\nTalks on export Österreich wants began in Zürich.\n")
    assert made.issues
