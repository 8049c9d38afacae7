"""Positions read off attributions: one per holder, act and target, with all their evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from stance.attribution import (
    Testimony,
    grammar,
    is_answer,
    noun_cues,
    says_nothing,
    sentence_by_sentence,
    shown,
    shown_in,
    testimony,
    topic_cues,
)
from stance.engine.aimed import party_named
from stance.engine.foregoing import brackets
from stance.engine.merge import merge
from stance.records import (
    Act,
    Article,
    Attribution,
    Evidence,
    Position,
    Reading,
    Span,
    Speaker,
    Target,
)
from stance.text.morphology import LANGUAGES, roots

_MAX_TARGET = 12
_MOSTLY = 0.6
_FEW_WORDS = 4
_QUOTES = "\"“”«»„'‘’ \u00a0"


def positions(reading: Reading) -> list[Position]:
    """Return the positions of the asked parties, in reading order, near-repeats merged.

    A statement of somebody who belongs to a party but does not speak for it is a position of that person, marked by
    the capacity; the checks see to it that it does not count for the party.
    """
    asked: set[str | None] = {p.id for p in reading.parties}
    topics = topic_cues(reading.article.language)
    found: list[Position] = []
    before: dict[tuple[str, str], str] = {}
    for index, attribution in enumerate(reading.attributions):
        if _superseded(reading.attributions, index, attribution, asked) or _only_topic(
            attribution, topics, reading.article
        ):
            continue
        if says_nothing(reading.attributions, index, reading.article.text, reading.article.language):
            continue
        if _denied(reading.attributions, index):
            continue
        told = [attribution]
        if is_answer(attribution, reading.article.text):
            parts = sentence_by_sentence(attribution, reading.sentences)
            told = [
                part
                for part in parts
                if _stands(reading, part) and not _superseded(reading.attributions, index, part, asked)
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


def _stands(reading: Reading, attribution: Attribution) -> bool:
    """Whether an answer's sentence speaks of a party or of what "we" do, and asks nothing: not "Thank you"."""
    text, language = reading.article.text, reading.article.language
    said = attribution.content[0].of(text)
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", said.lower())
    if len(words) < _FEW_WORDS or said.rstrip(_QUOTES).endswith("?"):
        return False
    others = grammar(language, "masculine") | grammar(language, "feminine") | grammar(language, "plural")
    if not others.isdisjoint(words[:2]):
        # "They admit that", "What he wants is": what somebody else says or does
        return False
    own = not grammar(language, "first_person").isdisjoint(words)
    named = party_named([attribution.content[0].of(text)], reading.parties, None, language) is not None
    return own or named or shown(attribution, said, reading.parties, language).act != "states"


def _only_topic(attribution: Attribution, topics: frozenset[str], article: Article) -> bool:
    """Whether only what was talked about is told: "commented on the deal", "explained why it had failed"."""
    if attribution.kind == "direct" or attribution.cue is None:
        return False
    if attribution.cue.lemma in topics:
        # "would not discuss a truce" tells a stand
        return not attribution.negated
    if attribution.act != "states" or attribution.negated:
        return False
    words = re.findall(r"[^\W\d_]+", attribution.content[0].of(article.text).lower())[:3]
    if len(words) > 1 and {words[1]} & grammar(article.language, "pointing"):
        # "о том, чем там заняты"
        words = words[2:]
    return bool(words) and words[0] in grammar(article.language, "asking_words")


def _denies(own: Attribution) -> bool:
    return own.cue is not None and (own.act == "denies" or (own.negated and own.cue.speech))


def _denied(attributions: Sequence[Attribution], index: int) -> bool:
    """Whether whoever tells it tells that it is not so: "denies that Kyiv agreed"."""
    within = attributions[index].within
    seen = {index}
    while within is not None and within not in seen:
        if _denies(attributions[within]):
            return True
        seen.add(within)
        within = attributions[within].within
    return False


