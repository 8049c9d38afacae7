"""Which act and which stand the words of a position show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.analyze import read
from stance.engine.extract import positions
from stance.ingest import parse
from stance.parties import load_parties
from stance.records import Draft, Reading
from stance.verify import check

PARTIES = ("US", "Russia", "Ukraine")


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Ukraine said it would never lease the harbour.", "refuses", "opposes"),
        ("Russia wants the lighthouse returned by June.", "demands", "supports"),
        ("Russia wants to rebuild the lighthouse.", "states", "supports"),
        ("Moscow requested a meeting of the harbour council.", "asks", "supports"),
        ("The Kremlin called the ferry inspections blackmail.", "accuses", "opposes"),
        ("The Kremlin called the report about the ferries pure fantasy.", "denies", "opposes"),
        ("The Kremlin called the ferry timetable a good start.", "accepts", "supports"),
        ("Moscow rejected the accusation of blocking the strait.", "denies", "opposes"),
        ("Moscow rejected the timetable.", "refuses", "opposes"),
        ("Ukraine does not object to a second ferry.", "accepts", "supports"),
        ("Russia warned that any ship within a mile of the buoy would be treated as hostile.", "threatens", "supports"),
        ("Moscow said the Ukrainian side never kept its word on the buoys.", "accuses", "opposes"),
        ("Russia is ready to reopen the ferry line.", "offers", "supports"),
        ("Moscow said the harbour fee was unfair.", "states", "opposes"),
        ("Moscow said the harbour fee was not a fair deal.", "states", "opposes"),
        ("Moscow said the harbour fee was not a mistake.", "states", "neutral"),
        ("Ukraine said the second ferry was an important step.", "states", "supports"),
        ("Ukraine said it was time to reopen the ferry line.", "demands", "supports"),
        ("Ukraine said the second ferry left the harbour at noon.", "states", "neutral"),
    ],
)
def test_act_and_stand(reading: Callable[..., Reading], text: str, act: str, polarity: str) -> None:
    """The cue decides where it names an act, else the words behind it, and who they are about."""
    assert {(p.act, p.polarity) for p in positions(reading(text, parties=PARTIES))} == {(act, polarity)}


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("ru", "Кремль назвал сообщения о пароме выдумкой.", "denies"),
        ("ru", "Киев попросил вернуть два парома.", "asks"),
        ("ru", "Москва заявила, что не будет открывать паромную линию.", "refuses"),
        ("ru", "Киев заявил, что паром нужен обоим берегам.", "demands"),
        ("ru", "Киев заявил, что паром ушёл в полдень.", "states"),
        ("uk", "Київ заявив, що варто відкрити поромну лінію.", "demands"),
        ("uk", "Київ назвав розклад порома розумним.", "accepts"),
        ("uk", "Москва готова відкрити поромну лінію.", "offers"),
    ],
)
def test_act_in_inflected_languages(language: str, text: str, act: str) -> None:
    """The same in Russian and Ukrainian."""
    article = parse(f"{text}\n", source="test")
    made = read(article.model_copy(update={"language": language}), load_parties(PARTIES))
    assert {p.act for p in positions(made)} == {act}


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Russia does not refuse a second ferry, Kremlin spokesman Ivan Petrov said.", "accepts"),
        ("en", "Ukraine said it would not abandon its demands.", "states"),
        ("en", "Russia does not rule out a second ferry, the Kremlin said.", "states"),
        ("ru", "Москва не отказывается от второго парома, заявил Кремль.", "accepts"),
        ("ru", "Киев не откажется от своих требований, заявил МИД Украины.", "states"),
        ("en", "Ukraine said it would not give up the lighthouse.", "states"),
        ("en", "Russia does not intend to abandon its lighthouse.", "states"),
        ("ru", "США не намерены отказываться от второго парома.", "states"),
        ("uk", "США не мають наміру відмовлятися від другого порома.", "states"),
        ("uk", "Росія не відмовляється від другого порома, заявив Кремль.", "accepts"),
        ("uk", "Київ не відмовиться від своїх вимог.", "states"),
    ],
)
def test_a_negated_refusal_is_none(language: str, text: str, act: str) -> None:
    """Neither as it is read nor after the checks; who keeps what is his own accepts nothing of another's."""
    article = parse(f"{text}\n", source="test").model_copy(update={"language": language})
    made = read(article, load_parties(PARTIES))
    found = positions(made)
    checked = check(made, Draft(positions=tuple(found)), ("official",)).positions
    assert {p.act for p in found} == {p.act for p in checked} == {act}
    assert {p.polarity for p in checked} == {"neutral" if "rule out" in text else "supports"}
    given = tuple(p.model_copy(update={"act": "refuses"}) for p in found)
    assert {p.act for p in check(made, Draft(positions=given), ("official",)).positions if p.verdict == "verified"} <= {
        act
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Kremlin refused to discuss a ferry with Kyiv."),
        ("en", "Ukraine refused to give up the lighthouse."),
        ("en", "Ukraine refused to give assurances to the harbour council."),
        ("en", "Russia refused to name its terms for the ferry."),
        ("en", "Moscow would not discuss a ferry."),
        ("ru", "Киев отказывается обсуждать передачу маяка."),
        ("uk", "Київ відмовився обговорювати передачу маяка."),
    ],
)
def test_a_refusal_to_discuss_or_give_a_thing_is_a_position(language: str, text: str) -> None:
    """It stands against the thing."""
    article = parse(f"{text}\n", source="test").model_copy(update={"language": language})
    assert {(p.act, p.polarity) for p in positions(read(article, load_parties(PARTIES)))} == {("refuses", "opposes")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Kremlin declined to comment on the ferry."),
        ("en", "The Kremlin declined to discuss the matter."),
        ("en", "The Kremlin refused to give any details of the ferry."),
        ("en", "The Kremlin refused to speak to reporters."),
        ("en", "The Kremlin did not discuss a ferry."),
        ("ru", "Кремль отказался комментировать паром."),
        ("ru", "Кремль отказался говорить с журналистами."),
        ("uk", "Кремль відмовився називати імена."),
    ],
)
def test_a_refusal_to_answer_is_no_position(language: str, text: str) -> None:
    """Nothing is told that was said."""
    article = parse(f"{text}\n", source="test").model_copy(update={"language": language})
    assert positions(read(article, load_parties(PARTIES))) == []


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        ("ru", "Кремль выдвинул ультиматум портам.", "Кремль выдвинул ультиматум портам"),
        ("ru", "Кремль выдвинул Киеву требование закрыть порт.", "Кремль выдвинул Киеву требование закрыть порт"),
        ("uk", "Кремль висунув ультиматум портам.", "Кремль висунув ультиматум портам"),
        ("uk", "Кремль висунув Києву вимогу закрити порт.", "Кремль висунув Києву вимогу закрити порт"),
    ],
)
def test_an_ultimatum_demands(language: str, text: str, statement: str) -> None:
    """The noun tells the act, whatever the verb that puts it forward."""
    article = parse(f"{text}\n", source="test").model_copy(update={"language": language})
    found = positions(read(article, load_parties(PARTIES)))
    assert [(p.act, p.statement) for p in found] == [("demands", statement)]


