"""Party definitions: TOML data, packaged or the user's own, made into `Party` records.

A file holds one or more parties. Lists of words may be keyed by language; all but `id` may be left out.

    [[party]]
    id = "Acme"
    kind = "organization"                                   # or "state"
    politics = "US"                                         # whose politics at home are its own, if not those of its id
    names = {en = ["Acme Corporation", "Acme"], ru = ["Акме"]}
    adjectives = ["Acme"]                                   # likewise demonyms, seats, offices
    buildings = [{name = "Acme Tower", aliases = {ru = ["Башня Акме"]}}]     # seats with names of their own
    bodies = [{name = "Acme Works Council", aliases = ["works council"], capacity = "opposition"}]
    people = [
      {name = "Jane Roe", aliases = ["Roe"], office = "chief executive", since = 2019-03-01},
      {name = "John Doe", terms = [{office = "treasurer", until = 2015-01-01}, {office = "chair", since = 2020-01-01}]},
    ]

A term counts from `since` up to but not including `until`. Words are matched in the case in which they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from stance.errors import PartyError
from stance.parties.definition_files import File, IdsFile, PartyFile, StatesFile, clean, folded, read
from stance.records import Party

__all__ = ["DEFAULT_PARTIES", "always_known", "known_parties", "load_parties", "other_states", "state_words"]


DEFAULT_PARTIES = ("US", "Russia", "Ukraine")


@cache
def known_parties() -> tuple[str, ...]:
    """Return the ids of the packaged parties, in their fixed order."""
    return tuple(_packaged_ids().ids)


@cache
def always_known() -> tuple[str, ...]:
    """Return the ids of the packaged parties whose people and bodies are known in every text, asked for or not."""
    return tuple(_packaged_ids().always)


@cache
def _packaged_ids() -> IdsFile:
    return _packaged_file(IdsFile, "packaged.toml")


@cache
def other_states() -> tuple[Party, ...]:
    """Return the states of the world that are not always known: names, adjectives, demonyms and capitals.

    They are there so that "the Turkish president" is known to speak for none of the parties asked for. Each has its
    common English name as id, and neither bodies nor people, even where a packaged file has these. A few regions are
    among them, whose names would else be read as a state's ("Latin America"). Read once per process.
    """
    return tuple(table.party(name) for name, table in _packaged_file(StatesFile, "states.toml").states.items())


def load_parties(names: Sequence[str] | None, files: Sequence[Path] = ()) -> tuple[Party, ...]:
    """Return the definitions of the parties called `names`, in that order.

    None means every party of `files`, or `DEFAULT_PARTIES` where no file is given.

    A name is, in this order of precedence and without regard to case: the id or a name of a party in one of `files`;
    the id of a packaged party; a name of a packaged party ("United States"); a name of another state ("Turkey"); or any
    other name, which makes an organization that is known by this name only ("Tesla"). Only the packaged files needed to
    tell are parsed.

    Raises `PartyError` for a blank name, for one party asked for twice, for a file that cannot be read, is not TOML,
    holds no party or breaks the schema, and for two parties that claim one name.
    """
    if names is not None and not files:
        return _loaded(tuple(names))
    return _load(names, files)


@cache
def state_words() -> frozenset[str]:
    """Return every name of a state, and the seats of those that are always known, in any language."""
    known = (*other_states(), *map(_packaged, always_known()))
    return frozenset(word for party in known if party.kind == "state" for word in (*party.names, *party.seats))


@lru_cache(maxsize=64)
def _loaded(names: tuple[str, ...]) -> tuple[Party, ...]:
    """The definitions that need no file of the user's: they stay the same while the process runs."""
    return _load(names, ())


def _load(names: Sequence[str] | None, files: Sequence[Path]) -> tuple[Party, ...]:
    own = _own_parties(files)
    if names is None:
        names = [party.id for party in own] if files else DEFAULT_PARTIES
    chosen: dict[str, tuple[str, Party]] = {}
    for name in names:
        key = folded(name)
        if not key:
            raise PartyError(f"a party name is blank: {name!r}; leave it out or write a name such as 'Russia'")
        party = _called(key, own) or _packaged_called(key) or _called(key, other_states()) or _free_party(name)
        if (known := folded(party.id)) in chosen:
            earlier = chosen[known][0]
            raise PartyError(f"{earlier!r} and {name!r} are one party, {party.id!r}; ask for it once")
        chosen[known] = (name, party)
    parties = tuple(party for _, party in chosen.values())
    _refuse_shared_names(parties)
    return parties


def _packaged_file(schema: type[File], name: str) -> File:
    text = (resources.files("stance.parties.data") / name).read_text(encoding="utf-8")
    return read(schema, text, name)


@cache
def _packaged(party: str) -> Party:
    return _packaged_file(PartyFile, f"{party.lower().replace(' ', '_')}.toml").party[0].record()


def _own_parties(files: Sequence[Path]) -> list[Party]:
    """Read the user's files; each id may be defined once only."""
    own: dict[str, tuple[Path, Party]] = {}
    for path in files:
        for party in _own_file(path):
            if (key := folded(party.id)) in own:
                earlier = str(own[key][0])
                raise PartyError(
                    f"{str(path)!r} defines the party {party.id!r}, as {earlier!r} does; keep one of the two"
                )
            own[key] = (path, party)
    return [party for _, party in own.values()]


def _own_file(path: Path) -> list[Party]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PartyError(f"{str(path)!r} cannot be read: {error.strerror or error}; check the path") from error
    except UnicodeDecodeError as error:
        raise PartyError(f"{str(path)!r} is not UTF-8 text ({error.reason}); save it as UTF-8") from error
    return [table.record() for table in read(PartyFile, text, str(path)).party]


def _called(key: str, parties: Iterable[Party]) -> Party | None:
    """The party with this id; failing that, the one with this name."""
    candidates = list(parties)
    by_id = (party for party in candidates if folded(party.id) == key)
    by_name = (party for party in candidates if any(folded(name) == key for name in party.names))
    return next(by_id, None) or next(by_name, None)


def _packaged_called(key: str) -> Party | None:
    for party in known_parties():
        if folded(party) == key:
            return _packaged(party)
    if found := _called(key, map(_packaged, always_known())):
        return found
    # the states' few names tell whose file is meant, so that no file is read in vain
    if state := _called(key, other_states()):
        return _packaged(state.id) if state.id in known_parties() else None
    states = {state.id for state in other_states()}
    return _called(key, (_packaged(id_) for id_ in known_parties() if id_ not in {*always_known(), *states}))


def _free_party(name: str) -> Party:
    return Party(id=clean(name), kind="organization", names=(clean(name),))


def _refuse_shared_names(parties: Sequence[Party]) -> None:
    owners: dict[str, str] = {}
    for party in parties:
        for name in party.names:
            if (owner := owners.setdefault(folded(name), party.id)) != party.id:
                raise PartyError(f"{owner!r} and {party.id!r} both claim the name {name!r}; remove it from one of them")
