"""The HTML page: whole without scripts, inert whatever it quotes, every position and word at its place."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stance
from stance.errors import InputError
from stance.records import Analysis, Comparison, Finding, Span
from stance.report import dumps, to_html
from stance.report.page.safe import seen, web
from stance.report.page.text import paragraphs
from stance.report.saved import load_comparison
from stance.report.wording import catalogue

EXAMPLES = Path(__file__).parents[2] / "examples"
BAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202eevil\u2028"
VOID = {"meta", "link", "img", "br", "input", "rect", "line", "circle"}


class Page(HTMLParser):
    """Every element with its attributes and the text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), "no attribute stands twice"
        made = (tag, dict(attrs), [])
        self.found.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, _, words in self.open:
            words.append(data)

    def of(self, tag: str, **attributes: str) -> list[str]:
        return ["".join(words) for _, attrs, words in self.all(tag, **attributes)]

    def all(self, tag: str, **attributes: str) -> list[tuple[str, dict[str, str | None], list[str]]]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.found
            if one[0] == tag
            and all(
                value in (one[1].get(name) or "").split() or one[1].get(name) == value for name, value in wanted.items()
            )
        ]

    @property
    def ids(self) -> list[str]:
        return [value for _, attrs, _ in self.found for name, value in attrs.items() if name == "id" and value]


@pytest.fixture(scope="module")
def made() -> Comparison:
    return stance.compare([stance.load(p) for p in sorted(EXAMPLES.glob("*.txt"))], engine="offline")


@pytest.fixture(scope="module")
def page(made: Comparison) -> Page:
    return Page(to_html(made))


@pytest.fixture(scope="module")
def one(made: Comparison) -> Analysis:
    return made.analyses[0]


def hostile(made: Comparison) -> Comparison:
    """A comparison with markup wherever somebody else's words may stand."""
    data = made.model_dump(mode="json")
    for analysis in data["analyses"]:
        for name in ("title", "outlet", "author", "republished_by", "source"):
            analysis["article"][name] = BAD
        analysis["article"]["url"] = "javascript:alert(1)"
        for position in analysis["positions"]:
            position |= {"holder": BAD, "statement": BAD, "condition": BAD, "issue": BAD}
            position["target"]["text"] = position["speaker"]["name"] = BAD
            position["findings"] = [{"code": BAD, "effect": "reject", "path": BAD, "message": BAD}]
        for sentence in analysis["summary"]:
            sentence["text"] = BAD
        analysis["provenance"]["model"] = analysis["provenance"]["rules"] = BAD
    for issue in data["issues"]:
        issue["label"] = BAD
    return Comparison.model_validate(data)


def test_nothing_runs_or_loads_but_the_page_s_own_script_and_style(made: Comparison) -> None:
    for text in (to_html(made), to_html(hostile(made)), to_html(made.analyses[:1])):
        page = Page(text)
        allowed = page.all("meta", http_equiv="Content-Security-Policy")[0][1]["content"] or ""
        for tag, part in (("script", "script-src"), ("style", "style-src")):
            (own,) = page.of(tag)
            digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
            assert f"{part} 'sha256-{digest}';" in allowed
        assert allowed.startswith("default-src 'none';")
        assert "unsafe" not in allowed
        assert not {tag for tag, _, _ in page.found} & {"img", "iframe", "object", "embed", "form", "base", "link"}
        names = {name for _, attrs, _ in page.found for name in attrs}
        assert not {n for n in names if n.startswith("on") or n in ("style", "src", "srcset", "action")}


