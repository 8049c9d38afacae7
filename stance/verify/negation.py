"""Does the statement negate what the cited words assert, or the other way round?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stance.records import Finding, Span
from stance.verify.lexicon import Words, carries, content_stems, stem, stems_of
from stance.verify.nearness import like, likes, reworded, says_all
from stance.verify.parity import Cited, opposed, turned_otherwise
from stance.verify.rules import finding
from stance.verify.signs import Sign, Stretch, merged, stretches, turned

_ROOT = 4
_ANSWER = 2
# How far from a verb the pronoun that it takes may stand.
_BEFORE = 3
_BEHIND = 3


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
        lacking = content_stems(statement, words) - content_stems(cited, words)
        if not other and (
            lacking.isdisjoint(content_stems(shown.evidence, words)) or _turns_nothing(shown.evidence, words)
        ):
            # most statements: where no word turns anything on either side, nothing can differ
            return []
    both = _shared_contraries(statement, cited, words)
    marked = _denied(statement, words) | _denied(cited, words) if words.inflected else frozenset()
    mine, theirs = (stretches(text, words, both, marked) for text in (statement, cited))
    said, stands = merged(mine), merged(theirs)
    if reworded(statement, cited, words, names):
        answered = _answered(mine, theirs, words)
        if answered:
            return _told(answered, said, path, spans)
        return [] if answered is not None else turned_otherwise(statement, shown, path, spans, words)
    differing = [s for s in said.keys() & stands.keys() if not turned(said[s]) & turned(stands[s])]
    if differing:
        excused = _meant(mine, theirs, words) | _agreed(mine, theirs)
        differing = [s for s in differing if s not in excused]
    if not differing:
        # a word that stands negated and not ("moved, but has not moved since") tells nothing by itself
        placed = _placed(mine, theirs, stems_of(names, words), words)
        if placed.otherwise:
            return _told(placed.otherwise, said, path, spans)
        if shown.evidence and not placed.covered:
            beside = _beside(said, stands, stretches(shown.evidence, words, both, marked), words)
            if beside:
                return _told(beside, said, path, spans)
        other = opposed(statement, cited, words)
        if not other and not placed.covered and says_all(statement, cited, words, names):
            return turned_otherwise(statement, shown, path, spans, words)
        return [finding("NEG002", path, other, *spans)] if other else []
    if _raised(differing, said, stands, words):
        return []
    agreeing = any(
        all(x.negated for x in said[s]) and all(x.negated for x in stands[s]) for s in said.keys() & stands.keys()
    )
    # where both sides negate a word alike, another under "no" may stand elsewhere: "no such word was used"
    plain = [s for s in differing if any(x.plain and not (agreeing and x.loose) for x in (*said[s], *stands[s]))]
    refused = [s for s in differing if any(x.refused for x in (*said[s], *stands[s]))]
    if agreeing and not plain:
        # "rejected the plan, it is no basis" and "called the plan no basis": the refusal is carried otherwise
        return []
    return _told(plain or refused or differing, said, path, spans, "NEG001" if plain or refused else "NEG002")


def _told(
    differing: Sequence[str], said: Mapping[str, list[Sign]], path: str, spans: Sequence[Span], code: str = "NEG001"
) -> list[Finding]:
    word = min(differing)
    if word not in said:
        return [finding(code, path, f"of {word!r} only one of the statement and the cited words is negated", *spans)]
    one = said[word][0]
    what = f"the statement negates {one.word!r}, the cited words do not"
    if not one.negated:
        what = f"the cited words negate {one.word!r}, the statement does not"
    return [finding(code, path, what, *spans)]


class _Placed(NamedTuple):
    """What comes of laying each clause of a statement beside the cited clauses with the same word.

    `otherwise` are the words that the clause most like it has with the other sign; `covered` tells that a cited clause
    has all of the statement, with the same sign.
    """

    otherwise: list[str]
    covered: bool


def _placed(mine: Sequence[Stretch], theirs: Sequence[Stretch], known: frozenset[str], words: Words) -> _Placed:
    """Compare a word that the cited text has both negated and not with the occurrence that goes with the same words.

    "We will not lend the piano. We will lend the flutes": what is lent tells which of the two a statement repeats.
    `known` are stems of names, which both may have.
    """
    otherwise: list[str] = []
    every = merged(theirs)
    asserting = [own for own in mine if own.signs.keys() - known]
    covered = bool(asserting) and all(
        any(_within(own, there, every, known, words) for there in theirs) for own in asserting
    )
    surely = [_certain(there) for there in theirs]
    either = {word for one in surely for word, sign in one.items() if any(x.get(word, sign) != sign for x in surely)}
    for own in mine if either - known else ():
        for word, sign in _certain(own).items():
            if word in known or word not in either:
                continue
            around = [t.low for t in own.tokens if carries(t, words) and stem(t.low) not in known | {word}]
            best = {True: 0, False: 0}
            for there, signs in zip(theirs, surely, strict=True):
                if word in signs:
                    roots = {stem(t.low)[:_ROOT] for t in there.tokens if carries(t, words)}
                    shared = sum(not roots.isdisjoint(like(w, words)) for w in around)
                    best[signs[word]] = max(best[signs[word]], shared)
            if best[not sign] > best[sign]:
                otherwise.append(word)
            covered = covered or best[not sign] < best[sign] == len(around)
    return _Placed(otherwise, covered)


def _within(own: Stretch, there: Stretch, every: Mapping[str, list[Sign]], known: frozenset[str], words: Words) -> bool:
    """Whether a clause has several words of another with the same sign, and the text the rest with none against it."""
    mine, theirs = _certain(own), _certain(there)
    wanted = own.signs.keys() - known
    shared = {word for word in wanted if word in mine and mine[word] == theirs.get(word)}
    rest = wanted - shared
    beside = all(w not in there.signs and turned(own.signs[w]) & turned(every.get(w, ())) for w in rest)
    # "the ships are not there" negates no word of content
    as_often = len({sum(t.low in words.negators for t in x.tokens) for x in (own, there)}) == 1
    return len(shared) > 1 >= len(rest) and beside and as_often


def _certain(stretch: Stretch) -> Mapping[str, bool]:
    """The words of a clause that have one sign only, with the refusing verbs."""
    signs = {word: turned(found) for word, found in stretch.signs.items()}
    return {word: next(iter(found)) for word, found in signs.items() if len(found) == 1} | dict(stretch.refusals)


def _beside(
    said: Mapping[str, list[Sign]], stands: Mapping[str, list[Sign]], beside: Sequence[Stretch], words: Words
) -> list[str]:
    """The words that only the rest of what was cited has, and only with the other sign: "..., and the stage is not"."""
    rest = merged(beside)
    sides = (rest, said) if words.inflected else (rest,)
    plain = {word for side in sides for word, signs in side.items() if any(s.plain for s in signs)}
    there = (said.keys() & rest.keys() & plain) - stands.keys()
    return [word for word in there if not turned(said[word]) & turned(rest[word])]


def _answered(mine: Sequence[Stretch], theirs: Sequence[Stretch], words: Words) -> list[str] | None:
    """The words turned otherwise that say something of a pronoun: "we will not buy it"; None where there are none.

    What "it" is stands elsewhere, so that nothing else of the statement can be compared.
    """
    found: list[str] | None = None
    for word, sign in _of_pronouns([t for t in theirs if sum(carries(x, words) for x in t.tokens) <= _ANSWER], words):
        signs = [certain[word] for own in mine if word in (certain := _certain(own))]
        if signs:
            found = [*(found or []), *([word] if sign not in signs else [])]
    return found


def _of_pronouns(found: Sequence[Stretch], words: Words) -> Iterator[tuple[str, bool]]:
    """The words of which a pronoun, or what points back, is the object, with their signs."""
    for stretch in found:
        certain = _certain(stretch)
        for i, token in enumerate(stretch.tokens):
            sign = certain.get(stem(token.low))
            near = stretch.tokens[max(0, i - _BEFORE) if words.inflected else i + 1 : i + _BEHIND]
            lows = {t.low for t in near}
            if sign is not None and lows & (words.anaphors | words.pointers) and not lows & words.that:
                yield stem(token.low), sign


def _meant(mine: Sequence[Stretch], theirs: Sequence[Stretch], words: Words) -> set[str]:
    """The objects of a statement for which the cited text has a pronoun: "the organ" of "we will never sell it"."""
    denied = {word for word, sign in _of_pronouns(theirs, words) if sign}
    found: set[str] = set()
    for own in mine:
        certain = _certain(own)
        at = [i for i, t in enumerate(own.tokens) if stem(t.low) in denied and certain.get(stem(t.low))]
        found |= {stem(t.low) for i in at for t in own.tokens[i + 1 :]}
    return found


def _agreed(mine: Sequence[Stretch], theirs: Sequence[Stretch]) -> set[str]:
    """The words about a verb that both texts negate, where the cited text has them in that clause alone.

    Where they stand tells nothing: "the delay did not harm farmers", "farmers were not harmed by the delay".
    """
    found: set[str] = set()
    for there in theirs:
        denied = _direct(there)
        if any(denied & _direct(own) for own in mine):
            others = {word for t in theirs if t is not there for word in t.signs}
            found |= there.signs.keys() - others
    direct = {root for t in (*mine, *theirs) for root in _direct(t)}
    return {word for word in found if word[:_ROOT] not in direct}


def _direct(stretch: Stretch) -> set[str]:
    """The roots of the words right behind a negation."""
    return {word[:_ROOT] for word, signs in stretch.signs.items() if any(s.direct for s in signs)}


def _raised(
    differing: Sequence[str], said: Mapping[str, list[Sign]], stands: Mapping[str, list[Sign]], words: Words
) -> bool:
    """Whether one text denies the belief and the other what is believed: "does not think it is", "thinks it is not"."""
    beliefs = {stem(w) for w in words.beliefs}
    held = [s for s in differing if s in beliefs]
    if len(held) != 1:
        return False
    denying, other = (said, stands) if said[held[0]][0].negated else (stands, said)
    rest = [s for s in differing if s not in beliefs]
    believed = {s for s, signs in other.items() if any(x.direct for x in signs)}
    return bool(believed) and not any(x.direct for s in rest for x in denying[s])


def _turns_nothing(text: str, words: Words) -> bool:
    """Whether a text has no word that may negate, alone or as the first of several."""
    return not any(map(words.may_turn, {t.low for t in words.tokens(text)}))


def signs_agree(statement: str, cited: str, word: str, words: Words) -> bool:
    """Whether both texts surely negate the word, or both surely do not: "neither X nor Y has accepted", "has not"."""
    both = _contraries(statement, words) & _contraries(cited, words)
    none: frozenset[str] = frozenset()
    said, stands = (
        turned(merged(stretches(text, words, both, none)).get(stem(word), [])) for text in (statement, cited)
    )
    return len(said) == 1 and said == stands


def _denied(text: str, words: Words) -> frozenset[str]:
    """The stems of the words that stand right behind a negation, be they ever so common."""
    tokens = [t for t in words.tokens(text) if t.word]
    return frozenset(stem(b.low) for a, b in itertools.pairwise(tokens) if a.low in words.negators)


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
