"""Who said what, found in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stance
from stance.attribution import find
from stance.errors import SourceError
from stance.ingest import parse
from stance.parties import load_parties, resolve
from stance.records import Attribution, Reading
from stance.text import sentences

Read = Callable[..., Reading]


def only(reading: Reading) -> Attribution:
    """The one attribution of a reading."""
    assert len(reading.attributions) == 1, reading.attributions
    return reading.attributions[0]


def words(reading: Reading, attribution: Attribution) -> list[str]:
    """The content, cut out of the text."""
    return [c.of(reading.article.text) for c in attribution.content]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "kind"),
    [
        (
            "Kremlin spokesman Oleg Petrov said the port would stay shut.",
            "Oleg Petrov",
            ["the port would stay shut"],
            "indirect",
        ),
        (
            "“The port stays shut,” Kremlin spokesman Oleg Petrov said.",
            "Oleg Petrov",
            ["“The port stays shut,”"],
            "direct",
        ),
        (
            "“The port stays shut,” said Kremlin spokesman Oleg Petrov.",
            "Oleg Petrov",
            ["“The port stays shut,”"],
            "direct",
        ),
        (
            "Kremlin spokesman Oleg Petrov said on Monday: “The port stays shut.”",
            "Oleg Petrov",
            ["“The port stays shut.”"],
            "direct",
        ),
        ("According to the Kremlin, the port will stay shut.", "Kremlin", ["the port will stay shut"], "indirect"),
        ("The port will stay shut, according to the Kremlin.", "Kremlin", ["The port will stay shut"], "indirect"),
        (
            "The port, the Kremlin said, will stay shut for now.",
            "Kremlin",
            ["The port", "will stay shut for now"],
            "indirect",
        ),
        ("Moscow opposes any foreign mission in the port.", "Moscow", ["any foreign mission in the port"], "indirect"),
        ("Moscow has accused Kyiv of mining the port.", "Moscow", ["Kyiv of mining the port"], "indirect"),
        ("Kyiv vowed to reopen the port within days.", "Kyiv", ["to reopen the port within days"], "indirect"),
        (
            "Kyiv said the plan was “a gift to pirates” and no more.",
            "Kyiv",
            ["the plan was “a gift to pirates” and no more"],
            "mixed",
        ),
    ],
)
def test_the_common_forms(reading: Read, text: str, speaker: str, content: list[str], kind: str) -> None:
    """Cues before, after and amid their content, direct, indirect and mixed."""
    made = reading(text)
    found = only(made)
    assert [s.name for s in found.speakers] == [speaker]
    assert words(made, found) == content
    assert found.kind == kind


def test_a_quotation_split_by_its_cue_is_one(reading: Read) -> None:
    """Both parts and the sentences that follow in marks belong to one attribution."""
    made = reading("“The port,” US envoy Jane Roe said, “stays shut for now.” “We are patient people.”")
    found = only(made)
    assert words(made, found) == ["“The port,”", "“stays shut for now.”", "“We are patient people.”"]


def test_a_quotation_over_paragraphs(reading: Read) -> None:
    """A paragraph that opens with a mark goes on with the quotation left open before it."""
    made = reading(
        "“The port stays shut,” US envoy Jane Roe said. “We are patient.\n\n“We shall wait for the answer.”\n\nIt rained."
    )
    found = only(made)
    assert found.speakers[0].name == "Jane Roe"
    assert len(found.content) == 3


def test_a_scare_quote_is_no_speech(reading: Read) -> None:
    """Words in marks inside the reporter's sentence are nobody's statement."""
    assert reading("The so-called “safe passage” was closed on Monday by a storm.").attributions == ()


def test_two_hops(reading: Read) -> None:
    """Who tells what another wants is a relay, the paper told is a medium."""
    made = reading("US envoy Jane Roe told Fox News that Vladimir Putin wants a truce.")
    outer, inner = made.attributions
    assert [s.name for s in outer.speakers] == ["Jane Roe"]
    assert [s.name for s in inner.speakers] == ["Vladimir Putin"]
    assert inner.within == 0
    assert [(h.name, h.role, h.party) for h in inner.chain] == [
        ("Jane Roe", "relay", "US"),
        ("Fox News", "medium", None),
    ]
    assert words(made, inner) == ["a truce"]


def test_a_joint_statement_has_several_holders(reading: Read) -> None:
    """Both sides of "and" hold it."""
    found = only(reading("Moscow and Kyiv said the port would reopen."))
    assert {s.party for s in found.speakers} == {"Russia", "Ukraine"}


def test_a_headline_that_names_its_source(reading: Read) -> None:
    """The words behind the dash are the source."""
    made = reading(
        "Moscow wants a truce – US envoy\n\nThe talks went on for two days in a hotel by the sea.\n", title=True
    )
    outer, inner = made.attributions
    assert outer.speakers[0].party == "US"
    assert (inner.speakers[0].party, inner.chain[0].role) == ("Russia", "relay")


def test_pronouns_mean_who_was_heard(reading: Read) -> None:
    """ "He" is the subject of the sentence before, not somebody named long ago."""
    made = reading(
        "Ukrainian minister Olha Bondar said Kyiv was ready. “We wait,” she said.\n\n"
        "Russian negotiator Ivan Petrov rejected the offer. Moscow would not yield, he said."
    )
    he = [a for a in made.attributions if a.source and a.source.of(made.article.text) == "he"]
    she = [a for a in made.attributions if a.source and a.source.of(made.article.text) == "she"]
    assert [s.name for s in he[0].speakers] == ["Ivan Petrov"]
    assert [s.name for s in she[0].speakers] == ["Olha Bondar"]


def test_conditions_hedges_and_negations_are_noted(reading: Read) -> None:
    """What a position is tied to, and how surely it is said."""
    made = reading("Moscow is open to talks, provided the sanctions end.")
    found = only(made)
    assert found.condition is not None
    assert found.condition.of(made.article.text) == "provided the sanctions end"
    assert only(reading("Kyiv said the port might reopen.")).modality == "possible"
    assert only(reading("Moscow will not accept a truce.")).negated


def test_an_unresolved_source_that_might_be_a_party_is_open(reading: Read) -> None:
    """Officials without a country may be anybody's; analysts are nobody's."""
    assert only(reading("Officials said the port would reopen.")).open
    assert not only(reading("Analysts said the port would reopen.")).open
    assert not only(reading("Turkish officials said the port would reopen.")).open


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Jane Roe declined to say whether Moscow had answered.",
        "Trump should stress the danger of the plan.",
        "The proposed agreement was read by nobody.",
    ],
)
def test_what_nobody_said_is_not_found_as_said(reading: Read, text: str) -> None:
    """Declining to say, advice and participles put no words into a mouth."""
    made = reading(text)
    assert not [a for a in made.attributions if a.cue and a.cue.lemma in {"say", "stress", "propose"}]


ALPHABET = [
    "Moscow ",
    "he ",
    "said ",
    "that ",
    "“",
    "”",
    '"',
    ", ",
    ". ",
    "\n\n",
    "wants ",
    "the ",
    "US ",
    "envoy ",
    "Putin ",
    "not ",
    "🕊 ",
    "й\u0306 ",
    "\u00a0",
    ":",
    " – ",
    "told ",
    "Kyiv ",
    "and ",
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=40))
def test_spans_lie_in_the_text_and_parents_hold_their_children(pieces: list[str]) -> None:
    """Whatever the text, every span is a slice of it and every inner attribution lies within its outer one."""
    text = "".join(pieces)
    try:
        article = parse(text, source="x")
    except SourceError:
        return
    if article.language != "en":
        return
    split = sentences(article)
    found = find(article, split, resolve(article, split, load_parties(("US", "Russia", "Ukraine"))))
    for i, attribution in enumerate(found):
        for span in (
            *attribution.content,
            *([attribution.cue] if attribution.cue else []),
            *([attribution.source] if attribution.source else []),
        ):
            assert span.of(text).strip()
        if attribution.within is not None:
            outer = found[attribution.within]
            probe = attribution.cue or attribution.content[0]
            assert attribution.within != i
            assert any(c.covers(probe) for c in outer.content)


OPENING = "We will not sign\n\nAnn Roe, the US special envoy, spoke to the Northern Post in Vienna.\n\n"


@pytest.mark.parametrize(
    "turns",
    [
        "Northern Post: Will the US sign?\n\nRoe: No. Moscow wants a pause.\n\nNorthern Post: And Kyiv?\n\nRoe: Let it rain.\n",
        "NP: Will the US sign?\n\nAR: No. Moscow wants a pause.\n\nNP: And Kyiv?\n\nAR: Let it rain.\n",
        "Will the US sign?\n\nAnn Roe: No. Moscow wants a pause.\n\nAnd Kyiv?\n\nAnn Roe: Let it rain.\n",
    ],
)
def test_an_interview_whose_turns_begin_with_names(turns: str) -> None:
    """Names, initials and answers only; what the answers tell of others is passed on by whoever answers."""
    found = stance.attributions(stance.parse(OPENING + turns, source="x"))
    answers = [a for a in found if a.kind == "direct"]
    assert {s.name for a in answers for s in a.speakers} == {"Ann Roe"}
    assert [[h.name for h in a.chain] for a in found if a.within is not None] == [["Ann Roe"]]


@pytest.mark.parametrize(
    ("opening", "talk", "first"),
    [
        (
            "Oleh Hnatiuk, Ukraine's deputy foreign minister, tells the Northern Post why he left.\n\n",
            "**You were in Vienna. Why leave?**\n\nThe table was bare. Moscow wants a pause.\n\n"
            "**Did you see the Americans?**\n\nNo. We left at nine.\n",
            "The table",
        ),
        (
            "Oleh Hnatiuk is Ukraine's deputy foreign minister. The interview was edited for length.\n\n",
            "Why did you leave?\n\nThe table was bare. Moscow wants a pause.\n\n"
            "Some say that you were sent home.\n\nNo. We left at nine.\n\nWhat comes next?\n\nMy government waits.\n",
            "The table",
        ),
        (
            "Заместитель министра иностранных дел Украины Олег Гнатюк рассказал, почему он уехал.\n\n",
            "Корреспондент: Почему вы уехали?\n\nОлег Гнатюк: На столе было пусто. Москва хочет паузы.\n\n"
            "Корреспондент: Американцы просили остаться?\n\nГнатюк: Нет. Мы уехали в девять.\n",
            "На столе",
        ),
        (
            "Заступник міністра закордонних справ України Олег Гнатюк розповів, чому він поїхав.\n\n",
            "Чому ви поїхали?\n\nНа столі було порожньо. Москва хоче паузи.\n\n"
            "Американці просили лишитися?\n\nНі. Ми поїхали о дев'ятій.\n",
            "На столі",
        ),
    ],
)
def test_whoever_answers_an_interview_speaks_and_the_questions_tell_nothing(
    opening: str, talk: str, first: str
) -> None:
    """Bold, bare or named questions: what Moscow wants is told by the one who answers, not by the article."""
    article = stance.parse("“A trap”\n\n" + opening + talk, source="x")
    found = stance.attributions(article)
    answers = [a for a in found if a.kind == "direct"]
    assert len(answers) >= 2
    assert {s.party for a in answers for s in a.speakers} == {"Ukraine"}
    assert any(a.content[0].of(article.text).startswith(first) for a in answers)
    (moscow,) = [a for a in found if any(s.party == "Russia" for s in a.speakers)]
    assert moscow.chain[0].party == "Ukraine"
    assert not any(s.party == "US" for a in found for s in a.speakers)


def test_an_explainer_with_questions_for_heads_is_no_interview() -> None:
    """Nobody speaks its answers."""
    text = (
        "The truce explained\n\nJane Roe, the US envoy, left Vienna on Monday.\n\nWhat does the deal say?\n\n"
        "It sets a date.\n\nWho signs it?\n\nBoth armies.\n\nWhat comes next?\n\nA vote.\n"
    )
    assert stance.attributions(stance.parse(text, source="x")) == ()


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Moscow ready for harbour deal – US envoy", "Moscow", "for harbour deal"),
        ("Kyiv unwilling to cede land – Zelensky", "Kyiv", "to cede land"),
        ("Open door for all as Moscow waits", None, None),
        ("Russia's eager young pilots – Peskov", None, None),
    ],
)
def test_a_headline_leaves_its_verb_out(
    reading: Callable[..., Reading], title: str, source: str | None, content: str | None
) -> None:
    """An adjective of stance right behind the one who holds it ascribes in a headline without "is"."""
    text = f"{title}\n\nThe parties met in Ankara on Monday. A US envoy, Martin Hale, was there too."
    read = reading(text, title=True)
    found = [a for a in read.attributions if a.cue and a.cue.of(text) in {"ready", "unwilling", "eager", "Open"}]
    shown = [(a.source.of(text) if a.source else None, a.content[0].of(text)) for a in found]
    assert shown == ([(source, content)] if source else [])


def test_a_live_blog_whose_headings_ask_is_no_interview() -> None:
    """What stands below a heading is the reporter's, whoever spoke before."""
    entries = (
        "16:55 Lavrov speaks\nForeign Minister Sergei Lavrov has been on the radio. He says we must wait.\n\n"
        "15:48 What does boarding mean?\nWe put it to Captain Hugh Pell. You'd need four ships, he says.\n\n"
        "15:10 Escorts\nPeskov says the navy will accompany tankers.\n\n"
        "11:15 Where are the Russians?\nNot here. We shall see.\n\n"
        "10:40 Good morning\nWe are live from The Hague, where it rains.\n"
    )
    article = stance.parse(f"Live: the summit\n\nTold as it happens.\n\n{entries}", source="x")
    found = stance.attributions(article)
    lavrov = [a.content[0].of(article.text) for a in found if [s.name for s in a.speakers] == ["Sergei Lavrov"]]
    assert lavrov == ["we must wait"]


