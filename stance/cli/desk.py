"""A saved file with its decisions before somebody who decides: items by number, and what is done to them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

import click
from pydantic import ValidationError

from stance.errors import SavedFileError
from stance.records import REVIEWABLE, Analysis, Decided, Issue, Position, Status
from stance.report.fit import check_quotes
from stance.report.saved import holds_comparison, load_comparison, loads
from stance.report.wording import Wording, worded
from stance.review import (
    Decision,
    Left,
    OnCell,
    OnIssue,
    OnMove,
    OnPosition,
    Reading,
    Reviewer,
    beside,
    load,
    restored,
    save,
)
from stance.review.apply import find
from stance.review.decisions import digest

_ORDER = {"unverified": 0, "rejected": 1, "verified": 2}
_SHOWN = 100


class Item(NamedTuple):
    """One position: its article, its place there, a line that tells it, what was decided on it."""

    article: int
    position: int
    reading: Reading
    line: str
    decided: str


class Desk:
    """A saved file, the decisions on it, and the changes that are being made to them."""

    def __init__(self, file: Path, path: Path | None) -> None:
        from stance.compare.corrections import restored_issues

        text = _read(file)
        made = load_comparison(text, str(file)) if holds_comparison(text) else None
        stored = made.analyses if made is not None else loads(text, str(file))
        check_quotes(stored, str(file))
        self.path = path or beside(file)
        self.decisions: list[Decision] = list(load(self.path).decisions) if self.path.is_file() else []
        self.analyses = tuple(restored(a) for a in stored)
        self._made = made
        self._issues = {i.id: i for i in restored_issues(made)} if made is not None else {}
        self.items = self._numbered()
        self.done: list[str] = []
        self._signed: dict[str, str | None] = {}

    def sign(self, by: str | None, note: str | None, when: str) -> None:
        """Say who decides; raises `click.UsageError` where nobody is named and nobody decided before."""
        last = self.decisions[-1].by if self.decisions else None
        name = (by or last or "").strip()
        if not name:
            raise click.UsageError("say who decides: --by NAME; later decisions in the same file are by the same.")
        self._signed = {"by": name, "note": note, "when": when}

    def decide(self, number: str, decision: Decided, fields: dict[str, str] | None = None) -> None:
        """Accept, reject or edit a position."""
        item = self._item(number)
        made = {**self._signed, "decision": decision, "position": item.reading, "fields": fields or {}}
        self._put(OnPosition.model_validate(made), f"{decision}: {item.line}")

    def edit(self, number: str, pair: str) -> None:
        """Put a value in the place of a field of a position, the label of an issue, the status of a cell."""
        name, sign, value = pair.partition("=")
        name, value = name.strip(), value.strip()
        if not sign or not value:
            raise click.UsageError(f"{pair!r} is no FIELD=VALUE: write it as polarity=opposes.")
        if number.startswith("i") and "/" in number:
            self._cell(number, name, value)
        elif number.startswith("i"):
            self._label(number, name, value)
        else:
            self._field(number, name, value)

    def move(self, number: str, to: str) -> None:
        """Put a position on another issue."""
        item = self._item(number)
        issue = () if to == "new" else self._members(self._issue(to))
        if self._made is None:
            raise click.UsageError("only a comparison has issues: give a file that 'stance compare' wrote.")
        made = {**self._signed, "position": item.reading, "issue": issue}
        self._put(OnMove.model_validate(made), f"to {to}: {item.line}")

    def undo(self, number: str) -> None:
        """Take back all that was decided on a position, an issue or a cell."""
        if not number.startswith("i"):
            item = self._item(number)
            gone: list[Decision] = [
                d
                for d in self.decisions
                if isinstance(d, OnPosition | OnMove) and self._on(item.article, d) == item.position
            ]
        else:
            at, *rest = number.split("/")
            members = _places(self._members(self._issue(at)))
            about = [d for d in self.decisions if isinstance(d, OnIssue | OnCell) and _places(d.issue) == members]
            gone = [d for d in about if isinstance(d, OnIssue)]
            if rest:
                party, analysis = self._at(number)
                cell = (party, digest(analysis.article))
                gone = [d for d in about if isinstance(d, OnCell) and (d.party, d.article) == cell]
        if not gone:
            raise click.UsageError(f"nothing was decided on {number}: without --undo what was is listed what was.")
        self.decisions = [d for d in self.decisions if d not in gone]
        self.done.append(f"{number} undone")

    def saved(self) -> str:
        """The text of the file of decisions."""
        return save(self.decisions)

    def left(self) -> list[Left]:
        """The decisions that do not apply to the file."""
        from stance.compare import reviewed

        applied = Reviewer(self.decisions)
        if self._made is not None:
            reviewed(self._made, applied)
        else:
            for analysis in self.analyses:
                applied.reviewed(analysis)
        return applied.left()

    def issues(self) -> list[str]:
        """A line for each issue of a comparison, with the cells that are unclear."""
        unclear: dict[str, list[str]] = {}
        for cell in self._made.cells if self._made is not None else ():
            if cell.status == "unclear":
                unclear.setdefault(cell.issue, []).append(f"{cell.issue}/{cell.party}/{cell.article + 1}")
        told = {i: f" — unclear: {', '.join(cells)}" for i, cells in unclear.items()}
        return [f"{i.id} {i.label}{told.get(i.id, '')}" for i in self._issues.values()]

    def _numbered(self) -> list[Item]:
        """Every position in the order in which they are decided on: numbers stay whatever is decided."""
        found = [
            (article, position)
            for article, analysis in enumerate(self.analyses)
            for position in range(len(analysis.positions))
        ]
        found.sort(key=lambda at: (_ORDER[self.analyses[at[0]].positions[at[1]].verdict], at))
        made = {
            (article, self._on(article, d)): d
            for article in range(len(self.analyses))
            for d in self.decisions
            if isinstance(d, OnPosition)
        }
        items = []
        for number, (article, position) in enumerate(found, start=1):
            analysis = self.analyses[article]
            own = analysis.positions[position]
            reading = Reading.of(analysis, own)
            one = made.get((article, position))
            decided = f"{one.decision} by {one.by}, {one.when[:10]}{_edits(one)}" if one else ""
            items.append(Item(article, position, reading, self._line(number, article, own), decided))
        return items

    def _line(self, number: int, article: int, position: Position) -> str:
        analysis = self.analyses[article]
        wording = Wording(analysis) if self._made is None else worded(self._made, article)
        quote = " … ".join(e.quote for e in position.evidence)
        short = quote if len(quote) <= _SHOWN else quote[:_SHOWN].rstrip() + " …"
        codes = ", ".join(f.code for f in position.findings if f.effect != "note")
        judged = f"{position.verdict} ({codes})" if codes else position.verdict
        what = f"{position.act}, {position.polarity}"
        holder = wording.name(position.holder, position.party)
        told = f"{position.party}, {holder}: {what}: {wording.statement(position)}"
        return f"{number}. {judged}: {told} | {short} | {analysis.article.outlet or analysis.article.source}"

    def _item(self, number: str) -> Item:
        if not number.isdigit() or not 1 <= int(number) <= len(self.items):
            raise click.UsageError(f"there is no position {number!r}: they are numbered from 1 to {len(self.items)}.")
        return self.items[int(number) - 1]

    def _issue(self, name: str) -> Issue:
        if name not in self._issues:
            known = f"the issues are {', '.join(self._issues)}" if self._issues else "only a comparison has issues"
            raise click.UsageError(f"there is no issue {name!r}: {known}.")
        return self._issues[name]

    def _members(self, issue: Issue) -> tuple[Reading, ...]:
        return tuple(
            Reading.of(self.analyses[r.article], self.analyses[r.article].positions[r.position])
            for r in issue.positions
        )

    def _field(self, number: str, name: str, value: str) -> None:
        if name not in REVIEWABLE:
            raise click.UsageError(f"{name!r} is no field of a position: give one of {', '.join(REVIEWABLE)}.")
        item = self._item(number)
        own = self.analyses[item.article]
        _fits(own.positions[item.position], name, value, [e.party for e in own.parties])
        decided = [d for d in self.decisions if isinstance(d, OnPosition)]
        before = next((d.fields for d in decided if self._on(item.article, d) == item.position), {})
        self.decide(number, "edit", {**before, name: value})

    def _on(self, article: int, decision: OnPosition | OnMove) -> int | None:
        """The position of an article that a decision is on."""
        analysis = self.analyses[article]
        if digest(analysis.article) != decision.position.article:
            return None
        found = find(analysis.positions, decision.position)
        return found if isinstance(found, int) else None

    def _label(self, number: str, name: str, value: str) -> None:
        if name != "label":
            raise click.UsageError(f"an issue has only a label: --edit {number} label=TEXT.")
        members = self._members(self._issue(number))
        self._put(
            OnIssue.model_validate({**self._signed, "issue": members, "label": value}), f"{number} labelled {value!r}"
        )

    def _cell(self, number: str, name: str, value: str) -> None:
        known = get_args(Status)
        if name != "status" or value not in known:
            raise click.UsageError(
                f"a cell has only a status, one of {', '.join(known)}: --edit {number} status=silent."
            )
        party, analysis = self._at(number)
        made = OnCell.model_validate(
            {
                **self._signed,
                "issue": self._members(self._issue(number.split("/", maxsplit=1)[0])),
                "party": party,
                "article": digest(analysis.article),
                "source": analysis.article.source,
                "status": value,
            }
        )
        self._put(made, f"{number} is {value}")

    def _at(self, number: str) -> tuple[str, Analysis]:
        """The party and the article of a cell."""
        parts = number.split("/")
        parties = [e.party for e in self.analyses[0].parties]
        if len(parts) != 3 or parts[1] not in parties:
            raise click.UsageError(f"{number!r} is no cell: write it as i3/{parties[0]}/2, ISSUE/PARTY/ARTICLE.")
        if not parts[2].isdigit() or not 1 <= int(parts[2]) <= len(self.analyses):
            raise click.UsageError(
                f"there is no article {parts[2]!r}: they are numbered from 1 to {len(self.analyses)}."
            )
        return parts[1], self.analyses[int(parts[2]) - 1]

    def _put(self, made: Decision, line: str) -> None:
        """Keep a decision; one on the same thing before it goes."""
        self.decisions = list(Reviewer([*self.decisions, made]).decisions)
        # it stands where the one before it stood: the last one tells who decided last
        self.decisions.remove(made)
        self.decisions.append(made)
        self.done.append(line)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedFileError(
            f"{str(file)!r} cannot be read: {error}. Give a file made with 'stance summarize --format json'."
        ) from error


def _fits(position: Position, name: str, value: str, parties: list[str]) -> None:
    """Refuse a value that a field cannot have; raises `click.UsageError`."""
    if name == "party" and value not in parties:
        raise click.UsageError(f"{value!r} is none of the parties that were asked for: {', '.join(parties)}.")
    try:
        Position.model_validate({**dict(position), **({name: value} if name != "target" else {})})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise click.UsageError(f"{name}={value!r} cannot be: {first['msg']}.") from error


def _edits(decision: OnPosition) -> str:
    edits = "".join(f", {name}={value!r}" for name, value in decision.fields.items())
    return f"{edits} ({decision.note})" if decision.note else edits


def _places(members: tuple[Reading, ...]) -> frozenset[object]:
    return frozenset(r.places() for r in members)
