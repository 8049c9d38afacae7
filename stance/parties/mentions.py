"""Mentions of people, bodies and parties: a name with the titles and qualifiers that stand around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence as Many

from stance.parties.bent import BentScanner
from stance.parties.lists import affiliations, datelines, grammar, home, home_alone, members, title_heads, word_lists
from stance.parties.names import phrasebook
from stance.parties.reading import Context, Mention
from stance.parties.scanner import Scanner
from stance.parties.surroundings import Line
from stance.parties.untold import settled
from stance.records import Article, Party, Sentence
from stance.text.morphology import LANGUAGES, lemma, name_stem
from stance.text.words import Token, tokenize

__all__ = ["Mention", "find_mentions"]


def find_mentions(article: Article, sentences: Many[Sentence], parties: tuple[Party, ...]) -> list[Mention]:
    """Return the mentions of the citable text, in reading order and never overlapping."""
    book, words = phrasebook(parties, article.language), grammar(article.language)
    prefixes = tuple(sorted(words.get("ex_prefixes", ()), key=len, reverse=True))
    lines = [_without_nicknames(tokenize(article.text, s.start, s.end)) for s in sentences]
    lowered = article.text.lower()
    if any(prefix in lowered for prefix in prefixes):
        lines = [_parted(line, prefixes, article.language) for line in lines]
    named = {p.politics or p.id: p.id for p in parties}
    press = home(article.language, frozenset(named))
    presumed = None if press else home_alone(article.language, frozenset(named), lowered)
    press = press or presumed
    context = Context(
        book=book,
        words=words,
        lists=word_lists(article.language),
        asked=frozenset(p.id for p in parties),
        marks={named.get(state, state): marks for state, marks in affiliations(article.language).items()},
        members={word: named.get(state, state) for word, state in members(article.language).items()},
        inner=frozenset(t.text for line in lines for a, t in itertools.pairwise(line) if t.capital and a.word),
        surnames=_surnames(lines) if article.language in LANGUAGES else frozenset(),
        openings=book.openings,
        articles=words["definite"] | words["indefinite"],
        language=article.language,
        home=named[press] if press else None,
        presumed=presumed is not None,
        states={id_: state for state, id_ in named.items()},
        date=article.date,
    )
    written, inflected = _dateline(article), article.language in LANGUAGES
    if written in named and inflected:
        context.home, context.local, context.presumed = named[written], True, False
    read: list[Line] = []
    block = -1
    lead: int | None = None
    for sentence, line in zip(sentences, lines, strict=True):
        if sentence.block != block:
            block = sentence.block
            context.near.clear()
            context.sides.clear()
            context.bodies.clear()
            lead = lead or (block if article.blocks[block].kind == "paragraph" else None)
            context.lead = block == lead
        scanner = BentScanner if inflected else Scanner
        inside = scanner(line, context).scan()
        context.bodies += [m.party or "" for m in inside if m.kind == "body" and (m.party or m.foreign)]
        context.sides |= {m.party or "" for m in inside if m.party is not None or m.foreign}
        read.append(Line(sentence, line, inside))
    place = named.get(written, "") if written else _seat(article, read)
    return settled(read, context, place, named)


def _surnames(lines: Many[Many[Token]]) -> frozenset[str]:
    """What the cases of a word behind another with a capital have in common: of "Ивана Лужина" that of Лужин."""
    behind = (t.text for line in lines for a, t in itertools.pairwise(line) if t.capital and a.capital)
    return frozenset(name_stem(word) for word in behind)


def _seat(article: Article, lines: Many[Line]) -> str | None:
    """The side whose seat the first paragraph begins with, in capitals; "" for another state's, None without one."""
    at = _placed(article)
    first = next((m for line in lines for m in line.mentions if at is not None and m.start == at.start()), None)
    return (first.party or "") if first is not None and at is not None and first.end == at.end() else None


def _dateline(article: Article) -> str | None:
    """The state at home in the place with which the first paragraph begins in capitals: "МОСКВА, 19 марта — "."""
    place = _placed(article)
    return datelines(article.language).get(place[0].lower()) if place else None


def _placed(article: Article) -> re.Match[str] | None:
    first = next((b for b in article.blocks if b.kind == "paragraph"), None)
    return _PLACE.match(article.text, first.start, first.end) if first is not None else None


_CAPITALS = r"[^\W\d_a-zа-яёіїєґ]"
_PLACE = re.compile(rf"{_CAPITALS}{{2,}}\.?(?:[- ]{_CAPITALS}{{2,}})*(?=\s*[,.—–(])(?<=....)")


_MARKS = frozenset("\"“”'‘’«»„")


def _without_nicknames(line: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence without "Butch" in 'C.L. "Butch" Otter'."""
    inner = [
        k
        for k in range(2, len(line) - 2)
        if line[k].capital
        and line[k - 1].text in _MARKS
        and line[k + 1].text in _MARKS
        and line[k - 2].capital
        and line[k + 2].capital
    ]
    if not inner:
        return line
    left_out = {j for k in inner for j in (k - 1, k, k + 1)}
    return tuple(t for j, t in enumerate(line) if j not in left_out)


def _parted(line: tuple[Token, ...], prefixes: tuple[str, ...], language: str) -> tuple[Token, ...]:
    """The tokens of a sentence with "ex-minister" as two."""
    if not any(t.low.startswith(prefixes) for t in line):
        return line
    parted: list[Token] = []
    for token in line:
        prefix = next((p for p in prefixes if token.low.startswith(p) and len(token.low) > len(p) + 2), "")
        rest = token.low[len(prefix) :]
        if not prefix or not (prefix.endswith("-") or lemma(rest, language) in title_heads(language)):
            parted.append(token)
            continue
        at, marker = token.start + len(prefix), prefix.rstrip("-")
        parted.append(Token(token.start, at, token.text[: len(marker)], marker, True, token.capital))
        parted.append(Token(at, token.end, token.text[len(prefix) :], rest, True, token.text[len(prefix)].isupper()))
    return tuple(parted)