def _superseded(attributions: Sequence[Attribution], index: int, own: Attribution, asked: Set[str | None]) -> bool:
    """Whether an inner attribution of a party asked for says most of it: "Trump said he aims to ..."."""
    if _denies(own):
        return False
    for other in attributions:
        if other.within != index:
            continue
        if any(s.party in asked for s in other.speakers):
            inner = other.extent
            inside = sum(max(0, min(c.end, inner.end) - max(c.start, inner.start)) for c in own.content)
            if inside >= _MOSTLY * _length(own.content):
                return True
    return False


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _position(reading: Reading, index: int, attribution: Attribution, holder: Speaker) -> Position:
    """The position that attribution `index` shows, or `attribution`, which is a part of it."""
    text = reading.article.text
    carried: Testimony = testimony(reading.attributions, index, holder, text)
    whole = attribution is reading.attributions[index]
    content = " ".join(" ".join(s.of(text).split()) for s in attribution.content)
    taken = _taken_up(reading, index) if whole else None
    target = _target(reading, attribution, holder, taken or content)
    if taken is not None and attribution.cue is not None:
        statement = f"{holder.name} {' '.join(attribution.cue.of(text).split())} {taken}"
    else:
        statement = _statement(holder.name, attribution, content, reading.article)
    act, polarity = (
        shown_in(reading, index) if whole else shown(attribution, content, reading.parties, reading.article.language)
    )
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


def _taken_up(reading: Reading, index: int) -> str | None:
    """What a relative clause answers: "an accusation that Moscow denied" with the accusation before it.

    "said that it had left, which Kyiv denied", "a plan, which Kyiv rejected". None for any other attribution.
    """
    own, text = reading.attributions[index], reading.article.text
    if own.cue is None or reading.article.language in LANGUAGES:
        return None
    if len(own.content) == 1 and own.content[0].end <= own.cue.start:
        said = own.content[0]
        if _RELATIVE.match(text, said.end) is None:
            return None
        words = " ".join(said.of(text).split())
        opens = words.split(maxsplit=1)[0].lower() in grammar(reading.article.language, "clause") | {"that"}
        told = next((a for a in reading.attributions if a is not own and a.content[-1] == said), None)
        if words.startswith("to "):
            # "urged Berlin to lift the ban, which Paris rejected"
            return f"the {_CALLED.get(told.act, 'idea')} {words}" if told else None
        if not opens and told and own.act in _ANSWERS:
            return f"that {words}"
        first, _, rest = words.partition(" ")
        return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Its", "Their", "His", "Her"} else words
    if own.act not in _ANSWERS or len(own.content) != _PAIR or own.content[0].end > own.cue.start:
        return None
    noun, said = own.content
    claim = next((a for a in reading.attributions if a is not own and a.content[-1] == said), None)
    if claim is None or text[said.end : noun.start].strip() != ",":
        return None
    words, what = " ".join(said.of(text).split()), " ".join(noun.of(text).split())
    deed = words.partition(" of ")[2]
    if claim.act == "accuses" and deed:
        return f"{what} of {deed}"
    opens = words.split(maxsplit=1)[0].lower() in grammar(reading.article.language, "clause") | {"that"}
    return f"{what} {words}" if opens else f"{what}: {words}"


_PAIR = 2
_RELATIVE = re.compile(r"(?: on \w+)?,? (?:which|that)\b")
_CALLED: Mapping[Act, str] = {"demands": "demand", "offers": "offer", "promises": "promise"}
_ANSWERS = frozenset({"denies", "refuses", "accepts"})


def _statement(holder: str, attribution: Attribution, content: str, article: Article) -> str:
    """The holder, the cue in its own words, and the content as it stands."""
    cue, source, text, language = attribution.cue, attribution.source, article.text, article.language
    if language in LANGUAGES:
        return _bent_statement(holder, attribution, content, article)
    words = " ".join(cue.of(text).split()) if cue is not None else ""
    if _CONTRACTED.match(words):
        # "he'll oppose it"
        return f"{holder}{words} {content}"
    if cue is None or cue.lemma.startswith(("according", "in the")) or not words[:1].isalpha():
        return f"{holder} says: {content}"
    if attribution.kind == "direct" and words.split()[0].lower() in grammar(language, "auxiliaries"):
        # "was told by X": the words are X's
        return f"{holder} says: {content}"
    if any(c.overlaps(cue) for c in attribution.content):
        # the cue says enough alone: "Kyiv has refused", "Kyiv has said yes"
        return f"{holder} {words}"
    if (
        attribution.negated
        and source is not None
        and source.of(text).split()[0].lower() in grammar(language, "none_of")
    ):
        return f"{' '.join(source.of(text).split())} {words} {content}"
    first = attribution.content[0]
    if source is not None and _owns(text, source, cue):
        # "in Kyiv's reading", "its position is that"
        framed = first.start < cue.end or cue.lemma in grammar(language, "opinions")
        return f"{holder}'s {words}{':' if framed else ''} {content}"
    if first.start < cue.start:
        return f"{holder} {'says' if cue.lemma in _TOLD else words}: {content}"
    # "told reporters on Thursday that"
    between = " ".join(text[cue.end : first.start].split())
    if cue.lemma in _TOLD and _PLAIN.fullmatch(between):
        words = f"{words} {between}"
    elif first.of(text).startswith(("to ", "not to ")) and _WHOM.fullmatch(between):
        # "called on the envoys to sign": whom it is put to belongs with it
        words = f"{words} {between}"
    comma = "," if words.lower().endswith("ing") and " " not in words else ""
    return f"{holder}{comma} {words} {content}"


