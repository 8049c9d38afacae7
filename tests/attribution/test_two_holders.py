"""Two speakers in one sentence, and speakers whom an office or a body introduces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Reading

Read = Callable[..., Reading]


def told(made: Reading) -> list[tuple[str, str]]:
    """The last name of each statement's first speaker, with the first stretch of its content."""
    text = made.article.text
    return [(a.speakers[0].name.split()[-1], a.content[0].of(text)) for a in made.attributions if a.speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Sergei Lavrov rejected the ferry plan, and Kremlin spokesman Dmitry Peskov welcomed the dam.",
            [("Lavrov", "the ferry plan"), ("Peskov", "the dam")],
        ),
        (
            "Lavrov rejected a ferry plan and Peskov welcomed the dam.",
            [("Lavrov", "a ferry plan"), ("Peskov", "the dam")],
        ),
        (
            "Washington backed the dam, the Kremlin rejected it, and Kyiv asked for time.",
            [("Washington", "the dam"), ("Kremlin", "it"), ("Kyiv", "for time")],
        ),
        (
            "The Kremlin denied the leak, and the governor, Oksana Hrab, accused Moscow of lying.",
            [("Kremlin", "the leak"), ("Hrab", "Moscow of lying")],
        ),
        (
            "Lavrov wants to close the lock, and Zelensky demands a survey.",
            [("Lavrov", "to close the lock"), ("Zelensky", "a survey")],
        ),
        (
            "Zelensky praised Doyle, the envoy who drew up the dam, and the Swiss hosts.",
            [("Zelensky", "Doyle, the envoy who drew up the dam, and the Swiss hosts")],
        ),
        ("Lavrov rejected the dam as Peskov welcomed the lock.", [("Lavrov", "the dam"), ("Peskov", "the lock")]),
        ("Lavrov welcomed the dam and the ferry.", [("Lavrov", "the dam and the ferry")]),
    ],
)
def test_each_has_their_own_words(reading: Read, text: str, expected: list[tuple[str, str]]) -> None:
    """An object ends where somebody else named says something, and is none of their subject."""
    assert told(reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "party", "capacity"),
    [
        (
            "Gleb Orlin, on behalf of the Russian foreign ministry, said the dam was sound.",
            "Gleb Orlin",
            "Russia",
            "official",
        ),
        (
            "Gleb Orlin, speaking on behalf of the Kremlin, said the dam was sound.",
            "Gleb Orlin",
            "Russia",
            "official",
        ),
        ("Gleb Orlin, speaking on behalf of his client, said the dam was sound.", "Gleb Orlin", None, None),
        (
            "The Russian defence ministry shrugged. “The dam is sound,” said its spokesman, Major General Roman Tisch.",
            "Roman Tisch",
            "Russia",
            "official",
        ),
        (
            "Russia's defence ministry spokesman, Colonel Roman Tisch, said the dam was sound.",
            "Roman Tisch",
            "Russia",
            "official",
        ),
        (
            "Putin flew home. “The dam is sound,” said his energy aide, Gleb Orlin.",
            "Gleb Orlin",
            "Russia",
            "official",
        ),
        (
            "Ukraine will wait. “The dam is sound,” said Danylo Verem, the foreign ministry's spokesman.",
            "Danylo Verem",
            "Ukraine",
            "official",
        ),
        (
            "Oksana Hrab, who was Ukraine's energy minister until 2021, said the dam was sound.",
            "Oksana Hrab",
            "Ukraine",
            "former",
        ),
        (
            "Oksana Hrab, formerly Ukraine's energy minister, said the dam was sound.",
            "Oksana Hrab",
            "Ukraine",
            "former",
        ),
        (
            "Oksana Hrab, who was named Ukraine's energy minister in May, said the dam was sound.",
            "Oksana Hrab",
            "Ukraine",
            "official",
        ),
        ("The Russian embassy in Kyiv said the dam was sound.", "Russian embassy", "Russia", "official"),
        ("Russia's consulate general in Boston said it was sound.", "Russia's consulate general", "Russia", "official"),
        ("The embassy in Moscow said the dam was sound.", "embassy", None, "official"),
        ("A diplomat in Moscow said the dam was sound.", "diplomat in Moscow", None, "unnamed"),
        ("An official in Moscow said the dam was sound.", "official in Moscow", "Russia", "unnamed"),
        (
            "Putin flew home. His energy minister, Oleg Roe, said the dam was sound.",
            "Oleg Roe",
            "Russia",
            "official",
        ),
        (
            "Brandreth met Putin. His energy minister, Oleg Roe, said the dam was sound.",
            "Oleg Roe",
            None,
            "official",
        ),
        ("After months of silence Lavrov said the dam was sound.", "Sergei Lavrov", "Russia", "official"),
        ("A US official involved in planning the dam said it was sound.", "US official", "US", "unnamed"),
    ],
)
def test_who_is_introduced_speaks(reading: Read, text: str, name: str, party: str | None, capacity: str | None) -> None:
    """The name, not the office before it, with the body that it serves or has served."""
    speakers = [s for a in reading(text).attributions if a.cue and a.cue.lemma == "say" for s in a.speakers]
    assert [(s.name, s.party, s.capacity) for s in speakers] == [(name, party, capacity)]


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("But Zelensky hit back: “We will not sell the dam.”", "states", "“We will not sell the dam.”"),
        ("Lavrov piled in: “Send the divers home at once.”", "states", "“Send the divers home at once.”"),
        ("“Send the divers home,” barked Lavrov.", "states", "“Send the divers home,”"),
        ("Russia sneers that the dam is a front.", "states", "that the dam is a front"),
        ("Kyiv has said yes to a survey.", "accepts", "a survey"),
        ("Kyiv has said yes.", "accepts", "yes"),
        ("Moscow said no to a survey.", "refuses", "a survey"),
        ("Moscow said no dam had been built.", "states", "no dam had been built"),
        ("Zelensky's way out is to freeze the prices.", "states", "to freeze the prices"),
        ("Russia's plan is to sell the dam.", "states", "to sell the dam"),
        ("Zelensky torched Putin's bid for the dam.", "accuses", "Putin's bid for the dam"),
    ],
)
def test_a_cue_is_read(reading: Read, text: str, act: str, content: str) -> None:
    """Cues of more than one word, of utterance, and figures of speech."""
    made = reading(text)
    assert [(a.cue.act, a.content[0].of(made.article.text)) for a in made.attributions if a.cue] == [(act, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels torched the bridge near the dam.",
        "The guns boomed over Kyiv, and nobody laughed.",
        "The dam's way through the valley was cut by Russia.",
    ],
)
def test_what_tells_nothing_is_no_cue(reading: Read, text: str) -> None:
    """A fire at a bridge, thunder, a way that leads somewhere."""
    assert reading(text).attributions == ()


def test_nobody_has_words_within_a_speech(reading: Read) -> None:
    """ "Nobody invites an arsonist" ascribes nothing to anybody but whoever says it."""
    made = reading("“Nobody invites an arsonist to measure the ashes,” Zelensky said.")
    assert [a.speakers[0].name for a in made.attributions] == ["Volodymyr Zelensky"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The defence ministry's spokesman, Oleg Roe, left. The Kremlin spokesman said the dam was dry.", None),
        ("Kremlin spokesman Oleg Roe left. The Kremlin spokesman said the dam was dry.", "Oleg Roe"),
        ("Dmitry Peskov left. The Kremlin spokesman said the dam was dry.", "Dmitry Peskov"),
    ],
)
def test_a_spokesman_is_of_the_body_that_is_named(reading: Read, text: str, name: str | None) -> None:
    """ "The Kremlin spokesman" is no spokesman of another body who was named before."""
    made = reading(text)
    told = [s.name for a in made.attributions if "dry" in a.content[0].of(text) for s in a.speakers]
    assert told == [name or "Kremlin spokesman"]
