"""Token counts as a model would count, without a network."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from functools import cache
from importlib.resources import files
from types import FunctionType
from typing import TYPE_CHECKING, Any

from stance.errors import StanceError

if TYPE_CHECKING:
    import tiktoken

DEFAULT_ENCODING = "o200k_base"
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
# These differ from the default in special tokens alone, and special tokens are never counted as such.
_SAME_RANKS = frozenset({DEFAULT_ENCODING, "o200k_harmony"})
# tiktoken panics on an unbroken run of some hundred thousand code points, so a long run is cut before it is counted.
_LONG_RUN = re.compile(r"\s{2000}|\S{2000}")
_LOCK = threading.RLock()


def count_tokens(text: str, model: str | None = None) -> int:
    """Count the tokens of `text` for `model`; special tokens in the text count as plain text.

    The encoding that counts is `encoding_name(model)`; it is loaded at first use and kept. Runs of 2,000 code points
    with, or without, white space are counted in pieces, which may add a token for each.
    """
    encode = _encoding(encoding_name(model)).encode_ordinary
    total, at = 0, 0
    for run in _LONG_RUN.finditer(text):
        total += len(encode(text[at : run.start()])) + len(encode(run.group()))
        at = run.end()
    return total + len(encode(text[at:] if at else text))


@cache
def encoding_name(model: str | None) -> str:
    """Return the name of the encoding that counts for `model`.

    It is the model's own where tiktoken knows the model and the encoding is packaged, in tiktoken's cache or can be
    downloaded; else "o200k_base".
    """
    if model is None:
        return DEFAULT_ENCODING
    import tiktoken

    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return DEFAULT_ENCODING
    return name if name not in _SAME_RANKS and _at_hand(name) else DEFAULT_ENCODING


@cache
def _at_hand(name: str) -> bool:
    try:
        _encoding(name)
    except (OSError, ValueError, ImportError):
        # the errors of requests are OSErrors; a download with a wrong hash is a ValueError
        return False
    return True


def _encoding(name: str) -> tiktoken.Encoding:
    with _LOCK:
        return _loaded(name)


@cache
def _loaded(name: str) -> tiktoken.Encoding:
    import tiktoken

    return tiktoken.Encoding(**_packaged_definition()) if name == DEFAULT_ENCODING else tiktoken.get_encoding(name)


def _packaged_definition() -> dict[str, Any]:
    """tiktoken's own definition of the encoding, with the packaged ranks in place of a download."""
    from tiktoken_ext import openai_public

    # a copy of the function with globals of its own: patching the module would reach other threads
    packaged = {**vars(openai_public), "load_tiktoken_bpe": lambda *_args, **_kwargs: _packaged_ranks()}
    definition: dict[str, Any] = FunctionType(openai_public.o200k_base.__code__, packaged)()
    return definition


def _packaged_ranks() -> dict[bytes, int]:
    data = (files("stance.text.data") / "o200k_base.tiktoken").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != _SHA256:
        raise StanceError(
            f"the packaged o200k_base.tiktoken has sha256 {digest!r}, not {_SHA256!r}: install stance-toolkit again."
        )
    return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in data.splitlines() if line)}
