"""Positions in the article's own words: a model says which sentence carries whose stance, and words nothing itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from scripted_server import answer, scripted

import stance
from stance.records import Analysis

TEXT = (
    "Moscow said that pier Alder would stay closed unless the divers leave.\n\n"
    "The weather was fine.\n\n"
    "US envoy Jane Roe said that Kyiv wants 14 tugs. “We listened,” she said.\n\n"
    "Kyiv rejected the survey of pier Birch.\n"
)


def item(sentence: str, party: str, speaker: str, **fields: Any) -> dict[str, Any]:
    """One position as a model would give it."""
    made = {"sentence": sentence, "speaker": speaker, "party": party, "target": "pier", "polarity": "opposes"}
    return {**made, **fields}


MOSCOW = item("[1] Moscow said that pier", "Russia", "Moscow")
KYIV = item("[5] Kyiv rejected the survey", "Ukraine", "Kyiv", target="survey of pier Birch")
RELAYED = item("[3] US envoy Jane Roe", "Ukraine", "Jane Roe", polarity="supports")


def analyze(*positions: dict[str, Any], text: str = TEXT, later: tuple[Any, ...] = (), **settings: Any) -> Analysis:
    """Analyse a text whose model gives these positions, and then these answers."""
    article = stance.parse(text, source="x")
    first = answer({"positions": list(positions)})
    with scripted(first, *later) as script:
        made = stance.analyze(
            article, model="m", base_url=script.url, retries=0, statements="article", **{"repairs": 0, **settings}
        )
        analyze.asked = [r["messages"] for r in script.requests]  # type: ignore[attr-defined]
    return made


def test_what_is_shown_is_the_articles_own() -> None:
    """Statement, act, holder and condition are read off the article; party, target and polarity are the model's."""
    made = analyze(MOSCOW, RELAYED, KYIV)
    moscow, kyiv, relayed = sorted(made.positions, key=lambda p: (p.party, p.voice))
    assert moscow.statement == "Moscow said that pier Alder would stay closed unless the divers leave"
    assert (moscow.condition, moscow.verdict) == ("unless the divers leave", "verified")
    assert (kyiv.act, kyiv.polarity, kyiv.issue, kyiv.verdict) == (
        "refuses",
        "opposes",
        "survey of pier Birch",
        "verified",
    )
    assert (relayed.holder, relayed.speaker.name, relayed.voice) == ("Kyiv", "Jane Roe", "relayed")
    assert "14 tugs" in relayed.statement
    assert relayed.verdict == "verified"
    assert [p.name for p in made.provenance.prompts] == ["cite"]
    assert made.provenance.parameters["statements"] == "article"
    assert [s.text in TEXT for s in made.summary] == [True] * len(made.summary)
    assert made.summary
    assert stance.verify(made).positions == made.positions


@pytest.mark.parametrize(
    ("given", "holder", "party"),
    [
        ({**RELAYED, "party": "US"}, "Kyiv", "Ukraine"),
        ({**KYIV, "party": "Russia", "speaker": "Moscow"}, "Kyiv", "Ukraine"),
    ],
)
def test_what_a_sentence_carries_of_another_party_alone_is_shown_as_that(
    given: dict[str, Any], holder: str, party: str
) -> None:
    """The article says whose it is, whether passed on or said; the model's reading goes, and a finding tells."""
    made = analyze({**given, "target": "the model's own", "polarity": "mixed"})
    (position,) = made.positions
    assert (position.party, position.holder, position.verdict) == (party, holder, "verified")
    assert position.target.text != "the model's own"
    assert position.polarity != "mixed"
    (told,) = [f for f in made.findings if f.code == "ANS016"]
    assert given["party"] in told.message


def test_a_sentence_of_several_others_gives_the_first_party_nothing() -> None:
    """Which of them was meant cannot be told: it is left out, and the finding says whose the words are."""
    made = analyze(
        item("[1] Moscow said", "US", "x"), text="Moscow said that it wants talks, and Kyiv rejected the plan.\n"
    )
    assert made.positions == ()
    (left,) = [f for f in made.findings if f.code == "ANS003"]
    assert "Russia" in left.message
    assert "nothing of US" in left.message


