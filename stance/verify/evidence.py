"""Evidence must exist, be exact, and come from what may be cited."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Evidence, Finding, Reading
from stance.verify.instructions import instructing
from stance.verify.rules import finding


def check_evidence(reading: Reading, evidence: Sequence[Evidence], path: str) -> list[Finding]:
    """Return the findings on each piece of evidence."""
    if not evidence:
        return [finding("EVD001", f"{path}.evidence", "nothing is cited")]
    found = []
    article = reading.article
    for i, piece in enumerate(evidence):
        at = f"{path}.evidence[{i}]"
        stands = piece.of(article.text)
        if piece.end > len(article.text) or stands != piece.quote or not stands.strip():
            found.append(finding("EVD002", at, f"the text has {stands!r} at [{piece.start}, {piece.end})"))
        elif not any(b.citable and b.covers(piece) for b in article.blocks):
            kinds = sorted({b.kind for b in article.blocks if b.overlaps(piece) and not b.citable})
            where = ", ".join(kinds) or "several paragraphs at once"
            if kinds or not all(b.citable for b in article.blocks if b.overlaps(piece)):
                found.append(finding("EVD003", at, f"the evidence lies in {where}", piece))
        if instructing(reading, [piece]):
            found.append(finding("EVD004", at, "the evidence speaks to a program that reads the article", piece))
    return found


def holds(findings: Sequence[Finding]) -> bool:
    """Whether the evidence can be used at all."""
    return all(f.code not in {"EVD001", "EVD002", "EVD003", "EVD004"} for f in findings)
