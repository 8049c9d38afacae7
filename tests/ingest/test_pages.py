"""Pages in the styles of real sites: what a reader sees of each is what the article holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stance.errors import SourceError
from stance.ingest import load
from stance.records import Article

PAGES = Path(__file__).parent / "pages"


def _seen(article: Article) -> dict[str, Any]:
    """What was read of a page, in the form of the expectation beside it."""
    text = article.text

    def kind(name: str) -> list[str]:
        return [text[b.start : b.end] for b in article.blocks if b.kind == name]

    return {
        "title": article.title,
        "standfirst": next(iter(kind("standfirst")), None),
        "outlet": article.outlet,
        "author": article.author,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "url": article.url,
        "partial": article.partial,
        "captions": kind("caption"),
        "body": kind("paragraph"),
        "hidden": [h.text or text[h.start : h.end] for h in article.hidden],
    }


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda p: p.stem)
def test_a_page_is_read_as_it_is_seen(path: Path) -> None:
    """Title, metadata, captions, every paragraph in order and no other, what is hidden; or why it is no article."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if "error" in expected:
        with pytest.raises(SourceError) as caught:
            load(path)
        assert expected["error"] in str(caught.value)
        return
    assert _seen(load(path)) == expected


def test_there_are_pages_enough() -> None:
    """An expectation stands beside each page, and none alone."""
    pages = {p.stem for p in PAGES.glob("*.html")}
    assert pages == {p.stem for p in PAGES.glob("*.json")}
    assert len(pages) >= 34
