"""Checks left out on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import stance
from stance import cli
from stance.report import to_markdown
from stance.verify import ignorable, left_out, rules

TEXT = "The regime in the north rejected the plan. The Kremlin said the talks went well.\n"


def test_what_may_be_left_out() -> None:
    """Nothing that rejects, and nothing that says whose words they are."""
    codes = ignorable()
    assert {"MOD001", "LOD001", "SUM003"} <= codes
    for rule in rules():
        if rule.effect == "reject" or rule.code.startswith(("EVD", "SRC", "HLD", "ANS")):
            assert rule.code not in codes


@pytest.mark.parametrize("code", ["EVD001", "SRC", "HLD002", "ANS003", "NUM001", "NEG", "sum,NUM001"])
def test_the_core_cannot_be_ignored(code: str) -> None:
    with pytest.raises(stance.InputError, match="nothing could be shown as verified"):
        left_out(ignore=code.split(","))


def test_select_keeps_the_core() -> None:
    """Only the optional checks that are named are made."""
    assert left_out(select=("LOD",)) == tuple(sorted(c for c in ignorable() if not c.startswith("LOD")))
    assert left_out(select=("LOD", "MOD"), ignore=("lod002",))[-1] != "LOD001"
    assert "LOD002" in left_out(select=("LOD", "MOD"), ignore=("lod002",))
    assert left_out() == ()
    with pytest.raises(stance.InputError, match="no check has the code 'XYZ'"):
        left_out(select=("XYZ",))


def test_an_ignored_check_finds_nothing_and_does_not_count() -> None:
    """The verdict is that of the other checks; what was left out is recorded and heeded when checked again."""
    article = stance.parse(TEXT, source="x")
    full = stance.analyze(article, engine="offline")
    assert {"LOD001"} <= {f.code for f in full.findings}
    less = stance.analyze(article, engine="offline", ignore=("LOD001", "SUM"))
    assert less.provenance.ignored == ("LOD001", "SUM001", "SUM002", "SUM003", "SUM004", "SUM005")
    assert not {f.code for f in less.findings} & set(less.provenance.ignored)
    assert stance.verify(less).findings == less.findings
    assert stance.verify(full).findings == full.findings


def test_a_saved_file_cannot_turn_off_the_core() -> None:
    """Codes that may not be left out are checked again whatever a file says."""
    made = stance.analyze(stance.parse(TEXT, source="x"), engine="offline")
    position = made.positions[0]
    forged = position.evidence[0].model_copy(update={"quote": "something else"})
    saved = made.model_copy(
        update={
            "positions": (position.model_copy(update={"evidence": (forged,)}),),
            "provenance": made.provenance.model_copy(update={"ignored": ("EVD002",)}),
        }
    )
    assert stance.verify(saved).positions[0].verdict == "rejected"


def test_reports_tell_what_was_left_out(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.run(["summarize", "-q", str(path), "--ignore", "MOD001,CND001"]) == 0
    out = capfd.readouterr().out
    assert "not checked, as asked: CND001, MOD001" in out
    assert "ABOUT THE ARTICLE" in out
    assert "LOD001 'regime' is the outlet's word" in out
    made = stance.analyze(stance.load(path), engine="offline", ignore=("MOD001",))
    shown = to_markdown([made])
    assert "Not checked, as asked: MOD001" in shown
    assert "## About the article\n\n- LOD001 'regime' is the outlet's word" in shown


def test_the_command_refuses_the_core(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.run(["summarize", "-q", str(path), "--ignore", "SRC001"]) == 2
    assert "cannot ignore SRC001" in capfd.readouterr().err
    assert cli.run(["summarize", "-q", str(path), "--select", "LOD", "--format", "json"]) == 0
    saved = json.loads(capfd.readouterr().out)
    assert "MOD001" in saved["analyses"][0]["provenance"]["ignored"]
