"""Words that set an outlet apart, and what outlets call the same thing."""

from __future__ import annotations

import math
from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance
from stance.compare.framing import log_odds
from stance.compare.naming import things
from stance.records import Comparison
from stance.verify.lexicon import load_words
from stance.verify.phrases import Phrases

PARTIES = ("US", "Russia", "Ukraine")
BAGS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(min_value=1, max_value=500), min_size=2)


def compared(*texts: str) -> Comparison:
    return stance.compare(
        [stance.parse(text, source=f"a{i}") for i, text in enumerate(texts)], engine="offline", parties=PARTIES
    )


def test_log_odds_of_a_small_example_are_those_computed_by_hand() -> None:
    """y = 8 of 20 words here, 2 of 30 there; a prior of half of both: a = 5, a0 = 25."""
    found = log_odds({"storm": 8, "port": 12}, {"storm": 2, "port": 28}, 0.5)["storm"]
    # (8 + 5) / (20 + 25 - 13) against (2 + 5) / (30 + 25 - 7)
    assert found.ratio == pytest.approx(math.log(13 / 32) - math.log(7 / 48))
    assert found.ratio == pytest.approx(1.0245, abs=1e-4)
    assert found.deviation == pytest.approx(math.sqrt(1 / 13 + 1 / 7))
    assert (found.low, found.high) == pytest.approx((0.1057, 1.9433), abs=1e-4)


@given(BAGS, BAGS, st.floats(min_value=0.02, max_value=2))
def test_two_texts_that_change_places_change_the_sign(own: dict[str, int], rest: dict[str, int], weight: float) -> None:
    here, there = log_odds(own, rest, weight), log_odds(rest, own, weight)
    for word in own.keys() & rest.keys():
        assert here[word].ratio == pytest.approx(-there[word].ratio, abs=1e-9)
        assert here[word].deviation == pytest.approx(there[word].deviation)


@given(BAGS, BAGS, st.integers(min_value=2, max_value=50))
def test_more_text_of_the_same_kind_narrows_the_interval_and_moves_nothing(
    own: dict[str, int], rest: dict[str, int], times: int
) -> None:
    few = log_odds(own, rest, 0.5)
    many = log_odds({w: n * times for w, n in own.items()}, {w: n * times for w, n in rest.items()}, 0.5)
    for word, one in few.items():
        assert many[word].ratio == pytest.approx(one.ratio, abs=1e-9)
        assert many[word].deviation == pytest.approx(one.deviation / math.sqrt(times))


@given(BAGS, BAGS)
def test_the_sign_tells_where_a_word_is_more_frequent(own: dict[str, int], rest: dict[str, int]) -> None:
    n, m = sum(own.values()), sum(rest.values())
    for word, found in log_odds(own, rest, 0.5).items():
        # shares compared crosswise, so that nothing is rounded
        share, other = own[word] * m, rest.get(word, 0) * n
        if share != other:
            assert (found.ratio > 0) == (share > other)


HARSH = """Harbour crackdown widens

ODESA, 12 March 2025 - The crackdown in the harbour went on. The crackdown began on Monday and the crackdown has no end.
Dockers fear the crackdown. A docker said: “This clampdown is a clampdown like no clampdown and every clampdown before.”
The crackdown follows a strike. Odesa saw a crackdown last year, and Odesa will see another crackdown in Odesa soon.
"""

MILD = """Harbour checks go on

ODESA, 12 March 2025 - The checks in the harbour went on. They began on Monday and have no end so far.
Dockers wait for news. The checks follow a strike. The town saw checks last year and may see others soon.
Ships lie at the quay, cranes stand still, and the lorries that carry grain wait along the road to the north.
"""


def test_a_word_of_the_outlet_sets_it_apart_with_every_place_where_it_stands() -> None:
    made = compared(HARSH, MILD)
    word = next(w for w in made.framing if w.word == "crackdown")
    text = made.analyses[0].article.text
    assert (word.article, word.count) == (0, 8)
    assert [span.of(text).lower() for span in word.spans] == ["crackdown"] * 8
    assert 0 < word.low < word.log_odds < word.high


