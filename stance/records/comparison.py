"""Several articles side by side: issues, the matrix, differences, omissions, copies, voices, framing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from functools import cached_property
from typing import ClassVar, Literal

from stance.records.analysis import Analysis, Finding, Position, PromptUse, Review, Run, Status
from stance.records.attribution import Act, Polarity
from stance.records.span import Record, Span

Alignment = Literal["lexical", "semantic", "model"]
DifferenceKind = Literal["stance", "speaker", "verb", "cut"]


class Ref(Record):
    """One position: the index of its article in `analyses`, and its own there."""

    article: int
    position: int


class Issue(Record):
    """A question on which positions are taken, in a few neutral words, and the positions on it.

    Every position of the comparison stands in exactly one issue.
    """

    id: str
    label: str
    positions: tuple[Ref, ...]
    review: Review | None = None


class Moved(Record):
    """A position that a person put on another issue: `issue`, from `was`; both are ids."""

    position: Ref
    issue: str
    was: str
    review: Review


class Cell(Record):
    """What one article says of one party on one issue.

    `positions` are indices into that analysis; `act` and `polarity` are those of the verified ones where they agree,
    "mixed" where their polarities do not. `covered` tells whether the article takes up the issue at all. A party is
    silent where the article gives it no voice whatever; one that speaks elsewhere in it is unclear on an issue on which
    none of its words were found. `reported_by` names who passes it on.
    `corrected` tells that a person decided on the cell (`review`) or on a position in it.
    """

    issue: str
    party: str
    article: int
    status: Status
    covered: bool = True
    positions: tuple[int, ...] = ()
    act: Act | None = None
    polarity: Polarity | None = None
    reported_by: tuple[str, ...] = ()
    corrected: bool = False
    review: Review | None = None


class Place(Span):
    """A stretch of one article with who says it and by which verb: `quote` is that slice of its text."""

    article: int
    quote: str
    said_by: str | None = None
    verb: str | None = None


class Difference(Record):
    """Two outlets that tell the same thing otherwise.

    `stance`: the party stands otherwise; `speaker`: the same words from another mouth; `verb`: ascribed by a verb that
    judges where the other's does not; `cut`: quoted without what limits them.
    """

    kind: DifferenceKind
    party: str | None
    issue: str | None = None
    a: Place
    b: Place
    message: str


class Omission(Record):
    """A party that `article` gives no voice at all, while others report it on `issues` that the article takes up."""

    party: str
    article: int
    issues: tuple[str, ...]
    reported: tuple[Ref, ...]


class LeftOut(Record):
    """A stand of `party` that several independent outlets tell and of which `articles` have no words.

    `told` are the positions that tell it, the plainest first, `outlets` how many independent outlets these are, and
    `issue` is that of the first. Each of `articles` was read whole, takes up the same thing, and has nothing in its
    text that may carry the stand.
    """

    party: str
    issue: str
    told: tuple[Ref, ...]
    outlets: int
    articles: tuple[int, ...]


class Copies(Record):
    """Articles that are one text, or nearly: they count as one voice.

    `overlap` is the smallest share of an article's words (in runs of five) that stand in another of the group; `origin`
    is whom they state as their source, where they do.
    """

    articles: tuple[int, ...]
    overlap: float
    origin: str | None = None


class Named(Record):
    """Somebody whom the report calls `name`, and the `spellings` by which articles call him otherwise."""

    name: str
    spellings: tuple[str, ...]


class VoiceShare(Record):
    """How many words of an article are ascribed to one speaker: all of them, and those that are quoted.

    `named` is whether the article gives a name or an office, not only "officials" or "sources".
    """

    article: int
    party: str | None
    speaker: str
    words: int
    quoted: int
    named: bool


class FramingWord(Record):
    """A word that sets an article's own words apart from the others' in its language.

    `log_odds` is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), `low` and
    `high` its 95 % interval.
    """

    article: int
    word: str
    count: int
    log_odds: float
    low: float
    high: float
    spans: tuple[Span, ...] = ()


class Worded(Record):
    """Whose a wording of one article is: how often the outlet's own, and how often somebody's whom it quotes.

    `spans` are its own uses, `said` those in quotations, each with who says it where that is known.
    """

    article: int
    own: int
    quoted: int
    spans: tuple[Span, ...] = ()
    said: tuple[Place, ...] = ()


class Naming(Worded):
    """By which name an article calls a thing that the compared articles call by several.

    `thing` is its id in the data, `label` what it is called neutrally, `variant` the name that the article uses.
    """

    thing: str
    label: str
    variant: str


class LoadedWord(Worded):
    """A word that takes sides, as the article writes it: the outlet's where it stands outside of quotations."""

    word: str