def test_what_others_wrote_stays_text(made: Comparison) -> None:
    text = to_html(hostile(made))
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "\u2028" not in text
    assert "⟦U+202E⟧evil⟦U+2028⟧" in text
    assert not [a for _, a, _ in Page(text).all("a") if not re.match(r"#|https?://", a["href"] or "")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("//example.org/x", False),
        ("https:", False),
        ("data:text/html,x", False),
        ("https://example.org/\u202etxt", False),
        ("http://[broken", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, kept: bool) -> None:
    assert (web(url) == url) is kept or url is None
    assert (web(url) is not None) is kept


def test_what_nobody_sees_is_told() -> None:
    assert seen("a\u202eb\x00c\ud800") == "a⟦U+202E⟧b⟦U+0000⟧c⟦U+D800⟧"
    assert seen("\U000e0041\U000e0042x") == "⟦U+E0041 … ×2⟧x"
    assert seen("line\nof\ttext, 👩\u200d👩 and \u200fmarks") == "line\nof\ttext, 👩\u200d👩 and \u200fmarks"


def test_the_matrix_says_in_words_what_it_colours(made: Comparison, page: Page) -> None:
    from stance.report.matrix import shared_issues, told
    from stance.report.page.view import key
    from stance.report.wording import Wording

    wording = Wording(made.analyses[0], made.language)
    squares: dict[str | None, str] = {}
    for _, attrs, words in page.all("a", class_="sq"):
        squares.setdefault(attrs["data-cell"], "".join(words))
    for issue in shared_issues(made):
        for party in made.parties:
            row = [made.cell(issue.id, party, i) for i in range(len(made.analyses))]
            if any(cell.positions for cell in row):
                for cell in row:
                    assert squares[key(cell.issue, party, cell.article)].startswith(told(cell, wording))


def test_every_position_is_on_the_page_with_words_verdict_and_chain(made: Comparison, page: Page) -> None:
    say = catalogue(made.language)
    for i, analysis in enumerate(made.analyses):
        for n, position in enumerate(analysis.positions, 1):
            (card,) = page.of("li", id=f"a{i + 1}-p{n}")
            assert say.verdicts[position.verdict] in card
            assert say.acts[position.act] in card
            assert say.voices[position.voice] in card
            for evidence in position.evidence:
                assert seen(evidence.quote) in card
            for hop in position.chain:
                assert say.page[f"role_{hop.role}"] in card
            for finding in position.findings:
                assert finding.code in card
                assert finding.message in card


def test_every_address_on_the_page_leads_somewhere(page: Page) -> None:
    ids = page.ids
    assert len(ids) == len(set(ids))
    targets = [a["href"] for _, a, _ in page.all("a") if (a["href"] or "").startswith("#")]
    assert targets
    assert {t[1:] for t in targets if t} <= set(ids)
    for _, attrs, _ in page.found:
        for name in ("aria-labelledby", "aria-describedby"):
            assert (attrs.get(name) or ids[0]) in ids


def test_marked_words_are_the_evidence(made: Comparison, page: Page) -> None:
    """What is marked for a position is its quotes, whatever lies over them, and the text is whole."""
    for analysis in made.analyses:
        pieces = [x for p in paragraphs(analysis, {}) for line in p.lines for x in line.pieces]
        for n, position in enumerate(analysis.positions, 1):
            assert "".join(x.text for x in pieces if n in x.positions) == "".join(
                e.quote for e in sorted(position.evidence, key=lambda e: e.start)
            )
        whole = "".join(x.text for x in pieces)
        assert "".join(whole.split()) == "".join(analysis.article.text.split())


def test_emoji_do_not_move_the_marks() -> None:
    text = "Port opened 🇺🇦👩‍🚀\n\n🚢🚢 The Kremlin said it 😀 would not accept the plan. 🙂 Nobody else spoke.\n"
    analysis = stance.analyze(stance.parse(text, source="x.txt"), engine="offline")
    assert analysis.positions
    shown = Page(to_html([analysis]))
    for n, position in enumerate(analysis.positions, 1):
        marked = "".join(
            t for t, a in ((("".join(w)), a) for _, a, w in shown.all("mark")) if str(n) in (a["data-p"] or "").split()
        )
        assert marked == "".join(e.quote for e in position.evidence)


def test_places_hidden_and_unread_words_are_marked(one: Analysis) -> None:
    size = len(one.article.text)
    cut = one.model_copy(update={"unread": (Span(start=size - 40, end=size),)})
    places = {"d1a": Span(start=3, end=12)}
    pieces = [x for p in paragraphs(cut, places) for line in p.lines for x in line.pieces]
    assert "".join(x.text for x in pieces if x.places) == one.article.text[3:12]
    assert [x.begun for x in pieces if x.begun] == [("d1a",)]
    assert "".join("".join(x.text for x in pieces if x.unread).split()) == "".join(one.article.text[-40:].split())


def test_what_is_not_verified_never_looks_it(one: Analysis) -> None:
    finding = Finding(code="QUO001", effect="reject", path="positions[0]", message="the article has no such words")
    first, second, *rest = one.positions
    changed = (
        first.model_copy(update={"verdict": "rejected", "findings": (finding,)}),
        second.model_copy(update={"verdict": "unverified"}),
        *rest,
    )
    page = Page(to_html([one.model_copy(update={"positions": changed})]))
    for n, word, standing in ((1, "rejected", "out"), (2, "unverified", "open"), (3, "verified", "held")):
        (card,) = page.all("li", id=f"a1-p{n}")
        assert (card[1]["class"] or "").split() == ["card", standing]
        assert word in "".join(card[2])
    (opened,) = [a for _, a, w in page.all("details", class_="findings") if "QUO001" in "".join(w)]
    assert "open" in opened
    marks = {a["data-p"]: a["data-v"] for _, a, _ in page.all("mark")}
    assert marks["1"] == "out"
    assert marks["2"] == "open"


def test_a_long_quote_is_folded_and_whole(one: Analysis) -> None:
    long = "The Kremlin said: “" + "it will not give way, and " * 400 + "that is all.”\n"
    analysis = stance.analyze(stance.parse("A title\n\n" + long, source="x.txt"), engine="offline")
    assert analysis.positions
    page = Page(to_html([analysis]))
    (card,) = page.of("li", id="a1-p1")
    assert analysis.positions[0].evidence[0].quote in card
    assert [w for w in page.of("summary") if "words" in w]


def test_the_same_analyses_give_the_same_page(made: Comparison) -> None:
    again = load_comparison(dumps(made))
    assert to_html(again) == to_html(made)


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_the_page_speaks_the_language_of_the_comparison(made: Comparison, language: str) -> None:
    text = to_html(made.model_copy(update={"language": language}))
    words = catalogue(language).page
    assert f'<html lang="{language}"' in text
    assert words["provenance"] in text
    assert set(words) == set(catalogue("en").page)
    fields = re.compile(r"\{\w+\}")
    assert {k: fields.findall(v) for k, v in words.items()} == {
        k: fields.findall(v) for k, v in catalogue("en").page.items()
    }


def test_several_analyses_and_none(made: Comparison) -> None:
    page = Page(to_html(made.analyses))
    assert len(page.all("article", class_="reading")) == len(made.analyses)
    assert page.all("section", id="cell=all/Ukraine/5")
    with pytest.raises(InputError, match="none was given"):
        to_html([])


def test_a_party_of_any_name_has_an_address() -> None:
    from stance.report.page.view import key

    assert key("i/1", "A B/\"Ü'", 0) == "i%2F1/A%20B%2F%22%C3%9C%27/1"


def test_a_quote_is_what_the_article_has_there_whatever_a_saved_file_says(one: Analysis) -> None:
    first, *others = one.positions
    evidence = tuple(e.model_copy(update={"quote": "words that nobody said"}) for e in first.evidence)
    forged = one.model_copy(update={"positions": (first.model_copy(update={"evidence": evidence}), *others)})
    assert first.evidence
    assert "words that nobody said" not in to_html([forged])


def test_a_party_that_has_no_letters_a_file_can_hold_is_shown_all_the_same(one: Analysis) -> None:
    odd = [p.model_copy(update={"party": "U\ud800S"}) for p in one.parties]
    to_html([one.model_copy(update={"parties": tuple(odd)})]).encode()


def test_opinions_are_listed_where_all_else_is_verified() -> None:
    text = (
        "Washington will keep the port open, the White House said.\n\n"
        "Former US ambassador Peter Lindqvist called the port plan a mistake.\n"
    )
    made = stance.analyze(stance.parse(text, source="x.txt"), engine="offline")
    assert {(p.verdict, p.personal) for p in made.positions} == {("verified", False), ("verified", True)}
    page = to_html([made])
    assert page.count('href="#unheld"') == 1
    assert 'id="unheld"' in page
