"""Who belongs to whom: party definitions, and who is who in a text."""

from stance.parties.definitions import always_known, known_parties, load_parties
from stance.parties.roster import Actor, Roster, resolve

__all__ = ["Actor", "Roster", "always_known", "known_parties", "load_parties", "resolve"]
