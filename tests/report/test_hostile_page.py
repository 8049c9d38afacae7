"""What others wrote, from the article or the model's answer to the page: text there, and nothing else."""

from __future__ import annotations

import importlib.util
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made_report import HOSTILE, MARKUP, comparison, poisoned
from scripted_server import answer, scripted

import stance
from stance.records import Analysis, Comparison
from stance.report import dumps, loads, to_html
from stance.report.page.safe import seen

TEXT = (
    "US envoy Jane Roe told Fox News that Vladimir Putin wants a written guarantee. "
    "Kyiv was told of it on Monday.\n\n“Any deal would recognize the border,” Roe said.\n"
)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Elements(HTMLParser):
    """The elements, attributes and addresses of a page, as a browser would make them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def inert(page: str) -> Elements:
    """Fail for a page with anything that runs, loads, leads astray or turns words round; return what is on it."""
    found = Elements(page)
    assert found.tags.count("script") == 1 + page.count('<script type="application/json"')
    assert found.tags.count("style") == 1
    assert not set(found.tags) & {"img", "iframe", "object", "embed", "form", "base", "link", "audio", "video", "image"}
    assert not {a for a in found.attributes if a.startswith("on") or a in ("style", "src", "srcset", "action")}
    assert not [h for h in found.hrefs if not re.match(r"#|https?://[^\s\"'<>]+$", h)]
    assert not UNSEEN.search(unescape(page))
    page.encode("utf-8")
    return found


@pytest.fixture(scope="module")
def made() -> Comparison:
    return comparison()


def test_markup_in_every_field_is_text(made: Comparison) -> None:
    for page in (to_html(poisoned(made)), to_html(poisoned(made).analyses), to_html(poisoned(made).analyses[:1])):
        found = inert(page)
        text = "".join(found.text)
        assert text.count(MARKUP) > 20
        assert seen(HOSTILE) in text


def test_json_that_is_embedded_cannot_end_its_script(made: Comparison) -> None:
    """Whatever JSON is embedded can be read again and has no mark in it that means anything to HTML or to a script."""
    for embedded in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', to_html(poisoned(made)), re.S):
        assert not set(embedded) & set("<>&\u2028\u2029")
        json.loads(embedded)


def answered(text: str = TEXT, **fields: Any) -> Analysis:
    """A text analysed by a server whose answer has `fields` in its one position and the same in its summary."""
    position = {
        "evidence": [1], "speaker": "Jane Roe", "party": "Russia", "holder": "Vladimir Putin", "act": "states",
        "target": "guarantee", "target_party": None, "polarity": "supports", "condition": None, "issue": "guarantees",
        "statement": "Putin wants a written guarantee.", **fields,
    }  # fmt: skip
    summary = [{"text": fields.get("statement", "Roe spoke."), "evidence": [1]}]
    with scripted(answer({"summary": summary, "positions": [position]})) as script:
        article = stance.parse(text, source="x")
        return stance.analyze(article, model="m", base_url=script.url, retries=0, repairs=0)


@pytest.mark.parametrize(
    "field", ["speaker", "party", "holder", "target", "target_party", "condition", "issue", "statement"]
)
def test_what_a_model_answers_is_text(field: str) -> None:
    """Shown where it was kept, and told in a finding where it was not; never run."""
    analysis = answered(**{field: HOSTILE})
    page = to_html([analysis])
    found = inert(page)
    kept = [f"{p.holder} {p.statement} {p.condition} {p.target.text}" for p in analysis.positions]
    if field in ("holder", "statement", "condition", "target") and any(MARKUP in k for k in kept):
        assert MARKUP in "".join(found.text)
    assert inert(to_html(loads(dumps([analysis]))))
    assert to_html(loads(dumps([analysis]))) == page


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.example/1",
        "//other.example/x",
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/><script>alert(1)</script>",
        "https://a.example/\u202egnp.exe",
    ],
)
def test_an_address_that_is_no_web_page_is_no_link(made: Comparison, url: str) -> None:
    first = made.analyses[0]
    article = first.article.model_copy(update={"url": url, "source": url})
    found = inert(to_html([first.model_copy(update={"article": article})]))
    assert [h for h in found.hrefs if not h.startswith("#")] == []
    assert seen(url) in "".join(found.text), "it can be read all the same"


def test_names_of_a_file_of_parties_are_text(tmp_path: Path) -> None:
    """An id or a name with markup in it is refused or shown, as it is, in matrix, chain and addresses."""
    name = "<img src=x onerror=alert(1)>"
    file = tmp_path / "parties.toml"
    file.write_text(
        f"[[party]]\nid = 'Acme'\nnames.en = ['Acme']\nadjectives.en = []\n"
        f"bodies = [{{name = '{name}', aliases = {{en = ['Acme Board']}}}}]\n",
        encoding="utf-8",
    )
    article = stance.parse("Acme Board said on Monday that it opposes the ferry.\n", source="x")
    analysis = stance.analyze(article, engine="offline", parties=("Acme",), party_files=(file,))
    assert [p.holder for p in analysis.positions] == [name]
    assert name in "".join(inert(to_html([analysis])).text)
    data = analysis.model_dump(mode="json")
    for entry in (*data["parties"], *data["positions"]):
        entry["party"] = f"A/B '\"{name}"
    renamed = Analysis.model_validate(data)
    found = inert(to_html([renamed]))
    assert any(h.startswith("#cell=all/A%2FB%20%27%22%3Cimg") for h in found.hrefs)


def test_an_article_of_nothing_but_markup_is_read_as_it_stands() -> None:
    text = f"{MARKUP} and a title\n\nThe Kremlin said {MARKUP} it would not accept the convoy.\n"
    analysis = stance.analyze(stance.parse(text, source="x.txt"), engine="offline")
    assert MARKUP in "".join(inert(to_html([analysis])).text)


def test_long_quotes_and_long_words_are_whole() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    text = f"A long speech\n\n“We want {words} {'w' * 300},” Kremlin spokesman Lev Grin said on Monday.\n"
    analysis = stance.analyze(stance.parse(text, source="x.txt"), engine="offline")
    text = "".join(inert(to_html([analysis])).text)
    assert text.count(f"{words} {'w' * 300}") >= 1
    for position in analysis.positions:
        assert all(e.quote in text for e in position.evidence)


@pytest.mark.parametrize("odd", ["\x00", "\x1b[2J", "\ud800", "\u2028", "\u202e", "\u2067", "\U000e0041", "\ufeff"])
def test_what_nobody_sees_is_named_wherever_it_stands(made: Comparison, odd: str) -> None:
    """A lone surrogate, which no file can hold, among them."""
    first = made.analyses[0]
    position = first.positions[0].model_copy(update={"holder": f"Ivan{odd}Petrov", "statement": f"a{odd}b"})
    title = first.article.model_copy(update={"title": f"Convoy{odd}waits", "outlet": f"Post{odd}"})
    page = to_html([first.model_copy(update={"article": title, "positions": (position, *first.positions[1:])})])
    assert odd[0] not in page
    text = "".join(inert(page).text)
    for told in (f"Ivan{odd}Petrov", f"a{odd}b", f"Convoy{odd}waits", f"Post{odd}"):
        assert seen(told) in text
    assert f"⟦U+{ord(odd[0]):04X}⟧" in text


def test_forty_articles_with_four_hundred_positions_are_under_five_megabytes() -> None:
    """The page of the benchmark, as long articles make it; no time is asserted."""
    path = Path(__file__).parents[2] / "bench" / "report.py"
    spec = importlib.util.spec_from_file_location("bench_report", path)
    assert spec
    assert spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    made = bench.made()
    assert len(made.analyses) == 40
    assert sum(len(a.positions) for a in made.analyses) >= 380
    assert len(to_html(made).encode()) < 5_000_000
