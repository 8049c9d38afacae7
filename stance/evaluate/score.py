"""Scores of analyses against a gold set, with intervals over articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from stance.evaluate.agree import Agreement, agree
from stance.evaluate.gold import GoldArticle
from stance.records import Analysis, Position, Record

_DRAWS = 1000
_LEVEL = 0.95
_TRAPPED = 0.5

Counts = Counter[str]
Measure = Callable[[Mapping[str, float]], float | None]


class Figure(Record):
    """One measured value: `value` with the `low` and `high` end of its 95 % interval, and what it was counted over.

    All are None where there was nothing to count.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int = 0


class Difference(Record):
    """How a second setting differs from the first: `by` (second less first), its interval, and the p-value.

    The p-value is that of an approximate randomization test over articles, two-sided.
    """

    first: float | None
    second: float | None
    by: float | None
    low: float | None = None
    high: float | None = None
    p: float | None = None


class Fault(Record):
    """One position on which the analysis and the gold set differ: `kind` missed, invented, refused, or trapped."""

    article: str
    kind: str
    party: str
    holder: str
    text: str
    codes: tuple[str, ...] = ()


class Outcome(Record):
    """What was counted, article by article, each fault, and which `measures` are made of it."""

    articles: tuple[str, ...]
    counts: tuple[dict[str, float], ...]
    faults: tuple[Fault, ...]
    measures: Literal["positions", "attributions", "attitudes"] = "positions"

    def figures(self) -> dict[str, Figure]:
        """Every measure with its interval: 1,000 draws of articles with replacement, from a fixed seed."""
        return {name: _figure(self.counts, measure, base) for name, (measure, base) in MEASURES[self.measures].items()}


def score(gold: Sequence[GoldArticle], analyses: Sequence[Analysis]) -> Outcome:
    """Count each analysis against the gold article of the same place in the sequence.

    Positions that count for no party (`counts`), and those that the gold set calls optional, count neither way.
    """
    counted, faults = [], []
    for expected, analysis in zip(gold, analyses, strict=True):
        own, found = _article(expected, analysis)
        counted.append(own)
        faults += found
    return Outcome(articles=tuple(g.name for g in gold), counts=tuple(counted), faults=tuple(faults))


def _article(gold: GoldArticle, analysis: Analysis) -> tuple[dict[str, float], list[Fault]]:
    n: Counts = Counter()
    faults: list[Fault] = []
    found: dict[int, int] = {}
    overlap = 0.0
    for position in analysis.positions:
        best, agreement = _best(position, gold)
        verified = position.verdict == "verified"
        if best is not None and (best in gold.optional or not counts(gold.positions[best])):
            continue
        if best is None and not counts(position):
            # another voice, shown as one
            continue
        n["given"] += 1
        n["given verified"] += verified
        if agreement is None or best is None:
            kind = "trapped" if verified and _trapped(position, gold) else "invented"
            n["trapped"] += kind == "trapped"
            if verified:
                faults.append(_fault(gold, kind, position))
            continue
        for i in _told(position, gold):
            found[i] = max(found.get(i, 0), 1 + verified)
        n["matched"] += 1
        n["right"] += agreement.told
        n["right verified"] += agreement.told and verified
        n["whole"] += agreement.whole
        n["whole verified"] += agreement.whole and verified
        for part in ("speaker", "capacity", "chain", "voice", "act", "polarity", "target"):
            n[part] += getattr(agreement, part)
        overlap += agreement.iou
        if agreement.told and not verified:
            faults.append(_fault(gold, "refused", position))
        elif verified and not agreement.told:
            faults.append(_fault(gold, "wrong", position))
    for i, position in enumerate(gold.positions):
        if i in gold.optional or not counts(position):
            continue
        n["gold"] += 1
        n["found"] += i in found
        n["found verified"] += found.get(i) == 2
        if i not in found:
            faults.append(_fault(gold, "missed", position))
    n["traps"] += len(gold.traps)
    _silence(gold, analysis, n)
    usage = analysis.run.usage
    n["input tokens"] += usage.input_tokens or 0
    n["output tokens"] += usage.output_tokens or 0
    n["calls"] += usage.calls
    n["tokens unknown"] += usage.calls > 0 and usage.input_tokens is None
    return {**n, "iou": overlap}, faults


