"""Mentions of people, bodies and parties: a name with the titles and qualifiers that stand around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence as Many
from dataclasses import replace
from typing import Literal

from stance.parties.lists import affiliations, datelines, grammar, home, list_phrases, members, title_heads, word_lists
from stance.parties.names import Piece, phrasebook
from stance.parties.sequence import Context, Mention, MentionKind, Reading, Sequence
from stance.records import Article, Capacity, Party, Person, Sentence
from stance.text.morphology import LANGUAGES, bearers, lemma, nominative, nominative_head, shapes, town
from stance.text.morphology import known as known_word
from stance.text.words import Token, tokenize

__all__ = ["Mention", "find_mentions"]


def find_mentions(article: Article, sentences: Many[Sentence], parties: tuple[Party, ...]) -> list[Mention]:
    """Return the mentions of the citable text, in reading order and never overlapping."""
    book, words = phrasebook(parties, article.language), grammar(article.language)
    prefixes = tuple(sorted(words.get("ex_prefixes", ()), key=len, reverse=True))
    lines = [_without_nicknames(tokenize(article.text, s.start, s.end)) for s in sentences]
    lowered = article.text.lower()
    if any(prefix in lowered for prefix in prefixes):
        lines = [_parted(line, prefixes, article.language) for line in lines]
    context = Context(
        book=book,
        words=words,
        lists=word_lists(article.language),
        asked=frozenset(p.id for p in parties),
        marks=affiliations(article.language),
        members=members(article.language),
        inner=frozenset(t.text for line in lines for a, t in itertools.pairwise(line) if t.capital and a.word),
        openings=book.openings,
        articles=words["definite"] | words["indefinite"],
        language=article.language,
        home=home(article.language, frozenset(p.id for p in parties)),
        date=article.date,
    )
    written = _dateline(article)
    if written in context.asked:
        context.home, context.local = written, True
    found: list[Mention] = []
    block = -1
    lead: int | None = None
    for sentence, line in zip(sentences, lines, strict=True):
        if sentence.block != block:
            block = sentence.block
            context.near.clear()
            context.bodies.clear()
            lead = lead or (block if article.blocks[block].kind == "paragraph" else None)
            context.lead = block == lead
        scanner = _BentScanner if article.language in LANGUAGES else _Scanner
        inside = scanner(line, context).scan()
        context.bodies += [m.party or "" for m in inside if m.kind == "body" and (m.party or m.foreign)]
        found += inside
    return found


def _dateline(article: Article) -> str | None:
    """The state at home in the place with which the first paragraph begins in capitals: "МОСКВА, 19 марта — "."""
    first = next((b for b in article.blocks if b.kind == "paragraph"), None)
    place = _PLACE.match(article.text, first.start, first.end) if first is not None else None
    return datelines(article.language).get(place[0].lower()) if place else None


_PLACE = re.compile(r"[^\W\d_a-zа-яёіїєґ]{4,}(?=\s*[,.—–(])")


def _without_nicknames(line: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence without "Butch" in 'C.L. "Butch" Otter'."""
    inner = [
        k
        for k in range(2, len(line) - 2)
        if line[k].capital
        and line[k - 1].text in _MARKS
        and line[k + 1].text in _MARKS
        and line[k - 2].capital
        and line[k + 2].capital
    ]
    if not inner:
        return line
    left_out = {j for k in inner for j in (k - 1, k, k + 1)}
    return tuple(t for j, t in enumerate(line) if j not in left_out)


def _parted(line: tuple[Token, ...], prefixes: tuple[str, ...], language: str) -> tuple[Token, ...]:
    """The tokens of a sentence with "ex-minister" as two."""
    if not any(t.low.startswith(prefixes) for t in line):
        return line
    parted: list[Token] = []
    for token in line:
        prefix = next((p for p in prefixes if token.low.startswith(p) and len(token.low) > len(p) + 2), "")
        rest = token.low[len(prefix) :]
        if not prefix or not (prefix.endswith("-") or lemma(rest, language) in title_heads(language)):
            parted.append(token)
            continue
        at, marker = token.start + len(prefix), prefix.rstrip("-")
        parted.append(Token(token.start, at, token.text[: len(marker)], marker, True, token.capital))
        parted.append(Token(at, token.end, token.text[len(prefix) :], rest, True, token.text[len(prefix)].isupper()))
    return tuple(parted)


