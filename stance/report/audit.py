"""A symmetry audit as people and programs read it: console and JSON."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stance.records import Audit, AuditTest, Flip
from stance.report.clean import clean

_TESTS: dict[AuditTest, str] = {
    "definitions": "definitions: two parties called by each other's ids",
    "text": "text: every mention of one party in the place of one of the other",
    "order": "order: the articles in another order",
}
_WIDE = 300


def dumps(made: Audit) -> str:
    """The audit as JSON text: what was compared, shares, and each flip."""
    data = {"schema_version": "1", **made.model_dump(mode="json")}
    for count, given in zip(data["counts"], made.counts, strict=True):
        count["share"] = given.share
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def show_audit(made: Audit, console: Console) -> None:
    """Print for each test what it compared and how much flipped, then each flip with both sentences."""
    what = f"{made.engine} engine{f', {made.model}' if made.model else ''}: {_counted(len(made.articles), 'article')}"
    pairs = ", ".join(" and ".join(swap) for swap in made.swaps)
    console.print(Text(clean(f"{what}; exchanged: {pairs}"), style="bold"))
    for source, why in made.skipped:
        console.print(Text(clean(f"  skipped {source}: {why}"), style="yellow"))
    for test, title in _TESTS.items():
        counts = list(made.of(test))
        if not counts:
            continue
        console.print(Text(title, style="bold"))
        if test == "text":
            console.print(Text(_texts(made), style="dim"))
        table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
        for name in ("", "compared", "flipped", "share"):
            table.add_column(name, justify="left" if not name else "right")
        for count in counts:
            share = "-" if count.share is None else f"{count.share:.1%}"
            table.add_row(f"  {count.kind}", str(count.compared), str(count.flipped), share)
        console.print(table)
        for flip in made.flips:
            if flip.test == test:
                _flip(flip, console)


def _texts(made: Audit) -> str:
    mentions, unmatched = (sum(getattr(t, name) for t in made.texts) for name in ("mentions", "unmatched"))
    left, sentences = (sum(getattr(t, name) for t in made.texts) for name in ("left_out", "sentences"))
    return (
        f"  {mentions} mentions exchanged; {unmatched} without a clean match: {left} of {sentences} sentences left out"
    )


def _flip(flip: Flip, console: Console) -> None:
    where = f"{flip.article}, {flip.swap[0]} and {flip.swap[1]}" if flip.article and flip.swap else "order"
    console.print(
        Text(clean(f"  {flip.kind}: {flip.before or 'nothing'} -> {flip.after or 'nothing'}  ({where})"), style="red")
    )
    for sign, text in (("-", flip.sentence), ("+", flip.swapped)):
        if text:
            shown = " ".join(text.split())
            console.print(Text(clean(f"    {sign} {shown[:_WIDE]}{'…' if len(shown) > _WIDE else ''}")))


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'s' if n != 1 else ''}"