def counts(position: Position) -> bool:
    """Whether a position counts for its party: an official holds it, or somebody relays it."""
    return position.voice == "relayed" or position.speaker.capacity == "official"


def _told(position: Position, gold: GoldArticle) -> list[int]:
    """The gold positions that a given one tells: "two men on every crane and an end to long shifts" may be two."""
    fits = ((i, agree(position, g, gold.parties)) for i, g in enumerate(gold.positions))
    return [i for i, agreement in fits if agreement is not None and agreement.told]


def _best(position: Position, gold: GoldArticle) -> tuple[int | None, Agreement | None]:
    """The gold position that a given one is nearest to."""
    fits = [(i, a) for i, g in enumerate(gold.positions) if (a := agree(position, g, gold.parties)) is not None]
    if not fits:
        return None, None
    return max(fits, key=lambda f: (f[1].told, f[1].act, f[1].target, f[1].iou, -f[0]))


def _trapped(position: Position, gold: GoldArticle) -> bool:
    text = gold.article.text
    for trap in gold.traps:
        at = trap.place(text)
        end = at + len(trap.quote)
        shared = sum(max(0, min(e.end, end) - max(e.start, at)) for e in position.evidence)
        if at >= 0 and shared >= _TRAPPED * len(trap.quote):
            return True
    return False


def _silence(gold: GoldArticle, analysis: Analysis, n: Counts) -> None:
    for entry in analysis.parties:
        truth = gold.status[entry.party]
        n["cells"] += 1
        n["status right"] += entry.status == truth
        n["truly silent"] += truth == "silent"
        if entry.status == "silent":
            n["silent"] += 1
            n["silent right"] += truth == "silent"
            n["silent false"] += truth in ("stated", "reported")


def _fault(gold: GoldArticle, kind: str, position: Position) -> Fault:
    return Fault(
        article=gold.name,
        kind=kind,
        party=position.party,
        holder=position.holder,
        text=position.statement,
        codes=tuple(f.code for f in position.findings if f.effect != "note"),
    )


def _ratio(top: str, bottom: str) -> tuple[Measure, str]:
    def measure(n: Mapping[str, float]) -> float | None:
        return n.get(top, 0.0) / n[bottom] if n.get(bottom) else None

    return measure, bottom


def _f1(right: str, given: str, found: str, gold: str = "gold") -> tuple[Measure, str]:
    def measure(n: Mapping[str, float]) -> float | None:
        if not n.get(given) or not n.get(gold):
            return None
        precision, recall = n.get(right, 0.0) / n[given], n.get(found, 0.0) / n[gold]
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    return measure, gold


def _scores(name: str, right: str, given: str, gold: str) -> dict[str, tuple[Measure, str]]:
    """Precision, recall and F1 of one kind of thing."""
    return {
        f"{name}: precision": _ratio(right, given),
        f"{name}: recall": _ratio(right, gold),
        f"{name}: F1": _f1(right, given, right, gold),
    }


