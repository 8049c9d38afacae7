"""Party words and titles of a sentence's nominal sequences: what stands before a name and says whose it is."""

from __future__ import annotations

from collections.abc import Callable

from stance.parties.names import Phrasebook, Piece
from stance.parties.reading import Context, Reading
from stance.text.morphology import LANGUAGES
from stance.text.words import Lows, Token

_FIELD = 4
_OWNERS = frozenset({"name", "seat", "body", "person"})
# How an English adjective ends that says what somebody is like.
_ADJECTIVES = ("y", "ful", "ous", "ive", "less", "ish", "spoken", "ic", "al", "minded", "tempered", "tongued")


class _Phrases(dict[int, tuple[Piece, int] | None]):
    """The longest phrase of the book at each position, looked up once."""

    def __init__(self, book: Phrasebook, tokens: tuple[Token, ...]) -> None:
        self.book = book
        self.tokens = tokens

    def __missing__(self, i: int) -> tuple[Piece, int] | None:
        found = self[i] = self.book.at(self.tokens, i)
        return found


class Titles:
    """Reads the pieces of one sentence's nominal sequences.

    `low(i)` is the lower-case form of token i, or "" outside the sentence; `at(i)` the longest phrase of the book at
    token i and how many tokens it covers, or None.
    """

    low: Callable[[int], str]
    at: Callable[[int], tuple[Piece, int] | None]

    def __init__(self, tokens: tuple[Token, ...], context: Context) -> None:
        self.tokens = tokens
        self.context = context
        self.book = context.book
        self.words = context.words
        self.people = context.book.people
        lows = [t.low for t in tokens]
        self.low = Lows(enumerate(lows)).__getitem__
        self.at = _Phrases(context.book, tokens).__getitem__
        self._lists = dict(enumerate(map(context.lists.get, lows))).get

    def _in(self, i: int, *names: str) -> bool:
        lists = self._lists(i)
        return lists is not None and not lists.isdisjoint(names)

    def _pieces(self, i: int, reading: Reading) -> tuple[int, Piece | None]:
        """Read qualifiers and titles from token i on."""
        k, last = i, None
        while k < len(self.tokens):
            if not self.tokens[k].word:
                behind = self._past_letters(k)
                if behind == k or last is None or last.kind not in {"body", "group"} or not self._title_at(behind):
                    break
                k = behind
                continue
            found = self.at(k)
            if found is None:
                if last is not None and self.low(k) == "'s" and self._owning(last, reading):
                    k += 1
                    continue
                if self._in(k, "modifiers") and (last is not None or k == i):
                    k += 1
                    continue
                if last is not None and self._qualifying(k, last):
                    k += 1
                    continue
                field = self._described(k, reading) if last is not None and last.kind in {"name", "seat"} else 0
                if field:
                    k = field
                    continue
                body = self._ministry(k) if last is not None and last.kind in {"name", "adjective", "demonym"} else 0
                if body:
                    k = body
                    continue
                if self._in(k, "honorifics"):
                    reading.gender = (
                        "he" if self._in(k, "he_titles") else "she" if self._in(k, "she_titles") else reading.gender
                    )
                    k += 1
                    continue
                break
            piece, size = found
            if piece.kind == "title" and piece.capacity == "citizen" and last is not None and self._title_at(k + size):
                # "chief prisoner negotiator"
                k += size
                continue
            if piece.kind == "region" and not self._qualifies(k + size):
                break
            if not self._take(piece, k, size, reading, last):
                break
            k += size
            last = piece
            if piece.kind == "person":
                break
        if last is not None and self.low(k - 1) == "'s":
            k -= 1
        return k, last

    def _past_letters(self, k: int) -> int:
        """The token behind letters that shorten a name: "Security Service (SBU) | chief Jane Roe"; k without them."""
        lettered = self.low(k) == "(" and self.low(k + 2) == ")" and self.tokens[k + 1].text.isupper()
        return k + 3 if lettered else k

    def _owning(self, piece: Piece, reading: Reading) -> bool:
        """Whether a possessive behind a piece is whose a title is: "the Ukrainian team's | leader"."""
        return piece.kind in _OWNERS or (piece.kind == "group" and reading.qualified)

    def _title_at(self, k: int) -> bool:
        found = self.at(k) if k < len(self.tokens) else None
        return found is not None and found[0].kind == "title"

    def _ministry(self, k: int) -> int:
        """The token of "Ministry" in "Infrastructure Ministry", behind a party's name; 0 if there is none."""
        for j in range(k, min(k + _FIELD, len(self.tokens))):
            found = self.at(j)
            if found is not None:
                return j if found[0].kind == "group" and found[0].capacity == "official" else 0
            if not (self.tokens[j].capital or self.low(j) == "and" or self._in(j, "portfolios")):
                return 0
        return 0

    def _described(self, k: int, reading: Reading) -> int:
        """Where a title begins behind words of praise or blame: "Kyiv's fiery | energy minister Jane Roe"; 0 if none.

        A field with a head that is no title by itself is one before a name: the token behind "energy deputy".
        """
        if self.low(k - 1) != "'s":
            return 0
        for j in range(k, min(k + _FIELD, len(self.tokens))):
            low = self.low(j)
            if not self.tokens[j].word or self.tokens[j].capital:
                return 0
            named = j + 1 < len(self.tokens) and self.tokens[j + 1].capital and self.tokens[j + 1].word
            heads = self._in(j, "portfolioed") or self._in(j, "lesser")
            if named and heads and j > k and self._in(j - 1, "portfolios"):
                reading.capacity = "official"
                reading.titles += (f"{self.low(j - 1)} {low}",)
                return j + 1
            if named and j > k and self._title_at(j):
                return j
            if not self._in(j, "portfolios", "modifiers") and not low.endswith(_ADJECTIVES):
                return 0
        return 0

    def _qualifying(self, k: int, last: Piece) -> bool:
        """Whether token k only says what a title behind it is for: "State Department sanctions official"."""
        found = self.at(k + 1) if k + 1 < len(self.tokens) else None
        if found is None or found[0].kind not in {"title", "group"}:
            return False
        if self.tokens[k].capital:
            return last.kind == "region"
        # "Ukraine's farm minister", "the Russian fisheries agency"
        field = (
            last.kind in {"name", "adjective", "demonym"}
            and found[0].capacity == "official"
            and self._in(k + 1, "portfolioed")
        )
        return (last.kind == "body" or field) and not self._in(k, "belongs")

    def _qualifies(self, k: int) -> bool:
        """Whether a title or the like stands at token k, so that a region before it says whose ("Ohio Gov. ...")."""
        if k >= len(self.tokens) or not self.tokens[k].word:
            return False
        found = self.at(k)
        if found is None and self.tokens[k].capital and k + 1 < len(self.tokens) and self.tokens[k + 1].word:
            # "Ohio Insurance Commissioner", "New York City officials"
            behind = self.at(k + 1)
            return behind is not None and behind[0].kind in {"title", "group"}
        return found is not None and found[0].kind in {"title", "adjective", "former", "office"}

    def _take(self, piece: Piece, k: int, size: int, reading: Reading, last: Piece | None) -> bool:
        """Note what `piece` adds; False when it begins something new."""
        if piece.kind in {"office", "title"} and self.low(k - 1) in self.words.get("shadows", ()):
            # "shadow transport secretary"
            reading.capacity = "opposition"
            reading.titles += (piece.label.lower(),)
            return True
        if last is not None and last.kind == "medium":
            return False
        if piece.kind == "medium":
            reading.name = piece if last is None else reading.name
            return last is None
        if piece.kind == "person":
            if self._beside_a_state(reading, last):
                return False
            reading.name = piece
        elif piece.kind == "former":
            reading.former = True
        elif piece.kind == "office":
            reading.qualify(piece)
            reading.capacity = "official"
            reading.titles += (piece.label.lower(),)
            voice = piece.label.lower().split()[-1] in self.words.get("voices", ())
            reading.seat = piece.label.lower() if voice else reading.seat
        elif piece.kind == "title":
            if last is not None and self._of_the_field(piece, k, last):
                reading.party, reading.label, reading.foreign = None, "", False
            return self._take_title(piece, reading, last)
        elif piece.kind == "group":
            if self.low(k + size) == "to" and self._in(k + size - 1, "stands"):
                # "Moscow's opposition to the plan"
                return False
            if last is not None and piece.capacity == "expert" and self._of_the_field(piece, k, last):
                reading.party, reading.label, reading.foreign = None, "", False
            reading.group = " ".join(t.text for t in self.tokens[k : k + size])
            reading.capacity = piece.capacity
            of_a_country = last is not None and (last.kind == "adjective" or self.tokens[k - 1].text.isupper())
            if of_a_country and self._in(k + size - 1, "firms"):
                # "a Russian company" is not Russia's government
                reading.capacity = "citizen"
        else:
            return self._take_party_word(piece, k, reading, last)
        return True

    def _of_the_field(self, title: Piece, k: int, last: Piece) -> bool:
        """Whether a state is what somebody knows or minds: "an Iran specialist", not "a US analyst"."""
        before = self.tokens[k - 1].text
        state = last.kind == "name" and before[-1:].isalpha() and not before.isupper() and before.lower() != "'s"
        return state and title.capacity in {"expert", "citizen"} and self.context.language not in LANGUAGES

    def _beside_a_state(self, reading: Reading, last: Piece | None) -> bool:
        """Whether a state only stands before a name, as in "на Украине Роу заявил": no title says that he is of it."""
        bare = not reading.titles and reading.group is None and reading.body is None
        return (
            self.context.language in LANGUAGES and bare and last is not None and last.kind in {"name", "seat", "region"}
        )

    def _take_party_word(self, piece: Piece, k: int, reading: Reading, last: Piece | None) -> bool:
        if last is not None:
            two_parties = last.kind in {"name", "seat", "demonym"} and piece.party != last.party
            if last.kind in {"title", "group", "office"} or (two_parties and self.low(k - 1) != "'s"):
                return False
        reading.qualify(piece)
        reading.region = reading.region or piece.kind == "region"
        reading.seat = piece.label if piece.kind in {"body", "seat"} else reading.seat
        reading.stated = reading.stated or piece.kind != "body"
        if piece.kind == "body":
            reading.body = piece
        if piece.capacity and piece.kind != "demonym":
            reading.capacity = piece.capacity
        return True

    def _take_title(self, piece: Piece, reading: Reading, last: Piece | None) -> bool:
        if last is not None and last.kind == "group":
            speaking = piece.label in self.words["voices"] or piece.label in self.words.get("group_heads", ())
            if last.capacity != "official" or not speaking:
                return False
            # "Foreign Ministry spokesman"
            reading.group = ""
        if last is not None and last.kind in {"name", "seat"} and piece.label in self.words.get("beside_states", ()):
            # "Moscow's ally Minsk" is nobody of Moscow's
            reading.party, reading.label, reading.foreign = None, "", False
        legislative = reading.body is not None and reading.capacity == "legislator"
        replaces = reading.capacity in {None, "official", "legislator"} or piece.capacity in {"proxy", "opposition"}
        if replaces and not legislative:
            # a governor belongs to the state, but does not speak for it
            home = reading.region or (reading.body is not None and reading.body.capacity is None)
            reading.capacity = None if home and piece.capacity == "official" else piece.capacity
        if (piece.party is not None or piece.foreign) and not reading.qualified:
            reading.qualify(piece)
            reading.presumed = True
        reading.titles += (piece.label,)
        if piece.label in self.words["he_titles"]:
            reading.gender = "he"
        if piece.label in self.words["she_titles"]:
            reading.gender = "she"
        return True
