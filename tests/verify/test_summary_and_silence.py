"""The summary and the status of each party."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import stance
from stance.records import Draft, Evidence, Reading, Status, SummarySentence
from stance.verify import check

Read = Callable[..., Reading]

TEXT = (
    "The regime in Moscow said 12 ships were ready to sail on Monday. The strike was a provocation, the Kremlin said. "
    "Divers might reach the wreck. The talks did not end with a deal."
)


def sentence(reading: Reading, text: str, cited: str | None) -> SummarySentence:
    """A sentence of a summary that cites the sentence holding `cited`."""
    if cited is None:
        return SummarySentence(text=text)
    at = reading.article.text.index(cited)
    found = next(s for s in reading.sentences if s.start <= at < s.end)
    return SummarySentence(text=text, evidence=(Evidence.at(reading.article.text, found),))


@pytest.mark.parametrize(
    ("text", "cited", "code", "verdict"),
    [
        ("Moscow says ships are ready.", None, "SUM001", "unverified"),
        ("The regime said 12 ships were ready to sail.", "12 ships", "SUM002", "unverified"),
        ("The strike was a provocation.", "provocation", "SUM004", "unverified"),
        ("Grain exports grew in summer.", "12 ships", "SUM005", "unverified"),
        ("Moscow said 13 ships were ready to sail.", "12 ships", "NUM001", "rejected"),
        ("The talks ended with a deal.", "did not end", "NEG001", "rejected"),
        ("Divers reach the wreck.", "might reach", "MOD001", "unverified"),
    ],
)
def test_a_summary_sentence_that_fails(reading: Read, text: str, cited: str | None, code: str, verdict: str) -> None:
    """Uncited, loaded, a claim as fact, about something else, or with other figures."""
    made = reading(TEXT)
    shown = check(made, Draft(summary=(sentence(made, text, cited),)), ("official",)).summary[0]
    assert code in {f.code for f in shown.findings}
    assert shown.verdict == verdict


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Moscow said twelve ships were ready to sail on Monday.", "12 ships"),
        ("The Kremlin called the strike a provocation.", "provocation"),
        ("Divers may reach the wreck.", "might reach"),
        ("The talks ended without a deal.", "did not end"),
    ],
)
def test_a_faithful_summary_sentence_passes(reading: Read, text: str, cited: str) -> None:
    """Other words for the same are verified."""
    made = reading(TEXT)
    shown = check(made, Draft(summary=(sentence(made, text, cited),)), ("official",)).summary[0]
    assert shown.verdict == "verified", shown.findings


def test_an_extracted_sentence_charges_the_outlet(reading: Read) -> None:
    """A loaded word in a quoted sentence is a note about the outlet; in quotation marks it is nobody's."""
    made = reading(TEXT)
    whole = "The regime in Moscow said 12 ships were ready to sail on Monday."
    shown = check(made, Draft(summary=(sentence(made, whole, "12 ships"),)), ("official",)).summary[0]
    assert ({f.code for f in shown.findings}, shown.verdict) == ({"SUM003"}, "verified")
    marked = reading("Kyiv said the “regime” in the north had fallen.")
    quoted = marked.article.text.strip()
    shown = check(marked, Draft(summary=(sentence(marked, quoted, "regime"),)), ("official",)).summary[0]
    assert shown.findings == ()


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Moscow said the port was shut.", {"Russia": "stated", "Ukraine": "silent", "US": "silent"}),
        ("US envoy Jane Roe said Moscow wants a truce.", {"Russia": "reported", "US": "stated", "Ukraine": "silent"}),
        ("Officials said the line would hold.", {"Russia": "unclear", "Ukraine": "unclear", "US": "unclear"}),
        ("Ukrainian officials said the line would hold.", {"Ukraine": "unclear", "Russia": "silent"}),
        ("French officials said the line would hold.", {"Ukraine": "silent", "Russia": "silent"}),
        ("Former US ambassador Max Fox said the plan would fail.", {"US": "silent"}),
        ("Moscow accused Kyiv of mining the port.", {"Russia": "stated", "Ukraine": "silent"}),
    ],
)
def test_silence_is_earned(reading: Read, text: str, statuses: dict[str, Status]) -> None:
    """Being spoken about is not speaking; somebody unresolved leaves it unclear."""
    made = reading(text)
    shown = {p.party: p.status for p in check(made, Draft(), ("official",)).parties}
    assert {k: shown[k] for k in statuses} == statuses


def test_an_unnamed_source_states_nothing_for_a_party(reading: Read) -> None:
    """Nor through what it says that the party is ready for."""
    article = reading("A Pentagon source told the Harbour Post that the US was ready to lend a ferry.").article
    made = stance.analyze(article, engine="offline")
    assert {p.verdict for p in made.positions} == {"unverified"}
    assert {s.party: s.status for s in made.parties}["US"] == "unclear"


def test_an_unread_part_leaves_no_party_silent(reading: Read) -> None:
    """A failed chunk gives unread, with a finding; what is heard elsewhere stays stated."""
    made = reading("Moscow said the port was shut.\n\nIt rained all day in the harbour.")
    checked = check(made, Draft(unread=(made.sentences[1],)), ("official",))
    shown = {p.party: p.status for p in checked.parties}
    assert shown == {"US": "unread", "Russia": "stated", "Ukraine": "unread"}
    assert [f.code for f in checked.findings if f.path.startswith("parties")] == ["SIL002", "SIL002"]


def test_who_speaks_for_a_party_can_be_widened(reading: Read) -> None:
    """With legislators counted, a senator is the party's voice."""
    made = reading("US Senator Ann Poe said the plan would fail.")
    assert {p.party: p.status for p in check(made, Draft(), ("official",)).parties}["US"] == "silent"
    assert {p.party: p.status for p in check(made, Draft(), ("official", "legislator")).parties}["US"] == "stated"


def test_a_part_of_an_article_earns_no_silence() -> None:
    """Behind a paywall anybody may speak."""
    text = "Port stays open\n\nThe Kremlin said the port would stay open.\n"
    article = stance.parse(text, source="test").model_copy(update={"partial": "paywall"})
    analysis = stance.analyze(article, engine="offline")
    assert {p.party: p.status for p in analysis.parties} == {"US": "unread", "Russia": "stated", "Ukraine": "unread"}
    assert all("paywall" in f.message for f in analysis.findings if f.code == "SIL002")


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Mr Hale passed on a warning of the Ukrainian Foreign Ministry: ships may sink.", "en", "unclear"),
        ("The Kremlin said it would answer Kyiv's offer.", "en", "unclear"),
        ("The Kremlin said it would not leave Ukraine alone.", "en", "silent"),
        ("The Kremlin said it had proof of Kyiv's guilt.", "en", "silent"),
        ("В Кремле сообщили, что получили предложение МИД Украины.", "ru", "unclear"),
        ("В Кремле сообщили, что Украину не тронут.", "ru", "silent"),
    ],
)
def test_whoever_owns_a_word_of_telling_is_not_silent(text: str, language: str, status: str) -> None:
    """A party named beside what it may have said is unclear; one that is only spoken about is silent."""
    article = stance.parse(f"Black Sea news\n\n{text}\n", source="test").model_copy(update={"language": language})
    assert stance.analyze(article, engine="offline").status("Ukraine") == status