def test_a_sentence_named_twice_is_one_position() -> None:
    """Whatever speaker, target and polarity the second has, it is the article's own."""
    second = {**KYIV, "speaker": "the ministry", "polarity": "supports", "target": "handing Odesa over"}
    (position,) = analyze(KYIV, second).positions
    assert (position.statement, position.polarity) == ("Kyiv rejected the survey of pier Birch", "opposes")


@pytest.mark.parametrize("polarity", ["supports", "opposes", "mixed", "neutral", "unclear"])
def test_no_answer_turns_a_stance_round(polarity: str) -> None:
    """Act, polarity and target of what is shown are the article's."""
    (position,) = analyze({**KYIV, "polarity": polarity, "target": "handing Odesa over to Russia"}).positions
    assert (position.act, position.polarity) == ("refuses", "opposes")
    assert "Odesa" not in position.target.text + position.issue
    assert position.target.party is None


TWO = "Kyiv rejected the truce, but welcomed the prisoner swap.\n"


@pytest.mark.parametrize(
    ("target", "polarity", "statement"),
    [("truce", "opposes", "rejected the truce"), ("prisoner swap", "supports", "welcomed the prisoner swap")],
)
def test_of_two_positions_in_a_sentence_the_one_that_is_meant_is_shown(
    target: str, polarity: str, statement: str
) -> None:
    """The words of the target choose."""
    given = item("[1] Kyiv rejected the truce,", "Ukraine", "Kyiv", target=target, polarity=polarity)
    (position,) = analyze(given, text=TWO).positions
    assert statement in position.statement
    assert position.polarity == polarity
    assert position.verdict == "verified"


def test_two_items_on_one_sentence_are_two_positions() -> None:
    """Neither takes the place of the other."""
    given = [
        item("[1] Kyiv rejected the", "Ukraine", "Kyiv", target="truce"),
        item("[1] Kyiv rejected the", "Ukraine", "Kyiv", target="prisoner swap", polarity="supports"),
    ]
    assert {p.polarity for p in analyze(*given, text=TWO).positions} == {"opposes", "supports"}


def test_of_two_speakers_in_a_sentence_the_one_named_is_shown() -> None:
    """A family name is enough."""
    text = (
        "“We will not sign,” Russian minister Sergei Lavrov said, while Russian spokesman Dmitry Peskov said that Russia "
        "was ready to exchange prisoners.\n"
    )
    given = item("[1] “We will not sign,”", "Russia", "Peskov", target="prisoner exchange", polarity="supports")
    (position,) = analyze(given, text=text).positions
    assert "exchange prisoners" in position.statement
    assert "Lavrov" not in position.statement


@pytest.mark.parametrize(
    "text",
    [
        "Moscow did not say whether it supports the truce.\n",
        "Moscow declined to comment on the truce.\n",
        "Moscow explained why the truce had failed.\n",
    ],
)
def test_a_party_that_is_heard_and_takes_no_stance_gets_none(text: str) -> None:
    """What the article's own reading leaves out is not brought back by a model."""
    made = analyze(item("[1] Moscow", "Russia", "Moscow", target="truce", polarity="supports"), text=text)
    assert [p for p in made.positions if p.verdict == "verified"] == []


def test_a_cut_answer_whose_numbers_slip_is_asked_again_whole() -> None:
    """How far it came cannot be told from them."""
    text = "Moscow rejected the truce. Kyiv rejected the survey. Washington wants talks. The sea was calm.\n"
    first = answer({"positions": [item("[4] Moscow rejected the truce.", "Russia", "Moscow")]}, finish="length")
    later = [answer({"positions": [item("[2] Kyiv rejected the", "Ukraine", "Kyiv")]}), answer({"positions": []})]
    with scripted(first, *later, answer({"positions": []})) as script:
        made = stance.analyze(
            stance.parse(text, source="x"), model="m", base_url=script.url, retries=0, repairs=0, statements="article"
        )
    assert {p.party for p in made.positions} == {"Russia", "Ukraine"}
    assert "[2] Kyiv" in script.requests[1]["messages"][1]["content"]


