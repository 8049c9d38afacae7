"""Whom a surname alone means where a man and a woman bear it: "Корнієць підтвердив" is not Єлізавета."""

from __future__ import annotations

from collections.abc import Iterable

from stance.parties.actors import Actor
from stance.text.morphology import LANGUAGES, bearers, name_stem, shapes

_SEXES = {"m": "he", "f": "she"}


def verb_gender(cue: str, language: str) -> str:
    """The gender ("he", "she") that the verb among a cue's words gives its subject; "" where it tells none."""
    if language not in LANGUAGES:
        return ""
    for word in cue.split():
        form = next(iter(shapes(word.lower(), language)), None)
        if form is not None and form.part == "verb":
            return "" if form.plural else _SEXES.get(form.gender, "")
    return ""


def namesake(actor: Actor, people: Iterable[Actor], gender: str, language: str) -> Actor | None:
    """The actor, or the one of that gender who bears the same surname; None where it can be nobody known."""
    if not gender or actor.gender in (None, gender) or actor.kind != "person" or " " not in actor.name:
        return actor
    last = name_stem(actor.name.split()[-1])
    others = {id(a): a for a in people if a.kind == "person" and name_stem(a.name.split()[-1]) == last}
    fitting = [a for a in others.values() if a.gender in (None, gender)]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    told = {_SEXES[g] for g in bearers(actor.name.split()[0], language)}
    return actor if gender in told else None
