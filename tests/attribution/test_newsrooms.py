"""Newsrooms that nobody knows: carriers of what others say, to the end of the paragraph, and nobody's pronoun."""

from __future__ import annotations

import pytest

from stance.analyze import attributions
from stance.ingest import parse


def _told(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Who of a party is heard, each with the hops."""
    found = attributions(parse(text, source="x"))
    return [(s.name, tuple((h.name, h.role) for h in a.chain)) for a in found for s in a.speakers if s.party]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        (
            "Министр культуры РФ Илья Комов отверг смету, передаёт «Смолвести». Он добавил, что зал закрыт.",
            "«Смолвести»",
        ),
        ("Министр культуры РФ Илья Комов отверг смету, передаёт Смолвести. Он добавил, что зал закрыт.", "Смолвести"),
        (
            "Как сообщает «Смолвести», министр культуры РФ Илья Комов отверг смету. Он закрыл зал: «Хватит».",
            "«Смолвести»",
        ),
        (
            "По данным агентства Смолвести, министр культуры РФ Илья Комов отверг смету. Он добавил, что зал закрыт.",
            "Смолвести",
        ),
        (
            "Министр культуры РФ Илья Комов отверг смету. Его слова приводит «Смолвести». Он добавил, что зал закрыт.",
            "«Смолвести»",
        ),
        (
            "Міністр культури РФ Ілля Комов відкинув кошторис, повідомляє кореспондент «Смолвісті». Він закрив залу: «Годі».",
            "«Смолвісті»",
        ),
        (
            "Міністр культури РФ Ілля Комов відкинув кошторис, передає Смолвісті. Він додав, що зала зачинена.",
            "Смолвісті",
        ),
    ],
)
def test_a_newsroom_carries_words_to_the_end_of_the_paragraph(text: str, medium: str) -> None:
    """What a newsroom passes on is its speaker's, and so is what the speaker goes on to say."""
    assert _told(text) == [("Илья Комов" if "Илья" in text else "Ілля Комов", ((medium, "medium"),))] * 2


def test_who_is_quoted_stands_beside_the_verb() -> None:
    """ "цитирует его «Вестник»" has two: whose words they are, and who carries them."""
    text = "Министр культуры РФ Илья Комов закрыл зал. «Хватит», — цитирует его «Смолвести». Смету, добавил он, вернут."
    assert _told(text)[-2:] == [("Илья Комов", (("«Смолвести»", "medium"),))] * 2
    text = "Міністр культури РФ Ілля Комов закрив залу. «Годі», – цитує його Смолвісті."
    assert _told(text)[-1:] == [("Ілля Комов", (("Смолвісті", "medium"),))]


@pytest.mark.parametrize(
    ("text", "who", "medium"),
    [
        ("В эфире канала Harbor News посол США Карл Биндер отверг смету.", "Карл Биндер", "Harbor News"),
        ("Посол США Карл Биндер отверг смету. // В эфире канала Harbor News Биндер вернул её.", "Карл Биндер", None),
        (
            "В ефірі каналу Harbor News Біндер сказав, що зала зачинена. Це посол США Карл Біндер.",
            "Карл Біндер",
            "Harbor News",
        ),
    ],
)
def test_a_surname_behind_an_outlet_is_no_part_of_its_name(text: str, who: str, medium: str | None) -> None:
    """The outlet's name ends where the script changes."""
    assert _told(text.replace(" // ", "\n\n"))[0] == (who, ((medium, "medium"),) if medium else ())


@pytest.mark.parametrize(
    ("text", "hop"),
    [
        ("Посол США Карл Биндер отверг смету, передаёт министр Украины Марко Рудь.", ("Марко Рудь", "relay")),
        ("Посол США Карл Биндер отверг смету, сообщила «Северсталь».", ("«Северсталь»", "relay")),
        ("Посол США Карл Биндер отверг смету, сообщает пресс-служба посольства.", ("пресс-служба посольства", "relay")),
        ("Посол США Карл Біндер відкинув кошторис, повідомив Іван Лис.", ("Іван Лис", "relay")),
    ],
)
def test_who_is_no_newsroom_passes_words_on_in_person(text: str, hop: tuple[str, str]) -> None:
    """A person, a firm that reported and a press office are relays."""
    assert ("Карл Биндер" if "Биндер" in text else "Карл Біндер", (hop,)) in _told(text)


def test_a_newsroom_that_opens_a_text_keeps_its_name_whatever_mark_ends_the_text() -> None:
    found = attributions(parse('Смолвести передаёт, что Москва отвергла "план"', source="x"))
    assert [(h.name, h.start) for a in found for h in a.chain] == [("Смолвести", 0)]
