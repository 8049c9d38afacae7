"""The engine without a model."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

import stance
from stance.errors import OptionsError, SourceError
from stance.records import Analysis

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def repost() -> Analysis:
    """The analysis of the repost among the examples."""
    return stance.analyze(stance.load(EXAMPLES / "corridor-repost.txt"), engine="offline")


def test_every_quote_is_a_slice(repost: Analysis) -> None:
    """Evidence of positions and summary equals the text at its offsets and lies in what may be cited."""
    text = repost.article.text
    citable = [b for b in repost.article.blocks if b.citable]
    pieces = [e for p in repost.positions for e in p.evidence] + [e for s in repost.summary for e in s.evidence]
    assert pieces
    for piece in pieces:
        assert text[piece.start : piece.end] == piece.quote
        assert any(b.covers(piece) for b in citable)


def test_what_is_read_off_the_text_is_verified(repost: Analysis) -> None:
    """Positions of the offline engine pass their own checks."""
    assert {p.verdict for p in repost.positions} == {"verified"}


def test_a_wish_that_an_envoy_passes_on_is_relayed(repost: Analysis) -> None:
    """Moscow's readiness reaches the reader through the US envoy and the channel he spoke to."""
    relayed = [p for p in repost.positions if p.party == "Russia" and p.voice == "relayed"]
    assert {p.speaker.name for p in relayed} == {"Martin Hale"}
    assert ("Channel Nine", "medium") in {(h.name, h.role) for p in relayed for h in p.chain}


def test_parties_are_heard_as_they_are(repost: Analysis) -> None:
    """Russia and the US speak; what Ukraine wants is told by a Russian only."""
    assert {p.party: p.status for p in repost.parties} == {"US": "stated", "Russia": "stated", "Ukraine": "reported"}
    assert [p.verdict for p in repost.positions if p.party == "Ukraine" and p.voice != "relayed"] == []


def test_the_clutter_of_a_repost_is_marked(repost: Analysis) -> None:
    """Notices, caption, related link and category are no reporting; the origin is the outlet."""
    marked = {b.kind for b in repost.article.blocks if not b.citable}
    assert marked == {"repost", "redirect", "read_more", "caption", "related", "category"}
    assert repost.article.outlet == "Northern Herald"


def test_the_wire_report_in_full() -> None:
    """Holders, acts and conditions of the wire report, as its reader would note them."""
    analysis = stance.analyze(stance.load(EXAMPLES / "corridor-wire.txt"), engine="offline")
    noted = {(p.holder, p.act) for p in analysis.positions}
    assert {
        ("Oksana Bilyk", "asks"),
        ("Sergei Antonov", "refuses"),
        ("Moscow", "refuses"),
        ("Washington", "offers"),
        ("Vladimir Putin", "demands"),
        ("Ukraine", "accuses"),
        ("Peter Lindqvist", "states"),
    } <= noted
    lindqvist = next(p for p in analysis.positions if p.holder == "Peter Lindqvist")
    assert lindqvist.speaker.capacity == "former"
    assert "CAP002" in {f.code for f in lindqvist.findings}
    bilyk = next(p for p in analysis.positions if p.condition and p.party == "Ukraine")
    assert bilyk.condition == "if Russia pulled its patrol boats back 40 nautical miles"
    assert {p.party: p.status for p in analysis.parties} == {"US": "stated", "Russia": "stated", "Ukraine": "stated"}


def test_the_same_input_gives_the_same_bytes() -> None:
    """Two runs differ in what lies under `run` alone."""
    article = stance.load(EXAMPLES / "corridor-tabloid.txt")
    one, two = (stance.analyze(article, engine="offline") for _ in range(2))
    assert stance.dumps([one.model_copy(update={"run": two.run})]) == stance.dumps([two])


def test_the_summary_is_in_order_and_has_no_near_repeats(repost: Analysis) -> None:
    """Sentences come in article order, each once."""
    starts = [s.evidence[0].start for s in repost.summary]
    assert starts == sorted(set(starts))
    assert 1 <= len(repost.summary) <= 5


def test_it_runs_inside_a_running_loop() -> None:
    """The synchronous name works in a notebook, where a loop already runs."""

    async def cell() -> Analysis:
        return stance.analyze(stance.load(EXAMPLES / "corridor-wire.txt"), engine="offline")

    assert asyncio.run(cell()).positions


async def test_the_asynchronous_name() -> None:
    """`analyze_async` gives the same."""
    article = stance.load(EXAMPLES / "corridor-wire.txt")
    analysis = await stance.analyze_async(article, engine="offline")
    assert analysis.provenance.engine == "offline"


