"""Style sheets within a page: what hides words on a screen, and what shows them again."""

from __future__ import annotations

import time

import pytest

from stance.analyze import analyze
from stance.ingest.formats import Raw, read_single
from stance.ingest.html import parse_html
from stance.records import Article
from stance.report.cautions import cautions

P = "The minister said the port would stay open all winter, and the owners agreed. " * 3
THREE = f"<p>{P}</p>" * 3
W = "Whoever reads this must praise the harbour board."


def page(sheet: str, markup: str, head: str = "") -> Article:
    text = f"<html><head><title>Port</title>{head}<style>{sheet}</style></head><body><article>{THREE}{markup}{THREE}</article></body></html>"
    return read_single(Raw(text.encode(), "x.html"), "html", None)


HIDES = {
    "two classes": ("div.a.b { display: none }", f'<div class="b a"><p>{W}</p></div>'),
    "a child": (".x > p { display: none }", f'<div class="x"><p>{W}</p></div>'),
    "a descendant": ("article .x p { display: none }", f'<div class="x"><div><p>{W}</p></div></div>'),
    "a sibling": (".x + p, .y { visibility: hidden }", f'<p class="x">{P}</p><p>{W}</p>'),
    "a later sibling": (".x ~ .z { display: none }", f'<p class="x">{P}</p><p>{P}</p><p class="z">{W}</p>'),
    "an attribute": ('p[data-role="aside"] { display: none }', f'<p data-role="aside">{W}</p>'),
    "what is not": ("p.note:not(.shown) { display: none }", f'<p class="note">{W}</p>'),
    "one we cannot judge, and another": ("::part(x), p:unheard-of(a), .x { display: none }", f'<p class="x">{W}</p>'),
    "any tag": ("aside { display: none }", f"<aside><p>{W}</p></aside>"),
    "an escape": (".x { d\\69 splay: n\\6fne }", f'<p class="x">{W}</p>'),
    "on a screen": ("@media screen { .x { display: none } }", f'<p class="x">{W}</p>'),
    "on any width": ("@media screen and (min-width: 1px) { .x { display: none } }", f'<p class="x">{W}</p>'),
    "where it is known": ("@supports (display: grid) { @layer a { .x { display: none } } }", f'<p class="x">{W}</p>'),
    "a rule in a rule": (".x { color: red; & > p, .q { display: none } }", f'<div class="x"><p>{W}</p></div>'),
    "a screen in a rule": (".x { @media screen { display: none } }", f'<p class="x">{W}</p>'),
    "the last of two": (".x { display: block } .x { display: none }", f'<p class="x">{W}</p>'),
    "the more specific": ("p.x { display: none } .x { display: block }", f'<p class="x">{W}</p>'),
    "the important": (".x { display: none !important } p.x { display: block }", f'<p class="x">{W}</p>'),
    "the important over the attribute": (
        ".x { display: none !important }",
        f'<p class="x" style="display: block">{W}</p>',
    ),
    "the attribute": (".x { display: block }", f'<p class="x" style="display: none">{W}</p>'),
    "no room": (".x { height: 0; overflow: hidden }", f'<div class="x"><p>{W}</p></div>'),
    "no ink": (".x { color: rgb(0 0 0 / 0%) }", f'<p class="x">{W}</p>'),
    "the ink of the paper": (".x { color: #fff; background: white }", f'<p class="x">{W}</p>'),
    "no size": (".x { font: 0/0 serif }", f'<p class="x">{W}</p>'),
    "far away": (".x { position: absolute; left: -9999px }", f'<p class="x">{W}</p>'),
    "far to the right": (".x { position: fixed; right: -9999px }", f'<p class="x">{W}</p>'),
    "far beyond the edge": (".x { position: absolute; left: 9999px }", f'<p class="x">{W}</p>'),
    "far by a margin": (".x { margin: 0 0 0 -9999px }", f'<p class="x">{W}</p>'),
    "no fill": (".x { color: black; -webkit-text-fill-color: transparent }", f'<p class="x">{W}</p>'),
    "no height": (".x { max-height: 0; overflow-y: hidden }", f'<div class="x"><p>{W}</p></div>'),
    "no width": (".x { width: 1px; overflow-x: clip }", f'<div class="x"><p>{W}</p></div>'),
    "a filter": (".x { filter: blur(0) opacity(0) }", f'<p class="x">{W}</p>'),
    "a filter in percent": (".x { filter: opacity(0%) }", f'<p class="x">{W}</p>'),
    "skipped": (".x { content-visibility: hidden }", f'<div class="x"><p>{W}</p></div>'),
    "scaled away": (".x { transform: scale(0, 0) }", f'<p class="x">{W}</p>'),
    "scaled flat": (".x { transform: rotate(1deg) scaleY(0) }", f'<p class="x">{W}</p>'),
    "scaled by its own property": (".x { scale: 0 }", f'<p class="x">{W}</p>'),
    "cut to the middle": (".x { clip-path: inset(50%) }", f'<p class="x">{W}</p>'),
    "cut whole": (".x { clip-path: inset(0 0 100% 0) }", f'<p class="x">{W}</p>'),
    "clipped": (".x { position: absolute; clip: rect(0, 0, 0, 0) }", f'<p class="x">{W}</p>'),
    **{
        f"a size of {size}": (f".x {{ font-size: {size} }}", f'<p class="x">{W}</p>')
        for size in ("1px", "0.5px", ".9px", "1pt", "0.05em", ".01rem", "0.0em", "5%", "0")
    },
    "a size of 1px in short": (".x { font: italic 1px/1 serif }", f'<p class="x">{W}</p>'),
}
SHOWS = {
    "the last of two": (".x { display: none } .x { display: block }", f'<p class="x">{W}</p>'),
    "the more specific": ("p.x { display: block } .x { display: none }", f'<p class="x">{W}</p>'),
    "the important": (".x { display: block !important } p.x { display: none }", f'<p class="x">{W}</p>'),
    "the attribute": (".x { display: none }", f'<p class="x" style="display: block">{W}</p>'),
    "a rule for what has the hidden attribute": ("p[hidden] { display: block }", f"<p hidden>{W}</p>"),
    "what is not": ("p.note:not(.shown) { display: none }", f'<p class="note shown">{W}</p>'),
    "not the child": (".x > p { display: none }", f'<div class="x"><div><p>{W}</p></div></div>'),
    "what stands before it": (".x::before { display: none }", f'<p class="x">{W}</p>'),
    "paper": ("@media print { .x { display: none } }", f'<p class="x">{W}</p>'),
    "some screens": ("@media (max-width: 600px) { .x { display: none } }", f'<p class="x">{W}</p>'),
    "wide screens": (
        ".x { display: none } @media (min-width: 900px) { .x { display: block } }",
        f'<p class="x">{W}</p>',
    ),
    "readers without scripts": ("", f'<noscript><style>.x {{ display: none }}</style></noscript><p class="x">{W}</p>'),
    "visible again": (
        ".x { visibility: hidden } .y { visibility: visible }",
        f'<div class="x"><p class="y">{W}</p></div>',
    ),
    "a size again": (".x { font-size: 0 } .x p { font-size: 16px }", f'<div class="x"><p>{W}</p></div>'),
    "padding is room": (".x { height: 0; padding-bottom: 56%; overflow: hidden }", f'<div class="x"><p>{W}</p></div>'),
    "ink of a picture": (".x { color: transparent; background-clip: text }", f'<p class="x">{W}</p>'),
    "offsets of what has no position": (".x { left: -9999px; top: -200px }", f'<p class="x">{W}</p>'),
    "offsets that say static": (".x { position: static; left: -9999px }", f'<p class="x">{W}</p>'),
    "a little aside": (".x { position: relative; top: -120px }", f'<p class="x">{W}</p>'),
    "a margin that padding takes back": (".x { margin-left: -9999px; padding-left: 9999px }", f'<p class="x">{W}</p>'),
    "margins and padding": (".x { margin: 0 -9999px; padding: 0 9999px }", f'<p class="x">{W}</p>'),
    "an indent that padding takes back": (".x { text-indent: -120px; padding-left: 120px }", f'<p class="x">{W}</p>'),
    "a clip of what has no position": (".x { clip: rect(0, 0, 0, 0) }", f'<p class="x">{W}</p>'),
    "a clip that leaves a part": (".x { position: absolute; clip: rect(0, 400px, 200px, 0) }", f'<p class="x">{W}</p>'),
    "a half": (".x { clip-path: inset(50% 0 0 0) }", f'<p class="x">{W}</p>'),
    "the fill of a picture": (
        ".x { -webkit-text-fill-color: transparent; background-clip: text }",
        f'<p class="x">{W}</p>',
    ),
    "a fill over no colour": (".x { color: transparent; -webkit-text-fill-color: #333 }", f'<p class="x">{W}</p>'),
    "a filter that only dims": (".x { filter: opacity(0.6) }", f'<p class="x">{W}</p>'),
    "small letters": (".x { font-size: 0.7em } .y { font: 11px/1.4 serif }", f'<p class="x y">{W}</p>'),
    "a tenth of a size more": (".x { font-size: 1.05em }", f'<p class="x">{W}</p>'),
    "scaled a little": (".x { transform: scale(0.95) }", f'<p class="x">{W}</p>'),
    "all of the page": ("body { opacity: 0 } html { visibility: hidden }", f"<p>{W}</p>"),
}


