"""True positions with one thing made false, to see whether the checks notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import tomli

from stance.analyze import read
from stance.evaluate.agree import same_name
from stance.evaluate.gold import GoldArticle
from stance.evaluate.score import counts
from stance.records import Draft, Evidence, Position, Reading, Record, Speaker
from stance.verify import check

Family = Literal[
    "speaker",
    "party",
    "negation",
    "number",
    "date",
    "name",
    "hedge dropped",
    "condition dropped",
    "relayed made stated",
    "neighbouring sentence",
    "boilerplate",
]
FAMILIES: tuple[Family, ...] = get_args(Family)
OF_WORDS: tuple[Family, ...] = ("negation", "number", "date", "name", "hedge dropped", "condition dropped")
"""The families that change the statement, which can be tried on a paraphrase too."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=\s)[^\W\d_a-zа-яіїєґ][\w’'-]+", re.UNICODE)
_LETTERS = 20
# Fewer words are no statement.
_WORDS = 5


class Mutant(Record):
    """A gold position with one thing changed: `index` is that of the position, `family` what was changed."""

    family: Family
    index: int
    position: Position


class Trial(Record):
    """A mutant after the checks: `caught` unless it is shown as verified with its change; `codes` say why.

    `reworded` tells that the change was made in a faithful paraphrase.
    """

    article: str
    mutant: Mutant
    caught: bool
    codes: tuple[str, ...]
    reworded: bool = False


class Verification(Record):
    """What the checks make of one gold article: its true positions, their paraphrases, its mutants.

    `positions` counts those that count for their party, `refused` has the indexes of those of them that do not verify,
    with the codes; `paraphrases` counts the rewordings of those that do, `paraphrases_refused` has those refused.
    """

    article: str
    positions: int
    refused: tuple[tuple[int, tuple[str, ...]], ...]
    paraphrases: int
    paraphrases_refused: tuple[tuple[int, str, tuple[str, ...]], ...]
    trials: tuple[Trial, ...]


def verification(gold: GoldArticle) -> Verification:
    """Put a gold article's positions, their paraphrases and their mutants through the checks."""
    reading = read(gold.article, gold.parties)
    checked = _checked(reading, gold.positions)
    asked = [i for i, p in enumerate(gold.positions) if counts(p) and i not in gold.optional]
    sound = [i for i, p in enumerate(checked) if p.verdict == "verified"]
    reworded = [(i, text) for i in sound for text in (gold.paraphrases[i] if gold.paraphrases else ())]
    others = [(i, gold.positions[i].model_copy(update={"statement": text})) for i, text in reworded]
    again = _checked(reading, [p for _, p in others])
    made = [(m, False) for i in sound for m in mutants(gold, i, reading)]
    kept = [other for other, p in zip(others, again, strict=True) if p.verdict == "verified"]
    made += [(m, True) for i, p in kept for m in _mutants(gold, i, p, reading) if m.family in OF_WORDS]
    judged = _checked(reading, [m.position for m, _ in made])
    return Verification(
        article=gold.name,
        positions=len(asked),
        refused=tuple((i, _codes(checked[i])) for i in asked if checked[i].verdict != "verified"),
        paraphrases=len(reworded),
        paraphrases_refused=tuple(
            (i, text, _codes(p)) for (i, text), p in zip(reworded, again, strict=True) if p.verdict != "verified"
        ),
        trials=tuple(
            Trial(article=gold.name, mutant=m, caught=not _survives(m, p), codes=_codes(p), reworded=reworded)
            for (m, reworded), p in zip(made, judged, strict=True)
        ),
    )


def mutants(gold: GoldArticle, index: int, reading: Reading | None = None) -> list[Mutant]:
    """Return the mutants of gold position `index`: at most one of each family, none of one that does not apply."""
    return _mutants(gold, index, gold.positions[index], reading or read(gold.article, gold.parties))


def _mutants(gold: GoldArticle, index: int, own: Position, reading: Reading) -> list[Mutant]:
    made = []
    for family, changed in _changes(gold, own, reading, _table(gold.article.language)):
        if changed is not None and changed != own:
            made.append(Mutant(family=family, index=index, position=changed))
    return made


