"""Settings from the environment and from files: which wins, what is refused, what is shown."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from scripted_server import answer, error, scripted

from stance.cli import run
from stance.errors import AnswerError, EndpointError, OptionsError
from stance.model import Client
from stance.options import Options, changed, make_options

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
        ('trusted = ["http://x/v1"]', "'trusted' may only stand in your own file"),
        ('model_cache = "c"', "may only stand in your own file"),
        ('page_cache = "c"', "may only stand in your own file"),
        ("prices.m = { input = 0, output = 0 }", "may only stand in your own file"),
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


def test_a_key_given_in_code_is_held_back_too(places: tuple[Path, Path]) -> None:
    """As is what the SDK reads by itself; the endpoint's refusal tells why, and how to trust it."""
    user, project = places
    project.write_text(f'model = "m"\nbase_url = "{LOCAL}"\n')
    options = make_options(api_key="sk-mine-1234567")
    assert (options.api_key, options.untrusted) == (None, str(project))
    again = changed(options, api_key="sk-mine-1234567", retries=0)
    assert (again.api_key, again.untrusted, again.retries) == (None, str(project), 0)
    named = changed(options, api_key="sk-mine-1234567", base_url=LOCAL)
    assert named.api_key is not None
    assert named.untrusted is None
    assert make_options(api_key="sk-mine-1234567", base_url=LOCAL).api_key is not None
    user.write_text(f'base_url = "{LOCAL}/"\n')
    assert make_options(api_key="sk-mine-1234567").api_key is not None


async def test_nothing_of_the_user_s_goes_where_only_a_project_points(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither keys nor the other headers that the environment sets; the refusal tells how to trust the endpoint."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-mine-1234567")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine-1")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-mine-1")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gateway: mine-1\nAuthorization: Bearer mine-1")
    with scripted(error(401, "no")) as script:
        places[1].write_text(f'model = "m"\nbase_url = "{script.url}"\n')
        with pytest.raises(EndpointError, match="none was sent, as only .*'trusted'") as caught:
            await asked(make_options(retries=0))
        assert str(places[1]) in str(caught.value)
        assert "mine" not in json.dumps(script.headers)
        with pytest.raises(EndpointError, match="refuses the key"):
            await asked(make_options(retries=0, base_url=script.url))
        assert "org-mine-1" in json.dumps(script.headers)


async def test_no_secret_is_told_or_kept(tmp_path: Path) -> None:
    """Neither the address's own nor a key that the endpoint repeats, whatever that looks like."""
    echo = "bad header: Bearer my-Secret.Key123 of bob:hushhush"
    replies = [error(400, "response_format is not supported"), answer({"a": 1}), error(400, echo), (200, echo)]
    with scripted(*replies, (200, {"error": {"message": echo}}), silent) as script:
        url = script.url.replace("http://", "http://bob:hushhush@")
        options = Options(
            model="m",
            base_url=url,
            api_key="my-Secret.Key123",
            retries=0,
            model_cache=tmp_path,
            timeout=0.2,
            cache=False,
        )
        await asked(options)
        for kind in (EndpointError, AnswerError, AnswerError, EndpointError):
            with pytest.raises(kind) as caught:
                await asked(options)
            told = f"{caught.value} {getattr(caught.value, 'body', '')}"
            assert "hush" not in told
            assert "Secret" not in told
    kept = (tmp_path / "endpoints.json").read_text(encoding="utf-8")
    assert script.url in kept
    assert "hush" not in kept


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Never answer: wait until the client goes away."""
    handler.connection.recv(1)


def test_config_shows_no_password(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An address is shown without user, password and query."""
    monkeypatch.setenv("STANCE_BASE_URL", "http://bob:hush@host.example/v1?api_key=hush")
    assert run(["config", "base_url", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["base_url"]["value"] == "http://host.example/v1"


async def asked(options: Options) -> None:
    """Ask the endpoint once."""
    async with Client(options) as client:
        await client.complete([{"role": "user", "content": "x"}], schema={"type": "object"}, name="t")


def test_the_narrower_bound_holds(places: tuple[Path, Path]) -> None:
    """A project's file may not spend more than the user's own allows."""
    user, project = places
    user.write_text("max_cost = 1\nmax_tokens_total = 5000\n")
    project.write_text("max_cost = 100\nmax_tokens_total = 50\n")
    options = make_options()
    assert (options.max_cost, options.max_tokens_total) == (1, 50)
    assert make_options(max_cost=7).max_cost == 7


def test_trusted_is_a_list(places: tuple[Path, Path]) -> None:
    """A single address would be taken apart into letters."""
    places[0].write_text(f'trusted = "{LOCAL}"\n')
    with pytest.raises(OptionsError, match="'trusted' is a list"):
        make_options()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:8080/v1", "http://[::1", "ftp://host/v1", "http://host:99999/v1", "http:///v1", "bob:hushhush@host/v1"],
)
def test_an_address_that_cannot_be_asked_is_refused(address: str) -> None:
    """Before anything is sent, and without what may be a password."""
    with pytest.raises(OptionsError, match="no http:// or https:// address") as caught:
        make_options(base_url=address)
    assert "hush" not in str(caught.value)


def test_a_key_is_read_as_it_was_meant() -> None:
    """Without the line's end it was copied with; what cannot be a key is refused unseen."""
    key = make_options(api_key="sk-mine-1234567\n").api_key
    assert key is not None
    assert key.get_secret_value() == "sk-mine-1234567"
    for wrong in ("sk-hush-ключ", "sk-hush\n-1", ["sk-hush"]):
        with pytest.raises(OptionsError, match="api_key") as caught:
            make_options(api_key=wrong)
        assert "hush" not in f"{caught.value} {caught.value.__cause__}"


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
    places[0].write_text('page_cache = "pages"\n')
    assert make_options().page_cache == places[0].parent / "pages"
    assert make_options(without=("page_cache",)).page_cache is None
    assert make_options(defaults={"retries": 9}).retries == 9