def test_a_saved_analysis_verifies_again(repost: Analysis) -> None:
    """Nothing but the saved file is needed; a tampered quote is found."""
    (again,) = stance.loads(stance.dumps([repost]))
    assert stance.verify(again) == repost
    first = again.positions[0]
    forged = first.evidence[0].model_copy(update={"quote": "Something else entirely"})
    bad = again.model_copy(
        update={"positions": (first.model_copy(update={"evidence": (forged,)}), *again.positions[1:])}
    )
    checked = stance.verify(bad)
    assert checked.positions[0].verdict == "rejected"
    assert "EVD002" in {f.code for f in checked.positions[0].findings}


def test_any_party_by_configuration(tmp_path: Path) -> None:
    """A free name and a definition of one's own."""
    own = tmp_path / "own.toml"
    own.write_text('[[party]]\nid = "Harbour"\nkind = "organization"\nnames = ["Harbour Board"]\n', encoding="utf-8")
    article = stance.parse(
        "The Harbour Board said fees would rise.\n\nAcme spokeswoman Ann Poe said Acme would sue.\n", source="x"
    )
    analysis = stance.analyze(article, engine="offline", parties=("Harbour", "Acme"), party_files=(own,))
    assert {p.party: p.status for p in analysis.parties} == {"Harbour": "stated", "Acme": "stated"}


def test_a_language_without_data_is_refused() -> None:
    """Silence in a text that cannot be read would be a lie."""
    text = "Der Minister sagte, der Hafen werde nicht geöffnet. Das ist eine Überraschung für die Stadt.\n"
    article = stance.parse(text, source="odd.txt")
    assert article.language == "de"
    with pytest.raises(SourceError, match="not supported yet"):
        stance.analyze(article, engine="offline")


def test_options_that_cannot_be_used() -> None:
    """The error names the option and its value."""
    article = stance.parse("Moscow said no.\n", source="x")
    with pytest.raises(OptionsError, match="repairs=99"):
        stance.analyze(article, engine="offline", repairs=99)
    with pytest.raises(OptionsError, match="needs a model"):
        stance.analyze(article, engine="llm")
    with pytest.raises(OptionsError, match="modle"):
        stance.analyze(article, modle="x")


INTERVIEW = """“We will wait”

Oleh Hnatiuk is Ukraine's deputy foreign minister. He spoke to the Northern Post in Kyiv.

Why did you leave Vienna?

Thank you for asking. The table was bare. Moscow wants a pause. We will not sign a paper that gives away our land.

Did the Americans press you?

My government has made its offer, and it stands.
"""


def test_the_answers_of_an_interview_are_read_sentence_by_sentence() -> None:
    """Each position has the sentence that carries it; what the answer tells of another party is that party's."""
    analysis = stance.analyze(stance.parse(INTERVIEW, source="x"), engine="offline")
    told = {(p.party, p.voice, p.evidence[0].quote) for p in analysis.positions}
    assert ("Ukraine", "quoted", "We will not sign a paper that gives away our land.") in told
    assert ("Ukraine", "quoted", "My government has made its offer, and it stands.") in told
    assert ("Russia", "relayed", "Moscow wants a pause") in told
    assert not any("Thank you" in p.statement for p in analysis.positions)
    assert {p.verdict for p in analysis.positions} == {"verified"}


def test_nobody_answers_where_it_cannot_be_told_who() -> None:
    """Two people are introduced alike: no words are given to either, and no party is called silent."""
    text = INTERVIEW.replace("He spoke", "Ivan Orlov is Russia's deputy foreign minister. They spoke")
    analysis = stance.analyze(stance.parse(text, source="x"), engine="offline")
    assert not any(p.voice == "quoted" for p in analysis.positions)
    assert {p.party: p.status for p in analysis.parties}["Ukraine"] == "unclear"


@pytest.mark.parametrize("dateline", ["МОСКВА, 5 мар - РИА Новости.", "КИЇВ – Укрінформ.", "GENEVA, March 5 - Agency."])
def test_a_dateline_is_no_sentence_of_the_summary(dateline: str) -> None:
    said = "The harbour minister said on Monday that the port would stay open."
    article = stance.parse(f"{dateline} {said} Nobody objected.", source="x")
    summary = stance.analyze(article, engine="offline", parties=("Russia",)).summary
    assert [s.text for s in summary] == [said, "Nobody objected."]
