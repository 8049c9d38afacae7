"""A statement in another language than the article: what can be checked is, and nothing is verified on its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Draft, Evidence, Position, Reading, Speaker, SummarySentence, Target
from stance.verify import check

UKRAINIAN = (
    "Міністр оборони України Іван Бондаренко заявив у вівторок, що Київ не відкриє порт, доки Росія не відведе 40 катерів.\n\n"
    "Речниця МЗС Росії Марія Захарова сказала, що Москва катери не відведе.\n"
)
ENGLISH = "Ukrainian Defense Minister Ivan Bondarenko said on Tuesday that Kyiv would not open the port.\n"


def position(reading: Reading, statement: str, **fields: object) -> Position:
    """The position with this statement, checked."""
    base = {
        "party": "Ukraine", "holder": "Іван Бондаренко", "speaker": Speaker(name="Іван Бондаренко"), "act": "refuses",
        "voice": "paraphrased", "target": Target(text="port"), "polarity": "opposes", "issue": "port",
        "evidence": (Evidence.at(reading.article.text, reading.sentences[0]),),
    }  # fmt: skip
    made = Position.model_validate({**base, **fields, "statement": statement})
    return check(reading, Draft(positions=(made,)), ("official",)).positions[0]


def codes(made: Position | SummarySentence) -> set[str]:
    """The codes of what fails it."""
    return {f.code for f in made.findings if f.effect != "note"}


TRUE = "Bondarenko said on Tuesday that Kyiv will not open the port until Russia withdraws 40 boats."


@pytest.mark.parametrize("holder", ["Іван Бондаренко", "Ivan Bondarenko"])
def test_it_is_unverified_and_says_why(reading: Callable[..., Reading], holder: str) -> None:
    """Nothing else is found against a true one, and the speaker is told as the text has it, in either spelling."""
    made = position(reading(UKRAINIAN), TRUE, holder=holder, speaker=Speaker(name=holder))
    assert (made.verdict, codes(made)) == ("unverified", {"LNG001"})
    assert (made.speaker.name, made.speaker.party, made.voice) == ("Іван Бондаренко", "Ukraine", "paraphrased")
    assert all(e.quote in UKRAINIAN for e in made.evidence)


@pytest.mark.parametrize(
    ("statement", "code", "verdict"),
    [
        (TRUE.replace("40", "50"), "NUM001", "rejected"),
        (TRUE.replace("40", "forty"), "LNG001", "unverified"),
        (TRUE.replace("Tuesday", "Friday"), "DAT001", "rejected"),
        (TRUE.replace("Tuesday", "2 May"), "DAT002", "rejected"),
        (TRUE.replace("Bondarenko said", "Minister Jack Fox said"), "NAM001", "unverified"),
        (TRUE.replace("Russia", "Moscow"), "LNG001", "unverified"),
        ("Бондаренко сказал во вторник, что Киев не откроет порт, пока Россия не отведёт 40 катеров.", "LNG001", "unverified"),
        ("Бондаренко сказал, что Киев не откроет порт, пока Россия не отведет 40 катеров.", "LNG001", "unverified"),
        ("Бондаренко сказал, что это будет 50 катеров, и объявил это во вторник.", "NUM001", "rejected"),
    ],
)  # fmt: skip
def test_numbers_dates_and_names_are_checked(
    reading: Callable[..., Reading], statement: str, code: str, verdict: str
) -> None:
    """By value, by the calendar, by definition and sound."""
    made = position(reading(UKRAINIAN), statement)
    assert code in codes(made)
    assert made.verdict == verdict
    assert ("NAM001" in codes(made)) == (code == "NAM001")


def test_whose_words_they_are_is_checked_as_ever(reading: Callable[..., Reading]) -> None:
    """Another party's words stay another party's."""
    read = reading(UKRAINIAN)
    made = position(read, "Russia will not open the port.", party="Russia", holder="Maria Zakharova")
    assert (made.verdict, "SRC001" in codes(made)) == ("rejected", True)
    assert "HLD001" in codes(position(read, TRUE, holder="Maria Zakharova"))


@pytest.mark.parametrize(
    "statement", ["Київ не відкриє порт, доки Росія не відведе 40 катерів.", "«Microsoft Azure» не відкриє порт."]
)
def test_the_article_s_own_language_is_compared_word_by_word(reading: Callable[..., Reading], statement: str) -> None:
    """A foreign name in it makes it no foreign sentence."""
    assert "LNG001" not in codes(position(reading(UKRAINIAN), statement))


def test_a_russian_statement_on_an_english_article(reading: Callable[..., Reading]) -> None:
    """The other way round; the holder is found by the sound of the name."""
    read = reading(ENGLISH)
    made = position(read, "Бондаренко заявил во вторник, что Киев не откроет порт.", holder="Иван Бондаренко")
    assert codes(made) == {"LNG001"}
    assert made.speaker.name == "Ivan Bondarenko"
    wrong = position(read, "Бондаренко заявил в пятницу, что Киев не откроет порт.", holder="Иван Бондаренко")
    assert "DAT001" in codes(wrong)


def test_a_quotation_left_in_the_article_s_language_does_not_hide_it(reading: Callable[..., Reading]) -> None:
    """What stands in quotation marks says nothing of the language around it."""
    made = position(reading(UKRAINIAN), "Bondarenko: «Київ не відкриє порт, доки Росія не відведе 40 катерів».")
    assert made.verdict == "unverified"


def test_a_summary_is_judged_alike(reading: Callable[..., Reading]) -> None:
    """An extracted sentence is the article's own, a translated one is unverified, a false one rejected."""
    read = reading(UKRAINIAN)
    quote = Evidence.at(read.article.text, read.sentences[0])
    texts = (
        " ".join(quote.quote.split()),
        "Ukraine will keep the port shut until 40 boats leave.",
        "50 boats must leave.",
    )
    draft = Draft(summary=tuple(SummarySentence(text=t, evidence=(quote,)) for t in texts))
    summary = check(read, draft, ("official",)).summary
    assert [s.verdict for s in summary] == ["verified", "unverified", "rejected"]
    assert codes(summary[1]) == {"LNG001"}


