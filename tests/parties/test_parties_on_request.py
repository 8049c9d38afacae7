"""The packaged parties that are read where they are asked for: their people, ministries and capitals, and what is not theirs."""

from __future__ import annotations

from datetime import date

import pytest

from stance.analyze import analyze
from stance.ingest import parse

ON = date(2025, 10, 1)


def holders(text: str, language: str, *parties: str, on: date = ON) -> set[tuple[str, str, str | None]]:
    """Party, holder and capacity of each position of a text."""
    article = parse(text, source="x").model_copy(update={"language": language, "date": on})
    found = analyze(article, engine="offline", parties=list(parties)).positions
    return {(p.party, p.holder, p.speaker.capacity) for p in found}


SPOKEN = {
    "Germany": {
        "en": [
            ("Government spokesman Stefan Kornelius rejected the ferry plan.", "Stefan Kornelius"),
            ("Defense Minister Boris Pistorius rejected the ferry plan.", "Boris Pistorius"),
            ("Berlin rejected the ferry plan.", "Berlin"),
            ("The German Foreign Ministry rejected the ferry plan.", "German Foreign Ministry"),
        ],
        "ru": [
            ("Канцлер Фридрих Мерц отверг паромный план.", "Friedrich Merz"),
            ("В Берлине отвергли паромный план.", "Берлин"),
        ],
        "uk": [
            ("Міністр оборони Борис Пісторіус відкинув поромний план.", "Boris Pistorius"),
            ("У Берліні відкинули поромний план.", "Берлін"),
        ],
    },
    "France": {
        "en": [
            ("Foreign Minister Jean-Noel Barrot rejected the ferry plan.", "Jean-Noël Barrot"),
            ("Paris rejected the ferry plan.", "Paris"),
        ],
        "ru": [
            ("Президент Эмманюэль Макрон отверг паромный план.", "Emmanuel Macron"),
            ("В Париже отвергли паромный план.", "Париж"),
        ],
        "uk": [
            ("Президент Еммануель Макрон відкинув поромний план.", "Emmanuel Macron"),
            ("У Парижі відкинули поромний план.", "Париж"),
        ],
    },
    "Poland": {
        "en": [
            ("Foreign Minister Radoslaw Sikorski rejected the ferry plan.", "Radosław Sikorski"),
            ("Warsaw rejected the ferry plan.", "Warsaw"),
        ],
        "ru": [
            ("Министр обороны Владислав Косиняк-Камыш отверг паромный план.", "Władysław Kosiniak-Kamysz"),
            ("В Варшаве отвергли паромный план.", "Варшава"),
        ],
        "uk": [
            ("Президент Кароль Навроцький відкинув поромний план.", "Karol Nawrocki"),
            ("У Варшаві відкинули поромний план.", "Варшава"),
        ],
    },
    "Belarus": {
        "en": [
            ("Foreign Minister Maxim Ryzhenkov rejected the ferry plan.", "Maxim Ryzhenkov"),
            ("Minsk rejected the ferry plan.", "Minsk"),
        ],
        "ru": [
            ("Пресс-секретарь Наталья Эйсмонт отвергла паромный план.", "Natalya Eismont"),
            ("В Минске отвергли паромный план.", "Минск"),
        ],
        "uk": [
            ("Міністр оборони Віктор Хренін відкинув поромний план.", "Viktor Khrenin"),
            ("У Мінську відкинули поромний план.", "Мінськ"),
        ],
    },
    "Turkey": {
        "en": [
            ("Foreign Minister Hakan Fidan rejected the ferry plan.", "Hakan Fidan"),
            ("Ankara rejected the ferry plan.", "Ankara"),
        ],
        "ru": [
            ("Министр обороны Яшар Гюлер отверг паромный план.", "Yaşar Güler"),
            ("В Анкаре отвергли паромный план.", "Анкара"),
        ],
        "uk": [
            ("Президент Реджеп Таїп Ердоган відкинув поромний план.", "Recep Tayyip Erdoğan"),
            ("В Анкарі відкинули поромний план.", "Анкара"),
        ],
    },
    "Israel": {
        "en": [
            ("Military spokesman Effie Defrin rejected the ferry plan.", "Effie Defrin"),
            ("Defense Minister Israel Katz rejected the ferry plan.", "Israel Katz"),
            ("Jerusalem rejected the ferry plan.", "Jerusalem"),
        ],
        "ru": [
            ("Министр обороны Исраэль Кац отверг паромный план.", "Israel Katz"),
            ("В ЦАХАЛе отвергли паромный план.", "ЦАХАЛ"),
            ("В Тель-Авиве отвергли паромный план.", "Тель-Авив"),
        ],
        "uk": [
            ("Міністр закордонних справ Гідеон Саар відкинув поромний план.", "Gideon Sa'ar"),
            ("У Єрусалимі відкинули поромний план.", "Єрусалим"),
        ],
    },
    "Iran": {
        "en": [
            ("Foreign Ministry spokesman Esmail Baghaei rejected the ferry plan.", "Esmaeil Baghaei"),
            ("Foreign Minister Abbas Araqchi rejected the ferry plan.", "Abbas Araghchi"),
            ("Tehran rejected the ferry plan.", "Tehran"),
        ],
        "ru": [
            ("Глава МИД Аббас Аракчи отверг паромный план.", "Abbas Araghchi"),
            ("В Тегеране отвергли паромный план.", "Тегеран"),
        ],
        "uk": [
            ("Президент Масуд Пезешкіан відкинув поромний план.", "Masoud Pezeshkian"),
            ("У Тегерані відкинули поромний план.", "Тегеран"),
        ],
    },
    "Saudi Arabia": {
        "en": [
            ("Foreign Minister Prince Faisal bin Farhan rejected the ferry plan.", "Faisal bin Farhan"),
            ("Riyadh rejected the ferry plan.", "Riyadh"),
        ],
        "ru": [
            ("Министр иностранных дел Фейсал бен Фархан отверг паромный план.", "Faisal bin Farhan"),
            ("В Эр-Рияде отвергли паромный план.", "Эр-Рияд"),
        ],
        "uk": [
            ("Міністр оборони Халід бін Салман відкинув поромний план.", "Khalid bin Salman"),
            ("В Ер-Ріяді відкинули поромний план.", "Ер-Ріяд"),
        ],
    },
    "India": {
        "en": [
            ("External Affairs Ministry spokesman Randhir Jaiswal rejected the ferry plan.", "Randhir Jaiswal"),
            ("External Affairs Minister S. Jaishankar rejected the ferry plan.", "Subrahmanyam Jaishankar"),
            ("New Delhi rejected the ferry plan.", "New Delhi"),
        ],
        "ru": [
            ("Премьер-министр Нарендра Моди отверг паромный план.", "Narendra Modi"),
            ("В Дели отвергли паромный план.", "Дели"),
        ],
        "uk": [
            ("Прем’єр-міністр Нарендра Моді відкинув поромний план.", "Narendra Modi"),
            ("У Делі відкинули поромний план.", "Делі"),
        ],
    },
    "UN": {
        "en": [
            ("UN spokesman Stephane Dujarric rejected the ferry plan.", "Stéphane Dujarric"),
            ("UN Secretary-General António Guterres rejected the ferry plan.", "António Guterres"),
            ("The UN Security Council rejected the ferry plan.", "UN Security Council"),
            ("UN human rights chief Volker Turk rejected the ferry plan.", "Volker Türk"),
            ("UNHCR rejected the ferry plan.", "UNHCR"),
        ],
        "ru": [
            ("Генсек ООН Антониу Гутерриш отверг паромный план.", "António Guterres"),
            ("Совбез ООН отверг паромный план.", "Совбез ООН"),
        ],
        "uk": [
            ("Речник генсека ООН Стефан Дюжаррік відкинув поромний план.", "Stéphane Dujarric"),
            ("Радбез ООН відкинув поромний план.", "Радбез ООН"),
        ],
    },
}


