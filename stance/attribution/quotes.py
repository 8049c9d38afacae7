"""Quotation marks paired over blocks, without a parser.

A quotation may run over several sentences and paragraphs: a paragraph that opens with a mark while the one before was
left open continues it. A mark left open ends with its block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stance.records import Block

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‹": "›", "``": "''"}
_MARK = re.compile(r"``|''|[\"“”„«»‘’‹›]")
_DOUBLE = {'"', "''"}


class Quote(NamedTuple):
    """One quotation: `[start, end)` with its marks, `[inner_start, inner_end)` without them.

    `depth` counts the quotations around it, `closed` tells whether its closing mark was found, and `continues`
    whether it goes on from the quotation of the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    continues: bool


def find_quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """Return the quotations of the given blocks, in order of their start, nested ones after their hosts."""
    quotes: list[Quote] = []
    carried = False
    for block in blocks:
        found, left_open = _in_block(text, block, carried=carried)
        quotes.extend(found)
        carried = left_open
    return sorted(quotes, key=lambda q: (q.start, -q.end))


def _in_block(text: str, block: Block, *, carried: bool) -> tuple[list[Quote], bool]:
    stack: list[tuple[str, int, int]] = []
    found: list[Quote] = []
    first_continues = False
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        closes = bool(stack) and _can_close(mark, stack[-1][0], before, after)
        if closes:
            opener, start, inner = stack.pop()
            found.append(
                Quote(start, match.end(), inner, at, len(stack), True, first_continues and start == block.start)
            )
        elif _can_open(mark, before, after, inside=bool(stack)):
            if carried and at == block.start:
                first_continues = True
            stack.append((mark, at, match.end()))
    left_open = False
    while stack:
        opener, start, inner = stack.pop()
        if opener in ("‘", "’"):
            continue
        left_open = not stack
        found.append(
            Quote(start, block.end, inner, block.end, len(stack), False, first_continues and start == block.start)
        )
    return found, left_open


def _can_close(mark: str, opener: str, before: str, after: str) -> bool:
    if opener in _DOUBLE:
        return mark == opener and not (before.isspace() and not after.isspace() and after.isalnum())
    if mark == "’":
        return opener == "‘" and not after.isalnum()
    if opener == "“" and mark == '"' or opener == "``" and mark == '"':
        return True
    return mark in _PAIRS.get(opener, "")


def _can_open(mark: str, before: str, after: str, *, inside: bool) -> bool:
    if after.isspace():
        return False
    if mark in _DOUBLE:
        return not before.isalnum() or not inside
    if mark == "‘":
        return not before.isalnum()
    return mark in _PAIRS
