"""Who answers where rivals stand in the introduction, and whose wishes are told in an answer."""

from __future__ import annotations

import pytest

from stance import analyze, attributions, parse
from stance.attribution import told_of_others

PARTIES = ("Poland", "France", "Russia", "Ukraine")
ENGLISH = (
    "\n\nMinister, is the pond frozen?\n\nIt is. We skate on it.\n\nWho pays for the skates?\n\n"
    "The skaters. I told them so.\n\nDo you skate?\n\nNever. But I watch.\n"
)
RUSSIAN = "\n\n— Пруд замёрз?\n\n— Замёрз. Мы катаемся.\n\n— Кто платит?\n\n— Мы платим.\n\n— А вы?\n\n— Я смотрю.\n"
UKRAINIAN = (
    "\n\n– Став замерз?\n\n– Замерз. Ми ковзаємо.\n\n– Хто платить?\n\n– Ми платимо.\n\n– А ви?\n\n– Я дивлюся.\n"
)
TITLE = "'The pond is ours'\n\n"


def who(text: str) -> set[tuple[str, str | None]]:
    """Who answers, and for which party."""
    article = parse(text, source="x")
    found = attributions(article, parties=PARTIES)
    return {(s.name, s.party) for a in found if a.cue is None and a.kind == "direct" for s in a.speakers}


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Ewa Lis has run Poland's pond ministry since May. The deputy Jan Kos wants her fired.", "Ewa Lis"),
        (
            "Ewa Lis mends a skate. She heads the pond ministry and leads Poland's side at the ice talks. "
            "The deputy Jan Kos calls her deaf; the French pond minister, Luc Remy, has never met her.",
            "Ewa Lis",
        ),
        (
            "Ewa Lis mends a skate. A former champion from the hills, she has run Poland's pond ministry since May and "
            "leads Poland's side at the ice talks. The deputy Jan Kos wants her fired.",
            "Ewa Lis",
        ),
        (
            "At the gate stands Ewa Lis, who has run Poland's pond ministry since May. Jan Kos ran it before her.",
            "Ewa Lis",
        ),
        (
            "Poland's pond minister on ice\n\nAt 61, Ewa Lis is up at five. Jan Kos, who wants her fired, "
            "sleeps. So does the French pond minister, Luc Remy.",
            "Ewa Lis",
        ),
        (
            "When Jan Kos left in May, Ewa Lis took over Poland's pond ministry. Luc Remy, the French pond minister, "
            "sent her a skate.",
            "Ewa Lis",
        ),
        ("Ewa Lis leads the ice talks for Poland. Jan Kos wants her fired; Luc Remy leads the French.", "Ewa Lis"),
        ("Adam Lis is up at five. He became Poland's minister for ponds in May. Jan Kos calls him deaf.", "Adam Lis"),
    ],
)
def test_the_subject_of_the_introduction_answers(opening: str, name: str) -> None:
    """By an office that a verb or the standfirst gives, though others are named with him."""
    assert who(TITLE + opening + ENGLISH) == {(name, "Poland")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ян Лис возглавил министерство прудов Польши в мае. Депутат Пётр Кос зовёт его глухим." + RUSSIAN, "Ян Лис"),
        ("Ян Лис став міністром ставків Польщі в травні. Депутат Петро Кос зве його глухим." + UKRAINIAN, "Ян Лис"),
    ],
)
def test_an_office_by_a_verb_in_the_inflected_languages(text: str, name: str) -> None:
    """ "Возглавил", "став"."""
    assert who("«Ставок»\n\n" + text) == {(name, "Poland")}


@pytest.mark.parametrize(
    "opening",
    [
        "The French pond minister, Luc Remy, met the deputy Jan Kos at noon. Neither skated.",
        "Luc Remy, whom Jan Kos, Poland's pond minister, wants fired, leads France's side at the ice talks.",
        "Luc Remy wants her fired. Ewa Lis is up at five. Jan Kos, Poland's pond minister, calls her deaf.",
        "Luc Remy leads France's side at the ice talks. Jan Kos leads Poland's.",
    ],
)
def test_a_minister_called_by_his_office_is_not_the_last_named(opening: str) -> None:
    """Where two may answer, nobody is told to."""
    assert {party for _, party in who(TITLE + opening + ENGLISH)} <= {None, "France"}
    assert "Poland" not in {party for _, party in who(TITLE + opening + ENGLISH)}


