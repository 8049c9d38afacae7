"""Many articles: several at a time within bounds, their results in the order of input."""

from stance.corpus.many import Analyses, Many, Outcome, analyze_many

__all__ = ["Analyses", "Many", "Outcome", "analyze_many"]
