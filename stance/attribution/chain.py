"""Through whom words reach the outlet: who passes them on, and the media that carry them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from stance.attribution.cues import Lexicon
from stance.attribution.found import Found
from stance.attribution.pronouns import Resolved
from stance.attribution.spoken_of import only_judged
from stance.parties.actors import Roster
from stance.records import Hop, HopRole, Span
from stance.text.morphology import shapes
from stance.text.words import tokenize


class Findings(NamedTuple):
    """All that was found in an article, item by item: what, whose, and inside which other."""

    found: Sequence[Found]
    resolved: Sequence[Resolved]
    parents: Sequence[int | None]
    lexicon: Lexicon


def media_by_item(all_: Findings, roster: Roster, text: str) -> list[list[Hop]]:
    """For each ascription who carries it; what somebody told a paper goes on until somebody else speaks.

    Within a paragraph it goes on even then.
    """
    found, resolved, parents, lexicon = all_
    own = [_distinct([*_carriers(f, roster, text, lexicon), *_media_of(f, roster, text, lexicon)]) for f in found]
    talks: dict[tuple[int, int], Hop | None] = {}
    last: tuple[int, Hop | None] = (0, None)
    for i, item in enumerate(found):
        outer = parents[i]
        if outer is not None:
            medium = _passed_on(found[outer], resolved[outer], text, lexicon) if parents[outer] is None else None
            if medium is not None and len(resolved[i].actors) == 1:
                # "S, передаёт «Вестник». Он добавил, что S"
                last = (id(resolved[i].actors[0]), medium)
                talks[item.block, last[0]] = medium
            continue
        who = id(resolved[i].actors[0]) if len(resolved[i].actors) == 1 else 0
        key = (item.block, who)
        if own[i] or not who or _written(item, lexicon):
            talks[key] = own[i][0] if who and _is_talk(own[i], lexicon) else None
        else:
            talks.setdefault(key, last[1] if last[0] == who else None)
            told = talks[key] if item.form is None or item.form.group.speech else None
            own[i] = [told] if told else []
        if item.frame != "passive":
            # "was accused by Kyiv" is told of Kyiv, and ends nobody's talk
            last = (who, talks[key])
    return own


def _passed_on(item: Found, who: Resolved, text: str, lexicon: Lexicon) -> Hop | None:
    """The medium that alone passes on what an item tells, or None."""
    hops = [Hop(name=a.name, role="medium", start=s.start, end=s.end) for a, s in who.media]
    hops = hops or _relays(item, who, Resolved(), text, lexicon)
    return hops[0] if len(hops) == 1 and _is_talk(hops, lexicon) else None


def _is_talk(hops: Sequence[Hop], lexicon: Lexicon) -> bool:
    return len(hops) == 1 and hops[0].role == "medium" and hops[0].name.lower() not in lexicon.grammar["networks"]


def _written(item: Found, lexicon: Lexicon) -> bool:
    """Whether a statement is a post or a text of its own, no part of a talk told of before it."""
    return item.form is not None and item.form.lemma in lexicon.grammar["written"]


def chain_of(all_: Findings, i: int, media: Sequence[Sequence[Hop]], text: str) -> tuple[Hop, ...]:
    """The hops from the holder of attribution `i` to the outlet, nearest the holder first."""
    found, resolved, parents, lexicon = all_
    hops: list[Hop] = []
    at: int | None = i
    below: int | None = None
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        inner = found[below] if below is not None else None
        if inner is not None and inner.outer is not found[at] and not only_judged(inner, found[at], text, lexicon):
            hops += _relays(found[at], resolved[at], resolved[i], text, lexicon)
            # a medium is a hop of what it passes on, not of what it says itself
            hops += [Hop(name=a.name, role="medium", start=s.start, end=s.end) for a, s in resolved[at].media]
        hops += media[at]
        below, at = at, parents[at]
    networks = lexicon.grammar["networks"]
    # what somebody posts is said by nobody else
    return tuple(_distinct([h for h in hops if h.role != "medium" or h.name.lower() not in networks]))


def _distinct(hops: Sequence[Hop]) -> list[Hop]:
    """Each hop once; of two whose words lie in one another the longer."""
    unique: list[Hop] = []
    for hop in hops:
        if all(hop.name != other.name and not _inside(hop, other) for other in unique):
            unique = [other for other in unique if not _inside(other, hop)]
            unique.append(hop)
    return unique


def _inside(hop: Hop, other: Hop) -> bool:
    """Whether a hop's words are a part of another's: "Простір" of «Радіо Простір»."""
    if hop.start is None or hop.end is None or other.start is None or other.end is None:
        return False
    return hop.role == other.role and other.start <= hop.start and hop.end <= other.end


def _relays(item: Found, who: Resolved, holder: Resolved, text: str, lexicon: Lexicon) -> list[Hop]:
    own = {a.name for a in holder.actors}
    start, end = (item.source.start, item.source.end) if item.source else (None, None)
    hops = [
        Hop(name=a.name, party=a.party, role="relay", start=start, end=end) for a in who.actors if a.name not in own
    ]
    phrase = item.source.of(text) if item.source is not None else ""
    first = phrase.partition(" ")[0].lower()
    if lexicon.kind == "inflected" and first in lexicon.grammar["lone_sources"] and (hops or not who.actors):
        # "собеседник издания": no outlet, but whoever told it
        return hops or [Hop(name=phrase, role="relay", start=start, end=end)]
    newsroom = _newsroom(item, who, text, lexicon)
    if newsroom is not None:
        return [newsroom]
    if len(hops) == 1 and _is_press(phrase, hops[0].party, lexicon):
        # "the PAP news agency", "Ukrainian media", "the Northern Courier"
        hops = [Hop(name=phrase.removeprefix("the ").removeprefix("The "), role="medium", start=start, end=end)]
    elif len(hops) == 1 and hops[0].party is None and who.actors[0].kind in _UNKNOWN and _of_an_outlet(phrase, lexicon):
        # "the newspaper Zarya", "the Taiga agency"
        hops = [hops[0].model_copy(update={"role": "medium"})]
    if not who.actors and not who.media and item.source is not None and item.frame != "bare":
        words = {t.low for t in tokenize(text, item.source.start, item.source.end)}
        outlet = words & lexicon.grammar["outlets"] or _is_press(phrase, None, lexicon)
        # "по данным «Вестника»", "пишет «Вестник»"; what «Роснефть» says is a firm's
        titled = phrase.startswith(("«", "“")) and (item.frame == "according" or _written(item, lexicon))
        role: HopRole = "medium" if outlet or titled else "relay"
        hops.append(Hop(name=item.source.of(text), role=role, start=start, end=end))
    elif not who.actors and not who.media and item.frame in {"bare", "answer", "quote"}:
        # words that somebody speaks of whom nothing is said
        hops.append(Hop(name=_SOMEBODY, role="relay"))
    return hops


def _of_an_outlet(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase is a name with the word for an outlet before or behind it."""
    plain = lexicon.grammar.get("determiners", frozenset())
    words = [t for t in tokenize(phrase.partition(",")[0]) if t.word and t.low not in plain]
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return any(t.low in lexicon.grammar["outlets"] for t in ends) and any(t.capital for t in words)


