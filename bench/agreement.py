"""How far two independent annotations of the gold set agree, per cent.

    python bench/agreement.py [GOLD [SECOND]]

GOLD holds NAME.txt and NAME.json, SECOND the second NAME.json of some of them. A position of one annotation is found by
the other when holder, party and evidence match as in `stance eval`; the parts are compared on those that match.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from stance.evaluate import load_gold
from stance.evaluate.agree import Agreement, agree
from stance.evaluate.gold import GoldArticle

HERE = Path(__file__).parent / "gold" / "positions"
PARTS = ("speaker", "capacity", "chain", "voice", "act", "polarity", "target")


def pairs(gold: Path, second: Path) -> Iterator[tuple[GoldArticle, GoldArticle]]:
    """Each article that has two annotations, with both."""
    firsts = {Path(g.name).name: g for g in load_gold(gold)}
    with tempfile.TemporaryDirectory() as folder:
        for definitions in gold.rglob("*.toml"):
            shutil.copy(definitions, folder)
        for file in second.glob("*.json"):
            for source in gold.rglob(f"{file.stem}.txt"):
                shutil.copy(source, folder)
            shutil.copy(file, folder)
        for other in load_gold(folder):
            if other.name in firsts:
                yield firsts[other.name], other


def best(one: GoldArticle, index: int, other: GoldArticle) -> Agreement | None:
    """The best agreement of a position with one of the other annotation."""
    found = [agree(p, one.positions[index], one.parties) for p in other.positions]
    return max((a for a in found if a is not None), key=lambda a: a.iou, default=None)


def main() -> None:
    """Count over all articles with two annotations and print."""
    gold, second = Path(sys.argv[1]) if sys.argv[1:] else HERE, Path(sys.argv[2]) if sys.argv[2:] else HERE / "second"
    n: Counter[str] = Counter()
    for first, other in pairs(gold, second):
        n["articles"] += 1
        for one, two, name in ((first, other, "first"), (other, first, "second")):
            kept = [i for i in range(len(one.positions)) if i not in one.optional]
            found = [best(one, i, two) for i in kept]
            n[name] += len(kept)
            n[f"{name} found"] += sum(a is not None for a in found)
            if name == "first":
                for part in PARTS:
                    n[part] += sum(getattr(a, part) for a in found if a is not None)
        n["status"] += len(first.status)
        n["status same"] += sum(first.status[p] == other.status[p] for p in first.status)
    print(f"{n['articles']} articles, {n['first']} and {n['second']} positions")
    print(
        f"found by the other: {100 * n['first found'] / n['first']:.1f} and {100 * n['second found'] / n['second']:.1f}"
    )
    print(", ".join(f"{part} {100 * n[part] / n['first found']:.1f}" for part in PARTS))
    print(f"status {100 * n['status same'] / n['status']:.1f}")


if __name__ == "__main__":
    main()
