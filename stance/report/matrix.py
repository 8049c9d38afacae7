"""What every form of a comparison's report shows: names of articles, which issues have a row, a cell in a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stance.records import Article, Cell, Comparison, Issue, LeftOut, Position, Ref
from stance.report.wording import Wording

# The stands left out that a reader is shown; the files have all.
LEFT_OUT = 10


def outlet(made: Comparison, article: int) -> str:
    """What an article is called in a report: its outlet, else where it came from."""
    return published(made.analyses[article].article)


def published(article: Article) -> str:
    """The outlet of an article, else the last part of its source that is a name."""
    return article.outlet or article.source.rstrip("/").rsplit("/", 1)[-1] or article.source


def copies_told(made: Comparison, wording: Wording) -> list[str]:
    """Which articles are copies of one text, a sentence for each group."""
    say, found = wording.say.compared, []
    for group in made.copies:
        which = ", ".join(f"[{i + 1}]" for i in group.articles)
        if group.origin:
            which = say["origin"].format(which=which, origin=group.origin)
        found.append(say["one_voice"].format(which=which))
    return found


def spoken(made: Comparison, wording: Wording) -> Iterator[tuple[int, str, list[tuple[str, float]]]]:
    """For each article with ascribed words: its index, how they are given, each party with its share, most first."""
    say = wording.say
    for article in range(len(made.analyses)):
        own = [v for v in made.voices if v.article == article]
        total = sum(v.words for v in own)
        if not total:
            continue
        words: Counter[str | None] = Counter()
        for voice in own:
            words[voice.party] += voice.words
        quoted = say.compared["quoted"].format(share=round(100 * sum(v.quoted for v in own) / total))
        nameless = say.compared["nameless"].format(share=round(100 * sum(v.words for v in own if not v.named) / total))
        shares = [
            (wording.name(party) if party else say.words["other_voices"], n / total) for party, n in words.most_common()
        ]
        yield article, f"{quoted}, {nameless}", shares


def shared_issues(made: Comparison) -> list[Issue]:
    """The issues that more than one independent outlet, or more than one party, takes up."""
    first = {a: min(g.articles) for g in made.copies for a in g.articles}
    found = []
    for issue in made.issues:
        held = [r for r in issue.positions if counts(made.position(r))]
        outlets = {first.get(r.article, r.article) for r in held}
        if len(outlets) > 1 or len({made.position(r).party for r in held}) > 1:
            found.append(issue)
    return found


def alone(made: Comparison) -> list[Ref]:
    """What one outlet alone tells of one party: verified positions on the other issues, in the articles' order."""
    shared = {issue.id for issue in shared_issues(made)}
    rest = [r for i in made.issues if i.id not in shared for r in i.positions]
    held = [r for r in rest if made.position(r).standing == "held" and not made.position(r).personal]
    return sorted(held, key=lambda r: (r.article, r.position))


def counts(position: Position) -> bool:
    """Whether a position is shown as its party's."""
    return position.standing != "out" and not position.personal


def left_out_told(made: Comparison, wording: Wording) -> list[str]:
    """What outlets tell and others have no words of, a sentence a stand, and how many more there are."""
    say = wording.say.compared
    found = [
        say["told_by"].format(
            others=", ".join(f"[{i + 1}] {outlet(made, i)}" for i in telling(made, one)),
            party=wording.name(one.party),
            statement=Wording(made.analyses[one.told[0].article], wording.language).statement(
                made.position(one.told[0])
            ),
            outlets=", ".join(f"[{i + 1}] {outlet(made, i)}" for i in one.articles),
        )
        for one in made.left_out[:LEFT_OUT]
    ]
    more = len(made.left_out) - LEFT_OUT
    return found + ([say["more_left_out"].format(n=more)] if more > 0 else [])


def telling(made: Comparison, one: LeftOut) -> list[int]:
    """The articles that tell what is left out, of copies the first."""
    first = {a: min(g.articles) for g in made.copies for a in g.articles}
    told: dict[int, int] = {}
    for article in sorted({ref.article for ref in one.told}):
        told.setdefault(first.get(article, article), article)
    return list(told.values())


def told(cell: Cell, wording: Wording) -> str:
    """A cell in a word; what only others report stands in brackets, what a person decided on has a star."""
    return _word(cell, wording) + ("*" if cell.corrected else "")


def _word(cell: Cell, wording: Wording) -> str:
    if cell.status in ("stated", "reported"):
        polarity = cell.polarity or "neutral"
        plain = polarity in ("neutral", "unclear")
        word = wording.say.acts[cell.act or "states"] if plain else wording.say.polarities[polarity]
        return f"({word})" if cell.status == "reported" else word
    if cell.status in ("silent", "unclear") and not cell.covered:
        return wording.say.compared["not_covered"]
    if cell.status == "unclear" and not cell.positions:
        return wording.say.compared["not_found"]
    return wording.say.short_statuses[cell.status]
