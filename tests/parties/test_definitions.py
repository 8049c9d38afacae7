"""Party definitions: loading by name and file, and the quality of the packaged data."""

import re
import tomllib
from collections import defaultdict
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import PartyError
from stance.parties.definitions import known_parties, load_parties, other_states
from stance.records import Party, Person

IDS = ("US", "Russia", "Ukraine", "EU", "NATO", "China", "UK")


def load(name: str, *files: Path) -> Party:
    (party,) = load_parties([name], files)
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


@pytest.fixture
def party_file(tmp_path: Path):
    """Write a definitions file and return its path."""

    def write(text: str, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


ACME = """
[[party]]
id = "Acme"
kind = "organization"
names.en = ["Acme Corporation", "Acme"]
names.ru = ["Акме"]
adjectives = ["Acme's"]
[[party.bodies]]
name = "Acme Works Council"
aliases = ["works council"]
capacity = "opposition"
[[party.people]]
name = "Jane Roe"
aliases.en = ["Roe"]
aliases.uk = ["Джейн Роу"]
terms = [
  {office = "treasurer", since = 2015-01-01, until = 2019-03-01},
  {office = "chief executive", since = 2019-03-01},
]
"""


# --- by name -----------------------------------------------------------------------------------------------


def test_known_parties_are_the_packaged_seven():
    """The packaged ids come in their fixed order."""
    assert known_parties() == IDS


def test_order_of_the_call_is_kept():
    """Parties come back in the order in which they were asked for."""
    assert [p.id for p in load_parties(["Ukraine", "US", "Tesla", "NATO"])] == ["Ukraine", "US", "Tesla", "NATO"]


def test_nothing_asked_gives_nothing():
    """No names make no parties."""
    assert load_parties([]) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("us", "US"),
        ("  Russia ", "Russia"),
        ("United States", "US"),
        ("united  states", "US"),
        ("Росія", "Russia"),
        ("ЕВРОСОЮЗ", "EU"),
        ("Великобритания", "UK"),
        ("U.K.", "UK"),
        ("People's Republic of China", "China"),
        ("Nato", "NATO"),
        ("Turkey", "Turkey"),
        ("türkiye", "Turkey"),
        ("Німеччина", "Germany"),
        ("Georgia", "Georgia"),
    ],
)
def test_a_name_in_any_case_and_language_finds_its_party(name: str, expected: str):
    """Ids, names and names of other states are found whatever the case and the spacing."""
    assert load(name).id == expected


def test_a_free_name_is_an_organization_known_by_it():
    """A name that nobody defines stands for itself."""
    assert load(" Tesla  Motors") == Party(id="Tesla Motors", kind="organization", names=("Tesla Motors",))


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_blank_name_is_refused(name: str):
    """A blank name is shown and explained."""
    with pytest.raises(PartyError, match=re.escape(repr(name))):
        load_parties(["US", name])


@pytest.mark.parametrize(
    ("first", "second"), [("US", "US"), ("US", "United States"), ("Tesla", "TESLA"), ("Turkey", "Türkiye")]
)
def test_one_party_under_two_names_is_refused(first: str, second: str):
    """The message shows both names, so that one can be dropped."""
    with pytest.raises(PartyError, match=f"{first!r} and {second!r} are one party"):
        load_parties([first, second])


@given(st.text(min_size=1).filter(lambda s: s.split()))
def test_any_name_gives_a_party_that_the_same_name_finds_again(name: str):
    """Whatever is asked for, one party comes back, and its id names it again."""
    party = load(name)
    assert party.names
    assert load(party.id) == party


# --- by file -----------------------------------------------------------------------------------------------


def test_a_file_defines_a_party(party_file):
    """Languages are flattened in order, terms become one person each."""
    party = load("acme", party_file(ACME))
    assert party.kind == "organization"
    assert party.names == ("Acme Corporation", "Acme", "Акме")
    assert party.bodies[0].capacity == "opposition"
    assert [(p.office, p.since, p.until) for p in people(party, "Jane Roe")] == [
        ("treasurer", date(2015, 1, 1), date(2019, 3, 1)),
        ("chief executive", date(2019, 3, 1), None),
    ]
    assert all(p.aliases == ("Roe", "Джейн Роу") for p in party.people)


def test_a_file_is_found_by_any_name_and_only_when_asked(party_file):
    """Defining a party does not ask for it."""
    path = party_file(ACME)
    assert load("АКМЕ", path).id == "Acme"
    assert [p.id for p in load_parties(["US"], [path])] == ["US"]


def test_a_file_wins_over_the_packaged_party(party_file):
    """A party of the user's file hides the packaged one that goes by the same name."""
    assert load("Russia", party_file('[[party]]\nid = "russia"\n')).names == ("russia",)
    mine = party_file('[[party]]\nid = "Third Rome"\nnames = ["Russia"]\n', "rome.toml")
    assert load("Russia", mine).id == "Third Rome"


