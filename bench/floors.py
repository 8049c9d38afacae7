"""Is the quality what it was? Compares what is reached now with the floors in quality_floors.json.

    python bench/floors.py [--scored FILE]

FILE is what PolNeAR's scorer printed for its dev part; without it only the sets in bench/gold are measured. Exit code 1
when something fell below its floor. A floor is lowered only on purpose, with the reason in the commit.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import gold

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "quality_floors.json").read_text(encoding="utf-8"))


def measured(scored: Path | None) -> dict[str, float]:
    """Every measure by its name in quality_floors.json, per cent."""
    found: dict[str, float] = {}
    for language in ("en", "ru", "uk"):
        found[f"chains {language}"] = gold.chains(HERE / "gold" / "chains" / f"{language}.jsonl", errors=False)
    for language in ("ru", "uk"):
        for half in ("tuning", "reporting"):
            full = gold.articles(HERE / "gold" / language, half, errors=False)
            found[f"full F1 {language} {half}"] = full["all"]
    for line in scored.read_text(encoding="utf-8").splitlines() if scored else ():
        kind, _, figures = line.partition("P/R/F1")
        if figures:
            found[f"{kind.strip()} F1 PolNeAR dev"] = float(figures.split()[-1])
    return found


def fallen(found: dict[str, float]) -> list[str]:
    """What lies below its floor, in words."""
    return [
        f"{name}: {found[name]:.1f}, the floor is {floor}"
        for name, floor in FLOORS.items()
        if name in found and found[name] < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scored", type=Path, metavar="FILE")
    given = parser.parse_args()
    problems = fallen(measured(given.scored))
    print("\n".join(problems) or "no floor is undercut")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
