"""What the outlet takes for granted although a party only claims it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stance.records import Attribution, Finding, Reading, Span
from stance.text.words import Token
from stance.verify.lexicon import Words, content_stems, stem
from stance.verify.loaded import is_quoted
from stance.verify.phrases import Found, listed, phrases, tokens_of
from stance.verify.rules import finding

_BEFORE, _AFTER = 4, 3
_ROOT = 4
_POSSESSIVE = frozenset({"'s", "'"})


def check_presupposition(reading: Reading, words: Words) -> list[Finding]:
    """Report deeds that the outlet gives an owner though they are only claimed, and verbs that make a claim a fact."""
    return [*_deeds(reading, words), *_takings(reading), *_verbs(reading)]


def _deeds(reading: Reading, words: Words) -> Iterator[Finding]:
    language = reading.article.language
    forms: dict[str, str] = {}
    for kind in ("sided", "claims"):
        for found in phrases("presupposition", kind, language).within(reading):
            forms = forms or _forms(reading)
            tokens = tokens_of(reading, found.sentence)
            owner = _owner(reading, tokens, found, forms)
            if owner is None or is_quoted(reading, found.span):
                continue
            around = _around(reading, found.span)
            cited = [
                a for a in around if a.cue is not None and a.cue.lemma in listed("presupposition", language)["citing"]
            ]
            if len(around) > len(cited):
                # somebody says so
                continue
            named = found.span.of(reading.article.text)
            claimants = [s.name for a in cited for s in a.speakers if s.party != owner]
            claimants += _claimants(reading, owner, named if not words.inflected else found.phrase, words)
            if not claimants and kind == "claims":
                continue
            whose = f"; {claimants[0]} claims it" if claimants else ""
            yield _note(reading, "PRE001", f"takes {named!r} of {owner} for granted{whose}", found.span)


def _takings(reading: Reading) -> Iterator[Finding]:
    """Places that were "liberated" in the outlet's own voice."""
    for found in phrases("presupposition", "takings", reading.article.language).within(reading):
        behind = tokens_of(reading, found.sentence)[found.end : found.end + 2]
        place = len(behind) > 0 and behind[0].capital and not (len(behind) > 1 and behind[1].capital)
        known = reading.names.get(behind[0].text.lower()) if place else None
        if not place or (known is not None and (known.party or known.capacity)):
            continue
        if not _around(reading, found.span) and not is_quoted(reading, found.span):
            named = Span(start=found.span.start, end=found.sentence.start + behind[0].end)
            yield _note(reading, "PRE001", f"takes {named.of(reading.article.text)!r} for granted", named)


def _verbs(reading: Reading) -> Iterator[Finding]:
    """Verbs by which the reporter makes what a party says or does not say a fact."""
    forms: dict[str, str] = {}
    for found in phrases("presupposition", "verbs", reading.article.language).within(reading):
        forms = forms or _forms(reading)
        tokens = tokens_of(reading, found.sentence)
        told = any(
            a.cue is not None and a.cue.overlaps(found.span) and any(s.party for s in a.speakers)
            for a in reading.attributions
        )
        named = any(t.text.lower() in forms for t in tokens[max(0, found.start - _BEFORE) : found.start])
        if (told or named) and not _around(reading, found.span) and not is_quoted(reading, found.span):
            verb = found.span.of(reading.article.text)
            yield _note(reading, "PRE002", f"{verb!r} makes a fact of what follows", found.span)


def _note(reading: Reading, code: str, message: str, span: Span) -> Finding:
    title = any(b.kind == "title" and b.covers(span) for b in reading.article.blocks)
    return finding(code, "article.title" if title else "article", message, span)


def _around(reading: Reading, span: Span) -> list[Attribution]:
    """The attributions in whose content a stretch lies."""
    return [a for a in reading.attributions if any(c.covers(span) for c in a.content)]


def _claimants(reading: Reading, owner: str, deed: str, words: Words) -> list[str]:
    """Who, of another party than the deed's owner, says so anywhere in the article."""
    root, text = stem(words.tokens(deed)[0].low), reading.article.text
    return [
        s.name
        for a in reading.attributions
        for s in a.speakers
        if s.party is not None
        and s.party != owner
        and any(root[:_ROOT] in c.of(text).lower() and root in content_stems(c.of(text), words) for c in a.content)
    ]


def _forms(reading: Reading) -> dict[str, str]:
    """Every single word that names a party, lower case, to the party's id."""
    return {
        form.lower(): party.id
        for party in reading.parties
        for form in (*party.names, *party.adjectives, *party.demonyms, *party.seats)
    } | {form: who.party for form, who in reading.names.items() if who.party and " " not in form}


def _owner(reading: Reading, tokens: Sequence[Token], found: Found, forms: dict[str, str]) -> str | None:
    """The party that a deed is given to: "Kyiv's provocation", "violations by Ukraine"."""
    for k in range(max(0, found.start - _BEFORE), found.start):
        low = tokens[k].text.lower()
        if low in forms and (tokens[k + 1].low.replace("’", "'") in _POSSESSIVE or _adjective(reading, low)):
            return forms[low]
    inflected = reading.article.language != "en"
    behind = [t.low for t in tokens[found.end : found.end + 2 * _AFTER]]
    owns = next(
        (
            o
            for o in listed("presupposition", reading.article.language)["owns"]
            if behind[: len(o.split())] == o.split()
        ),
        None,
    )
    if owns is None and not inflected:
        return None
    first = found.end + (len(owns.split()) if owns else 0)
    reach = _AFTER if owns else 1
    return next((forms[t.text.lower()] for t in tokens[first : first + reach] if t.text.lower() in forms), None)


def _adjective(reading: Reading, low: str) -> bool:
    return any(low == a.lower() for p in reading.parties for a in p.adjectives)
