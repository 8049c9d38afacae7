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
    return _shortened(analyses, refs, central)


def _subjects(analysis: Analysis, ref: Ref) -> set[str]:
    position = analysis.positions[ref.position]
    texts = [position.target.text, *contents(analysis, position)]
    return {c for text in texts for c in concepts_in(text, analysis.article.language)}


def _shortened(analyses: Sequence[Analysis], refs: Sequence[Ref], central: Ref) -> str:
    """A target in a few words: that of the central position, or of another where its words take sides."""
    tried = [central, *(ref for ref in refs if ref != central)]
    texts = [(analyses[r.article].article.language, analyses[r.article].positions[r.position]) for r in tried]
    # a model names the issue itself
    named = [
        (language, p.issue if analyses[r.article].provenance.engine == "llm" else p.target.text)
        for (language, p), r in zip(texts, tried, strict=True)
    ]
    plain = [text for language, text in named if not loaded_in(text, load_words(language))]
    chosen = (plain or [text for _, text in named])[0]
    words = re.sub(r"[“”«»„\"\[\]…]", "", " ".join(chosen.split())).split(" ")
    return " ".join(words[:_WORDS]).strip(" ,;:-–—") + (" …" if len(words) > _WORDS else "")
