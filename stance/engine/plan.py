"""What analysing an article with a model may take, counted before any call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


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


def plan_later(prompts: Sequence[int], max_output: int, repairs: int) -> Plan:
    """The calls that may follow, at most: one that joins the summaries of several chunks, and the repairs.

    What they show is made of what was answered and of the article's sentences, so it is bounded by these; answers
    count twice, as a repair shows each item with the reasons why it fails.
    """
    answered = len(prompts) * max_output
    joining = Plan(1, answered + max(prompts, default=0), max_output) if len(prompts) > 1 else Plan(0, 0, 0)
    repair = Plan(1, sum(prompts) + 2 * answered, max_output) if prompts else Plan(0, 0, 0)
    return joining + Plan(*(repairs * n for n in repair))
