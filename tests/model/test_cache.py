"""Answers that are kept: by the whole request, for several at once, and never in the way of a run."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from scripted_server import answer, error, scripted

from stance.errors import EndpointError
from stance.model import Client, Completion
from stance.model.cache import FILE, AnswerCache, request_key
from stance.model.endpoint import identity
from stance.options import Options

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
GOOD = answer({"a": 1})


async def ask(url: str, folder: Path, text: str = "x", **settings: Any) -> Completion:
    """Ask as a run of its own."""
    options = Options(**{"model": "m", "base_url": url, "retries": 0, "model_cache": folder, **settings})
    async with Client(options) as client:
        return await client.complete([{"role": "user", "content": text}], schema=SCHEMA, name="t")


async def test_the_same_request_is_answered_from_the_cache(tmp_path: Path) -> None:
    """The next run does not ask, has the same answer, and pays nothing."""
    price = {"m": {"input": 1, "output": 1}}
    with scripted(GOOD) as script:
        first = await ask(script.url, tmp_path, prices=price)
        second = await ask(script.url, tmp_path, prices=price)
        assert len(script.requests) == 1
    assert (second.text, second.finish_reason, second.input_tokens) == (first.text, "stop", 100)
    assert (first.kept, second.kept) == (False, True)
    assert first.cost == pytest.approx(0.00012)
    assert second.cost == 0.0
    with AnswerCacheOf(tmp_path) as kept:
        assert (kept.kept().entries, kept.kept().hits) == (1, 1)


class AnswerCacheOf(AnswerCache):
    """A cache for the length of a block."""

    def __enter__(self) -> AnswerCache:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


@pytest.mark.parametrize(
    "changed", [{"text": "y"}, {"model": "n"}, {"seed": 1}, {"temperature": 0.5}, {"max_output_tokens": 200}]
)
async def test_another_request_is_asked(tmp_path: Path, changed: dict[str, Any]) -> None:
    """Whatever of it differs."""
    with scripted(GOOD) as script:
        await ask(script.url, tmp_path)
        assert not (await ask(script.url, tmp_path, **changed)).kept
        assert len(script.requests) == 2


def test_a_key_does_not_hang_on_the_order_of_fields() -> None:
    """Canonical JSON, lone surrogates included."""
    assert request_key({"a": 1, "b": "\ud800"}) == request_key({"b": "\ud800", "a": 1})
    assert request_key({"a": 1}) != request_key({"a": 2})


async def test_only_good_answers_are_kept(tmp_path: Path) -> None:
    """Not what was cut, filtered, refused, empty or an error."""
    bad = [answer("{", finish="length"), answer("", finish="content_filter"), answer("", refusal="no"), answer("")]
    with scripted(*bad, error(400, "no"), GOOD) as script:
        for _ in bad:
            await ask(script.url, tmp_path)
        with pytest.raises(EndpointError):
            await ask(script.url, tmp_path)
        assert not (await ask(script.url, tmp_path)).kept
        assert len(script.requests) == 6


async def test_without_the_cache_nothing_is_taken_or_kept(tmp_path: Path) -> None:
    """Nor is a file made."""
    with scripted(GOOD) as script:
        for _ in range(2):
            assert not (await ask(script.url, tmp_path, cache=False)).kept
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("content", [b"no database, " * 100, b"SQLite format 3\x00 cut"])
async def test_a_broken_file_is_a_warning_and_the_run_goes_on(tmp_path: Path, content: bytes) -> None:
    """Told once."""
    (tmp_path / FILE).write_bytes(content)
    with scripted(GOOD) as script, pytest.warns(UserWarning, match="goes on without") as told:
        assert (await ask(script.url, tmp_path)).text
    assert len(told) == 1


async def test_a_locked_file_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds it does not hold up the run."""
    monkeypatch.setattr("stance.model.cache._WAIT", 0.01)
    AnswerCacheOf(tmp_path).kept()
    with scripted(GOOD) as script:
        await ask(script.url, tmp_path)
        holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.warns(UserWarning, match="locked"):
            assert not (await ask(script.url, tmp_path, text="other")).kept
        holder.close()


