"""Names, titles and party words in a text: the pieces from which people and bodies are recognized."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date as Date
from typing import Literal, NamedTuple

from stance.parties.lists import data_table, grammar, media
from stance.records import Capacity, Party, Person
from stance.text.morphology import LANGUAGES, lemma, name_stem
from stance.text.words import Token, tokenize

PieceKind = Literal[
    "name", "adjective", "demonym", "seat", "office", "body", "person", "title", "group", "former", "medium", "region"
]


class Piece(NamedTuple):
    """A phrase that the definitions know: its kind, its party's id (None for others), and what it means.

    `free` marks the name of a party that has no definition but its name; `shown` is how the article's own language
    calls a body whose label is in another.
    """

    kind: PieceKind
    party: str | None
    label: str
    capacity: Capacity | None = None
    person: Person | None = None
    foreign: bool = False
    free: bool = False
    shown: str = ""


_BEGINNING = 4
_OPENING = ("definite", "indefinite", "modifiers", "honorifics", "lands")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PLAIN = re.compile(r"[\w ]+")
_VOWELS = frozenset("аеёиоуыэюяєії")
_SEVERAL = ("ами", "ями")
_FEMININE = ("ой", "ою", "ей", "ею", "єю")
_ACRONYM = re.compile(r"[a-z]{2,6}")

Entry = tuple[tuple[str, ...], Piece]


class Phrase(NamedTuple):
    """A phrase of the book: its words, whether they count in the case they are written in, and what it means."""

    words: tuple[str, ...]
    exact: bool
    piece: Piece


class Home(NamedTuple):
    """A term of somebody known, and whose it is; None and `foreign` for a party that was not asked for."""

    term: Person
    party: str | None
    foreign: bool


class Phrasebook(NamedTuple):
    """Phrases by the lower-case forms of their first word and their second (None where there is none), longest first.

    `openings` are the words, besides capitalized ones, that a mention can begin with. For an inflected language `bent`
    has titles and bodies by the dictionary form of their first word and people by the stem of theirs; `beginnings` are
    the first letters of such titles and bodies.
    """

    phrases: Mapping[str, Mapping[str | None, tuple[Phrase, ...]]]
    owners: Mapping[str, tuple[Home, ...]]
    people: Mapping[str, tuple[Person, ...]]
    openings: frozenset[str]
    language: str = "en"
    bent: Mapping[str, tuple[Phrase, ...]] = {}
    beginnings: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()

    def at(self, tokens: Sequence[Token], i: int) -> tuple[Piece, int] | None:
        """The longest phrase at token i and how many tokens it covers, or None; None behind the last token."""
        if i >= len(tokens):
            return None
        found = self._straight(tokens, i)
        if self.language in LANGUAGES:
            other = self._bent(tokens, i)
            if other and (found is None or other[1] > found[1]):
                return other
        return found

    def _bent(self, tokens: Sequence[Token], i: int) -> tuple[Piece, int] | None:
        """The longest title, body or person at token i in whatever case they stand."""
        token = tokens[i]
        best: tuple[Piece, int] | None = None
        keys = [name_stem(token.text)] if token.capital else []
        if token.low[:_BEGINNING] in self.beginnings:
            keys.append(lemma(token.low, self.language))
        for key in keys:
            for words, capital, piece in self.bent.get(key, ()):
                size = len(words)
                if size > len(tokens) - i or (best and size <= best[1]) or (capital and not token.capital):
                    continue
                person = piece.kind == "person"
                forms = [tokens[i + k] for k in range(size)]
                if person and not all(t.capital for t in forms):
                    continue
                if all(
                    (name_stem(t.text) if person else lemma(t.low, self.language)) == w
                    for t, w in zip(forms, words, strict=True)
                ):
                    best = (piece, size)
        return best

    def _straight(self, tokens: Sequence[Token], i: int) -> tuple[Piece, int] | None:
        phrases = self.phrases.get(tokens[i].low)
        if phrases is None:
            return None
        room = len(tokens) - i
        second = tokens[i + 1].low if room > 1 else None
        text = tokens[i].text
        for key in (second, None) if second in phrases else (None,):
            for words, exact, piece in phrases.get(key, ()):
                size = len(words)
                if size > room or (exact and text != words[0] and not _shouted(text, words[0])):
                    continue
                if size == 1 or _same(tokens, i, words, exact=exact):
                    return piece, size
        return None


def _same(tokens: Sequence[Token], i: int, words: tuple[str, ...], *, exact: bool) -> bool:
    for k in range(1, len(words)):
        token = tokens[i + k]
        if words[k] != (token.text if exact else token.low) and not (exact and _shouted(token.text, words[k])):
            return False
    return True


def _shouted(text: str, word: str) -> bool:
    """Whether a text writes a name in capitals, as tabloids open and head their articles: "KYIV'S envoy"."""
    return len(text) > _LETTERS and text == word.upper()


_LETTERS = 3


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the tokenizer cuts them."""
    if _PLAIN.fullmatch(phrase):
        return tuple(phrase.split())
    return tuple(t.text for t in tokenize(phrase))


