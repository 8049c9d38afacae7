"""From a model's answer to draft items; nothing it said is silently dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from stance.engine.aimed import party_named
from stance.engine.moved import where_it_stands
from stance.engine.wire import (
    Wire,
    WireCited,
    WireFixedCited,
    WireFixedPosition,
    WireFixedSentence,
    WirePosition,
    WireSentence,
)
from stance.records import Evidence, Finding, Party, Position, Reading, Sentence, Speaker, SummarySentence, Target

W = TypeVar("W", bound=Wire)
Asked = tuple[Position | None, list[Finding]]

_SHOWN = 400
# How many opening braces of the prose before an answer are tried.
_TRIED = 50
_GAP = re.compile(r"[\s,]*")
_COLON = re.compile(r"\s*:\s*")
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")


class _Doubtful(dict[str, Any]):
    """An object that has a key twice, with two values: neither can be told to be the one that is meant."""

    twice: str


def read_json(text: str) -> tuple[dict[str, Any] | None, bool]:
    """The JSON object in an answer, and whether it was whole.

    Fences, prose and thoughts around it are passed over; of an answer that breaks off, every item that came complete
    is kept and no other.
    """
    body = text.rpartition("</think>")[2]
    empty = False
    for at, _ in zip(re.finditer(r"\{", body), range(_TRIED), strict=False):
        try:
            value, _end = _DECODER.raw_decode(body, at.start())
        except (ValueError, RecursionError):
            value = _salvaged(body, at.start())
            if value:
                return value, False
            continue
        if value:
            return value, True
        empty = True
    return ({}, True) if empty else (None, False)


def _salvaged(body: str, start: int) -> dict[str, Any]:
    """What is complete of an object that breaks off: its lists item by item."""
    found: dict[str, Any] = {}
    at = start + 1
    try:
        while True:
            key, at = _DECODER.raw_decode(body, _past(_GAP, body, at))
            colon = _COLON.match(body, at)
            if not isinstance(key, str) or colon is None:
                return found
            at = colon.end()
            if not body.startswith("[", at):
                value, at = _DECODER.raw_decode(body, at)
                # "tru" and 12 of 123 are no values; only what closes itself is known to be whole
                if isinstance(value, str | dict):
                    found.setdefault(key, value)
                continue
            items = found.setdefault(key, [])
            at = _past(_GAP, body, at + 1)
            while not body.startswith("]", at):
                value, at = _DECODER.raw_decode(body, at)
                if isinstance(value, str | dict) and isinstance(items, list):
                    items.append(value)
                at = _past(_GAP, body, at)
            at += 1
    except (ValueError, RecursionError):
        return found


def _past(pattern: re.Pattern[str], body: str, at: int) -> int:
    found = pattern.match(body, at)
    return found.end() if found else at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of its pairs: a list of items that comes twice is one list, any other key twice is told."""
    made: dict[str, Any] = {}
    twice = None
    for key, value in pairs:
        before = made.get(key, value)
        if before != value and isinstance(before, list) and isinstance(value, list) and _objects([*before, *value]):
            made[key] = [*before, *value]
            continue
        made[key] = value
        if before != value:
            twice = key
    if twice is None:
        return made
    doubtful = _Doubtful(made)
    doubtful.twice = twice
    return doubtful


def _objects(values: Sequence[Any]) -> bool:
    return all(isinstance(v, dict) for v in values)


_DECODER = json.JSONDecoder(object_pairs_hook=_object)


def read_items(raw: Any, model: type[W], kind: str) -> tuple[list[W], list[Finding]]:
    """Read a list of items one by one; one that does not fit becomes a finding, one that comes again a note."""
    items: list[W] = []
    found: list[Finding] = []
    again: dict[int, int] = {}
    for i, entry in enumerate(raw if isinstance(raw, list) else []):
        path = f"answer.{kind}[{i}]"
        if isinstance(entry, _Doubtful):
            found.append(note("ANS003", path, f"{entry.twice}: given twice, differently; left out: {_show(entry)}"))
            continue
        fit = _fit(entry)
        try:
            item = model.model_validate(fit)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(p) for p in first["loc"]) or "item"
            found.append(note("ANS003", path, f"{where}: {first['msg']}; left out: {_show(entry)}"))
            continue
        if fit != entry:
            found.append(note("ANS003", path, "characters that no text can hold are shown as \ufffd"))
        if item in items:
            first_at = items.index(item)
            again[first_at] = again.get(first_at, 0) + 1
        else:
            items.append(item)
    found += [
        note("ANS009", f"answer.{kind}", f"came {n + 1} times, kept once: {_show(items[i].model_dump())}")
        for i, n in again.items()
    ]
    return items, found


def _fit(value: Any) -> Any:
    """A value with its strings free of lone surrogates and of NUL, which neither a file nor a table can hold."""
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, list):
        return [_fit(v) for v in value]
    return {_fit(k): _fit(v) for k, v in value.items()} if isinstance(value, dict) else value


