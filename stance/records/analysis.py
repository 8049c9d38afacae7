"""What is made of an article: summary, positions, statuses, findings, and where they come from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar, Literal, TypeVar

from pydantic import Field

from stance.records.article import Article, Evidence, Sentence
from stance.records.attribution import Act, Attribution, Polarity
from stance.records.parties import Capacity, Hop, Party, Speaker
from stance.records.span import Record, Span

T = TypeVar("T")
SCHEMA_VERSION = "1"
Voice = Literal["quoted", "paraphrased", "characterized", "relayed"]
Verdict = Literal["verified", "unverified", "rejected"]
Status = Literal["stated", "reported", "silent", "unclear", "unread"]
Effect = Literal["reject", "unverify", "note"]
Language = Literal["en", "ru", "uk"]
Standing = Literal["held", "open", "out"]
Decided = Literal["accept", "reject", "edit"]
REVIEWABLE = ("party", "holder", "act", "polarity", "target", "issue", "statement", "voice")
"""The fields of a position that a person may edit."""


class Finding(Record):
    """What one check found: its stable code, its fixed effect, where in the analysis, and why.

    `path` points into the analysis ("positions[2].speaker"), `spans` into the article.
    """

    code: str
    effect: Effect
    path: str
    message: str
    spans: tuple[Span, ...] = ()


class Target(Record):
    """What a position is about; `party` when it is about a party, or addressed to one."""

    text: str
    party: str | None = None


class Review(Record):
    """What a person decided on a position, a cell or an issue; it stands beside what the checks found, never for it.

    `before` is what stood there where something was put in its place: the position, the status of a cell, the label of
    an issue, or that of the issue from which a position was moved.
    """

    decision: Decided
    by: str = Field(min_length=1)
    when: str
    note: str | None = None
    before: Position | str | None = None


class Position(Record):
    """One stance that a party takes in one article, with the exact words that carry it."""

    party: str
    holder: str
    speaker: Speaker
    chain: tuple[Hop, ...] = ()
    voice: Voice
    act: Act
    target: Target
    polarity: Polarity
    condition: str | None = None
    issue: str
    statement: str
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict = "unverified"
    findings: tuple[Finding, ...] = ()
    review: Review | None = None

    @property
    def standing(self) -> Standing:
        """What it counts as: held, open, or out; a person's decision goes before the verdict of the checks."""
        if self.review is not None:
            return "out" if self.review.decision == "reject" else "held"
        return {"verified": "held", "unverified": "open", "rejected": "out"}[self.verdict]  # type: ignore[return-value]

    @property
    def edited(self) -> frozenset[str]:
        """The fields that a person put in the place of what was read, which no check changes."""
        before = self.review.before if self.review is not None else None
        if not isinstance(before, Position):
            return frozenset()
        return frozenset(name for name in REVIEWABLE if getattr(self, name) != getattr(before, name)) | {"evidence"}

    @property
    def personal(self) -> bool:
        """Whether it is the speaker's own opinion, since he does not speak for the party (CAP002)."""
        return any(f.code == "CAP002" for f in self.findings)


class SummarySentence(Record):
    """One sentence of the summary and the spans it rests on."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict = "unverified"
    findings: tuple[Finding, ...] = ()


class PartyStatus(Record):
    """How a party is heard in the article."""

    party: str
    status: Status


class PromptUse(Record):
    """Which prompt was sent: its name, its version, and the SHA-256 of its template and schema."""

    name: str
    version: str
    fingerprint: str


class Provenance(Record):
    """All that is needed to say how an analysis came about, and to check it again."""

    stance: str
    engine: Literal["offline", "llm"]
    model: str | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)
    prompts: tuple[PromptUse, ...] = ()
    rules: str
    parties: tuple[Party, ...]
    speaks_for: tuple[Capacity, ...]
    ignored: tuple[str, ...] = ()
    """The codes of the checks that were left out on request."""
    language: Language | None = None
    """The output language that was asked for; None for the article's own."""


class Usage(Record):
    """Tokens and calls as the endpoint reported them; None where it did not.

    `cached` answers came from the cache: no calls, their tokens are not counted again and they cost nothing. `cost`
    is in US dollars, None where the price is unknown.
    """

    calls: int = 0
    repairs: int = 0
    passes: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached: int = 0
    cost: float | None = None


class Repair(Record):
    """One item that failed a check and was asked for again, as it was before and as it came back.

    `reasons` are the codes that it failed by; `kept` tells which of the two stands in the analysis: what came back, or
    the first form, where that holds better.
    """

    path: str
    reasons: tuple[str, ...]
    before: Position | SummarySentence
    after: Position | SummarySentence
    kept: Literal["before", "after"] = "after"


class Run(Record):
    """What differs from run to run; the only part of an analysis or a comparison that is not deterministic."""

    started: str
    seconds: float
    usage: Usage = Usage()


class Analysis(Record):
    """One article, checked: summary, positions, party statuses, attributions, findings and provenance.

    `unread` lists the citable spans that no engine could read (a failed or cut chunk). `html` makes of an analysis what
    a notebook shows; it is set by `stance.report.notebook`.
    """

    html: ClassVar[Callable[[Analysis], str] | None] = None

    article: Article
    summary: tuple[SummarySentence, ...]
    positions: tuple[Position, ...]
    parties: tuple[PartyStatus, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...] = ()
    unread: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    provenance: Provenance
    run: Run

    def status(self, party: str) -> Status:
        """Return the status of `party`; raises KeyError for a party that was not asked for."""
        for entry in self.parties:
            if entry.party == party:
                return entry.status
        raise KeyError(party)

    def _repr_html_(self) -> str | None:
        """What a notebook shows: a notebook asks the record, and the report room says how it is shown."""
        return Analysis.html(self) if Analysis.html is not None else None


class Draft(Record):
    """What an engine hands over, before any check."""

    summary: tuple[SummarySentence, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    prompts: tuple[PromptUse, ...] = ()
    usage: Usage = Usage()


class Reading(Record):
    """An article as the engines and the checks see it: its sentences, its parties, and who says what."""

    article: Article
    sentences: tuple[Sentence, ...]
    parties: tuple[Party, ...]
    attributions: tuple[Attribution, ...]
    names: dict[str, Speaker] = Field(default_factory=dict)
    """Every name or role that the text uses for somebody, to who that is; keys are lower case."""
    presumed: dict[str, bool] = Field(default_factory=dict)
    """Those whose party only what stands around their name makes likely, each with whether it leaves little doubt."""

    @cached_property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """Every form of `names` that is used for somebody, by who that is."""
        found: dict[str, list[str]] = {}
        for form, who in self.names.items():
            found.setdefault(who.name, []).append(form)
        return {name: tuple(forms) for name, forms in found.items()}

    @cached_property
    def _once(self) -> dict[Any, Any]:
        return {}

    def once(self, make: Callable[[Reading], T]) -> T:
        """What `make` makes of this reading, which is worked out when it is first asked for."""
        if make not in self._once:
            self._once[make] = make(self)
        made: T = self._once[make]
        return made
