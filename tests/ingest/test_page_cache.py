"""Pages on disk: within bounds, the one longest unasked for out first."""

from __future__ import annotations

import os
import time
from pathlib import Path

from stance.ingest.page_cache import PageCache, Stored


def _age(folder: Path, days: float) -> None:
    """Make all that is kept so many days older."""
    for path in folder.iterdir():
        moment = path.stat().st_mtime - days * 24 * 3600
        os.utime(path, (moment, moment))


def _page(body: bytes) -> Stored:
    return Stored(body, "text/html", '"1"', None)


def test_the_page_longest_unasked_for_goes_first(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most_bytes=3000)
    for name in "abc":
        cache.put(name, _page(b"x" * 800))
        _age(tmp_path, 1)
    assert cache.get("a") is not None
    cache.put("d", _page(b"x" * 800))
    assert [name for name in "abcd" if cache.get(name)] == ["a", "c", "d"]


def test_what_nobody_asked_for_in_a_month_goes(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.put("a", _page(b"x"))
    (tmp_path / f"{'0' * 64}.abc.part").write_bytes(b"half a page")
    others = ["film.part", "home.page", "notes.txt"]
    for name in others:
        (tmp_path / name).write_text("not ours", encoding="utf-8")
    _age(tmp_path, 31)
    cache.put("b", _page(b"x"))
    assert cache.get("a") is None
    assert cache.get("b") is not None
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert [name for name in kept if name in others] == others
    assert len(kept) == len(others) + 1


def test_a_page_larger_than_all_that_is_kept_stays_alone(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most_bytes=100)
    cache.put("a", _page(b"x" * 10))
    _age(tmp_path, 1)
    cache.put("b", _page(b"x" * 1000))
    assert [name for name in "ab" if cache.get(name)] == ["b"]
    assert time.time() - next(tmp_path.iterdir()).stat().st_mtime < 60
