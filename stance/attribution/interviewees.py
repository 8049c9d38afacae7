"""Who answers an interview, as its title and opening tell, and whom the answers mean by a pronoun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stance.attribution.found import Found
from stance.attribution.labelled import speakers_of
from stance.attribution.pronouns import Resolved
from stance.attribution.talk import Turns
from stance.parties.actors import Actor, Roster
from stance.parties.reading import Mention
from stance.records import Capacity, Sentence, Span

_FIRST = 3
_CLEARLY = 2
_REACH = 80
_OWNS = ("'", "’")
_NONE: frozenset[str] = frozenset()
_Office = tuple[str | None, Capacity | None, bool]


class Opening(NamedTuple):
    """Tells what stands before the first answer."""

    text: str
    grammar: Mapping[str, frozenset[str]]

    def announces(self, sentence: Sentence) -> bool:
        """Whether it has one of the words that say that an interview follows."""
        said = sentence.of(self.text).lower()
        return any(word in said for word in self.grammar["announcing"])

    def begins(self, mention: Mention) -> bool:
        """Whether a name begins a paragraph, as that of whom it introduces."""
        return self.text[: mention.start].rstrip(" *_")[-1:] in {"", "\n"}

    def somebody(self, mention: Mention, last: Sentence) -> bool:
        """Whether what only may be a name is somebody's, as "he" or "she" in its paragraph tells."""
        rest = self.text[mention.end : last.end].partition("\n")[0].lower()
        said = set(re.findall(r"[^\W\d_]+", rest))
        return not said.isdisjoint(self.grammar["masculine"] | self.grammar["feminine"])

    def asks(self, mention: Mention, actor: Actor) -> bool:
        """Whether a name is the interviewer's or the outlet's: "by X", "correspondent X", a line of its own."""
        before = self.text[: mention.start].rsplit(None, 1)[-1:]
        line = self.begins(mention) and self.text[mention.end : mention.end + 1] in {"", "\n"}
        by = before in (["by"], ["By"]) or not actor.titles.isdisjoint(self.grammar["askers"])
        masthead = actor.name.lower().split()[-1] in self.grammar["mastheads"]
        return by or masthead or (line and mention.start > 0)

    def calls(self, question: Span, mention: Mention) -> bool:
        """Whether a question begins with a name by which it calls somebody: "Mr Roe, will you go?"."""
        before = self.text[question.start : mention.start].rstrip(' *_—–-"')
        comma = self.text[mention.end : mention.end + 1] in {",", "!"}
        behind = re.match(r"\W*([^\W\d_]+)", self.text[mention.end : question.end])
        told = self.grammar.get("determiners", frozenset()) | self.grammar["relatives"]
        return (not before or before[-1] == ":") and comma and behind is not None and behind[1].lower() not in told

    def names(self, mention: Mention, actor: Actor) -> bool:
        """Whether a mention has a name of its own, and is not only "Minister" or "Mr Ambassador"."""
        words = re.findall(r"[^\W\d_]+", mention.of(self.text).lower())
        words = [w for w in words if w not in self.grammar["called_by"]]
        own = re.findall(r"[^\W\d_]+", actor.name.lower())
        return actor.kind == "entity" or any(w[:_FIRST] == name[:_FIRST] for w in words for name in own)

    def belongs(self, mention: Mention) -> bool:
        """Whether somebody is told to be of the group mentioned: "he is the only member of Norway's delegation"."""
        before = " ".join(self.text[: mention.start].lower().split()[-_VERB:])
        return any(before.endswith(f" {words}") for words in self.grammar.get("belonging", ()))

    def heads(self, mention: Mention, held: Actor) -> bool:
        """Whether somebody is told to lead the body or state mentioned: "he runs Norway's fisheries ministry"."""
        state = held.kind == "party"
        if state and self.text[mention.end : mention.end + 1] in _OWNS:
            # "she manages Norway's largest bakery"
            return False
        before = self.text[max(0, mention.start - _REACH) : mention.start].lower().split()
        before = before[:-1] if before[-1:] == ["the"] else before
        heading = self.grammar.get("heading", frozenset())
        if any(" ".join(before[-n:]) in heading for n in range(1, _VERB + 1)):
            return True
        # "leads the talks for Norway"
        led = before[:-1] if before[-1:] and before[-1] in self.grammar.get("heading_for", ()) else []
        placed = bool(led) and before[-1] in self.grammar.get("places", _NONE)
        if (state or not placed) and (placed or self.grammar.get("heading_talks", _NONE).isdisjoint(led[-_FIRST:])):
            # "he runs a bakery for Norway's army", "работает врачом в Норвегии"
            return False
        ends = range(max(1, len(led) - _FIRST), len(led))
        return any(" ".join(led[end - n : end]) in heading for end in ends for n in range(1, min(end, _VERB) + 1))

    def main_clause(self, sentence: Sentence) -> int:
        """Where a sentence begins behind a clause in front: "When Ivan Lys resigned, | Jane Roe"."""
        first = re.match(r"\W*([^\W\d_]+)", self.text[sentence.start : sentence.end])
        comma = self.text.find(", ", sentence.start, sentence.end)
        fronted = first is not None and first[1].lower() in self.grammar.get("when_words", ())
        # "A retired baker from Leros, she leads"
        apposed = re.compile(r"[^\W\d_]+").match(self.text, comma + 2) if comma > 0 else None
        fronted = fronted or (apposed is not None and self._alone(apposed.group().lower()))
        return comma + 2 if fronted and comma > 0 else sentence.start

    def takes_up(self, begin: int, until: int) -> bool:
        """Whether a clause has "he" or "she" for its subject, before anybody named in it."""
        words = re.findall(r"[^\W\d_]+", self.text[begin:until].lower())[:_VERB]
        return any(self._alone(word) for word in words)

    def about(self, sentence: Sentence, *, taken_up: bool = True) -> bool:
        """Whether a sentence has "him", "her" or (`taken_up`) "she" in it, of whoever was told of before."""
        words = set(re.findall(r"[^\W\d_]+", sentence.of(self.text).lower()))
        alone = self.grammar["masculine"] | self.grammar["feminine"] | self.grammar.get("object_pronouns", frozenset())
        alone -= self.grammar["neuter"] | self.grammar["first_person"] | self.grammar["plural"]
        return not words.isdisjoint(alone if taken_up else alone - self.grammar["personal"])

    def _alone(self, word: str) -> bool:
        return word in self.grammar["personal"] and word in self.grammar["masculine"] | self.grammar["feminine"]

    def presents(self, mention: Mention, title: Sentence) -> bool:
        """Whether a title is of what the holder of an office says: "Norway's minister on nets"."""
        before = self.text[title.start : mention.start].lower().rstrip(" #*").removesuffix(" the").rstrip()
        behind = _BEHIND.match(self.text, mention.end, title.end)
        if any(
            before.removesuffix(" with").rstrip(" :|").endswith(word.strip()) for word in self.grammar["announcing"]
        ):
            return True
        follows = behind[1].lower() if behind else ""
        return before[-1:] in _BREAKS and follows in self.grammar.get("presenting", ())


