"""Whose a minister is whose state no single sentence tells: what the whole article tells of him, weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from stance.parties.reading import Mention
from stance.parties.surroundings import Surroundings

_ENOUGH = 2
_OBJECT = 3


def settle_weighed(around: Surroundings) -> None:
    """Give each minister, ambassador or spokesman of a government the side for which the article speaks.

    For a side speaks that the sentence before the name is about it, that the news is written in its land, and that
    they promise or insist what it will do; against one, that they accuse, urge or answer it. A single doubt is enough
    to leave them nobody's.
    """
    _Weighed(around).settle()


class _Weighed:
    """Weighs what is around the names of one article."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.lines, self.words = around, around.lines, around.words

    def settle(self) -> None:
        """Give each of them their side where there is evidence enough for one and none for another."""
        people: dict[str, list[tuple[int, int]]] = {}
        for s, line in enumerate(self.lines):
            for j, m in enumerate(line.mentions):
                if m.kind == "person" and m.titles and m.party is None and not m.foreign and not m.known:
                    people.setdefault(m.name, []).append((s, j))
        for name, places in people.items():
            first = self.lines[places[0][0]].mentions[places[0][1]]
            voice = self._voice_of(places[0][0], first) if " " in name else None
            if voice is not None:
                self._give(places, voice)
                continue
            if " " not in name or not all(self._national(s, self.lines[s].mentions[j]) for s, j in places):
                continue
            side = self._side(name, places[0][0], first)
            posted = bool(self.words["missions"].intersection(first.titles))
            if side is None or not (posted or self.around.has_ministers(side)):
                continue
            self._give(places, side)

    def _give(self, places: list[tuple[int, int]], side: str) -> None:
        """Let the mentions at `places` be of a side."""
        for s, j in places:
            mention = self.lines[s].mentions[j]
            self.lines[s].mentions[j] = replace(mention, party=side or None, foreign=not side, titled=True, beside="")

    def _voice_of(self, s: int, m: Mention) -> str | None:
        """Whose "Press secretary Jane Roe" is who opens a sentence: of the body alone that the one before is about."""
        before, (start, _) = s - 1, self.around.phrase(s, m)
        voices = all(t in self.words["voices"] for t in m.titles)
        if before < 0 or not voices or start != self.around.begin(s) or self.around.guest(s, m):
            return None
        topic = self.around.topic(before)
        if topic is None or self.around.pieces(before)[0][1].kind not in {"body", "seat"}:
            return None
        others = [x for x in self.lines[before].mentions if x.kind in {"entity", "group", "person"}]
        others = [x for x in others if x.capacity != "unnamed" and not self._told_to(before, x)]
        bodies = [x for x in self.lines[before].mentions if x.kind == "body"]
        named = self.around.sides(before) | self.around.sides(s)
        return topic[1] if named == {topic[1]} and not others and len(bodies) == 1 else None

    def _told_to(self, s: int, m: Mention) -> bool:
        """Whether somebody or something is only who was told: "a source told | The Daily Trout"."""
        start, _ = self.around.phrase(s, m)
        return not self.words["addresses"].isdisjoint((self.lines[s].low(start - 1), self.lines[s].low(start - 2)))

    def _national(self, s: int, m: Mention) -> bool:
        """Whether an office is one that a state has: a minister's, an envoy's, a government spokesman's."""
        if m.capacity != "official" or self.around.guest(s, m):
            return False
        start, _ = self.around.phrase(s, m)
        line = self.lines[s]
        head = m.titles[-1] in self.words["heads_of_state"] and line.tokens[start].capital
        posted = bool(self.words["missions"].intersection(m.titles))
        return self.around.ministerial(s, m) or head or posted or bool(self.words["national"].intersection(m.titles))

    def _side(self, name: str, s: int, m: Mention) -> str | None:
        surname = name.rsplit(maxsplit=1)[-1]
        weights: Counter[str] = Counter()
        against: set[str] = set()
        self._introduced(s, m, weights)
        for t, line in enumerate(self.lines):
            for k, token in enumerate(line.tokens):
                if token.text == surname:
                    self._told(t, k, weights, against)
        if len(weights) != 1:
            return None
        ((side, weight),) = weights.items()
        return side if weight >= _ENOUGH and side not in against else None

    def _introduced(self, s: int, m: Mention, weights: Counter[str]) -> None:
        """What stands before the name where it is told first."""
        if self.around.place is not None and not self.words["missions"].intersection(m.titles):
            weights[self.around.place] += 1
        line, (start, _) = self.lines[s], self.around.phrase(s, m)
        if self.words["missions"].intersection(m.titles):
            self._sent(s, m, weights)
            return
        for k, piece in self.around.pieces(s):
            if piece.kind == "seat" and line.low(k - 1) == "in" and line.low(k - 2) in self.words["briefings"]:
                # "told a weekly briefing in Beijing": a spokesman briefs at home, a minister abroad too
                weights[piece.party or ""] += 1 + any(t.split()[-1] in self.words["voices"] for t in m.titles)
        here = self.around.topic(s, owner=True)
        if here is not None and here[0] < start:
            # "Turkey is furious, and Transport Minister Jane Roe said"
            weights[here[1]] += 1
            return
        if {t.low for t in line.tokens} & self.words["reactions"]:
            self._reacting(s, weights)
            return
        if any(k < start and (piece.party or "") for k, piece in self.around.pieces(s)):
            # "And Poland, whose minister Jane Roe came late": another side than the sentence before is about
            return
        before = s - 1
        topic = self.around.topic(before, owner=True) if before >= 0 else None
        if topic is None or self.around.elsewhere(s, start, topic[1]):
            return
        block, first = line.sentence.block, before
        while first and self.lines[first - 1].sentence.block == block:
            first -= 1
        same = self.lines[before].sentence.block == block
        alone = all(self._rivals(t) <= {topic[1]} for t in range(first, before + 1))
        said = not self.words["spoke"].isdisjoint(t.low for t in self.lines[before].tokens)
        if alone or not same:
            # behind the words of one side may speak a minister of the other
            weights[topic[1]] += 2 if same and not said else 1

    def _reacting(self, s: int, weights: Counter[str]) -> None:
        """Who answers right behind a sentence on how one side took it: "Iran reacted with scorn. Minister Jane Roe"."""
        before = self.around.before(s)
        topic = self.around.topic(before) if before is not None else None
        if before is None or topic is None or self._rivals(before) != {topic[1]}:
            return
        if self.lines[before].low(topic[0] + 1) in self.words["reacting"]:
            weights[topic[1]] += 2

    def _rivals(self, s: int) -> set[str]:
        """The sides that a sentence names which may have a minister."""
        return {side for side in self.around.sides(s) if not side or self.around.has_ministers(side)}

    def _sent(self, s: int, m: Mention, weights: Counter[str]) -> None:
        """Whose an ambassador is whose embassy the sentence before begins with: of nobody else in the paragraph."""
        before = self.around.before(s)
        topic = self.around.topic(before, owner=True) if before is not None else None
        if before is None or topic is None or len(self.around.sides(before)) != 1:
            return
        houses = [x for x in self.lines[before].mentions if x.kind == "body"]
        if any(x.name.lower().split()[-1] in self.words["missions"] and x.start < m.start for x in houses):
            weights[topic[1]] += 2

    def _told(self, s: int, k: int, weights: Counter[str], against: set[str]) -> None:
        """What is told of somebody at token k, their surname, by the verb behind it."""
        line, sides = self.lines[s], dict(self.around.pieces(s))
        verb = line.low(k + 1)
        if verb in self.words["addresses"]:
            at = next((j for j in range(k + 2, k + 2 + _OBJECT) if j in sides), None)
            if at is not None and line.low(at + 1) not in self.words["promised"]:
                against.add(sides[at].party or "")
                return
        if verb not in self.words["commits"]:
            return
        at = k + 3 if line.low(k + 2) == "that" else k + 2
        if at in sides and line.low(at + 1) in self.words["promised"]:
            if line.low(at + 2) in self.words["receiving"]:
                # "promised that Ukraine would get the drums": who gives them is another
                against.add(sides[at].party or "")
                return
            weights[sides[at].party or ""] += 1
