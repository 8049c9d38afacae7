"""Whom a pronoun means: whoever was heard or named last, sentence by sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from stance.attribution.cues import Lexicon
from stance.parties.actors import Actor, Roster
from stance.parties.mentions import Mention
from stance.records import Article, Sentence, Span, Speaker
from stance.text.words import Token, tokenize

_BACK = 4
_LATELY = 4
_APPOSED = 30
_OPENING = 25
_QUOTING = frozenset('"“”')
_FOLLOWING = re.compile(r"\s+(\w+)")
# between a name and the body that its apposition ends with
_MEMBER_OF = re.compile(r",\s(?:an?|the|one)\s[^,.;:!?]*\b(?:of|on|in|at|for|from|with)\s[^,.;:!?]*")
_MARK = re.compile(r"\s*(?:[^\w\s]|\Z)")


def _fits(actor: Actor, gender: str) -> bool:
    several = actor.kind == "role" and all(t.endswith("s") and not t.endswith("ss") for t in actor.titles)
    return actor.kind in {"person", "role"} and actor.gender in (None, gender) and actor.human and not several


def _somebody(actor: Actor) -> bool:
    """Whether an actor named in passing may be who speaks next: not "one doctor"."""
    return actor.kind == "person" or actor.capacity != "citizen"


@dataclass
class Resolved:
    """What a source phrase resolves to: the actors, the media among them, and whether it might be a party unseen."""

    actors: list[Actor] = field(default_factory=list)
    media: list[tuple[Actor, Span]] = field(default_factory=list)
    open: bool = False

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The actors as the records show them."""
        return tuple(dict.fromkeys(a.speaker for a in self.actors))


