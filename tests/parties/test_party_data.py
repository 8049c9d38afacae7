"""Quality of the packaged party, state, title and media data."""

import re
import tomllib
from collections import defaultdict
from datetime import date
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

from stance.parties.definitions import load_parties, other_states
from stance.records import Party, Person

IDS = ("US", "Russia", "Ukraine", "EU", "NATO", "China", "UK")
ON_REQUEST = ("Germany", "France", "Poland", "Belarus", "Turkey", "Israel", "Iran", "Saudi Arabia", "India", "UN")


def load(name: str) -> Party:
    (party,) = load_parties([name])
    return party


def people(party: Party, name: str) -> list[Person]:
    return [person for person in party.people if person.name == name]


def in_office(party: Party, office: str, day: date) -> set[str]:
    return {
        person.name
        for person in party.people
        if person.office == office
        and (not person.since or person.since <= day)
        and (not person.until or day < person.until)
    }


def words(party: Party) -> list[str]:
    """Every phrase by which a text may mean the party, its bodies or its people, once per person."""
    found = [*party.names, *party.adjectives, *party.demonyms, *party.seats, *party.offices]
    for body in party.bodies:
        found += [body.name, *body.aliases]
    for person in {person.name: person for person in party.people}.values():
        found += [person.name, *person.aliases]
    return found


def data(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("stance.parties.data") / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("party", load_parties((*IDS, *ON_REQUEST)), ids=(*IDS, *ON_REQUEST))
class TestPackaged:
    """What must hold of every packaged party."""

    def test_it_is_complete(self, party: Party):
        """A party has names in three languages, bodies, people and offices of its own."""
        source = data(f"{party.id.lower().replace(' ', '_')}.toml")["party"]
        assert len(source) == 1
        for field in ("names", "offices"):
            assert set(source[0][field]) == {"en", "ru", "uk"}
        assert party.id in party.names
        assert party.adjectives
        assert party.offices
        assert len(party.bodies) >= 4
        assert len(party.people) >= 20
        legislators = {"legislator"} if party.id != "UN" else set()  # the only one without a parliament
        assert {"official", *legislators} <= {body.capacity for body in party.bodies}

    def test_no_phrase_stands_for_two_things(self, party: Party):
        """Within a party a phrase is one body, one person or one office."""
        owners: dict[str, set[str]] = defaultdict(set)
        for phrase in (*party.demonyms, *party.seats, *party.offices):
            owners[phrase].add("itself")
        for phrase in {*party.names, *party.adjectives}:
            owners[phrase].add("name")
        for owner in (*party.bodies, *party.people):
            for phrase in (owner.name, *owner.aliases):
                owners[phrase].add(owner.name)
        assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}

    def test_phrases_are_clean(self, party: Party):
        """No stray spaces, marks or quotation marks that would keep a phrase from matching."""
        assert [w for w in words(party) if w != " ".join(w.split()) or re.search(r"[«»“”\";|]", w)] == []

    def test_names_carry_no_article(self, party: Party):
        """The reader of a text skips articles; only a people called by its adjective keeps one ("the British")."""
        rest = [w for w in words(party) if w not in party.demonyms]
        assert [w for w in rest if re.match(r"(the|a|an) ", w, re.IGNORECASE)] == []

    def test_single_words_are_no_everyday_words(self, party: Party):
        """A surname that is also a common word or a first name stands only with the first name."""
        traps = {
            "May",
            "Rice",
            "Price",
            "Brown",
            "Bush",
            "Power",
            "Miller",
            "Hunt",
            "Fox",
            "Hague",
            "Cleverly",
            "Commons",
        }
        traps |= {
            "Kerry",
            "Kirby",
            "Ashton",
            "Jean-Pierre",
            "Bondi",
            "Carter",
            "Austin",
            "Johnson",
            "Clinton",
            "Us",
            "us",
        }
        traps |= {"West", "Europe", "European", "Western", "president", "President", "minister", "senator"}
        assert traps.isdisjoint(words(party))

    def test_straight_and_curly_apostrophes_come_in_pairs(self, party: Party):
        """A phrase is matched as it is spelt, so each spelling is listed."""
        bodies = [w for body in party.bodies for w in (body.name, *body.aliases)]
        for phrase in (*party.names, *bodies, *party.offices):
            assert phrase.replace("’", "'") in (*party.names, *bodies, *party.offices)
            assert phrase.replace("'", "’") in (*party.names, *bodies, *party.offices)

    def test_generic_titles_are_not_offices(self, party: Party):
        """An office belongs to the party by itself; what any state has is a title."""
        departments = ("defense", "treasury", "commerce", "homeland security")  # the US alone spells or has them so
        expected = {f"{department} secretary" for department in departments} | {"surgeon general"}
        official = set(data("titles.toml")["en"]["official"])
        assert {office.lower() for office in party.offices if office.lower() in official} <= expected

    def test_terms_are_in_order_and_within_living_memory(self, party: Party):
        """A person's terms follow one another; nobody takes two official ones at once."""
        for name in {person.name for person in party.people}:
            terms = people(party, name)
            for earlier, later in pairwise(terms):
                assert earlier.until is not None
                assert later.since is not None
                assert earlier.until <= later.since
            for term in terms:
                assert term.office
                assert term.until is None or term.until > date(2001, 1, 1)
                assert all(day is None or date(1970, 1, 1) < day < date(2027, 1, 1) for day in (term.since, term.until))

    def test_people_do_not_share_a_surname_alias(self, party: Party):
        """A bare surname means one person of the party."""
        owners: dict[str, set[str]] = defaultdict(set)
        for person in party.people:
            for phrase in (person.name, *person.aliases):
                owners[phrase].add(person.name)
        assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}


