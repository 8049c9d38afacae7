"""What English editors write around a party's words: remarks of their own, contrasts, colons, pronouns."""

from __future__ import annotations

import pytest

import stance
from tests.offline import held, verified


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # the writer's remark is none of the party's words
        ("Russia said it would close the pond, the sharpest escalation yet in the row.", "it would close the pond"),
        ("Russia said it would close the pond, the latest twist in a long row.", "it would close the pond"),
        ("Russia said it would close the pond, its first such step since 1996.", "it would close the pond"),
        ("Russia said it would close the pond, in a blow to the frogs.", "it would close the pond"),
        ("Russia said it would close the pond, stoking fears of a drought.", "it would close the pond"),
        ("Russia said it would close the pond, raising fears of a drought.", "it would close the pond"),
        # near misses: what is said goes on
        (
            "Russia said it would close the pond, the lake and the river.",
            "it would close the pond, the lake and the river",
        ),
        (
            "Russia said it would close the pond, ending a long row.",
            "it would close the pond, ending a long row",
        ),
        (
            "Russia said it would close the pond in a year of frogs.",
            "it would close the pond in a year of frogs",
        ),
        (
            "Russia said the pond was a trap, one it would not walk into.",
            "the pond was a trap, one it would not walk into",
        ),
    ],
)
def test_a_remark_of_the_writers_ends_the_words(text: str, statement: str) -> None:
    assert [p.statement.removeprefix("Russia said ") for p in verified(text)] == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "According to Piet Loon, an analyst, Ukraine wanted the pond, while Russia never expected to rent it.",
        "In Piet Loon's view, Ukraine wanted the pond, while Russia never expected to rent it.",
        "“It is wet,” says Piet Loon, an analyst. In his view, Ukraine wanted the pond, whereas Russia feared to rent it.",
        "According to Piet Loon, a professor at Leiden, Ukraine wants the pond.",
    ],
)
def test_what_a_frame_in_front_holds_for_goes_through_who_says_it(text: str) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline").positions
    assert found
    assert all([h.name for h in p.chain] == ["Piet Loon"] for p in found)


def test_a_frame_in_front_ends_at_its_comma() -> None:
    (found,) = verified("According to a Ukrainian lawyer, the pond is wet, and nobody knows it.")
    assert found.statement.startswith("Ukrainian lawyer says: the pond is wet")


def test_those_close_to_somebody_are_not_him() -> None:
    for who in ("People close to", "Two officials close to", "Critics of", "The lawyer of"):
        text = f"{who} Gleb Ryumin, the Russian president, say that the pond is late."
        assert not [p for p in verified(text) if p.holder == "Gleb Ryumin"]
    assert held("Gleb Ryumin, the Russian president, said that the pond is late.") == {("Russia", "states")}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The flood, which Kyiv blames on a broken dam, lasted.", "Kyiv blames the flood on a broken dam"),
        ("It was a flood that Kyiv blames on a broken dam.", "Kyiv blames a flood on a broken dam"),
        ("Moscow warned Kyiv it would pay for the frogs.", "Moscow warned Kyiv it would pay for the frogs"),
        ("Kyiv made the argument that the dam will leak.", "Kyiv made the argument that the dam will leak"),
        ("Russian envoy Gleb Ryumin had a warning: the dam will leak.", "Gleb Ryumin had a warning: the dam will leak"),
        ("Moscow told Kyiv to mend the dam.", "Moscow told Kyiv to mend the dam"),
        (
            "Russian envoy Gleb Ryumin is blunt: broken dams are worth nothing.",
            "Gleb Ryumin is blunt: broken dams are worth nothing",
        ),
        (
            "Russian envoy Gleb Ryumin disagrees: the dam was broken by frogs.",
            "Gleb Ryumin disagrees: the dam was broken by frogs",
        ),
        # near misses
        ("Kyiv was told to mend the dam.", ""),
        ("The Russian envoy Gleb Ryumin was late: the dam had broken.", ""),
    ],
)
def test_a_statement_keeps_what_it_is_about(text: str, statement: str) -> None:
    assert [p.statement for p in verified(text)] == ([statement] if statement else [])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russia warned on Monday that it would shut the pond.", "threatens"),
        ("“We are not paying for the pond,” Russian envoy Gleb Ryumin said.", "refuses"),
        ("Washington told Moscow to return the frogs.", "demands"),
        ("Russian envoy Gleb Ryumin sneered that Bohemia “cannot even agree on soup”.", "states"),
        # near misses
        ("Russia warned that it would rain in May.", "states"),
        ("Washington told Moscow that the frogs were wet.", "states"),
    ],
)
def test_the_act_is_what_the_words_do(text: str, act: str) -> None:
    assert {p.act for p in verified(text)} == {act}


