"""Who says it rests on a guess: shown, but not as verified."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.engine.extract import positions
from stance.records import Draft, Evidence, Position, Reading, Speaker, Target
from stance.verify import check

Read = Callable[..., Reading]


def _checked(reading: Reading) -> tuple[Position, ...]:
    return check(reading, Draft(positions=tuple(positions(reading))), ("official",)).positions


@pytest.mark.parametrize(
    ("code", "doubtful", "plain"),
    [
        (
            "SRC003",
            "Fisheries minister Ada Holm, back from the islands, said Kyiv is ready to lend two dredgers.",
            "Latvian fisheries minister Ada Holm, back from the islands, said Kyiv is ready to lend two dredgers.",
        ),
        (
            "SRC009",
            "US envoy Jane Roe said Moscow wants a second ferry. Moscow also wants the lighthouse back.",
            "Kremlin spokesman Oleg Petrov said a second ferry was needed. Moscow also wants the lighthouse back.",
        ),
        (
            "SRC009",
            "US envoy Jane Roe allegedly demanded a second ferry.",
            "US envoy Jane Roe openly demanded a second ferry.",
        ),
        (
            "SRC009",
            "“Moscow wants a second ferry,” ran the headline.",
            "“Moscow wants a second ferry,” Kremlin spokesman Oleg Petrov said.",
        ),
        ("SRC010", "Kyiv found that three buoys were missing.", "Kyiv said that three buoys were missing."),
        (
            "SRC011",
            "US envoy Jane Roe came to the studio for an interview with Radio Mole. “We will not pay,” Roe said.",
            "US envoy Jane Roe came to the studio for an interview. “We will not pay,” Roe said.",
        ),
    ],
)
def test_a_guess_is_not_verified(reading: Read, code: str, doubtful: str, plain: str) -> None:
    """The position is kept with the code that says what is in doubt; where the text tells, it verifies."""
    doubted = [p for p in _checked(reading(doubtful)) if code in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)
    told = _checked(reading(plain))
    assert told
    assert all(p.verdict == "verified" for p in told), told


def test_those_who_points_ahead(reading: Read) -> None:
    """ "Those who" means nobody named before."""
    made = reading("Moscow sent two ferries. They who decide nothing say the ferries are late.")
    assert not [p for p in positions(made) if p.party == "Russia"]


def test_what_another_party_offers_is_not_the_tellers(reading: Read) -> None:
    """Nobody offers, accepts or promises for another party."""
    for whose, verdict in (("Russians", "unverified"), ("Americans", "verified")):
        made = reading(f"US envoy Jane Roe said the {whose} offered two ferries and a tug.")
        own = Position(
            party="US",
            holder="Jane Roe",
            speaker=Speaker(name="Jane Roe"),
            voice="paraphrased",
            act="offers",
            target=Target(text="two ferries"),
            polarity="supports",
            issue="ferries",
            statement=f"Jane Roe says the {whose} offered two ferries and a tug.",
            evidence=(Evidence.at(made.article.text, made.sentences[0]),),
        )
        assert check(made, Draft(positions=(own,)), ("official",)).positions[0].verdict == verdict


@pytest.mark.parametrize(
    ("doubtful", "plain"),
    [
        # a thing that is added or called back is a deed, words that are added are none
        ("Russia added two cutters off the cape.", "Russia added that it had two cutters off the cape."),
        ("Russia recalled its pilots from the canal.", "Russia recalled that its pilots know the canal."),
        ("Kyiv decided to move the ferry.", "Kyiv is reluctant to move the ferry."),
        ("Kyiv found that three buoys were missing.", "Kyiv anticipates that three buoys will be missing."),
    ],
)
def test_what_a_party_does_is_no_stance_and_what_it_avows_is(reading: Read, doubtful: str, plain: str) -> None:
    """A deed is shown, not verified; an attitude needs no verb of saying."""
    doubted = _checked(reading(doubtful))
    assert doubted
    assert all("SRC010" in {f.code for f in p.findings} for p in doubted)
    told = _checked(reading(plain))
    assert told
    assert all(p.verdict == "verified" for p in told), told


@pytest.mark.parametrize(
    "text",
    [
        "Москва подчёркивает, что буи стоят на месте. Киев уверен, что буи сняты.",
        "Москва не исключает, что буи сняли. Киев напоминает, что буи стояли.",
        "Москва наголошує, що буї стоять на місці. Київ переконаний, що буї знято.",
        "Москва не виключає, що буї зняли. Київ нагадує, що буї стояли.",
    ],
)
def test_a_capital_that_avows_something_in_any_aspect_holds_it(reading: Read, text: str) -> None:
    """ "Напоминает" tells as much as "напомнил"."""
    found = _checked(reading(text))
    assert {p.party for p in found} == {"Russia", "Ukraine"}
    assert all(p.verdict == "verified" for p in found), found


def test_a_relay_left_open_where_introduced_is_open_as_a_pronoun(reading: Read) -> None:
    """A minister of no told state is no better known by "he" in the next sentence; one of a told state is."""
    left_open = "Minister Taras Vovk rose. He said Moscow wants the lighthouse back."
    told = "Latvian minister Taras Vovk rose. He said Moscow wants the lighthouse back."
    assert [p.verdict for p in _checked(reading(f"{left_open} Vovk said Moscow wants two ferries."))] == [
        "unverified"
    ] * 2
    assert [p.verdict for p in _checked(reading(f"{told} Vovk said Moscow wants two ferries."))] == ["verified"] * 2


def test_who_agrees_beside_it_does_not_tell_what_another_wants(reading: Read) -> None:
    """Of two clauses side by side only one that tells of words may go on in the other."""
    agreed = reading("The US accepted the toll, Moscow wants the lighthouse back.")
    assert [p.verdict for p in _checked(agreed) if p.party == "Russia"] == ["verified"]
    said = reading("The US said the toll was high, Moscow wants the lighthouse back.")
    assert [p.verdict for p in _checked(said) if p.party == "Russia" and p.voice != "relayed"] in ([], ["unverified"])


def test_a_condition_that_names_another_party_is_not_what_it_does(reading: Read) -> None:
    """ "If Russia strikes, it will send aid" tells what the US does."""
    tied = _checked(reading("The US said that if Russia strikes the canal, it will offer two ferries."))
    assert {(p.party, p.verdict, p.condition) for p in tied} == {("US", "verified", "if Russia strikes the canal")}
    theirs = _checked(reading("The US said that Russia will offer two ferries."))
    assert all(p.verdict != "verified" for p in theirs if p.party == "US" and p.voice != "relayed")


def test_a_spokesman_of_no_name_is_himself(reading: Read) -> None:
    """ "A spokesman of the ministry" is not somebody else of that spokesman's."""
    text = "Киев, как сообщил агентству представитель Госдепартамента, готов открыть канал. Об этом он сказал в среду."
    found = [p for p in _checked(reading(text)) if "SRC003" in {f.code for f in p.findings}]
    assert not [f for p in found for f in p.findings if f.code == "SRC003" and "somebody of" in f.message]


