"""How Ukrainian editors place names, seats, times and measures around a stand."""

from __future__ import annotations

import pytest

import stance

_PARTIES = ["US", "Russia", "Ukraine", "China", "EU", "UK", "Poland", "Germany"]


def shown(text: str) -> list[tuple[str, str]]:
    """The holder and the statement of every verified position."""
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=_PARTIES)
    return [(p.holder, p.statement) for p in found.positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Польща, за словами Радослава Сікорського, не забуде гусей.", "Radosław Sikorski"),
        ("На думку Володимира Мединського, гуси належать Москві.", "Vladimir Medinsky"),
        ("За словами Захарової, гуси належать Москві.", "Maria Zakharova"),
        ("Гуси належать Лондону, заявив Джон Гілі.", "John Healey"),
        ("Гуси, за словами Джона Гілі, належать Лондону.", "John Healey"),
        ("Гуси належать Москві, сказав у парламенті Дмитро Пєсков.", "Dmitry Peskov"),
        ("Гуси принадлежат Москве, сказал в парламенте Дмитрий Песков.", "Dmitry Peskov"),
    ],
)
def test_a_name_is_known_in_every_case(text: str, holder: str) -> None:
    assert [h for h, _ in shown(text)] == [holder]


@pytest.mark.parametrize("text", ["В адміністрації Дональда Трампа заявили, що гуси вільні."])
def test_a_body_of_somebody_is_no_person(text: str) -> None:
    assert [h for h, _ in shown(text)] == ["адміністрації Дональда Трампа"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("У Кремлі звинувачення відкинули.", "У Кремлі відкинули звинувачення"),
        ("В Кремле обвинения отвергли.", "В Кремле отвергли обвинения"),
        ("У Білому домі погрози Москви засудили.", "У Білому домі засудили погрози Москви"),
        ("У Берліні пропозиції Варшави підтримали.", "У Берліні підтримали пропозиції Варшави"),
        ("У МЗС Китаю звинувачення відкинули.", "У МЗС Китаю відкинули звинувачення"),
    ],
)
def test_what_a_seat_did_to_things_told_before_the_verb(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


@pytest.mark.parametrize(
    "text",
    ["У Києві мешканці підтримали план.", "У Москві експерти розкритикували угоду.", "В Киеве жители отвергли план."],
)
def test_who_lives_at_a_seat_is_not_the_state(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Дмитро Пєсков минулого тижня жартував, що гуси дорогі.", "Dmitry Peskov жартував, що гуси дорогі"),
        ("Київ минулої п'ятниці відхилив пропозицію Москви.", "Київ відхилив пропозицію Москви"),
        (
            "Міністр культури Польщі Павел Вронь минулої суботи заявив, що гуси дорогі.",
            "Павел Вронь заявив, що гуси дорогі",
        ),
        # near miss: the times of a thing are its own
        ("Київ засудив події минулого року.", "Київ засудив події минулого року"),
    ],
)
def test_when_it_was_said_is_no_part_of_who_said_it(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Київ наполягає щонайменше на ста гусях.", "Київ наполягає щонайменше на ста гусях"),
        ("Київ наполягає лише на гусях.", "Київ наполягає лише на гусях"),
        ("Киев настаивает только на гусях.", "Киев настаивает только на гусях"),
    ],
)
def test_how_much_of_it_goes_with_what_is_asked(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


def hops(text: str) -> list[tuple[str, list[str]]]:
    """The holder and the hops of every verified position."""
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=_PARTIES)
    return [(p.holder, [c.name for c in p.chain]) for p in found.positions if p.verdict == "verified"]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Україна готова чекати. Про це сказав у коментарі Reuters міністр України Захар Тишко.", ["Reuters"]),
        ("Україна готова чекати. Про це міністр України Захар Тишко повідомив в інтерв'ю BBC.", ["BBC"]),
        ("Украина готова ждать. Об этом сказал в комментарии ТАСС министр Украины Захар Тишко.", ["ТАСС"]),
        # near misses: nobody passes it on
        ("Україна готова чекати. Про це прем'єр-міністерка Юлія Свириденко написала дітям.", []),
        ("Україна готова чекати. Про це президент України Володимир Зеленський сказав журналістам.", []),
    ],
)
def test_who_told_about_this_tells_where_too(text: str, medium: list[str]) -> None:
    assert hops(text) == [("Ukraine", medium)]


