"""Who says it: the holder, the speaker and the capacity must be those of the text."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution import grammar, is_answer
from stance.records import Capacity, Finding, Position, Reading, Speaker
from stance.verify.lexicon import Words, content_stems
from stance.verify.match import Match, is_party, overlap, same_actor, who_is
from stance.verify.rules import finding

# A statement is somebody else's when most of its words are there and hardly any are in the holder's.
_MOSTLY = 0.6
_HARDLY = 0.25


def check_source(reading: Reading, position: Position, found: Match, path: str) -> list[Finding]:
    """Report words that are another party's, nobody's, or of an unresolved source."""
    spans = position.evidence
    if found.index is not None:
        return _unknown_relay(reading, found, path, position)
    if found.unresolved:
        return [finding("SRC003", path, "the source of the cited words cannot be resolved", *spans)]
    whose = _whose(reading, found)
    if whose:
        message = f"the cited words are ascribed to {whose}, to nobody of {position.party}"
        return [finding("SRC001", path, message, *spans)]
    if found.others:
        return [finding("SRC002", path, f"the cited words are not ascribed to anybody of {position.party}", *spans)]
    return [finding("SRC002", path, "the cited words are ascribed to nobody", *spans)]


def _unknown_relay(reading: Reading, found: Match, path: str, position: Position) -> list[Finding]:
    """Report words that somebody passes on who cannot be told: a bare pronoun, "the source"."""
    if found.told is None:
        return []
    indefinite = grammar(reading.article.language, "indefinite")
    for hop in found.told.chain:
        # "a regional envoy" is told as what the text brings in
        known = hop.name in reading.forms or hop.name.split()[0].lower() in indefinite
        if hop.role == "relay" and hop.party is None and not known:
            message = f"it cannot be told who passes it on: {hop.name!r}"
            return [finding("SRC003", path, message, *position.evidence)]
    return []


def _whose(reading: Reading, found: Match) -> str:
    names = []
    for index in found.others:
        for speaker in reading.attributions[index].speakers:
            shown = f"{speaker.name} ({speaker.party})" if speaker.party else speaker.name
            if shown not in names:
                names.append(shown)
    return ", ".join(names)


def check_holder(reading: Reading, position: Position, found: Match, path: str, words: Words) -> list[Finding]:
    """Report a holder who is not the one the words are ascribed to, or words that only pass on another's stance."""
    if found.holder is None or found.index is None:
        return []
    at = f"{path}.holder"
    problems = []
    if not same_actor(reading, position.holder, found.holder) and not _says_for(reading, position, found):
        known = who_is(reading, position.holder)
        if known is None:
            problems.append(finding("HLD002", at, f"the article does not know {position.holder!r}", *position.evidence))
        else:
            message = f"the words are ascribed to {found.holder.name!r}, not to {position.holder!r}"
            problems.append(finding("HLD001", at, message, *position.evidence))
    passed_on = _passed_on(reading, position, found, words)
    if passed_on:
        message = f"the words give what {passed_on.name} ({passed_on.party}) holds"
        problems.append(finding("SRC007", path, message, *position.evidence))
    return problems


def _says_for(reading: Reading, position: Position, found: Match) -> bool:
    """Whether the holder given is the official who says what the party holds: "Bondar said Ukraine wants a truce"."""
    speaker = found.told.speaker if found.told else None
    return (
        speaker is not None
        and found.holder is not None
        and speaker.party == position.party
        and is_party(reading, found.holder.name, position.party)
        and same_actor(reading, position.holder, speaker)
    )


def _passed_on(reading: Reading, position: Position, found: Match, words: Words) -> Speaker | None:
    """Whose stance the matched words pass on, when the statement gives it as the party's own."""
    text = reading.article.text
    statement = content_stems(position.statement, words)
    answered = found.index is not None and is_answer(reading.attributions[found.index], text)
    for inner in reading.attributions:
        if inner.within != found.index or not inner.speakers or inner.cue is None:
            continue
        if answered and not any(inner.extent.overlaps(e) for e in position.evidence):
            # another sentence of a long answer
            continue
        holder = inner.speakers[0]
        if holder.party == position.party or holder.party is None:
            continue
        forms = [f for f, who in reading.names.items() if who.name == holder.name or who.party == holder.party]
        named = any(form in position.statement.lower() for form in (*forms, holder.name.split()[-1].lower()))
        inside = content_stems(" ".join(c.of(text) for c in (inner.cue, *inner.content)), words)
        own = statement - content_stems(position.holder, words)
        if not named and overlap(own, inside) >= _MOSTLY:
            return holder
    return None


def check_speaker(reading: Reading, position: Position, found: Match, path: str) -> list[Finding]:
    """Compare the speaker that was named with the one whose words reach the reader."""
    if found.told is None or found.holder is None:
        return []
    spans, problems = position.evidence, []
    real, given = found.told.speaker, position.speaker.name
    if given and given != real.name:
        known = who_is(reading, given)
        if known is None or _may_stand(reading, position, found, known, given):
            if known is None or known.name != real.name:
                message = f"{given!r} was given; the words are those of {real.name!r}"
                problems.append(finding("SRC005", f"{path}.speaker", message, *spans))
        else:
            problems.append(finding("SRC004", f"{path}.speaker", f"{real.name!r} says it, not {given!r}", *spans))
    if found.told.voice == "relayed":
        relays = ", ".join(h.name for h in found.told.chain if h.role == "relay")
        message = f"{position.party} is not heard itself; passed on by {relays}"
        problems.append(finding("SRC006", path, message, *spans))
    return problems


def _may_stand(reading: Reading, position: Position, found: Match, known: Speaker, given: str) -> bool:
    """Whether the name given is another for the speaker, the holder, a hop, or a further voice of the cited words."""
    if found.told is None or found.holder is None:
        return False
    if same_actor(reading, given, found.told.speaker) or same_actor(reading, given, found.holder):
        return True
    if known.name in {h.name for h in found.told.chain}:
        return True
    cited = (a for a in reading.attributions if any(a.extent.overlaps(e) for e in position.evidence))
    return any(s.name == known.name and s.party == position.party for a in cited for s in a.speakers)


def check_capacity(
    reading: Reading, position: Position, found: Match, path: str, speaks_for: Sequence[Capacity]
) -> list[Finding]:
    """Report a holder who does not speak for the party."""
    holder = found.holder
    teller = found.told.speaker if found.told is not None else None
    own = holder is not None and teller is not None and teller.party == holder.party
    if own and holder is not None and is_party(reading, holder.name, holder.party):
        # "a Pentagon source said the US was ready": whether who tells it speaks for the party decides
        holder = teller
    if holder is None or holder.capacity in speaks_for:
        return []
    shown = holder.capacity or "unknown"
    if is_party(reading, position.holder, position.party) and holder.name != position.holder:
        message = f"{holder.name!r} (capacity: {shown}) does not speak for {position.party}"
        return [finding("CAP001", f"{path}.holder", message, *position.evidence)]
    message = f"{holder.name!r} (capacity: {shown}) does not count for {position.party}"
    return [finding("CAP002", f"{path}.speaker", message, *position.evidence)]


def check_presumed(reading: Reading, position: Position, found: Match, path: str) -> list[Finding]:
    """Note a holder whose party no words of the article tell."""
    holder = found.holder
    if holder is None or holder.name not in reading.presumed or holder.party != position.party:
        return []
    message = f"that {holder.name!r} is of {position.party} is presumed from what stands around the name"
    code = "CAP003" if reading.presumed[holder.name] else "CAP004"
    return [finding(code, f"{path}.holder", message, *position.evidence)]
