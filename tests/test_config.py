"""Settings from the environment and from files: which wins, what is refused, what is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stance.cli import run
from stance.errors import OptionsError
from stance.options import Options, make_options

LOCAL = "http://127.0.0.1:9/v1"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The user's file and the project's, both to be written; the tests run two folders below the project's."""
    user, project = tmp_path / "user.toml", tmp_path / "work" / "stance.toml"
    inside = tmp_path / "work" / "a" / "b"
    inside.mkdir(parents=True)
    user.write_text("")
    monkeypatch.setenv("STANCE_CONFIG", str(user))
    monkeypatch.chdir(inside)
    return user, project


def test_the_nearer_source_wins(places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Given, environment, project, user, default: in this order."""
    user, project = places
    user.write_text('model = "of-user"\nretries = 7\nseed = 5\nrepairs = 3\n')
    project.write_text('model = "of-project"\nretries = 6\nseed = 4\n')
    monkeypatch.setenv("STANCE_MODEL", "of-environment")
    options = make_options(retries=1)
    assert (options.model, options.retries, options.seed, options.repairs) == ("of-environment", 1, 4, 3)
    assert options.timeout == Options().timeout


def test_paths_are_relative_to_their_file(places: tuple[Path, Path]) -> None:
    """Wherever the command is run from."""
    user, project = places
    user.write_text('prompts = "mine"\n')
    project.write_text('party-files = ["parties/harbour.toml"]\n')
    options = make_options()
    assert options.party_files == (project.parent / "parties/harbour.toml",)
    assert options.prompts == user.parent / "mine"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('modle = "x"', "Is 'model' meant?"),
        ('outlet = "x"', "there is no setting 'outlet'"),
        ("model = ", "is no TOML"),
        ("temperature = 9", "temperature=9 (from"),
        ('api_key = "k"', "may only stand in your own file"),
        ('trusted = ["http://x/v1"]', "there is no setting 'trusted'"),
        ("allow_private = true", "may only stand in your own file"),
        ('log_json = "../../anywhere"', "may only stand in your own file"),
    ],
)
def test_a_project_file_that_cannot_be_used_is_named(places: tuple[Path, Path], text: str, said: str) -> None:
    """With what is wrong in it."""
    places[1].write_text(text)
    with pytest.raises(OptionsError) as caught:
        make_options()
    assert said in str(caught.value)
    assert str(places[1]) in str(caught.value) or "user" in str(caught.value)


def test_a_key_is_not_sent_where_only_a_project_points(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless the user trusts the address, or names it."""
    user, project = places
    monkeypatch.setenv("OPENAI_API_KEY", "sk-mine-1234567")
    project.write_text(f'model = "m"\nbase_url = "{LOCAL}"\n')
    assert make_options().api_key is None
    assert make_options().base_url == LOCAL
    assert make_options(base_url=LOCAL).api_key is not None
    user.write_text(f'trusted = ["{LOCAL}"]\n')
    assert make_options().api_key is not None
    user.write_text("")
    monkeypatch.setenv("STANCE_BASE_URL", "http://127.0.0.1:8/v1")
    assert make_options().api_key is not None


def test_files_can_be_left_out(places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`STANCE_CONFIG=none` reads none; a path that is no file is an error."""
    places[1].write_text('model = "of-project"\n')
    monkeypatch.setenv("STANCE_CONFIG", "none")
    assert make_options().model is None
    monkeypatch.setenv("STANCE_CONFIG", "/nowhere/stance.toml")
    with pytest.raises(OptionsError, match="is no file"):
        make_options()


def test_config_shows_each_setting_and_where_it_is_from(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And never a key."""
    places[1].write_text('model = "of-project"\n')
    monkeypatch.setenv("STANCE_API_KEY", "sk-mine-1234567")
    assert run(["config", "--changed", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["model"] == {"value": "of-project", "from": str(places[1])}
    assert shown["api_key"] == {"value": "set", "from": "STANCE_API_KEY"}
    assert run(["config"]) == 0
    out = capsys.readouterr().out
    assert "of-project" in out
    assert "mine" not in out
    assert "…" not in out
    assert run(["config", "no-such"]) == 2


def test_a_cache_of_pages_can_be_refused_over_a_file(places: tuple[Path, Path]) -> None:
    """What is given on the command line wins, a refusal too."""
    places[1].write_text('page_cache = "pages"\n')
    assert make_options().page_cache == places[1].parent / "pages"
    assert make_options(without=("page_cache",)).page_cache is None
    assert make_options(defaults={"retries": 9}).retries == 9