def test_a_tag_that_was_not_read_leaves_its_words_unverified(reading: Read) -> None:
    """ "..., state television said": somebody says it whom nothing found; a tag that was read says who."""
    for text in (
        "Moscow has accepted the toll, state television said.",
        "Moscow has accepted the toll, TASS quoted Sergei Lavrov as saying.",
    ):
        found = [p for p in _checked(reading(text)) if p.party == "Russia" and not p.chain]
        assert all(p.verdict != "verified" for p in found if p.speaker.name == "Moscow"), found
    told = _checked(reading("Moscow has accepted the toll, Sergei Lavrov said."))
    assert [p.verdict for p in told] == ["verified"]


@pytest.mark.parametrize(
    "text",
    [
        "Лавров звинуватив Марка Рудя в тому, що він відкинув план.",
        "Лавров обвинил Киев в том, что он отказался от порта.",
        "Лавров сказал Марку Рудю, что тот отверг план.",
        "Lavrov accused Mark Rud of claiming that he rejected the plan.",
    ],
)
def test_he_of_whom_another_accuses_is_not_the_accuser(reading: Read, text: str) -> None:
    """What somebody is accused of is not what the accuser does, nor is "тот" ever whoever speaks."""
    found = [p for p in _checked(reading(text)) if p.act == "refuses"]
    assert all(p.verdict != "verified" for p in found), found


def test_he_of_what_a_speaker_tells_of_himself_is_the_speaker(reading: Read) -> None:
    """ "Lavrov said he rejected the plan" is told of Lavrov, and so behind an accusation that has ended."""
    for text in (
        "Лавров заявил, что он отверг план.",
        "Лавров заявив, що він відкинув план.",
        "Lavrov said he rejected the plan.",
        "Лавров обвинил Марка Рудя во лжи. Он отверг план.",
    ):
        assert [p.verdict for p in _checked(reading(text)) if p.act == "refuses"] == ["verified"], text


@pytest.mark.parametrize(
    ("imagined", "told"),
    [
        ("Представим, что Россия приняла план.", "Ясно, что Россия приняла план."),
        ("Представьте себе, что Россия приняла план.", "Представитель МИД России сообщил, что Россия приняла план."),
        ("Допустим, что Россия приняла план.", "Россия приняла план, что допустимо."),
    ],
)
def test_what_a_reader_is_asked_to_imagine_is_not_told(reading: Read, imagined: str, told: str) -> None:
    """ "Imagine that Kyiv has accepted" tells nothing of Kyiv."""
    assert all(p.verdict != "verified" for p in _checked(reading(imagined)))
    assert "verified" in [p.verdict for p in _checked(reading(told))]


def test_rumour_before_a_comma_is_hearsay(reading: Read) -> None:
    """ "По слухам, Россия отвергла план" is told by nobody; a rumour of another sentence or clause is not of this."""
    for text in (
        "По слухам, Россия отвергла план.",
        "Россия отвергла по слухам план.",
        "За чутками, Росія відкинула план.",
    ):
        assert all(p.verdict != "verified" for p in _checked(reading(text))), text
    for text in ("Россия отвергла план. По слухам, идёт дождь.", "По слухам, идёт дождь; Россия отвергла план."):
        assert [p.verdict for p in _checked(reading(text))] == ["verified"], text