def _changes(
    gold: GoldArticle, own: Position, reading: Reading, table: dict[str, Any]
) -> Iterator[tuple[Family, Position | None]]:
    yield "speaker", _other_speaker(gold, own)
    yield "party", _other_party(gold, own)
    yield "negation", _stated(own, _negated(own, table))
    yield "number", _stated(own, _number(own.statement, table["numbers"]))
    yield "date", _stated(own, _date(own.statement, table["dates"]))
    yield "name", _stated(own, _other_name(own, reading))
    yield "hedge dropped", _stated(own, _first(table["hedge"], own.statement))
    yield "condition dropped", _unconditional(own, table["condition"])
    yield "relayed made stated", _as_stated(own)
    yield "neighbouring sentence", _neighbour(gold, own, reading)
    yield "boilerplate", _boilerplate(gold, own)


def _stated(own: Position, statement: str | None) -> Position | None:
    return own.model_copy(update={"statement": statement}) if statement else None


def _first(pairs: Sequence[Sequence[str]], text: str) -> str | None:
    for pattern, replacement in pairs:
        changed, n = re.subn(pattern, replacement, text, count=1)
        if n:
            return changed
    return None


def _negated(own: Position, table: dict[str, Any]) -> str | None:
    if table.get("concord") and re.search(table["concord"], own.statement, re.IGNORECASE):
        # "nobody signs" without its second negation is still none
        return None
    changed = _first(table["negation"], own.statement)
    if changed is not None or not own.statement.startswith(own.holder):
        return changed
    rest = own.statement[len(own.holder) :].lstrip()
    if table.get("after_holder"):
        return f"{own.holder} {table['after_holder']} {rest}"
    verb, _, tail = rest.partition(" ")
    if not re.fullmatch(r"[a-z]+s", verb):
        return None
    base = re.sub(r"(?<=[^aeiou])ies$", "y", verb)
    base = re.sub(r"(?<=sh|ch|ss)es$|(?<=x)es$", "", base) if base == verb else base
    base = base.removesuffix("s") if base == verb else base
    return f"{own.holder} does not {base} {tail}"


def _number(statement: str, words: Sequence[str]) -> str | None:
    for match in _NUMBER.finditer(statement):
        if _YEAR.fullmatch(match.group()):
            continue
        first = str(int(match.group()[0]) % 9 + 1)
        return statement[: match.start()] + first + match.group()[1:] + statement[match.end() :]
    return _swapped(statement, words, 4)


def _date(statement: str, words: Sequence[Sequence[str]]) -> str | None:
    year = _YEAR.search(statement)
    if year:
        return statement[: year.start()] + str(int(year.group()) - 2) + statement[year.end() :]
    for kind in words:
        changed = _swapped(statement, kind, 2)
        if changed:
            return changed
    return None


def _swapped(statement: str, words: Sequence[str], step: int) -> str | None:
    for k, word in enumerate(words):
        match = re.search(rf"\b{re.escape(word)}\b", statement)
        if match:
            return statement[: match.start()] + words[(k + step) % len(words)] + statement[match.end() :]
    return None


def _other_speaker(gold: GoldArticle, own: Position) -> Position | None:
    """The words in the mouth of somebody else who is heard in the article."""
    relayed = own.voice == "relayed"
    mine = own.speaker if relayed else Speaker(name=own.holder, party=own.party, capacity=own.speaker.capacity)
    others = [p.speaker for p in gold.positions] + [
        Speaker(name=p.holder, party=p.party, capacity="official") for p in gold.positions
    ]
    whole = {word for p in gold.parties for word in p.whole}
    for other in sorted(others, key=lambda s: (s.party != mine.party, s.name)):
        if other.party == own.party and (other.name.lower() in whole or own.holder.lower() in whole):
            # the party itself holds what its official holds
            continue
        taken = (own.holder, own.speaker.name)
        if any(same_name(other.name, n, other.party, gold.parties) for n in taken) or other.party is None:
            continue
        if relayed:
            chain = tuple(
                h.model_copy(update={"name": other.name, "party": other.party}) if h.role == "relay" else h
                for h in own.chain
            )
            return own.model_copy(update={"speaker": other, "chain": chain})
        return own.model_copy(update={"holder": other.name, "party": other.party, "speaker": other})
    return None