def test_words_of_a_quotation_and_names_set_no_outlet_apart() -> None:
    words = {w.word for w in compared(HARSH, MILD).framing}
    assert words
    assert not words & {"clampdown", "odesa", "the"}


def test_every_interval_excludes_zero_and_no_article_has_more_than_ten() -> None:
    made = compared(
        repeated(HARSH, "lantern pillow anchor ladder hammer basket candle mirror saddle kettle bucket"),
        repeated(MILD, "window garden pencil ribbon bottle carpet statue blanket orchard turnip violin"),
    )
    assert [len([w for w in made.framing if w.article == i]) for i in (0, 1)] == [10, 10]
    assert all(w.low > 0 and w.count >= 2 for w in made.framing)


def repeated(text: str, words: str) -> str:
    return text + "\n".join(f"Here is a {' '.join([word] * 12)}." for word in words.split()) + "\n"


def test_forms_of_a_word_count_together_and_are_shown_as_the_commonest() -> None:
    text = HARSH.replace("The crackdown follows", "Crackdowns follow").replace("Dockers fear the", "Dockers fear such")
    word = next(w for w in compared(text, MILD).framing if w.word == "crackdown")
    assert word.count == 8


def test_a_copy_adds_no_words_and_takes_none_away() -> None:
    copy = HARSH.replace("Harbour crackdown widens", "Crackdown in the harbour")
    both = compared(HARSH, copy, MILD)
    assert [g.articles for g in both.copies] == [(0, 1)]
    assert len({w.article for w in both.framing} & {0, 1}) == 1
    alone = compared(HARSH, MILD)
    assert {w.word: w.log_odds for w in both.framing if w.article == 0} == {
        w.word: w.log_odds for w in alone.framing if w.article == 0
    }


def test_an_article_alone_in_its_language_is_compared_with_none() -> None:
    russian = "Проверки в порту\n\nОДЕССА, 12 марта 2025 - Облава облава облава облава облава в порту продолжалась.\n"
    assert not [w for w in compared(HARSH, MILD, russian).framing if w.article == 2]


SAYS_ANNEXED = """Bridge closed after blast

KYIV, 3 May 2025 - Traffic to annexed Crimea stopped on Friday, two months after the annexation of Crimea was marked in Kyiv.
Russian Foreign Ministry spokeswoman Maria Zakharova said: “Since the reunification of Crimea the Kiev regime hates us.”
The Kyiv Post did not come out. Thanksgiving turkey was served, and the People's Republic of China sent no word.
"""

SAYS_JOINED = """Traffic on the bridge stopped

MOSCOW, 3 May 2025 - Traffic stopped on Friday, ten years after the reunification of Crimea, Kiev said nothing.
Türkiye and Turkey were told. Kiev Post is a newspaper.
"""


def used(made: Comparison, article: int) -> dict[tuple[str, str], tuple[int, int]]:
    return {(n.thing, n.variant): (n.own, n.quoted) for n in made.naming if n.article == article}


def test_a_thing_that_outlets_call_by_two_names_is_told_with_whose_word_it_is() -> None:
    made = compared(SAYS_ANNEXED, SAYS_JOINED)
    first, second = used(made, 0), used(made, 1)
    assert first["crimea-2014", "annexation"] == (2, 0)
    assert first["crimea-2014", "reunification"] == (0, 1)
    assert second["crimea-2014", "reunification"] == (1, 0)
    for one in made.naming:
        text = made.analyses[one.article].article.text
        assert len(one.spans) == one.own
        assert len(one.said) == one.quoted
        assert all(place.of(text) == place.quote for place in one.said)


def test_a_name_in_a_quotation_is_its_speaker_s() -> None:
    made = compared(SAYS_ANNEXED, SAYS_JOINED)
    (one,) = (n for n in made.naming if (n.article, n.variant) == (0, "reunification"))
    assert [(p.quote, p.said_by) for p in one.said] == [("reunification of Crimea", "Maria Zakharova")]