@pytest.mark.parametrize(
    ("opening", "questions"),
    [
        ("Luc Remy represents France's bakers in Brussels.", ENGLISH),
        ("Luc Remy manages France's largest rink.", ENGLISH),
        ("Luc Remy holds France’s record for the longest skate.", ENGLISH),
        ("Luc Remy is now France's best known skater.", ENGLISH),
        ("Luc Remy has led protests on behalf of France's skaters.", ENGLISH),
        ("Luc Remy runs a shop for France's army.", ENGLISH),
        ("Ян Лис работает врачом в Польше.", RUSSIAN),
        ("Ян Лис возглавляет пекарню в Польше.", RUSSIAN),
        ("Ян Лис працює лікарем у Польщі.", UKRAINIAN),
    ],
)
def test_whoever_has_something_in_a_state_has_no_office_there(opening: str, questions: str) -> None:
    """Its bakers, its largest rink and a shop in it are not the state; they may be of its people."""
    found = attributions(parse(TITLE + opening + questions, source="x"), parties=PARTIES)
    answering = [s for a in found if a.cue is None and a.kind == "direct" for s in a.speakers]
    assert answering
    assert all(s.party is None or s.capacity == "citizen" for s in answering)


@pytest.mark.parametrize(
    ("opening", "questions"),
    [
        ("Ewa Lis represents Poland at the ice talks.", ENGLISH),
        ("Ewa Lis leads the ice talks on behalf of Poland.", ENGLISH),
        ("Ян Лис ведёт переговоры за Польшу.", RUSSIAN),
        ("Ян Лис веде переговори від Польщі.", UKRAINIAN),
    ],
)
def test_whoever_negotiates_for_a_state_speaks_for_it(opening: str, questions: str) -> None:
    """ "Represents", and the talks that are led for it."""
    assert {party for _, party in who(TITLE + opening + questions)} == {"Poland"}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Mr Kos, who leads the skaters, wants the pond drained.", "en"),
        ("A fisherman told me he was against any ice.", "en"),
        ("For Paris there is no thin ice.", "en"),
        ("What they're asking of us is to skate slower.", "en"),
        ("What the French expect from me is a waltz.", "en"),
        ("Один рыбак сказал мне, что он против любого льда.", "ru"),
        ("Для Москвы тонкого льда не бывает.", "ru"),
        ("От нас ждут молчания.", "ru"),
        ("Пан Кос хоче моєї посади.", "uk"),
        ("У Парижі вважають, що це лід.", "uk"),
        ("На пруду, по словам Коса, льда нет.", "ru"),
        ("Обещал извиниться и не извинился.", "ru"),
        ("Для Москви тонкого льоду не існує.", "uk"),
    ],
)
def test_what_others_want_is_not_his_who_answers(sentence: str, language: str) -> None:
    """Whoever else is the subject, whatever stands between him and the verb."""
    assert told_of_others(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Paris wants the pond, but we will keep it.", "en"),
        ("I told Mr Kos that he wants too much.", "en"),
        ("For years we asked for ice.", "en"),
        ("For us there is no thin ice.", "en"),
        ("What we want is a pond.", "en"),
        ("The pond is ours.", "en"),
        ("От нас ждут молчания, молчать не станем.", "ru"),
        ("Москва хочет пруд, но мы его не отдадим.", "ru"),
        ("Пруд не отдадим.", "ru"),
        ("Для нас тонкого льда не бывает.", "ru"),
        ("Від нас чекають мовчання, мовчати не будемо.", "uk"),
        ("Ставка не віддамо.", "uk"),
        ("У нас вважають, що це лід.", "uk"),
        ("Я обещал извиниться и извинился.", "ru"),
    ],
)
def test_what_he_does_himself_stays_his(sentence: str, language: str) -> None:
    """Though others want it too."""
    assert not told_of_others(sentence, language)


def test_none_of_it_is_shown_as_his() -> None:
    """In the whole of an interview."""
    text = (
        "'The pond is ours'\n\nEwa Lis, Poland's pond minister, mends a skate.\n\nWill you drain the pond?\n\n"
        "We will not drain it. For Paris there is no thin ice.\n\nAnd the French?\n\n"
        "What they're asking of us is to skate slower.\n\nDo you trust them?\n\nI do not. "
        "A fisherman told me he was against any ice.\n"
    )
    found = analyze(parse(text, source="x"), parties=PARTIES, engine="offline").positions
    said = [p.statement for p in found if p.holder == "Ewa Lis"]
    assert any("not drain" in s for s in said)
    assert not any(word in s for s in said for word in ("thin ice", "slower", "fisherman"))