_BOOKS: dict[tuple[str, tuple[int, ...]], tuple[tuple[Party, ...], Phrasebook]] = {}


def phrasebook(parties: tuple[Party, ...], language: str) -> Phrasebook:
    """All phrases that the given parties, the other states and the titles of a language contribute."""
    # by identity: hashing definitions of hundreds of people costs more than reading an article
    key = (language, tuple(id(p) for p in parties))
    kept = _BOOKS.get(key)
    if kept is None:
        kept = _BOOKS[key] = (parties, _phrasebook(parties, language))
    return kept[1]


def _phrasebook(parties: tuple[Party, ...], language: str) -> Phrasebook:
    cyrillic = language in LANGUAGES
    exact: dict[str, list[Entry]] = {}
    folded: dict[str, list[Entry]] = {}

    def add(table: dict[str, list[Entry]], phrase: str, piece: Piece, *, any_script: bool = False) -> None:
        if not any_script and cyrillic != bool(_CYRILLIC.search(phrase)) and not (cyrillic and phrase.isupper()):
            # a text in one script does not use the names of the other
            return
        if table is exact:
            words = phrase_words(phrase)
        else:
            # the tokenizer knows "Sen." as one word, "sen." it does not
            words = tuple(
                w.lower().replace("’", "'") for w in phrase_words(phrase.title() if "." in phrase else phrase)
            )
        if words and all(w != words or p.kind != piece.kind for w, p in table.get(words[0], ())):
            table.setdefault(words[0], []).append((words, piece))

    for party in parties:
        for phrase, piece in _party_pieces(party, foreign=False):
            add(exact, phrase, piece)
    others = _others(parties)
    for party in others:
        for phrase, piece in _party_pieces(party, foreign=True):
            add(exact, phrase, piece)
    for phrase, piece, as_written in _domestic_pieces(language, {p.politics or p.id: p.id for p in parties}):
        add(exact if as_written else folded, phrase, piece)
    for phrase, piece in _title_pieces(language):
        # "PM" is an office, "5 pm" none
        add(exact if phrase.isupper() else folded, phrase, piece)
    for medium in media():
        add(exact, medium, Piece("medium", None, medium), any_script=True)
    owners = _owners(parties, others)
    phrases: dict[str, list[Phrase]] = {}
    for table, as_written in ((exact, True), (folded, False)):
        for first, entries in table.items():
            phrases.setdefault(first.lower().replace("’", "'"), []).extend(
                Phrase(words, as_written, piece) for words, piece in entries
            )
    bent, beginnings = _bent_phrases(exact, folded, language) if cyrillic else ({}, frozenset())
    given = {p.name.split()[0] for party in (*parties, *others) for p in party.people if " " in p.name}
    _add_dotted(phrases)
    return Phrasebook(
        language=language,
        given_names=frozenset(given),
        bent=bent,
        beginnings=beginnings,
        phrases={first: _by_second(found) for first, found in phrases.items()},
        owners=owners,
        people={name: tuple(h.term for h in found) for name, found in owners.items()},
        openings=frozenset(folded).union(exact, *(grammar(language).get(name, ()) for name in _OPENING)),
    )


