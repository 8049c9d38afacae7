"""One sentence as the finder reads it: tokens, what is quoted in it, and the grammar words of its language."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property

from stance.attribution.cues import Form, Lexicon
from stance.attribution.quotes import Quote
from stance.text.words import Token

OPENERS = frozenset({"“", "«", "„", "‘", "``"})
CLOSERS = frozenset({"”", "»", "’", "''"})
DASHES = frozenset({"—", "–", "--", "-", "―"})
ENDS = frozenset({".", "!", "?", "…"})


class Passage:
    """One sentence with its tokens; `speech[i]` is the index of the quotation that token i is spoken in, or -1."""

    def __init__(
        self, tokens: Sequence[Token], speech: Sequence[int], quotes: Sequence[Quote], lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.speech = speech
        self.quotes = quotes
        self.lexicon = lexicon
        self.size = len(tokens)
        self.lows = [t.low for t in tokens]
        self.lists = [lexicon.lists.get(low) for low in self.lows]

    def __len__(self) -> int:
        return self.size

    def low(self, i: int) -> str:
        """The lower-case form of token i, or "" outside the sentence."""
        return self.lows[i] if 0 <= i < self.size else ""

    def is_(self, i: int, *names: str) -> bool:
        """Whether token i belongs to one of the named grammar lists."""
        if not 0 <= i < self.size:
            return False
        lists = self.lists[i]
        return lists is not None and not lists.isdisjoint(names)

    def standing(self, words: Set[str]) -> list[int]:
        """The tokens outside reported speech that are one of the given words."""
        if words.isdisjoint(self.lows):
            return []
        return [i for i, low in enumerate(self.lows) if low in words and self.tokens[i].word and self.speech[i] < 0]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return 0 <= i < self.size and self.tokens[i].capital

    def word(self, i: int) -> bool:
        """Whether token i is a word outside reported speech."""
        return 0 <= i < self.size and self.tokens[i].word and self.speech[i] < 0

    def frame_at(self, i: int) -> int:
        """How many tokens an according-to frame covers at token i, or 0 when none stands there."""
        for words in self.lexicon.according.get(self.low(i), ()):
            if all(self.low(i + k) == w for k, w in enumerate(words)):
                return len(words)
        return 0

    def cue_at(self, i: int, kinds: str) -> Form | None:
        """The longest cue form at token i whose kind is named in `kinds` ("past third")."""
        if not 0 <= i < self.size or self.speech[i] >= 0:
            return None
        forms = self.lexicon.forms_of(self.lows[i])
        if not forms:
            return None
        # "State Department"
        named = i > 0 and self.tokens[i].capital and self.capital(i + 1)
        for form in forms:
            if named and form.kind == "base":
                continue
            if form.kind in kinds and all(self.low(i + 1 + k) == w for k, w in enumerate(form.rest)):
                return form
        return None

    @cached_property
    def opening(self) -> int:
        """The first token behind a dateline ("KYIV, April 3 (Reuters) —"), or 0."""
        if not self.tokens or not self.tokens[0].text.isupper() or len(self.tokens[0].text) < 3:
            return 0
        for k in range(1, min(12, len(self.tokens))):
            if self.low(k) in DASHES:
                return k + 1
        return 0
