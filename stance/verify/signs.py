"""Which words of a text stand negated, clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from stance.text.morphology import shapes
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, stem, unprefixed
from stance.verify.parity import clauses, negator

_SCOPE = 5
_NEAR = 3
_SUBJECT = 3
_NAMING = frozenset({"noun", "adjective", "numeral", "pronoun"})
_DOING = frozenset({"verb", "infinitive", "gerund"})


class Sign(NamedTuple):
    """One occurrence of a word of content: whether it is negated, and by what: a plain negation, a refusing verb."""

    negated: bool
    plain: bool
    refused: bool
    word: str
    loose: bool
    direct: bool = False
    """Whether it is the first word of content behind a plain negation."""


class Stretch(NamedTuple):
    """A clause with its words of content by stem, each occurrence with its sign, both signs where either may be."""

    tokens: Sequence[Token]
    signs: Mapping[str, list[Sign]]
    refusals: Mapping[str, bool]
    """The refusing verbs by stem, each with whether it is negated itself."""


def stretches(text: str, words: Words, neutral: frozenset[str], marked: frozenset[str]) -> list[Stretch]:
    """Read a text clause by clause.

    `neutral` are contraries that turn nothing here; `marked` are stems that count where order is free, be they ever so
    common.
    """
    tokens = words.tokens(text)
    if words.inflected:
        found = [half for c in _joined(clauses(tokens, words), words) for half in _halves(c, words)]
        contrasted = [c[0].low in words.instead for c in found[1:]] + [False]
        return [
            Stretch(c, _bent_signs(c, words, marked, neutral, contrasted=k), _refusals(c, words))
            for c, k in zip(found, contrasted, strict=True)
        ]
    halves = (half for c in clauses(tokens, words) for half in _halves(c, words))
    return [Stretch(c, _signs(c, words, neutral), _refusals(c, words)) for c in halves]


def merged(found: Sequence[Stretch]) -> Mapping[str, list[Sign]]:
    """The words of content of all clauses by stem, each occurrence with its sign."""
    every: dict[str, list[Sign]] = defaultdict(list)
    for stretch in found:
        for own, signs in stretch.signs.items():
            every[own] += signs
    return every


def turned(signs: Sequence[Sign]) -> set[bool]:
    """The signs that a word has."""
    return {s.negated for s in signs}


def _refusals(clause: Sequence[Token], words: Words) -> Mapping[str, bool]:
    return {
        stem(t.low): any(b.low in words.negators or b.low.endswith("n't") for b in clause[max(0, i - 2) : i])
        for i, t in enumerate(clause)
        if t.low in words.refusing
    }


def _joined(found: Iterator[list[Token]], words: Words) -> Iterator[list[Token]]:
    """The clauses, that of a refusing verb with the one behind the comma that it refuses: "denied, that"."""
    held: list[Token] = []
    for clause in found:
        opens = clause[0].text.lower()
        if held and (
            (held[-1].low in words.refusing and opens in words.that)
            or (opens in words.hearsay and any(t.low in words.refusing for t in held))
        ):
            held += clause
            continue
        if held:
            yield held
        held = clause
    if held:
        yield held


def _halves(clause: list[Token], words: Words) -> Iterator[list[Token]]:
    """The parts of a clause with a verb each: "will not sell wheat and will buy barley"."""
    start = 0
    for i in range(1, len(clause) - 1):
        if (
            clause[i].low in words.list_links
            and finite(clause[i + 1], words)
            and any(finite(clause[k], words) for k in range(start, i))
        ):
            yield clause[start:i]
            start = i
    yield clause[start:]


def finite(token: Token, words: Words) -> bool:
    """Whether a word is a verb that a clause may have for its own; of English ones, the auxiliaries only."""
    if words.inflected:
        found = shapes(token.text.lower(), words.language)
        return bool(found) and found[0].part == "verb"
    return token.low in words.auxiliaries


def _signs(clause: Sequence[Token], words: Words, neutral: frozenset[str]) -> Mapping[str, list[Sign]]:
    found: dict[str, list[Sign]] = defaultdict(list)
    turns = list(_turns(clause, words, neutral))
    first = {
        next((i for i in range(t.end, t.reach) if carries(clause[i], words)), -1) for t in turns if t.by == "negator"
    }
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
                found[stem(low)].append(Sign(False, False, False, token.text, False))
            found[stem(low)].append(Sign(negated, False, False, token.text, False))
            continue
        over = [t for t in turns if t.whole or t.end <= i < t.reach or t.start - t.behind <= i < t.start]
        negated = (len(over) + (own is not None)) % 2 == 1
        plain, refused = any(t.by == "negator" for t in over), any(t.by == "refusal" for t in over)
        past = any(not t.whole and not t.nominal and t.reach <= i for t in turns)
        # "tankers would not be lent": what is not lent stands before the negation
        past = past or any(t.by == "negator" and i < t.start and _passive(clause, t.end, words) for t in turns)
        # "denied that the organ does not work": it works
        past = past or (refused and not plain and any(t.by == "negator" and i < t.start for t in turns))
        if past or (negated and token.capital):
            # too far behind a negation to tell, or a name, which few mean to negate
            found[stem(low)].append(Sign(not negated, False, False, token.text, False))
        loose = all(clause[t.start].low in words.object_negators for t in over if t.by == "negator")
        direct = i in first
        found[stem(low)].append(Sign(negated, plain, refused, token.text, plain and loose, direct and negated))
    return found


def _bent_signs(
    clause: Sequence[Token], words: Words, marked: frozenset[str], neutral: frozenset[str], *, contrasted: bool
) -> Mapping[str, list[Sign]]:
    """As `_signs`, where order is free: the word behind a negation is negated, the rest of its clause may be.

    `contrasted` tells that the next clause has what is so instead: "wants not a march, but a waltz".
    """
    found: dict[str, list[Sign]] = defaultdict(list)
    plain = {i for i, t in enumerate(clause) if negator(clause, i, words) and t.low in words.negators}
    other = {t.start: t for t in _turns(clause, words, neutral) if t.start not in plain}
    # "не исключает": the two cancel
    cancelled = {i for i in other if i - 1 in plain}
    plain -= {i - 1 for i in cancelled}
    others = [t for i, t in other.items() if i not in cancelled]
    lacking = [t for t in others if _lacks(clause[t.start], words)]
    others = [t for t in others if t not in lacking]
    refused = {i: t for t in others for i in _refused(clause, t, words)}
    # "без нового барабана": what it is without, and nothing else
    near = {i for t in lacking for i in _governed(clause, t.end, words)}
    refused |= {_head(clause, t.end, words): t for t in lacking}
    # what is not a march is wanted all the same
    anywhere = {i for i in plain if not (contrasted and _named(clause, i + 1, words))}
    # "не будем ни плясать, ни петь"
    nor = any(t.low in words.subject_negators for t in clause)
    # "отрицал, что орган не работает": it works
    claims = [k for t in others if t.by == "refusal" for k in [_claim(clause, t, words)] if k]
    doubled = {i + 1 for i in plain if any(k <= i for k in claims)}
    for i, token in enumerate(clause):
        if any(t.start <= i < t.end for t in other.values()) or not (
            carries(token, words) or stem(token.low) in marked
        ):
            continue
        # "не был против"
        at = i - 2 if i > 1 and clause[i - 1].low in words.copulas else i - 1
        direct, turn = at in plain and i not in doubled, refused.get(i)
        signs = [True] if direct or turn else [False]
        open_still = anywhere or others or nor or i in near or (cancelled and token.low in words.contraries)
        if open_still and not direct and i not in doubled and (not turn or doubled):
            signs = [True, False]
        by = turn is not None and turn.by == "refusal"
        found[stem(token.low)] += [Sign(s, direct, by, token.text, False, direct) for s in signs]
    return found


def _claim(clause: Sequence[Token], turn: _Turn, words: Words) -> int:
    """Where the clause begins that a refusing verb denies; 0 where there is none."""
    opens = words.that | words.hearsay
    return next((i for i in range(turn.end, len(clause)) if clause[i].text.lower() in opens), 0)


def _refused(clause: Sequence[Token], turn: _Turn, words: Words) -> Iterator[int]:
    """What a refusing verb turns: the next word of content, what that is to do ("a call to close"), what it says."""
    first = _next_content(clause, turn.end, turn.start, words)
    yield first
    if turn.end <= first < len(clause) - 1 and _part(clause, first + 1, words) == "infinitive":
        yield first + 1
    claim = _claim(clause, turn, words)
    if claim > first:
        yield _next_content(clause, claim + 1, turn.start, words)


def _part(clause: Sequence[Token], i: int, words: Words) -> str:
    """The likeliest part of speech of a word of an inflected language; "" behind the last one."""
    found = shapes(clause[i].text.lower(), words.language) if i < len(clause) else ()
    return found[0].part if found else ""


def _named(clause: Sequence[Token], i: int, words: Words) -> bool:
    """Whether a word names something, as no verb does."""
    parts = {s.part for s in shapes(clause[i].text.lower(), words.language)} if i < len(clause) else set()
    return bool(parts & _NAMING) and not parts & _DOING


def _head(clause: Sequence[Token], start: int, words: Words) -> int:
    """What something is without: the first word in the genitive that is no adjective, else the first."""
    for i in _governed(clause, start, words):
        if all(s.part != "adjective" for s in shapes(clause[i].text.lower(), words.language)):
            return i
    return start


def _governed(clause: Sequence[Token], start: int, words: Words) -> Iterator[int]:
    """The words in the genitive from `start` on, not far behind it."""
    for i in range(start, min(start + _NEAR, len(clause))):
        if all(s.case != "genitive" for s in shapes(clause[i].text.lower(), words.language)):
            return
        yield i


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

    `behind` tokens before it are turned too: the verb of "sign nothing". A `nominal` one turns the rest of its noun
    phrase only.
    """

    start: int
    end: int
    reach: int
    whole: bool
    by: Literal["negator", "refusal", "contrary"]
    behind: int = 0
    nominal: bool = False


