"""All checks on one draft, in one pass."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from stance.attribution import is_answer, is_reception, sentence_by_sentence, shown_in, testimony, told_words
from stance.records import (
    Attribution,
    Capacity,
    Draft,
    Evidence,
    Finding,
    PartyStatus,
    Position,
    Reading,
    Record,
    Span,
    SummarySentence,
    Verdict,
    merge_spans,
    overlapping,
)
from stance.verify.across import check_across, language_of
from stance.verify.act import check_act
from stance.verify.article import check_article
from stance.verify.doubt import check_doubt
from stance.verify.edits import check_edits
from stance.verify.evidence import check_evidence, holds
from stance.verify.figures import check_figures, forms_of
from stance.verify.foregoing import has_bracket, without_bracket
from stance.verify.lexicon import Words, load_words
from stance.verify.loaded import check_loaded
from stance.verify.match import Match, match
from stance.verify.modality import check_condition, check_modality
from stance.verify.nearness import check_nearness
from stance.verify.negation import check_negation
from stance.verify.parity import Cited
from stance.verify.quotation import check_quotation
from stance.verify.retelling import check_retelling
from stance.verify.rules import finding
from stance.verify.select import ignorable
from stance.verify.shape import check_shape
from stance.verify.silence import statuses
from stance.verify.source import check_capacity, check_holder, check_presumed, check_source, check_speaker
from stance.verify.summary import check_sentence

_CORRECTIONS = frozenset({"ACT002", "CND003", "SRC005"})
_EFFECTS = ("reject", "unverify", "note")
_ROUNDS = 3
_MOSTLY = 0.5
_CLEARLY = 0.2
# Where a sentence ends before the next stretch of words.
_STOP = re.compile(r"[.!?…][»”\"’)]*[\s—–«“„\"-]*$")


class _Terms(NamedTuple):
    """Who speaks for a party, which checks were asked to find nothing, which language was asked for."""

    speaks_for: Sequence[Capacity]
    ignored: Set[str]
    language: str | None


class Checked(Record):
    """A draft after its checks: verdicts and findings on every item, and the status of every party."""

    summary: tuple[SummarySentence, ...]
    positions: tuple[Position, ...]
    parties: tuple[PartyStatus, ...]
    findings: tuple[Finding, ...]


def check(
    reading: Reading,
    draft: Draft,
    speaks_for: Sequence[Capacity],
    ignored: Set[str] = frozenset(),
    language: str | None = None,
) -> Checked:
    """Check a draft against the article; pure, without a model.

    A position's speaker, chain, voice and evidence come back as the text has them; where that differs from what was
    given, a finding says so. Nothing is dropped. `ignored` are codes, of `ignorable()`, that find nothing; `language`
    is the one that the draft was asked for in, None for the article's.
    """
    words = load_words(reading.article.language)
    terms = _Terms(speaks_for, ignored & ignorable(), language)
    positions = tuple(_position(reading, p, f"positions[{i}]", words, terms) for i, p in enumerate(draft.positions))
    summary = tuple(_sentence(reading, s, f"summary[{i}]", words, terms) for i, s in enumerate(draft.summary))
    parties, silence = statuses(reading, positions, draft.unread, speaks_for)
    own = [f for s in summary for f in s.findings] + [f for p in positions for f in p.findings]
    about = _kept([*check_article(reading, words), *silence], terms)
    return Checked(summary=summary, positions=positions, parties=parties, findings=(*draft.findings, *own, *about))


def verdict(findings: Sequence[Finding]) -> Verdict:
    """rejected when a finding rejects, else unverified when one unverifies, else verified."""
    effects = {f.effect for f in findings}
    return "rejected" if "reject" in effects else "unverified" if "unverify" in effects else "verified"


def _kept(found: Sequence[Finding], terms: _Terms) -> list[Finding]:
    return [f for f in found if f.code not in terms.ignored]


def _sentence(reading: Reading, sentence: SummarySentence, path: str, words: Words, terms: _Terms) -> SummarySentence:
    found = _kept(check_sentence(reading, sentence, path, words, terms.language), terms)
    return sentence.model_copy(update={"findings": tuple(found), "verdict": verdict(found)})


def _position(reading: Reading, position: Position, path: str, words: Words, terms: _Terms) -> Position:
    """Check until nothing changes: what is shown is judged, not only what was given."""
    shown = position.statement
    position = position.model_copy(update={"statement": without_bracket(reading, position)})
    for _ in range(_ROUNDS):
        checked = _once(reading, position, path, words, terms)
        same = checked.evidence == position.evidence
        position = checked
        if same:
            break
    if has_bracket(reading, position.statement):
        wrong = "the words in brackets do not stand so beside those cited"
        found = [*position.findings, finding("STM001", f"{path}.statement", wrong, *position.evidence)]
        position = position.model_copy(update={"findings": tuple(found), "verdict": verdict(found)})
    return position.model_copy(update={"statement": shown})


def _once(reading: Reading, position: Position, path: str, words: Words, terms: _Terms) -> Position:
    found = check_evidence(reading, position.evidence, path)
    if not holds(found):
        return position.model_copy(update={"findings": tuple(found), "verdict": verdict(found)})
    matched = match(reading, position, position.evidence, words)
    found += check_source(reading, position, matched, path)
    found += check_holder(reading, position, matched, path, words)
    found += check_speaker(reading, position, matched, path)
    found += check_doubt(reading, position, matched, path, words)
    found += check_shape(reading, position, matched, path, words)
    found += check_capacity(reading, position, matched, path, terms.speaks_for)
    found += check_presumed(reading, position, matched, path)
    found += _words(reading, position, matched, path, terms)
    found += check_quotation(reading, position, path, words)
    found += check_loaded(reading, position, path)
    found = _kept(found, terms)
    # what an earlier check corrected stays said, though the item now passes
    codes = {f.code for f in found}
    found += _kept([f for f in position.findings if f.code in _CORRECTIONS - codes], terms)
    found.sort(key=lambda f: (_EFFECTS.index(f.effect), f.code))
    update: dict[str, object] = {"findings": tuple(found), "verdict": verdict(found)}
    if matched.told is not None and verdict(found) != "rejected":
        # what failed stays as it was given, so that a second look fails it too
        update |= {"speaker": matched.told.speaker, "chain": matched.told.chain, "voice": matched.told.voice}
        if verdict(found) == "verified":
            update["evidence"] = _narrowed(reading, position, matched)
        if "CND003" in codes:
            update["condition"] = None
        if "ACT002" in codes and matched.index is not None:
            update["act"] = shown_in(reading, matched.index).act
    for name in position.edited:
        # what a person put there stays; what the checks say of it is told
        update.pop(name, None)
    return position.model_copy(update=update)


def _words(reading: Reading, position: Position, matched: Match, path: str, terms: _Terms) -> list[Finding]:
    """Check the paraphrase against the words that carry it."""
    at, spans, own = f"{path}.statement", position.evidence, reading.article.language
    words = load_words(own)
    verbatim = _verbatim(reading, position, matched)
    language = own if verbatim else language_of(position.statement, reading.article, terms.language)
    if language != own:
        named = _known(reading, position, matched)
        return [
            *check_across(reading, position.statement, spans, at, named, language),
            *_act(reading, position, matched, path, words),
        ]
    known = _known(reading, position, matched)
    found = check_figures(reading, position.statement, spans, at, known)
    if matched.index is None:
        return found
    attribution = reading.attributions[matched.index]
    cited = _carried(reading, position, matched)
    near = check_nearness(reading, position, f"{cited} {_rest(reading, matched)}", at, known, words)
    found += near
    if "STM001" in {f.code for f in near}:
        pass
    elif matched.others_share >= _MOSTLY and matched.others_share > matched.share + _CLEARLY:
        found.append(finding("STM001", at, "the statement is nearer to what somebody else there says", *spans))
    rests = Cited(cited, known, " ".join(e.quote for e in spans))
    found += check_negation(position.statement, rests, at, spans, words)
    found += check_modality(position.statement, cited, at, spans, words)
    if not verbatim:
        codes = {f.code for f in found}
        found += [f for f in check_edits(reading, position, cited, at, spans, words) if f.code not in codes]
        found += check_retelling(reading, position.statement, spans, at, words)
    if is_answer(attribution, reading.article.text):
        # of a long answer, only what is tied to a condition in its own sentence
        parts = _cited_parts(reading, position, matched.index)
        tied = next((p.condition for p in parts if p.condition is not None), None)
        attribution = attribution.model_copy(update={"condition": tied})
    for code, message in check_condition(reading, position, attribution, cited, words):
        found.append(finding(code, f"{path}.condition", message, *spans))
    return found + _act(reading, position, matched, path, words)


def _act(reading: Reading, position: Position, matched: Match, path: str, words: Words) -> list[Finding]:
    if matched.index is None:
        return []
    attribution, seen = reading.attributions[matched.index], shown_in(reading, matched.index)
    return check_act(position, attribution, seen, _own_words(reading, matched), path, words)


def _verbatim(reading: Reading, position: Position, matched: Match) -> bool:
    """Whether the statement ends in the very words ascribed to the holder, so that nothing can have changed in them."""
    if matched.index is None:
        return False
    content = reading.attributions[matched.index].content
    if is_answer(reading.attributions[matched.index], reading.article.text):
        content = tuple(part.content[0] for part in _cited_parts(reading, position, matched.index))
    words = told_words(content, reading.article.text, reading.article.language)
    own = position.statement.endswith(words) or position.statement.endswith(words[:1].lower() + words[1:])
    return own and position.statement.startswith(position.holder)


def _cited_parts(reading: Reading, position: Position, index: int) -> list[Attribution]:
    parts = sentence_by_sentence(reading.attributions[index], reading.sentences)
    return [part for part in parts if any(part.content[0].overlaps(e) for e in position.evidence)]


def _known(reading: Reading, position: Position, matched: Match) -> list[str]:
    """The names that a statement may use wherever its evidence stands."""
    known = [position.party, position.holder, position.speaker.name, reading.article.outlet or ""]
    party = next((p for p in reading.parties if p.id == position.party), None)
    known += [*party.names, *party.adjectives, *party.seats] if party else []
    if matched.told is not None:
        known += [matched.told.speaker.name, matched.told.holder.name, *(h.name for h in matched.told.chain)]
    return known + forms_of(reading, known[2:])


def _carried(reading: Reading, position: Position, matched: Match) -> str:
    text = reading.article.text
    told = []
    for index in sorted({*([matched.index] if matched.index is not None else []), *matched.more}):
        attribution = reading.attributions[index]
        parts = []
        if is_reception(attribution, text):
            # "the plan drew a rebuke from Moscow"
            told.append(attribution.extent.of(text))
            continue
        if attribution.source and attribution.negated:
            # "neither X nor Y has accepted": the subject carries the negation
            parts.append(attribution.source.of(text))
        if attribution.cue:
            # with the comma behind it, "заперечує, що", or the one that parts it from what it follows: "S, warned X"
            first, last = attribution.content[0].start, attribution.content[-1].end
            between = text[attribution.cue.end : first].strip() if first > attribution.cue.end else ""
            between = text[last : attribution.cue.start].strip() or between
            parts.append(attribution.cue.of(text) + (between if between in {",", ":"} else ""))
        content = attribution.content
        if is_answer(attribution, text):
            # of a long answer, the sentences that are cited
            content = tuple(part.content[0] for part in _cited_parts(reading, position, index)) or content
        parts += _parted(content, text, load_words(reading.article.language))
        condition = attribution.condition
        if condition is not None and not any(c.covers(condition) for c in attribution.content):
            parts.append(condition.of(text))
        told.append(" ".join(parts))
    return "; ".join(told)


def _parted(content: Sequence[Span], text: str, words: Words) -> Iterator[str]:
    """The stretches of what is told, with a mark where a sentence or a condition ends between two of them."""
    for one, after in itertools.zip_longest(content, content[1:]):
        own = one.of(text)
        if after is None:
            yield own
        elif _STOP.search(text[one.end : after.start]):
            yield f"{own}."
        else:
            # "Unless it rains, she said, we sing"
            yield f"{own}," if own.lower().startswith(tuple(f"{c} " for c in words.conditions)) else own


def _rest(reading: Reading, matched: Match) -> str:
    """The sentences of the matched attribution without what others say in them."""
    text = reading.article.text
    if matched.index is None:
        return ""
    own = reading.attributions[matched.index]
    spans = overlapping(reading.sentences, [own.extent])
    first, last = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    near = [
        a
        for a in reading.attributions
        if a.extent.start < last
        and first < a.extent.end
        and not a.extent.covers(own.extent)
        and any(a.extent.overlaps(span) for span in spans)
    ]
    theirs = [a.extent for a in near if not set(a.speakers) & set(own.speakers)]
    return "".join(_without(text, span, theirs) for span in spans)


def _shown(reading: Reading, position: Position, matched: Match) -> str:
    """What the holder is shown to say, with the rest of its sentences."""
    return f"{_carried(reading, position, matched)} {_rest(reading, matched)}"


def _without(text: str, span: Span, left_out: Sequence[Span]) -> str:
    """The text of a span without what lies in other spans."""
    parts, at = [], span.start
    for start, end in sorted((x.start, x.end) for x in left_out):
        parts.append(text[at : min(start, span.end)])
        at = max(at, end)
    return "".join([*parts, text[at : span.end]])


def _own_words(reading: Reading, matched: Match) -> str:
    """The carried words without those that pass on what somebody of another party holds."""
    text = reading.article.text
    kept = []
    for index in sorted({*([matched.index] if matched.index is not None else []), *matched.more}):
        own = reading.attributions[index]
        inner = [
            a.extent
            for a in reading.attributions
            if a.within == index and a.speakers and not {s.party for s in a.speakers} & {s.party for s in own.speakers}
        ]
        for span in (*([own.cue] if own.cue else []), *own.content):
            kept.append(_without(text, span, inner))
    return " ".join(kept)


def _narrowed(reading: Reading, position: Position, matched: Match) -> tuple[Evidence, ...]:
    """The words of the matched attribution and of those of the same holder that carry the statement too.

    Further cited words stay when a number, date or name of the statement stands only there.
    """
    text = reading.article.text
    told = matched.told
    spans: list[Span] = list(told.evidence) if told else []
    if matched.index is not None and is_answer(reading.attributions[matched.index], text):
        # of a long answer, the sentences that are cited
        spans = [part.content[0] for part in _cited_parts(reading, position, matched.index)]
    for index in matched.more:
        if matched.holder is not None:
            spans += testimony(reading.attributions, index, matched.holder, text).evidence
    known = _known(reading, position, matched)
    if all(any(s.covers(e) for s in spans) for e in position.evidence):
        return tuple(Evidence.at(text, span) for span in merge_spans(spans))
    narrow = position.model_copy(update={"evidence": tuple(Evidence.at(text, s) for s in spans)})
    if "STM001" in {
        f.code
        for f in check_nearness(
            reading, narrow, _shown(reading, position, matched), "", known, load_words(reading.article.language)
        )
    }:
        spans += position.evidence
    lost = check_figures(reading, position.statement, spans, "", known)
    if lost and len(lost) > len(check_figures(reading, position.statement, position.evidence, "", known)):
        spans += position.evidence
    return tuple(Evidence.at(text, span) for span in merge_spans(spans))