def test_words_that_the_article_gives_to_nobody_are_not_verified() -> None:
    """The sentence's own words stand as the statement; the checks see that nobody says them."""
    (position,) = analyze(item("[2] The weather was fine.", "Russia", "Moscow")).positions
    assert position.statement == "The weather was fine."
    assert position.verdict == "unverified"
    assert "SRC002" in {f.code for f in position.findings}


def test_words_of_another_are_still_rejected() -> None:
    """A senator's words, which are no position of a party asked for, are nobody else's either."""
    text = "French minister Luc Morel said that the pier must close.\n"
    (position,) = analyze(item("[1] French minister Luc", "Ukraine", "Luc Morel"), text=text).positions
    assert position.verdict == "rejected"


@pytest.mark.parametrize("number", ["[4]", "[77]", "4", "[ 5", ""])
def test_a_slipped_number_is_set_right_by_the_words_behind_it(number: str) -> None:
    """Where just one sentence shown has these words in a row, it is the one that is meant."""
    made = analyze({**KYIV, "sentence": f"{number} Kyiv rejected the survey"})
    (position,) = made.positions
    assert [e.quote for e in position.evidence] == ["Kyiv rejected the survey of pier Birch"]


@pytest.mark.parametrize("sentence", ["[77] no such words here", "nothing", "", "[99999999999] x"])
def test_a_sentence_that_was_not_shown_gives_no_position(sentence: str) -> None:
    """It is left out and told."""
    made = analyze({**KYIV, "sentence": sentence})
    assert made.positions == ()
    assert "ANS003" in {f.code for f in made.findings}


@pytest.mark.parametrize("words", ["a garbled row of", "", "said"])
def test_a_number_that_was_shown_stands_whatever_words_follow(words: str) -> None:
    """Words that stand nowhere, or in several sentences, move nothing."""
    (position,) = analyze({**KYIV, "sentence": f"[5] {words}"}).positions
    assert position.statement.startswith("Kyiv rejected")
    assert words not in position.statement or not words


def test_later_passes_and_repairs_ask_in_the_same_form() -> None:
    """Their prompts and schemas are those without statements."""
    text = (
        "French minister Luc Morel said that the pier must close. Kyiv rejected the survey of pier Birch.\n\n"
        "Moscow said that pier Alder would stay closed.\n"
    )
    wrong = item("[1] French minister Luc", "Ukraine", "Luc Morel")
    later = (
        answer({"positions": [item("[3] Moscow said that", "Russia", "Moscow")]}),
        answer({"positions": [item("[2] Kyiv rejected the", "Ukraine", "Kyiv", item=0)]}),
    )
    made = analyze(wrong, text=text, later=later, passes=2, repairs=1)
    assert [p.name for p in made.provenance.prompts] == ["cite", "cite-missing", "cite-repair"]
    assert {(p.party, p.verdict) for p in made.positions} == {("Russia", "verified"), ("Ukraine", "verified")}
    assert [r.path for r in made.repairs] == ["positions[0]"]


def test_with_masked_names_the_answer_is_read_with_the_names_put_back() -> None:
    """The opening words of a sentence are found again although the model saw placeholders."""
    analyze(mask=True)
    shown = analyze.asked[0][1]["content"]  # type: ignore[attr-defined]
    assert "Kyiv" not in shown
    placeholder = re.findall(r"\[5\] (\S+) rejected", shown)[0]
    parties = re.findall(r"PARTY_\w", shown)
    masked = item(f"[2] {placeholder} rejected the survey", parties[2], placeholder)
    (position,) = analyze(masked, mask=True).positions
    assert (position.party, position.holder, position.verdict) == ("Ukraine", "Kyiv", "verified")
    assert position.statement == "Kyiv rejected the survey of pier Birch"


def test_what_the_article_leaves_open_is_not_asked_for_again() -> None:
    """No better answer can say who an unnamed source is: no call is spent on it."""
    text = "“We will open the gates,” Deputy Energy Minister Larysa Dovhopol told reporters.\n"
    made = analyze(item("[1] “We will open the", "Ukraine", "Larysa Dovhopol"), text=text, repairs=2)
    (position,) = made.positions
    assert position.verdict == "unverified"
    assert made.run.usage.calls == 1
