"""Who is who in a text."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

import stance
from stance.ingest import parse
from stance.options import Options
from stance.parties import Roster, load_parties, resolve
from stance.text import sentences

PARTIES = ("US", "Russia", "Ukraine")


def roster(text: str, *, on: date | None = None, parties: tuple[str, ...] = PARTIES) -> Roster:
    """The roster of a small text."""
    article = parse(text + "\n", source="x", options=Options(date=on))
    return resolve(article, sentences(article), load_parties(parties))


def actors(text: str, **more: object) -> list[tuple[str, str, str | None, str | None]]:
    """Each mention: its words, who it is, the party, the capacity."""
    found = roster(text, **more)  # type: ignore[arg-type]
    return [(s.of(text), a.name, a.party, a.capacity) for s, a in found.mentions]


def one(text: str, words: str, **more: object) -> tuple[str, str | None, str | None]:
    """Who the mention with the given words is."""
    return next((n, p, c) for w, n, p, c in actors(text, **more) if w == words)


def test_an_office_explains_the_later_short_name() -> None:
    """ "Kremlin spokesman Oleg Petrov" makes "Petrov" Russia's."""
    text = "Kremlin spokesman Oleg Petrov spoke on Monday. Later Petrov left."
    assert one(text, "Petrov") == ("Oleg Petrov", "Russia", "official")


def test_a_role_means_whoever_has_it() -> None:
    """ "The US envoy" and "the envoy" are the envoy named before."""
    text = "US special envoy Jane Roe landed in Oslo. The US envoy smiled. On Friday the envoy left."
    assert one(text, "The US envoy") == ("Jane Roe", "US", "official")
    assert one(text, "the envoy") == ("Jane Roe", "US", "official")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Now Senator Ann Poe (D-Md.) spoke.", "Senator Ann Poe", ("Ann Poe", "US", "legislator")),
        ("Now former US ambassador Max Roe spoke.", "former US ambassador Max Roe", ("Max Roe", "US", "former")),
        (
            "Now the US ambassador to Norway, Jane Roe, spoke.",
            "the US ambassador to Norway, Jane Roe",
            ("Jane Roe", "US", "official"),
        ),
        ("Now Max Roe, an analyst at a bank, spoke.", "Max Roe", ("Max Roe", None, "expert")),
        ("Now Max Roe, a spokesman for the Pentagon, spoke.", "Max Roe", ("Max Roe", "US", "official")),
        ("Now Turkish President Ali Kaya spoke.", "Turkish President Ali Kaya", ("Ali Kaya", None, "official")),
        ("Now the Trump administration spoke.", "the Trump administration", ("Trump administration", "US", "official")),
        ("Now Russian lawmakers voted.", "Russian lawmakers", ("Russian lawmakers", "Russia", "legislator")),
        ("Now Ukrainian officials spoke.", "Ukrainian officials", ("Ukrainian officials", "Ukraine", "unnamed")),
        ("Now Moscow spoke.", "Moscow", ("Moscow", "Russia", "official")),
    ],
)
def test_capacity_and_party_come_from_the_words_around_a_name(
    text: str, words: str, expected: tuple[str, str | None, str | None]
) -> None:
    """A senator, a former minister or an analyst is not the government."""
    assert one(text, words) == expected


def test_offices_count_as_of_the_article_s_date() -> None:
    """Somebody known holds an office only between its dates."""
    text = "Later Dmytro Kuleba spoke."
    assert one(text, "Dmytro Kuleba", on=date(2022, 3, 1))[2] == "official"
    assert one(text, "Dmytro Kuleba", on=date(2026, 3, 1))[2] == "former"
    assert one(text, "Dmytro Kuleba")[1:] == ("Ukraine", None)


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    """Ordinary words are not taken for people."""
    text = "Nobody came. Whereas others stayed, Talks went on."
    assert not [n for _, n, _, _ in actors(text) if n in {"Nobody", "Whereas"}]


def test_a_free_name_is_a_party() -> None:
    """A company asked for by name has its chief and its spokespeople."""
    text = "Now Tesla spokeswoman Ann Poe spoke."
    assert one(text, "Tesla spokeswoman Ann Poe", parties=("Tesla",)) == ("Ann Poe", "Tesla", "official")


