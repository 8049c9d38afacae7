"""Decisions of people: kept by the words they rest on, applied to what is made anew, shown beside the checks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

import stance
from stance.compare import reviewed, side_by_side
from stance.errors import SavedFileError
from stance.records import Analysis, Comparison, Position
from stance.report import to_citations, to_csv, to_markdown
from stance.report.comparison import show_comparison
from stance.report.console import show
from stance.report.saved import load_comparison
from stance.review import Decision, OnCell, OnIssue, OnMove, OnPosition, Reading, Reviewer, load, save
from stance.review.decisions import digest

PARTIES = ("US", "Russia", "Ukraine")
SIGNED = {"by": "Ann Poe", "when": "2025-03-14T10:00:00+00:00", "note": "heard on tape"}
TEXT = """Harbour talks end without a deal

GENEVA, 12 March 2025 (Baltic Wire) - Russia rejected the proposal on harbour inspections on Tuesday, Foreign Minister
Sergei Lavrov said.

“We will not open the harbour to inspectors,” Lavrov said.

Ukraine demanded that the harbour inspections begin this week, Foreign Minister Andrii Sybiha said.
"""
OTHER = """Moscow digs in over the port

KYIV, 13 March 2025 - “Nobody will inspect the harbour,” Lavrov said. The grain of the region is late.
"""
SILENT = "Weather\n\nIt rained in Geneva on Tuesday. The harbour was closed. A storm was near.\n"


def analysed(text: str = TEXT, source: str = "a") -> Analysis:
    return stance.analyze(stance.parse(text, source=source), engine="offline", parties=PARTIES)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysed()


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return side_by_side([analysed(), analysed(OTHER, "b")])


def at(analysis: Analysis, words: str) -> Position:
    return next(p for p in analysis.positions if any(words in e.quote for e in p.evidence))


def decision(analysis: Analysis, words: str, decided: str, **fields: str) -> OnPosition:
    reading = Reading.of(analysis, at(analysis, words))
    return OnPosition.model_validate({**SIGNED, "decision": decided, "position": reading, "fields": fields})


def made_unverified(analysis: Analysis) -> Analysis:
    """An analysis whose statement on the harbour says what the words do not."""
    wrong = at(analysis, "We will not open")
    changed = wrong.model_copy(update={"statement": "Sergei Lavrov said the harbour would open in 2031"})
    return stance.verify(
        analysis.model_copy(update={"positions": tuple(changed if p is wrong else p for p in analysis.positions)})
    )


def shown(analysis: Analysis) -> str:
    out = io.StringIO()
    show(analysis, Console(file=out, width=300, highlight=False))
    return out.getvalue()


def test_an_accepted_position_is_accepted_by_name_and_not_verified(analysis: Analysis) -> None:
    failing = made_unverified(analysis)
    assert at(failing, "We will not open").verdict != "verified"
    done = Reviewer([decision(failing, "We will not open", "accept")]).reviewed(failing)
    position = at(done, "We will not open")
    assert position.verdict == at(failing, "We will not open").verdict
    assert position.findings == at(failing, "We will not open").findings
    assert (position.standing, position.review and position.review.by) == ("held", "Ann Poe")
    for text in (shown(done), to_markdown([done]), done._repr_html_() or "", to_citations([done])):
        assert "accepted by Ann Poe" in text
    assert "heard on tape" in shown(done)


def test_a_rejected_position_is_out_whatever_the_checks_say(analysis: Analysis) -> None:
    done = Reviewer([decision(analysis, "We will not open", "reject")]).reviewed(analysis)
    position = at(done, "We will not open")
    assert (position.verdict, position.standing) == ("verified", "out")
    for text in (shown(done), to_markdown([done])):
        assert text.upper().index("REJECTED: ") < text.index("rejected by Ann Poe")
    assert position.evidence[0].quote not in to_citations([done])


def test_an_edit_stands_with_what_was_read_before(analysis: Analysis) -> None:
    edit = decision(
        analysis, "We will not open", "edit", act="promises", polarity="mixed", statement="Sergei Lavrov said no"
    )
    position = at(Reviewer([edit]).reviewed(analysis), "We will not open")
    was = at(analysis, "We will not open")
    assert (position.act, position.polarity, position.statement) == ("promises", "mixed", "Sergei Lavrov said no")
    assert position.review is not None
    assert position.review.before == was
    assert position.edited >= {"act", "polarity", "statement"}
    assert "edited by Ann Poe" in shown(Reviewer([edit]).reviewed(analysis))
    assert f"act {was.act}" in shown(Reviewer([edit]).reviewed(analysis))


def test_the_checks_judge_what_was_edited(analysis: Analysis) -> None:
    edit = decision(analysis, "We will not open", "edit", statement="Sergei Lavrov said the harbour would open in 2031")
    position = at(Reviewer([edit]).reviewed(analysis), "We will not open")
    assert position.verdict != "verified"
    assert position.standing == "held"
    assert [f for f in position.findings if f.effect != "note"]


def test_what_was_edited_holds_when_checked_again(analysis: Analysis) -> None:
    done = Reviewer([decision(analysis, "We will not open", "edit", act="promises", holder="Kremlin")]).reviewed(
        analysis
    )
    again = stance.verify(stance.loads(stance.dumps([done]))[0])
    assert again.positions == done.positions
    assert again.parties == done.parties


def test_a_decision_holds_in_a_new_run_and_can_be_taken_back(analysis: Analysis) -> None:
    decisions: list[Decision] = [decision(analysis, "We will not open", "edit", polarity="mixed")]
    done = Reviewer(decisions).reviewed(analysed())
    assert at(done, "We will not open").polarity == "mixed"
    assert Reviewer(decisions).reviewed(done).positions == done.positions
    assert Reviewer([]).reviewed(done).positions == analysis.positions


def test_an_accepted_wording_is_kept_over_another_one(analysis: Analysis) -> None:
    accept = decision(analysis, "We will not open", "accept")
    was = at(analysis, "We will not open")
    other = was.model_copy(update={"statement": "Sergei Lavrov said “We will not open the harbour to inspectors”"})
    renewed = analysis.model_copy(update={"positions": tuple(other if p is was else p for p in analysis.positions)})
    position = at(Reviewer([accept]).reviewed(renewed), "We will not open")
    assert position.statement == was.statement
    assert position.review is not None
    assert isinstance(position.review.before, Position)
    assert position.review.before.statement == other.statement


@pytest.mark.parametrize("decided", ["accept", "reject", "edit"])
def test_what_reads_otherwise_now_is_not_decided_on(decided: str, analysis: Analysis) -> None:
    made = decision(analysis, "We will not open", decided)
    was = at(analysis, "We will not open")
    other = was.model_copy(update={"polarity": "supports"})
    reviewer = Reviewer([made])
    renewed = analysis.model_copy(update={"positions": tuple(other if p is was else p for p in analysis.positions)})
    assert at(reviewer.reviewed(renewed), "We will not open").review is None
    (left,) = reviewer.left()
    assert "read otherwise now" in left.why


def test_a_decision_on_a_text_that_changed_is_told(analysis: Analysis) -> None:
    reviewer = Reviewer([decision(analysis, "We will not open", "accept")])
    done = reviewer.reviewed(analysed(TEXT + "\nIt rained.\n"))
    assert not [p for p in done.positions if p.review]
    assert [left.why for left in reviewer.left()] == ["the text of 'a' has changed"]


def test_a_decision_on_words_that_no_position_cites_is_told(analysis: Analysis) -> None:
    made = decision(analysis, "We will not open", "accept")
    reviewer = Reviewer([made])
    kept = tuple(p for p in analysis.positions if p is not at(analysis, "We will not open"))
    reviewer.reviewed(analysis.model_copy(update={"positions": kept}))
    assert "rests on these words" in reviewer.left()[0].why


def test_of_two_decisions_the_later_one_holds(analysis: Analysis) -> None:
    made = [decision(analysis, "We will not open", d) for d in ("accept", "reject")]
    assert at(Reviewer(made).reviewed(analysis), "We will not open").standing == "out"


def test_silence_hears_what_was_accepted_and_not_what_was_rejected() -> None:
    """A party is heard by an accepted position where nothing else lets it be heard."""
    analysis = analysed(SILENT)
    words = "It rained in Geneva on Tuesday."
    start = analysis.article.text.index(words)
    told = at(analysed(), "We will not open").model_copy(
        update={"evidence": ({"start": start, "end": start + len(words), "quote": words},), "verdict": "unverified"}
    )
    first = stance.verify(analysis.model_copy(update={"positions": (Position.model_validate(dict(told)),)}))
    assert first.positions[0].standing != "held"
    assert first.status("Russia") != "stated"
    accepted = Reviewer([decision(first, words, "accept")]).reviewed(first)
    rejected = Reviewer([decision(first, words, "reject")]).reviewed(first)
    assert accepted.status("Russia") == "stated"
    assert rejected.status("Russia") == "silent"


def test_a_cell_follows_what_was_decided_on_its_positions(compared: Comparison) -> None:
    told = compared.analyses[1]
    wanted = at(told, "Nobody will inspect")
    issue = next(i for i in compared.issues if any(compared.position(r) is wanted for r in i.positions))
    assert compared.cell(issue.id, "Russia", 1).status == "stated"
    done = reviewed(compared, Reviewer([decision(told, "Nobody will inspect", "reject")]))
    cell = done.cell(issue.id, "Russia", 1)
    assert (cell.positions, cell.corrected) == ((), True)
    assert cell.status != "stated"


def members(made: Comparison, issue: str) -> tuple[Reading, ...]:
    own = next(i for i in made.issues if i.id == issue)
    return tuple(Reading.of(made.analyses[r.article], made.position(r)) for r in own.positions)


def decided_on(made: Comparison) -> list[Decision]:
    """A label, a status, a position moved to an issue of its own."""
    last = made.analyses[1]
    return [
        OnIssue.model_validate({**SIGNED, "issue": members(made, "i1"), "label": "opening of the port"}),
        OnCell.model_validate(
            {
                **SIGNED,
                "issue": members(made, "i1"),
                "party": "US",
                "article": digest(last.article),
                "source": "b",
                "status": "unclear",
            }
        ),
        OnMove.model_validate({**SIGNED, "position": Reading.of(last, at(last, "Nobody will inspect"))}),
    ]


def test_labels_statuses_and_moves_are_put_in_place_and_told(compared: Comparison) -> None:
    reviewer = Reviewer(decided_on(compared))
    done = reviewed(compared, reviewer)
    assert reviewer.left() == []
    assert done.issues[0].label == "opening of the port"
    assert done.issues[0].review is not None
    assert done.issues[0].review.before == compared.issues[0].label
    assert done.cell("i1", "US", 1).status == "unclear"
    (moved,) = done.moved
    assert moved.position in next(i for i in done.issues if i.id == moved.issue).positions
    assert sorted((r.article, r.position) for i in done.issues for r in i.positions) == sorted(
        (r.article, r.position) for i in compared.issues for r in i.positions
    )
    out = io.StringIO()
    show_comparison(done, Console(file=out, width=300, highlight=False))
    for text in (out.getvalue(), to_markdown(done), done._repr_html_() or ""):
        assert "opening of the port, edited by Ann Poe" in text
        assert "by Ann Poe (heard on tape)" in text
    (row,) = [
        r
        for r in csv.DictReader(io.StringIO(to_csv(done)))
        if (r["issue"], r["party"], r["source"]) == ("i1", "US", "b")
    ]
    assert (row["status"], row["corrected"], row["cell_reviewed_by"]) == ("unclear", "true", "Ann Poe")


def test_corrections_are_the_same_after_a_new_comparison(compared: Comparison) -> None:
    first = reviewed(compared, Reviewer(decided_on(compared)))
    anew = reviewed(side_by_side([analysed(), analysed(OTHER, "b")]), Reviewer(decided_on(compared)))
    assert (anew.issues, anew.cells, anew.moved) == (first.issues, first.cells, first.moved)
    saved = load_comparison(stance.dumps(first))
    assert reviewed(saved, Reviewer(decided_on(compared))) == first


def test_corrections_of_a_comparison_can_be_taken_back(compared: Comparison) -> None:
    done = reviewed(compared, Reviewer(decided_on(compared)))
    assert reviewed(done, Reviewer([])) == compared


def test_a_cell_of_an_article_that_is_gone_is_told(compared: Comparison) -> None:
    made = decided_on(compared)[1].model_copy(update={"article": "0" * 64})
    reviewer = Reviewer([made])
    reviewed(compared, reviewer)
    assert "'b' is not here" in reviewer.left()[0].why


def test_the_table_has_what_was_decided(analysis: Analysis) -> None:
    done = Reviewer([decision(analysis, "We will not open", "edit", act="promises")]).reviewed(analysis)
    rows = [r for r in csv.DictReader(io.StringIO(to_csv([done]))) if r["review"]]
    was = at(analysis, "We will not open").act
    assert [(r["review"], r["reviewed_by"], r["review_note"], r["review_before"]) for r in rows] == [
        ("edit", "Ann Poe", "heard on tape", f"act {was}")
    ]


def test_decisions_are_saved_and_read_back(compared: Comparison, tmp_path: Path) -> None:
    made = decided_on(compared)
    (tmp_path / "x.review.json").write_text(save(made), encoding="utf-8")
    assert list(load(tmp_path / "x.review.json").decisions) == made
    (tmp_path / "x.review.json").write_text('{"decisions": [{"kind": "move"}]}', encoding="utf-8")
    with pytest.raises(SavedFileError, match="holds no decisions"):
        load(tmp_path / "x.review.json")


def test_what_is_written_by_hand_is_no_markup(analysis: Analysis) -> None:
    made = decision(analysis, "We will not open", "edit", statement="<b>*x*</b>")
    done = Reviewer([made.model_copy(update={"by": "<i>Ann</i>", "note": "[a](b)"})]).reviewed(analysis)
    for text in (to_markdown([done]), to_citations([done]), done._repr_html_() or ""):
        assert "<b>" not in text
        assert "<i>" not in text
    assert "[a](b)" not in to_markdown([done])
