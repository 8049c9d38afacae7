"""English: what stands between a verb, its subject and its clause, and what ends what is told."""

from __future__ import annotations

import pytest

import stance
from stance.records import Attribution


def found(text: str) -> list[tuple[str, str]]:
    """Who says what, as it stands in the text."""
    article = stance.parse(text, source="test")

    def words(a: Attribution) -> tuple[str, str]:
        source = a.source.of(text) if a.source is not None else ""
        return source, " | ".join(c.of(text) for c in a.content)

    return [words(a) for a in stance.attributions(article)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Moscow said after talks with farmers in Omsk that it would pay.", "Moscow", "that it would pay"),
        ("Kyiv told reporters at Friday's fair that it would pay.", "Kyiv", "that it would pay"),
        ("Moscow said after talks in Omsk that the mill must reopen.", "Moscow", "that the mill must reopen"),
        ("The Kremlin said at the fair that if the mill shuts, it will pay.", "The Kremlin", None),
        ("Moscow urged bakers on a local radio to leave the city.", "Moscow", "to leave the city"),
        ("The Kremlin said before Friday’s fair that it would pay.", "The Kremlin", "that it would pay"),
        ("Moscow disputed claims that a baker, Dmytro Roe, 35, had been robbed.", "Moscow", None),
        ("The Kremlin said Kyiv's goal was “not to win,” but “to be heard.”", "The Kremlin", None),
        ("Kyiv has signaled plans to look into Moscow’s use of geese.", "Kyiv", "to look into Moscow’s use of geese"),
        ("As Kyiv blasted the new toll, the bakers of Lviv met.", "Kyiv", "the new toll"),
        ("The bakers will face Rob Roe, who was endorsed by Moscow, in May.", "Moscow", "Rob Roe"),
    ],
)
def test_what_is_passed_over(text: str, source: str, content: str | None) -> None:
    """Where and when something was said, an age, a possessor: none of them cuts what is told."""
    said = dict(reversed(found(text)))
    whole = text[text.index(source) + len(source) :].rstrip(".")
    assert source in said
    assert said[source] == content if content else whole.endswith(said[source])


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin said at a fair that Kyiv hosted.",
        "Moscow argued in a hall that Kyiv owns.",
    ],
)
def test_a_relative_clause_is_not_told(text: str) -> None:
    """A clause that says which fair is not what was said there."""
    assert not any(content.startswith("that ") for _, content in found(text))


def test_a_participle_between_subject_and_verb_is_of_that_subject() -> None:
    """ "Said that Kyiv, hoping for rain, had moved": Kyiv hopes, and the clause goes on behind it."""
    said = found("The Kremlin said that Kyiv, hoping for rain, had moved its geese.")
    assert ("The Kremlin", "that Kyiv, hoping for rain, had moved its geese") in said
    assert ("Kyiv", "for rain") in said


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin issued a statement saying the “toll opens the gates, inviting geese to pour in.”",
        "The Kremlin trails on feeding geese and on housing them, urging rest.",
    ],
)
def test_a_participle_that_is_nobodys(text: str) -> None:
    """One inside quoted words is not of whoever quotes; one that ends a list tells of nothing said."""
    assert not any(content.startswith(("geese", "to pour", "rest")) for _, content in found(text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The Kremlin called the toll "unfair", vowing to answer.', "to answer"),
        ("Moscow insisted on keeping the geese, rejecting any pause.", "any pause"),
        ("The Kremlin thanked bakers for sending bread, asking for salt.", "for salt"),
    ],
)
def test_a_participle_behind_quotation_marks_or_a_gerund(text: str, content: str) -> None:
    """It is of the subject all the same, however the marks are made."""
    assert content in [told for _, told in found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Moscow has vowed to fight on hours after Kyiv offered it two mills.", "to fight on"),
        ("In May, when the senate voted to pay, Kyiv told bakers it was late.", "to pay"),
        ("Moscow rejected the plan, despite Kyiv's claim that it was fair.", "the plan"),
        ("Kyiv agreed to vote two months after a truce takes effect.", "to vote two months after a truce takes effect"),
    ],
)
def test_what_ends_what_is_told(text: str, content: str) -> None:
    """What else had happened is none of it; what is yet to happen is a term."""
    assert content in [told for _, told in found(text)]


def test_whose_the_second_verb_is() -> None:
    """ "Hours after he fled and denounced what he called a coup": his, and not the parliament's."""
    said = found(
        "Ukraine's parliament voted to go home, hours after Rob Roe fled and before he left and mocked what he ate."
    )
    assert ("he", "what he ate") in said
    other = found("The Russian foreign minister met Roe after he landed and rejected the plan.")
    assert ("The Russian foreign minister", "the plan") in other
