"""Cues amid or after what they ascribe: "S, he said." and "S, said X, S"."""

from __future__ import annotations

from stance.attribution.adjuncts import recipient_at, skip_adjuncts
from stance.attribution.carriers import Carrier
from stance.attribution.clauses import INVERTS, clause_end, verb_at
from stance.attribution.cues import Form
from stance.attribution.passage import CLOSING, DASHES, ENDS, PARTING, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.remarks import remarked


def clause_start(p: Passage, i: int) -> int:
    """The first token of the clause that ends before token i."""
    k = i
    while k > p.opening:
        low = p.low(k - 1)
        if p.speech[k - 1] >= 0 or low == ";" or (low == ":" and not p.low(k - 2).isdigit()):
            break
        k -= 1
    return k


def inside(p: Passage, start: int, source: Range | None, form: Form, after: int) -> Raw | None:
    """A cue amid or after its content: "S, he said." and "S, said X, S"."""
    shared = source is not None and p.is_(start - 1, "coordinators") and source[1] < start - 1
    if "Q" not in form.group.frames or shared:
        # "Roe called for calm and accused": a verb that shares the subject of one before it is no tag
        return None
    end = skip_adjuncts(p, after)
    recipient = None
    if "R" in form.group.frames:
        recipient, end = recipient_at(p, end)
        end = skip_adjuncts(p, end)
    if p.low(end) == "to" and form.group.speech and not p.is_(end + 1, "wh"):
        # "the geese, he made clear to them, are"
        listener = phrase_after(p, end + 1, long=False)
        end = listener[1] if listener and p.low(listener[1]) in {",", "."} else end
    left = source[0] if source else start
    if source and p.is_(source[0], "relatives"):
        # "aid, which Kyiv had asked for": the relative clause is no tag
        return None
    closed = end >= len(p) or p.low(end) in {",", ".", ";"} | ENDS | DASHES or p.speech[end] >= 0
    # "if it rains, Kyiv will ask for cover": what is asked for stands behind
    own = p.low(end) in form.group.with_
    closed = closed or (p.is_(end, "prepositions") and not own) or p.is_(end, "weekdays", "carried")
    closed = closed or p.low(end) in {"as", "when", "that"}
    stop = _content_stop(p, left)
    if source and closed and left >= 2 and stop:
        parts = _around_tag(p, stop, end)
        return Raw(form, "inside", (start, after), source, parts, recipient) if parts else None
    return inverted(p, start, form, after)


def cited_speaker(p: Passage, after: int) -> Range | None:
    """Who stands before "as saying" behind a verb that ends at token `after`: "quoted | a negotiator | as saying"."""
    source = phrase_after(p, after)
    return source if source and p.low(source[1]) == "as" and p.is_(source[1] + 1, "reported_as") else None


def cited_amid(p: Passage, form: Form, cue: Range, carrier: Range) -> Raw | None:
    """ "S, the agency quoted X as saying.": a tag that names who carries the words too."""
    source = cited_speaker(p, cue[1])
    stop = _content_stop(p, carrier[0])
    if source is None or not stop or carrier[0] < _SHORT_LEAD // 2:
        return None
    end = skip_adjuncts(p, source[1] + 2)
    parts = _around_tag(p, stop, end)
    return Raw(form, "inside", cue, source, parts, carriers=(Carrier(carrier),)) if parts else None


def _content_stop(p: Passage, left: int) -> int:
    """Where content ends before a tag at token `left`: at its comma, or behind the mark that closes it; 0 if none."""
    if p.low(left - 1) == ",":
        return left - 1
    closes = p.low(left - 1) in CLOSING and p.low(left - 2) in {",", "!", "?"}
    return left if closes and p.speech[left - 1] < 0 else 0


def _around_tag(p: Passage, stop: int, end: int) -> tuple[Range, ...]:
    """The content that ends at `stop` before a tag and, where the sentence goes on, what stands behind its `end`."""
    goes_on = p.low(end) == "," and end + 1 < len(p)
    if p.speech[stop - 1] >= 0 or (goes_on and p.speech[end + 1] >= 0):
        return ()
    first = clause_start(p, stop)
    # "But the geese, he said, are late"
    first += p.is_(first, "coordinators") and p.word(first + 1)
    comma = next((k for k in range(stop - 1, first, -1) if p.low(k) == ","), first)
    if p.is_(comma - 1, "relatives") and comma > first:
        # "the plan, which, he added, Germany wrote": the subject of the relative clause, and no tag
        return ()
    if p.frame_at(first):
        # "According to her, Moscow, he said, ...": the source of somebody's words is none of them
        return ()
    leads_in = p.is_(first, "prepositions") and (p.low(end) == "," or stop - first < _SHORT_LEAD)
    # "Addressing the committee, she said ..."
    participle = p.low(first).endswith("ing") and stop - first > SUBJECT
    leads_in = leads_in or (participle and not any(p.is_(k, "auxiliaries") for k in range(first, stop)))
    if leads_in and not goes_on:
        return ()
    # "In private, they say, ..." only leads in
    if p.is_(stop - 1, "relatives") and goes_on and p.cue_at(stop - 2, "third past base ing noun") is None:
        # "firms which, he says, have lost half": only the clause of the firms is told by him
        return _relative(p, stop - 1, end + 1)
    parts = [] if leads_in else [(first, stop)]
    aside = (p.low(end + 1).endswith("ing") and not p.is_(end + 1, "continuing")) or _second_verb(p, end + 1)
    if goes_on and end + 2 < len(p) and p.word(end + 1) and not (aside or _when(p, end + 1) or remarked(p, end + 1)):
        tail = (end + 1, clause_end(p, end + 1, "B"))
        if tail[1] - tail[0] > 2 or stop - first <= SUBJECT:
            parts.append(tail)
    return tuple(parts) if len(parts) > 1 or (parts and parts[0][1] - parts[0][0] >= 2) else ()


