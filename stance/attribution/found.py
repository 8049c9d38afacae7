"""What was found of an attribution, before it is one: token ranges and the spans that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from stance.attribution import analytic, inflected
from stance.attribution.carriers import Carrier, Role
from stance.attribution.cues import Form, Lexicon
from stance.attribution.passage import Passage
from stance.records import Span


@dataclass
class Found:
    """An ascription in code points, before its source is resolved."""

    form: Form | None
    frame: str
    cue: Span | None
    source: Span | None
    content: list[Span]
    recipient: Span | None = None
    carriers: list[tuple[Span, Role | None]] = field(default_factory=list)
    negated: bool = False
    block: int = 0
    sentence: int = 0
    weak: bool = False
    passing: bool = False  # the source is not what the sentence is about
    shown: bool = False  # the source is shown speaking by no verb that says so
    elided: bool = False  # the source is an earlier mention of whoever speaks
    outer: Found | None = None  # the same words of whoever says so citing this one


def marking(lexicon: Lexicon) -> ModuleType:
    """How the language marks who says what: by word order (English) or by case (Russian, Ukrainian)."""
    return inflected if lexicon.kind == "inflected" else analytic


def span_of(p: Passage, r: tuple[int, int]) -> Span:
    """The code points that a token range covers."""
    return Span(start=p.tokens[r[0]].start, end=p.tokens[r[1] - 1].end)


def citing(p: Passage, item: Found, carriers: Sequence[Carrier]) -> Found | None:
    """The same said by whoever cites the source: "the paper writes, citing X, that"."""
    says = next((c.where for c in carriers if c.says), None)
    return replace(item, source=span_of(p, says), carriers=[], content=[*item.content]) if says else None
