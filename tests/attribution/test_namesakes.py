"""Whose name a source stands for: surnames that several bear, "they", offices behind which a name stands."""

from __future__ import annotations

import pytest

from tests.attribution.test_elided import found


def names(text: str, language: str) -> list[list[str]]:
    """The speakers' names of each attribution."""
    return [[s.name for s in a.speakers] for a in found(text, language)]


def test_a_surname_is_whose_the_verb_can_be() -> None:
    """A daughter's name is not given to what her father said."""
    text = (
        "Донька судді Олексія Молнійця купила яхту. Молнієць підтвердив покупку. "
        "Його донька Єлізавета Молнієць мовчить. Молнієць відповів, що податки сплачено."
    )
    assert names(text, "uk") == [["Олексій Молнієць"], ["Олексій Молнієць"]]


def test_a_man_and_two_women_of_one_name() -> None:
    """Of those who bear a surname a masculine verb means the only man."""
    text = "Акції мають Олексій Івченко, Галина Івченко і Христина Івченко. Івченко заявив, що продасть частку."
    assert names(text, "uk") == [["Олексій Івченко"]]


def test_they_are_several() -> None:
    """A plural pronoun is never one state."""
    text = "Удар возможен, считают Волков и Миронов. Если бы Россия напала, то, по их мнению, порт бы устоял."
    assert names(text, "ru")[1] == ["Волков", "Миронов"]


def test_a_name_behind_two_posts() -> None:
    """The name in apposition is who speaks, not whoever had such a post before."""
    text = (
        "Форум открыл директор фонда Пётр Лосев. Опора нужна, говорит директор института «Полюс», "
        "доктор наук Андрей Казаков."
    )
    assert names(text, "ru") == [["Андрей Казаков"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Тому ВКСУ відхилив скаргу порту.", "ВКСУ"),
        ("Тому Зеленський відмовився підписати закон.", "Volodymyr Zelensky"),
    ],
)
def test_an_adverb_is_no_given_name(text: str, name: str) -> None:
    """ "Тому" at a sentence's beginning is "therefore"."""
    assert names(text, "uk") == [[name]]


def test_a_name_in_brackets_after_a_name() -> None:
    """A name repeated in another script does not hide the subject."""
    text = "Свен Миронов (Sven Mironov) считает, что порт закроют."
    assert names(text, "ru") == [["Свен Миронов"]]


def test_who_was_told_is_not_who_speaks() -> None:
    """A correspondent in the dative behind a name is somebody else, and no aide of the one named."""
    text = "«Порт устоит», — говорит министр иностранных дел Климкин корреспонденту VG."
    assert names(text, "ru") == [["Pavlo Klimkin"]]
