"""Whose somebody is of whom no words tell it: what stands around the name, weighed, and shown as presumed."""

from __future__ import annotations

import pytest

import stance
from stance.parties.called import called_elsewhere, family_in, given_in, office_in, sound

PARTIES = ("Germany", "Poland", "Ukraine")
ARTICLE = """The kites of the Oder

By Mary Field

Nobody in Frankfurt counts the kites any more. Katrin Weber does, for want of a better pastime. "There were nine in March," Weber says.

In Warsaw the kites are a matter of state. Germany has sent a letter and Poland has sent it back.

Grzegorz Maliszewski has read both. "It is a polite letter," Maliszewski says, "and that is all it is."

{more}
"""


def speakers(text: str, parties: tuple[str, ...] = PARTIES) -> dict[str, tuple[str | None, str | None]]:
    found = stance.attributions(stance.parse(text, source="test"), parties=parties)
    return {s.name: (s.party, s.capacity) for a in found for s in a.speakers}


def test_names_and_places_around_them_tell_it_together() -> None:
    found = speakers(ARTICLE.format(more="Nobody else has read them."))
    assert found["Katrin Weber"] == ("Germany", "citizen")
    assert found["Grzegorz Maliszewski"] == ("Poland", "citizen")


@pytest.mark.parametrize(
    ("more", "name"),
    [
        # a name alone, in a paragraph that is about nobody and far from any state
        ("The ink was dry.\n\nIt rained.\n\nOlena Savchuk laughs. “I like the ink,” Savchuk says.", "Olena Savchuk"),
        # a name of nowhere
        ("“I like the ink,” Quill Zzyx says.", "Quill Zzyx"),
        # somebody of a state that was not asked for
        ("The Norwegian consul Ole Haugen says: “I like the ink.”", "Ole Haugen"),
    ],
)
def test_where_too_little_speaks_for_a_side_it_is_nobodys(more: str, name: str) -> None:
    assert speakers(ARTICLE.format(more=more)).get(name, (None, None))[0] is None


@pytest.mark.parametrize("beside", ["an Iraqi", "a Norwegian baker", "a baker from Ukraine"])
def test_what_stands_beside_a_name_goes_before_what_is_presumed(beside: str) -> None:
    text = ARTICLE.format(more="The ink was dry.").replace(
        "Grzegorz Maliszewski has", f"Grzegorz Maliszewski, {beside}, has"
    )
    assert speakers(text)["Grzegorz Maliszewski"][0] != "Poland"


def test_whoever_is_only_presumed_makes_no_party_heard() -> None:
    article = stance.parse(ARTICLE.format(more="Nobody else has read them."), source="test")
    analysis = stance.analyze(article, engine="offline", parties=PARTIES)
    assert {p.party: p.status for p in analysis.parties}["Poland"] != "silent"


def test_news_from_another_state_presumes_nothing() -> None:
    text = ARTICLE.format(more="The ink was dry.").replace("Nobody in Frankfurt", "OSLO, May 3 - Nobody in Frankfurt")
    assert speakers(text)["Grzegorz Maliszewski"][0] is None


def test_a_text_of_a_few_sentences_has_too_little_to_weigh() -> None:
    text = "Poland has sent it back. Grzegorz Maliszewski has read it. “It is polite,” Maliszewski says."
    assert speakers(text)["Grzegorz Maliszewski"] == (None, None)


def test_what_the_text_tells_goes_before_what_is_presumed() -> None:
    text = ARTICLE.format(more="The ink was dry.").replace(
        "Grzegorz Maliszewski has", "Ukrainian minister Grzegorz Maliszewski has"
    )
    assert speakers(text)["Grzegorz Maliszewski"][0] == "Ukraine"


def test_a_side_that_is_presumed_is_said_to_be() -> None:
    text = ARTICLE.format(
        more="“We want the kites back,” Maliszewski says. The Polish envoy Jan Rys says: “We want the letter back.”"
    )
    analysis = stance.analyze(stance.parse(text, source="test"), engine="offline", parties=PARTIES)
    codes = {p.holder: {f.code for f in p.findings} for p in analysis.positions}
    assert {"CAP003", "CAP004"} & codes["Grzegorz Maliszewski"]
    assert not {"CAP003", "CAP004"} & codes["Jan Rys"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ульрике", "Ulrike"), ("Мехмет", "Mehmet"), ("Збигнев", "Zbigniew"), ("Марек", "Marek")],
)
def test_a_name_sounds_alike_in_either_letters(one: str, other: str) -> None:
    assert sound(one, "ru") == sound(other, "en")


@pytest.mark.parametrize(
    ("name", "language", "state", "other"),
    [
        ("Harriet Colman", "en", "UK", "India"),
        ("Katrin Weber", "en", "Germany", "Ukraine"),
        ("Grzegorz Malik", "en", "Poland", "Ukraine"),
        ("Oleksandr Rud", "en", "Ukraine", "Poland"),
        ("Йохен Брандт", "ru", "Germany", "Russia"),
        ("Джейн Роу", "ru", "UK", "Russia"),
        ("Гжегож Малик", "ru", "Poland", "Russia"),
    ],
)
def test_what_people_are_called_where(name: str, language: str, state: str, other: str) -> None:
    assert state in given_in(name, language)
    assert called_elsewhere(name, language, other)
    assert not called_elsewhere(name, language, state)


def test_a_name_in_no_list_tells_nothing() -> None:
    assert given_in("Quill Zzyx", "en") == family_in("Quill Zzyx", "en") == frozenset()
    assert not called_elsewhere("Quill Zzyx", "en", "Poland")
    # a single word may be either
    assert family_in("Savchuk", "en") == frozenset()


def test_an_office_that_few_states_have() -> None:
    assert "Poland" in office_in(("the", "voivode"))
    assert office_in(("the", "minister")) == frozenset()
