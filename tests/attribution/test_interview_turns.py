"""Who answers: turns with marks, names, initials or outlets before them, and the people whom the text introduces."""

from __future__ import annotations

import pytest

from stance import attributions, parse

PARTIES = ("US", "Russia", "Ukraine", "Poland", "France")
Answers = list[tuple[str, str | None, str, tuple[str, ...]]]


def answers(text: str) -> Answers:
    """Who answers, for whom, how each answer begins, and who carries it."""
    article = parse(text, source="x")
    return [
        (s.name, s.party, a.content[0].of(article.text)[:12], tuple(h.name for h in a.chain))
        for a in attributions(article, parties=PARTIES)
        if a.cue is None and a.kind == "direct"
        for s in a.speakers
    ]


MARKED = (
    "Fog on the canal\n\nJane Roe, the US harbour envoy, spoke to us.\n\n"
    "Q: The Poles say the locks leak.\n\nA: So they do.\n\nQ: Will you mend them?\n\nA: Not in June.\n\nQ: Meaning?\n\n"
    "A: In July.\n"
)
INITIALS = (
    "Poland's Lis: 'No ferry before May'\n\n"
    "In a talk with the Elbe Post, printed here in translation, the Polish ferry minister explains himself\n\n"
    "Elbe Post: Mr Lis, when does the ferry sail?\n\nAL: In May.\n\nEP: Your crew is tired.\n\nAL: It can sleep in May.\n\n"
    "EP: Is that fair?\n\nAL: I think so.\n\nAdam Lis, 50, has been minister since June.\n"
)
BRIEFING = (
    "Department press briefing\n\nOffice of the Spokesperson\n\nWashington, DC\n\nMS. PELL: Good day to you all.\n\n"
    "QUESTION: Is the canal shut?\n\nMS. PELL: It is not.\n\nQUESTION: The mayor says so.\n\nMS. PELL: He may.\n"
)
TWO = (
    "Зачем порту третий кран\n\nОб этом «Причал» спросил посла Польши Яна Зелинского и посла Франции Луи Реми.\n\n"
    "Нужен ли кран?\n\nЗелинский: Нужен. Мы его ждём.\n\nРеми: Нет.\n\nКто заплатит?\n\nЗелинский: Мы.\n\nРеми: Не мы.\n"
)
OUTLET = (
    "Посол Польши: «Кран нам не нужен»\n\nПосол Польши Ян Зелинский дал интервью газете «Маяк». Печатаем перевод.\n\n"
    "«Маяк»: Господин посол, вы видели кран?\n\nЯ. Зелинский: Видел.\n\n«Маяк»: Россия его хвалит.\n\n"
    "Я. З.: Пусть хвалит.\n\n«Маяк»: А вы?\n\nЯ. З.: Нам он не нужен.\n"
)
FORMER = (
    "Розмова з Остапом Лугом\n\nКолишній посол України в Польщі, нині дослідник, — про крани й чайок.\n\n"
    "**Пане Остапе, кран ще стоїть?**\n\nСтоїть. Ми його фарбували.\n\n**Росія хоче його купити?**\n\nХоче.\n\n"
    "**А ви б продали?**\n\nЯ б не продав.\n"
)
ADDRESSED = (
    "«Кран постоит»\n\nЗамминистра транспорта РФ Егор Титов — о кранах\n\n"
    "— Егор Павлович, кран упал. Кто виноват?\n\n— Ветер. Мы проверили.\n\n— В Киеве смеются.\n\n— Пусть.\n\n"
    "— Поднимете?\n\n— Поднимем.\n"
)