_FIELD = 7
_LONG_NAME = 4
_MARKS = frozenset("\"“”'‘’«»„")


class _Scanner(Sequence):
    """Finds the mentions of one sentence, left to right."""

    def scan(self) -> list[Mention]:
        found: list[Mention] = []
        after = 0
        opening = self._opening()
        articles = self.context.articles
        for i in opening:
            # an article must stand before something that can be a mention
            if i < after or (self.low(i) in articles and i + 1 not in opening):
                continue
            mention, after = self._at(i)
            if mention is not None:
                mention = self._listed(mention, found, i)
                found.append(mention)
                if mention.party is not None and mention.kind in {"party", "body"}:
                    self.context.recent.append(mention.party)
                    self.context.near.append(mention.party)
        return found

    def _listed(self, mention: Mention, found: Many[Mention], i: int) -> Mention:
        """ "Senators A of Utah and B of Maine": a title in the plural belongs to every name of the list."""
        before = next((m for m in reversed(found) if m.kind == "person"), None)
        if before is None or mention.titles or " " not in mention.name or mention.kind not in {"person", "entity"}:
            return mention
        if not before.titles or before.titles[-1] not in self.words.get("plural_titles", ()):
            return mention
        k = i - 1
        while k >= 0 and self.tokens[k].end > before.end:
            region = self.at(k)
            if not (
                self.low(k) in {",", "and", "of"} or self.tokens[k].capital or (region and region[0].kind == "region")
            ):
                return mention
            k -= 1
        return replace(
            mention, kind="person", titles=before.titles, party=before.party, capacity=before.capacity, titled=True
        )

    def _opening(self) -> dict[int, None]:
        """The tokens that a mention can begin with, in order."""
        openings = self.context.openings
        return {i: None for i, t in enumerate(self.tokens) if t.word and (t.capital or t.low in openings)}

    def _at(self, i: int) -> tuple[Mention | None, int]:
        behind = self.at(i + 1) if i == 0 and len(self.tokens) > 1 else None
        if behind and behind[0].kind == "person" and behind[1] > 1 and self.at(i) is None:
            # "Defiant Volodymyr Zelensky" opens a sentence
            return None, i + 1
        start = i
        reading = Reading()
        k = i
        if self._in(k, "definite") and self.low(k + 1) in self.words["lands"] and self.low(k + 2) == "'s":
            k += 1
        if self._in(k, "definite"):
            reading.definite = True
            whole = self.at(k)
            if whole is None or whole[1] == 1:
                k += 1
        elif self._in(k, "indefinite"):
            reading.indefinite = True
            k += 1
        elif self.low(k) in self.words["lands"] and self.low(k + 1) == "'s":
            k += 2
            reading.party = self.context.recent[-1] if self.context.recent else None
        k, last_piece = self._pieces(k, reading)
        name, known, k2 = self._name(k, reading, last_piece)
        if name:
            return self._person_mention(start, k2, name, known, reading)
        if last_piece is None:
            alone = self.at(k)
            # "South Carolina" is no "Carolina"
            return None, k + alone[1] if alone and alone[0].kind == "region" else start + 1
        return self._without_name(start, k, reading, last_piece)

    def _person_mention(
        self, start: int, end: int, name: str, known: tuple[Person, ...], reading: Reading
    ) -> tuple[Mention | None, int]:
        if (known and self.low(end) == "'s") or self.low(end) in {"administration", "government", "campaign"}:
            whose = self._administration(start, end, known, reading)
            if whose:
                return whose
        aide = self._aide_of(start, end, known, reading)
        if aide:
            return aide
        after = self.at(end) if end < len(self.tokens) else None
        if (
            after
            and after[0].kind in {"group", "title"}
            and not known
            and not reading.titles
            and not self.tokens[end].capital
        ):
            # "Middle East experts": the name only qualifies
            reading.capacity = after[0].capacity
            stop = end + after[1]
            label = " ".join(t.text for t in self.tokens[start:stop])
            former = "former" if reading.former else reading.capacity
            kind: MentionKind = "group" if after[0].kind == "group" else "role"
            bearer, terms, past = self._name(stop, Reading(), after[0]) if kind == "role" else ("", (), stop)
            if bearer and " " in bearer:
                # "Roe spokesman John Doe": somebody of Roe's
                kind, label, stop = "person", bearer, past
            return (
                Mention(
                    self.tokens[start].start,
                    self.tokens[stop - 1].end,
                    kind,
                    _without_article(label),
                    reading.party,
                    former,
                    (after[0].label,),
                    terms if kind == "person" else (),
                    True,
                    reading.definite,
                    reading.foreign,
                    owner=name if after[0].label in self.words["voices"] or kind == "person" else "",
                ),
                stop,
            )
        if reading.group and reading.group.lower() in self.words.get("plural_titles", ()):
            reading.titles += (reading.group.lower(),)
        elif reading.group and reading.qualified and reading.group.lower() in self.words.get("named_officials", ()):
            # "senior Kremlin official Jane Roe" has a name, and speaks under it
            reading.titles += (reading.group.lower(),)
            reading.capacity = "official"
        titled = bool(reading.titles) or reading.qualified or reading.former
        if not reading.titles and not reading.former:
            reading.capacity = None
        self._from_region(end, reading)
        behind = self._apposition(end, reading, name, known=bool(known))
        titled = titled or bool(reading.titles) or reading.former
        if self.low(behind) in self.words.get("places", ()) and not reading.qualified and self.context.near:
            # "Jane Roe, a deputy minister there,"
            reading.party = self.context.near[-1]
        party, foreign = reading.party, reading.foreign
        untold = party is None and not foreign
        if known and (untold or any(t.endswith(".") for t in reading.titles) or self._always_of(known)):
            # "Sen." is the US press's word, but somebody known is known better
            party, foreign = self._party_of(known)
        if party is None and not foreign and not known:
            party = self._at_home(reading)
        if reading.titles == ("representative",) and party is not None and party not in self.context.marks:
            # only some states call their lawmakers so
            reading.capacity = "official"
        if (
            party is None
            and not foreign
            and not known
            and not self._serves_somebody(behind)
            and self.low(start - 1) != "'s"
            and self._for_those_near(reading)
        ):
            party = self.context.near[-1]
        if not reading.titles and not known and any(self._in(k, "private") for k in range(start, end + 1)):
            # "the American Bar Association" is of the country, not its government
            party, foreign = None, False
        capacity: Capacity | None = "former" if reading.former else reading.capacity if reading.titles else None
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
                reading.gender or self._gender(name) or self._gender(self._shown(start, end)),
                owner=reading.owner,
            ),
            end,
        )

    def _gender(self, name: str) -> Literal["he", "she"] | None:
        """What a common given name tells of its bearer."""
        given = name.split(maxsplit=1)[0].lower() if " " in name else ""
        if given in self.words.get("he_names", ()):
            return "he"
        return "she" if given in self.words.get("she_names", ()) else None

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
            label = _without_article(self._shown(start, end))
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
            person or _without_article(self._shown(start, stop)),
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
        if reading.capacity not in {"official", "legislator"}:
            return None
        if national and set(self.context.bodies) == set(self.context.near) and len(self.context.near) > 0:
            # "В Минэнерго РФ ... . Вице-премьер ..."
            return self.context.near[-1] if len(set(self.context.near)) == 1 else None
        if state is not None and self.context.local and self.context.lead and reading.capacity == "official":
            # whom an agency names first in the news from home
            return state
        return state if national and not set(self.context.near) - {state} else None

    def _for_those_near(self, reading: Reading) -> bool:
        """Whether "a spokesman" can only be that of the one party that the paragraph has named so far."""
        return len(set(self.context.near)) == 1 and any(t in self.words["voices"] for t in reading.titles)

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
        serving = self._phrase_at(i, "serving") if " " in name and not reading.titles else 0
        served = self._led(serving, reading, body=True) if serving else 0
        if served:
            return served
        copula = self._phrase_at(i, "copulas") if " " in name else 0
        if (self.low(i) != "," and not copula) or i + 1 >= len(self.tokens):
            return i
        k = copula or i + 1
        if self._in(k, "definite", "indefinite", "possessives"):
            k += 1
        later = Reading()
        if self.low(k) in self.words["lands"] and self.low(k + 1) == "'s":
            k += 2
            later.party = self.context.recent[-1] if self.context.recent else None
        k2, last = self._pieces(k, later)
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
        if not reading.titles:
            reading.capacity = later.capacity
            reading.former = reading.former or later.former
        reading.titles += later.titles
        reading.gender = reading.gender or later.gender
        if later.qualified and not reading.qualified:
            reading.party, reading.foreign = later.party, later.foreign
        return k2

    def _phrase_at(self, i: int, name: str) -> int:
        """The token behind the phrase of a list that stands at token i; 0 if none does."""
        for words in list_phrases(self.context.language, name).get(self.low(i), ()):
            if all(self.low(i + n) == word for n, word in enumerate(words)):
                return i + len(words)
        return 0

    def _led(self, k: int, reading: Reading, *, body: bool = False) -> int:
        """Read "who heads the Ukrainian delegation" behind a name: whose body somebody leads or serves; 0 if nobody's.

        With `body` only an official body counts, not a land.
        """
        if self._in(k, "definite", "indefinite", "possessives"):
            k += 1
        inner = Reading()
        end, last = self._pieces(k, inner)
        if last is None or not inner.qualified or inner.titles or reading.qualified:
            return 0
        official = last.kind in {"group", "body", "seat"} and inner.capacity == "official"
        if body and not official:
            return 0
        reading.party, reading.foreign = inner.party, inner.foreign
        reading.titles += ("head",)
        reading.capacity = inner.capacity if last.kind in {"group", "body"} or official else None
        return end

    def _bearer(self, start: int, k: int, reading: Reading) -> tuple[Mention, int] | None:
        """ "The US ambassador to the UN, Jane Doe,": the name behind a role is the role's bearer."""
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
        begin, last = self._pieces(k + 1 - straight, inner)
        name, known, end = self._name(begin, inner, last)
        # "As the minister for grain, Jane Roe keeps"
        closed = straight or self.low(end) in {",", "", "."} or self._in(start - 1, "as_such")
        if not name or inner.titles or not (known or " " in name) or not closed:
            return None
        capacity: Capacity | None = "former" if reading.former else reading.capacity
        party, foreign = (reading.party, reading.foreign) if reading.qualified or not known else self._party_of(known)
        if party is None and not foreign and not known and self._for_those_near(reading):
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
        )
        return mention, end

    def _without_name(self, start: int, end: int, reading: Reading, last: Piece) -> tuple[Mention | None, int]:
        at, to = self.tokens[start].start, self.tokens[end - 1].end
        if reading.name is not None and reading.name.kind == "medium":
            return Mention(at, to, "medium", reading.name.label), end
        text = self._shown(start, end)
        bare = _without_article(text)
        if last.kind in {"title", "office"}:
            whose = reading.party, reading.foreign
            k = self._object(end, reading)
            bearer = self._bearer(start, k, reading)
            if bearer:
                return bearer
            if self.low(start - 1) == "'s":
                # "Rao's spokesman in New York": whose it is stands before, the place is only where
                reading.party, reading.foreign = whose
            shown = _without_article(self._shown(start, k))
            capacity: Capacity | None = "former" if reading.former else reading.capacity
            if reading.indefinite and capacity == "official" and last.label in self.words.get("nameless", ()):
                capacity = "unnamed"
            return (
                Mention(
                    at,
                    self.tokens[k - 1].end,
                    "role",
                    shown,
                    reading.party,
                    capacity,
                    reading.titles,
                    (),
                    True,
                    not reading.indefinite,
                    reading.foreign,
                    reading.gender,
                ),
                k,
            )
        if last.kind == "group":
            if not reading.qualified:
                k = self._object(end, reading)
                if not reading.qualified:
                    kind: MentionKind = "group"
                    return Mention(
                        at,
                        to,
                        kind,
                        bare,
                        None,
                        "former" if reading.former else reading.capacity,
                        definite=reading.definite,
                    ), end
                end, to = k, self.tokens[k - 1].end
                bare = _without_article(self._shown(start, end))
            kind = "body" if reading.capacity == "official" else "group"
            return Mention(
                at,
                to,
                kind,
                bare,
                reading.party,
                "former" if reading.former else reading.capacity,
                foreign=reading.foreign,
            ), end
        if last.kind == "body" and reading.body is not None:
            return Mention(
                at,
                to,
                "body",
                reading.body.label,
                reading.party,
                reading.body.capacity,
                foreign=reading.foreign,
                shown=reading.body.shown,
            ), end
        if last.kind == "seat":
            return Mention(at, to, "body", last.label, last.party, "official", foreign=last.foreign), end
        if last.kind == "name":
            return Mention(at, to, "party", last.label, last.party, "official", foreign=last.foreign), end
        if last.kind == "demonym":
            capacity = "official" if reading.definite else "citizen"
            return Mention(
                at,
                to,
                "party" if reading.definite else "group",
                last.label if reading.definite else bare,
                last.party,
                capacity,
                foreign=last.foreign,
            ), end
        return None, max(end, start + 1)


