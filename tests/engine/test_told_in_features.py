"""What features, columns and analyses write: when it was said, asides, whose minister, who says it often."""

from __future__ import annotations

import pytest

import stance
from tests.offline import sides_of, verified


def _statements(text: str) -> list[str]:
    return [p.statement for p in verified(text)]


@pytest.mark.parametrize(
    "when",
    [
        "late on Sunday",
        "as early as May",
        "as late as last week",
        "earlier in the day",
        "hours after the storm",
        "shortly before midnight",
        "more than once",
        "for years",
        ", in a note to the bakers,",
        ", after a night of song,",
    ],
)
def test_when_it_was_said_may_stand_before_its_clause(when: str) -> None:
    told = f"Kyiv announced {when} that the mill would close.".replace(" ,", ",")
    assert _statements(told) == ["Kyiv announced that the mill would close"]


def test_a_phrase_about_something_else_is_no_time() -> None:
    told = "Kyiv announced late trains that would stop at the mill"
    assert _statements(f"{told}.") == [told]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Kyiv said bakers would once again need a stamp.", None),
        ("Kyiv said bakers had once needed a stamp.", None),
        ("Kyiv said it would open the mill once a week.", None),
        ("Kyiv said it would open the mill once the bakers paid.", "once the bakers paid"),
        ("Kyiv said it would open the mill once talks begin.", "once talks begin"),
        ("Kyiv said it would open the mill once a baker is found.", "once a baker is found"),
        ("Kyiv said it would open the mill once in possession of a stamp.", "once in possession of a stamp"),
        ("Kyiv said it would open the mill once in a decade.", None),
    ],
)
def test_once_is_a_condition_where_a_clause_follows(text: str, condition: str | None) -> None:
    assert [p.condition for p in verified(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Ukrainian minister Ivan Tyshko spoke of small bakers who, he said, had lost half of their flour.",
            "Ivan Tyshko said: small bakers had lost half of their flour",
        ),
        (
            "The letter, which, Kyiv said, had been forged, was printed on Monday.",
            "Kyiv said: The letter had been forged",
        ),
        (
            "The bakers who, Kyiv said, have lost half of their flour will get bread.",
            "Kyiv said: The bakers have lost half of their flour",
        ),
        # near misses: no relative clause
        (
            "Kyiv said that, in May, the letter would be printed.",
            "Kyiv said that, in May, the letter would be printed",
        ),
        ("The letter, Kyiv said, had been forged.", "Kyiv said: The letter, had been forged"),
    ],
)
def test_a_relative_clause_with_a_tag_in_it(text: str, statement: str) -> None:
    assert statement in _statements(text) or statement.replace("letter,", "letter") in _statements(text)


def test_no_statement_ends_in_a_pronoun_that_hangs() -> None:
    text = "Russian envoy Gleb Ryumin said the pond needs a permit, which, he added, “has not been asked for”."
    first, second = _statements(text)
    assert first == "Gleb Ryumin said the pond needs a permit"
    # what has not stands before the quotation
    assert second.startswith("Gleb Ryumin added “has not been asked for” [just before: Russian envoy Gleb Ryumin said")
    assert "just before" not in _statements("It rains. “Will geese be paid?” Russian envoy Gleb Ryumin asked.")[0]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Ukrainian minister Ivan Tyshko said he had quoted a baker, an account the Russian ministry denied.",
            ["Ivan Tyshko said he had quoted a baker", "Russian ministry denied an account he had quoted a baker"],
        ),
        (
            "Ukrainian minister Ivan Tyshko said he had quoted a baker, a miller the Russian ministry knew.",
            ["Ivan Tyshko said he had quoted a baker, a miller the Russian ministry knew"],
        ),
    ],
)
def test_an_account_that_somebody_else_denies_is_the_writers_word(text: str, statements: list[str]) -> None:
    assert _statements(text)[:1] == statements[:1]


