"""Mentions of people, bodies and parties: a name with the titles and qualifiers that stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stance.parties.names import Phrasebook, Piece, affiliations, grammar, phrasebook
from stance.records import Article, Capacity, Party, Person, Sentence
from stance.text.words import Token, tokenize

MentionKind = Literal["person", "party", "body", "group", "role", "medium", "entity"]


@dataclass(frozen=True)
class Mention:
    """One mention: half-open `[start, end)`, what it names, and what the words around it say of that.

    `known` holds the terms of office of a person that the definitions know; `titled` tells that party or capacity come
    from words of the text; `definite` marks "the envoy" as against "an envoy".
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


@dataclass
class _Reading:
    """What has been read of a nominal sequence so far."""

    party: str | None = None
    label: str = ""
    foreign: bool = False
    capacity: Capacity | None = None
    titles: tuple[str, ...] = ()
    former: bool = False
    gender: Literal["he", "she"] | None = None
    group: str | None = None
    body: Piece | None = None
    name: Piece | None = None
    definite: bool = False
    indefinite: bool = False

    @property
    def qualified(self) -> bool:
        return self.party is not None or self.foreign

    def qualify(self, piece: Piece) -> None:
        """Let a party word say whose title it is."""
        if self.party is None:
            self.party, self.foreign = piece.party, piece.foreign
        self.label = self.label or piece.label


def find_mentions(article: Article, sentences: Sequence[Sentence], parties: tuple[Party, ...]) -> list[Mention]:
    """Return the mentions of the citable text, in reading order and never overlapping."""
    book = phrasebook(parties, article.language)
    words = grammar(article.language)
    asked, marks = frozenset(p.id for p in parties), affiliations(article.language)
    lines = [tokenize(article.text, s.start, s.end) for s in sentences]
    inner = frozenset(t.text for line in lines for a, t in zip(line, line[1:], strict=False) if t.capital and a.word)
    openings = frozenset(book.folded) | frozenset(book.exact)
    openings |= words["definite"] | words["indefinite"] | words["modifiers"] | words["honorifics"]
    found: list[Mention] = []
    recent: list[str] = []
    near: list[str] = []
    block = -1
    for sentence, line in zip(sentences, lines, strict=True):
        if sentence.block != block:
            block = sentence.block
            near.clear()
        found += _Scanner(line, book, asked, marks, inner, openings, recent, near, words).scan()
    return found


_NAME_PART = re.compile(r"^[^\W\d_][\w'’\-\u0300-\u036f]*$|^[^\W\d_]\.$")


