"""The frozen records that flow from room to room.

Offsets are code points into `Article.text`; spans are half-open `[start, end)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Date
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "1"

BlockKind = Literal[
    "title",
    "standfirst",
    "byline",
    "date",
    "paragraph",
    "caption",
    "repost",
    "redirect",
    "read_more",
    "related",
    "category",
    "boilerplate",
]
CITABLE: frozenset[BlockKind] = frozenset({"title", "standfirst", "paragraph"})

Capacity = Literal["official", "legislator", "former", "opposition", "proxy", "expert", "citizen", "unnamed"]
Act = Literal["states", "demands", "offers", "accepts", "refuses", "accuses", "denies", "promises", "threatens", "asks"]
Polarity = Literal["supports", "opposes", "mixed", "neutral", "unclear"]
Voice = Literal["quoted", "paraphrased", "characterized", "relayed"]
Verdict = Literal["verified", "unverified", "rejected"]
Status = Literal["stated", "reported", "silent", "unclear", "unread"]
Effect = Literal["reject", "unverify", "note"]
HopRole = Literal["relay", "medium"]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open range `[start, end)` of code points of `Article.text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError(f"end {self.end!r} lies before start {self.start!r}")
        return self

    def of(self, text: str) -> str:
        """Return the slice of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Block(Span):
    """A marked stretch of the article; blocks never overlap and stand in reading order."""

    kind: BlockKind

    @property
    def citable(self) -> bool:
        """Whether evidence may come from this block (title, standfirst and paragraphs)."""
        return self.kind in CITABLE


class Hidden(Span):
    """Something in the source that a reader would not see, with why.

    The span is a stretch of `Article.text`; for what was left out of it (an element of a page that is not shown) it is
    empty and `text` holds the words.
    """

    reason: str
    text: str | None = None


class Outlet(Record):
    """Who publishes: its one name, where it is found, and whose it is.

    `country` is an ISO 3166-1 alpha-2 code. `state` is the id of the party that owns, funds or controls it (`tie`);
    `source` says on what that rests.
    """

    name: str = Field(min_length=1)
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    language: str | None = None
    owner: str | None = None
    state: str | None = None
    tie: Literal["owned", "funded", "controlled"] | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _on_record(self) -> Outlet:
        if (self.state is None) != (self.tie is None) or (self.state is not None and not self.source):
            raise ValueError("state and tie belong together, with the source that they rest on")
        return self


class Article(Record):
    """One article as it was read: its text, untouched, and what is known about it.

    `text` is the decoded source with no character removed, or the main text of a page. `source` is the path or name it
    came from. `outlet` is who published it first, `publisher` what is known of that outlet; `republished_by` the host
    of a repost, when it names its origin. `url` is the canonical address. `partial` says why the text is not the whole
    article ("paywall"), and is None where it is. `unread_styles` counts the style sheets that stand outside the page:
    what they hide is read like the rest.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    publisher: Outlet | None = None
    republished_by: str | None = None
    author: str | None = None
    date: Date | None = None
    language: str = "en"
    url: str | None = None
    hidden: tuple[Hidden, ...] = ()
    partial: str | None = None
    unread_styles: int = 0

    @model_validator(mode="after")
    def _blocks_fit(self) -> Article:
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(
                    f"block [{block.start}, {block.end}) overlaps another or leaves the text, "
                    f"which has {len(self.text)} code points"
                )
            last = block.end
        return self


class Sentence(Span):
    """One sentence; `number` is its 1-based place in the article, `block` the index of its block.

    Only sentences of citable blocks are numbered and shown to a model.
    """

    number: int = Field(ge=1)
    block: int = Field(ge=0)


class Evidence(Span):
    """An exact slice of the article: `quote == text[start:end]`."""

    quote: str

    @classmethod
    def at(cls, text: str, span: Span) -> Evidence:
        """Cut the evidence for `span` out of `text`."""
        return cls(start=span.start, end=span.end, quote=span.of(text))


# --- parties -----------------------------------------------------------------------------------------------


class Person(Record):
    """Somebody who speaks, or once spoke, for a party.

    `since` and `until` bound the office (`until` exclusive); None means open. Outside them the person is `former`.
    """

    name: str
    aliases: tuple[str, ...] = ()
    office: str = ""
    capacity: Capacity = "official"
    since: Date | None = None
    until: Date | None = None


class Body(Record):
    """A body of a party: a ministry, an agency, a parliament, an army, a proxy authority."""

    name: str
    aliases: tuple[str, ...] = ()
    capacity: Capacity = "official"


class Party(Record):
    """A party definition: all the words by which a text may mean it.

    `names` stand for the party itself ("Russia"), `adjectives` qualify ("Russian", "US"), `demonyms` name its people
    ("Russians"), `seats` are capitals and buildings that stand for its government ("Moscow", "the Kremlin"),
    `offices` are titles that belong to it alone ("secretary of state").
    """

    id: str
    kind: Literal["state", "organization"] = "state"
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def whole(self) -> frozenset[str]:
        """The words, in lower case, that mean the party as a whole: its id, names, seats and demonyms."""
        return frozenset(word.lower() for word in (self.id, *self.names, *self.seats, *self.demonyms))


class Speaker(Record):
    """Whose words reach us: a name as the article knows it, the party, and in what capacity.

    `party` is None for somebody who belongs to none of the parties asked for; `capacity` is None when the text does
    not establish it.
    """

    name: str
    party: str | None = None
    capacity: Capacity | None = None


class Hop(Record):
    """One hop between holder and outlet: an actor who passes the words on, or a medium that carries them.

    `start`, `end` locate its mention, or are None when it is only resolved from elsewhere in the text.
    """

    name: str
    party: str | None = None
    role: HopRole
    start: int | None = None
    end: int | None = None


# --- attribution -------------------------------------------------------------------------------------------

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


# --- analysis ----------------------------------------------------------------------------------------------


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


class Usage(Record):
    """Tokens and calls as the endpoint reported them; None where it did not."""

    calls: int = 0
    repairs: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None


class Run(Record):
    """What differs from run to run; the only part of an analysis that is not deterministic."""

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


class SavedAnalyses(Record):
    """The JSON file that `stance summarize --format json` writes."""

    schema_version: Literal["1"] = "1"
    analyses: tuple[Analysis, ...]


class Draft(Record):
    """What an engine hands over, before any check."""

    summary: tuple[SummarySentence, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Span, ...] = ()
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


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, with those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(start=merged[-1].start, end=span.end)
        else:
            merged.append(Span(start=span.start, end=span.end))
    return tuple(merged)
