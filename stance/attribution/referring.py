"""Whether words point back to what was said before them, so that they say too little alone."""

from __future__ import annotations

import re

from stance.attribution.cues import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 5
_NEAR = 9
_MARKS = "\"'“”‘’«» ,"


def points_back(content: str, language: str, *, quoted: bool, body: bool) -> bool:
    """Whether `content` opens with a word for what is named before it: "this", "they", "But ..." in a quotation.

    In a quotation (`quoted`) "he" and "it" are somebody or something else; in a retelling they may be the holder, "it"
    and "they" where that is a country or an office (`body`).
    """
    lists = load_lexicon(language).grammar
    words = _WORD.findall(content)
    lows = [w.lower() for w in words]
    if not lows:
        return False
    if quoted and lows[0] in lists["linking_back"]:
        return True
    if (
        quoted
        and words[0] == lows[0]
        and lows[0] in lists.get("subjectless", ())
        and not content.rstrip(_MARKS).endswith("?")
    ):
        # "“has not been asked for”": what has not stands before the quotation
        return True
    opening = lists["leads"] | lists.get("clause", frozenset())
    skipped = next((i for i, low in enumerate(lows) if low not in opening or i > 1), 0)
    if quoted and lows[0] in lists["leads"] and lows[1:2] and lows[1] in lists["auxiliaries"] | {"s"}:
        # "That is wrong", not "that Kyiv is wrong"
        return True
    for i in range(skipped, min(len(lows), skipped + _OPENING)):
        low, behind = lows[i], lows[i + 1 : i + 2]
        if low in lists["referring"]:
            # "those who signed" are named by what stands behind
            return not (behind and behind[0] in lists["not_back"])
        if low in lists["referring_things"] and (quoted or not body) and not _expletive(lows[i:], lists["expletive"]):
            return True
        if low in lists["referring_people"] and (quoted or len(lows) == i + 1):
            return True
        if low in lists["articles_named"] or (i > skipped and words[i][0].isupper() and low != "i"):
            # what is named here may be what a later word means
            return False
    return False


def _expletive(lows: list[str], marks: frozenset[str]) -> bool:
    """Whether "it" stands for what follows: "it is time to sign"."""
    return lows[0] == "it" and not marks.isdisjoint(lows[1:_NEAR])
