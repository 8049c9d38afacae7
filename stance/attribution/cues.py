"""The cue lexicon of a language, read from its data file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

import tomli
from pydantic import BaseModel, ConfigDict

from stance.errors import StanceError
from stance.records import Act, Polarity
from stance.text.morphology import roots
from stance.text.words import Token

_VOWELS = "aeiou"
_ENOUGH = 30
_NAMED = frozenset({"noun", "adjective"})
_PHRASES = frozenset({"according", "citing", "limiting", "hearsay_frames", "written"})


class Group(BaseModel):
    """Cues that behave alike: their act, their polarity, the complements they take.

    With `topic` the object is what was talked about ("discussed the deal"), which is no claim.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: Act
    frames: str
    lemmas: tuple[str, ...]
    speech: bool = True
    polarity: Polarity = "neutral"
    topic: bool = False
    with_: tuple[str, ...] = ()


class Form(NamedTuple):
    """One inflected form of a cue: the words after the first that must follow, and what kind of form it is.

    `kind` is base, third, past, ing, passive (verbs), noun or adjective.
    """

    lemma: str
    rest: tuple[str, ...]
    kind: str
    group: Group

    @property
    def stance(self) -> bool:
        """Whether the cue by itself tells what its source is for or against."""
        return self.group.polarity != "neutral"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything the finder knows of one language: forms by their first word, and lists of grammar words.

    `lists` tells for each grammar word which lists it is in; `starts` are the words that a cue can begin with.
    """

    language: str
    forms: Mapping[str, tuple[Form, ...]]
    frames: Mapping[str, tuple[str, ...]]
    grammar: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    starts: frozenset[str]
    counts: Mapping[str, Mapping[str, tuple[int, int]]]
    kind: str
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    conditions: Mapping[str, tuple[tuple[str, ...], ...]]
    roots: Mapping[tuple[str, str], tuple[Form, ...]]
    _bent: dict[str, tuple[Form, ...]] = field(default_factory=dict)

    def forms_of(self, low: str) -> tuple[Form, ...]:
        """The cues that a word (lower case) is a form of: as listed, else as the dictionary of its language has it."""
        listed = self.forms.get(low)
        if listed is not None or not self.roots:
            return listed or ()
        if low not in self._bent:
            forms = (
                form if form.kind == kind else form._replace(kind=kind)
                for root, kind in roots(low, self.language)
                for form in self.roots.get((root, kind if kind in _NAMED else "verb"), ())
            )
            self._bent[low] = tuple(sorted(forms, key=lambda f: -len(f.rest)))
        return self._bent[low]

    @cached_property
    def plain(self) -> Group:
        """The group of the plainest cue: what a verb of telling is that no list has."""
        return next(
            f.group for forms in self.forms.values() for f in forms if f.group.act == "states" and f.group.speech
        )

    @cached_property
    def rates(self) -> Mapping[str, float]:
        """How often a cue was one in each frame, all cues together; frames seen too seldom are left out."""
        total: dict[str, tuple[int, int]] = {}
        for frames in self.counts.values():
            for frame, (hits, seen) in frames.items():
                before = total.get(frame, (0, 0))
                total[frame] = (before[0] + hits, before[1] + seen)
        return {frame: hits / seen for frame, (hits, seen) in total.items() if seen >= _ENOUGH}

    @cached_property
    def amounts(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words that may stand before a number ("at least"), by the first of them."""
        return _by_first(self.grammar.get("amounts", ()))

    @cached_property
    def asides(self) -> frozenset[str]:
        """Words between commas that belong neither to a subject nor to its verb."""
        return self.grammar["asides"] | self.grammar["connectives"]

    @cached_property
    def unsaying(self) -> frozenset[str]:
        """The words at which a stretch may begin that tells of no words."""
        grammar = self.grammar
        lists = ("unreal", "advised", "untrue", "hearsay", "supposing", "inverted_conditions", "wrongly")
        return frozenset({"to"}).union(*(grammar[name] for name in lists))

    @cached_property
    def nearing(self) -> frozenset[str]:
        """The last words of what tells that something was almost done ("all | but")."""
        return frozenset(phrase.rsplit(maxsplit=1)[-1] for phrase in self.grammar["near"])

    @cached_property
    def carrying(self) -> frozenset[str]:
        """The words at which a carrier may be named."""
        return self.grammar["carried"] | self.grammar["talks"] | self.grammar["through"] | self.grammar["speaking"]

    def condition_at(self, tokens: Sequence[Token], i: int) -> tuple[str, ...]:
        """The words of the condition ("only if") that stands at token i, or none."""
        phrases = self.conditions.get(tokens[i].low)
        if phrases is None or any(t.low == "anonymity" for t in tokens[i : i + 5]):
            return ()
        for words in phrases:
            if all(i + k < len(tokens) and tokens[i + k].low == w for k, w in enumerate(words)):
                rest = tokens[i + len(words) : i + len(words) + 2]
                if len(rest) > 1 and rest[0].low == "," and rest[1].low in self.grammar.get("clause", ()):
                    # "при условии, что"
                    return words
                behind = rest[0] if rest else None
                if behind is None or not behind.word or (words == ("without",) and behind.low.endswith("ing")):
                    # "not once", "without naming them"
                    return ()
                if words == ("if",) and i and tokens[i - 1].low == "as":
                    # "as if the war had never ended"
                    return ()
                often = len(words) == 1 and words[0] in self.grammar.get("adverbs", ())
                phrase = " ".join(t.low for t in tokens[i : i + 1 + len(rest)])
                if often and (
                    not self.grammar.get("unconditional", frozenset()).isdisjoint({f"{words[0]} {behind.low}", phrase})
                    or (i and tokens[i - 1].low in self.grammar.get("auxiliaries", ()))
                ):
                    # "would once again pay", "had once paid"
                    return ()
                return words
        return ()

    @cached_property
    def topics(self) -> frozenset[str]:
        """The lemmas whose object is a topic and no claim."""
        return frozenset(f.lemma for forms in self.forms.values() for f in forms if f.group.topic)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The lemmas of nouns."""
        return frozenset(f.lemma for forms in self.forms.values() for f in forms if f.kind == "noun")


def _inflected(lemma: str, section: str, group: Group) -> Iterable[tuple[str, Form]]:
    """The dictionary form of a cue; its others are those that the dictionary of word forms has."""
    if section == "adjectives":
        first, *rest = lemma.split()
        for word in (first, *rest):
            # "в_восторге": words that only together are one
            opening, *others = word.split("_")
            yield opening, Form(first.replace("_", " "), tuple(others), "adjective", group)
    elif section == "nouns":
        yield lemma, Form(lemma, (), "noun", group)
    else:
        verb, *rest = lemma.split()
        yield verb, Form(lemma, tuple(rest), "base", group)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    names = (path.name for path in files("stance.attribution.data").iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n.count(".") == 1))


@cache
def load_lexicon(language: str) -> Lexicon:
    """Read the lexicon of `language` ("en"); raises `StanceError` when there is none or it is malformed."""
    folder = files("stance.attribution.data")
    path = folder / f"{language}.toml"
    if not path.is_file():
        raise StanceError(
            f"no cues for language {language!r}: there is no file {language}.toml in stance.attribution.data"
        )
    # words are compared with the plain apostrophe that tokens have
    data = tomli.loads(path.read_text(encoding="utf-8").replace("’", "'"))
    forms: dict[str, list[Form]] = {}
    kind = data.get("grammar_kind", "analytic")
    inflected = kind == "inflected"
    government = data.get("government", {})
    for section, make in (("verbs", _verb_forms), ("nouns", _noun_forms), ("adjectives", _adjective_forms)):
        for raw in data.get(section, ()):
            group = _group(raw, path.name)
            for lemma in group.lemmas:
                governed = _governing(group, government.get(lemma, ""), path.name)
                made = _inflected(lemma, section, governed) if inflected else make(lemma, governed, data["irregular"])
                for first, form in made:
                    forms.setdefault(first, []).append(form)
    counts_path = folder / f"{language}.counts.toml"
    counts = tomli.loads(counts_path.read_text(encoding="utf-8")) if counts_path.is_file() else {}
    grammar = {k: frozenset(v) for k, v in data.get("grammar", {}).items()}
    phrases = {k: _by_first(v) for k, v in data.get("frames", {}).items() if k in _PHRASES}
    according = _by_first(data.get("frames", {}).get("according", ()))
    return Lexicon(
        language=language,
        forms={k: tuple(sorted(v, key=lambda f: -len(f.rest))) for k, v in forms.items()},
        frames={k: tuple(v) for k, v in data.get("frames", {}).items()},
        grammar=grammar,
        lists=_lists(grammar),
        starts=frozenset(forms).union(according, *(grammar.get(name, ()) for name in _OPENING), *phrases.values()),
        kind=kind,
        phrases=phrases,
        counts={k: {f: (n[0], n[1]) for f, n in v.items()} for k, v in counts.items()},
        according=according,
        conditions=_by_first(data.get("grammar", {}).get("conditions", ())),
        roots=_roots(forms) if inflected else {},
    )


# the lists of grammar words that ascribe by themselves
_OPENING = ("so_said", "predicated", "preferring", "drawing", "suiting", "unsuiting")


def _lists(grammar: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each grammar word the lists that it is in."""
    lists: dict[str, list[str]] = {}
    for name, words in grammar.items():
        for word in words:
            lists.setdefault(word, []).append(name)
    return {word: frozenset(names) for word, names in lists.items()}


