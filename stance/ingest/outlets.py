"""Outlets: "RT" and "rt.com" are one, and whose money or orders stand behind it is known where it is on record.

A file holds one or more outlets; all but `name` may be left out.

    [[outlet]]
    name = "Harbour Times"
    domains = ["harbourtimes.example"]                      # hosts, without what stands before or behind them
    aliases = ["The Harbour Times", "HT"]
    country = "GB"                                          # ISO 3166-1 alpha-2
    language = "en"
    owner = "Harbour Media Group"
    state = "UK"                                            # the party it is tied to, by its id
    tie = "funded"                                          # owned, funded or controlled
    source = "Annual report 2024"                           # on what that rests
    note = "Its statute makes its editors independent."     # what else a reader must know
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tomli
from pydantic import ValidationError

from stance.errors import OptionsError
from stance.records import Outlet, outlet_key

__all__ = ["find_outlet", "known_outlets", "load_outlets"]


@cache
def known_outlets() -> tuple[Outlet, ...]:
    """Return the packaged outlets, in the order of their file."""
    return _read((files("stance.ingest.data") / "outlets.toml").read_text(encoding="utf-8"), "outlets.toml")


def load_outlets(paths: Sequence[Path]) -> tuple[Outlet, ...]:
    """Return the outlets of the user's files, before the packaged ones.

    Raises `OptionsError` for a file that cannot be read, is not TOML, or breaks the schema.
    """
    return (*(o for path in paths for o in _file(path)), *known_outlets())


def find_outlet(name: str | None, url: str | None, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet called `name`; failing that, the one that `url` is of.

    A name is compared without regard to case, a leading "The" and a leading "www."; it may be a domain or an address.
    An address is of the outlet whose domain is the longest that its host ends in.
    """
    every = tuple(outlets)
    if name:
        if "://" in name:
            return find_outlet(None, name, every)
        key = outlet_key(name)
        for outlet in every:
            if key in outlet.name_keys:
                return outlet
    host = _host(url or "")
    fits = [(len(d), o) for o in every for d in o.domains if host == d or host.endswith(f".{d}")]
    return max(fits, key=lambda f: f[0])[1] if fits else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _domain(given: str, place: str) -> str:
    """The domain that was written, perhaps as the address of a front page."""
    address = given.strip() if "://" in given else f"//{given.strip()}"
    host = _host(address).rstrip(".")
    try:
        rest = urlsplit(address)
        behind = rest.path.strip("/") + rest.query + rest.fragment
    except ValueError:
        behind = ""
    if behind:
        raise OptionsError(f"{place}: {given!r} has more than a domain: write {host!r}, which is all that is compared.")
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host):
        raise OptionsError(f"{place}: {given!r} is no domain: write one such as 'harbourtimes.example'.")
    return host


@cache
def _file(path: Path) -> tuple[Outlet, ...]:
    try:
        return _read(path.read_text(encoding="utf-8-sig"), str(path))
    except OSError as error:
        raise OptionsError(f"{str(path)!r} cannot be read: {error.strerror or error}; check the path.") from error
    except UnicodeDecodeError as error:
        raise OptionsError(f"{str(path)!r} is not UTF-8 text: save it as UTF-8.") from error


def _read(text: str, origin: str) -> tuple[Outlet, ...]:
    try:
        data: dict[str, Any] = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise OptionsError(f"{origin!r} is not valid TOML: {error}; correct it there.") from error
    rows = data.get("outlet")
    if set(data) != {"outlet"} or not isinstance(rows, list):
        raise OptionsError(f"{origin!r} defines no outlet: begin each with [[outlet]] and give it a name.")
    found = []
    for number, row in enumerate(rows):
        try:
            outlet = Outlet.model_validate(row)
            domains = tuple(_domain(d, f"{origin!r}: outlet[{number}].domains") for d in outlet.domains)
            found.append(outlet.model_copy(update={"domains": domains}))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(p) for p in first["loc"])
            place = f"{origin!r}: outlet[{number}].{where}"
            raise OptionsError(f"{place}: {first['msg']}, not {first['input']!r}; correct it there.") from error
    return tuple(found)
