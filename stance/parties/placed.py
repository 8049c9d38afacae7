"""Of which state somebody is whose home or local office a text places: "a nurse from Kherson", "Kharkiv mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING

from stance.parties.called import office_in
from stance.parties.gazetteer import place_adjective, place_at
from stance.parties.local import put_there
from stance.text.morphology import LANGUAGES, shapes

if TYPE_CHECKING:
    from stance.parties.reading import Context, Mention
    from stance.parties.surroundings import Line

_DESCRIBED = 4


def placed_side(lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> str | None:
    """The side of the place that somebody is from, lives in or has a local office of; "" for a state not asked for.

    None where no words place them, or those that do name places in two states. Whoever governs more than a place, is
    posted, or was put there by another state is of no place; where they are from goes before where they are.
    """
    return _Placed(lines, s, m, context, ids).side()


class _Placed:
    """Reads the words right around one name."""

    def __init__(self, lines: Many[Line], s: int, m: Mention, context: Context, ids: Mapping[str, str]) -> None:
        self.lines, self.s, self.m, self.context, self.ids = lines, s, m, context, ids
        self.words, self.language = context.words, context.language
        self.line = lines[s]
        self.start, self.end = self.line.token_at(m.start), self.line.token_at(m.end)
        self.name = max(self.start, self.end - len(m.name.split()))
        self.local = any(t in self.words["local_titles"] for t in m.titles)

    def side(self) -> str | None:
        """The side, "" or None, as `placed_side` says."""
        governs = self.m.capacity in {"official", "former", "unnamed", "proxy"} and not self.local
        if governs or put_there(self.line, self.m, self.context) or self._known_elsewhere():
            return None
        evidences = (self._titled(), self._headed()) if self.local else (self._origin(), self._titled(), self._living())
        for evidence in evidences:
            states = set(evidence)
            offices = office_in(self._office()) if states else frozenset()
            if len(states) > 1 or (offices and offices.isdisjoint(states)):
                # "Baroness Jane Roe, a nurse from Kerala" sits where she is a baroness
                return None
            if states:
                return self.ids.get(next(iter(states)), "")
        return None

    # the evidence, each as the states that it speaks for

    def _titled(self) -> Iterator[str]:
        """ "Kharkiv mayor Jane Roe", "the mayor of Kharkiv, Jane Roe", «харьковский мэр», «мэр Харькова»."""
        tokens = self.line.tokens
        title = next((k for k in range(self.start, self.name) if self._title(k)), None)
        if title is None:
            return
        if self.language in LANGUAGES:
            state = place_adjective(self.line.low(title - 1), self.language)
            if state is not None and not tokens[title - 1].capital:
                yield state
        if title and not self._named_before(title - 1):
            for first in range(max(0, title - _DESCRIBED), title):
                here = place_at(tokens, first, self.language)
                if here is not None and first + here[1] == title and not self._named_before(first):
                    yield here[0]
        if self.language in LANGUAGES and title + 2 < len(tokens) and tokens[title + 2].capital:
            # «аналитик московского Центра»
            state = place_adjective(self.line.low(title + 1), self.language)
            if state is not None and not tokens[title + 1].capital:
                yield state
        behind = title + 1 + (self.line.low(title + 1) in self.words["owners"])
        direct = self.language in LANGUAGES or behind > title + 1
        here = place_at(tokens, behind, self.language) if direct and behind < len(tokens) else None
        if here is not None and not self._goes_on(behind + here[1]):
            yield here[0]

    def _origin(self) -> Iterator[str]:
        """ "Oleh Roe from Mykolaiv", "Jane Roe, 58, a seamstress from Kherson", "... waters it. A seamstress from"."""
        for line, k in self._descriptions():
            yield from self._behind(line, k, "origins")

    def _living(self) -> Iterator[str]:
        """ "Jane Roe, who runs a bakery in Kharkiv", ", a lorry driver in Izmir", ", 51, of Brixham"."""
        for line, k in self._descriptions():
            if line.low(k) in self.words["owners"]:
                yield from self._at(line, k + 1)
                continue
            who = line.low(k) in self.words["relatives"]
            lives = who and line.low(k + 1) in self.words["living"]
            if (who or self.language in LANGUAGES) and not lives:
                continue
            yield from self._behind(line, k + 2 if who else k, "sited")

    def _headed(self) -> Iterator[str]:
        """ "Kharkiv mayor: no aim" and below "Mayor Jane Roe": a heading that has the office with its place."""
        heads = {t for t in self.m.titles if t in self.words["local_titles"]}
        for line in self.lines[: self.s] if heads else ():
            for k in range(1, len(line.tokens) - 1):
                if line.low(k) in heads and line.low(k + 1) == ":":
                    before = (place_at(line.tokens, j, self.language) for j in range(max(0, k - 2), k))
                    yield from (here[0] for here in before if here is not None)

    # helpers

    def _descriptions(self) -> Iterator[tuple[Line, int]]:
        """Where what tells of them begins: behind the name, behind its comma and an age, or in the next sentence."""
        k = self.end
        if self.line.low(k) in self.words["origins"]:
            yield self.line, k
        elif self.line.low(k) == ",":
            k += 1
            while self.line.low(k).isdigit() and self.line.low(k + 1) == ",":
                k += 2
            low = self.line.low(k)
            nouns = self.language in LANGUAGES and self._noun(self.line, k)
            if (
                nouns
                or low
                in self.words["indefinite"] | self.words["relatives"] | self.words["owners"] | self.words["living"]
            ):
                yield self.line, k
        line = self.lines[self.s + 1] if self.s + 1 < len(self.lines) else self.line
        others = any(x.kind == "person" and x.name != self.m.name for x in self.line.mentions)
        same = line is not self.line and line.sentence.block == self.line.sentence.block
        if same and not others and line.low(0) in self.words["indefinite"]:
            yield line, 0

    def _behind(self, line: Line, first: int, links: str) -> Iterator[str]:
        """The states of the places behind the first preposition of a list, with plain words alone before it."""
        stop = min(first + _DESCRIBED, len(line.tokens))
        at = next((j for j in range(first, stop) if line.low(j) in self.words[links]), None)
        # the word that opens a sentence has a capital
        if at is not None and all(self._plain(line, j) for j in range(max(1, first), at)):
            yield from self._at(line, at + 1)

    def _at(self, line: Line, k: int) -> Iterator[str]:
        """The states of the places named at token k, with an "and" between them; none of a longer name."""
        if k < len(line.tokens) and self.language in LANGUAGES and not line.tokens[k].capital:
            # "из московского Центра"
            state = place_adjective(line.low(k), self.language)
            yield from (state,) if state is not None else ()
            return
        while k < len(line.tokens):
            here = place_at(line.tokens, k, self.language)
            if here is None or self._goes_on(k + here[1], line):
                return
            yield here[0]
            k += here[1] + 1
            if line.low(k - 1) not in self.words["place_joins"]:
                return

    def _goes_on(self, k: int, line: Line | None = None) -> bool:
        """Whether a name goes on behind a place: "Leeds | United", "Moscow | 's army", "Birmingham |, Alabama"."""
        line = line or self.line
        if k >= len(line.tokens) or (line is self.line and k == self.name):
            return False
        # "for Kyiv", "from Gaza": somebody else's, or of elsewhere
        if line.low(k) in self.words["origins"] | self.words["for_whom"]:
            return True
        links = line.low(k) in {",", "("} or line.low(k) in self.words["sited"]
        further = links and k + 1 < len(line.tokens) and line.tokens[k + 1].capital
        other = place_at(line.tokens, k + 1, self.language) is not None if further else False
        return line.tokens[k].capital or line.low(k) in _POSSESSIVE or other

    def _named_before(self, k: int) -> bool:
        """Whether the word before token k belongs to the same name: "Leeds | Kharkiv mayor"."""
        # what opens the sentence has a capital anyway
        return k > 1 and self.line.tokens[k - 1].word and self.line.tokens[k - 1].capital

    def _plain(self, line: Line, k: int) -> bool:
        token = line.tokens[k]
        passing = token.low in self.words["passing"] or token.low.endswith(("ed", "ing"))
        return token.word and not token.capital and not passing

    def _title(self, k: int) -> bool:
        heads = {t.split()[0] for t in self.m.titles} | {t.split()[-1] for t in self.m.titles}
        low = self.line.low(k)
        return low in heads or (
            self.language in LANGUAGES and any(x.lemma in heads for x in shapes(low, self.language))
        )

    def _noun(self, line: Line, k: int) -> bool:
        low = line.low(k)
        return (
            bool(low)
            and not line.tokens[k].capital
            and any(x.part == "noun" and x.case == "nominative" for x in shapes(low, self.language))
        )

    def _office(self) -> tuple[str, ...]:
        """The words of their office, also of one that the mention does not take in: "Baroness | Jane Roe"."""
        before = [self.line.low(k) for k in range(max(0, self.start - 2), self.end)]
        return tuple(w for part in (before, *(t.split() for t in self.m.titles)) for w in part)

    def _known_elsewhere(self) -> bool:
        """Whether the article names them with a side in another place."""
        name = self.m.name.rsplit(maxsplit=1)[-1]
        people = (x for line in self.lines for x in line.mentions if x is not self.m and x.kind == "person")
        same = (x for x in people if x.name.rsplit(maxsplit=1)[-1] == name)
        return any(x.party is not None or x.foreign for x in same)


_POSSESSIVE = frozenset({"'s", "’s"})