async def test_a_file_that_another_process_holds_is_read_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hits are not waited for, and what cannot be written now is when the run ends."""
    monkeypatch.setattr("stance.model.cache._SHORT", 0.01)
    with scripted(GOOD) as script:
        await ask(script.url, tmp_path)
        holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        async with Client(Options(model="m", base_url=script.url, retries=0, model_cache=tmp_path)) as client:
            holder.execute("BEGIN IMMEDIATE")
            for text in ("x", "new", "new", "newer", "x"):
                await client.complete([{"role": "user", "content": text}], schema=SCHEMA, name="t")
            assert len(script.requests) == 3
            holder.execute("COMMIT")
        holder.close()
        assert (await ask(script.url, tmp_path, text="newer")).kept


@pytest.mark.parametrize(
    "changed",
    [{"text": None}, {"text": 3}, {"finish_reason": "length"}, {"input_tokens": "many"}, {"output_tokens": -1}],
)
async def test_a_kept_answer_that_somebody_spoilt_is_asked_for_again(tmp_path: Path, changed: dict[str, Any]) -> None:
    """What it holds is checked as what an endpoint says is."""
    with scripted(GOOD) as script:
        await ask(script.url, tmp_path)
        with sqlite3.connect(tmp_path / FILE) as base:
            (kept,) = base.execute("SELECT answer FROM answers").fetchone()
            base.execute("UPDATE answers SET answer = ?", (json.dumps({**json.loads(kept), **changed}),))
        base.close()
        again = await ask(script.url, tmp_path)
        assert (again.text, again.kept) == ('{"a": 1}', False)
        assert (await ask(script.url, tmp_path)).kept


async def test_an_answer_that_does_not_say_how_it_ended_is_not_kept(tmp_path: Path) -> None:
    """It may be cut."""
    status, body = GOOD
    untold = {**body, "choices": [{"message": body["choices"][0]["message"]}]}
    with scripted((status, untold)) as script:
        for _ in range(2):
            done = await ask(script.url, tmp_path)
            assert (done.text, done.kept) == ('{"a": 1}', False)


async def test_what_the_caller_cannot_use_is_neither_kept_nor_given(tmp_path: Path) -> None:
    """A gateway's apology is asked about again, even where it was kept before."""
    sorry = answer("The service is overloaded.")
    with scripted(sorry, sorry, GOOD) as script:
        async with Client(Options(model="m", base_url=script.url, retries=0, model_cache=tmp_path)) as client:

            async def again() -> Completion:
                asked = [{"role": "user", "content": "x"}]
                return await client.complete(asked, schema=SCHEMA, name="t", usable=lambda text: text.startswith("{"))

            assert not (await again()).kept
            assert (await ask(script.url, tmp_path)).text.startswith("The service")
            assert (await again()).text == '{"a": 1}'
            assert (await again()).kept
    assert len(script.requests) == 3


async def test_a_folder_that_cannot_be_made_is_a_warning(tmp_path: Path) -> None:
    """Here a file stands where the folder should."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with scripted(GOOD) as script, pytest.warns(UserWarning, match="goes on without"):
        assert (await ask(script.url, tmp_path / "file")).text


def test_several_may_write_at_once(tmp_path: Path) -> None:
    """Threads with one cache and caches of their own, as processes have."""
    shared = AnswerCacheOf(tmp_path)

    def work(number: int) -> None:
        with AnswerCacheOf(tmp_path) as own:
            for i in range(20):
                own.put(f"own-{number}-{i}", "m", {"text": "x"})
                shared.put(f"shared-{number}-{i}", "m", {"text": "x"})
                # one that another holds just then is not waited for
                assert shared.get(f"own-{number}-{i}") in ({"text": "x"}, None)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shared.kept().entries == 160
    keys = [f"{whose}-{n}-{i}" for whose in ("own", "shared") for n in range(4) for i in range(20)]
    assert all(shared.get(key) == {"text": "x"} for key in keys)
    shared.close()


def test_what_waits_to_be_written_is_counted_and_removed_like_the_rest(tmp_path: Path) -> None:
    """Another process holds the file while an answer comes."""
    with AnswerCacheOf(tmp_path) as kept:
        kept.put("before", "m", {"text": "x"})
        for known in (2, 1):
            with closing(sqlite3.connect(tmp_path / "answers.sqlite", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                kept.put("meanwhile", "m", {"text": "x"})
                assert other.execute("SELECT count(*) FROM answers").fetchone() == (known - 1,)
                other.execute("ROLLBACK")
            if known == 2:
                assert kept.kept().entries == known
            assert kept.prune() == known
            assert kept.kept().entries == 0


def test_pruning_takes_what_was_longest_unused(tmp_path: Path) -> None:
    """By age, then by size; what is left is the newest."""
    now = [0.0]
    with AnswerCacheOf(tmp_path, now=lambda: now[0]) as kept:
        for i in range(10):
            now[0] = float(i)
            kept.put(f"k{i}", "m", {"text": "x" * 100})
        now[0] = 10.0
        assert kept.get("k0") is not None
        assert kept.prune(older=8.5) == 1
        assert kept.get("k1") is None
        size = kept.kept().answers_bytes // 9
        now[0] = 20.0
        assert kept.get("k5") is not None
        assert kept.prune(most_bytes=3 * size) == 6
        assert [i for i in range(10) if kept.get(f"k{i}")] == [0, 5, 9]
        assert kept.prune() == 3
        assert kept.kept().entries == 0


def test_an_empty_cache_makes_no_file(tmp_path: Path) -> None:
    """To look is not to write."""
    kept = AnswerCache(tmp_path)
    assert kept.kept().entries == 0
    assert kept.prune() == 0
    assert not list(tmp_path.iterdir())


async def test_runs_at_once_share_the_cache(tmp_path: Path) -> None:
    """Several clients of one process."""
    with scripted(GOOD) as script:
        await asyncio.gather(*(ask(script.url, tmp_path, text=str(i)) for i in range(8)))
        again = await asyncio.gather(*(ask(script.url, tmp_path, text=str(i)) for i in range(8)))
    assert all(a.kept for a in again)


def test_a_file_s_answers_are_those_of_that_very_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its server's port differs from run to run, and a file that changed is another model."""
    path = tmp_path / "small.gguf"
    path.write_bytes(b"GGUF")
    first = identity(Options(model=str(path)))
    assert first == identity(Options(model=str(path)))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert first == identity(Options(model="~/small.gguf"))
    path.write_bytes(b"GGUF and more")
    assert first != identity(Options(model=str(path)))
    named = Options(model="m", base_url="https://someone:hunter2@llm.example/v1?key=x")
    assert identity(named) == "https://llm.example/v1"
