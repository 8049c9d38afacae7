"""Offices that stand for their bearers: "the energy minister" for the name that the article gives with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from stance.records import Reading, Speaker
from stance.text.words import Token
from stance.verify.lexicon import Words, carries, load_words, stem

_ROOT = 4
_NEAR = 4
_BEFORE = 6
_BEHIND = 10
_SHORTEST = 2


def names_role(reading: Reading, text: str, name: str, words: Words) -> bool:
    """Whether a name in `text` only qualifies an office ("the UN envoy") that the article knows with such a name.

    The name of a person never does.
    """
    if name.lower() in reading.once(_people):
        return False
    tokens = [t for t in words.tokens(text) if t.word]
    for i, token in enumerate(tokens):
        if token.text != name:
            continue
        ahead, behind = tokens[i + 1 : i + 1 + _NEAR], tokens[max(0, i - _NEAR) : i]
        if any(t.low in words.roles for t in (*ahead, *(behind if words.inflected else ()))):
            return any(_with_office(name, s.of(reading.article.text), words) for s in reading.sentences)
    return False


def _with_office(name: str, text: str, words: Words) -> bool:
    """Whether the name stands near an office in the text."""
    tokens = [t for t in words.tokens(text) if t.word]
    return any(
        stands_for(name, " ".join(n.text for n in tokens[max(0, i - _NEAR) : i + _NEAR + 1]), words)
        for i, t in enumerate(tokens)
        if t.low in words.roles
    )


def stands_for(name: str, text: str, words: Words) -> bool:
    """Whether a text has the name in another form: "Turkish" for "Turkey", "United Nations" for "UN"."""
    tokens = [t for t in words.tokens(text) if t.word]
    if name.isupper() and len(name) >= _SHORTEST:
        initials = "".join(t.text[0] for t in tokens)
        at = initials.upper().find(name)
        while at >= 0:
            whole = initials[at : at + len(name)]
            if whole.isupper() or (len(name) > _SHORTEST and whole[0].isupper()):
                return True
            at = initials.upper().find(name, at + 1)
        return any(t.text == name for t in tokens)
    root = name.lower()[:_ROOT]
    return len(root) == _ROOT and any(
        t.text.lower().startswith(root) and (t.capital or t.text.lower().endswith(words.adjective_endings or "-"))
        for t in tokens
    )


def is_role(phrase: str, reading: Reading, words: Words) -> bool:
    """Whether a phrase names an office and nobody who bears it."""
    tokens = [t for t in words.tokens(phrase) if t.word]
    return any(t.low in words.roles for t in tokens) and not any(
        t.text.lower() in reading.once(_people) for t in tokens
    )


def bears(reading: Reading, speaker: Speaker, phrase: str, words: Words) -> bool:
    """Whether the article describes the speaker with the words of `phrase`, an office."""
    named = {w.lower() for p in reading.parties for n in (*p.names, *p.adjectives, *p.seats) for w in n.split()}
    wanted = {
        stem(t.low)
        for t in words.tokens(phrase)
        if carries(t, words) and t.low not in words.roles and t.text.lower().removesuffix("'s") not in named
    }
    if not wanted:
        return True
    described = {stem(t.low) for t in description(reading, speaker.name, words)}
    return bool(wanted & described)


def description(reading: Reading, name: str, words: Words) -> Sequence[Token]:
    """The words right before a person's name and in the apposition behind it, wherever the article has it."""
    known = reading.once(_described)
    if name not in known:
        known[name] = _description(reading, name, words)
    return known[name]


def _described(reading: Reading) -> dict[str, Sequence[Token]]:
    del reading
    return {}


def _description(reading: Reading, name: str, words: Words) -> list[Token]:
    last = name.rsplit(maxsplit=1)[-1].lower() if name else ""
    whole = {w for p in reading.parties for w in p.whole}
    if not last or last in whole or name.lower() in whole:
        return []
    found: list[Token] = []
    for tokens, i in (place for low in {last, *_bent(last, words)} for place in _capitals(reading, low, words)):
        for before in reversed(tokens[max(0, i - _BEFORE) : i]):
            if not before.word:
                break
            found.append(before)
        if i + 1 < len(tokens) and tokens[i + 1].low == ",":
            for after in tokens[i + 2 : i + 2 + _BEHIND]:
                if not after.word:
                    break
                found.append(after)
    return found


def _capitals(reading: Reading, low: str, words: Words) -> Iterable[tuple[Sequence[Token], int]]:
    """Where a word stands with a capital, by the form that the word lists have: tokens of a sentence, and which."""
    if words.inflected:
        return reading.once(_all_capitals).get(low, ())
    # where words stand for themselves, most sentences need not be cut into them
    those = (words.tokens(text) for text, lowered in reading.once(_lowered) if low in lowered)
    return ((tokens, i) for tokens in those for i, token in enumerate(tokens) if token.capital and token.low == low)


def _lowered(reading: Reading) -> Sequence[tuple[str, str]]:
    """The sentences as they are and in lower case, with the apostrophe that tokens have."""
    texts = [s.of(reading.article.text) for s in reading.sentences]
    return [(text, text.lower().replace("’", "'").replace("ʼ", "'")) for text in texts]


def _all_capitals(reading: Reading) -> Mapping[str, Sequence[tuple[Sequence[Token], int]]]:
    """Where each word with a capital stands."""
    words, found = load_words(reading.article.language), defaultdict(list)
    for sentence in reading.sentences:
        tokens = words.tokens(sentence.of(reading.article.text))
        for i, token in enumerate(tokens):
            if token.capital:
                found[token.low].append((tokens, i))
    return found


def _bent(last: str, words: Words) -> tuple[str, ...]:
    """The form that the word lists have of a name."""
    return tuple(t.low for t in words.tokens(f"· {last.capitalize()}")[-1:])


def _people(reading: Reading) -> Set[str]:
    """The words of the names of people: of two words and more, both with capitals, and of no party as a whole."""
    whole = {w for p in reading.parties for n in p.whole for w in n.split()}
    return {
        word.lower()
        for form, who in reading.names.items()
        if len(who.name.split()) > 1 and who.name.istitle() and form.split()[-1] == who.name.split()[-1].lower()
        for word in who.name.split()[-1:]
    } - whole