def _roots(forms: Mapping[str, Sequence[Form]]) -> dict[tuple[str, str], tuple[Form, ...]]:
    """The cues of an inflected language by their dictionary form, without "ё", and whether they are verbs."""
    table: dict[tuple[str, str], dict[Form, None]] = {}
    for made in forms.values():
        for form in made:
            kind = form.kind if form.kind in _NAMED else "verb"
            base = form if kind in _NAMED else form._replace(kind="base")
            table.setdefault((form.lemma.split()[0].replace("ё", "е"), kind), {})[base] = None
    return {key: tuple(found) for key, found in table.items()}


def _governing(group: Group, more: str, name: str) -> Group:
    """A group as one of its verbs has it: with complements of its own, "N P:в,на" (an object, two prepositions)."""
    if not more:
        return group
    frames, prepositions = set(group.frames), list(group.with_)
    for part in more.split():
        kind, _, listed = part.partition(":")
        if len(kind) != 1 or kind not in "CQRPNTIGABL" or (listed and kind != "P"):
            raise StanceError(f"{name}: [government] has {more!r}; write frames, and P:word for a preposition")
        frames.add(kind)
        prepositions += [w for w in listed.split(",") if w]
    return group.model_copy(update={"frames": "".join(sorted(frames)), "with_": tuple(prepositions)})


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table[words[0]] = (*table.get(words[0], ()), words)
    return table


