"""Which stretches in quotation marks are somebody's speech, and which are titles and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.cues import Lexicon
from stance.attribution.quotes import Quote
from stance.text.words import Token, tokenize

_LONG_QUOTE = 9


_PUT = 4


_DASHED = re.compile(r"\s*[—–-]\s")


_NAMED = re.compile(r"\s[—–]\s[А-ЯЁІЇЄҐ][а-яёіїєґ'’-]+ [А-ЯЁІЇЄҐ][а-яёіїєґ'’-]+\s*(?:[,.\n]|$)")


_TAGGED = re.compile(r",\s*(?:[—–-]\s|как\s|як\s)")


def is_speech(text: str, quote: Quote, lexicon: Lexicon) -> bool:
    """Whether a quotation is an utterance, not a fragment inside the reporter's sentence or a scare quote."""
    inner = text[quote.inner_start : quote.inner_end].strip()
    words = inner.split()
    if not words:
        return False
    if quote.continues or not quote.closed:
        return True
    before = text[max(0, quote.start - 3) : quote.start].rstrip()
    lead = tokenize(text, max(0, quote.start - 16), quote.start)
    if lead and lead[-1].low in lexicon.grammar["naming"] and len(words) < _LONG_QUOTE:
        return False
    if _titular(text, quote, words) or _work(lead, words, lexicon):
        return False
    after = text[quote.end : quote.end + 1]
    ended = inner[-1] in ",.!?…—–" or inner.endswith(("--", ".'", ",'", "?'", ",’", ".’"))
    opening = inner[0].isupper() or not inner[0].isalpha()
    if opening and lexicon.kind == "inflected":
        if _TAGGED.match(text, quote.end) or before[-1:] == ":":
            return True
        if _DASHED.match(text, quote.end) and _tells(text, quote.end, lexicon):
            return True
        if len(words) >= _PUT and before[-1:] in {"", "\n", ".", "!", "?"} and _NAMED.match(text, quote.end):
            # «S» — Иван Петров, депутат
            return True
    if not opening and lexicon.kind == "inflected" and before[-1:] == ":" and len(words) >= _PUT:
        return True
    if not opening and len(words) >= _PUT and _put(text, quote.end, lexicon):
        return True
    introduced = not before or before[-1] in ",:\n" or before[-1] in '.!?”"’—–-'
    if opening and len(words) == 1 and inner[-1] in ",!?" and introduced and _tells(text, quote.end, lexicon):
        # "Nine," she said
        return True
    if opening:
        return (
            (ended and len(words) >= 2)
            or (len(words) >= 6 and (introduced or after in ",–—-"))
            or (len(words) >= 3 and introduced and before[-1:] in ",:")
        )
    # a title that ends in a comma may stand before it: on ABC's “This Week,” “not just ...”
    mark = "," if before[-2:] in {",”", ',"'} else before[-1:]
    return introduced and mark in ",:—–" and (ended or len(words) >= 5) and len(words) >= 3


def _titular(text: str, quote: Quote, words: Sequence[str]) -> bool:
    """Whether a quotation is the title of something named behind it: "Fox News Sunday" host."""
    behind = text[quote.end : quote.end + 2]
    named = behind[:1] == " " and behind[1:].islower()
    bare = all(w[0].isupper() and w[-1].isalnum() for w in words if w[0].isalpha())
    return named and bare and len(words) <= _TITLE


def _work(lead: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a quotation is the title of a work named before it: his book, “The America We Deserve”."""
    told = lead and any("R" in form.group.frames for form in lexicon.forms_of(lead[-1].low))
    if told and 2 <= len(words) <= _TITLE and all(w[0].isupper() for w in words if len(w) > _SMALL):
        # told “Fox News Sunday.”
        return True
    named = any(t.low in lexicon.grammar["works"] for t in lead[-2:])
    return named and len(words) <= _LONG_TITLE and all(w[0].isupper() for w in words if len(w) > _SMALL)


_TITLE = 5


_LONG_TITLE = 12


_SMALL = 3


def _tells(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a cue that can tag a quotation stands in the rest of the sentence behind `at`."""
    for token in tokenize(text, at, min(len(text), at + 80)):
        if token.low in {".", "!", "?"}:
            break
        if any("Q" in form.group.frames for form in lexicon.forms_of(token.low)):
            return True
    return False


def _put(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether ", as X put it" follows, which makes an utterance of a quotation amid a sentence."""
    follow = [t.low for t in tokenize(text, at, min(len(text), at + 120))]
    if follow[:1] != [","] or follow[1:2] == [] or follow[1] not in lexicon.grammar["put_as"]:
        return False
    for k, low in enumerate(follow):
        if low in {".", "!", "?"}:
            break
        for form in lexicon.forms_of(low):
            size = len(form.rest)
            if size and "Q" in form.group.frames and tuple(follow[k + 1 : k + 1 + size]) == form.rest:
                return True
    return False
