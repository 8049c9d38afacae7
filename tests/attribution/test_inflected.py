"""Who said what in Russian and Ukrainian: order is free, case tells the subject."""

from __future__ import annotations

import pytest

import stance
from stance.records import Attribution

PARTIES = ("US", "Russia", "Ukraine")


def found(text: str, language: str) -> tuple[Attribution, ...]:
    """The attributions of a text in the given language."""
    article = stance.parse(text + "\n", source="x").model_copy(update={"language": language})
    return stance.attributions(article, parties=PARTIES)


def said(text: str, language: str) -> list[tuple[str, str]]:
    """Source and content of each attribution, as they stand in the text."""
    return [
        (a.source.of(text) if a.source else "", " ".join(c.of(text) for c in a.content)) for a in found(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Мэр Анна Лунёва заявила, что мост закроют.", "Мэр Анна Лунёва", "что мост закроют"),
        ("ru", "Мост закроют, сообщила мэр Анна Лунёва.", "мэр Анна Лунёва", "Мост закроют"),
        ("ru", "«Мост закроют», — сказал представитель порта.", "представитель порта", "«Мост закроют»"),
        ("ru", "Представитель порта сказал: «Мост закроют завтра».", "Представитель порта", "«Мост закроют завтра»"),
        ("ru", "По словам Лунёвой, мост закроют.", "Лунёвой", "мост закроют"),
        ("ru", "Мост, по её словам, закроют.", "её", "Мост закроют"),
        ("ru", "Лунёва пообещала открыть мост к весне.", "Лунёва", "открыть мост к весне"),
        ("ru", "В мэрии заявили, что мост закроют.", "мэрии", "что мост закроют"),
        ("ru", "Пекин, утверждают двое дипломатов, опасается срыва.", "двое дипломатов", "Пекин опасается срыва"),
        ("ru", "Жители посёлка против того, чтобы мост закрыли.", "Жители посёлка", "чтобы мост закрыли"),
        (
            "uk",
            "Міська голова Анна Луньова заявила, що міст закриють.",
            "Міська голова Анна Луньова",
            "що міст закриють",
        ),
        ("uk", "Міст закриють, повідомила речниця порту.", "речниця порту", "Міст закриють"),
        ("uk", "«Міст закриють», — сказав речник порту.", "речник порту", "«Міст закриють»"),
        ("uk", "За словами Луньової, міст закриють.", "Луньової", "міст закриють"),
        ("uk", "Сапери заборонили нам заходити в ліс.", "Сапери", "заходити в ліс"),
        ("uk", "У мерії заявили, що міст закриють.", "мерії", "що міст закриють"),
        ("uk", "Лікар вийшов, зняв маску й каже: «Готуйтеся забирати додому».", "Лікар", "«Готуйтеся забирати додому»"),
    ],
)
def test_source_and_content(language: str, text: str, source: str, content: str) -> None:
    """Verb before or behind its subject, frames without a verb, institutions in the locative."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text", "name", "party", "capacity"),
    [
        (
            "ru",
            "Пресс-секретарь Кремля Дмитрий Песков заявил, что мост закроют.",
            "Dmitry Peskov",
            "Russia",
            "official",
        ),
        ("ru", "В Кремле заявили, что мост закроют.", "Кремль", "Russia", "official"),
        ("ru", "Мост закроют, сообщил Владимир Зеленский.", "Volodymyr Zelensky", "Ukraine", "official"),
        ("uk", "Президент Володимир Зеленський заявив, що міст закриють.", "Volodymyr Zelensky", "Ukraine", "official"),
        ("uk", "За словами Дмитра Пєскова, міст закриють.", "Dmitry Peskov", "Russia", "official"),
    ],
)
def test_speakers_are_resolved_in_any_case(language: str, text: str, name: str, party: str, capacity: str) -> None:
    """A name in the genitive or instrumental means the same person; a seat in the locative its government."""
    (attribution,) = [a for a in found(text, language) if a.within is None]
    (speaker,) = attribution.speakers
    assert (speaker.name, speaker.party, speaker.capacity) == (name, party, capacity)


@pytest.mark.parametrize(
    ("language", "text", "hops"),
    [
        ("ru", "«Мост закроют в понедельник», — цитирует ТАСС Лунёву.", ["ТАСС"]),
        ("ru", "Посол рассказал агентству Reuters, что мост закроют.", ["Reuters"]),
        ("ru", "Через своего адвоката обвиняемый передал, что мост закроют.", ["своего адвоката"]),
        ("ru", "Алла Ветрова — «Спорту»: «Мост закроют завтра».", ["Спорту"]),
        ("uk", "Через адвокатку затриманий передав, що міст закриють.", ["адвокатку"]),
        ("uk", "Кремль хоче миру, сказав посол Олег Віткун.", ["Олег Віткун"]),
    ],
)
def test_who_passes_it_on(language: str, text: str, hops: list[str]) -> None:
    """Agencies, messengers and those who speak for others are hops."""
    chains = [[h.name for h in a.chain] for a in found(text, language)]
    assert hops in chains, chains


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мост закрыли в понедельник, движение идёт в объезд."),
        ("ru", "Если Москва скажет, что согласна, переговоры начнутся."),
        ("uk", "Міст закрили в понеділок, рух іде в об’їзд."),
        ("uk", "Роман «Тигролови» вийшов друком."),
    ],
)
def test_plain_reporting_is_nobody_s_words(language: str, text: str) -> None:
    """No cue, no attribution; a title in quotation marks is none."""
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "speaker", "party", "capacity"),
    [
        ("uk", "Міністр оборони Іван Коваль сказав, що дощитиме.", "Іван Коваль", "Ukraine", "official"),
        ("uk", "Міністр оборони РФ Іван Петров сказав, що дощитиме.", "Іван Петров", "Russia", "official"),
        ("uk", "Його російська колега Тамара Юріна сказала, що дощитиме.", "Тамара Юріна", "Russia", "official"),
        ("uk", "Радниця керівника Офісу президента Ніна Гай сказала, що дощитиме.", "Ніна Гай", "Ukraine", "official"),
        (
            "uk",
            "Уповноважена Верховної Ради з прав людини Ніна Гай сказала, що дощитиме.",
            "Ніна Гай",
            "Ukraine",
            "legislator",
        ),
        ("uk", "Конгресмен-демократ Луїс Рей сказав, що дощитиме.", "Луїс Рей", "US", "legislator"),
        ("uk", "Адміністрація Трампа заявила, що дощитиме.", "Адміністрація Трампа", "US", "official"),
        (
            "ru",
            "Чиновник администрации Байдена заявил, что дождь пройдет.",
            "Чиновник администрации Байдена",
            "US",
            "unnamed",
        ),
        ("ru", "Глава российской делегации Иван Котов заявил, что дождь пройдет.", "Иван Котов", "Russia", "official"),
        ("ru", "Депутат Госдумы Иван Котов заявил, что дождь пройдет.", "Иван Котов", "Russia", "legislator"),
        ("ru", "Сотрудник МИД России заявил, что дождь пройдет.", "Сотрудник МИД России", "Russia", "unnamed"),
        (
            "ru",
            "Источник в украинской делегации заявил, что дождь пройдет.",
            "Источник в украинской делегации",
            "Ukraine",
            "unnamed",
        ),
        ("ru", "Замглавы американского Минфина Дин Росс заявил, что дождь пройдет.", "Дин Росс", "US", "official"),
        (
            "ru",
            "Госсекретарь США Дин Росс вышел. Американец заявил, что дождь пройдет.",
            "Дин Росс",
            "US",
            "official",
        ),
    ],
)
def test_whose_voice(language: str, text: str, speaker: str, party: str, capacity: str) -> None:
    """Offices, bodies and people by whom they serve, whatever the order and the case."""
    heard = {(s.name, s.party, s.capacity) for a in found(text, language) for s in a.speakers}
    assert (speaker, party, capacity) in heard


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        (
            "uk",
            "Мер Іван Коваль розповів іншу історію: мовляв, міст закрили давно.",
            "Мер Іван Коваль",
            "міст закрили давно",
        ),
        ("ru", "Мэр Иван Котов развёл руками: мол, мост закрыли давно.", "Мэр Иван Котов", "мост закрыли давно"),
        ("ru", "Сообщения о закрытии моста он назвал выдумкой.", "он", "Сообщения о закрытии моста выдумкой"),
        (
            "ru",
            "Министр Иван Котов, рассказал Дин Росс, план поддержал и требует денег.",
            "Министр Иван Котов",
            "денег",
        ),
    ],
)
def test_more_shapes(language: str, text: str, source: str, content: str) -> None:
    """So-said, a naming whose object stands before, and what goes on behind a parenthesis."""
    assert (source, content) in said(text, language)


def test_its_envoy_is_of_the_state_named_before() -> None:
    """ "Его спецпредставитель" behind a sentence that names one state only."""
    text = "Советник Иван Котов уехал.\n\nПосредничает Украина. Её спецпредставитель Рустам Холматов заявил, что дождь пройдет."
    assert [(s.name, s.party) for a in found(text, "ru") for s in a.speakers] == [("Рустам Холматов", "Ukraine")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Слухи, будто Москва предложила поделиться процентами, он назвал враньём."),
        ("ru", "Сообщения, что Киев отказался от плана, Иван Котов опроверг."),
        ("uk", "Чутки, нібито Київ погодився на план, він назвав брехнею."),
    ],
)
def test_what_rumours_tell_is_nobodys_stance(language: str, text: str) -> None:
    """A rumour that is doubted or denied gives no party a position."""
    assert {s.party for a in found(text, language) for s in a.speakers} <= {None}


def test_a_council_is_no_gladness() -> None:
    """In "Верховной рады" a noun stands with its adjective: nobody is glad of anything."""
    article = stance.parse(
        "Новости\n\nДепутат Верховной рады Аркадий Зимин считает, что дело надо отложить.\n", source="x"
    )
    (said,) = stance.attributions(article)
    assert [s.party for s in said.speakers] == ["Ukraine"]
    assert [c.of(article.text) for c in said.content] == ["что дело надо отложить"]


@pytest.mark.parametrize(
    ("text", "language", "who", "what"),
    [
        ("Предложение США остановить паром отверг представитель МИД России.", "ru", "МИД России", "Предложение США"),
        ("Предложение США отверг Кремль.", "ru", "Кремль", "Предложение США"),
        ("Пропозицію США зупинити пором відкинув речник МЗС України.", "uk", "МЗС України", "Пропозицію США"),
        ("Пропозицію США відкинув Кремль.", "uk", "Кремль", "Пропозицію США"),
        ("Цього тижня США відкинули план.", "uk", "United States", "план"),
        ("Власти США отвергли план.", "ru", "Власти США", "план"),
    ],
)
def test_whose_a_plan_is_does_not_answer_it(text: str, language: str, who: str, what: str) -> None:
    """Capitals that cannot be bent hang on the noun before them: "предложение США отверг Кремль"."""
    answer = next(a for a in found(text, language) if a.cue and a.cue.of(text).startswith(("отверг", "відкин")))
    assert [who in s.name for s in answer.speakers] == [True]
    assert answer.content[0].of(text).startswith(what)


@pytest.mark.parametrize(
    ("text", "language", "condition"),
    [
        (
            "Глава МИД России Пётр Листов заявил, что гавань откроют лишь после того, как буи уберут.",
            "ru",
            "лишь после того, как буи уберут",
        ),
        (
            "Глава МИД России Пётр Листов заявил, что Москва откроет гавань при условии, что буи уберут, и уйдёт.",
            "ru",
            "при условии, что буи уберут",
        ),
        (
            "Речник МЗС України Іван Лист заявив, що Київ підпише план за умови, що буї приберуть.",
            "uk",
            "за умови, що буї приберуть",
        ),
        ("Речник МЗС України Іван Лист заявив: «Підпишемо, якщо буї приберуть».", "uk", "якщо буї приберуть"),
    ],
)
def test_a_condition_has_its_clause(text: str, language: str, condition: str) -> None:
    """What it is tied to is told whole, and "умова" in it is nobody's demand."""
    (one,) = found(text, language)
    assert one.condition is not None
    assert one.condition.of(text) == condition


@pytest.mark.parametrize("text", ["Паром закрыт —", "Пором закрито —", "Паром закрыт — .", "Паром — паром —"])
def test_a_dash_at_the_end_signs_nothing(text: str) -> None:
    """Nobody stands behind it."""
    assert [a for a in stance.attributions(stance.parse(f"Реки\n\n{text}", source="x")) if a.speakers] == []
