"""Through whom words reached the reader: "citing X", "quoted by TASS", "in an interview with Y", "via his lawyer"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from stance.attribution.passage import Passage
from stance.attribution.phrases import Range, phrase_after

if TYPE_CHECKING:
    from stance.attribution.raw import Raw

Role = Literal["medium", "relay", "talk"]


class Carrier(NamedTuple):
    """One who passes words on, in tokens; `role` is None where who it is decides between medium and relay.

    "talk" is whoever the speaker talked with: a medium, unless it is a person. With `says` it is the subject of the
    cue, which says so too: "the paper writes, citing X, that".
    """

    where: Range
    role: Role | None = None
    says: bool = False


def citation(p: Passage, i: int) -> tuple[list[Range], int]:
    """Read ", citing X, which in turn quoted Y," at token i: those cited, outermost first, and the token after."""
    k = i + 1 if p.low(i) == "," else i
    cited: list[Range] = []
    while p.is_(k, "citing") and p.word(k):
        found = phrase_after(p, k + 1, apposition=False)
        if found is None:
            break
        end = found[1]
        while p.word(end) and p.low(end) not in {"that"} and not p.is_(end, "citing"):
            # "people familiar with the matter"
            end += 1
        cited.append((found[0], end))
        k = end
        if p.low(k) == "," and p.low(k + 1) in {"which", "who"}:
            j = k + 2
            while p.word(j) and not p.is_(j, "citing") and j - k < _IN_TURN:
                j += 1
            k = j if p.is_(j, "citing") else k
    if not cited:
        return [], i
    return cited, k + 1 if p.low(k) == "," else k


_IN_TURN = 6


def uncite(p: Passage, source: Range) -> tuple[Range, tuple[Carrier, ...]]:
    """Take apart "the dpa agency, citing X," and "X, quoted by Interfax,": whose words, and who carries them."""
    for k in range(source[0] + 1, source[1]):
        if p.low(k - 1) != ",":
            close = carried_by(p, k)
            comma = next((j for j in range(k - 1, source[0], -1) if p.low(j) == ","), None)
            if close and (comma is not None or p.is_(k, "citing")):
                # "two officials quoted by the paper"; "Poe, in remarks carried by the agency,"
                return (source[0], comma or k), (Carrier(close),)
            continue
        spoken = _spoken_to(p, k + 1) if p.is_(k, "speaking") else []
        if spoken:
            return (source[0], k - 1), tuple(spoken)
        cited, _ = citation(p, k)
        if cited:
            inner = (cited[-1][0], min(cited[-1][1], source[1]))
            outer = [Carrier(c) for c in reversed(cited[:-1])]
            return inner, (*outer, Carrier((source[0], k - 1)))
        carried = carried_by(p, k)
        if carried:
            return (source[0], k - 1), (Carrier(carried),)
    return source, ()


def carriers(p: Passage) -> list[Carrier]:
    """Every carrier that a sentence names beside its attributions."""
    found: list[Carrier] = []
    for k in p.standing(p.lexicon.carrying):
        carried = carried_by(p, k)
        if carried:
            found.append(Carrier(carried, "medium" if _outlet(p, carried) else None))
        elif p.is_(k, "talks") and p.is_(k + 1, "talking_to") and p.is_(k - 1, "determiners"):
            with_whom = phrase_after(p, k + 2, long=False)
            if with_whom and any(p.capital(j) for j in range(*with_whom)):
                found.append(Carrier(with_whom, "talk"))
        elif p.is_(k, "speaking") and (k == p.opening or p.low(k - 1) == ","):
            found += _spoken_to(p, k + 1)
        elif p.is_(k, "through"):
            by = phrase_after(p, k + 1, long=False)
            if by and any(p.is_(j, "messengers") for j in range(*by)):
                found.append(Carrier(by, "relay"))
    return found


def _spoken_to(p: Passage, k: int) -> list[Carrier]:
    """Whom or where somebody spoke, with the preposition at token k: "speaking to Fox News", "on Channel Five"."""
    where = phrase_after(p, k + 1, long=False)
    if where is None or not any(p.capital(j) for j in range(*where)):
        return []
    aired = p.low(k) == "on" and any(p.is_(j, "outlets", "mastheads") for j in range(*where))
    return [Carrier(where, "talk")] if aired or p.is_(k, "talking_to") else []


def cited_behind(p: Passage, raw: Raw) -> Raw:
    """The ascription to whom a tag cites: "Kyiv is ready, the paper reported on Monday, citing two officials"."""
    if raw.source is None or raw.carriers:
        return raw
    cited, behind = citation(p, p.opening) if p.is_(p.opening, "citing") else ([], 0)
    if cited and behind == raw.source[0] and any(p.is_(j, "informants") for j in range(*cited[-1])):
        # "Citing two officials, the paper reported that"
        return _citing(raw, cited)
    if raw.content[-1][0] >= raw.cue[0]:
        return raw
    start = max(raw.cue[1], raw.source[1])
    for k in range(start, min(start + _ADJUNCT, p.size)):
        if p.low(k) == ",":
            cited, _ = citation(p, k)
            if cited and any(p.is_(j, "informants") for j in range(*cited[-1])):
                return _citing(raw, cited)
            if cited or not p.word(k + 1):
                return raw
    return raw


def _citing(raw: Raw, cited: Sequence[Range]) -> Raw:
    """The ascription to those cited, outermost first, whom its source passes on."""
    outer = (Carrier(c) for c in reversed(cited[:-1]))
    own = (Carrier(raw.source),) if raw.source is not None else ()
    return raw._replace(source=cited[-1], carriers=(*outer, *own))


_ADJUNCT = 8


def _outlet(p: Passage, carrier: Range) -> bool:
    """Whether an apposition calls the carrier an outlet: "X, a Telegram channel,"."""
    return p.low(carrier[1]) == "," and any(p.is_(j, "outlets") for j in range(carrier[1] + 1, carrier[1] + 6))


def carried_by(p: Passage, k: int) -> Range | None:
    """ "quoted by TASS", "shared on Monday by the embassy": the carrier behind a participle."""
    if not p.is_(k, "carried") or p.is_(k - 1, "auxiliaries"):
        return None
    for j in range(k + 1, min(k + 5, len(p))):
        if p.low(j) == "by":
            return phrase_after(p, j + 1, apposition=False)
        if not (p.is_(j, "adverbs", "weekdays", "prepositions") or p.low(j) == "out"):
            return None
    return None


def attach(
    found: Sequence[Raw], named: Sequence[Carrier], take_apart: Callable[[Range], tuple[Range, tuple[Carrier, ...]]]
) -> list[Raw]:
    """The ascriptions of a sentence with those who pass them on: in the source's phrase, or beside the outermost."""
    out = []
    for raw in found:
        done = raw
        if raw.source is not None:
            source, own = take_apart(raw.source)
            done = raw._replace(source=source, carriers=(*own, *raw.carriers))
        outer = not any(a <= raw.cue[0] and raw.cue[1] <= b for other in found for a, b in other.content)
        if outer and named:
            known = [c.where for c in done.carriers] + ([done.source] if done.source else []) + list(done.content)
            others = [(x.cue[1], x.content[0][0]) for x in found if x is not raw and x.content[0][0] > x.cue[1]]
            passed = beside(named, known)
            # "denied it and then admitted, through a paper, that": what passes on the one does not pass on the other
            passed = tuple(c for c in passed if not any(a <= c.where[0] and c.where[1] <= b for a, b in others))
            done = done._replace(carriers=(*done.carriers, *passed))
        out.append(done)
    return out


def beside(found: Iterable[Carrier], own: Iterable[Range]) -> tuple[Carrier, ...]:
    """The carriers that stand outside all of the given token ranges."""
    ranges = list(own)
    return tuple(c for c in found if all(c.where[1] <= a or c.where[0] >= b for a, b in ranges))
