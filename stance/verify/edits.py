"""Where a statement follows the text word for word, the one word that it changes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from stance.records import Finding, Position, Reading, Span
from stance.text.words import Token, tokenize
from stance.verify.figures import numbers
from stance.verify.lexicon import Words, content_stems, found_in, stands_in, stem
from stance.verify.match import overlap, who_is
from stance.verify.negation import signs_agree
from stance.verify.parity import negator
from stance.verify.rules import finding
from stance.verify.signs import finite

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
    cut: bool = False
    """Whether a sentence ends in what stands in the text, and the next one is the statement's."""


def check_edits(
    reading: Reading, position: Position, cited: str, path: str, spans: Sequence[Span], words: Words
) -> list[Finding]:
    """Report a name, a number, a negation, a hedge or a condition that is other than in the words copied around it.

    Only changes between words that both sides have count, so that free paraphrase is left alone. Codes NAM002, NUM002,
    NEG002, MOD001 and CND001, each once.
    """
    found: dict[str, Finding] = {}
    turns = 0
    both = _denied(position.statement, words) & _denied(cited, words) if words.inflected else frozenset()
    condition = content_stems(position.condition or "", words)
    if found_in(position.statement, words.conditions, words):
        # it may stand at the other end of the statement
        condition |= content_stems(position.statement, words)
    for edit in _edits(position.statement, cited, words):
        for code, message in _faults(reading, edit, words):
            if code == "CND001" and overlap(content_stems(_text(edit.stands), words), condition) >= _KEPT:
                continue
            if code == "NEG002" and (
                edit.cut or _moved(position.statement, cited, edit, words) or _left_out(edit, words)
            ):
                continue
            if code == "NEG002" and _nothing_else(position.statement, cited, edit, words):
                continue
            if code == "NEG002" and _negated_elsewhere(position.statement, cited, edit, both, words):
                continue
            turns += code == "NEG002"
            found.setdefault(code, finding(code, path, message, *spans))
    strange = _other_party(reading, position, cited)
    if strange:
        found.setdefault("NAM002", finding("NAM002", path, strange, *spans))
    if turns % 2 == 0:
        # "if it is" and "unless it is not" say the same
        found.pop("NEG002", None)
    return list(found.values())


def _moved(statement: str, cited: str, edit: _Edit, words: Words) -> bool:
    """Whether the change is a condition that stands at another place of the other text, in whichever words."""
    for side, other in ((edit.said, cited), (edit.stands, statement)):
        own = [f"{_lows(side)} ", f"{_lows(side[1:])} "]
        if any(o.startswith(f"{c} ") for o in own for c in words.conditions) and found_in(
            other, words.conditions, words
        ):
            content = content_stems(_text(side), words)
            return bool(content) and overlap(content, content_stems(other, words)) >= _KEPT
    return False


def _left_out(edit: _Edit, words: Words) -> bool:
    """Whether the statement leaves out one half ("and will not sing"), or what something is not ("not X but")."""
    if edit.said or not edit.stands:
        return False
    first, last = edit.stands[0].low, edit.stands[-1].low
    if edit.behind is None:
        return first in words.list_links and len(edit.stands) > _ANCHOR
    links = last in words.limits or (last in words.list_links and words.inflected and finite(edit.behind, words))
    return first in words.negators and links and len(edit.stands) > _ANCHOR


def _nothing_else(statement: str, cited: str, edit: _Edit, words: Words) -> bool:
    """Whether both sides negate as often where that tells: "nothing", "unless", "denied", "does not think"."""
    lows = [[t.low for t in words.tokens(text)] for text in (statement, cited)]
    refusing, believing = ([listed.intersection(side) for side in lows] for listed in (words.refusing, words.beliefs))
    telling = words.object_negators | words.conditional_negators
    told = refusing[0] != refusing[1] or all(believing) or any(t.low in telling for t in (*edit.said, *edit.stands))
    listed = words.negating | words.conditional_negators
    counts = [sum(low in listed for low in side) for side in lows]
    return told and counts[0] == counts[1]


def _negated_elsewhere(statement: str, cited: str, edit: _Edit, both: frozenset[str], words: Words) -> bool:
    """Whether the word is negated alike on both sides, in another place of one of them."""
    if words.inflected:
        behind = [edit.behind] if edit.behind else []
        return bool(both & {t.low for t in (*edit.said, *edit.stands, *behind)})
    return edit.behind is not None and signs_agree(statement, cited, edit.behind.low, words)


def _denied(text: str, words: Words) -> frozenset[str]:
    """The words that follow a negation directly."""
    tokens = [t for t in words.tokens(text) if t.word]
    return frozenset(b.low for a, b in itertools.pairwise(tokens) if a.low in words.negators)


def _edits(statement: str, cited: str, words: Words) -> Iterator[_Edit]:
    said = [t for t in words.tokens(statement) if t.word]
    stands = [t for t in words.tokens(cited) if t.word]
    matcher = SequenceMatcher(None, [_key(t, words) for t in stands], [_key(t, words) for t in said], autojunk=False)
    codes = matcher.get_opcodes()
    for k, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or j2 - j1 > _SHORT:
            continue
        before = codes[k - 1][2] - codes[k - 1][1] if k and codes[k - 1][0] == "equal" else 0
        after = codes[k + 1][2] - codes[k + 1][1] if k + 1 < len(codes) else 0
        last = j2 == len(said)
        if (
            i1 == 0
            and after >= _END
            and 0 < i2 <= _SHORT
            and j2 > j1
            and said[j2 - 1].capital
            and stands[i2 - 1].capital
        ):
            # the first word of what was said
            yield _Edit(said[j2 - 1 : j2], stands[i2 - 1 : i2], stands[i2])
            continue
        ends = k + 2 == len(codes)
        anchored = before >= _ANCHOR and (after >= _ANCHOR or (last and before >= _END))
        if not anchored and not (before and (after >= _END or (ends and after >= _ANCHOR))):
            continue
        own = _same_sentence(cited, stands, i1, i2)
        if tag == "replace" and last and len(own) > _SHORT:
            continue
        yield _Edit(said[j1:j2], own, stands[i2] if i2 < len(stands) else None, len(own) < i2 - i1)


