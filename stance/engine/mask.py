"""Parties and their people as neutral placeholders in a prompt, and back in its answer.

What a model believes of a country or a politician then has nothing to hold on to; who speaks and for whom is still
told, as the letter of a placeholder is that of the party: PERSON_A1 and PLACE_A2 belong to PARTY_A.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from string import ascii_uppercase
from typing import NamedTuple

from stance.parties.names import Phrasebook, Piece, phrasebook
from stance.records import Body, Party, Person, Reading
from stance.text.morphology import LANGUAGES, lemma, name_stem
from stance.text.words import Token, tokenize

_KINDS = ("PARTY", "PEOPLE", "PLACE", "BODY", "PERSON")
# an ending that a model glues to a placeholder in an inflected language is not put back
_PLACEHOLDER = re.compile(rf"(?<![A-Z\d_])((?:{'|'.join(_KINDS)})_[A-Z]+\d*)(?![A-Z\d_])(?:[-'’]?[а-яіїєґё]{{1,3}}\b)?")
# a small model writes "Party_A"
_ECHO = re.compile(_PLACEHOLDER.pattern, re.IGNORECASE)
_AS_WRITTEN = re.compile(r'"(?:speaker|holder)"\s*:\s*"(?:[^"\\]|\\.)*"')
_JOINT = re.compile(r"([-‑])")
_SHORTEST = 4
_ROOT = 7
_OWNS = {"name": "PARTY", "adjective": "PARTY", "demonym": "PEOPLE", "seat": "PLACE", "person": "PERSON"}

_Key = tuple[str, str, str]
"""What a placeholder stands for: its kind, the id of its party, and a name that all its forms share."""


def placeholders(text: str) -> list[str]:
    """The placeholders in a text, in order."""
    return _PLACEHOLDER.findall(text)


class Named(NamedTuple):
    """A name in a line, `[start, end)`: its kind, its party's id, and a name that all its forms share."""

    start: int
    end: int
    kind: str
    party: str
    label: str


