"""Reading sources: decoding, errors, what an article says of itself."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import SourceError
from stance.ingest import load, parse
from stance.options import Options

PLAIN = "Harbour talks resume\n\nMinisters met in Oslo on Monday. They will meet again.\n"
RUSSIAN = "Министр заявил, что переговоры продолжатся. Это было в понедельник, объяснил он.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_or_in_utf8_is_decoded(tmp_path: Path, encoding: str) -> None:
    """Every Unicode form with its byte order mark gives the same text."""
    path = tmp_path / "a.txt"
    path.write_bytes("Café ☕ “речь” 🕊\n\nEin Satz steht hier.".encode(encoding))
    assert load(path).text == "Café ☕ “речь” 🕊\n\nEin Satz steht hier."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_code_pages_are_detected(tmp_path: Path, encoding: str) -> None:
    """Text in an older code page is told by its letters."""
    path = tmp_path / "a.txt"
    path.write_bytes(RUSSIAN.encode(encoding))
    article = load(path)
    assert article.text == RUSSIAN
    assert article.language == "ru"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\x00\x01\x02 lots of it", "binary"),
        (b"*** --- ***", "no sentence"),
    ],
)
def test_what_is_no_article_is_refused_by_name(tmp_path: Path, data: bytes, problem: str) -> None:
    """The error names the file, says what is wrong and what to do."""
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=problem) as caught:
        load(path)
    assert "odd.txt" in str(caught.value)
    assert caught.value.source == str(path)


def test_missing_paths_and_folders_are_refused(tmp_path: Path) -> None:
    """A path that is not there and a folder have errors of their own."""
    with pytest.raises(SourceError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="folder"):
        load(tmp_path)


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input, whatever its encoding is set to."""
    stdin = io.TextIOWrapper(io.BytesIO(PLAIN.encode()), encoding="ascii")
    monkeypatch.setattr("sys.stdin", stdin)
    assert load("-").text == PLAIN


def test_a_repost_names_its_origin() -> None:
    """The origin is the outlet; the host that the text names republished it."""
    text = f"{PLAIN}\nThis article was originally published on Coast Daily.\n\nReposted on harbourblog.example by the editors\n"
    article = parse(text, source="x")
    assert article.outlet == "Coast Daily"
    kinds = {b.of(text): b.kind for b in article.blocks}
    assert kinds["This article was originally published on Coast Daily."] == "repost"


def test_a_dateline_gives_agency_and_date() -> None:
    """ "OSLO, April 3, 2024 (Nordwire) -" names both and stays in its paragraph."""
    text = "Talks resume\n\nOSLO, 3 April 2024 (Nordwire) - Ministers met on Wednesday to talk.\n"
    article = parse(text, source="x")
    assert (article.outlet, article.date) == ("Nordwire", date(2024, 4, 3))
    assert article.blocks[-1].of(text).startswith("OSLO")


def test_options_override_what_the_text_says() -> None:
    """Outlet, date and title given by the caller win."""
    options = Options(outlet="My Paper", date=date(2020, 1, 2), title="Mine")
    article = parse("Talks resume\n\nMay 5, 2021\n\nMinisters met. They left.\n", source="x", options=options)
    assert (article.outlet, article.date, article.title) == ("My Paper", date(2020, 1, 2), "Mine")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("April 15, 2025", date(2025, 4, 15)),
        ("15 Apr, 2025 10:12", date(2025, 4, 15)),
        ("2025-04-15T08:00:00Z", date(2025, 4, 15)),
        ("Updated: 3 March 2023", date(2023, 3, 3)),
        ("03/04/2025", None),
        ("25/04/2025", date(2025, 4, 25)),
        ("15 апреля 2025 года", date(2025, 4, 15)),
    ],
)
def test_date_lines(line: str, expected: date | None) -> None:
    """A date that can be read in one way is read; one that can be read in two is left out."""
    text = f"Talks resume\n\n{line}\n\nMinisters met in Oslo to talk. They left.\n"
    assert parse(text, source="x").date == expected


def test_hidden_characters_are_listed_not_removed() -> None:
    """Zero-width and tag characters stay in the text and are reported with a reason."""
    text = "Talks re\u200bsume\n\nMinisters met.\U000e0041\U000e0042 They left.\n"
    article = parse(text, source="x")
    assert article.text == text
    assert [(h.of(text), h.reason) for h in article.hidden] == [
        ("\u200b", "zero-width characters"),
        ("\U000e0041\U000e0042", "Unicode tag characters"),
    ]


@given(st.text(st.sampled_from("ab Яї.“”«»'’\n\r\t\u00a0\u0301🕊é-#>*:0"), min_size=1, max_size=300))
def test_blocks_cover_every_character_once(text: str) -> None:
    """Blocks are in order, trimmed, never overlap, and hold every character that is no white space."""
    for markdown in (False, True):
        try:
            article = parse(text, source="x", markdown=markdown)
        except SourceError:
            continue
        assert article.text == text
        covered = set()
        for block in article.blocks:
            assert block.of(text) == block.of(text).strip() != ""
            covered |= set(range(block.start, block.end))
        assert sum(b.end - b.start for b in article.blocks) == len(covered)
        assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("US President Donald Trump met Russian President Vladimir Putin.", "en"),
        ("The minister said on Monday that the talks had gone well and that he hoped for a deal.", "en"),
        ("Министр сказал в понедельник, что переговоры прошли хорошо и что он надеется на сделку.", "ru"),
        ("Міністр сказав у понеділок, що переговори пройшли добре і що він сподівається на угоду.", "uk"),
        ("Der Minister sagte am Montag, dass die Gespräche gut verlaufen seien.", "de"),
        ("Le ministre a dit lundi que les discussions se sont bien passées et qu'il espère un accord.", "fr"),
        ("El ministro dijo el lunes que las conversaciones fueron bien y que espera un acuerdo.", "es"),
        ("大臣は月曜日に協議がうまくいったと述べた。", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    """By letters and common words."""
    assert parse(text, source="x").language == language