def _newsroom(item: Found, who: Resolved, text: str, lexicon: Lexicon) -> Hop | None:
    """The newsroom nobody knows that passes words on: "передаёт «Вестник»", "сообщает корреспондент «Вестника»"."""
    passing = lexicon.grammar.get("passing", frozenset())
    if item.source is None or (item.form is None and item.frame != "according"):
        return None
    words = [t for t in tokenize(text, item.source.start, item.source.end) if t.word]
    if who.media or not passing or not words:
        return None
    sent = words[0].low in lexicon.grammar["correspondents"]
    # "корреспондент Вестника": no surname
    masthead = sent and len(words) == _SENT and not any(s.proper for s in shapes(words[1].text, lexicon.language))
    known = [a for a in who.actors if (a.kind != "entity" and not masthead) or a.party is not None or a.foreign]
    if known:
        return None
    kind = words[0].low in lexicon.grammar["outlets"]
    agency = item.form is not None and item.form.lemma in passing and item.form.kind == "third"
    named = words[sent or kind :]
    if not named or not named[0].capital or len(named) > _LONG_NAME or not (sent or kind or agency):
        return None
    begin, end = named[0].start, item.source.end
    quoted = begin > 0 and text[begin - 1] in '«“„"'
    if sent and len(named) > 1 and not quoted:
        # "корреспондент Иван Роу"
        return None
    begin -= quoted
    return Hop(name=text[begin:end], role="medium", start=begin, end=end)


