"""Every word of a page's main text once, in order: quotations, lists and tables in one another."""

from __future__ import annotations

import pytest

from stance.ingest.formats import Raw, read_single

P = "The minister said the port would stay open all winter, and the owners agreed. " * 3
THREE = f"<p>{P}</p>" * 3

NESTED = {
    "blocks of a quotation": (
        "<blockquote><div>The first part of it.</div><div>The second part of it.</div></blockquote>",
        ["The first part of it.", "The second part of it."],
    ),
    "bare words about a paragraph": (
        "<blockquote>Bare words in front.<p>A paragraph within.</p>Bare words behind.</blockquote>",
        ["Bare words in front.", "A paragraph within.", "Bare words behind."],
    ),
    "a quotation of marked words and breaks": (
        "<blockquote>We <b>will</b> keep <a href='/x'>the port</a>.<br>It is ours.</blockquote>",
        ["We will keep the port. It is ours."],
    ),
    "who is quoted, below": (
        "<blockquote><p>We will keep the port.</p><footer>Ann Poe, of the harbour board</footer></blockquote>",
        ["We will keep the port.", "Ann Poe, of the harbour board"],
    ),
    "a list in a quotation": (
        "<blockquote><ul><li>The quays stay.</li><li>The cranes go.</li></ul></blockquote>",
        ["The quays stay.", "The cranes go."],
    ),
    "a quotation in a quotation": (
        "<blockquote><p>She wrote this.</p><blockquote><p>He had said that.</p></blockquote></blockquote>",
        ["She wrote this.", "He had said that."],
    ),
    "blocks in blocks of a quotation": (
        "<blockquote><div><div>One is deep.</div>Two is bare.<section><p>Three is deep.</p></section></div></blockquote>",
        ["One is deep.", "Two is bare.", "Three is deep."],
    ),
    "a list in a list": (
        "<ul><li>Of the quays<ul><li>The northern one.</li><li>The southern one.</li></ul></li><li>Of the cranes.</li></ul>",
        ["Of the quays", "The northern one.", "The southern one.", "Of the cranes."],
    ),
    "paragraphs in a list": (
        "<ol><li><p>One paragraph.</p><p>Another paragraph.</p></li><li>No paragraph.</li></ol>",
        ["One paragraph.", "Another paragraph.", "No paragraph."],
    ),
    "cells of a row": (
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Odd Haven</td><td>Seven</td></tr></table>",
        ["Port Ships", "Odd Haven Seven"],
    ),
    "paragraphs in cells": (
        "<table><tr><td><p>The first one.</p><p>The second one.</p></td><td>The other cell.</td></tr></table>",
        ["The first one.", "The second one.", "The other cell."],
    ),
    "a list in a cell": (
        "<table><tr><td><ul><li>The quays stay.</li><li>The cranes go.</li></ul></td><td>The other cell.</td></tr></table>",
        ["The quays stay.", "The cranes go.", "The other cell."],
    ),
    "a single break": (
        "<p>The quays stay.<br>The cranes go, says <code>crane</code> itself.</p>",
        ["The quays stay. The cranes go, says crane itself."],
    ),
}


@pytest.mark.parametrize("name", NESTED)
def test_no_word_is_lost_or_told_twice(name: str) -> None:
    markup, expected = NESTED[name]
    page = f"<html><head><title>Port news today</title></head><body><article>{THREE}{markup}{THREE}</article></body>"
    article = read_single(Raw(page.encode(), "x.html"), "html", None)
    told = [b.of(article.text) for b in article.blocks]
    assert [words for words in told if words not in {P.strip(), "Port news today"}] == expected


def test_a_table_within_a_table_is_told_once() -> None:
    inner = "<table><tr><td>The inner one</td><td>The inner two</td></tr></table>"
    page = (
        f"<article>{THREE}<table><tr><td>The outer one {inner}</td><td>The outer two</td></tr></table>{THREE}</article>"
    )
    text = read_single(Raw(f"<html><body>{page}</body></html>".encode(), "x.html"), "html", None).text
    assert [text.count(f"The {w}") for w in ("inner one", "inner two", "outer one", "outer two")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "part",
    [
        "<p aria-hidden=true>Swipe on.</p>",
        "<div aria-hidden=true><span>Tell your friends of it</span></div>",
        "<button aria-hidden=true>Share</button><svg aria-hidden=true><title>x</title></svg>",
        "<button>Share</button>",
    ],
)
def test_a_short_page_keeps_its_paragraphs(part: str) -> None:
    """Whatever it holds that is not read aloud."""
    first, second = "The minister, Ann Poe, said the port would stay open.", "The union rejected it, Joan Doe said."
    page = f"<article><h1>Port news</h1><p>{first}</p>{part}<p>{second}</p></article>"
    whole = f"<html><head><title>Port news</title></head><body>{page}</body></html>"
    article = read_single(Raw(whole.encode(), "x.html"), "html", None)
    assert [b.of(article.text) for b in article.blocks] == ["Port news", first, second]