@pytest.mark.parametrize(
    ("before", "stands"),
    [
        ("Moscow is furious.", True),
        ("The Kremlin, though, insists otherwise.", True),
        # near misses: a paper or another may say it
        ("Moscow sent a letter.", False),
        ("Moscow has lost patience with Kyiv.", False),
        ("Moscow has bought a newspaper.", False),
    ],
)
def test_it_is_the_state_that_the_sentence_before_is_about_alone(before: str, stands: bool) -> None:
    assert any("pond" in p.statement for p in verified(f"{before} It says the pond is dry.")) == stands


@pytest.mark.parametrize(
    ("clause", "party"),
    [
        ("who leads Russia's delegation", "Russia"),
        ("who led Moscow's delegation", "Russia"),
        ("who headed the Russian team at the talks", "Russia"),
        # near misses: no office, or one of long ago
        ("who leads Russia's biggest bank", None),
        ("who heads a Moscow orchestra", None),
        ("who led the Russian delegation until May", None),
        ("who led the Russian delegation in 2014", None),
    ],
)
def test_whoever_leads_a_delegation_speaks_for_it(clause: str, party: str | None) -> None:
    found = verified(f"Viktor Lagutin, {clause}, says the pond is dry.")
    assert {p.party for p in found} == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the second verb is of the clause that is told, and no second statement of the teller's
        (
            "Kremlin spokesman Gleb Ryumin said that Kyiv was late and would refuse to sign.",
            [("Kyiv", "Gleb Ryumin")],
        ),
        (
            "Kremlin spokesman Gleb Ryumin said earlier that Kyiv was following the talks and had rejected the pond.",
            [("Kyiv", "Gleb Ryumin")],
        ),
        # somebody else's statement is no part of the first
        (
            "Russian minister Gleb Ryumin said the pond was dry and Ukrainian minister Ihor Tyshko said it was wet.",
            [("Gleb Ryumin", "Gleb Ryumin"), ("Ihor Tyshko", "Ihor Tyshko")],
        ),
        # near misses
        (
            "Kremlin spokesman Gleb Ryumin has said the pond is dry and has refused to rent it.",
            [("Gleb Ryumin", "Gleb Ryumin"), ("Gleb Ryumin", "Gleb Ryumin")],
        ),
        (
            "Kremlin spokesman Gleb Ryumin said the pond was dry and refused to rent it.",
            [("Gleb Ryumin", "Gleb Ryumin"), ("Gleb Ryumin", "Gleb Ryumin")],
        ),
    ],
)
def test_a_second_verb_is_of_the_clause_that_has_its_tense(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.holder, p.speaker.name if p.speaker else "") for p in verified(text)] == expected


@pytest.mark.parametrize(
    ("clause", "stands"),
    [
        ("isn't buying it", True),
        ("looked tired", True),
        ("smiled at the frogs", True),
        # near misses: the words are somebody else's, or a thing's
        ("stood beside a banner", False),
        ("ignored the headline", False),
        ("was told", False),
        ("waited for Gleb Ryumin", False),
        ("listened to a fan", False),
        ("found leaflets", False),
        ("published a letter from a farmer", False),
    ],
)
def test_words_behind_a_colon_are_of_the_only_one_named(clause: str, stands: bool) -> None:
    found = verified(f"Ukraine's deputy minister Iryna Sokil {clause}: “The pond is gone for good.”")
    assert any("gone" in p.statement for p in found) == stands


def test_somebody_of_many_is_not_who_was_named_before() -> None:
    before = "Ukrainian ambassador Petro Haida called it a joke."
    assert {p.holder for p in verified(f"{before} A European diplomat thinks the pond is dry.")} == {"Petro Haida"}
    assert any("dry" in p.statement for p in verified(f"{before} The weary diplomat thinks the pond is dry."))


def test_a_member_of_a_delegation_is_unnamed() -> None:
    (found,) = verified("A senior member of the Ukrainian team said the pond was dry.")
    assert found.holder == "senior member of the Ukrainian team"
    assert found.speaker is not None
    assert found.speaker.capacity == "unnamed"


