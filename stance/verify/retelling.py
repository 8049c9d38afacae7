"""Whose mouth a text of the model puts words into, and who does what to whom in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution import Retold, retold
from stance.records import Attribution, Finding, Reading, Span, Speaker
from stance.text.words import tokenize
from stance.verify.lexicon import Words, content_stems, stands_in, stem
from stance.verify.match import is_party, overlap, who_is
from stance.verify.nearness import reworded
from stance.verify.roles import bears, is_role
from stance.verify.rules import finding

_CARRIES = 0.5
_SUBJECT = 3


def check_retelling(reading: Reading, text: str, spans: Sequence[Span], path: str, words: Words) -> list[Finding]:
    """Report words that `text` ascribes to somebody the article ascribes them not to, and parties that changed place.

    Nothing is found for a source that the article does not know: the check of names does that.
    """
    cited = [a for a in reading.attributions if any(a.extent.overlaps(s) for s in spans)]
    found: list[Finding] = []
    for claim in retold(text, reading.article.language):
        whom = _whom(reading, claim.source)
        office = is_role(claim.source, reading, words)
        if whom is None or (office and not bears(reading, whom, claim.source, words)):
            continue
        if {t.low for t in words.tokens(claim.source)[:1]} & {c.split()[0] for c in words.conditions}:
            # "Provided Moscow ..." is nobody
            continue
        carrying = _carrying(reading, cited, claim, words)
        if office and any(_by_office(reading, a, claim.source, whom, words) for a in cited):
            continue
        if any(_voices(reading, a, claim.source, whom) for a in carrying):
            continue
        heard = any(_voices(reading, a, claim.source, whom) for a in cited)
        own = whom.party is not None and any(s.party == whom.party for a in carrying for s in a.speakers)
        if heard and own:
            # two of one party are heard there, and it is theirs
            continue
        if carrying and not any(a.open for a in carrying):
            real = next((s.name for a in carrying for s in a.speakers), None)
            if real is not None:
                message = f"{claim.source!r} is said to say what the article ascribes to {real!r}"
                found.append(finding("SRC008", path, message, *spans))
                continue
        if not heard and not _stands_there(reading, whom, spans, words):
            found.append(finding("SRC002", path, f"the cited words are not ascribed to {claim.source!r}", *spans))
    return found + _roles(reading, text, cited, spans, path, words)


def _whom(reading: Reading, source: str) -> Speaker | None:
    """Whom the source of a retelling means: the longest ending of it that the article uses as a name."""
    tokens = [t for t in tokenize(re.split(r"[,(]", source, maxsplit=1)[0]) if t.word]
    for i in range(len(tokens)):
        known = who_is(reading, source[tokens[i].start : tokens[-1].end])
        if known is not None:
            return known
    return None


def _carrying(reading: Reading, cited: Sequence[Attribution], claim: Retold, words: Words) -> list[Attribution]:
    """The cited attributions whose content the claim retells."""
    own = content_stems(claim.content, words)
    shares = [
        overlap(own, content_stems(" ".join(c.of(reading.article.text) for c in a.content), words)) for a in cited
    ]
    best = max(shares, default=0.0)
    return [a for a, share in zip(cited, shares, strict=True) if share >= _CARRIES and share >= best - 0.2]


def _voices(reading: Reading, attribution: Attribution, source: str, whom: Speaker) -> bool:
    names = {s.name for s in attribution.speakers} | {h.name for h in attribution.chain}
    parties = {s.party for s in attribution.speakers} | {h.party for h in attribution.chain}
    return whom.name in names or any(p and is_party(reading, name, p) for p in parties for name in (source, whom.name))


def _by_office(reading: Reading, attribution: Attribution, source: str, whom: Speaker, words: Words) -> bool:
    """Whether the source names a speaker or a hop of the attribution by the office that the article gives them."""
    if attribution.source is not None:
        said = content_stems(source, words)
        if said and said <= content_stems(attribution.source.of(reading.article.text), words):
            return True
    those = (*attribution.speakers, *(Speaker(name=h.name, party=h.party) for h in attribution.chain))
    return any(
        bears(reading, who, source, words) for who in those if not (whom.party and who.party) or whom.party == who.party
    )


def _stands_there(reading: Reading, whom: Speaker, spans: Sequence[Span], words: Words) -> bool:
    """Whether a cited sentence names them, so that the words may be theirs though no ascription was found."""
    cited = " ".join(s.of(reading.article.text) for s in reading.sentences if any(s.overlaps(e) for e in spans)).lower()
    forms = [whom.name.lower(), *(f for f, who in reading.names.items() if who.name == whom.name)]
    if {t.low for t in words.tokens(cited)} & words.pronouns:
        return True
    return any(stands_in(cited, form) for form in forms)


def _roles(
    reading: Reading, text: str, cited: Sequence[Attribution], spans: Sequence[Span], path: str, words: Words
) -> list[Finding]:
    """Report a clause whose subject is one party where the words it retells have another."""
    claims = retold(text, reading.article.language)
    pairs: list[tuple[str, str]] = []
    for claim in claims:
        for attribution in _carrying(reading, cited, claim, words):
            if attribution.cue and stem(attribution.cue.lemma) in {stem(t.low) for t in words.tokens(claim.content)}:
                # the claim tells of that ascription as a whole, its content of what is ascribed
                continue
            pairs += [(claim.content, c.of(reading.article.text)) for c in attribution.content[:1]]
    if not claims and not cited:
        sentences = [s.of(reading.article.text) for s in reading.sentences if any(s.overlaps(e) for e in spans)]
        pairs += [(text, s) for s in sentences if len(sentences) == 1]
    for mine, theirs in pairs:
        if reworded(mine, theirs, words):
            # other words may have another subject
            continue
        if theirs.strip() in mine or any(t.low in words.agents for x in (mine, theirs) for t in words.tokens(x)):
            # the same words, or one of the two in the passive, whose subject is the other's object
            continue
        own, real = _subject(reading, mine, words), _subject(reading, theirs, words)
        if own and real and own != real:
            message = f"{own} stands where the cited words have {real}"
            return [finding("ROL001", path, message, *spans)]
    return []


def _subject(reading: Reading, clause: str, words: Words) -> str | None:
    """The party named within the first words of a clause."""
    tokens = [t for t in words.tokens(clause) if t.word]
    while tokens and tokens[0].low in words.openers:
        tokens = tokens[1:]
    for token in tokens[:_SUBJECT]:
        low = token.text.lower().replace("’", "'").removesuffix("'s")
        for party in reading.parties:
            if low in {w.lower() for w in (*party.names, *party.seats, *party.adjectives, *party.demonyms)}:
                return party.id
        known = reading.names.get(low)
        if token.capital and known is not None and known.party is not None:
            return known.party
        if not token.capital:
            return None
    return None