def test_no_phrase_is_claimed_by_two_parties():
    """Across the packaged parties and the other states a phrase means one of them."""
    owners: dict[str, set[str]] = defaultdict(set)
    for party in (*load_parties((*IDS, *ON_REQUEST)), *other_states()):
        for phrase in words(party):
            owners[phrase].add(party.id)
    # he led a government in Warsaw and a council in Brussels, she a ministry in Berlin and an assembly in New York; the
    # terms tell on which day they were whose
    served_two = {"Donald Tusk": {"Poland", "EU"}, "Дональд Туск": {"Poland", "EU"}}
    served_two |= {"Annalena Baerbock": {"Germany", "UN"}, "Анналена Бербок": {"Germany", "UN"}}
    assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == served_two


@pytest.mark.parametrize("name", ON_REQUEST)
def test_a_definition_holds_all_the_words_of_the_bare_state(name: str):
    """Asking for a state adds people and bodies to what is known of it and loses no word."""
    bare = next((state for state in other_states() if state.id == name), None)
    if bare is None:
        assert name == "UN"
        return
    party = load(name)
    assert set(words(bare)) <= set(words(party))
    assert set(bare.adjectives) <= set(party.adjectives)


@pytest.mark.parametrize(
    ("party", "office", "day", "name"),
    [
        ("US", "president", date(2016, 10, 1), "Barack Obama"),
        ("US", "president", date(2018, 5, 1), "Donald Trump"),
        ("US", "president", date(2022, 3, 1), "Joe Biden"),
        ("US", "president", date(2025, 1, 20), "Donald Trump"),
        ("US", "secretary of state", date(2014, 9, 5), "John Kerry"),
        ("US", "secretary of state", date(2017, 6, 1), "Rex Tillerson"),
        ("US", "secretary of state", date(2025, 6, 1), "Marco Rubio"),
        ("Russia", "president", date(2010, 1, 1), "Dmitry Medvedev"),
        ("Russia", "prime minister", date(2010, 1, 1), "Vladimir Putin"),
        ("Russia", "president", date(2022, 2, 24), "Vladimir Putin"),
        ("Russia", "defense minister", date(2022, 2, 24), "Sergei Shoigu"),
        ("Russia", "defense minister", date(2025, 2, 24), "Andrei Belousov"),
        ("Ukraine", "president", date(2013, 12, 1), "Viktor Yanukovych"),
        ("Ukraine", "president", date(2015, 2, 12), "Petro Poroshenko"),
        ("Ukraine", "president", date(2022, 2, 24), "Volodymyr Zelensky"),
        ("Ukraine", "foreign minister", date(2022, 3, 10), "Dmytro Kuleba"),
        ("EU", "president of the European Council", date(2016, 1, 1), "Donald Tusk"),
        ("NATO", "secretary general", date(2014, 10, 1), "Jens Stoltenberg"),
        ("China", "president", date(2013, 3, 14), "Xi Jinping"),
        ("UK", "prime minister", date(2022, 9, 20), "Liz Truss"),
        ("UK", "foreign secretary", date(2023, 12, 1), "David Cameron"),
    ],
)
def test_who_held_an_office_on_a_day(party: str, office: str, day: date, name: str):
    """Terms of one office do not overlap and name the holder of the day."""
    assert in_office(load(party), office, day) == {name}


@pytest.mark.parametrize(
    ("party", "office"),
    [
        ("US", "president"),
        ("US", "secretary of state"),
        ("Russia", "president"),
        ("Russia", "prime minister"),
        ("Russia", "foreign minister"),
        ("Ukraine", "president"),
        ("EU", "president of the European Commission"),
        ("EU", "president of the European Council"),
        ("NATO", "secretary general"),
        ("China", "president"),
        ("China", "premier"),
        ("UK", "prime minister"),
    ],
)
def test_an_office_is_never_empty_for_long(party: str, office: str):
    """In every year from 2010 on exactly one person holds each highest office."""
    for year in range(2010, 2026):
        assert len(in_office(load(party), office, date(year, 9, 15))) == 1, year


@pytest.mark.parametrize(
    ("party", "name", "capacity"),
    [
        ("US", "US Congress", "legislator"),
        ("Russia", "State Duma", "legislator"),
        ("Russia", "Donetsk People's Republic", "proxy"),
        ("Russia", "Luhansk People's Republic", "proxy"),
        ("Ukraine", "Verkhovna Rada", "legislator"),
        ("EU", "European Parliament", "legislator"),
        ("UK", "House of Commons", "legislator"),
        ("US", "Pentagon", "official"),
    ],
)
def test_bodies_speak_in_their_own_capacity(party: str, name: str, capacity: str):
    """Parliaments and proxy authorities are not the government."""
    assert {body.capacity for body in load(party).bodies if body.name == name} == {capacity}


