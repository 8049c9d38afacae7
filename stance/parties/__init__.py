"""Who belongs to whom: party definitions, and who is who in a text."""

from stance.parties.actors import Actor, Roster
from stance.parties.definitions import always_known, known_parties, load_parties
from stance.parties.roster import resolve
from stance.parties.unknown import known_by_name_alone

__all__ = ["Actor", "Roster", "always_known", "known_by_name_alone", "known_parties", "load_parties", "resolve"]