def _turns(clause: Sequence[Token], words: Words, neutral: frozenset[str]) -> Iterator[_Turn]:
    for i, token in enumerate(clause):
        for phrase, whole in words.turning.get(token.low, ()):
            end = i + len(phrase)
            if tuple(t.low for t in clause[i:end]) == phrase and " ".join(phrase) not in neutral:
                nominal = not whole and _noun(clause, i, words)
                reach = _phrase_end(clause, end, words) if nominal else _reach(clause, end, words)
                yield _Turn(i, end, reach, whole, "contrary", nominal=nominal)
                break
        else:
            if negator(clause, i, words):
                by = _by(token.low, words)
                behind = i > 0 and (
                    clause[i - 1].low in words.before_not
                    or (token.low in words.object_negators and carries(clause[i - 1], words))
                )
                nominal = _lacks(token, words) or (by == "refusal" and _noun(clause, i, words))
                if nominal:
                    reach = _phrase_end(clause, i + 1, words)
                elif token.low in words.conditional_negators:
                    # no comma need part it from what happens then: "unless the rain stops we will sing"
                    reach = _phrase_end(clause, i + 1, words, _SUBJECT)
                else:
                    reach = _reach(clause, i + 1, words)
                yield _Turn(i, i + 1, reach, False, by, int(behind), nominal)