def _key(token: Token, words: Words) -> str:
    """What of a word counts when two texts are laid side by side: auxiliaries and endings make no difference."""
    if token.low in words.negating:
        return token.low
    return words.auxiliaries.get(token.low) or stem(token.low)


def _same_sentence(cited: str, stands: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The tokens from `start` to `end` up to where the sentence of the token before them ends."""
    for k in range(max(start, 1), end):
        if _STOPS & set(cited[stands[k - 1].end : stands[k].start]):
            return stands[start:k]
    return stands[start:end]


def _faults(reading: Reading, edit: _Edit, words: Words) -> Iterator[tuple[str, str]]:
    said, stands = _text(edit.said), _text(edit.stands)
    if edit.said and 0 < len(edit.stands) <= _SHORT:
        if _exchanged(reading, edit, words):
            yield "NAM002", f"the statement has {said!r} where the cited words have {stands!r}"
        mine, theirs = _numbers(edit.said, words), _numbers(edit.stands, words)
        if mine and theirs and mine != theirs:
            yield "NUM002", f"the statement has {said!r} where the cited words have {stands!r}"
    negated, denied = (_negates(side, edit.behind, words) for side in (edit.said, edit.stands))
    instead = found_in(said, words.contraries, words) or found_in(stands, words.contraries, words)
    if negated != denied and not instead and max(len(edit.said), len(edit.stands)) <= _SHORT:
        shown = said if negated else stands
        yield "NEG002", f"{shown!r} stands only on one side of words that are the same"
    if edit.said and len(edit.stands) <= _SHORT and _hedged(stands, words) and not _hedged(said, words):
        yield "MOD001", f"the statement has {said!r} where the cited words have {stands!r}"
    if edit.stands and not edit.said:
        first = edit.stands[0].low
        single = edit.behind is not None and bool(_numbers([edit.behind], words))
        if single and len(edit.stands) <= 2 and stands.lower() in words.approximate:
            yield "MOD001", f"the cited words say {stands!r} of a number, the statement does not"
        only_how = first in words.conditional_negators and edit.stands[1:] and edit.stands[1].low.endswith("ing")
        conditional = any(f"{_lows(edit.stands)} ".startswith(f"{c} ") for c in words.conditions)
        if conditional and len(edit.stands) >= _CLAUSE and not only_how:
            yield "CND001", f"the cited words depend on {stands!r}"


def _hedged(text: str, words: Words) -> bool:
    return bool(text) and found_in(text, (*words.hedges, *words.strong_hedges), words)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)


def _lows(tokens: Sequence[Token]) -> str:
    return " ".join(t.low for t in tokens)


def _negates(tokens: Sequence[Token], behind: Token | None, words: Words) -> bool:
    whole = [*tokens, *([behind] if behind else [])]
    # "no more than 60"
    return any(
        negator(whole, i, words)
        and whole[i].low not in words.second_negators
        and not (i + 1 < len(whole) and whole[i + 1].low in words.approximate)
        for i in range(len(tokens))
    )


def _numbers(tokens: Sequence[Token], words: Words) -> frozenset[float]:
    """The numbers among the tokens, those in "two-month" too."""
    bare = {float(words.multipliers[t.low]) for t in tokens if t.low in words.multipliers}
    return numbers(" ".join(t.text.replace("one-", "1 ").replace("-", " ") for t in tokens), words) | bare


def _exchanged(reading: Reading, edit: _Edit, words: Words) -> bool:
    """Whether one name stands for another that does not mean the same."""
    mine, theirs = (
        [t for t in side if t.capital and t.low not in words.pronouns and t.low not in words.name_fillers]
        for side in (edit.said, edit.stands)
    )
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


def _other_party(reading: Reading, position: Position, cited: str) -> str:
    """Tell of a party named in the statement in whose place the cited sentences have another; "" when there is none."""
    around = " ".join(
        s.of(reading.article.text) for s in reading.sentences if any(s.overlaps(e) for e in position.evidence)
    )
    said, there, told = (_parties_in(reading, text) for text in (position.statement, f"{around} {cited}", cited))
    own = {position.party, position.speaker.party, *(h.party for h in position.chain)}
    extra, missing = said - there - own, told - said - own
    if not extra or not missing:
        return ""
    return f"the statement names {min(extra)}, the cited words {min(missing)}"


def _parties_in(reading: Reading, text: str) -> set[str]:
    """The parties that a text names as a whole, by a capital or by an adjective."""
    low = " ".join(t.text.lower() for t in tokenize(text)).replace("’", "'")
    return {
        p.id
        for p in reading.parties
        if any(stands_in(low, w) for w in (*p.whole, *_lower(p.adjectives), *_lower(p.demonyms)))
    }


def _lower(names: Sequence[str]) -> frozenset[str]:
    return frozenset(n.lower() for n in names)


def _words_of(names: frozenset[str]) -> set[str]:
    return {word for name in names for word in name.split()}
