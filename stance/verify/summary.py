"""The summary: cited, its figures those of the text, no loaded word, no claim as fact."""

from __future__ import annotations

from stance.records import Finding, Reading, SummarySentence
from stance.verify.across import check_across, language_of
from stance.verify.evidence import check_evidence
from stance.verify.figures import check_figures, forms_of
from stance.verify.lexicon import Words, content_stems, load_words
from stance.verify.loaded import loaded_in
from stance.verify.match import overlap
from stance.verify.modality import check_modality
from stance.verify.negation import check_negation
from stance.verify.parity import Cited
from stance.verify.retelling import check_retelling
from stance.verify.rules import finding

_ELSEWHERE = 0.3
_CLAIM = 0.6


def check_sentence(
    reading: Reading, sentence: SummarySentence, path: str, words: Words, asked: str | None = None
) -> list[Finding]:
    """Return the findings on one sentence of the summary; it was asked for in the language `asked`."""
    if not sentence.evidence:
        return [finding("SUM001", path, "the sentence cites nothing")]
    found = check_evidence(reading, sentence.evidence, path)
    extracted = any(" ".join(e.quote.split()) == sentence.text for e in sentence.evidence)
    spans = sentence.evidence
    own = reading.article.language
    language = own if extracted else language_of(sentence.text, reading.article, asked)
    for word in loaded_in(sentence.text, words if language == own else load_words(language)):
        if extracted:
            found.append(finding("SUM003", path, f"{word!r} is the outlet's word", *spans))
        else:
            found.append(finding("SUM002", path, f"{word!r} takes sides", *spans))
    if extracted:
        return found
    cited = " ".join(s.of(reading.article.text) for s in reading.sentences if any(s.overlaps(e) for e in spans))
    heard = {s.name for a in reading.attributions if any(a.extent.overlaps(e) for e in spans) for s in a.speakers}
    if language != own:
        return found + check_across(reading, sentence.text, spans, path, (*heard, *forms_of(reading, heard)), language)
    found += check_figures(reading, sentence.text, spans, path, forms_of(reading, heard))
    found += check_negation(sentence.text, Cited(cited), path, spans, words)
    found += check_modality(sentence.text, cited, path, spans, words)
    found += check_retelling(reading, sentence.text, spans, path, words)
    stems = content_stems(sentence.text, words)
    if overlap(stems, content_stems(cited, words)) < _ELSEWHERE:
        found.append(finding("SUM005", path, "hardly a word of the sentence stands in what it cites", *spans))
    return found + _claim(reading, sentence, path, words, stems)


def _claim(
    reading: Reading, sentence: SummarySentence, path: str, words: Words, stems: frozenset[str]
) -> list[Finding]:
    """Report attributed content that the summary gives without saying whose it is."""
    text = reading.article.text
    said = {t.low for t in words.tokens(sentence.text)} & words.cue_words
    for attribution in reading.attributions:
        if attribution.within is not None or not any(attribution.extent.overlaps(e) for e in sentence.evidence):
            continue
        inside = " ".join(c.of(text) for c in attribution.content)
        if said - {t.low for t in words.tokens(inside)}:
            continue
        content = content_stems(inside, words)
        outside = content_stems(
            " ".join(s.of(text) for s in reading.sentences if any(s.overlaps(e) for e in sentence.evidence)), words
        )
        named = any(
            name.lower() in sentence.text.lower() for s in attribution.speakers for name in (s.name, s.name.split()[-1])
        )
        if not named and overlap(stems, content) >= _CLAIM and overlap(stems, outside) > 0:
            whose = attribution.speakers[0].name if attribution.speakers else "a source"
            return [finding("SUM004", path, f"only {whose!r} says so", *sentence.evidence)]
    return []
