"""What stands beside a name and tells whose it is: an apposition, an office it serves, whom it leads or speaks for."""

from __future__ import annotations

import itertools
from typing import Literal

from stance.parties.lists import list_phrases
from stance.parties.reading import Mention, Reading
from stance.parties.sequence import Sequence
from stance.records import Capacity, Person

_FIELD = 7
_YEAR = "yyyy"  # stands for any year in a list


_HERS, _HIS = frozenset({"spokeswoman", "chairwoman"}), frozenset({"spokesman", "chairman", "king"})


class Beside(Sequence):
    """Reads what stands before and behind a name of one sentence."""

    def _gender(self, name: str) -> Literal["he", "she"] | None:
        """What a common given name tells of its bearer."""
        given = name.split(maxsplit=1)[0].lower() if " " in name else ""
        if given in self.words.get("he_names", ()):
            return "he"
        return "she" if given in self.words.get("she_names", ()) else None

    def _gender_of(self, known: tuple[Person, ...]) -> Literal["he", "she"] | None:
        """What the full name or the office of somebody known tells, of whom the text may have the surname alone."""
        offices = {word for p in known for word in p.office.lower().split()}
        if offices & _HERS or offices & _HIS:
            return "she" if offices & _HERS else "he"
        called = next((c.name for p in known for c in p.called if c.language == self.context.language), "")
        return self._gender(called) if called else None

    def _administration(
        self, start: int, end: int, known: tuple[Person, ...], reading: Reading
    ) -> tuple[Mention, int] | None:
        """ "The Trump administration" and "Putin's government" are bodies of the person's party."""
        k = end + 1 if self.low(end) == "'s" else end
        found = self.at(k) if k < len(self.tokens) else None
        campaign = self.low(k) == "campaign"
        if not found or found[0].kind != "group" or not known or (found[0].capacity != "official" and not campaign):
            return None
        party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
        stop = k + found[1]
        name = self._shown(start, stop).removeprefix("the ").removeprefix("The ")
        more = self.at(stop) if stop < len(self.tokens) and self.tokens[stop].word else None
        if more and more[0].kind == "group":
            # "Obama administration officials"
            end = stop + more[1]
            label = without_article(self._shown(start, end))
            at, to = self.tokens[start].start, self.tokens[end - 1].end
            return Mention(at, to, "group", label, party, more[0].capacity, foreign=foreign), end
        at, to = self.tokens[start].start, self.tokens[stop - 1].end
        return Mention(at, to, "body", name, party, found[0].capacity, foreign=foreign), stop

    def _serving_office(self, k: int, office: str, reading: Reading) -> int:
        """Read "spokeswoman" behind "the president's": the token behind an aide's title; 0 for whoever is no aide."""
        inner = Reading()
        end, _ = self._pieces(k, inner)
        if not any(t in self.words.get("aides", ()) for t in inner.titles):
            return 0
        reading.titles = reading.titles or inner.titles
        reading.capacity, reading.owner = inner.capacity, office
        return end

    def _shown(self, start: int, end: int) -> str:
        """The tokens as they read, with a possessive joined to its owner."""
        return " ".join(t.text for t in self.tokens[start:end]).replace(" 's", "'s").replace(" ’s", "’s")

    def _aide_of(self, start: int, end: int, known: tuple[Person, ...], reading: Reading) -> tuple[Mention, int] | None:
        """ "Trump envoy", "Putin's spokesman John Doe": somebody in the known person's party."""
        k = end + 1 if self.low(end) == "'s" else end
        inner = Reading()
        stop, last = self._pieces(k, inner)
        if not known or last is None or last.kind not in {"title", "person"} or not inner.titles:
            return None
        person, terms, after = self._name(stop, inner, last)
        party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
        if inner.capacity in {"citizen", "expert"}:
            # a supporter or a biographer is in nobody's service
            party, foreign = None, False
        stop = after if person else stop
        mention = Mention(
            self.tokens[start].start,
            self.tokens[stop - 1].end,
            "person" if person else "role",
            person or without_article(self._shown(start, stop)),
            party,
            "former" if inner.former else inner.capacity,
            inner.titles,
            terms,
            True,
            True,
            foreign,
            inner.gender,
        )
        return mention, stop

    def _at_home(self, reading: Reading) -> str | None:
        """The state whose press needs not say whose minister it means, where the paragraph names no other."""
        state = self.context.home
        national = any(t in self.words.get("national_titles", ()) for t in reading.titles)
        elsewhere = self.context.sides - {state, *self.context.near}
        if reading.capacity not in {"official", "legislator"} or reading.seat or elsewhere:
            return None
        if national and set(self.context.bodies) == set(self.context.near) and len(self.context.near) > 0:
            # "В Минэнерго РФ ... . Вице-премьер ..."
            return self.context.near[-1] if len(set(self.context.near)) == 1 else None
        if state is not None and self.context.local and self.context.lead and reading.capacity == "official":
            # whom an agency names first in the news from home
            return state
        return state if national and not set(self.context.near) - {state} else None

    def _for_those_near(self, start: int, end: int, reading: Reading) -> bool:
        """Whether "a spokesman" can only be that of the one party that the paragraph has named so far.

        A team, "the company's spokesman" and "her spokesman" are of something or somebody else.
        """
        voice = len(set(self.context.near)) == 1 and any(t in self.words["voices"] for t in reading.titles)
        owned = self.low(start - 1) == "'s" or any(self._in(k, "teams") for k in range(start, end))
        return voice and not owned and self.low(start - 1) not in self.words.get("of_people", ())

    def _cabinet(self, name: str, end: int, reading: Reading) -> str:
        """The only side of the paragraph's earlier sentences, before a minister by full name; "" if there is none.

        "Moscow shut the strait. Fisheries Minister Jane Roe said ...". Where another state's press writes, or a state
        follows the name, none.
        """
        sides, home, cabinet = self.context.sides, self.context.home, self.words.get("cabinet", frozenset())
        if len(sides) != 1 or " " not in name or reading.former:
            return ""
        (side,) = sides
        minister = any(w in cabinet for t in reading.titles for w in t.split())
        told = (self._in(end, "belongs") or self.low(end) == "(") and self.at(end + 1) is not None
        return side if minister and not told and home in {None, side} else ""

    def _state_name(self, k: int) -> bool:
        """Whether the name of a state, no adjective, stands at token k."""
        found = self.at(k)
        return found is not None and found[0].kind == "name" and not self.tokens[k].text.isupper()

    def _serves_somebody(self, i: int) -> bool:
        """Whether "for the Taliban" follows a title: somebody named, whose party is not that of others nearby."""
        if self.low(i) not in self.words["belongs"]:
            return False
        k = i + 2 if self._in(i + 1, "definite", "indefinite", "possessives") else i + 1
        return k < len(self.tokens) and self.tokens[k].capital

    def _apposition(self, i: int, reading: Reading, name: str, *, known: bool) -> int:
        """Read "X, the Kremlin spokesman,", "X is the Kremlin's spokesman" and "X (R-Tenn.)" behind a name."""
        state = self._affiliation(i)
        if state:
            qualified = reading.qualified
            if not qualified:
                reading.party = state if state in self.context.asked else None
                reading.foreign = state not in self.context.asked
            if known and not reading.titles:
                # what office they hold is known by the date
                return i + 2
            at_home = not reading.titles or (reading.capacity == "official" and not qualified)
            reading.capacity = "legislator" if at_home else reading.capacity
            reading.titles = reading.titles or ("lawmaker",)
            return i + 2
        led = self._phrase_at(i, "leading") if " " in name else 0
        if led:
            return self._led(led, reading) or i
        once = self._phrase_at(i, "leading_once") if " " in name else 0
        if once and self._of_these_talks(once):
            return self._led(once, reading) or i
        serving = self._phrase_at(i, "serving") if " " in name and not reading.titles else 0
        served = self._led(serving, reading, body=True) if serving else 0
        if served:
            return served
        copula = self._phrase_at(i, "copulas") if " " in name else 0
        past = self._phrase_at(i, "past_copulas") if " " in name and not copula else 0
        copula = copula or past
        if (self.low(i) != "," and not copula) or i + 1 >= len(self.tokens):
            return i
        if " " not in name and not reading.titles and self._in(i - 2, "belongs") and self._in(i + 1, "possessives"):
            # "in May, its minister said": whose that is stands before
            return i
        k = copula or i + 1
        if self._in(k, "definite", "indefinite", "possessives"):
            k += 1
        later = Reading()
        if self.low(k) in self.words["lands"] and self.low(k + 1) == "'s":
            k += 2
            later.party = self.context.recent[-1] if self.context.recent else None
        k2, last = self._pieces(k, later)
        if later.group and self.low(k2) == "'s" and not later.titles and later.capacity == "official":
            # "Jane Roe, the foreign ministry's spokeswoman,"
            return self._serving_office(k2 + 1, "", reading) or i
        if later.titles and self.low(k2) == "'s" and not later.qualified:
            # "Jane Roe, the president's spokeswoman," is no president
            return self._serving_office(k2 + 1, later.titles[-1], reading) or i
        if (
            last is None
            or not (later.titles or (later.group and later.capacity != "official"))
            or self._name(k2, later, last)[0]
        ):
            return i
        k2 = self._object(k2, later)
        reading.owner = reading.owner or later.owner
        reading.seat = reading.seat or later.seat
        if not reading.titles:
            reading.capacity = later.capacity
            reading.former = reading.former or later.former or bool(past)
        reading.titles += later.titles
        reading.gender = reading.gender or later.gender
        if later.qualified and not reading.qualified:
            reading.party, reading.foreign = later.party, later.foreign
        led = 0 if reading.qualified else self._phrase_at(k2, "leading_a_side")
        # "a deputy foreign minister who led the Russian team"
        return (self._led(led, reading) or k2) if led else k2

    def _phrase_at(self, i: int, name: str) -> int:
        """The token behind the phrase of a list that stands at token i; 0 if none does."""
        for words in list_phrases(self.context.language, name).get(self.low(i), ()):
            if all(self.low(i + n) == word or (word == _YEAR and self._year(i + n)) for n, word in enumerate(words)):
                return i + len(words)
        return 0

    def _year(self, i: int) -> bool:
        return self.low(i).isdigit() and len(self.low(i)) == len(_YEAR)

    def _led(self, k: int, reading: Reading, *, body: bool = False) -> int:
        """Read "who heads the Ukrainian delegation" behind a name: whose body somebody leads or serves; 0 if nobody's.

        With `body` only an official body counts, not a land.
        """
        lived_in = not self._in(k, "definite")
        if self._in(k, "definite", "indefinite", "possessives"):
            k += 1
        inner = Reading()
        end, last = self._pieces(k, inner)
        if (last is None or not inner.qualified) and not reading.qualified and not body:
            return self._in_parliament(k, reading)
        if last is None or not inner.qualified or inner.titles or reading.qualified:
            return 0
        official = last.kind in {"group", "body", "seat"} and inner.capacity == "official"
        if last.kind == "seat" and lived_in and self.low(end) != "'s":
            # "Jane Roe of Kyiv" lives there
            return 0
        if last.kind in {"name", "seat", "adjective"} and self._private(end):
            # "who leads Russia's biggest bank"
            return 0
        if body and not official:
            return 0
        reading.party, reading.foreign = inner.party, inner.foreign
        reading.titles += ("head",)
        reading.capacity = inner.capacity if last.kind in {"group", "body"} or official else None
        return end

    def _in_parliament(self, k: int, reading: Reading) -> int:
        """Read "who leads the Greens' group in the Bundestag": the token behind it; 0 where none is named."""
        at = next((j for j in range(k, min(k + _FIELD, len(self.tokens))) if self.low(j) == "in"), 0)
        house = at + 1 + self._in(at + 1, "definite") if at else 0
        found = self.at(house) if house and house < len(self.tokens) else None
        if found is None or found[0].kind != "body" or found[0].capacity != "legislator":
            return 0
        led = any(self._in(j, "caucuses") or self.tokens[j].capital for j in range(k, at))
        behind = self.tokens[house + found[1]] if house + found[1] < len(self.tokens) else None
        if not led or (behind is not None and behind.word and behind.low not in {"and", "but", "or"}):
            # "a choir in the Bundestag", "in the Bundestag canteen"
            return 0
        reading.party, reading.foreign, reading.capacity = found[0].party, found[0].foreign, "legislator"
        reading.titles += ("lawmaker",)
        return house + found[1]

    def _of_these_talks(self, k: int) -> bool:
        """Whether who "led | the Russian delegation" did so at what is told, and not "until May"."""
        at = next((j for j in range(k, min(k + _FIELD, len(self.tokens))) if self._in(j, "delegations")), 0)
        return bool(at) and not self._in(at + 1, "long_ago")

    def _private(self, k: int) -> bool:
        """Whether something of a land stands at token k that is none of its state's: "Russia's | biggest bank"."""
        k += self.low(k) == "'s"
        words = itertools.takewhile(lambda j: self.tokens[j].word, range(k, min(k + _FIELD, len(self.tokens))))
        return any(self._in(j, "owned_firms", "private", "firms") for j in words)

    def _past_portfolio(self, k: int) -> int:
        """The token of the title in "deputy fisheries | minister Jane Roe"; k where none stands behind such words."""
        for j in range(k, min(k + _FIELD // 2, len(self.tokens))):
            if self._title_at(j):
                return j
            if not self.tokens[j].word or self.tokens[j].capital or self._in(j, "definite", "indefinite", "belongs"):
                break
        return k

    def _bearer(self, start: int, k: int, reading: Reading) -> tuple[Mention, int] | None:
        """ "The US ambassador to the UN, Jane Doe,": the name behind a role is the role's bearer."""
        k = self._past_letters(k)
        if self.low(k) in self.words.get("posted", ()):
            place = Reading()
            j = k + 2 if self._in(k + 1, "definite") else k + 1
            k, last = self._pieces(j, place)
            if last is None:
                region = self.at(j) if j < len(self.tokens) else None
                if region and region[0].kind == "region":
                    # "the attorney general in Texas": an office of the state's, that speaks for no government
                    reading.qualify(region[0])
                    reading.capacity = None
                while k < len(self.tokens) and self.tokens[k].capital:
                    k += 1
        straight = k < len(self.tokens) and self.tokens[k].text in self.book.given_names
        if not straight and self.low(k) in self.words["belongs"]:
            # "the envoy for hostage affairs, Laura Pike,"
            k = next((j for j in range(k + 1, k + _FIELD) if self.low(j) == "," or not self.low(j)), k)
        if (self.low(k) != "," and not straight) or k + 1 >= len(self.tokens):
            return None
        inner = Reading()
        begin, last = self._pieces(self._past_portfolio(k + 1 - straight), inner)
        name, known, end = self._name(begin, inner, last)
        # "As the minister for grain, Jane Roe keeps"
        closed = straight or self.low(end) in {",", "", "."} or self._in(start - 1, "as_such")
        ranked = set(inner.titles) <= self.words.get("ranks", frozenset())
        if inner.titles and not ranked and self.low(end) == "," and inner.party in {None, reading.party}:
            # "the leader of the Ukrainian crew, shipping minister Jane Roe,", but no list: ", and the mayor"
            ranked = reading.titles[-1] in self.words.get("group_heads", ()) and self.low(end + 1) not in {"and", "or"}
        if not name or not ranked or not (known or " " in name) or not closed:
            return None
        capacity: Capacity | None = "former" if reading.former else reading.capacity
        party, foreign = (reading.party, reading.foreign) if reading.qualified or not known else self._party_of(known)
        if party is None and not foreign and not known and self._for_those_near(start, end, reading):
            party = self.context.near[-1]
        mention = Mention(
            self.tokens[start].start,
            self.tokens[end - 1].end,
            "person",
            name,
            party,
            capacity,
            reading.titles,
            known,
            True,
            reading.definite,
            foreign,
            reading.gender,
            body=reading.seat,
        )
        return mention, end


def without_article(text: str) -> str:
    """The text without an article that it begins with."""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text