class Talk(NamedTuple):
    """An interview as a whole: who and what is named before its first turn, in its turns and behind them."""

    roster: Roster
    sentences: Sequence[Sentence]
    turns: Turns
    at: Opening

    @property
    def begin(self) -> int:
        """Where its first turn begins."""
        return min(t.start for t in (*self.turns.questions, *self.turns.answers))

    @property
    def opening(self) -> list[Sentence]:
        """The sentences before its first turn."""
        return [s for s in self.sentences if s.end <= self.begin]

    @property
    def closing(self) -> list[Sentence]:
        """The sentences behind its last turn, which may say who has answered."""
        end = max(t.end for t in (*self.turns.questions, *self.turns.answers))
        return [s for s in self.sentences if s.start >= end]

    @property
    def several(self) -> bool:
        """Whether more than one answer it, as the names before the answers tell."""
        labels = [name.of(self.at.text) for name in self.turns.names.values()]
        return len(set(speakers_of(labels).values())) > 1

    def reprinted_from(self) -> Span | None:
        """The outlet that asked, where the opening or the end says that the talk is its own and only printed again."""
        around = [s.of(self.at.text).lower() for s in (*self.opening, *self.closing)]
        if not any(word in said for said in around for word in self.at.grammar["reprinting"]):
            return None
        marks = self.at.grammar["question_marks"]
        asked = [q.of(self.at.text).partition(":")[0] for q in self.turns.questions if ":" in q.of(self.at.text)]
        names = [name for name in asked if f"{name.lower()}:" not in marks and len(name.split()) <= _VERB]
        longest = max(names, key=len, default="")
        at = self.at.text.find(longest) if longest else -1
        return Span(start=at, end=at + len(longest)) if at >= 0 else None

    def people(self, among: Sequence[Sentence]) -> list[Actor]:
        """The people whom the sentences name, each once."""
        named = [a for s in among for _, a in self.roster.within(s.start, s.end) if a.kind == "person"]
        return list({id(a): a for a in named}.values())

    def askers(self) -> set[int]:
        """Who asks, by identity: whose names stand before questions, who signs, and the outlet."""
        among = [pair for s in self.opening for pair in self.roster.within(s.start, s.end)]
        found = {id(a) for m, a in among if self.at.asks(m, a)}
        for question in self.turns.questions:
            covering = self.roster.covering(question.start)
            if covering is not None and self.at.text[covering[0].end :].lstrip(' *_»”"').startswith(":"):
                found.add(id(covering[1]))
        return found

    def addressed(self) -> Actor | None:
        """Whom the questions call by name: "Mr Roe, will you go?"; None where they call two, or nobody."""
        called: dict[int, Actor] = {}
        for question in self.turns.questions:
            inside = self.roster.within(question.start, question.end)
            mention, actor = next(((m, a) for m, a in inside if a.kind in {"person", "entity"}), (None, None))
            if mention is None or actor is None or not self.at.calls(question, mention):
                continue
            if not self.at.names(mention, actor):
                # "Minister, will you go?": any of those who are told of may be one
                continue
            known = self.known(mention, actor)
            if known is not None:
                called[id(known)] = known
        return next(iter(called.values())) if len(called) == 1 else None

    def known(self, mention: Mention, actor: Actor) -> Actor | None:
        """Who is called by a name: whoever else bears it, or its first name, in the opening or the closing."""
        people = self.people([*self.opening, *self.closing])
        if any(a is actor for a in people):
            return actor
        words = [w for w in mention.of(self.at.text).split() if w.lower() not in self.at.grammar["called_by"]]
        first = words[0].lower() if words else ""
        same = [a for a in people if len(first) > _FIRST and a.name.lower().startswith(first[: max(4, len(first) - 2)])]
        return same[0] if len(same) == 1 else None


