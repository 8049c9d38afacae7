"""A symmetry audit as people and programs read it: console and JSON."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stance.records import Audit, AuditTest, Flip, FlipKind
from stance.report.clean import clean
from stance.report.wording import Catalogue, catalogue

_TESTS: tuple[AuditTest, ...] = ("definitions", "text", "order")
_WIDE = 300


def dumps(made: Audit) -> str:
    """The audit as JSON text: what was compared, shares, and each flip."""
    data = {"schema_version": "1", **made.model_dump(mode="json")}
    for count, given in zip(data["counts"], made.counts, strict=True):
        count["share"] = given.share
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def show_audit(made: Audit, console: Console) -> None:
    """Print for each test what it compared and how much flipped, then each flip with both sentences."""
    words = catalogue(made.language)
    say = words.audit
    engine = (
        words.words["offline"] if made.engine == "offline" else ", ".join(x for x in (made.engine, made.model) if x)
    )
    pairs = ", ".join(say["pair"].format(a=_called(made, a), b=_called(made, b)) for a, b in made.swaps)
    head = say["head"].format(engine=engine, n=len(made.articles), pairs=pairs)
    console.print(Text(clean(head), style="bold"))
    for source, why in made.skipped:
        console.print(Text(clean(f"  {say['skipped'].format(source=source, why=why)}"), style="yellow"))
    for test in _TESTS:
        counts = list(made.of(test))
        if not counts:
            continue
        console.print(Text(say[test], style="bold"))
        if test == "text":
            console.print(Text(_texts(made, say), style="dim"))
        table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
        for name in ("", "compared", "flipped", "share"):
            table.add_column(say[name] if name else "", justify="left" if not name else "right")
        for count in counts:
            share = "-" if count.share is None else f"{count.share:.1%}"
            table.add_row(f"  {words.flips[count.kind]}", str(count.compared), str(count.flipped), share)
        console.print(table)
        for flip in made.flips:
            if flip.test == test:
                _flip(made, flip, words, console)


def _called(made: Audit, party: str) -> str:
    return made.called.get(party, party)


def _texts(made: Audit, say: dict[str, str]) -> str:
    names = {"mentions": "mentions", "unmatched": "unmatched", "left": "left_out", "sentences": "sentences"}
    return "  " + say["texts"].format(**{k: sum(getattr(t, name) for t in made.texts) for k, name in names.items()})


def _flip(made: Audit, flip: Flip, words: Catalogue, console: Console) -> None:
    say = words.audit
    where = say["in_order"]
    if flip.article and flip.swap:
        a, b = (_called(made, party) for party in flip.swap)
        where = f"{flip.article}, {say['pair'].format(a=a, b=b)}"
    before, after = (_told(made, flip.kind, side, words) or say["nothing"] for side in (flip.before, flip.after))
    console.print(Text(clean(f"  {words.flips[flip.kind]}: {before} -> {after}  ({where})"), style="red"))
    for sign, text in (("-", flip.sentence), ("+", flip.swapped)):
        if text:
            shown = " ".join(text.split())
            console.print(Text(clean(f"    {sign} {shown[:_WIDE]}{'…' if len(shown) > _WIDE else ''}")))


def _told(made: Audit, kind: FlipKind, code: str, words: Catalogue) -> str:
    """One side of a flip in the words of the report; what is told across articles stays as it is recorded."""
    say = words.audit
    sources = {"not found": "not_found", "nobody known": "nobody", "perhaps a party": "perhaps"}
    party, _, rest = code.partition(": ")
    match kind:
        case "act":
            return words.acts.get(code, code)
        case "polarity":
            return words.polarities.get(code, code)
        case "voice":
            return words.voices.get(code, code)
        case "party":
            return _called(made, code)
        case "verdict":
            verdict, _, why = code.partition(" ")
            return f"{words.verdicts.get(verdict, verdict)} {why}".rstrip()
        case "status":
            return f"{_called(made, party)}: {words.statuses.get(rest, rest)}"
        case "position" if rest:
            act, _, polarity = rest.partition(", ")
            return f"{_called(made, party)}: {words.acts.get(act, act)}, {words.polarities.get(polarity, polarity)}"
        case "source" if code in sources:
            return say[sources[code]]
        case "source":
            each = code.split(", ")
            return ", ".join(say["neither"] if one == "none of them" else _called(made, one) for one in each)
        case _:
            return code
