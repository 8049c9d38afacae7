"""Where one phrase of an inflected language ends and another begins, by case alone: "с американцами | министр"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.parties.names import Piece
from stance.parties.reading import Reading
from stance.parties.scanner import Scanner
from stance.text.morphology import known, shapes
from stance.text.words import Token

_OWN = frozenset({"adjective", "demonym", "title", "group", "former"})
_TWO = 2
_VOWELS = tuple("аеиоуыюяєіїэ")


def apart(tokens: Sequence[Token], k: int, language: str, *, of_many: bool) -> bool:
    """Whether token k is a noun or a name in the nominative that shares no case with the word before it.

    `of_many` tells that before a name only those count who are several: "главы правительства Орлов" is one.
    """
    own = [s for s in shapes(tokens[k].text, language) if s.part == "noun"]
    if tokens[k].capital:
        # nobody's name is the genitive of many
        named = [s for s in own if s.proper] or own
        own = [s for s in named if not s.plural] or named
    guessed = not known(tokens[k].text, language) and tokens[k].low.endswith(_VOWELS)
    before = shapes(tokens[k - 1].text, language)
    if guessed or not before or (of_many and tokens[k].capital and not all(s.plural for s in before)):
        return False
    cases = {s.case for s in own}
    return "nominative" in cases and {s.case for s in before}.isdisjoint({None, *cases})


class Parted(Scanner):
    """Reads mentions of an inflected language, each up to where somebody else begins."""

    def _anew(self, k: int, reading: Reading, last: Piece | None, *, name: bool) -> bool:
        """Whether somebody else begins at token k: "с американцами | министр", "американскому послу | Орлов"."""
        if last is None or last.kind not in _OWN or len(reading.titles) >= _TWO or k >= len(self.tokens):
            return False
        beside = self.at(k - 1)
        alone = beside is not None and beside[0] is last
        several = bool(reading.titles or reading.group)
        return (alone or not name) and apart(self.tokens, k, self.context.language, of_many=several)

    def _upright(self, word: str) -> bool:
        """Whether a word can stand in the nominative."""
        return any(s.case in {None, "nominative"} for s in shapes(word, self.context.language))

    def _only_upright(self, k: int) -> bool:
        """Whether token k can stand in the nominative alone: "российская" is no owner's adjective behind an office."""
        cases = {s.case for s in shapes(self.tokens[k].text, self.context.language)}
        return cases == {"nominative"}

    def _proper(self, word: str) -> bool:
        return any(s.proper for s in shapes(word, self.context.language))