def _is_press(phrase: str, party: str | None, lexicon: Lexicon) -> bool:
    """Whether a phrase means the press at large, wherever it is of, or ends in the name of a newsroom or a paper."""
    words = [t.low for t in tokenize(phrase.partition(",")[0]) if t.word]
    if not lexicon.grammar.get("press_at_large", frozenset()).isdisjoint(words[-1:]):
        return True
    if party is not None:
        return False
    return phrase.endswith(tuple(lexicon.grammar.get("newsrooms", ("\0",)))) or _is_masthead(phrase, lexicon)


def _is_masthead(phrase: str, lexicon: Lexicon) -> bool:
    """Whether it is the name of a paper, which has an article as no person has: "the Northern Courier"."""
    words = [t for t in tokenize(phrase.partition(",")[0]) if t.word]
    named = len(words) > 1 and words[0].low == "the" and words[-1].capital
    return named and words[-1].low in lexicon.grammar["mastheads"]


_SENT = 2
_SOMEBODY = "?"
_LONG_NAME = 3


def _carriers(item: Found, roster: Roster, text: str, lexicon: Lexicon) -> list[Hop]:
    """Who is said to pass the words on: "quoted by TASS", "in a letter read out by the speaker"."""
    hops = []
    for span, role in item.carriers:
        named = roster.within(span.start, span.end)
        if not named:
            # a name by itself that is nobody's we know is an outlet's more often than a messenger's
            name = span.of(text)
            words = {t.low for t in tokenize(text, span.start, span.end)}
            short = name[:1].isupper() and name.count(" ") < _LONG_NAME
            outlet: HopRole = "medium" if short or words & lexicon.grammar["outlets"] or name[0] in "«“" else "relay"
            given: HopRole | None = "medium" if role == "talk" else role
            hops.append(Hop(name=name, role=given or outlet, start=span.start, end=span.end))
            continue
        # "Russia's state news agency Tass"
        outlets = (n for n in named if n[1].kind == "medium" and "," not in text[span.start : n[0].start])
        mention, actor = next(outlets, named[0])
        paper = _is_masthead(span.of(text), lexicon)
        if role == "talk" and not paper and actor.kind != "medium" and (actor.kind in _TALKERS or actor.party):
            # a talk with a person has no carrier, nor has a speech to a parliament
            continue
        medium = (
            paper or role in {"medium", "talk"} or actor.kind == "medium" or (role is None and actor.kind == "entity")
        )
        party = None if medium else actor.party
        kind: HopRole = "medium" if medium else "relay"
        whole = text[span.start : span.end] if role == "medium" and actor.kind == "entity" else ""
        part = mention.end == span.end and whole.count(" ") < _LONG_NAME and whole[:1].isupper()
        # "La Sentinelle", of which only the end was read as a name
        name, start = (whole, span.start) if part and mention.start > span.start else (actor.name, mention.start)
        hops.append(Hop(name=name, party=party, role=kind, start=start, end=mention.end))
    return hops


_UNKNOWN = frozenset({"entity", "group"})
_TALKERS = frozenset({"person", "group"})


