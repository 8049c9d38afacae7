"""Many sources: folders, patterns, tables, feeds, lists; one that fails never stops the others."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_pdf import laid_out, pdf
from page_server import PageServer, Reply

from stance.errors import OptionsError, SourceError
from stance.ingest import fetch as fetching
from stance.ingest import load, load_all
from stance.options import Options
from stance.records import Article

TEXT = "Harbour stays open\n\nThe minister said the port would stay open. Nobody objected.\n"
PARAGRAPH = "The minister said the port would stay open all winter, and that the owners had agreed to it. " * 8
PAGE = f"<html><head><title>Port</title></head><body><article><h1>Port</h1><p>{PARAGRAPH}</p></article></body></html>"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PageServer]:
    monkeypatch.setattr(fetching, "_HOSTS", {})
    made = PageServer()
    yield made
    made.stop()


def read(*sources: Any, **given: Any) -> tuple[list[Article], list[SourceError]]:
    found = list(load_all(sources, Options(allow_private=True, fetch_delay=0, **given)))
    return [a for a in found if isinstance(a, Article)], [a for a in found if isinstance(a, SourceError)]


def test_a_folder_is_read_in_order_without_what_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", ".git/d.txt", "e.png"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [Path(a.source).relative_to(tmp_path).as_posix() for a in articles] == ["a.md", "b.txt", "sub/c.html"]
    assert errors == []


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    _, (error,) = read(tmp_path)
    assert "holds no article" in str(error)


def test_a_pattern_is_expanded_and_one_without_a_file_told(tmp_path: Path) -> None:
    for name in ("x1.txt", "x2.txt", "y.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    articles, errors = read(str(tmp_path / "x*.txt"), str(tmp_path / "q*.txt"))
    assert len(articles) == 2
    assert "no file fits this pattern" in str(errors[0])


def test_a_file_whose_name_is_a_pattern_is_read(tmp_path: Path) -> None:
    (tmp_path / "x[1].txt").write_text(TEXT, encoding="utf-8")
    articles, _ = read(str(tmp_path / "x[1].txt"))
    assert len(articles) == 1


def test_one_bad_source_never_stops_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 no more")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 no more")
    articles, errors = read(tmp_path / "none.txt", good, tmp_path / "bad.pdf", tmp_path / "bad.docx", good)
    assert len(articles) == 2
    assert [Path(e.source).name for e in errors] == ["none.txt", "bad.pdf", "bad.docx"]


# --- tables ------------------------------------------------------------------------------------------------

ROWS: list[dict[str, Any]] = [
    {
        "Headline": "Harbour stays open",
        "Body": PARAGRAPH,
        "Publish-Date": "2026-03-02T10:00:00Z",
        "publisher": "Herald",
    },
    {
        "Headline": "Second",
        "Body": f"<p>{PARAGRAPH}</p>",
        "Publish-Date": "Tue, 03 Mar 2026 10:00:00 +0000",
        "publisher": "",
    },
]


def _csv(delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode("utf-8-sig")


def _parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
    from pyarrow import parquet

    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), sink)
    return sink.getvalue()


@pytest.mark.parametrize("name", ["t.jsonl", "t.json", "t.csv", "t.tsv", "semicolons.csv", "t.parquet"])
def test_every_kind_of_table_gives_the_same_articles(tmp_path: Path, name: str) -> None:
    data = {
        "t.jsonl": lambda: "\n".join(map(json.dumps, ROWS)).encode(),
        "t.json": lambda: json.dumps(ROWS).encode(),
        "t.csv": lambda: _csv(","),
        "t.tsv": lambda: _csv("\t"),
        "semicolons.csv": lambda: _csv(";"),
        "t.parquet": _parquet,
    }[name]()
    (tmp_path / name).write_bytes(data)
    (first, second), errors = read(tmp_path / name)
    assert errors == []
    assert (first.title, first.outlet, first.date) == ("Harbour stays open", "Herald", date(2026, 3, 2))
    assert (second.title, second.date) == ("Second", date(2026, 3, 3))
    assert "<p>" not in second.text
    assert first.source == f"{tmp_path / name}#1"
    assert [b.of(first.text) for b in first.blocks if b.kind == "title"] == ["Harbour stays open"]


def test_columns_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"raw": TEXT, "text": "not this"}), encoding="utf-8")
    (article,), _ = read(tmp_path / "t.jsonl", columns={"text": "raw"})
    assert article.text == TEXT


def test_a_table_without_a_text_names_its_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    _, (error,) = read(tmp_path / "t.csv")
    assert "it has 'a', 'b'" in str(error)
    assert "--column text=NAME" in str(error)
    _, (error,) = read(tmp_path / "t.csv", columns={"text": "c"})
    assert "no column 'c'" in str(error)
    with pytest.raises(OptionsError, match="'body': the parts are text"):
        read(tmp_path / "t.csv", columns={"body": "a"})


def test_a_bad_row_is_named_by_its_number(tmp_path: Path) -> None:
    lines = [json.dumps({"text": TEXT}), "{", json.dumps({"text": None}), json.dumps([1]), json.dumps({"text": TEXT})]
    (tmp_path / "t.jsonl").write_text("\n".join(lines), encoding="utf-8")
    articles, errors = read(tmp_path / "t.jsonl")
    assert len(articles) == 2
    assert [e.source.rpartition("#")[2] for e in errors] == ["2", "3", "4"]


def test_a_limit_counts_per_table(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text("\n".join([json.dumps({"text": TEXT})] * 5), encoding="utf-8")
    articles, _ = read(tmp_path / "t.jsonl", tmp_path / "t.jsonl", limit=2)
    assert [a.source.rpartition("#")[2] for a in articles] == ["1", "2", "1", "2"]


def test_saved_analyses_are_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"schema_version": "1", "analyses": []}', encoding="utf-8")
    _, (error,) = read(tmp_path / "a.json")
    assert "stance verify" in str(error)


def test_a_table_is_no_single_article(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    with pytest.raises(SourceError, match="load_all"):
        load(tmp_path / "t.jsonl")


# --- feeds and lists ---------------------------------------------------------------------------------------

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Times</title>
<item><title>Linked</title><link>{url}/a</link><description>Short.</description></item>
<item><title>Whole &amp; here</title><link>{url}/b</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{paragraph}</p>]]></content:encoded></item>
<item><title>Gone</title><link>{url}/gone</link><description>Short.</description></item>
<item><title>Summary</title><description>The minister said the port would stay open.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times</title>
<entry><title>Whole</title><id>1</id><updated>2026-03-02T10:00:00Z</updated><author><name>Ann Poe</name></author>
<content type="html">&lt;p&gt;{paragraph}&lt;/p&gt;</content></entry></feed>"""