@pytest.mark.parametrize(
    "text",
    [
        "Речниця Білого дому Керолайн Лівітт слухала. На уточнювальне запитання, чи купує Київ гусей, вона відповіла коротко.",
        "Песков молчал. На второй уточняющий вопрос, купит ли Киев гусей, Песков ответил кратко.",
    ],
)
def test_what_was_asked_is_no_answer(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Брюссель не виключає мит – про це свідчить проєкт, з яким ознайомилося агентство Reuters.",
            "Брюссель не виключає мит",
        ),
        (
            "Захарова назвала дії польської влади «грубим порушенням звичаю».",
            "Maria Zakharova назвала дії польської влади «грубим порушенням звичаю»",
        ),
        ("Київ назвав пропозиції Москви «помилкою».", "Київ назвав пропозиції Москви «помилкою»"),
    ],
)
def test_the_object_is_told_whole(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Київ не відмовиться від вимог.", "states"),
        ("Київ не відмовиться від гусячої програми.", "states"),
        ("Киев не откажется от своих гусей.", "states"),
        ("Киев не откажется от требований.", "states"),
        # near miss: what another offers
        ("Київ не відмовиться від переговорів.", "accepts"),
        ("Киев не откажется от переговоров.", "accepts"),
    ],
)
def test_who_keeps_what_is_his_accepts_nothing(text: str, act: str) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=_PARTIES)
    assert [p.act for p in found.positions] == [act]


@pytest.mark.parametrize(
    ("text", "holder", "statement"),
    [
        ("Москва звинуватила Литву у крадіжці гусей.", "Москва", "Москва звинуватила Литву у крадіжці гусей"),
        ("Литву Москва звинуватила у крадіжці гусей.", "Москва", "Москва звинуватила Литву у крадіжці гусей"),
        ("Москва Київ звинуватила у крадіжці гусей.", "Москва", "Москва звинуватила Київ у крадіжці гусей"),
        ("Киев Москва обвинила в краже гусей.", "Москва", "Москва обвинила Киев в краже гусей"),
        ("Київ закликав Литву до спокою.", "Київ", "Київ закликав Литву до спокою"),
        ("Київ план відхилив.", "Київ", "Київ відхилив план"),
        ("Київ пропозиції Москви відхилив.", "Київ", "Київ відхилив пропозиції Москви"),
        ("Пекін вимоги Варшави відкинув.", "Пекін", "Пекін відкинув вимоги Варшави"),
        ("Киев план отверг.", "Киев", "Киев отверг план"),
        # near misses: somebody behind the verb does it to the state
        ("Київ підтримала Варшава.", "Варшава", "Варшава підтримала Київ"),
        ("Київ підтримав посол США.", "посол США", "посол США підтримав Київ"),
    ],
)
def test_who_does_it_to_whom_whatever_the_order(text: str, holder: str, statement: str) -> None:
    assert shown(text) == [(holder, statement)]


@pytest.mark.parametrize(
    "text",
    [
        "Чому Варшава і Пекін не домовляться",
        "Почему Киев отверг план Москвы",
        "МЗС України: заява щодо гусей",
        "МИД РФ: заявление о гусях",
        "У Франції думка інша: Варшава просила гусей.",
    ],
)
def test_a_title_that_only_names_its_topic_tells_no_stand(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Чому Київ відхилив план, пояснив Михайло Подоляк.", "Київ"),
        ("МЗС України: заява Варшави суперечить праву.", "МЗС України"),
        ("У Кремлі: Москва готова чекати.", "Москва"),
    ],
)
def test_a_title_that_tells_a_stand(text: str, holder: str) -> None:
    assert [h for h, _ in shown(text)] == [holder]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("У Кремлі підтвердили зустріч. Там вважають, що вона корисна.", ["Кремль", "Кремль"]),
        ("В Кремле подтвердили встречу. Там добавили, что она полезна.", ["Кремль", "Кремль"]),
        # near misses: another place is named, or another speaks
        ("У Кремлі підтвердили зустріч у Пекіні. Там вважають, що вона корисна.", ["Кремль"]),
        ("У Кремлі підтвердили зустріч. Посол промовчав. Там вважають, що вона корисна.", ["Кремль"]),
        ("Посол Росії приїхав до Пекіна. Там вважають, що зустріч корисна.", []),
    ],
)
def test_there_means_the_body_in_whose_rooms_was_spoken(text: str, holders: list[str]) -> None:
    assert [h for h, _ in shown(text)] == holders


@pytest.mark.parametrize(
    "text",
    [
        "Берлін поклав на Москву відповідальність за крадіжку гусей.",
        "Берлін покладає вину за крадіжку гусей на Москву.",
        "Берлин возложил на Москву ответственность за кражу гусей.",
        "Берлин возлагает вину за кражу гусей на Москву.",
    ],
)
def test_laying_the_blame_accuses_whatever_the_order(text: str) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=_PARTIES)
    assert [(p.act, p.verdict, p.statement) for p in found.positions] == [("accuses", "verified", text[:-1])]


@pytest.mark.parametrize(
    "text",
    [
        "Берлін поклав вінок на могилу.",
        "Берлін не покладає вини на Москву.",
        "Берлін поклав на Варшаву відповідальність за охорону гусей.",
        "Берлин возложил на Москву ответственность за строгий контроль над прудом.",
    ],
)
def test_laying_else_accuses_nobody(text: str) -> None:
    assert shown(text) == []


