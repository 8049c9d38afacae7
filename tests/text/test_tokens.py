"""Token counts, offline."""

from __future__ import annotations

import socket
from typing import Any

import pytest
import tiktoken

from stance.text import count_tokens, encoding_name, tokens


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Any connection fails the test, and tiktoken finds no cache."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))


@pytest.fixture
def forgetful() -> Any:
    """What is known about models is forgotten before and after the test."""
    for known in (tokens.encoding_name, tokens._at_hand):
        known.cache_clear()
    yield
    for known in (tokens.encoding_name, tokens._at_hand):
        known.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("hello world", 2), ("tiktoken is great!", 6), ("Привет, мир", 4), ("The talks failed.", 4)],
)
def test_known_counts(text: str, expected: int) -> None:
    """Counts equal those of o200k_base."""
    assert count_tokens(text) == expected


def test_special_tokens_are_plain_text() -> None:
    """What looks like a special token in an article is counted as its characters are."""
    assert count_tokens("<|endoftext|>") > 1


def test_lone_surrogates_are_counted() -> None:
    """Text that is no valid Unicode does not fail."""
    assert count_tokens("a \ud800 b") > 0


@pytest.mark.parametrize("mark", [" ", "a", "=", "\n"])
def test_endless_runs_are_counted(mark: str) -> None:
    """A run on which tiktoken itself gives up is counted, about as it would be in pieces."""
    assert 5_000 < count_tokens(mark * 700_000) < 100_000


def test_cutting_long_runs_hardly_changes_the_count() -> None:
    """Pieces of a run count within two per cent of the whole."""
    text = "abc" * 5000 + " then " + "=" * 9000 + " end"
    whole = len(tiktoken.Encoding(**tokens._packaged_definition()).encode_ordinary(text))
    assert count_tokens(text) == pytest.approx(whole, rel=0.02)


@pytest.mark.parametrize("model", [None, "gpt-5-mini", "gpt-4o", "o3", "gpt-oss-20b", "some-local-model", ""])
def test_models_that_the_packaged_encoding_serves(model: str | None) -> None:
    """Models of the packaged encoding, and unknown ones, never ask for another."""
    assert encoding_name(model) == "o200k_base"
    assert count_tokens("hello world", model) == 2


@pytest.mark.parametrize("error", [OSError("no route"), ValueError("wrong hash"), ImportError("no requests")])
def test_an_encoding_that_cannot_be_had_is_replaced(
    error: Exception, monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    """Where the model's own encoding cannot be loaded, the packaged one counts and says so."""

    def fail(name: str) -> tiktoken.Encoding:
        assert name == "cl100k_base"
        raise error

    monkeypatch.setattr(tiktoken, "get_encoding", fail)
    assert encoding_name("gpt-4") == "o200k_base"
    assert count_tokens("hello world", "gpt-4") == 2


def test_an_encoding_at_hand_counts_for_its_models(monkeypatch: pytest.MonkeyPatch, forgetful: None) -> None:
    """Where the model's own encoding can be loaded, it counts."""
    letters = tiktoken.Encoding(
        name="letters", pat_str=r"\S", mergeable_ranks={bytes([i]): i for i in range(256)}, special_tokens={}
    )
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _name: letters)
    tokens._loaded.cache_clear()
    try:
        assert encoding_name("gpt-4") == "cl100k_base"
        assert count_tokens("abcd", "gpt-4") == 4
    finally:
        tokens._loaded.cache_clear()


def test_loading_leaves_tiktoken_as_it_was() -> None:
    """The packaged ranks are not put into tiktoken itself, where other threads would meet them."""
    from tiktoken_ext import openai_public

    before = openai_public.load_tiktoken_bpe
    tokens._packaged_definition()
    assert openai_public.load_tiktoken_bpe is before


def test_a_changed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranks whose digest is not the expected one are an error, not a wrong count."""
    from stance.errors import StanceError

    monkeypatch.setattr(tokens, "_SHA256", "0" * 64)
    with pytest.raises(StanceError, match="install stance-toolkit again"):
        tokens._packaged_ranks()
