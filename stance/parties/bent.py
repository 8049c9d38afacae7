"""The mentions of one sentence of an inflected language."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from stance.parties.names import Piece
from stance.parties.reading import Mention, MentionKind, Reading
from stance.parties.serving import Serving
from stance.records import Capacity, Person
from stance.text.morphology import bearers, lemma, name_stem, nominative_head, shapes, town
from stance.text.morphology import known as known_word

_FIELD = 7
_LONG_NAME = 4
_FULL = 2
_MARKS = frozenset("\"“”'‘’«»„")


def _initials(word: str) -> bool:
    return word.isupper() and len(word) > 1


class BentScanner(Serving):
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
        if (owned or piece.kind == "person") and self._anew(k, reading, last, name=not owned):
            return False
        return super()._take(piece, k, size, reading, last)

    def _take_party_word(self, piece: Piece, k: int, reading: Reading, last: Piece | None) -> bool:
        if last is not None and self._in(k - 1, "fields"):
            # "специалист по России": what the office or the study is of, not whose it is
            return True
        if last is not None and last.kind in {"title", "group", "office"}:
            if piece.kind in {"adjective", "body"} and self._only_upright(k):
                # "встреча министров | российская сторона"
                return False
            if (
                piece.kind == "adjective"
                and not reading.qualified
                and last.kind == "title"
                and (self._group_ahead(k + 1) or self._office_ahead(k + 1))
            ):
                # "глава российской делегации", "представитель российского президента"
                reading.qualify(piece)
                reading.stated = True
                return True
            if piece.kind in {"adjective", "demonym"} or (reading.qualified and not reading.presumed):
                return reading.party == piece.party and piece.kind == "name"
            reading.qualify(self._state_of_body(k, piece) or piece)
            reading.seat = piece.label if piece.kind in {"body", "seat"} else reading.seat
            reading.stated = reading.stated or piece.kind != "body"
            if piece.kind == "body" and last.kind == "title":
                reading.body = piece
                if piece.capacity == "legislator":
                    reading.capacity = piece.capacity
            return True
        return super()._take_party_word(piece, k, reading, last)

    def _state_of_body(self, k: int, body: Piece) -> Piece | None:
        """The other state that a body's name is followed by, where the name alone is one state's: "МЗС | Норвегії"."""
        at = self.at(k) if body.kind == "body" else None
        end = k + at[1] if at else len(self.tokens)
        found = self.at(end) if end < len(self.tokens) and not self._upright(self.tokens[end].text) else None
        return found[0] if found and found[0].kind == "name" and found[0].party != body.party else None

    def _pieces(self, i: int, reading: Reading) -> tuple[int, Piece | None]:
        """Read qualifiers and titles, and where somebody is posted: "посол США в Киеве"."""
        k, last = super()._pieces(i, reading)
        headed = last is not None and last.kind in {"title", "group"} and not reading.qualified
        body = self._state_body(k, group=not reading.titles) if headed else None
        if body is not None:
            last, k = body
            reading.qualify(last)
            reading.stated = True
        behind = self._past_letters(k)
        if behind > k and last is not None and reading.titles and behind < len(self.tokens):
            # "директор Службы внешней разведки (СВР) Иван Орлов"
            k = behind if self._name_part(behind, first=True) else k
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
        if found and found[0].kind == "name" and not reading.qualified and not self._abroad(reading):
            # "уполномоченный по правам человека в РФ"
            reading.qualify(found[0])
        return (behind, last) if reading.qualified else (k, last)

    def _qualifying(self, k: int, last: Piece) -> bool:
        """Whether token k only says what an office is for: "министра | энергетики Украины", "по правам человека"."""
        if last.kind == "title" and self.tokens[k].capital and self._in(k + 1, "region_nouns"):
            # "губернатор Белгородской области"
            return True
        if last.kind in {"body", "name"} and not self.tokens[k].capital and self._only_noun(k):
            # "в посольстве США | обещания посла назвали": what somebody promised is no office there
            return False
        if last.kind not in {"title", "office"} or self.tokens[k].capital:
            return super()._qualifying(k, last)
        j = k
        while j < min(k + _FIELD, len(self.tokens)) and self.tokens[j].word and not self.tokens[j].capital:
            if not (self._in(j, "fields", "field_joins") or self._of_a_field(j)):
                break
            j += 1
        return j > k and j < len(self.tokens) and self.tokens[j].word and (self.tokens[j].capital or self._owner_at(j))

    def _only_noun(self, k: int) -> bool:
        """Whether token k is a noun and no adjective that could stand with an office."""
        found = shapes(self.tokens[k].text, self.context.language)
        return bool(found) and all(s.part == "noun" for s in found)

    def _state_body(self, k: int, *, group: bool) -> tuple[Piece, int] | None:
        """The state whose body a title is of: "глава | Государственной таможенной службы Украины |".

        Of a group's noun that is a body's, what it is for stands between: "министерства | коммерции КНР |".
        """
        headed = group and lemma(self.tokens[k - 1].low, self.context.language) in self.words["state_bodies"]
        if group and not (headed and k < len(self.tokens) and self._of_a_field(k)):
            return None
        for j in range(k, min(k + _FIELD, len(self.tokens))):
            found = self.at(j)
            if found is not None:
                return (found[0], j + found[1]) if headed and found[0].kind == "name" else None
            if not (self._in(j, "field_joins") or self._of_a_field(j)):
                return None
            headed = headed or lemma(self.tokens[j].low, self.context.language) in self.words["state_bodies"]
        return None

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
        if reading.name is None and self._anew(i, reading, last, name=True):
            return "", (), i
        initials = i + _FULL < len(self.tokens) and _initials(self.tokens[i].text) and self._given(i + 1)
        if initials and last is not None and last.kind == "title" and self._of_another_case(i - 1, i + 1):
            # "кореспондентові УНС | Інна Кухаренко"
            return "", (), i
        name, known, end = super()._name(i, reading, last)
        past = self._past_field(i, last)
        if name and past > i and self.tokens[i].capital:
            # "президент Союза писателей Иван Орлов" is no president of a state
            reading.seat = reading.seat or self._shown(i, past)
            served = (found[0] for found in map(self.at, range(i, past)) if found is not None)
            body = next((b for b in served if b.kind == "body" and b.capacity == "official"), None)
            if body is not None and not reading.qualified:
                # "директор департамента Европы МИД России Иван Орлов"
                reading.qualify(body)
        name = self._straight_part(name, past)
        if name and not known:
            straight = self._straight(name, i, reading.titles)
            return straight, self.people.get(straight, ()), end
        return name, known, end

    def _straight_part(self, name: str, at: int) -> str:
        """A name without what stands in another case before it: "Фонда Конрада Аденауэра Вольфганг Зендер"."""
        words = name.split()
        if len(words) > _FULL and self._in(at - 1, "posted") and (self._given(at + 1)):
            # "при штаб-квартире в Осло Ян Зелинский"
            return " ".join(words[1:])
        if len(words) > _FULL and _initials(words[0]) and self._proper(words[1]) and self._upright(words[1]):
            # "сказала УНС Інна Кухаренко"
            return " ".join(words[1:])
        if len(words) < _LONG_NAME or self._upright(words[0]):
            return name
        given = (k for k in range(1, len(words) - 1) if words[k] in self.book.given_names or self._proper(words[k]))
        return " ".join(words[next((k for k in given if self._upright(words[k])), 0) :])

    def _inside(self, word: str) -> bool:
        # "спросил Ивана Лужина. Лужин ответил"
        return super()._inside(word) or name_stem(word) in self.context.surnames

    def _group_ahead(self, k: int) -> bool:
        """Whether a group's noun stands at token k or behind an adjective there."""
        while k < len(self.tokens) and (self._in(k, "modifiers") or self._adjective(k)):
            k += 1
        found = self.at(k) if k < len(self.tokens) else None
        return found is not None and found[0].kind == "group"

    def _office_ahead(self, k: int) -> bool:
        """Whether a body or an office in another case stands at token k, whose somebody is: "президента"."""
        found = self.at(k) if k < len(self.tokens) else None
        served = found is not None and found[0].kind in {"body", "title", "office"}
        word = self.tokens[k].text if served else ""
        return served and (word.isupper() or not self._upright(word))

    def _take_title(self, piece: Piece, reading: Reading, last: Piece | None) -> bool:
        if last is not None and last.kind == "adjective" and reading.titles and reading.qualified:
            # "представитель российского президента" is not the president
            reading.seat = piece.label
            return True
        return super()._take_title(piece, reading, last)

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
        if reading.group and known and not reading.titles and end - start > _FULL and self._straight_name(end):
            # "сказал в парламенте | Дмитрий Песков": who said it there
            return super()._person_mention(end - _FULL, end, name, known, Reading())
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
            own_name = Reading()
            after, last = self._pieces(end, own_name)
            other, terms, stop = self._name(after, own_name, last)
            if other:
                return super()._person_mention(start, stop, other, terms, own)
        of_kin = self._kin_of(start, end, known)
        if of_kin > start and len(reading.titles) > 1:
            # "мать министра Ивана Орлова" names him, and is not him
            reading.titles = reading.titles[1:]
            return super()._person_mention(of_kin, end, name, known, reading)
        title = self._title_of_another(start, end, known)
        if title is not None:
            return self._serving(min(start, title), end, known, reading), end
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
            named = self._given(given) and self.tokens[given + 1].capital
            # "сказала кореспондентові УНС | Інна Кухаренко": told to one, by the other
            return given if named and not self._of_another_case(i - 1, given) else i
        if not self._in(i, "fields"):
            return i
        for k in range(i + 2, min(i + 2 + _FIELD, len(self.tokens) - 1)):
            if not self.tokens[k].word:
                break
            if self.tokens[k].capital and self.tokens[k + 1].capital:
                return k
        return i

    def _of_another_case(self, title: int, name: int) -> bool:
        """Whether a title and a name, both of which the dictionary bends, share no case."""
        bent = [
            {s.case for s in shapes(self.tokens[k].text, self.context.language) if s.part == "noun"}
            for k in (title, name)
        ]
        return self._title_at(title) and all(bent) and bent[0].isdisjoint({None, *bent[1]})

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
        if first and self._in(k - 1, "posted"):
            behind = self.at(k + 1)
            if behind is not None and behind[0].kind == "person" and behind[1] >= _FULL and self.at(k) is None:
                # "в Страсбурге | Жан-Ноэль Барро": where somebody known spoke
                return False
        before = self.tokens[k - 1].text if k else ""
        if not first and token.text.isupper() and len(token.text) > 1 and before[-1:].islower():
            # "Тому ВГСУ": initials of a body are nobody's surname
            return False
        if not first and before[-1:].isascii() and before[-1:].isalpha() and not token.text.isascii():
            # "на канале Harbor News Роу"
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
