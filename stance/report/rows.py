"""Analyses as a flat table, one row a position, for spreadsheets and data frames.

Codes and party ids are data and English in every language; names are written as in the other reports.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from stance.records import Analysis, Position
from stance.report.decided import changed
from stance.report.wording import Wording

COLUMNS = (
    "source",
    "outlet",
    "title",
    "author",
    "date",
    "language",
    "url",
    "party",
    "party_status",
    "holder",
    "speaker",
    "speaker_party",
    "capacity",
    "chain",
    "voice",
    "act",
    "polarity",
    "target",
    "target_party",
    "condition",
    "issue",
    "statement",
    "verdict",
    "findings",
    "quotes",
    "starts",
    "ends",
    "engine",
    "model",
    "review",
    "reviewed_by",
    "review_note",
    "review_before",
)
"""The columns, in order. `starts` and `ends` are code points, half-open, one for each quote."""


def rows(analyses: Sequence[Analysis]) -> Iterator[dict[str, Any]]:
    """Yield a row for every position; a party without one gets a row that tells its status."""
    for analysis in analyses:
        common, wording = about(analysis), Wording(analysis)
        for entry in analysis.parties:
            told = {**common, "party": entry.party, "party_status": entry.status}
            own = [p for p in analysis.positions if p.party == entry.party]
            for row in [{**told, **of_position(p, wording)} for p in own] or [told]:
                yield {name: row.get(name) for name in COLUMNS}


def about(analysis: Analysis) -> dict[str, Any]:
    """What every row of an article tells of it."""
    article, made = analysis.article, analysis.provenance
    return {
        "source": article.source,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "url": article.url,
        "engine": made.engine,
        "model": made.model,
    }


def of_position(position: Position, wording: Wording) -> dict[str, Any]:
    """What a row tells of a position."""
    speaker = position.speaker
    return {
        "holder": wording.name(position.holder, position.party),
        "speaker": wording.name(speaker.name, speaker.party),
        "speaker_party": speaker.party,
        "capacity": speaker.capacity,
        "chain": [f"{wording.name(hop.name, hop.party)} ({hop.role})" for hop in position.chain],
        "voice": position.voice,
        "act": position.act,
        "polarity": position.polarity,
        "target": position.target.text,
        "target_party": position.target.party,
        "condition": position.condition,
        "issue": position.issue,
        "statement": wording.statement(position),
        "verdict": position.verdict,
        "findings": [f.code for f in position.findings],
        "quotes": [e.quote for e in position.evidence],
        "starts": [e.start for e in position.evidence],
        "ends": [e.end for e in position.evidence],
        **_review(position),
    }


def _review(position: Position) -> dict[str, Any]:
    review = position.review
    if review is None:
        return {}
    before = changed(position, review.before) if isinstance(review.before, Position) else None
    return {
        "review": review.decision,
        "reviewed_by": review.by,
        "review_note": review.note,
        "review_before": before,
    }


def to_jsonl(analyses: Sequence[Analysis]) -> str:
    """Return JSON Lines, one whole analysis a line, with every character as it is."""
    lines = (json.dumps(a.model_dump(mode="json"), ensure_ascii=False) for a in analyses)
    return "".join(line + "\n" for line in lines)
