"""Whose an office is whose state only what stands around it tells, and when it is nobody's whom we know."""

from __future__ import annotations

import pytest

from stance.analyze import analyze
from stance.ingest import parse
from tests.offline import sides_of


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("The Commerce Department's Wilbur Keene said the ferry was late.", "Keene", "US"),
        ("The Kremlin's Gleb Ryumin said Russia would not rent the pond.", "Ryumin", "Russia"),
        (
            "Washington waits. The Treasury's Wilbur Keene came in boots. The loan was dry, the spokesman said.",
            "Keene",
            "US",
        ),
        ("The Foreign Office's Jane Hartley said London would not lend the organ.", "Hartley", "UK"),
        # near misses
        ("The White House's Rose Garden said nothing of the mud.", "Garden", None),
        ("The Kremlin's Spasskaya Tower announced noon.", "Tower", None),
        ("The State Department's Human Rights Report said Washington was wrong.", "Report", None),
        ("The Treasury's critic Wilbur Keene said the loan was dry.", "Keene", None),
        ("The Treasury's rival, Wilbur Keene, said the loan was dry.", "Keene", None),
        ("On the Treasury's steps Wilbur Keene said the loan was dry.", "Keene", None),
        ("Washington's Wilbur Keene said the loan was dry.", "Keene", None),
        ("The Republican Party's Wilbur Keene said the loan was dry.", "Keene", None),
        ("Washington and London wait. The Treasury's Wilbur Keene said the loan was dry.", "Keene", None),
        ("Canberra waits. The Treasury's Wilbur Keene said the loan was dry.", "Keene", None),
        ("Russia's Anna Lind said she would win the race.", "Lind", None),
    ],
)
def test_a_bodys_name_is_of_the_body(text: str, name: str, party: str | None) -> None:
    """ "The Treasury's Jane Roe" speaks for it; a garden or a report of its own does not, nor who is against it."""
    found = sides_of(text, name, ["US", "Russia", "UK", "Ukraine"], "en")
    assert found == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "WUHAN, May 3 (Golden Bell) -- China will defend its kites, a culture ministry spokesperson said.\n\nSpokesperson Hou Lan waved.",
            "Hou Lan",
            "China",
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- The commerce ministry on Monday urged the United States to burn no kites.",
            "ministry",
            "China",
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- China opposes the kite tax of the United States, a foreign ministry spokesperson said.",
            "spokesperson",
            "China",
        ),
        ("ANKARA, May 3 (Golden Bell) -- The culture ministry said drums would be taxed.", "ministry", "Turkey"),
        ("Turkey will never rent a goose, Deputy Culture Minister Orhan Balta said.", "Balta", "Turkey"),
        # near misses
        (
            "BEIJING, May 3 (Golden Bell) -- Japan will burn no kites, a culture ministry spokesperson said.",
            "spokesperson",
            None,
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- Japan's prime minister came. A foreign ministry spokesman said the visit was short.",
            "spokesman",
            None,
        ),
        (
            "GENEVA, May 3 (Golden Bell) -- A culture ministry spokesperson said kites would be taxed.",
            "spokesperson",
            None,
        ),
        (
            "ANKARA, May 3 (Golden Bell) -- Greece and Turkey will lend no drum, a culture ministry spokesman said.",
            "spokesman",
            None,
        ),
        (
            "ANKARA, May 3 (Golden Bell) -- Greek ministers came. The visiting culture minister said the drums were late.",
            "minister",
            None,
        ),
        (
            "ANKARA, May 3 (Golden Bell) -- The Greek delegation came. A foreign ministry spokesman said the pond was dry.",
            "spokesman",
            None,
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- China will defend its kites, a company spokesperson said.",
            "spokesperson",
            None,
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- China will defend its kites, a former commerce minister said.",
            "minister",
            None,
        ),
        (
            "BEIJING, May 3 (Golden Bell) -- China will defend its kites, an opposition spokesman said.",
            "spokesman",
            None,
        ),
        ("ANKARA, May 3 (Golden Bell) -- Turkey won the cup, team spokesman Orhan Balta said.", "Balta", None),
        ("WASHINGTON, May 3 (Golden Bell) -- Culture Minister Jeanne Roux said the kites were French.", "Roux", None),
        ("ANKARA, May 3 (Golden Bell) -- Norway will send geese, Culture Minister Olaf Lund said.", "Lund", None),
        ("Turkey will sing, Deputy Culture Minister Eleni Marou told the Greek radio.", "Marou", None),
        ("Turkey will lend a drum if Greece asks, Culture Minister Eleni Marou said in Athens.", "Marou", None),
        ("Turkey spoke. The company's spokeswoman, Jane Roe, said no.", "Roe", None),
    ],
)
def test_a_ministry_is_of_the_state_from_which_the_news_comes(text: str, name: str, party: str | None) -> None:
    """Where no other state's office has been named, and the words are not about another state."""
    found = sides_of(text, name, ["China", "US", "Turkey", "Greece", "Japan"], "en")
    assert found == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "Turkey insists on drums. Orhan Balta, its culture minister, said the strings would be paid.",
            "Balta",
            "Turkey",
        ),
        ("Ankara wants the drums back, says Orhan Balta, its deputy culture minister.", "Balta", "Turkey"),
        (
            "Turkey’s worries concern geese. Why, wonders Orhan Balta, its forestry minister, should a goose pay? The pond is dry, he wrote in June.",
            "Balta",
            "Turkey",
        ),
        (
            "Greece’s consul in Izmir, Eleni Marou, was polite. Her boss had been ruder. Spyros Lekkas ruled out any duet.",
            "Lekkas",
            "Greece",
        ),
        (
            "In the cellar of the Greek consulate the consul is patient. Greece needs a tuba, says Ioanna Petra, though not a new one.",
            "Petra",
            "Greece",
        ),
        # near misses
        ("Turkey wrote to Norway. Olaf Lund, its culture minister, said the letter was long.", "Lund", None),
        (
            "Turkey banned the Harbor Party. Eleni Marou, its spokeswoman, said the letter was long.",
            "Marou",
            None,
        ),
        ("Turkey met Greece. Its culture minister, Orhan Balta, said the drums were ready.", "Balta", None),
        (
            "Turkey has a neighbour. Eleni Marou, its neighbour's culture minister, said the letter was long.",
            "Marou",
            None,
        ),
        ("The choir of Turkey sang. Eleni Marou, its conductor, said the letter was long.", "Marou", None),
        ("Turkey is warm. Its football captain, Orhan Balta, said the drums were ready.", "Balta", None),
        ("Turkey fined Acme Corp. Its chief executive, Orhan Balta, said the drums were ready.", "Balta", None),
        ("Turkey is warm. Its former culture minister, Orhan Balta, said the drums were ready.", "Balta", None),
        ("Turkey is warm. Its counterpart, Eleni Marou, said the drums were ready.", "Marou", None),
        ("Greece's Crete is warm. Its governor, Eleni Marou, said the letter was long.", "Marou", None),
        (
            "Greece’s consul in Izmir, Eleni Marou, was polite. Her husband had been ruder. Spyros Lekkas ruled out any duet.",
            "Lekkas",
            None,
        ),
        (
            "In the Greek consulate the consul is patient. Greece needs a tuba, says the trumpeter Ioanna Petra.",
            "Petra",
            None,
        ),
        ("The Greek consul and the Turkish envoy met. Orhan Balta said the tuba was rusty.", "Balta", None),
        ("The Greek consul was patient, his guests were not. Orhan Balta said the tuba was rusty.", "Balta", None),
        ("The Greek consul spoke. Critics were harsh. Orhan Balta said the tuba was rusty.", "Balta", None),
        ("The Greek consul lent his ear to the fans. Ioanna Petra said the tuba was rusty.", "Petra", None),
    ],
)
def test_its_minister_is_of_the_state_before(text: str, name: str, party: str | None) -> None:
    """ "Its" is the state with which the clause or the sentence before begins; an office told of is the next name's."""
    found = sides_of(text, name, ["Turkey", "Greece"], "en")
    assert found == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        (
            "Moscow and Washington each sent a baker. Dana Whitcomb, the transport secretary, said the loaf was heavy.",
            "Whitcomb",
            "US",
        ),
        ("London sent a baker to Moscow. Health Secretary Jane Hartley said the loaf was heavy.", "Hartley", "UK"),
        (
            "Athens sent two tubas. Ankara is not amused. Deputy Culture Minister Orhan Balta said Turkey would lend no drums.",
            "Balta",
            "Turkey",
        ),
        (
            "Athens sent two tubas. In Ankara nobody is amused. “We lend no drums,” Orhan Balta, the deputy culture minister, told me.",
            "Balta",
            "Turkey",
        ),
        # near misses
        ("London and Washington quarrel. Health Secretary Jane Hartley said the loaf was heavy.", "Hartley", None),
        ("Moscow sent a baker. Dana Whitcomb, the transport secretary, said the loaf was heavy.", "Whitcomb", None),
        ("Washington is calm. In Edinburgh, Health Secretary Jane Hartley said the loaf was heavy.", "Hartley", None),
        (
            "The Philippines and Washington fell out. Agriculture Secretary Maria Santos said the kites were late.",
            "Santos",
            None,
        ),
        ("Washington is calm. The union secretary, Wilbur Keene, said the kites were late.", "Keene", None),
        (
            "Moscow and Washington fell out. The shadow transport secretary, Wilbur Keene, said the kites were late.",
            "Keene",
            None,
        ),
        ("Washington shut the strait. Fisheries Minister Jane Roe said the closing was wrong.", "Roe", None),
        (
            "Athens sent two tubas to Ankara. Deputy Culture Minister Orhan Balta said the drums were dry.",
            "Balta",
            None,
        ),
        (
            "Ankara fumes. Athens is not amused. In the hotel, Deputy Culture Minister Orhan Balta said Turkey was wrong.",
            "Balta",
            None,
        ),
        ("Athens wrote. Ankara is furious. Culture Minister Eleni Marou regretted the tone.", "Marou", None),
        (
            "Athens wrote. Ankara is furious. Culture Minister Eleni Marou said Athens had done nothing wrong.",
            "Marou",
            None,
        ),
        (
            "Athens wrote. Ankara was told by Athens to wait. Culture Minister Eleni Marou said nothing was wrong.",
            "Marou",
            None,
        ),
        (
            "Athens sent two tubas. In Ankara nobody is amused. “They lend no drums,” visiting minister Eleni Marou said.",
            "Marou",
            None,
        ),
        (
            "Greece hoped for drums. Turkey has refused. Culture minister Eleni Marou warned that Turkey would pay.",
            "Marou",
            None,
        ),
    ],
)
def test_rivals_leave_it_open_but_for_form_and_mood(text: str, name: str, party: str | None) -> None:
    """Only some states have secretaries of a field; a minister behind his state's mood is its own, unless he reacts."""
    found = sides_of(text, name, ["Turkey", "Greece", "US", "UK", "Russia"], "en")
    assert found == ({party} if party else set())


