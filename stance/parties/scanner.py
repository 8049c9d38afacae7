"""The mentions of one sentence of an analytic language."""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import replace

from stance.parties.beside import Beside, without_article
from stance.parties.called import called_elsewhere, given_in
from stance.parties.local import of_a_firm
from stance.parties.names import Piece
from stance.parties.reading import Mention, MentionKind, Reading
from stance.records import Capacity, Person
from stance.text.morphology import LANGUAGES

# How an English word ends that is no name where it opens a sentence, and how long a word has a capital in a title.
_ORDINARY = (
    *("ly", "ing", "ed", "ous", "ent", "ant", "ish", "ic"),
    *("al", "ful", "less", "ive", "able", "ible", "y", "n't"),
)
_LONG = 4
_DESCRIBED = 4


class Scanner(Beside):
    """Finds the mentions of one sentence, left to right."""

    def scan(self) -> list[Mention]:
        """Return the mentions of the sentence, in order and never overlapping."""
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
                mention = self._of_members(self._listed(mention, found, i), i, after)
                found.append(mention)
                if mention.party is not None and mention.kind in {"party", "body"}:
                    self.context.recent.append(mention.party)
                    self.context.near.append(mention.party)
        return found

    def _of_members(self, mention: Mention, i: int, end: int) -> Mention:
        """ "A senior member of the Ukrainian delegation": somebody of a body whom the text does not name."""
        member = i - len(("member", "of"))
        unnamed = mention.kind == "body" and mention.capacity == "official" and self.low(i - 1) == "of"
        if not unnamed or not self._in(member, "members_of"):
            return mention
        while member > 0 and self._in(member - 1, "modifiers", "indefinite", "counted"):
            member -= 1
        start = self.tokens[member].start
        name = without_article(self._shown(member, end))
        return replace(mention, start=start, kind="group", name=name, capacity="unnamed", body="")

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
        bare = i + 1 if self._in(i, "definite") else i
        if self._part_of_name(bare):
            # nobody of the state
            return None, bare + 1
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
        beside = self._aide_of(start, end, known, reading) or self._newsroom(end, name, known)
        if beside:
            return beside
        after = self.at(end) if end < len(self.tokens) else None
        if (
            after
            and after[0].kind in {"group", "title"}
            and not known
            and not reading.titles
            and not self.tokens[end].capital
            and self.context.language not in LANGUAGES
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
                    without_article(label),
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
        abbreviated = any(t.endswith(".") for t in reading.titles) or (reading.body is not None and not reading.stated)
        if known and (untold or abbreviated or self._always_of(known)):
            # "Sen." is the US press's word, "МЗС" may be another state's, but somebody known is known better
            party, foreign = self._party_of(known)
        if party is None and not foreign and not known:
            private = self.context.language in LANGUAGES and of_a_firm(self.tokens[start:end], self.context)
            party = None if private else self._at_home(reading)
            strange = party is not None and self._strange(name, party)
            party = None if strange else party
        if reading.titles == ("representative",) and party is not None and party not in self.context.marks:
            # only some states call their lawmakers so
            reading.capacity = "official"
        if (
            party is None
            and not foreign
            and not known
            and not self._serves_somebody(behind)
            and not (self.low(end) == "," and self._in(end + 1, "possessives"))
            and self._for_those_near(start, end, reading)
        ):
            party = self.context.near[-1]
        if not reading.titles and not known and any(self._in(k, "private") for k in range(start, end + 1)):
            # "the American Bar Association" is of the country, not its government
            party, foreign = None, False
        if not reading.titles and not known and self._named_for(start, end, name, reading):
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
                reading.gender or self._gender_of(known) or self._gender(name) or self._gender(self._shown(start, end)),
                owner=reading.owner,
                body=reading.seat if reading.titles else "",
                beside=self._cabinet(name, end, reading) if party is None and not foreign and not known else "",
            ),
            end,
        )

    def _strange(self, name: str, party: str) -> bool:
        """Whether somebody has no name of the state at home; where that is only presumed, whether it is unknown."""
        state, language = self.context.states.get(party, party), self.context.language
        if self.context.presumed:
            return state not in given_in(name, language)
        return language in LANGUAGES and called_elsewhere(name, language, state)

    def _newsroom(self, end: int, name: str, known: tuple[Person, ...]) -> tuple[Mention, int] | None:
        """A medium that nobody knows, as it is called: "Turkish broadcaster Deniz TV", but "broadcaster Jane Roe"."""
        first = end - len(name.split())
        somebody = known or self._gender(name) or self.tokens[first].text in self.book.given_names
        if somebody or not self._in(first - 1, "newsroom_kinds"):
            return None
        return Mention(self.tokens[first].start, self.tokens[end - 1].end, "medium", name), end

    def _part_of_name(self, i: int) -> bool:
        """Whether the state or city at token i is only part of a name: "Spartak | Moscow", "the U.S.-Ukraine Forum"."""
        found = self.at(i)
        if found is None or found[0].kind not in {"name", "seat"} or self.context.language in LANGUAGES:
            return False
        end = i + found[1]
        paired = self.low(end) == "-" and end + 1 < len(self.tokens) and self.tokens[end + 1].capital
        if paired and self.tokens[end].start == self.tokens[end - 1].end:
            return True
        before = self.tokens[i - 1] if i == 1 else None
        if before is None or not before.capital or not before.word or self.at(0) is not None:
            return False
        if before.low.endswith(_ORDINARY) or "-" in before.low or self._in(0, "openers", "plain_openers", "modifiers"):
            return False
        # in a title every word has a capital
        return not all(t.capital for t in self.tokens if t.word and len(t.low) >= _LONG)

    def _named_for(self, start: int, end: int, name: str, reading: Reading) -> bool:
        """Whether a state or a city is only part of a name: "the Russia Forum", "Kyiv Opera", "Ukrainian Railways"."""
        if end - start < len(("Kyiv", "Opera")) or not self.tokens[end - 1].capital:
            return False
        if " " not in name and self.at(end - 2) is not None and self._state_name(end - 2):
            return True
        bare = reading.gender is None and reading.group is None and reading.body is None and not reading.former
        whose = any(self.low(k) == "'s" for k in range(start, end))
        return bare and not whose and self.context.language not in LANGUAGES and not self._personal(name, (), reading)

    def _one_of_many(self, start: int) -> bool:
        """Whether "a" stands before the words that describe an office: "a European | diplomat"."""
        for k in range(start - 1, max(-1, start - _DESCRIBED), -1):
            if self._in(k, "indefinite"):
                return self.low(k) != "one"
            if not self.tokens[k].word or self._in(k, "definite", "possessives", "belongs") or self.at(k) is not None:
                return False
        return False

    def _nameless(
        self, start: int, end: int, last: Piece, reading: Reading, capacity: Capacity | None
    ) -> Capacity | None:
        """In what capacity an aide or an official without a name speaks: "a US aide", "a Republican aide"."""
        nameless = last.label in self.words.get("nameless", ())
        if nameless and not reading.definite:
            reading.indefinite = reading.indefinite or self._one_of_many(start)
        if not (reading.indefinite and nameless and capacity == "official"):
            return capacity
        # who serves a political party serves no government
        return "legislator" if self._of_a_member(start, end) else "unnamed"

    def _of_a_member(self, start: int, end: int) -> bool:
        """Whether a political party at home is named among the tokens from `start` to `end`: "a | Republican aide"."""
        return any(self.tokens[k].capital and self.low(k) in self.context.members for k in range(start, end))

    def _without_name(self, start: int, end: int, reading: Reading, last: Piece) -> tuple[Mention | None, int]:
        at, to = self.tokens[start].start, self.tokens[end - 1].end
        if reading.name is not None and reading.name.kind == "medium":
            return Mention(at, to, "medium", reading.name.label), end
        text = self._shown(start, end)
        bare = without_article(text)
        if last.kind in {"title", "office"}:
            whose = reading.party, reading.foreign
            k = self._object(end, reading)
            bearer = self._bearer(start, k, reading)
            if bearer:
                return bearer
            if self.low(start - 1) == "'s":
                # "Rao's spokesman in New York": whose it is stands before, the place is only where
                reading.party, reading.foreign = whose
            shown = without_article(self._shown(start, k))
            capacity: Capacity | None = "former" if reading.former else reading.capacity
            if reading.titles == ("representative",) and reading.body and reading.body.capacity == "official":
                # "a State Department representative" sits in no parliament
                capacity = "official"
            capacity = self._nameless(start, end, last, reading, capacity)
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
                    body=reading.seat,
                    host=self._host(start, k, reading),
                ),
                k,
            )
        if last.kind == "group":
            if reading.capacity == "unnamed" and self._of_a_member(start, end):
                reading.capacity = "legislator"
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
                bare = without_article(self._shown(start, end))
            kind = "body" if reading.capacity == "official" else "group"
            if self._in(end - 1, "as_a_side") and reading.label and reading.capacity == "official":
                # "the U.S. side" is the United States
                kind, bare = "party", reading.label
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
