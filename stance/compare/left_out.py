"""Stands that several outlets tell, and of which another has no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from stance.attribution import grammar
from stance.compare.space import Space
from stance.compare.stands import Stand
from stance.records import Act, Cell, LeftOut, Position, Ref
from stance.text.morphology import LANGUAGES

# The share of a telling's terms, by weight, from which a sentence of an article, or two in a row, may be the stand told
# in other words; read by eye on the tuning half of `bench/gold/compare`.
_TOLD = 0.3
# The share of the words that outlets have in common for a stand from which a sentence of the party itself may be it.
_HINT = 0.1
# How near an article is to a telling one (cosine) that is on the same event even where no stand is told by both. Of
# some 1,900 articles of other stories of SEESAW without words of a stand none was so near, and none shared a stand.
_EVENT = 0.25
# The independent outlets that must tell a stand, and the terms that each telling must have: "Kyiv accepts it" is told
# in too many ways to be looked for.
_OUTLETS, _TERMS = 2, 3
# The share of all sentences that may have a term for it to tell more than what all the articles are about.
_COMMON = 0.1
# What may turn to a thing that "it" and "yes" mean.
_ANSWERS: AbstractSet[Act] = {"refuses", "accepts", "denies"}
# What binds a party most comes first.
_ACTS: Sequence[Act] = (
    "refuses",
    "threatens",
    "demands",
    "accepts",
    "promises",
    "offers",
    "accuses",
    "denies",
    "asks",
    "states",
)


def left_out(
    space: Space,
    found: Sequence[Stand],
    family: Mapping[int, int],
    cells: Sequence[Cell],
    language: str,
) -> tuple[LeftOut, ...]:
    """Return the stands that two independent outlets tell and an article on the same thing has no words of.

    Nothing in the whole text of that article may carry one: no sentence has much of its words, none has a rare one of
    them, and none that names or quotes the party has one that is not all over the articles. An article that was not
    read whole leaves nothing out, nor does one that is older than every telling. What most outlets tell comes first,
    then what binds the party most.
    """
    issue_of = {Ref(article=c.article, position=p): c.issue for c in cells if c.positions for p in c.positions}
    near = space.articles_near
    sharing = {(family[a.article], family[b.article]) for stand in found for a in stand.told for b in stand.told}
    made = []
    for stand in found:
        outlets = stand.outlets(family)
        told = tuple(sorted(stand.told, key=lambda ref: _plainness(space, stand, ref, language)))
        issue = issue_of.get(told[0])
        if issue is None or min(map(len, stand.told.values())) < _TERMS:
            continue
        articles = tuple(
            z
            for z in range(len(space.analyses))
            if len(outlets - {family[z]}) >= _OUTLETS
            if any((family[z], outlet) in sharing for outlet in outlets)
            or any(near[z, ref.article] >= _EVENT for ref in told)
            if _whole(space, stand, z) and not _answers(space, stand.party, z) and not _carries(space, stand, z)
        )
        if articles:
            one = LeftOut(party=stand.party, issue=issue, told=told, outlets=len(outlets), articles=articles)
            made.append(((-len(outlets), _ACTS.index(_position(space, told[0]).act)), one))
    made.sort(key=lambda e: (e[0], _statement(space, e[1].told[0])))
    return tuple(one for _, one in made)


def _whole(space: Space, stand: Stand, z: int) -> bool:
    """Whether an article was read whole and could have told a stand, which it does not by its verified positions."""
    analysis = space.analyses[z]
    dates = [space.analyses[ref.article].article.date for ref in stand.told]
    own = analysis.article.date
    older = own is not None and all(date is not None and own < date for date in dates)
    return not (analysis.unread or analysis.article.partial or older or any(ref.article == z for ref in stand.told))


def _answers(space: Space, party: str, z: int) -> bool:
    """Whether a party in an article refuses, accepts or denies what its words do not name: it may be this."""
    return any(
        p.party == party and p.act in _ANSWERS and len(space.stating(Ref(article=z, position=i))) < _TERMS
        for i, p in enumerate(space.analyses[z].positions)
    )


def _carries(space: Space, stand: Stand, z: int) -> bool:
    """Whether any sentence of an article may carry a stand, whoever is found to say it there."""
    held = space.sentence_terms(z)
    for ref in stand.told:
        for wanted in _looked_for(space, stand, ref):
            crossing = _crossing(space, wanted, ref.article, z)
            if any(space.share(crossing, a | b) >= _TOLD for a, b in zip(held, [*held[1:], frozenset()], strict=True)):
                return True
    told = Counter(t for ref in stand.told for i in space.cited(ref) for t in space.sentence_terms(ref.article)[i])
    rare = {t for t in stand.core if space.uses[t] - told[t] <= space.few}
    telling = {t for t in stand.core if space.uses[t] <= _COMMON * sum(map(len, space.sentences))}
    mentions = frozenset().union(*(space.naming(ref, z) for ref in stand.told))
    own, unknown = _voiced(space, stand.party, z)
    return any(
        rare & sentence
        or ((i in own or mentions & sentence) and space.share(stand.core, sentence) >= _HINT)
        or (telling & sentence and (mentions & sentence or i in unknown))
        for i, sentence in enumerate(held)
    )


def _looked_for(space: Space, stand: Stand, ref: Ref) -> Iterator[AbstractSet[str]]:
    """The terms of a telling, and those of the sentence before where its words point back there."""
    yield stand.told[ref]
    first = space.cited(ref)[0]
    if first and _points_back(_statement(space, ref)):
        yield space.sentence_terms(ref.article)[first - 1]


def _crossing(space: Space, wanted: AbstractSet[str], article: int, z: int) -> AbstractSet[str]:
    """Those terms that an article in another language could have too."""
    if space.analyses[article].article.language == space.analyses[z].article.language:
        return wanted
    return {term for term in wanted if not term.startswith("word ")}


def _voiced(space: Space, party: str, z: int) -> tuple[set[int], set[int]]:
    """The sentences of an article in which a party is heard, and those of somebody unresolved who might be it."""
    analysis = space.analyses[z]
    own = [a.extent for a in analysis.attributions if any(s.party == party for s in a.speakers)]
    own += [e for p in analysis.positions if p.party == party for e in p.evidence]
    unknown = [a.extent for a in analysis.attributions if a.open]
    first, second = (
        {i for i, s in enumerate(space.sentences[z]) if any(s.overlaps(span) for span in spans)}
        for spans in (own, unknown)
    )
    return first, second


def _plainness(space: Space, stand: Stand, ref: Ref, language: str) -> tuple[object, ...]:
    """What puts a telling before others: the reader's language, words that stand alone, and most of what all tell."""
    statement = _statement(space, ref)
    own = stand.told[ref]
    return (
        space.analyses[ref.article].article.language != language,
        _points_back(statement),
        -round(space.share(stand.core, own) * space.share(own, stand.core), 6),
        statement,
        ref.article,
        ref.position,
    )


def _points_back(statement: str) -> bool:
    return any(f"[{label}" in statement for label in _labels())


@cache
def _labels() -> tuple[str, ...]:
    """What an editor's bracket begins with that gives the sentence before."""
    return tuple(label for language in ("en", *LANGUAGES) for label in grammar(language, "just_before"))


def _statement(space: Space, ref: Ref) -> str:
    return _position(space, ref).statement


def _position(space: Space, ref: Ref) -> Position:
    return space.analyses[ref.article].positions[ref.position]
