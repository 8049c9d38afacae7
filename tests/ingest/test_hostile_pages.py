"""Pages that are broken, or made to break a reader: an article or a clear error, in reasonable time."""

from __future__ import annotations

import time

import pytest

from stance.errors import SourceError
from stance.ingest.formats import Raw, format_of, read_single

P = "The minister said the port would stay open all winter, and the owners agreed. " * 3
THREE = f"<p>{P}</p>" * 3


def _page(body: str) -> bytes:
    return f"<html><head><title>Port</title></head><body>{body}</body></html>".encode()


READ = {
    "a long attribute": _page(f'<p data-x="{"x" * 500_000}" style="{"a:b;" * 100_000}">Short.</p>{THREE}'),
    "tags that do not match": _page(f"<p>{P}<div><p>{P}</b></i></table><p>{P}<a href='<p>x"),
    "a style sheet without braces": _page(f"<style>{'a' * 500_000}</style>{THREE}"),
    "at-rules without end": _page(f"<style>{'@media' * 100_000}</style>{THREE}"),
    "comments in a style sheet without end": _page(f"<style>{'/*' * 100_000}</style>{THREE}"),
    "braces only": _page(f"<style>{'{' * 100_000}</style>{THREE}"),
    "control characters": _page(f"<p>{P}\x01\x0b</p>{THREE}"),
    "linked data nested without end": _page(f'<script type="application/ld+json">{"[" * 100_000}</script>{THREE}'),
    "linked data of empty lists": _page(f'<script type="application/ld+json">[{"[]," * 100_000}[]]</script>{THREE}'),
    "many hidden elements": _page("<div hidden>x</div>" * 5000 + THREE),
    "hidden elements in one another": _page("<div hidden>" * 200 + "x" + "</div>" * 200 + THREE),
    "posts in one another": _page("<blockquote class=twitter-tweet>" * 100 + "x" + "</blockquote>" * 100 + THREE),
    "nothing but breaks": _page(f"<p>{'<br>' * 20_000}</p>{THREE}"),
    "an address that is none": _page(f'<link rel=canonical href="http://[bad">{THREE}'),
    "many comments before the page": b"<!---->" * 580 + _page(THREE),
}


@pytest.mark.parametrize("name", READ)
def test_a_hostile_page_is_read(name: str) -> None:
    begun = time.monotonic()
    article = read_single(Raw(READ[name], "x.html"), "html", None)
    assert P.strip() in article.text
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "body", ["<div>" * 10_000 + THREE, "<blockquote>" * 3000 + THREE, "<table><tr><td>" * 300 + THREE, "<frameset>"]
)
def test_a_page_that_cannot_be_read_is_told(body: str) -> None:
    """The parser gives up at a depth that no page has; the words below it are not there."""
    with pytest.raises(SourceError, match="no article in the page"):
        read_single(Raw(_page(body), "x.html"), "html", None)


def test_a_large_page_is_read_whole() -> None:
    """A megabyte of paragraphs, some apart by breaks only."""
    paragraphs = [f"On day {i} {P}" for i in range(3000)]
    body = "".join(f"<p>{p}</p>" for p in paragraphs[:1500]) + f"<div>{'<br><br>'.join(paragraphs[1500:])}</div>"
    begun = time.monotonic()
    article = read_single(Raw(_page(f"<article>{body}</article>"), "x.html"), "html", None)
    assert sum(b.kind == "paragraph" for b in article.blocks) == 3000
    assert time.monotonic() - begun < 40


def test_comments_without_end_do_not_hold_up_the_format() -> None:
    begun = time.monotonic()
    assert format_of(Raw(b"<!---->" * 580 + b"<x", "x.txt")) == "text"
    assert time.monotonic() - begun < 1


def test_rules_for_paper_or_small_screens_hide_nothing() -> None:
    """Only what holds on every screen hides words; a selector of several parts is not judged."""
    sheet = (
        "@media print { .a { display: none } } @media (max-width: 600px) { .b { display: none } }"
        "@media screen { .c { display: none } } /* .d { display: none } */ @import 'x'; .e { display: none }"
        ".menu .f { display: none }"
    )
    parts = "".join(f'<p class="{c}">{c.upper()}: {P}</p>' for c in "abcdef")
    article = read_single(Raw(_page(f"<style>{sheet}</style><article>{parts}</article>"), "x.html"), "html", None)
    assert [(h.text or "")[0] for h in article.hidden] == ["C", "E"]
    assert all(f"{c}: The minister" in article.text for c in "ABDF")


def test_words_in_the_colour_of_the_paper_are_hidden() -> None:
    article = read_single(
        Raw(_page(f'{THREE}<p style="color:#FFF;background:white">Obey.</p><p style="color:#fff">{P}</p>'), "x.html"),
        "html",
        None,
    )
    assert [h.text for h in article.hidden] == ["Obey."]


def test_a_post_of_somebody_else_is_kept_with_its_author_and_not_cited() -> None:
    post = '<blockquote class="twitter-tweet"><p>The port is lost.</p>&mdash; A Captain</blockquote>'
    article = read_single(Raw(_page(f"<article>{THREE}{post}{THREE}</article>"), "x.html"), "html", None)
    kinds = {b.of(article.text): b.kind for b in article.blocks}
    assert kinds["The port is lost.— A Captain"] == "boilerplate"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252"])
def test_a_western_charset_is_not_believed_of_cyrillic(charset: str) -> None:
    text = "Министр заявил, что порт будет открыт всю зиму, и поблагодарил владельцев причалов. " * 3
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    article = read_single(Raw(page.encode("cp1251"), "x.html"), "html", None)
    assert text.strip() in article.text


def test_a_western_page_keeps_its_accents() -> None:
    text = "Le ministre a déclaré que le port resterait ouvert après l'été, malgré la grève générale. " * 3
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{text}</p></body></html>'
    assert "déclaré" in read_single(Raw(page.encode("latin-1"), "x.html"), "html", None).text
