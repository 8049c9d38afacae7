"""The rules: every check has a stable code, one fixed effect, and an example that fails and one that passes."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from stance.records import Effect, Finding, Record, Span

RULES_VERSION = "1"


class Rule(Record):
    """One check: what it means, what a failure does, and one example of each outcome."""

    code: str
    name: str
    effect: Effect
    summary: str
    fails: str
    passes: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in order of its code."""
    data = tomllib.loads((files("stance.verify.data") / "rules.toml").read_text(encoding="utf-8"))
    return tuple(sorted((Rule(**row) for row in data["rules"]), key=lambda r: r.code))


@cache
def _effects() -> dict[str, Effect]:
    return {rule.code: rule.effect for rule in rules()}


def finding(code: str, path: str, message: str, *spans: Span) -> Finding:
    """Make a finding with the effect that its rule fixes; raises KeyError for a code that no rule has."""
    plain = tuple(Span(start=s.start, end=s.end) for s in spans)
    return Finding(code=code, effect=_effects()[code], path=path, message=message, spans=plain)
