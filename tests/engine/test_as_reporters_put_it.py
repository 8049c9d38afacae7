"""Turns of phrase of reporters: papers that demand, particles behind pronouns, whom a clause behind the blamed tells of."""

from __future__ import annotations

import pytest

import stance


def told(text: str) -> set[tuple[str, str, str]]:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return {(p.party, p.act, p.statement) for p in found.positions if p.verdict == "verified"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Russian side handed over a memorandum demanding that Ukraine close the canal.",
            ("Russia", "demands", "Russia demands that Ukraine close the canal"),
        ),
        (
            "The Kremlin issued a statement accusing Kyiv of piracy.",
            ("Russia", "accuses", "Kremlin accuses Kyiv of piracy"),
        ),
        ("Kyiv has ruled that out.", ("Ukraine", "refuses", "Kyiv has ruled that out")),
        ("Zelensky turned it down.", ("Ukraine", "refuses", "Volodymyr Zelensky turned it down")),
        (
            "Vance blamed the Danes, who he said had never sent a ship.",
            ("US", "accuses", "JD Vance blamed the Danes, who he said had never sent a ship"),
        ),
        (
            'Putin told his council that the fleet would "not wait for anyone" and ordered the admirals to sail.',
            ("Russia", "demands", "Vladimir Putin ordered the admirals to sail"),
        ),
        (
            "Ukraine's ambassador to Washington took to X to thank Congress and to ask for pilots.",
            ("Ukraine", "states", "Ukraine's ambassador took to X to thank Congress"),
        ),
    ],
)
def test_a_turn_of_phrase_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum demanding that Ukraine close the canal was found in Moscow.",
        "Moscow burned a letter accusing Kyiv of piracy.",
        "Russia published a secret Polish memorandum demanding that Kyiv close the canal.",
        "Russia sent the letter accusing it of sabotage to the court.",
        "Russia sent a draft demanding that Kyiv close the canal, written by lawyers in Bern.",
    ],
)
def test_a_paper_that_nobody_issued_is_nobodys(text: str) -> None:
    assert not {said for party, _, said in told(text) if party == "Russia"}


def test_a_negation_inside_marks_still_turns_the_words_there() -> None:
    text = 'Putin told his council that the fleet would "not wait for anyone" and ordered the admirals to sail.'
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["Russia"])
    (waits,) = (p for p in found.positions if "wait" in p.statement)
    turned = waits.model_copy(update={"statement": waits.statement.replace("not wait", "wait")})
    (checked,) = stance.verify(found.model_copy(update={"positions": (turned,)})).positions
    assert checked.verdict != "verified"


def test_who_makes_a_claim_that_another_denies_makes_it() -> None:
    text = "Moscow denied the claim, made by the Ukrainian general staff on Monday, that ships were massing."
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["Russia", "Ukraine"])
    (claim,) = (p for p in found.positions if p.party == "Ukraine")
    assert (claim.verdict, claim.chain, claim.statement.split(" claim that ")[1]) == (
        "verified",
        (),
        "ships were massing",
    )


def test_words_between_a_verb_and_its_that_hide_nothing() -> None:
    text = "Zelensky said in Warsaw, as quoted by Poland's Rzeczpospolita, that the ice was thin."
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["Ukraine"])
    assert [(p.statement, [h.name for h in p.chain]) for p in found.positions] == [
        ("Volodymyr Zelensky said that the ice was thin", ["Rzeczpospolita"])
    ]


def test_what_is_put_to_a_minister_between_two_answers_is_not_the_ministers() -> None:
    text = (
        "Interview by Ann Poe\n\nMinister, is the canal open?\n\nIt is, and we will keep it open all winter long.\n\n"
        "There is talk in your own party that Ukraine ought to fill the whole canal in and build a road on it, and the "
        "deputy chairman of the committee called the water nothing but a bill.\n\n"
        "He is a friend. We will not fill it in.\n\nAnd the locks, who pays for them?\n\nWe pay for the locks.\n\n"
        "Will the Russians use them?\n\nNo. We will not let them through.\n\nUkraine's canal minister, Marko Rud, spoke in Kyiv."
    )
    found = stance.attributions(stance.parse(text, source="test"), parties=["Ukraine"])
    assert not [a for a in found for c in a.content if c.of(text).startswith("There is talk")]
