"""The rules: every check has a stable code, one fixed effect, and an example that fails and one that passes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import tomli

from stance.errors import OptionsError
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
    data = tomli.loads((files("stance.verify.data") / "rules.toml").read_text(encoding="utf-8"))
    return tuple(sorted((Rule(**row) for row in data["rules"]), key=lambda r: r.code))


def chosen_rules(codes: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules whose code begins with one of `codes`; raises `OptionsError` for one that fits none."""
    chosen: dict[str, Rule] = {}
    for code in codes:
        fits = [rule for rule in rules() if code and rule.code.startswith(code.strip().upper())]
        if not fits:
            families = ", ".join(dict.fromkeys(rule.code[:3] for rule in rules()))
            raise OptionsError(f"no check has the code {code!r}: codes begin with {families}; see 'stance rules'.")
        chosen.update({rule.code: rule for rule in fits})
    return tuple(rule for rule in rules() if rule.code in chosen)


@cache
def _effects() -> dict[str, Effect]:
    return {rule.code: rule.effect for rule in rules()}


def finding(code: str, path: str, message: str, *spans: Span) -> Finding:
    """Make a finding with the effect that its rule fixes; raises KeyError for a code that no rule has."""
    plain = tuple(Span(start=s.start, end=s.end) for s in spans)
    return Finding(code=code, effect=_effects()[code], path=path, message=message, spans=plain)
