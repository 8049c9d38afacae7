"""What somebody will not do, and what relative clauses tell, in Russian and Ukrainian."""

from __future__ import annotations

import pytest

from stance.analyze import read
from stance.ingest import parse
from stance.parties import load_parties
from stance.records import Reading


def reading(text: str, language: str) -> Reading:
    """Read one line in that language."""
    article = parse(f"{text}\n", source="test").model_copy(update={"language": language})
    return read(article, load_parties(("US", "Russia", "Ukraine")))


def told(made: Reading) -> list[tuple[str | None, str, str]]:
    """Act, source and content of every statement."""
    text = made.article.text
    return [
        (a.cue.act if a.cue else None, a.source.of(text) if a.source else "", a.content[0].of(text))
        for a in made.attributions
    ]


@pytest.mark.parametrize(
    ("text", "language", "source", "content"),
    [
        ("Москва не будет обсуждать цену парома.", "ru", "Москва", "обсуждать цену парома"),
        ("Министры не будут подписывать договор о пароме.", "ru", "Министры", "подписывать договор о пароме"),
        ("Він не буде підписувати договір про пором.", "uk", "Він", "підписувати договір про пором"),
        ("Україна не обговорюватиме ціну порома.", "uk", "Україна", "ціну порома"),
    ],
)
def test_what_somebody_will_not_do_is_refused(text: str, language: str, source: str, content: str) -> None:
    """The negated future of a person, a state or a body."""
    assert told(reading(text, language)) == [("refuses", source, content)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Дождь не будет мешать парому.", "ru"),
        ("Паром не будет ходить до весны.", "ru"),
        ("Польша не будет испытывать нехватки паромов.", "ru"),
        ("Если Москва не будет обсуждать цену, паром встанет.", "ru"),
        ("Україна не матиме паромів.", "uk"),
        ("Украина не будет мёрзнуть у парома.", "ru"),
        ("Україна не голодуватиме без порома.", "uk"),
    ],
)
def test_what_befalls_nobody_refuses(text: str, language: str) -> None:
    """Things, what only happens to somebody, conditions."""
    assert told(reading(text, language)) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Москва ещё не приняла план парома.", "ru"),
        ("Москва почти приняла план парома.", "ru"),
        ("Москва едва не приняла план парома.", "ru"),
        ("Москва, вероятно, примет план парома.", "ru"),
        ("Київ ще не підтримав план порома.", "uk"),
        ("Київ майже підтримав план порома.", "uk"),
    ],
)
def test_what_is_not_so_or_not_yet_is_no_stance(text: str, language: str) -> None:
    """A hedge before the verb, or "not yet"; without it the same words are one."""
    assert told(reading(text, language)) == []
    for hedge in (" ещё не", " почти", " едва не", ", вероятно,", " ще не", " майже"):
        text = text.replace(hedge, "")
    assert [act for act, _, _ in told(reading(text, language))] == ["accepts"]


