"""Who a source phrase means: names, roles, pronouns and media, resolved against the roster."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.named import Named
from stance.attribution.namesakes import namesake
from stance.attribution.pronouns import Resolved
from stance.attribution.there import There
from stance.attribution.unnamed import Unnamed
from stance.parties.actors import Actor
from stance.parties.lists import grammar
from stance.parties.reading import Mention
from stance.records import Span
from stance.text.morphology import shapes
from stance.text.words import Token, tokenize

_LATELY = 4
_WITHIN = frozenset({"in", "at", "inside"})
_PLACED = 8
_BEFORE = 16
_APPOSED = 20
_STOPS = frozenset(".!?…")
_SEAT = re.compile(r"[DRI]-[A-Z]")
# Others than the one who is told of, before a name; and what else somebody is called.
_OTHERS = re.compile(r"\b(?:the|his|her|its|their|some|two|three|many) [a-z]+[^s\W]s\b")
_CALLED = re.compile(r"\b(?:the|a|an|his|her)\s(?:[a-z]+\s)?[a-z]+\s\Z")
_HIS = re.compile(r"\b(?:his|her|its|their)\s\Z")
_QUOTING = frozenset('"“”')

# What stands behind a name that only tells whose or which: "'s partners", " allies".
_HEADED = re.compile(
    r"['’]s?\s|\s(?!of\b|in\b|on\b|at\b|for\b|from\b|to\b|with\b|and\b|or\b|who\b)[a-z]|.*[.!?]\s", re.DOTALL
)


def _unplaced(actor: Actor) -> bool:
    """Whether somebody in office belongs to nobody we know of, and may belong to a party."""
    return actor.kind == "person" and actor.party is None and not actor.foreign and actor.capacity == "official"


class Resolver(Unnamed, There, Named):
    """Resolves source phrases in reading order; pronouns mean whoever was heard or named last."""

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
        if self.loose and len(words) == 1 and words[0].low in self.grammar["over_there"]:
            return self._at_that_seat(span)
        other = (self._latter(words[0], span) if len(words) == 1 else None) or self._counterpart(words, span)
        if other is not None:
            return other
        if len(words) == 1 and words[0].low in self.grammar["personal"] | self.grammar["possessive"]:
            if self._pointing(span.end):
                return Resolved(open=True)
            return self._pronoun(words[0], span)
        if words[0].low in self.grammar["relatives"] and len(words) == 1:
            return self._antecedent(span)
        if words[0].low in self.grammar["possessive"] and len(words) > 1:
            return self._possessed(words, span)
        known = (
            self._aide(span)
            or self._behind_a_seat(words, span)
            or self._again(words, span)
            or self._written(tokens, span)
        )
        found = known or self._named(tokens, span)
        found = self._compatriot(words, found) if self.loose else self._there(words, found, span)
        if len(words) == 1 and len(found.actors) == 1 and gender:
            bearer = namesake(found.actors[0], (a for _, a in self.roster.mentions), gender, self.language)
            found = found if bearer is found.actors[0] else Resolved([bearer] if bearer else [], open=bearer is None)
        self._introduced(found, span)
        self._beside(found, span)
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
        state = self._of_a_state(words)
        if state is not None:
            return Resolved([state])
        self.unknown.append(span.start)
        if not self.loose and self._newcomer(words):
            # the next "he" is not who was heard before
            self.lost(span.start)
        inside = any(a.party for _, a in self.roster.within(span.start, span.end))
        return Resolved(open=inside or self._might_be_party(words))

    def _aide(self, span: Span) -> Resolved | None:
        """ "Ryumin's spokesman": of the party of whom he serves, in whose capacity he speaks."""
        offices = [m for m in self.roster.offices if span.start < m.start and m.end <= span.end]
        whose = [(m, a) for m, a in self.roster.within(span.start, span.end) if a.kind == "person"]
        if len(offices) != 1 or len(whose) != 1 or self.loose:
            return None
        (office,), ((named, owner),) = offices, whose
        voice = office.titles and not self.grammar["aides"].isdisjoint(office.titles)
        between = self.text[named.end : office.start].replace("’", "'").strip()
        if not voice or between != "'s" or not (owner.party or owner.foreign) or office.end != span.end:
            return None
        capacity = office.capacity if owner.capacity == "official" else owner.capacity
        name = f"{owner.name}'s {office.name}"
        role = Actor("role", name, owner.party, capacity, titles=set(office.titles), foreign=owner.foreign)
        self.heard.append((span.start, role))
        return Resolved([role])

    def _of_a_state(self, words: Sequence[Token]) -> Actor | None:
        """Whose a document is, by its adjective: "the Russian letter"; and whose "Russian demands" are."""
        if self.loose:
            return self._paper_of(words)
        kept = [w for w in words if w.low not in self.grammar["determiners"]]
        whose = self.roster.state(kept[0].low) if kept and kept[0].capital else None
        paper = bool(kept) and kept[-1].low in self.papers
        return whose if paper and len(kept) <= len(("Russian", "peace", "plan")) else None

    def _paper_of(self, words: Sequence[Token]) -> Actor | None:
        """Whose "российское письмо" is, where order is free."""
        whose = self.roster.state(words[0].low) if len(words) > 1 and words[0].capital else None
        paper = whose and any(s.lemma in self.papers for s in shapes(words[1].low, self.language) if s.part == "noun")
        return whose if paper else None

    def owner(self, span: Span, gender: str = "") -> Resolved:
        """Whose a noun is, if only the adjective before it tells: "the | Russian | refusal to talk"."""
        whose = self.resolve(span, gender)
        state = None if whose.actors or self.loose else self.roster.state(span.of(self.text).lower())
        return whose if state is None else Resolved([state])

    def _newcomer(self, words: Sequence[Token]) -> bool:
        """Whether a source is somebody whom we do not know: by a name, or "one of them"."""
        named = words[0].capital and len(words) > 1 and words[0].low not in self.grammar["determiners"]
        return named or words[0].low in self.grammar["somebody"]

    def _behind_a_seat(self, words: Sequence[Token], span: Span) -> Resolved | None:
        """Who stands before their faction and state: "Sen. Jane Roe, | R-Texas, who opposes the dam,"."""
        if self.loose or not _SEAT.match(words[0].text):
            return None
        before = self.roster.covering(len(self.text[: span.start].rstrip(" ,")) - 1)
        return Resolved([before[1]]) if before is not None and before[1].kind == "person" else None

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
        before = ((m, a) for m, a in reversed(self.roster.mentions) if m.end <= first.start)
        opened = next(((m.end, a) for m, a in before if self._opens(m, a)), None)
        spoke += [opened] if opened is not None else []
        at, role = max(spoke, key=lambda s: s[0], default=(0, None))
        if role is None or len({a.party for _, a in spoke if a.kind == "role" and a.party}) > 1:
            # a minister of each side
            return
        told = role
        if role.kind == "role" and role.party is None and not role.foreign:
            # "its energy chief said", and above it "Iran's nuclear chief"
            head = role.name.split()[-1].lower()
            role = next((a for _, a in spoke if a.party and a.name.split()[-1].lower() == head), role)
        if role.kind != "role" or role.party is None or role.capacity != "official" or self._named_else(role):
            return
        gap = self.text[at : first.start]
        several = role.name.endswith("s") and not role.name.endswith("ss")
        if gap.count("\n\n") > 1 or several or self._appositive(first.end):
            return
        if not self.loose and _CALLED.search(gap):
            # "said the trumpeter Jane Roe"
            return
        if told not in [a for _, a in self.heard[-_LATELY:]] and self._others(at, first.start, (actor, role)):
            return
        actor.party, actor.capacity, actor.titles = role.party, role.capacity, set(role.titles)
        actor.kind = "person"

    def _others(self, start: int, end: int, known: Sequence[Actor]) -> bool:
        """Whether a stretch tells of others, or of more than one sentence: "The envoy heard the fans. | Jane Roe"."""
        between = [(m, a) for m, a in self.roster.mentions if start < m.start < end and a not in known]
        # "his office" is of whom it tells
        named = [a for m, a in between if not _HIS.search(self.text, start, m.start)]
        several = sum(start < b <= end for b in self.begins) > 1
        people = not self.loose and _OTHERS.search(self.text, start, end) is not None
        return several or people or any(a.kind in {"person", "role", "group"} for a in named)

    def _appositive(self, end: int) -> bool:
        """Whether what somebody is follows the name, as no clause does ("Jane Roe says, though not gladly")."""
        behind = [t.low for t in tokenize(self.text, end, min(len(self.text), end + _APPOSED))[:2]]
        clause = self.grammar["subordinators"] | self.grammar["coordinators"]
        return bool(behind) and behind[0] == "," and clause.isdisjoint(behind[1:])

    def _beside(self, found: Resolved, span: Span) -> None:
        """Give a minister to the only side that the paragraph has named, where nobody has spoken in it yet.

        Behind words of the one side may speak a minister of the other.
        """
        actor = found.actors[0] if len(found.actors) == 1 else None
        if actor is None or actor.party is not None or actor.foreign:
            return
        side = next((m.beside for m, a in self.roster.within(span.start, span.end) if a is actor and m.beside), "")
        block = next((b.start for b in self.blocks if b.start <= span.start < b.end), 0)
        if side and not any(block <= at < span.start for at, _ in self.heard):
            actor.party = side

    def _opens(self, mention: Mention, actor: Actor) -> bool:
        """Whether a sentence begins with an office: "Her Ukrainian counterpart tells it differently"."""
        if actor.kind not in {"person", "role"}:
            return False
        block = next((b.start for b in self.blocks if b.start <= mention.start < b.end), 0)
        start = self._sentence_start(mention.start, block)
        before = self.text[start : mention.start].split()
        placed = bool(before) and before[0].lower() in _WITHIN and len(before) <= _PLACED and actor.kind == "role"
        return len(before) <= 1 or (placed and not self.loose)

    def _named_else(self, role: Actor) -> bool:
        """Whether somebody else of the article bears the office."""
        return any(
            a.kind == "person" and a.titles & role.titles and a.party == role.party for _, a in self.roster.mentions
        )

    def _antecedent(self, span: Span) -> Resolved:
        """ "X, who said": the mention that ends last before the relative pronoun."""
        before = [(m, a) for m, a in self.roster.mentions if m.end <= span.start and span.start - m.end <= 60]
        if not before:
            return Resolved(open=False)
        mention, actor = before[-1]
        hung = self.text[max(0, mention.start - _BEFORE) : mention.start].lower().split()[-2:]
        if hung[-1:] == ["not"]:
            # "it was not Kyiv that rejected it"
            return Resolved(open=True)
        directly = not self.text[mention.end : span.start].strip()
        if directly and actor.kind in {"party", "body"} and self.grammar["prepositions"].intersection(hung):
            # "a group in Washington that says"
            return Resolved(open=True)
        between = self.text[mention.end : span.start]
        actor = self.described_by(before, span) or actor
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
        told = [a for m, a in inside if a.kind == "role" and (a.party is not None or a.foreign)]
        if not people and len(told) == 1 and words[0].low in self.grammar["first_person"]:
            # "my Polish colleague", whereas "my colleague in Warsaw" is of our own state as well as not
            placed = any(w.low in self.grammar["standing_in"] for w in words)
            return Resolved(open=True) if placed else Resolved(told)
        if not people and len(told) == 1 and self._of_another_side(words) and not self.loose:
            # "his French counterpart"
            self.heard.append((span.start, told[0]))
            return Resolved(told)
        owner = self._state_before(span.start) or self._pronoun(words[0], Span(start=span.start, end=words[0].end))
        if not people:
            # whoever bears such an office here may be of somebody else
            ours = {a.party for a in owner.actors}
            people = [a for _, a in inside if a.kind == "person" and a.party in ours]
        if people and not self.loose and self._of_no_state(owner.actors, people[0]):
            return Resolved(people[:1], open=True)
        if people:
            # an analyst is of a firm, not of a party
            if owner.actors and not self._of_another_side(words) and (self.loose or people[0].capacity != "expert"):
                # "his spokesman, Jane Roe"
                people[0].party, people[0].foreign = owner.actors[0].party, owner.actors[0].foreign
                lesser = owner.actors[0].capacity != "official" and people[0].capacity == "official"
                people[0].capacity = owner.actors[0].capacity if lesser else people[0].capacity
            return Resolved(people[:1], open=_unplaced(people[0]))
        if not owner.actors or self._of_another_side(words):
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

    def _of_no_state(self, owners: Sequence[Actor], office: Actor) -> bool:
        """Whether a state has no such office of its own: "Turkey praised the bank. Its spokesman, Jane Roe,"."""
        states = any(a.kind == "party" for a in owners) and office.party is None
        return states and not office.titles.isdisjoint(grammar(self.language).get("of_no_state", ()))

    def _of_another_side(self, words: Sequence[Token]) -> bool:
        """Whether somebody is told by whom they deal with, whose party is not theirs: "his counterpart"."""
        return any(w.low in self.grammar["relational"] for w in words)

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
