"""Words that mean alike: what two texts in two languages, or two words of one, share."""

from __future__ import annotations

from collections import Counter

import pytest

import stance
from stance.compare.senses import sense_of, senses
from stance.compare.terms import terms
from stance.verify.lexicon import load_words

LANGUAGES = ("en", "ru", "uk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_in_one_row_only(language: str) -> None:
    seen = Counter(word for one in senses() for word in getattr(one, language).split())
    assert [word for word, n in seen.items() if n > 1] == []


def test_every_row_has_a_name_of_its_own_and_words_in_two_languages() -> None:
    assert len({one.id for one in senses()}) == len(senses())
    assert [one.id for one in senses() if sum(bool(getattr(one, language)) for language in LANGUAGES) < 2] == []


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_a_word_has_a_sense_however_it_is_read(language: str) -> None:
    """A dictionary form that is read as another's, as «рік» is, is listed under both."""
    words = load_words(language)
    listed = [word for one in senses() for word in getattr(one, language).split()]
    assert [w for w in listed for low in words.lows(w) if sense_of(low, language) is None] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the inspectors wait at the gate", "en"), ("инспекторы ждут у ворот", "ru")),
        (("the inspectors wait at the gate", "en"), ("інспектори чекають біля воріт", "uk")),
        (("паромы не выйдут из гавани", "ru"), ("пороми не вийдуть із гавані", "uk")),
        (("a lorry left the warehouse", "en"), ("the depot was locked behind two trucks", "en")),
    ],
)
def test_texts_share_what_they_mean_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    shared = {term for term in terms(*one) if term in terms(*other)}
    assert len({term for term in shared if term.startswith("sense ")}) >= 2


def test_a_stem_of_two_senses_tells_neither() -> None:
    assert sense_of("reporters", "en") == sense_of("journalist", "en")
    assert sense_of("reports", "en") == sense_of("account", "en")
    assert sense_of("importance", "en") != sense_of("imported", "en")
    assert sense_of("negotiated", "en") is None


def test_what_no_row_has_goes_by_its_stem() -> None:
    assert terms("the trombonists", "en").keys() == terms("a trombone", "en").keys()
    assert not terms("a trombone", "en").keys() & terms("a trumpet", "en").keys()


WIRE = """Ferry talks end in Port Ellis

Ukraine offered to repair both lighthouses before winter, Transport Minister Taras Horyn said.

A choir sang in the lobby, and nobody listened.

The buffet closed at nine.

Russia rejected the new fishing quota, Deputy Minister Gleb Sanin said.
"""
PAPER = """Переговоры о паромах закончились

Украина предложила отремонтировать оба маяка до зимы, сообщил министр транспорта Тарас Горинь.

На стенах висели старые карты, и сквозило из окон.

Чай остыл.

Россия отвергла новую рыболовную квоту, заявил замминистра Глеб Санин.
"""


def test_positions_in_two_languages_stand_on_one_issue_by_their_words() -> None:
    made = stance.compare(
        [stance.parse(WIRE, source="wire"), stance.parse(PAPER, source="paper")], engine="offline", align="lexical"
    )
    found = [{(r.article, made.position(r).party) for r in issue.positions} for issue in made.issues]
    assert {(0, "Ukraine"), (1, "Ukraine")} in found
    assert {(0, "Russia"), (1, "Russia")} in found