def test_a_verb_alone_takes_nothing_of_the_tag_behind_it() -> None:
    """Who says it stands behind the comma, and is not what they will not do."""
    found = told(reading("Якщо Київ відмовиться, Росія не чекатиме, сказав Пєсков.", "uk"))
    assert [(source, content) for _, source, content in found] == [
        ("Пєсков", "Якщо Київ відмовиться, Росія не чекатиме")
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Песков раскритиковал паром, который предложил Зеленский.",
            "ru",
            [("accuses", "Песков", "паром"), ("offers", "Зеленский", "паром")],
        ),
        (
            "Песков раскритиковал чиновника, который предложил продать паром.",
            "ru",
            [("accuses", "Песков", "чиновника"), ("offers", "чиновника", "продать паром")],
        ),
        (
            "Зеленський розкритикував пором, який запропонував посол.",
            "uk",
            [("accuses", "Зеленський", "пором"), ("offers", "посол", "пором")],
        ),
        (
            "Киев отверг паром, который Москва озвучила не менее десяти раз.",
            "ru",
            [("refuses", "Киев", "паром"), ("states", "Москва", "паром")],
        ),
        ("В Кремле готовы обсуждать паром: мост возможен.", "ru", [("states", "Кремле", "обсуждать паром")]),
        ("В Кремле: паром возможен.", "ru", [("states", "Кремле", "паром возможен")]),
        (
            "Лавров отверг паром, в то время как Песков приветствовал мост.",
            "ru",
            [("refuses", "Лавров", "паром"), ("accepts", "Песков", "мост")],
        ),
        (
            "Лавров отверг паром, а приветствовал мост пресс-секретарь Песков.",
            "ru",
            [("refuses", "Лавров", "паром"), ("accepts", "пресс-секретарь Песков", "мост")],
        ),
        (
            "Лавров заявил, что паром цел, Песков же приветствовал мост.",
            "ru",
            [("states", "Лавров", "что паром цел"), ("accepts", "Песков", "мост")],
        ),
        (
            "Лавров отверг паром, а посол Песков, напротив, приветствовал мост.",
            "ru",
            [("refuses", "Лавров", "паром"), ("accepts", "посол Песков", "мост")],
        ),
        (
            "Лавров отверг паром, а Песков приветствовал мост и потребовал денег.",
            "ru",
            [("refuses", "Лавров", "паром"), ("accepts", "Песков", "мост"), ("demands", "Песков", "денег")],
        ),
        (
            "Зеленський відкинув пором, у той час як Пєсков підтримав міст.",
            "uk",
            [("refuses", "Зеленський", "пором"), ("accepts", "Пєсков", "міст")],
        ),
        (
            "Те саме відомство п'ятий рік називає пором мостом.",
            "uk",
            [("states", "відомство", "пором мостом")],
        ),
    ],
)
def test_each_has_their_own_words(text: str, language: str, expected: list[tuple[str | None, str, str]]) -> None:
    """Who proposes stands behind the verb, what is proposed before the pronoun; another clause is another's."""
    assert sorted(told(reading(text, language))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "name", "party", "capacity"),
    [
        ("Глеб Орлин от имени МИД России заявил, что паром цел.", "ru", "Глеб Орлин", "Russia", "official"),
        ("Гліб Орлін від імені МЗС Росії заявив, що пором цілий.", "uk", "Гліб Орлін", "Russia", "official"),
        ("Глеб Орлин от имени семьи заявил, что паром цел.", "ru", "Глеб Орлин", None, None),
        (
            "Оксана Граб, в прошлом министр энергетики Украины, заявила, что паром цел.",
            "ru",
            "Оксана Граб",
            "Ukraine",
            "former",
        ),
        (
            "Оксана Граб, до 2021 года министр энергетики Украины, заявила, что паром цел.",
            "ru",
            "Оксана Граб",
            "Ukraine",
            "former",
        ),
        (
            "Оксана Граб, яка була міністром енергетики України, заявила, що пором цілий.",
            "uk",
            "Оксана Граб",
            "Ukraine",
            "former",
        ),
        (
            "Міністерство оборони України мовчало. Його речник, полковник Роман Тищ, заявив, що пором цілий.",
            "uk",
            "Роман Тищ",
            "Ukraine",
            "official",
        ),
        ("Речниця МЗС Марія Захарова заявила, що пором цілий.", "uk", "Maria Zakharova", "Russia", "official"),
        ("Речник російського МЗС Гліб Орлін заявив, що пором цілий.", "uk", "Гліб Орлін", "Russia", "official"),
        (
            "Представитель российского президента заявил, что паром цел.",
            "ru",
            "Представитель российского президента",
            "Russia",
            "official",
        ),
        (
            "Посол України в США Оксана Граб заявила, що пором цілий.",
            "uk",
            "Оксана Граб",
            "Ukraine",
            "official",
        ),
        ("Посольство России в Киеве заявило, что паром цел.", "ru", "Посольство России", "Russia", "official"),
        ("Посольство в России заявило, что паром цел.", "ru", "Посольство", None, "official"),
        ("Генконсульство Росії в Одесі заявило, що пором цілий.", "uk", "Генконсульство Росії", "Russia", "official"),
        (
            "Тимчасовий повірений у справах США в Україні Мартін Голл заявив, що пором цілий.",
            "uk",
            "Мартін Голл",
            "US",
            "official",
        ),
    ],
)
def test_who_is_introduced_speaks(text: str, language: str, name: str, party: str | None, capacity: str | None) -> None:
    """For whom somebody speaks, what they were, whose spokesman they are, who sent them."""
    made = reading(text, language)
    speakers = [s for a in made.attributions if a.kind == "indirect" and a.content for s in a.speakers]
    assert [(s.name, s.party, s.capacity) for s in speakers][-1:] == [(name, party, capacity)]


def test_a_president_has_another_spokesman_than_a_ministry() -> None:
    """ "Речник російського президента" is neither the president nor the ministry's spokesman named before."""
    text = "Речник російського МЗС Гліб Орлін поїхав. Пором цілий, сказав речник російського президента."
    made = reading(text, "uk")
    assert [s.name for a in made.attributions for s in a.speakers] == ["речник російського президента"]
