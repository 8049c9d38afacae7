"""One nominal sequence of a sentence: articles, party words, titles and a name, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from stance.parties.names import Phrasebook, Piece
from stance.records import Capacity, Person
from stance.text.morphology import LANGUAGES
from stance.text.words import Lows, Token

MentionKind = Literal["person", "party", "body", "group", "role", "medium", "entity"]


@dataclass(frozen=True)
class Mention:
    """One mention: half-open `[start, end)`, what it names, and what the words around it say of that.

    `known` holds the terms of office of a person that the definitions know; `titled` tells that party or capacity come
    from words of the text; `definite` marks "the envoy" as against "an envoy"; `owner` is whose
    spokesman or aide it is, where only a name says so; `shown` is what the text's language calls a body; `body` is the
    body or the seat that an office is of ("Kremlin spokesman"), `host` the party in whose land it sits ("the ambassador
    in Kyiv").
    """

    start: int
    end: int
    kind: MentionKind
    name: str
    party: str | None = None
    capacity: Capacity | None = None
    titles: tuple[str, ...] = ()
    known: tuple[Person, ...] = ()
    titled: bool = False
    definite: bool = False
    foreign: bool = False
    gender: Literal["he", "she"] | None = None
    owner: str = ""
    shown: str = ""
    body: str = ""
    host: str = ""

    def of(self, text: str) -> str:
        """Return the slice of `text` that is the mention."""
        return text[self.start : self.end]


@dataclass
class Reading:
    """What has been read of a nominal sequence so far.

    `presumed` tells that only the title says whose it is, so that a state named outright goes before it; `seat` is the
    body or the place of government that was named. `stated` tells that more than a body's name says whose it is.
    """

    party: str | None = None
    label: str = ""
    foreign: bool = False
    capacity: Capacity | None = None
    titles: tuple[str, ...] = ()
    former: bool = False
    gender: Literal["he", "she"] | None = None
    group: str | None = None
    region: bool = False
    body: Piece | None = None
    name: Piece | None = None
    definite: bool = False
    indefinite: bool = False
    owner: str = ""
    presumed: bool = False
    seat: str = ""
    stated: bool = False

    @property
    def qualified(self) -> bool:
        """Whether it is known whose it is: a party asked for, or another state."""
        return self.party is not None or self.foreign

    def qualify(self, piece: Piece) -> None:
        """Let a party word say whose title it is."""
        if self.party is None or self.presumed:
            self.party, self.foreign, self.presumed = piece.party, piece.foreign, False
        self.label = self.label or piece.label


@dataclass
class Context:
    """What one article's mentions are read with, and what was read of it so far.

    `inner` are the words that stand capitalized inside a sentence; `recent` are the parties mentioned so far, `near`
    those of the same paragraph. `home` is the state whose press this is, `local` tells that its dateline says so.
    `bodies` are the parties of which earlier sentences of the paragraph name a body ("" for another state's), `lead`
    tells that the paragraph is the first.
    """

    book: Phrasebook
    words: dict[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    asked: frozenset[str]
    marks: dict[str, tuple[str, ...]]
    members: dict[str, str]
    inner: frozenset[str]
    openings: frozenset[str]
    articles: frozenset[str]
    language: str = "en"
    home: str | None = None
    date: Date | None = None
    local: bool = False
    lead: bool = False
    bodies: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


_MEMBER = 6
_FIELD = 4
# How an English adjective ends that says what somebody is like.
_ADJECTIVES = ("y", "ful", "ous", "ive", "less", "ish", "spoken", "ic", "al", "minded", "tempered", "tongued")
_FULL_NAME = 2
_MARKED = re.compile(r"[RDI]-[A-Z][a-z]")  # "R-New York"
_INITIALS = re.compile(r"^(?:[^\W\d_]\.){2,3}$")
_NAME_PART = re.compile(r"^[^\W\d_][\w'’\-\u0300-\u036f]*$|^[^\W\d_]\.$")


class _Phrases(dict[int, tuple[Piece, int] | None]):
    """The longest phrase of the book at each position, looked up once."""

    def __init__(self, book: Phrasebook, tokens: tuple[Token, ...]) -> None:
        self.book = book
        self.tokens = tokens

    def __missing__(self, i: int) -> tuple[Piece, int] | None:
        found = self[i] = self.book.at(self.tokens, i)
        return found


class Sequence:
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
                break
            found = self.at(k)
            if found is None:
                if last is not None and self.low(k) == "'s" and last.kind in {"name", "seat", "body", "person"}:
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
                body = self._ministry(k) if last is not None and last.kind in {"name", "adjective"} else 0
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
            last.kind in {"name", "adjective"} and found[0].capacity == "official" and self._in(k + 1, "portfolioed")
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
            if last is not None and piece.capacity == "expert" and self._of_the_field(piece, k, last):
                reading.party, reading.label, reading.foreign = None, "", False
            reading.group = " ".join(t.text for t in self.tokens[k : k + size])
            reading.capacity = piece.capacity
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

    def _name(self, i: int, reading: Reading, last: Piece | None) -> tuple[str, tuple[Person, ...], int]:
        """A person's name from token i on: the words, the known terms of office, and the token after."""
        if reading.name is not None and reading.name.kind == "person":
            label = reading.name.label
            if self.low(i) in self.words.get("suffixes", ()) and self.tokens[i].capital:
                # "Donald Trump Jr." is somebody else
                return f"{label} {self.tokens[i].text}", (), i + 1
            return label, self.people.get(label, ()), i
        if reading.name is not None or self._beside_a_state(reading, last):
            return "", (), i
        k = self._past_field(i, last)
        parts: list[str] = []
        while k < len(self.tokens) and self._name_part(k, first=not parts):
            found = self.at(k)
            if found and parts and (self._surname(found[0], parts[-1]) or _INITIALS.match(parts[-1])):
                # "George Washington", "Nikola Tesla", "C.A. Dutch Roe": a name's second half
                parts.append(self.tokens[k].text)
                k += 1
                continue
            if (
                found
                and found[0].kind not in {"person", "title", "group"}
                and not (found[0].kind == "region" and found[1] == 1)
                and (
                    parts or found[1] > 1 or found[0].kind in {"adjective", "medium", "body", "name", "seat", "demonym"}
                )
            ):
                break
            if found and found[0].kind in {"title", "group"} and not parts:
                break
            if found and found[0].kind == "title" and k + found[1] < len(self.tokens):
                after = k + found[1]
                if parts and self.book.language in LANGUAGES:
                    # "Климкин корреспонденту VG": whoever follows is another
                    break
                if self._name_part(after, first=True) and self.tokens[k].capital:
                    # "Armed Services Chairman Jane Roe": what stood before the title only says of what
                    self._take_title(found[0], reading, None)
                    parts, k = [], after
                    continue
            parts.append(self.tokens[k].text)
            k += 1
        while parts and (
            (parts[-1].endswith(".") and len(parts[-1]) == 2) or parts[-1].lower() in self.words.get("name_links", ())
        ):
            parts.pop()
            k -= 1
        if not parts:
            return "", (), i
        name = " ".join(parts)
        opens = i == 0 or (not self.tokens[i - 1].word and self.tokens[i - 1].low not in {",", "'s", "("})
        if (
            len(parts) == 1
            and opens
            and not reading.titles
            and reading.gender is None
            and parts[0] not in self.context.inner
            and name not in self.people
        ):
            # a capital that only opens a sentence is no sign of a name
            return "", (), i
        # "Eric H. Holder" is known as Eric Holder
        plain = " ".join(p for p in parts if not (len(p) == len("H.") and p.endswith(".")))
        return (plain if plain in self.people else name), self.people.get(plain, ()), k

    def _past_field(self, i: int, last: Piece | None) -> int:
        """The token of the name in "Under Secretary of Commerce Jane Roe": its field hangs on the title."""
        if last is None or last.kind != "title" or self.low(i) not in self.words.get("belongs", ()):
            return i
        if i + 1 >= len(self.tokens) or self.at(i + 1) is not None:
            return i
        end = i + 1
        while end < len(self.tokens) and (
            (self.tokens[end].capital and self.tokens[end].word)
            or (self.low(end) == "and" and end + 1 < len(self.tokens) and self.tokens[end + 1].capital)
        ):
            end += 1
        run = range(i + 2, end)
        given = next((k for k in run if self.tokens[k].text in self.book.given_names), end - _FULL_NAME)
        return given if i + 2 <= given <= end - _FULL_NAME else i

    def _surname(self, piece: Piece, before: str) -> bool:
        """Whether a seat or a company's name behind `before` is somebody's surname."""
        given = before in self.book.given_names
        return (piece.kind == "seat" and given) or (piece.kind == "name" and piece.free)

    def _name_part(self, k: int, *, first: bool) -> bool:
        token = self.tokens[k]
        if not token.word:
            return False
        if not first and token.low in self.words.get("name_links", ()):
            return k + 1 < len(self.tokens) and self.tokens[k + 1].capital
        if first and _INITIALS.match(token.text) and self.at(k) is None:
            # "Rep. C.A. Ruppersberger"
            return k + 1 < len(self.tokens) and self.tokens[k + 1].capital
        if not token.capital or not _NAME_PART.match(token.text) or _MARKED.match(token.text):
            return False
        if self._in(k, "never_names"):
            return False
        return not (k == 0 and self._in(k, "openers"))

    def _object(self, k: int, reading: Reading) -> int:
        """Read "for the State Department", "of Russia" behind a title: whose title it is."""
        aide = self.low(k) == "to" and any(t in self.words.get("aides", ()) for t in reading.titles)
        if not self._in(k, "belongs") and not aide:
            return k
        if self._in(k, "posted") and self._abroad(reading):
            # "the embassy in Moscow" is not Moscow's
            end, last = self._pieces(k + 2 if self._in(k + 1, "definite") else k + 1, Reading())
            return k if last is None else end
        j = k + 1
        if self._in(j, "definite"):
            j += 1
        inner = Reading()
        end, last = self._pieces(j, inner)
        owned = self._owned(j, end, inner, last, reading)
        if owned:
            return owned
        if last is None:
            # "director for field operations at the agency"
            further = next((i for i in range(j, j + _FIELD) if self._in(i, "belongs")), 0)
            lower = further and all(self.tokens[i].word and not self.tokens[i].capital for i in range(j, further))
            return (self._object(further, reading) if lower and not self._in(j, "definite", "indefinite") else 0) or k
        office = reading.group is not None and reading.group.lower() == "office"
        behind = self.at(end + 1) if self.low(end) == "'s" and end + 1 < len(self.tokens) else None
        if inner.titles and behind and behind[0].kind == "group" and behind[0].capacity == "official":
            # "the deputy head of the Ukrainian president's office"
            office, end = True, end + 1 + behind[1]
        office = office or (aide and inner.capacity == "official" and not inner.former)
        if not inner.qualified or (inner.titles and not inner.body and not office):
            return k
        end = self._region_of(end, reading)
        reading.seat = reading.seat or inner.seat
        if not reading.qualified or reading.presumed:
            reading.party, reading.foreign, reading.label = inner.party, inner.foreign, inner.label
            reading.presumed = False
        if inner.body is not None and inner.body.capacity is None:
            # the chair of a political party is no official of the state
            reading.capacity = None
        if (
            inner.body is not None
            and inner.body.capacity in {"legislator", "proxy"}
            and reading.capacity == "official"
            and "spokes" not in " ".join(reading.titles)
        ):
            reading.capacity = inner.body.capacity
        return end

    def _abroad(self, reading: Reading) -> bool:
        """Whether an office or a body sits in the country that it is not of: an embassy, a consul."""
        heads = {*reading.titles, (reading.group or "").lower()}
        return not heads.isdisjoint(self.words.get("missions", ()))

    def _host(self, start: int, end: int, reading: Reading) -> str:
        """The party in whose land an envoy sits whose state is not told: "the ambassador | in Kyiv"; empty if none."""
        abroad = self._abroad(reading) and not reading.qualified
        for k in range(start, min(end + 1, len(self.tokens) - 2)) if abroad else ():
            found = self.at(k + 2 if self._in(k + 1, "definite") else k + 1) if self._in(k, "posted") else None
            if found is not None and found[0].party:
                return str(found[0].party)
        return ""

    def _region_of(self, end: int, reading: Reading) -> int:
        """The token behind "Kursk Region" in "head of Russia's Kursk Region"; land that a state holds has proxies."""
        k = end + 1
        if self.low(end) != "'s":
            return end
        while k < len(self.tokens) and self.tokens[k].capital and self.low(k) not in self.words.get("regions", ()):
            k += 1
        if k == end + 1 or self.low(k) not in self.words.get("regions", ()):
            return end
        if any(self.low(i) in self.words.get("held", ()) for i in range(end + 1, k)):
            reading.capacity = "proxy"
        return k + 1

    def _owned(self, start: int, k: int, inner: Reading, last: Piece | None, reading: Reading) -> int:
        """Read "for House Speaker John Boehner" behind "a spokesman": the token behind whose aide it is; 0 if none."""
        if not any(t in self.words.get("aides", ()) for t in reading.titles):
            return 0
        name, known, end = self._name(k, inner, last)
        if not name or (not known and not inner.titles and inner.gender is None and " " not in name):
            return 0
        reading.owner = name
        party, foreign = (inner.party, inner.foreign) if inner.qualified or not known else self._party_of(known)
        if not reading.qualified and (party is not None or foreign):
            reading.party, reading.foreign = party, foreign
        if inner.titles and reading.capacity == "official" and (inner.former or inner.capacity != "official"):
            reading.capacity = "former" if inner.former else inner.capacity
        return end

    def _affiliation(self, i: int) -> str | None:
        """The state whose legislators are marked as behind token i: "(R-Tenn.)", ", D-Md.,"."""
        if self.low(i) not in {"(", ","} or not self.tokens[i + 1 : i + 2]:
            return None
        member = self._member(i + 1)
        if member or not self.tokens[i + 1].capital:
            return member
        mark = self.low(i + 1)
        for state, marks in self.context.marks.items():
            if any(
                mark.startswith(m) if m.endswith("-") else mark == m and self.low(i + 2) in {"-", ".", ")"}
                for m in marks
            ):
                return state
        return None

    def _member(self, k: int) -> str | None:
        """The state in whose politics "a New Jersey Democrat" at token k is at home."""
        end = k + _MEMBER
        while k < min(end, len(self.tokens)):
            if self.tokens[k].capital and self.low(k) in self.context.members:
                return None if self._noun_follows(k + 1) else self.context.members[self.low(k)]
            found = self.at(k) if self.tokens[k].word else None
            if found and found[0].kind in {"region", "adjective"}:
                k += found[1]
            elif self._in(k, "definite", "indefinite", "modifiers"):
                k += 1
            else:
                return None
        return None

    def _noun_follows(self, k: int) -> bool:
        """Whether "a Republican tax consultant" goes on with what somebody is."""
        while k < len(self.tokens) and self.tokens[k].word and not self.tokens[k].capital:
            found = self.at(k)
            if found and found[0].kind in {"title", "group"}:
                return True
            if self._in(k, "belongs", "definite", "indefinite", "possessives"):
                return False
            k += 1
        return False

    def _from_region(self, k: int, reading: Reading) -> None:
        """Read "of Oregon" behind the name of somebody with a title."""
        if reading.qualified or not reading.titles or not self._in(k, "belongs"):
            return
        found = self.at(k + 1) if k + 1 < len(self.tokens) else None
        if self.low(k) == "of":
            # "Colonel Jane Roe of the Ukrainian army"
            inner = Reading()
            _, last = self._pieces(k + 2 if self._in(k + 1, "definite") else k + 1, inner)
            whole = last is not None and last.kind in {"name", "body", "group"} and inner.capacity == "official"
            if whole and inner.qualified and not inner.titles:
                reading.party, reading.foreign = inner.party, inner.foreign
                return
        if found and found[0].kind == "region":
            reading.qualify(found[0])
            reading.capacity = None if reading.capacity == "official" else reading.capacity

    def _party_of(self, known: tuple[Person, ...]) -> tuple[str | None, bool]:
        """Whose somebody is on the article's date; outside office, whose they were last; without a date, are now."""
        homes = self.book.owners.get(known[0].name, ())
        on = self.context.date or Date.max
        begun = [h for h in homes if h.term.since is None or h.term.since <= on] or homes
        held = [h for h in begun if h.term.until is None or on < h.term.until] or begun
        return held[-1][1:] if held else (None, False)

    def _always_of(self, known: tuple[Person, ...]) -> bool:
        """Whether a definition gives somebody to a party that is asked for, at any time."""
        homes = self.book.owners.get(known[0].name, ())
        return any(h.party is not None and h.term.since is None and h.term.until is None for h in homes)

    def _personal(self, name: str, known: tuple[Person, ...], reading: Reading) -> bool:
        """Whether the name reads as a person's: known, titled, or first and last name with no word of a body's."""
        if not known and name.rsplit(maxsplit=1)[-1].lower() in self.words.get("org_words", ()):
            return False
        if known or reading.titles or reading.gender or reading.former:
            return True
        words = name.split()
        return 2 <= len(words) <= 4 and not any(
            w.lower() in self.words.get("org_words", ()) or (w.isupper() and len(w) > 2) for w in words
        )
