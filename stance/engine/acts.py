"""The act and the stand that the words of an attribution show."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from stance.records import Act, Attribution, Polarity

_FOR = frozenset({"demands", "offers", "accepts", "promises", "asks"})
_AGAINST = frozenset({"refuses", "denies", "accuses"})


def act_of(attribution: Attribution, content: str, language: str) -> Act:
    """The act of the cue; where that only says that something was said, the act that its words show."""
    act = attribution.act
    cue = attribution.cue
    if act != "states" or attribution.negated or (cue is not None and not cue.speech):
        return act
    for shown, pattern in _patterns(language):
        if pattern.search(content):
            return shown
    return act


def polarity_of(attribution: Attribution, act: Act) -> Polarity:
    """What the cue says of its object; else the stand that the act implies: who demands a thing is for it."""
    cue = attribution.cue
    if cue is not None and cue.polarity != "neutral":
        if cue.negated and cue.polarity in ("supports", "opposes"):
            return "opposes" if cue.polarity == "supports" else "supports"
        return cue.polarity
    return "supports" if act in _FOR else "opposes" if act in _AGAINST else "neutral"


@cache
def _patterns(language: str) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    data = tomllib.loads((files("stance.engine.data") / "acts.toml").read_text(encoding="utf-8"))
    listed = data.get(language, {}).get("patterns", [])
    return tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in listed)
