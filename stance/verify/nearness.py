"""How near a statement is to the words it cites, and whether it is nearer to others of the article."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Set
from functools import cache, lru_cache

from stance.attribution import retold
from stance.records import Finding, Position, Reading, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, content_stems, stem, stems_of
from stance.verify.roles import description
from stance.verify.rules import finding

_ROOT = 4
_SHORT = 6
# Shares of the statement's words: below the first it is about something else, below the second if it also adds much,
# below the third the reader is told. Measured: of statements set beside other words of the same holder, 19 in 20 share
# less than 0.2; of faithful rewordings, 19 in 20 share more.
_NOTHING = 0.2
_LITTLE = 0.36
_REWORDED = 0.6
_NEARLY = 0.75
_MUCH = 4
_SEVERAL = 3
# By what share of its words the statement must be nearer to another sentence.
_NEARER = 0.2
_FAR = 0.3


def check_nearness(
    reading: Reading, position: Position, cited: str, path: str, known: Iterable[str], words: Words
) -> list[Finding]:
    """Report a statement that is nearer to other words of the article than to `cited`, or near to none of it.

    Words by which the article calls the people of the record (`known` are their names) are left out on both sides.
    """
    there = likes(cited, words)
    if _all_there(position, known, there, words):
        return []
    own = said(reading, position, known, words)
    if not own:
        return []
    there |= _before(reading, position, words)
    shared = {w for w in own if not like(w, words).isdisjoint(there)}
    share = len(shared) / len(own)
    missing = own - shared
    other = _elsewhere(reading, position, own, missing, there, words)
    if other:
        return [finding("STM001", path, f"the statement is nearer to {other!r}", *position.evidence)]
    if (missing and share < _NOTHING) or (share < _LITTLE and len(missing) >= _MUCH):
        message = "hardly a word of the statement is in what the holder is shown to say"
        return [finding("STM001", path, message, *position.evidence)]
    if share < _REWORDED:
        shown = ", ".join(sorted(missing))
        return [finding("STM002", path, f"not among the cited words: {shown}", *position.evidence)]
    return []


def reworded(statement: str, cited: str, words: Words, names: Iterable[str] = ()) -> bool:
    """Whether a statement says in other words what the cited ones say; `names` are those that both may have."""
    own = content_stems(statement, words) - stems_of(names, words)
    there = {s[:_ROOT] for s in content_stems(cited, words)}
    missing = [s for s in own if s[:_ROOT] not in there]
    return len(missing) >= _SEVERAL and len(missing) > (1 - _REWORDED) * len(own)


def says_all(statement: str, cited: str, words: Words, names: Iterable[str] = ()) -> bool:
    """Whether a statement has nearly all of the cited words, and these nearly all of its own."""
    known = stems_of(names, words)
    sides = [{s[:_ROOT] for s in content_stems(text, words) - known} for text in (statement, cited)]
    shared = len(sides[0] & sides[1])
    return all(shared >= _NEARLY * len(side) for side in sides)


def _all_there(position: Position, known: Iterable[str], there: Set[str], words: Words) -> bool:
    """Whether no word of a statement but names is missing, so that it does not matter which of them say who says it."""
    if words.inflected:
        # what stands before a word tells how to read it
        return False
    names = stems_of((*known, position.holder, position.speaker.name), words)
    return all(
        not like(t.low, words).isdisjoint(there)
        for t in words.tokens(position.statement)
        if carries(t, words) and stem(t.low) not in names
    )


def said(reading: Reading, position: Position, known: Iterable[str], words: Words) -> frozenset[str]:
    """The dictionary forms of the words of content of a statement, without those that say who says it."""
    text = position.statement
    claims = retold(text, reading.article.language)
    sources = [claim.source for claim in claims]
    told = max((claim.content for claim in claims), key=len, default="")
    if len(told) > _REWORDED * len(text):
        # whom they told is no part of it
        text = told
    names = stems_of((*known, *sources), words) | _descriptions(reading, position, words)
    # a name that opens a statement may be read as a word ("Білий дім")
    names = names.union(*(content_stems(name, words) for name in (position.holder, position.speaker.name)))
    content = [t.low for t in words.tokens(text) if carries(t, words) and stem(t.low) not in names]
    # the words for acts count where there are no others
    return frozenset(low for low in content if stem(low) not in words.act_stems) or frozenset(content)


def like(low: str, words: Words) -> frozenset[str]:
    """The roots of a word and of those that may stand for it or for its opposite."""
    return _rooted(words)(low)


@cache
def _rooted(words: Words) -> Callable[[str], frozenset[str]]:
    groups = _groups(words)

    @lru_cache(maxsize=32768)
    def roots(low: str) -> frozenset[str]:
        own = stem(low)
        return frozenset(s[:_ROOT] for s in (own, *groups.get(own, ())))

    return roots


@lru_cache(maxsize=4096)
def likes(text: str, words: Words) -> frozenset[str]:
    """The roots of all words of content of a text."""
    return frozenset(s[:_ROOT] for s in content_stems(text, words))


def likes_of(tokens: Iterable[Token], words: Words) -> frozenset[str]:
    """The roots of the words of content among `tokens`, and of those that may stand for them."""
    roots = _rooted(words)
    return frozenset().union(*[roots(t.low) for t in tokens if carries(t, words)])


@cache
def _groups(words: Words) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for group in (*words.alike, *(pair.replace("|", " ") for pair in words.opposite_pairs)):
        stems = frozenset(stem(w) for w in group.split())
        for one in stems:
            groups[one] = groups.get(one, frozenset()) | stems
    return groups


def _descriptions(reading: Reading, position: Position, words: Words) -> frozenset[str]:
    """The stems of the words by which the article describes holder and speaker, unless they are cited."""
    wanted = {position.holder, position.speaker.name, *(h.name for h in position.chain)}
    found = {stem(t.low) for name in wanted for t in description(reading, name, words) if carries(t, words)}
    return frozenset(found - content_stems(" ".join(e.quote for e in position.evidence), words))


def _before(reading: Reading, position: Position, words: Words) -> frozenset[str]:
    """The roots of the sentence before the cited ones where these cannot be understood without it.

    They point back to it ("dismissed the idea") or are short, as answers are, and have a word of the statement.
    """
    cited = " ".join(e.quote for e in position.evidence)
    tokens = [t for t in words.tokens(cited) if t.word]
    own = likes_of((t for t in words.tokens(position.statement) if t.word), words)
    if not own & likes(cited, words) - likes(position.holder, words):
        return frozenset()
    if len(tokens) > _SHORT and not any(t.low in words.pointers for t in tokens):
        return frozenset()
    return frozenset().union(*(likes(text, words) for text in before(reading, position.evidence, None, words)))


def before(reading: Reading, spans: Iterable[Span], pointing: Set[str] | None, words: Words) -> list[str]:
    """The sentences before the cited ones, where these have one of the words `pointing`; all, where that is None."""
    text, cited = reading.article.text, tuple(spans)
    start, end = min((e.start for e in cited), default=0), max((e.end for e in cited), default=0)
    return [
        first.of(text)
        for first, second in itertools.pairwise(reading.sentences)
        if second.start < end
        and start < second.end
        and any(second.overlaps(e) for e in cited)
        and (pointing is None or any(t.low in pointing for t in words.tokens(second.of(text))))
    ]


def _elsewhere(
    reading: Reading,
    position: Position,
    own: Set[str],
    missing: Set[str],
    there: Set[str],
    words: Words,
) -> str:
    """The sentence that has clearly more of the statement than the cited ones have; "" when there is none."""
    best, shown = 0.0, ""
    if len(missing) / len(own) < _FAR:
        # no sentence can have so much more
        return shown
    lacking, there_too = ([like(w, words) for w in side] for side in (missing, own - missing))
    for sentence in reading.sentences:
        roots = likes(sentence.of(reading.article.text), words)
        gain = sum(not any_of.isdisjoint(roots) for any_of in lacking) / len(own)
        if gain < _FAR or any(sentence.overlaps(e) for e in position.evidence):
            continue
        lost = sum(any_of.isdisjoint(roots) for any_of in there_too) / len(own)
        if gain - lost > max(best, _NEARER):
            best, shown = gain - lost, _short(sentence, reading)
    return shown


def _short(span: Span, reading: Reading) -> str:
    text = " ".join(span.of(reading.article.text).split())
    return text if len(text) <= 60 else text[:59] + "…"