class Pronouns:
    """Keeps who was heard where, and resolves pronouns by it."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], roster: Roster, lexicon: Lexicon) -> None:
        self.text = article.text
        self.begins = [s.start for s in sentences]
        self.blocks = article.blocks
        self.roster = roster
        self.grammar = lexicon.grammar
        self.loose = lexicon.kind == "inflected"
        self.language = lexicon.language
        self.heard: list[tuple[int, Actor | None]] = []
        self.unknown: list[int] = []

    def lost(self, at: int) -> None:
        """Note that somebody unknown spoke last, so that the next pronoun means nobody we know."""
        self.heard.append((at, None))

    def described_by(self, before: Sequence[tuple[Mention, Actor]], span: Span) -> Actor | None:
        """Somebody of whom "who" tells behind an apposition: "Jane Roe, a member of the committee, | who"."""
        last, body = before[-1]
        if span.of(self.text) != "who" or body.kind == "person" or self.text[last.end : span.start].strip() != ",":
            return None
        person = next(((m, a) for m, a in reversed(before[:-1]) if a.kind == "person"), None)
        told = self.text[person[0].end : last.start] if person is not None else ""
        return person[1] if person is not None and _MEMBER_OF.fullmatch(told) else None

    def _pointing(self, end: int) -> bool:
        """Whether a pronoun points ahead: "those who", "ті, хто"."""
        behind = re.match(r",?\s*([^\W\d_]+)", self.text[end : end + _APPOSED])
        return behind is not None and behind[1].lower() in self.grammar["relatives"] - {"that"}

    def _pronoun(self, word: Token, span: Span) -> Resolved:
        low = word.low
        if low in self.grammar["self"]:
            return Resolved()
        if low in self.grammar["neuter"]:
            actor = self._thing(span.start, {"body", "party", "entity"})
        elif low in self.grammar["plural"] and self.loose:
            # "они" is never one state or one body: several heard together, or a group
            last = [a for at, a in self.heard if at == self.heard[-1][0] and a is not None]
            if len(last) > 1:
                self.heard += [(span.start, a) for a in last]
                return Resolved(last)
            actor = self._thing(span.start, {"group"})
        elif low in self.grammar["plural"]:
            actor = self._thing(span.start, {"group", "body", "party", "entity"})
        else:
            gender: Literal["he", "she"] = "he" if low in self.grammar["masculine"] else "she"
            actor = self._person(span.start, gender, possessive=self._owns(low, span))
        if actor is None:
            return Resolved(open=True)
        self.heard.append((span.start, actor))
        return Resolved([actor])

    def _thing(self, before: int, kinds: set[str]) -> Actor | None:
        """What "it", "its" or "their" mean: who was heard or named in the same sentence, else who was heard last.

        None where the sentence names several of different parties.
        """
        block = next((b for b in self.blocks if b.start <= before < b.end), None)
        begin = self._sentence_start(before, block.start if block else 0)
        heard = [(at, a) for at, a in self.heard if begin <= at < before and (a is None or a.kind in kinds)]
        if heard:
            return None if self._put_to_another(before, heard[-1][1], kinds) else heard[-1][1]
        if any(begin <= at < before for at in self.unknown):
            return None
        named = [a for _, a in self.roster.within(begin, before) if a.kind in kinds]
        named = [a for a in named if a.kind != "entity"] or named
        if len({(a.party, a.foreign) for a in named}) > 1:
            return None
        return named[0] if named else self._last(before, kinds, None)

    def _put_to_another(self, before: int, speaker: Actor | None, kinds: set[str]) -> bool:
        """Whether the pronoun at `before` may mean whom the speaker addresses: "Moscow asked Kyiv why it"."""
        if self.loose or speaker is None:
            return False
        listener = next(((m, a) for m, a in reversed(self.roster.mentions) if m.end <= before), None)
        if listener is None or listener[1].kind not in kinds or listener[1].party == speaker.party:
            return False
        between = {t.low for t in tokenize(self.text, listener[0].end, before)}
        return between <= self.grammar["subordinators"] | {","}

    def _owns(self, low: str, span: Span) -> bool:
        """Whether a pronoun owns what follows: not that of "according to her" or "in her view"."""
        if low not in self.grammar["possessive"] or self.loose:
            return low in self.grammar["possessive"]
        behind = _FOLLOWING.match(self.text, span.end)
        framed = self.text.endswith(("In ", "in ", "to ", "To "), 0, span.start) and behind is not None
        opinion = behind is not None and behind[1].lower() in self.grammar["opinions"]
        return _MARK.match(self.text, span.end) is None and not (framed and opinion)

    def _person(self, before: int, gender: Literal["he", "she"], *, possessive: bool) -> Actor | None:
        """Whom "he" or "she" means: going back sentence by sentence, who was heard there, else who is named first."""
        block = next((b for b in self.blocks if b.start <= before < b.end), None)
        floor = block.start if block else 0
        end = before
        for distance in range(_BACK):
            begin = self._sentence_start(end, floor)
            named = [a for _, a in self.roster.within(begin, end)]
            inside = [a for a in named if (self._is(a, gender) and _somebody(a)) or self._lone_source(a)]
            heard = [a for at, a in self.heard if begin <= at < end and (a is None or self._is(a, gender))]
            near = possessive and distance == 0 and not self.loose
            if near and (len({id(a) for a in inside}) > 1 or self._stranger(begin, end, inside)):
                return None
            if heard:
                surely = [a for a in heard if a is not None and a.gender == gender]
                return self._learned((surely or heard)[-1], gender)
            if inside:
                # one who is surely a "she" goes before one who may be
                sure = next((a for a in inside if a.gender == gender), inside[0])
                return self._learned(sure, gender)
            passed = begin < end and end in self.begins if self.loose else not self._of_a_tag(begin, end)
            if possessive and passed:
                # "his refusal" may be anybody's of whom the paragraph spoke
                return None
            if begin <= floor:
                break
            end = begin
        introduced = None if self.loose else self._just_introduced(floor, gender)
        if introduced is not None:
            return self._learned(introduced, gender)
        last = self._last(floor, {"person", "role"}, gender)
        since = max((at for at, a in self.heard if a is last), default=0)
        if possessive and self.loose and any(at > since for at in self.unknown):
            # somebody unknown spoke since then
            return None
        return self._learned(last, gender)

    def _is(self, actor: Actor, gender: str) -> bool:
        """Whether "he" or "she" may mean an actor, as they may one official without a name."""
        return _fits(actor, gender) or (not self.loose and actor.gender in (None, gender) and self._lone(actor))

    def _lone(self, actor: Actor) -> bool:
        """Whether somebody who is not named is one person: "a senior official", not "officials"."""
        head = actor.name.lower().partition(" of ")[0].split()[-1]
        unnamed = actor.kind in {"group", "role"} and actor.capacity == "unnamed" and not self.loose
        return unnamed and head in self.grammar["one_unnamed"]

    def _stranger(self, begin: int, end: int, named: Sequence[Actor]) -> bool:
        """Whether somebody unknown is named before the one who is known: "Roe met Putin. His minister"."""
        first = next((m.start for m, a in self.roster.within(begin, end) if a in named), begin)
        passed = ("prepositions", "determiners", "subordinators", "coordinators", "adverbs", "weekdays", "personal")
        return any(
            t.word
            and t.capital
            and self.roster.covering(t.start) is None
            and not any(t.low in self.grammar[name] for name in passed)
            for t in tokenize(self.text, begin, first)
        )

    def _of_a_tag(self, begin: int, end: int) -> bool:
        """Whether a stretch is a tag's verb or the quotation before it: "“S,” said | his spokesman"."""
        stretch = self.text[begin:end].strip()
        quoted = stretch[:1] in _QUOTING and stretch[-1:] in _QUOTING
        return bool(stretch) and (quoted or (len(stretch.split()) == 1 and self.text[begin - 1] in _QUOTING))

    def _just_introduced(self, floor: int, gender: str) -> Actor | None:
        """Who opens the last sentence of the paragraph before, where nobody is heard behind that name."""
        block = next((b for b in reversed(self.blocks) if b.end <= floor), None)
        if block is None:
            return None
        begin = self._sentence_start(block.end, block.start)
        first = next(((m, a) for m, a in self.roster.within(begin, block.end)), None)
        if first is None or first[0].start - begin > _OPENING or any(at > first[0].end for at, _ in self.heard):
            return None
        mention, actor = first
        plain = actor.kind == "person" and actor.human and actor.gender in (None, gender)
        return actor if plain and not self.text.startswith(("'s", "’s"), mention.end) else None

    def _lone_source(self, actor: Actor) -> bool:
        """Whether an unnamed source is one person: "джерело в делегації"."""
        lone = self.grammar.get("lone_sources", frozenset())
        return actor.kind == "group" and actor.capacity == "unnamed" and actor.name.split()[0].lower() in lone

    def _sentence_start(self, end: int, floor: int) -> int:
        before = max(floor, end - 2)
        stops = [self.text.rfind(mark, floor, before) for mark in ("? ", "! ", "” ", '." ', '," ')]
        stop = self.text.rfind(". ", floor, before)
        while stop >= 0 and not self._ends(stop):
            stop = self.text.rfind(". ", floor, stop)
        return max(floor, max(*stops, stop) + 1)

    def _ends(self, stop: int) -> bool:
        """Whether the point at `stop` ends a sentence, which that of "U.S. envoy" does not."""
        k = bisect.bisect_right(self.begins, stop)
        return k < len(self.begins) and not self.text[stop + 1 : self.begins[k]].strip()

    def _learned(self, actor: Actor | None, gender: Literal["he", "she"]) -> Actor | None:
        if actor is not None and actor.gender is None:
            actor.gender = gender
        return actor

    def _last(self, before: int, kinds: set[str], gender: str | None) -> Actor | None:
        """The last actor heard or named before a position, of the given kinds and gender."""
        last = [a for _, a in self.heard[::-1]]
        if gender == "she":
            # few names tell of a woman, so one who surely is one goes before whoever spoke last
            sure = next((a for a in last[:_LATELY] if a is not None and a.kind in kinds and a.gender == gender), None)
            if sure:
                return sure
        for actor in last:
            if actor is None:
                return None
            fits = actor.kind in kinds or ("person" in kinds and self._lone(actor))
            if fits and (gender is None or actor.gender in (None, gender)):
                return actor
        named = [(m.start, a) for m, a in self.roster.mentions if m.start < before and a.kind in kinds]
        for _, actor in reversed(named):
            if gender is None or (actor.gender in (None, gender) and actor.human):
                return actor
        return None
