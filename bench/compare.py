"""The comparison against matrices that were filled by hand: `python bench/compare.py GOLD SEESAW [--half tuning]`.

GOLD is a folder of matrices (`bench/gold/compare`); SEESAW the folder of that corpus, whose texts are not here. A cell
is an issue, a party and an article; it counts as filled where a verified position of the party cites the words that the
annotator cited for it, in the same article.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import stance
from stance.compare import side_by_side
from stance.compare.align import lexical
from stance.compare.space import Space
from stance.evaluate.corpora import joined
from stance.records import Analysis, Comparison, Omission, Position

PACKAGED = {"US", "Russia", "Ukraine", "Iran", "Israel", "UN", "EU", "China", "UK", "France", "Germany"}
TUNING = {"own", "seesaw-023", "seesaw-102", "seesaw-090", "seesaw-125", "seesaw-216", "seesaw-223"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("seesaw", type=Path)
    parser.add_argument("--half", choices=["tuning", "reporting", "all"], default="reporting")
    parser.add_argument("--align", choices=["lexical", "semantic", "model"], default="lexical")
    parser.add_argument("--show", action="store_true", help="print what is not in the gold, to be read by eye")
    parser.add_argument("--stability", action="store_true", help="how issues stand without each position in turn")
    parser.add_argument("--story", action="append", help="only this one; may be given again")
    parser.add_argument("--model", help="what reads the articles, and with --align model finds issues")
    parser.add_argument("--base-url", help="the endpoint that serves it")
    parser.add_argument("--cache", type=Path, help="a folder for its answers, so that a second run asks for none twice")
    given = parser.parse_args()
    sums: dict[str, list[float]] = {}
    steady: list[tuple[float, float]] = []
    for path in sorted(given.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if given.half != "all" and (gold["story"] in TUNING) != (given.half == "tuning"):
            continue
        if given.story and gold["story"] not in given.story:
            continue
        made, seconds = compared(gold, given.gold, given.seesaw, given.align, reader(given))
        scores = score(gold, made)
        print(gold["story"], *(f"{k} {a:.0f}/{b:.0f}" for k, (a, b) in scores.items()), f"{seconds:.2f} s", sep="  ")
        for name, (a, b) in scores.items():
            sums.setdefault(name, [0, 0])
            sums[name][0] += a
            sums[name][1] += b
        if given.stability:
            kept = stability(made.analyses)
            print(
                f"  pairs that stay: {100 * sum(kept) / len(kept):.1f} %, in the worst tenth {100 * worst(kept):.1f} %"
            )
            steady.append((sum(kept) / len(kept), worst(kept)))
        if given.show:
            show(gold, made)
    for i, name in enumerate(("pairs that stay", "in the worst tenth")) if steady else ():
        print(
            f"{name:34} {100 * sum(each[i] for each in steady) / len(steady):21.1f} %  (mean of {len(steady)} stories)"
        )
    for name, (a, b) in sums.items():
        print(f"{name:34} {a:5.0f} of {b:5.0f}  {100 * a / b if b else 0:5.1f} %")
    return 0


def reader(given: argparse.Namespace) -> dict[str, Any]:
    """The options of what reads: the offline engine, or a small model as the guide advises for one."""
    if given.model is None:
        return {"engine": "offline"}
    return {
        "engine": "llm",
        "model": given.model,
        "base_url": given.base_url,
        "model_cache": given.cache,
        "statements": "article",
        "max_input_tokens": 1050,
        "repairs": 0,
        "timeout": 900.0,
    }


def compared(
    gold: dict[str, Any], home: Path, seesaw: Path, align: str, read_by: dict[str, Any]
) -> tuple[Comparison, float]:
    with tempfile.TemporaryDirectory() as folder:
        own = [p for p in gold["parties"] if p not in PACKAGED]
        files = []
        for party in own:
            path = Path(folder) / f"{len(files)}.toml"
            path.write_text(definition(party, gold.get("members", {}).get(party, [])), encoding="utf-8")
            files.append(path)
        options = {"parties": tuple(gold["parties"]), "party_files": tuple(files), **read_by}
        if own:
            # for a camp its members of Congress speak
            options["speaks_for"] = ("official", "legislator")
        analyses = []
        for article in gold["articles"]:
            read = stance.parse(text_of(gold, article, home, seesaw), source=article["id"])
            read = read.model_copy(update={"outlet": read.outlet or article["outlet"], "language": article["language"]})
            if article.get("date"):
                read = type(read).model_validate({**read.model_dump(), "date": article["date"]})
            analyses.append(stance.analyze(read, **options))
        started = time.perf_counter()
        if align == "lexical":
            made = side_by_side(analyses)
        else:
            made = stance.compare(analyses, **(options if align == "model" else {"align": align}))
    return made, time.perf_counter() - started


def text_of(gold: dict[str, Any], article: dict[str, Any], home: Path, seesaw: Path) -> str:
    if not gold["story"].startswith("seesaw"):
        return (home / article["file"]).read_text(encoding="utf-8")
    told = json.loads((seesaw / "articles" / article["file"]).read_text(encoding="utf-8"))
    return joined(str(told["title"]), {str(s["id"]): str(s["text"]).strip() for s in told["text"]})[0]


def definition(party: str, members: Sequence[str]) -> str:
    """A party file from the names that the annotator listed: people by two capital words, bodies else."""
    people = [m for m in members if len(m.split()) in (2, 3) and not set(m.split()) & BODY_WORDS]
    bodies = [m for m in members if m not in people and m != party]
    lines = ["[[party]]", f"id = {json.dumps(party)}", 'kind = "organization"', f"names = [{json.dumps(party)}]"]
    for kind, names in (("people", people), ("bodies", bodies)):
        for name in names:
            aliases = [name.split()[-1]] if kind == "people" else []
            lines += [f"[[party.{kind}]]", f"name = {json.dumps(name)}", f"aliases = {json.dumps(aliases)}"]
    return "\n".join(lines) + "\n"


BODY_WORDS = {
    "House", "Senate", "GOP", "Republicans", "Democrats", "Congress", "Department", "administration", "Committee",
    "White", "Army", "Ministry", "Council", "Secretariat", "government", "Pentagon", "campaign", "Party", "leadership",
    "leaders", "The", "the", "State", "Office", "Caucus", "party", "Defense", "Justice",
}  # fmt: skip


def score(gold: dict[str, Any], made: Comparison) -> dict[str, tuple[float, float]]:
    """Counts of what is right and of all, by measure."""
    number = {a["id"]: i for i, a in enumerate(gold["articles"])}
    cells: dict[tuple[str, str, int], list[list[int]]] = {}
    status: dict[tuple[str, str, int], set[str]] = {}
    for cell in gold["cells"]:
        key = cell["issue"], cell["party"], number[cell["article"]]
        cells.setdefault(key, []).extend(cell["evidence"])
        status.setdefault(key, set()).add(cell["status"])
    ours = list(positions(made))
    filled = sum(
        any(p.party == party and a == article and _cites(p, spans) for _, a, p in ours)
        for (_, party, article), spans in cells.items()
    )
    matched = [
        (issue, a, {k[0] for k, spans in cells.items() if k[1:] == (p.party, a) and _cites(p, spans)})
        for issue, a, p in ours
    ]
    asked = [m for m, (_, _, p) in zip(matched, ours, strict=True) if p.party in gold["parties"]]
    together = [
        (one[0] == other[0], bool(one[2] & other[2]))
        for one, other in combinations([m for m in asked if m[2]], 2)
        if one[1] != other[1]
    ]
    languages = [a["language"] for a in gold["articles"]]
    across = [
        (one[0] == other[0], bool(one[2] & other[2]))
        for one, other in combinations([m for m in asked if m[2]], 2)
        if languages[one[1]] != languages[other[1]]
    ]
    silent = {(s["issue"], s["party"], number[s["article"]]) for s in gold["silent"]}

    def real(omission: Omission) -> bool:
        """Whether the annotator has the party silent in that article on an issue that one of the reports is on."""
        return any(
            (issue, omission.party, omission.article) in silent
            for ref in omission.reported
            for (issue, party, article), spans in cells.items()
            if (party, article) == (omission.party, ref.article) and _cites(made.position(ref), spans)
        )

    stands = [
        Omission(party=o.party, article=z, issues=(o.issue,), reported=o.told)
        for o in made.left_out
        for z in o.articles
    ]
    groups = {frozenset(g.articles) for g in made.copies}
    copies = {frozenset(number[i] for i in g) for g in gold["copies"]}
    return {
        "cells filled": (filled, len(cells)),
        "verified in a filled cell": (sum(bool(m[2]) for m in asked), len(asked)),
        "pairs put together rightly": (sum(a and b for a, b in together), sum(a for a, _ in together)),
        "pairs of one issue put together": (sum(a and b for a, b in together), sum(b for _, b in together)),
        "across languages rightly": (sum(a and b for a, b in across), sum(a for a, _ in across)),
        "across languages found": (sum(a and b for a, b in across), sum(b for _, b in across)),
        "omissions real": (sum(map(real, made.omissions)), len(made.omissions)),
        "stands left out real": (sum(map(real, stands)), len(stands)),
        "omissions found": (
            sum(any(_tells(o, g, made, number) for o in (*made.omissions, *stands)) for g in gold["omissions"]),
            len(gold["omissions"]),
        ),
        "copies": (len(groups & copies), max(len(groups), len(copies))),
    }


def _tells(ours: Omission, theirs: dict[str, Any], made: Comparison, number: dict[str, int]) -> bool:
    """Whether an omission is one that the annotator lists: the party, the outlet, and a report that it cites."""
    if (ours.party, ours.article) != (theirs["party"], number[theirs["not_in"]]):
        return False
    where = number[theirs["in"]["article"]]
    return any(r.article == where and _cites(made.position(r), [theirs["in"]["span"]]) for r in ours.reported)


def stability(analyses: Sequence[Analysis]) -> list[float]:
    """For each position what share of the pairs on one issue, with it or without it, are pairs both ways.

    Issues are found by words. To add a position is to go back from where it is left out, so that both are measured.
    """
    whole = pairs_by_words(analyses)
    kept = []
    for a, analysis in enumerate(analyses):
        for i in range(len(analysis.positions)):
            rest = analysis.model_copy(update={"positions": analysis.positions[:i] + analysis.positions[i + 1 :]})
            found = pairs_by_words([*analyses[:a], rest, *analyses[a + 1 :]])
            # those behind it have moved up by one
            moved = {frozenset((x, y + (x == a and y >= i)) for x, y in pair) for pair in found}
            before = {pair for pair in whole if (a, i) not in pair}
            kept.append(len(moved & before) / len(moved | before) if moved | before else 1.0)
    return kept


def worst(kept: Sequence[float]) -> float:
    tenth = sorted(kept)[: max(1, len(kept) // 10)]
    return sum(tenth) / len(tenth)


def pairs_by_words(analyses: Sequence[Analysis]) -> set[frozenset[tuple[int, int]]]:
    space = Space(analyses)
    return {
        frozenset((space.refs[i].article, space.refs[i].position) for i in pair)
        for group in lexical(space).groups
        for pair in combinations(group.members, 2)
    }


def positions(made: Comparison) -> Iterator[tuple[str, int, Position]]:
    for issue in made.issues:
        for ref in issue.positions:
            position = made.position(ref)
            if position.verdict == "verified" and not position.personal:
                yield issue.id, ref.article, position


def _cites(position: Position, spans: Sequence[Sequence[int]]) -> bool:
    return any(e.start < end and start < e.end for e in position.evidence for start, end in spans)


def show(gold: dict[str, Any], made: Comparison) -> None:
    for issue in made.issues:
        print("  ==", issue.id, issue.label)
        for ref in issue.positions:
            p = made.position(ref)
            if p.verdict == "verified" and not p.personal:
                print(
                    "      ",
                    ref.article,
                    p.party,
                    "|",
                    p.holder,
                    "|",
                    p.act,
                    p.polarity,
                    "|",
                    p.evidence[0].quote[:140],
                )
    for d in made.differences:
        print("  DIFF", d.kind, d.party, d.message)
        print("      ", d.a.article, d.a.said_by, d.a.verb, "|", d.a.quote)
        print("      ", d.b.article, d.b.said_by, d.b.verb, "|", d.b.quote)
    labels = {i.id: i.label for i in made.issues}
    for o in made.omissions:
        print(
            "  OMIT",
            o.party,
            "in",
            o.article,
            "on",
            "; ".join(labels[i] for i in o.issues),
            "|",
            made.position(o.reported[0]).evidence[0].quote[:100],
        )
    for stand in made.left_out:
        print("  LEFT OUT", stand.party, "in", stand.articles, "|", made.position(stand.told[0]).statement[:100])


if __name__ == "__main__":
    sys.exit(main())
