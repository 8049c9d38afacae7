"""Where an article's sentences play: which sides stand where, by their states, bodies, places and people."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from stance.parties.actors import Actor
from stance.parties.gazetteer import may_be_of_a_place, place_adjective, place_at
from stance.parties.local import HOMES
from stance.parties.names import phrasebook
from stance.parties.reading import Mention
from stance.records import Article, Party, Sentence
from stance.text.morphology import LANGUAGES
from stance.text.words import tokenize

Linked = Sequence[tuple[Mention, Actor]]
Sign = Literal["state", "person"]
ELSEWHERE = ""
_HEADING = 12
_OPENING = 3
_DATELINE = 4
_BESIDE = 12
_BEFORE = 3
_APART = frozenset({",", "(", ")", ".", ";", ":", "—", "–"})
_STOPS = (".", "!", "”", "»", '"')


class Scene:
    """The sides that stand in each stretch of an article, in order.

    `ids` has the ids of the parties asked for by the name of their state; every other state is `ELSEWHERE`. `home` is
    the side whose press writes in the article's language, None where no side's does.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        linked: Linked,
        ids: Mapping[str, str],
        parties: Sequence[Party],
    ) -> None:
        self.article, self.sentences, self.ids = article, sentences, ids
        self._book = phrasebook(tuple(parties), article.language)
        self.candidates = tuple(dict.fromkeys(ids.values()))
        self.home = ids.get(HOMES.get(article.language, ""))
        self._signs: dict[Sign, list[tuple[int, str]]] = {
            "state": sorted({*_named(linked), *self._placed(linked)}),
            "person": sorted(
                (m.start, a.party or ELSEWHERE) for m, a in linked if a.kind == "person" and (a.party or a.foreign)
            ),
        }
        self._starts = [s.start for s in sentences]
        self._first = {s.block: i for i, s in reversed(list(enumerate(sentences)))}

    def _placed(self, linked: Linked) -> Iterator[tuple[int, str]]:
        """The places, but for those in names: "Jack London"."""
        within = {at for m, a in linked if a.kind in {"person", "medium"} for at in range(m.start, m.end)}
        language, inflected = self.article.language, self.article.language in LANGUAGES
        for sentence in self.sentences:
            tokens = tokenize(self.article.text, sentence.start, sentence.end)
            for k, token in enumerate(tokens):
                state = None
                if token.start in within:
                    continue
                if token.capital:
                    here = place_at(tokens, k, language)
                    state = here[0] if here is not None else None
                elif inflected and may_be_of_a_place(token.low):
                    state = place_adjective(token.low, language)
                if state is not None:
                    yield token.start, self.ids.get(state, ELSEWHERE)

    def nowhere(self) -> bool:
        """Whether no state and no place is named."""
        return not self._signs["state"]

    def abroad(self) -> bool:
        """Whether the news comes from a state that was not asked for: "HALIFAX, May 3 - "."""
        first = next((b for b in self.article.blocks if b.kind == "paragraph"), None)
        tokens = tokenize(self.article.text, first.start, first.end) if first is not None else ()
        if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < _DATELINE:
            return False
        here = place_at(tokens, 0, self.article.language)
        return here is not None and here[0] not in self.ids

    def sides(self, start: int, end: int, sign: Sign = "state") -> list[str]:
        """The sides that states and places, or people, stand for in the half-open `[start, end)`, in order."""
        signs = self._signs[sign]
        low, high = bisect.bisect_left(signs, (start, "")), bisect.bisect_left(signs, (end, ""))
        return [side for _, side in signs[low:high]]

    def sentence(self, at: int) -> int:
        """The index of the sentence that holds the code point `at`."""
        return max(0, bisect.bisect_right(self._starts, at) - 1)

    def block(self, i: int) -> tuple[int, int]:
        """The half-open range of the paragraph of sentence i."""
        first = last = self._first[self.sentences[i].block]
        while last + 1 < len(self.sentences) and self.sentences[last + 1].block == self.sentences[first].block:
            last += 1
        return self.sentences[first].start, self.sentences[last].end

    def opening(self, begin: int) -> list[str]:
        """The sides in the first words of the paragraph at `begin`: "In Kyiv"."""
        end = begin
        for _ in range(_OPENING):
            end = self.article.text.find(" ", end + 1)
            if end < 0:
                return []
        return self.sides(begin, end)

    def heading(self, i: int) -> list[str]:
        """The sides in the last line above sentence i that is a heading: short, and without a full stop."""
        first = self._first[self.sentences[i].block]
        for k in range(first - 1, 0, -1):
            line = self.sentences[k]
            text = line.of(self.article.text).rstrip()
            if self.block(k) == (line.start, line.end) and len(text.split()) <= _HEADING and not text.endswith(_STOPS):
                return self.sides(line.start, line.end)
        return []

    def apposed(self, m: Mention) -> set[str]:
        """The sides of the states that stand right beside a name: "Jane Roe, an Iraqi,", "Polish baker Jane Roe"."""
        i = self.sentence(m.start)
        sentence = self.sentences[i]
        tokens = tokenize(self.article.text, sentence.start, sentence.end)
        at = bisect.bisect_left(tokens, m.end, key=lambda t: t.start)
        behind = at < len(tokens) and tokens[at].text in _APART
        stop = next(
            (k for k in range(at + 1, min(at + _BESIDE, len(tokens))) if tokens[k].text in _APART), at + _BESIDE
        )
        first = bisect.bisect_left(tokens, m.start, key=lambda t: t.start)
        near = [*range(max(0, first - _BEFORE), at), *(range(at + 1, min(stop, len(tokens))) if behind else ())]
        found = set()
        for k in near:
            here = self._book.at(tokens, k) if tokens[k].word else None
            if here is not None and here[0].kind in {"name", "adjective", "demonym"}:
                found |= {here[0].party or ELSEWHERE} if here[0].party or here[0].foreign else set()
        return found

    def words_before(self, at: int, count: int) -> list[str]:
        """The last words of the paragraph before `at`, in lower case."""
        start = self.article.text.rfind("\n", 0, at) + 1
        return self.article.text[start:at].lower().split()[-count:]

    def words_behind(self, at: int, count: int) -> list[str]:
        """The first words of the paragraph behind `at`, in lower case."""
        end = self.article.text.find("\n", at)
        return self.article.text[at : end if end >= 0 else None].lower().split(maxsplit=count)[:count]


def _named(linked: Linked) -> Iterator[tuple[int, str]]:
    for m, a in linked:
        if a.kind != "person" and (m.party is not None or m.foreign):
            yield m.start, a.party or ELSEWHERE
