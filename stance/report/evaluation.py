"""An evaluation as people and programs read it: console, JSON, an HTML page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stance.report.clean import clean

if TYPE_CHECKING:
    from stance.evaluate.run import Report
    from stance.evaluate.score import Difference, Fault, Figure

_PER = "per right"
_KINDS = {
    "missed": "in the gold set, not found",
    "invented": "verified, not in the gold set",
    "trapped": "verified, and a trap",
    "wrong": "verified, with the wrong speaker or chain",
    "refused": "right, and not verified",
}


def dumps(report: Report) -> str:
    """The report as JSON text: figures with intervals, what was counted, every fault and every trial."""
    data = {"schema_version": "1", **report.model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def show(report: Report, console: Console, *, faults: bool = False) -> None:
    """Print the figures of each setting, what the checks catch, and, with `faults`, each fault in a line."""
    for setting in report.settings:
        console.print(Text(f"{setting.setting}: {len(setting.articles)} articles of {report.gold}", style="bold"))
        for name, why in setting.skipped:
            console.print(Text(clean(f"  skipped {name}: {why}"), style="yellow"))
        console.print(_figures(setting.figures))
    if report.differences is not None:
        console.print(Text("second setting against the first", style="bold"))
        console.print(_differences(report.differences))
    if report.checks is not None:
        console.print(Text("the checks, on what is true and on what was made false", style="bold"))
        console.print(_checks(report))
    if faults:
        for setting in report.settings:
            for fault in setting.outcome.faults:
                console.print(Text(clean(_fault(fault))))
        for line in _survivors(report):
            console.print(Text(clean(line)))


def page(report: Report) -> str:
    """The report as one HTML page that loads nothing."""
    from jinja2 import Environment, PackageLoader

    made = Environment(loader=PackageLoader("stance.report", "templates"), autoescape=True, trim_blocks=True)
    tables = [
        (f"{s.setting}: {len(s.articles)} articles", [(n, *_shown(n, f)) for n, f in s.figures.items()], s.skipped)
        for s in report.settings
    ]
    compared = [(name, *_compared(name, d)) for name, d in (report.differences or {}).items()]
    checks = list(_rows(report)) if report.checks else []
    faults = [(s.setting, [(_KINDS[f.kind], f) for f in s.outcome.faults]) for s in report.settings]
    return made.get_template("evaluation.html").render(
        gold=report.gold,
        tables=tables,
        compared=compared,
        checks=checks,
        faults=faults,
        survivors=list(_survivors(report)),
    )


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for k, heading in enumerate(headings):
        table.add_column(heading, justify="left" if k == 0 else "right", overflow="fold")
    return table


def _figures(figures: dict[str, Figure]) -> Table:
    table = _table("", "value", "95 % interval", "of")
    for name, figure in figures.items():
        table.add_row(name, *_shown(name, figure))
    return table


def _shown(name: str, figure: Figure) -> tuple[str, str, str]:
    if figure.value is None or figure.low is None or figure.high is None:
        return "-", "", ""
    return _value(name, figure.value), f"{_value(name, figure.low)} to {_value(name, figure.high)}", str(figure.of)


def _value(name: str, value: float) -> str:
    return f"{value:.0f}" if _PER in name else f"{100 * value:.1f} %"


def _differences(differences: dict[str, Difference]) -> Table:
    table = _table("", "first", "second", "difference", "95 % interval", "p")
    for name, difference in differences.items():
        table.add_row(name, *_compared(name, difference))
    return table


def _compared(name: str, d: Difference) -> tuple[str, str, str, str, str]:
    first = "-" if d.first is None else _value(name, d.first)
    second = "-" if d.second is None else _value(name, d.second)
    if d.by is None or d.low is None or d.high is None or d.p is None:
        return first, second, "", "", ""
    signed = [f"{'+' if v > 0 else ''}{_value(name, v)}" for v in (d.by, d.low, d.high)]
    return first, second, signed[0], f"{signed[1]} to {signed[2]}", f"{d.p:.3f}"


def _checks(report: Report) -> Table:
    table = _table("", "share", "of")
    for row in _rows(report):
        table.add_row(*row)
    return table


def _rows(report: Report) -> Iterator[tuple[str, str, str]]:
    checks = report.checks
    if checks is None:
        return
    shares = [("true positions refused", checks.refused), ("faithful paraphrases refused", checks.paraphrases)]
    shares += [(f"caught: {family}", share) for family, share in checks.caught.items()]
    shares.append(("caught: changes in paraphrases", checks.caught_reworded))
    for name, share in shares:
        yield name, "-" if share.value is None else f"{100 * share.value:.1f} %", str(share.of)


def _fault(fault: Fault) -> str:
    codes = f" ({', '.join(fault.codes)})" if fault.codes else ""
    return f"{fault.article}: {_KINDS[fault.kind]}: {fault.party}, {fault.holder}: {fault.text}{codes}"


def _survivors(report: Report) -> Iterator[str]:
    """The mutants that were not caught, the true positions and the paraphrases that were refused."""
    for article in report.checks.articles if report.checks else ():
        for index, codes in article.refused:
            yield f"{article.article}: positions[{index}]: true, refused by {', '.join(codes)}"
        for index, text, codes in article.paraphrases_refused:
            yield f"{article.article}: positions[{index}]: faithful, refused by {', '.join(codes)}: {text}"
        for trial in article.trials:
            if not trial.caught:
                changed = trial.mutant.position
                yield (
                    f"{article.article}: positions[{trial.mutant.index}]: not caught, {trial.mutant.family}"
                    f"{' of a paraphrase' if trial.reworded else ''}: "
                    f"{changed.party}, {changed.holder}, said by {changed.speaker.name}: {changed.statement}"
                )
