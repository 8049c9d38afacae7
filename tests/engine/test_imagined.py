"""What one party hopes, demands or expects of another is its own stand, and tells nothing of the other."""

from __future__ import annotations

import pytest

import stance
from stance.records import Position


def positions(text: str) -> list[Position]:
    return list(stance.analyze(stance.parse(text, source="test"), engine="offline").positions)


def held(text: str) -> set[tuple[str, str]]:
    return {(p.party, p.act) for p in positions(text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Kremlin hopes that Kyiv will accept the ferry terms.", "states"),
        ("Moscow fears Kyiv will reject the ferry plan.", "states"),
        ("Moscow doubts that, after the vote, Kyiv will accept the ferry terms.", "states"),
        ("The Kremlin believes that Kyiv will agree to a pause at the locks.", "states"),
        ("Moscow is confident that Kyiv will back the ferry deal.", "states"),
        ("The Kremlin called for Kyiv to accept the ferry terms.", "demands"),
        ("Russia wants Kyiv to reject the ferry plan.", "demands"),
        ("Москва надеется, что Киев примет условия перевозчиков.", "states"),
        ("В Москве сомневаются, что Киев примет условия перевозчиков.", "states"),
        ("Москва уверена, что Киев поддержит сделку о пароме.", "states"),
        ("Кремль потребовал, чтобы Киев принял условия перевозчиков.", "demands"),
        ("Кремль настаивает, чтобы условия перевозчиков принял Киев.", "demands"),
        ("Москва побоюється, що Київ відхилить план порома.", "states"),
        ("Кремль зажадав, щоб Київ прийняв умови перевізників.", "demands"),
    ],
)
def test_what_is_only_imagined_is_of_whoever_imagines_it(text: str, act: str) -> None:
    found = positions(text)
    assert [(p.party, p.act) for p in found] == [("Russia", act)]
    assert found[0].verdict == "verified"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moscow is waiting for Kyiv to accept the ferry terms.", []),
        ("Moscow dared Kyiv to reject the ferry plan.", []),
        (
            "The Kremlin is ready for Kyiv to reject the ferry plan.",
            [("Russia", "Kremlin is ready for Kyiv to reject the ferry plan")],
        ),
    ],
)
def test_whoever_stands_before_an_infinitive_would_do_it(text: str, told: list[tuple[str, str]]) -> None:
    """Neither side is told to accept or to refuse anything by itself."""
    assert [(p.party, p.statement) for p in positions(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what the words take for granted stays told of the other
        ("Moscow fears that the plan, which Kyiv rejected, is back.", ("Ukraine", "refuses")),
        ("Moscow believes that Kyiv wants a pause at the locks.", ("Ukraine", "demands")),
        ("The Kremlin said that Kyiv rejects the ferry plan.", ("Ukraine", "refuses")),
        # whose subject does it
        ("Moscow decided in Minsk to reject the ferry plan.", ("Russia", "refuses")),
        ("The Kremlin used the meeting to reject the ferry plan.", ("Russia", "refuses")),
        ("Кремль сообщил, что Киев отверг план перевозчиков.", ("Ukraine", "refuses")),
        ("Киев отверг план, чтобы не злить перевозчиков.", ("Ukraine", "refuses")),
    ],
)
def test_what_is_told_of_another_stays(text: str, told: tuple[str, str]) -> None:
    assert told in held(text)


