"""Who-said-what on the sets in bench/gold: articles in Russian and Ukrainian, and chains of reporting.

    python bench/gold.py articles bench/gold/ru [--half tuning|reporting] [--errors]
    python bench/gold.py probes bench/gold/ru-probes.jsonl --language ru [--half tuning|reporting] [--errors]
    python bench/gold.py chains bench/gold/chains/en.jsonl [--errors]

articles: one-to-one matching as in PolNeAR's scorer, a match being content IoU >= 0.5 on tokens; "full" also needs
the source to overlap (where the annotation has one). `outermost` takes only attributions that stand in no other, `all`
takes every one. Odd-numbered articles are for tuning, even-numbered ones for reporting.

probes: the same for single sentences, one of them a line.

chains: an item is right when the innermost statement is found with its holder, and its chain has exactly the annotated
hops, each in the annotated role; spans match when they overlap.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from stance.analyze import read
from stance.ingest import parse
from stance.parties import load_parties
from stance.records import Attribution, Hop

TOKEN = re.compile(r"\w+|[^\w\s]")
PARTIES = ("US", "Russia", "Ukraine")
SAME = 0.5
Spans = list[list[int]]


class Item(NamedTuple):
    content: frozenset[int]
    source: frozenset[int]
    inner: bool
    shown: str


def attributions(text: str, language: str) -> tuple[Attribution, ...]:
    article = parse(text, source="gold").model_copy(update={"language": language})
    return read(article, load_parties(PARTIES)).attributions


def tokens(spans: list[tuple[int, int]], wanted: Spans) -> frozenset[int]:
    return frozenset(i for i, (s, e) in enumerate(spans) for a, b in wanted if s < b and e > a)


def matched(gold: list[Item], found: list[Item]) -> list[tuple[int, int, bool]]:
    pairs = sorted(
        (
            (len(g.content & f.content) / len(g.content | f.content), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.content & f.content
        ),
        reverse=True,
    )
    used_g: set[int] = set()
    used_f: set[int] = set()
    out = []
    for iou, i, j in pairs:
        if iou < SAME or i in used_g or j in used_f:
            continue
        used_g.add(i)
        used_f.add(j)
        out.append((i, j, not gold[i].source or bool(gold[i].source & found[j].source)))
    return out


def articles(folder: Path, half: str | None, *, errors: bool) -> dict[str, float]:
    """Print precision, recall and F1 of a folder; return the full F1 of "outermost" and "all"."""
    documents = [
        (f"{path.stem} {document['style']}", document)
        for path in sorted(folder.glob("[0-9]*.json"))
        if _wanted(int(path.stem), half)
        for document in [json.loads(path.read_text(encoding="utf-8"))]
    ]
    return measured(documents, errors=errors)


def probes(path: Path, half: str | None, language: str, *, errors: bool) -> dict[str, float]:
    """Print precision, recall and F1 of a file of single sentences; return the full F1 of "outermost" and "all"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    documents = [
        (str(n), {"language": language, **json.loads(line)}) for n, line in enumerate(lines, 1) if _wanted(n, half)
    ]
    return measured(documents, errors=errors)


def _wanted(number: int, half: str | None) -> bool:
    return half is None or (number % 2 == 1) == (half == "tuning")


