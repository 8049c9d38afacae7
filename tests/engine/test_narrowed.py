"""What is narrowed or tied to something is another position; whom it is put to stands in the statement."""

from __future__ import annotations

from typing import Any

import pytest

import stance
from stance.engine.merge import merge
from stance.records import Evidence, Position, Speaker, Target

QUOTE = "Moscow pays"


def analysed(text: str) -> list[Position]:
    article = stance.parse(text, source="test")
    return list(stance.analyze(article, engine="offline", parties=("US", "Russia", "Ukraine")).positions)


def position(statement: str, **fields: Any) -> Position:
    """A position on the same words."""
    made = {
        "party": "Russia", "holder": "Moscow", "speaker": Speaker(name="Moscow"), "voice": "paraphrased",
        "act": "states", "target": Target(text="the tolls"), "polarity": "neutral", "issue": "tolls",
        "statement": statement, "evidence": (Evidence(start=0, end=11, quote=QUOTE),),
    }  # fmt: skip
    return Position.model_validate({**made, **fields})


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("Moscow will pay tolls on the canal.", "Moscow will only pay tolls on the canal.", 2),
        ("Moscow will pay tolls on the canal.", "Moscow will not pay tolls on the canal.", 2),
        ("Moscow will pay tolls on the canal.", "Moscow will pay tolls on the canal if the locks open.", 2),
        ("Moscow will pay tolls on the canal.", "Moscow will pay tolls on the canal, it repeated.", 1),
        ("Moscow will only pay tolls there.", "Moscow will only pay tolls there, it repeated.", 1),
        ("Москва будет платить за проход.", "Москва будет платить за проход только зимой.", 2),
        ("Москва платитиме за прохід.", "Москва платитиме за прохід лише взимку.", 2),
        ("Москва платитиме за прохід.", "Москва платитиме за прохід знову.", 1),
    ],
)
def test_a_stand_and_the_narrower_one_stay_apart(one: str, other: str, left: int) -> None:
    """All words of the shorter one stand in the longer, and yet they say two things."""
    assert len(merge([position(one), position(other)])) == left


def test_a_condition_is_lent_to_nothing_that_does_not_tell_it() -> None:
    """Only where both statements have the words of a condition is it the same for both."""
    plain, tied = "Moscow will pay tolls.", "Moscow will pay tolls if the locks open."
    assert len(merge([position(plain), position(plain, condition="if the locks open")])) == 2
    assert len(merge([position(tied), position(tied, condition="if the locks open")])) == 1
    two = [position(tied, condition="if the locks open"), position(tied, condition="once sanctions end")]
    assert len(merge(two)) == 2


def test_few_words_in_common_are_not_the_same_position() -> None:
    """A short answer whose words all stand in a longer one of other words and evidence is another position."""
    apart = {"evidence": (Evidence(start=20, end=31, quote=QUOTE),), "target": Target(text="it was there")}
    short = position("Moscow says: I say it was there.", **apart)
    assert len(merge([short, position("Moscow says: There was a letter in June.", target=Target(text="there"))])) == 2
    again = position("Moscow says: I say the letter was there in June, there.", **apart)
    assert (
        len(merge([again, position("Moscow says: I say the letter was there in June.", target=Target(text="there"))]))
        == 1
    )


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Киев призвал Москву открыть шлюзы.", "Киев призвал Москву открыть шлюзы"),
        ("Киев призвал Москву не закрывать шлюзы.", "Киев призвал Москву не закрывать шлюзы"),
        ("Київ закликав Москву відкрити шлюзи.", "Київ закликав Москву відкрити шлюзи"),
        ("Kyiv urged Moscow not to close the locks.", "Kyiv urged Moscow not to close the locks"),
        ("Киев потребовал открыть шлюзы.", "Киев потребовал открыть шлюзы"),
    ],
)
def test_whom_it_is_put_to_stands_in_the_statement(text: str, statement: str) -> None:
    """Without them it would read as what the holder means to do."""
    found = analysed(text)
    assert [(p.statement, p.verdict) for p in found] == [(statement, "verified")]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Kyiv has refused.", "Kyiv has refused"),
        ("Россия против платы за проход, заявила Мария Захарова.", "Russia против платы за проход"),
    ],
)
def test_the_words_that_tell_a_stand_are_told_once(text: str, statement: str) -> None:
    """A verb that is all there is does not come twice, and one that looks like a preposition is not left out."""
    assert [p.statement for p in analysed(text) if p.verdict == "verified"] == [statement]


def test_a_contracted_verb_keeps_its_sense() -> None:
    """ "He'd never promise" does not turn into "says"."""
    found = analysed("US Secretary of State Marco Rubio said he'd never promise Kyiv a seat.")
    assert [(p.statement, p.verdict) for p in found] == [("Marco Rubio'd never promise Kyiv a seat", "verified")]


def test_the_second_of_two_verbs_is_checked_against_its_own_words() -> None:
    """ "Wants a truce and does not mean to send troops": what is not meant is not what is wanted."""
    text = "Представитель Госдепартамента США сказала, что США хотят порядка на канале и не намерены закрывать шлюзы."
    found = [p for p in analysed(text) if "закрывать шлюзы" in p.statement]
    assert found
    assert all(p.verdict == "verified" for p in found), found


def test_only_the_sentence_of_an_answer_that_has_a_condition_is_tied_to_it() -> None:
    """One "if" in an answer does not tie the sentences beside it."""
    text = (
        "Viktor Holm talks to Ann Poe about the canal.\n\nViktor Holm is the US envoy for the canal.\n\n"
        "Poe: Will the US pay the toll?\n\n"
        "Holm: We will not pay the toll this year. If the locks open, we will talk about the next. We want the locks open.\n\n"
        "Poe: And the pilots?\n\nHolm: We have offered our own pilots to Kyiv."
    )
    found = {p.statement.rpartition(": ")[2]: (p.condition, p.verdict) for p in analysed(text) if p.party == "US"}
    assert found
    for said, (condition, verdict) in found.items():
        assert (condition is not None) == ("If the locks" in said), (said, condition)
        assert verdict == "verified", said
