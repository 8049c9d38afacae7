"""Tables, feeds, mails, documents and folders that are not as they should be: a right result or a clear error."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_pdf import PICTURE, pdf

import stance
from stance.errors import SourceError
from stance.ingest import load, load_all
from stance.options import Options
from stance.records import Article

SAID = "The minister said the port would stay open."
PARAGRAPH = "The minister said the port would stay open all winter, and that the owners had agreed to it. " * 8


def read(path: Path | str, data: bytes | str | None = None, **given: Any) -> list[str]:
    """What comes of a source: each text, or each error."""
    if data is not None:
        Path(path).write_bytes(data.encode() if isinstance(data, str) else data)
    found = load_all([path], Options(fetch_delay=0, **given))
    return [a.text if isinstance(a, Article) else str(a) for a in found]


# --- tables ------------------------------------------------------------------------------------------------


def test_a_byte_order_mark_and_line_breaks_within_a_cell(tmp_path: Path) -> None:
    assert read(tmp_path / "t.csv", '\ufefftitle;text\r\nA;"One; two.\r\n\r\nThree."\r\n') == [
        "A\n\nOne; two.\r\n\r\nThree."
    ]


def test_a_quote_that_is_not_closed_or_not_doubled_is_told(tmp_path: Path) -> None:
    """Words are never joined or cut without a word about it; the rows before are read."""
    rows = ["title,text", f'A,"He said ""no"". {SAID}"', 'B,"he said "no" twice"', 'C,"never closed', f"D,{SAID}"]
    found = read(tmp_path / "t.csv", "\n".join(rows))
    assert found[0] == f'A\n\nHe said "no". {SAID}'
    assert "#2': this row cannot be read" in found[1]
    assert all("Mend its quotes" in f for f in found[1:])


def test_a_text_with_commas_outside_quotes_is_not_cut_short(tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", f"text\nThe port is open, he said, for all.\n{SAID}\n")
    assert "more cells (3) than there are columns (1)" in found[0]
    assert found[1] == SAID


def test_a_very_long_cell(tmp_path: Path) -> None:
    (text,) = read(tmp_path / "t.csv", f'text\n"{PARAGRAPH * 300}"\n')
    assert len(text) == len(PARAGRAPH) * 300


@pytest.mark.parametrize(("name", "data"), [("t.csv", "title,text\n"), ("t.json", "[]"), ("t.jsonl", "\n \nx")])
def test_a_table_without_rows_is_told(tmp_path: Path, name: str, data: str) -> None:
    (found,) = read(tmp_path / name, data)
    assert "no row in this table" in found or "no JSON" in found


def test_json_lines_with_other_line_ends(tmp_path: Path) -> None:
    """CRLF ends a line; a line separator within a string does not."""
    one = json.dumps({"text": f"{SAID}\u2028Nobody objected to it."}, ensure_ascii=False)
    assert read(tmp_path / "t.jsonl", f"{one}\r\n{one}\r\n") == [f"{SAID}\u2028Nobody objected to it."] * 2


def test_what_is_no_text_is_no_article(tmp_path: Path) -> None:
    rows = ['{"text": NaN}', '{"text": 12}', '{"text": true}', f'{{"text": "{SAID}", "title": NaN, "date": NaN}}']
    found = read(tmp_path / "t.jsonl", "\n".join(rows))
    assert "is empty" in found[0]
    assert "holds 12, no text" in found[1]
    assert "holds True, no text" in found[2]
    assert found[3] == SAID


def test_a_field_within_a_field_is_named_with_a_dot(tmp_path: Path) -> None:
    row = json.dumps({"title": {"rendered": "Port"}, "content": {"rendered": SAID}})
    (found,) = read(tmp_path / "t.jsonl", row)
    assert "name one, --column text=NAME, of 'content.rendered'" in found
    columns = {"text": "content.rendered", "title": "title.rendered"}
    assert read(tmp_path / "t.jsonl", columns=columns) == [f"Port\n\n{SAID}"]
    (found,) = read(tmp_path / "t.jsonl", columns={"text": "content.none"})
    assert "no column 'content.none'" in found


def test_a_list_of_paragraphs_is_a_text(tmp_path: Path) -> None:
    assert read(tmp_path / "t.jsonl", json.dumps({"text": [SAID, "Nobody objected."]})) == [
        f"{SAID}\n\nNobody objected."
    ]


def test_json_of_one_article_and_of_an_answer_that_carries_a_list(tmp_path: Path) -> None:
    one = {"title": "Port", "text": SAID}
    assert read(tmp_path / "a.json", json.dumps(one)) == [f"Port\n\n{SAID}"]
    assert read(tmp_path / "b.json", json.dumps({"status": "ok", "articles": [one, one]})) == [f"Port\n\n{SAID}"] * 2


@pytest.mark.parametrize("name", ["t.json", "t.jsonl"])
def test_json_nested_without_end_is_told(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path / name, "[" * 100_000)
    assert "no JSON" in found


def test_half_a_surrogate_pair_is_marked(tmp_path: Path) -> None:
    assert read(tmp_path / "t.jsonl", '{"text": "The port is \\ud800 open, he said."}') == [
        "The port is \ufffd open, he said."
    ]


@pytest.mark.parametrize("value", [1772445600, 1772445600000, "Mon, 02 Mar 2026", "2026-03-02 10:00", "02.03.2026"])
def test_days_in_many_forms(tmp_path: Path, value: Any) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": SAID, "date": value}), encoding="utf-8")
    (article,) = load_all([tmp_path / "t.jsonl"])
    assert isinstance(article, Article)
    assert article.date == date(2026, 3, 2)


# --- feeds -------------------------------------------------------------------------------------------------

FEED = '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>H</title><link>http://h.example/</link>{}</channel></rss>'
WHOLE = f"<c:encoded><![CDATA[<p>{PARAGRAPH}</p>]]></c:encoded>"


def entries(path: Path, data: str) -> list[Article | SourceError]:
    path.write_text(data, encoding="utf-8")
    return list(load_all([path]))


def test_a_broken_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    broken = FEED.format(f"<item><title>A & B <b>x</title>{WHOLE}</item><item><title>B</title>{WHOLE}</item>")
    found = entries(tmp_path / "f.xml", broken.removesuffix("</channel></rss>"))
    assert [getattr(a, "title", None) for a in found] == ["A & B x", "B"]


def test_relative_links_count_from_the_site_or_the_base(tmp_path: Path) -> None:
    rss = FEED.format(f"<item><title>A</title><link>/a</link>{WHOLE}</item>")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://b.example/x/"><title>H</title>'
        f'<entry xml:base="y/"><title>A</title><link href="a.html"/><content type="html">&lt;p&gt;{PARAGRAPH}&lt;/p&gt;'
        "</content></entry></feed>"
    )
    found = entries(tmp_path / "f.xml", rss) + entries(tmp_path / "g.xml", atom)
    assert [getattr(a, "url", None) for a in found] == ["http://h.example/a", "http://b.example/x/y/a.html"]


def test_a_link_that_is_no_web_address_is_left_out(tmp_path: Path) -> None:
    (found,) = entries(
        tmp_path / "f.xml",
        FEED.format(f"<item><link>javascript:alert(1)</link><description>{SAID}</description></item>"),
    )
    assert isinstance(found, Article)
    assert found.url is None
    assert found.source.endswith("f.xml#1")


def test_entries_and_feeds_that_are_empty(tmp_path: Path) -> None:
    (error,) = entries(tmp_path / "f.xml", FEED.format(""))
    assert "no entry in this feed" in str(error)
    (error,) = entries(tmp_path / "f.xml", FEED.format("<item><title>Only a title</title></item>"))
    assert "neither text nor address" in str(error)


def test_a_feed_never_reads_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    doctype = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    data = FEED.format("<item><title>T</title><description>The port &x; is open, he said.</description></item>")
    (found,) = entries(tmp_path / "f.xml", data.replace("?>", f"?>{doctype}", 1))
    assert isinstance(found, Article)
    assert "SECRET" not in found.text


def test_xml_of_an_unknown_kind_is_no_article(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.xml", f'<?xml version="1.0"?><note>{SAID}</note>')
    assert "XML of an unknown kind" in found


# --- e-mail ------------------------------------------------------------------------------------------------

HEAD = "From: Press <p@m.example>\nSubject: Port\nDate: {day}\nMIME-Version: 1.0\n"
DAY = "Mon, 02 Mar 2026 10:00:00 +0300"


def mail(path: Path, rest: str | bytes, day: str = DAY) -> Article:
    data = rest if isinstance(rest, bytes) else rest.encode()
    path.write_bytes(HEAD.format(day=day).encode() + data)
    return load(path)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("Mon, 02 Mar 2026 10:00:00", date(2026, 3, 2)), ("yesterday", None), ("Mon, 99 Foo 2026 10:00:00 +9900", None)],
)
def test_the_date_of_a_mail_without_a_zone_or_sense(tmp_path: Path, day: str, expected: date | None) -> None:
    assert mail(tmp_path / "a.eml", f"Content-Type: text/plain\n\n{SAID}", day).date == expected


@pytest.mark.parametrize(
    ("charset", "encoding"), [("x-nowhere", "utf-8"), ("us-ascii", "cp1251"), ("", "utf-8"), ("koi8-r", "koi8-r")]
)
def test_a_charset_that_is_wrong_or_unknown(tmp_path: Path, charset: str, encoding: str) -> None:
    words = "Министр заявил, что порт будет открыт всю зиму."
    kind = f"Content-Type: text/plain{f'; charset={charset}' if charset else ''}\n\n"
    assert words in mail(tmp_path / "a.eml", kind.encode() + words.encode(encoding)).text


PART = "--BB\nContent-Type: {kind}\n{more}\n{body}\n"
MANY = "Content-Type: multipart/mixed; boundary=BB\n\n"


def test_the_first_attachment_that_can_be_read_counts(tmp_path: Path) -> None:
    broken = PART.format(
        kind="application/pdf", more="Content-Disposition: attachment; filename=a.pdf\n", body="%PDF-1.4 no"
    )
    packed = PART.format(kind="application/zip", more="Content-Disposition: attachment; filename=a.zip\n", body="PK no")
    good = PART.format(kind="text/plain", more="Content-Disposition: attachment; filename=a.txt\n", body=SAID)
    assert mail(tmp_path / "a.eml", f"{MANY}{broken}{packed}{good}--BB--\n").text.strip() == SAID
    with pytest.raises(SourceError, match="pdf cannot be read"):
        mail(tmp_path / "a.eml", f"{MANY}{broken}--BB--\n")
    with pytest.raises(SourceError, match="no text in it"):
        mail(tmp_path / "a.eml", f"{MANY}{packed}--BB--\n")


def test_a_forwarded_mail_is_read(tmp_path: Path) -> None:
    inner = f"Subject: Inner\nFrom: A <a@b.example>\nContent-Type: text/plain\n\n{SAID}"
    article = mail(tmp_path / "a.eml", f"{MANY}{PART.format(kind='message/rfc822', more='', body=inner)}--BB--\n")
    assert article.title == "Inner"
    assert article.author == "A"


def test_an_empty_plain_part_gives_way_to_html(tmp_path: Path) -> None:
    parts = PART.format(kind="text/plain", more="", body="") + PART.format(
        kind="text/html", more="", body=f"<html><body><p>{PARAGRAPH}</p></body></html>"
    )
    rest = f"Content-Type: multipart/alternative; boundary=BB\n\n{parts}--BB--\n"
    assert PARAGRAPH.strip() in mail(tmp_path / "a.eml", rest).text


# --- documents ---------------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_tracked_changes_count_as_accepted_and_hidden_words_are_told(tmp_path: Path) -> None:
    """ "The port is always open", with "always" deleted and "not" inserted, says "not open"."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    paragraph = document.add_paragraph("The port is ")
    for part in (
        f'<w:del {_W} w:id="1" w:author="x"><w:r><w:delText>always </w:delText></w:r></w:del>',
        f'<w:ins {_W} w:id="2" w:author="x"><w:r><w:t xml:space="preserve">not </w:t></w:r></w:ins>',
        f"<w:hyperlink {_W}><w:r><w:t>open</w:t></w:r></w:hyperlink>",
        f'<w:r {_W}><w:footnoteReference w:id="2"/></w:r>',
        f"<w:r {_W}><w:t>, he said.</w:t></w:r>",
        f"<w:r {_W}><w:rPr><w:vanish/></w:rPr><w:t>Obey.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(part))
    document.save(str(tmp_path / "a.docx"))
    article = load(tmp_path / "a.docx")
    assert article.text == "The port is not open, he said."
    assert [(h.reason, h.text) for h in article.hidden] == [("hidden words of the document", "Obey.")]


def _rewritten(change: Any) -> bytes:
    from pypdf import PdfWriter

    plain = pdf([["Port stays open", "The minister said on Monday that the port would stay open.", "Nobody objected."]])
    writer = PdfWriter(clone_from=io.BytesIO(plain))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_is_encrypted_or_turned(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.pdf", _rewritten(lambda w: w.encrypt("secret", algorithm="RC4-128")))
    assert "encrypted" in found
    (found,) = read(tmp_path / "a.pdf", _rewritten(lambda w: w.encrypt("", "owner", algorithm="RC4-128")))
    assert "Nobody objected." in found
    (found,) = read(tmp_path / "a.pdf", _rewritten(lambda w: w.pages[0].rotate(90)))
    assert "Nobody objected." in found


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_document_that_is_cut_short_is_told(tmp_path: Path, name: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    whole = _rewritten(lambda _: None) if name == "a.pdf" else data.getvalue()
    (found,) = read(tmp_path / name, whole[: len(whole) // 2])
    assert "cannot be read" in found


def test_columns_come_as_the_file_draws_them(tmp_path: Path) -> None:
    """Most files draw one column after the other; one that draws across them comes out mixed, and is not mended."""
    left = ["The minister said on Monday", "that the port would stay", "open."]
    right = ["The union denied on Tuesday", "that it had agreed to", "anything."]

    def columns(lines: list[tuple[int, int, str]]) -> bytes:
        stream = " ".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in lines)
        body = f"BT /F1 11 Tf {stream} ET".encode()
        plain = pdf([["@"]])
        old = plain[plain.index(b"BT /F1") : plain.index(b" ET") + 3]
        return plain.replace(b"/Length %d" % len(old), b"/Length %d" % len(body)).replace(old, body)

    first = [(50, 780 - 14 * i, words) for i, words in enumerate(left)]
    second = [(320, 780 - 14 * i, words) for i, words in enumerate(right)]
    (found,) = read(tmp_path / "a.pdf", columns(first + second))
    assert "said on Monday that the port would stay open." in " ".join(found.split())
    assert "denied on Tuesday that it had agreed to anything." in " ".join(found.split())
    (found,) = read(tmp_path / "b.pdf", columns([line for pair in zip(first, second, strict=True) for line in pair]))
    assert "said on Monday that the port" not in " ".join(found.split())


# --- files -------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "sub").mkdir()
    for name in ("a file [1].txt", "новость ё.txt", "sub/x{1}.txt", "sub/#5.txt"):
        (tmp_path / name).write_text(SAID, encoding="utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    return tmp_path


@pytest.mark.parametrize("pattern", ["", "**", "**/*.txt", "*/../**/*.txt"])
def test_a_circle_of_links_gives_each_file_once(folder: Path, pattern: str) -> None:
    source = str(folder / pattern)
    names = [Path(a.source).name for a in load_all([source])]
    assert sorted(names) == ["#5.txt", "a file [1].txt", "x{1}.txt", "новость ё.txt"]


@pytest.mark.parametrize("name", ["a file [1].txt", "новость ё.txt", "sub/x{1}.txt", "sub/#5.txt"])
def test_a_file_of_any_name_is_read(folder: Path, name: str) -> None:
    assert read(str(folder / name)) == [SAID]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "neither a path"),
        (" ", "neither a path"),
        ("a\0b", "neither a path"),
        ("x" * 5000, "too long"),
        ("www.port.example/a", "begin an address with https://"),
    ],
)
def test_a_name_that_is_no_file(name: str, why: str) -> None:
    (found,) = read(name)
    assert why in found


def test_a_list_is_read_as_far_as_it_is_asked_for(tmp_path: Path) -> None:
    """A thousand addresses, of which none is fetched before it is its turn."""
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(f"{i}. {SAID}", encoding="utf-8")
    names = [f"{i}.txt" for i in range(3)] + [f"http://no-such-host.invalid/{i}" for i in range(1000)]
    (tmp_path / "l.urls").write_text("\n".join(names), encoding="utf-8")
    found = list(itertools.islice(load_all([tmp_path / "l.urls"]), 3))
    assert [a.text[0] for a in found if isinstance(a, Article)] == ["0", "1", "2"]


def test_a_pdf_with_pictures_of_text_is_not_whole(tmp_path: Path) -> None:
    """A scanned page among others is told by its number; an empty page is none."""
    said = ["Port stays open", SAID, "Nobody objected to it."]
    for name, pages, expected in (
        ("a.pdf", [said, [PICTURE]], "no text in the pictures of page 2"),
        (
            "b.pdf",
            [said, [PICTURE], [PICTURE], ["She had said no."], [PICTURE]],
            "no text in the pictures of pages 2-3, 5",
        ),
        ("c.pdf", [said, [], ["A word with her", "She had said no.", PICTURE]], None),
        ("d.pdf", [["Harbour board 1", *said], ["Harbour board 2", PICTURE]], "no text in the pictures of page 2"),
    ):
        (tmp_path / name).write_bytes(pdf(pages))
        assert load(tmp_path / name).partial == expected, name


# --- feeds -------------------------------------------------------------------------------------------------


def _feed(**parts: str) -> str:
    inner = "".join(f"<{name.replace('_', ':')}>{words}</{name.replace('_', ':')}>" for name, words in parts.items())
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {spaces}><channel><title>Times</title><item>{inner}</item></channel></rss>'


def test_a_long_summary_is_not_the_whole_article(tmp_path: Path) -> None:
    """Only what a feed gives as the content of an entry counts as its whole text."""
    found = {}
    for name, parts in {
        "summary": {"description": PARAGRAPH},
        "content": {"content_encoded": PARAGRAPH},
        "both": {"description": "Short.", "content_encoded": PARAGRAPH},
        "short content": {"description": PARAGRAPH, "content_encoded": SAID},
    }.items():
        (tmp_path / "f.rss").write_text(_feed(title="Port", **parts), encoding="utf-8")
        (article,) = load_all([tmp_path / "f.rss"])
        assert isinstance(article, Article)
        found[name] = article.partial
    assert found == {"summary": "feed summary", "content": None, "both": None, "short content": "feed summary"}


def test_a_long_summary_is_kept_where_its_page_cannot_be_fetched(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(_feed(link="http://127.0.0.1:9/a", description=PARAGRAPH), encoding="utf-8")
    (article,) = load_all([tmp_path / "f.rss"])
    assert isinstance(article, Article)
    assert article.text == PARAGRAPH.strip()
    assert (article.partial or "").startswith("feed summary; of its page: '127.0.0.1' is a private address")


def test_the_short_text_of_an_entry_is_kept_where_its_page_cannot_be_fetched(tmp_path: Path) -> None:
    """As content or as a summary that says something; an error names the feed."""
    gone = "http://127.0.0.1:9/a"
    found = []
    for parts in ({"content_encoded": f"<p>{SAID}</p>"}, {"description": SAID}, {"description": "Port news."}):
        (tmp_path / "f.rss").write_text(_feed(title="Port", link=gone, **parts), encoding="utf-8")
        found += load_all([tmp_path / "f.rss"])
    content, summary, error = found
    assert isinstance(content, Article)
    assert isinstance(summary, Article)
    assert content.text.endswith(SAID.strip())
    assert (content.partial or "").startswith("short text of a feed; of its page: '127.0.0.1'")
    assert (summary.partial or "").startswith("feed summary; of its page: '127.0.0.1'")
    assert isinstance(error, SourceError)
    assert error.source == gone
    assert "f.rss' names it" in error.problem


@pytest.mark.parametrize("name", ["Источник", "Джерело", "Издание", "Видання"])
def test_a_column_of_outlets_in_other_languages(tmp_path: Path, name: str) -> None:
    (tmp_path / "t.csv").write_text(f'{name},text\nHarbour Times,"{SAID.strip()}"\n', encoding="utf-8")
    (article,) = load_all([tmp_path / "t.csv"])
    assert isinstance(article, Article)
    assert article.outlet == "Harbour Times"


@pytest.mark.parametrize(
    "line",
    [
        "Среда, 5 марта 2025, 14:10",
        "ср, 5 марта 2025 г. в 14:10",
        "Середа, 5 березня 2025, 14:10",
        "П’ятниця, 7 березня 2025",
    ],
)
def test_a_date_line_with_its_weekday_is_no_sentence(line: str) -> None:
    article = stance.parse(f"Порт\n\n{line}\n\n{SAID}", source="x")
    assert [b.kind for b in article.blocks if b.of(article.text) == line] == ["date"]
    assert article.date is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Порт закрили, але кран зламано, бо сторож заснув.", "uk"),
        ("Порт закрыли, но кран сломан: сторож заснул.", "ru"),
        ("Порт закрит, но кран сломан.", "ru"),
    ],
)
def test_short_texts_without_telling_letters_are_told_by_their_words(text: str, language: str) -> None:
    assert stance.parse(f"{text}\n", source="x").language == language
