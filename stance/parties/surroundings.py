"""What the sentences around an office tell: the states that they name, whom they are about, what the office is."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from collections.abc import Sequence as Many
from dataclasses import dataclass

from stance.parties.names import Piece
from stance.parties.reading import Context, Mention
from stance.records import Sentence
from stance.text.words import Token

_BESIDE = 3
_LEAD_IN = 3
_DATELINE = 14
_DASHES = frozenset({"--", "-", "—", "–"})
LINKS = frozenset({"but", "and", "yet", "the", "of", "now"})
_SIDES = frozenset({"name", "adjective", "demonym", "seat", "body", "office"})


@dataclass
class Line:
    """One sentence: its tokens, the block that it stands in, and its mentions."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: list[Mention]

    def low(self, i: int) -> str:
        """The lower-case form of token i, "" outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def token_at(self, at: int) -> int:
        """The index of the first token that begins at `at` or behind it."""
        return bisect.bisect_left(self.tokens, at, key=lambda t: t.start)


class Surroundings:
    """The sentences of an article, with the words for parties and states in each.

    `place` is the side in whose land the news is written by its dateline ("" for another state's than those asked
    for, None without one); `ids` has the ids of the parties asked for by the name of their state.
    """

    def __init__(self, lines: Many[Line], context: Context, place: str | None, ids: Mapping[str, str]) -> None:
        self.lines, self.context, self.words = lines, context, context.words
        self.place, self.ids = place, ids
        self._pieces: dict[int, list[tuple[int, Piece]]] = {}

    # what a sentence speaks of

    def pieces(self, s: int) -> list[tuple[int, Piece]]:
        """The words for parties and states in a sentence, each with its token."""
        if s not in self._pieces:
            tokens, found, k = self.lines[s].tokens, [], self.begin(s)
            while k < len(tokens):
                here = self.context.book.at(tokens, k) if tokens[k].capital else None
                if here is not None and here[0].kind in _SIDES and (here[0].party is not None or here[0].foreign):
                    found.append((k, here[0]))
                k += here[1] if here is not None else 1
            self._pieces[s] = found
        return self._pieces[s]

    def begin(self, s: int) -> int:
        """The token behind the dateline with which the news begins: "SHANGHAI, May 3 (Golden Bell) -- | China"."""
        tokens = self.lines[s].tokens
        if self.before(s) is not None or not tokens[0].text.isupper():
            return 0
        return next((k + 1 for k, t in enumerate(tokens[:_DATELINE]) if t.low in _DASHES), 0)

    def sides(self, s: int) -> set[str]:
        """The sides that a sentence names; "" for other states."""
        return {p.party or "" for _, p in self.pieces(s)}

    def before(self, s: int) -> int | None:
        """The sentence before in the same paragraph."""
        return s - 1 if s and self.lines[s - 1].sentence.block == self.lines[s].sentence.block else None

    def topic(self, s: int, *, owner: bool = False) -> tuple[int, str] | None:
        """The state with which a sentence begins, as its subject or (`owner`) as whose the subject is; its token."""
        found, begin = self.pieces(s), self.begin(s)
        if not found or found[0][0] > begin + _LEAD_IN or found[0][1].kind not in {"name", "seat", "adjective", "body"}:
            return None
        line, (k, piece) = self.lines[s], found[0]
        if any(t.word and t.capital for t in line.tokens[begin + 1 : k]) or not self.leads(line, begin, k):
            return None
        behind = line.low(k + 1)
        relative = behind == "," and line.low(k + 2) in {"which", "whose"}
        if (behind in {"and", "or", ",", "-"} and not relative) or (behind == "'s" and not owner):
            return None
        if piece.kind == "adjective" and not (owner or line.low(k + 1) in {"government", "side"}):
            return None
        return k, piece.party or ""

    def leads(self, line: Line, begin: int, k: int) -> bool:
        """Whether nothing but an article and links stands before token k."""
        leads = self.words["definite"] | self.words["openers"] | LINKS
        return all(not t.word or t.low in leads for t in line.tokens[begin:k])

    def elsewhere(self, s: int, start: int, side: str) -> bool:
        """Whether a sentence opens with a place that is no seat of a side: "In Athens, | Transport Minister"."""
        line = self.lines[s]
        seats = {k for k, p in self.pieces(s) if (p.party or "") == side}
        return line.low(0) in {"in", "at", "from"} and start > 1 and line.tokens[1].capital and 1 not in seats

    # what an office is

    def phrase(self, s: int, m: Mention) -> tuple[int, int]:
        """The half-open range of a mention's tokens."""
        line = self.lines[s]
        return line.token_at(m.start), line.token_at(m.end)

    def guest(self, s: int, m: Mention) -> bool:
        """Whether somebody may be of elsewhere than those around: "the visiting minister", "his counterpart"."""
        start, end = self.phrase(s, m)
        near = range(max(0, start - _BESIDE), end + 1)
        return any(self.lines[s].low(k) in self.words["guests"] for k in near)

    def ministerial(self, s: int, m: Mention) -> bool:
        """Whether an office is of a state's cabinet, or a ministry's."""
        words = {w for t in m.titles for w in t.split()}
        if m.kind == "group":
            words |= set(m.name.lower().split()[-1:])
        line, (start, end) = self.lines[s], self.phrase(s, m)
        words |= {line.low(k) for k in range(start, end)} & self.words["ministries"]
        if line.low(start - 1) == "'s":
            words |= {line.low(start - 2)}
        return bool(words & (self.words["cabinet"] | self.words["ministries"]))

    def has_ministers(self, side: str) -> bool:
        """Whether a side has ministers at all: the United States and organizations have none."""
        return side not in {self.ids.get(state) for state in self.words["ministerless"]}
