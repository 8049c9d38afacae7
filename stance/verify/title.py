"""What the title says must stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.records import Attribution, Block, Finding, Reading, Sentence, Span
from stance.verify.figures import numbers
from stance.verify.lexicon import Words, quoted_spans, shared, stands_in
from stance.verify.negation import check_negation
from stance.verify.parity import Cited
from stance.verify.phrases import near
from stance.verify.rules import finding

_SAME = 0.75
_SAID = 0.5
_ROOM = 0.15
_SINGLE = re.compile(r"(?<!\w)['‘]([^'‘’]{3,}(?:(?<=\w)['’](?=\w)[^'‘’]+)*)['’](?!\w)")
_PATH = "article.title"


def check_title(reading: Reading, words: Words) -> list[Finding]:
    """Report numbers, names, a negation, a source or a quotation of the title that no sentence of the body carries."""
    block = next((b for b in reading.article.blocks if b.kind == "title"), None)
    body = [s for s in reading.sentences if block is None or not s.overlaps(block)]
    title = block.of(reading.article.text) if block else reading.article.title or ""
    if not title.strip() or not body:
        return []
    spans = [block] if block else []
    found = [finding("TTL001", _PATH, message, *spans) for message in _uncarried(reading, title, body, words)]
    if block is not None:
        found += [finding("TTL001", _PATH, message, *spans) for message in _sources(reading, block, words)]
    found += [finding("TTL002", _PATH, message, *spans) for message in _quotes(reading, title, block, body)]
    return found


def _uncarried(reading: Reading, title: str, body: Sequence[Sentence], words: Words) -> Iterator[str]:
    text = reading.article.text
    missing = numbers(title, words)
    for sentence in body:
        if not missing:
            break
        missing = missing - numbers(sentence.of(text), words)
    if missing:
        yield f"the text does not have the number {', '.join(f'{n:g}' for n in sorted(missing))}"
    forms = _forms(reading)
    whole = " ".join(s.of(text) for s in body).lower()
    strange = {p for form, p in forms if _stands(form, title.lower())}
    strange = {p for p in strange if not any(_stands(form, whole) for form, party in forms if party == p)}
    if strange:
        yield f"the text does not name {', '.join(sorted(strange))}"
    close = (s.of(text) for s in near(reading, title, _SAME - _ROOM) if s.start >= body[0].start)
    turned = (_turned(title, s, words) for s in close if shared(title, s, words) >= _SAME)
    # the first sentence that says it as the title does is enough
    if next(turned, False) and all(turned):
        yield "the text says the opposite: a negation stands on one side only"


def _turned(title: str, sentence: str, words: Words) -> bool:
    """Whether one of two texts that say the same has a plain negation that the other lacks."""
    if _negated(title, words) == _negated(sentence, words):
        return False
    return any(f.effect == "reject" for f in check_negation(title, Cited(sentence), _PATH, (), words))


def _negated(text: str, words: Words) -> bool:
    return any(t.low in words.negators or t.low.endswith("n't") for t in words.tokens(text))


def _forms(reading: Reading) -> list[tuple[str, str]]:
    """Every name of a party or of one of its people in the article, lower case, with the party."""
    forms = [(f.lower(), p.id) for p in reading.parties for f in (*p.names, *p.adjectives, *p.demonyms, *p.seats)]
    return forms + [(form, who.party) for form, who in reading.names.items() if who.party]


def _stands(form: str, low: str) -> bool:
    return stands_in(low, form)


def _sources(reading: Reading, block: Block, words: Words) -> Iterator[str]:
    """Whom the title lets say what the text lets only others say."""
    text = reading.article.text
    for mine in (a for a in reading.attributions if block.covers(a.extent) and _of_party(a)):
        own = _content(mine, text)
        same = [
            a
            for a in reading.attributions
            if _of_party(a) and not block.overlaps(a.extent) and shared(own, _content(a, text), words) >= _SAID
        ]
        if same and not any(_agree(mine, a) for a in same):
            yield f"{mine.speakers[0].name} says in the title what {same[0].speakers[0].name} says in the text"


def _of_party(attribution: Attribution) -> bool:
    return any(s.party for s in attribution.speakers)


def _content(attribution: Attribution, text: str) -> str:
    return " ".join(c.of(text) for c in attribution.content)


def _agree(mine: Attribution, other: Attribution) -> bool:
    """Whether the two have a speaker, a party or a hop in common."""
    heard = {(x.name, x.party) for x in other.speakers} | {(x.name, x.party) for x in other.chain}
    names, parties = {name for name, _ in heard}, {party for _, party in heard if party}
    return any(s.name in names or s.party in parties for s in mine.speakers)


def _quotes(reading: Reading, title: str, block: Block | None, body: Sequence[Sentence]) -> Iterator[str]:
    text = reading.article.text
    plain = _plain(" ".join(s.of(text) for s in body))
    stretches = quoted_spans(title) or [Span(start=m.start(), end=m.end()) for m in _SINGLE.finditer(title)]
    for stretch in stretches:
        quote = _plain(stretch.of(title))
        if len(quote.split()) > 1 and quote not in plain:
            yield f"the text does not have the words {stretch.of(title)}"
        elif len(quote.split()) > 1 and block is not None:
            at = Span(start=block.start + stretch.start, end=block.start + stretch.end)
            mine = [a for a in reading.attributions if a.speakers and any(c.overlaps(at) for c in a.content)]
            theirs = [
                a
                for a in reading.attributions
                if a.speakers and not block.overlaps(a.extent) and quote in _plain(_content(a, text))
            ]
            if mine and theirs and not any(_agree(m, a) for m in mine for a in theirs):
                yield f"{stretch.of(title)} are words of {theirs[0].speakers[0].name} in the text"


def _plain(text: str) -> str:
    """The words of a text in lower case, one space between them."""
    return " ".join(re.findall(r"\w+", text.lower().replace("ё", "е")))