def _media_of(item: Found, roster: Roster, text: str, lexicon: Lexicon) -> list[Hop]:
    """Media that carry the words: the recipient of "told", "in an interview with", "according to TASS"."""
    hops: list[Hop] = []
    spans: list[Span] = []
    if item.recipient is not None:
        spans.append(item.recipient)
    if item.cue is not None:
        spans.append(_tail(item, text))
    for span in spans:
        named = roster.within(span.start, span.end)
        if item.form is None and span is item.recipient and not named:
            # "Ветрова — «Спорту»:" needs no verb of telling
            hops.append(Hop(name=span.of(text).strip('«»“”"'), role="medium", start=span.start, end=span.end))
        outlet = _outlet(text, span, lexicon) if span is item.recipient else None
        if span is item.recipient and outlet is None and not named:
            outlet = _named_before(text, span, roster, lexicon)
        if outlet is not None:
            hops.append(outlet)
            continue
        for mention, actor in named:
            # whom somebody asks or urges carries nothing
            # "сказав Harbor News": an outlet keeps its letters
            latin = lexicon.kind == "inflected" and actor.kind == "person" and actor.party is None
            latin = latin and actor.name.isascii() and not actor.titles
            told = span is item.recipient and (actor.kind == "entity" or latin) and _tells(item)
            told = told and (lexicon.kind == "inflected" or _whole(text, span, mention.start, mention.end))
            if actor.kind == "medium" or told:
                hops.append(Hop(name=actor.name, role="medium", start=mention.start, end=mention.end))
    return hops


def _named_before(text: str, span: Span, roster: Roster, lexicon: Lexicon) -> Hop | None:
    """The paper last named in the paragraph, which "the daily" and "изданию" mean."""
    words = [t for t in tokenize(text, span.start, span.end) if t.word]
    bare = [t for t in words if t.low not in _KNOWN]
    if len(bare) != 1 or bare[0].capital or (lexicon.kind != "inflected" and len(words) == len(bare)):
        return None
    if bare[0].low not in lexicon.grammar["outlets"]:
        return None
    begin = text.rfind("\n", 0, span.start) + 1
    papers = [(m, a) for m, a in roster.within(begin, span.start) if a.kind == "medium"]
    if not papers:
        return None
    mention, actor = papers[-1]
    return Hop(name=actor.name, role="medium", start=mention.start, end=mention.end)


def _whole(text: str, span: Span, start: int, end: int) -> bool:
    """Whether a name is all that was told: "told Nash Vek", not "told a meeting of Pacific Island leaders"."""
    return text[span.start : start].strip().lower() in {"", "the"} and not text[end : span.end].strip()


def _tells(item: Found) -> bool:
    return item.form is None or item.form.group.act in {"states", "denies"}


_KNOWN = frozenset({"the", "this", "that", "our", "its", "his", "her", "their"})


def _outlet(text: str, span: Span, lexicon: Lexicon) -> Hop | None:
    """The paper or station that was told: "the newspaper Nash Vek", "the Northern Courier", "Radio Volna"."""
    tokens = [t for t in tokenize(text, span.start, span.end) if t.word]
    named = [t for t in tokens if t.capital]
    # "a weekly briefing in Beijing" is no weekly
    heads = [t for t, after in itertools.zip_longest(tokens, tokens[1:]) if after is None or after.capital or t.capital]
    last = tokens[-1].low if tokens else ""
    if lexicon.kind != "inflected" and tokens[-1:] != named[-1:] and last in lexicon.grammar["outlets"] | {"tv"}:
        adjective = all(t.low.endswith(tuple(lexicon.grammar["of_a_state"])) for t in named)
        adjective = adjective or (tokens[0].low in {"a", "an"} and len(named) == 1)
        if adjective and tokens[0].low not in _KNOWN:
            # "told state television", "told a Greek paper"
            return Hop(name=span.of(text), role="medium", start=span.start, end=span.end)
    if not named or not (
        {t.low for t in heads} & lexicon.grammar["outlets"] or named[-1].low in lexicon.grammar["mastheads"]
    ):
        return None
    begin, end = named[0].start, named[-1].end
    return Hop(name=text[begin:end], role="medium", start=begin, end=end)


def _tail(item: Found, text: str) -> Span:
    """The stretch between the cue and the content, where the occasion stands ("said in an interview with X that")."""
    assert item.cue is not None  # noqa: S101 - the caller checks
    start = item.cue.end
    following = [c.start for c in item.content if c.start >= start]
    source_end = item.source.end if item.source else start
    if following:
        return Span(start=start, end=max(start, min(following)))
    begin = max(start, source_end)
    stop = begin
    while stop < len(text) and text[stop] not in '\n“"«' and stop - begin < 90:
        if text[stop] in ".!?" and text[stop + 1 : stop + 2].isspace() and not text[stop - 1 : stop].isupper():
            break
        stop += 1
    return Span(start=begin, end=stop)