RUSSIAN = "Министр обороны России Олег Петров заявил, что Москва не примет план перемирия.\n"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (UKRAINIAN, "Бондаренко отказал Москве в допуске к порту."),
        (UKRAINIAN, "Киев против открытия порта."),
        (UKRAINIAN, "Мирошник осудил удар по порту."),
        (RUSSIAN, "Петров не бачить потреби приймати план."),
        (RUSSIAN, "Москва не прийме плану перемир'я."),
    ],
)
def test_words_tell_where_no_letter_does(reading: Callable[..., Reading], text: str, statement: str) -> None:
    """Russian without a letter that Ukrainian lacks is no Ukrainian, nor the other way round."""
    made = position(reading(text), statement)
    assert "LNG001" in codes(made)
    assert made.verdict != "verified"


@pytest.mark.parametrize(
    ("text", "statement"),
    [(UKRAINIAN, "Порт буде закрито."), (RUSSIAN, "Москва не примет план."), (RUSSIAN, "Мирошник осудил план.")],
)
def test_words_that_tell_the_article_s_language_are_its_own(
    reading: Callable[..., Reading], text: str, statement: str
) -> None:
    assert "LNG001" not in codes(position(reading(text), statement))


def test_what_nothing_tells_is_in_the_language_asked_for(reading: Callable[..., Reading]) -> None:
    """A sentence that could be either is not verified where the other language was wanted."""
    read = reading(UKRAINIAN)
    told = SummarySentence(text="Москва за порт.", evidence=(Evidence.at(read.article.text, read.sentences[0]),))
    draft = Draft(summary=(told,))
    assert "LNG001" in codes(check(read, draft, ("official",), language="ru").summary[0])
    for asked in (None, "uk", "en"):
        assert "LNG001" not in codes(check(read, draft, ("official",), language=asked).summary[0])
