"""The pages say what is true: generated ones are current, examples run, links lead somewhere."""

from __future__ import annotations

import csv
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pytest
from made_pdf import pdf
from page_server import PageServer, Reply
from scripted_server import answer, scripted

import stance
from stance import cli
from stance.cli.docs import page as cli_page
from stance.ingest.outlets import find_outlet, load_outlets
from stance.options import make_options
from stance.parties import load_parties
from stance.verify.docs import page as rules_page

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"]


def test_generated_pages_are_current() -> None:
    """docs/rules.md and docs/cli.md are what their modules print."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == cli_page()


def test_the_readme_s_example_is_what_is_printed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outputs in the README are the commands' outputs."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"\$ stance ([^\n]+)\n\n```text\n(.*?)\n```", readme, re.DOTALL)
    assert [command.split()[0] for command, _ in blocks] == ["summarize", "compare"]
    for command, block in blocks:
        assert cli.run([*shlex.split(command), "-q"]) == 0
        printed = "\n".join(line.rstrip() for line in capfd.readouterr().out.splitlines())
        for shown in block.split("\n[...]\n"):
            assert shown.strip("\n") in printed


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_blocks_run(page: Path) -> None:
    """Every Python block runs as it stands."""
    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        done = subprocess.run(
            [sys.executable, "-P", "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def _definitions() -> tuple[str, str, str]:
    """The outlet, the party and the settings that the guide shows."""
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    outlet, party, settings = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    return outlet, party, settings


def test_the_guide_s_definitions_work(tmp_path: Path) -> None:
    """The party and the outlet shown can be loaded."""
    outlet, defined, settings = _definitions()
    for name, text in (("outlets.toml", outlet), ("own.toml", defined), ("stance.toml", settings)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    options = make_options({"STANCE_CONFIG": str(tmp_path / "stance.toml")})
    assert options.parties == ("US", "Russia", "Ukraine", "Harbour")
    assert options.party_files == (tmp_path / "parties" / "harbour.toml",)
    (party,) = load_parties(["Harbour"], [tmp_path / "own.toml"])
    assert party.people[0].name == "Ann Poe"
    found = find_outlet("ht", None, load_outlets([tmp_path / "outlets.toml"]))
    assert found is not None
    assert found.name == "Harbour Times"


COMMANDS = [
    pytest.param(line, id=f"{page.name}-{n}")
    for page in PAGES
    for n, line in enumerate(
        re.findall(
            r"^\$ (.+)$", "\n".join(re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)), re.M
        )
    )
    if not line.startswith("pip ")
]
ANSWER: dict[str, list[object]] = {"summary": [], "positions": []}


@cache
def _saved() -> dict[str, str]:
    """The files that earlier commands of the pages leave behind, made once."""
    told = [ROOT / "examples" / f"corridor-{name}.txt" for name in ("wire", "tabloid")]
    wire, tabloid = (stance.analyze(stance.load(path), engine="offline") for path in told)
    return {
        "analysis.json": stance.dumps([wire]),
        "all.json": stance.dumps([wire, tabloid]),
        "compared.json": stance.dumps(stance.compare([wire, tabloid])),
    }


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder with every file that the pages name, and a site that serves their addresses."""
    text = (ROOT / "examples" / "corridor-wire.txt").read_text(encoding="utf-8")
    title, *rest = text.split("\n\n")
    page = f"<html><body><article><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in rest)}</article></body></html>"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("stance.cli.sources.cache_folder", lambda: tmp_path / "cache")
    for name in ("examples", "bench"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    for name, definition in zip(("my.toml", "own.toml"), _definitions(), strict=False):
        (tmp_path / name).write_text(definition, encoding="utf-8")
    for name, saved in _saved().items():
        (tmp_path / name).write_text(saved, encoding="utf-8")
    assert cli.run(["review", "compared.json", "--reject", "3", "--by", "Ann Poe"]) == 0
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "release.docx"))
    (tmp_path / "mail.eml").write_text(f"Subject: Talks\n\n{text}", encoding="utf-8")
    with (tmp_path / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["headline", "body"], [title, "\n\n".join(rest)]])
    server = PageServer()
    item = f"<item><title>Talks</title><link>{server.url}/corridor</link></item>"
    server.pages["/corridor"] = Reply(headers={"Content-Type": "text/html"}, body=page.encode())
    server.pages["/feed.xml"] = Reply(body=f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    (tmp_path / "addresses.urls").write_text(f"{server.url}/corridor\npage.html\n", encoding="utf-8")
    (tmp_path / "report.pdf").write_bytes(pdf([text.replace("“", '"').replace("”", '"').splitlines()]))
    yield server.url
    server.stop()


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_pages_runs(
    line: str, desk: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each ends well; addresses are served and models answered on this machine."""
    if line.startswith("cat "):
        source, _, line = line.removeprefix("cat ").partition(" | ")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(source).read_bytes())))
    arguments = shlex.split(line.replace("https://news.example", desk))
    assert arguments.pop(0) == "stance"
    if desk in line or "addresses" in line or "news.example" in line:
        arguments += ["--allow-private", "--delay", "0"]
    with scripted(answer(ANSWER)) as script:
        arguments = [script.url if a == "http://127.0.0.1:8081/v1" else a for a in arguments]
        monkeypatch.setenv("OPENAI_BASE_URL", script.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        if "--replay" in arguments:
            record = ["--record" if a == "--replay" else a for a in arguments]
            assert cli.run([*record, "--model", "m", "--base-url", script.url]) == 0
        code = cli.run(arguments)
    found = {"--strict", "--fail-on"} & set(arguments)
    assert code in ({0, 4} if found else {0}), capfd.readouterr().err


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    """Relative links are not broken."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