@pytest.mark.parametrize(
    ("party", "language", "text", "holder"),
    [
        (party, language, text, holder)
        for party, languages in SPOKEN.items()
        for language, spoken in languages.items()
        for text, holder in spoken
    ],
)
def test_its_people_bodies_and_capital_speak_for_it(party: str, language: str, text: str, holder: str) -> None:
    """A spokesman, a minister, a ministry and the capital are known without the state's name beside them."""
    assert (party, holder, "official") in holders(text, language, party)


@pytest.mark.parametrize(
    ("party", "language", "text"),
    [
        ("Turkey", "en", "Turkish columnist Aylin Dere rejected the ferry plan."),
        ("Turkey", "en", "Former Turkish foreign minister Ahmet Davutoglu rejected the ferry plan."),
        ("Turkey", "en", "Opposition leader Ozgur Ozel rejected the ferry plan."),
        ("Turkey", "ru", "Турецкий обозреватель Айлин Дере отвергла паромный план."),
        ("Turkey", "uk", "Турецький оглядач Айлін Дере відкинула поромний план."),
        ("France", "en", "Paris Hilton rejected the ferry plan."),
        ("France", "en", "The striker of Paris Saint-Germain rejected the transfer plan."),
        ("France", "ru", "Бывший министр обороны Франции Эрве Морен отверг паромный план."),
        ("France", "en", "Marine Le Pen rejected the ferry plan."),
        ("Germany", "en", "The coach of Bayern Munich rejected the transfer plan."),
        ("Germany", "en", "Former chancellor Angela Merkel rejected the ferry plan."),
        ("Germany", "en", "Alice Weidel rejected the ferry plan."),
        ("Germany", "uk", "Колишній міністр економіки Роберт Габек відкинув поромний план."),
        ("Poland", "en", "Former prime minister Mateusz Morawiecki rejected the ferry plan."),
        ("Poland", "en", "Polish-born economist Ada Lis rejected the ferry plan."),
        ("Belarus", "en", "Sviatlana Tsikhanouskaya rejected the ferry plan."),
        ("Belarus", "ru", "Светлана Тихановская отвергла паромный план."),
        ("Belarus", "uk", "Світлана Тихановська відкинула поромний план."),
        ("Israel", "en", "Israeli historian Noa Gil rejected the ferry plan."),
        ("Israel", "en", "Opposition leader Yair Lapid rejected the ferry plan."),
        ("Israel", "en", "The captain of Maccabi Tel Aviv rejected the transfer plan."),
        ("Israel", "ru", "Лидер оппозиции Яир Лапид отверг паромный план."),
        ("Iran", "en", "Iranian-born economist Dara Nur rejected the ferry plan."),
        ("Iran", "en", "Iran-backed fighters rejected the ferry plan."),
        ("Iran", "en", "Reza Pahlavi rejected the ferry plan."),
        ("Iran", "en", "Former foreign minister Mohammad Javad Zarif rejected the ferry plan."),
        ("Saudi Arabia", "en", "Saudi activist Lina Omar rejected the ferry plan."),
        ("India", "en", "Fishermen of the Indian Ocean rejected the ferry plan."),
        ("India", "en", "American Indian leaders rejected the ferry plan."),
        ("India", "en", "Opposition leader Rahul Gandhi rejected the ferry plan."),
        ("India", "en", "Indiana lawmakers rejected the ferry plan."),
        ("UN", "en", "A UN-backed militia rejected the ferry plan."),
        ("UN", "en", "The Russian ambassador to the United Nations rejected the ferry plan."),
        ("UN", "en", "UN special rapporteur Francesca Albanese rejected the ferry plan."),
        ("UN", "ru", "Постпред России при ООН отверг паромный план."),
        ("UN", "uk", "Постпред України при ООН відкинув поромний план."),
        ("UN", "en", "Who rejected the ferry plan? The union of the sailors rejected it."),
        ("Georgia", "en", "Georgia Gov. Ann Mears rejected the ferry plan."),
        ("Jordan", "en", "Rep. Jim Jordan rejected the ferry plan."),
    ],
)
def test_what_is_near_a_party_does_not_speak_for_it(party: str, language: str, text: str) -> None:
    """A columnist, somebody out of office, the opposition, a club, an ocean or a militia is no official of it."""
    assert not {h for h in holders(text, language, party) if h[0] == party and h[2] == "official"}


