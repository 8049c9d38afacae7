"""Every article of a folder through the offline engine: how many, how long, what failed.

    python bench/through.py FOLDER

FOLDER holds any of: polnear/*/ and other corpora that `stance eval` knows, folders of text files, and JSON files with a
list of sentences under "text" or "sentences". Whatever else lies there is left out and named.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stance import analyze
from stance.errors import StanceError
from stance.evaluate import corpus_of, load_corpus
from stance.ingest import load, parse
from stance.records import Article


def articles(root: Path) -> Iterator[tuple[str, Article | Exception]]:
    """Every article below `root` with the folder it is counted under."""
    for folder in sorted(p for p in (root, *root.rglob("*")) if p.is_dir()):
        name = str(folder.relative_to(root.parent))
        if any(corpus_of(above) for above in folder.parents if root in above.parents or above == root):
            continue
        if corpus_of(folder):
            for entry in load_corpus(folder).articles:
                yield name, entry.article
            continue
        for path in sorted(folder.iterdir()):
            try:
                if path.suffix == ".txt":
                    yield name, load(path)
                elif path.suffix == ".json":
                    words = _sentences(json.loads(path.read_text(encoding="utf-8")))
                    if words:
                        yield name, parse(words, source=str(path))
            except (StanceError, ValueError) as error:
                yield name, error


def _sentences(data: Any) -> str | None:
    """The text of a JSON article: sentences in a list, or a text."""
    if isinstance(data, dict):
        for key in ("text", "sentences", "content", "body"):
            value = data.get(key)
            if isinstance(value, str):
                return value
            if isinstance(value, list):
                keys = ("text", "sentence", "content")
                parts = [v if isinstance(v, str) else next((v[k] for k in keys if k in v), "") for v in value]
                return "\n\n".join(p.strip() for p in parts if p.strip())
    return None


def main(root: Path) -> None:
    """Read, analyse, count and print."""
    n: dict[str, Counter[str]] = {}
    seconds: dict[str, float] = {}
    for name, article in articles(root):
        counts = n.setdefault(name, Counter())
        counts["articles"] += 1
        begin = time.perf_counter()
        try:
            if isinstance(article, Exception):
                raise article  # noqa: TRY301
            analysis = analyze(article, engine="offline")
            counts["positions"] += len(analysis.positions)
            counts["verified"] += sum(p.verdict == "verified" for p in analysis.positions)
            counts["attributions"] += len(analysis.attributions)
        except StanceError as error:
            counts["refused"] += 1
            print(f"refused: {error}", file=sys.stderr)
        except Exception as error:  # noqa: BLE001 - a crash is what is counted
            counts["crashed"] += 1
            print(f"CRASHED: {getattr(article, 'source', name)}: {type(error).__name__}: {error}", file=sys.stderr)
        seconds[name] = seconds.get(name, 0) + time.perf_counter() - begin
    print("| folder | articles | refused | crashed | attributions | positions | verified | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for name, c in n.items():
        cells = [c[k] for k in ("articles", "refused", "crashed", "attributions", "positions", "verified")]
        print(f"| {name} | {' | '.join(map(str, cells))} | {seconds[name]:.1f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
