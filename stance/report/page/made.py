"""How a report came about: engine, model, prompts, checks, once for all articles that share them."""

from __future__ import annotations

from collections.abc import Sequence

from stance.records import Analysis, Comparison, PromptUse
from stance.report.wording import Wording


def how(
    analyses: Sequence[Analysis], made: Comparison | None, wording: Wording
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return, for each way in which articles were analysed, which they are and pairs of what and how.

    A comparison adds how its issues were put together. What differs from run to run is left out.
    """
    words = wording.say.page
    ways: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for i, analysis in enumerate(analyses):
        ways.setdefault(_pairs(analysis, wording), []).append(i + 1)
    found = [("" if len(ways) == 1 else ", ".join(f"[{n}]" for n in numbers), pairs) for pairs, numbers in ways.items()]
    if made is not None:
        by = [made.method, made.model or "", _prompts(made.prompts)]
        found.append(("", ((words["method"], " · ".join(b for b in by if b)),)))
    return tuple(found)


def _pairs(analysis: Analysis, wording: Wording) -> tuple[tuple[str, str], ...]:
    made, words = analysis.provenance, wording.say.page
    pairs = [
        (words["version"], made.stance),
        (words["engine"], wording.say.words["offline"] if made.engine == "offline" else made.engine),
        (words["model"], made.model or ""),
        (words["parameters"], ", ".join(f"{k}={v}" for k, v in sorted(made.parameters.items()))),
        (words["prompts"], _prompts(made.prompts)),
        (words["rules"], made.rules),
    ]
    return tuple((what, told) for what, told in pairs if told)


def _prompts(prompts: Sequence[PromptUse]) -> str:
    return ", ".join(f"{p.name} {p.version} ({p.fingerprint[:12]})" for p in prompts)