_POSITIONS: dict[str, tuple[Measure, str]] = {
    "all: precision": _ratio("right", "given"),
    "all: recall": _ratio("found", "gold"),
    "all: F1": _f1("right", "given", "found"),
    "verified: precision": _ratio("right verified", "given verified"),
    "verified: recall": _ratio("found verified", "gold"),
    "verified: F1": _f1("right verified", "given verified", "found verified"),
    "verified, with act and target: precision": _ratio("whole verified", "given verified"),
    "matched: speaker right": _ratio("speaker", "matched"),
    "matched: capacity right": _ratio("capacity", "matched"),
    "matched: chain right": _ratio("chain", "matched"),
    "matched: voice right": _ratio("voice", "matched"),
    "matched: act right": _ratio("act", "matched"),
    "matched: polarity right": _ratio("polarity", "matched"),
    "matched: target right": _ratio("target", "matched"),
    "matched: evidence overlap (IoU)": _ratio("iou", "matched"),
    "right positions verified": _ratio("right verified", "right"),
    "traps fallen into, verified": _ratio("trapped", "traps"),
    "status right": _ratio("status right", "cells"),
    "silence: precision": _ratio("silent right", "silent"),
    "silence: recall": _ratio("silent right", "truly silent"),
    "silence: false": _ratio("silent false", "silent"),
    "input tokens per right verified position": _ratio("input tokens", "right verified"),
    "output tokens per right verified position": _ratio("output tokens", "right verified"),
}

MEASURES: dict[str, dict[str, tuple[Measure, str]]] = {
    "positions": _POSITIONS,
    "attributions": {
        **_scores("words", "right tokens", "given tokens", "gold tokens"),
        **_scores("attributions", "matched", "given", "gold"),
        **_scores("attributions with their source", "full", "given", "gold"),
    },
    "attitudes": {
        **_scores("attitudes", "matched", "given", "gold"),
        **_scores("supports", "right supports", "given supports", "gold supports"),
        **_scores("opposes", "right opposes", "given opposes", "gold opposes"),
        "pairs found: sign right": _ratio("matched", "signed"),
    },
}


def _total(counts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for entry in counts:
        for key, value in entry.items():
            total[key] = total.get(key, 0.0) + value
    return total


def _figure(counts: Sequence[Mapping[str, float]], measure: Measure, base: str) -> Figure:
    total = _total(counts)
    value = measure(total)
    if value is None:
        return Figure(value=None)
    rng = random.Random(0)  # noqa: S311 - a fixed seed, so that the same counts give the same interval
    drawn = [measure(_total(rng.choices(counts, k=len(counts)))) for _ in range(_DRAWS)]
    low, high = _interval([v for v in drawn if v is not None])
    return Figure(value=value, low=low, high=high, of=int(total.get(base, 0)))


def _interval(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = int((1 - _LEVEL) / 2 * len(ordered))
    return ordered[cut], ordered[len(ordered) - 1 - cut]


def compare(first: Outcome, second: Outcome) -> dict[str, Difference]:
    """Test every measure of two settings on the same articles, paired.

    Raises ValueError when the two were not counted over the same articles.
    """
    if first.articles != second.articles:
        raise ValueError(f"cannot pair {len(first.articles)} articles with {len(second.articles)} others")
    measures = MEASURES[first.measures]
    return {name: _difference(first.counts, second.counts, measure) for name, (measure, _) in measures.items()}


def _difference(
    first: Sequence[Mapping[str, float]], second: Sequence[Mapping[str, float]], measure: Measure
) -> Difference:
    one, two = measure(_total(first)), measure(_total(second))
    if one is None or two is None:
        return Difference(first=one, second=two, by=None)
    rng = random.Random(0)  # noqa: S311 - a fixed seed
    pairs = list(zip(first, second, strict=True))
    drawn: list[float] = []
    beyond = 0
    for _ in range(_DRAWS):
        chosen = rng.choices(pairs, k=len(pairs))
        a, b = measure(_total([x for x, _ in chosen])), measure(_total([y for _, y in chosen]))
        if a is not None and b is not None:
            drawn.append(b - a)
        swapped = [(y, x) if rng.random() < 0.5 else (x, y) for x, y in pairs]
        a, b = measure(_total([x for x, _ in swapped])), measure(_total([y for _, y in swapped]))
        if a is not None and b is not None and abs(b - a) >= abs(two - one) - 1e-12:
            beyond += 1
    low, high = _interval(drawn)
    return Difference(first=one, second=two, by=two - one, low=low, high=high, p=(beyond + 1) / (_DRAWS + 1))
