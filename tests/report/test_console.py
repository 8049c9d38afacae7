"""The report on a terminal: what it shows, and that hostile text stays inert."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import stance
from stance.errors import SavedFileError
from stance.records import Analysis, Draft, Evidence, Position, Speaker, Target
from stance.report import to_markdown
from stance.report.clean import clean
from stance.report.console import show
from stance.verify import check

HOSTILE = "[bold red]x[/] \x1b[31mred\x1b[0m \u202eevil\u202c \x07bell \u200bzero"


def render(analysis: Analysis, width: int = 80) -> str:
    """The report as plain text."""
    console = Console(file=StringIO(), width=width, highlight=False, markup=False, emoji=False)
    show(analysis, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def analysis_of(text: str, **fields: object) -> Analysis:
    """An offline analysis, with one more position where fields are given."""
    made = stance.analyze(stance.parse(text, source="x"), engine="offline")
    if not fields:
        return made
    from stance.analyze import read

    reading = read(made.article, made.provenance.parties)
    quote = Evidence.at(made.article.text, reading.sentences[0])
    base = {
        "party": "Ukraine", "holder": "Kyiv", "speaker": Speaker(name="Kyiv"), "voice": "paraphrased", "act": "states",
        "target": Target(text="t"), "polarity": "neutral", "issue": "i", "statement": "s", "evidence": (quote,),
    }  # fmt: skip
    position = Position.model_validate({**base, **fields})
    checked = check(reading, Draft(positions=(position,)), ("official",))
    return made.model_copy(update={"positions": (*made.positions, *checked.positions), "findings": checked.findings})


def test_rejected_positions_are_listed_apart_with_the_reason() -> None:
    """They never look verified."""
    out = render(analysis_of("Moscow said the port was shut.\n", statement="Kyiv shut the port."))
    body, rejected = out.split("REJECTED: THE ARTICLE DOES NOT CARRY THESE")
    assert "Kyiv shut the port." not in body
    assert "✗ REJECTED" in rejected
    assert "SRC001" in rejected
    assert "verified" not in rejected


def test_other_voices_stand_apart() -> None:
    """A former ambassador is shown, and not among what counts for the party."""
    out = render(analysis_of("Washington said the plan was good. Former US ambassador Max Fox said it would fail.\n"))
    assert "US: OTHER VOICES" in out
    assert out.index("Max Fox (US, former)") > out.index("US: OTHER VOICES")


@pytest.mark.parametrize(
    ("text", "arrow"),
    [
        ("The US will not send ferries to Ukraine, the White House said.", False),
        ("The White House backed Ukraine.", True),
        ("The White House backed Ukraine's ferry.", False),
        ("The White House accused Ukraine of hiding the ferry.", True),
    ],
)
def test_an_arrow_leads_to_whom_a_position_turns(text: str, arrow: bool) -> None:
    """Not to a party that what is refused only names; Markdown and terminal agree."""
    made = analysis_of(f"{text}\n")
    assert [p.target.party for p in made.positions] == ["Ukraine"]
    assert ("→ Ukraine" in render(made)) is arrow
    assert ("→ Ukraine" in to_markdown([made])) is arrow


def test_silence_says_why_it_is_unclear() -> None:
    """An unresolved source is named as the reason."""
    out = render(analysis_of("Officials said the line would hold.\n"))
    assert "Ukraine: unclear" in out
    assert "SIL001" in out


def test_hostile_text_is_inert() -> None:
    """Markup is shown as it stands; escapes and bidirectional controls do not reach the terminal."""
    out = render(analysis_of(f"Moscow said the {HOSTILE} port was shut.\n", statement=HOSTILE))
    assert "[bold red]x[/]" in out
    assert not set(out) & set("\x1b\x07\u202e\u202c\u200b")


@given(st.text())
def test_clean_leaves_no_control_character(text: str) -> None:
    """One line, nothing that steers a terminal."""
    shown = clean(text)
    assert all(c.isprintable() or c.isspace() or ord(c) > 0x9F for c in shown)
    assert "\n" not in shown
    assert "\x1b" not in shown


def test_saved_and_read_back() -> None:
    """What is saved is what is read."""
    made = analysis_of("Moscow said the “port” 🕊 was shut.\n")
    assert stance.loads(stance.dumps([made])) == (made,)
    with pytest.raises(SavedFileError, match="x.json"):
        stance.loads("{}", "x.json")
