"""Party definitions: found by name, read from files, refused with reasons."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import PartyError
from stance.parties import definitions
from stance.parties.definitions import always_known, known_parties, load_parties
from stance.parties.names import phrasebook
from stance.records import Party, Person

IDS = ("US", "Russia", "Ukraine", "EU", "NATO", "China", "UK")


def load(name: str, *files: Path) -> Party:
    (party,) = load_parties([name], files)
    return party


def people(party: Party, name: str) -> list[Person]:
    return [person for person in party.people if person.name == name]


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


def test_known_parties_come_in_their_fixed_order():
    """The seven that are always known come first, then those whose files are read when they are asked for."""
    assert always_known() == IDS
    assert known_parties()[:7] == IDS
    assert set(known_parties()[7:]) == {
        *("Germany", "France", "Poland", "Belarus", "Turkey", "Israel", "Iran", "Saudi Arabia", "India", "UN"),
    }


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Türkiye", "Turkey"), ("ФРГ", "Germany"), ("United Nations", "UN"), ("Islamic Republic of Iran", "Iran")],
)
def test_a_party_that_is_read_when_asked_for_is_found_by_its_names(name: str, id_: str):
    """A name leads to the definition with people, not to the bare state of that name."""
    (party,) = load_parties([name])
    assert party.id == id_
    assert party.people


def test_only_the_files_needed_are_read(monkeypatch: pytest.MonkeyPatch):
    """Who asks for the default parties does not read the others' files, nor does a text about them."""
    read: list[str] = []
    original = definitions._packaged_file
    monkeypatch.setattr(
        definitions, "_packaged_file", lambda schema, name: (read.append(name), original(schema, name))[1]
    )
    definitions._packaged.cache_clear()
    definitions._loaded.cache_clear()
    parties = load_parties(["US", "Russia", "Ukraine"])
    phrasebook(parties, "en")
    assert "russia.toml" in read
    assert {"iran.toml", "un.toml", "saudi_arabia.toml", "germany.toml"}.isdisjoint(read)


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
