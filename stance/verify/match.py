"""Which attribution of the article carries a position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from stance.attribution import Testimony, testimony
from stance.records import Attribution, Evidence, Position, Reading, Span, Speaker
from stance.text.romanize import is_cyrillic, sounds
from stance.verify.lexicon import Words, content_stems, stands_in, stems_of

# How far the words behind a mention of the statement must agree before another holder's claim to them counts.
_CLOSE = 0.5
# So many characters tell the script of an article.
_SAMPLE = 500


@dataclass
class Match:
    """The attributions that a position's evidence touches, and the one that carries it.

    `index` and `holder` are None when nobody of the party says anything there. `others` are those of somebody else.
    """

    index: int | None = None
    holder: Speaker | None = None
    told: Testimony | None = None
    share: float = 0.0
    others: list[int] = field(default_factory=list)
    others_share: float = 0.0
    unresolved: bool = False
    more: list[int] = field(default_factory=list)


def match(reading: Reading, position: Position, evidence: Sequence[Evidence], words: Words) -> Match:
    """Find the attribution, among those that the evidence touches, that best carries the position."""
    text = reading.article.text
    own = content_stems(f"{position.statement} {position.target.text}", words) - _names(reading, position, words)
    result = Match()
    best = -1.0
    touched = [(i, a) for i, a in enumerate(reading.attributions) if any(_touches(a, e) for e in evidence)]
    for index, attribution in touched:
        share = overlap(own, content_stems(_content(attribution, text), words))
        holders = [s for s in attribution.speakers if s.party == position.party]
        if not holders:
            result.others.append(index)
            result.unresolved = result.unresolved or attribution.open
            continue
        for holder in holders:
            score = share + _agreement(reading, position, attribution, holder)
            nearer = score == best and _inside(reading, result.index, index)
            if score > best or nearer:
                best, result.index, result.holder, result.share = score, index, holder, share
    if result.index is not None and result.holder is not None:
        result.told = testimony(reading.attributions, result.index, result.holder, text)
        result.others_share = _others_share(reading, result, dict(touched), own, words)
        result.more = _more(reading, result, touched, own, words)
    return result


def _inside(reading: Reading, outer: int | None, index: int) -> bool:
    """Whether one attribution stands in another, which carries the words no better."""
    if outer is None:
        return False
    inner = reading.attributions[index].extent
    return any(c.covers(inner) for c in reading.attributions[outer].content)


def _others_share(
    reading: Reading, result: Match, touched: Mapping[int, Attribution], own: frozenset[str], words: Words
) -> float:
    """How much of the statement is in what somebody else says, who neither passes it on nor is passed on in it."""
    if result.index is None or result.told is None:
        return 0.0
    passing = {result.told.speaker.name, *(h.name for h in result.told.chain)}
    matched = reading.attributions[result.index]
    return max(
        (
            overlap(own, content_stems(_content(touched[i], reading.article.text), words))
            for i in result.others
            if not {s.name for s in touched[i].speakers} & passing
            and not touched[i].extent.covers(matched.content[0])
            and touched[i].within != result.index
        ),
        default=0.0,
    )


def _touches(attribution: Attribution, evidence: Span) -> bool:
    extent = attribution.extent
    if evidence.end <= extent.start or extent.end <= evidence.start:
        return False
    parts: list[Span] = [*attribution.content]
    if attribution.cue:
        parts.append(attribution.cue)
    return any(p.overlaps(evidence) for p in parts)


def _content(attribution: Attribution, text: str) -> str:
    cue = attribution.cue.of(text) if attribution.cue else ""
    return " ".join([cue, *(c.of(text) for c in attribution.content)])


def _agreement(reading: Reading, position: Position, attribution: Attribution, holder: Speaker) -> float:
    score = 0.0
    if same_actor(reading, position.holder, holder):
        # "the Kremlin said Moscow was ready": of two names of one party the one given is meant
        score += 0.8 if position.holder == holder.name else 0.6
    if position.speaker.name and same_actor(reading, position.speaker.name, holder):
        score += 0.2
    if attribution.act == position.act:
        score += 0.15
    if attribution.cue and attribution.cue.polarity == position.polarity:
        score += 0.05
    if _in_its_words(reading.article.text, position.statement, attribution):
        score += 0.3
    return score


def _in_its_words(text: str, statement: str, attribution: Attribution) -> bool:
    """Whether a statement has both the verb and the words of an attribution as they stand."""
    cue, said = (
        " ".join(s.of(text).split()) if s is not None else "" for s in (attribution.cue, attribution.content[-1])
    )
    return bool(cue) and statement.endswith(said) and stands_in(statement, cue)


def _more(
    reading: Reading, result: Match, touched: Sequence[tuple[int, Attribution]], own: frozenset[str], words: Words
) -> list[int]:
    """Further cited attributions of the same holder that carry the statement too."""
    more = []
    for index, attribution in touched:
        if index == result.index or result.holder not in attribution.speakers or attribution.within == result.index:
            continue
        if result.index is not None and reading.attributions[result.index].within == index:
            continue
        if overlap(own, content_stems(_content(attribution, reading.article.text), words)) >= _CLOSE / 2:
            more.append(index)
    return more


def overlap(part: Set[str], whole: Set[str]) -> float:
    """The share of `part` that stands in `whole`; 0.0 for an empty `part`."""
    return len(part & whole) / len(part) if part else 0.0


def _names(reading: Reading, position: Position, words: Words) -> frozenset[str]:
    """The stems of the holder's, speaker's and party's names, which every statement about them shares."""
    party = next((p for p in reading.parties if p.id == position.party), None)
    named = [position.holder, position.speaker.name, *(party.names if party else ()), *(party.seats if party else ())]
    named += [*(party.adjectives if party else ()), *(party.demonyms if party else ())]
    return stems_of(named, words)


