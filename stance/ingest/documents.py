"""DOCX, e-mail and pages saved as one file to an article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date as Date
from email.message import EmailMessage, MIMEPart
from typing import Any

from stance.errors import SourceError
from stance.ingest.assemble import Known, Piece, Pieces, assemble
from stance.ingest.decode import decode
from stance.options import Options
from stance.records import Article, Hidden

_MOST_UNPACKED = 200_000_000
_SNAPSHOT = "snapshot-content-location"


_STYLES: dict[str, Piece] = {"title": "title", "subtitle": "standfirst", "caption": "caption"}


def parse_docx(data: bytes, *, source: str, options: Options | None = None, url: str | None = None) -> Article:
    """Read an article from a Word document: its paragraphs, with title and captions by their styles, and table rows.

    Tracked changes count as accepted; footnotes, headers and text boxes are left out; hidden words are set apart.
    Raises `SourceError` for a file that unpacks to more than 200 MB.
    """
    import docx
    from docx.table import Table

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
            raise SourceError(source, "this document unpacks to more than 200 MB: save its text and give that.")
    document = docx.Document(io.BytesIO(data))
    pieces, unseen = Pieces(), list[str]()
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = (" ".join(_seen(p._p, unseen) for p in cell.paragraphs).strip() for cell in row.cells)
                pieces.add(" ".join(dict.fromkeys(cell for cell in cells if cell)))
            continue
        words = _seen(part._p, unseen)
        style = (part.style.name if part.style is not None else "") or ""
        titled = any(line.kind == "title" for line in pieces.lines)
        if style.lower() == "heading 1" and not titled:
            pieces.add(words, "title")
        elif style.lower().startswith("heading"):
            pieces.add(words, "heading")
        else:
            pieces.add(words, _STYLES.get(style.lower()))
    author = document.core_properties.author or None
    hidden = tuple(Hidden(start=0, end=0, reason="hidden words of the document", text=w) for w in unseen if w.strip())
    known = Known(author=author if author != "python-docx" else None, url=url, hidden=hidden)
    return assemble(pieces.text, pieces.lines, source, options, known)


def _seen(paragraph: Any, unseen: list[str]) -> str:
    """The words of a paragraph as it prints with all changes accepted; words that are hidden go to `unseen`."""
    from docx.oxml.ns import qn

    skipped = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent")}
    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
    words: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in skipped:
            continue
        if element.tag == qn("w:r") and _vanishes(element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")):
            unseen.append("".join(t.text or "" for t in element.iter(qn("w:t"))))
        elif element.tag == qn("w:t"):
            words.append(element.text or "")
        elif element.tag in signs:
            words.append(signs[element.tag])
        else:
            waiting += reversed(element)
    return "".join(words)


def _vanishes(mark: Any) -> bool:
    from docx.oxml.ns import qn

    return mark is not None and mark.get(qn("w:val"), "1") not in {"0", "false", "off"}


def parse_email(data: bytes, *, source: str, options: Options | None = None) -> Article:
    """Read an article from an e-mail (.eml): a press release or a newsletter.

    The subject is the title, the sender the author, the day it was sent the date. Plain text is preferred, then HTML,
    then the first attachment that can be read. Quoted answers and what follows the mark of a signature are no
    reporting. Raises `SourceError` when it has no text.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the default policy makes no other
    known = Known(title=_header(message, "subject"), author=_sender(message), date=_sent(message))
    plain, html = (_content(message.get_body((kind,)), source) for kind in ("plain", "html"))
    if not plain and html:
        return _newsletter(html, known, source, options)
    if not plain:
        return _attached(message, known, source, options)
    pieces = Pieces()
    pieces.add(known.title or "", "title")
    for kind, words in _mail_parts(plain):
        pieces.add(words, kind)
    return assemble(pieces.text, pieces.lines, source, options, known)


def parse_mhtml(data: bytes, *, source: str, options: Options | None = None) -> Article:
    """Read an article from a page that a browser saved as one file (.mhtml): its first page, at the address it was at.

    Raises `SourceError` when no page is in it.
    """
    from email import message_from_bytes, policy

    from stance.ingest.html import parse_html

    message = message_from_bytes(data, policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    html = _content(page, source) if isinstance(page, EmailMessage) else ""
    if page is None or not html:
        raise SourceError(source, "there is no page in this file: save it again, or save its text.")
    places = (str(part.get(name, "")).strip() for part, name in ((page, "content-location"), (message, _SNAPSHOT)))
    url = next((place for place in places if place.lower().startswith(("http://", "https://"))), None)
    return parse_html(html, source=source, options=options, url=url)


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message.get(name, "")).split()) or None


def _sender(message: EmailMessage) -> str | None:
    header = message.get("from")
    first = next(iter(getattr(header, "addresses", ())), None)
    return (first.display_name or first.addr_spec or None) if first else None


def _sent(message: EmailMessage) -> Date | None:
    moment = getattr(message.get("date"), "datetime", None)
    return moment.date() if moment else None


def _mail_parts(text: str) -> Iterator[tuple[Piece, str]]:
    signed = False
    for paragraph in re.split(r"\n\s*\n|\n(?=-- ?\n)|(?<=\n-- )\n", text.replace("\r\n", "\n")):
        lines = paragraph.strip("\n").splitlines()
        signed = signed or (bool(lines) and lines[0].rstrip() == "--")
        quoted = bool(lines) and all(line.startswith(">") for line in lines)
        yield ("boilerplate" if signed or quoted else None), paragraph


def _content(part: MIMEPart | None, source: str) -> str:
    """The text of a part, whatever its charset is said to be; "" where there is none."""
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes) or not data.strip():
        return ""
    return decode(data, source, declared=part.get_content_charset())


def _newsletter(page: str, known: Known, source: str, options: Options | None) -> Article:
    from stance.ingest.html import parse_html

    article = parse_html(page, source=source, options=options)
    said = {
        "title": article.title or known.title,
        "author": article.author or known.author,
        "date": article.date or known.date,
    }
    return article.model_copy(update=said)


def _attached(message: EmailMessage, known: Known, source: str, options: Options | None) -> Article:
    from stance.ingest.formats import SINGLE, Raw, format_of, read_single

    failed: SourceError | None = None
    for attachment in message.iter_attachments():
        forwarded = attachment.get_content_type() == "message/rfc822"
        content = attachment.get_content().as_bytes() if forwarded else attachment.get_payload(decode=True)
        name = attachment.get_filename() or ""
        if not isinstance(content, bytes) or not content.strip():
            continue
        raw = Raw(content, f"{source}: {name}" if name else source, content_type=attachment.get_content_type())
        form = format_of(raw)
        # what is said to be no text is none, unless its first bytes or its name tell otherwise
        unknown = form == "text" and attachment.get_content_maintype() != "text" and not name.lower().endswith(".txt")
        if form not in SINGLE or unknown:
            continue
        try:
            article = read_single(raw, form, options)
        except SourceError as error:
            failed = error
            continue
        return article.model_copy(update={"source": source, "date": article.date or known.date})
    if failed is not None:
        raise failed
    raise SourceError(source, "this e-mail has no text in it: save the text of the article and give that.")
