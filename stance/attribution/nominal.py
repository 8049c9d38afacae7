"""Nouns and adjectives that ascribe: "his insistence that", "calls for", "is ready to"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.complements import complement
from stance.attribution.cues import Form
from stance.attribution.passage import CLOSING, ENDS, OPENING, PARTING, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.subjects import day_phrase, group_start, phrase_before, subject_before


def _gapped(p: Passage, that: int) -> bool:
    """Whether the clause at `that` lacks an object, so that it hangs on the noun before: "demands that X denies"."""
    for k in range(that + 1, min(that + _CLAUSE, len(p))):
        if p.speech[k] >= 0 or p.low(k) in PARTING:
            return False
        form = p.cue_at(k, "past third") if not p.is_(k - 1, "be_forms") else None
        if form and "N" in form.group.frames:
            after = k + 1 + len(form.rest)
            return complement(p, after, form.group.frames, form.group.with_) is None
    return False


_CLAUSE = 12


def _named_so(p: Passage, i: int) -> bool:
    """Whether the quotation behind the noun at token i is what somebody calls it: "called Roe's charge “pathetic”"."""
    if p.low(i + 1) not in OPENING:
        return False
    forms = (p.cue_at(k, "base third past ing") for k in range(max(0, i - _TAKEN - 1), i))
    return any(form is not None and form.lemma in p.lexicon.grammar["name_giving"] for form in forms)


def _comment(p: Passage, i: int) -> bool:
    """Whether the noun at token i is said of what stands before it: “...”, he said, a remark that events belie."""
    first = next((k for k in range(i - 1, max(0, i - _TAKEN), -1) if p.low(k) in {"a", "an"}), 0)
    return first > 1 and "," in (p.low(first - 1), p.low(first - 2))


def supposed(p: Passage, words: list[str], *, negated: bool) -> bool:
    """Whether the verb group only says what somebody should or might do; "cannot accept" is a stance all the same."""
    if not p.lexicon.grammar["advised"].isdisjoint(words):
        return True
    return not (negated or p.lexicon.grammar["supposed"].isdisjoint(words))


def first_subject(p: Passage, limit: int) -> Range | None:
    """The subject of the sentence: the first noun phrase before a finite verb."""
    k = p.opening
    if p.is_(k, "prepositions", "subordinators", "fronted_participles") or p.low(k) == "according":
        while k < limit and p.low(k) != ",":
            k += 1
        k = k + 1 if k < limit else p.opening
    if p.low(k) in {"this", "last", "earlier"} and p.is_(k + 1, "times", "weekdays") and p.low(k + 2) == ",":
        # "Last year, the museum ..."
        k += 3
    while k < limit and (p.is_(k, "adverbs", "coordinators") or not p.word(k)):
        k += 1
    phrase = phrase_after(p, k)
    return phrase if phrase and phrase[1] <= limit else None


def noun(p: Passage, i: int, form: Form, before: Sequence[Raw]) -> Raw | None:
    """ "his insistence that", "X's claim that", "calls for"."""
    told = _by_whom(p, i) if "C" in form.group.frames else None
    if told:
        return Raw(form, "nounC", (i, i + 1), told[0], (told[1],))
    comp = complement(p, i + 1, form.group.frames, form.group.with_)
    if (
        comp is None
        or comp.frame == "B"
        or p.low(comp.content[0]) == "if"
        or (p.low(i + 1) == "that" and (_gapped(p, i + 1) or _comment(p, i)))
    ):
        return None
    source = _owner(p, i) or possessor(p, i)
    if source and source[1] - source[0] == 1 and p.low(source[0]).endswith("ing") and source[0] <= p.opening:
        # "Commenting on a report that": who comments comes later
        return None
    content = comp.content
    against = (
        r for r in before if r.source == source and r.frame == "N" and r.form and r.form.group.polarity == "opposes"
    )
    others = p.is_(i - 1, "coordinators") and p.low(content[0]) == "to" and p.cue_at(i - 2, "noun") is None
    if others or _named_so(p, i) or p.is_(i - 1, "anything") or any(a <= i < b for r in against for a, b in r.content):
        # "government and opposition to talk", "no plans to", "not aware of any plan to"; "rejected a call for talks"
        return None
    fronted = p.is_(p.opening, "prepositions") and not any(p.low(k) == "," for k in range(p.opening, i))
    if fronted or (p.low(p.opening).endswith("ing") and i < p.opening + _GERUND):
        content = (content[0], _main_clause(p, content))
    if p.low(content[0]) == "to":
        content = (content[0], _predicate(p, content))
    elif source is not None and comp.frame != ":" and is_subject(p, source, i):
        content = (content[0], _main_verb(p, content))
    done = form.group.act in {"refuses", "accepts"}
    if source is not None and _only_thought_of(p, i, source, content[1], done=done):
        return None
    start = next((k for k in range(i - 1, max(-1, i - _TAKEN), -1) if p.is_(k, "negations")), i)
    if any(not p.word(k) for k in range(start, i)):
        start = i
    # "has never taken the view that"
    return Raw(form, "noun" + comp.frame, (start, i + 1), source, (content,), None, start < i)


_TAKEN = 5


def _only_thought_of(p: Passage, i: int, source: Range, end: int, *, done: bool) -> bool:
    """Whether the noun at token i tells of nothing done: "Kyiv's possible refusal", "without its support"."""
    if any(p.is_(k, "thought_of") for k in range(source[1], i)):
        return True
    before = source[0] - 1 if not p.is_(source[0] - 1, "determiners") else source[0] - 2
    if any(p.is_(k, "anything") or p.low(k) in {"absent", "pending", "barring"} for k in {before, source[0] - 1}):
        return True
    if not is_subject(p, source, i):
        return False
    return (
        p.is_(end, "advised", "supposed")
        or p.low(end) == "would"
        or any(p.is_(k, "thought_of") for k in range(end + 1, min(end + _TAKEN, p.size)) if p.is_(end, "be_forms"))
    )


def _by_whom(p: Passage, i: int) -> tuple[Range, Range] | None:
    """Who made "the claim by the ombudswoman, Jane Roe, that", and its content."""
    made = p.low(i + 1) == "," and p.is_(i + 2, "made")
    by = phrase_after(p, i + 2 + 2 * made) if p.low(i + 1 + 2 * made) == "by" else None
    if by is not None and made:
        # "the claim, made by the general staff on Monday, that"
        close = next((k for k in range(by[1], min(by[1] + _NAMED, p.size)) if p.low(k) == ","), 0)
        by = (by[0], day_phrase(p, close - 1) or close) if close else by
        told = complement(p, close + 1, "C", ()) if close and p.low(close + 1) == "that" else None
        return (by, told.content) if told else None
    if by is None:
        return None
    that = by[1]
    if p.low(that) == "," and p.capital(that + 1):
        that = next((k for k in range(that + 2, min(that + _NAMED, p.size)) if p.low(k) == ","), that)
    that += p.low(that) == ","
    comp = complement(p, that, "C", ()) if p.low(that) == "that" else None
    if comp is None:
        return None
    begun = p.low(p.opening).endswith("ing") and i < p.opening + _GERUND
    return by, (comp.content[0], _main_clause(p, comp.content) if begun else comp.content[1])


_NAMED = 8
_GERUND = 6


def _main_clause(p: Passage, content: Range) -> int:
    """Where the main clause begins behind what it opens with: "Asked about a report that S, | the envoy said"."""
    for k in range(content[0] + 1, content[1] - 2):
        subject = phrase_after(p, k + 1) if p.low(k) == "," else None
        if subject and p.cue_at(subject[1], "past third"):
            return k
    return content[1]


def _predicate(p: Passage, content: Range) -> int:
    """Where the verb of the noun itself begins: "his refusal to sign | angered Trump"; else where the content ends."""
    for k in range(content[0] + 2, content[1]):
        if p.low(k) == "," and p.is_(k + 1, "relatives"):
            return k
        if p.speech[k] >= 0 or p.is_(k, "relatives", "subordinators") or p.low(k) == ",":
            break
        if _finite(p, k) and not p.is_(k - 1, "determiners", "prepositions", "auxiliaries", "possessive"):
            return k - 1 if p.is_(k - 1, "adverbs") and k - 1 > content[0] + 1 else k
    return content[1]


def is_subject(p: Passage, source: Range, i: int) -> bool:
    """Whether the noun at token i, whose source stands before it, is the subject of its sentence or its clause."""
    first = source[0]
    while (
        first > p.opening and p.is_(first - 1, "determiners", "coordinators", "adverbs") and p.low(first - 1) != "that"
    ):
        first -= 1
    opens = first == p.opening or p.low(first - 1) == "that"
    return opens and not any(p.low(k) == "," or p.cue_at(k, "past third") for k in range(source[1], i))


def _main_verb(p: Passage, content: Range) -> int:
    """Where the verb begins whose subject ends in the content: "Kyiv's demand that Moscow leave | was rejected"."""
    begin = content[0] + 1
    if p.low(content[0] - 1) == ",":
        # "its reply, that it would not sign, | pleased"
        return next((k for k in range(begin, content[1]) if p.low(k) == ","), content[1])
    if p.low(content[0]) == "that":
        subject = phrase_after(p, begin, long=False)
        begin = subject[1] if subject else begin
        if not (p.capital(begin - 2) and not p.capital(begin - 1) and p.word(begin - 2)):
            # "that Kyiv has | left", but "that Kyiv leave"
            while p.is_(begin, "auxiliaries", "adverbs", "negations"):
                begin += 1
            begin += 1
    else:
        begin += 1
    for k in range(begin, content[1]):
        if p.speech[k] >= 0 or p.is_(k, "relatives", "subordinators", "coordinators") or p.low(k) == ",":
            break
        if _finite(p, k) and not p.is_(k - 1, "determiners", "prepositions", "auxiliaries", "possessive", "adverbs"):
            return k
    return content[1]


def _finite(p: Passage, k: int) -> bool:
    """Whether token k reads as a finite verb by its form."""
    if p.capital(k) or (p.low(k) in {"'s", "’s"} and p.word(k + 1) and not p.is_(k + 1, "determiners", "adverbs")):
        # "plans to look into Kyiv | 's use of drones"
        return False
    verb = p.cue_at(k, "past") is not None or p.is_(k, "finite_verbs", "be_forms") or p.low(k).endswith("ed")
    return verb or (p.is_(k, "auxiliaries") and p.low(k) not in {"to", "'s", "’s", "be", "been", "being"})


def _owner(p: Passage, i: int) -> Range | None:
    """Whose a noun is, where an adjective or a name right before it tells: "a US call for", "Ukrainian demands"."""
    start = i
    while start > 0 and p.capital(start - 1) and p.word(start - 1) and start - 1 > p.opening:
        start -= 1
    opens = start - 1 == p.opening == i - 1 and p.low(start - 1).endswith(tuple(p.lexicon.grammar["of_a_state"]))
    if opens:
        # "Russian threats to"
        return (start - 1, i)
    return (start, i) if start < i and p.is_(start - 1, "determiners", "prepositions") else None


def possessor(p: Passage, i: int) -> Range | None:
    """Whose the noun at token i is: a possessive before it, else the subject of the sentence."""
    for k in range(i - 1, max(-1, i - 5), -1):
        low = p.low(k)
        if low == "'s" or (low in {"'", "’"} and p.low(k - 1).endswith("s")):
            return phrase_before(p, k)
        if low in {"his", "her", "their", "its", "my", "our"}:
            return (k, k + 1)
        if p.is_(k + 1, "determiners") and p.low(k) not in {"'s", "’s"} and p.cue_at(k, "past third"):
            # "Kyiv's embassy dismissed | the idea that"
            break
        if low == "to" and k < i - 1:
            # "did not respond to a request for": somebody else made it
            return None
        if not p.word(k) or p.is_(k, "prepositions", "auxiliaries"):
            break
    return first_subject(p, i)


def adjective(p: Passage, i: int, form: Form) -> Raw | None:
    """ "is ready to", "was critical of": an adjective behind a form of "be"."""
    start = group_start(p, i)
    if p.low(start - 1) in OPENING:
        # 'is "deeply disappointed" by'
        start = group_start(p, start - 1)
    words = [p.low(k) for k in range(start, i)]
    if supposed(p, words, negated=False):
        return None
    source = subject_before(p, start)
    if not any(w in {"is", "are", "was", "were", "be", "been", "'s", "'re", "'m", "am"} for w in words):
        # headlines leave "is" out: "Moscow ready for a deal – envoy"
        headed = p.low(p.size - 1) not in ENDS and source is not None and source[0] == p.opening and source[1] == start
        if not headed or p.cue_at(i, "base third past"):
            return None
    end = i + 1 + len(form.rest)
    after = end + 1 if p.low(end) in CLOSING else end
    comp = complement(p, after, form.group.frames, form.group.with_)
    if source is None or comp is None:
        return None
    negated = any(w in p.lexicon.grammar["negations"] for w in words)
    return Raw(form, "adj" + comp.frame, (start, end), source, (comp.content,), None, negated)
