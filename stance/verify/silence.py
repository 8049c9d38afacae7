"""How each party is heard: silence must be earned."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution import says_nothing, testimony
from stance.records import Capacity, Finding, PartyStatus, Position, Reading, Span
from stance.verify.rules import finding


def statuses(
    reading: Reading, positions: Sequence[Position], unread: Sequence[Span], speaks_for: Sequence[Capacity]
) -> tuple[tuple[PartyStatus, ...], list[Finding]]:
    """Return the status of each party asked for, and the findings that explain those that are not plain.

    stated: an official of the party is heard, in a verified position or in an attribution of the text; reported: only
    others say what it wants; unclear: a position of it failed, or somebody unresolved might be it; unread: a part of
    the article was not read; silent: none of these.
    """
    table, found = [], []
    for i, party in enumerate(reading.parties):
        path = f"parties[{i}]"
        heard = _heard(reading, positions, party.id, speaks_for)
        if heard is None:
            failed = [p for p in positions if p.party == party.id and p.verdict == "unverified"]
            opened = [a for a in reading.attributions if a.open]
            lesser = _lesser(reading, party.id)
            if reading.article.partial:
                heard = "unread"
                why = f"this is not the whole article ({reading.article.partial})"
                found.append(finding("SIL002", path, f"{why}, {party.id} may be heard in the rest"))
            elif unread:
                heard = "unread"
                found.append(finding("SIL002", path, f"a part was not read, {party.id} may be heard there", *unread))
            elif failed or opened or lesser:
                heard = "unclear"
                spans = [a.extent for a in (*opened, *lesser)][:3] or [e for p in failed for e in p.evidence][:3]
                why = "a position of it failed a check" if failed else "somebody is heard who might be of it or for it"
                found.append(finding("SIL001", path, f"{party.id} is not shown as silent: {why}", *spans))
            else:
                heard = "silent"
        table.append(PartyStatus.model_validate({"party": party.id, "status": heard}))
    return tuple(table), found


def _heard(reading: Reading, positions: Sequence[Position], party: str, speaks_for: Sequence[Capacity]) -> str | None:
    """stated, reported, or None when the party is not heard."""
    voices = set()
    for position in positions:
        if position.party == party and position.verdict == "verified" and not _own_opinion(position):
            voices.add(position.voice)
    for index, attribution in enumerate(reading.attributions):
        if says_nothing(attribution, reading.article.text, reading.article.language):
            continue
        for speaker in attribution.speakers:
            if speaker.party == party and speaker.capacity in speaks_for:
                voices.add(testimony(reading.attributions, index, speaker, reading.article.text).voice)
    if voices - {"relayed"}:
        return "stated"
    return "reported" if voices else None


def _own_opinion(position: Position) -> bool:
    return any(f.code == "CAP002" for f in position.findings)


def _lesser(reading: Reading, party: str) -> list:  # type: ignore[type-arg]
    """Attributions to the party's people whose capacity is unnamed or not established: they might speak for it."""
    return [
        a for a in reading.attributions if any(s.party == party and s.capacity in (None, "unnamed") for s in a.speakers)
    ]