@pytest.mark.parametrize(
    ("text", "act", "statement"),
    [
        ("Kyiv promised not to reject the ferry plan.", "promises", "Kyiv promised not to reject the ferry plan"),
        ("Kyiv vowed never to accept the ferry plan.", "promises", "Kyiv vowed never to accept the ferry plan"),
        ("Kyiv threatened to reject the ferry plan.", "threatens", "Kyiv threatened to reject the ferry plan"),
        ("Kyiv is ready to pay for the ferries.", "offers", "Kyiv is ready to pay for the ferries"),
        ("Kyiv offered to accept the ferry plan.", "offers", "Kyiv offered to accept the ferry plan"),
        (
            "Moscow asked Kyiv why it rejected the ferry plan.",
            "asks",
            "Moscow asked Kyiv why it rejected the ferry plan",
        ),
        ("Kyiv used to reject the ferry plan.", "refuses", "Kyiv used to reject the ferry plan"),
        ("Unlike Moscow, Kyiv accepted the ferry plan.", "accepts", "Kyiv accepted the ferry plan"),
        ("It was Kyiv that rejected the ferry plan.", "refuses", "Kyiv rejected the ferry plan"),
        ("An editor says Minsk rejected the plan, which Kyiv accepted.", "accepts", "Kyiv accepted the plan"),
    ],
)
def test_what_a_verb_says_of_the_infinitive_behind_it_is_told(text: str, act: str, statement: str) -> None:
    found = positions(text)
    assert [(p.act, p.statement, p.verdict) for p in found] == [(act, statement, "verified")]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv failed to accept the ferry plan.",
        "It was not Kyiv that rejected the ferry plan.",
        "It was Minsk, not Moscow, that rejected the ferry plan.",
        "Not Kyiv but Minsk rejected the ferry plan.",
        "Kyiv's partners in Minsk rejected the ferry plan.",
        "Russia has the right to reject the ferry plan.",
        "Russia has until Friday to accept the ferry plan.",
        "Russia all but accepted the ferry plan.",
        "Kyiv pretended to accept the ferry plan.",
        "Everyone except Kyiv accepted the ferry plan.",
        "The ferry plan was accepted by neither Kyiv nor Moscow.",
        "The idea that Kyiv would accept the ferry plan is odd, an editor said.",
        "The ferries will not stop before Kyiv accepts the plan.",
        "Moscow gave Kyiv a week to accept the ferry plan.",
        "Moscow left it to Kyiv to reject the ferry plan.",
        "An editor said it was wrong of Kyiv to reject the ferry plan.",
        "The Kremlin will see to it that Kyiv accepts the ferry plan.",
        "The Kremlin wants to make sure that Kyiv accepts the ferry plan.",
        "Moscow vowed that Kyiv would accept the ferry plan.",
    ],
)
def test_nobody_is_told_to_have_accepted_or_refused(text: str) -> None:
    assert not held(text) & {(party, act) for party in ("Ukraine", "Russia") for act in ("accepts", "refuses")}


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv never rejected the ferry plan.",
        "Neither Kyiv nor Moscow rejected the ferry plan.",
        "Киев так и не отверг план перевозчиков.",
        "Київ не відкинув план перевізників.",
    ],
)
def test_who_has_not_rejected_has_not_accepted(text: str) -> None:
    assert {(p.act, p.polarity) for p in positions(text)} == {("states", "neutral")}


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov said that Rud promised to return the boats.",
        "Lavrov said that Rud rejected the ferry plan.",
        "Лавров сказал, что Рудь обещал вернуть катера.",
    ],
)
def test_what_somebody_of_no_party_did_is_no_act_of_the_speaker(text: str) -> None:
    assert [(p.holder, p.act) for p in positions(text)] == [("Sergei Lavrov", "states")]
    assert [p.act for p in positions("Lavrov said that he promised to return the boats.")] == ["promises"]


def test_a_sham_is_not_theirs() -> None:
    assert positions("A fake Kremlin statement said the ferry plan was dead.") == []
    assert [p.party for p in positions("A Kremlin statement said the ferry plan was dead.")] == ["Russia"]


def test_it_is_not_surely_who_asks_where_somebody_is_asked() -> None:
    """ "It" right behind whom a party addresses is neither."""
    assert {p.holder for p in positions("Moscow reminded Kyiv that it had agreed to the pause.")} == {"Moscow"}
    assert held("Moscow reminded Kyiv that it had agreed to the pause.") == {("Russia", "states")}
    assert ("Russia", "refuses") in held("Moscow said on Monday that it would not accept Kyiv's ferry plan.")


def test_an_infinitive_is_told_as_what_its_subject_does() -> None:
    assert [p.statement for p in positions("Moscow decided in Minsk to reject the ferry plan.")] == [
        "Moscow rejects the ferry plan"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow all but accepted the ferry terms.",
        "Moscow has all but promised to reopen the locks.",
        "Moscow had as good as rejected the ferry plan.",
        "Were Moscow to reject the ferry plan, the locks would close.",
        "Вряд ли Москва отвергла план парома.",
        "Это миф, что Москва отвергла план парома.",
        "План парома, который, по мнению Киева, Москва отвергла, обсудят в мае.",
        "Навряд чи Москва відхилила план порома.",
        "Це міф, що Москва відхилила план порома.",
        "План порома, який, за словами Києва, Москва відхилила, обговорять у травні.",
    ],
)
def test_what_was_not_quite_done_or_is_another_s_telling_is_not_verified(text: str) -> None:
    assert not [p for p in positions(text) if p.party == "Russia" and p.verdict == "verified"]


@pytest.mark.parametrize(
    "text",
    [
        "Чуть позже Москва отвергла план парома.",
        "Трохи згодом Москва відхилила план порома.",
        "Москва отвергла план парома, который, по словам мэра, обсудят в мае.",
        "All rejected the tunnel, but Moscow rejected the ferry plan.",
        "Moscow were to blame, some felt. Moscow rejected the ferry plan.",
    ],
)
def test_a_sure_refusal_is_verified(text: str) -> None:
    assert [(p.act, p.verdict) for p in positions(text) if p.party == "Russia"] == [("refuses", "verified")]


@pytest.mark.parametrize("word", ["all", "both"])
def test_each_of_several_did_it(word: str) -> None:
    found = positions(f"Kyiv and Moscow {word} rejected the ferry plan.")
    assert {p.statement for p in found} == {"Kyiv rejected the ferry plan", "Moscow rejected the ferry plan"}


@pytest.mark.parametrize(
    "text",
    [
        "Если Киев откажется, Москва закроет шлюз, предупредил Песков.",
        "Якщо Київ відмовиться, Москва закриє шлюз, попередив Пєсков.",
        "Если Киев не согласится, Москва закроет шлюз, предупредил Песков.",
    ],
)
def test_a_refusal_in_the_condition_does_not_negate_the_verb_of_telling_behind(text: str) -> None:
    assert [(p.party, p.verdict) for p in positions(text)] == [("Russia", "verified")]