def test_every_mention_is_where_it_says() -> None:
    """Mentions are in order and do not overlap."""
    text = "US President Donald Trump met Russian President Vladimir Putin. The Kremlin and Kyiv spoke. Putin left."
    spans = [s for s, _ in roster(text).mentions]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert [s.of(text) for s in spans][:2] == ["US President Donald Trump", "Russian President Vladimir Putin"]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Sen. Ann Poe of Oregon spoke.", "Sen. Ann Poe", ("Ann Poe", "US", "legislator")),
        ("Ohio Gov. Ann Poe spoke.", "Ohio Gov. Ann Poe", ("Ann Poe", "US", None)),
        ("Ann Poe, a New Jersey Democrat, spoke.", "Ann Poe", ("Ann Poe", "US", "legislator")),
        ("Poe spokesman Max Fox spoke. Sen. Ann Poe left.", "Poe spokesman Max Fox", ("Max Fox", "US", "legislator")),
        ("Ann Poe, interim chair of the DNC, spoke.", "Ann Poe", ("Ann Poe", "US", None)),
        ("Republicans spoke.", "Republicans", ("Republicans", "US", "legislator")),
        ("Sen. Alexey Pushkov spoke.", "Sen. Alexey Pushkov", ("Alexei Pushkov", "Russia", "legislator")),
    ],
)
def test_politics_at_home_is_no_government(text: str, phrase: str, expected: tuple[str, str, str | None]) -> None:
    """Legislators, governors, parties and whoever speaks for them belong to the state but are not its officials."""
    assert one(text, phrase) == expected


def test_a_short_form_means_the_body_named_before() -> None:
    """ "The administration" is the one of the sentence before."""
    text = "The Obama administration spoke. Then the administration left."
    actors = {a.name for s, a in roster(text).mentions if "administration" in s.of(text)}
    assert actors == {"Obama administration"}


@pytest.mark.parametrize(
    ("text", "name", "party", "capacity"),
    [
        ("Jo Bell, a spokesman for House Speaker Ann Reed, said that it would rain.", "Jo Bell", None, "legislator"),
        ("Jo Bell, a senior adviser to Sen. Ann Reed, said that it would rain.", "Jo Bell", "US", "legislator"),
        ("Trump supporter Jo Bell said that it would rain.", "Jo Bell", None, "citizen"),
        ("The F.D.A. said that it would rain.", "Food and Drug Administration", "US", "official"),
        ("Ohio Insurance Commissioner Jo Bell said that it would rain.", "Jo Bell", "US", None),
        ("The attorney general in Ohio, Jo Bell, said that it would rain.", "Jo Bell", "US", None),
        ("Former State Department sanctions official Jo Bell said that it would rain.", "Jo Bell", "US", "former"),
        ("Republican nominee Jo Bell said that it would rain.", "Jo Bell", "US", "citizen"),
        (
            "Senators Ann Reed of Ohio and Jo Bell of South Dakota came. Bell said that it would rain.",
            "Jo Bell",
            "US",
            "legislator",
        ),
        ("The Trump campaign said that it would rain.", "Trump campaign", "US", "citizen"),
        (
            "President Trump met former President Obama. The president said that it would rain.",
            "Donald Trump",
            "US",
            "official",
        ),
        ("President Trump left. The administration said that it would rain.", "administration", "US", "official"),
        (
            "President Trump left. Administration officials said that it would rain.",
            "Administration officials",
            "US",
            "unnamed",
        ),
    ],
)
def test_politics_at_home(text: str, name: str, party: str | None, capacity: str | None) -> None:
    """Aides, regions, candidates and former holders of an office: whose they are, and in which capacity they speak."""
    article = stance.parse("Town notes\n\n" + text + "\n", source="x").model_copy(update={"date": date(2018, 5, 2)})
    spoken = stance.attributions(article, parties=("US", "Russia"))[-1].speakers[0]
    assert (spoken.name, spoken.party, spoken.capacity) == (name, party, capacity)