def interviewed_of(talk: Talk) -> Resolved:
    """Who answers an interview, as questions, title and opening tell; open where nobody clearly does."""
    called = talk.addressed()
    if called is not None:
        return _in_office(called, talk)
    lead = _introduced(talk)
    if lead is not None:
        return _in_office(lead, talk)
    roster, at, opening = talk.roster, talk.at, talk.opening
    asking = talk.askers()
    points: dict[int, int] = {}
    people: dict[int, Actor] = {}
    opens: list[tuple[Mention, Actor]] = []
    told_first: set[int] = set()
    for sentence in opening:
        inside = roster.within(sentence.start, sentence.end)
        named = [(m, a) for m, a in inside if a.kind == "person" or (a.kind == "entity" and " " in a.name)]
        named = [(m, a) for m, a in named if id(a) not in asking]
        if sentence.block and named and named[0][0].start - sentence.start <= _VERB:
            opens.append(named[0])
        for k, (_, actor) in enumerate(named):
            people[id(actor)] = actor
            if at.announces(sentence) or sentence.block == 0 or len(people) == 1:
                told_first.add(id(actor))
            own = 1 + (_FIRST if k == 0 else 1) * (at.announces(sentence) or sentence.block == 0)
            points[id(actor)] = points.get(id(actor), 0) + own
    # "Jane Roe arrives late. She became minister when Ivan Lys had to go": who alone opens sentences
    alone = len({id(a) for _, a in opens}) == 1 and at.begins(opens[0][0])
    introduced = id(opens[0][1]) if alone else None
    if introduced is not None:
        points[introduced] += _CLEARLY
        told_first.add(introduced)
    if any(a.kind == "person" for a in people.values()):
        told = introduced is not None and at.somebody(opens[0][0], opening[-1])
        people = {key: a for key, a in people.items() if a.kind == "person" or (told and key == introduced)}
    if not people:
        people = {id(a): a for a in talk.people(talk.closing)}
        return _in_office(next(iter(people.values())), talk) if len(people) == 1 else Resolved(open=True)
    points = {key: points[key] for key in people}
    for key, actor in people.items():
        points[key] += bool(actor.party or actor.foreign or actor.capacity)
    ranked = sorted(points, key=lambda key: -points[key])
    if len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < _CLEARLY:
        return Resolved(open=True)
    if ranked[0] not in told_first and len(ranked) > 1:
        # a rival may be the only one whose office is told
        return Resolved(open=True)
    return _in_office(people[ranked[0]], talk)


