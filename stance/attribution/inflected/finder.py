"""Indirect speech and characterizations of one sentence in an inflected language: cue, subject, complement."""

from __future__ import annotations

from stance.attribution.carriers import attach
from stance.attribution.cues import Form
from stance.attribution.inflected.answered import answered
from stance.attribution.inflected.carriers import carriers, uncite
from stance.attribution.inflected.clauses import SAYS, clause_start, compared
from stance.attribution.inflected.complement import complement
from stance.attribution.inflected.extent import clause_end, tag_at
from stance.attribution.inflected.frames import according, citing, so_said, somebody_named, written
from stance.attribution.inflected.inverted import inverted
from stance.attribution.inflected.labels import asked_of, by_colon, signed
from stance.attribution.inflected.nominal import merged, noun
from stance.attribution.inflected.nonfinite import infinitive, participle, passive
from stance.attribution.inflected.phrases import frame_at, frame_before, phrase
from stance.attribution.inflected.predicates import adjective_cue, blaming, felt_cue, gerund_cue, moved_cue
from stance.attribution.inflected.refusing import refusals
from stance.attribution.inflected.subjects import subject
from stance.attribution.inflected.untold import of_somebody_else, unfounded
from stance.attribution.inflected.verbs import verb_cue
from stance.attribution.inflected.words import finite_verb, is_part, readings
from stance.attribution.passage import DASHES, Passage
from stance.attribution.raw import Raw

_LONG = 7
_PARTS = {",", ":", ";", "—", "–"}
_ADJECTIVAL = [
    "ий",
    "ый",
    "ая",
    "ее",
    "ое",
    "ие",
    "ые",
    "его",
    "ого",
    "ей",
    "ой",
    "ему",
    "ому",
    "им",
    "ым",
    "ую",
    "юю",
    "их",
    "ых",
    "а",
    "у",
    "і",
    "ою",
    "е",
]
_BENT = tuple(f"{x}{y}{z}" for x in ("щ", "вш", "нн", "т", "н") for y in _ADJECTIVAL for z in ("", "ся"))


def find_indirect(p: Passage) -> list[Raw]:
    """Return the ascriptions of a sentence whose content is not a full quotation, in order of their cues."""
    if p.low(p.size - 1) == "?" and p.speech[p.size - 1] < 0:
        # who asks tells nobody's words
        return []
    if p.is_(p.opening, "wondering") and not any(p.low(k) in _PARTS for k in range(p.opening, p.size)):
        # "Чому Київ не погодиться": what an article is about
        return []
    found: list[Raw] = []
    starts, after = p.lexicon.starts, 0
    for i, low in enumerate(p.lows):
        if i < after or not p.word(i) or not (low in starts or p.lexicon.forms_of(low)):
            continue
        raw = _at(p, i, found)
        if raw and all(b > a for a, b in raw.content):
            found.append(raw)
            after = max([raw.cue[1], *(c.where[1] for c in raw.carriers if raw.frame == "according")])
    found += _unlisted(p, found)
    found += refusals(p, found)
    unsaid = unfounded(p)
    found = [raw for raw in found if not any(a <= raw.cue[0] < b for a, b in unsaid) and not _unsure(p, raw)]
    found = [raw for raw in found if not of_somebody_else(p, raw)]
    # "не стал скрывать, что": one cue, not two
    found = [r for r in found if r.frame != "T" or not any(o.cue[0] == r.cue[0] and o.cue[1] > r.cue[1] for o in found)]
    # "как сообщил X, обещавший молчать, S": what X once did is nothing that the tag tells
    tellers = [raw.source for raw in found if raw.frame in {"inside", "according"} and raw.source]
    telling = [i for i in _participles(p) if not any(a <= i < b for a, b in tellers)]
    found += [raw for raw in (participle(p, i, complement) for i in telling) if raw]
    found = [_short_of_tag(p, _with_negation(p, raw)) for raw in merged(p, found) if not _asks_on(p, raw)]
    asked = asked_of(p)
    found = [raw for raw in found if not (asked and raw.cue[0] > asked and raw.frame not in {"inside", "according"})]
    colon = by_colon(p) or signed(p)
    told = [raw for raw in (*colon, *found) if all(end > start for start, end in raw.content)]
    return attach(told, carriers(p), lambda source: uncite(p, source))


def _unsure(p: Passage, raw: Raw) -> bool:
    """Whether it may not be so, is not so yet or is only wished: "почти принял", "ещё не принял", "чтобы принял"."""
    if raw.form is None:
        return False
    cue = raw.cue[0]
    start = raw.source[1] if raw.source and raw.source[1] <= cue else clause_start(p, cue - 1)
    opens = clause_start(p, cue - 1)
    if raw.form.kind == "past" and (p.is_(opens, "wished") or p.is_(opens - 1, "wished")):
        # "потребовал, чтобы Киев принял условия"
        return True
    if p.is_(opens, "unsure") and p.is_(opens + 1, "whether"):
        # "вряд ли Киев отверг план"; "чуть позже Киев отверг план" is sure
        return True
    if any(compared(p, k) or (p.is_(k, "doubting_thats") and p.is_(k - 1, "thats")) for k in (opens, opens - 1)):
        # "больше, чем Киев готов дать"; "сказал, что якобы Киев согласен"
        return True
    if raw.form.kind == "past" and p.is_(cue - 1, "undone"):
        # "Москва было согласилась, но передумала"
        return True
    return any(
        p.is_(k, "unsure", "doubting_thats")
        or (p.is_(k, "not_yet", "nearly") and p.is_(k + 1, "negations") and k + 1 < cue)
        for k in range(start, cue)
    )


