"""From a model's answer to draft items; nothing it said is silently dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from stance.engine.wire import Wire, WireFixedPosition, WireFixedSentence, WirePosition, WireSentence
from stance.records import Evidence, Finding, Party, Position, Sentence, Speaker, SummarySentence, Target

W = TypeVar("W", bound=Wire)

_SHOWN = 400
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*(?:```\s*)?$", re.DOTALL)


def read_json(text: str) -> tuple[dict[str, Any] | None, bool]:
    """The JSON object in an answer, and whether it was whole.

    Fences and prose around it are passed over; of an answer that breaks off, what came complete is kept.
    """
    fenced = _FENCE.match(text)
    body = fenced[1] if fenced else text
    start = body.find("{")
    if start < 0:
        return None, False
    body = body[start:]
    for candidate in (body, body[: body.rfind("}") + 1]):
        try:
            value = json.loads(candidate)
        except ValueError:
            continue
        return (value, True) if isinstance(value, dict) else (None, False)
    try:
        value = from_json(body, allow_partial="off" if not body else True)
    except ValueError:
        return None, False
    return (_without_last(value), False) if isinstance(value, dict) else (None, False)


def _without_last(value: dict[str, Any]) -> dict[str, Any]:
    """Drop the item at which an answer broke off: partial parsing cannot tell it from a complete one."""
    lists = [k for k, v in value.items() if isinstance(v, list)]
    if lists:
        value[lists[-1]] = value[lists[-1]][:-1]
    return value


def read_items(raw: Any, model: type[W], kind: str) -> tuple[list[W], list[Finding]]:
    """Read a list of items one by one; one that does not fit becomes a finding."""
    items: list[W] = []
    found: list[Finding] = []
    for i, entry in enumerate(raw if isinstance(raw, list) else []):
        try:
            items.append(model.model_validate(entry))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(p) for p in first["loc"]) or "item"
            found.append(note("ANS003", f"answer.{kind}[{i}]", f"{where}: {first['msg']}; left out: {_show(entry)}"))
    return items, found


def lists_missing(value: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Which of the lists that were asked for an answer does not have."""
    return [name for name in names if not isinstance(value.get(name), list)]


def strange_keys(value: Mapping[str, Any], names: Sequence[str]) -> list[Finding]:
    """A note on every part of an answer that was not asked for."""
    return [
        note("ANS003", "answer", f"{key!r} was not asked for; left out: {_show(part)}")
        for key, part in value.items()
        if key not in names
    ]


def not_asked(kind: str, item: WireFixedSentence | WireFixedPosition) -> Finding:
    """A note on a correction of an item that was not to be corrected."""
    return note("ANS003", f"answer.{kind}", f"item {item.item} was not asked for; left out: {_show(item.model_dump())}")


def _show(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:_SHOWN]


def note(code: str, path: str, message: str) -> Finding:
    """A finding on the answer that is no reason against an item."""
    return Finding(code=code, effect="note", path=path, message=message)


def problem(code: str, path: str, message: str) -> Finding:
    """A finding on the answer that leaves a part of the article unread."""
    return Finding(code=code, effect="unverify", path=path, message=message)


def to_summary(item: WireSentence, text: str, shown: Mapping[int, Sentence]) -> tuple[SummarySentence, list[Finding]]:
    """A sentence of the summary with the slices it cites."""
    evidence, found = _evidence(item.evidence, text, shown, "summary")
    return SummarySentence(text=" ".join(item.text.split()), evidence=evidence), found


def to_position(
    item: WirePosition, text: str, shown: Mapping[int, Sentence], parties: Sequence[Party]
) -> tuple[Position | None, list[Finding]]:
    """A position with the sentences it cites; None, and a finding with what it said, for a party not asked for."""
    party = _party(item.party, parties)
    if party is None:
        return None, [
            note(
                "ANS007", "answer.positions", f"{item.party!r} was not asked for; left out: {_show(item.model_dump())}"
            )
        ]
    if not item.statement.strip():
        return None, [
            note("ANS003", "answer.positions", f"the statement is empty; left out: {_show(item.model_dump())}")
        ]
    evidence, found = _evidence(item.evidence, text, shown, "positions")
    aim = _stated(item.target_party)
    target = _party(aim, parties) if aim else None
    if aim and target is None:
        found.append(note("ANS007", "answer.positions", f"target party {aim!r} was not asked for; left out"))
    position = Position(
        party=party,
        holder=item.holder.strip() or party,
        speaker=Speaker(name=item.speaker.strip()),
        voice="paraphrased",
        act=item.act,
        target=Target(
            text=item.target.strip() or item.issue.strip() or item.statement, party=target if target != party else None
        ),
        polarity=item.polarity,
        condition=_stated(item.condition),
        issue=item.issue.strip() or item.target.strip(),
        statement=" ".join(item.statement.split()),
        evidence=evidence,
    )
    return position, found


def _stated(value: str | None) -> str | None:
    """A nullable string; small models write the word instead of the null."""
    plain = (value or "").strip()
    return None if plain.lower().strip(".") in {"", "none", "null", "n/a", "no condition"} else plain


def _party(name: str, parties: Sequence[Party]) -> str | None:
    wanted = name.strip().casefold().removeprefix("the ")
    for party in parties:
        if wanted in {n.casefold().removeprefix("the ") for n in (party.id, *party.names)}:
            return party.id
    return None


def _evidence(
    numbers: Sequence[int], text: str, shown: Mapping[int, Sentence], kind: str
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    strange = [n for n in dict.fromkeys(numbers) if n not in shown]
    found = [note("ANS004", f"answer.{kind}", f"sentence {n} was not among those shown") for n in strange]
    known = sorted({n for n in numbers if n in shown})
    return tuple(Evidence.at(text, shown[n]) for n in known), found
