"""Where outlets tell the same thing otherwise: another stance, another speaker, another verb, a quotation cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from stance.attribution.cues import load_lexicon
from stance.compare.people import Names
from stance.compare.space import Space
from stance.compare.tellings import Shared, Telling
from stance.compare.terms import terms
from stance.compare.verbs import in_words, tone
from stance.records import Copies, Difference, Issue, Party, Place, Position, Ref, Speaker
from stance.text.romanize import sounds
from stance.verify.lexicon import load_words
from stance.verify.quotation import lost_limits

# How near two positions must be (cosine) for opposite polarities to be about the same thing.
SAME = 0.4
_MARKS = ",.;:?!…"
_OPPOSITE = {("supports", "opposes"), ("opposes", "supports")}


def differences(
    space: Space, issues: Sequence[Issue], copied: Sequence[Copies], names: Names, quotations: Sequence[Shared]
) -> tuple[Difference, ...]:
    """Return what outlets tell otherwise, each with both places; copies of one text are not compared.

    `quotations` are those that articles share.
    """
    together = {(a, b) for group in copied for a in group.articles for b in group.articles}
    issue_of = {ref: issue.id for issue in issues for ref in issue.positions}
    found = [d for issue in issues for d in _stances(space, issue, together, names)]
    for pair in quotations:
        if (pair.a.article, pair.b.article) not in together:
            found += _otherwise(space, pair, issue_of, names)
    return _told_once(found, copied, [(a.article.text, a.article.source) for a in space.analyses])


def _told_once(
    found: Sequence[Difference], copied: Sequence[Copies], texts: Sequence[tuple[str, str]]
) -> tuple[Difference, ...]:
    """Each difference once: what a copy tells otherwise its original does already.

    Of copies that is told which comes first by its text, whatever the order of the articles.
    """
    first = {article: min(group.articles) for group in copied for article in group.articles}
    once: dict[tuple[object, ...], list[Difference]] = {}
    for d in found:
        sides = {(first.get(place.article, place.article), place.quote.strip(_MARKS)) for place in (d.a, d.b)}
        once.setdefault((d.kind, frozenset((d.a.verb, d.b.verb)), frozenset(sides)), []).append(d)
    return tuple(min(same, key=lambda d: sorted(texts[p.article] for p in (d.a, d.b))) for same in once.values())


def _stances(space: Space, issue: Issue, together: set[tuple[int, int]], names: Names) -> Iterator[Difference]:
    """Pairs of verified positions of one party on one thing that are opposed, each alone in its article."""
    held = [ref for ref in issue.positions if _counts(_position(space, ref))]
    near = space.rows(held)
    for i, j in combinations(range(len(held)), 2):
        a, b = held[i], held[j]
        one, other = _position(space, a), _position(space, b)
        if (
            one.party != other.party
            or a.article == b.article
            or (a.article, b.article) in together
            or (one.polarity, other.polarity) not in _OPPOSITE
            # what somebody merely states is for or against a thing by its words alone
            or "states" in (one.act, other.act)
            or float(near[i] @ near[j]) < SAME
            or not _one_target(space, a, b)
        ):
            continue
        if any(_also(space, held, x, y) for x, y in ((a, b), (b, a))):
            continue
        yield Difference(
            kind="stance",
            party=one.party,
            issue=issue.id,
            a=_evidence(space, a, names),
            b=_evidence(space, b, names),
            message=f"{one.party} {one.polarity} it in one and {other.polarity} it in the other",
        )


def _one_target(space: Space, a: Ref, b: Ref) -> bool:
    """Whether the targets of two positions share most terms of the shorter one."""
    told, other = (
        terms(_position(space, ref).target.text, space.analyses[ref.article].article.language).keys() for ref in (a, b)
    )
    return 2 * len(told & other) > min(len(told), len(other))


def _also(space: Space, held: Sequence[Ref], own: Ref, other: Ref) -> bool:
    """Whether the article of `own` gives the party the stance of `other` too."""
    wanted = _position(space, other)
    return any(
        ref.article == own.article
        and _position(space, ref).party == wanted.party
        and _position(space, ref).polarity == wanted.polarity
        for ref in held
    )


def _otherwise(space: Space, pair: Shared, issue_of: dict[Ref, str], names: Names) -> Iterator[Difference]:
    a, b = pair.a, pair.b
    parties = space.analyses[a.article].provenance.parties
    # whose it is goes by the texts, not by which article was given first
    ordered = sorted((a, b), key=lambda t: (space.analyses[t.article].article.text, t.span.start))
    issue = next(filter(None, (_issue(space, t, issue_of) for t in ordered)), None)
    party = next(filter(None, (t.speaker.party for t in ordered)), None)
    called = names.of(a.speaker.name), names.of(b.speaker.name)
    here, there = _place(a, names), _place(b, names)
    if called[0] != called[1] and _others(a.speaker, b.speaker, parties, a.language):
        if not (_named(space, a) and _named(space, b)):
            return
        if _also_of(space, a, called[1], names) or _also_of(space, b, called[0], names):
            return
        message = f"{called[0]} says it in one, {called[1]} in the other"
        yield Difference(kind="speaker", party=party, issue=issue, a=here, b=there, message=message)
        return
    tones = [tone(t.cue, t.language) if t.cue else "neutral" for t in (a, b)]
    if None not in tones and tones[0] != tones[1] and not _told_by_words(pair, tones):
        message = f"{a.cue or 'quoted'} in one, {b.cue or 'quoted'} in the other"
        yield Difference(kind="verb", party=party, issue=issue, a=here, b=there, message=message)
    for one, other, places in ((a, b, (here, there)), (b, a, (there, here))):
        lost = lost_limits(other.text, one.text, one.sentence.replace(one.text, ""), load_words(a.language))
        if lost:
            message = f"one leaves out {lost!r} of the quotation"
            yield Difference(kind="cut", party=party, issue=issue, a=places[0], b=places[1], message=message)


def _told_by_words(pair: Shared, tones: Sequence[str | None]) -> bool:
    """Whether what one verb adds beside a neutral one stands in the words that the neutral one introduces."""
    sides = ((pair.a, tones[0], tones[1]), (pair.b, tones[1], tones[0]))
    return any(
        own == "neutral" and other is not None and in_words(other, told.text, told.language)
        for told, own, other in sides
    )


def _named(space: Space, told: Telling) -> bool:
    """Whether a quotation has a source beside it that is no pronoun: whom "he" means is too uncertain for a charge."""
    analysis = space.analyses[told.article]
    source = analysis.attributions[told.attribution].source
    if source is None:
        return False
    lists = load_lexicon(told.language).lists
    words = [t.low for t in load_words(told.language).tokens(source.of(analysis.article.text)) if t.word]
    return any("personal" not in lists.get(low, ()) for low in words)


def _also_of(space: Space, told: Telling, name: str, names: Names) -> bool:
    """Whether the article gives the words to somebody of a name too: "the changes that he said the bank wanted"."""
    analysis = space.analyses[told.article]
    return any(
        names.of(speaker.name) == name
        for each in analysis.attributions
        if any(content.overlaps(told.span) for content in each.content)
        for speaker in each.speakers
    )


def _others(a: Speaker, b: Speaker, parties: Sequence[Party], language: str) -> bool:
    """Whether two speakers are two: of two parties, or two people by their names."""
    if a.party and b.party and a.party != b.party:
        return True
    if a.party != b.party:
        return False
    names = [sounds(s.name, language).split() for s in (a, b)]
    bodies = {w for p in parties for w in (*p.whole, *(n.lower() for x in p.bodies for n in (x.name, *x.aliases)))}
    # "the committee's chairwoman" may be the one whom the other outlet names
    named = all(s.name[:1].isupper() for s in (a, b))
    people = named and all(len(n) > 1 for n in names) and not {a.name.lower(), b.name.lower()} & bodies
    return people and names[0][-1] != names[1][-1] and not set(names[0]) & set(names[1])


def _counts(position: Position) -> bool:
    return position.standing == "held" and not position.personal


def _position(space: Space, ref: Ref) -> Position:
    return space.analyses[ref.article].positions[ref.position]


def _evidence(space: Space, ref: Ref, names: Names) -> Place:
    position = _position(space, ref)
    cited = position.evidence[0]
    return Place(
        article=ref.article,
        start=cited.start,
        end=cited.end,
        quote=cited.quote,
        said_by=names.of(position.speaker.name),
    )


def _place(told: Telling, names: Names) -> Place:
    return Place(
        article=told.article,
        start=told.span.start,
        end=told.span.end,
        quote=told.text,
        said_by=names.of(told.speaker.name),
        verb=told.cue,
    )


def _issue(space: Space, told: Telling, issue_of: dict[Ref, str]) -> str | None:
    """The issue of a position that rests on the quotation."""
    for index, position in enumerate(space.analyses[told.article].positions):
        if any(e.overlaps(told.span) for e in position.evidence):
            return issue_of.get(Ref(article=told.article, position=index))
    return None
