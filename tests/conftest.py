"""What all tests share: no network beyond this machine, recorded answers, readings of small texts."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import vcr
from hypothesis import settings

from stance.analyze import read
from stance.ingest import parse
from stance.model.tape import Readable, same_json
from stance.parties import load_parties
from stance.records import Reading

ROOT = Path(__file__).parent.parent
CASSETTES = ROOT / "cassettes"
RECORDER = "STANCE_RECORD_BASE_URL"

# how long an example takes is the machine's affair
settings.register_profile("stance", deadline=None)
settings.load_profile("stance")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help=f"record cassettes anew from the server at ${RECORDER}")
    parser.addoption("--recorded-from", default="", help="what the server runs: model, quantization, server")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in list(os.environ):
        if name.startswith(("STANCE_", "OPENAI_")) and name not in {RECORDER, "STANCE_TEST_INSTALLED"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("STANCE_CONFIG", "none")


@pytest.fixture(autouse=True)
def _clean_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests out of the user's cache folder, and each out of the others'."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr("stance.cli.sources.cache_folder", lambda: folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


class _Told(Readable):
    """Cassettes as users record them, under a line that says what they were recorded from."""

    def __init__(self, recorded_from: str) -> None:
        self.recorded_from = recorded_from

    def serialize(self, cassette: dict[str, Any]) -> str:
        return super().serialize({"recorded_from": self.recorded_from, **cassette})

    def deserialize(self, text: str) -> dict[str, Any]:
        cassette = super().deserialize(text)
        assert cassette.pop("recorded_from"), "a cassette says what it was recorded from"
        return cassette


@pytest.fixture
def cassette(request: pytest.FixtureRequest) -> Iterator[str]:
    """Replay the cassette of this test, and fail when it does not match or is not played to its end.

    Yields the base URL that it was recorded at.
    """
    path = CASSETTES / Path(request.node.path).stem / f"{request.node.name}.yaml"
    recording = request.config.getoption("--record")
    recorder = vcr.VCR(record_mode="all" if recording else "none")
    recorder.register_serializer("readable", _Told(request.config.getoption("--recorded-from")))
    recorder.register_matcher("json", same_json)
    if recording:
        path.unlink(missing_ok=True)
    with recorder.use_cassette(str(path), serializer="readable", match_on=["method", "path", "json"]) as played:
        yield os.environ.get(RECORDER, "http://127.0.0.1:8081/v1")
    if not recording:
        assert played.all_played, f"{path} was not played to its end"


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Read a small text as the engines and checks would."""

    def make(text: str, *, parties: tuple[str, ...] = ("US", "Russia", "Ukraine"), title: bool = False) -> Reading:
        article = parse(text if title else f"{text}\n", source="test")
        return read(article, load_parties(parties))

    return make