def _group(raw: dict[str, Any], name: str) -> Group:
    try:
        return Group(**{("with_" if k == "with" else k): v for k, v in raw.items()})
    except ValueError as error:
        raise StanceError(f"{name}: malformed cue group {raw.get('lemmas', raw)!r}: {error}") from error


def _verb_forms(lemma: str, group: Group, irregular: Mapping[str, str]) -> Iterable[tuple[str, Form]]:
    first, *rest = lemma.split()
    past = irregular.get(first, "").split() or [_past(first)]
    for word, kind in [(first, "base"), (third(first), "third"), (_ing(first), "ing"), *((p, "past") for p in past)]:
        yield word, Form(lemma, tuple(rest), kind, group)
    if first.endswith("l") and len(first) > len("sell") and first[-2] in _VOWELS and first[-3] not in _VOWELS:
        # as the British spell it: "signalled"
        yield first + "led", Form(lemma, tuple(rest), "past", group)
        yield first + "ling", Form(lemma, tuple(rest), "ing", group)


def _noun_forms(lemma: str, group: Group, irregular: Mapping[str, str]) -> Iterable[tuple[str, Form]]:
    del irregular
    for word in (lemma, third(lemma)):
        yield word, Form(lemma, (), "noun", group)


def _adjective_forms(lemma: str, group: Group, irregular: Mapping[str, str]) -> Iterable[tuple[str, Form]]:
    del irregular
    first, *rest = lemma.split()
    yield first, Form(lemma, tuple(rest), "adjective", group)


def third(verb: str) -> str:
    """The third person of an English verb, and the plural of a noun."""
    if verb.endswith(("s", "x", "z", "ch", "sh")) or verb in {"go", "veto", "echo"}:
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _doubles(verb: str) -> bool:
    short = len(verb) <= 4 or verb in {
        "admit",
        "commit",
        "rebut",
        "blog",
        "regret",
        "rebuff",
        "prefer",
        "refer",
        "concur",
        "spur",
    }
    return (
        short
        and len(verb) > 2
        and verb[-1] not in _VOWELS + "wxyfl"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"
