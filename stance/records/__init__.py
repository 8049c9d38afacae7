"""The frozen records that flow from room to room.

Offsets are code points into `Article.text`; spans are half-open `[start, end)`.
"""

from stance.records.analysis import (
    SCHEMA_VERSION,
    Analysis,
    Draft,
    Effect,
    Finding,
    PartyStatus,
    Position,
    PromptUse,
    Provenance,
    Reading,
    Run,
    SavedAnalyses,
    Status,
    SummarySentence,
    Target,
    Usage,
    Verdict,
    Voice,
)
from stance.records.article import CITABLE, Article, Block, BlockKind, Evidence, Hidden, Outlet, Sentence
from stance.records.attribution import Act, Attribution, Cue, Modality, Polarity
from stance.records.parties import Body, Capacity, Hop, HopRole, Party, Person, Speaker
from stance.records.span import Record, Span, merge_spans

__all__ = [
    "CITABLE",
    "SCHEMA_VERSION",
    "Act",
    "Analysis",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Body",
    "Capacity",
    "Cue",
    "Draft",
    "Effect",
    "Evidence",
    "Finding",
    "Hidden",
    "Hop",
    "HopRole",
    "Modality",
    "Outlet",
    "Party",
    "PartyStatus",
    "Person",
    "Polarity",
    "Position",
    "PromptUse",
    "Provenance",
    "Reading",
    "Record",
    "Run",
    "SavedAnalyses",
    "Sentence",
    "Span",
    "Speaker",
    "Status",
    "SummarySentence",
    "Target",
    "Usage",
    "Verdict",
    "Voice",
    "merge_spans",
]
