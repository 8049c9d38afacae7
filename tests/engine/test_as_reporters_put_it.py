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
            ("Russia", "demands", "Russian side demands that Ukraine close the canal"),
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
