"""Make stance/parties/data/names.txt, what people are called in which states, from the names of Faker and of our own.

    pip install faker
    python bench/given_names.py stance/parties/data

Faker (MIT License, https://faker.readthedocs.io) ships first and last names by country; bench/own_names.toml has more.
Names are kept as they sound (`stance.parties.called.sound`), each with the states in which it is used.
"""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import tomli

from stance.parties.called import sound

# The locales of Faker whose names are in Latin or Cyrillic letters, and the states that their names are of.
LOCALES = {
    "az_AZ": "Azerbaijan",
    "bg_BG": "Bulgaria",
    "cs_CZ": "Czech Republic",
    "da_DK": "Denmark",
    "de_DE": "Germany",
    "en": "US",
    "en_GB": "UK",
    "en_IE": "Ireland",
    "en_IN": "India",
    "en_NZ": "New Zealand",
    "en_US": "US",
    "es_AR": "Argentina",
    "es_CL": "Chile",
    "es_CO": "Colombia",
    "es_ES": "Spain",
    "es_MX": "Mexico",
    "et_EE": "Estonia",
    "fi_FI": "Finland",
    "fr_BE": "Belgium",
    "fr_FR": "France",
    "ga_IE": "Ireland",
    "hr_HR": "Croatia",
    "hu_HU": "Hungary",
    "is_IS": "Iceland",
    "it_IT": "Italy",
    "lt_LT": "Lithuania",
    "lv_LV": "Latvia",
    "nl_BE": "Belgium",
    "nl_NL": "Netherlands",
    "no_NO": "Norway",
    "pl_PL": "Poland",
    "pt_BR": "Brazil",
    "pt_PT": "Portugal",
    "ro_RO": "Romania",
    "ru_RU": "Russia",
    "sk_SK": "Slovakia",
    "sl_SI": "Slovenia",
    "sv_SE": "Sweden",
    "tr_TR": "Turkey",
    "uk_UA": "Ukraine",
    "uz_UZ": "Uzbekistan",
    "vi_VN": "Vietnam",
}
# States whose people share their names: who is called so in one may be of any.
ALIKE = (
    frozenset({"US", "UK", "Ireland", "Canada", "Australia", "New Zealand"}),
    frozenset({"Germany", "Austria", "Switzerland"}),
    frozenset({"Russia", "Belarus"}),
    frozenset({"Spain", "Mexico", "Argentina", "Colombia", "Chile", "Venezuela", "Cuba", "Peru", "Ecuador"}),
    frozenset({"Brazil", "Portugal"}),
    frozenset({"India", "Pakistan", "Bangladesh"}),
    frozenset({"Iran", "Afghanistan"}),
)
_LEAST = 3
_MOST = 14


def main() -> None:
    """Write the names: for each set of states a line with them in brackets, then the names, a line each."""
    own = tomli.loads((Path(__file__).parent / "own_names.toml").read_text(encoding="utf-8"))
    text = ""
    for kind, faker in (("given", _given), ("family", _family)):
        states: dict[str, set[str]] = defaultdict(set)
        for locale, state in LOCALES.items():
            language = locale[:2]
            for name in faker(importlib.import_module(f"faker.providers.person.{locale}").Provider):
                if " " not in name and "-" not in name and len(name) >= _LEAST:
                    states[sound(name, language)] |= alike(state)
        for group in own.values():
            for name in group.get(kind, "").split():
                for language in ("ru", "uk"):
                    states[sound(name, language)] |= set(group["states"])
        groups: dict[str, list[str]] = defaultdict(list)
        for name, where in states.items():
            if len(where) <= _MOST:
                groups["|".join(sorted(where))].append(name)
        text += "".join(
            f"[{kind}|{where}]\n" + "".join(f"{n}\n" for n in sorted(names)) for where, names in sorted(groups.items())
        )
    (Path(sys.argv[1]) / "names.txt").write_text(text, encoding="utf-8")


def alike(state: str) -> set[str]:
    """A state and those in which people have the same names."""
    return next((set(group) for group in ALIKE if state in group), {state})


def _given(provider: object) -> Iterator[str]:
    for name in ("first_names", "first_names_male", "first_names_female"):
        found = getattr(provider, name, ())
        yield from () if isinstance(found, property) else found


def _family(provider: object) -> Iterator[str]:
    for name in ("last_names", "last_names_male", "last_names_female", "last_names_unisex"):
        found = getattr(provider, name, ())
        yield from () if isinstance(found, property) else found


if __name__ == "__main__":
    main()
