"""How far to trust the checks: gold sets, scores with intervals, mutations."""

from stance.evaluate.gold import GoldArticle, load_gold
from stance.evaluate.mutate import Mutant, mutants
from stance.evaluate.run import Evaluation, evaluate
from stance.evaluate.score import Outcome, compare, score

__all__ = ["Evaluation", "GoldArticle", "Mutant", "Outcome", "compare", "evaluate", "load_gold", "mutants", "score"]