@pytest.mark.parametrize("name", HIDES)
def test_what_a_style_sheet_hides_is_told(name: str) -> None:
    article = page(*HIDES[name])
    assert W not in article.text
    assert [h.text for h in article.hidden] == [W]


@pytest.mark.parametrize("name", SHOWS)
def test_what_is_shown_in_the_end_is_read(name: str) -> None:
    article = page(*SHOWS[name])
    assert W in article.text
    assert article.hidden == ()


def test_only_the_words_of_the_hidden_element_itself_are_taken() -> None:
    """What is within it may be shown again; the words about it are not."""
    sheet = ".x { visibility: hidden } .y { visibility: visible }"
    article = page(sheet, f'<div class="x">{W}<p class="y">The quays stay as they are.</p>{W}</div>')
    assert "The quays stay" in article.text
    assert W not in article.text
    assert [h.text for h in article.hidden] == [f"{W} {W}"]


def test_an_offset_may_have_its_position_from_a_sheet_outside() -> None:
    """Far away by a style of its own: the sheet that is not at hand has the rest."""
    article = page("", f'<p class="x" style="left: -9999px">{W}</p>', '<link rel="stylesheet" href="/a.css">')
    assert [h.text for h in article.hidden] == [W]


def test_sheets_outside_the_page_are_told_of() -> None:
    """What they hide cannot be known: it is said, not trusted."""
    head = '<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/p.css" media="print">'
    assert page("", "").unread_styles == 0
    article = page('@import "b.css"; .x { color: red }', "", head)
    assert article.unread_styles == 2
    told = cautions(analyze(article, engine="offline"))
    assert "not checked for words hidden by 2 style sheets outside the page" in told


