"""Whether a sentence ends at a given place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stance.text.abbreviations import Abbreviations

_QUOTES_OPEN = "\"'“„«‹‘"
_QUOTES_CLOSE = "\"'”’»›“"
_OPEN = _QUOTES_OPEN + "([{¿¡"
_DASHES = "–—―-"
_BULLETS = "•▪●◦‣·*"

# Either a stop, the marks that close behind it, and white space; or a line break before something that may be an item.
# The look-behind keeps a long run of stops from being tried at each of its positions.
CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+(?:[ \xa0\u202f][.…]+){0,6})"
    r"(?P<close>[\"'”’»›“)\]}]{0,8}(?:[ \xa0\u202f][”»]){0,2})(?=\s)"
    rf"|(?>\r\n|\r|\n)(?=[ \t]{{0,40}}(?:[\r\n]|[{_BULLETS}{_DASHES}]\s|\d{{1,2}}[.)]\s))"
)
_MARK = re.compile(r"[.!?…\r\n](?:(?<=[.!?…])[.!?…]+)?")
_NEXT = re.compile(rf"\s*(?P<dash>[{_DASHES}]+\s*)?(?P<open>[{re.escape(_OPEN)}]*)\s*(?P<word>[^\W\d_][\w'’-]*|\S)")
_LAST_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NAME_SAYS = re.compile(r"(?:(?![a-z])[^\W\d_][\w'’-]*\.?\s+){1,5}(?P<verb>[a-z]+)\b(?P<after>[.!?]?)")
# who is told by an office, with a name or without: "Norway's farm minister", "Ann Ray, the Norwegian envoy,"
_OFFICE = re.compile(r"(?P<who>(?![a-z])[^\W\d_][\w'’-]*(?: [\w'’-]+){0,7})(?:, [^,.;:!?\"“”]{3,60},)? ")
_SPOKEN = re.compile(r"(?<= )[a-z]+(?=[.!?,]| (?P<on>[\w’']+))")
_ABOVE_AN_ITEM = tuple('.!?…:;»”"')
_LOOK_BACK = 32
_LOOK_AHEAD = 80


def candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The places of `text[start:end]` where a sentence may end, none overlapping."""
    # marks are found much faster than the whole pattern, which opens with a look-behind
    at = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() >= at:
            found = CANDIDATE.match(text, mark.start(), end)
            if found:
                yield found
                at = found.end()


def starts_item(text: str, match: re.Match[str]) -> bool:
    """Whether a new item of a list, or a new paragraph, begins after the line break at `match`."""
    following = text[match.end() : match.end() + _LOOK_AHEAD].lstrip(" \t")
    if following[:1] in "\r\n" or following[:1] in _BULLETS:
        return True
    # a hard-wrapped line may begin with a dash or a figure
    above = text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip()
    return above.endswith(_ABOVE_AN_ITEM) and not following.lstrip(_DASHES + " \t\xa0")[:1].islower()


def ends_sentence(text: str, begin: int, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether the sentence that starts at `begin` ends with the stop at `match`."""
    following = _NEXT.match(text, match.end(), match.end() + _LOOK_AHEAD)
    if following is None:
        return True
    stop, word = match["stop"], following["word"]
    quoted = any(mark in _QUOTES_CLOSE for mark in match["close"])
    opens_quote = any(mark in _QUOTES_OPEN for mark in following["open"])
    if word[0].islower():
        return opens_quote and stop == "." and not quoted and not _abbreviated(text, begin, match, following, known)
    if following["dash"] and (quoted or stop != "."):
        # «Мы готовы!» – Песков; "Enough!" - Smith
        return False
    if quoted and _attributed(text, following, stop, known):
        return False
    if stop == ".":
        return not _abbreviated(text, begin, match, following, known)
    return not (stop == "!" and _word_before(text, begin, match.start(), known) in known.exclaimed)


def _abbreviated(text: str, begin: int, match: re.Match[str], following: re.Match[str], known: Abbreviations) -> bool:
    """Whether the full stop at `match` belongs to an abbreviation that does not end the sentence."""
    before = _word_before(text, begin, match.start(), known)
    if not before:
        return False
    word, figure = following["word"], following["word"][0].isdigit()
    quoted = any(mark in _QUOTES_OPEN for mark in following["open"])
    if before.isdigit():
        # "1. The first point": a number that opens an item
        return not text[begin : match.start()].strip().strip("([").removesuffix(before).strip()
    if _in(before, known.never):
        return True
    if _in(before, known.numbered) and figure:
        return True
    if _in(before, known.ends):
        return word in known.continues or figure or following["dash"] is not None
    if _in(before, known.usually):
        return not (_opens(text, following, known, lone=False) or quoted) or following["dash"] is not None
    return _LETTERS.fullmatch(before) is not None and not _opens(text, following, known, lone=len(before) == 1)


def _word_before(text: str, begin: int, stop: int, known: Abbreviations) -> str:
    """The word that ends at `stop`; single letters with stops before it belong to it: "т. е" gives "т.е"."""
    if text[stop - 1].isspace():
        return ""
    *before, last = text[max(begin, stop - _LOOK_BACK) : stop].split()
    found = _LAST_WORD.search(last)
    if found is None:
        return ""
    word = found.group()
    series = word
    while before and len(before[-1]) == 2 and before[-1][0].isalpha() and before[-1][1] == ".":
        series = before.pop() + series
    listed = any(_in(series, words) for words in (known.never, known.usually, known.ends))
    return series if listed or len(word) == 1 else word


def _in(word: str, words: frozenset[str]) -> bool:
    word = word.rpartition("-")[2] if word not in words else word  # "then-Sen"
    return word in words or word.lower() in words or (word.isupper() and word.capitalize() in words)


def _opens(text: str, following: re.Match[str], known: Abbreviations, lone: bool) -> bool:
    """Whether the next word typically opens a sentence; after a lone letter a single letter may be an initial."""
    word = following["word"]
    if text[following.end() : following.end() + 1] == "." or (lone and len(word) == 1):
        return False
    return word.lower().replace("’", "'") in known.openers


def _attributed(text: str, following: re.Match[str], stop: str, known: Abbreviations) -> bool:
    """Whether a name and a verb of saying follow the closed quotation: "Who asked?" Anna Smith wrote."""
    word = following["word"]
    if following["open"] or (word.lower() in known.openers and word not in known.never):
        return False
    at, end = following.start("word"), following.end() + _LOOK_AHEAD
    found = _NAME_SAYS.match(text, at, end)
    if found is not None and found["verb"] in known.says and (stop != "." or bool(found["after"])):
        return True
    return stop != "." and _office_says(text, at, end, known)


def _office_says(text: str, at: int, end: int, known: Abbreviations) -> bool:
    """Whether an office and a verb of saying that nothing is told by hang behind a quotation: "Who?" a spy asked."""
    verb = next((m for m in _SPOKEN.finditer(text, at, end) if m.group() in known.says), None)
    who = _OFFICE.fullmatch(text, at, verb.start()) if verb is not None else None
    if verb is None or who is None or (verb["on"] is not None and verb["on"] not in known.beside):
        return False
    return known.clauses.isdisjoint(who["who"].split())
