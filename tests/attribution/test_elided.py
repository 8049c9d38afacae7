"""Subjects left out in Russian and Ukrainian, and verbs that show by gender and number who cannot be their subject."""

from __future__ import annotations

import pytest

from tests.attribution.test_inflected import found, said


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Мэр Орлов приехал в порт. Позже добавил, что мост закроют.", "Мэр Орлов", "что мост закроют"),
        ("ru", "Дочь мэра уехала. Мэр Орлов молчал. Потом признал, что устал.", "Мэр Орлов", "что устал"),
        ("ru", "Мэр Орлов вышел к толпе.\n\nИ пообещал: «Паром придёт в срок».", "Мэр Орлов", "«Паром придёт в срок»"),
        ("ru", "«Паром придёт», — сказал мэр. Просил не шуметь.", "мэр", "не шуметь"),
        ("uk", "Мер Орленко приїхав до порту. Згодом додав, що міст закриють.", "Мер Орленко", "що міст закриють"),
        ("uk", "Речниця вийшла до преси. І додала: «Пором прийде вчасно».", "Речниця", "«Пором прийде вчасно»"),
        ("uk", "Мер мовчав. Речниця поїхала. Додав, що згоди нема.", "Мер", "що згоди нема"),
    ],
)
def test_the_last_that_agrees(language: str, text: str, source: str, content: str) -> None:
    """Without a subject the words are whose who was last met that the verb agrees with, by an earlier mention."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("ru", "Мэр встретил консула, посол прислал письмо. Позже добавил, что мост закроют.", "что мост закроют"),
        ("ru", "Пресс-секретарь Ирина Орлова уехала. Позже добавил, что мост закроют.", "что мост закроют"),
        ("uk", "У Луцьку мер приймав гостей. Мешканців знову налякали: міст закриють.", "міст закриють"),
    ],
)
def test_nobody_or_two(language: str, text: str, content: str) -> None:
    """Where nobody agrees, or two of one sentence do, the source stays open."""
    assert ("", content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Она опровергла слухи и обвинила Киев в провокации.", "Она", "Киев в провокации"),
        ("uk", "Речниця висловила тривогу та закликала Пекін прибрати міни.", "Речниця", "прибрати міни"),
        (
            "uk",
            "Міністр назвав ідею кроком назустріч і попросив ЄС продовжити правило.",
            "Міністр",
            "продовжити правило",
        ),
        ("uk", "19-річний студент Денис із Лодзі каже, що приїде.", "19-річний студент Денис", "що приїде"),
        ("ru", "Сомов поблагодарил всех, кто пришёл.", "Сомов", "кто пришёл"),
    ],
)
def test_verb_and_subject_agree(language: str, text: str, source: str, content: str) -> None:
    """A place whose gender contradicts the verb is what somebody else speaks of."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Про що дві доби сперечалися Данія та Норвегія."),
        ("uk", "Натомість говорять ті, хто нічого не вирішує."),
        ("uk", "Дипломатичні відносини між Данією та КНР встановлено торік."),
        ("uk", "Редакція перевірила твердження про нібито згоду Києва на перемир'я."),
    ],
)
def test_nothing_is_told(language: str, text: str) -> None:
    """What is asked about, who somebody is, what was founded and what only is said to be agreed on tell no words."""
    assert not said(text, language)


def test_she_is_a_woman() -> None:
    """ "Она" means the woman of the sentence before, not the man she speaks of."""
    text = "Пресс-секретарь Ирина Белова сообщила, что президент Владимир Путин ожидает гарантий. Она опровергла слухи."
    denied = [a for a in found(text, "ru") if a.cue is not None and a.cue.of(text) == "опровергла"]
    assert [s.name for a in denied for s in a.speakers] == ["Ирина Белова"]


def test_a_town_before_a_title_does_not_own_it() -> None:
    """ "Заявил в Анкаре глава российской делегации": of Russia, and for it."""
    text = "Уступок не будет, заявил в Анкаре глава российской делегации Сергей Антонов."
    [speaker] = found(text, "ru")[0].speakers
    assert (speaker.name, speaker.party, speaker.capacity) == ("Сергей Антонов", "Russia", "official")


@pytest.mark.parametrize(
    ("language", "text", "paper", "cited"),
    [
        ("ru", "Порт закроют, пишет газета «Волна» со ссылкой на капитана.", "газета «Волна»", "капитана"),
        ("ru", "Ссылаясь на капитана, издание сообщает, что порт закроют.", "издание", "капитана"),
        ("uk", "Порт закриють, пише газета «Хвиля» з посиланням на капітана.", "газета «Хвиля»", "капітана"),
    ],
)
def test_a_paper_and_its_source(language: str, text: str, paper: str, cited: str) -> None:
    """Who cites somebody says the same: the words are the cited one's within the paper's, which is their one hop."""
    by = {a.source.of(text): a for a in found(text, language) if a.source}
    assert set(by) == {paper, cited}
    assert by[paper].content == by[cited].content
    assert (by[paper].within, len(by[cited].chain)) == (None, 1)
    assert by[cited].within is not None
    assert found(text, language)[by[cited].within] == by[paper]