class _BentScanner(_Scanner):
    """Reads mentions of an inflected language: the title first, whose it is behind it, names in any case."""

    def _opening(self) -> dict[int, None]:
        openings, beginnings = self.context.openings, self.book.beginnings
        return {
            i: None
            for i, t in enumerate(self.tokens)
            if (t.word and (t.capital or t.low in openings)) or t.low[:4] in beginnings
        }

    def _in(self, i: int, *names: str) -> bool:
        if super()._in(i, *names):
            return True
        if "modifiers" not in names or not 0 <= i < len(self.tokens) or not self.tokens[i].word:
            return False
        return lemma(self.tokens[i].low, self.context.language) in self.words["modifiers"]

    def _take(self, piece: Piece, k: int, size: int, reading: Reading, last: Piece | None) -> bool:
        owned = piece.kind in {"title", "group", "office"}
        if owned and last is not None and last.kind in {"name", "seat", "region"}:
            # "заявил в Анкаре глава делегации": whose it is stands behind a title, or is an adjective
            return False
        return super()._take(piece, k, size, reading, last)

    def _take_party_word(self, piece: Piece, k: int, reading: Reading, last: Piece | None) -> bool:
        if last is not None and self._in(k - 1, "fields"):
            # "специалист по России": what the office or the study is of, not whose it is
            return True
        if last is not None and last.kind in {"title", "group", "office"}:
            if (
                piece.kind == "adjective"
                and not reading.qualified
                and last.kind == "title"
                and self._group_ahead(k + 1)
            ):
                # "глава российской делегации"
                reading.qualify(piece)
                return True
            if piece.kind in {"adjective", "demonym"} or (reading.qualified and not reading.presumed):
                return reading.party == piece.party and piece.kind == "name"
            reading.qualify(piece)
            if piece.kind == "body" and last.kind == "title":
                reading.body = piece
                if piece.capacity == "legislator":
                    reading.capacity = piece.capacity
            return True
        return super()._take_party_word(piece, k, reading, last)

    def _pieces(self, i: int, reading: Reading) -> tuple[int, Piece | None]:
        """Read qualifiers and titles, and where somebody is posted: "посол США в Киеве"."""
        k, last = super()._pieces(i, reading)
        if last is not None and reading.titles and self._in(k, "of_party") and self.low(k + 1) in {"«", "„", "“", '"'}:
            # "нардеп від «Слуги народу»"
            close = next((j for j in range(k + 2, min(k + 2 + _FIELD, len(self.tokens))) if self.low(j) in _MARKS), 0)
            return (close + 1, last) if close else (k, last)
        of = self.at(k + 1) if k + 1 < len(self.tokens) and self._in(k, "of_party") else None
        if of and last is not None and reading.titles and not reading.qualified and of[0].kind in {"name", "seat"}:
            # "главный переговорщик от России"
            reading.qualify(of[0])
            return k + 1 + of[1], last
        place = k + 1 < len(self.tokens) and self.tokens[k + 1].capital
        if last is None or not reading.titles or not self._in(k, "posted") or not place:
            return k, last
        found = self.at(k + 1)
        behind = k + 1 + (found[1] if found else 1)
        if not (behind < len(self.tokens) and self._name_part(behind, first=True)) and self.low(behind) != ",":
            return k, last
        if found and found[0].kind == "name" and not reading.qualified:
            # "уполномоченный по правам человека в РФ"
            reading.qualify(found[0])
        return (behind, last) if reading.qualified else (k, last)

    def _qualifying(self, k: int, last: Piece) -> bool:
        """Whether token k only says what an office is for: "министра | энергетики Украины", "по правам человека"."""
        if last.kind == "title" and self.tokens[k].capital and self._in(k + 1, "region_nouns"):
            # "губернатор Белгородской области"
            return True
        if last.kind not in {"title", "office"} or self.tokens[k].capital:
            return super()._qualifying(k, last)
        j = k
        while j < min(k + _FIELD, len(self.tokens)) and self.tokens[j].word and not self.tokens[j].capital:
            if not (self._in(j, "fields", "field_joins") or self._of_a_field(j)):
                break
            j += 1
        return j > k and j < len(self.tokens) and self.tokens[j].word and (self.tokens[j].capital or self._owner_at(j))

    def _of_a_field(self, j: int) -> bool:
        bent = {"genitive", "dative", "locative", "instrumental"}
        return any(
            s.part in {"noun", "adjective"} and s.case in bent
            for s in shapes(self.tokens[j].text, self.context.language)
        )

    def _owner_at(self, j: int) -> bool:
        """Whether a place where somebody is posted, or a party's adjective, stands at token j."""
        found = self.at(j)
        return self._in(j, "posted") or (found is not None and found[0].kind in {"name", "adjective"})

    def _name(self, i: int, reading: Reading, last: Piece | None) -> tuple[str, tuple[Person, ...], int]:
        name, known, end = super()._name(i, reading, last)
        name = self._straight_part(name)
        if name and not known:
            straight = nominative(name, self.context.language)
            return straight, self.people.get(straight, ()), end
        return name, known, end

    def _straight_part(self, name: str) -> str:
        """A name without what stands in another case before it: "Фонда Конрада Аденауэра Вольфганг Зендер"."""
        words = name.split()
        if len(words) < _LONG_NAME or self._upright(words[0]):
            return name
        given = (k for k in range(1, len(words) - 1) if words[k] in self.book.given_names or self._proper(words[k]))
        return " ".join(words[next((k for k in given if self._upright(words[k])), 0) :])

    def _upright(self, word: str) -> bool:
        """Whether a word can stand in the nominative."""
        return any(s.case in {None, "nominative"} for s in shapes(word, self.context.language))

    def _proper(self, word: str) -> bool:
        return any(s.proper for s in shapes(word, self.context.language))

    def _group_ahead(self, k: int) -> bool:
        """Whether a group's noun stands at token k or behind an adjective there."""
        while k < len(self.tokens) and (self._in(k, "modifiers") or self._adjective(k)):
            k += 1
        found = self.at(k) if k < len(self.tokens) else None
        return found is not None and found[0].kind == "group"

    def _adjective(self, k: int) -> bool:
        return any(s.part == "adjective" for s in shapes(self.tokens[k].text, self.context.language)[:1])

    def _object(self, k: int, reading: Reading) -> int:
        """Read "в украинской делегации" behind a source without a name: whose it is."""
        if reading.capacity != "unnamed" or not self._in(k, "within"):
            return super()._object(k, reading)
        inner = Reading()
        end, last = self._pieces(k + 1, inner)
        if last is not None and not inner.qualified and inner.group:
            # "в администрации Трампа"
            body, after = self._at(k + 1)
            if body is not None and (body.party or body.foreign) and body.kind in {"body", "group"}:
                reading.party, reading.foreign = body.party, body.foreign
                return after
        if last is None or not inner.qualified:
            return k
        reading.party, reading.foreign, reading.label = inner.party, inner.foreign, inner.label
        return end

    def _person_mention(
        self, start: int, end: int, name: str, known: tuple[Person, ...], reading: Reading
    ) -> tuple[Mention | None, int]:
        if (
            reading.group
            and known
            and (not reading.titles or self.words.get("nameless", frozenset()) & {*reading.titles})
        ):
            # "адміністрація Трампа", "чиновник администрации Байдена"
            party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
            at, to = self.tokens[start].start, self.tokens[end - 1].end
            label = nominative_head(self._shown(start, end), self.context.language)
            capacity: Capacity | None = "unnamed" if reading.titles else reading.capacity
            kind: MentionKind = "body" if capacity == "official" else "group"
            return Mention(at, to, kind, label, party, capacity, foreign=foreign), end
        bearer = known and reading.titles and end + 1 < len(self.tokens) and self.tokens[end + 1].capital
        if bearer and self._given(end):
            # "радник Єрмака Олег Гнатюк"
            party, foreign = (reading.party, reading.foreign) if reading.qualified else self._party_of(known)
            own = Reading(party=party, foreign=foreign, titles=reading.titles, capacity=reading.capacity)
            other, terms, stop = self._name(end, Reading(), None)
            if other:
                return super()._person_mention(start, stop, other, terms, own)
        return super()._person_mention(start, end, name, known, reading)

    def _aide_of(self, start: int, end: int, known: tuple[Person, ...], reading: Reading) -> tuple[Mention, int] | None:
        """Nobody: "Климкин корреспонденту VG" names two, and a name in the genitive stands behind its title."""
        del start, end, known, reading
        return None

    def _past_field(self, i: int, last: Piece | None) -> int:
        """The token of the name behind "з прав людини" or "по правам человека": for what an office is."""
        if last is None or last.kind not in {"title", "body", "office"}:
            return i
        if last.kind == "title" and i < len(self.tokens) and self.tokens[i].capital and not self._given(i):
            # "речник Повітряних сил Юрій Ігнат": a body that no list has
            run = range(i + 1, min(i + _FIELD, len(self.tokens) - 1))
            given = next((k for k in run if not self.tokens[k].word or self._given(k)), i)
            return given if self._given(given) and self.tokens[given + 1].capital else i
        if not self._in(i, "fields"):
            return i
        for k in range(i + 2, min(i + 2 + _FIELD, len(self.tokens) - 1)):
            if not self.tokens[k].word:
                break
            if self.tokens[k].capital and self.tokens[k + 1].capital:
                return k
        return i

    def _given(self, k: int) -> bool:
        """Whether a given name stands at token k."""
        token = self.tokens[k]
        known = token.text in self.book.given_names or any(s.proper for s in shapes(token.text, self.context.language))
        return token.word and token.capital and known

    def _gender(self, name: str) -> Literal["he", "she"] | None:
        """What the dictionary knows of the given name, else of a surname that only men or only women bear."""
        for word in name.split():
            genders = bearers(word, self.context.language)
            # "Путина" may be his or hers
            if len(genders) == 1 and genders.issuperset(
                s.gender for s in shapes(word, self.context.language) if s.proper and not s.plural
            ):
                return "he" if "m" in genders else "she"
        given = [s for s in shapes(name.split(maxsplit=1)[0], self.context.language) if s.case == "nominative"]
        if " " in name and given and all(s.proper and s.gender == "f" for s in given):
            # "Єлізавета", whom the dictionary knows in another spelling
            return "she"
        return super()._gender(name)

    def _name_part(self, k: int, *, first: bool) -> bool:
        if not super()._name_part(k, first=first):
            return False
        token = self.tokens[k]
        before = self.tokens[k - 1].text if k else ""
        if not first and token.text.isupper() and len(token.text) > 1 and before[-1:].islower():
            # "Тому ВГСУ": initials of a body are nobody's surname
            return False
        if k and self.tokens[k - 1].word:
            return True
        # a capital that opens a sentence may be any word
        found = shapes(token.text, self.context.language)
        if k + 1 < len(self.tokens) and not any(s.proper and s.case == "nominative" for s in found):
            # "Тому Зеленський": no name in another case than the surname's
            after = self.tokens[k + 1]
            straight = after.capital and self._upright(after.text)
            if straight and any(s.part in {"adverb", "other"} for s in found):
                return False
        return not known_word(token.text, self.context.language) or any(s.proper for s in found)

    def _without_name(self, start: int, end: int, reading: Reading, last: Piece) -> tuple[Mention | None, int]:
        if reading.titles and last.kind not in {"title", "office"}:
            last = Piece("title", None, reading.titles[-1])
        elif reading.group and last.kind != "group":
            last = Piece("group", None, reading.group)
        mention, after = super()._without_name(start, end, reading, last)
        if mention is not None and last.kind == "seat":
            mention = replace(mention, name=last.shown or town(mention.name, self.context.language))
        elif mention is not None and mention.kind in {"role", "group"}:
            nameless = mention.kind == "role" and mention.titles[-1] in self.words.get("nameless", ())
            capacity = "unnamed" if nameless and mention.capacity == "official" else mention.capacity
            mention = replace(mention, name=nominative_head(mention.name, self.context.language), capacity=capacity)
        elif mention is not None and mention.kind == "body" and last.kind == "group":
            mention = replace(mention, name=nominative_head(mention.name, self.context.language))
        return mention, after


def _without_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text
