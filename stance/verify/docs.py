"""The list of checks as a page: `python -m stance.verify.docs > docs/rules.md`."""

from __future__ import annotations

import sys

from stance.verify.rules import rules

_EFFECTS = {"reject": "the source contradicts it", "unverify": "it cannot be established", "note": "changes nothing"}


def page() -> str:
    """Return docs/rules.md."""
    lines = ["# The checks", "", "Each code is stable and has one effect:", ""]
    lines += [f"- `{effect}`: {meaning}" for effect, meaning in _EFFECTS.items()]
    for rule in rules():
        lines += ["", f"## {rule.code} {rule.name}", "", f"Effect: `{rule.effect}`. {rule.summary}", ""]
        lines += [f"- fails: {rule.fails}", f"- passes: {rule.passes}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
