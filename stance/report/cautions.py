"""What a reader of any report must know before trusting it, in words; every form of report shows it."""

from __future__ import annotations

from stance.records import Analysis, Outlet, Position


def cautions(analysis: Analysis) -> list[str]:
    """Return, where it holds, whose the outlet is, what was not checked, why the text is not whole, what it hides."""
    article, made = analysis.article, analysis.provenance
    found = []
    if article.publisher and article.publisher.state:
        found.append(tie(article.publisher))
    if made.ignored:
        found.append(f"not checked, as asked: {', '.join(made.ignored)}")
    if article.partial:
        found.append(f"not the whole article: {article.partial}")
    if article.hidden:
        found.append(f"hidden from readers: {', '.join(sorted({h.reason for h in article.hidden}))}")
    if article.unread_styles:
        count = article.unread_styles
        sheets = "a style sheet outside the page" if count == 1 else f"{count} style sheets outside the page"
        found.append(f"not checked for words hidden by {sheets}")
    return found


def tie(outlet: Outlet) -> str:
    """Whose an outlet is: "RT is funded by Russia (Council Regulation (EU) 2022/350)", and what else is to be known."""
    note = f"; {outlet.note.rstrip('.')}" if outlet.note else ""
    return f"{outlet.name} is {outlet.tie} by {outlet.state} ({outlet.source}){note}"


def own_opinion(position: Position) -> bool:
    """Whether the holder belongs to the party but does not speak for it."""
    return any(f.code == "CAP002" for f in position.findings)
