"""What the page is made of: articles with their positions, the matrix and its cells, ready for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from stance.records import Analysis, Cell, Comparison, Finding, Issue, Sentence, Span
from stance.report.cautions import cautions
from stance.report.matrix import published, shared_issues, told
from stance.report.page.cards import Card, card
from stance.report.page.safe import web
from stance.report.page.text import Paragraph, paragraphs
from stance.report.wording import Wording, worded
from stance.text import sentences

ALL = "all"
"""What stands for the issue in the address of a cell where articles are not compared."""


class Square(NamedTuple):
    """One cell of the matrix: its address, its word, the class of its colour, and what a second line tells."""

    key: str
    word: str
    kind: str
    note: str
    filled: bool
    article: int


class Row(NamedTuple):
    """A party on an issue, across the articles."""

    party: str
    name: str
    squares: tuple[Square, ...]


class Group(NamedTuple):
    """An issue and its rows; without a label where articles are not compared."""

    id: str
    label: str | None
    rows: tuple[Row, ...]


class Section(NamedTuple):
    """The positions of one cell in one article; those that the article does not carry stand last."""

    key: str
    party: str
    name: str
    issue: str | None
    cards: tuple[Card, ...]


class Told(NamedTuple):
    """A sentence of the summary, and the numbers of the sentences it rests on."""

    text: str
    verdict: str
    cited: tuple[int, ...]
    findings: tuple[Finding, ...]


class Shown(NamedTuple):
    """One article, whole."""

    number: int
    analysis: Analysis
    wording: Wording
    outlet: str
    title: str
    facts: tuple[str, ...]
    url: str | None
    cautions: tuple[str, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    summary: tuple[Told, ...]
    findings: tuple[Finding, ...]
    many: int


def key(issue: str, party: str, article: int) -> str:
    """The address of a cell: issue, party and number of the article, from 1; safe in an id and in a link."""
    parts = (quote(part, safe="", errors="replace") for part in (issue, party))
    return "/".join([*parts, str(article + 1)])


def groups(made: Sequence[Analysis] | Comparison, wording: Wording) -> tuple[Group, ...]:
    """The matrix: for a comparison its shared issues, else one group with how each party is heard."""
    if isinstance(made, Comparison):
        return tuple(_group(made, issue, wording) for issue in shared_issues(made))
    parties = dict.fromkeys(entry.party for a in made for entry in a.parties)
    rows = tuple(
        Row(party, wording.name(party), tuple(_status(a, i, party, wording) for i, a in enumerate(made)))
        for party in parties
    )
    return (Group(ALL, None, rows),)


def _group(made: Comparison, issue: Issue, wording: Wording) -> Group:
    rows = []
    for party in made.parties:
        cells = [made.cell(issue.id, party, i) for i in range(len(made.analyses))]
        if any(cell.positions or cell.corrected for cell in cells):
            rows.append(Row(party, wording.name(party), tuple(square(cell, wording) for cell in cells)))
    return Group(issue.id, issue.label, tuple(rows))


def square(cell: Cell, wording: Wording) -> Square:
    """One cell of a comparison's matrix."""
    names = ", ".join(wording.name(n) for n in cell.reported_by)
    note = wording.say.compared["relayed_by"].format(who=names) if names else ""
    return Square(
        key(cell.issue, cell.party, cell.article),
        told(cell, wording),
        _kind(cell),
        note,
        bool(cell.positions),
        cell.article + 1,
    )


def _kind(cell: Cell) -> str:
    """The class that colours a cell; it tells nothing that its word does not."""
    if cell.status in ("stated", "reported"):
        stand = cell.polarity if cell.polarity in ("supports", "opposes", "mixed") else "plain"
        return f"{stand} reported" if cell.status == "reported" else stand
    if cell.status in ("silent", "unclear") and not cell.covered:
        return "absent"
    return "missing" if cell.status == "unclear" and not cell.positions else cell.status