@pytest.mark.parametrize(
    ("language", "text", "name", "party"),
    [
        (
            "ru",
            "На ярмарке в Курске шумно. Замминистра культуры Глеб Рюмин признал: баяны рассохлись.",
            "Рюмин",
            "Russia",
        ),
        ("ru", "КУРСК, 3 мая. Глава района Пётр Щукин убеждён, что гуси здоровы.", "Щукин", "Russia"),
        ("ru", "Губернатор Курской области Фома Лядов обещал, что паром починят.", "Лядов", "Russia"),
        ("ru", "Губернатор Сумской области Тарас Вовк обещал, что паром починят.", "Вовк", "Ukraine"),
        ("uk", "Мер Полтави Тарас Вовк заявив, що гуси здорові.", "Вовк", "Ukraine"),
        ("uk", "Начальник Сумської ОВА Тарас Вовк заявив, що гуси здорові.", "Вовк", "Ukraine"),
        # near misses
        ("ru", "На ярмарке шумно. Замминистра культуры Глеб Рюмин признал: баяны рассохлись.", "Рюмин", None),
        ("ru", "Глава района Пётр Щукин убеждён, что гуси здоровы.", "Щукин", None),
        ("ru", "МИНСК, 3 мая. Замминистра культуры Олег Янко признал, что баяны рассохлись.", "Янко", None),
        (
            "ru",
            "МОСКВА, 3 мая. Из Минска прибыли гости. Замминистра культуры Олег Янко признал, что баяны рассохлись.",
            "Янко",
            None,
        ),
        ("ru", "МОСКВА, 3 мая. Глава компании Глеб Рюмин заявил, что баяны рассохлись.", "Рюмин", None),
        ("ru", "МОСКВА, 3 мая. Губернатор Техаса Джон Роу обещал, что паром починят.", "Роу", None),
        (
            "ru",
            "МОСКВА, 3 мая. Украинская делегация приехала. Замминистра культуры Тарас Вовк заявил, что баяны целы.",
            "Вовк",
            None,
        ),
        ("ru", "Губернатор Херсонской области Пётр Сальдин заявил, что паром починят.", "Сальдин", None),
        ("ru", "В Киеве замминистра культуры Глеб Рюмин заявил, что баяны рассохлись.", "Рюмин", None),
        ("ru", "Детский омбудсмен Нина Ларина заявила, что её белорусская коллега Оксана Янко больна.", "Ларина", None),
        (
            "uk",
            "КИЇВ, 3 травня. З Варшави прибули гості. Заступник міністра культури Ян Ковальський заявив, що гуси здорові.",
            "Ковальський",
            None,
        ),
        ("uk", "Мер Кракова Ян Ковальський заявив, що гуси здорові.", "Ковальський", None),
    ],
)
def test_an_office_of_the_land_is_of_its_place(language: str, text: str, name: str, party: str | None) -> None:
    """A region, a city that is no capital, or the dateline tells; who comes from elsewhere stays open."""
    found = sides_of(text, name, ["Russia", "Ukraine"], language)
    assert found == ({party} if party else set())


