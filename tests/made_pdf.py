"""A PDF made by hand, so that tests need no library that writes one."""

from __future__ import annotations

PICTURE = "\0"
"""A line that stands for a picture."""


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of plain lines, made by hand: one font, a line every 14 points; a small grey image for `PICTURE`."""
    streams = []
    for lines in pages:
        shown = b" ".join(b"(%s) Tj 0 -14 Td" % line.encode("latin-1") for line in lines if line != PICTURE)
        stream = b"BT /F1 11 Tf 50 780 Td " + shown + b" ET"
        if PICTURE in lines:
            stream += b" q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
        streams.append(stream)
    return _file(streams)


def laid_out(*lines: tuple[int, int, str]) -> bytes:
    """A PDF of one page, of lines with the room above each and the size of its letters."""
    at, shown = 820, []
    for room, size, line in lines:
        at -= room
        shown.append(b"BT /F1 1 Tf %d 0 0 %d 50 %d Tm (%s) Tj ET" % (size, size, at, line.encode("latin-1")))
    return _file([b" ".join(shown)])


def _file(streams: list[bytes]) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for stream in streams:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(page % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % a for a in at)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))