_TOLD = frozenset({"tell", "assure", "inform", "remind", "notify", "advise"})
_PLAIN = re.compile(r"[\w’' .-]{2,60}:?")
_CONTRACTED = re.compile(r"['’](?:ll|d|ve|re|s|m) \w")
_WHOM = re.compile(r"[\w’' .-]{2,60}")
_OWNING = frozenset({"its", "his", "her", "their"})


def _owns(text: str, source: Span, cue: Span) -> bool:
    """Whether the source is the possessor of a noun: "Kyiv's reading", "its position"."""
    behind = text[source.end : cue.start]
    return source.end <= cue.start and (
        behind.startswith(("'s ", "’s ", "' ", "’ ")) or source.of(text).lower() in _OWNING
    )


def _bent_statement(holder: str, attribution: Attribution, content: str, article: Article) -> str:
    """The same in an inflected language, whose marks are other: a comma before "что", a colon before a clause."""
    cue, text = attribution.cue, article.text
    words = " ".join(cue.of(text).split()) if cue is not None else ""
    frames = grammar(article.language, "prepositions") | grammar(article.language, "so_said")
    # "in the opinion of Kyiv", but not "Kyiv is against"
    frame = cue is not None and words.split()[0].lower() in frames and (cue.act, cue.polarity) == ("states", "neutral")
    if cue is None or not words[:1].isalpha() or frame:
        return f"{holder}: {content}"
    first, source = attribution.content[0], attribution.source
    told = source is not None and cue.end <= source.start < source.end <= first.start
    if told and len(attribution.content) == 1 and cue.lemma in noun_cues(article.language):
        # "твердження Москви, ніби ..."
        return " ".join(text[cue.start : first.end].split())
    holder = _within(holder, attribution, text)
    if any(c.overlaps(cue) for c in attribution.content):
        return f"{holder} {words}"
    between = text[cue.end : first.start] if first.start >= cue.end else text[first.end : cue.start]
    if content.split(maxsplit=1)[0].rstrip(",").lower() in grammar(article.language, "clause"):
        return f"{holder} {words}, {content}"
    apart = ":" in between if first.start >= cue.end else bool(_APART.search(between))
    apart = apart or attribution.kind == "direct" or len(attribution.content) > 1
    owner = attribution.source is not None and cue.end <= attribution.source.start < first.start
    asked = first.start >= cue.end and not owner and _is_whom(between, article.language)
    if asked and _is_infinitive(content, article.language):
        # "призвал Москву вывести войска": whom it is put to belongs with it
        return f"{holder} {words} {' '.join(between.split())} {content}"
    return f"{holder} {words}: {content}" if apart else f"{holder} {words} {content}"


_APART = re.compile(r"[,—–]")
_INSIDE = re.compile(r"\b(?:во?|у|на)\s+\Z", re.IGNORECASE)


def _within(holder: str, attribution: Attribution, text: str) -> str:
    """The holder, with its preposition where those inside it speak: "В Кремле готовы", not "Кремль готовы"."""
    source = attribution.source
    if source is None or attribution.cue is None or source.end > attribution.cue.start:
        return holder
    inside = _INSIDE.search(text, max(0, source.start - _PREPOSITION), source.start)
    if inside is None or not source.of(text)[:1].isupper():
        return holder
    return f"{inside.group().strip().capitalize()} {' '.join(source.of(text).split())}"


_PREPOSITION = 4


def _is_whom(between: str, language: str) -> bool:
    """Whether the words before an infinitive name whom it is put to: "Москву", not "на встрече", "вчера"."""
    words = between.split()
    if not words or not _WHOM.fullmatch(between.strip()) or not any(w[0].isupper() for w in words):
        return False
    return words[0].lower() not in grammar(language, "prepositions") - grammar(language, "put_to")


def _is_infinitive(content: str, language: str) -> bool:
    """Whether the words open with an infinitive, a negation in front of it or not."""
    words = [w for w in content.lower().split()[:2] if w not in grammar(language, "negations")]
    return bool(words) and any(kind == "base" for _, kind in roots(words[0].strip(_QUOTES + ",;:."), language)[:1])


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
