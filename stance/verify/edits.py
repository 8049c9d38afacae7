"""Where a statement follows the text word for word, the one word that it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from stance.records import Finding, Position, Reading, Span
from stance.text.words import Token
from stance.verify.figures import numbers
from stance.verify.lexicon import Words, content_stems, found_in, stem
from stance.verify.match import overlap, who_is
from stance.verify.negation import negator
from stance.verify.rules import finding

_ANCHOR = 2
_END = 3
_SHORT = 4
_CLAUSE = 3
_KEPT = 0.5
_STOPS = frozenset(".!?…")


class _Edit(NamedTuple):
    """A local change: the words of the statement that stand for those of the text, either of which may be none."""

    said: Sequence[Token]
    stands: Sequence[Token]
    behind: Token | None


def check_edits(
    reading: Reading, position: Position, cited: str, path: str, spans: Sequence[Span], words: Words
) -> list[Finding]:
    """Report a name, a number, a negation, a hedge or a condition that is other than in the words copied around it.

    Only changes between words that both sides have count, so that free paraphrase is left alone. Codes NAM002, NUM002,
    NEG002, MOD001 and CND001, each once.
    """
    found: dict[str, Finding] = {}
    turns = 0
    condition = content_stems(position.condition or "", words)
    for edit in _edits(position.statement, cited, words):
        for code, message in _faults(reading, edit, words):
            if code == "CND001" and overlap(content_stems(_text(edit.stands), words), condition) >= _KEPT:
                continue
            turns += code == "NEG002"
            found.setdefault(code, finding(code, path, message, *spans))
    if turns % 2 == 0:
        # "if it is" and "unless it is not" say the same
        found.pop("NEG002", None)
    return list(found.values())


def _edits(statement: str, cited: str, words: Words) -> Iterator[_Edit]:
    said = [t for t in words.tokens(statement) if t.word]
    stands = [t for t in words.tokens(cited) if t.word]
    matcher = SequenceMatcher(None, [t.low for t in stands], [t.low for t in said], autojunk=False)
    codes = matcher.get_opcodes()
    for k, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or j2 - j1 > _SHORT:
            continue
        before = codes[k - 1][2] - codes[k - 1][1] if k and codes[k - 1][0] == "equal" else 0
        after = codes[k + 1][2] - codes[k + 1][1] if k + 1 < len(codes) else 0
        last = j2 == len(said)
        if before < _ANCHOR or (after < _ANCHOR and not (last and before >= _END)):
            continue
        own = _same_sentence(cited, stands, i1, i2)
        if tag == "replace" and last and len(own) > _SHORT:
            continue
        yield _Edit(said[j1:j2], own, stands[i2] if i2 < len(stands) else None)


def _same_sentence(cited: str, stands: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The tokens from `start` to `end` up to where the sentence of the token before them ends."""
    for k in range(max(start, 1), end):
        if _STOPS & set(cited[stands[k - 1].end : stands[k].start]):
            return stands[start:k]
    return stands[start:end]


def _faults(reading: Reading, edit: _Edit, words: Words) -> Iterator[tuple[str, str]]:
    said, stands = _text(edit.said), _text(edit.stands)
    if edit.said and 0 < len(edit.stands) <= _SHORT:
        if _exchanged(reading, edit):
            yield "NAM002", f"the statement has {said!r} where the cited words have {stands!r}"
        mine, theirs = _numbers(edit.said, words), _numbers(edit.stands, words)
        if mine and theirs and mine != theirs:
            yield "NUM002", f"the statement has {said!r} where the cited words have {stands!r}"
    negated, denied = (_negates(side, edit.behind, words) for side in (edit.said, edit.stands))
    if negated != denied and max(len(edit.said), len(edit.stands)) <= _SHORT:
        shown = said if negated else stands
        yield "NEG002", f"{shown!r} stands only on one side of words that are the same"
    if edit.said and len(edit.stands) <= _SHORT and _hedged(stands, words) and not _hedged(said, words):
        yield "MOD001", f"the statement has {said!r} where the cited words have {stands!r}"
    if edit.stands and not edit.said:
        first = edit.stands[0].low
        single = edit.behind is not None and bool(_numbers([edit.behind], words))
        if single and len(edit.stands) <= 2 and stands.lower() in words.approximate:
            yield "MOD001", f"the cited words say {stands!r} of a number, the statement does not"
        if first in words.conditions and len(edit.stands) >= _CLAUSE:
            yield "CND001", f"the cited words depend on {stands!r}"


def _hedged(text: str, words: Words) -> bool:
    return bool(text) and found_in(text, (*words.hedges, *words.strong_hedges), words)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)


def _negates(tokens: Sequence[Token], behind: Token | None, words: Words) -> bool:
    whole = [*tokens, *([behind] if behind else [])]
    return any(negator(whole, i, words) for i in range(len(tokens)))


def _numbers(tokens: Sequence[Token], words: Words) -> frozenset[float]:
    """The numbers among the tokens, those in "two-month" too."""
    bare = {float(words.multipliers[t.low]) for t in tokens if t.low in words.multipliers}
    return numbers(" ".join(t.text.replace("one-", "1 ").replace("-", " ") for t in tokens), words) | bare


def _exchanged(reading: Reading, edit: _Edit) -> bool:
    """Whether one name stands for another that does not mean the same."""
    mine, theirs = ([t for t in side if t.capital] for side in (edit.said, edit.stands))
    if not mine or not theirs or {stem(t.low) for t in mine} & {stem(t.low) for t in theirs}:
        return False
    one, other = (who_is(reading, _text(side)) or who_is(reading, side[-1].text) for side in (mine, theirs))
    if one is not None and other is not None:
        whole = {word for p in reading.parties for word in p.whole}
        speaks = [s.capacity == "official" or s.name.lower() in whole for s in (one, other)]
        general = any(_text(side).lower() in whole for side in (mine, theirs))
        return one.name != other.name and not (one.party == other.party and general and all(speaks))
    parties = [
        {p.id for p in reading.parties if any(t.low in _words_of(p.whole | _lower(p.adjectives)) for t in side)}
        for side in (mine, theirs)
    ]
    return not parties[0] & parties[1]


def _lower(names: Sequence[str]) -> frozenset[str]:
    return frozenset(n.lower() for n in names)


def _words_of(names: frozenset[str]) -> set[str]:
    return {word for name in names for word in name.split()}
