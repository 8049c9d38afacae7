"""Who a source phrase means: names, roles, pronouns and media, resolved against the roster."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from stance.attribution.cues import Lexicon
from stance.attribution.namesakes import namesake
from stance.parties.actors import Actor, Roster
from stance.parties.mentions import Mention
from stance.records import Article, Sentence, Span, Speaker
from stance.text.morphology import nominative, shapes
from stance.text.words import Token, tokenize

_NEAR_COMPANY = 400
_BACK = 4
_LATELY = 4
_APPOSED = 30
_BEFORE = 16
_STOPS = frozenset(".!?…")
_SEAT = re.compile(r"[DRI]-[A-Z]")
_OPENING = 25
_QUOTING = frozenset('"“”')


def _fits(actor: Actor, gender: str) -> bool:
    several = actor.kind == "role" and all(t.endswith("s") and not t.endswith("ss") for t in actor.titles)
    return actor.kind in {"person", "role"} and actor.gender in (None, gender) and actor.human and not several


def _somebody(actor: Actor) -> bool:
    """Whether an actor named in passing may be who speaks next: not "one doctor"."""
    return actor.kind == "person" or actor.capacity != "citizen"


def _unplaced(actor: Actor) -> bool:
    """Whether somebody in office belongs to nobody we know of, and may belong to a party."""
    return actor.kind == "person" and actor.party is None and not actor.foreign and actor.capacity == "official"


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


# What stands behind a name that only tells whose or which: "'s partners", " allies".
_HEADED = re.compile(
    r"['’]s?\s|\s(?!of\b|in\b|on\b|at\b|for\b|from\b|to\b|with\b|and\b|or\b|who\b)[a-z]|.*[.!?]\s", re.DOTALL
)


_MARK = re.compile(r"\s*(?:[^\w\s]|\Z)")


class Resolver:
    """Resolves source phrases in reading order; pronouns mean whoever was heard or named last."""

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

    def resolve(self, span: Span, gender: str = "") -> Resolved:
        """Resolve the phrase at `span`; an unresolved one that might be a party comes back `open`.

        `gender` ("he", "she") is what the verb tells of its subject.
        """
        tokens = tokenize(self.text, span.start, span.end)
        if len(tokens) > 1 and tokens[-1].low in self.grammar["reflexives"]:
            # "Putin himself"
            span = Span(start=span.start, end=tokens[-2].end)
            tokens = tokens[:-1]
        words = [t for t in tokens if t.word]
        if not words:
            return Resolved(open=True)
        if len(words) == 1 and words[0].low in self.grammar["personal"] | self.grammar["possessive"]:
            if self._pointing(span.end):
                return Resolved(open=True)
            return self._pronoun(words[0], span)
        if words[0].low in self.grammar["relatives"] and len(words) == 1:
            return self._antecedent(span)
        if words[0].low in self.grammar["possessive"] and len(words) > 1:
            return self._possessed(words, span)
        found = self._behind_a_seat(words, span) or self._named(tokens, span)
        found = self._compatriot(words, found) if self.loose else self._there(words, found, span)
        if len(words) == 1 and len(found.actors) == 1 and gender:
            bearer = namesake(found.actors[0], (a for _, a in self.roster.mentions), gender, self.language)
            found = found if bearer is found.actors[0] else Resolved([bearer] if bearer else [], open=bearer is None)
        self._introduced(found, span)
        if found.actors or found.media:
            owners = {a.party for _, a in self.roster.within(span.start, span.end)} - {None}
            if owners and not any(a.party or a.foreign for a in found.actors):
                # "Ukraine's farm minister Jane Roe", whose office we do not know
                found.open = True
            # "the energy minister, Jane Roe", of no state that the text tells
            found.open = found.open or any(_unplaced(a) for a in found.actors)
            for actor in found.actors:
                actor.human = True
                self.heard.append((span.start, actor))
            return found
        self.unknown.append(span.start)
        if not self.loose and self._newcomer(words):
            # the next "he" is not who was heard before
            self.lost(span.start)
        inside = any(a.party for _, a in self.roster.within(span.start, span.end))
        return Resolved(open=inside or self._might_be_party(words))

    def _newcomer(self, words: Sequence[Token]) -> bool:
        """Whether a source is somebody whom we do not know: by a name, or "one of them"."""
        named = words[0].capital and len(words) > 1 and words[0].low not in self.grammar["determiners"]
        return named or words[0].low in self.grammar["somebody"]

    def _pointing(self, end: int) -> bool:
        """Whether a pronoun points ahead: "those who", "ті, хто"."""
        behind = re.match(r",?\s*([^\W\d_]+)", self.text[end : end + _APPOSED])
        return behind is not None and behind[1].lower() in self.grammar["relatives"] - {"that"}

    def lost(self, at: int) -> None:
        """Note that somebody unknown spoke last, so that the next pronoun means nobody we know."""
        self.heard.append((at, None))

    # ---------------------------------------------------------------------------------------------------------

    def _named(self, tokens: Sequence[Token], span: Span) -> Resolved:
        inside = self.roster.within(span.start, span.end)
        if not inside:
            covering = self.roster.covering(span.start) or self.roster.covering(span.end - 1)
            if covering is None or covering[0].end < span.end - 2:
                return Resolved()
            inside = [covering]
        listed = self._listed(tokens, inside, span)
        if listed:
            return Resolved(listed)
        head_end = self._head_end(tokens, span)
        heads = [(m, a) for m, a in inside if m.start < head_end]
        if self.loose and (bearer := self._apposed(inside, head_end, span)):
            return Resolved([bearer])
        if not heads:
            # "the panel's top Democrat, Senator Jane Roe,": the name says who the head is
            apposed = self.text[head_end] == "," and inside[0][0].start - head_end <= _APPOSED
            between = {t.low for t in tokens if head_end <= t.start < inside[0][0].start}
            # "the deals, which now cover five Roe staffers,": whom a clause names is not the head
            apposed = apposed and not between & self.grammar["relatives"]
            return Resolved([inside[0][1]]) if apposed and inside[0][1].kind == "person" else Resolved()
        outlet = next((h for h in inside[1:] if self._named_outlet(tokens, h)), None)
        if outlet is not None and "," not in {t.low for t in tokens if t.end <= outlet[0].start}:
            # "Russia's state news agency Tass"
            return Resolved(media=[(outlet[1], Span(start=outlet[0].start, end=outlet[0].end))])
        first = heads[0]
        if self._belongs_to_another(tokens, first[0].start):
            # "a critic of Putin", "people close to the Kremlin": the head is somebody else
            return Resolved(open=True)
        surname = first[1].kind == "person" and (bool(first[0].known) or " " in first[0].name)
        if len(heads) > 1 and surname and heads[1][1].kind in {"party", "body"}:
            # "Lavrov told Rubio | Russia wanted": no name has both, as "Jim | Jordan" has
            first = heads[1] if self.text[first[0].end : heads[1][0].start].isspace() else first
        owner = any(t.low == "'s" and t.start == first[0].end for t in tokens)
        qualifies = self._is_modifier(tokens, first[0].end, head_end)
        stranger = qualifies and first[1].kind == "person" and self._noun_follows(tokens, first[0].end)
        if owner or stranger or (qualifies and first[1].kind in {"party", "medium", "body"}):
            later = [h for h in heads[1:] if not self._is_modifier(tokens, h[0].end, head_end)]
            if not later and first[1].kind == "body" and self._document(tokens, first[0].end):
                return Resolved([first[1]])
            if not later:
                return Resolved()
            first = later[0]
        resolved = Resolved()
        chosen = [first, *self._joined(tokens, first, heads)]
        for mention, actor in chosen:
            if actor.kind == "medium":
                resolved.media.append((actor, Span(start=mention.start, end=mention.end)))
                continue
            resolved.actors.append(actor)
            if actor.party is None and not actor.foreign and actor.kind in {"group", "body", "role"}:
                # "the ministry said", with no state named to which it belongs
                own = (
                    self._own_company(mention.name, span.start) if mention.definite and actor.kind == "group" else None
                )
                if own is not None:
                    resolved.actors[-1] = Actor("body", mention.name, own, "official", first=mention.start)
                    continue
                bare = self._might_be_party([t for t in tokens if mention.start <= t.start < mention.end])
                resolved.open = resolved.open or actor.capacity == "unnamed" or bare
        return resolved

    def _listed(self, tokens: Sequence[Token], inside: Sequence[tuple[Mention, Actor]], span: Span) -> list[Actor]:
        """Those of a list with commas: "the US, Russia and Ukraine"; empty where the phrase is none."""
        starts = [m.start for m, _ in inside] + [span.end]
        ends = [span.start] + [m.end for m, _ in inside]
        plain = self.grammar.get("determiners", frozenset())
        gaps = [{t.low for t in tokens if a <= t.start < b} - plain for a, b in zip(ends, starts, strict=True)]
        between, linking = gaps[1:-1], self.grammar["joining"]
        if len(between) < 2 or gaps[0] or gaps[-1] or any(a.kind == "medium" for _, a in inside):
            return []
        joined = between[-1] - {","} and between[-1] <= linking | {","}
        return [a for _, a in inside] if joined and all(gap == {","} for gap in between[:-1]) else []

    def _named_outlet(self, tokens: Sequence[Token], last: tuple[Mention, Actor]) -> bool:
        """Whether a paper or the like stands right behind what it is: "the state news agency Tass"."""
        before = next((t for t in reversed(tokens) if t.end <= last[0].start), None)
        kinds = self.grammar.get("outlets", frozenset())
        return last[1].kind == "medium" and before is not None and before.low in kinds

    def _behind_a_seat(self, words: Sequence[Token], span: Span) -> Resolved | None:
        """Who stands before their faction and state: "Sen. Jane Roe, | R-Texas, who opposes the dam,"."""
        if self.loose or not _SEAT.match(words[0].text):
            return None
        before = self.roster.covering(len(self.text[: span.start].rstrip(" ,")) - 1)
        return Resolved([before[1]]) if before is not None and before[1].kind == "person" else None

    def _apposed(self, inside: Sequence[tuple[Mention, Actor]], head_end: int, span: Span) -> Actor | None:
        """Who bears the office behind a comma: "директор центра «Полюс», доктор наук Андрей Волков"."""
        (head, _), (mention, actor) = inside[0], inside[-1]
        if self.text[head_end : head_end + 1] != "," or mention.start < head_end or mention.end < span.end - 1:
            return None
        named = actor.kind == "person" and mention.kind in {"person", "entity"} and " " in mention.name
        full = " ".join(mention.of(self.text).split()[-2:])
        leading = head.start < head_end and head.kind in {"person", "entity"}
        if not named or leading or nominative(full, self.language) != full:
            return None
        between = [t.low for t in tokenize(self.text, head_end, mention.start)]
        dependent = self.grammar["relatives"] | self.grammar["joining"]
        return None if dependent.intersection(between) else actor

    def _compatriot(self, words: Sequence[Token], found: Resolved) -> Resolved:
        """ "Американец добавил": the official of that state who was heard last, not just anybody of it."""
        if len(words) != 1:
            return found
        if len(found.actors) != 1 or found.actors[0].kind != "group" or found.actors[0].capacity != "citizen":
            return found
        party = found.actors[0].party
        if party is None or any(s.plural for s in shapes(words[0].low, self.language)[:1]):
            return found
        heard = [a for _, a in reversed(self.heard[-_LATELY:]) if a is not None and a.kind == "person"]
        heard += [a for m, a in reversed(self.roster.mentions) if m.end <= words[0].start and a.kind == "person"]
        same = next((a for a in heard if a.party == party), None)
        return Resolved([same]) if same is not None else found

    def _there(self, words: Sequence[Token], found: Resolved, span: Span) -> Resolved:
        """ "An official there": of the party whose seat is the only place in the sentence before."""
        if words[-1].low != "there" or len(found.actors) != 1 or found.actors[0].party or found.actors[0].foreign:
            return found
        block = next((b for b in self.blocks if b.start <= span.start < b.end), None)
        floor = block.start if block else 0
        begin = self._sentence_start(self._sentence_start(span.start, floor), floor)
        named = [
            (m.of(self.text).removeprefix("The ").removeprefix("the "), a)
            for m, a in self.roster.within(begin, span.start)
        ]
        places = {a.party: a for name, a in named if name in self.roster.seats}
        if len(places) != 1 or any(a.kind == "entity" for _, a in named):
            return found
        (place,) = places.values()
        official = found.actors[0]
        return Resolved(
            [Actor(official.kind, official.name, place.party, official.capacity, foreign=place.foreign)], found.media
        )

    def _introduced(self, found: Resolved, span: Span) -> None:
        """ "The envoy said ... / “No,” Jane Roe told": who is first named right after an official without a name spoke.

        Only a full name of nobody else, with no office of its own, that follows within the next paragraph.
        """
        if len(found.actors) != 1:
            return
        actor = found.actors[0]
        plain = actor.kind in {"person", "entity"} and " " in actor.name and not actor.titles
        if not plain or actor.party is not None or actor.foreign or actor.capacity is not None:
            return
        first = next((m for m, a in self.roster.mentions if a is actor), None)
        if first is None or first.start < span.start:
            return
        spoke = [(at, a) for at, a in self.heard[-_LATELY:] if a is not None and a.kind in {"person", "role"}]
        spoke += [(m.end, a) for m, a in self.roster.mentions if m.end <= first.start and self._opens(m, a)][-1:]
        at, role = max(spoke, key=lambda s: s[0], default=(0, None))
        if role is None:
            return
        if role.kind != "role" or role.party is None or role.capacity != "official" or self._named_else(role):
            return
        gap = self.text[at : first.start]
        if gap.count("\n\n") > 1 or self.text[first.end : first.end + 1] == "," or role.name.endswith("s"):
            return
        actor.party, actor.capacity, actor.titles = role.party, role.capacity, set(role.titles)
        actor.kind = "person"

    def _opens(self, mention: Mention, actor: Actor) -> bool:
        """Whether a sentence begins with an office: "Her Ukrainian counterpart tells it differently"."""
        block = next((b.start for b in self.blocks if b.start <= mention.start < b.end), 0)
        start = self._sentence_start(mention.start, block)
        return actor.kind in {"person", "role"} and len(self.text[start : mention.start].split()) <= 1

    def _named_else(self, role: Actor) -> bool:
        """Whether somebody else of the article bears the office."""
        return any(
            a.kind == "person" and a.titles & role.titles and a.party == role.party for _, a in self.roster.mentions
        )

    def _own_company(self, name: str, at: int) -> str | None:
        """The organization that "the company" means: that of who is heard around it, where it is one asked for."""
        if name.lower().split()[-1] not in self.grammar["company_nouns"]:
            return None
        last = next((a for start, a in reversed(self.heard) if at - start <= _NEAR_COMPANY), None)
        return last.party if last is not None and last.party in self.roster.companies else None

    def _belongs_to_another(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether a preposition stands before the mention, so that its noun is the head."""
        hanging = self.grammar["prepositions"] | self.grammar["attaching"]
        return any(t.low in hanging for t in tokens if t.end <= start and t.word)

    def _document(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a document follows directly: "a Senate committee report" speaks for the committee."""
        after = next((t for t in tokens if t.start >= end), None)
        return after is not None and after.low in self.grammar["documents"]

    def _noun_follows(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a common noun follows a name directly: "Zelensky impersonator"."""
        after = next((t for t in tokens if t.start >= end), None)
        return after is not None and after.word and not after.capital and after.low not in self.grammar["adverbs"]

    def _head_end(self, tokens: Sequence[Token], span: Span) -> int:
        """Where the head of the phrase ends: before ", who", "of" and other tails."""
        for i, token in enumerate(tokens):
            if i and (token.low in {",", "(", "—", "–"} or token.low in self.grammar["relatives"]):
                return token.start
        return span.end

    def _is_modifier(self, tokens: Sequence[Token], end: int, head_end: int) -> bool:
        """Whether a noun of its own follows the mention, so that it only qualifies ("Moscow residents")."""
        after = [t for t in tokens if t.start >= end and t.end <= head_end]
        return (
            bool(after)
            and after[0].word
            and after[0].low not in self.grammar["prepositions"] | self.grammar["coordinators"]
            and after[0].low != "'s"
        ) or (bool(after) and after[0].low == "'s")

    def _joined(
        self, tokens: Sequence[Token], first: tuple[Mention, Actor], heads: Sequence[tuple[Mention, Actor]]
    ) -> list[tuple[Mention, Actor]]:
        """Further holders of a joint statement: "A and B", "A, B and C"."""
        joined: list[tuple[Mention, Actor]] = []
        last_end = first[0].end
        for mention, actor in heads:
            if mention.start < last_end:
                continue
            between = [t.low for t in tokens if last_end <= t.start and t.end <= mention.start]
            linking = self.grammar["joining"]
            if linking & set(between) and all(b in linking | {",", "the", "his", "her"} for b in between):
                joined.append((mention, actor))
                last_end = mention.end
            else:
                break
        return joined

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
            actor = self._person(span.start, gender, possessive=self._owns(low, span.end))
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
            return heard[-1][1]
        if any(begin <= at < before for at in self.unknown):
            return None
        named = [a for _, a in self.roster.within(begin, before) if a.kind in kinds]
        named = [a for a in named if a.kind != "entity"] or named
        if len({(a.party, a.foreign) for a in named}) > 1:
            return None
        return named[0] if named else self._last(before, kinds, None)

    def _owns(self, low: str, end: int) -> bool:
        """Whether a pronoun that ends at `end` owns what follows: not that of "according to her, ..."."""
        return low in self.grammar["possessive"] and (self.loose or _MARK.match(self.text, end) is None)

    def _person(self, before: int, gender: Literal["he", "she"], *, possessive: bool) -> Actor | None:
        """Whom "he" or "she" means: going back sentence by sentence, who was heard there, else who is named first."""
        block = next((b for b in self.blocks if b.start <= before < b.end), None)
        floor = block.start if block else 0
        end = before
        for distance in range(_BACK):
            begin = self._sentence_start(end, floor)
            named = [a for _, a in self.roster.within(begin, end)]
            inside = [a for a in named if (_fits(a, gender) and _somebody(a)) or self._lone_source(a)]
            heard = [a for at, a in self.heard if begin <= at < end and (a is None or _fits(a, gender))]
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
            if actor.kind in kinds and (gender is None or actor.gender in (None, gender)):
                return actor
        named = [(m.start, a) for m, a in self.roster.mentions if m.start < before and a.kind in kinds]
        for _, actor in reversed(named):
            if gender is None or (actor.gender in (None, gender) and actor.human):
                return actor
        return None

    def _antecedent(self, span: Span) -> Resolved:
        """ "X, who said": the mention that ends last before the relative pronoun."""
        before = [(m, a) for m, a in self.roster.mentions if m.end <= span.start and span.start - m.end <= 60]
        if not before:
            return Resolved(open=False)
        mention, actor = before[-1]
        hung = self.text[max(0, mention.start - _BEFORE) : mention.start].lower().split()[-2:]
        directly = not self.text[mention.end : span.start].strip()
        if directly and actor.kind in {"party", "body"} and self.grammar["prepositions"].intersection(hung):
            # "a group in Washington that says"
            return Resolved(open=True)
        between = self.text[mention.end : span.start]
        if not self.loose and (_HEADED.match(between) or not _QUOTING.isdisjoint(between)):
            # "Kyiv's partners, who", "U.S. allies and partners who", "“... Kyiv,” says a man who"
            return Resolved(open=True)
        self.heard.append((span.start, actor))
        return Resolved([actor]) if actor.kind != "medium" else Resolved()

    def _possessed(self, words: Sequence[Token], span: Span) -> Resolved:
        """ "His spokesman": the role in the party of whoever the pronoun means."""
        inside = self.roster.within(span.start, span.end)
        people = [a for m, a in inside if a.kind == "person" and m.kind != "role"]
        if people and (people[0].party is not None or people[0].foreign):
            return Resolved(people[:1])
        owner = self._state_before(span.start) or self._pronoun(words[0], Span(start=span.start, end=words[0].end))
        if not people:
            # whoever bears such an office here may be of somebody else
            ours = {a.party for a in owner.actors}
            people = [a for _, a in inside if a.kind == "person" and a.party in ours]
        if people:
            # an analyst is of a firm, not of a party
            if owner.actors and (self.loose or people[0].capacity != "expert"):
                # "his spokesman, Jane Roe"
                people[0].party, people[0].foreign = owner.actors[0].party, owner.actors[0].foreign
                lesser = owner.actors[0].capacity != "official" and people[0].capacity == "official"
                people[0].capacity = owner.actors[0].capacity if lesser else people[0].capacity
            return Resolved(people[:1], open=_unplaced(people[0]))
        if not owner.actors:
            return Resolved(open=True)
        bodies = {"role", "group", "body"}
        roles: list[Actor | Mention] = [a if a.kind in bodies else m for m, a in inside if {a.kind, m.kind} & bodies]
        offices = [m for m in self.roster.offices if span.start <= m.start and m.end <= span.end]
        if not roles and not offices:
            return self._organ(owner.actors[0], words, span.start)
        role = Actor(
            "role",
            " ".join(w.text for w in words[1:]),
            owner.actors[0].party,
            (roles[0] if roles else offices[0]).capacity,
            titles=set((roles[0] if roles else offices[0]).titles),
            gender=(roles[0] if roles else offices[0]).gender,
            foreign=owner.actors[0].foreign,
        )
        if role.party is not None or role.foreign:
            self.heard.append((span.start, role))
        return Resolved([role])

    def _organ(self, owner: Actor, words: Sequence[Token], at: int) -> Resolved:
        """What speaks for a body and is its own: "its press service"."""
        if " ".join(w.low for w in words[1:]) not in self.grammar.get("organs", ()):
            return Resolved(open=False)
        if owner.kind not in {"body", "party"} or owner.party is None:
            return Resolved(open=owner.party is not None)
        self.heard.append((at, owner))
        return Resolved([owner])

    def _state_before(self, before: int) -> Resolved | None:
        """The only party that the sentence before names, where it names no person: whose "its envoy" is."""
        if not self.loose:
            return None
        block = next((b for b in self.blocks if b.start <= before < b.end), None)
        floor = block.start if block else 0
        opens = self.text[max(floor, before - 2) : before].strip() in _STOPS
        end = before if opens else self._sentence_start(before, floor)
        if end <= floor:
            return None
        named = [a for _, a in self.roster.within(self._sentence_start(end, floor), end)]
        states = {a.party or a.name: a for a in named if a.kind in {"party", "body"}}
        people = any(a.kind in {"person", "role"} for a in named)
        return Resolved(list(states.values())) if len(states) == 1 and not people else None

    def _might_be_party(self, words: Sequence[Token]) -> bool:
        lows = {w.low for w in words}
        if self.roster.companies and lows & self.grammar["company_nouns"]:
            return True
        return bool(lows & (self.grammar["open_nouns"] | self.grammar["personal"]))