CAPITALS = (
    "A lamp for the pier\n\nJane Roe, the US harbour envoy, met The Pier at noon.\n\n"
    "THE PIER Will you light it?\n\nJANE ROE We will, in May.\n\nTHE PIER The Poles laugh.\n\n"
    "JR They may. I don't mind.\n\nTHE PIER Is it paid for?\n\nJR It is.\n"
)
BARE = (
    "US lamp envoy Jane Roe on a dark pier\n\nWhy did you leave?\n\nBecause it was dark. I had no lamp.\n\n"
    "The Poles say you had two.\n\nI had none.\n\nWill the pier be lit?\n\nWe shall see to it.\n"
)
REPORTERS = (
    "JOINT PRESS CONFERENCE\n\nPolish lamp minister Adam Lis and US envoy Jane Roe in Gdynia, 3 June\n\n"
    "Minister Lis: We have lit it today. Thank you all.\n\nEnvoy Roe: It is bright.\n\n"
    "Reporter (Gazeta Portowa): Minister, will it last?\n\nMinister Lis: It will.\n\n"
    "Reporter (Tass): Russia says it blinds sailors. Does it?\n\nEnvoy Roe: It doesn't.\n\n"
    "Ida Kerr (Radio Pier): And who paid?\n\nMinister Lis: We did.\n"
)
SURNAME = (
    "Брифинг Захара Лыкова\n\nОфициальный представитель МИД России Захар Лыков ответил на вопросы.\n\n"
    "Вопрос (газета «Маяк»): Лампа горит?\n\nЗ. И. Лыков: Горит. Мы проверяли.\n\n"
    "Вопрос: И в дождь?\n\nЗ. И. Лыков: И в дождь.\n\nВопрос (агентство «Причал»): Поляки недовольны.\n\n"
    "З. И. Лыков: Мы слышали.\n"
)
MASTHEAD = (
    "'Dark is dark'\n\nThe Pier Review | The interview\n\nOleh Hrom was a diver once. He is the only member of Ukraine's "
    "delegation who can swim.\n\nWas it dark?\n\nIt was. I could see nothing.\n\nDid you swim?\n\nI did, twice.\n"
)
ABROAD = (
    "Остап Луг: «Ліхтар наш»\n\nПосол України в Туреччині — про ліхтарі й чайок\n\n"
    "КОРЕСПОНДЕНТ: Ліхтар згас?\n\nЛУГ: Згас. Ми його полагодимо.\n\nКОРЕСПОНДЕНТ: Коли?\n\nЛУГ: Восени.\n\n"
    "КОРЕСПОНДЕНТ: А чайки?\n\nЛУГ: Чайки зачекають.\n"
)


@pytest.mark.parametrize(
    ("text", "count", "who", "party", "carried"),
    [
        (MARKED, 3, {"Jane Roe"}, {"US"}, ()),
        (INITIALS, 3, {"Adam Lis"}, {"Poland"}, ("Elbe Post",)),
        (BRIEFING, 3, {"Ms. Pell"}, {"US"}, ()),
        (TWO, 4, {"Ян Зелинский", "Луи Реми"}, {"Poland", "France"}, ()),
        (OUTLET, 3, {"Ян Зелинский"}, {"Poland"}, ("«Маяк»",)),
        (FORMER, 3, {"Остап Луг"}, {"Ukraine"}, ()),
        (ADDRESSED, 3, {"Егор Титов"}, {"Russia"}, ()),
        (CAPITALS, 3, {"Jane Roe"}, {"US"}, ()),
        (BARE, 3, {"Jane Roe"}, {"US"}, ()),
        (REPORTERS, 5, {"Adam Lis", "Jane Roe"}, {"Poland", "US"}, ()),
        (SURNAME, 3, {"Захара Лыкова"}, {"Russia"}, ()),
        (MASTHEAD, 2, {"Oleh Hrom"}, {"Ukraine"}, ()),
        (ABROAD, 3, {"Остап Луг"}, {"Ukraine"}, ()),
    ],
)
def test_whose_the_answers_are(text: str, count: int, who: set[str], party: set[str], carried: tuple[str, ...]) -> None:
    """Marks without a question mark, initials, a name that the end tells, a briefing, two who answer, a reprint."""
    found = [a for a in answers(text) if not a[2].startswith(("«", "'"))]
    assert len(found) >= count
    assert {a[0] for a in found} == who
    assert {a[1] for a in found} == party
    assert {a[3] for a in found} == {carried}


@pytest.mark.parametrize(
    "text",
    [
        # nobody is named for whom she speaks, or two parties are
        BRIEFING.replace("Washington, DC\n\n", ""),
        BRIEFING.replace("Washington, DC", "Washington and Warsaw"),
        # another's briefing about it
        BRIEFING.replace("Washington, DC", "The harbour union on Washington"),
        BRIEFING.replace("Washington, DC", "The harbour union in a talk about the United States"),
        BRIEFING.replace("Washington, DC", "The harbour union, United States"),
        # no briefing
        BRIEFING.replace("press briefing", "picnic"),
        # a delegation that he only met
        MASTHEAD.replace(
            "is the only member of Ukraine's delegation who can swim", "met a member of Ukraine's delegation"
        ),
        # the outlet's own talk says nothing of who would answer
        MARKED.replace(
            "Jane Roe, the US harbour envoy, spoke to us.", "We spoke to two envoys of the US, Roe and Pell."
        ),
    ],
)
def test_who_is_not_told_is_nobody(text: str) -> None:
    """Where the text does not tell for whom somebody answers, nobody's words are anybody's."""
    assert {a[1] for a in answers(text)} <= {None}


def test_what_a_reporter_puts_is_no_answer() -> None:
    """Whoever asks once or for whichever paper."""
    assert not any(a[2].startswith(("Reporter", "Russia", "Ida", "Minister, ", "And who")) for a in answers(REPORTERS))
    assert not any(a[2].startswith(("Вопрос", "Поляки")) for a in answers(SURNAME))
    # words with a colon go on with the answer
    more = REPORTERS.replace("Envoy Roe: It is bright.", "One thing is sure: the lamp is ours.")
    assert ("Adam Lis", "Poland", "One thing is", ()) in answers(more)


