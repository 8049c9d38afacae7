"""Cues that are no finite verbs: passives, participles, infinitives and what they hang on."""

from __future__ import annotations

from stance.attribution.adjuncts import skip_adjuncts
from stance.attribution.clauses import behind_insertion
from stance.attribution.complements import complement
from stance.attribution.cues import Form
from stance.attribution.nominal import first_subject
from stance.attribution.passage import CLOSING, OPENING, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.subjects import group_start, phrase_before, subject_before


def shared_subject(p: Passage, start: int, before: list[Raw]) -> Range | None:
    """The subject that a verb shares with the one before it, or None."""
    if before and p.is_(start, "auxiliaries") and any(a <= start < b for a, b in before[-1].content):
        # "claimed that X had been shown it and had promised": X's
        for k in range(start - 2, before[-1].content[0][0], -1):
            if p.low(k) == p.low(start):
                return subject_before(p, group_start(p, k))
        if before[-1].frame in {"C", "B"}:
            # "said that X was late and would refuse": X
            first = before[-1].content[0][0]
            return phrase_after(p, first + (p.low(first) == "that"), long=False)
    fled = _who_else(p, start)
    if fled:
        return fled
    for raw in reversed(before):
        # "said it breaks rules that Kyiv promised to keep, and warned": who said it, and not Kyiv
        others = [r for r in before if r is not raw and p.low(start - 2) == ","]
        told = any(a <= raw.cue[0] < b <= start for other in others for a, b in other.content)
        if raw.source and raw.frame != "according" and not told and not _owner_only(p, raw):
            return raw.source
    return first_subject(p, start)


def _who_else(p: Passage, start: int) -> Range | None:
    """The pronoun that the clause before "and" begins with: "after he | fled and denounced what he called a coup"."""
    if p.low(start - 1) != "and":
        return None
    for k in range(start - 2, max(p.opening, start - _CLAUSE), -1):
        if p.low(k) in {",", ";", ":"} or p.is_(k, "coordinators") or p.speech[k] >= 0:
            return None
        if p.is_(k, "personal") and p.is_(k - 1, "subordinators"):
            # who is told of again: "denounced what he called a coup"
            again = any(p.low(j) == p.low(k) for j in range(start + 1, start + _AGAIN))
            return (k, k + 1) if again else None
    return None


_CLAUSE, _AGAIN = 12, 5


def _owner_only(p: Passage, raw: Raw) -> bool:
    """Whether the source of a noun only owns it: "disliked Kyiv's comments and vowed", not Kyiv."""
    if raw.source is None or not raw.frame.startswith("noun"):
        return False
    return p.low(raw.source[1]) in {"'s", "’s", "'", "’"} or p.is_(raw.source[0], "possessive")


def passive_voice(p: Passage, form: Form, cue: Range, after: int) -> Raw | None:
    """ "was criticized by X for", "is expected to"."""
    if any(p.low(k) == "to" for k in range(*cue)):
        # "has to be approved by Congress": it has not been
        return None
    if p.low(after) == "as" and p.is_(after + 1, "reported_as"):
        # “...,” he was quoted as saying
        return None
    subject = subject_before(p, cue[0])
    k = skip_adjuncts(p, after) if p.low(after) != "by" else after
    if p.low(k) == "by":
        agent = phrase_after(p, k + 1)
        if agent is None or subject is None or p.is_(agent[0], "none_of"):
            # "was accepted by neither Moscow nor Kyiv"
            return None
        named = phrase_after(p, k + 1, long=False)
        if named and named[1] < agent[1] and p.capital(named[1] - 1) and p.low(named[1]) in {"for", "of"}:
            # "was accused by Moscow | of lying", but not "by a spokesman | for the Kremlin"
            agent = named
        if subject[1] - subject[0] == 1 and (p.is_(subject[0], "object_relatives") or p.low(subject[0]) == "who"):
            # "the plan, which was rejected by Kyiv"
            comma = p.low(subject[0] - 1) == ","
            told = phrase_before(p, subject[0] - comma) or subject
            first = next((k for k in range(*told) if p.capital(k)), told[0])
            # "will face | Jane Roe, who was backed by Kyiv"
            subject = (first, told[1]) if p.low(subject[0]) == "who" and p.capital(told[1] - 1) else told
        elif p.is_(subject[0] - 1, "object_relatives"):
            # "the plan that Washington drafted was rejected"
            thing = phrase_before(p, subject[0] - 1)
            subject = (thing[0], subject[1]) if thing else subject
        tail = complement(p, agent[1], "CTG", ("of", "for", "as"))
        content = (subject, tail.content) if tail else (subject,)
        if "R" in form.group.frames and (tail is None or tail.frame == "C") and form.group.polarity == "neutral":
            # "was told by Poe that": the subject only listened
            if tail is None:
                return None
            content = (tail.content,)
        return Raw(form, "passive", cue, agent, content, negated=any(p.is_(k, "negations") for k in range(*cue)))
    if subject is None or (p.low(after) == "to" and p.cue_at(cue[1] - 1, "adjective") is not None):
        # "is determined to join" tells what somebody is like
        return None
    comp = complement(p, after, "CT", ("of", "for", "as"))
    if comp is None:
        return None
    return Raw(form, "agentless" + comp.frame, cue, None, (subject, comp.content))


