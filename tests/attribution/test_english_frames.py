"""English sentences by their frame: whose words, and where they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.analyze import attributions
from stance.ingest import parse
from stance.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "As the Harbor Ledger noted, the pier was never rebuilt.",
            "the Harbor Ledger",
            ["the pier was never rebuilt"],
        ),
        ("As reported by the Harbor Ledger, the pier was sold twice.", "Harbor Ledger", ["the pier was sold twice"]),
        ("Six in 10 say the ferry is too slow.", "Six in 10", ["the ferry is too slow"]),
        ("In the north, 61 percent say the mayor lied.", "61 percent", ["the mayor lied"]),
        (
            "Dockers trying to save the pier say they were misled.",
            "Dockers trying to save the pier",
            ["they were misled"],
        ),
        ("People briefed on the plan say it will fail.", "People briefed on the plan", ["it will fail"]),
        (
            "Harbor officials say that, even if it rains, the ferry will sail.",
            "Harbor officials",
            ["that, even if it rains, the ferry will sail"],
        ),
        ("The council saw the pier as a burden.", "The council", ["the pier as a burden"]),
        ("Pell announced his candidacy.", "Pell", ["his candidacy"]),
        ("Pell said at least nine ferries must stay.", "Pell", ["at least nine ferries must stay"]),
        ("Pell said about 40 dockers had left.", "Pell", ["about 40 dockers had left"]),
        ("Pell said at a briefing that the ferry must stay.", "Pell", ["that the ferry must stay"]),
        ("Pell agreed to let a U.S.-led team into the port.", "Pell", ["to let a U.S.-led team into the port"]),
        ("Pell wants a new pier - the council wants none.", "Pell", ["a new pier"]),
        (
            "Though the unions boast of full order books, there is no money in the till.",
            "the unions",
            ["full order books"],
        ),
        ("Pell, who announced a new ferry, left.", "who", ["a new ferry"]),
        ("The move could cost him votes, Pell allies complain.", "Pell allies", ["The move could cost him votes"]),
        (
            "The pier lost its license, which angered owners, said Ann Sand, director of the port.",
            "Ann Sand, director of the port",
            ["The pier lost its license, which angered owners"],
        ),
        ("The mayor went on to claim that the pier was safe.", "The mayor", ["that the pier was safe"]),
        ("The pier seems ready to reopen.", None, ["The pier", "ready to reopen"]),
        ("Asked whether the pier was safe, Pell shrugged.", None, ["whether the pier was safe"]),
    ],
)
def test_frames(reading: Read, text: str, source: str | None, content: list[str]) -> None:
    """One attribution has this source (none where nobody is named) and exactly this content."""
    article = reading(text)
    found = {
        (a.source.of(article.article.text) if a.source else None, tuple(c.of(article.article.text) for c in a.content))
        for a in article.attributions
    }
    assert (source, tuple(content)) in found or (f"the {source}", tuple(content)) in found, found


def test_an_aside_that_somebody_asked_for_is_no_tag(reading: Read) -> None:
    """ "aid, which Kyiv had asked for" does not give Kyiv the main clause."""
    article = reading("Moscow ruled out sending the ferry, which Kyiv had asked for.")
    contents = [c.of(article.article.text) for a in article.attributions for c in a.content]
    assert not any("Moscow" in c for c in contents)


def test_a_second_verb_starts_anew(reading: Read) -> None:
    """ "says S and calls her X" is two attributions of one voice."""
    article = reading("Some ministers fear that she missed a chance and warn that waiting is risky.")
    contents = [c.of(article.article.text) for a in article.attributions for c in a.content]
    assert contents == ["that she missed a chance", "that waiting is risky"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pell criticized the ferry plan in an interview with the Ledger.", "the ferry plan"),
        ("Pell criticized the ferry plan by citing a poll of dockers.", "the ferry plan"),
        ("Pell mocked the ferry plan, compared to a raft by others.", "the ferry plan"),
        ("The mayor opposes the ferry plan and Pell wants a bridge.", "the ferry plan"),
        ("Pell praised the ferry and the bridge.", "the ferry and the bridge"),
    ],
)
def test_an_object_ends_where_something_else_is_told(reading: Read, text: str, content: str) -> None:
    """How, where and what else is no part of what somebody attacks."""
    article = reading(text)
    assert content in [c.of(article.article.text) for a in article.attributions for c in a.content]


def test_a_day_between_subject_and_verb_is_no_source(reading: Read) -> None:
    """ "Pell on Monday night said" is Pell's."""
    article = reading("Harbor chief Ann Pell on Monday night said the pier was lost.")
    assert [a.source.of(article.article.text) for a in article.attributions if a.source] == ["Harbor chief Ann Pell"]


def test_direct_speech_has_its_speaker(reading: Read) -> None:
    """No clause before the name, no possessed noun and no title of a program gets in between."""
    for text, source, content in [
        (
            "Later, after winning the vote, Mayor Ann Pell, said, “I am glad of it.”",
            "Mayor Ann Pell",
            "“I am glad of it.”",
        ),
        ("At Sunday night’s debate, Pell turned to Poe, saying, “I take no fees.”", "Pell", "“I take no fees.”"),
        (
            "“They get the upper hand in there,” Pell told “Meet the Press.”",
            "Pell",
            "“They get the upper hand in there,”",
        ),
    ]:
        article = reading(text)
        found = [a for a in article.attributions if a.kind == "direct"]
        assert [a.source.of(article.article.text) for a in found if a.source] == [source]
        assert [c.of(article.article.text) for a in found for c in a.content] == [content]


def test_a_place_of_a_group_does_not_speak(reading: Read) -> None:
    """ "a group in Washington that supports" is not Washington."""
    article = reading("A private group in Washington that praised the harbor plan met on Monday.")
    assert not any(s.party for a in article.attributions for s in a.speakers)


def test_when_it_was_said_is_no_source(reading: Read) -> None:
    """ "A poll this week found" is the poll's."""
    for text, source in [
        ("A harbor poll this week found that voters dislike the pier.", "A harbor poll"),
        ("The museum earlier this month accused the city of neglect.", "The museum"),
        ("Last year, the museum closed the pier, citing fears of a flood.", "the museum"),
    ]:
        article = reading(text)
        assert article.attributions[0].source is not None
        assert article.attributions[0].source.of(article.article.text) == source


@pytest.mark.parametrize("dateline", ["MOSCOW (Reuters) - ", "GENEVA (Baltic Wire) – ", "Geneva (dpa) - ", "KYIV — "])
def test_a_dateline_is_no_part_of_who_speaks(dateline: str) -> None:
    article = parse(f"Talks end\n\n{dateline}Russia rejected the plan on Tuesday, people there heard.", source="x")
    told = [a for a in attributions(article) if a.cue and a.cue.lemma == "reject"]
    assert [a.source and a.source.of(article.text) for a in told] == ["Russia"]


def test_what_is_asked_for_stands_behind_the_verb(reading: Callable[..., Reading]) -> None:
    """A clause in front is no more what they ask than "Roe said that if the talks fail" is."""
    made = reading("Jane Roe said that if the talks fail, Ukraine will ask for more radars.")
    text = made.article.text
    asked = [a for a in made.attributions if a.source is not None and a.source.of(text) == "Ukraine"]
    assert [[c.of(text) for c in a.content] for a in asked] == [["for more radars"]]
    told = reading("The radars are late, Ukraine complained on Monday.")
    assert [a.content[0].of(told.article.text) for a in told.attributions] == ["The radars are late"]
