"""A GGUF file run in this process by llama.cpp (xllamacpp), asked as any other endpoint is.

llama.cpp's own server listens on a free port of the loopback interface, behind a key made for this process, so that
schemas, time limits, interruptions and recordings work as they do elsewhere.
"""

from __future__ import annotations

import atexit
import os
import secrets
import threading
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import SecretStr

from stance.errors import EndpointError, OptionsError
from stance.options import Options

# A token of this library's count may be two of the model's, where an alphabet is not its own.
_STRETCH = 2


class _Served(NamedTuple):
    server: Any
    url: str
    key: str


_running: dict[tuple[str, int], _Served] = {}
_lock = threading.Lock()


def is_local(options: Options) -> bool:
    """Whether the model is a GGUF file to be run here: its name ends in ".gguf" and no endpoint is named."""
    return options.base_url is None and (options.model or "").lower().endswith(".gguf")


def served(options: Options) -> Options:
    """Return options that ask the model's own server where the model is a GGUF file; the same options otherwise.

    The file is loaded once for a process, with room for the longest prompt and answer that the options allow. Raises
    `OptionsError` for a file that is missing or no GGUF, or where xllamacpp is not installed, and `EndpointError`
    where llama.cpp cannot load it.
    """
    if not is_local(options):
        return options
    path = Path(options.model or "").expanduser()
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        problem = error.strerror or error
        raise OptionsError(f"model {str(path)!r} cannot be read: {problem}. Give the path of a GGUF file.") from error
    if magic != b"GGUF":
        raise OptionsError(f"model {str(path)!r} is no GGUF file, whatever its name says.")
    running = _start(path.resolve(), (options.max_input_tokens * _STRETCH) + options.max_output_tokens)
    return options.model_copy(
        update={
            "base_url": running.url,
            "api_key": SecretStr(running.key),
            "model": path.name,
            # one request at a time: what runs beside it would change the last digits, and with them the answer
            "concurrency": 1,
        }
    )


def _start(path: Path, context: int) -> _Served:
    with _lock:
        if (str(path), context) in _running:
            return _running[str(path), context]
        try:
            import xllamacpp
        except ImportError as error:
            raise OptionsError(
                f"model {str(path)!r} is a file, and to run it needs xllamacpp: pip install 'stance-toolkit[local]'."
            ) from error
        key = secrets.token_urlsafe(24)
        given = xllamacpp.CommonParams()
        given.model.path = str(path)
        given.n_ctx, given.n_parallel = context, 1
        given.hostnames, given.port, given.api_keys = ["127.0.0.1"], 0, [key]
        given.cpuparams.n_threads = os.cpu_count() or 2
        given.verbosity, given.ui = -1, False
        try:
            server = xllamacpp.Server(given)
        except (RuntimeError, ValueError) as error:
            raise EndpointError(f"llama.cpp cannot load {str(path)!r}: {error}. Is the file whole?") from error
        if not _running:
            atexit.register(_running.clear)
        _running[str(path), context] = _Served(server, f"{server.listening_address}/v1", key)
        return _running[str(path), context]
