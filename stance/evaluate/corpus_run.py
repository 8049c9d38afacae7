"""A corpus of others through the library, scored: who said what, and who is for or against whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from stance.analyze import blocking, read
from stance.engine.offline import OfflineEngine
from stance.errors import SourceError
from stance.evaluate.corpora import Attitude, Corpus, CorpusArticle, Told
from stance.evaluate.run import Evaluation
from stance.evaluate.score import Outcome
from stance.options import Options
from stance.parties import always_known, load_parties
from stance.records import Span
from stance.verify import check

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SAME = 0.5
"""Two contents are the same from this share of common tokens on, as in PolNeAR's scorer."""

Counts = Counter[str]


def evaluate_corpus(corpus: Corpus, progress: Callable[[str], None] | None = None) -> Evaluation:
    """Read every article without a model and count what was found against the annotation.

    PolNeAR: the outermost attributions, one-to-one with those annotated (content overlap, intersection over union of
    tokens, 0.5 or more; `full` also needs a source that overlaps). SEESAW and RuSentRel: verified positions of one
    annotated entity toward another, by sign, in the same sentence (SEESAW) or anywhere in the article (RuSentRel).
    An article that cannot be read is skipped and named.
    """
    counts: list[dict[str, float]] = []
    names: list[str] = []
    skipped = [(name, "the corpus has no text for it") for name in corpus.missing]
    for entry in corpus.articles:
        try:
            counts.append(dict(_told(entry) if corpus.name == "polnear" else _attitudes(entry)))
            names.append(entry.name)
        except SourceError as error:
            skipped.append((entry.name, str(error)))
        if progress:
            progress(entry.name)
    outcome = Outcome(
        articles=tuple(names),
        counts=tuple(counts),
        faults=(),
        measures="attributions" if corpus.name == "polnear" else "attitudes",
    )
    return Evaluation(
        setting=f"offline, {corpus.name}",
        articles=outcome.articles,
        figures=outcome.figures() if names else {},
        outcome=outcome,
        skipped=tuple(skipped),
    )


def _told(entry: CorpusArticle) -> Counts:
    found = read(entry.article, load_parties(always_known())).attributions
    ours = [
        Told(content=a.content, source=(a.source,) if a.source else (), cue=(a.cue,) if a.cue else ())
        for a in found
        if a.within is None
    ]
    tokens = [m.span() for m in _TOKEN.finditer(entry.article.text)]

    def held(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for i, (a, b) in enumerate(tokens) for s in spans if a < s.end and b > s.start)

    gold = [(held(t.content), held(t.source)) for t in entry.told]
    given = [(held(t.content), held(t.source)) for t in ours]
    n: Counts = Counter({"gold": len(gold), "given": len(given)})
    every, told = frozenset().union(*(c for c, _ in gold)), frozenset().union(*(c for c, _ in given))
    n["gold tokens"], n["given tokens"], n["right tokens"] = len(every), len(told), len(every & told)
    for i, j in _pairs([c for c, _ in gold], [c for c, _ in given]):
        n["matched"] += 1
        n["full"] += not gold[i][1] or bool(gold[i][1] & given[j][1])
    return n


def _pairs(gold: Sequence[frozenset[int]], given: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Match the two one to one, the nearest first."""
    near = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(gold) for j, b in enumerate(given) if a & b),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for share, i, j in near:
        if share >= _SAME and i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())


def _attitudes(entry: CorpusArticle) -> Counts:
    n: Counts = Counter()
    gold, given = set(entry.attitudes), _given(entry)
    for sign in ("supports", "opposes"):
        wanted = {a for a in gold if a.polarity == sign}
        ours = {a for a in given if a.polarity == sign}
        n[f"gold {sign}"], n[f"given {sign}"], n[f"right {sign}"] = len(wanted), len(ours), len(wanted & ours)
    n["gold"], n["given"], n["matched"] = len(gold), len(given), len(gold & given)
    pairs = {(a.holder, a.target, a.where) for a in gold}
    n["signed"] = sum((a.holder, a.target, a.where) in pairs for a in given)
    return n


def _given(entry: CorpusArticle) -> set[Attitude]:
    """What verified positions say of one entity toward another."""
    reading = read(entry.article, entry.parties)
    options = Options(speaks_for=("official", "legislator", "former", "opposition", "expert", "citizen"))
    draft = blocking(OfflineEngine().draft(reading, options))
    checked = check(reading, draft, options.speaks_for)
    places = sorted({a.where for a in entry.attitudes if a.where}, key=lambda s: s.start)
    found: set[Attitude] = set()
    for position in checked.positions:
        target, sign = position.target.party, position.polarity
        if position.verdict != "verified" or target is None or sign not in ("supports", "opposes"):
            continue
        where = [s for s in places if any(s.overlaps(e) for e in position.evidence)] if places else [None]
        found |= {Attitude(holder=position.party, target=target, polarity=sign, where=w) for w in where}
    return found