def _status(analysis: Analysis, article: int, party: str, wording: Wording) -> Square:
    own = [p for p in analysis.positions if p.party == party]
    held = sum(p.standing == "held" and not p.personal for p in own)
    known = [entry.status for entry in analysis.parties if entry.party == party]
    status = known[0] if known else "unread"
    kind = {"stated": "plain", "reported": "plain reported"}.get(status, status)
    note = wording.say.page["held"].format(n=held) if held else ""
    word = wording.say.short_statuses[status]
    return Square(key(ALL, party, article), word, kind, note, bool(own), article + 1)


def shown(made: Sequence[Analysis] | Comparison, places: Mapping[int, Mapping[str, Span]]) -> Iterator[Shown]:
    """Every article with all that was found in it."""
    issues = made.issues if isinstance(made, Comparison) else ()
    of = {(r.article, r.position): issue for issue in issues for r in issue.positions}
    for i, analysis in enumerate(made.analyses if isinstance(made, Comparison) else made):
        wording = worded(made, i) if isinstance(made, Comparison) else Wording(analysis)
        numbered = sentences(analysis.article)
        cells: dict[tuple[str, str], list[Card]] = {}
        for n, position in enumerate(analysis.positions):
            at = of[i, n].id if (i, n) in of else ALL
            cells.setdefault((at, position.party), []).append(card(analysis, n + 1, wording, numbered))
        labels = {issue.id: issue.label for issue in issues}
        ranks = [*labels, ALL], [entry.party for entry in analysis.parties]
        ordered = sorted(cells.items(), key=lambda c: [_rank(*pair) for pair in zip(c[0], ranks, strict=True)])
        sections = tuple(
            _section(labels.get(issue), key(issue, party, i), own, wording) for (issue, party), own in ordered
        )
        yield _shown(i, analysis, wording, numbered, sections, places.get(i, {}))


def _rank(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def _section(label: str | None, address: str, cards: Sequence[Card], wording: Wording) -> Section:
    position = cards[0].position
    ranked = sorted(cards, key=lambda c: (("held", "open", "out").index(c.position.standing), c.own))
    return Section(address, position.party, wording.name(position.party), label, tuple(ranked))


def _shown(
    i: int,
    analysis: Analysis,
    wording: Wording,
    numbered: tuple[Sentence, ...],
    sections: tuple[Section, ...],
    places: Mapping[str, Span],
) -> Shown:
    article, words = analysis.article, wording.say.words
    facts = [
        words["republished"].format(name=article.republished_by) if article.republished_by else None,
        words["author"].format(name=article.author) if article.author else None,
        article.date.isoformat() if article.date else None,
    ]
    told_already = {f for p in analysis.positions for f in p.findings} | {
        f for s in analysis.summary for f in s.findings
    }
    return Shown(
        number=i + 1,
        analysis=analysis,
        wording=wording,
        outlet=published(article),
        title=article.title or article.source,
        facts=tuple(f for f in facts if f),
        url=web(article.url) or web(article.source),
        cautions=tuple(cautions(analysis)),
        sections=sections,
        paragraphs=paragraphs(analysis, places),
        summary=tuple(
            Told(
                s.text,
                s.verdict,
                tuple(dict.fromkeys(n.number for e in s.evidence for n in numbered if n.overlaps(e))),
                s.findings,
            )
            for s in analysis.summary
        ),
        findings=tuple(f for f in analysis.findings if f not in told_already),
        many=len(analysis.positions),
    )


def unheld(articles: Sequence[Shown]) -> list[tuple[Shown, Card]]:
    """Every position that is not shown as its party's, being not verified or somebody's own opinion, in their order."""
    return [
        (article, card)
        for article in articles
        for card in sorted((c for part in article.sections for c in part.cards), key=lambda c: c.number)
        if card.position.standing != "held" or card.own
    ]


def counted(analyses: Sequence[Analysis]) -> Counter[str]:
    """How many positions there are by verdict."""
    return Counter(p.verdict for a in analyses for p in a.positions)
