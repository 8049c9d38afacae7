"""A statement that points back to what was said before it carries those words in an editor's bracket."""

from __future__ import annotations

import pytest

import stance
from stance.records import Analysis


def analysis(text: str) -> Analysis:
    return stance.analyze(
        stance.parse(text, source="test"), engine="offline", parties=("US", "Russia", "Ukraine", "EU")
    )


def statements(text: str) -> list[str]:
    return [p.statement for p in analysis(text).positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Ukraine closed its harbours to Russian tankers. The Kremlin called this decision a mistake.",
            "Kremlin called this decision a mistake [just before: Ukraine closed its harbours to Russian tankers.]",
        ),
        (
            "The Senate wants the pipeline stopped. “They are wrong,” said Marco Rubio, the Secretary of State.",
            "Marco Rubio said: “They are wrong,” [just before: The Senate wants the pipeline stopped.]",
        ),
        (
            "Украина закрыла порты для танкеров. Кремль назвал это решение ошибкой.",
            "Кремль назвал это решение ошибкой [перед этим: Украина закрыла порты для танкеров.]",
        ),
        (
            "Росія закрила порти для танкерів. Київ назвав це рішення помилкою.",
            "Київ назвав це рішення помилкою [перед цим: Росія закрила порти для танкерів.]",
        ),
    ],
)
def test_what_a_statement_points_back_to_stands_in_a_bracket(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Oslo. The Kremlin said it would sign the treaty this year.",
        "The envoys met in Oslo. The Kremlin said that those who signed the treaty must keep it.",
        "The envoys met in Oslo. “It is time to sign the treaty,” said Marco Rubio, the Secretary of State.",
        "The Kremlin called this decision a mistake.",
    ],
)
def test_what_stands_alone_or_has_nothing_before_it_has_no_bracket(text: str) -> None:
    assert statements(text)
    assert not any("[" in said for said in statements(text))


def test_words_that_hang_in_the_air_themselves_bring_those_before_them() -> None:
    said = statements(
        "Kyiv closed a harbour. That was on Monday. But it is shut for tankers only. Moscow called this a mistake."
    )
    assert any("[just before: That was on Monday. But it is shut for tankers only.]" in one for one in said)


def test_a_bracket_that_the_article_does_not_have_is_checked_as_part_of_the_statement() -> None:
    made = analysis("Ukraine closed two harbours to Russian tankers. The Kremlin called this decision a mistake.")
    (own,) = [p for p in made.positions if p.party == "Russia"]
    forged = own.model_copy(update={"statement": own.statement.replace("two harbours", "nine harbours")})
    assert own.verdict == "verified"
    assert forged.statement != own.statement
    again = stance.verify(made.model_copy(update={"positions": (forged,)}))
    assert again.positions[0].verdict == "rejected"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "“Russia will keep the treaty,” Vladimir Putin said in 2009. The tankers sail on.",
            "Vladimir Putin said: “Russia will keep the treaty,” [when: in 2009]",
        ),
        (
            "In March 2014 the Kremlin said that Russia would keep the treaty.",
            "Kremlin said that Russia would keep the treaty [when: In March 2014]",
        ),
        (
            "В 2014 году Кремль заявил, что Россия сохранит договор.",
            "Кремль заявил, что Россия сохранит договор [когда: В 2014 году]",
        ),
        (
            "Торік Київ заявив, що Україна збереже договір.",
            "Київ заявив, що Україна збереже договір [коли: Торік]",
        ),
    ],
)
def test_a_stance_of_another_time_keeps_its_time(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_a_time_in_what_is_said_is_not_when_it_was_said() -> None:
    said = statements("The Kremlin said that in 2014 Russia kept the treaty.")
    assert said
    assert not any("[when" in one for one in said)


@pytest.mark.parametrize(
    "bracket",
    ["fused to shut the port.", "just two words", "The White House said so.", "The port shut."],
)
def test_a_bracket_that_cuts_words_is_part_of_the_statement(bracket: str) -> None:
    """Only whole sentences that stand before the cited one are taken off, and told apart from what is said."""
    text = "Harbour talks\n\nThe mayor refused to shut the port. Russia will not accept it, the Kremlin said. The White House said so.\n"
    analysis = stance.analyze(stance.parse(text, source="x"), engine="offline")
    (position,) = [p for p in analysis.positions if p.party == "Russia"]
    plain = position.statement.partition(" [")[0]
    forged = position.model_copy(update={"statement": f"{plain} [just before: {bracket}]"})
    checked = stance.verify(analysis.model_copy(update={"positions": (forged,)}))
    whole = position.model_copy(update={"statement": f"{plain} [just before: The mayor refused to shut the port.]"})
    good = stance.verify(analysis.model_copy(update={"positions": (whole,)}))
    assert good.positions[0].verdict == "verified"
    assert checked.positions[0].verdict != "verified"


@pytest.mark.parametrize(
    "text",
    [
        "The Senate wants the pipeline stopped. Even if such a bill came to his desk, Marco Rubio has said he would veto it.",
        "Рада хочет остановить стройку. Если такой закон и примут в среду вечером, Киев отвергнет это решение.",
    ],
)
def test_the_clause_before_it_in_its_own_sentence_may_stand_in_the_bracket(text: str) -> None:
    """What the sentence itself says first is as much its article's as the sentence before."""
    for position in analysis(text).positions:
        assert "STM001" not in {f.code for f in position.findings}, position


def test_a_clause_that_stands_elsewhere_is_refused_in_a_bracket() -> None:
    """A clause of the sentence with a word changed does not stand there."""
    text = "The Senate wants the pipeline stopped. Even if such a bill came to his desk, Marco Rubio has said he would veto it."
    made = analysis(text)
    bracketed = [p for p in made.positions if "came to his desk]" in p.statement]
    assert bracketed
    false = bracketed[0].model_copy(update={"statement": bracketed[0].statement.replace("such a bill", "no such bill")})
    checked = stance.verify(made.model_copy(update={"positions": (false,)}))
    assert checked.positions[0].verdict != "verified"
