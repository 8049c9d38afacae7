"""`stance prompts`: listed, shown, checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stance.cli import run
from stance.engine.prompts import VERSIONS, load_prompt

OWN = "---\nname: analyze\nversion: 3-own\nvariables: parties, sentences\n---\nMine.\n===\n{{parties}} {{sentences}}\n"


def test_prompts_are_listed_and_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """Name, version, variables, fingerprint and origin; a named one with its text."""
    assert run(["prompts", "--format", "json"]) == 0
    listed = json.loads(capfd.readouterr().out)
    assert [p["name"] for p in listed] == list(VERSIONS)
    assert {p["origin"] for p in listed} == {"packaged"}
    assert listed[0]["fingerprint"] == load_prompt("analyze").fingerprint
    assert run(["prompts", "repair"]) == 0
    shown = capfd.readouterr().out
    assert "variables: language, parties, sentences, items" in shown
    assert load_prompt("repair").system in shown
    assert run(["prompts", "nothing"]) == 2
    assert "analyze" in capfd.readouterr().err


def test_a_folder_of_ones_own_is_checked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is right says where it comes from."""
    (tmp_path / "analyze.v3.md").write_text(OWN, encoding="utf-8")
    assert run(["prompts", "--prompts", str(tmp_path)]) == 0
    shown = capfd.readouterr().out
    assert "analyze v3-own" in shown
    assert str(tmp_path) in shown


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("analyze.v3.md", OWN.replace("{{parties}}", "{{partys}}"), "partys"),
        ("analyze.v3.md", OWN.replace("{{sentences}}", "").replace(", sentences", ""), "lacks the variables"),
        ("analyze.v3.md", OWN.replace("Mine.", "Mine {{parties}}."), "above '==='"),
        ("analyze.v3.md", OWN.replace("name: analyze", "name: repair"), "calls itself 'repair'"),
        ("analyze.v3.md", OWN.replace("===", "--"), "malformed"),
        ("analyze.v1.md", OWN, "read for no prompt"),
        ("analyse.md", OWN, "read for no prompt"),
    ],
)
def test_what_is_wrong_in_a_folder_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, text: str, told: str
) -> None:
    """The file, what is wrong, and what would be right; exit code 2."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["prompts", "--prompts", str(tmp_path)]) == 2
    said = capfd.readouterr().err
    assert told in said
    assert name in said