def test_the_us_is_no_pronoun_in_a_question() -> None:
    """Bare turns behind two named ones go on where a question names the US."""
    text = (
        "The interview\n\nAdmiral Kari Dahl of NATO talks to Tom Ell.\n\nThe Ledger: Do you stand by it?\n\n"
        "Dahl: No. I do not.\n\nThat is not what the US secretary said.\n\nI read it. It was short.\n\n"
        "Would you resign?\n\nI won't answer that.\n\nWho should pay?\n\nAll of us. I said so.\n"
    )
    article = stance.parse(text, source="x")
    answers = [a for a in stance.attributions(article, parties=("NATO",)) if a.kind == "direct"]
    assert len(answers) == 4
    assert {s.name for a in answers for s in a.speakers} == {"Kari Dahl"}


def test_a_column_that_asks_its_readers_is_no_interview() -> None:
    """Too few questions for so many paragraphs, or quotations that say whose they are."""
    column = (
        "Do you remember the ferry?\n\n"
        + "We thought so. It sank.\n\n" * 12
        + "What do you want now?\n\nWe want a bridge.\n\n"
    )
    report = 'Do you endorse her?\n\n"It is tough," he said.\n\nAnd you believe it?\n\n"I do," she said.\n'
    for text in (column * 2, report):
        found = stance.attributions(stance.parse(f"A talk\n\nJane Roe, a US envoy, spoke to us.\n\n{text}", source="x"))
        assert not [a for a in found if a.kind == "direct" and a.cue is None]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Jane Roe said that if the locks open, Russia will accept a toll.", "if the locks open"),
        ("Jane Roe said that the canal is old and that, unless it dries up, Russia will refuse a toll.", None),
        ("Jane Roe said that the locks, as ever, were shut and Russia will accept a toll.", None),
        ("Джейн Роу сказала, что если шлюзы откроют, Россия согласится на плату.", "если шлюзы откроют"),
        ("Джейн Роу сказала, що якщо шлюзи відкриють, Росія погодиться на плату.", "якщо шлюзи відкриють"),
    ],
)
def test_a_condition_in_front_of_what_is_passed_on_belongs_to_it(
    reading: Read, text: str, condition: str | None
) -> None:
    """ "Said that if X, Russia will sign" ties what Russia does, not only what is said."""
    made = reading(text)
    inner = [a for a in made.attributions if any(s.party == "Russia" for s in a.speakers)]
    found = {a.condition.of(made.article.text) if a.condition is not None else None for a in inner}
    assert found <= {condition, "unless it dries up"}
    assert condition is None or found == {condition}
