"""A name as a report in some language writes it."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Body, Party, Person
from stance.text.romanize import is_cyrillic, romanize


def name_in(
    wanted: str, name: str, party: str | None = None, *, parties: Sequence[Party] = (), source: str = "en"
) -> str:
    """Write a name in the language `wanted`.

    One in its script stays as it is. Another is written as the definitions of `parties` have it, that of `party` first;
    one that they do not know is written in Latin letters by the scheme of its language `source`. From Latin into
    Cyrillic letters there is no scheme, since spelling does not tell the sound, and it stays. A building that stands
    for those in it is no country: it has its own name in each language.
    """
    low = name.casefold()
    if (building := _building(low.removeprefix("the "), wanted, parties)) is not None:
        return building
    if is_cyrillic(name) == (wanted != "en"):
        return name
    for definition in sorted(parties, key=lambda p: p.id != party):
        known: tuple[Person | Body, ...] = (*definition.people, *definition.bodies)
        for one in known:
            if low in {form.casefold() for form in (one.name, *one.aliases)}:
                return next((c.name for c in one.called if c.language == wanted), one.name)
        if low in {w.casefold() for w in definition.whole}:
            return next((c.name for c in definition.called if c.language == wanted), definition.id)
    return romanize(name, source) if wanted == "en" else name


def _building(low: str, wanted: str, parties: Sequence[Party]) -> str | None:
    """What a building is called that has the name `low` in whichever language; None for one that is not known."""
    for one in (b for party in parties for b in party.buildings):
        forms = (one.name, *one.aliases, *(c.name for c in one.called))
        if low in {form.casefold() for form in forms}:
            called = {c.language: c.name for c in one.called} | {"en": one.name}
            own = next(form for form in forms if form.casefold() == low)
            return own if wanted == "en" and not is_cyrillic(own) else called.get(wanted, own)
    return None
