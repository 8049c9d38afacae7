"""Whom an office serves in an inflected language, and who bears a name behind one: "помощник Путина"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.parties.apart import Parted
from stance.parties.reading import Mention, Reading
from stance.records import Person
from stance.text.morphology import lemma, nominative, nominative_head, shapes

_FULL = 2
_FIELD = 7


class Serving(Parted):
    """Tells the bearer of an office from the one whose man he is."""

    def _kin_of(self, start: int, end: int, known: tuple[Person, ...]) -> int:
        """The token of somebody's office behind what somebody else is to him: "мать | министра"; 0 without either."""
        heads = [k for k in range(start, end) if self._title_at(k) and self._noun(k)]
        found = self.at(heads[0]) if len(heads) > 1 else None
        kin = found is not None and found[0].capacity == "citizen" and self._bent(heads[1], end, known)
        return heads[1] if kin else 0

    def _title_of_another(self, start: int, end: int, known: tuple[Person, ...]) -> int | None:
        """The token of a title in the nominative that a name in the genitive is not of: "помощник Путина"."""
        titles = (
            k for k in range(max(0, start - 1), end) if self._in(k, "modifiers") or (k >= start and self._title_at(k))
        )
        heads = [k for k in titles if self._noun(k)]
        title = heads[0] if heads else None
        found = self.at(title) if title is not None else None
        if title is None or (len(heads) > 1 and found is not None and found[0].capacity == "citizen"):
            # "дочь судьи Листова" makes him known
            return None
        cases = {s.case for s in shapes(self.tokens[title].text, self.context.language)}
        return title if cases == {"nominative"} and self._bent(title, end, known) else None

    def _bent(self, title: int, end: int, known: tuple[Person, ...]) -> bool:
        """Whether the name that ends before token `end` stands in another case than the nominative."""
        if end - title > _FULL and self._given(end - _FULL):
            return self._owns(self.tokens[end - _FULL].text)
        called = next((c.name for p in known for c in p.called if c.language == self.context.language), "")
        surname, word = called.lower().split()[-1:], self.tokens[end - 1]
        if surname == [word.low]:
            return False
        return self._owns(word.text) or (
            bool(surname) and word.low.startswith(surname[0]) and self._genitive(word.text)
        )

    def _noun(self, k: int) -> bool:
        return any(s.part == "noun" for s in shapes(self.tokens[k].text, self.context.language)[:1])

    def _owns(self, word: str) -> bool:
        """Whether a word can be somebody's name in the genitive, and in the nominative none."""
        found = shapes(word, self.context.language)
        return self._genitive(word) and not any(s.case in {None, "nominative"} and not s.plural for s in found)

    def _genitive(self, word: str) -> bool:
        return any(s.case == "genitive" and not s.plural for s in shapes(word, self.context.language))

    def _serving(self, start: int, end: int, known: tuple[Person, ...], reading: Reading) -> Mention:
        """Somebody without a name who serves the person named behind the title."""
        party, foreign = (reading.party, reading.foreign) if reading.qualified or not known else self._party_of(known)
        return Mention(
            self.tokens[start].start,
            self.tokens[end - 1].end,
            "role",
            nominative_head(self._shown(start, end), self.context.language),
            party,
            "former" if reading.former else reading.capacity,
            reading.titles[:1],
            titled=True,
            definite=not reading.indefinite,
            foreign=foreign,
            gender=reading.gender,
        )

    def _given(self, k: int) -> bool:
        """Whether a given name stands at token k."""
        token = self.tokens[k]
        known = token.text in self.book.given_names or any(s.proper for s in shapes(token.text, self.context.language))
        return token.word and token.capital and known

    def _straight_name(self, end: int) -> bool:
        """Whether a given name and a surname in the nominative end before token `end`, and no word before them is."""
        before, *words = (self.tokens[k].text for k in (end - _FULL - 1, end - _FULL, end - 1))
        straight = all(w[:1].isupper() and self._upright(w) for w in words) and not self._upright(before)
        return straight and self._given(end - _FULL) and not all(self._genitive(w) for w in words)

    def _straight(self, name: str, i: int, titles: Sequence[str]) -> str:
        """A name at token i in the nominative, by the case in which the office before it stands."""
        given = [s.case for s in shapes(name.split(maxsplit=1)[0], self.context.language) if s.proper]
        # "донька судді Олексія": whose it is
        upright = self._upright_office(i, titles) and (not given or "nominative" in given)
        return name if upright else nominative(name, self.context.language)

    def _upright_office(self, i: int, offices: Sequence[str]) -> bool:
        """Whether the first of the offices before a name at token i can stand in the nominative alone.

        "заместителем министра Иваном": that of the deputy.
        """
        k, held = max(0, i - _FIELD), list[int]()
        while k < i:
            found = self.at(k)
            title = found is not None and found[0].kind == "title"
            held = [*held, k] if title else held if self.tokens[k].word else []
            k += found[1] if found is not None and title else 1
        word = self.tokens[held[-len(offices)]].text if 0 < len(offices) <= len(held) else ""
        if not word or lemma(word.lower(), self.context.language) != offices[0].split()[0]:
            return False
        return {s.case for s in shapes(word, self.context.language) if s.part == "noun"} == {"nominative"}
