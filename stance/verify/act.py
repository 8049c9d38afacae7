"""Act and polarity must not contradict the words that ascribe the position."""

from __future__ import annotations

from stance.attribution import Shown, refusal_denied
from stance.records import Attribution, Finding, Position
from stance.verify.lexicon import Words, found_in
from stance.verify.rules import finding


def check_act(
    position: Position, attribution: Attribution, seen: Shown, cited: str, path: str, words: Words
) -> list[Finding]:
    """Report an act or a polarity that the cue contradicts, and an act that no word of the text supports.

    For the latter the act that cue and words show (`seen`) takes its place.
    """
    cue = attribution.cue
    if cue is None or position.act == seen.act:
        return _polarity(position, attribution, path)
    found = []
    unrefused = refusal_denied(attribution, cited, words.language)
    if unrefused and position.act == "refuses":
        message = f"the refusal is negated there; shown as {seen.act}"
        found.append(finding("ACT002", f"{path}.act", message, cue))
    negated = cue.negated or attribution.negated
    if not negated and position.act in words.contradictory_acts.get(cue.act, ()):
        message = f"{cue.lemma!r} does not mean that the holder {position.act}"
        found.append(finding("ACT001", f"{path}.act", message, cue))
    if negated and cue.act in {"accepts", "offers", "promises"} and position.act == cue.act:
        found.append(finding("ACT001", f"{path}.act", f"{cue.lemma!r} is negated in the text", cue))
    support = words.act_words.get(position.act, ())
    if position.act == "accepts" and unrefused:
        # "does not refuse"
        support = ()
    if not found and support and not found_in(cited, support, words):
        message = f"no word there says that the holder {position.act}; shown as {seen.act}"
        found.append(finding("ACT002", f"{path}.act", message, cue))
    return found + _polarity(position, attribution, path)


def _polarity(position: Position, attribution: Attribution, path: str) -> list[Finding]:
    cue = attribution.cue
    if cue is None:
        return []
    negated = cue.negated or attribution.negated
    opposite = {"supports": "opposes", "opposes": "supports"}
    if not negated and not cue.speech and opposite.get(cue.polarity) == position.polarity:
        return [finding("POL001", f"{path}.polarity", f"{cue.lemma!r} says the contrary", cue)]
    return []