def _with_adjective(p: Passage, i: int) -> bool:
    """Whether token i is the noun of the adjective before it: "Верховной рады" is not "are glad"."""
    own = {s.case for s in readings(p, i) if s.part == "noun"}
    before = {s.case for s in readings(p, i - 1) if s.part == "adjective"} if i and p.word(i - 1) else set()
    return bool(own & before - {"nominative"})


def _with_negation(p: Passage, raw: Raw) -> Raw:
    """The ascription with the "не" before its cue among the cue's words, and what takes away from it: "формально"."""
    if raw.form is None:
        return raw
    first = raw.cue[0] - p.is_(raw.cue[0] - 1, "negations")
    first -= frame_before(p, first, "limiting")
    taken = any(a < raw.cue[0] and first < b for a, b in (*raw.content, *([raw.source] if raw.source else [])))
    return raw if taken or first == raw.cue[0] else raw._replace(cue=(first, raw.cue[1]))


def _short_of_tag(p: Passage, raw: Raw) -> Raw:
    """What stands before its verb without a tag behind it: "вывоз зерна, | по его словам, Минск не запрещает"."""
    if raw.form is None or raw.frame not in {"N", "T", "P", "inside"} or not raw.content:
        return raw
    (start, end), *rest = raw.content
    if end > raw.cue[0]:
        return raw
    tag = next((k for k in range(start + 1, end) if p.low(k) == "," and tag_at(p, k + 1)), end)
    return raw._replace(content=((start, tag), *rest))


def _asks_on(p: Passage, raw: Raw) -> bool:
    """Whether a question joined to a heading asks what its verb tells: "Київ мовчить – і що | збирається робити"."""
    k = raw.cue[0]
    return p.is_(k - 1, "asking_words", "thats") and p.is_(k - 2, "joins") and p.low(k - 3) in DASHES | {","}


def _unlisted(p: Passage, found: list[Raw]) -> list[Raw]:
    """A verb that no list has, with a person or a name for its subject and a "that" clause: nearly always a telling."""
    new: list[Raw] = []
    for k in range(1, p.size - 2):
        told = p.is_(k + 1, "thats") or any(p.is_(j, "whether") for j in (k + 2, k + 3))
        if p.low(k) != "," or not told or not p.word(k - 1):
            continue
        verb = _verb_before(p, k)
        if verb is None or p.is_(verb, "happenings") or p.cue_at(verb, SAYS) or finite_verb(p, k + 2):
            continue
        if any(a <= verb < b for raw in found for a, b in (raw.cue, *raw.content)):
            continue
        opens = clause_start(p, verb - 1)
        if p.is_(opens, "unreal", "temporal") or p.is_(opens - 1, "temporal"):
            continue
        source = subject(p, verb, verb + 1)
        if source is None or not somebody_named(p, source):
            continue
        end = clause_end(p, k + 1)
        if end > k + 2:
            form = Form(readings(p, verb)[0].lemma, (), "past", p.lexicon.plain)
            new.append(Raw(form, "C", (verb, verb + 1), source, ((k + 1, end),), None, p.is_(verb - 1, "negations")))
    return new


def _verb_before(p: Passage, comma: int) -> int | None:
    """The finite verb whose clause ends at a comma with nothing behind the verb but its subject and whom it told."""
    last = comma - 1
    if p.is_(last, "pointing"):
        last -= 2 if p.is_(last - 1, "aboutness") else 1
    for k in range(last, max(clause_start(p, last), last - _BEHIND) - 1, -1):
        if finite_verb(p, k):
            at = k + 1
            while at <= last:
                if p.is_(at, "adverbs") or is_part(p, at, "adverb", "pronoun"):
                    at += 1
                    continue
                passed = next((r for c in ("nominative", "dative") for r in [phrase(p, at, c)] if r), None)
                if passed is None:
                    return None
                at = passed[1]
            return k
    return None


_BEHIND = 8


def _participles(p: Passage) -> list[int]:
    return [i for i in range(2, p.size) if p.word(i) and p.low(i).endswith(_BENT) and len(p.low(i)) > _LONG]


def _at(p: Passage, i: int, before: list[Raw]) -> Raw | None:
    framed = according(p, i) or written(p, i) or citing(p, i)
    said = None if framed else so_said(p, i)
    spoken = [(raw.frame, c) for raw in before for c in raw.content]
    if said and not any((frame == "C" and a <= i < b) or a == said.content[0][0] for frame, (a, b) in spoken):
        # "развёл руками: мол, S": unless the verb before has said it
        framed = said
    if framed:
        return framed
    blamed = blaming(p, i)
    if blamed:
        return blamed
    form = p.cue_at(i, SAYS)
    if form:
        if "E" in form.group.frames:
            return moved_cue(p, i, form)
        if "D" in form.group.frames:
            return felt_cue(p, i, form)
        return answered(p, i, form, before) or verb_cue(p, i, form, before) or inverted(p, i, form)
    form = p.cue_at(i, "ing")
    if form and (p.is_(i, "contrast", "subordinators", "prepositions") or frame_at(p, i, "citing")):
        # "хотя", "благодаря", "ссылаясь на"
        return None
    if form:
        return gerund_cue(p, i, form, before)
    form = p.cue_at(i, "base")
    if form:
        return infinitive(p, i, form, complement)
    form = p.cue_at(i, "noun")
    if form:
        return noun(p, i, form, complement)
    form = p.cue_at(i, "adjective")
    if form and _with_adjective(p, i):
        return None
    if form:
        return adjective_cue(p, i, form, before) or inverted(p, i, form)
    form = p.cue_at(i, "passive")
    return passive(p, i, form, complement) if form else None