def test_what_has_no_name_goes_on_with_the_turn_before_it() -> None:
    """With the question too, where the answers have names."""
    text = (
        "The lamp row\n\nUkraine's lamp minister Oleh Rud spoke on Pier TV.\n\nIDA KERR: The lamp is lit. Look at it.\n\n"
        "I have heard from the Poles that they mind. Do you?\n\nRUD: I don't.\n\nIt is ours.\n\n"
        "KERR: Take another look.\n\nRUD: I have seen it.\n\nKERR: And the Russians?\n\nRUD: Ask them.\n"
    )
    assert [a[2] for a in answers(text)] == ["I don't.", "It is ours.", "I have seen ", "Ask them."]


@pytest.mark.parametrize(
    "text",
    [
        "Q&A: the pier lamp\n\nUS envoy Jane Roe lit a lamp on Monday. Here is what is known.\n\n"
        "Q: Who pays?\n\nA: The Poles do. Russia will not.\n\nQ: Is it bright?\n\nA: Yes. Ukraine wants it dimmed.\n",
        "Всё о лампе\n\nПосол США Карл Биндер зажёг лампу на пирсе.\n\nВопрос: Кто платит?\n\n"
        "Ответ: Поляки. Россия платить не будет.\n\nВопрос: Яркая ли она?\n\nОтвет: Да. Украина просит притушить.\n",
        "Все про лампу\n\nПосол США Карл Біндер запалив лампу на пірсі.\n\nПитання: Хто платить?\n\n"
        "Відповідь: Поляки. Росія не платитиме.\n\nПитання: Чи яскрава вона?\n\nВідповідь: Так. Україна просить пригасити.\n",
    ],
)
def test_an_outlets_own_questions_and_answers_are_nobodys_words(text: str) -> None:
    """Nobody in them says "you" or "I", and what a state wants in them is told by the outlet."""
    found = attributions(parse(text, source="x"), parties=PARTIES)
    assert answers(text) == []
    assert all(a.chain == () for a in found if any(s.party == "Ukraine" for s in a.speakers))


def test_a_talk_of_ones_own_is_carried_by_nobody() -> None:
    """Only what was printed elsewhere has the other outlet between."""
    assert {a[3] for a in answers(INITIALS.replace("printed here in translation, ", ""))} == {()}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [(OUTLET, "Russia"), (INITIALS.replace("Your crew is tired.", "Russia: a threat?"), "Russia")],
)
def test_a_label_tells_nothing(text: str, wrong: str) -> None:
    """The colon behind who asks ascribes nothing to whom the question names."""
    assert wrong not in {s.party for a in attributions(parse(text, source="x"), parties=PARTIES) for s in a.speakers}


def test_what_is_put_between_two_answers_is_no_answer() -> None:
    """A short paragraph that somebody answers with "I" is the asker's, where answers are single paragraphs."""
    text = (
        "The lamp\n\nUkraine's lamp envoy Oleh Rud sat down with us.\n\nWill you light it?\n\nWe will.\n\n"
        "The Poles want it dark.\n\nI heard that. It is odd.\n\nDo you mind?\n\nNot me.\n"
    )
    assert [a[2] for a in answers(text)] == ["We will.", "I heard that", "Not me."]
    pressed = text.replace("The Poles want it dark.", "A Pole told our colleagues it is dark.")
    assert [a[2] for a in answers(pressed)] == ["We will.", "I heard that", "Not me."]
    longer = text.replace("I heard that. It is odd.", "Lamps stay lit all night.")
    assert [a[2] for a in answers(longer)][1:3] == ["The Poles wa", "Lamps stay l"]


def test_paragraphs_that_open_with_capitals_are_no_turns() -> None:
    """Abbreviations at the head of a report ask nobody."""
    text = (
        "The pier\n\nNATO Secretary Roe wants a lamp.\n\nEU Commissioner Pell asked who pays?\n\nNATO Admirals shrug.\n\n"
        "EU Officials left early.\n\nThe US envoy stayed.\n"
    )
    assert answers(text) == []


@pytest.mark.parametrize(
    ("answer", "party"),
    [
        ("My Polish colleague told me that the lamp is lit.", "Poland"),
        ("My colleague told me that the lamp is lit.", None),
        ("My colleague in Warsaw told me that the lamp is lit.", None),
        ("My watch told me that the Polish lamp is lit.", None),
    ],
)
def test_my_colleague_is_of_the_state_that_is_named(answer: str, party: str | None) -> None:
    """And of none where none is."""
    article = parse(MARKED.replace("So they do.", answer), source="x")
    told = [a for a in attributions(article, parties=PARTIES) if a.cue is not None and a.cue.of(article.text) == "told"]
    assert [s.party for a in told for s in a.speakers] == ([party] if party else [])