def _owners(parties: Sequence[Party], others: Sequence[Party]) -> dict[str, tuple[Home, ...]]:
    """Whose each person known is, term by term: who went from Warsaw to Brussels and back has terms of two parties.

    Who is said to be of a party that is asked for at any time is nobody else's.
    """
    always = {p.name for party in parties for p in party.people if p.since is None and p.until is None}
    homes: dict[str, dict[Home, None]] = {}
    for party in parties:
        for person in party.people:
            homes.setdefault(person.name, {})[Home(person, party.id, foreign=False)] = None
    for party in others:
        for person in party.people:
            if person.name not in always:
                homes.setdefault(person.name, {})[Home(person, None, foreign=True)] = None
    return {name: tuple(sorted(found, key=lambda h: h.term.since or Date.min)) for name, found in homes.items()}


def _by_second(phrases: Sequence[Phrase]) -> dict[str | None, tuple[Phrase, ...]]:
    table: dict[str | None, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p.words)):
        second = phrase.words[1].lower().replace("’", "'") if len(phrase.words) > 1 else None
        table.setdefault(second, []).append(phrase)
    return {second: tuple(found) for second, found in table.items()}


def _add_dotted(phrases: dict[str, list[Phrase]]) -> None:
    """Add "F.D.A." beside "FDA", and "F.D.A" for where its last stop ends a sentence."""
    for first, found in list(phrases.items()):
        for p in found if _ACRONYM.fullmatch(first) else ():
            if len(p.words) == 1 and p.words[0].isupper():
                dotted = "".join(f"{letter}." for letter in p.words[0])
                for shown in (dotted, dotted[:-1]):
                    phrases.setdefault(shown.lower(), []).append(p._replace(words=(shown,)))


def _bent_phrases(
    exact: Mapping[str, Sequence[Entry]], folded: Mapping[str, Sequence[Entry]], language: str
) -> tuple[dict[str, tuple[Phrase, ...]], frozenset[str]]:
    """Titles and bodies by dictionary form, people by the stem of their names; the first letters of the former."""
    bent: dict[str, list[Phrase]] = {}
    titles = [entry for entries in folded.values() for entry in entries]
    named = [entry for entries in exact.values() for entry in entries]
    bodies = [
        (words, piece)
        for words, piece in named
        if piece.kind == "body" and len(words[0]) >= _BEGINNING and words[0][0].isupper()
    ]
    people = [entry for entry in named if entry[1].person]
    for words, piece in titles + bodies:
        key = tuple(lemma(w, language) for w in words)
        bent.setdefault(key[0], []).append(Phrase(key, piece.kind == "body", piece))
    for words, piece in people:
        key = tuple(name_stem(w) for w in words)
        bent.setdefault(key[0], []).append(Phrase(key, True, piece))
    table = {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in bent.items()}
    return table, frozenset(words[0][:_BEGINNING].lower() for words, _ in titles + bodies)


def _party_pieces(party: Party, *, foreign: bool) -> list[tuple[str, Piece]]:
    id_ = None if foreign else party.id
    label = party.names[0]
    free = not foreign and party.kind == "organization" and not (party.seats or party.offices or party.people)
    pieces: list[tuple[str, Piece]] = [
        (n.removeprefix("the "), Piece("name", id_, label, "official", foreign=foreign, free=free)) for n in party.names
    ]
    # "американцы" may open a sentence
    either = {a: sorted({a, a[:1].upper() + a[1:]}) for a in (*party.adjectives, *party.demonyms)}
    pieces += [(f, Piece("adjective", id_, label, None, foreign=foreign)) for a in party.adjectives for f in either[a]]
    pieces += [(f, Piece("demonym", id_, label, "citizen", foreign=foreign)) for d in party.demonyms for f in either[d]]
    pieces += [
        (
            s,
            Piece(
                "seat",
                id_,
                s.removeprefix("the ").removeprefix("The "),
                "official",
                foreign=foreign,
                shown=_seat(s, party),
            ),
        )
        for s in party.seats
    ]
    offices = {form for o in party.offices for form in (o, o[:1].upper() + o[1:])}
    pieces += [(o, Piece("office", id_, o, "official", foreign=foreign)) for o in sorted(offices)]
    pieces += [
        (alias, Piece("body", id_, body.name, body.capacity, foreign=foreign, shown=_straight(alias, body.aliases)))
        for body in party.bodies
        for alias in (body.name, *body.aliases)
    ]
    pieces += [
        (alias, Piece("person", id_, person.name, person.capacity, person, foreign=foreign))
        for person in party.people
        for alias in (person.name, *person.aliases)
    ]
    return pieces