def test_a_title_that_contains_a_name_and_a_bird_are_not_meant() -> None:
    made = compared(SAYS_ANNEXED, SAYS_JOINED)
    kyiv = next(n for n in made.naming if (n.article, n.thing) == (0, "kyiv") and n.own)
    assert [span.of(made.analyses[0].article.text) for span in kyiv.spans] == ["KYIV", "Kyiv"]
    assert ("turkiye", "Turkey") not in used(made, 0)
    assert used(made, 1)["turkiye", "Turkey"] == (1, 0)
    assert not [n for n in made.naming if n.thing == "taiwan-name"]


def test_what_all_call_by_one_name_is_not_told() -> None:
    made = compared(SAYS_JOINED.replace("Türkiye and Turkey", "They"), SAYS_JOINED.replace("Türkiye and Turkey", "All"))
    assert made.naming == ()


def test_the_longer_of_two_names_is_the_one_meant() -> None:
    other = SAYS_JOINED + "The self-proclaimed Donetsk People's Republic closed a road.\n"
    made = compared(SAYS_ANNEXED + "The Donetsk People's Republic was told.\n", other)
    assert {v: n for (thing, v), n in used(made, 1).items() if thing == "people-s-republics"} == {
        "self-proclaimed or so-called": (1, 0)
    }


def test_names_of_a_war_are_not_looked_for_before_it_began() -> None:
    later, early = (
        stance.parse(SAYS_JOINED + f"The Ukraine crisis and {words} were discussed.\n", source=words)
        for words in ("the invasion of Ukraine", "fears of a Russian invasion")
    )
    early = early.model_copy(update={"date": Date(2014, 5, 3)})
    made = stance.compare([later, early], engine="offline", parties=PARTIES)
    assert {n.article for n in made.naming if n.thing == "war-ukraine"} == {0}


def test_russian_forms_count_in_every_case_and_prepositions_only_as_they_stand() -> None:
    one = (
        "Дорога закрыта\n\nМОСКВА, 3 мая 2025 - На Украине закрыли дорогу. Напали на Украину. Режим действует со СВО.\n"
    )
    other = "Дорога закрита\n\nДорогу закрыли в Украине после российского вторжения. Говорили о мирной сво.\n"
    made = compared(one, other)
    assert used(made, 0)["in-ukraine", "with the older preposition"] == (1, 0)
    assert used(made, 0)["war-ukraine", "special military operation"] == (1, 0)
    assert used(made, 1)["war-ukraine", "invasion"] == (1, 0)
    assert ("war-ukraine", "special military operation") not in used(made, 1)


def test_a_proper_name_in_marks_is_no_quotation() -> None:
    one = "Отчёт\n\nБоевики «Исламского государства» отступили, сообщили в городе. Дорога закрыта до вечера.\n"
    made = compared(one, "Отчёт о боях\n\nБоевики ИГИЛ отступили, сообщили в городе. Дорога открыта с утра.\n")
    assert used(made, 0)["islamic-state", "Islamic State"] == (1, 0)


def test_loaded_words_are_counted_by_whose_they_are() -> None:
    made = compared(SAYS_ANNEXED + "The barbaric blast shook the town.\n", SAYS_JOINED)
    words = {w.word.lower(): (w.own, w.quoted) for w in made.loaded if w.article == 0}
    assert words["barbaric"] == (1, 0)
    assert words["kiev regime" if "kiev regime" in words else "regime"] == (0, 1)


def test_every_thing_has_a_source_labels_and_two_names_each_of_which_is_found() -> None:
    for thing in things().values():
        assert thing.source
        assert set(thing.label) == {"en", "ru", "uk"}
        assert len({v.name for v in thing.variant}) == len(thing.variant) > 1
    for language in ("en", "ru", "uk"):
        words = load_words(language)
        forms = {f: t.id for t in things().values() for v in t.variant for f in getattr(v, language)}
        listed = Phrases(forms, language)
        lost = [f for f in forms if f not in {p for p, _, _ in listed.every(words.tokens(f"слово {f}"))}]
        assert lost == []


def test_a_loaded_word_with_a_hyphen_is_found() -> None:
    text = "Ferries\n\nThe so-called river council met. The so-called council left.\n"
    made = stance.compare([stance.parse(text, source=f"{i}") for i in range(2)], engine="offline")
    assert [(w.word, w.own) for w in made.loaded if w.article == 0] == [("so-called", 2)]