@pytest.mark.parametrize("end", ["the", "The country's", "Ohio's", "A senior", "Republican", "former", "U.S."])
def test_a_sentence_may_end_anywhere(end: str) -> None:
    """Pieces of a name at the very end of a text are read without a fault."""
    article = stance.parse(f"Town notes\n\nJo Bell said it of {end}", source="x")
    assert isinstance(stance.attributions(article, parties=("US",)), tuple)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "House Oversight and Government Reform Committee Chairman Darrell Issa (R-Calif.) said that it would rain.",
            "Darrell Issa",
            "US",
        ),
        ("House Energy and Commerce Chairman Jo Bell said that it would rain.", "Jo Bell", "US"),
        ("Justice Anthony M. Kennedy said that it would rain.", "Anthony Kennedy", "US"),
        (
            "US forces left. Jo Bell, the top spokesman for the Harkin in Pakistan, said that it would rain.",
            "Jo Bell",
            None,
        ),
        ("Jo Bell, a Republican tax consultant, said that it would rain.", "Jo Bell", None),
        ("Ohio Gov. Jo “Butch” Bell left. Bell said that it would rain.", "Jo Bell", "US"),
    ],
)
def test_committees_and_people_of_no_party(text: str, name: str, party: str | None) -> None:
    article = stance.parse("Town notes\n\n" + text + "\n", source="x").model_copy(update={"date": date(2016, 5, 2)})
    spoken = stance.attributions(article, parties=("US", "Russia"))[-1].speakers[0]
    assert (spoken.name, spoken.party) == (name, party)


def test_two_presidents_leave_administration_officials_open() -> None:
    text = "Town notes\n\nPresident Trump met Putin. Administration officials said that it would rain.\n"
    article = stance.parse(text, source="x").model_copy(update={"date": date(2018, 5, 2)})
    (found,) = stance.attributions(article, parties=("US", "Russia"))
    assert found.open
    assert not any(s.party for s in found.speakers)


@pytest.mark.parametrize(
    ("text", "name", "party", "capacity"),
    [
        (
            "The European Commission met on Monday.\n\nThe Commission said that it would rain.",
            "European Commission",
            "EU",
            "official",
        ),
        (
            "The European Commission met. Commissioner Ann Roe said that it would rain.",
            "Ann Roe",
            "EU",
            "official",
        ),
        (
            "The Office of the United States Trade Representative said that it would rain.",
            "Office of the United States Trade Representative",
            "US",
            "official",
        ),
        ("Former US Under Secretary of Commerce Ann Roe said that it would rain.", "Ann Roe", "US", "former"),
        (
            "The head of Russia's Kursk Region, Ivan Petrov, said that it would rain.",
            "Ivan Petrov",
            "Russia",
            "official",
        ),
        (
            "The head of Russia's Kherson Region, Ivan Petrov, said that it would rain.",
            "Ivan Petrov",
            "Russia",
            "proxy",
        ),
        ("China's Vice-premier Gao Lin left. Gao said that it would rain.", "Gao Lin", "China", "official"),
        ("In 2023 US envoy Ann Roe said that it would rain.", "Ann Roe", "US", "official"),
        (
            "US envoy Ann Roe, who lives near Ames, Iowa, told reporters that it would rain.",
            "Ann Roe",
            "US",
            "official",
        ),
        ("In the Kremlin's view, the truce has failed.", "Kremlin", "Russia", "official"),
        ("Beijing, it goes on, hopes that it will rain.", "Beijing", "China", "official"),
    ],
)
def test_short_forms_and_fields_of_office(text: str, name: str, party: str, capacity: str) -> None:
    """Bodies by the last word of their name, offices with their field, regions of a state, family names first."""
    article = stance.parse("Town notes\n\n" + text + "\n", source="x").model_copy(update={"date": date(2018, 5, 2)})
    found = stance.attributions(article, parties=("US", "Russia", "EU", "China"))
    assert (name, party, capacity) in {(s.name, s.party, s.capacity) for a in found for s in a.speakers}


def test_a_medium_carries_the_rest_of_its_paragraph() -> None:
    """What somebody told a paper goes on behind it until a post of their own; the next paragraph begins anew."""
    text = (
        "Town notes\n\nRussian envoy Ivan Petrov told the newspaper Nash Vek that it would rain. The snow, Petrov added, "
        "was late. Petrov wrote on Telegram that he was tired.\n\nPetrov said that he would leave.\n"
    )
    found = stance.attributions(stance.parse(text, source="x"))
    assert [[h.name for h in a.chain] for a in found] == [["Nash Vek"], ["Nash Vek"], [], []]


