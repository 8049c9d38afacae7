"""What goes wrong for somebody new: it is said what, and what to do, and nothing that was done is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import cli, report
from stance.cli.output import finishing

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WIRE = str(EXAMPLES / "corridor-wire.txt")
VISNYK = str(EXAMPLES / "corridor-visnyk.txt")
STANCE = [sys.executable, "-P", "-m", "stance"]


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(list(arguments))
    out, err = capfd.readouterr()
    return code, out, err


# --- slips of the pen --------------------------------------------------------------------------------------


def test_a_party_without_a_definition_is_told_with_what_was_meant(capfd: pytest.CaptureFixture[str]) -> None:
    """Else a slip of the pen would look like a party that is silent."""
    code, _, err = run(capfd, "summarize", WIRE, "--parties", "Russsia,Tesla,Turkey")
    assert code == 0
    assert "no definition of 'Russsia', it is known by that name alone: did you mean 'Russia'?" in err
    assert "no definition of 'Tesla'" in err
    assert "'Turkey'" not in err
    assert run(capfd, "summarize", "-q", WIRE, "--parties", "Tesla")[2] == ""
    assert "did you mean 'Ukraine'" in run(capfd, "parties", "Ukriane")[2]


def test_a_party_of_a_file_has_a_definition(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[party]]\nid = "Acme"\nkind = "organization"\nnames = ["Acme"]\n', encoding="utf-8")
    assert "no definition" not in run(capfd, "summarize", WIRE, "--parties", "Acme", "--party-file", str(own))[2]


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ("sumarize", "did you mean 'summarize'?"),
        ("zzz", "the commands are summarize, compare, audit, verify,"),
        (WIRE, "to read an article, write: stance summarize"),
        ("https://news.example/a", "write: stance summarize https://news.example/a"),
    ],
)
def test_a_command_that_there_is_not(capfd: pytest.CaptureFixture[str], wrong: str, advice: str) -> None:
    code, _, err = run(capfd, wrong)
    assert code == 2
    assert f"there is no command {wrong!r}" in err
    assert advice in err


# --- where the output goes ---------------------------------------------------------------------------------


def test_an_ending_that_names_no_format(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A spreadsheet or a page is never a text under their name."""
    code, _, err = run(capfd, "summarize", "-q", WIRE, "-o", str(tmp_path / "a.xlsx"))
    assert code == 2
    assert "'.xlsx' names no format: give one with --format, or end the output in .json," in err
    assert run(capfd, "summarize", "-q", WIRE, "--format", "csv", "-o", str(tmp_path / "a.xlsx"))[0] == 0


