"""The checks: nothing is shown as verified that the source does not carry."""

from stance.verify.check import Checked, check
from stance.verify.lexicon import checked_languages
from stance.verify.rules import RULES_VERSION, Rule, chosen_rules, rules
from stance.verify.select import ignorable, left_out

__all__ = [
    "RULES_VERSION",
    "Checked",
    "Rule",
    "check",
    "checked_languages",
    "chosen_rules",
    "ignorable",
    "left_out",
    "rules",
]