# what an office may be of, and what follows it
_BEHIND = re.compile(r"(?:\s+(?:for|of|to|in|в|во|у|при)(?:\s+[^\W\d_]+){1,3}?)?\s*([^\W\d_]+|[:,|–—])")
_VERB = 4
_BREAKS = ("", ":", ",", ".", "?", "!", "|", "–", "—", "”", "’", '"')


def briefing(talk: Talk, label: str) -> Resolved | None:
    """Who briefs the press under a name of whom nothing else is told, for the only party that the opening names."""
    said = " ".join(s.of(talk.at.text).lower() for s in talk.opening)
    told = (talk.at.grammar["briefing"], talk.at.grammar["briefed_by"])
    if not all(any(word in said for word in words) for words in told) or talk.people(talk.opening):
        return None
    named = [pair for s in talk.opening for pair in talk.roster.within(s.start, s.end)]
    sides = {a.party for m, a in named if a.party or a.foreign}
    # a briefing on a state, or about it, is nobody's of that state
    topics = talk.at.grammar["briefed_on"]
    held = [a for m, a in named if a.party and not topics.intersection(talk.at.text[: m.start].lower().split()[-1:])]
    if not any(a.kind in {"body", "role"} for a in held):
        return None
    side = sides.pop() if len(sides) == 1 else None
    return Resolved([Actor("person", label.title(), side, "official")]) if side else None


def in_office(who: Resolved, talk: Talk) -> Resolved:
    """Who is named before an answer, with the office that title or opening give to whoever answers alone."""
    if len(who.actors) != 1 or who.actors[0].kind not in {"person", "entity"} or not talk.opening:
        return who
    return _in_office(who.actors[0], talk)


def _in_office(actor: Actor, talk: Talk) -> Resolved:
    """Who is interviewed, with the one office that title or opening give: "As minister of X, she".

    A paragraph about nobody else gives it, or a title ("Norway's fisheries minister on nets") where nobody else is
    named before the first question.
    """
    if actor.party is not None or actor.foreign:
        return Resolved([actor])
    offices: set[_Office] = set()
    told = [list(group) for _, group in itertools.groupby([*talk.opening, *talk.closing], key=lambda s: s.block)]
    for inside in told:
        named = talk.roster.within(inside[0].start, inside[-1].end)
        if any(a is actor for _, a in named) and all(a is actor for _, a in named if a.kind == "person"):
            held = [a for m, a in named if a.kind == "role" or (a.kind in {"body", "party"} and talk.at.heads(m, a))]
            offices |= {(a.party, a.capacity, a.foreign) for a in held if a.party or a.foreign}
            member = [a for m, a in named if a.kind == "group" and talk.at.belongs(m)]
            # whoever sits in a delegation speaks for it
            offices |= {(a.party, "official", a.foreign) for a in member if a.party and a.capacity == "unnamed"}
    offices = offices or {office for who, office in offices_told(talk) if who is actor}
    offices = offices or (set() if talk.several else _titular(actor, talk))
    if len(offices) == 1:
        actor.party, actor.capacity, actor.foreign = offices.pop()
    return Resolved([actor], open=actor.party is None and not actor.foreign and actor.capacity != "expert")


