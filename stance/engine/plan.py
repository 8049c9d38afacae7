"""What analysing an article with a model may take, counted before any call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stance.options import Options


class Plan(NamedTuple):
    """Calls, their tokens in, and the tokens out at most."""

    calls: int
    input_tokens: int
    output_tokens: int

    def __add__(self, other: object) -> Plan:
        """Both together."""
        if not isinstance(other, Plan):
            return NotImplemented
        return Plan(*(a + b for a, b in zip(self, other, strict=True)))


def plan_chunks(prompts: Sequence[int], max_output: int) -> Plan:
    """The calls that read an article: one per chunk, each with the tokens of its rendered prompt."""
    return Plan(len(prompts), sum(prompts), len(prompts) * max_output)


def plan_later(prompts: Sequence[int], max_output: int, repairs: int, cuts: int, *, joined: bool = True) -> Plan:
    """The calls that may follow, at most: parts of cut answers, one that joins summaries (if `joined`), and repairs.

    A cut answer is asked again in halves, as often as `cuts`, none of which shows more than the whole did. The other
    calls show what was answered and sentences of the article, so they are bounded by these; answers count twice, as a
    repair shows each item with the reasons why it fails.
    """
    if not prompts:
        return Plan(0, 0, 0)
    further = sum(2**n for n in range(1, cuts + 1))
    parts = Plan(*(further * n for n in plan_chunks(prompts, max_output)))
    answered = (further + 1) * len(prompts) * max_output
    several = joined and (len(prompts) > 1 or cuts > 0)
    joining = Plan(1, answered + max(prompts), max_output) if several else Plan(0, 0, 0)
    repair = Plan(1, sum(prompts) + 2 * answered, max_output)
    return parts + joining + Plan(*(repairs * n for n in repair))


def plan_passes(prompts: Sequence[int], max_output: int, options: Options) -> Plan:
    """The later passes, at most: each shows sentences of the article once more and positions that were found.

    Each repair then shows what they added too, twice, as for the first pass.
    """
    answered = len(prompts) * max_output
    later = options.passes - 1
    passed = Plan(len(prompts), sum(prompts) + answered, answered)
    repaired = Plan(0, 2 * answered * options.repairs, 0)
    return Plan(*(later * n for n in passed + repaired))