def test_a_signature_names_the_speaker() -> None:
    """A line with a name and an office below a quotation that stands by itself; a heading is no signature."""
    quote = "“Rules only protect us if we are ready to use them.”"
    signed = stance.attributions(stance.parse(f"Town notes\n\n{quote}\n\n— Ann Roe, US envoy\n", source="x"))
    assert [s.name for a in signed for s in a.speakers] == ["Ann Roe"]
    headed = stance.attributions(stance.parse(f"Town notes\n\n{quote}\n\nNew Rules\n\nIt rained.\n", source="x"))
    assert [a.speakers for a in headed] == [()]


def test_whom_one_asks_carries_nothing() -> None:
    """Somebody who is asked to act is no hop on the way to the reader."""
    found = stance.attributions(stance.parse("Town notes\n\nThe US will ask the WTO to set up a panel.\n", source="x"))
    assert [a.chain for a in found] == [()]


def test_the_federal_government_is_that_of_the_only_state_named() -> None:
    """Behind a minister of one state "the federal government" is that state's; with two states it is open."""
    one_state = "US Secretary of State Jane Roe spoke. Later the federal government filed a suit."
    two_states = "US Secretary of State Jane Roe met Kremlin spokesman Oleg Petrov. The federal government was silent."
    assert one(one_state, "the federal government")[1] == "US"
    assert one(two_states, "The federal government")[1] is None


def test_initials_are_part_of_a_name() -> None:
    """ "Rep. C.A. Dutch Roe" is not whoever was named before."""
    text = "Now Rep. Max Poe spoke. Later Rep. C.A. Dutch Roe (D-Md.) left."
    assert one(text, "Rep. C.A. Dutch Roe") == ("C.A. Dutch Roe", "US", "legislator")


def test_lawmakers_are_those_of_the_only_parliament_named() -> None:
    """ "Lawmakers" with no adjective sit in the parliament that the text names."""
    assert one("Later the US Congress met. Lawmakers in both parties left.", "Lawmakers")[1] == "US"
    assert one("Later lawmakers in both parties left.", "lawmakers")[1] is None


def test_an_association_of_a_country_is_not_its_government() -> None:
    """ "the American Bar Association" belongs to no party."""
    text = "Now the American Bar Association left."
    assert all(party is None for words, _, party, _ in actors(text) if "Association" in words or "Bar" in words)


def test_whose_administration_the_white_house_tells() -> None:
    """ "administration officials" in a text that names no president but the White House are the US's."""
    text = "Now the White House is silent. Later administration officials left."
    assert one(text, "administration officials")[1] == "US"


def test_a_presidents_aide_is_no_president() -> None:
    """ "Jane Roe, the president's spokeswoman," speaks for the president; "the president's lawyer" is nobody's official."""
    text = "Russian President Max Poe left. Jane Roe, the president's spokeswoman, stayed. Ann Doe, the president's lawyer, left."
    assert one(text, "Jane Roe") == ("Jane Roe", "Russia", "official")
    assert one(text, "Ann Doe") == ("Ann Doe", None, None)


def test_the_house_is_a_chamber_and_no_building() -> None:
    """ "The House voted" is Congress; "the Opera House" is not."""
    assert one("Later the House left. The US Senate stayed.", "the House")[1:] == ("US", "legislator")
    assert all(party is None for _, _, party, _ in actors("Later the Opera House left."))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Prime Minister Keir Starmer met the fleet. Estonia's prime minister said the ban was too soft.", None),
        ("Prime Minister Keir Starmer met the fleet. The Estonian prime minister said the ban was too soft.", None),
        ("Prime Minister Keir Starmer met the fleet. The prime minister said the ban was too soft.", "UK"),
        (
            "Премьер-министр Кир Стармер вышел к морякам. Премьер-министр Эстонии сказал, что запрет слишком мягок.",
            None,
        ),
        (
            "Прем'єр-міністр Кір Стармер вийшов до моряків. Прем'єр-міністр Естонії сказав, що заборона надто м'яка.",
            None,
        ),
    ],
)
def test_an_office_of_another_state_is_not_held_by_the_one_named_before(text: str, party: str | None) -> None:
    """The state tells whose office it is."""
    article = stance.parse(f"{text.split(maxsplit=1)[0]}\n\n{text}\n", source="x")
    said = stance.attributions(article, parties=("UK", "Russia"))[-1]
    assert [s.party for s in said.speakers] == [party]


