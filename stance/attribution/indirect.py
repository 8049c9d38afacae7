"""Indirect speech and characterizations in one sentence: cue, subject, complement."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.adjuncts import skip_adjuncts
from stance.attribution.agreement import plural_head, takes_base, told_in_past
from stance.attribution.bounds import bounded, without_relative
from stance.attribution.carriers import Carrier, attach, carriers, citation, cited_behind, uncite
from stance.attribution.clauses import clause_end, to_verb
from stance.attribution.complements import Complement, complement
from stance.attribution.cues import Form
from stance.attribution.frames import (
    according,
    as_reported_by,
    as_said,
    asked,
    heard_from,
    predicated,
    preferring,
    quoted_as,
    quotes_as,
    reckoned,
    seeming,
)
from stance.attribution.naming import name_given, named_by
from stance.attribution.nominal import adjective, noun, supposed
from stance.attribution.nonfinite import (
    catenated,
    infinitive,
    leads_to_speech,
    led_to,
    participle,
    passive_voice,
    shared_subject,
)
from stance.attribution.particles import parted, with_adverb
from stance.attribution.passage import CLOSING, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.receptions import received
from stance.attribution.relatives import (
    behind_noun,
    called,
    hangs_on_noun,
    lacks_subject,
    left_to_do,
    object_before,
    told_from,
    told_just_before,
    verb_behind,
    with_gap,
    with_lacking,
)
from stance.attribution.subjects import group_start, subject_before
from stance.attribution.tags import cited_amid, inside, inverted, told_before
from stance.attribution.unsaid import done_to_things, nearly, neither, silent_stretches


def find_indirect(p: Passage) -> list[Raw]:
    """Return the ascriptions of a sentence whose content is not a full quotation, in order of their cues."""
    standing = p.standing(p.lexicon.starts)
    opening = reckoned(p, p.opening)
    if not standing and opening is None:
        return []
    found: list[Raw] = [opening] if opening else []
    after = 0
    unsaid = silent_stretches(p)
    for i in standing:
        if i < after or (unsaid and any(a <= i < b for a, b in unsaid)):
            continue
        raw = _at(p, i, found)
        told = raw and (_attitude(raw) or not all(_bare(p, r) for r in raw.content))
        if raw and told and not _not_they(p, raw):
            raw = without_relative(p, bounded(p, raw))
            found.append(raw)
            after = raw.cue[1]
    found = [cited_behind(p, raw) for raw in found]
    return attach(found, carriers(p), lambda source: uncite(p, source)) if found else []


def _not_they(p: Passage, raw: Raw) -> bool:
    """Whether it was somebody else: "it was not Kyiv that rejected it", "Kyiv, not Moscow, that", "not Kyiv but"."""
    if raw.source is None or raw.source[1] > raw.cue[0]:
        return False
    return p.low(raw.source[0] - 1) == "not" or (p.low(raw.source[0]) == "not" and raw.source[1] - raw.source[0] > 1)


def _bare(p: Passage, content: Range) -> bool:
    """Whether the content is one word that says nothing by itself: "said it"."""
    return content[1] - content[0] == 1 and p.is_(content[0], "object_pronouns", "determiners")


def _attitude(raw: Raw) -> bool:
    """Whether the cue says enough even of a pronoun: "Putin rejected it"."""
    return raw.form is not None and raw.form.stance and raw.frame in {"N", "passive"}


def _at(p: Passage, i: int, before: list[Raw]) -> Raw | None:
    framed = according(p, i) or predicated(p, i) or preferring(p, i) or received(p, i)
    if framed:
        return framed
    split = parted(p, i)
    source = subject_before(p, group_start(p, i)) if split else None
    if split and source:
        negated = any(p.is_(k, "negations") for k in range(group_start(p, i), i))
        return Raw(split, "N", (group_start(p, i), i + 3), source, ((i + 1, i + 2),), None, negated)
    form = p.cue_at(i, "base third past ing")
    apart = with_adverb(p, i)
    form = apart if apart is not None and (form is None or not form.rest) else form
    if form and form.kind == "base" and _joins_infinitive(p, i):
        # "declined to confirm or comment on": what governs the first verb governs this one
        return None
    if form:
        raw = _verb(p, i, form, before)
        plain = form.rest and form.group.frames == "I"
        if raw is None and plain:
            # "said no decision was near", not "said no"
            form = next((f for f in p.lexicon.forms[p.low(i)] if f.kind == form.kind and not f.rest), None)
            raw = _verb(p, i, form, before) if form else None
        if raw:
            return raw
    form = p.cue_at(i, "noun")
    if form:
        return noun(p, i, form, before)
    form = p.cue_at(i, "adjective")
    return adjective(p, i, form) if form else None


def _verb(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    after = i + 1 + len(form.rest)
    start = group_start(p, i)
    words = [p.low(k) for k in range(start, i)]
    if form.kind == "base" and "to" in words and words[-1] != "to":
        # "appeared to now see": as if the adverb stood before
        told = led_to(p, start + max(k for k, w in enumerate(words) if w == "to"))
        return catenated(p, i, form, told) if told is not None else None
    passive = form.kind == "past" and any(
        w in {"is", "are", "was", "were", "be", "been", "being", "'s"} for w in words[-3:]
    )
    cue = (start if start < i else i, after)
    if (
        form.kind == "past"
        and start == i
        and p.is_(i - 1, "determiners", "possessive")
        and not p.is_(i - 1, "pronouns")
    ):
        return None
    negated = not p.lexicon.grammar["negations"].isdisjoint(words)
    if p.low(i - 1) == "nor" and (form.group.act == "denies" or neither(p, i - 1)):
        # "has neither confirmed nor denied": nothing was said
        return None
    if supposed(p, words, negated=negated) or nearly(p, i) or not p.lexicon.grammar["scarcely"].isdisjoint(words):
        return None
    if leads_to_speech(p, i):
        return None
    if form.kind == "past" and start == i and "Q" in form.group.frames:
        fronted = i <= p.opening or p.speech[i - 1] >= 0 or p.low(i - 1) in {",", "when", "and", "but"}
        if form.group.act == "asks" and fronted and p.low(i - 1) not in {"and", "but"}:
            return asked(p, form, i, after)
        if p.low(i - 1) == "as" and i - 1 <= p.opening:
            return as_reported_by(p, form, i, after)
    if passive:
        return quoted_as(p, form, cue, after) or passive_voice(p, form, cue, after)
    if form.kind == "ing":
        progressive = any(w in {"is", "are", "was", "were", "been", "be", "'s", "'re"} for w in words)
        if not progressive:
            return participle(p, i, form, before)
    if form.kind == "base" and words[-1:] == ["to"]:
        told = led_to(p, i - 1)
        return infinitive(p, i, form, before, start) if told is None else catenated(p, i, form, told)
    return _finite(p, i, form, before, negated=negated)


def _tensed(p: Passage, i: int, form: Form, source: Range | None) -> Form:
    """A cue without an ending as the past form that its subject asks for: "Roe | hit back"."""
    if form.kind != "base" or source is None or takes_base(p, source) or p.is_(source[1] - 1, "determiners"):
        return form
    return told_in_past(p, i, form)


def _finite(p: Passage, i: int, form: Form, before: list[Raw], *, negated: bool) -> Raw | None:
    """An active finite verb: its subject before it, its complement behind it."""
    start, after = group_start(p, i), i + 1 + len(form.rest)
    source = subject_before(p, start)
    if source is None and (p.is_(start - 1, "coordinators") or (p.low(start), p.low(start - 1)) == ("then", ",")):
        source = shared_subject(p, start, before)
    form = _tensed(p, i, form, source) if start == i else form
    if start == i and form.kind == "base" and not takes_base(p, source):
        source = plural_head(p, start) if form.group.frames.startswith("C") else None
        if source is None or complement(p, after, "CB", ()) is None:
            return None
    nothing = source is not None and any(p.is_(k, "nothings") for k in (source[0] - 1, source[0]))
    if nothing or _no_verb(p, i, form, source):
        # "there was nothing Kyiv would accept"
        return None
    if source and "S" in form.group.frames:
        return seeming(p, form, (start, after), source)
    framed = (_told_as(p, i, form, source) or called(p, i, form, source, before)) if source else None
    framed = framed or named_by(p, form, i) or (name_given(p, form, (start, after), source, before) if source else None)
    if framed:
        return framed._replace(negated=framed.negated or negated)
    cited, content = citation(p, skip_adjuncts(p, after))
    comp = complement(p, content if cited else after, form.group.frames, form.group.with_) if source else None
    comp = with_gap(p, comp, source, form, after) if source else comp
    gap = behind_noun(p, source) if comp is None and source and p.low(after) == "as" else None
    if gap and "N" in form.group.frames:
        # "a condition she described as hard to defend"
        source, end = gap, clause_end(p, after, "P")
        return Raw(form, "N", (start, after), source, ((after, end),), None, negated) if end > after + 1 else None
    alone = comp is None or comp.frame == "I" or verb_behind(p, comp)
    # "the nets Kyiv has asked for"
    stranded = comp is not None and comp.frame == "P" and _stranded(p, comp.content)
    if source and (stranded or (alone and "N" in form.group.frames)):
        answer = _answer(p, form, (start, after + stranded), source, before, negated=negated)
        if answer:
            return answer
    inner = None
    if comp and source and p.low(i - 1) == "," and told_before(p, i - 1, source):
        # the words before the comma are no name with its apposition
        inner = inverted(p, start, form, after)
    elif comp is None or comp.frame in "NP" or _amid(p, source, comp):
        inner = inside(p, start, source, form, after)
    if inner:
        return inner
    if comp is None or source is None or _untold(p, start, source, comp):
        return None
    whole = with_lacking(p, source, comp)
    source, nobody = _with_negation(p, source)
    none = p.low(comp.content[0]) == "no" and form.group.act in {"refuses", "denies"}
    # "refuses nothing", "refuses no offer"
    negated = negated or nobody or (comp.frame == "N" and (none or p.is_(comp.content[0], "nothing")))
    if cited:
        passed = (*(Carrier(c) for c in reversed(cited[:-1])), Carrier(source))
        return Raw(form, comp.frame, (start, after), cited[-1], (comp.content,), comp.recipient, negated, passed)
    return Raw(form, comp.frame, (start, after), source, whole, comp.recipient, negated)


def _answer(p: Passage, form: Form, cue: Range, source: Range, before: Sequence[Raw], *, negated: bool) -> Raw | None:
    """A relative clause that answers what stands before it: "a charge Kyiv denied", "said A, which Kyiv denied"."""
    if p.low(source[0] - 1) == "that" and any(told_from(raw, source[0]) for raw in before):
        # "told journalists that Kyiv had agreed": no relative clause
        return None
    source, object_ = object_before(p, source)
    if object_ is None:
        return None
    # "no deal that Kyiv will accept" is refused
    negated = negated or p.is_(object_[0], "none_of")
    told = told_just_before(object_[0] if object_[1] == source[0] else source[0] - 1, before)
    # what is accepted is the thing that stands there: "said Moscow rejected the plan, which Kyiv accepted"
    thing = form.group.act == "accepts" and object_[1] - object_[0] > 1 and object_[1] < source[0]
    content = told if told and "C" in form.group.frames and not thing else (object_,)
    if object_[1] == source[0]:
        # "a charge Kyiv denied"
        content = (object_, *(() if p.is_(object_[0], "sweeping") else told))
    if left_to_do(p, cue[1]):
        content = (*content, (cue[1], cue[1] + 1))
    if form.group.act == "accuses" and p.low(cue[1]) in {"on", "for"}:
        # "the fire, which Kyiv blames on a drone,"
        blamed = phrase_after(p, cue[1] + 1, apposition=False)
        content = (*content, (cue[1], blamed[1])) if blamed else content
    return Raw(form, "N", cue, _with_negation(p, source)[0], content, None, negated)


def _untold(p: Passage, start: int, source: Range, comp: Complement) -> bool:
    """Whether the clause tells of nothing that was said, or what was said stands elsewhere."""
    if _amid(p, source, comp) or _stranded(p, comp.content):
        # "cuts it agreed to in the treaty": what was agreed to stands before
        return True
    if comp.frame == "B" and p.low(source[0] - 1) == "what" and p.is_(comp.content[0], "auxiliaries"):
        # "held up what he said was a map"
        return True
    if comp.frame == "N" and verb_behind(p, comp):
        return True
    if comp.frame == "T" and comp.content[1] - comp.content[0] <= _GAP and hangs_on_noun(p, source[0]):
        return True
    whom = any(p.is_(k, "object_relatives") and p.low(k) != "that" for k in (source[0], source[0] - 1))
    if whom and comp.frame == "T" and comp.recipient is None:
        # "Kyiv, whom Washington had asked to accept the plan": who is asked stands before
        return True
    if p.low(source[0] - 1) == "than" and comp.frame in "NPT":
        # "less than Moscow sought for its bridge"
        return True
    # "if Moscow refuses", "shut before they vote", "before they would vote": nobody says that they do
    yet = p.low(start) == "would" or p.cue_at(start, "third base") is not None
    return p.is_(source[0] - 1, "unreal") or (p.low(source[0] - 1) == "before" and yet)


def _amid(p: Passage, source: Range | None, comp: Complement) -> bool:
    """Whether a tag stands between a subject and its verb: "The ease of the raid, Poe said on air, undercut ..."."""
    before = comp.content[0] - 1
    while p.low(before) in CLOSING:
        before -= 1
    return comp.frame == "B" and source is not None and p.low(source[0] - 1) == "," == p.low(before)


_GAP = 2


def _stranded(p: Passage, content: Range) -> bool:
    """Whether content opens with a preposition whose object stands elsewhere: "to in the treaty"."""
    first = content[0]
    return p.is_(first, "prepositions") and (p.is_(first + 1, "behind_gap") or content[1] - first == 1)


def _no_verb(p: Passage, i: int, form: Form, source: Range | None) -> bool:
    """Whether what looks like a finite cue is none: a noun, "went on" before "to claim", what the writer thinks."""
    after = i + 1 + len(form.rest)
    if form.rest and p.low(after) == "to" and p.cue_at(after + 1, "base"):
        return True
    if form.kind == "base" and p.low(group_start(p, i)) in {"'s", "’s"}:
        # "Roe's charge": no verb without an ending stands behind "is" or "has"
        return True
    if source is None:
        return False
    if (p.is_(i, "participles") and group_start(p, i) == i) or p.low(source[1] - 1) == "having":
        # "a place known as", "Having rejected the plan, it"
        return True
    likened = p.low(i - 1) == "," or any(p.is_(k, "be_forms") for k in range(group_start(p, i), i))
    if p.is_(i, "prepositions") and likened:
        # "the envoy, who, like her minister, is new"; "he is not like that"
        return True
    own = p.low(source[0]) in {"i", "we"} and not form.group.speech
    bare = group_start(p, i) == i and form.kind == "third" and p.is_(source[1] - 1, "determiners")
    return own or bare or done_to_things(p, form, after) or _noun_after_all(p, i, form, source, after)


def _joins_infinitive(p: Passage, i: int) -> bool:
    """Whether the bare verb at token i is joined by "or" to an infinitive just before."""
    return p.low(i - 1) == "or" and any(to_verb(p, k) for k in range(max(p.opening, i - _JOINED), i - 1))


_JOINED = 6


def _told_as(p: Passage, i: int, form: Form, source: Range) -> Raw | None:
    """ "CNN quoted a negotiator as saying", "as the paper noted": what is told with "as"."""
    cue = (group_start(p, i), i + 1 + len(form.rest))
    if p.is_(i, "citing"):
        return quotes_as(p, form, cue, source) or cited_amid(p, form, cue, source)
    if form.lemma in p.lexicon.grammar["heard"]:
        return heard_from(p, form, cue)
    after = cue[1]
    # "as Kyiv blasted the rule, Moscow met": what it blasted stands behind
    governs = "N" in form.group.frames and p.is_(after, "determiners", "possessive")
    # "as Kyiv told the agency", "as Kyiv admitted this month"
    told = "R" in form.group.frames and form.group.polarity == "neutral"
    governs = governs and not told and not p.is_(after + 1, "times", "weekdays")
    if p.low(source[0] - 1) == "as" and "Q" in form.group.frames and not governs:
        return as_said(p, form, cue, source)
    return None


def _with_negation(p: Passage, source: Range) -> tuple[Range, bool]:
    """The subject with a "neither ... nor" before it, and whether it negates what is said of it."""
    while p.is_(source[0] - 1, "none_of") or (p.is_(source[0] - 2, "none_of") and p.word(source[0] - 1)):
        source = (source[0] - 1, source[1])
    return source, any(p.is_(k, "none_of") for k in range(*source))


def _noun_after_all(p: Passage, i: int, form: Form, source: Range, after: int) -> bool:
    """Whether what looks like a verb is a noun or an adjective: "its key demands are", "the proposed deal"."""
    if all(p.is_(k, "determiners", "possessive", "adverbs") for k in range(*source)) and not p.is_(
        source[0], "pronouns"
    ):
        return True
    if form.kind not in {"third", "base"} or (form.group.speech and lacks_subject(p, source[0] - 1, after)):
        return False
    nxt = p.low(after)
    if (p.is_(after, "auxiliaries") and nxt != "to") or (nxt == "of" and not form.rest):
        return True
    if group_start(p, i) < i:
        return False
    if p.cue_at(source[0] - 1, "third") is not None and not p.is_(source[0], "personal") and not p.capital(source[0]):
        # "considers the mine claims": the verb stands before
        return True
    if any(p.cue_at(k, "third") for k in range(source[0] + 1, source[1])) and not any(
        p.is_(k, "relatives") for k in range(*source)
    ):
        # "the Russian side wants written guarantees": the verb stands before
        return True
    last = p.low(source[1] - 1)
    if source[1] - source[0] > 1 and not p.capital(source[1] - 1) and p.cue_at(source[1] - 1, "past"):
        # "Obama told volunteers": the verb stands before
        return True
    return (last.endswith("ed") and not p.capital(source[1] - 1)) or (
        p.is_(source[0], "possessive")
        and form.kind == "third"
        and nxt not in {"that", "to"}
        and not p.is_(after, "determiners")
    )
