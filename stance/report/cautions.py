"""What a reader of any report must know before trusting it, in words; every form of report shows it."""

from __future__ import annotations

from stance.parties import load_parties
from stance.records import Analysis, Outlet
from stance.report.wording import Catalogue, Wording


def cautions(analysis: Analysis) -> list[str]:
    """Return, where it holds, whose the outlet is, what was not checked, why the text is not whole, what it hides.

    So, too, that sentences are not in the language that was asked for.
    """
    article, made = analysis.article, analysis.provenance
    wording = Wording(analysis)
    say, found = wording.say, []
    if article.publisher and article.publisher.state:
        found.append(tie(article.publisher, say, _state(article.publisher.state, wording)))
    if made.ignored:
        found.append(say.cautions["ignored"].format(what=", ".join(made.ignored)))
    if article.partial:
        found.append(say.cautions["partial"].format(what=article.partial))
    if article.hidden:
        reasons = sorted({say.hidden.get(h.reason, h.reason) for h in article.hidden})
        found.append(say.cautions["hidden"].format(what=", ".join(reasons)))
    if article.unread_styles:
        kind = "unread_style" if article.unread_styles == 1 else "unread_styles"
        found.append(say.cautions[kind].format(count=article.unread_styles))
    if made.engine == "offline" and wording.language != article.language:
        language = say.languages.get(article.language, article.language)
        found.append(say.cautions["untranslated"].format(what=language))
    return found


def _state(name: str, wording: Wording) -> str:
    """What a state is called, as the packaged definitions have it where it is none of the analysis's parties."""
    known = wording.name(name)
    if known != name:
        return known
    return next((c.name for c in load_parties((name,))[0].called if c.language == wording.language), name)


def tie(outlet: Outlet, say: Catalogue, state: str) -> str:
    """Whose an outlet is: "RT is funded by Russia (Council Regulation (EU) 2022/350)", and what else is to be known."""
    note = f"; {outlet.note.rstrip('.')}" if outlet.note else ""
    return say.ties[outlet.tie or "owned"].format(outlet=outlet.name, state=state, source=outlet.source) + note
