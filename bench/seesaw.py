"""Who is for or against whom on SEESAW, ours beside a lexicon: `python bench/seesaw.py FOLDER [--limit N]`.

FOLDER has the corpus's `articles/` and `annotations/` (Zhang et al. 2022), which are not here. Scored are triplets of
holder, target and sign in the sentences that have any; every system is given the annotated entities. The lexicon is
VADER (Hutto and Gilbert 2014; `pip install vaderSentiment`): the entity that a sentence names first is for or against
each other one that it names, by the sentiment of the sentence. `negative` is that with every sentence negative.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from stance.evaluate import evaluate_corpus, load_corpus
from stance.evaluate.corpora import Attitude, Corpus, CorpusArticle
from stance.records import Party, Polarity

SIGNS: tuple[Polarity, ...] = ("supports", "opposes")
# VADER's own bounds between positive, neutral and negative.
_NEUTRAL = 0.05
_DRAWS = 1000

Sign = Callable[[str], Polarity | None]
Counts = Counter[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only so many articles")
    given = parser.parse_args()
    corpus = load_corpus(given.folder)
    corpus = corpus._replace(articles=corpus.articles[: given.limit])
    started = time.process_time()
    outcome = evaluate_corpus(corpus).outcome
    seconds = time.process_time() - started
    print(f"{len(outcome.articles)} articles, {1000 * seconds / len(outcome.articles):.0f} ms each")
    print(f"{'':10} {'supports: P R F1':>24} {'opposes: P R F1':>24}  mean F1 (95 % interval)   sign right of pairs")
    table = {"stance": [Counter(counts) for counts in outcome.counts]}
    table |= {name: baseline(corpus, sign) for name, sign in (("vader", vader()), ("negative", lambda _: "opposes"))}
    for name, counts in table.items():
        print(row(name, counts))
    return 0


def vader() -> Sign:
    """VADER's sign of a text; it is installed by whoever wants the comparison."""
    analyzer = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()

    def sign(text: str) -> Polarity | None:
        score = analyzer.polarity_scores(text)["compound"]
        return "supports" if score >= _NEUTRAL else "opposes" if score <= -_NEUTRAL else None

    return sign


def baseline(corpus: Corpus, sign: Sign) -> list[Counts]:
    """The counts of each article, as `evaluate_corpus` has them."""
    found = []
    for entry in corpus.articles:
        gold, ours = set(entry.attitudes), set(attitudes(entry, sign))
        pairs = {(a.holder, a.target, a.where) for a in gold}
        n: Counts = Counter()
        for polarity in SIGNS:
            wanted, told = ({a for a in some if a.polarity == polarity} for some in (gold, ours))
            n[f"gold {polarity}"], n[f"given {polarity}"] = len(wanted), len(told)
            n[f"right {polarity}"] = len(wanted & told)
        n["matched"], n["signed"] = len(gold & ours), sum((a.holder, a.target, a.where) in pairs for a in ours)
        found.append(n)
    return found


def attitudes(entry: CorpusArticle, sign: Sign) -> Iterator[Attitude]:
    """The first entity of each annotated sentence toward the others that it names."""
    names = [(party.id, pattern(party)) for party in entry.parties]
    for where in sorted({a.where for a in entry.attitudes if a.where}, key=lambda s: s.start):
        sentence = where.of(entry.article.text)
        polarity = sign(sentence)
        places = [(match.start(), name) for name, known in names if (match := known.search(sentence))]
        order = list(dict.fromkeys(name for _, name in sorted(places)))
        if polarity is not None:
            yield from (Attitude(holder=order[0], target=o, polarity=polarity, where=where) for o in order[1:])


def pattern(party: Party) -> re.Pattern[str]:
    """Any of an entity's names as whole words, and the surname of somebody."""
    forms = [*party.names, *party.adjectives, *(p.name.split()[-1] for p in party.people if party.id == p.name)]
    return re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in sorted(forms, key=len, reverse=True))})\b")


def row(name: str, counts: list[Counts]) -> str:
    """One system's figures, the interval by drawing articles anew (bootstrap, 1,000 draws)."""
    chance = random.Random(7)
    total = sum(counts, Counter())
    draws = sorted(mean(sum(chance.choices(counts, k=len(counts)), Counter())) for _ in range(_DRAWS))
    told = ["/".join(f"{100 * x:.1f}" for x in scores(total, sign)).rjust(24) for sign in SIGNS]
    low, high = (100 * draws[round(share * (_DRAWS - 1))] for share in (0.025, 0.975))
    paired = 100 * total["matched"] / total["signed"] if total["signed"] else 0
    return (
        f"{name:10} {told[0]} {told[1]}  {100 * mean(total):.1f} ({low:.1f} to {high:.1f})"
        f"   {paired:.1f} of {total['signed']:.0f}"
    )


def scores(n: Counts, sign: Polarity) -> tuple[float, float, float]:
    """Precision, recall and F1 of one sign."""
    right, given, gold = (n[f"{what} {sign}"] for what in ("right", "given", "gold"))
    precision, recall = right / given if given else 0.0, right / gold if gold else 0.0
    return precision, recall, 2 * right / (given + gold) if given + gold else 0.0


def mean(n: Counts) -> float:
    return sum(scores(n, sign)[2] for sign in SIGNS) / len(SIGNS)


if __name__ == "__main__":
    raise SystemExit(main())
