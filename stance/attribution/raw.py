"""An ascription in token ranges of its sentence."""

from __future__ import annotations

from typing import NamedTuple

from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form
from stance.attribution.phrases import Range


class Raw(NamedTuple):
    """One ascription in token ranges of its sentence; `frame` says how it was found.

    `recipient` was told the content, `carriers` pass it on ("quoted by TASS"), the one nearest the source first.
    """

    form: Form | None
    frame: str
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    recipient: Range | None = None
    negated: bool = False
    carriers: tuple[Carrier, ...] = ()
