"""Parties without a definition: known by one name alone, which may be a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from stance.parties.definitions import known_parties, load_parties, other_states
from stance.records import Party

_BETWEEN = re.compile(r"[;/|+\s]+(?:and\s+)?")
_NEAR = 0.75


def known_by_name_alone(parties: Sequence[Party], files: Sequence[Path] = ()) -> Iterator[tuple[Party, str | None]]:
    """Yield each party that neither the package nor `files` define, with the known name most like its own, or None.

    Several ids without commas between them come back with commas.
    """
    own = {party.id for party in load_parties(None, files)} if files else set()
    for party in parties:
        if party.id not in own and party == Party(id=party.id, kind="organization", names=(party.id,)):
            names = {name.casefold(): name for known in _all_known() for name in (*known.names, known.id)}
            several = [id_ for id_ in _BETWEEN.split(party.id) if id_]
            if len(several) > 1 and {id_.casefold() for id_ in several} <= names.keys():
                yield party, ",".join(several)
                continue
            near = get_close_matches(party.id.casefold(), names, n=1, cutoff=_NEAR)
            yield party, names[near[0]] if near else None


def _all_known() -> Iterator[Party]:
    yield from load_parties(known_parties())
    yield from other_states()
