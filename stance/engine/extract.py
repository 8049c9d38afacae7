"""Positions read off attributions: one per holder, act and target, with all their evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from stance.attribution import (
    Shown,
    Testimony,
    grammar,
    is_answer,
    noun_cues,
    own_clauses,
    says_nothing,
    sentence_by_sentence,
    shown,
    shown_in,
    testimony,
    told_of_others,
    told_words,
)
from stance.engine.aimed import party_named
from stance.engine.foregoing import brackets
from stance.engine.hung import calls_what, in_relative, named_beside, sums_up, with_relative
from stance.engine.merge import merge
from stance.engine.replies import put_to, reply_of, stands
from stance.engine.standless import headless, no_stand, only_topic
from stance.engine.statement import statement_of, verb_of
from stance.records import (
    Act,
    Attribution,
    Evidence,
    Position,
    Reading,
    Span,
    Speaker,
    Target,
)
from stance.text.morphology import LANGUAGES

_MAX_TARGET = 12
_MOSTLY = 0.6
_QUOTES = "\"“”«»„'‘’ \u00a0"


def positions(reading: Reading) -> list[Position]:
    """Return the positions of the asked parties, in reading order, near-repeats merged.

    A statement of somebody who belongs to a party but does not speak for it is a position of that person, marked by
    the capacity; the checks see to it that it does not count for the party.
    """
    asked: set[str | None] = {p.id for p in reading.parties}
    found: list[Position] = []
    before: dict[tuple[str, str], str] = {}
    for index, attribution in enumerate(reading.attributions):
        # of a long answer the sentences are looked at one by one
        answer = is_answer(attribution, reading.article.text)
        if not answer and _superseded(reading, index, attribution, asked):
            continue
        if says_nothing(reading.attributions, index, reading.article.text, reading.article.language):
            continue
        if _denied(reading, index) or no_stand(attribution, reading.article):
            continue
        if calls_what(reading, index) and _of_own_object(reading, index):
            continue
        told = [attribution]
        if answer:
            parts = sentence_by_sentence(attribution, reading.sentences)
            told = [
                part
                for part in parts
                if (stands(reading, part) or put_to(reading, part) or reply_of(reading, part) is not None)
                and not _superseded(reading, index, part, asked)
                and not _of_others(reading, index, part)
            ]
        for speaker in attribution.speakers:
            if speaker.party in asked:
                for part in told:
                    position = _position(reading, index, part, speaker)
                    found.append(position)
                    before.setdefault((position.holder, position.statement), brackets(reading, part, speaker))
    return [_explained(position, before.get((position.holder, position.statement), "")) for position in merge(found)]


def _explained(position: Position, words: str) -> Position:
    """The position with what its statement lacks to be read alone."""
    return position.model_copy(update={"statement": f"{position.statement}{words}"}) if words else position


def _of_others(reading: Reading, index: int, part: Attribution) -> bool:
    """Whether a sentence of an answer opens with what somebody else said or wants: "Mr Roe has promised me a map"."""
    said = part.content[0]
    words, language = said.of(reading.article.text), reading.article.language
    if told_of_others(words, language):
        first = " ".join(words.split()[: _OPENING + 1])
        return party_named([first], reading.parties, None, language) not in {s.party for s in part.speakers}
    for other in reading.attributions:
        source = other.source
        if other.within != index or source is None or not said.covers(source) or other.speakers == part.speakers:
            continue
        if not other.speakers and not other.open:
            # a thing, or somebody of whom who answers tells: "Наши друзья нас не просили"
            continue
        opening = reading.article.text[said.start : source.start].split()
        told = Span(start=min(source.start, other.extent.start), end=max(source.end, other.extent.end))
        if len(opening) <= _OPENING and (told.end - source.start) >= _MOSTLY * (said.end - said.start):
            return True
    return False


_OPENING = 3


def _denies(own: Attribution) -> bool:
    """Whether what is told inside is told as not so: "denies that Kyiv agreed", "does not believe that Kyiv agreed"."""
    return own.cue is not None and (own.act == "denies" or own.negated)


def _denied(reading: Reading, index: int) -> bool:
    """Whether whoever tells it tells that it is not so: "denies that Kyiv agreed", but not "the map Kyiv drew"."""
    attributions = reading.attributions
    own = attributions[index]
    # "denied the claim, made by Kyiv, that": Kyiv claims it
    made = own.cue is not None and own.source is not None and own.cue.end < own.source.start
    made = made and own.cue is not None and own.cue.lemma in noun_cues(reading.article.language)
    within = own.within if not made and not in_relative(own, reading.article) else None
    seen = {index}
    while within is not None and within not in seen:
        if _denies(attributions[within]):
            return True
        seen.add(within)
        within = attributions[within].within
    return False


def _superseded(reading: Reading, index: int, own: Attribution, asked: Set[str | None]) -> bool:
    """Whether an inner attribution of a party asked for says most of it: "Trump said he aims to ..."."""
    if _denies(own):
        return False
    language = reading.article.language
    for number, other in enumerate(reading.attributions):
        if other.within != index or _of_a_part(other) or _only_spoken_of(other, own, language):
            continue
        if (other.speakers != own.speakers and in_relative(other, reading.article)) or calls_what(reading, number):
            continue
        if headless(other, reading.article):
            # "blamed Paris, who he said had never answered"
            continue
        if not any(s.party in asked for s in other.speakers):
            continue
        inner = with_relative(reading, other)
        inside = sum(max(0, min(c.end, inner.end) - max(c.start, inner.start)) for c in own.content)
        if inside < _MOSTLY * _length(own.content):
            continue
        silent = says_nothing(reading.attributions, number, reading.article.text, language)
        # "said Kyiv was in touch but would not speculate": no stand that would go before it
        if not silent and not only_topic(other, reading.article):
            return True
    return False


def _caveat(reading: Reading, own: Attribution) -> str:
    """What stands behind a "but" in the words of whoever passes it on: "Kyiv wants talks, | but will not beg"."""
    outer = reading.attributions[own.within] if own.within is not None else None
    held = next((c for c in outer.content if c.covers(own.content[-1])), None) if outer is not None else None
    if held is None or own.kind == "direct" or reading.article.language in LANGUAGES:
        return ""
    rest = Span(start=own.content[-1].end, end=held.end)
    words = re.findall(r"[^\W\d_]+", rest.of(reading.article.text).lower())
    further = any(a.within == own.within and rest.overlaps(a.extent) for a in reading.attributions if a is not own)
    if further or not words or words[0] not in grammar(reading.article.language, "contrast"):
        return ""
    return " ".join(rest.of(reading.article.text).split()).rstrip(".")


def _only_spoken_of(inner: Attribution, outer: Attribution, language: str) -> bool:
    """Whether a noun is what somebody takes a stand on, and told by nobody: "назвал отказ Киева ошибкой"."""
    if language not in LANGUAGES or inner.cue is None or inner.cue.lemma not in noun_cues(language):
        return False
    tellers = {s.name for s in outer.speakers} - {s.name for s in inner.speakers}
    return tellers.isdisjoint(h.name for h in inner.chain) and bool(tellers)


def _of_a_part(inner: Attribution) -> bool:
    """Whether words only tell something of one thing that the others name: "reject a pact that he said was dead"."""
    if inner.source is None or inner.cue is None or len(inner.content) != _PAIR:
        return False
    return inner.content[0].end <= inner.source.start < inner.cue.start < inner.content[1].start


def _of_own_object(reading: Reading, index: int) -> bool:
    """Whether whoever gives a thing a name is who says the rest: "denounced what it called a provocation"."""
    own = reading.attributions[index]
    return own.within is not None and reading.attributions[own.within].speakers == own.speakers


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _position(reading: Reading, index: int, attribution: Attribution, holder: Speaker) -> Position:
    """The position that attribution `index` shows, or `attribution`, which is a part of it."""
    text = reading.article.text
    carried: Testimony = testimony(reading.attributions, index, holder, text)
    whole = attribution is reading.attributions[index]
    content = told_words(attribution.content, text, reading.article.language)
    taken = _taken_up(reading, index) if whole else None
    reply = reply_of(reading, attribution) if not whole else None
    target = _target(reading, attribution, holder, reply.question if reply else taken or content)
    called = named_beside(reading, index) if whole and calls_what(reading, index) else None
    if called is not None and called.cue is not None and called.source is not None and attribution.cue is not None:
        verb = verb_of(attribution.cue, attribution.source, reading.article)
        thing = " ".join(text[called.source.start : called.cue.end].split())
        statement = f"{holder.name} {verb} what {_inside(thing)} {content}"
    elif whole and calls_what(reading, index) and attribution.cue is not None:
        statement = f"{holder.name} {verb_of(attribution.cue, attribution.source, reading.article)} it {content}"
    elif taken is not None and attribution.cue is not None:
        verb = verb_of(attribution.cue, attribution.source, reading.article)
        # "he's pushing for it"
        statement = f"{holder.name}{'' if verb[0] in _QUOTES else ' '}{verb} {taken}"
    else:
        statement = statement_of(holder.name, attribution, content, reading.article)
        caveat = _caveat(reading, attribution)
        statement += f"{'' if caveat.startswith(',') else ' '}{caveat}" if caveat else ""
    if reply is not None:
        act, polarity = reply.act, reply.polarity
    elif whole:
        act, polarity = shown_in(reading, index)
    else:
        act, polarity = _of_own(reading, index, attribution)
    return Position(
        party=holder.party or "",
        holder=holder.name,
        speaker=carried.speaker,
        chain=carried.chain,
        voice=carried.voice,
        act=act,
        target=target,
        polarity=polarity,
        condition=attribution.condition.of(text) if attribution.condition else None,
        issue=" ".join(target.text.split()[:6]),
        statement=statement,
        evidence=carried.evidence if whole else tuple(Evidence.at(text, span) for span in attribution.content),
    )


_DONE: frozenset[Act] = frozenset({"accepts", "offers", "promises"})


def _of_own(reading: Reading, index: int, part: Attribution) -> Shown:
    """The act and the stand of a sentence of an answer, without what others hold: "Moscow wants it; I do not"."""
    text, said = reading.article.text, part.content[0]
    words, at = [], said.start
    for other in sorted(reading.attributions, key=lambda a: a.extent.start):
        if other.within == index and said.covers(other.extent) and other.speakers != part.speakers:
            words.append(text[at : max(at, other.extent.start)])
            at = max(at, other.extent.end)
    words.append(text[at : said.end])
    own = own_clauses(" ".join(" ".join(words).split()), reading.article.language)
    seen = shown(part, own, reading.parties, reading.article.language)
    first = own.split(maxsplit=1)[:1]
    things = grammar(reading.article.language, "neuter") if reading.article.language not in LANGUAGES else frozenset()
    # "It has offered to": what the question is about
    return Shown("states", "neutral") if first and first[0].lower() in things and seen.act in _DONE else seen


def _taken_up(reading: Reading, index: int) -> str | None:
    """What a relative clause answers: "an accusation that Moscow denied" with the accusation before it.

    "said that it had left, which Kyiv denied", "a plan, which Kyiv rejected". None for any other attribution.
    """
    own, text = reading.attributions[index], reading.article.text
    if own.cue is None or own.kind == "direct" or reading.article.language in LANGUAGES:
        return None
    said, *more = own.content
    summed = sums_up(reading, own)
    if summed and not more:
        # "a truce first, something Kyiv rejects"
        return _summed(said.of(text))
    between = text[own.cue.end : more[0].start] if len(more) == 1 and said.end <= own.cue.start else ""
    by = own.source is not None and own.source.start >= own.cue.end and between.startswith(" by ")
    if between.isspace() or by:
        # "the fire, which Kyiv blames on a drone", "terms described by Kyiv as a trap"
        thing = _summed(said.of(text)) if summed else _inside(" ".join(said.of(text).split()))
        return f"{thing} {' '.join(more[0].of(text).split())}"
    if not more and said.end <= own.cue.start:
        bare = own.source is not None and said.end < own.source.start and not text[said.end : own.source.start].strip()
        if not bare and _RELATIVE.match(text, said.end) is None:
            return None
        words = " ".join(said.of(text).split())
        opens = words.split(maxsplit=1)[0].lower() in grammar(reading.article.language, "clause") | {"that"}
        told = next((a for a in reading.attributions if a is not own and a.content[-1] == said), None)
        if words.startswith("to "):
            # "urged Berlin to lift the ban, which Paris rejected"
            return f"the {_CALLED.get(told.act, 'idea')} {words}" if told else None
        if not opens and told and told.act not in _ANSWERS and own.act in _ANSWERS:
            return f"that {words}"
        return _inside(words)
    if own.act not in _ANSWERS or len(own.content) != _PAIR or own.content[0].end > own.cue.start:
        return None
    noun, said = own.content
    claim = next((a for a in reading.attributions if a is not own and a.content[-1] == said), None)
    if claim is None or text[said.end : noun.start].strip() not in {",", "—", "–"}:
        return None
    words, what = " ".join(said.of(text).split()), " ".join(noun.of(text).split())
    deed = words.partition(" of ")[2]
    if claim.act == "accuses" and deed:
        return f"{what} of {deed}"
    opens = words.split(maxsplit=1)[0].lower() in grammar(reading.article.language, "clause") | {"that"}
    return f"{what} {words}" if opens else f"{what}: {words}"


def _summed(words: str) -> str:
    """How what was told before is spoken of: "this", "the demand"."""
    _, *noun = words.split()
    return " ".join(("the", *noun)) if noun else "this"


def _inside(words: str) -> str:
    """Words that opened their sentence, as they stand inside one."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Its", "Their", "His", "Her"} else words


_PAIR = 2
_RELATIVE = re.compile(r"(?: on \w+)?,? (?:which|that)\b")
_CALLED: Mapping[Act, str] = {"demands": "demand", "offers": "offer", "promises": "promise"}
_ANSWERS = frozenset({"denies", "refuses", "accepts"})


def _target(reading: Reading, attribution: Attribution, holder: Speaker, content: str) -> Target:
    """What the content is about: its opening words, and the first other party that it names."""
    words = content.strip(_QUOTES).split()
    if len(words) > 1 and words[0].lower() in grammar(reading.article.language, "leads"):
        words = words[1:]
    said = [span.of(reading.article.text) for span in attribution.content]
    return Target(
        text=" ".join(words[:_MAX_TARGET]).rstrip(",;:.") or content,
        party=party_named(said, reading.parties, holder.party, reading.article.language),
    )
