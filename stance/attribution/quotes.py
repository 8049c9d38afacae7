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
# one set of first characters, for which the text is searched fast
_MARK = re.compile(r"[\"“”„«»‘’‹›`'](?:(?<=`)`|(?<=')'|(?<![`']))")
_OPEN = frozenset("“«„‘")
_LONGEST_GAP = 600
_DOUBLE = {'"', "''"}


class Quote(NamedTuple):
    """One quotation: `[start, end)` with its marks, `[inner_start, inner_end)` without them.

    `depth` counts the quotations around it, `closed` tells whether its closing mark was found, and `continues`
    whether it goes on from the quotation of the paragraph before. `answer` marks an answer of an interview, which has
    no marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    continues: bool
    answer: bool = False


def find_quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """Return the quotations of the given blocks, in order of their start, nested ones after their hosts."""
    quotes: list[Quote] = []
    carried = False
    for block in blocks:
        close = _late_close(text, block) if carried else None
        if close is not None and quotes:
            last = max(range(len(quotes)), key=lambda i: quotes[i].end if quotes[i].depth == 0 else -1)
            quotes[last] = quotes[last]._replace(end=close.end(), inner_end=close.start(), closed=True)
            rest = Block(start=close.end(), end=block.end, kind=block.kind)
            found, carried = _in_block(text, rest, carried=False)
        else:
            ongoing = carried and text[block.start] not in _OPEN
            found, carried = _in_block(text, block, carried=carried)
            if ongoing and not found and len(text[block.start : block.end]) < _LONGEST_GAP and _runs_on(quotes):
                # sentences of one quotation set as paragraphs of their own, without marks
                carried = True
        quotes.extend(found)
    return sorted(quotes, key=lambda q: (q.start, -q.end))


def _runs_on(quotes: Sequence[Quote]) -> bool:
    return bool(quotes) and not quotes[-1].closed


def _late_close(text: str, block: Block) -> re.Match[str] | None:
    """The mark that closes a quotation left open in an earlier block, when no other opens before it."""
    match = next((m for m in _MARK.finditer(text, block.start, block.end) if not _apostrophe(text, m)), None)
    if match is None or match.group() in _OPEN or match.start() == block.start:
        return None
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1] or " "
    closing = match.group() in "”»" or (match.group() in _DOUBLE and not before.isspace() and not after.isalnum())
    return match if closing else None


def _apostrophe(text: str, match: re.Match[str]) -> bool:
    return match.group() in "‘’" and text[match.start() - 1 : match.start()].isalnum()


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
    if opener == '"' and mark == "”":
        # an editor's mixture of straight and curly marks
        return not before.isspace()
    if opener == '"' and mark == "''":
        # a typist's two apostrophes, where no straight mark is in reach
        return not before.isspace() and not after.isalnum()
    if opener in _DOUBLE:
        return mark == opener and not (before.isspace() and not after.isspace() and after.isalnum())
    if mark == "’":
        return opener == "‘" and not after.isalnum()
    if (opener == "“" and mark == '"') or (opener == "``" and mark == '"'):
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