def same_actor(reading: Reading, name: str, actor: Speaker) -> bool:
    """Whether a name, role or alias means the actor; a party's own names mean all that speak for it."""
    if _titled_by(reading, name, actor):
        return True
    known = who_is(reading, name)
    if known is not None:
        return known.name == actor.name or is_party(reading, name, actor.party)
    mine, theirs = name.lower().split(), actor.name.lower().split()
    if not mine or not theirs:
        return False
    return (mine[-1] == theirs[-1] and (len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0])) or is_party(
        reading, name, actor.party
    )


def _titled_by(reading: Reading, name: str, actor: Speaker) -> bool:
    """Whether the text calls the actor by a title of the body `name`: "State Department spokeswoman Jane Roe"."""
    forms = reading.forms.get(actor.name, ())
    if not forms:
        return False
    low = strip_article(name.lower())
    party = next((p for p in reading.parties if p.id == actor.party), None)
    for adjective in _before_nouns(party.adjectives) if party else ():
        low = low.removeprefix(adjective)
    return any(form.startswith(low + " ") for form in forms)


@lru_cache(maxsize=256)
def _before_nouns(adjectives: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(adjective.lower() + " " for adjective in adjectives)


def is_party(reading: Reading, name: str, party: str | None) -> bool:
    """Whether a name stands for the party as a whole: its id, a name, a seat, or its government."""
    low = strip_article(name.lower())
    for definition in reading.parties:
        if definition.id == party:
            plain = _bare_words(definition.whole)
            possessive = low.removesuffix(" government").removesuffix("'s").removesuffix("’s")
            if low in plain or possessive in plain:
                return True
            return low.endswith(" government") and possessive in {a.lower() for a in definition.adjectives}
    return False


@lru_cache(maxsize=256)
def _bare_words(whole: frozenset[str]) -> frozenset[str]:
    return frozenset(strip_article(w) for w in whole)


def who_is(reading: Reading, name: str) -> Speaker | None:
    """Whom a name means in this article, or None when the article does not use it."""
    low = " ".join(name.lower().split())
    for form in (low, strip_article(low), "the " + low):
        if form in reading.names:
            return reading.names[form]
    called = reading.once(_called)
    speaker = called.named.get(strip_article(low))
    if speaker is not None:
        return speaker
    defined = _defined(reading, low)
    if defined is not None:
        return defined
    if is_cyrillic(name) != is_cyrillic(reading.article.text[:_SAMPLE]):
        return _sounding(reading, name)
    bare = strip_article(low).split()
    candidates = called.surnamed.get("".join(bare[-1:]), {})
    if len(candidates) != 1:
        return None
    only = next(iter(candidates.values()))
    role = name.rsplit(maxsplit=1)[-1].islower()
    # a "prime minister" is not the one "foreign minister" of the article
    return None if role and not set(bare) <= set(only.name.lower().split()) else only


class _Called(NamedTuple):
    """Who is called what: by the whole name in lower case, and by the last of several names."""

    named: dict[str, Speaker]
    surnamed: dict[str, dict[str, Speaker]]


def _called(reading: Reading) -> _Called:
    found = _Called({}, {})
    for who in reading.names.values():
        low = who.name.lower()
        found.named.setdefault(low, who)
        parts = low.split()
        if len(parts) > 1:
            found.surnamed.setdefault(parts[-1], {})[who.name] = who
    return found


def _defined(reading: Reading, low: str) -> Speaker | None:
    """Whom of the article a name means by the party definitions, in whatever language or form it is."""
    name = next((p.alias_of[low] for p in reading.parties if low in p.alias_of), None)
    return next((s for s in reading.names.values() if s.name == name), None) if name is not None else None


def _sounding(reading: Reading, name: str) -> Speaker | None:
    """Whom of the article a name in another script means by how it sounds; None where it may be several."""
    language = reading.article.language
    # a name in Cyrillic letters about an article in Latin ones may be of either language
    heard = {sounds(name, source) for source in (language, "ru", "uk")}
    found = {
        s.name: s for form, s in reading.names.items() if {sounds(form, language), sounds(s.name, language)} & heard
    }
    return next(iter(found.values())) if len(found) == 1 else None


def strip_article(name: str) -> str:
    """A lower-case name without its article."""
    return name.removeprefix("the ").removeprefix("a ").removeprefix("an ")
