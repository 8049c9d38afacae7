"""Russian and Ukrainian: acronyms that are several, pronouns of whose a paper is, infinitives set before their verb."""

from __future__ import annotations

import pytest

import stance
from tests.attribution.test_inflected import said


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Консул похвалил пекарей, а США обвинил в жадности.", "Консул", "в жадности"),
        ("ru", "США обвинили пекарей в жадности.", "США", "пекарей в жадности"),
        ("ru", "Посольство США заявило, что пекарня закрыта.", "Посольство США", "что пекарня закрыта"),
        ("ru", "Зерно США намерены хранить на складе.", "США", "Зерно хранить на складе"),
        ("uk", "Консул похвалив пекарів, а США звинуватив у жадібності.", "Консул", "у жадібності"),
        ("ru", "Возить песок дворник предложил соседям.", "дворник", "Возить песок"),
        ("ru", "Дворник предложил соседям песок.", "Дворник", "песок"),
        ("ru", "Песок дворник предложил возить соседям.", "дворник", "Песок возить соседям"),
        ("ru", "Мост, говорится в его письме, стоит криво.", "его", "Мост стоит криво"),
        ("ru", "Мост, как ещё в мае обещал дворник, починят.", "дворник", "Мост починят"),
        ("ru", "Мост, как в мае уверял дворник, починить нельзя.", "дворник", "Мост починить нельзя"),
        ("uk", "Міст, як ще в травні обіцяв двірник, полагодять.", "двірник", "Міст полагодять"),
        ("ru", "Мост, говорится в письме дворника, стоит криво.", "письме дворника", "Мост стоит криво"),
    ],
)
def test_who_it_can_be(language: str, text: str, source: str, content: str) -> None:
    """What can only be several does nothing alone; what is proposed may stand first; a paper is its owner's."""
    assert (source, content) in said(text, language)


def test_a_plan_is_discussed_by_others() -> None:
    """An acronym behind a thing may be its owner, where others act at a place."""
    assert not any(source == "США" for source, _ in said("План США готовы обсудить в Осло.", "ru"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Осло: до среды", 0),
        ("Осло: без рыбы зимовать нельзя", 1),
        ("Киев: почему Осло отказался от рыбы", 0),
        ("Рыба: почему Осло отказался от улова", 1),
        ("Киев: Осло отказался от рыбы", 2),
    ],
)
def test_a_name_before_a_colon(text: str, count: int) -> None:
    """A mere date tells nothing; what somebody asks is told by nobody; a topic is not somebody."""
    assert len(said(text, "ru")) == count


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Вице-адмирал США Джон Хейл заверил, что склад цел.", "Джон Хейл", "US"),
        ("Командующий Береговой охраны США Джон Хейл заверил, что склад цел.", "Джон Хейл", "US"),
        ("Командир охраны порта Джон Хейл заверил, что склад цел.", "Джон Хейл", None),
        ("Посол США Марит Ольсен заявила, что склад цел.", "Марит Ольсен", "US"),
        ("В украинском МИДе эти слухи назвали выдумкой.", "украинский МИД", "Ukraine"),
        ("В российском Минобороны эти слухи назвали выдумкой.", "российское Минобороны", "Russia"),
    ],
)
def test_names_stand_upright(text: str, name: str, party: str | None) -> None:
    """A given name is never several; an adjective goes with its noun; sailors and coast guards are of their state."""
    article = stance.parse(text, source="x.txt")
    speaker = stance.attributions(article)[0].speakers[0]
    assert (speaker.name, speaker.party) == (name, party)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Газета спросила министра транспорта РФ Ивана Лужина. Лужин обвинил пекарей в обмане.", "Иван Лужин"),
        ("ru", "Газета спросила министра транспорта РФ Анну Лужину. Лужина обвинила пекарей в обмане.", "Анна Лужина"),
        ("uk", "Газета запитала міністра транспорту РФ Івана Громова. Громов звинуватив пекарів.", "Іван Громов"),
        ("ru", "Газета спросила министра транспорта РФ Ивана Громова. Гром обвинил пекарей в обмане.", None),
        ("ru", "На улице Ивана Соколова живёт министр. Сокол обвинил пекарей в обмане.", None),
    ],
)
def test_a_surname_opens_a_sentence(language: str, text: str, name: str | None) -> None:
    """Whom a text has named in another case is found where their surname, also a common word, opens a sentence."""
    last = stance.attributions(stance.parse(text, source="x.txt"))[-1]
    assert [s.name for s in last.speakers] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "Мост стоит, как в мае при дворнике стоял паром.",
        "Сторож знает, как в мае обещал дворник чинить мост.",
        "Мост чинят не так, как в мае требовал дворник.",
        "Мост чинят не так, как требовал дворник.",
        "Сторож обещал ждать, а мост, как ещё в мае уверял дворник, починят.",
    ],
)
def test_no_tag(text: str) -> None:
    """What is compared, or how somebody did something, is no tag on the clause before."""
    assert not any(content.startswith(("Мост", "Сторож")) for _, content in said(text, "ru"))