class _Scanner:
    """Reads the mentions of one sentence, left to right."""

    def __init__(self, tokens: tuple[Token, ...], book: Phrasebook, asked: frozenset[str], marks: dict[str, tuple[str, ...]], inner: frozenset[str], openings: frozenset[str], recent: list[str], near: list[str], words: dict[str, frozenset[str]]) -> None:
        self.tokens = tokens
        self.book = book
        self.words = words
        self.people = book.people
        self.asked = asked
        self.affiliations = marks
        self.inner = inner
        self.openings = openings
        self.recent = recent
        self.near = near

    def scan(self) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if not token.word or not (token.capital or token.low in self.openings):
                i += 1
                continue
            mention, after = self._at(i)
            if mention is not None:
                found.append(mention)
                if mention.party is not None and mention.kind in {"party", "body"}:
                    self.recent.append(mention.party)
                    self.near.append(mention.party)
            i = max(after, i + 1)
        return found

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _in(self, i: int, *names: str) -> bool:
        if not 0 <= i < len(self.tokens):
            return False
        low = self.tokens[i].low
        for name in names:  # noqa: SIM110 - a generator here costs a third of the run
            if low in self.words.get(name, ()):
                return True
        return False

    # --- one nominal sequence: [the] [former] [party word]* [title]* [name] ---------------------------------

    def _at(self, i: int) -> tuple[Mention | None, int]:
        start = i
        reading = _Reading()
        k = i
        if self._in(k, "definite") and self.low(k + 1) in self.words["lands"] and self.low(k + 2) == "'s":
            k += 1
        if self._in(k, "definite"):
            reading.definite = True
            whole = self.book.at(self.tokens, k)
            if whole is None or whole[1] == 1:
                k += 1
        elif self._in(k, "indefinite"):
            reading.indefinite = True
            k += 1
        elif self.low(k) in self.words["lands"] and self.low(k + 1) == "'s":
            k += 2
            reading.party = self.recent[-1] if self.recent else None
        k, last_piece = self._pieces(k, reading)
        name, known, k2 = self._name(k, reading, last_piece)
        if name:
            return self._person_mention(start, k2, name, known, reading)
        if last_piece is None:
            return None, start + 1
        return self._without_name(start, k, reading, last_piece)

    def _pieces(self, i: int, reading: _Reading) -> tuple[int, Piece | None]:
        """Read qualifiers and titles from token i on."""
        k, last = i, None
        while k < len(self.tokens):
            if not self.tokens[k].word:
                break
            found = self.book.at(self.tokens, k)
            if found is None:
                if last is not None and self.low(k) == "'s" and last.kind in {"name", "seat", "body", "person"}:
                    k += 1
                    continue
                if self._in(k, "modifiers") and (last is not None or k == i):
                    k += 1
                    continue
                if self._in(k, "honorifics"):
                    reading.gender = "he" if self._in(k, "he_titles") else "she" if self._in(k, "she_titles") else reading.gender
                    k += 1
                    continue
                break
            piece, size = found
            if not self._take(piece, k, size, reading, last):
                break
            k += size
            last = piece
            if piece.kind == "person":
                break
        if last is not None and self.low(k - 1) == "'s":
            k -= 1
        return k, last

    def _take(self, piece: Piece, k: int, size: int, reading: _Reading, last: Piece | None) -> bool:
        """Note what `piece` adds; False when it begins something new."""
        kind = piece.kind
        if kind == "medium":
            if last is None:
                reading.name = piece
                return True
            return False
        if kind == "person":
            reading.name = piece
            return True
        if kind == "former":
            reading.former = True
            return True
        if kind in {"name", "adjective", "seat", "body", "demonym"}:
            if last is not None and last.kind in {"title", "group", "office"}:
                return False
            if last is not None and last.kind in {"name", "seat", "demonym"} and self.low(k - 1) != "'s" and piece.party != last.party:
                return False
            reading.qualify(piece)
            if kind == "body":
                reading.body = piece
            if piece.capacity and kind != "demonym":
                reading.capacity = piece.capacity
            return True
        if kind == "office":
            reading.qualify(piece)
            reading.capacity = "official"
            reading.titles += (piece.label.lower(),)
            return True
        if kind == "title":
            if last is not None and last.kind == "group":
                return False
            if reading.capacity in {None, "official", "legislator"} or piece.capacity in {"proxy", "opposition"}:
                reading.capacity = piece.capacity if not (reading.body and reading.capacity == "legislator") else reading.capacity
            reading.titles += (piece.label,)
            if piece.label in self.words.get("he_titles", ()):
                reading.gender = "he"
            if piece.label in self.words.get("she_titles", ()):
                reading.gender = "she"
            return True
        if kind == "group":
            reading.group = " ".join(t.text for t in self.tokens[k : k + size])
            reading.capacity = piece.capacity
            return True
        return False

    def _name(self, i: int, reading: _Reading, last: Piece | None) -> tuple[str, tuple[Person, ...], int]:
        """A person's name from token i on: the words, the known terms of office, and the token after."""
        if reading.name is not None and reading.name.kind == "person":
            label = reading.name.label
            return label, self.people.get(label, ()), self._rest_of_name(i)
        if reading.name is not None:
            return "", (), i
        k = i
        parts: list[str] = []
        while k < len(self.tokens) and self._name_part(k, first=not parts):
            found = self.book.at(self.tokens, k)
            if found and found[0].kind not in {"person", "title", "group"} and (parts or found[1] > 1 or found[0].kind in {"adjective", "medium", "body", "name", "seat", "demonym"}):
                break
            if found and found[0].kind in {"title", "group"} and not parts:
                break
            parts.append(self.tokens[k].text)
            k += 1
        while parts and (parts[-1].endswith(".") and len(parts[-1]) == 2 or parts[-1].lower() in self.words.get("name_links", ())):
            parts.pop()
            k -= 1
        if not parts:
            return "", (), i
        name = " ".join(parts)
        opens = i == 0 or not self.tokens[i - 1].word and self.tokens[i - 1].low not in {",", "'s", "("}
        if len(parts) == 1 and opens and not reading.titles and reading.gender is None and parts[0] not in self.inner and name not in self.people:
            # a capital that only opens a sentence is no sign of a name
            return "", (), i
        return name, self.people.get(name, ()), k

    def _rest_of_name(self, i: int) -> int:
        return i

    def _name_part(self, k: int, *, first: bool) -> bool:
        token = self.tokens[k]
        if not token.word:
            return False
        if not first and token.low in self.words.get("name_links", ()):
            return k + 1 < len(self.tokens) and self.tokens[k + 1].capital
        if not token.capital or not _NAME_PART.match(token.text):
            return False
        if self._in(k, "never_names"):
            return False
        return not (k == 0 and self._in(k, "openers"))

    def _person_mention(self, start: int, end: int, name: str, known: tuple[Person, ...], reading: _Reading) -> tuple[Mention | None, int]:
        if known and self.low(end) == "'s" or self.low(end) in {"administration", "government", "campaign"}:
            whose = self._administration(start, end, known, reading)
            if whose:
                return whose
        aide = self._aide_of(start, end, known, reading)
        if aide:
            return aide
        after = self.book.at(self.tokens, end) if end < len(self.tokens) else None
        if after and after[0].kind in {"group", "title"} and not known and not reading.titles and not self.tokens[end].capital:
            # "Middle East experts": the name only qualifies
            reading.capacity = after[0].capacity
            stop = end + after[1]
            label = " ".join(t.text for t in self.tokens[start:stop])
            former = "former" if reading.former else reading.capacity
            kind: MentionKind = "group" if after[0].kind == "group" else "role"
            return (
                Mention(
                    self.tokens[start].start, self.tokens[stop - 1].end, kind, _without_article(label), reading.party,
                    former, (after[0].label,), (), True, reading.definite, reading.foreign,
                ),
                stop,
            )
        titled = bool(reading.titles) or reading.qualified or reading.former
        if not reading.titles and not reading.former:
            reading.capacity = None
        stop = self._apposition(end, reading)
        titled = titled or bool(reading.titles) or reading.former
        party, foreign = reading.party, reading.foreign
        if known and party is None and not foreign:
            party, foreign = self._party_of(known)
        if party is None and not foreign and not known and len(set(self.near)) == 1 and any(t in self.words["voices"] for t in reading.titles):
            party = self.near[-1]
        capacity: Capacity | None = "former" if reading.former else reading.capacity if reading.titles else None
        del stop
        return (
            Mention(
                self.tokens[start].start,
                self.tokens[end - 1].end,
                "person" if self._personal(name, known, reading) else "entity",
                name,
                party,
                capacity,
                reading.titles,
                known,
                titled and (capacity is not None or reading.party is not None),
                reading.definite,
                foreign,
                reading.gender,
            ),
            end,
        )

    def _party_of(self, known: tuple[Person, ...]) -> tuple[str | None, bool]:
        return self.book.owners.get(known[0].name, (None, False))

    def _administration(self, start: int, end: int, known: tuple[Person, ...], reading: _Reading) -> tuple[Mention, int] | None:
        """ "The Trump administration" and "Putin's government" are bodies of the person's party."""
        k = end + 1 if self.low(end) == "'s" else end
        found = self.book.at(self.tokens, k) if k < len(self.tokens) else None
        if not found or found[0].kind != "group" or found[0].capacity != "official" or not known:
            return None
        party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
        stop = k + found[1]
        name = " ".join(t.text for t in self.tokens[start:stop]).replace(" 's", "'s").removeprefix("the ").removeprefix("The ")
        return Mention(self.tokens[start].start, self.tokens[stop - 1].end, "body", name, party, "official", foreign=foreign), stop

    def _personal(self, name: str, known: tuple[Person, ...], reading: _Reading) -> bool:
        """Whether the name reads as a person's: known, titled, or first and last name with no word of a body's."""
        if known or reading.titles or reading.gender or reading.former:
            return True
        words = name.split()
        return 2 <= len(words) <= 4 and not any(w.lower() in self.words.get("org_words", ()) or w.isupper() and len(w) > 2 for w in words)

    def _aide_of(self, start: int, end: int, known: tuple[Person, ...], reading: _Reading) -> tuple[Mention, int] | None:
        """ "Trump envoy", "Putin's spokesman": a role in the known person's party."""
        k = end + 1 if self.low(end) == "'s" else end
        inner = _Reading()
        stop, last = self._pieces(k, inner)
        if not known or last is None or last.kind != "title" or not inner.titles or self._name(stop, inner, last)[0]:
            return None
        party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
        name = " ".join(t.text for t in self.tokens[start:stop]).replace(" 's", "'s")
        mention = Mention(
            self.tokens[start].start, self.tokens[stop - 1].end, "role", _without_article(name), party, inner.capacity,
            inner.titles, (), True, True, foreign, inner.gender,
        )
        return mention, stop

    def _apposition(self, i: int, reading: _Reading) -> int:
        """Read "X, the Kremlin spokesman," and "X (R-Tenn.)" behind a name."""
        state = self._affiliation(i)
        if state:
            if not reading.qualified:
                reading.party = state if state in self.asked else None
                reading.foreign = state not in self.asked
            reading.capacity = "legislator" if not reading.titles else reading.capacity
            reading.titles = reading.titles or ("lawmaker",)
            return i + 2
        if self.low(i) != "," or i + 1 >= len(self.tokens):
            return i
        k = i + 1
        if self._in(k, "definite", "indefinite", "possessives"):
            k += 1
        later = _Reading()
        if self.low(k) in self.words["lands"] and self.low(k + 1) == "'s":
            k += 2
            later.party = self.recent[-1] if self.recent else None
        k2, last = self._pieces(k, later)
        if last is None or not (later.titles or later.group and later.capacity != "official") or self._name(k2, later, last)[0]:
            return i
        k2 = self._object(k2, later)
        if not reading.titles:
            reading.capacity = later.capacity
            reading.former = reading.former or later.former
        reading.titles += later.titles
        reading.gender = reading.gender or later.gender
        if later.qualified and not reading.qualified:
            reading.party, reading.foreign = later.party, later.foreign
        return k2

    def _bearer(self, start: int, k: int, reading: _Reading) -> tuple[Mention, int] | None:
        """ "The US ambassador to the UN, Jane Doe,": the name behind a role is the role's bearer."""
        if self.low(k) in self.words.get("posted", ()):
            place = _Reading()
            j = k + 2 if self._in(k + 1, "definite") else k + 1
            k, last = self._pieces(j, place)
            if last is None:
                while k < len(self.tokens) and self.tokens[k].capital:
                    k += 1
        if self.low(k) != "," or k + 1 >= len(self.tokens):
            return None
        inner = _Reading()
        begin, last = self._pieces(k + 1, inner)
        name, known, end = self._name(begin, inner, last)
        if not name or inner.titles or not (known or " " in name) or self.low(end) not in {",", "", "."}:
            return None
        capacity: Capacity | None = "former" if reading.former else reading.capacity
        party, foreign = (reading.party, reading.foreign) if reading.qualified or not known else self._party_of(known)
        mention = Mention(
            self.tokens[start].start, self.tokens[end - 1].end, "person", name, party, capacity, reading.titles, known,
            True, reading.definite, foreign, reading.gender,
        )
        return mention, end

    def _affiliation(self, i: int) -> str | None:
        """The state whose legislators are marked as behind token i: "(R-Tenn.)", ", D-Md.,"."""
        if self.low(i) not in {"(", ","} or not self.tokens[i + 1 : i + 2] or not self.tokens[i + 1].capital:
            return None
        mark = self.low(i + 1)
        for state, marks in self.affiliations.items():
            if any(mark.startswith(m) if m.endswith("-") else mark == m and self.low(i + 2) in {"-", ".", ")"} for m in marks):
                return state
        return None

    def _object(self, k: int, reading: _Reading) -> int:
        """Read "for the State Department", "of Russia" behind a title: whose title it is."""
        if not self._in(k, "belongs"):
            return k
        j = k + 1
        if self._in(j, "definite"):
            j += 1
        inner = _Reading()
        end, last = self._pieces(j, inner)
        if last is None or not inner.qualified or inner.titles and not inner.body:
            return k
        if not reading.qualified:
            reading.party, reading.foreign, reading.label = inner.party, inner.foreign, inner.label
        if inner.body is not None and inner.body.capacity in {"legislator", "proxy"} and reading.capacity == "official" and "spokes" not in " ".join(reading.titles):
            reading.capacity = inner.body.capacity
        return end

    def _without_name(self, start: int, end: int, reading: _Reading, last: Piece) -> tuple[Mention | None, int]:
        at, to = self.tokens[start].start, self.tokens[end - 1].end
        if reading.name is not None and reading.name.kind == "medium":
            return Mention(at, to, "medium", reading.name.label), end
        text = " ".join(t.text for t in self.tokens[start:end]).replace(" 's", "'s")
        bare = _without_article(text)
        if last.kind in {"title", "office"}:
            k = self._object(end, reading)
            bearer = self._bearer(start, k, reading)
            if bearer:
                return bearer
            shown = _without_article(" ".join(t.text for t in self.tokens[start:k]).replace(" 's", "'s"))
            capacity: Capacity | None = "former" if reading.former else reading.capacity
            return (
                Mention(at, self.tokens[k - 1].end, "role", shown, reading.party, capacity, reading.titles, (), True, not reading.indefinite, reading.foreign, reading.gender),
                k,
            )
        if last.kind == "group":
            if not reading.qualified:
                k = self._object(end, reading)
                if not reading.qualified:
                    kind: MentionKind = "group"
                    return Mention(at, to, kind, bare, None, "former" if reading.former else reading.capacity, definite=reading.definite), end
                end, to = k, self.tokens[k - 1].end
                bare = _without_article(" ".join(t.text for t in self.tokens[start:end]).replace(" 's", "'s"))
            kind = "body" if reading.capacity == "official" else "group"
            return Mention(at, to, kind, bare, reading.party, "former" if reading.former else reading.capacity, foreign=reading.foreign), end
        if last.kind == "body" and reading.body is not None:
            return Mention(at, to, "body", reading.body.label, reading.party, reading.body.capacity, foreign=reading.foreign), end
        if last.kind == "seat":
            return Mention(at, to, "body", last.label, last.party, "official", foreign=last.foreign), end
        if last.kind == "name":
            return Mention(at, to, "party", last.label, last.party, "official", foreign=last.foreign), end
        if last.kind == "demonym":
            capacity = "official" if reading.definite else "citizen"
            return Mention(at, to, "party" if reading.definite else "group", last.label if reading.definite else bare, last.party, capacity, foreign=last.foreign), end
        return None, max(end, start + 1)


def _without_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text
