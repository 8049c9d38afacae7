"""Who said what, found in a text without a model."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from stance.records.parties import Hop, Speaker
from stance.records.span import Record, Span

Act = Literal["states", "demands", "offers", "accepts", "refuses", "accuses", "denies", "promises", "threatens", "asks"]
Polarity = Literal["supports", "opposes", "mixed", "neutral", "unclear"]
Modality = Literal["asserted", "possible", "necessary", "conditional"]


class Cue(Span):
    """The words that ascribe: a verb ("said"), a noun ("his insistence that") or a frame ("according to").

    `speech` tells reported speech ("said") from a characterization with no speech act ("opposes", "wants").
    `polarity` is what the cue itself says about its object ("opposes" -> opposes), else neutral.
    """

    lemma: str
    act: Act = "states"
    speech: bool = True
    negated: bool = False
    polarity: Polarity = "neutral"


_NEGATED: dict[Act, Act] = {"accepts": "refuses", "offers": "refuses", "promises": "refuses", "refuses": "accepts"}


class Attribution(Record):
    """One ascription of content to a source, found in the text without a model.

    `speakers` has one entry per resolved holder (several for a joint statement) and is empty when the source cannot be
    resolved; `open` then says whether it might be one of the parties. `chain` runs from the hop nearest the source to
    the outlet. `within` is the index of the attribution whose content holds this one, or None for the outermost.
    """

    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Cue | None = None
    source: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    chain: tuple[Hop, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    condition: Span | None = None
    within: int | None = None
    open: bool = False

    @property
    def act(self) -> Act:
        """The act of the cue, turned where it is negated ("will not accept"); a quotation without a cue states."""
        if self.cue is None:
            return "states"
        return _NEGATED.get(self.cue.act, "states") if self.negated else self.cue.act

    @cached_property
    def extent(self) -> Span:
        """The smallest span that holds source, cue and content."""
        parts: list[Span] = [*self.content, *([self.cue] if self.cue else []), *([self.source] if self.source else [])]
        return Span(start=min(p.start for p in parts), end=max(p.end for p in parts))
