"""Whose a minister is whose state no single sentence tells, weighed over the article."""

from __future__ import annotations

import pytest

from tests.offline import sides_of

_PARTIES = ["Turkey", "Greece", "Poland", "Ukraine", "Russia"]


@pytest.mark.parametrize(
    ("text", "surname", "party"),
    [
        # the sentence before is about the state, and it does not speak there
        (
            "The Warsaw government has backed the bakers. Farm minister Jacek Brzoza said the loaves were late.",
            "Brzoza",
            "Poland",
        ),
        (
            "And now the Warsaw government has lost its nerve. Culture minister Jacek Brzoza said the choir was late.",
            "Brzoza",
            "Poland",
        ),
        # a dateline and what the news is about
        (
            "ANKARA, May 3 (Silver Bell) - Turkey has shut the lighthouse.\n\n"
            "Transport Minister Selim Balta said the lamp was “a toy”.",
            "Balta",
            "Turkey",
        ),
        # a paragraph about the state before, and what the minister says that it will do
        (
            "Ukrainian geese are loud. The Warsaw government has had enough.\n\n"
            "Culture minister Jacek Brzoza said the geese were deaf.\n\n"
            "On Friday Brzoza promised Poland would buy a drum.",
            "Brzoza",
            "Poland",
        ),
        (
            "The Greek government has sold the choir. Kyiv has bought it. President Ilias Marou said it sang.",
            "Marou",
            None,
        ),
        # near misses
        (
            "The Warsaw government has asked for drums. Culture minister Karl Braun promised that they were packed. "
            "Braun promised Poland would get forty.",
            "Braun",
            None,
        ),
        (
            "Warsaw has backed the bakers. Farm minister Jacek Brzoza hit back and said Poland was wrong.",
            "Brzoza",
            None,
        ),
        (
            "The Warsaw government has backed the bakers. Farm minister Ivan Tyshko accused Poland of theft. "
            "Tyshko said the loaves were late.",
            "Tyshko",
            None,
        ),
        ("Poland has backed the bakers. Visiting farm minister Ivan Tyshko said the loaves were late.", "Tyshko", None),
        ("Poland has backed the bakers. Football boss Jan Brzoza said the loaves were late.", "Brzoza", None),
        ("Poland has backed the bakers. Company president Jan Brzoza said the loaves were late.", "Brzoza", None),
        (
            "ANKARA, May 3 (Silver Bell) - Greece has shut the lighthouse.\n\n"
            "Transport Minister Nikos Marou said the lamp was “a toy”.",
            "Marou",
            None,
        ),
        (
            "Russia said the visit was over. “We will open the gates,” Deputy Farm Minister Ivan Tyshko told reporters.",
            "Tyshko",
            None,
        ),
    ],
)
def test_a_minister_is_of_the_side_for_which_all_of_the_evidence_speaks(
    text: str, surname: str, party: str | None
) -> None:
    assert sides_of(text, surname, _PARTIES) == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kyiv's farm chief Oksana Melnyk said the eggs were laid last week.", "Ukraine"),
        ("Ukraine's fisheries boss Oksana Melnyk said the eggs were laid last week.", "Ukraine"),
        # near misses: no office of a state
        ("Kyiv's crime boss Oksana Melnyk said the eggs were laid last week.", None),
        ("Kyiv's opera chief Oksana Melnyk said the eggs were laid last week.", None),
    ],
)
def test_a_field_before_chief_or_boss_is_a_states(text: str, party: str | None) -> None:
    assert sides_of(text, "Melnyk", _PARTIES) == ({party} if party else set())