class Mask:
    """The placeholders of one article, numbered as it names things; the same article gives the same ones.

    `hide` replaces every form of a name of a party asked for, of its capital, of its bodies and of whoever the text
    gives to it; offices and everything else stay. `show` puts names back, in the language of the text that they stand
    in: speaker and holder as the article writes them, the rest in `language`.
    """

    def __init__(self, reading: Reading, language: str | None = None) -> None:
        own = reading.article.language
        self._languages = (own, language or own)
        self._parties = {p.id: p for p in reading.parties}
        self._books = [phrasebook(reading.parties, each) for each in dict.fromkeys((*self._languages, "en"))]
        self._bent = tuple(each for each in dict.fromkeys(self._languages) if each in LANGUAGES)
        letters = _letters(reading.article.text)
        self._letters = {p.id: next(letters) for p in reading.parties}
        self._lemmas = dict(self._dictionary_forms())
        self._numbers: dict[tuple[str, str], Iterator[int]] = {}
        self._made: dict[_Key, str] = {}
        self._names: dict[str, tuple[str, str]] = {}
        self._lines: dict[str, str] = {}
        for party in reading.parties:
            self._placeholder(("PARTY", party.id, ""), party.id)
        self._own: dict[str, list[tuple[tuple[str, ...], _Key]]] = {}
        self._given: dict[str, _Key] = {}
        self._learn_people(reading)
        for sentence in reading.sentences:
            self.hide(sentence.of(reading.article.text))

    @property
    def parties(self) -> tuple[str, ...]:
        """What the parties asked for are called, in their order."""
        return tuple(self._made["PARTY", id_, ""] for id_ in self._parties)

    def hide(self, text: str) -> str:
        """A text with a placeholder for every name, line by line."""
        return "\n".join(self._hidden(line) for line in text.split("\n"))

    def names_in(self, line: str) -> Iterator[Named]:
        """Every name in a line that `hide` would replace, in order."""
        meant = {made: key for key, made in self._made.items()}
        at = 0
        for found, shown in self._replaced(line):
            end = at + len(shown if found is None else found)
            if found is not None:
                meant = meant if shown in meant else {made: key for key, made in self._made.items()}
                yield Named(at, end, *meant[shown])
            at = end

    def show(self, answer: str) -> str:
        """An answer, as the JSON text that it is, with the names back in it."""
        as_written = _AS_WRITTEN.sub(lambda m: self._shown(m[0], 0), answer)
        return self._shown(as_written, 1)

    def strange(self, answer: str) -> list[str]:
        """What in an answer cannot come from the prompt: placeholders that stand for nothing, and names not shown."""
        unknown = [p for p in _PLACEHOLDER.findall(answer) if p not in self._names]
        named = [found for line in answer.split("\n") for found, _ in self._replaced(line) if found is not None]
        return list(dict.fromkeys([*unknown, *named]))

    def _shown(self, text: str, which: int) -> str:
        def name(match: re.Match[str]) -> str:
            names = self._names.get(match[1].upper())
            return json.dumps(names[which], ensure_ascii=False)[1:-1] if names else match[0]

        return _ECHO.sub(name, text)

    def _hidden(self, line: str) -> str:
        if line not in self._lines:
            self._lines[line] = "".join(shown for _, shown in self._replaced(line))
        return self._lines[line]

    def _replaced(self, line: str) -> Iterator[tuple[str | None, str]]:
        """The line in pieces: what stood in the place of a placeholder and the placeholder, or None and plain text."""
        tokens = tokenize(line)
        at = i = 0
        while i < len(tokens):
            key, size = self._at(tokens, i)
            if key is not None:
                start, end = tokens[i].start, tokens[i + size - 1].end
                yield None, line[at:start]
                yield line[start:end], self._placeholder(key, line[start:end])
                at = end
            elif size == 1 and _JOINT.search(tokens[i].text):
                yield None, line[at : tokens[i].start]
                yield from self._by_parts(tokens[i].text)
                at = tokens[i].end
            i += size
        yield None, line[at:]

    def _by_parts(self, compound: str) -> Iterator[tuple[str | None, str]]:
        """A word with hyphens: "US-led", "российско-украинский"."""
        for part in _JOINT.split(compound):
            tokens = tokenize(part)
            key: _Key | None = None
            if len(tokens) == 1:
                key, _ = self._at(tokens, 0)
                # "российско-"
                key = key or next(
                    (k for end in ("ий", "ский", "ський") if (k := self._bent_form(part[:-1] + end))), None
                )
            yield (part, self._placeholder(key, part)) if key else (None, part)

    def _at(self, tokens: Sequence[Token], i: int) -> tuple[_Key | None, int]:
        """What the token begins a name of, and how many tokens that has; None for what is to be left."""
        token = tokens[i]
        if not token.word:
            return None, 1
        for forms, key in self._own.get(_form(token.text), ()):
            words = tokens[i : i + len(forms)]
            if [_form(w.text) for w in words] == list(forms) and words[-1].capital:
                return key, len(forms)
        if token.capital and i and tokens[i - 1].word and (one := self._given.get(_form(token.text))):
            # at the head of a sentence "Will" and "Mark" are words like others
            return one, 1
        found = [each for book in self._books for each in _pieces(book, tokens, i)]
        if not found and token.text.isupper() and len(token.text) >= _SHORTEST:
            title = token._replace(text=token.text.title())
            found = [each for book in self._books for each in _pieces(book, [title], 0)]
        longest = max((size for _, size in found), default=0)
        for piece, size in sorted(found, key=lambda f: -f[1]):
            meant = self._meant(piece, tokens[i : i + size])
            # the first word of "Foreign Ministry of Russia" is nobody else's ministry
            if meant is not None and (meant[0] != "BODY" or size == longest):
                return meant, size
            if piece.foreign and size > 1:
                # "Latin America"
                return None, size
        return None if _JOINT.search(token.text) else self._bent_form(token.text), 1

    def _meant(self, piece: Piece, words: Sequence[Token]) -> _Key | None:
        if piece.foreign or piece.party not in self._parties:
            return None
        if piece.kind == "body":
            # of "the Russian military" the party alone is hidden, in its place
            own: _Key = ("BODY", piece.party, piece.label)
            inner = {self._at([w], 0)[0] for w in words if len(words) > 1}
            # "Rada" alone is the "Verkhovna Rada" too
            return own if words[0].text[:1].isupper() and inner <= {None, own} else None
        kind = _OWNS.get(piece.kind)
        if kind in ("PARTY", "PEOPLE"):
            return kind, piece.party, ""
        return (kind, piece.party, piece.label if kind == "PERSON" else self._shared(piece.label)) if kind else None

    def _bent_form(self, word: str) -> _Key | None:
        """What an inflected form belongs to that no definition lists, with a prefix as in "антироссийский"."""
        for language in self._bent:
            basic = lemma(word.lower(), language)
            for known in (basic, *(basic[n:] for n in range(2, len(basic) - _ROOT + 1))):
                key, proper = self._lemmas.get(known, (None, False))
                if key is not None and (word[:1].isupper() if proper else known == basic or key[0] == "PARTY"):
                    return key
            if basic.endswith(("ский", "ський")) and (key := self._root(basic[: -len("ский")].removesuffix("с"))):
                return key
        return None

    def _root(self, root: str) -> _Key | None:
        """Whose name an adjective is made of: "путинский", "київський"."""
        key, _ = self._lemmas.get(root, (None, False))
        found = None if key else self._at(tokenize(root.title()), 0)[0] if len(root) >= _SHORTEST else None
        return key or (found if found and found[0] == "PERSON" else None)

    def _shared(self, seat: str) -> str:
        """What the forms of a capital's or a building's name share: "Белый дом" and "Белому дому"."""
        first, *more = seat.lower().split()
        if first.isascii() or not self._bent:
            return seat.lower()
        return f"{name_stem(first)} {len(more)}" if more else lemma(first, self._bent[0])

    def _dictionary_forms(self) -> Iterator[tuple[str, tuple[_Key, bool]]]:
        """The basic forms of the parties' own words, and whether they are written with a capital letter."""
        for language in self._bent:
            for party in self._parties.values():
                listed = (("adjective", party.adjectives), ("demonym", party.demonyms), ("seat", party.seats))
                for kind, words in (("name", party.names), *listed):
                    for word in words:
                        if len(word) >= _SHORTEST and word.isalpha() and not word.isascii():
                            shared = self._shared(word) if kind == "seat" else ""
                            key = (_OWNS[kind], party.id, shared)
                            yield lemma(word.lower(), language), (key, kind in ("name", "seat"))

    def _learn_people(self, reading: Reading) -> None:
        """Learn by name whom the text gives to a party, as its definition does not know them all."""
        people: dict[str, set[str]] = {}
        keys: dict[tuple[str, ...], _Key] = {}
        for speaker in reading.names.values():
            words = speaker.name.split()
            party = speaker.party
            if party not in self._parties or party is None or not words[-1][:1].isupper():
                continue
            known, size = self._at(tokenize(speaker.name), 0)
            if not self._is_person(speaker.name, known):
                continue
            key = known if known and size == len(words) else ("PERSON", party, speaker.name)
            for forms in (tuple(map(_form, words)), (_form(words[-1]),)):
                keys.setdefault(forms, key)
            if len(words) > 1:
                people.setdefault(_form(words[0]), set()).add(speaker.name)
        for surface, speaker in reading.names.items():
            # "Donald J. Trump", and whom a surname alone means
            forms, whole = (tuple(map(_form, name.split())) for name in (surface, speaker.name))
            if whole in keys and forms[-1:] == whole[-1:] and (len(forms) == 1 or forms[0] == whole[0]):
                keys[forms] = keys[whole]
        for given, whose in people.items():
            full = next(iter(whose))
            if len(whose) == 1:
                self._given[given] = keys[tuple(_form(w) for w in full.split())]
        for forms, key in sorted(keys.items(), key=lambda k: (-len(k[0]), k[0])):
            self._own.setdefault(forms[0], []).append((forms, key))

    def _is_person(self, name: str, known: _Key | None) -> bool:
        """Whether a name is one that the definitions know of a person, or nothing in it is known as anything else."""
        tokens = tokenize(name)
        others = {p.kind for b in self._books for i in range(len(tokens)) for p, _ in _pieces(b, tokens, i)} - {
            "person"
        }
        return known[0] == "PERSON" if known else not others

    def _placeholder(self, key: _Key, written: str) -> str:
        if key not in self._made:
            kind, party, _ = key
            letter = self._letters[party]
            number = "" if kind in ("PARTY", "PEOPLE") else str(next(self._numbers.setdefault((kind, party), count(1))))
            self._made[key] = made = f"{kind}_{letter}{number}"
            own, other = (self._name(key, written, language) for language in self._languages)
            self._names[made] = (own, other)
        return self._made[key]

    def _name(self, key: _Key, written: str, language: str) -> str:
        """The one name by which it is put back."""
        kind, id_, name = key
        party = self._parties[id_]
        if kind == "PARTY":
            return _called(party, language) or id_
        if kind == "PLACE":
            return next((s for s in party.seats if self._shared(s) == name), written)
        if kind == "PEOPLE":
            return written[:1].upper() + written[1:] if language == "en" else written
        listed: Iterable[Person | Body] = party.people if kind == "PERSON" else party.bodies
        return next((_called(each, language) or name for each in listed if each.name == name), name)


def _called(record: Party | Person | Body, language: str) -> str | None:
    return next((c.name for c in record.called if c.language == language), None)


def _pieces(book: Phrasebook, tokens: Sequence[Token], i: int) -> Iterator[tuple[Piece, int]]:
    """The phrases that begin at a token, longest first: within "Kremlin spokeswoman" there is "Kremlin"."""
    end = len(tokens)
    while end > i and (found := book.at(tokens[:end], i)):
        yield found
        end = i + found[1] - 1


def _form(word: str) -> str:
    """What the forms of a name share: its stem in Cyrillic, its letters in any other script."""
    return word.lower().replace("’", "'") if word.isascii() else name_stem(word)


def _letters(text: str) -> Iterator[str]:
    """A, B, ... Z, AA, ...: without those that the text itself has in what looks like a placeholder."""
    taken = {re.sub(r"\d+$", "", p.rpartition("_")[2]) for p in _PLACEHOLDER.findall(text)}
    for size in count(1):
        yield from (made for each in product(ascii_uppercase, repeat=size) if (made := "".join(each)) not in taken)
