"""Verbs that only say how somebody came to his words: "had to admit", "was quick to blame"."""

from __future__ import annotations

import pytest

from stance.analyze import read
from stance.ingest import parse
from stance.parties import load_parties


def told(text: str) -> list[tuple[str, str, str]]:
    """Cue, source and content of every statement."""
    made = read(parse(f"{text}\n", source="test"), load_parties(("US", "Russia", "Ukraine")))
    whole = made.article.text
    return [
        (a.cue.of(whole) if a.cue else "", a.source.of(whole) if a.source else "", a.content[0].of(whole))
        for a in made.attributions
    ]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Kyiv had to admit that the ferry was late.", "had to admit", "Kyiv", "that the ferry was late"),
        ("Kyiv had to publicly admit that it was late.", "had to publicly admit", "Kyiv", "that it was late"),
        ("Kyiv was forced to concede that it was late.", "was forced to concede", "Kyiv", "that it was late"),
        ("Moscow was the first to reject the fare.", "was the first to reject", "Moscow", "the fare"),
        ("Moscow was swift to dismiss the claims.", "was swift to dismiss", "Moscow", "the claims"),
        ("Moscow rushed to blame Kyiv for the leak.", "rushed to blame", "Moscow", "Kyiv for the leak"),
        ("Moscow did not hesitate to blame Kyiv.", "did not hesitate to blame", "Moscow", "Kyiv"),
        ("Pell took pains to stress that no fare had risen.", "took pains to stress", "Pell", "that no fare had risen"),
        ("Pell went on to claim that it was safe.", "went on to claim", "Pell", "that it was safe"),
    ],
)
def test_how_somebody_came_to_his_words(text: str, cue: str, source: str, content: str) -> None:
    """The verb behind "to" counts as if it stood alone."""
    assert (cue, source, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow was not quick to deny the report.",
        "Moscow would have to admit that the ferry was late.",
        "Moscow never rushed to deny the report.",
        "Kyiv could have rushed to reject the fare.",
    ],
)
def test_what_was_not_or_not_yet_said(text: str) -> None:
    """Negated, supposed and future words are nobody's."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "party"),
    [
        ("Киевский режим отверг план перемирия.", "Киевский режим", "Ukraine"),
        ("Кремлівський режим відмовився від переговорів.", "Кремлівський режим", "Russia"),
        ("The Russian junta rejected the plan.", "The Russian junta", "Russia"),
    ],
)
def test_whom_a_judging_name_means(text: str, source: str, party: str) -> None:
    """A government under a name that judges it."""
    made = read(parse(f"{text}\n", source="test"), load_parties(("US", "Russia", "Ukraine")))
    found = [
        (a.source.of(made.article.text), s.party) for a in made.attributions if a.source is not None for s in a.speakers
    ]
    assert (source, party) in found
