"""Whose minister speaks, where only the sentence before tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "party", "before"),
    [
        (
            "Ukraine agreed on Friday to open the lock. “Two barges may pass,” Deputy Energy Minister Olha Reznik told"
            " reporters.",
            "Ukraine",
            "Ukraine",
        ),
        (
            "The lock is old.\n\nMoscow also says that the barges carry fuses.\n\n“Two barges are two too many,” Foreign Ministry spokesman"
            " Gleb Artyukhov told a briefing.",
            "Russia",
            "Moscow",
        ),
        (
            "Washington has long wanted the lock open. Special envoy Alan Merrow said two barges were a start.",
            "US",
            "Washington",
        ),
        (
            "Вашингтон согласился открыть шлюз. «Пройдут две баржи», — сообщил спецпосланник Алан Мерроу.",
            "US",
            "Вашингтон",
        ),
        (
            "Вашингтон погодився відкрити шлюз. «Дві баржі пройдуть», – заявив спецпосланець Алан Мерроу.",
            "US",
            "Вашингтон",
        ),
    ],
)
def test_an_official_introduced_behind_a_party_is_of_it(reading: Read, text: str, party: str, before: str) -> None:
    """Where neither sentence names another party outside of the official's own words; what told it is shown."""
    made = reading(text)
    (told,) = [a for a in made.attributions if a.party_from is not None]
    assert [s.party for s in told.speakers] == [party]
    assert told.party_from is not None
    assert told.party_from.of(made.article.text) == before
    assert not told.open


@pytest.mark.parametrize(
    "text",
    [
        # another party may be the one that answers
        "Ukraine said that Russia may use the lock. “Two barges may pass,” Energy Minister Olha Reznik said.",
        # so may another voice
        "Ukraine wants the lock open, but Russia refuses. Energy Minister Olha Reznik said two barges might pass.",
        # a sentence stands between
        "Ukraine agreed to open the lock. It was built in 1961. Energy Minister Olha Reznik said two barges might pass.",
        # a place tells that it is no minister of that state
        "Ukraine agreed to open the lock. Bavarian Energy Minister Olha Reznik said two barges might pass.",
        # an office that others have too
        "Ukraine agreed to open the lock. Director Olha Reznik said two barges might pass.",
        # somebody heard before is no stranger
        "Energy Minister Olha Reznik came late. Ukraine agreed to open the lock. Reznik said two barges might pass.",
        # a person speaks for one side, the next for the other
        "Russian envoy Gleb Artyukhov spoke first. Energy Minister Olha Reznik said two barges might pass.",
        # in the own sentence
        "Ukraine agreed to open the lock. In Moscow, Energy Minister Olha Reznik said two barges might pass.",
    ],
)
def test_where_it_may_be_anothers_minister_nothing_is_told(reading: Read, text: str) -> None:
    """The party stays unknown, and it stays open whether it is one of those asked for."""
    made = reading(text)
    assert not [a for a in made.attributions if a.party_from is not None]
    assert not [s for a in made.attributions for s in a.speakers if s.name == "Olha Reznik" and s.party]


def test_what_is_told_later_of_the_same_person_is_theirs_too(reading: Read) -> None:
    """Once placed, an official stays of the party."""
    made = reading(
        "Ukraine agreed to open the lock. “Two barges may pass,” Energy Minister Olha Reznik said.\n\n"
        "The harbour master was glad. Reznik promised him a third barge by May."
    )
    promised = next(a for a in made.attributions if a.cue and a.cue.act == "promises")
    assert [s.party for s in promised.speakers] == ["Ukraine"]
    assert promised.party_from is not None