def _relative(p: Passage, relative: int, tail: int) -> tuple[Range, ...]:
    """What stands before a relative pronoun, from its noun phrase on, and the clause behind the tag at token `tail`."""
    last = relative - (p.low(relative - 1) == ",")
    first = last
    while first > p.opening and p.word(first - 1) and p.speech[first - 1] < 0:
        if p.is_(first - 1, "prepositions", "auxiliaries", "coordinators", "subordinators") or verb_at(p, first - 1):
            break
        if p.cue_at(first - 1, "third past ing") is not None:
            break
        first -= 1
        if p.is_(first, "determiners", "possessive"):
            break
    if first == p.opening and not p.is_(first, "determiners", "possessive"):
        # an unknown verb may stand among them
        return ()
    stop = clause_end(p, tail, "B")
    # "the report, which, Kyiv said, was forged, | came out on Monday"
    stop = next((k for k in range(tail + 1, stop - 1) if p.low(k) == "," and verb_at(p, k + 1)), stop)
    if first == p.opening:
        # "the firms which, he said, have lost ships | will get aid"
        mains = (k for k in range(tail + 2, stop) if p.is_(k, "auxiliaries") and p.low(k) != "to")
        stop = next((k for k in mains if not p.is_(k - 1, "auxiliaries", "adverbs", "personal", "negations")), stop)
    return ((first, last), (tail, stop)) if first < last and verb_at(p, tail) and stop - tail > 1 else ()


def _second_verb(p: Passage, i: int) -> bool:
    """Whether a further verb of the one who speaks begins at token i: "S, she said, and denied claims"."""
    return p.is_(i, "coordinators") and (p.cue_at(i + 1, "past") is not None or p.low(i + 1).endswith("ed"))


def told_before(p: Passage, stop: int, source: Range) -> bool:
    """Whether a main clause, not only a name with an apposition, stands before the comma at `stop`."""
    first, left = clause_start(p, stop), source[0] - 1
    part = p.word(left) and not p.is_(left, "subordinators", "coordinators", "prepositions")
    if source[0] > first and not part:
        return False
    comma = next((k for k in range(first, stop) if p.low(k) == ","), stop)
    return any(
        verb_at(p, k) and not any(p.is_(j, "relatives") for j in range(first, k)) for k in range(first + 1, comma)
    )


def _when(p: Passage, i: int) -> bool:
    """Whether a clause that only tells when it was said begins here: "hours after", "as"."""
    return p.is_(i, "occasions") or (p.is_(i, "time_units") and p.is_(i + 1, "occasions"))


def inverted(p: Passage, start: int, form: Form, after: int) -> Raw | None:
    """ "S, said X." with the subject behind the verb."""
    plain = start == after - 1 - len(form.rest) and form.kind in {"past", "third"} and form.lemma in INVERTS
    stop = _content_stop(p, start)
    if not plain or start < 2 or not stop or p.speech[stop - 1] >= 0:
        return None
    source = phrase_after(p, after)
    manner = p.is_(after, "weekdays", "adverbs") or (p.low(after).endswith("ly") and not p.capital(after))
    if source is None or manner:
        return None
    content = (clause_start(p, stop), stop)
    if content[1] - content[0] <= SUBJECT and p.low(source[1]) == "," and source[1] + 2 < len(p):
        # "Riyadh, says the paper, believes that": the tag stands behind the subject
        tail = (source[1] + 1, clause_end(p, source[1] + 1, "B"))
        return Raw(form, "inside", (start, after), source, (content, tail)) if tail[1] - tail[0] > SUBJECT else None
    ends = source[1] >= len(p) or p.low(source[1]) in PARTING or p.is_(source[1], "prepositions")
    if not ends or content[1] - content[0] < 3:
        return None
    if p.is_(content[0], "subordinators") and not verb_at(p, content[0] + 1):
        return None
    return Raw(form, "inside", (start, after), source, (content,))


_SHORT_LEAD = 7


SUBJECT = 3
