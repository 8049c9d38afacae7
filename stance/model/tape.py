"""A run's calls to its endpoint, recorded in a file and replayed from it, so that a colleague gets the same answers.

The file is a vcrpy cassette: YAML that a person can read, with what was asked and what was answered, and under
`metadata` the settings that the answers depend on and the calls that got no answer, which fail alike in a replay.
Keys, cookies and all other headers but the kind of content are left out.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from stance.config import without_credentials
from stance.errors import OptionsError
from stance.model import endpoint
from stance.model.endpoint import OPENAI_URL
from stance.model.local import served
from stance.model.unanswered import Unanswered
from stance.options import ASKED, Options

# What a replay must ask alike; where the articles are and how reports look is not among it.
KEPT = ("model", "base_url", "reasoning_effort", *ASKED, "retries")
_UNANSWERED = "unanswered"
_ESCAPED = "escaped"
_SECRET = 16
_HEADERS = ("content-type", "retry-after")


@contextmanager
def record(path: Path | str, options: Options) -> Iterator[None]:
    """Record every call to the endpoint of `options` in the file `path`, written whole when the block ends.

    An interrupted run is written as far as it came. Raises `OptionsError` where the file exists already: a recording
    is never overwritten.
    """
    path = Path(path)
    if path.exists():
        raise OptionsError(f"{str(path)!r} exists: record into another file, or delete it.")
    if not path.parent.is_dir():
        raise OptionsError(f"cannot record into {str(path)!r}: there is no folder {str(path.parent)!r}.")
    try:
        # before anything is asked and paid for
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OptionsError(f"cannot record into {str(path)!r}: {error.strerror or error}.") from error
    options = served(options)
    secret = options.api_key.get_secret_value() if options.api_key else None
    settings = {name: getattr(options, name) for name in KEPT}
    settings["base_url"] = without_credentials(options.base_url or OPENAI_URL)
    with _taped(), _recorder("all", secret, options.base_url or OPENAI_URL).use_cassette(str(path)) as cassette:
        for name, value in settings.items():
            cassette.get_metadata(name, value)
        endpoint.unanswered = failed = Unanswered()
        try:
            yield
        finally:
            endpoint.unanswered = None
            cassette.get_metadata(_UNANSWERED, failed.noted)


@contextmanager
def replay(path: Path | str) -> Iterator[dict[str, Any]]:
    """Answer every call to an endpoint from the file `path`; none is sent, whatever the options name.

    Yields the settings of the recorded run, to be passed on: `with replay("run.yaml") as settings:
    stance.analyze(article, **settings)`. What the recording does not hold raises an `EndpointError` that says so.
    Raises `OptionsError` for a file that is no recording.
    """
    import vcr
    import yaml

    path = Path(path)
    try:
        cassette = vcr.cassette.Cassette.load(path=str(path), serializer=Readable(), record_mode="none")
        settings = {name: _metadata(cassette, name) for name in KEPT}
        failed = Unanswered(_metadata(cassette, _UNANSWERED) or ())
    except (OSError, vcr.persisters.filesystem.CassetteDecodeError) as error:
        raise OptionsError(f"recording {str(path)!r} cannot be read: {error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise OptionsError(f"{str(path)!r} is no recording of a run: make one with --record.") from error
    if not path.is_file() or not cassette.requests or not settings["base_url"] or not settings["model"]:
        raise OptionsError(f"{str(path)!r} is no recording of a run: make one with --record.")
    with _taped(), _recorder("none", None).use_cassette(str(path)):
        endpoint.replaying, endpoint.unanswered = True, failed
        try:
            yield {name: value for name, value in settings.items() if value is not None}
        finally:
            endpoint.replaying, endpoint.unanswered = False, None


def _metadata(cassette: Any, name: str) -> Any:
    """What a recording has under a name; None for what those of before did not keep."""
    import vcr

    try:
        return cassette.get_metadata(name, None)
    except vcr.errors.MissingMetadataError:
        return None


@contextmanager
def _taped() -> Iterator[None]:
    """Keep what other runs left behind out of this one."""
    endpoint.taped = True
    try:
        yield
    finally:
        endpoint.taped = False


class Readable:
    """Cassettes as YAML in which JSON bodies are structures, and nothing stands that only the recorder knows."""

    def serialize(self, cassette: dict[str, Any]) -> str:
        """The text of a cassette."""
        import yaml

        for interaction in cassette["interactions"]:
            request, response = interaction["request"], interaction["response"]
            request["headers"] = {}
            request["body"] = _structure(request["body"])
            request["uri"] = without_credentials(request["uri"])
            response["headers"] = {k: v for k, v in response["headers"].items() if k.lower() in _HEADERS}
            response["body"]["string"] = body = _structure(response["body"]["string"])
            if isinstance(body, dict) and "model" in body and isinstance(request["body"], dict):
                # a local server calls its model by the path of a file on the machine that recorded
                body["model"] = request["body"].get("model")
        text: str = yaml.safe_dump(cassette, allow_unicode=True, sort_keys=False, width=120)
        return text

    def deserialize(self, text: str) -> dict[str, Any]:
        """The cassette of a text."""
        import yaml

        cassette: dict[str, Any] = yaml.safe_load(text)
        for interaction in cassette["interactions"]:
            body = interaction["response"]["body"]
            body["string"] = _bytes(body["string"])
            interaction["request"]["body"] = _bytes(interaction["request"]["body"])
        return cassette


class _Whole:
    """Keeps a cassette whole or not at all."""

    @classmethod
    def load_cassette(cls, path: str, serializer: Any) -> Any:
        from vcr.persisters.filesystem import FilesystemPersister

        return FilesystemPersister.load_cassette(path, serializer)

    @staticmethod
    def save_cassette(path: str, cassette: Any, serializer: Any) -> None:
        from vcr.serialize import serialize

        if not cassette["requests"]:
            return
        text = serialize(cassette, serializer)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=Path(path).parent, delete=False) as file:
            file.write(text)
        Path(file.name).replace(path)


def _recorder(mode: str, secret: str | None, url: str | None = None) -> Any:
    """A recorder of the calls to `url`; without one, of every call that any model could answer."""
    import vcr

    def ours(request: Any) -> Any:
        # a replay sends nothing: what is not ours would go to the network
        asks = request.method == "POST" and urlsplit(request.uri).path.endswith("/chat/completions")
        return request if asks and (url is None or _host(request.uri) == _host(url)) else None

    def unsaid(response: dict[str, Any]) -> dict[str, Any]:
        # what is shorter stands for no key ("none", "ollama") and is a word of other texts
        if secret and len(secret) >= _SECRET:
            response["body"]["string"] = response["body"]["string"].replace(secret.encode(), b"[key]")
        return response

    recorder = vcr.VCR(
        record_mode=mode,
        serializer="readable",
        match_on=["method", "json"],
        before_record_request=ours,
        before_record_response=unsaid,
        decode_compressed_response=True,
    )
    recorder.register_serializer("readable", Readable())
    recorder.register_persister(_Whole)
    recorder.register_matcher("json", same_json)
    return recorder


def _host(url: str) -> tuple[str | None, int]:
    """Host and port of an address, the port of its scheme where it names none."""
    parts = urlsplit(url)
    return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def same_json(a: Any, b: Any) -> None:
    """Whether two requests have the same JSON body, for vcrpy."""
    assert json.loads(a.body) == json.loads(b.body)  # noqa: S101 - how a matcher says no


def _structure(body: Any) -> Any:
    """A JSON object as a structure, any other body as text; escaped where YAML would not give it back the same."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    kept = value if isinstance(value, dict) and set(value) != {_ESCAPED} else text
    return kept if _same_from_yaml(kept) else {_ESCAPED: json.dumps(text)}


def _same_from_yaml(value: Any) -> bool:
    import yaml

    try:
        text = yaml.safe_dump(value, allow_unicode=True)
        return bool(yaml.safe_load(text.encode("utf-8").decode("utf-8")) == value)
    except (UnicodeEncodeError, ValueError, RecursionError, yaml.YAMLError):
        return False


def _bytes(body: Any) -> bytes:
    if isinstance(body, dict) and set(body) == {_ESCAPED}:
        body = json.loads(body[_ESCAPED])
    return (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode("utf-8", "replace")