@pytest.mark.parametrize(
    ("text", "surname", "party"),
    [
        (
            "Greece came. And Poland, whose minister Jacek Brzoza was late, left. “We pay,” Brzoza said.",
            "Brzoza",
            "Poland",
        ),
        ("Greece, whose culture minister, Ilias Marou, sang, left. “We pay,” Marou said.", "Marou", "Greece"),
        (
            "Turkey maintains that the drums are none of Washington's business. "
            "Culture Minister Selim Balta said the drums were paid for.",
            "Balta",
            "Turkey",
        ),
        (
            "Poland's minister called the song reckless. His Greek counterpart accused Moscow of noise.",
            "Greek counterpart",
            "Greece",
        ),
        # near misses: no state right before, another state with ministers beside it
        ("Greece came, and a choir whose minister Jacek Brzoza was late left. “We pay,” Brzoza said.", "Brzoza", None),
        (
            "Turkey maintains that the drums are none of Greece's business. "
            "Culture Minister Selim Balta said the drums were paid for.",
            "Balta",
            None,
        ),
    ],
)
def test_whose_minister(text: str, surname: str, party: str | None) -> None:
    asked = ["Turkey", "Greece", "Poland", "Ukraine", "Russia", "US"]
    assert sides_of(text, surname, asked) == ({party} if party else set())


def _of_a_ministry(text: str) -> set[str]:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["China", "France", "EU"])
    return {p.party for p in found.positions if p.verdict == "verified" and "spokesperson" in p.holder}


def test_a_ministry_spokesperson_is_of_the_only_ministry() -> None:
    told = "China's culture ministry has shut the choir.\n\nNobody sang. “We are hoarse,” a ministry spokesperson said."
    assert _of_a_ministry(told) == {"China"}
    assert not _of_a_ministry(told.replace("Nobody sang", "The French farm minister sang"))
    assert not _of_a_ministry(told.replace("Nobody sang", "Japan's farm ministry sang"))


def test_the_commission_behind_its_officials() -> None:
    text = "EU officials are hoarse. The Commission has refused to pay for the choir."
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=["EU", "Russia"]).positions
    assert {(p.party, p.act) for p in found if p.verdict == "verified"} == {("EU", "refuses")}
    nobody = text.replace("EU officials", "Bakers")
    assert not stance.analyze(stance.parse(nobody, source="x"), engine="offline", parties=["EU", "Russia"]).positions


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "“Geese are loud,” Ukrainian minister Ivan Tyshko likes to say.",
            ["Ivan Tyshko likes to say: “Geese are loud,”"],
        ),
        (
            "“Geese are loud,” Ukrainian minister Ivan Tyshko hastened to add.",
            ["Ivan Tyshko hastened to add: “Geese are loud,”"],
        ),
        ("Kyiv likes to say that geese are loud.", ["Kyiv likes to say that geese are loud"]),
        # near miss: nothing is accepted
        ("Kyiv would love to accept the geese.", []),
    ],
)
def test_what_somebody_likes_to_say(text: str, statements: list[str]) -> None:
    assert _statements(text) == statements


def test_a_post_behind_a_colon_is_not_what_is_mocked() -> None:
    text = "Russian envoy Gleb Ryumin mocked the claim in a post: “Geese that fear a drum are no geese.”"
    assert "Gleb Ryumin mocked: “Geese that fear a drum are no geese.”" in _statements(text)


def test_whom_something_is_asked_of_stays() -> None:
    assert _statements("Kyiv has asked the US for spare drums.") == ["Kyiv has asked the US for spare drums"]


def test_a_paper_behind_the_second_verb_passes_on_no_more_than_that() -> None:
    text = "Kyiv swore that the geese would stay, and then admitted, through an officer quoted by a Swedish newspaper, that two had left."
    first, second = verified(text)
    assert not first.chain
    assert [h.name for h in second.chain] == ["a Swedish newspaper"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“The drums will not help them,” said Russian envoy Gleb Ryumin.", "states"),
        ("“We will not pay them,” said Russian envoy Gleb Ryumin.", "refuses"),
        ("“They came because they had to,” said Russian envoy Gleb Ryumin.", "states"),
        ("“They have to come,” said Russian envoy Gleb Ryumin.", "demands"),
        ("Russia warned that neither goose had any intention of leaving.", "states"),
        ("Russia warned that any goose would be shot.", "threatens"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [p.act for p in verified(text)] == [act]