def lists_missing(value: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Which of the lists that were asked for an answer does not have."""
    return [name for name in names if not isinstance(value.get(name), list)]


def of_form(*names: str) -> Callable[[str], bool]:
    """Whether an answer is a whole JSON object with every list that was asked for: what may be kept and given again."""

    def fits(text: str) -> bool:
        value, whole = read_json(text)
        return whole and value is not None and not lists_missing(value, names)

    return fits


def strange_keys(value: Mapping[str, Any], names: Sequence[str]) -> list[Finding]:
    """A note on every part of an answer that was not asked for."""
    return [
        note("ANS003", "answer", f"{_fit(key)!r} was not asked for; left out: {_show(part)}")
        for key, part in value.items()
        if key not in names
    ]


def not_asked(kind: str, item: WireFixedSentence | WireFixedPosition | WireFixedCited) -> Finding:
    """A note on a correction of an item that was not to be corrected."""
    return note("ANS003", f"answer.{kind}", f"item {item.item} was not asked for; left out: {_show(item.model_dump())}")


def _show(value: object) -> str:
    return json.dumps(_fit(value), ensure_ascii=False, default=str)[:_SHOWN]


def note(code: str, path: str, message: str) -> Finding:
    """A finding on the answer that is no reason against an item."""
    return Finding(code=code, effect="note", path=path, message=message)


def problem(code: str, path: str, message: str) -> Finding:
    """A finding on the answer that leaves a part of the article unread."""
    return Finding(code=code, effect="unverify", path=path, message=message)


def to_summary(item: WireSentence, text: str, shown: Mapping[int, Sentence]) -> tuple[SummarySentence, list[Finding]]:
    """A sentence of the summary with the slices it cites."""
    evidence, found = cited_evidence(item.evidence, text, shown, "summary")
    return SummarySentence(text=" ".join(item.text.split()), evidence=evidence), found


def to_position(item: WirePosition, reading: Reading, shown: Mapping[int, Sentence]) -> Asked:
    """A position with the sentences it cites; None, and a finding with what it said, for a party not asked for."""
    party = party_meant(item.party, reading.parties)
    if party is None:
        return None, [not_a_party(item)]
    if not item.statement.strip():
        return None, [left_out("the statement is empty", item)]
    text = reading.article.text
    statement = " ".join(item.statement.split())
    evidence, found = cited_evidence(item.evidence, text, shown, "positions")
    cited = [n for n in item.evidence if n in shown]
    if cited and (there := where_it_stands(statement, cited, shown, text)):
        evidence, _ = cited_evidence(there, text, shown, "positions")
        said = ", ".join(map(str, cited))
        found.append(note("ANS015", "answer.positions", f"cites {said}, but stands in {there[0]}: {statement}"))
    target = item.target.strip() or statement
    language = reading.article.language
    position = Position(
        party=party,
        holder=_stated(item.holder) or item.speaker.strip() or party,
        speaker=Speaker(name=item.speaker.strip()),
        voice="paraphrased",
        act=item.act,
        target=Target(text=target, party=party_named((target, statement), reading.parties, party, language)),
        polarity=item.polarity,
        condition=_stated(item.condition),
        issue=target,
        statement=statement,
        evidence=evidence,
    )
    return position, found


def not_a_party(item: WirePosition | WireCited) -> Finding:
    """A note on a position of a party that was not asked for."""
    message = f"{item.party!r} was not asked for; left out: {_show(item.model_dump())}"
    return note("ANS007", "answer.positions", message)


def left_out(why: str, item: Wire) -> Finding:
    """A note on an item that is of no use, with what it said."""
    return note("ANS003", "answer.positions", f"{why}; left out: {_show(item.model_dump())}")


def _stated(value: str | None) -> str | None:
    """A nullable string; small models write the word instead of the null."""
    plain = (value or "").strip()
    return None if plain.lower().strip(".") in {"", "none", "null", "n/a", "no condition"} else plain


def party_meant(name: str, parties: Sequence[Party]) -> str | None:
    """The party that a model means: by its id or a name, else by a word that only one of them has ("Russian")."""
    wanted = name.strip().casefold().removeprefix("the ")
    for party in parties:
        if wanted in {n.casefold().removeprefix("the ") for n in (party.id, *party.names)}:
            return party.id
    meant = [
        party.id
        for party in parties
        if wanted in {w.casefold().removeprefix("the ") for w in (*party.adjectives, *party.demonyms, *party.seats)}
    ]
    return meant[0] if len(meant) == 1 else None


def cited_evidence(
    numbers: Sequence[int], text: str, shown: Mapping[int, Sentence], kind: str
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    """The slices of the sentences cited, and a note on each number that was not shown."""
    strange = [n for n in dict.fromkeys(numbers) if n not in shown]
    found = [note("ANS004", f"answer.{kind}", f"sentence {n} was not among those shown") for n in strange]
    known = sorted({n for n in numbers if n in shown})
    return tuple(Evidence.at(text, shown[n]) for n in known), found
