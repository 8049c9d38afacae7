"""One nominal sequence of a sentence: articles, party words, titles and a name, read from left to right."""

from __future__ import annotations

import re
from datetime import date as Date

from stance.parties.names import Piece
from stance.parties.reading import Reading
from stance.parties.titles import Titles
from stance.records import Person
from stance.text.morphology import LANGUAGES

_MEMBER = 6
_FIELD = 4
_FULL_NAME = 2
_BODY = 4
_MARKED = re.compile(r"[RDI]-[A-Z][a-z]")  # "R-New York"
_INITIALS = re.compile(r"^(?:[^\W\d_]\.){2,3}$")
_NAME_PART = re.compile(r"^[^\W\d_][\w'’\-\u0300-\u036f]*$|^[^\W\d_]\.$")


class Sequence(Titles):
    """Reads the name of a sequence, and what hangs on it: whose office it is, where somebody is from."""

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
            and not self._inside(parts[0])
            and name not in self.people
        ):
            # a capital that only opens a sentence is no sign of a name
            return "", (), i
        # "Eric H. Holder" is known as Eric Holder
        plain = " ".join(p for p in parts if not (len(p) == len("H.") and p.endswith(".")))
        return (plain if plain in self.people else name), self.people.get(plain, ()), k

    def _inside(self, word: str) -> bool:
        """Whether the text has a word with its capital inside a sentence too."""
        return word in self.context.inner

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
        named = last.kind == "name" and self.low(end) in self.words.get("clubs", ())
        if (last.kind == "adjective" or named) and self.context.language not in LANGUAGES:
            end = self._unlisted(end, reading)
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
        if inner.capacity == "citizen" and inner.group:
            # "the management of the Russian firm"
            reading.capacity = "citizen"
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

    def _unlisted(self, end: int, reading: Reading) -> int:
        """The token behind a body that no list has, which speaks for no state: "head of the Russian chess federation".

        What a state sends or commands does: "the Ukrainian crew".
        """
        k = end
        while k < len(self.tokens) and self.tokens[k].word and not self._in(k, "belongs") and k < end + _BODY:
            before = k > end and not self.tokens[k].capital
            if before and self.low(k + 1) not in {",", ""} and not self._in(k + 1, "belongs"):
                # "of the Russian federation | rejected": where a verb begins no list tells
                break
            k += 1
        if k == end or self.low(end) == "'s":
            return end
        sent = any(self._in(j, "sent") for j in range(end, k))
        learned = any(self._in(j, "learned") for j in range(end, k))
        reading.capacity = "expert" if learned else reading.capacity if sent else "citizen"
        return k

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
