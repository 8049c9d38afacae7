"""The pages say what is true: generated ones are current, examples run, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stance import cli
from stance.cli.docs import page as cli_page
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
    """The output in the README is the command's output."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert cli.run(["summarize", "-q", "examples/corridor-repost.txt"]) == 0
    printed = [line.rstrip() for line in capfd.readouterr().out.splitlines()]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"\$ stance summarize examples/corridor-repost.txt\n\n```text\n(.*?)\n```", readme, re.DOTALL)
    assert block
    for shown in block[1].split("\n[...]\n"):
        assert shown.strip("\n") in "\n".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_blocks_run(page: Path) -> None:
    """Every Python block runs as it stands."""
    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        done = subprocess.run(
            [sys.executable, "-P", "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_guide_s_party_file_works(tmp_path: Path) -> None:
    """The definition shown can be loaded."""
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    path = tmp_path / "own.toml"
    path.write_text(block, encoding="utf-8")
    (party,) = load_parties(["Harbour"], [path])
    assert party.people[0].name == "Ann Poe"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    """Relative links are not broken."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