def _seat(form: str, party: Party) -> str:
    """The nominative of a seat, by its definition or with no ending there ("Мінськ"); "" where these do not tell."""
    for building in party.buildings:
        nominatives = {c.name for c in building.called}
        seen = ""
        for alias in building.aliases:
            seen = alias if alias in nominatives else seen
            if alias == form and _CYRILLIC.search(form):
                return seen
    stem = name_stem(form)
    if " " in form or len(stem) < 3 or not _CYRILLIC.search(form):
        return ""
    same = [s for s in party.seats if name_stem(s) == stem]
    if any(s.endswith(_SEVERAL) for s in same):
        # "Афины", which "Афин" is no nominative of
        return same[0]
    shorter = (s for s in party.seats if len(s) < len(form) and s.lower().startswith(stem))
    bare = next((s for s in shorter if name_stem(s) == s.lower() and s[-1] not in _VOWELS), "")
    return bare or (same[0] if any(s.endswith(_FEMININE) for s in same) else "")


def _straight(alias: str, aliases: Sequence[str]) -> str:
    """The first of the aliases that differs from `alias` in case endings alone; "" for one in Latin letters."""
    if not _CYRILLIC.search(alias):
        return ""
    stems = [name_stem(w) for w in alias.split()]
    return next((a for a in aliases if [name_stem(w) for w in a.split()] == stems), alias)


def _others(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties known in every text and the states: known, so that theirs are not taken for a party asked for."""
    from stance.parties.definitions import always_known, load_parties, other_states

    asked = {p.id for p in parties} | {n for p in parties for n in p.names}
    return load_parties([n for n in always_known() if n not in asked]) + tuple(
        s for s in other_states() if s.id not in asked
    )


def _domestic_pieces(language: str, asked: Mapping[str, str]) -> list[tuple[str, Piece, bool]]:
    """The words of politics at home, each with whether it counts as it is written; `asked` has the parties' ids."""
    pieces: list[tuple[str, Piece, bool]] = []
    for state, words in data_table("domestic.toml").get(language, {}).items():
        id_, foreign = asked.get(state), state not in asked
        pieces += [(r, Piece("region", id_, state, foreign=foreign), True) for r in words.get("regions", ())]
        pieces += [(g, Piece("body", id_, g, "legislator", foreign=foreign), True) for g in words.get("groups", ())]
        for chamber, subjects in words.get("committees", {}).items():
            for subject in subjects:
                whole = f"{chamber} {subject} Committee"
                pieces += [
                    (written, Piece("body", id_, whole, "legislator", foreign=foreign), True)
                    for written in (whole, f"{chamber} {subject}", whole.replace("Committee", "Subcommittee"))
                ]
        pieces += [(o, Piece("body", id_, o, None, foreign=foreign), True) for o in words.get("organs", ())]
        pieces += [(f, Piece("adjective", id_, state, foreign=foreign), True) for f in words.get("factions", ())]
        pieces += [
            (t, Piece("title", id_, t, "legislator", foreign=foreign), False)
            for t in words.get("legislator_titles", ())
        ]
        pieces += [(t, Piece("title", id_, t, None, foreign=foreign), False) for t in words.get("regional_titles", ())]
        pieces += [
            (t, Piece("title", id_, t, "official", foreign=foreign), False) for t in words.get("office_titles", ())
        ]
        pieces += [
            (t, Piece("title", id_, t, "citizen", foreign=foreign), False) for t in words.get("candidate_titles", ())
        ]
    return pieces


def _title_pieces(language: str) -> list[tuple[str, Piece]]:
    titles, groups = data_table("titles.toml").get(language, {}), data_table("groups.toml").get(language, {})
    pieces: list[tuple[str, Piece]] = []
    for capacity in ("official", "legislator", "expert", "journalist", "citizen", "opposition", "proxy"):
        shown: Capacity | None = "expert" if capacity == "journalist" else capacity  # type: ignore[assignment]
        pieces += [(t, Piece("title", None, t, shown)) for t in titles.get(capacity, ())]
    pieces += [(m.rstrip("-"), Piece("former", None, m, "former")) for m in titles.get("former_markers", ())]
    for capacity, nouns in groups.items():
        pieces += [(n, Piece("group", None, n, capacity)) for n in nouns]
    return pieces