class Step(Record):
    """Where a party stood on an issue in one article, on the day of that article."""

    date: Date
    article: int
    status: Status
    act: Act | None = None
    polarity: Polarity | None = None

    @property
    def stand(self) -> tuple[str, str | None]:
        """What a reader is told of it: how the party is heard, and its polarity, or its act where it has no side."""
        plain = self.polarity in (None, "neutral", "unclear")
        return self.status, self.act or "states" if plain else self.polarity


class Course(Record):
    """How a party's stand on an issue goes over the days, in order of date; `changed` where not all articles have one.

    Only articles in which it has a voice there count. Copies count once, on the day of the earliest.
    """

    issue: str
    party: str
    steps: tuple[Step, ...]
    changed: bool

    @property
    def turns(self) -> tuple[Step, ...]:
        """The steps at which the stand first appears or is another than at the step before."""
        before = (None, *self.steps)
        return tuple(s for was, s in zip(before, self.steps, strict=False) if was is None or was.stand != s.stand)


class Matrix(Record):
    """Everything found across articles but the analyses themselves; what a saved comparison adds to them.

    `names` has whomever articles spell otherwise than the report; the analyses keep their spelling. `method` is how
    positions were put into issues, by `model` where one was asked or gave the vectors, with `prompts`; `findings` tell
    what went wrong there, `run` when it was made and what that took: it differs from run to run.
    """

    method: Alignment
    model: str | None = None
    prompts: tuple[PromptUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    language: str
    issues: tuple[Issue, ...]
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...] = ()
    omissions: tuple[Omission, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    copies: tuple[Copies, ...] = ()
    moved: tuple[Moved, ...] = ()
    names: tuple[Named, ...] = ()
    voices: tuple[VoiceShare, ...] = ()
    framing: tuple[FramingWord, ...] = ()
    naming: tuple[Naming, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    run: Run


class Comparison(Matrix):
    """Articles side by side: their analyses, and what was found across them.

    Indices of articles are places in `analyses`, which stand in the order they were given.
    """

    html: ClassVar[Callable[[Comparison], str] | None] = None

    analyses: tuple[Analysis, ...]

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, in the order they were asked for."""
        return tuple(dict.fromkeys(entry.party for a in self.analyses for entry in a.parties))

    @cached_property
    def called(self) -> dict[str, str]:
        """How the report calls each name that articles spell otherwise."""
        return {spelling: one.name for one in self.names for spelling in one.spellings}

    @cached_property
    def independent(self) -> int:
        """How many voices there are when copies count as one."""
        return len(self.analyses) - sum(len(group.articles) - 1 for group in self.copies)

    @cached_property
    def by_date(self) -> tuple[int, ...]:
        """The articles that have a date, the earliest first."""
        dated = [(a.article.date, i) for i, a in enumerate(self.analyses) if a.article.date]
        return tuple(i for _, i in sorted(dated))

    @cached_property
    def timeline(self) -> tuple[Course, ...]:
        """How parties stand on issues over the days: those that are heard on two days or more, by issue and party."""
        found = []
        repeated = {i for g in self.copies for i in sorted(g.articles, key=self._when)[1:]}
        for issue in self.issues:
            for party in self.parties:
                cells = [self.cell(issue.id, party, i) for i in self.by_date if i not in repeated]
                steps = [self._step(cell) for cell in cells if cell.status in ("stated", "reported")]
                if len({step.date for step in steps}) > 1:
                    stands = {step.stand for step in steps}
                    found.append(Course(issue=issue.id, party=party, steps=tuple(steps), changed=len(stands) > 1))
        return tuple(found)

    def _when(self, article: int) -> tuple[bool, Date, int]:
        """Where an article stands in time; those without a date come last."""
        date = self.analyses[article].article.date
        return date is None, date or Date.max, article

    def _step(self, cell: Cell) -> Step:
        date = self.analyses[cell.article].article.date
        return Step(date=date, article=cell.article, status=cell.status, act=cell.act, polarity=cell.polarity)

    def cell(self, issue: str, party: str, article: int) -> Cell:
        """Return one cell of the matrix; raises KeyError where there is none."""
        return self._cells[issue, party, article]

    def position(self, ref: Ref) -> Position:
        """Return the position that a reference means."""
        return self.analyses[ref.article].positions[ref.position]

    @cached_property
    def _cells(self) -> dict[tuple[str, str, int], Cell]:
        return {(c.issue, c.party, c.article): c for c in self.cells}

    def _repr_html_(self) -> str | None:
        """What a notebook shows."""
        return Comparison.html(self) if Comparison.html is not None else None


class SavedAnalyses(Record):
    """The JSON file that `--format json` writes: the analyses, and from `stance compare` what was found across them."""

    schema_version: Literal["1"] = "1"
    analyses: tuple[Analysis, ...]
    comparison: Matrix | None = None
