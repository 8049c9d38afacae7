"""Of which state somebody is whose office or home the text places: "a seamstress from Kherson", "Kharkiv mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING

from stance.parties.called import office_in
from stance.parties.gazetteer import place_adjective, place_at
from stance.text.morphology import LANGUAGES, shapes
from stance.text.words import Token

if TYPE_CHECKING:
    from stance.parties.reading import Context, Mention
    from stance.parties.surroundings import Line

_BACK = 4
_BEHIND = 16
_AHEAD = 9
_NEAR = 5


def placed_side(lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> str | None:
    """The side of the place that somebody is from, works or lives in; "" for a state not asked for, None if none tells.

    Where they are from goes before where they are. Whoever is posted, or of a body that several states have, is of no
    place.
    """
    return _Placed(lines, s, m, context, ids).side()


class _Placed:
    """Reads the words around one name."""

    def __init__(self, lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> None:
        self.lines, self.s, self.m, self.context, self.ids = lines, s, m, context, ids
        self.words, self.language = context.words, context.language
        self.spoke = context.words.get("spoke", frozenset())
        self.line = lines[s]
        self.start, self.end = self.line.token_at(m.start), self.line.token_at(m.end)

    def side(self) -> str | None:
        if self.words["missions"].intersection(self.m.titles) or self._known_elsewhere():
            return None
        evidences = (self._origin(), self._titled(), self._behind(), self._described(), self._opening(), self._again())
        for evidence in evidences:
            states = set(evidence)
            offices = office_in(self._office()) if states else frozenset()
            if offices and offices.isdisjoint(states):
                # "Baroness Jane Roe, who came from Leeds as a nurse" sits where she is a baroness
                return None
            if states:
                return self.ids.get(next(iter(states)), "") if len(states) == 1 else None
        return None

    def _office(self) -> tuple[str, ...]:
        """The words of their office, also of one that the mention does not take in: "Baroness | Jane Roe"."""
        before = [self.line.low(k) for k in range(max(0, self.start - 2), self.end)]
        return tuple(w for part in (before, *(t.split() for t in self.m.titles)) for w in part)

    def _known_elsewhere(self) -> bool:
        """Whether the article names them with a side in another place."""
        return any(x.party is not None or x.foreign for x in self._same())

    def _same(self) -> Iterator[Mention]:
        """Their other mentions, by the surname."""
        name = self.m.name.rsplit(maxsplit=1)[-1]
        people = (x for line in self.lines for x in line.mentions if x is not self.m and x.kind == "person")
        return (x for x in people if x.name.rsplit(maxsplit=1)[-1] == name)

    # the evidence, each as the states that it speaks for

    def _origin(self) -> Iterator[str]:
        """ "Oleh from Mykolaiv", "Jane Roe, a seamstress from Kherson"; the clause behind a name."""
        for first, last in self._clauses():
            for k in range(first, last):
                if self.line.low(k) in self.words["origins"]:
                    yield from self._named(self.line.tokens, k + 1)

    def _titled(self) -> Iterator[str]:
        """ "Kharkiv mayor Jane Roe", "the mayor of Kharkiv, Jane Roe", «харьковский мэр», «мэр Харькова»."""
        tokens, name = self.line.tokens, self._name_start()
        k = name - 1
        first = max(0, name - _BACK - (self.end - self.start))
        while k >= first and (tokens[k].word or (tokens[k].text == "," and k > self.start)):
            low = tokens[k].low
            here = place_at(tokens, k, self.language)
            if here is not None:
                before = self.line.low(k - 1)
                owns = before in self.words["owners"] or (self._owned(k, here[1]) and not self._seat(k))
                plain = before not in self.words["sited"] | self.words["origins"]
                plain = plain and self.line.low(k + here[1]) not in _POSSESSIVE
                if owns or (plain and k + here[1] < name and self._noun(k + here[1])):
                    yield here[0]
                return
            if not tokens[k].capital and k >= self.start - _BACK:
                state = place_adjective(low, self.language)
                if state is not None:
                    yield state
                    return
            if k < self.start and (low in self.words["sited"] or low in self.spoke):
                return
            k -= 1

    def _behind(self) -> Iterator[str]:
        """ "Jane Roe, who runs a bakery in Kharkiv", ", a lorry driver in Izmir", ", of the Halle institute"."""
        for first, last in self._clauses():
            lows = [self.line.low(k) for k in range(first, last)]
            lives = not self.words["living"].isdisjoint(lows) or self.line.low(first) in self.words["indefinite"]
            lives = lives or (self.language in LANGUAGES and self._noun(first))
            for k in range(first, last):
                state = place_adjective(self.line.low(k), self.language) if self.language in LANGUAGES else None
                if state is not None:
                    yield state
                here = place_at(self.line.tokens, k, self.language)
                if here is None:
                    continue
                before = self.line.low(k - 1)
                owns = before in self.words["owners"] or self._owned(k, here[1])
                institute = before in self.context.articles and self._noun(k + here[1])
                near = {self.line.low(j) for j in range(max(first, k - _NEAR), k)}
                sited = before in self.words["sited"] and lives and not self.words["passing"] & near
                if owns or institute or sited:
                    yield here[0]

    def _described(self) -> Iterator[str]:
        """ "Jane Roe waters it. A seamstress from Kherson, 58, she has come": the sentence behind opens with it."""
        line = self.lines[self.s + 1] if self.s + 1 < len(self.lines) else None
        if line is None or line.sentence.block != self.line.sentence.block or not self._alone():
            return
        for k in range(1, min(_AHEAD, len(line.tokens) - 1)):
            if line.tokens[k].text in {".", ":", ";"} or line.low(0) not in self.words["indefinite"]:
                return
            if line.low(k) in self.words["origins"]:
                yield from self._named(line.tokens, k + 1)

    def _opening(self) -> Iterator[str]:
        """ "In Kharkiv, Jane Roe said", "Even Brixham is split. Scalloper Jane Roe": who governs nobody."""
        local = not self.m.titles or any(t in self.words["local_titles"] for t in self.m.titles)
        if " " not in self.m.name or any(x.titles or x.start < self.m.start for x in self._same()):
            return
        if not local and self.m.capacity != "citizen":
            return
        block = [x for x in self.lines[: self.s + 1] if x.sentence.block == self.line.sentence.block]
        before = [x for line in block for x in line.mentions if x.start < self.m.start]
        if any(x.kind in {"person", "role", "group"} or x.party is not None or x.foreign for x in before):
            return
        for line in block:
            first = int(line.low(0) in self.words["sited"] | self.words["openers"])
            here = place_at(line.tokens, first, self.language) if first < len(line.tokens) else None
            if here is not None and (line is not self.line or line.low(first + here[1]) == ","):
                yield here[0]

    def _again(self) -> Iterator[str]:
        """ "Kharkiv mayor: no aim" and below "Mayor Jane Roe": the same office named with its place before."""
        heads = {t for t in self.m.titles if t in self.words["local_titles"]}
        for line in self.lines[: self.s + 1] if heads else ():
            for k, token in enumerate(line.tokens[:-1]):
                here = place_at(line.tokens, k, self.language) if token.capital else None
                if here is not None and token.start < self.m.start and line.low(k + here[1]) in heads:
                    yield here[0]

    # helpers

    def _alone(self) -> bool:
        """Whether nobody else is named in the sentence."""
        return not any(x.kind == "person" and x.name != self.m.name for x in self.line.mentions)

    def _name_start(self) -> int:
        """The token with which the name itself begins, behind its titles."""
        size = len(self.m.name.split())
        return max(self.start, self.end - size)

    def _named(self, tokens: Many[Token], k: int) -> Iterator[str]:
        if k < len(tokens) and tokens[k].low in self.context.articles:
            k += 1
        here = place_at(tokens, k, self.language) if k < len(tokens) else None
        while here is not None:
            yield here[0]
            k += here[1] + 1
            more = k < len(tokens) and tokens[k - 1].low in {",", "and", "или", "и", "і", "та"}
            here = place_at(tokens, k, self.language) if more else None

    def _noun(self, k: int) -> bool:
        """Whether a plain word stands at token k: a title, "institute"."""
        if not 0 <= k < len(self.line.tokens):
            return False
        token = self.line.tokens[k]
        return token.word and not (token.low in self.spoke or token.low in self.words["sited"])

    def _owned(self, k: int, size: int) -> bool:
        """Whether a place owns what stands behind or before it: "Haifa's deputy mayor", «мэр Харькова»."""
        if self.language not in LANGUAGES:
            return self.line.low(k + size) in _POSSESSIVE
        before = self.line.tokens[k - 1] if k else None
        return before is not None and before.word and not before.capital and before.low not in self.words["sited"]

    def _seat(self, k: int) -> bool:
        """Whether the place at token k may stand for those who govern from there: "Moscow's ally"."""
        piece = self.context.book.at(self.line.tokens, k)
        return self.language not in LANGUAGES and piece is not None and piece[0].kind == "seat"

    def _clauses(self) -> Iterator[tuple[int, int]]:
        """The half-open token ranges behind a name that tell of them: ", 44, a seamstress from Kherson,"."""
        k, stop = self.end, min(len(self.line.tokens), self.end + _BEHIND)
        if self.line.low(k) in self.words["origins"] | self.words["owners"]:
            yield k, min(k + 3, stop)
            return
        if self.line.low(k) not in {",", "("}:
            return
        while k < stop and self.line.low(k) in {",", "("}:
            last = next((j for j in range(k + 1, stop) if self.line.tokens[j].text in _CLOSING), stop)
            low = self.line.low(k + 1)
            if low.isdigit():
                k = last
                continue
            if not self._tells(k + 1):
                return
            yield k + 1, last
            k = last

    def _tells(self, k: int) -> bool:
        """Whether a clause that begins at token k tells of the one named: "a seamstress", "who runs", "head of"."""
        low = self.line.low(k)
        if self.language in LANGUAGES and low and not self.line.tokens[k].capital:
            return any(x.part == "noun" and x.case == "nominative" for x in shapes(low, self.language)) or low in (
                self.words["relatives"] | self.words["origins"] | self.words["living"]
            )
        words = self.words["indefinite"] | self.words["definite"] | self.words["relatives"] | self.words["origins"]
        head = any(t.split()[0] == low for t in self.m.titles)
        return low in words or head or low in self.words["owners"]


_POSSESSIVE = frozenset({"'s", "’s"})
_CLOSING = frozenset({",", ";", ".", ")", ":", "”", '"', "—", "–"})
