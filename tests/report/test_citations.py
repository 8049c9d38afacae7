"""Citations: CSL-JSON for reference managers, numbered footnotes in Markdown."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

import stance
from stance import cli
from stance.records import Analysis
from stance.report import to_citations, to_csl
from stance.report.markdown import escaped

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE = EXAMPLES / "corridor-wire.txt"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    article = stance.load(WIRE).model_copy(update={"url": "https://wire.example/a b>c"})
    return stance.analyze(article, engine="offline")


def test_an_article_is_an_item_with_every_quotation_at_its_place(analysis: Analysis) -> None:
    (item,) = json.loads(to_csl([analysis]))
    assert (item["type"], item["container-title"], item["author"]) == (
        "article-newspaper",
        "Baltic Wire",
        [{"literal": "Helen Marsh"}],
    )
    assert item["issued"] == {"date-parts": [[2025, 3, 12]]}
    cited = [q for c in item["custom"]["stance"]["citations"] for q in c["quotes"]]
    assert cited
    for quote in cited:
        assert analysis.article.text[quote["start"] : quote["end"]] == quote["quote"]
        assert f"characters {quote['start']}–{quote['end']}" in item["note"]


def test_an_item_keeps_its_id_while_the_text_stays(analysis: Analysis) -> None:
    other = analysis.model_copy(update={"article": analysis.article.model_copy(update={"source": "elsewhere.txt"})})
    changed = analysis.article.model_copy(update={"text": analysis.article.text + " "})
    ids = [i["id"] for i in json.loads(to_csl([analysis, other, analysis.model_copy(update={"article": changed})]))]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("baltic-wire-2025-03-12-")


def test_every_footnote_is_used_once_and_cites_words_outlet_and_date(analysis: Analysis) -> None:
    shown = to_citations([analysis])
    used = re.findall(r"\[\^(\d+)\](?!:)", shown)
    notes = re.findall(r"^\[\^(\d+)\]: (.+)$", shown, re.MULTILINE)
    assert used == [n for n, _ in notes] == [str(n + 1) for n in range(len(notes))]
    cited = [p for p in analysis.positions if p.verdict != "rejected"]
    for position, (_, note) in zip(cited, notes, strict=True):
        assert all(escaped(e.quote) in note for e in position.evidence)
        assert "*Baltic Wire*, 2025-03-12, <https://wire.example/a%20b%3Ec>" in note
        assert escaped(position.speaker.name) in note


def test_who_passes_it_on_stands_in_the_footnote(analysis: Analysis) -> None:
    assert "Vladimir Putin, through Martin Hale (US, official) ← Channel Nine" in to_citations([analysis])


def test_what_is_not_verified_says_so_and_what_is_rejected_is_not_cited(analysis: Analysis) -> None:
    first, second, *rest = analysis.positions
    changed = (
        first.model_copy(update={"verdict": "unverified"}),
        second.model_copy(update={"verdict": "rejected"}),
        *rest,
    )
    made = analysis.model_copy(update={"positions": changed})
    assert to_citations([made]).count("UNVERIFIED") == 2
    assert second.evidence[0].quote not in to_citations([made])
    (item,) = json.loads(to_csl([made]))
    assert [c["verdict"] for c in item["custom"]["stance"]["citations"]].count("unverified") == 1
    assert item["note"].count("UNVERIFIED") == 1


def test_an_own_opinion_is_not_cited_as_the_party_s(analysis: Analysis) -> None:
    line = next(x for x in to_citations([analysis]).splitlines() if "Carla Boone" in x)
    assert line.startswith("- **US: other voices**")


def test_nothing_of_an_article_is_markup() -> None:
    article = stance.parse(
        "<b>[x](y)</b>\n\nThe Kremlin said: “we **never** [^1]: <i>agree</i>.” It is so.\n", source="[^9]"
    )
    article = article.model_copy(update={"outlet": "*A*", "date": date(2025, 1, 2)})
    shown = to_citations([stance.analyze(article, engine="offline")])
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert not re.search(r"(?<!\\)\*\*never", shown)
    assert set(re.findall(r"(?<!\\)\[\^(\d+)", shown)) == {"1"}


@pytest.mark.parametrize(
    "command", [["summarize", str(WIRE)], ["compare", str(WIRE), str(EXAMPLES / "corridor-tabloid.txt")]]
)
def test_the_ending_chooses_between_footnotes_and_csl(command: list[str], tmp_path: Path) -> None:
    notes, items = tmp_path / "notes.md", tmp_path / "refs.json"
    assert cli.run([*command, "-q", "--format", "citations", "-o", str(notes)]) == 0
    assert cli.run([*command, "-q", "--format", "citations", "-o", str(items)]) == 0
    assert "[^1]: " in notes.read_text(encoding="utf-8")
    assert {i["type"] for i in json.loads(items.read_text(encoding="utf-8"))} == {"article-newspaper"}