def test_an_office_called_again_in_the_genitive_is_its_states() -> None:
    text = "У МЗС України підтвердили візит. «Україна виступає за мир», – ідеться у відповіді відомства."
    assert hops(text) == [("МЗС України", []), ("Ukraine", [])]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Угоду Київ відмовився підписувати.", "Київ відмовився угоду підписувати"),
        ("Договір Київ готовий підписати.", "Київ готовий договір підписати"),
        ("Договор Киев отказался подписывать.", "Киев отказался договор подписывать"),
        (
            "Її перше засідання Україна запропонувала провести в Одесі.",
            "Ukraine запропонувала її перше засідання провести в Одесі",
        ),
        ("Столиця Київ відмовилася чекати.", "Київ відмовилася чекати"),
        # near miss: when it is
        ("Цей тиждень Київ готовий чекати.", "Київ готовий чекати"),
    ],
)
def test_what_is_to_be_done_with_a_thing_is_told_with_it(text: str, statement: str) -> None:
    assert [s for _, s in shown(text)] == [statement]


def test_a_medium_that_a_quotation_only_names_passes_nothing_on() -> None:
    text = "Речниця МЗС РФ Марія Захарова назвала відповідь «шоу в прямому ефірі CNN»."
    assert [h for h, _ in shown(text)] == ["Maria Zakharova"]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Президент України Володимир Зеленський підтвердив готовність України до обміну.", ["Ukraine"]),
        ("Песков подтвердил готовность России к обмену.", ["Russia"]),
        # near miss: what is not confirmed
        ("Песков не подтвердил готовность России к обмену.", []),
    ],
)
def test_who_confirms_the_readiness_of_his_own_state_tells_it(text: str, holders: list[str]) -> None:
    assert [h for h, s in shown(text) if "готовн" in s] == holders


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("«Мир можливий», – наголосив у Страсбурзі Дмитро Пєсков.", "Dmitry Peskov"),
        ("«Мир у Європі можливий», – наголосив у Страсбурзі Радослав Сікорський.", "Radosław Sikorski"),
        ("Мир у Європі можливий, наголосив у Страсбурзі Радослав Сікорський.", "Radosław Sikorski"),
        ("«Мир возможен», – сказал в Страсбурге Дмитрий Песков.", "Dmitry Peskov"),
        ("Спецпосланець Стів Віткофф запропонував провести обмін гусей.", "Steve Witkoff"),
    ],
)
def test_a_town_before_a_name_is_no_part_of_it(text: str, holder: str) -> None:
    found = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=[*_PARTIES, "France"])
    assert [p.holder for p in found.positions if p.verdict == "verified"] == [holder]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        (
            "Україна пропонує гусей. Про це розповів виданню Ukrainska Pravda міністр України Захар Тишко.",
            ["Ukrainska Pravda"],
        ),
        ("Украина предлагает гусей. Об этом рассказал изданию «Утро» министр Украины Захар Тишко.", ["Утро"]),
        # near miss: no outlet
        ("Україна пропонує гусей. Про це розповів журналістам міністр України Захар Тишко.", []),
    ],
)
def test_whom_somebody_told_about_this(text: str, medium: list[str]) -> None:
    assert [[c.strip("«»") for c in chain] for _, chain in hops(text)] == [medium]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Речник Кремля Дмитро Пєсков заявив, що «гуси летять», хоча остаточних доказів, визнав він, ще немає.",
            ["Dmitry Peskov заявив, що «гуси летять»", "Dmitry Peskov визнав: остаточних доказів ще немає"],
        ),
        (
            "Речник Кремля Дмитро Пєсков заявив, що гуси летять, хоча доказів ще немає.",
            ["Dmitry Peskov заявив, що гуси летять, хоча доказів ще немає"],
        ),
        (
            "Берлін наполягає на спокої: за словами міністра оборони Бориса Пісторіуса, гуси вільні.",
            ["Берлін наполягає на спокої", "Boris Pistorius: гуси вільні"],
        ),
        (
            "Від прямих звинувачень на адресу Росії президент України Володимир Зеленський утримався.",
            ["Volodymyr Zelensky утримався від прямих звинувачень на адресу Росії"],
        ),
    ],
)
def test_where_the_words_end_beside_a_tag(text: str, statements: list[str]) -> None:
    assert [s for _, s in shown(text)] == statements


@pytest.mark.parametrize(
    "text",
    [
        "Київ суд визнав винним.",
        "Киев суд признал виновным.",
        "Берлін покладає надії на Москву і відповідальність за гусей.",
    ],
)
def test_a_state_before_who_judges_it_and_blame_that_is_not_laid_tell_no_stand(text: str) -> None:
    assert [s for _, s in shown(text) if "надії" not in s] == []


def test_what_another_state_does_with_the_same_verb_is_not_told_with_it() -> None:
    text = "Москва Київ звинувачує у зриві, Київ Москву – у брехні."
    assert [s for _, s in shown(text)] == ["Москва звинувачує Київ у зриві"]