@pytest.mark.parametrize(
    ("party", "alias", "name"),
    [
        ("Ukraine", "Zelenskyy", "Volodymyr Zelensky"),
        ("Ukraine", "Vladimir Zelensky", "Volodymyr Zelensky"),
        ("Ukraine", "Зеленського", "Volodymyr Zelensky"),
        ("Russia", "Sergey Lavrov", "Sergei Lavrov"),
        ("Russia", "Песков", "Dmitry Peskov"),
        ("US", "J.D. Vance", "JD Vance"),
        ("EU", "von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_spellings_lead_to_one_person(party: str, alias: str, name: str):
    """Transliterations and Cyrillic forms are aliases of one name."""
    assert {person.name for person in load(party).people if alias in person.aliases} == {name}


# --- other states, titles, media ---------------------------------------------------------------------------


def test_other_states_cover_the_world_without_the_packaged_parties():
    """Each is a bare definition by its English name; none is a packaged party; they are read once."""
    states = other_states()
    assert len(states) > 190
    assert other_states() is states
    assert {state.id for state in states}.isdisjoint(IDS)
    assert {"Turkey", "Belarus", "Germany", "France", "North Korea", "Iran", "Israel", "Moldova"} <= {
        s.id for s in states
    }
    assert all(state.kind == "state" and not state.people and not state.bodies for state in states)
    assert len({state.id for state in states}) == len(states)


def test_georgia_the_state_of_the_us_is_not_taken_for_the_country():
    """The country is known by its adjective and capital, not by the bare name."""
    georgia = next(state for state in other_states() if state.id == "Georgia")
    assert "Georgia" not in georgia.names
    assert "Georgian" in georgia.adjectives
    assert "Tbilisi" in georgia.seats


TITLES = ("official", "legislator", "expert", "journalist", "citizen", "opposition", "proxy", "former_markers")


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
class TestTitles:
    """What must hold of the title lists of every language."""

    def test_the_lists_are_there_and_hold_no_repeats(self, language: str):
        """Every list is there, with clean words, lower-case but for initials, each once, apostrophes straight."""
        table = data("titles.toml")[language]
        assert set(table) == {*TITLES, "honorifics", "unnamed", "gender"}
        for name in (*TITLES, "honorifics", "unnamed"):
            assert table[name]
            assert len(set(table[name])) == len(table[name])
            cased = [w for w in table[name] if not w.isupper()]
            assert [w for w in cased if w != " ".join(w.lower().split()) or "’" in w] == []

    def test_a_word_has_one_capacity(self, language: str):
        """A title says one thing of who carries it."""
        table = data("titles.toml")[language]
        owners: dict[str, list[str]] = defaultdict(list)
        for name in TITLES:
            for word in table[name]:
                owners[word].append(name)
        assert {word: names for word, names in owners.items() if len(names) > 1} == {}

    def test_a_title_has_one_gender(self, language: str):
        """He and she lists do not meet."""
        gender = data("titles.toml")[language]["gender"]
        assert set(gender["he"]).isdisjoint(gender["she"])


@pytest.mark.parametrize(
    ("capacity", "word"),
    [
        ("official", "prime minister"),
        ("official", "special envoy"),
        ("official", "national security adviser"),
        ("official", "defence minister"),
        ("official", "spokeswoman"),
        ("legislator", "sen."),
        ("legislator", "mep"),
        ("legislator", "speaker of the house"),
        ("expert", "senior fellow"),
        ("journalist", "columnist"),
        ("citizen", "resident"),
        ("opposition", "opposition leader"),
        ("proxy", "russian-installed"),
        ("former_markers", "former"),
    ],
)
def test_english_titles_have_their_capacity(capacity: str, word: str):
    """Words that news uses every day are listed where they belong."""
    assert word in data("titles.toml")["en"][capacity]


def test_media_are_listed_once():
    """A medium has a name and aliases, and no phrase means two media or a party."""
    owners: dict[str, set[str]] = defaultdict(set)
    entries = data("media.toml")["media"]
    for entry in entries:
        assert set(entry) <= {"name", "aliases"}
        for phrase in (entry["name"], *entry.get("aliases", ())):
            assert phrase == " ".join(phrase.split())
            owners[phrase].add(entry["name"])
    for party in (*load_parties(IDS), *other_states()):
        for phrase in words(party):
            owners[phrase].add(party.id)
    media = {entry["name"] for entry in entries}
    assert len(entries) >= 120
    assert {phrase: found for phrase, found in owners.items() if found & media and len(found) > 1} == {}
    for name in (
        "Fox News",
        "TASS",
        "Reuters",
        "New York Times",
        "Der Spiegel",
        "Ukrinform",
        "Al Jazeera",
        "ТАСС",
        "RFE/RL",
    ):
        assert name in owners