@pytest.mark.parametrize(
    ("on", "party"), [(date(2012, 5, 3), "Poland"), (date(2017, 5, 3), "EU"), (date(2025, 5, 3), "Poland")]
)
def test_who_went_from_one_party_to_another_is_whose_the_day_says(on: date, party: str) -> None:
    """He led a government, then the council of the union, then the government again."""
    found = holders("Donald Tusk rejected the ferry plan.", "en", "Poland", "EU", on=on)
    assert {(p, c) for p, _, c in found} == {(party, "official")}


@pytest.mark.parametrize(
    ("text", "parties", "on", "told"),
    [
        ("Annalena Baerbock rejected the ferry plan.", ("Germany", "UN"), date(2025, 11, 20), ("UN", "Annalena Baerbock", "official")),
        ("Annalena Baerbock rejected the ferry plan.", ("Germany", "UN"), date(2024, 3, 1), ("Germany", "Annalena Baerbock", "official")),
        ("Khaled El-Enany rejected the ferry plan.", ("UN",), date(2026, 2, 1), ("UN", "Khaled El-Enany", "official")),
        ("Audrey Azoulay rejected the ferry plan.", ("UN",), date(2026, 2, 1), ("UN", "Audrey Azoulay", "former")),
        ("David Barnea rejected the ferry plan.", ("Israel",), date(2026, 5, 1), ("Israel", "David Barnea", "official")),
        ("David Barnea rejected the ferry plan.", ("Israel",), date(2026, 9, 1), ("Israel", "David Barnea", "former")),
        ("Roman Gofman rejected the ferry plan.", ("Israel",), date(2026, 3, 1), ("Israel", "Roman Gofman", "official")),
    ],
)  # fmt: skip
def test_who_followed_whom(text: str, parties: tuple[str, ...], on: date, told: tuple[str, str, str]) -> None:
    """Whose somebody is, and whether still in office, is as of the article's date."""
    assert holders(text, "en", *parties, on=on) == {told}
