"""Which checks an analysis leaves out, and which nobody may leave out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from stance.errors import OptionsError
from stance.verify.rules import Rule, chosen_rules, rules

# CAP002 also decides how a party is heard
_CORE = ("EVD", "SRC", "HLD", "ANS", "CAP")


def left_out(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes that are not checked, in order: those that `ignore` names and, where `select` names any, those
    that it does not.

    Both take codes or what codes begin with. What makes an answer trustworthy stays on: naming such a check to ignore
    raises `OptionsError`; `select` never turns it off.
    """
    select, ignore = tuple(select), tuple(ignore)
    refused = [rule for rule in chosen_rules(ignore) if not _optional(rule)]
    if refused:
        shown = ", ".join(f"{rule.code} ({_why(rule)})" for rule in refused)
        raise OptionsError(
            f"cannot ignore {shown}: without it nothing could be shown as verified. "
            "Name single codes that unverify or note; see 'stance rules'."
        )
    wanted = {rule.code for rule in chosen_rules(select)} if select else ignorable()
    return tuple(sorted((ignorable() - wanted) | {rule.code for rule in chosen_rules(ignore)}))


@cache
def ignorable() -> frozenset[str]:
    """The codes that may be left out."""
    return frozenset(rule.code for rule in rules() if _optional(rule))


def _optional(rule: Rule) -> bool:
    return rule.effect != "reject" and not rule.code.startswith(_CORE)


def _why(rule: Rule) -> str:
    return "it rejects what the article contradicts" if rule.effect == "reject" else "it says whose words they are"
