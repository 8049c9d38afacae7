"""How long the command takes to start, and an article offline: ratios and milliseconds of one run.

python bench/startup.py [ARTICLE]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import stance

ARTICLE = Path(__file__).parent.parent / "examples" / "corridor-wire.txt"
WORDS = 700


def seconds(*arguments: str, times: int = 15) -> float:
    """The median time of a process."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main() -> None:
    bare = seconds(sys.executable, "-c", "pass")
    shown = seconds(str(Path(sys.executable).parent / "stance"), "--help")
    print(f"python -c pass {1000 * bare:.0f} ms, stance --help {1000 * shown:.0f} ms: {shown / bare:.1f}x")
    article = stance.load(sys.argv[1] if len(sys.argv) > 1 else ARTICLE)
    for _ in range(3):
        stance.analyze(article, engine="offline")
    taken = []
    for k in range(30):
        # another text each time, so that nothing kept from the last run helps
        fresh = stance.parse(article.text + f"\n\nIt was hour {k}.\n", source="x")
        begin = time.perf_counter()
        stance.analyze(fresh, engine="offline")
        taken.append(time.perf_counter() - begin)
    words = len(article.text.split())
    typical = 1000 * statistics.median(taken)
    print(f"offline, loaded: {typical:.1f} ms for {words} words, {typical * WORDS / words:.1f} ms for {WORDS}")


if __name__ == "__main__":
    main()