def test_what_was_asked_is_no_position(reading: Callable[..., Reading]) -> None:
    """ "Explained why" and "answered whether" tell a topic, and no stand."""
    assert positions(reading("Moscow explained why the ferry was late.", parties=PARTIES)) == []
    assert positions(reading("Moscow explained that the ferry was late.", parties=PARTIES)) != []


def test_an_interview_whose_names_stand_once() -> None:
    """Only the first question and answer begin with a name; what the answers say of others is no position."""
    text = (
        "Ferries and patience\n\nInterview: Ada Holm, The Harbour Post\n\n"
        "US transport secretary Jane Roe receives us on the quay.\n\n"
        "The Harbour Post: Will the ferries sail in May?\n\n"
        "Jane Roe: They will. We will not wait for anybody.\n\n"
        "Moscow says the pier is unsafe.\n\n"
        "I have read that. We have asked for a second survey of the pier.\n\n"
        "And if the survey fails?\n\n"
        "He told me that he wants a new pier. The US will never finance somebody else's concrete.\n"
    )
    made = read(parse(text, source="test"), load_parties(PARTIES))
    said = {p.statement for p in positions(made) if p.holder == "Jane Roe"}
    assert {
        "Jane Roe says: We will not wait for anybody.",
        "Jane Roe says: The US will never finance somebody else's concrete.",
    } <= said
    assert not [s for s in said if "new pier" in s]
