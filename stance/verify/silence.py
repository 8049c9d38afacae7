"""How each party is heard: silence must be earned."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from stance.attribution import grammar, says_nothing, telling_words, testimony
from stance.records import Capacity, Finding, PartyStatus, Position, Reading, Span
from stance.text.words import Token, tokenize
from stance.verify.rules import finding

_LEAST = 4


def statuses(
    reading: Reading, positions: Sequence[Position], unread: Sequence[Span], speaks_for: Sequence[Capacity]
) -> tuple[tuple[PartyStatus, ...], list[Finding]]:
    """Return the status of each party asked for, and the findings that explain those that are not plain.

    stated: an official of the party is heard, in a position that is verified or that a person accepted, or in an
    attribution of the text; reported: only others say what it wants; unclear: a position of it failed, or somebody
    unresolved might be it; unread: a part of the article was not read; silent: none of these.
    """
    table, found = [], []
    for i, party in enumerate(reading.parties):
        path = f"parties[{i}]"
        heard = _heard(reading, positions, party.id, speaks_for)
        if heard is None:
            failed = [p for p in positions if p.party == party.id and p.standing == "open"]
            opened = [a for a in reading.attributions if a.open]
            lesser = _lesser(reading, party.id)
            beside = _beside_a_cue(reading, party.id, speaks_for)
            if reading.article.partial:
                heard = "unread"
                why = f"this is not the whole article ({reading.article.partial})"
                found.append(finding("SIL002", path, f"{why}, {party.id} may be heard in the rest"))
            elif unread:
                heard = "unread"
                found.append(finding("SIL002", path, f"a part was not read, {party.id} may be heard there", *unread))
            elif failed or opened or lesser or beside:
                heard = "unclear"
                failing = [Span(start=e.start, end=e.end) for p in failed for e in p.evidence]
                spans = ([a.extent for a in (*opened, *lesser)] or failing or beside)[:3]
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
        if position.party == party and position.standing == "held" and not position.personal:
            voices.add(position.voice)
    for index, attribution in enumerate(reading.attributions):
        if not any(s.party == party and s.name not in reading.presumed for s in attribution.speakers):
            # of whom it is only presumed makes no party heard
            continue
        if says_nothing(reading.attributions, index, reading.article.text, reading.article.language):
            continue
        for speaker in attribution.speakers:
            if speaker.party == party and speaker.capacity in speaks_for:
                told = testimony(reading.attributions, index, speaker, reading.article.text)
                if told.speaker.party != party or told.speaker.capacity in speaks_for:
                    # "a Pentagon source said that the US was ready": whoever says it does not speak for it
                    voices.add(told.voice)
    if voices - {"relayed"}:
        return "stated"
    return "reported" if voices else None


def _beside_a_cue(reading: Reading, party: str, speaks_for: Sequence[Capacity]) -> list[Span]:
    """Where an official of the party stands beside a word of telling that is read as nobody's.

    Whoever is named within what another says is only spoken about, unless the word of telling is his own there: "passed
    on the warning of the embassy", "Kyiv's offer".
    """
    text, language = reading.article.text, reading.article.language
    officials = [n for n, s in reading.names.items() if s.party == party and s.capacity in speaks_for]
    if not officials:
        return []
    told, owning = telling_words(language), grammar(language, "owning")
    named = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(officials, key=len, reverse=True))})(?!\w)")
    cues = [c for a in reading.attributions for c in (a.cue, a.source) if c is not None]
    contents = [c for a in reading.attributions for c in a.content]
    found: list[Span] = []
    for sentence in reading.sentences:
        low = sentence.of(text).lower()
        places = [Span(start=sentence.start + m.start(), end=sentence.start + m.end()) for m in named.finditer(low)]
        places = [p for p in places if not any(c.overlaps(p) for c in cues)]
        if not places:
            continue
        tokens = tokenize(text, sentence.start, sentence.end)
        telling = [
            i
            for i, t in enumerate(tokens)
            if t.low in told and len(t.low) >= _LEAST and not any(c.start < t.end and t.start < c.end for c in cues)
        ]
        for place in places:
            inside = any(c.covers(place) for c in contents)
            apart = not inside and any(not any(c.start <= tokens[i].start < c.end for c in contents) for i in telling)
            if apart or _owner_of(tokens, place, owning) & set(telling):
                found.append(place)
    return found


def _owner_of(tokens: Sequence[Token], place: Span, owning: Set[str]) -> set[int]:
    """The tokens that a name owns by standing beside them: "the warning of the embassy", "Kyiv's offer"."""
    first = next(i for i, t in enumerate(tokens) if t.end > place.start)
    before = first - 1
    while before >= 0 and tokens[before].low in owning | {"the"}:
        before -= 1
    if owning and not any(t.low in owning for t in tokens[before + 1 : first]):
        # where no case tells, an owner stands behind "of"
        before = -1
    behind = next((i for i, t in enumerate(tokens) if t.start >= place.end), len(tokens))
    if behind < len(tokens) and tokens[behind].low in owning:
        # "proof of Kyiv's guilt": the guilt is Kyiv's, the proof is not
        return {behind + 1}
    return {before}


def _lesser(reading: Reading, party: str) -> list:  # type: ignore[type-arg]
    """Attributions to the party's people whose capacity is unnamed or not established: they might speak for it."""
    return [
        a for a in reading.attributions if any(s.party == party and s.capacity in (None, "unnamed") for s in a.speakers)
    ]