def measured(documents: list[tuple[str, dict[str, Any]]], *, errors: bool) -> dict[str, float]:
    """Print precision, recall and F1 of annotated texts; return the full F1 of "outermost" and "all"."""
    reached: dict[str, float] = {}
    totals = {"outermost": [0, 0, 0, 0], "all": [0, 0, 0, 0]}
    for title, document in documents:
        text = document["text"]
        spans = [m.span() for m in TOKEN.finditer(text)]
        gold = [
            Item(
                tokens(spans, a["content"]),
                tokens(spans, a["source"]),
                a.get("within") is not None,
                f"{[text[s:e] for s, e in a['source']]} | {[text[s:e] for s, e in a['content']]}",
            )
            for a in document["attributions"]
        ]
        found = [
            Item(
                tokens(spans, [[c.start, c.end] for c in a.content]),
                tokens(spans, [[a.source.start, a.source.end]] if a.source else []),
                a.within is not None,
                f"{a.source.of(text) if a.source else None} | {[c.of(text) for c in a.content]}",
            )
            for a in attributions(text, document["language"])
        ]
        for name, total in totals.items():
            g = [x for x in gold if name == "all" or not x.inner]
            f = [x for x in found if name == "all" or not x.inner]
            pairs = matched(g, f)
            for k, n in enumerate((len(g), len(f), len(pairs), sum(ok for *_, ok in pairs))):
                total[k] += n
            if errors and name == "all":
                hit_g, hit_f = {i for i, *_ in pairs}, {j for _, j, _ in pairs}
                wrong = len(hit_g) < len(g) or len(hit_f) < len(f) or not all(ok for *_, ok in pairs)
                if wrong:
                    print(f"== {title}" if "style" in document else f"== {title} {text}")
                for i, x in enumerate(g):
                    if i not in hit_g:
                        print("  missed ", x.shown)
                for j, x in enumerate(f):
                    if j not in hit_f:
                        print("  extra  ", x.shown)
                for i, j, ok in pairs:
                    if not ok:
                        print("  source ", g[i].shown, "<>", f[j].shown)
    for name, (n_gold, n_found, n_match, n_full) in totals.items():
        p, r = 100 * n_match / max(1, n_found), 100 * n_match / max(1, n_gold)
        f1, full = 200 * n_match / max(1, n_gold + n_found), 200 * n_full / max(1, n_gold + n_found)
        reached[name] = full
        print(f"{name:9} gold {n_gold} found {n_found}  P {p:.1f} R {r:.1f} F1 {f1:.1f}  full F1 {full:.1f}")
    return reached


def meets(hop: Hop, start: int, end: int) -> bool:
    return hop.start is not None and hop.end is not None and hop.start < end and start < hop.end


def right(item: dict[str, Any], found: tuple[Attribution, ...]) -> bool:
    """Whether one of the attributions is the annotated statement with its holder and exactly its hops."""
    text = item["text"]
    spans = [m.span() for m in TOKEN.finditer(text)]
    content = tokens(spans, [item["content"]])
    holder = item["holder"]["span"]
    for a in found:
        own = tokens(spans, [[c.start, c.end] for c in a.content])
        if not own & content or len(own & content) / len(own | content) < SAME:
            continue
        if a.source is None or not (a.source.start < holder[1] and holder[0] < a.source.end):
            continue
        hops = list(a.chain)
        if len(hops) != len(item["chain"]):
            continue
        left = list(hops)
        for wanted in item["chain"]:
            start, end = wanted["span"]
            same = [h for h in left if h.role == wanted["role"] and (meets(h, start, end) or h.name == wanted["name"])]
            if not same:
                break
            left.remove(same[0])
        else:
            return True
    return False


def chains(path: Path, *, errors: bool) -> float:
    """Print how many items of a file are right; return the share of those with two hops or more, per cent."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    hits = hops = hops_right = 0
    for item in items:
        found = attributions(item["text"], item["language"])
        ok = right(item, found)
        hits += ok
        if item["chain"]:
            hops += 1
            hops_right += ok
        if errors and not ok:
            print(item["id"], item["text"])
            wanted = [(h["name"], h["role"]) for h in item["chain"]]
            print("   wanted", item["holder"]["name"], "|", item["text"][slice(*item["content"])], "|", wanted)
            for a in found:
                content = [c.of(item["text"]) for c in a.content]
                print(
                    "   found ",
                    a.source and a.source.of(item["text"]),
                    "|",
                    content,
                    [(h.name, h.role) for h in a.chain],
                )
    share = 100 * hops_right / max(1, hops)
    print(f"{path.stem}: {hits} of {len(items)} right; of {hops} with two hops or more {hops_right} ({share:.0f} %)")
    return share


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["articles", "probes", "chains"])
    parser.add_argument("path", type=Path, nargs="+")
    parser.add_argument("--half", choices=["tuning", "reporting"])
    parser.add_argument("--language", default="ru", help="of probes")
    parser.add_argument("--errors", action="store_true", help="print what is missed, extra, or given to somebody else")
    given = parser.parse_args()
    for path in given.path:
        if given.action == "articles":
            articles(path, given.half, errors=given.errors)
        elif given.action == "probes":
            probes(path, given.half, given.language, errors=given.errors)
        else:
            chains(path, errors=given.errors)


if __name__ == "__main__":
    main()
