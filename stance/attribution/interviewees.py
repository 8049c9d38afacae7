"""Who answers an interview, as its title and opening tell, and whom the answers mean by a pronoun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stance.attribution.found import Found
from stance.attribution.pronouns import Resolved
from stance.parties.actors import Actor, Roster
from stance.parties.reading import Mention
from stance.records import Capacity, Sentence, Span


def interviewed_of(roster: Roster, found: Sequence[Found], sentences: Sequence[Sentence], at: Opening) -> Resolved:
    """Who answers an interview, as title and opening tell; open unless one person clearly comes before the others."""
    answers = [f.content[0] for f in found if f.frame == "answer" and f.block]
    opening = [s for s in sentences if s.end <= answers[0].start]
    points: dict[int, int] = {}
    people: dict[int, Actor] = {}
    opens: list[tuple[Mention, Actor]] = []
    asked = [s for s in opening if s.block and s.of(at.text).rstrip(_CLOSING).endswith("?")]
    for sentence in opening:
        if sentence in asked:
            # "Did Mr Poe call?" tells of somebody else
            continue
        inside = roster.within(sentence.start, sentence.end)
        named = [(m, a) for m, a in inside if a.kind == "person" or (a.kind == "entity" and " " in a.name)]
        named = [(m, a) for m, a in named if not at.asks(m.start, a)]
        if sentence.block and named and named[0][0].start - sentence.start <= _VERB:
            opens.append(named[0])
        for k, (_, actor) in enumerate(named):
            people[id(actor)] = actor
            own = 1 + (_FIRST if k == 0 else 1) * (at.announces(sentence) or sentence.block == 0)
            points[id(actor)] = points.get(id(actor), 0) + own
    # "Jane Roe arrives late. She became minister when Ivan Lys had to go": who alone opens sentences
    alone = len({id(a) for _, a in opens}) == 1 and at.begins(opens[0][0])
    introduced = id(opens[0][1]) if alone else None
    if introduced is not None:
        points[introduced] += _CLEARLY
    if any(a.kind == "person" for a in people.values()):
        told = introduced is not None and at.somebody(opens[0][0], opening[-1])
        people = {key: a for key, a in people.items() if a.kind == "person" or (told and key == introduced)}
    points = {key: points[key] for key in people}
    for key, actor in people.items():
        points[key] += bool(actor.party or actor.foreign or actor.capacity)
    ranked = sorted(points, key=lambda key: -points[key])
    if not ranked or (len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < _CLEARLY):
        return Resolved(open=True)
    return _in_office(people[ranked[0]], roster, opening, at)


_FIRST = 3
_CLEARLY = 2


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

    def asks(self, at: int, actor: Actor) -> bool:
        """Whether the name at `at` is the interviewer's: "by X", "correspondent X"."""
        before = self.text[:at].rsplit(None, 1)[-1:]
        return before in (["by"], ["By"]) or not actor.titles.isdisjoint(self.grammar["askers"])

    def heads(self, mention: Mention) -> bool:
        """Whether somebody is told to lead the body or state mentioned: "he runs Norway's fisheries ministry"."""
        before = " ".join(self.text[: mention.start].lower().split()[-_VERB:]).removesuffix(" the")
        return any(before == verb or before.endswith(f" {verb}") for verb in self.grammar.get("heading", ()))

    def presents(self, mention: Mention, title: Sentence) -> bool:
        """Whether a title is of what the holder of an office says: "Norway's minister on nets"."""
        before = self.text[title.start : mention.start].lower().rstrip(" #*").removesuffix(" the").rstrip()
        behind = re.match(
            r"(?:\s+(?:for|of)(?:\s+[a-z]+){1,3}?)?\s*([^\W\d_]+|[:,|–—])", self.text[mention.end : title.end]
        )
        if any(
            before.removesuffix(" with").rstrip(" :|").endswith(word.strip()) for word in self.grammar["announcing"]
        ):
            return True
        follows = behind[1].lower() if behind else ""
        return before[-1:] in _BREAKS and follows in self.grammar.get("presenting", ())


_VERB = 4
_CLOSING = ' *_"”'
_BREAKS = ("", ":", ".", "?", "!", "|", "–", "—", "”", "’", '"')


_Office = tuple[str | None, Capacity | None, bool]


def in_office(
    who: Resolved, roster: Roster, found: Sequence[Found], sentences: Sequence[Sentence], at: Opening
) -> Resolved:
    """Who is named before an answer, with the office that title or opening give to whoever answers alone."""
    answers = [f.content[0] for f in found if f.frame == "answer" and f.block]
    opening = [s for s in sentences if answers and s.end <= answers[0].start]
    if len(who.actors) != 1 or who.actors[0].kind not in {"person", "entity"} or not opening:
        return who
    return _in_office(who.actors[0], roster, opening, at)


def _in_office(actor: Actor, roster: Roster, opening: Sequence[Sentence], at: Opening) -> Resolved:
    """Who is interviewed, with the one office that title or opening give: "As minister of X, she".

    A paragraph about nobody else gives it, or the title ("Norway's fisheries minister on nets") where nobody else is
    named before the first question.
    """
    if actor.party is not None or actor.foreign:
        return Resolved([actor])
    offices: set[_Office] = set()
    for _, sentences in itertools.groupby(opening, key=lambda s: s.block):
        inside = list(sentences)
        named = roster.within(inside[0].start, inside[-1].end)
        if any(a is actor for _, a in named) and all(a is actor for _, a in named if a.kind == "person"):
            held = [a for m, a in named if a.kind == "role" or (a.kind in {"body", "party"} and at.heads(m))]
            offices |= {(a.party, a.capacity, a.foreign) for a in held if a.party or a.foreign}
    offices = offices or _titular(actor, roster, opening, at)
    if len(offices) == 1:
        actor.party, actor.capacity, actor.foreign = offices.pop()
    return Resolved([actor], open=actor.party is None and not actor.foreign and actor.capacity != "expert")


def _titular(actor: Actor, roster: Roster, opening: Sequence[Sentence], at: Opening) -> set[_Office]:
    """The office that title or standfirst present, where they name nobody else."""
    heads = [s for s in opening if s.block <= 1]
    offices: set[_Office] = set()
    for head in heads:
        named = roster.within(head.start, head.end)
        if any(a.kind == "person" and a is not actor for _, a in named):
            continue
        held = [(m, a) for m, a in named if a.kind == "role" and (a.party or a.foreign)]
        offices |= {(a.party, a.capacity, a.foreign) for m, a in held if at.presents(m, head)}
    return offices


def told_of(who: Resolved, source: Span, answer: Found, speaking: Resolved, roster: Roster, text: str) -> Resolved:
    """Whom a pronoun in an answer means: somebody else, whom the answer has named before."""
    if " " in source.of(text) or (source.of(text)[:1].isupper() and roster.covering(source.start) is not None):
        return who
    named = [a for _, a in roster.within(answer.content[0].start, source.start)]
    others = [a for a in who.actors if a in named and all(a is not own for own in speaking.actors)]
    return who if others or who.media else Resolved(open=True)
