"""Citations for papers and footnotes: the article, the exact words, where they stand, and whose they are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from stance.records import Analysis, Article, Comparison, Evidence, Position
from stance.report.decided import judged
from stance.report.markdown import escaped
from stance.report.wording import Wording, worded


def to_csl(made: Sequence[Analysis] | Comparison) -> str:
    """Return CSL-JSON, which Zotero, Pandoc and other reference managers read: an item for each article.

    Its `note` has every quotation with its offsets (code points, half-open), speaker, chain and verdict in words,
    `custom.stance` the same as data.
    """
    items = [_item(analysis, wording) for analysis, wording in _told(made)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def to_citations(made: Sequence[Analysis] | Comparison) -> str:
    """Return Markdown: a line for each position, with a numbered footnote that cites its words.

    Rejected positions are not cited; what is not verified says so in the line and in the footnote.
    """
    lines: list[str] = []
    notes: list[str] = []
    for analysis, wording in _told(made):
        cited = _cited(analysis)
        if cited:
            lines += [f"## {escaped(analysis.article.outlet or analysis.article.source)}", ""]
        for position in cited:
            notes.append(_footnote(analysis.article, position, wording))
            party, statement = escaped(_party(position, wording)), escaped(wording.statement(position))
            lines.append(f"- **{party}**{escaped(_unless_verified(position, wording))}: {statement}[^{len(notes)}]")
        if cited:
            lines.append("")
    return "\n".join([*lines, *(f"[^{n}]: {note}" for n, note in enumerate(notes, start=1))]) + "\n"


def _told(made: Sequence[Analysis] | Comparison) -> Iterator[tuple[Analysis, Wording]]:
    for i, analysis in enumerate(made.analyses if isinstance(made, Comparison) else made):
        yield analysis, worded(made, i) if isinstance(made, Comparison) else Wording(analysis)


def _cited(analysis: Analysis) -> list[Position]:
    return [p for p in analysis.positions if p.standing != "out" and p.evidence]


def _unless_verified(position: Position, wording: Wording) -> str:
    mark = wording.say.verdicts[position.verdict]
    mark = mark if position.verdict == "verified" else mark.upper()
    return f" ({judged(position, wording, mark)})" if position.review or position.verdict != "verified" else ""


def _footnote(article: Article, position: Position, wording: Wording) -> str:
    """Author, title, outlet, date, address; the words and where they stand; whose they are and who passes them on."""
    source = [escaped(article.author)] if article.author else []
    source += [f"“{escaped(article.title)}”"] if article.title else []
    source += [f"*{escaped(article.outlet or article.source)}*"]
    source += [article.date.isoformat()] if article.date else []
    source += [f"<{_address(article.url)}>"] if article.url else []
    words = "; ".join(f"“{escaped(e.quote)}” ({_place(e, wording)})" for e in position.evidence)
    return f"{', '.join(source)}: {words}. {escaped(_whose(position, wording) + _unless_verified(position, wording))}."


def _address(url: str) -> str:
    """An address that stays one: nothing in it can end the brackets that it stands in."""
    return re.sub(r"[\s<>]", lambda m: f"%{ord(m[0]):02X}", url)


def _party(position: Position, wording: Wording) -> str:
    party = wording.name(position.party)
    return wording.say.headings["other_voices"].format(party=party) if position.personal else party


def _place(evidence: Evidence, wording: Wording) -> str:
    return wording.say.words["place"].format(start=evidence.start, end=evidence.end)


def _whose(position: Position, wording: Wording) -> str:
    speaker = position.speaker
    facts = wording.facts(speaker.party, speaker.capacity)
    said = wording.name(speaker.name, speaker.party) + (f" ({facts})" if facts else "")
    holder = wording.name(position.holder, position.party)
    told = said if position.holder == speaker.name else wording.told(holder, said)
    hops = [wording.name(h.name, h.party) for h in position.chain if h.name != speaker.name]
    return f"{wording.say.voices[position.voice]}: {told}" + "".join(f" ← {hop}" for hop in hops)


def _item(analysis: Analysis, wording: Wording) -> dict[str, Any]:
    article = analysis.article
    cited = _cited(analysis)
    item: dict[str, Any] = {"id": _key(article), "type": "article-newspaper"}
    item |= {"title": article.title} if article.title else {}
    item |= {"author": [{"literal": article.author}]} if article.author else {}
    item |= {"container-title": article.outlet} if article.outlet else {}
    if article.date:
        item["issued"] = {"date-parts": [[article.date.year, article.date.month, article.date.day]]}
    item |= {"URL": article.url} if article.url else {}
    item["language"] = article.language
    item["source"] = article.source
    if cited:
        item["note"] = "\n".join(_note(p, wording) for p in cited)
    item["custom"] = {
        "stance": {
            "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "citations": [_data(p, wording) for p in cited],
        }
    }
    return item


def _key(article: Article) -> str:
    """An id that stays the same as long as the article does: outlet, date, and the beginning of its text's SHA-256."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    name = re.sub(r"\W+", "-", article.outlet or "").strip("-").lower()
    return "-".join(part for part in (name, article.date.isoformat() if article.date else "", digest) if part)


def _note(position: Position, wording: Wording) -> str:
    words = "; ".join(f"“{' '.join(e.quote.split())}” ({_place(e, wording)})" for e in position.evidence)
    whose = f"{_whose(position, wording)}{_unless_verified(position, wording)}"
    return f"{_party(position, wording)}: {words}. {whose}."


def _data(position: Position, wording: Wording) -> dict[str, Any]:
    return {
        "party": position.party,
        "holder": wording.name(position.holder, position.party),
        "speaker": wording.name(position.speaker.name, position.speaker.party),
        "chain": [{**h.model_dump(mode="json"), "name": wording.name(h.name, h.party)} for h in position.chain],
        "voice": position.voice,
        "act": position.act,
        "polarity": position.polarity,
        "statement": wording.statement(position),
        "verdict": position.verdict,
        "review": position.review.model_dump(mode="json", exclude={"before"}) if position.review else None,
        "own_opinion": position.personal,
        "quotes": [e.model_dump(mode="json") for e in position.evidence],
    }
