"""What an issue is called: a neutral label where its positions share a subject, else a noun phrase of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from stance.compare.concepts import concepts, concepts_in
from stance.compare.phrases import acts, noun_phrases, nouns
from stance.compare.space import Space, Vectors
from stance.compare.terms import terms
from stance.records import Analysis, Ref
from stance.verify.lexicon import load_words, quoted_spans
from stance.verify.loaded import loaded_in

_WORDS = 8
_MOST = 4
_FEW = 2
# The share of the positions that must name a subject for the issue to bear its name, and for it to be called so where
# no phrase in the language of the labels is at hand.
_SHARE = 0.5
_ENOUGH = 0.3
# How much a phrase loses for being as near to the other issues.
_ELSEWHERE = 0.5
# How near the best word a phrase must come to be preferred, since one word seldom tells an issue.
_FULLER = 0.6
# What a phrase counts for that stands not in a position's own words but in its sentence, that is quoted, as figures of
# speech often are, or that is one word, which seldom tells an issue.
_BESIDE, _QUOTED, _SINGLE = 0.5, 0.5, 0.7
# What a name of fewer words than these counts for: "Middle East", other than "Affordable Care Act".
_FULL, _NAMED = 3, 0.05

# What a phrase counts for that one article alone has, or one party, where there are several.
_ONE = 0.85

# Likenesses that differ by less are alike.
_DIGITS = 4


class _Candidate(NamedTuple):
    phrase: str
    language: str


def labels(space: Space, issues: Sequence[Sequence[Ref]], language: str) -> list[str]:
    """A name for each issue, given as its positions with the central one first.

    It is the subject that at least half of the positions name, or else the noun phrase from their words that is nearest
    to all of them and far from the other issues. Two with one name are told apart by a second one, or else by a number;
    what would be one word alone that is no known subject has a second one too.
    """
    rows = [space.told[[space.place(ref) for ref in refs]] for refs in issues]
    whole = space.told.sum(axis=0)
    # every sentence of a language is read for them, once
    nouns_of = cache(partial(_nouns_of, space))
    named = [_names(space, refs, own, whole, language, nouns_of) for refs, own in zip(issues, rows, strict=True)]
    subjects = {label for concept in concepts().values() for label in concept.label.values()}
    taken: set[str] = set()
    found: dict[int, str] = {}
    # which of two has a name first is told by their size and content, never by the order of the articles
    for i in sorted(range(len(named)), key=lambda i: (-len(issues[i]), min(map(space.place, issues[i])))):
        # most are called by their first name; the others are looked for where they are needed
        name = first = next(named[i])
        if name.lower() in taken:
            names = [name, *named[i]]
            others = _of_others(names, language)
            name = _told_apart(name, [*(n for n in others if n.lower() not in taken), names[-1]])
        elif " " not in name and name not in subjects:
            others = _of_others([name, *named[i]], language)
            name = _told_apart(name, [n for n in others if len(n.split()) <= _MOST and not n.istitle()])
        full, n = name, 1
        while full.lower() in taken:
            n += 1
            full = f"{name} ({n})"
        taken |= {full.lower(), first.lower()}
        found[i] = full
    return [found[i] for i in range(len(named))]


def _of_others(names: Sequence[str], language: str) -> list[str]:
    """The names but the first, those that only mean what it means, and the last, which tells an act alone."""
    known = concepts()
    return [n for n in names[1:-1] if names[0] not in {known[c].label.get(language) for c in concepts_in(n, language)}]


def _told_apart(name: str, others: Sequence[str]) -> str:
    """A name with a second one behind it that has other words, where there is one."""
    known = _words(name)
    others = [n for n in others if n.lower() != name.lower()]
    second = next((n for n in others if not _words(n) & known), None) or next(
        (n for n in others if _words(n) - known), None
    )
    return f"{name}: {second}" if second else name


def _words(name: str) -> set[str]:
    return {word for word in name.lower().split() if len(word) > len("the")}


def _names(
    space: Space,
    refs: Sequence[Ref],
    rows: Vectors,
    whole: Vectors,
    language: str,
    nouns_of: Callable[[str], frozenset[str]],
) -> Iterator[str]:
    """What an issue may be called, the best name first."""
    analyses = space.analyses
    asked = [r for r in refs if analyses[r.article].provenance.engine == "llm"]
    shared = Counter(c for ref in refs for c in _subjects(space, ref))
    known = concepts()
    subjects = [
        (n / len(refs), known[c].label.get(language) or known[c].label["en"])
        for c, n in sorted(shared.items(), key=lambda e: (-e[1], e[0]))
    ]
    # of two positions one alone does not tell what both are about
    enough = [share >= _SHARE and share * len(refs) >= min(_FEW, len(refs)) for share, _ in subjects]
    strong = [label for (_, label), most in zip(subjects, enough, strict=True) if most]
    weak = [label for (share, label), most in zip(subjects, enough, strict=True) if share >= _ENOUGH and not most]
    # a model names the issue itself
    given = [_shortened(analyses, refs, language)] if asked else []
    yield from (*strong, *given)
    telling, rest = _phrases(space, refs, rows, whole)
    said = " ".join(text for ref in refs for text in (_target(analyses, ref), *space.said(ref)))
    spoken_there = any(analyses[ref.article].article.language == language for ref in refs)
    for spoken in (True,) if spoken_there else (True, False):
        own = [c.phrase for c in (*telling, *rest) if (c.language == language) == spoken]
        fit = [phrase for phrase in own if not _is_place(phrase)]
        # a subject that few name still tells more than one word does
        first = spoken and weak and not (fit and " " in fit[0])
        yield from (*weak, *fit) if first else (*fit, *(weak if spoken else ()))
        yield from _bare(space, refs, language, spoken, nouns_of)
        yield from (phrase for phrase in own if _is_place(phrase) and phrase in said)
    yield _act(space, refs, language)


def _bare(
    space: Space, refs: Sequence[Ref], language: str, spoken: bool, nouns_of: Callable[[str], frozenset[str]]
) -> list[str]:
    """The nouns of positions that stand in no noun phrase, those that most positions have first."""
    counted: Counter[str] = Counter()
    for ref in refs:
        analysis = space.analyses[ref.article]
        own = analysis.article.language
        if (own == language) == spoken:
            texts = (_target(space.analyses, ref), *space.said(ref))
            known = space.names(ref.article)
            counted.update({noun for text in texts for noun in nouns(text, own, known, nouns_of(own))})
    return [noun for noun, _ in sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))]


def _target(analyses: Sequence[Analysis], ref: Ref) -> str:
    return analyses[ref.article].positions[ref.position].target.text


def _nouns_of(space: Space, language: str) -> frozenset[str]:
    """The words by which noun phrases of the articles end."""
    return frozenset(
        phrase.split(" ")[-1].lower()
        for analysis, split in zip(space.analyses, space.sentences, strict=True)
        if analysis.article.language == language
        for sentence in split
        for phrase in noun_phrases(sentence.of(analysis.article.text), language)
    )


def _act(space: Space, refs: Sequence[Ref], language: str) -> str:
    """What positions do, where they do one thing, and whose they are, where no word tells what they are about."""
    held = [space.analyses[ref.article].positions[ref.position] for ref in refs]
    done = {position.act for position in held}
    named = acts(language)
    return f"{named[done.pop() if len(done) == 1 else 'states']} ({', '.join(sorted({p.party for p in held}))})"


def _phrases(
    space: Space, refs: Sequence[Ref], rows: Vectors, whole: Vectors
) -> tuple[list[_Candidate], list[_Candidate]]:
    """The noun phrases of positions that may name what they are about, the most telling first.

    Those that are nearer to other issues stand in a list of their own.
    """
    left_out = {a: space.names(a) for a in {ref.article for ref in refs}}
    weights: dict[_Candidate, float] = {}
    for ref in refs:
        analysis = space.analyses[ref.article]
        position, spoken = analysis.positions[ref.position], analysis.article.language
        around = space.around(ref)
        quoted = " ".join(s.of(text) for text in around for s in quoted_spans(text))
        for texts, worth in (((position.target.text, *space.said(ref)), 1.0), (around, _BESIDE)):
            for text in texts:
                for whole_phrase in noun_phrases(text, spoken, left_out[ref.article]):
                    for phrase in (whole_phrase, *_shorter(whole_phrase, spoken)):
                        said = worth * (_QUOTED if phrase in quoted else 1) * _telling(phrase)
                        one = _Candidate(phrase, spoken)
                        weights[one] = max(said, weights.get(one, 0))
    candidates = list(weights)
    if not candidates:
        return [], []
    others = max(1, len(space.refs) - len(rows))
    centre, rest = rows.mean(axis=0), (whole - rows.sum(axis=0)) / others
    bags = [terms(f"a {c.phrase}", c.language) for c in candidates]
    own = space.near(bags, np.stack([centre, rest], axis=1))
    near = own[:, 0] - _ELSEWHERE * own[:, 1]
    common = _common(space, refs, rows)
    worths = [
        weights[c] * (common(bag, c.language) if " " in c.phrase else _ONE)
        for bag, c in zip(bags, candidates, strict=True)
    ]
    score = near * np.array(worths, dtype=np.float32)
    near_to = [(-round(float(n), _DIGITS), len(c.phrase), c) for n, c in zip(score, candidates, strict=True)]
    order = sorted(range(len(candidates)), key=near_to.__getitem__)
    kept = [i for i in order if score[i] > 0]
    rest_of = [candidates[i] for i in order if score[i] <= 0]
    if kept and " " not in candidates[kept[0]].phrase:
        best = candidates[kept[0]]
        fuller = [
            i
            for i in kept
            if " " in candidates[i].phrase
            and not candidates[i].phrase.istitle()
            and candidates[i].language == best.language
            and score[i] >= _FULLER * score[kept[0]]
        ]
        # one that has the word says most
        fuller.sort(key=lambda i: best.phrase.lower() not in candidates[i].phrase.lower().split())
        kept = [*fuller[:1], *(i for i in kept if i not in fuller[:1])]
    return [candidates[i] for i in kept], rest_of


def _is_place(phrase: str) -> bool:
    """Whether a phrase is a short name, which tells where or who and not what."""
    return phrase.istitle() and len(phrase.split(" ")) < _FULL


def _telling(phrase: str) -> float:
    """How much a phrase tells by its form: one word seldom tells an issue, and a place or body alone none."""
    words = phrase.split(" ")
    named = _NAMED if _is_place(phrase) else 1
    return named * (1 if len(words) > 1 else _SINGLE)


def _shorter(phrase: str, language: str) -> list[str]:
    """A phrase without what stands before its noun: what one says of a thing is left out where another names it."""
    words = phrase.split(" ")
    if language != "en" or {"of", "on"} & set(words):
        return []
    return [" ".join(words[i:]) for i in range(1, len(words))]


def _common(space: Space, refs: Sequence[Ref], rows: Vectors) -> Callable[[Mapping[str, float], str], float]:
    """How much terms count for being common ground: less where one article or one party of several alone has them.

    Only articles in the language of the terms are asked, since others cannot have them.
    """
    spoken = [space.analyses[ref.article].article.language for ref in refs]
    parties = [space.analyses[ref.article].positions[ref.position].party for ref in refs]
    speaking = {each: [i for i, other in enumerate(spoken) if other == each] for each in set(spoken)}

    def counts(bag: Mapping[str, float], language: str) -> float:
        own = speaking.get(language, [])
        has = space.holding(rows, bag)
        worth = 1.0
        for whose in ([ref.article for ref in refs], parties):
            if len({whose[i] for i in own}) > 1 and len({whose[i] for i in own if has[i]}) < _FEW:
                worth = _ONE
        return worth

    return counts


def _subjects(space: Space, ref: Ref) -> set[str]:
    analysis = space.analyses[ref.article]
    texts = [analysis.positions[ref.position].target.text, *space.said(ref)]
    return {c for text in texts for c in concepts_in(text, analysis.article.language)}


def _shortened(analyses: Sequence[Analysis], refs: Sequence[Ref], language: str) -> str:
    """A target in a few words: the first position's, or one that takes no side, is in `language` and is not cut."""
    named = []
    for ref in refs:
        analysis = analyses[ref.article]
        position = analysis.positions[ref.position]
        asked = analysis.provenance.engine == "llm"
        text = " ".join((position.issue if asked else position.target.text).split())
        words = re.sub(r"[“”«»„\"\[\]…]", "", text).split(" ")
        spoken = (analysis.provenance.language if asked else None) or analysis.article.language
        faults = (bool(loaded_in(text, load_words(spoken))), spoken != language, len(words) > _WORDS, len(words) < _FEW)
        named.append((faults, words))
    words = min(named, key=lambda entry: entry[0])[1]
    return " ".join(words[:_WORDS]).strip(" ,;:-–—") + (" …" if len(words) > _WORDS else "")
