"""One sentence as the finder reads it: tokens, what is quoted in it, and the grammar words of its language."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cached_property
from itertools import compress

from stance.attribution.cues import Form, Lexicon
from stance.attribution.quotes import Quote
from stance.text.morphology import shapes
from stance.text.words import Lows, Token, columns

OPENERS = frozenset({"“", "«", "„", "‘", "``"})
CLOSERS = frozenset({"”", "»", "’", "''"})
DASHES = frozenset({"—", "–", "--", "-", "―"})
ENDS = frozenset({".", "!", "?", "…"})
# with the marks that open and close alike, and those that part clauses
OPENING = OPENERS | {'"'}
CLOSING = CLOSERS | {'"'}
PARTING = ENDS | {",", ";"}


class Passage:
    """One sentence with its tokens; `speech[i]` is the index of the quotation that token i is spoken in, or -1.

    `low(i)` is the lower-case form of token i, or "" outside the sentence; `word(i)` tells whether it is a word outside
    reported speech, `capital(i)` whether it begins with a capital letter. The three are asked for thousands of times
    in an article, so they are look-ups in what is made once. `groups` has where the verb group of a cue begins, once
    that was asked for.
    """

    low: Callable[[int], str]
    word: Callable[[int], bool]
    capital: Callable[[int], bool]

    def __init__(
        self, tokens: Sequence[Token], speech: Sequence[int], quotes: Sequence[Quote], lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.speech = speech
        self.quotes = quotes
        self.lexicon = lexicon
        self.size = len(tokens)
        self.groups: dict[int, int] = {}
        _, _, _, self.lows, words, capitals = columns(tokens)
        plain = words if max(speech, default=-1) < 0 else [w and s < 0 for w, s in zip(words, speech, strict=True)]
        self.low = Lows(enumerate(self.lows)).__getitem__
        self.word = frozenset(compress(range(self.size), plain)).__contains__
        self.capital = frozenset(compress(range(self.size), capitals)).__contains__

    @cached_property
    def _lists(self) -> Callable[[int], frozenset[str] | None]:
        return dict(enumerate(map(self.lexicon.lists.get, self.lows))).get

    @cached_property
    def _forms(self) -> Callable[[int], tuple[Form, ...] | None]:
        return dict(enumerate(map(self.lexicon.forms.get, self.lows))).get

    def __len__(self) -> int:
        return self.size

    def is_(self, i: int, *names: str) -> bool:
        """Whether token i belongs to one of the named grammar lists."""
        lists = self._lists(i)
        return lists is not None and not lists.isdisjoint(names)

    def standing(self, words: Set[str]) -> list[int]:
        """The tokens outside reported speech that are one of the given words."""
        if words.isdisjoint(self.lows):
            return []
        return [i for i in compress(range(self.size), map(words.__contains__, self.lows)) if self.word(i)]

    def frame_at(self, i: int) -> int:
        """How many tokens an according-to frame covers at token i, or 0 when none stands there."""
        for words in self.lexicon.according.get(self.low(i), ()):
            if self._continues(words, i):
                return len(words)
        return 0

    def _continues(self, words: tuple[str, ...], i: int) -> bool:
        size = len(words)
        return self.lows[i : i + size] == words

    def _qualified(self, i: int) -> bool:
        """Whether an adjective that is in no straight case stands before token i: "Верховной рады"."""
        if self.lexicon.kind != "inflected" or not i or not self.tokens[i - 1].capital:
            return False
        before = shapes(self.tokens[i - 1].text, self.lexicon.language)
        cases = {s.case for s in before if s.part == "adjective"}
        return bool(cases) and "nominative" not in {s.case for s in before}

    def cue_at(self, i: int, kinds: str) -> Form | None:
        """The longest cue form at token i whose kind is named in `kinds` ("past third")."""
        forms = self._forms(i)
        if forms is None and self.lexicon.roots and 0 <= i < self.size:
            forms = self.lexicon.forms_of(self.lows[i])
        if not forms or self.speech[i] >= 0:
            return None
        # "State Department"
        named = i > 0 and self.tokens[i].capital and self.capital(i + 1)
        if self.lexicon.kind == "inflected" and self.tokens[i].capital and i and self.tokens[i - 1].word:
            # "депутат Рады": a name, no form of "рад"
            return None
        for form in forms:
            if named and form.kind == "base":
                continue
            if form.kind == "adjective" and self._qualified(i):
                continue
            if form.kind in kinds and (not form.rest or self._continues(form.rest, i + 1)):
                return form
        return None

    @cached_property
    def opening(self) -> int:
        """The first token behind a dateline ("KYIV, April 3 (Reuters) —", "Geneva (Agency) -"), or 0."""
        if not self.tokens or not self.tokens[0].capital or len(self.tokens[0].text) < 3:
            return 0
        shouted = self.tokens[0].text.isupper()
        if not shouted and ")" not in self.lows[:12]:
            return 0
        for k in range(1, min(12, len(self.tokens))):
            dash = self.low(k) in DASHES or self.low(k) == "-"
            if dash and (self.low(k - 1) == ")" or (shouted and self.low(k) in DASHES and self._dated(k))):
                return k + 1
        return 0

    def _dated(self, end: int) -> bool:
        """Whether only names, numbers and months stand before token `end`: "КИЕВ, 3 апреля", not "США готовы"."""
        return all(
            not t.word or t.capital or not t.text[0].isalpha() or self.tokens[k].text[0].isdigit()
            for k, t in enumerate(self.tokens[1:end])
        )
