"""How far to trust the checks: gold sets and corpora, scores with intervals, mutations."""

from stance.evaluate.corpora import Corpus, CorpusArticle, corpus_of, load_corpus
from stance.evaluate.corpus_run import evaluate_corpus
from stance.evaluate.gold import GoldArticle, load_gold
from stance.evaluate.mutate import Mutant, mutants
from stance.evaluate.run import Evaluation, evaluate
from stance.evaluate.score import Outcome, compare, score

__all__ = [
    "Corpus",
    "CorpusArticle",
    "Evaluation",
    "GoldArticle",
    "Mutant",
    "Outcome",
    "compare",
    "corpus_of",
    "evaluate",
    "evaluate_corpus",
    "load_corpus",
    "load_gold",
    "mutants",
    "score",
]
