"""Token counts as a model would count, without a network."""

from __future__ import annotations

import base64
import hashlib
import threading
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from stance.errors import StanceError

if TYPE_CHECKING:
    import tiktoken

DEFAULT_ENCODING = "o200k_base"
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_LOCK = threading.Lock()


def count_tokens(text: str, model: str | None = None) -> int:
    """Count the tokens of `text` for `model`; special tokens in the text count as plain text."""
    return len(_encoding(encoding_name(model)).encode_ordinary(text))


def encoding_name(model: str | None) -> str:
    """The encoding that counts for `model`: its own where tiktoken knows it and has it at hand, else o200k_base."""
    if model is None:
        return DEFAULT_ENCODING
    import tiktoken

    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return DEFAULT_ENCODING
    return name if name == DEFAULT_ENCODING or _at_hand(name) else DEFAULT_ENCODING


@cache
def _at_hand(name: str) -> bool:
    """Whether tiktoken can load the encoding: from its cache, or from the network when there is one."""
    import tiktoken

    try:
        tiktoken.get_encoding(name)
    except (OSError, ValueError):
        # requests' errors are OSErrors; a wrong hash is a ValueError
        return False
    return True


@cache
def _encoding(name: str) -> tiktoken.Encoding:
    import tiktoken

    if name != DEFAULT_ENCODING:
        return tiktoken.get_encoding(name)
    from tiktoken_ext import openai_public

    ranks = _packaged_ranks()
    # tiktoken's own definition, but with the ranks of the packaged file in place of a download
    with _LOCK:
        original = openai_public.load_tiktoken_bpe
        openai_public.load_tiktoken_bpe = lambda *_args, **_kwargs: ranks
        try:
            definition = openai_public.o200k_base()
        finally:
            openai_public.load_tiktoken_bpe = original
    return tiktoken.Encoding(**definition)


def _packaged_ranks() -> dict[bytes, int]:
    data = (files("stance.text.data") / "o200k_base.tiktoken").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != _SHA256:
        raise StanceError(
            f"the packaged o200k_base.tiktoken has sha256 {digest!r}, expected {_SHA256!r}: "
            "install stance-toolkit again."
        )
    return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in data.splitlines() if line)}
