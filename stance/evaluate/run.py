"""A gold set through an engine and the checks, scored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from stance.analyze import analyze_async, blocking
from stance.engine import make_engine
from stance.errors import ModelError, SourceError
from stance.evaluate.gold import GoldArticle
from stance.evaluate.mutate import FAMILIES, Verification, verification
from stance.evaluate.score import Difference, Figure, Outcome, score
from stance.options import Options
from stance.records import Analysis, Record
from stance.verify import checked_languages


class Share(Record):
    """How many of how many."""

    of: int
    count: int

    @property
    def value(self) -> float | None:
        """The share, or None where there was nothing to count."""
        return self.count / self.of if self.of else None


class Checks(Record):
    """What the checks make of what is true and of what was made false.

    `refused` is the share of gold positions that do not verify, `paraphrases` that of faithful rewordings; `caught`
    the share of mutants caught, by family; `caught_reworded` that of paraphrases with one word changed.
    """

    refused: Share
    paraphrases: Share
    caught: dict[str, Share]
    caught_reworded: Share
    articles: tuple[Verification, ...]


class Evaluation(Record):
    """One setting on a gold set: the figures, every fault, and what could not be done (`skipped`: article and why).

    `stopped` says why the run may ask no more, where its budget or its time is used up.
    """

    setting: str
    articles: tuple[str, ...]
    figures: dict[str, Figure]
    outcome: Outcome
    skipped: tuple[tuple[str, str], ...] = ()
    stopped: str | None = None


class Report(Record):
    """All that `stance eval` shows: one or two settings, their differences, and the checks where asked for."""

    gold: str
    settings: tuple[Evaluation, ...]
    differences: dict[str, Difference] | None = None
    checks: Checks | None = None


async def evaluate_async(
    gold: Sequence[GoldArticle], options: Options, progress: Callable[[str], None] | None = None
) -> Evaluation:
    """Analyse every gold article with `options` and score it.

    Parties, date and outlet are those of the gold article. An article that cannot be analysed is skipped and named,
    with the reason. `progress` is called with the name of each article that is done.
    """
    kept: list[GoldArticle] = []
    analyses: list[Analysis] = []
    skipped: list[tuple[str, str]] = []
    gate = asyncio.Semaphore(options.concurrency if options.chosen_engine == "llm" else 1)

    async def one(entry: GoldArticle) -> Analysis | str:
        async with gate:
            try:
                own = {
                    "parties": entry.asked,
                    "party_files": entry.party_files,
                    "outlet": None,
                    "date": None,
                    "title": None,
                }
                asked = options.model_copy(update=own)
                analysis = await analyze_async(entry.article, engine=engine, options=asked)
            except (SourceError, ModelError) as error:
                return str(error)
            else:
                # half an article says nothing of the setting
                return engine.stopped if engine.stopped and analysis.unread else analysis
            finally:
                if progress:
                    progress(entry.name)

    engine = make_engine(options)
    try:
        results = await asyncio.gather(*(one(g) for g in gold))
    finally:
        await engine.aclose()
    for entry, result in zip(gold, results, strict=True):
        if isinstance(result, str):
            skipped.append((entry.name, result))
        else:
            kept.append(entry)
            analyses.append(result)
    outcome = score(kept, analyses)
    return Evaluation(
        setting=describe(options),
        articles=outcome.articles,
        figures=outcome.figures() if kept else {},
        outcome=outcome,
        skipped=tuple(skipped),
        stopped=engine.stopped,
    )


def evaluate(
    gold: Sequence[GoldArticle], options: Options | None = None, progress: Callable[[str], None] | None = None
) -> Evaluation:
    """Analyse every gold article with `options` and score it; the same as `evaluate_async`."""
    return blocking(evaluate_async(gold, options or Options(), progress))


def check_gold(gold: Sequence[GoldArticle]) -> Checks:
    """Put the gold positions, their paraphrases and their mutants through the checks, where these know the language."""
    done = tuple(verification(g) for g in gold if g.article.language in checked_languages())
    caught = {}
    for family in FAMILIES:
        trials = [t for v in done for t in v.trials if t.mutant.family == family and not t.reworded]
        caught[family] = Share(of=len(trials), count=sum(t.caught for t in trials))
    other = [t for v in done for t in v.trials if t.reworded]
    return Checks(
        refused=Share(of=sum(v.positions for v in done), count=sum(len(v.refused) for v in done)),
        paraphrases=Share(of=sum(v.paraphrases for v in done), count=sum(len(v.paraphrases_refused) for v in done)),
        caught=caught,
        caught_reworded=Share(of=len(other), count=sum(t.caught for t in other)),
        articles=done,
    )


def describe(options: Options) -> str:
    """A setting in a few words: the engine, its model, and what differs from the defaults."""
    name = f"{options.chosen_engine}" + (f" {options.model}" if options.chosen_engine == "llm" else "")
    default = Options()
    shown = (
        "temperature",
        "seed",
        "max_input_tokens",
        "repairs",
        "passes",
        "mask",
        "summary_sentences",
        "speaks_for",
        "prompts",
    )
    changed = [f"{k}={getattr(options, k)}" for k in shown if getattr(options, k) != getattr(default, k)]
    return ", ".join([name, *changed])
