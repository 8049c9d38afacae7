"""Who-said-what on a folder of PolNeAR's layout: predictions for its scorer, and the counts of the cue lexicon.

    python bench/attribution.py predict FOLDER OUT.jsonl     # the outermost hop of every attribution
    python bench/attribution.py counts FOLDER                # writes stance/attribution/data/en.counts.toml anew
    python bench/attribution.py speed FOLDER [--against en_core_web_sm]   # documents a second, one core

FOLDER holds `text/NAME.txt` and, for counts, `attributions/NAME_xxxx.ann` (brat stand-off, code-point offsets).
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from stance.analyze import read
from stance.attribution.extract import find_all
from stance.attribution.found import Found
from stance.ingest import parse
from stance.parties import always_known, load_parties
from stance.records import Article, Attribution
from stance.text import sentences

TOKEN = re.compile(r"\w+|[^\w\s]")
COUNTS = Path(__file__).parent.parent / "stance" / "attribution" / "data" / "en.counts.toml"
SAME = 0.5


def articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """The articles of a folder; every line is taken as reporting, as the annotators did."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        article = parse(text, source=path.stem)
        blocks = tuple(b if b.citable else b.model_copy(update={"kind": "paragraph"}) for b in article.blocks)
        yield path.stem, article.model_copy(update={"blocks": blocks})


def predicted(article: Article) -> list[dict[str, list[list[int]]]]:
    """The outermost attributions of an article in the scorer's form."""
    found = read(article, load_parties(always_known())).attributions

    def row(a: Attribution) -> dict[str, list[list[int]]]:
        return {
            "content": [[c.start, c.end] for c in a.content],
            "source": [[a.source.start, a.source.end]] if a.source else [],
            "cue": [[a.cue.start, a.cue.end]] if a.cue else [],
        }

    return [row(a) for a in found if a.within is None]


def predict(folder: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for name, article in articles(folder):
            file.write(json.dumps({"doc": name, "attributions": predicted(article)}) + "\n")


def speed(folder: Path, limit: int, model: str | None) -> None:
    """Time who-said-what on each text once; with `model`, textacy's direct quotations on that spaCy model too."""
    every = list(articles(folder))[: limit + 5]
    for _, article in every[:5]:
        predicted(article)
    every = every[5:]
    words = sum(len(a.text.split()) for _, a in every) / len(every)
    textacy = _textacy(model) if model is not None else None
    ours = theirs = 0.0
    refused = 0
    for _, article in every:
        # in turn and in processor time, so that what else the machine does burdens both alike
        begin = time.process_time()
        predicted(article)
        ours += time.process_time() - begin
        if textacy is not None:
            begin = time.process_time()
            refused += not textacy(article.text)
            theirs += time.process_time() - begin
    print(f"stance {len(every) / ours:.1f} documents/s, {1000 * ours / len(every) * 700 / words:.1f} ms for 700 words")
    if textacy is not None:
        given_up = f"{refused} of {len(every)} given up"
        print(f"textacy on {model} {len(every) / theirs:.1f} documents/s ({given_up}): {theirs / ours:.1f}x")


def _textacy(model: str) -> Callable[[str], bool]:
    """A peer to measure against, installed by whoever wants the comparison; it tells whether it took the text."""
    pipeline = importlib.import_module("spacy").load(model)
    quotations = importlib.import_module("textacy.extract").direct_quotations

    def run(text: str) -> bool:
        try:
            list(quotations(pipeline(text)))
        except ValueError:
            # it gives up on a text with an odd number of quotation marks
            return False
        return True

    return run


def gold(path: Path) -> list[list[tuple[int, int]]]:
    """The content spans of each annotated attribution."""
    spans: dict[str, list[tuple[int, int]]] = {}
    contents = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if line.startswith("T") and len(parts) > 1:
            _, _, where = parts[1].partition(" ")
            spans[parts[0]] = [(int(a), int(b)) for a, b in (w.split() for w in where.split(";"))]
        elif line.startswith("E") and len(parts) > 1:
            refs = [a.partition(":") for a in parts[1].split()[1:]]
            content = [s for role, _, ref in refs if role.startswith("Content") for s in spans.get(ref, [])]
            if content:
                contents.append(content)
    return contents


def matched(text: str, found: list[Found], annotated: list[list[tuple[int, int]]]) -> set[int]:
    """The indexes of what was found that match an annotated content, one to one."""
    tokens = [m.span() for m in TOKEN.finditer(text)]

    def covered(spans: list[tuple[int, int]]) -> set[int]:
        return {i for i, (s, e) in enumerate(tokens) for a, b in spans if s < b and e > a}

    ours = [covered([(c.start, c.end) for c in f.content]) for f in found]
    theirs = [covered(a) for a in annotated]
    pairs = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(theirs) for j, b in enumerate(ours) if a & b]
    taken: dict[int, int] = {}
    for share, i, j in sorted(pairs, reverse=True):
        if share >= SAME and i not in taken and j not in taken.values():
            taken[i] = j
    return set(taken.values())


def counts(folder: Path) -> None:
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, article in articles(folder):
        annotations = sorted((folder / "attributions").glob(f"{name}_????.ann"))
        if not annotations:
            continue
        found = find_all(article, sentences(article))
        hits = matched(article.text, found, gold(annotations[0]))
        spans = [(c, j) for j, f in enumerate(found) for c in f.content if f.frame == "quote" or j in hits]
        for j, item in enumerate(found):
            cue = item.cue
            if item.frame in {"quote", "bare", "headline"} or cue is None:
                continue
            if any(k != j and c.covers(cue) for c, k in spans):
                continue
            row = seen[item.form.lemma if item.form else "according"][item.frame]
            row[0] += j in hits
            row[1] += 1
    lines = ["# How often a cue was a cue in this frame, of how often it stood there, in PolNeAR's training part."]
    for lemma in sorted(seen):
        lines += ["", f'["{lemma}"]', *(f'"{frame}" = {row}' for frame, row in sorted(seen[lemma].items()))]
    COUNTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["predict", "counts", "speed"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--against", metavar="MODEL", help="with speed: time textacy on this spaCy model too")
    parser.add_argument("--limit", type=int, default=60, help="with speed: how many documents")
    given = parser.parse_args()
    if given.action == "predict":
        predict(given.folder, given.out)
    elif given.action == "counts":
        counts(given.folder)
    else:
        speed(given.folder, given.limit, given.against)


if __name__ == "__main__":
    main()