def test_a_surname_with_its_particle_is_the_same_person() -> None:
    """Whatever the case at the head of a sentence."""
    text = "The ban\n\nJoris van Aken, a commissioner, presented it. Van Aken said that the ban would bite.\n"
    (said,) = stance.attributions(stance.parse(text, source="x"))
    assert [s.name for s in said.speakers] == ["Joris van Aken"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The European Commission met. A Commission spokeswoman left.", ("Commission spokeswoman", "EU")),
        ("The European Commission met. Commission spokesman Rob Roe left.", ("Rob Roe", "EU")),
        ("The European Commission met. Paula Hint, a Commission spokeswoman, left.", ("Paula Hint", "EU")),
        ("The European Commission and the Federal Trade Commission met. A Commission spokeswoman left.", None),
        ("NATO met in Oslo. The alliance left.", ("NATO", "NATO")),
        ("NATO met in Oslo. An alliance official left.", ("alliance official", "NATO")),
        ("NATO met in Oslo. The alliance's spokesman left.", ("spokesman", "NATO")),
        ("NATO met in Oslo, then the EU. The alliance left.", None),
        ("Farmers met in Oslo. The alliance left.", None),
        ("EU spokesman Rob Roe came. The company's spokesman left.", None),
    ],
)
def test_whose_people_and_body_the_rest_of_the_text_tells(text: str, who: tuple[str, str] | None) -> None:
    """A body's last word, what an organization is called again, and an owner that is somebody else."""
    found = {(n, p) for _, n, p, _ in actors(text, parties=("EU", "NATO", "Russia"))}
    if who is not None:
        assert who in found
    else:
        named = {"European Commission", "NATO", "EU", "European Union", "Rob Roe"}
        assert not {n for n, p in found if p and n not in named}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("EU leaders met. Commissioner Joris Aken said that it would bite.", "EU"),
        ("EU leaders met. The Commission said that it would bite.", "EU"),
        ("EU leaders met the Federal Trade Commission. The Commission said that it would bite.", None),
        ("The council met. Commissioner Joris Aken said that it would bite.", None),
    ],
)
def test_the_commission_of_an_article_on_the_eu(text: str, party: str | None) -> None:
    """Where no other commission is named."""
    said = stance.attributions(parse(f"The ban\n\n{text}\n", source="x"), parties=("EU", "Russia"))[-1]
    assert [s.party for s in said.speakers] == [party]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Из-за боёв на Украине Столтенберг заявил, что альянс ждёт.", "NATO"),
        ("На Украине Иванов сказал, что всё спокойно.", None),
        ("Президент Украины Зеленский сказал, что всё спокойно.", "Ukraine"),
        ("Специалист по России Майкл Колл сказал, что всё спокойно.", None),
        ("Спецпредставитель США по Украине Курт Волкер сказал, что всё спокойно.", "US"),
        ("Ізраїльський міністр Моше Шахар прибув до Києва. Міністр Шахар сказав, що все спокійно.", None),
        ("Україна чекає. Міністр Шахар сказав, що все спокійно.", "Ukraine"),
    ],
)
def test_where_somebody_speaks_and_what_he_knows_of_do_not_make_him_of_it(text: str, party: str | None) -> None:
    """A place, a field of study, an office of another state."""
    article = parse(f"{text.split(maxsplit=1)[0]}\n\n{text}\n", source="x")
    said = stance.attributions(article, parties=("NATO", "US", "Russia", "Ukraine"))[-1]
    assert [s.party for s in said.speakers] == [party]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Melania Trump came to Kyiv. Trump said that it must end.", None),
        ("Donald and Melania Trump came. President Trump left. Trump said that it must end.", "US"),
        ("Trump said that it must end.", "US"),
    ],
)
def test_a_surname_is_not_a_known_namesake_s_whom_the_text_does_not_name(text: str, said: str | None) -> None:
    """The one named in full goes before the one that the definitions know."""
    found = stance.attributions(parse(f"The war\n\n{text}\n", source="x", options=Options(date=date(2026, 5, 1))))
    assert [s.party for s in found[-1].speakers] == [said]


def test_the_diplomat_is_one_whatever_stands_behind_him() -> None:
    text = "Порт закрыт, заявил замминистра иностранных дел РФ Глеб Рюмин. «Ждём», — сказал дипломат по итогам консультаций."
    (_, said) = stance.attributions(stance.parse(text, source="x"))
    assert [s.name for s in said.speakers] == ["Глеб Рюмин"]
