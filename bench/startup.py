"""How long the command takes to start, and an article offline: ratios and milliseconds of one run.

python bench/startup.py [FOLDER]      # FOLDER holds *.txt; the examples without it
python bench/startup.py FOLDER 40     # only the first 40 texts compared: by a fresh process, in processor time,
                                      # and by the command, in wall clock

Processes run with the bytecode of all modules at hand, as an installed package has it: where PYTHONDONTWRITEBYTECODE is
set, each process would compile them anew, which takes a third of a second.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import stance

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = 700


def seconds(*arguments: str, times: int = 15) -> float:
    """The median time of a process."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


COMPARING = """
import sys, stance
stance.compare([stance.load(path) for path in sys.argv[1:]], engine="offline")
"""


def compared(folder: Path, count: int) -> None:
    """Print the user's processor time of a process that loads, analyses and compares texts; everything counts."""
    paths = [str(path) for path in sorted(folder.glob("*.txt"))[:count]]
    subprocess.run([sys.executable, "-c", COMPARING, *paths[:2]], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-c", COMPARING, *paths], check=True)
    taken = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    print(f"{len(paths)} articles loaded, analysed and compared in a fresh process: {taken:.2f} s")


def commanded(folder: Path, count: int, written: Path, times: int = 7) -> None:
    """Print how long the command takes to compare texts, from its start to the end of what is `written`."""
    paths = [str(path) for path in sorted(folder.glob("*.txt"))[:count]]
    command = [str(Path(sys.executable).parent / "stance"), "compare", "--engine", "offline", "--format", "json", "-q"]
    subprocess.run([*command, "-o", str(written), *paths], check=True)
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run([*command, "-o", str(written), *paths], check=True)
        taken.append(time.perf_counter() - begin)
    told = f"median {statistics.median(taken):.2f} s, best {min(taken):.2f} s"
    print(f"{len(paths)} articles compared by the command, on {len(os.sched_getaffinity(0))} cores: {told}")


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as kept:
        os.environ["PYTHONPYCACHEPREFIX"] = kept
        measured(Path(kept))


def measured(kept: Path) -> None:
    """Print what was asked for; files go to the folder `kept`."""
    if len(sys.argv) > 2:
        compared(Path(sys.argv[1]), int(sys.argv[2]))
        commanded(Path(sys.argv[1]), int(sys.argv[2]), kept / "compared.json")
        return
    bare = seconds(sys.executable, "-c", "pass")
    shown = seconds(str(Path(sys.executable).parent / "stance"), "--help")
    print(f"python -c pass {1000 * bare:.0f} ms, stance --help {1000 * shown:.0f} ms: {shown / bare:.1f}x")
    paths = sorted((Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES).glob("*.txt"))
    articles = [stance.load(path) for path in paths]
    stance.analyze(stance.parse("Moscow said on Monday that it wants peace.", source="warm"), engine="offline")
    taken = 0.0
    for article in articles:
        # each text once, so that nothing kept from an earlier run helps
        begin = time.perf_counter()
        stance.analyze(article, engine="offline")
        taken += time.perf_counter() - begin
    words = sum(len(article.text.split()) for article in articles)
    print(f"offline, loaded: {len(articles)} articles, {1000 * taken * WORDS / words:.1f} ms for {WORDS} words")


if __name__ == "__main__":
    main()
