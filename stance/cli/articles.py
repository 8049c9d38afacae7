"""A run over many articles: what comes is taken in order, what fails is told, whatever ends it keeps what is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from stance.analyze import blocking
from stance.cli.output import finishing
from stance.cli.progress import progress
from stance.cli.results import Results
from stance.cli.spending import warnings_told
from stance.corpus.many import Many, Outcome
from stance.engine import make_engine
from stance.errors import EndpointError, SourceError
from stance.options import Options
from stance.records import Analysis, Article

if TYPE_CHECKING:
    from stance.corpus.helper import Helper
    from stance.engine.llm import LlmEngine
    from stance.engine.offline import OfflineEngine

_STOPPED = 5
_INTERRUPTED = 130


class _Tally:
    """What became of the articles so far."""

    def __init__(self) -> None:
        self.code = self.read = self.done = self.alike = self.unasked = 0
        self.graves: set[str] = set()
        self.undone: list[str] = []
        self.in_part: list[str] = []

    def failed(self, error: Outcome, refused: str | None) -> None:
        """Count what could not be done, and tell why: once where the endpoint refuses all, later where it stops."""
        if isinstance(error, SourceError):
            click.echo(f"stance: {error}", err=True)
            self.code = max(self.code, 1)
        elif isinstance(error, EndpointError) and error.fault in ("budget", "deadline"):
            self.undone.append(str(error.source))
        elif not isinstance(error, Analysis):
            self.code = max(self.code, 3)
            if not (refused and isinstance(error, EndpointError) and error.fault in ("auth", "quota")):
                click.echo(f"stance: {error.source!r}: {error}", err=True)
                return
            if not self.alike:
                click.echo(f"stance: {error.source!r}: {error}", err=True)
            self.alike += 1
            # one that was not asked about is told with what another was refused for
            self.unasked += isinstance(error.__cause__, EndpointError)

    def took(self, analysis: Analysis, stopped: str | None) -> None:
        """Count what was done, in full or as far as that went before the run was stopped."""
        self.done += 1
        findings = [*analysis.findings, *(f for p in analysis.positions for f in p.findings)]
        findings += [f for s in analysis.summary for f in s.findings]
        self.graves |= {f.effect for f in findings}
        if stopped and any(stopped in f.message for f in analysis.findings):
            self.in_part.append(analysis.article.source)

    def stopped(self, why: str) -> str:
        """What is said of a run that may spend no more: why, what is done, what is not."""
        whole = self.done - len(self.in_part)
        lost = [f"{_named(self.in_part)} done as far as that went"] if self.in_part else []
        lost += [f"{_named(self.undone)} not done"] if self.undone else []
        rest = ", and ".join(
            [", ".join(lost), "what comes after it is left undone"] if lost else ["nothing more is begun"]
        )
        return f"stopped: {why} {whole} article{'s' if whole != 1 else ''} done; {rest}."

    def refused(self) -> str:
        """What is said of those that the endpoint refused as it refused the first."""
        more = self.alike - 1
        which = "not asked about" if self.unasked >= more else "refused alike or not asked about"
        articles = f"{more} more article{'s were' if more != 1 else ' was'}"
        return f"{articles} {which}, as the endpoint refuses all"


def _named(sources: list[str]) -> str:
    more = f" and {len(sources) - 1} more are" if len(sources) > 1 else " is"
    return f"{sources[0]!r}{more}"


def run(
    articles: Iterable[Article | SourceError],
    options: Options,
    results: Results,
    *,
    quiet: bool,
    engine: LlmEngine | OfflineEngine | None = None,
    helper: Helper | None = None,
) -> tuple[int, set[str]]:
    """Analyse every article, by `engine` where one is given; returns the exit code and the effects of all findings.

    A `helper` takes some of them; it ends with the run.
    """
    engine = engine or make_engine(options)
    tally = _Tally()

    def counted() -> Iterator[Article | SourceError]:
        for article in articles:
            tally.read += 1
            yield article
            if engine.stopped:
                return

    many = Many(counted(), engine, options, helper)
    interrupted: list[bool] = []
    try:
        with warnings_told(), progress(many, engine, quiet=quiet) as shown, finishing(many.stop) as interrupted:
            while (outcome := blocking(many.next())) is not None:
                with shown.aside():
                    if isinstance(outcome, Analysis):
                        tally.took(outcome, engine.stopped)
                        results.add(outcome)
                    else:
                        tally.failed(outcome, engine.refused)
    except KeyboardInterrupt:
        interrupted.append(True)
    finally:
        with finishing() as again:
            try:
                if interrupted:
                    n = tally.done
                    told = f"interrupted after {n} article{'s' if n != 1 else ''}: what was done is kept"
                    click.echo(told, err=True)
                elif engine.stopped:
                    click.echo(f"stance: {tally.stopped(engine.stopped)}", err=True)
                    tally.code = _STOPPED
                results.close()
            finally:
                blocking(many.aclose())
                blocking(engine.aclose())
        tally.code = _INTERRUPTED if interrupted or again else tally.code
    if tally.alike > 1:
        click.echo(f"stance: {tally.refused()}", err=True)
    if tally.read > 1 and not quiet:
        spent = f": {engine.spent}" if engine.spent else ""
        click.echo(f"{tally.done} of {tally.read} articles analysed{spent}", err=True)
    return tally.code, tally.graves