def test_a_folder_that_is_not_there_is_told_before_any_work(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capfd, "summarize", "-q", WIRE, "-o", str(tmp_path / "no" / "a.json"))
    assert code == 1
    assert "make it or name another" in err


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which no file can be made")
@pytest.mark.parametrize("ending", ["json", "parquet"])
def test_what_cannot_be_written_is_kept_elsewhere(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("stance.cli.formats.check_output", lambda _: None)
    code, _, err = run(capfd, "summarize", "-q", WIRE, "-o", f"/proc/self/a.{ending}")
    assert code == 1
    (kept,) = tmp_path.glob("stance-*.json")
    assert f"what was done is kept in {str(kept)!r}" in err
    assert stance.loads(kept.read_text(encoding="utf-8"))


# --- interrupted -------------------------------------------------------------------------------------------


def test_ctrl_c_while_results_are_written_loses_none(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = report.dumps

    def slow(*given: Any) -> str:
        signal.raise_signal(signal.SIGINT)
        return whole(*given)

    monkeypatch.setattr(report, "dumps", slow)
    code, _, err = run(capfd, "summarize", "-q", WIRE, "-o", str(tmp_path / "a.json"))
    assert code == 130
    assert "interrupted: what was done is being written" in err
    assert len(stance.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == 1


def test_a_second_ctrl_c_gives_up() -> None:
    before = signal.getsignal(signal.SIGINT)
    told: list[bool] = []

    def work() -> None:
        nonlocal told
        with finishing() as told:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert told
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("arguments", [["parties", "Russia"], ["summarize", "-q", WIRE], ["schema"]])
def test_a_reader_that_goes_away_is_no_failure(arguments: list[str]) -> None:
    """As in `stance parties Russia | head -1`, whatever prints."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*STANCE, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


# --- letters and names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}],
    ids=["C", "latin-1"],
)
def test_any_letter_is_printed_under_any_locale(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*STANCE, "quotes", VISNYK], env={**os.environ, **environment}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    escaped = "PYTHONIOENCODING" in environment
    assert ("Москва".encode() in done.stdout) is not escaped
    assert (rb"\u041c" in done.stdout) is escaped


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_file_whose_name_is_no_text_loses_nobody_s_results(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = os.fsdecode(b"\xef\xee\xf0\xf2.txt")
    (tmp_path / name).write_bytes(Path(WIRE).read_bytes())
    (tmp_path / "l.urls").write_bytes(b"near.txt\n")
    (tmp_path / "near.txt").write_bytes(Path(WIRE).read_bytes())
    for ending in ("json", "csv", "parquet", "md", "txt"):
        assert run(capfd, "summarize", "-q", str(tmp_path), "-o", str(tmp_path.parent / f"a.{ending}"))[0] == 0
    saved = json.loads((tmp_path.parent / "a.json").read_text(encoding="utf-8"))
    sources = [Path(a["article"]["source"]).name for a in saved["analyses"]]
    assert sources == ["near.txt", "near.txt", "\ufffd\ufffd\ufffd\ufffd.txt"]
    code, _, err = run(capfd, "summarize", "-q", str(tmp_path / os.fsdecode(b"\xef.txt")))
    assert code == 1
    assert "\ufffd.txt': there is no such file" in err


# --- what is in the wrong form -----------------------------------------------------------------------------

SAID = "The White House said on Monday that it would not accept the plan until Russia withdrew its boats."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\\rtf1\\ansi " + SAID.encode() + b"}", "this is RTF: save it as .docx or as plain text"),
        (b"PK\x03\x04\x14\0" + b"\0" * 20 + b"xl/workbook.xml", "an Excel workbook: save its sheet as CSV"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "save it as .docx"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a ZIP archive: unpack it and name the folder"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "an old Office file: save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "this is a picture"),
        (b"\0" * 90, "this is a binary file"),
    ],
)
def test_a_file_that_is_no_text_is_told_by_its_kind(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, data: bytes, told: str
) -> None:
    """With what to save it as; never read as if it were the article."""
    path = tmp_path / "article"
    path.write_bytes(data)
    code, _, err = run(capfd, "summarize", "-q", str(path))
    assert code == 1
    assert told in err


def test_a_page_that_a_browser_saved_as_one_file(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Its page is read, at the address it was at, and not the e-mail that it looks like."""
    page = f"<html><head><title>Talks</title></head><body><article><h1>Talks go on</h1><p>{SAID}</p><p>{SAID}</p></article></body></html>"
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.bbc.com/news/1\r\nSubject: Talks\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    for name in ("a.mhtml", "a.txt"):
        (tmp_path / name).write_text(f"{head}{page}\r\n--B--\r\n", encoding="utf-8")
        article = stance.load(tmp_path / name)
        assert (article.title, article.url) == ("Talks go on", "https://www.bbc.com/news/1")
        assert article.outlet == "BBC"
        assert "Subject" not in article.text
    (tmp_path / "b.mht").write_text(head.replace("text/html", "text/plain") + SAID + "\r\n--B--\r\n", encoding="utf-8")
    code, _, err = run(capfd, "summarize", "-q", str(tmp_path / "b.mht"))
    assert (code, "there is no page in this file" in err) == (1, True)


@pytest.mark.parametrize("given", ["US Russia", "US;Russia", "us / russia", "US and Russia"])
def test_parties_without_commas_are_told(capfd: pytest.CaptureFixture[str], given: str) -> None:
    _, _, err = run(capfd, "summarize", WIRE, "--parties", given)
    first, second = ("us", "russia") if given.islower() else ("US", "Russia")
    assert f"did you mean '{first},{second}'?" in err


def test_a_sentence_in_place_of_a_file_is_told_the_way(capfd: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capfd, "summarize", SAID)
    assert code == 1
    assert "or give the text itself on standard input, for which '-' stands" in err


def test_an_outlet_may_be_given_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Talks go on\n\n{SAID}\n", encoding="utf-8")
    article = stance.load(path, options=stance.Options(outlet="https://www.rt.com/"))
    assert article.outlet == "RT"


def test_subtitles_and_named_sources_are_read(tmp_path: Path) -> None:
    """Times and numbers are no sentences; a source with a name of its own is the outlet."""
    clip = tmp_path / "a.srt"
    clip.write_text(f"1\n00:00:01,000 --> 00:00:04,000\n{SAID}\n\n2\n00:00:05,000 --> 00:00:09,000\n{SAID}\n")
    assert {b.of(stance.load(clip).text) for b in stance.load(clip).blocks if b.citable} == {SAID}
    rows = tmp_path / "a.jsonl"
    rows.write_text(json.dumps({"title": "Talks", "body": SAID, "source": {"id": None, "name": "Reuters"}}) + "\n")
    (tmp_path / "a.csv").write_text(f"Headline;Article text;Publication\nTalks;{SAID};Reuters\n")
    for article in stance.load_all([rows, tmp_path / "a.csv"]):
        assert isinstance(article, stance.Article)
        assert (article.title, article.outlet) == ("Talks", "Reuters")