def _other_party(gold: GoldArticle, own: Position) -> Position | None:
    for party in gold.parties:
        if party.id not in (own.party, own.speaker.party):
            update: dict[str, object] = {"party": party.id}
            if own.voice != "relayed":
                update["speaker"] = own.speaker.model_copy(update={"party": party.id})
            return own.model_copy(update=update)
    return None


def _other_name(own: Position, reading: Reading) -> str | None:
    """Another name of the article for one in the statement that is not the holder's or the speaker's."""
    kept = " ".join((own.holder, own.speaker.name, *(h.name for h in own.chain)))
    known = {word for form in reading.names for word in form.split()}
    place = next(
        (m for m in _NAME.finditer(own.statement) if m.group().lower() in known and m.group() not in kept), None
    )
    if place is None:
        return None
    meant = _meant(reading, place.group())
    whole = {word for p in reading.parties for word in p.whole}
    named = [s.name for s in reading.names.values() if s.name not in meant and s.name.lower() not in whole]
    last = {name.split()[-1] for name in named if name.istitle()}
    pool = sorted(word for word in last if word in reading.article.text)
    for other in pool:
        if other not in own.statement and other not in kept and other[:1].isupper():
            return own.statement[: place.start()] + other + own.statement[place.end() :]
    return None


def _meant(reading: Reading, word: str) -> set[str]:
    """The names of all that a word of a name may mean in the article."""
    return {s.name for form, s in reading.names.items() if word.lower() in form.split()}


def _unconditional(own: Position, patterns: Sequence[str]) -> Position | None:
    statement = (_first([(p, "") for p in patterns], own.statement) or "").strip()
    if len(statement.split()) < _WORDS:
        return None
    return own.model_copy(update={"statement": statement, "condition": None})


def _as_stated(own: Position) -> Position | None:
    if own.voice != "relayed":
        return None
    speaker = Speaker(name=own.holder, party=own.party, capacity="official")
    chain = tuple(h for h in own.chain if h.role != "relay")
    return own.model_copy(update={"voice": "paraphrased", "speaker": speaker, "chain": chain})


def _neighbour(gold: GoldArticle, own: Position, reading: Reading) -> Position | None:
    """The sentence next to the evidence in which nobody says anything for the same holder."""
    at = [k for k, s in enumerate(reading.sentences) if any(s.overlaps(e) for e in own.evidence)]
    if not at:
        return None
    theirs = [e for p in gold.positions for e in p.evidence if p.party == own.party and p.holder == own.holder]
    for k in (at[-1] + 1, at[0] - 1):
        if 0 <= k < len(reading.sentences) and not any(reading.sentences[k].overlaps(e) for e in theirs):
            return own.model_copy(update={"evidence": (Evidence.at(gold.article.text, reading.sentences[k]),)})
    return None


def _boilerplate(gold: GoldArticle, own: Position) -> Position | None:
    text = gold.article.text
    for block in gold.article.blocks:
        if not block.citable and sum(c.isalpha() for c in block.of(text)) >= _LETTERS:
            return own.model_copy(update={"evidence": (Evidence.at(text, block),)})
    return None


def _checked(reading: Reading, positions: Sequence[Position]) -> tuple[Position, ...]:
    return check(reading, Draft(positions=tuple(positions)), ("official",)).positions


def _survives(mutant: Mutant, checked: Position) -> bool:
    """Whether the change is shown as verified; what a check put right is not."""
    if checked.verdict != "verified":
        return False
    if mutant.family == "speaker" and mutant.position.voice == "relayed":
        return checked.speaker.name == mutant.position.speaker.name
    if mutant.family == "relayed made stated":
        return checked.voice != "relayed"
    return True


def _codes(position: Position) -> tuple[str, ...]:
    return tuple(f.code for f in position.findings if f.effect != "note")


@cache
def _table(language: str) -> dict[str, Any]:
    data = tomli.loads((files("stance.evaluate.data") / "mutations.toml").read_text(encoding="utf-8"))
    table = data.get(language, data["en"])
    assert isinstance(table, dict)  # noqa: S101 - our own data
    return table