def _titular(actor: Actor, talk: Talk) -> set[_Office]:
    """The office that title or standfirst present, where they name nobody else."""
    asking = talk.askers()
    heads = [s for s in talk.opening if s.block <= 1]
    offices: set[_Office] = set()
    for head in heads:
        named = talk.roster.within(head.start, head.end)
        others = [m.start for m, a in named if a.kind == "person" and a is not actor and id(a) not in asking]
        held = [(m, a) for m, a in named if a.kind == "role" and (a.party or a.foreign)]
        # "Norway's minister on Ivan Lys"
        held = [(m, a) for m, a in held if all(start > m.end for start in others)]
        offices |= {(a.party, a.capacity, a.foreign) for m, a in held if talk.at.presents(m, head)}
    return offices


def _introduced(talk: Talk) -> Actor | None:
    """Who is the subject of the introduction, though rivals are named there; None where nobody clearly is.

    He alone has an office there by a verb; or he is named first, and has the office that the standfirst presents, or
    whoever else is named stands in a clause about him: "Ivan Lys wants her fired".
    """
    holders = {id(who): who for who, _ in offices_told(talk)}
    if len(holders) == 1:
        return next(iter(holders.values()))
    asking = talk.askers()
    named = [(s, m, a) for s in talk.opening for m, a in talk.roster.within(s.start, s.end) if a.kind == "person"]
    named = [(s, m, a) for s, m, a in named if id(a) not in asking]
    if holders or len({id(a) for _, _, a in named}) <= 1 or named[0][0].block == 0:
        return None
    sentence, mention, actor = named[0]
    presented = _titular(actor, talk) if not talk.several else set()
    if len(presented) == 1 and not actor.foreign and actor.party in {None, *(party for party, _, _ in presented)}:
        # "Jan Kos ran it before her" begins no introduction of its own
        rivals = [s for s, m, a in named if a is not actor and talk.at.begins(m)]
        return actor if all(map(talk.at.about, rivals)) and not talk.at.about(sentence, taken_up=False) else None
    if not talk.at.begins(mention) or any(a is not actor and talk.at.begins(m) for _, m, a in named):
        return None
    if not talk.at.somebody(mention, sentence):
        return None
    own = {id(s) for s, _, a in named if a is actor}
    return actor if all(id(s) in own or talk.at.about(s) for s, _, a in named if a is not actor) else None


def offices_told(talk: Talk) -> list[tuple[Actor, _Office]]:
    """The offices that the opening gives by a verb: "Jane Roe leads Norway's side", "In May she became minister"."""
    told: list[tuple[Actor, _Office]] = []
    subject: Actor | None = None
    for sentence in talk.opening:
        named = talk.roster.within(sentence.start, sentence.end)
        begin = talk.at.main_clause(sentence)
        people = [(m, a) for m, a in named if a.kind == "person" and m.start >= begin]
        first = people[0][0].start if people else sentence.end
        if talk.at.takes_up(begin, first):
            first = begin
        else:
            subject = people[0][1] if people else None
        for mention, held in named if subject is not None else ():
            between = [a for m, a in people if first <= m.start < mention.start and a is not subject]
            if subject is None or mention.start <= first or between:
                continue
            office = held.kind in {"role", "body", "party", "group"} and (held.party is not None or held.foreign)
            if office and talk.at.heads(mention, held):
                capacity = "official" if held.capacity == "unnamed" else held.capacity
                told.append((subject, (held.party, capacity, held.foreign)))
    return told


def told_of(who: Resolved, source: Span, answer: Found, speaking: Resolved, roster: Roster, text: str) -> Resolved:
    """Whom a pronoun in an answer means: somebody else, whom the answer has named before."""
    if " " in source.of(text) or (source.of(text)[:1].isupper() and roster.covering(source.start) is not None):
        return who
    named = [a for _, a in roster.within(answer.content[0].start, source.start)]
    others = [a for a in who.actors if a in named and all(a is not own for own in speaking.actors)]
    return who if others or who.media else Resolved(open=True)