def participle(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """ "..., adding that": the subject is that of the main clause."""
    left = p.low(i - 1)
    k = i
    while k > 0 and (p.is_(k - 1, "adverbs") or p.low(k - 1).endswith("ly")):
        k -= 1
    left = p.low(k - 1)
    if (
        k > 0
        and left
        not in {",", "and", "—", "–", "by", "while", "before", "after", "when", "for", "in", "without", '"', "”", "''"}
        and p.speech[k - 1] < 0
    ):
        subject = phrase_before(p, k)
        if subject is None:
            return None
    else:
        subject = None
    if p.is_(k - 1, "prepositions") and p.is_(k - 2, "privy"):
        # "an official involved in planning the trip"
        return None
    if p.is_(k - 1, "determiners", "possessive") or (p.low(k - 1).endswith("ed") and p.is_(k - 2, "determiners")):
        return None
    if p.is_(i, "citing") and p.low(i - 1) == "," and _names_somebody(p, i + 1):
        # whom a report cites is its source, no content
        return None
    if p.low(k - 1) == "by" and any(p.is_(j, "supposed", "advised") for j in range(k)):
        # "could help by saying": nothing was said
        return None
    if left == "for" and any(r.frame == "N" and r.form and r.form.group.act == "accuses" for r in before):
        # "blasted Kyiv for snubbing the plan": Kyiv did, says another
        return None
    between = _between(p, k, before) if left == "," else None
    if between:
        subject = between[0]
    if subject is None and (_quoted(p, i, before) or _listed(p, k)):
        return None
    issuer = _issuer(p, subject, i) if subject and not between else None
    source = subject if subject and not p.is_(k - 1, "determiners") else _participle_subject(p, k, before)
    if issuer is not None:
        subject, source = None, issuer
    after = i + 1 + len(form.rest)
    comp = complement(p, after, form.group.frames, form.group.with_)
    if between and comp and comp.content[1] >= between[1]:
        comp = comp._replace(content=(comp.content[0], between[1] - 1))
    if comp is None or (
        subject and not between and comp.frame == "N" and not p.is_(after, "determiners", "possessive")
    ):
        return None
    if i <= 1:
        comma = next((c for c in range(comp.content[0], comp.content[1]) if p.low(c) == ","), None)
        if comma is None or comma == comp.content[0]:
            return None
        comp = comp._replace(content=(comp.content[0], comma))
    return Raw(form, "ing" + comp.frame, (i, i + 1 + len(form.rest)), source, (comp.content,), comp.recipient)


def _between(p: Passage, k: int, before: list[Raw]) -> tuple[Range, int] | None:
    """The subject right before a participle at token k that parts it from its verb, with that verb.

    "said that Kyiv, | hoping for a truce, had moved": whoever is told of hopes, and not who tells it.
    """
    for raw in reversed(before):
        start = raw.content[-1][0]
        if raw.frame not in {"C", "B"} or not start < k - 1 < raw.content[-1][1]:
            continue
        verb = behind_insertion(p, start, k - 1)
        first = start + (p.low(start) == "that")
        return ((first, k - 1), verb) if verb < p.size and first < k - 1 else None
    return None


def _quoted(p: Passage, i: int, before: list[Raw]) -> bool:
    """Whether a participle stands in words in quotation marks, told of by who speaks them: "“it opens, inviting”"."""
    opened = 0
    for k in range(p.opening, i):
        low = p.low(k)
        if low in OPENING and not (opened and low in CLOSING):
            opened = k
        elif low in CLOSING:
            opened = 0
    return opened > 0 and any(r.cue[1] <= opened for r in before)


def _listed(p: Passage, k: int) -> bool:
    """Whether a gerund at token k ends a list of them: "trails on handling A and on dealing with B, | backing C"."""
    verbs = [j for j in range(k - 2, max(p.opening, k - _LIST), -1) if p.low(j).endswith("ing") and p.word(j)]
    held = [p.low(j - 1) for j in verbs if p.is_(j - 1, "prepositions")]
    return len(held) > len(set(held))


_LIST = 16


def _issuer(p: Passage, paper: Range, cue: int) -> Range | None:
    """Who handed over or published the paper whose words a participle tells: "issued a statement | accusing Kyiv".

    Nobody where it may be another's: "published a Russian memo", "a letter accusing it", "a draft ..., written by".
    """
    own = p.is_(paper[0], "indefinite") or p.is_(paper[0], "possessive")
    if not p.is_(paper[1] - 1, "papers") or not own or any(p.capital(k) for k in range(*paper)):
        return None
    anothers = any(p.low(k) == "by" for k in range(cue, p.size)) or p.is_(cue + 1, "object_pronouns")
    verb = next((k for k in range(paper[0] - 1, max(p.opening, paper[0] - _GIVEN), -1) if p.is_(k, "issuing")), None)
    return subject_before(p, group_start(p, verb)) if verb is not None and not anothers else None


_GIVEN = 5


def _names_somebody(p: Passage, i: int) -> bool:
    found = phrase_after(p, i, long=False)
    return found is not None and any(p.capital(k) or p.is_(k, "group_nouns", "open_nouns") for k in range(*found))


def _participle_subject(p: Passage, i: int, before: list[Raw]) -> Range | None:
    parted = next((k for k in range(i - 1, p.opening, -1) if p.low(k) == ";" and p.speech[k] < 0), 0)
    for raw in reversed(before):
        if raw.source and raw.cue[0] > parted and not raw.frame.startswith(("according", "noun")):
            return raw.source
    if parted:
        # "Roe said A; his counterpart, Jane Doe, was blunter, warning that"
        phrase = phrase_after(p, parted + 1)
        return phrase if phrase and phrase[1] <= i else None
    if i <= 1:
        k = i
        while k < len(p) and p.low(k) != ",":
            k += 1
        return phrase_after(p, k + 1, long=False) if k + 1 < len(p) else None
    return first_subject(p, i)


def led_to(p: Passage, to: int) -> Range | None:
    """What says only how words came about, before the "to" of their verb: its first token, and that of its own verb.

    "continued to", "went on to", "had to", "was quick to", "was the first to", "took pains to", "did not hesitate to".
    """
    k = to - 1
    if p.low(k) == "had" or p.is_(k, "catenatives", "fond"):
        onset = k
    elif (p.low(k) == "on" and p.is_(k - 1, "going")) or (
        p.is_(k, "prompt") and (p.is_(k - 1, "be_forms") or p.low(k - 1) == "felt")
    ):
        onset = k - 1
    elif p.is_(k, "prompt") and p.low(k - 1) == "the" and p.is_(k - 2, "be_forms"):
        onset = k - 2
    else:
        phrases = (words.split() for words in p.lexicon.grammar["going_to_say"])
        lengths = (len(words) for words in phrases if [p.low(j) for j in range(to - len(words), to)] == words)
        length = max(lengths, default=0)
        if not length:
            return None
        onset = to - length
    return group_start(p, onset), onset


def leads_to_speech(p: Passage, i: int) -> bool:
    """Whether the verb at token i only tells that somebody often says what follows: "likes | to say"."""
    told = p.cue_at(i + 2, "base") if p.is_(i, "fond") and p.low(i + 1) == "to" else None
    return told is not None and told.group.speech


def catenated(p: Passage, i: int, form: Form, led: Range) -> Raw | None:
    """ "continues to deny": as if it denied; None for what was not or would be said."""
    start, onset = led
    group = range(start, onset)
    if any(p.is_(k, "negations", "supposed", "advised") for k in group):
        return None
    if any(p.low(k) == "would" for k in group) and not p.is_(onset, "catenatives"):
        # "would have had to admit"; what "would continue to deny" denies
        return None
    if p.is_(onset, "fond") and not form.group.speech:
        # "loves to accept gifts", "would like to accept it"
        return None
    after = i + 1 + len(form.rest)
    source = subject_before(p, start)
    comp = complement(p, after, form.group.frames, form.group.with_) if source else None
    if source is None or comp is None:
        return None
    if p.is_(onset, "beginning") and p.low(source[0] - 1) == "when":
        # "the row dates from May, when Kyiv began to demand": how it came about, not what Kyiv says
        return None
    return Raw(form, comp.frame, (start, after), source, (comp.content,), comp.recipient)


def infinitive(p: Passage, i: int, form: Form, before: list[Raw], start: int) -> Raw | None:
    """What an infinitive cue ascribes, to whom the verb before it gives it, or None."""
    comp = complement(p, i + 1 + len(form.rest), form.group.frames, form.group.with_)
    if comp is None or (
        before and (before[-1].negated or (before[-1].form and before[-1].form.group.act in {"refuses", "denies"}))
    ):
        # "declined to say whether": nothing was said
        return None
    if before and before[-1].frame.startswith("agentless") and any(a <= start < b for a, b in before[-1].content):
        # "Kyiv was urged to accept": somebody else wants it
        return None
    if p.is_(start - 1, "unachieved", "left_open") or any(p.is_(k, "negations") for k in range(start - 1, i)):
        # "failed to accept", "not to accept", "under pressure to accept"
        return None
    if any(p.is_(k, "having", "be_forms") for k in range(start, i)) or p.low(start - 2) == "too":
        # "will have to accept", "is to accept", "too weak to accept"
        return None
    if before and before[-1].form and before[-1].form.group.act != "states" and before[-1].content[-1][0] == start:
        # "threatened to reject", "offered to accept" are told whole by their own verbs
        return None
    if (before and _told_to(before[-1], start)) or _of_an_object(p, start, before):
        # "urged its shareholders to reject": it is they who would
        return None
    source = shared_subject(p, start, before)
    return Raw(form, "inf" + comp.frame, (i, i + 1 + len(form.rest)), source, (comp.content,), comp.recipient)


def _of_an_object(p: Passage, start: int, before: list[Raw]) -> bool:
    """Whether whoever stands before the infinitive at `start` would do it: "called for Kyiv to accept".

    What somebody promises somebody is their own, and so is what they decide with or after somebody.
    """
    verb = before[-1] if before else None
    whom = _nearest(p, start, verb.cue[1] if verb is not None else 0)
    if whom is None or whom[0] == 0 or (verb is not None and verb.form and verb.form.group.act in _OWN_DOING):
        return False
    if p.low(whom[0] - 1) == "by":
        # "is expected by Washington to accept"
        return True
    told = verb is not None and any(a <= start < b for a, b in verb.content) and whom[0] >= verb.cue[1]
    named = p.capital(whom[1] - 1) or p.is_(whom[1] - 1, "group_nouns", "bodies")
    behind = p.low(whom[0] - 1)
    if p.is_(whom[0] - 1, "prepositions"):
        if behind in {"for", "on", "upon", "of"} and (told or named):
            return True
    elif (told or named) and not _opens(p, whom[0]):
        return True
    return _put_to(p, start, verb) or any(p.is_(k, "having") for k in range(max(0, whom[0] - 2), whom[0]))


def _opens(p: Passage, k: int) -> bool:
    """Whether a clause, and so its subject, begins at token k."""
    return not p.word(k - 1) or p.is_(k - 1, "subordinators", "coordinators", "relatives")


def _put_to(p: Passage, start: int, verb: Raw | None) -> bool:
    """Whether somebody is given something to do: "gave Kyiv a week to accept", "left it to Kyiv to reject"."""
    k = start - 1
    while k > max(p.opening, verb.cue[1] - 1 if verb is not None else 0) and p.word(k):
        if p.capital(k) and not p.capital(k - 1) and not p.is_(k, "weekdays", "times") and k > p.opening:
            end = next((j for j in range(k, start) if not p.capital(j)), start)
            taken = p.low(end) in {"'s", "’s"} or _opens(p, k) or p.is_(k - 1, "determiners", "adverbs")
            governed = p.is_(k - 1, "prepositions") and not (p.low(k - 1) == "to" and end == start)
            if not taken and not governed:
                return True
        k -= 1
    return False


def _nearest(p: Passage, end: int, floor: int) -> Range | None:
    """The phrase that ends before token `end`, a name without the verb before it: "Moscow dared | Kyiv"."""
    k = end
    while k > floor and p.word(k - 1) and p.capital(k - 1):
        k -= 1
    if k < end:
        return (k, end)
    found = phrase_before(p, end)
    return (max(found[0], floor), found[1]) if found and found[1] > floor else None


_OWN_DOING = frozenset({"promises", "threatens"})


def _told_to(raw: Raw, start: int) -> bool:
    """Whether the infinitive at `start` is what a cue tells somebody else to do."""
    return raw.recipient is not None and raw.recipient[1] <= start <= raw.recipient[1] + 1
