"""Whose each speaker is: the measure on lists of speakers, and the weights of stance/parties/data/whose.toml.

    python bench/whose.py score bench/gold/whose/reporting [--errors]
    python bench/whose.py fit bench/gold/whose/tuning bench/gold/positions/sixth/tuning > stance/parties/data/whose.toml

score: of the speakers whose words are found, without those of other sides that were rightly left open, the share whose
side is told and right, and the share of those told that are right. Words given to a speaker of another side count as
wrong.

fit: a softmax regression with a ridge over the candidates of each speaker whose side no words tell, by gradient ascent;
the table of precision and share found at each threshold, of articles held out in eight parts, goes to stderr.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import stance
from stance.parties import load_parties, resolve
from stance.parties.inferred import AROUND, features, probabilities, unresolved
from stance.parties.scene import Scene
from stance.text import sentences

LEAST = 0.7
SURELY = 0.8
RIDGE = 1.0
STEPS = 1500
STEP = 0.5
PARTS = 8
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)

Features = Mapping[str, Mapping[str, float]]


class Row(NamedTuple):
    """One person of an article: what speaks for each candidate, and whose they are."""

    article: str
    side: str
    features: Features


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("score", "fit"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each speaker who is wrong or left open")
    args = parser.parse_args()
    texts = sorted(p for folder in args.folders for p in folder.glob("*.txt"))
    if not texts:
        parser.error(f"no *.txt in {', '.join(map(str, args.folders))}")
    score(texts, args.errors) if args.command == "score" else fit(texts)


def score(texts: Sequence[Path], errors: bool) -> None:
    """Print how many of the speakers are resolved, and how many of these are right."""
    for language in ("en", "ru", "uk", ""):
        some = [t for t in texts if not language or t.stem.startswith(language)]
        n = sum((_scored(t, errors and not language) for t in some), Counter())
        told, open_ = n["right"] + n["wrong"], n["right"] + n["wrong"] + n["open"]
        if open_:
            print(
                f"{language or 'all'}: {n['right'] / open_:.1%} of {open_} resolved and right; "
                f"{n['right'] / max(1, told):.1%} of {told} resolved right; words not found {n['unfound']}"
            )


def _scored(path: Path, errors: bool) -> Counter[str]:
    cast = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = stance.load(path)
    attributions = stance.attributions(article, parties=cast["parties"])
    counts: Counter[str] = Counter()
    for entry in cast["cast"]:
        at = article.text.find(entry["said"])
        end = at + len(entry["said"])
        own = [a for a in attributions if any(c.start < end and at < c.end for c in a.content)]
        if at < 0 or not own:
            counts["unfound"] += 1
            continue
        words = set(entry["name"].split())
        speakers = [s for a in own for s in a.speakers]
        named = [s for s in speakers if words & set(s.name.split())] or speakers
        told = next((s.party for s in named if s.party), None)
        right = told == entry["party"]
        kind = "other" if right and told is None else "right" if right else "open" if told is None else "wrong"
        counts[kind] += 1
        if errors and kind in {"open", "wrong"}:
            print(f"{path.stem}: {kind}: {entry['name']} of {entry['party']}, told {told}: {entry['said']}")
    return counts


def fit(texts: Sequence[Path]) -> None:
    """Print the weights, and on stderr how good they are on articles that were held out."""
    found = [row for text in texts for row in rows(text)]
    names = sorted({k for row in found for evidence in row.features.values() for k in evidence})
    articles = sorted({row.article for row in found})
    guessed: list[tuple[float, str, str]] = []
    for part in range(PARTS):
        out = set(articles[part::PARTS])
        weights = fitted([row for row in found if row.article not in out], names)
        guessed += [(*_guess(row, weights), row.side) for row in found if row.article in out]
    for least in THRESHOLDS:
        told = [side == own for likely, side, own in guessed if likely >= least and side]
        of = sum(bool(own) for _, _, own in guessed)
        print(f"{least}: {np.mean(told):.3f} of {len(told)} right, {sum(told) / of:.3f} of {of} found", file=sys.stderr)
    print("# How much what stands around a name tells of whose somebody is, and how likely a side must be to be shown.")
    print("# Fitted by bench/whose.py on invented articles of our own.")
    print(f"least = {LEAST}")
    print(f"surely = {SURELY}")
    for name, weight in fitted(found, names).items():
        if round(weight, 2):
            print(f"{name} = {weight:.2f}")


def rows(path: Path) -> list[Row]:
    """The people of an article whose side no words tell, and who are in its list."""
    sides = _sides(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    article = stance.load(path)
    parties = load_parties(sides.pop("parties"))
    split = sentences(article)
    roster = resolve(article, split, parties)
    scene = Scene(article, split, roster.mentions, {p.politics or p.id: p.id for p in parties}, parties)
    found: list[Row] = []
    seen: set[int] = set()
    for mention, actor in roster.mentions:
        if id(actor) in seen or not unresolved(actor):
            continue
        seen.add(id(actor))
        words = {w for w in actor.name.replace("’", " ").split() if len(w) > 2}
        last = actor.name.split()[-1] if actor.kind == "person" else ""
        own = [side for name, side in sides.items() if words and (words <= set(name.split()) or last in name.split())]
        if own:
            found.append(Row(path.stem, own[0], features(scene, mention, actor)))
    return found


def _sides(gold: Any) -> dict[str, Any]:
    """Whose everyone in a list is, "" for another's, by name; and the parties asked for."""
    if "cast" in gold:
        return {"parties": gold["parties"], **{c["name"]: c["party"] or "" for c in gold["cast"]}}
    speakers = [(p["speaker"]["name"], p["speaker"]["party"]) for p in gold["positions"]]
    return {"parties": gold["parties"], **{name: party or "" for name, party in speakers}}


def fitted(found: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """The weights that make the sides of `found` likeliest, drawn towards none."""
    places = {name: i for i, name in enumerate(names)}
    made: list[tuple[np.ndarray, int]] = []
    for row in found:
        if row.side in row.features:
            table = np.zeros((len(row.features), len(names)))
            for i, evidence in enumerate(row.features.values()):
                for name, value in evidence.items():
                    table[i, places[name]] = value
            made.append((table, list(row.features).index(row.side)))
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope = -RIDGE * weights
        for table, right in made:
            scores = table @ weights
            likely = np.exp(scores - scores.max())
            slope = slope + table[right] - (likely / likely.sum()) @ table
        weights = weights + STEP * slope / max(1, len(made))
    return dict(zip(names, map(float, weights), strict=True))


def _guess(row: Row, weights: Mapping[str, float]) -> tuple[float, str]:
    likely = probabilities(row.features, weights)
    side = max(likely, key=lambda s: likely[s])
    return likely[side], "" if AROUND.isdisjoint(row.features[side]) else side


if __name__ == "__main__":
    main()
