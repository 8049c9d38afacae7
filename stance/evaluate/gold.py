"""Gold sets: articles with the positions that people found in them. The layout is that of docs/annotation.md."""

from __future__ import annotations

import json
from datetime import date as Date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from stance.errors import GoldError
from stance.ingest import load
from stance.options import Options
from stance.parties import load_parties
from stance.records import (
    Act,
    Article,
    Evidence,
    Hop,
    HopRole,
    Party,
    Polarity,
    Position,
    Record,
    Speaker,
    Status,
    Target,
    Voice,
)


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Quote(_Given):
    quote: str = Field(min_length=1)
    nth: int | None = Field(default=None, ge=1)
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class _Hop(_Given):
    name: str
    party: str | None = None
    role: HopRole


class _Position(_Given):
    party: str
    holder: str
    speaker: Speaker
    chain: tuple[_Hop, ...] = ()
    voice: Voice
    act: Act
    target: Target
    polarity: Polarity
    condition: str | None = None
    issue: str
    statement: str
    evidence: tuple[_Quote, ...] = Field(min_length=1)
    optional: bool = False
    paraphrases: tuple[str, ...] = ()


class Trap(_Given):
    """Words that a careless reader would give to the wrong mouth: which kind, where, and why.

    `nth` says which of several places in the text the quote is at, from 1.
    """

    family: str
    quote: str
    why: str
    nth: int = Field(default=1, ge=1)

    def place(self, text: str) -> int:
        """Where the quote begins in `text`, or -1."""
        at = -1
        for _ in range(self.nth):
            at = text.find(self.quote, at + 1)
            if at < 0:
                break
        return at


class _File(_Given):
    language: str
    date: Date | None = None
    outlet: str | None = None
    genre: str = ""
    topic: str = ""
    parties: tuple[str, ...] = Field(min_length=1)
    party_file: str | None = None
    status: dict[str, Status]
    positions: tuple[_Position, ...]
    traps: tuple[Trap, ...] = ()


class GoldArticle(Record):
    """One article with what people found in it.

    `positions` are records with exact evidence; `optional` holds the indexes of those that count neither way, and
    `paraphrases` the faithful rewordings of each position's statement. `asked` and `party_files` are how the parties
    were named, `parties` their definitions.
    """

    name: str
    article: Article
    parties: tuple[Party, ...]
    asked: tuple[str, ...]
    party_files: tuple[Path, ...] = ()
    status: dict[str, Status]
    positions: tuple[Position, ...]
    optional: frozenset[int] = frozenset()
    paraphrases: tuple[tuple[str, ...], ...] = ()
    traps: tuple[Trap, ...] = ()
    genre: str = ""
    topic: str = ""


def load_gold(folder: str | Path) -> list[GoldArticle]:
    """Read every annotated article under `folder`: each `NAME.json` with its `NAME.txt`, in order of path.

    Raises `GoldError`, which names the file and the first thing that is wrong in it: an evidence quote that is not in
    the text or occurs more than once without `nth`, an unknown party, a field that does not fit.
    """
    root = Path(folder)
    if not root.is_dir():
        raise GoldError(f"{str(folder)!r} is no folder: give a folder with NAME.txt and NAME.json for each article.")
    files = sorted(p for p in root.rglob("*.json") if p.with_suffix(".txt").exists())
    if not files:
        raise GoldError(f"{str(folder)!r} holds no annotated article: NAME.json must stand beside NAME.txt.")
    return [_load(file, root) for file in files]


def _load(file: Path, root: Path) -> GoldArticle:
    name = str(file.relative_to(root).with_suffix(""))
    try:
        given = _File.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(p) for p in first["loc"])
        raise GoldError(f"{str(file)!r} does not fit at {where}: {first['msg']}. See docs/annotation.md.") from error
    except ValueError as error:
        raise GoldError(f"{str(file)!r} is not JSON in UTF-8: {error}.") from error
    options = Options(date=given.date, outlet=given.outlet)
    article = load(file.with_suffix(".txt"), options).model_copy(update={"language": given.language, "source": name})
    extra = (file.parent / given.party_file,) if given.party_file else ()
    parties = load_parties(given.parties, extra)
    ids = {p.id for p in parties}
    if set(given.status) != ids:
        raise GoldError(f"{str(file)!r}: status must name exactly the parties {', '.join(sorted(ids))}.")
    positions = tuple(_position(p, i, article, ids, file) for i, p in enumerate(given.positions))
    return GoldArticle(
        name=name,
        article=article,
        parties=parties,
        asked=given.parties,
        party_files=extra,
        status=given.status,
        positions=positions,
        optional=frozenset(i for i, p in enumerate(given.positions) if p.optional),
        paraphrases=tuple(p.paraphrases for p in given.positions),
        traps=given.traps,
        genre=given.genre,
        topic=given.topic,
    )


def _position(given: _Position, index: int, article: Article, ids: set[str], file: Path) -> Position:
    where = f"{str(file)!r}: positions[{index}]"
    for party in (given.party, given.speaker.party, given.target.party, *(h.party for h in given.chain)):
        if party is not None and party not in ids:
            raise GoldError(f"{where} names the party {party!r}, which is not among {', '.join(sorted(ids))}.")
    if (given.voice == "relayed") != any(h.role == "relay" for h in given.chain):
        raise GoldError(f"{where}: voice 'relayed' and a hop of role 'relay' belong together.")
    fields: dict[str, Any] = {k: getattr(given, k) for k in Position.model_fields if k in _Position.model_fields}
    fields["chain"] = tuple(Hop(name=h.name, party=h.party, role=h.role) for h in given.chain)
    fields["evidence"] = tuple(_evidence(quote, article.text, where) for quote in given.evidence)
    return Position(**fields)


def _evidence(given: _Quote, text: str, where: str) -> Evidence:
    places = []
    at = text.find(given.quote)
    while at >= 0:
        places.append(at)
        at = text.find(given.quote, at + 1)
    shown = given.quote if len(given.quote) <= 60 else given.quote[:57] + "..."
    if not places:
        raise GoldError(f"{where}: the quote {shown!r} is not in the text: copy it exactly.")
    if given.start is not None:
        if given.start not in places or given.end not in (None, given.start + len(given.quote)):
            raise GoldError(f"{where}: the quote {shown!r} does not stand at {given.start}.")
        start = given.start
    elif given.nth is not None:
        if given.nth > len(places):
            raise GoldError(f"{where}: the quote {shown!r} occurs {len(places)} times, not {given.nth}.")
        start = places[given.nth - 1]
    elif len(places) > 1:
        raise GoldError(f"{where}: the quote {shown!r} occurs {len(places)} times: say which with 'nth'.")
    else:
        start = places[0]
    return Evidence(start=start, end=start + len(given.quote), quote=given.quote)
