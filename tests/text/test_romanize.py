"""Names in Latin letters: one scheme a language, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.text.romanize import romanize, sounds


@pytest.mark.parametrize(
    ("name", "written"),
    [
        # the examples of the resolution
        ("Алушта", "Alushta"), ("Згорани", "Zghorany"), ("Розгон", "Rozghon"), ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"), ("Гаєвич", "Haievych"), ("Їжакевич", "Yizhakevych"), ("Кадиївка", "Kadyivka"),
        ("Йосипівка", "Yosypivka"), ("Стрий", "Stryi"), ("Щербухи", "Shcherbukhy"), ("Юрій", "Yurii"),
        ("Крюківка", "Kriukivka"), ("Яготин", "Yahotyn"), ("Ічня", "Ichnia"), ("Знам’янка", "Znamianka"),
        ("Русь", "Rus"), ("МЗС", "MZS"), ("ЩО", "SHCHO"),
    ],
)  # fmt: skip
def test_ukrainian_names_follow_the_national_system(name: str, written: str) -> None:
    """Letters that differ at the beginning of a word, зг, the soft sign and the apostrophe."""
    assert romanize(name, "uk") == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Сергей Антонов", "Sergey Antonov"), ("Ельцин", "Yeltsin"), ("Достоевский", "Dostoyevsky"),
        ("Грозный", "Grozny"), ("Соловьёв", "Solovyov"), ("Юрьев", "Yuryev"), ("Объездной", "Obyezdnoy"),
        ("МИД РФ", "MID RF"), ("ий", "iy"),
    ],
)  # fmt: skip
def test_russian_names_follow_the_simplified_system(name: str, written: str) -> None:
    """Ye at the beginning and after vowels, endings in -y, no signs."""
    assert romanize(name, "ru") == written


def test_letters_of_another_alphabet_and_decomposed_ones_are_written_too() -> None:
    """A Russian letter in a Ukrainian text, an accent that stands apart from its letter."""
    assert romanize("Ыгыатта", "uk") == "Yhyatta"
    assert romanize("Андреи\u0306", "ru") == "Andrey"
    assert romanize("Zürich, O’Brien: 40 %", "uk") == "Zürich, O’Brien: 40 %"
    assert romanize("Київ", "de") == "Київ"


@given(st.text(), st.sampled_from(["en", "ru", "uk", "xx"]))
def test_any_text_can_be_romanized_and_once_is_enough(text: str, language: str) -> None:
    """It never raises, and what it wrote it leaves alone."""
    once = romanize(text, language)
    assert romanize(once, language) == once
    sounds(text, language)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)), st.sampled_from(["ru", "uk"]))
def test_latin_text_stays_as_it_is(text: str, language: str) -> None:
    """Nothing but Cyrillic is touched."""
    assert romanize(text, language) == text


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Zelenskyy", "Зеленський", "uk"), ("Oksana Bilyk", "Оксана Білик", "uk"), ("Sergei Lavrov", "Сергей Лавров", "ru"),
        ("Andriy", "Андрій", "uk"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(one: str, other: str, language: str) -> None:
    """However a newspaper writes it."""
    assert sounds(one, language) == sounds(other, language)
