"""`stance outlets`, and the tie of an outlet in what `stance summarize` prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stance import cli


def test_outlets_are_listed_and_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """The list has a line for each; a name, a domain and an address show one in full."""
    assert cli.run(["outlets"]) == 0
    assert "RT  RU, rt.com, funded by Russia\n" in capfd.readouterr().out
    for name in ("BBC", "bbc.co.uk", "https://www.bbc.com/news/1"):
        assert cli.run(["outlets", name]) == 0
        out = " ".join(capfd.readouterr().out.split())
        assert "state: BBC is funded by UK (Royal Charter" in out
        assert "makes it independent" in out
    assert cli.run(["outlets", "Reuters"]) == 0
    assert "state:" not in capfd.readouterr().out


def test_an_unknown_outlet_and_a_file_are_told(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A name of none and a wrong file are wrong usage; a right file is listed alone."""
    assert cli.run(["outlets", "Nowhere Gazette"]) == 2
    assert "no outlet is known as 'Nowhere Gazette'" in capfd.readouterr().err
    own = tmp_path / "my.toml"
    own.write_text('[[outlet]]\nname = "Harbour Times"\n', encoding="utf-8")
    assert cli.run(["outlets", "--outlets", str(own), "--format", "json"]) == 0
    assert [o["name"] for o in json.loads(capfd.readouterr().out)] == ["Harbour Times"]
    bad = tmp_path / "bad.toml"
    bad.write_text('[[outlet]]\nname = "Harbour Times"\ntie = "owned"\n', encoding="utf-8")
    assert cli.run(["outlets", "--outlets", str(bad)]) == 2
    assert "state and tie belong together" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["console", "markdown", "json"])
def test_the_tie_to_a_party_not_asked_about_is_shown(
    form: str, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whose an outlet is stands in each form with its source, whichever parties were asked about."""
    path = tmp_path / "a.txt"
    path.write_text("Talks resume\n\nRussia said on Friday that it would attend the talks in Oslo.\n", encoding="utf-8")
    arguments = ["summarize", str(path), "-q", "--outlet", "CGTN", "--parties", "US,Russia,Ukraine", "--format", form]
    assert cli.run(arguments) == 0
    out = " ".join(capfd.readouterr().out.split())
    if form == "json":
        publisher = json.loads(out)["analyses"][0]["article"]["publisher"]
        assert (publisher["state"], publisher["tie"]) == ("China", "controlled")
        assert "18 February 2020" in publisher["source"]
    else:
        assert "CGTN is controlled by China (US Department of State" in out
        assert "18 February 2020" in out
