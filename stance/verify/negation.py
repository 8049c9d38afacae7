"""Does the statement negate what the cited words assert, or the other way round?"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from stance.records import Finding, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, stem, unprefixed
from stance.verify.nearness import like, likes, reworded, says_all
from stance.verify.parity import Cited, clauses, negator, opposed, turned_otherwise
from stance.verify.rules import finding

_SCOPE = 5


class _Sign(NamedTuple):
    """One occurrence of a word of content: whether it is negated, and by what: a plain negation, a refusing verb."""

    negated: bool
    plain: bool
    refused: bool
    word: str
    loose: bool


def check_negation(statement: str, shown: Cited, path: str, spans: Sequence[Span], words: Words) -> list[Finding]:
    """Compare, word by word, what the statement negates with what the words it rests on negate.

    A negation, a refusing verb or a contrary ("against") turns the words of content behind it; two of them cancel. A
    contrary that both sides have is content and turns nothing. A word counts as turned differently when it never has
    the same sign on both sides. NEG001 where plain negations or refusals make the difference, NEG002 where it hangs on
    a contrary, which can be read in more than one way. A statement in quite other words than the cited ones, but for
    names that both may have, is compared as a whole.
    """
    cited, names = shown.text, shown.names
    if cited and _turns_nothing(statement, words) and _turns_nothing(cited, words):
        other = opposed(statement, cited, words)
        if not other:
            # most statements: where no word turns anything on either side, nothing can differ
            return []
    if reworded(statement, cited, words, names):
        return turned_otherwise(statement, shown, path, spans, words)
    both = _shared_contraries(statement, cited, words)
    if words.inflected:
        marked = _denied(statement, words) | _denied(cited, words)
        said, stands = _bent_signs(statement, words, marked, both), _bent_signs(cited, words, marked, both)
    else:
        said, stands = _signs(statement, words, both), _signs(cited, words, both)
    differing = [s for s in said.keys() & stands.keys() if not {x.negated for x in said[s]} & _turned(stands[s])]
    if not differing:
        other = opposed(statement, cited, words)
        if not other and says_all(statement, cited, words, names):
            # a word that stands negated and not ("moved, but has not moved since") tells nothing by itself
            return turned_otherwise(statement, shown, path, spans, words)
        return [finding("NEG002", path, other, *spans)] if other else []
    agreeing = any(
        all(x.negated for x in said[s]) and all(x.negated for x in stands[s]) for s in said.keys() & stands.keys()
    )
    # where both sides negate a word alike, another under "no" may stand elsewhere: "no such word was used"
    plain = [s for s in differing if any(x.plain and not (agreeing and x.loose) for x in (*said[s], *stands[s]))]
    refused = [s for s in differing if any(x.refused for x in (*said[s], *stands[s]))]
    if agreeing and not plain:
        # "rejected the plan, it is no basis" and "called the plan no basis": the refusal is carried otherwise
        return []
    first = min(plain or refused or differing)
    one = said[first][0]
    what = f"the statement negates {one.word!r}, the cited words do not"
    if not one.negated:
        what = f"the cited words negate {one.word!r}, the statement does not"
    return [finding("NEG001" if plain or refused else "NEG002", path, what, *spans)]


def _turns_nothing(text: str, words: Words) -> bool:
    """Whether a text has no word that may negate, alone or as the first of several."""
    return not any(map(words.may_turn, {t.low for t in words.tokens(text)}))


def signs_agree(statement: str, cited: str, word: str, words: Words) -> bool:
    """Whether both texts surely negate the word, or both surely do not: "neither X nor Y has accepted", "has not"."""
    both = _contraries(statement, words) & _contraries(cited, words)
    said, stands = (_turned(_signs(text, words, both).get(stem(word), [])) for text in (statement, cited))
    return len(said) == 1 and said == stands


def _turned(signs: Sequence[_Sign]) -> set[bool]:
    return {s.negated for s in signs}


def _signs(text: str, words: Words, neutral: frozenset[str]) -> Mapping[str, list[_Sign]]:
    """The words of content by stem, each occurrence with its sign."""
    found: dict[str, list[_Sign]] = defaultdict(list)
    for clause in clauses(words.tokens(text), words):
        turns = list(_turns(clause, words, neutral))
        for i, token in enumerate(clause):
            low = token.low
            if not carries(token, words) or any(t.start <= i < t.end for t in turns):
                continue
            if i and token.capital and clause[i - 1].low in words.subject_negators:
                # "neither Moscow": nobody negates Moscow
                continue
            own = unprefixed(low)
            if not turns:
                negated = own is not None
                if negated and token.capital:
                    found[stem(low)].append(_Sign(False, False, False, token.text, False))
                found[stem(low)].append(_Sign(negated, False, False, token.text, False))
                continue
            over = [t for t in turns if t.whole or t.end <= i < t.reach or t.start - t.behind <= i < t.start]
            negated = (len(over) + (own is not None)) % 2 == 1
            plain, refused = any(t.by == "negator" for t in over), any(t.by == "refusal" for t in over)
            past = any(not t.whole and t.reach <= i for t in turns)
            # "tankers would not be lent": what is not lent stands before the negation
            past = past or any(t.by == "negator" and i < t.start and _passive(clause, t.end, words) for t in turns)
            if past or (negated and token.capital):
                # too far behind a negation to tell, or a name, which few mean to negate
                found[stem(low)].append(_Sign(not negated, False, False, token.text, False))
            loose = all(clause[t.start].low in words.object_negators for t in over if t.by == "negator")
            found[stem(low)].append(_Sign(negated, plain, refused, token.text, plain and loose))
    return found


def _denied(text: str, words: Words) -> frozenset[str]:
    """The stems of the words that stand right behind a negation, be they ever so common."""
    tokens = [t for t in words.tokens(text) if t.word]
    return frozenset(stem(b.low) for a, b in itertools.pairwise(tokens) if a.low in words.negators)


def _bent_signs(text: str, words: Words, marked: frozenset[str], neutral: frozenset[str]) -> Mapping[str, list[_Sign]]:
    """As `_signs`, where order is free: the word behind a negation is negated, the rest of its clause may be."""
    found: dict[str, list[_Sign]] = defaultdict(list)
    for clause in clauses(words.tokens(text), words):
        plain = {i for i, t in enumerate(clause) if t.low in words.negators}
        other = {t.start: t for t in _turns(clause, words, neutral) if t.start not in plain}
        # "не исключает": the two cancel
        cancelled = {i for i in other if i - 1 in plain}
        plain -= {i - 1 for i in cancelled}
        others = [t for i, t in other.items() if i not in cancelled]
        refused = {_next_content(clause, t.end, t.start, words): t for t in others}
        for i, token in enumerate(clause):
            if any(t.start <= i < t.end for t in other.values()) or not (
                carries(token, words) or stem(token.low) in marked
            ):
                continue
            direct, turn = i - 1 in plain, refused.get(i)
            signs = [True] if direct or turn else [False]
            if (plain or others or (cancelled and token.low in words.contraries)) and not direct and not turn:
                signs = [True, False]
            by = turn is not None and turn.by == "refusal"
            found[stem(token.low)] += [_Sign(s, direct, by, token.text, False) for s in signs]
    return found


def _next_content(clause: Sequence[Token], end: int, start: int, words: Words) -> int:
    """The first word of content behind a refusal, else the last one before it."""
    behind = (i for i in range(end, len(clause)) if carries(clause[i], words) and not clause[i].capital)
    ahead = (i for i in range(start - 1, -1, -1) if carries(clause[i], words) and not clause[i].capital)
    return next(behind, next(ahead, -1))


def _passive(clause: Sequence[Token], start: int, words: Words) -> bool:
    """Whether the verb behind a negation is a passive: "not be lent", "never been met"."""
    near = [t.low for t in clause[start : start + 2]]
    return bool({"be", "been", "being"} & set(near)) and words.language == "en"


class _Turn(NamedTuple):
    """A negation at tokens `[start, end)` of its clause that turns what stands before `reach`, or the whole clause.

    `behind` tokens before it are turned too: the verb of "sign nothing".
    """

    start: int
    end: int
    reach: int
    whole: bool
    by: Literal["negator", "refusal", "contrary"]
    behind: int = 0


def _turns(clause: Sequence[Token], words: Words, neutral: frozenset[str]) -> Iterator[_Turn]:
    for i, token in enumerate(clause):
        for phrase, whole in words.turning.get(token.low, ()):
            end = i + len(phrase)
            if tuple(t.low for t in clause[i:end]) == phrase and " ".join(phrase) not in neutral:
                yield _Turn(i, end, _reach(clause, end, words), whole, "contrary")
                break
        else:
            if negator(clause, i, words):
                by = _by(token.low, words)
                behind = token.low in words.object_negators and i > 0 and carries(clause[i - 1], words)
                yield _Turn(i, i + 1, _reach(clause, i + 1, words), False, by, int(behind))


def _by(low: str, words: Words) -> Literal["negator", "refusal", "contrary"]:
    if low in words.negators or low.endswith("n't"):
        return "negator"
    return "contrary" if low in words.conditional_negators else "refusal"


def _reach(clause: Sequence[Token], start: int, words: Words) -> int:
    """The token behind the last word of content that a negation before `start` turns; it ends at the next one."""
    seen = 0
    for i in range(start, len(clause)):
        if seen and clause[i].low in words.first_negators:
            return i
        seen += carries(clause[i], words)
        if seen == _SCOPE:
            return i + 1
    return len(clause)


def _shared_contraries(statement: str, cited: str, words: Words) -> frozenset[str]:
    """The contraries that both texts have, or that one has and the other another word for: "drop", "lifting"."""
    said, stands = _contraries(statement, words), _contraries(cited, words)
    mine, theirs = likes(statement, words), likes(cited, words)
    return frozenset(
        phrase
        for phrase in said | stands
        if phrase in said & stands or like(phrase, words) & (theirs if phrase in said else mine)
    )


def _contraries(text: str, words: Words) -> frozenset[str]:
    lows = [t.low for t in words.tokens(text) if t.word]
    padded = f" {' '.join(lows)} "
    phrases = (p for low in words.turning_phrases.keys() & set(lows) for p in words.turning_phrases[low])
    return frozenset(p for p in phrases if f" {p} " in padded)
