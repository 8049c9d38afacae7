"""One article through the pipeline: parties, attribution, engine, checks."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

from stance.attribution import find, languages
from stance.errors import SourceError
from stance.options import ASKED, Options, changed, make_options
from stance.parties import load_parties, resolve
from stance.records import (
    Analysis,
    Article,
    Attribution,
    Draft,
    Party,
    Position,
    Provenance,
    Reading,
    Run,
    SummarySentence,
    Usage,
)
from stance.text import sentences
from stance.verify import RULES_VERSION, Checked, check, checked_languages, left_out

if TYPE_CHECKING:
    from stance.engine import Engine

T = TypeVar("T")


async def analyze_async(
    article: Article, *, engine: Engine | str | None = None, options: Options | None = None, **settings: Any
) -> Analysis:
    """Analyse one article and check every answer against it.

    `settings` are fields of `Options` and are used when no `options` are given. `engine` is "offline", "llm", or an
    object of your own that satisfies `stance.engine.Engine`, which serves any number of articles and is yours to
    close; None means llm where a model is named, else offline. Raises `InputError` for options that cannot be used
    and `ModelError` when no chunk of the article could be answered.
    """
    if options is None:
        options = make_options(engine=engine if isinstance(engine, str) else None, **settings)
    elif settings:
        options = changed(options, **settings)
    if engine is not None and not isinstance(engine, str):
        return await _analyzed(article, engine, options)
    from stance.engine import make_engine

    own = make_engine(options)
    try:
        return await _analyzed(article, own, options)
    finally:
        await own.aclose()


async def _analyzed(article: Article, chosen: Engine, options: Options) -> Analysis:
    return await analyze_for(article, load_parties(options.parties, options.party_files), chosen, options)


class Began:
    """When work on a record began."""

    def __init__(self) -> None:
        self._started, self._clock = datetime.now(UTC), time.perf_counter()

    def run(self, usage: Usage) -> Run:
        """What the record tells under `run`, once it is made."""
        seconds = round(time.perf_counter() - self._clock, 3)
        return Run(started=self._started.isoformat(timespec="seconds"), seconds=seconds, usage=usage)


async def analyze_for(article: Article, parties: tuple[Party, ...], chosen: Engine, options: Options) -> Analysis:
    """Analyse one article for parties whose definitions are at hand, whatever the options name."""
    ignored = _ignored(options)
    began = Began()
    reading = read(article, parties)
    if article.language not in checked_languages():
        raise _unsupported(article, checked_languages())
    draft = await chosen.draft(reading, options)
    asked = _asked(chosen.name, options.language)
    checked = check(reading, draft, options.speaks_for, ignored, asked)
    for _ in range(options.repairs):
        verdicts = {p.verdict for p in checked.positions} | {s.verdict for s in checked.summary}
        if verdicts <= {"verified"}:
            break
        judged = draft.model_copy(update={"positions": checked.positions, "summary": checked.summary})
        repaired = await chosen.repair(reading, options, judged)
        if repaired is judged:
            break
        draft = _better(reading, judged, repaired, options, asked)
        checked = check(reading, draft, options.speaks_for, ignored, asked)
    made = _provenance(chosen, draft, options, reading.parties)
    return _analysis(reading, draft, checked, made, began.run(draft.usage))


def analyze(
    article: Article, *, engine: Engine | str | None = None, options: Options | None = None, **settings: Any
) -> Analysis:
    """Analyse one article; the same as `analyze_async`, for callers without an event loop and for notebooks."""
    return blocking(analyze_async(article, engine=engine, options=options, **settings))


def attributions(article: Article, *, options: Options | None = None, **settings: Any) -> tuple[Attribution, ...]:
    """Return who said what in `article`, found without a model, in reading order."""
    options = options or make_options(**settings)
    return read(article, load_parties(options.parties, options.party_files)).attributions


def verify(analysis: Analysis) -> Analysis:
    """Check a saved analysis again, with nothing but itself at hand.

    The parties and who speaks for them come from its provenance; attributions are found anew in the article's text.
    Verdicts, findings and statuses are computed afresh; everything else is kept.
    """
    reading = read(analysis.article, analysis.provenance.parties)
    draft = Draft(
        summary=analysis.summary,
        positions=analysis.positions,
        findings=tuple(f for f in analysis.findings if f.code.startswith("ANS")),
        unread=analysis.unread,
        repairs=analysis.repairs,
    )
    made = analysis.provenance
    asked = _asked(made.engine, made.language)
    checked = check(reading, draft, made.speaks_for, frozenset(made.ignored), asked)
    provenance = made.model_copy(update={"rules": RULES_VERSION, "stance": _version()})
    return _analysis(reading, draft, checked, provenance, analysis.run)


def read(article: Article, parties: tuple[Party, ...]) -> Reading:
    """Read an article as engines and checks see it: sentences, who is who, who says what.

    Raises `SourceError` for a language without data: silence could not be told from not understanding.
    """
    if article.language not in languages():
        raise _unsupported(article, languages())
    split = sentences(article)
    roster = resolve(article, split, parties)
    return Reading(
        article=article,
        sentences=split,
        parties=parties,
        attributions=find(article, split, roster),
        names=roster.names(article.text),
        presumed=roster.presumed,
    )


def _unsupported(article: Article, known: Sequence[str]) -> SourceError:
    return SourceError(
        article.source, f"its language {article.language!r} is not supported yet: give one in {', '.join(known)}."
    )


def _ignored(options: Options) -> frozenset[str]:
    return frozenset(left_out(options.select, options.ignore))


def _asked(engine: str, language: str | None) -> str | None:
    """The language that an engine was asked to write in; what is read off the article without a model is in its own."""
    return None if engine == "offline" else language


_RANK = {"verified": 2, "unverified": 1, "rejected": 0}


def _worse(new: Position | SummarySentence, old: Position | SummarySentence) -> bool:
    """Whether a corrected item holds less well than its first form: by verdict, then by how much it fails."""
    failing = [sum(f.effect != "note" for f in item.findings) for item in (new, old)]
    return (-_RANK[new.verdict], failing[0], not new.evidence) > (-_RANK[old.verdict], failing[1], not old.evidence)


def _better(reading: Reading, judged: Draft, repaired: Draft, options: Options, asked: str | None) -> Draft:
    """The repaired draft, but with the first form of every item whose repair came out worse."""
    now = check(reading, repaired, options.speaks_for, _ignored(options), asked)
    positions, summary = list(repaired.positions), list(repaired.summary)
    worse: dict[str, str] = {}
    for i, (old, new) in enumerate(zip(judged.positions, now.positions, strict=True)):
        if _worse(new, old):
            positions[i] = old
            worse[f"positions[{i}]"] = f"{new.party}, {new.holder}, said by {new.speaker.name}: {new.statement}"
    for i, (before, after) in enumerate(zip(judged.summary, now.summary, strict=True)):
        if _worse(after, before):
            summary[i] = before
            worse[f"summary[{i}]"] = after.text
    findings = [
        f.model_copy(update={"message": f"asked for again, left out as worse: {worse[f.path]}"})
        if f.code == "ANS005" and f.path in worse and f not in judged.findings
        else f
        for f in repaired.findings
    ]
    checked: dict[str, Position | SummarySentence] = {f"positions[{i}]": p for i, p in enumerate(now.positions)}
    checked |= {f"summary[{i}]": s for i, s in enumerate(now.summary)}
    repairs = [
        r.model_copy(update={"after": checked[r.path], "kept": "before" if r.path in worse else "after"})
        for r in repaired.repairs[len(judged.repairs) :]
    ]
    return repaired.model_copy(
        update={
            "positions": tuple(positions),
            "summary": tuple(summary),
            "findings": tuple(findings),
            "repairs": (*judged.repairs, *repairs),
        }
    )


def _provenance(engine: Engine, draft: Draft, options: Options, parties: tuple[Party, ...]) -> Provenance:
    parameters: dict[str, Any] = {}
    if engine.name == "llm":
        parameters = {name: getattr(options, name) for name in ASKED}
    return Provenance(
        stance=_version(),
        engine=engine.name,
        model=engine.model,
        parameters=parameters,
        prompts=draft.prompts,
        rules=RULES_VERSION,
        parties=parties,
        speaks_for=options.speaks_for,
        ignored=tuple(sorted(_ignored(options))),
        language=options.language,
    )


def _analysis(reading: Reading, draft: Draft, checked: Checked, provenance: Provenance, run: Run) -> Analysis:
    return Analysis(
        article=reading.article,
        summary=checked.summary,
        positions=checked.positions,
        parties=checked.parties,
        attributions=reading.attributions,
        findings=checked.findings,
        unread=draft.unread,
        repairs=draft.repairs,
        provenance=provenance,
        run=run,
    )


@cache
def _version() -> str:
    return version("stance-toolkit")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The private event loop of the synchronous names, on its own thread."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="stance", daemon=True).start()
    return loop


def blocking(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the private loop and wait for it; works where a loop runs already, as in notebooks."""
    future = asyncio.run_coroutine_threadsafe(work, _loop())
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise
