"""What an issue is called: a neutral label where its positions share a subject, else words of one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from stance.compare.concepts import concepts, concepts_in
from stance.compare.space import contents
from stance.records import Analysis, Ref
from stance.verify.lexicon import load_words
from stance.verify.loaded import loaded_in

_WORDS = 8
_FEW = 2
_SHARE = 0.5
_SECOND = 0.4


def label(analyses: Sequence[Analysis], refs: Sequence[Ref], central: Ref, language: str) -> str:
    """Name what positions are about: the one or two concepts that most of them share, else the target of `central`."""
    shared: Counter[str] = Counter()
    for ref in refs:
        shared.update(_subjects(analyses[ref.article], ref))
    known = concepts()
    often = [c for c, n in sorted(shared.items(), key=lambda e: (-e[1], e[0])) if n >= max(1, _SECOND * len(refs))]
    if often and shared[often[0]] >= _SHARE * len(refs):
        return ", ".join(known[c].label.get(language) or known[c].label["en"] for c in often[:2])
    return _shortened(analyses, refs, central, language)


def _subjects(analysis: Analysis, ref: Ref) -> set[str]:
    position = analysis.positions[ref.position]
    texts = [position.target.text, *contents(analysis, position)]
    return {c for text in texts for c in concepts_in(text, analysis.article.language)}


def _shortened(analyses: Sequence[Analysis], refs: Sequence[Ref], central: Ref, language: str) -> str:
    """A target in a few words: the central position's, or one that takes no side, is in `language` and is not cut."""
    named = []
    for ref in (central, *(ref for ref in refs if ref != central)):
        analysis = analyses[ref.article]
        position = analysis.positions[ref.position]
        # a model names the issue itself
        asked = analysis.provenance.engine == "llm"
        text = " ".join((position.issue if asked else position.target.text).split())
        words = re.sub(r"[“”«»„\"\[\]…]", "", text).split(" ")
        spoken = (analysis.provenance.language if asked else None) or analysis.article.language
        faults = (bool(loaded_in(text, load_words(spoken))), spoken != language, len(words) > _WORDS, len(words) < _FEW)
        named.append((faults, words))
    words = min(named, key=lambda entry: entry[0])[1]
    return " ".join(words[:_WORDS]).strip(" ,;:-–—") + (" …" if len(words) > _WORDS else "")