def test_a_briefing_in_a_city_is_no_newspaper() -> None:
    (found,) = verified("Russian minister Gleb Ryumin told a weekly briefing in Moscow that the pond was dry.")
    assert found.chain == ()
    (found,) = verified("Russian minister Gleb Ryumin told the German weekly Der Kahn that the pond was dry.")
    assert [h.role for h in found.chain] == ["medium"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Russian minister Gleb Ryumin described the pond as “a trap with a bow,” adding that Moscow was ready to rent it.",
            ["Gleb Ryumin described the pond as “a trap with a bow,”", "Moscow was ready to rent it"],
        ),
        (
            "Russian minister Gleb Ryumin accused Kyiv of selling “wet frogs,” drawing an angry denial from the choir.",
            ["Gleb Ryumin accused Kyiv of selling “wet frogs,”"],
        ),
        (
            "Kremlin spokesman Gleb Ryumin said that Russia would consider draining the pond if Kyiv left.",
            ["Gleb Ryumin said that Russia would consider draining the pond if Kyiv left"],
        ),
        (
            "Kremlin spokesman Gleb Ryumin said Moscow was in touch with the frogs but would not speculate on rain.",
            ["Gleb Ryumin said Moscow was in touch with the frogs but would not speculate on rain"],
        ),
        (
            "Kremlin spokesman Gleb Ryumin noted that the pond was dry and that, in his words, “nothing was proved”.",
            ["Gleb Ryumin noted that the pond was dry and that, in his words, “nothing was proved”"],
        ),
        # what goes on behind a "but" belongs to it
        (
            "Russia is ready for talks but will not beg for them, Belarusian envoy Yan Zhuk said.",
            ["Russia is ready for talks but will not beg for them"],
        ),
    ],
)
def test_what_is_told_beside_is_told_apart(text: str, statements: list[str]) -> None:
    assert [p.statement for p in verified(text)] == statements


def test_a_clause_that_hangs_on_a_name_is_the_writers() -> None:
    (found,) = verified(
        "Russian minister Gleb Ryumin commented on remarks by Kyiv's envoy Ihor Tyshko, who said the pond is dry."
    )
    assert (found.holder, found.chain) == ("Ihor Tyshko", ())
    # near miss: in a clause that is told it is told too
    told = verified("Russian minister Gleb Ryumin said that Ukraine, which wants the pond, is late.")
    assert any([h.name for h in p.chain] == ["Gleb Ryumin"] for p in told)


@pytest.mark.parametrize(
    ("text", "statement", "condition"),
    [
        (
            "Russia could open the pond in May, its energy minister said on Monday, in what envoys called a thaw.",
            "energy minister said: Russia could open the pond in May",
            None,
        ),
        ("Moscow says it wants talks, but not in Kyiv.", "Moscow wants talks, but not in Kyiv", None),
        (
            "Russia has said it will pay, but only if Kyiv does.",
            "Russia has said it will pay, but only if Kyiv does",
            "only if Kyiv does",
        ),
        ("Kyiv wants a truce, if not a peace.", "Kyiv wants a truce, if not a peace", None),
        # near misses: a condition, and what was said of a thing
        (
            "Kyiv wants the pond if not closed by May.",
            "Kyiv wants the pond if not closed by May",
            "if not closed by May",
        ),
        ("Kyiv said in what mood it was.", None, None),
    ],
)
def test_what_narrows_a_stand_and_what_only_remarks_on_it(
    text: str, statement: str | None, condition: str | None
) -> None:
    assert [(p.statement, p.condition) for p in verified(text)] == ([(statement, condition)] if statement else [])


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesman Gleb Ryumin denied that Moscow had offered a pond, as one Oslo newspaper reported.",
        "Kremlin spokesman Gleb Ryumin denied that, as the Courier reported, Moscow had offered a pond.",
    ],
)
def test_what_papers_report_and_somebody_denies_is_offered_by_nobody(text: str) -> None:
    assert not [p for p in verified(text) if p.act != "denies" or p.chain]


def test_what_a_paper_reports_of_an_offer_is_passed_on() -> None:
    """The near miss: nobody denies it."""
    (found,) = verified("Moscow has offered a pond, as the Courier reported.")
    assert (found.act, [h.name for h in found.chain]) == ("offers", ["Courier"])


def test_a_wording_is_no_stand() -> None:
    assert not verified("Russian envoy Gleb Ryumin repeated the sentence.")
    assert verified("Russian envoy Gleb Ryumin repeated his demand for a pond.")


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("Russia said that those who stole the pond would pay.", True),
        # near misses: what is paid if another pays too
        ("Russia said it would pay if Kyiv did.", False),
        ("Russia said it would pay, but only if Kyiv did.", False),
    ],
)
def test_who_pays_on_a_condition_threatens_nobody(text: str, threat: bool) -> None:
    assert [p.act == "threatens" for p in verified(text)] == [threat]