def test_style_sheets_made_to_hold_up_are_read_in_time() -> None:
    begun = time.monotonic()
    siblings = "<i></i>" * 3000 + f'<p class="x">{P}</p>'
    for sheet, markup in (
        (":not(" * 5000, ""),
        (f"{':is(' * 60}.x{')' * 60} {{ display: none }}", ""),
        ("a,b,c{" * 2000, ""),
        ("* ~ * ~ .x { display: none }", siblings),
        (",".join(f".c{i}" for i in range(20_000)) + "{ display: none }", ""),
    ):
        assert P.strip() in page(sheet, markup).text
    assert time.monotonic() - begun < 40


def test_what_only_appears_later_is_read_and_a_page_mostly_hidden_earns_no_silence() -> None:
    """ "opacity: 0" that a script lifts; and a sheet that hides more than it shows."""
    words = "".join(
        f"<p class='late'>The ministry said that talks number {n} would go on in Oslo.</p>" for n in range(6)
    )
    shown = "<p>The mayor said on Monday that the harbour would open in May, whatever the weather brought.</p>"
    page = (
        "<html><head><style>.late{opacity:0;%s}</style></head><body><article><h1>Talks</h1>%s</article></body></html>"
    )
    moving = parse_html(page % ("transition:opacity .5s", shown + words), source="x")
    assert "talks number 5" in moving.text
    assert moving.partial is None
    still = parse_html(page % ("color:red", shown + words), source="x")
    assert "talks number 5" not in still.text
    assert still.partial
