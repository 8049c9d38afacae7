"""`stance parties` and `stance rules CODE`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stance import cli

OWN = '[[party]]\nid = "Harbour"\nnames = ["Harbour Board"]\npeople = [{name = "Ann Poe", office = "chair", since = 2024-01-01}]\n'


def test_the_known_parties_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["parties"]) == 0
    out = capsys.readouterr().out
    assert "US  state, " in out
    assert "Ukraine  state, " in out


def test_a_party_is_shown_with_its_words(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.run(["parties", "russia"]) == 0
    out = capfd.readouterr().out
    assert "seats: Moscow, Kremlin" in out
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    assert cli.run(["parties", "Harbour", "--party-file", str(own)]) == 0
    assert "Ann Poe (official), chair, 2024-01-01 to" in capfd.readouterr().out


def test_a_file_is_checked(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    assert cli.run(["parties", "--party-file", str(own), "--format", "json"]) == 0
    assert [p["id"] for p in json.loads(capfd.readouterr().out)] == ["Harbour"]
    own.write_text(OWN.replace("office", "offfice"), encoding="utf-8")
    assert cli.run(["parties", "--party-file", str(own)]) == 2
    assert "party[0].people[0].offfice" in capfd.readouterr().err


def test_rules_are_explained_by_code_and_by_family(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "src006"]) == 0
    out = capfd.readouterr().out
    assert out.startswith("SRC006 ")
    assert "fails:" in out
    assert cli.run(["rules", "ANS", "--format", "json"]) == 0
    found = [rule["code"] for rule in json.loads(capfd.readouterr().out)]
    assert len(found) > 3
    assert all(code.startswith("ANS") for code in found)


def test_a_code_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "XYZ1"]) == 2
    assert "no check has the code 'XYZ1'" in capsys.readouterr().err
