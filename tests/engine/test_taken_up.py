"""What a clause says of a thing that stands elsewhere in its sentence is told with the thing."""

from __future__ import annotations

import pytest

import stance


def told(text: str) -> set[tuple[str, str]]:
    found = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=["US", "Russia", "Ukraine"])
    return {(p.party, p.statement) for p in found.positions if p.verdict == "verified"}


@pytest.mark.parametrize(
    ("text", "party", "statement"),
    [
        (
            "Russia's map, which Zelensky called a bad joke, is ten years old.",
            "Ukraine",
            "Volodymyr Zelensky called Russia's map a bad joke",
        ),
        ("The lists, described by Kyiv as a hoax, are long.", "Ukraine", "Kyiv described the lists as a hoax"),
        (
            "Kyiv insists on a swap first, a demand Moscow has dismissed as a ploy.",
            "Russia",
            "Moscow has dismissed the demand as a ploy [just before: Kyiv insists on a swap first]",
        ),
        (
            "Kyiv wants its sailors back first, something Moscow has repeatedly rejected.",
            "Russia",
            "Moscow has repeatedly rejected this [just before: Kyiv wants its sailors back first]",
        ),
        ("Kyiv wants a parade, an idea that Moscow rejects.", "Russia", "Moscow rejects an idea: a parade"),
        (
            "Washington wants a meeting in May, which Kyiv says is too late.",
            "Ukraine",
            "Kyiv says a meeting in May is too late",
        ),
        ("The dam that Moscow says is open was shut on Monday.", "Russia", "Moscow says the dam is open"),
        (
            "Peskov said that the talks would go on, and that Kyiv, as always, was late.",
            "Russia",
            "Dmitry Peskov said that the talks would go on, and that Kyiv, as always, was late",
        ),
        (
            "The Kremlin denounced what it called a provocation by Kyiv.",
            "Russia",
            "Kremlin denounced what it called a provocation by Kyiv",
        ),
        (
            "Moscow has demanded what Ukraine's president calls a surrender.",
            "Ukraine",
            "Ukraine's president calls what Moscow has demanded a surrender",
        ),
        (
            "The story was about what Zelensky called “a square metre of cloth”.",
            "Ukraine",
            "Volodymyr Zelensky called it “a square metre of cloth”",
        ),
    ],
)
def test_a_thing_is_told_with_what_is_said_of_it(text: str, party: str, statement: str) -> None:
    assert (party, statement) in told(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Lavrov, the foreign minister, called the map “a hoax”.", "Sergei Lavrov called the map “a hoax”"),
        ("The embassy of Russia said that Moscow calls it a hoax.", "Moscow calls it a hoax"),
        ("The Russian embassy in Oslo called that account a hoax.", "Russian embassy called that account a hoax"),
    ],
)
def test_what_stands_behind_its_verb_is_taken_from_nowhere_else(text: str, statement: str) -> None:
    assert ("Russia", statement) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no sign that Moscow accepts the map.",
        "The prospect that Moscow accepts it is remote.",
        "The notion that Moscow wants peace is a popular one.",
    ],
)
def test_what_is_only_supposed_stays_nobodys(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The drone came at dawn, and Moscow shot it down over the sea.",
        "For Zelensky, the loss of the dam was a blow out of nowhere.",
        "For Zelensky, it was a red letter day.",
    ],
)
def test_what_only_looks_like_a_stand_is_none(text: str) -> None:
    assert not told(text)
