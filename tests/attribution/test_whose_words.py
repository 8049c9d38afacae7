"""Whose words they are: shared subjects, members of a body, what is possessed, what is not said at all; English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Reading

Read = Callable[..., Reading]


def told(made: Reading) -> list[tuple[str, str, list[str]]]:
    text = made.article.text
    return [
        (a.content[-1].of(text), a.source.of(text) if a.source else "", [s.party or "" for s in a.speakers])
        for a in made.attributions
    ]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "Half of the women disliked Putin's comments about the war, and vowed not to vote for him.",
            "not to vote for him",
            "Half of the women",
        ),
        (
            "The Kremlin repeated its claim that the dam was safe and rejected the report.",
            "the report",
            "The Kremlin",
        ),
        (
            "The top Democrat on the Senate Judiciary Committee urged his colleagues to wait.",
            "to wait",
            "The top Democrat on the Senate Judiciary Committee",
        ),
        ("The Senate Judiciary Committee urged its guests to wait.", "to wait", "The Senate Judiciary Committee"),
        (
            "After the riot in Omsk, which killed four, President Vladimir Putin called for calm and accused local "
            "officials of failing to act.",
            "local officials of failing to act",
            "President Vladimir Putin",
        ),
    ],
)
def test_the_subject_of_the_sentence_says_it(reading: Read, text: str, words: str, source: str) -> None:
    assert (words, source) in [(said, who) for said, who, _ in told(reading(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Kremlin alleged without offering proof that Kyiv had shelled the dam.", "that Kyiv had shelled the dam"),
        ("The Kremlin claimed, without any evidence, that Kyiv had shelled it.", "that Kyiv had shelled it"),
        (
            "A Kremlin official told the Northern Courier on condition of anonymity that the dam was safe.",
            "that the dam was safe",
        ),
    ],
)
def test_what_stands_between_verb_and_words_is_passed_over(reading: Read, text: str, words: str) -> None:
    assert [(said, parties) for said, _, parties in told(reading(text))] == [(words, ["Russia"])]


def test_neither_one_nor_the_other_tells_nothing(reading: Read) -> None:
    """Who did neither is who speaks next."""
    made = reading(
        "Russian minister Boris Tokarev neither accepted nor rejected the plan; he said it would be studied."
    )
    assert told(made) == [("it would be studied", "he", ["Russia"])]


def test_according_to_her_is_said_by_her_alone(reading: Read) -> None:
    made = reading(
        "Maria Belova, a spokeswoman for the Russian Foreign Ministry, met reporters. According to her, Moscow remains "
        "committed to the grain deal."
    )
    assert [(said, parties) for said, _, parties in told(made)] == [
        ("Moscow remains committed to the grain deal", ["Russia"])
    ]
    assert [s.name for s in made.attributions[0].speakers] == ["Maria Belova"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kiev's fiery energy deputy Olena Marchuk said the reactor was safe.", "Ukraine"),
        ("Moscow's outspoken transport chief Pavel Gribov said the bridge was safe.", "Russia"),
        ("Ukraine's combative energy minister Olena Marchuk said the reactor was safe.", "Ukraine"),
        ("Moscow's top critic Pavel Gribov said the bridge was safe.", None),
        ("Kyiv's angry reply surprised minister Pavel Gribov, who said the bridge was safe.", None),
    ],
)
def test_a_word_of_praise_or_blame_parts_no_title_from_its_state(reading: Read, text: str, party: str | None) -> None:
    (found,) = (a for a in reading(text).attributions if a.cue and a.cue.lemma == "say")
    assert [s.party for s in found.speakers] == [party]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The Ukrainian Energy Ministry said the line was cut. Its press service said repairs would take a week.",
            True,
        ),
        (
            "Minister Taras Hnatiuk met his counterpart in Warsaw. Its press service said repairs would take a week.",
            False,
        ),
    ],
)
def test_the_press_service_of_a_body_is_the_body(reading: Read, text: str, party: bool) -> None:
    found = next(a for a in reading(text).attributions if "repairs" in a.content[0].of(reading(text).article.text))
    assert [s.party for s in found.speakers] == (["Ukraine"] if party else [])


def test_a_transcript_gives_nobodys_answer_to_whom_it_names(reading: Read) -> None:
    """Turns with names in capitals tell whose they are, also where few of them are turns of the same two."""
    made = reading(
        "Governor praises Putin\n\nPartial transcript as follows:\n\nJANE HALE: Vladimir Putin spoke of peace on Friday.\n\n"
        "(BEGIN VIDEO CLIP.)\n\nPUTIN: The deaths show how much we have to do.\n\n(END VIDEO CLIP.)\n\n"
        "HALE: You support Putin. How will he bring peace?\n\n"
        "ROE: Well, I think the whole nation needs to work together.\n\n....\n\n"
        "HALE: Do you think Putin has spoken of peace?\n\nROE: I think he is trying to speak of peace.\n\nFollow us."
    )
    mine = [a for a in made.attributions if any(s.name == "Vladimir Putin" for s in a.speakers)]
    said = " ".join(c.of(made.article.text) for a in mine for c in a.content)
    assert "whole nation" not in said
    assert "trying to speak" not in said