def test_a_file_may_hold_several_parties_and_begin_with_a_byte_order_mark(party_file):
    """Files saved by other editors are read too."""
    path = party_file('\ufeff[[party]]\nid = "A"\n[[party]]\nid = "B"\n')
    assert [p.id for p in load_parties(["B", "A"], [path])] == ["B", "A"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[party]\n", ["not valid TOML"]),
        ("", ["defines no party", "[[party]]"]),
        ("party = []\n", ["defines no party"]),
        ('[[party]]\nnames = ["X"]\n', ["party[0].id", "missing"]),
        ('[[party]]\nid = " "\n', ["party[0].id", "blank"]),
        ('[[party]]\nid = "X"\nadjectvies = ["Xish"]\n', ["party[0].adjectvies", "'X'", "not a field"]),
        ('party = [{id = "X"}]\nowner = "me"\n', ["owner", "not a field"]),
        ('[[party]]\nid = "X"\nkind = "club"\n', ["party[0].kind", "'club'"]),
        ('[[party]]\nid = "X"\nnames = "X"\n', ["party[0].names", "'X'", "list of strings"]),
        ('[[party]]\nid = "X"\nnames = ["X", ""]\n', ["party[0].names", "blank"]),
        ('[[party]]\nid = "X"\nnames.English = ["X"]\n', ["party[0].names", "'English'", "language code"]),
        ('[[party]]\nid = "X"\nbodies = [{name = "B", capacity = "boss"}]\n', ["bodies[0].capacity", "'B'", "'boss'"]),
        ('[[party]]\nid = "X"\npeople = [{name = "P", since = 2020}]\n', ["people[0].since", "'P'", "2020"]),
        ('[[party]]\nid = "X"\npeople = [{name = "P", since = "2020-01-01"}]\n', ["people[0].since", "'2020-01-01'"]),
        (
            '[[party]]\nid = "X"\npeople = [{name = "P", since = 2020-01-02, until = 2020-01-02}]\n',
            ["people[0]", "until 2020-01-02", "since 2020-01-02"],
        ),
        (
            '[[party]]\nid = "X"\npeople = [{name = "P", office = "chief", terms = [{office = "deputy"}]}]\n',
            ["people[0]", "terms"],
        ),
    ],
)
def test_a_broken_file_is_named_with_the_field(party_file, text: str, parts: list[str]):
    """The message names the file, the place in it and the value, and chains its cause."""
    path = party_file(text)
    with pytest.raises(PartyError) as caught:
        load_parties(["X"], [path])
    for part in [repr(str(path)), *parts]:
        assert part in str(caught.value)


def test_all_that_is_wrong_with_a_file_is_said_at_once(party_file):
    """One run shows every field to correct."""
    with pytest.raises(PartyError, match=r"party\[0\]\.kind.*; party\[0\]\.seat "):
        load_parties(["X"], [party_file('[[party]]\nid = "X"\nkind = "club"\nseat = ["Y"]\n')])


def test_a_broken_file_is_refused_even_when_not_asked_for(party_file):
    """A file that was given is read whatever the names."""
    with pytest.raises(PartyError, match="not valid TOML"):
        load_parties(["US"], [party_file("?")])


def test_a_missing_or_undecodable_file_is_named(tmp_path: Path):
    """The path, what went wrong and the cause are all there."""
    missing = tmp_path / "none.toml"
    with pytest.raises(PartyError, match=re.escape(repr(str(missing)))) as caught:
        load_parties(["X"], [missing])
    assert isinstance(caught.value.__cause__, FileNotFoundError)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'[[party]]\nid = "Caf\xe9"\n')
    with pytest.raises(PartyError, match="UTF-8"):
        load_parties(["X"], [latin])


def test_a_party_defined_twice_is_refused(party_file):
    """The message names both files."""
    files = [party_file('[[party]]\nid = "X"\n', "one.toml"), party_file('[[party]]\nid = "x"\n', "two.toml")]
    with pytest.raises(PartyError, match=r"two\.toml.*one\.toml"):
        load_parties(["X"], files)


def test_two_parties_that_claim_one_name_are_refused(party_file):
    """A name must say which of the parties asked for it means."""
    path = party_file('[[party]]\nid = "X"\nnames = ["X", "Britain"]\n')
    with pytest.raises(PartyError, match="both claim the name 'Britain'"):
        load_parties(["UK", "X"], [path])


# --- the packaged definitions ------------------------------------------------------------------------------


@pytest.mark.parametrize("party", load_parties(IDS), ids=IDS)
class TestPackaged:
    """What must hold of every packaged party."""

    def test_it_is_complete(self, party: Party):
        """A party has names in three languages, bodies, people and offices of its own."""
        source = data(f"{party.id.lower()}.toml")["party"]
        assert len(source) == 1
        for field in ("names", "offices"):
            assert set(source[0][field]) == {"en", "ru", "uk"}
        assert party.id in party.names
        assert party.adjectives
        assert party.offices
        assert len(party.bodies) >= 4
        assert len(party.people) >= 20
        assert {"official", "legislator"} <= {body.capacity for body in party.bodies}

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
                assert term.until is None or term.until > date(2005, 1, 1)
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
    for party in (*load_parties(IDS), *other_states()):
        for phrase in words(party):
            owners[phrase].add(party.id)
    assert {phrase: found for phrase, found in owners.items() if len(found) > 1} == {}


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
        """Every list is there, with clean lower-case words, each once, apostrophes straight."""
        table = data("titles.toml")[language]
        assert set(table) == {*TITLES, "honorifics", "unnamed", "gender"}
        for name in (*TITLES, "honorifics", "unnamed"):
            assert table[name]
            assert len(set(table[name])) == len(table[name])
            assert [w for w in table[name] if w != " ".join(w.lower().split()) or "’" in w] == []

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