def _noun(clause: Sequence[Token], i: int, words: Words) -> bool:
    """Whether a word that turns others is a noun: "the ban on kites", "an end to it"."""
    return not words.inflected and bool({clause[i].low, clause[i - 1].low if i else ""} & words.articles)


def _lacks(token: Token, words: Words) -> bool:
    """Whether a word tells what something is without; "unless" opens a clause of its own."""
    return token.low in words.conditional_negators and token.low not in words.limits


def _phrase_end(clause: Sequence[Token], start: int, words: Words, least: int = 1) -> int:
    """Where what a noun or "without" turns ends: before the verb of its clause, `least` words of content on."""
    seen = 0
    for i in range(start, len(clause)):
        if seen >= least and (clause[i].low in words.auxiliaries or clause[i].low in words.negating):
            return i
        seen += carries(clause[i], words)
        if seen == _SCOPE:
            return i + 1
    return len(clause)


def _by(low: str, words: Words) -> Literal["negator", "refusal", "contrary"]:
    if low in words.negators or low.endswith("n't"):
        return "negator"
    return "contrary" if low in words.conditional_negators else "refusal"


def _reach(clause: Sequence[Token], start: int, words: Words) -> int:
    """The token behind the last word of content that a negation before `start` turns; it ends at the next one."""
    seen = 0
    # "denied that it does not work" goes on to its end
    through = start < len(clause) and clause[start].low in words.that
    for i in range(start, len(clause)):
        if seen and not through and clause[i].low in words.first_negators:
            return i
        seen += carries(clause[i], words)
        if seen == _SCOPE:
            return i + 1
    return len(clause)