def test_a_feed_gives_its_entries_and_fetches_the_others(server: PageServer, tmp_path: Path) -> None:
    server.pages["/a"] = Reply(headers={"Content-Type": "text/html"}, body=PAGE.encode())
    server.pages["/feed"] = Reply(body=RSS.format(url=server.url, paragraph=PARAGRAPH).encode())
    articles, errors = read(f"{server.url}/feed")
    assert [a.title for a in articles] == ["Port", "Whole & here", "Summary"]
    assert [a.partial for a in articles] == [None, None, "feed summary"]
    assert articles[1].outlet == "Harbour Times"
    assert articles[1].date == date(2026, 3, 2)
    assert [e.source for e in errors] == [f"{server.url}/gone"]
    assert server.asked("/b") == 0


def test_an_atom_feed_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ATOM.format(paragraph=PARAGRAPH), encoding="utf-8")
    (article,), _ = read(path)
    assert (article.title, article.author, article.date) == ("Whole", "Ann Poe", date(2026, 3, 2))


def test_a_list_names_addresses_and_paths(server: PageServer, tmp_path: Path) -> None:
    server.pages["/a"] = Reply(headers={"Content-Type": "text/html"}, body=PAGE.encode())
    (tmp_path / "near.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "list.urls").write_text(f"# both\n{server.url}/a\n\nnear.txt\n", encoding="utf-8")
    articles, errors = read(tmp_path / "list.urls")
    assert [a.title for a in articles] == ["Port", "Harbour stays open"]
    assert errors == []


def test_a_text_of_nothing_but_addresses_is_a_list(server: PageServer, tmp_path: Path) -> None:
    server.pages["/a"] = Reply(headers={"Content-Type": "text/html"}, body=PAGE.encode())
    (tmp_path / "urls.txt").write_text(f"{server.url}/a\n{server.url}/a\n", encoding="utf-8")
    articles, _ = read(tmp_path / "urls.txt", limit=1)
    assert len(articles) == 1


def test_a_list_from_the_network_reaches_no_file(server: PageServer) -> None:
    server.pages["/l.urls"] = Reply(body=b"/etc/passwd\n")
    _, (error,) = read(f"{server.url}/l.urls")
    assert "names addresses only" in str(error)


def test_lists_that_name_themselves_end(tmp_path: Path) -> None:
    (tmp_path / "l.urls").write_text("l.urls\n", encoding="utf-8")
    _, (error,) = read(tmp_path / "l.urls")
    assert "not followed" in str(error)


def test_a_limit_holds_for_each_source(server: PageServer, tmp_path: Path) -> None:
    """Of a folder, a pattern, a table and a feed alike; no page beyond it is fetched."""
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "t.jsonl").write_text(f"{json.dumps({'text': TEXT})}\n" * 3, encoding="utf-8")
    items = "".join(f"<item><link>{server.url}/{n}</link></item>" for n in range(3))
    server.pages["/feed"] = Reply(body=f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    server.pages.update({f"/{n}": Reply(headers={"Content-Type": "text/html"}, body=PAGE.encode()) for n in range(3)})
    articles, errors = read(tmp_path, tmp_path / "*.txt", tmp_path / "t.jsonl", f"{server.url}/feed", limit=2)
    named = [Path(a.source).name for a in articles]
    assert named == ["a.txt", "b.txt", "a.txt", "b.txt", "t.jsonl#1", "t.jsonl#2", "0", "1"]
    assert errors == []
    assert server.asked("/2") == 0


# --- documents ---------------------------------------------------------------------------------------------


def test_a_word_document_keeps_title_caption_and_rows(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Harbour stays open", 0)
    document.add_paragraph("Ships at the pier", style="Caption")
    document.add_paragraph("The minister said the port would stay open.")
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "Berths", "twelve"
    document.core_properties.author = "Ann Poe"
    document.save(str(tmp_path / "a.docx"))
    article = load(tmp_path / "a.docx")
    assert [(b.kind, b.of(article.text)) for b in article.blocks] == [
        ("title", "Harbour stays open"),
        ("caption", "Ships at the pier"),
        ("paragraph", "The minister said the port would stay open."),
        ("paragraph", "Berths twelve"),
    ]
    assert article.author == "Ann Poe"


MAIL = """From: Press Office <press@ministry.example>
Subject: {subject}
Date: Mon, 02 Mar 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: {kind}; charset=utf-8
Content-Transfer-Encoding: 8bit

{body}
"""


def test_an_e_mail_is_a_press_release(tmp_path: Path) -> None:
    body = "The minister said the port would stay open.\n\n> What will happen?\n\nShe thanked all.\n-- \nPress Office\n\nTel. 1"
    mail = MAIL.format(subject="=?utf-8?q?Port_=E2=80=93_open?=", kind="text/plain", body=body)
    (tmp_path / "a.eml").write_text(mail, encoding="utf-8")
    article = load(tmp_path / "a.eml")
    assert (article.title, article.author, article.date) == ("Port – open", "Press Office", date(2026, 3, 2))
    shown = [(b.kind, b.of(article.text)) for b in article.blocks]
    assert shown[1] == ("paragraph", "The minister said the port would stay open.")
    assert {words for kind, words in shown if kind == "boilerplate"} >= {"> What will happen?", "Tel. 1"}


def test_a_newsletter_in_html_and_one_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(MAIL.format(subject="News", kind="text/html", body=PAGE), encoding="utf-8")
    assert "The minister said" in load(tmp_path / "a.eml").text
    (tmp_path / "b.eml").write_text(MAIL.format(subject="News", kind="image/png", body="x"), encoding="utf-8")
    with pytest.raises(SourceError, match="no text in it"):
        load(tmp_path / "b.eml")


def test_a_pdf_has_paragraphs_without_running_heads(tmp_path: Path) -> None:
    first = [
        "Harbour Times - page 1",
        "Port stays open",
        "The minister said on Monday that the port would stay open all win-",
        "ter, and that the owners of the terminals had agreed to it after",
        "long talks.",
        "The union denied that there had been any agreement with the owners",
    ]
    second = [
        "Harbour Times - page 2",
        "or with anybody else. It said that the strike would go on until the",
        "spring.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf([first, second]))
    article = load(tmp_path / "a.pdf")
    shown = [b.of(article.text) for b in article.blocks if b.citable]
    assert shown[0] == "Port stays open"
    assert shown[1].endswith(
        "stay open all winter, and that the owners of the terminals had agreed to it after long talks."
    )
    assert "page" not in " ".join(shown)


def test_a_pdf_is_parted_by_sizes_and_room(tmp_path: Path) -> None:
    """Title, standfirst, date, headings and paragraphs are not run into one another, whatever their length."""
    whole = "The harbour minister, Ann Poe, said on Monday that the port would stay open for all ships"
    rest = "that have a pilot. The board agreed."
    lines = [
        (40, 9, "Trade"),
        (30, 20, "Port stays open for all ships that"),
        (22, 20, "Have a pilot"),
        (25, 14, "Minister and board agree after a week of talks"),
        (25, 9, "By Ida Roe"),
        (14, 9, "5 March 2025"),
        (30, 11, whole),
        (14, 11, rest),
        (26, 11, '"Nobody will wait," she told the union in the town hall of the island in the evening on Monday.'),
        (26, 14, "Union not content"),
        (24, 11, "The union of dockers rejected the plan, its chairwoman Joan Doe said in the morning on Tuesday."),
    ]
    (tmp_path / "a.pdf").write_bytes(laid_out(*lines))
    article = load(tmp_path / "a.pdf")
    assert article.title == "Port stays open for all ships that Have a pilot"
    assert article.date == date(2025, 3, 5)
    kinds = [b.kind for b in article.blocks]
    assert kinds[1:] == ["title", "standfirst", "byline", "date", "paragraph", "paragraph", "boilerplate", "paragraph"]
    assert article.blocks[5].of(article.text) == f"{whole} {rest}"


def test_a_picture_in_a_pdf_parts_no_sentence(tmp_path: Path) -> None:
    above = "The minister said on Monday that the port would stay open for all ships that have a"
    lines = [(40, 11, above), (200, 11, "pilot on board."), (14, 11, "The board agreed to it.")]
    (tmp_path / "a.pdf").write_bytes(laid_out(*lines))
    assert f"{above} pilot on board." in load(tmp_path / "a.pdf").text


def test_a_pdf_without_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([[]]))
    with pytest.raises(SourceError, match="text recognition"):
        load(tmp_path / "a.pdf")


def test_an_address_that_is_none_is_no_outlet() -> None:
    """A cell with a broken address does not stop the row."""
    from stance.ingest.outlets import find_outlet, known_outlets

    assert find_outlet(None, "http://[x", known_outlets()) is None
