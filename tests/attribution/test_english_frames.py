"""English sentences by their frame: whose words, and where they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
        (
            "Though the unions boast of full order books, there is no money in the till.",
            "the unions",
            ["full order books"],
        ),
        ("Pell, who announced a new ferry on Monday, left.", "who", ["a new ferry on Monday"]),
        ("The move could cost him votes, Pell allies believe.", "Pell allies", ["The move could cost him votes"]),
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