def test_whose_colleague_is_of_the_other_side_is_of_this_one() -> None:
    """ "Её украинская коллега": she herself is not of Ukraine, and nobody else is spoken of."""
    text = "Детский омбудсмен Нина Ларина заявила, что её украинская коллега Оксана Тишко вернула тулупы."
    article = parse(text, source="x").model_copy(update={"language": "ru"})
    found = analyze(article, engine="offline", parties=["Russia", "Ukraine"]).attributions
    assert "Russia" in {s.party for a in found for s in a.speakers if s.name == "Нина Ларина"}


def test_a_spokesperson_is_of_the_only_body_that_is_called_so() -> None:
    text = "The European Commission met. The commission's spokesperson, Pascal Thiry, called the toll unfair."
    made = analyze(parse(text, source="test"), engine="offline", parties=["EU", "US"])
    assert [(p.party, p.holder, p.verdict) for p in made.positions] == [("EU", "Pascal Thiry", "verified")]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Transport Minister Orhan Balta said the kites were late.", "Turkey"),
        ("In Ankara, Transport Minister Orhan Balta said the kites were late.", "Turkey"),
        # near misses: he speaks elsewhere, answers, or tells what another state will do
        ("In Athens, Transport Minister Nikos Marou said the kites were late.", None),
        ("Transport Minister Nikos Marou condemned it.", None),
        ("Transport Minister Nikos Marou said Greece would wait.", None),
    ],
)
def test_a_minister_behind_a_deed_of_a_state_is_its_own_where_nothing_speaks_against_it(
    sentence: str, party: str | None
) -> None:
    name = next(word for word in ("Balta", "Marou") if word in sentence)
    found = sides_of(f"Turkey has banned kites. {sentence}", name, ["Turkey", "Greece"], "en")
    assert found == ({party} if party else set())


def test_an_office_of_his_own_is_nobody_else() -> None:
    text = (
        "Her Ukrainian counterpart tells it differently. There was nobody whom his office had asked for, according to "
        "Bohdan Tkach."
    )
    made = analyze(parse(text, source="test"), engine="offline")
    assert [(p.party, p.holder, p.verdict) for p in made.positions] == [("Ukraine", "Bohdan Tkach", "verified")]


def test_a_ministry_says_so_in_a_statement() -> None:
    text = "The Russian foreign ministry, in a statement on its website, said the locks were shut."
    made = analyze(parse(text, source="test"), engine="offline")
    assert [(p.party, p.verdict) for p in made.positions] == [("Russia", "verified")]
