"""Whose words they are in answers of an interview, and whom a phrase without a name means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import stance
from stance.ingest import parse
from stance.records import Reading

PARTIES = ["US", "Russia", "Ukraine"]
INTERVIEW = """{title}

{intro}

Was your meeting in Bergen useful?

{answer}

And will you go back there?

We will go next year.
"""
TITLE = "Ukraine's lighthouse minister on fog, herring and the Finns"
INTRO = "Marko Rud comes late. Born in Odesa, he became minister in June."


def told(text: str) -> list[str]:
    """The holder of each position, verified or not."""
    return [p.holder for p in stance.analyze(parse(text, source="test"), engine="offline", parties=PARTIES).positions]


def held(text: str) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """Party, holder, words and hops of each verified position."""
    found = stance.analyze(parse(text, source="test"), engine="offline", parties=PARTIES).positions
    return {
        (p.party, p.holder, p.evidence[0].quote, tuple(h.name for h in p.chain))
        for p in found
        if p.verdict == "verified"
    }


def asked(answer: str, *, title: str = TITLE, intro: str = INTRO) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """What an interview shows of the answer to its first question."""
    return {h for h in held(INTERVIEW.format(title=title, intro=intro, answer=answer)) if "next year" not in h[2]}


@pytest.mark.parametrize(
    ("title", "intro"),
    [
        (TITLE, INTRO),
        ("“The fog is ours”: Ukraine's lighthouse minister talks about herring", INTRO),
        ("Fog and herring: an interview with Ukraine's lighthouse minister", INTRO),
        (TITLE, "Marko Rud comes late. He became minister in June, when Ivan Lys had to go."),
        ("A morning on the pier", "Marko Rud comes late. He has run Ukraine's lighthouse ministry since June."),
    ],
)
def test_who_answers_holds_the_office_that_title_or_opening_give(title: str, intro: str) -> None:
    """The opening names somebody, and the office stands elsewhere."""
    found = asked("We want the herring back.", title=title, intro=intro)
    assert found == {("Ukraine", "Marko Rud", "We want the herring back.", ())}


@pytest.mark.parametrize(
    ("title", "intro"),
    [
        # the office is of whoever is talked about
        ("Ukraine's lighthouse minister is a fool, says a poet", INTRO),
        ("Why I fought Ukraine's lighthouse minister", "Marko Rud comes late. He is a poet."),
        ("“The fog is ours”", "Marko Rud comes late. He insulted Ukraine's lighthouse ministry in June."),
        # two are introduced, and either may answer
        (TITLE, "Marko Rud comes late.\n\nIvan Lys brings the tea."),
    ],
)
def test_an_office_of_somebody_else_is_not_whose_answers_they_are(title: str, intro: str) -> None:
    """Where the text does not tell, nothing is shown as verified."""
    assert asked("We want the herring back.", title=title, intro=intro) == set()


def test_what_others_told_whoever_answers_is_theirs() -> None:
    """It is passed on by who answers, and never said by who answers."""
    answer = (
        "The Americans told me they would pay for the lamps. Moscow would rather sink the buoys than lend them out. "
        "Mr Finch has promised me a new lens. Washington has offered us the buoys."
    )
    found = asked(answer)
    assert {h[:2] for h in found if h[3]} == {("US", "United States"), ("Russia", "Moscow"), ("US", "Washington")}
    assert all(h[3] == ("Marko Rud",) for h in found)


def test_a_pronoun_in_an_answer_is_never_who_answers() -> None:
    """It means whom the answer named before, or nobody."""
    named = asked("The Russian envoy came to see me. He said that the lamps were broken.")
    assert ("Russia", "Russian envoy", "He said that the lamps were broken", ("Marko Rud",)) in named
    assert not any(h[1] == "Marko Rud" and "lamps" in h[2] for h in named)
    assert asked("He said that the lamps were broken.") == set()


def test_what_who_answers_adds_is_not_told_by_the_others() -> None:
    """A second clause that says "I" ends what others say."""
    found = asked("The Russians say that they own the fog, and I don't agree with them.")
    assert ("Russia", "Russia", "The Russians say that they own the fog", ("Marko Rud",)) in found


def test_what_who_answers_says_of_others_stays_with_who_answers() -> None:
    """What "we" and "I" say to others is no word of theirs."""
    found = asked("I told the Russians that Ukraine won't sell the fog.")
    assert {h[:2] for h in found} == {("Ukraine", "Marko Rud")}


def speakers(text: str, reading: Callable[..., Reading]) -> list[tuple[str, list[str]]]:
    """The source of each attribution and whom it means."""
    found = reading(text)
    return [
        (a.source.of(found.article.text), [f"{s.name}/{s.party}" for s in a.speakers])
        for a in found.attributions
        if a.source is not None
    ]


UNNAMED = "U.S. envoy Carl Binder urged calm. A senior U.S. official was harsher. "


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        (UNNAMED + "The offer, he warned, was dead.", "he", ["senior U.S. official/US"]),
        (UNNAMED + "The same official said the lamps must go.", "The same official", ["senior U.S. official/US"]),
        (UNNAMED + "Binder said the lamps must go. He denied a rift.", "He", ["Carl Binder/US"]),
        (
            "A Russian diplomat met Russian minister Ilya Komov. The diplomat said the lamps were broken.",
            "The diplomat",
            ["Russian diplomat/Russia"],
        ),
        # several are nobody that "he" may mean
        (
            "U.S. envoy Carl Binder urged calm. Officials grumbled. He denied a rift.",
            "He",
            ["Carl Binder/US"],
        ),
        (
            "Ukraine's lighthouse minister Marko Rud hailed the vote. The 52-year-old denied a rift.",
            "The 52-year-old",
            ["Marko Rud/Ukraine"],
        ),
        # either of two
        (
            "Russia's envoy Ilya Komov met Ukraine's envoy Ivan Lys. The 52-year-old denied a rift.",
            "The 52-year-old",
            [],
        ),
    ],
)
def test_whom_a_phrase_without_a_name_means(
    text: str, source: str, who: list[str], reading: Callable[..., Reading]
) -> None:
    """Somebody unnamed who was told of last, never a named person nearby."""
    assert (source, who) in speakers(text, reading)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("A Russian diplomat said Ilya Komov, Russia's envoy, would rather leave than sign.", {"Ilya Komov"}),
        ("Kyiv is divided over the fog.", {"Kyiv"}),
        ("Russia would, rather late, have to leave.", set()),
    ],
)
def test_what_somebody_prefers_is_theirs(text: str, holders: set[str]) -> None:
    """Nothing of it is the teller's own."""
    assert set(told("Fog row\n\n" + text)) == holders


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A Russian diplomat, who asked to stay anonymous, said Moscow wants the fog.", 1),
        ("A Ukrainian diplomat, who declined to be named, said Kyiv wants the fog.", 1),
        ("Kyiv demanded that the captain be named.", 1),
        ("Ukraine asked the court to name the captain.", 1),
    ],
)
def test_who_will_not_be_named_takes_no_position_by_it(text: str, shown: int) -> None:
    """A request for anonymity is none; that somebody else be named is."""
    assert len(told("Fog row\n\n" + text)) == shown
