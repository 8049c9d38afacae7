"""Indirect speech and characterizations in one sentence: cue, subject, complement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stance.attribution.agreement import plural_head, takes_base
from stance.attribution.carriers import Carrier, attach, carriers, citation, uncite
from stance.attribution.complements import (
    INVERTS,
    clause_end,
    clause_starts,
    complement,
    fragment_free,
    recipient_at,
    skip_adjuncts,
    verb_at,
)
from stance.attribution.cues import Form
from stance.attribution.passage import CLOSERS, DASHES, ENDS, OPENERS, Passage
from stance.attribution.subjects import Range, group_start, phrase_after, phrase_before, subject_before


class Raw(NamedTuple):
    """One ascription in token ranges of its sentence; `frame` says how it was found.

    `recipient` was told the content, `carriers` pass it on ("quoted by TASS"), the one nearest the source first.
    """

    form: Form | None
    frame: str
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    recipient: Range | None = None
    negated: bool = False
    carriers: tuple[Carrier, ...] = ()


def find_indirect(p: Passage) -> list[Raw]:
    """Return the ascriptions of a sentence whose content is not a full quotation, in order of their cues."""
    standing = p.standing(p.lexicon.starts)
    if not standing:
        return []
    found: list[Raw] = []
    after = 0
    unsaid = _unsaid(p)
    for i in standing:
        if i < after or (unsaid and any(a <= i < b for a, b in unsaid)):
            continue
        raw = _at(p, i, found)
        if raw and (_attitude(raw) or not all(_bare(p, r) for r in raw.content)):
            raw = _bounded(p, raw)
            found.append(raw)
            after = raw.cue[1]
    return attach(found, carriers(p), lambda source: uncite(p, source)) if found else []


def _bounded(p: Passage, raw: Raw) -> Raw:
    """An ascription whose content stops where the main clause goes on: "Though they boast of X, | there is no Y"."""
    begin = min(raw.source[0], raw.cue[0]) if raw.source else raw.cue[0]
    start, end = raw.content[-1]
    if start < raw.cue[1] or raw.frame in {"according", "inside", "assaid", "asked"}:
        return raw
    relative = raw.source is not None and p.is_(raw.source[0], "relatives") and p.low(raw.source[0] - 1) == ","
    if not relative and not _fronted(p, begin):
        return raw
    goes_on = verb_at if relative else clause_starts
    told = raw.frame in {"C", "B", "ingC", "ingB", "nounC"}
    for k in fragment_free(p, start, end):
        if p.low(k) == "," and k > start + 1 and goes_on(p, k + 1):
            if told and not any(verb_at(p, j) for j in range(start + 1, k)):
                continue
            return raw._replace(content=(*raw.content[:-1], (start, k)))
    return raw


def _fronted(p: Passage, begin: int) -> bool:
    """Whether the clause that holds token `begin` stands before its main clause: "As the party vowed"."""
    for k in range(begin - 1, p.opening - 1, -1):
        if p.speech[k] >= 0 or not p.tokens[k].word:
            return False
        opens = p.is_(k, "subordinators") and p.low(k) not in {"that", "what", "so", "how", "than"}
        if opens or (p.is_(k, "prepositions") and p.low(k + 1) == "what"):
            before = p.low(k - 1)
            return k <= p.opening or before in {"that", ";", ":", "—", "–"} or (before in {"and", "but"})
    return False


def _bare(p: Passage, content: Range) -> bool:
    """Whether the content is one word that says nothing by itself: "said it"."""
    return content[1] - content[0] == 1 and p.is_(content[0], "object_pronouns", "determiners")


def _attitude(raw: Raw) -> bool:
    """Whether the cue says enough even of a pronoun: "Putin rejected it"."""
    return raw.form is not None and raw.form.stance and raw.frame in {"N", "passive"}


def _unsaid(p: Passage) -> list[Range]:
    """The stretches that tell of no words and no stance: questions, hypotheses, what is expected or untrue."""
    end = next((k for k in range(p.size - 1, 0, -1) if p.low(k) not in _EMPHASIS), 0)
    if p.low(end) == "?" and p.speech[end] < 0:
        return [(0, p.size)]
    found: list[Range] = []
    for i in p.standing(p.lexicon.unsaying):
        if (p.is_(i, "unreal") and not _reported(p, i)) or (p.low(i) == "had" and i == p.opening):
            found.append((i, _to_comma(p, i)))
        elif (p.low(i) == "to" and p.is_(i - 1, "prospective") and _speech_cue(p, i + 1)) or (
            p.is_(i, "advised") and _speech_cue(p, i + 1)
        ):
            found.append((i, clause_end(p, i, "C")))
        elif p.is_(i, "hearsay") and _denied(p, i):
            that = next((k for k in range(i + 1, min(i + _FAR, p.size)) if p.low(k) == "that"), None)
            if that is not None and not any(p.cue_at(k, "past third") for k in range(i + 1, that)):
                found.append((i, clause_end(p, that, "C")))
        elif p.is_(i, "untrue") and p.is_(i - 1, "be_forms", "adverbs", "negations"):
            found.append((i, p.size) if p.low(i + 1) == "that" else (_noun_that(p, i), i))
    return found


_EMPHASIS = frozenset("*_")
_FAR = 8


def _denied(p: Passage, i: int) -> bool:
    """Whether the words before token i deny what it tells of: "dismissed reports that"."""
    forms = (p.cue_at(k, "past third base ing") for k in range(max(0, i - _FAR), i) if p.speech[k] < 0)
    return any(form is not None and form.group.act in {"denies", "refuses"} for form in forms)


def _reported(p: Passage, i: int) -> bool:
    """Whether "if" and "whether" open what is asked or doubted, which is content: "asked whether"."""
    return i > 0 and any(p.cue_at(k, "past third base ing") for k in range(max(0, i - 3), i))


def _to_comma(p: Passage, i: int) -> int:
    return next((k for k in range(i, p.size) if p.low(k) in {",", ";"} and p.speech[k] < 0), p.size)


def _speech_cue(p: Passage, i: int) -> bool:
    form = p.cue_at(i, "base") if i < p.size else None
    return form is not None and form.group.speech


def _noun_that(p: Passage, end: int) -> int:
    """Where "reports that ..." begins, whose predicate calls it untrue; `end` where there is no such clause."""
    return next((k for k in range(end) if p.low(k) == "that" and p.is_(k - 1, "hearsay")), end)


def _at(p: Passage, i: int, before: list[Raw]) -> Raw | None:
    framed = _according(p, i) or _predicated(p, i)
    if framed:
        return framed
    form = p.cue_at(i, "base third past ing")
    if form:
        raw = _verb(p, i, form, before)
        if raw:
            return raw
    form = p.cue_at(i, "noun")
    if form:
        return _noun(p, i, form, before)
    form = p.cue_at(i, "adjective")
    return _adjective(p, i, form) if form else None


def _predicated(p: Passage, i: int) -> Raw | None:
    """ "X's position is that S", "its message to Y is clear: S", "X's line remains: S"."""
    if not p.is_(i, "predicated"):
        return None
    owned = any(p.low(k) in {"'s", "'", "’s", "’"} or p.is_(k, "possessive") for k in range(max(0, i - 4), i))
    be = next((k for k in range(i + 1, min(i + _FAR, p.size)) if p.is_(k, "be_forms", "remaining")), None)
    if not owned or be is None or any(not p.word(k) for k in range(i + 1, be)):
        return None
    after = be + 1
    while p.is_(after, "adverbs", "plainly") or p.cue_at(after, "adjective"):
        after += 1
    told = p.low(after) in {":", "that", "to"} or p.low(after) in DASHES or p.speech[min(after, p.size - 1)] >= 0
    source = _possessor(p, i)
    if not told or source is None:
        return None
    start = after if p.word(after) or p.speech[after] >= 0 else after + 1
    end = clause_end(p, start, "B")
    form = Form(p.low(i), (), "noun", p.lexicon.plain)
    return Raw(form, "nounC", (i, after), source, ((start, end),)) if end > start else None


def _according(p: Passage, i: int) -> Raw | None:
    """ "According to X, S" and "S, according to X"."""
    size = p.frame_at(i)
    source = phrase_after(p, i + size) if size else None
    cue = (i, i + size)
    owned = _in_the_view(p, i) if source is None else None
    if owned:
        source, cue = owned
        return _framed(p, i, cue, source, cue[1])
    if source is None:
        return None
    leads = i > 0 and p.low(i - 1) == "," and not any(verb_at(p, k) for k in range(_clause_start(p, i - 1), i - 1))
    if leads:
        # "On Monday, according to the paper, the guards left"
        source = phrase_after(p, i + size, apposition=False) or source
    if source and p.low(source[1]) != "," and i <= 2:
        # "According to X, the Y said": the comma closes the frame, it opens no apposition
        source = phrase_after(p, i + size, apposition=False) or source
    citing = next((k for k in range(source[0] + 1, source[1]) if p.is_(k, "citing") and p.low(k).endswith("ing")), None)
    cited = phrase_after(p, citing + 1) if citing else None
    if cited:
        # "according to a report in the Courier citing a diplomat"
        framed = _framed(p, i, cue, cited, cited[1])
        return framed._replace(carriers=(Carrier((source[0], citing)),)) if framed and citing else None
    return _framed(p, i, cue, source, source[1])


def _in_the_view(p: Passage, i: int) -> tuple[Range, Range] | None:
    """Whose "in the Commission's view" is, and the cue."""
    if p.low(i) not in {"in", "to"} or p.lexicon.grammar["opinions"].isdisjoint(p.lows):
        return None
    noun = next((k for k in range(i + 2, min(i + _FAR, p.size)) if p.is_(k, "opinions")), 0)
    if not noun or p.is_(noun + 1, "attaching", "prepositions"):
        return None
    if p.low(noun - 1) in {"'s", "’s"}:
        return (i + 1, noun - 1), (noun, noun + 1)
    return ((i + 1, noun), (noun, noun + 1)) if noun == i + 2 and p.is_(i + 1, "possessive") else None


def _framed(p: Passage, i: int, cue: Range, source: Range, behind: int) -> Raw | None:
    """The content around a frame that begins at token i and ends at `behind`."""
    if i == 0 or p.low(i - 1) in {":", ";"} or (p.low(i - 1) in {"but", "and", "that", "—"} and i <= 2):
        start = behind + (1 if p.low(behind) == "," else 0)
        while p.is_(start, "connectives") and p.low(start + 1) == ",":
            start += 2
        end = clause_end(p, start, "B")
        return Raw(None, "according", cue, source, ((start, end),)) if end > start else None
    parts = [(_clause_start(p, i - 1), i - 1 if p.low(i - 1) == "," else i)]
    if p.is_(behind, "relatives") and p.low(i - 1) == ",":
        # "X, according to three people who were there, said": the relative clause belongs to the source
        close = next((k for k in range(behind, len(p)) if p.low(k) == ","), None)
        source, behind = ((source[0], close), close) if close else (source, behind)
    further = behind + 3 < len(p) and not p.cue_at(behind + 1, "ing") and p.low(behind + 1) != "but"
    if p.low(behind) == "," and further:
        parts.append((behind + 1, clause_end(p, behind + 1, "B")))
    parts = [r for r in parts if r[1] > r[0]]
    return Raw(None, "according", cue, source, tuple(parts)) if parts else None


def _clause_start(p: Passage, i: int) -> int:
    k = i
    while k > p.opening:
        low = p.low(k - 1)
        if p.speech[k - 1] >= 0 or low == ";" or (low == ":" and not p.low(k - 2).isdigit()):
            break
        k -= 1
    return k


def _verb(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    after = i + 1 + len(form.rest)
    start = group_start(p, i)
    words = [p.low(k) for k in range(start, i)]
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
    negated = any(w in p.lexicon.grammar["negations"] for w in words)
    if p.low(i - 1) == "nor" and form.group.act == "denies":
        # "has neither confirmed nor denied": nothing was said
        return None
    if _supposed(p, words, negated=negated) or p.is_(i - 1, "near"):
        return None
    if form.kind == "past" and start == i and "Q" in form.group.frames:
        fronted = i <= p.opening or p.speech[i - 1] >= 0 or p.low(i - 1) in {",", "when", "and", "but"}
        if form.group.act == "asks" and fronted and p.low(i - 1) not in {"and", "but"}:
            return _asked(p, form, i, after)
        if p.low(i - 1) == "as" and i - 1 <= p.opening:
            return _as_reported_by(p, form, i, after)
    if passive:
        return _quoted_as(p, form, cue, after) or _passive(p, form, cue, after)
    if form.kind == "ing":
        progressive = any(w in {"is", "are", "was", "were", "been", "be", "'s", "'re"} for w in words)
        if not progressive:
            return _participle(p, i, form, before)
    if form.kind == "base" and words[-1:] == ["to"] and p.is_(start - 1, "catenatives"):
        return _catenated(p, i, form, start - 1)
    if form.kind == "base" and words[-1:] == ["to"] and p.low(start - 1) == "on" and p.is_(start - 2, "going"):
        # "went on to claim"
        return _catenated(p, i, form, start - 2)
    if form.kind == "base" and words[-1:] == ["to"]:
        return _infinitive(p, i, form, before, start)
    return _finite(p, i, form, before, negated=negated)


def _finite(p: Passage, i: int, form: Form, before: list[Raw], *, negated: bool) -> Raw | None:
    """An active finite verb: its subject before it, its complement behind it."""
    start, after = group_start(p, i), i + 1 + len(form.rest)
    source = subject_before(p, start)
    if source is None and p.is_(start - 1, "coordinators"):
        source = _shared_subject(p, start, before)
    if start == i and form.kind == "base" and not takes_base(p, source):
        source = plural_head(p, start) if form.group.frames.startswith("C") else None
        if source is None or complement(p, after, "CB", ()) is None:
            return None
    if _no_verb(p, i, form, source):
        return None
    if source and "S" in form.group.frames:
        return _seeming(p, form, (start, after), source)
    framed = _told_as(p, i, form, source) if source else None
    if framed:
        return framed
    cited, content = citation(p, skip_adjuncts(p, after))
    comp = complement(p, content if cited else after, form.group.frames, form.group.with_) if source else None
    gap = _behind_noun(p, source) if comp is None and source and p.low(after) == "as" else None
    if gap and "N" in form.group.frames:
        # "a condition she described as hard to defend"
        source, end = gap, clause_end(p, after, "P")
        return Raw(form, "N", (start, after), source, ((after, end),), None, negated) if end > after + 1 else None
    if comp is None and source and "N" in form.group.frames:
        object_ = _object_before(p, source)
        if object_:
            return Raw(form, "N", (start, after), _with_negation(p, source)[0], (object_,), None, negated)
    inner = None
    if comp and source and p.low(i - 1) == "," and _told_before(p, i - 1, source):
        # the words before the comma are no name with its apposition
        inner = _inverted(p, start, form, after)
    elif comp is None or comp.frame in "NP":
        inner = _inside(p, start, source, form, after)
    if inner:
        return inner
    if comp and source and comp.frame == "T" and comp.content[1] - comp.content[0] <= _GAP and _relative(p, source[0]):
        return None
    if comp is None or source is None or p.is_(source[0] - 1, "unreal"):
        # "if Moscow refuses": nobody says that it does
        return None
    source, nobody = _with_negation(p, source)
    negated = negated or nobody or (comp.frame == "N" and p.is_(comp.content[0], "nothing"))
    if cited:
        passed = (*(Carrier(c) for c in reversed(cited[:-1])), Carrier(source))
        return Raw(form, comp.frame, (start, after), cited[-1], (comp.content,), comp.recipient, negated, passed)
    return Raw(form, comp.frame, (start, after), source, (comp.content,), comp.recipient, negated)


_GAP = 2


def _no_verb(p: Passage, i: int, form: Form, source: Range | None) -> bool:
    """Whether what looks like a finite cue is none: a noun, "went on" before "to claim", what the writer thinks."""
    after = i + 1 + len(form.rest)
    if form.rest and p.low(after) == "to" and p.cue_at(after + 1, "base"):
        return True
    if source is None:
        return False
    if p.is_(i, "participles") and group_start(p, i) == i:
        # "a place known as"
        return True
    own = p.low(source[0]) in {"i", "we"} and not form.group.speech
    bare = group_start(p, i) == i and form.kind == "third" and p.is_(source[1] - 1, "determiners")
    return own or bare or _noun_after_all(p, i, form, source, after)


def _told_as(p: Passage, i: int, form: Form, source: Range) -> Raw | None:
    """ "CNN quoted a negotiator as saying", "as the paper noted": what is told with "as"."""
    cue = (group_start(p, i), i + 1 + len(form.rest))
    if p.is_(i, "citing"):
        return _quotes_as(p, form, cue, source)
    if p.low(source[0] - 1) == "as" and "Q" in form.group.frames:
        return _as_said(p, form, cue, source)
    return None


def _seeming(p: Passage, form: Form, cue: Range, subject: Range) -> Raw | None:
    """ "Moscow seems ready to talk": to whom is not said; subject and predicate are the content."""
    end = clause_end(p, cue[1], "T")
    if end <= cue[1] or not (p.word(cue[1]) or p.low(cue[1]) in OPENERS | {'"'}):
        return None
    comp = complement(p, cue[1], "CB", ()) if p.low(subject[0]) == "it" else None
    return Raw(form, "seem", cue, None, (comp.content,) if comp else (subject, (cue[1], end)))


def _as_said(p: Passage, form: Form, cue: Range, source: Range) -> Raw | None:
    """ "As the paper noted, S" and "S, as the paper noted"."""
    at, end = source[0] - 1, skip_adjuncts(p, cue[1])
    if "R" in form.group.frames:
        end = skip_adjuncts(p, recipient_at(p, end)[1])
    opens = at <= p.opening or (p.is_(at - 1, "coordinators") and at - 1 <= p.opening)
    if opens and p.low(end) == ",":
        content = (end + 1, clause_end(p, end + 1, "B"))
        return Raw(form, "assaid", cue, source, (content,)) if content[1] - content[0] > _SUBJECT else None
    if p.low(at - 1) == "," and at - 1 > _SUBJECT and (end >= p.size or p.low(end) in ENDS) and p.speech[at - 2] < 0:
        return Raw(form, "assaid", cue, source, ((_clause_start(p, at - 1), at - 1),))
    return None


def _as_reported_by(p: Passage, form: Form, i: int, after: int) -> Raw | None:
    """ "As reported by the Courier, S"."""
    agent = phrase_after(p, after + 1) if p.low(after) == "by" else None
    if agent and p.low(agent[1]) != ",":
        agent = phrase_after(p, after + 1, apposition=False)
    if agent is None or p.low(agent[1]) != ",":
        return None
    content = (agent[1] + 1, clause_end(p, agent[1] + 1, "B"))
    return Raw(form, "assaid", (i, after), agent, (content,)) if content[1] - content[0] > _SUBJECT else None


def _asked(p: Passage, form: Form, i: int, after: int) -> Raw | None:
    """ "Asked whether S, she said": what was asked, by whoever is named behind "by"."""
    agent = phrase_after(p, after + 1, long=False) if p.low(after) == "by" else None
    begin = skip_adjuncts(p, agent[1] if agent else after)
    comp = complement(p, begin, "CPT", ("about", "for"))
    if comp is None:
        return None
    start = comp.content[0]
    stop = next((k for k in range(start, comp.content[1]) if p.low(k) == "," and _main_clause(p, k + 1)), None)
    return Raw(form, "asked", (i, after), agent, ((start, stop or comp.content[1]),))


def _main_clause(p: Passage, i: int) -> bool:
    """Whether a clause with its own subject begins behind a comma."""
    return i < p.size and (p.speech[i] >= 0 or clause_starts(p, i) or p.capital(i) or p.is_(i, "determiners"))


def _behind_noun(p: Passage, source: Range) -> Range | None:
    """The subject of a relative clause without a pronoun: "she" of "a condition she", "Pike" of "a condition Pike"."""
    if p.word(source[0] - 1):
        return source
    name = source[1] - 1
    while name > source[0] and p.capital(name - 1):
        name -= 1
    return (name, source[1]) if p.is_(source[0], "determiners") and p.capital(name) and name > source[0] + 1 else None


def _object_before(p: Passage, source: Range) -> Range | None:
    """What a relative clause takes up: "an accusation that the ministry denied", "the deal, which Kyiv opposes"."""
    at = source[0] - 1
    if not p.is_(at, "object_relatives") or at <= p.opening:
        return None
    return phrase_before(p, at - 1 if p.low(at - 1) == "," else at)


def _gapped(p: Passage, that: int) -> bool:
    """Whether the clause at `that` lacks an object, so that it hangs on the noun before: "demands that X denies"."""
    for k in range(that + 1, min(that + _CLAUSE, len(p))):
        if p.speech[k] >= 0 or p.low(k) in ENDS | {",", ";"}:
            return False
        form = p.cue_at(k, "past third")
        if form and "N" in form.group.frames:
            after = k + 1 + len(form.rest)
            return complement(p, after, form.group.frames, form.group.with_) is None
    return False


_CLAUSE = 12


def _relative(p: Passage, start: int) -> bool:
    """Whether a clause at token `start` hangs on the noun before it: "a tool the White House likes to wield"."""
    before = start - 1
    return (
        p.word(before)
        and p.is_(start, "determiners")
        and not p.is_(before, "prepositions", "subordinators", "coordinators", "adverbs", "relatives", "weekdays")
        and p.cue_at(before, "past third base") is None
    )


def _with_negation(p: Passage, source: Range) -> tuple[Range, bool]:
    """The subject with a "neither ... nor" before it, and whether it negates what is said of it."""
    while p.is_(source[0] - 1, "none_of") or (p.is_(source[0] - 2, "none_of") and p.word(source[0] - 1)):
        source = (source[0] - 1, source[1])
    return source, any(p.is_(k, "none_of") for k in range(*source))


def _supposed(p: Passage, words: list[str], *, negated: bool) -> bool:
    """Whether the verb group only says what somebody should or might do; "cannot accept" is a stance all the same."""
    if any(w in p.lexicon.grammar["advised"] for w in words):
        return True
    return not negated and any(w in p.lexicon.grammar["supposed"] for w in words)


def _noun_after_all(p: Passage, i: int, form: Form, source: Range, after: int) -> bool:
    """Whether what looks like a verb is a noun or an adjective: "its key demands are", "the proposed deal"."""
    if all(p.is_(k, "determiners", "possessive", "adverbs") for k in range(*source)) and not p.is_(
        source[0], "pronouns"
    ):
        return True
    if form.kind not in {"third", "base"}:
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


def _shared_subject(p: Passage, start: int, before: list[Raw]) -> Range | None:
    if before and p.is_(start, "auxiliaries") and any(a <= start < b for a, b in before[-1].content):
        # "claimed that X had been shown it and had promised": X's
        for k in range(start - 2, before[-1].content[0][0], -1):
            if p.low(k) == p.low(start):
                return subject_before(p, group_start(p, k))
    for raw in reversed(before):
        if raw.source and raw.frame != "according":
            return raw.source
    return _first_subject(p, start)


def _first_subject(p: Passage, limit: int) -> Range | None:
    """The subject of the sentence: the first noun phrase before a finite verb."""
    k = p.opening
    if p.is_(k, "prepositions", "subordinators") or p.low(k) == "according":
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


def _inside(p: Passage, start: int, source: Range | None, form: Form, after: int) -> Raw | None:
    """A cue amid or after its content: "S, he said." and "S, said X, S"."""
    if "Q" not in form.group.frames:
        return None
    end = skip_adjuncts(p, after)
    recipient = None
    if "R" in form.group.frames:
        recipient, end = recipient_at(p, end)
        end = skip_adjuncts(p, end)
    left = source[0] if source else start
    if source and p.is_(source[0], "relatives"):
        # "aid, which Kyiv had asked for": the relative clause is no tag
        return None
    closed = end >= len(p) or p.low(end) in {",", ".", ";"} | ENDS | DASHES or p.speech[end] >= 0
    closed = closed or p.is_(end, "prepositions", "weekdays", "carried") or p.low(end) in {"as", "when", "that"}
    stop = _content_stop(p, left)
    if source and closed and left >= 2 and stop:
        parts = _around_tag(p, stop, end)
        return Raw(form, "inside", (start, after), source, parts, recipient) if parts else None
    return _inverted(p, start, form, after)


def _content_stop(p: Passage, left: int) -> int:
    """Where content ends before a tag at token `left`: at its comma, or behind the mark that closes it; 0 if none."""
    if p.low(left - 1) == ",":
        return left - 1
    closes = p.low(left - 1) in CLOSERS | {'"'} and p.low(left - 2) in {",", "!", "?"}
    return left if closes and p.speech[left - 1] < 0 else 0


def _around_tag(p: Passage, stop: int, end: int) -> tuple[Range, ...]:
    """The content that ends at `stop` before a tag and, where the sentence goes on, what stands behind its `end`."""
    goes_on = p.low(end) == "," and end + 1 < len(p)
    if p.speech[stop - 1] >= 0 or (goes_on and p.speech[end + 1] >= 0):
        return ()
    first = _clause_start(p, stop)
    leads_in = p.is_(first, "prepositions") and (p.low(end) == "," or stop - first < _SHORT_LEAD)
    # "Addressing the committee, she said ..."
    participle = p.low(first).endswith("ing") and stop - first > _SUBJECT
    leads_in = leads_in or (participle and not any(p.is_(k, "auxiliaries") for k in range(first, stop)))
    if leads_in and not goes_on:
        return ()
    # "In private, they say, ..." only leads in
    parts = [] if leads_in else [(first, stop)]
    aside = (p.low(end + 1).endswith("ing") and not p.is_(end + 1, "continuing")) or _second_verb(p, end + 1)
    if goes_on and end + 2 < len(p) and p.word(end + 1) and not aside and not _when(p, end + 1):
        tail = (end + 1, clause_end(p, end + 1, "B"))
        if tail[1] - tail[0] > 2 or stop - first <= _SUBJECT:
            parts.append(tail)
    return tuple(parts) if len(parts) > 1 or (parts and parts[0][1] - parts[0][0] >= 2) else ()


def _second_verb(p: Passage, i: int) -> bool:
    """Whether a further verb of the one who speaks begins at token i: "S, she said, and denied claims"."""
    return p.is_(i, "coordinators") and (p.cue_at(i + 1, "past") is not None or p.low(i + 1).endswith("ed"))


def _told_before(p: Passage, stop: int, source: Range) -> bool:
    """Whether a main clause, not only a name with an apposition, stands before the comma at `stop`."""
    first, left = _clause_start(p, stop), source[0] - 1
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


def _inverted(p: Passage, start: int, form: Form, after: int) -> Raw | None:
    """ "S, said X." with the subject behind the verb."""
    plain = start == after - 1 - len(form.rest) and form.kind in {"past", "third"} and form.lemma in INVERTS
    stop = _content_stop(p, start)
    if not plain or start < 2 or not stop or p.speech[stop - 1] >= 0:
        return None
    source = phrase_after(p, after)
    manner = p.is_(after, "weekdays", "adverbs") or (p.low(after).endswith("ly") and not p.capital(after))
    if source is None or manner:
        return None
    content = (_clause_start(p, stop), stop)
    if content[1] - content[0] <= _SUBJECT and p.low(source[1]) == "," and source[1] + 2 < len(p):
        # "Riyadh, says the paper, believes that": the tag stands behind the subject
        tail = (source[1] + 1, clause_end(p, source[1] + 1, "B"))
        return Raw(form, "inside", (start, after), source, (content, tail)) if tail[1] - tail[0] > _SUBJECT else None
    ends = source[1] >= len(p) or p.low(source[1]) in ENDS | {","} or p.is_(source[1], "prepositions")
    if not ends or content[1] - content[0] < 3:
        return None
    if p.is_(content[0], "subordinators") and not verb_at(p, content[0] + 1):
        return None
    return Raw(form, "inside", (start, after), source, (content,))


_SHORT_LEAD = 7
_SUBJECT = 3


def _quoted_as(p: Passage, form: Form, cue: Range, after: int) -> Raw | None:
    """ "X was quoted by Y as saying that"."""
    k = after if p.low(after) == "by" else skip_adjuncts(p, after)
    carrier = None
    if p.low(k) == "by":
        carrier = phrase_after(p, k + 1)
        k = skip_adjuncts(p, carrier[1]) if carrier else k
    if p.low(k) != "as" or not p.is_(k + 1, "reported_as"):
        return None
    source = subject_before(p, cue[0])
    comp = complement(p, k + 2, "CB", ())
    if source is None or comp is None:
        return None
    return Raw(
        form, "quotedas", (cue[0], k + 2), source, (comp.content,), carriers=(Carrier(carrier),) if carrier else ()
    )


def _quotes_as(p: Passage, form: Form, cue: Range, carrier: Range) -> Raw | None:
    """ "CNN quoted a negotiator as saying that"."""
    source = phrase_after(p, cue[1])
    if source is None or p.low(source[1]) != "as" or not p.is_(source[1] + 1, "reported_as"):
        return None
    comp = complement(p, source[1] + 2, "CB", ())
    return Raw(form, "quotedas", cue, source, (comp.content,), carriers=(Carrier(carrier),)) if comp else None


def _passive(p: Passage, form: Form, cue: Range, after: int) -> Raw | None:
    """ "was criticized by X for", "is expected to"."""
    subject = subject_before(p, cue[0])
    k = skip_adjuncts(p, after) if p.low(after) != "by" else after
    if p.low(k) == "by":
        agent = phrase_after(p, k + 1)
        if agent is None or subject is None:
            return None
        tail = complement(p, agent[1], "CTG", ("of", "for", "as"))
        content = (subject, tail.content) if tail else (subject,)
        if "R" in form.group.frames:
            # "was told by Poe that": the subject only listened
            if tail is None:
                return None
            content = (tail.content,)
        return Raw(form, "passive", cue, agent, content)
    if subject is None:
        return None
    comp = complement(p, after, "CT", ("of", "for", "as"))
    if comp is None:
        return None
    return Raw(form, "agentless" + comp.frame, cue, None, (subject, comp.content))


def _participle(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
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
    source = subject if subject and not p.is_(k - 1, "determiners") else _participle_subject(p, k, before)
    after = i + 1 + len(form.rest)
    comp = complement(p, after, form.group.frames, form.group.with_)
    if comp is None or (subject and comp.frame == "N" and not p.is_(after, "determiners", "possessive")):
        return None
    if i <= 1:
        comma = next((c for c in range(comp.content[0], comp.content[1]) if p.low(c) == ","), None)
        if comma is None or comma == comp.content[0]:
            return None
        comp = comp._replace(content=(comp.content[0], comma))
    return Raw(form, "ing" + comp.frame, (i, i + 1 + len(form.rest)), source, (comp.content,), comp.recipient)


def _names_somebody(p: Passage, i: int) -> bool:
    found = phrase_after(p, i, long=False)
    return found is not None and any(p.capital(k) or p.is_(k, "group_nouns", "open_nouns") for k in range(*found))


def _participle_subject(p: Passage, i: int, before: list[Raw]) -> Range | None:
    for raw in reversed(before):
        if raw.source and not raw.frame.startswith(("according", "noun")):
            return raw.source
    if i <= 1:
        k = i
        while k < len(p) and p.low(k) != ",":
            k += 1
        return phrase_after(p, k + 1, long=False) if k + 1 < len(p) else None
    return _first_subject(p, i)


def _catenated(p: Passage, i: int, form: Form, start: int) -> Raw | None:
    """ "continues to deny": as if it denied."""
    after = i + 1 + len(form.rest)
    source = subject_before(p, group_start(p, start))
    comp = complement(p, after, form.group.frames, form.group.with_) if source else None
    if source is None or comp is None:
        return None
    return Raw(form, comp.frame, (start, after), source, (comp.content,), comp.recipient)


def _infinitive(p: Passage, i: int, form: Form, before: list[Raw], start: int) -> Raw | None:
    comp = complement(p, i + 1 + len(form.rest), form.group.frames, form.group.with_)
    if comp is None or (
        before and (before[-1].negated or (before[-1].form and before[-1].form.group.act in {"refuses", "denies"}))
    ):
        # "declined to say whether": nothing was said
        return None
    if before and _told_to(before[-1], start):
        # "urged its shareholders to reject": it is they who would
        return None
    source = _shared_subject(p, start, before)
    return Raw(form, "inf" + comp.frame, (i, i + 1 + len(form.rest)), source, (comp.content,), comp.recipient)


def _told_to(raw: Raw, start: int) -> bool:
    """Whether the infinitive at `start` is what a cue tells somebody else to do."""
    return raw.recipient is not None and raw.recipient[1] <= start <= raw.recipient[1] + 1


def _noun(p: Passage, i: int, form: Form, before: Sequence[Raw]) -> Raw | None:
    """ "his insistence that", "X's claim that", "calls for"."""
    comp = complement(p, i + 1, form.group.frames, form.group.with_)
    if comp is None or comp.frame == "B" or (p.low(i + 1) == "that" and _gapped(p, i + 1)):
        return None
    source = _owner(p, i) or _possessor(p, i)
    content = comp.content
    against = (
        r for r in before if r.source == source and r.frame == "N" and r.form and r.form.group.polarity == "opposes"
    )
    if p.is_(i - 1, "anything") or any(a <= i < b for r in against for a, b in r.content):
        # "no plans to", "not aware of any plan to"; "rejected a call for talks"
        return None
    if p.low(content[0]) == "to":
        content = (content[0], _predicate(p, content))
    start = next((k for k in range(i - 1, max(-1, i - _TAKEN), -1) if p.is_(k, "negations")), i)
    if any(not p.word(k) for k in range(start, i)):
        start = i
    # "has never taken the view that"
    return Raw(form, "noun" + comp.frame, (start, i + 1), source, (content,), None, start < i)


_TAKEN = 5


def _predicate(p: Passage, content: Range) -> int:
    """Where the verb of the noun itself begins: "his refusal to sign | angered Trump"; else where the content ends."""
    for k in range(content[0] + 2, content[1]):
        if p.speech[k] >= 0 or p.is_(k, "relatives", "subordinators") or p.low(k) == ",":
            break
        verb = p.cue_at(k, "past") is not None or p.is_(k, "finite_verbs") or p.low(k).endswith("ed")
        verb = verb or (p.is_(k, "auxiliaries") and p.low(k) != "to")
        if verb and not p.capital(k) and not p.is_(k - 1, "determiners", "prepositions", "auxiliaries", "possessive"):
            return k
    return content[1]


def _owner(p: Passage, i: int) -> Range | None:
    """Whose a noun is, where an adjective or a name right before it tells: "a US call for", "Ukrainian demands"."""
    start = i
    while start > 0 and p.capital(start - 1) and p.word(start - 1) and start - 1 > p.opening:
        start -= 1
    return (start, i) if start < i and p.is_(start - 1, "determiners", "prepositions") else None


def _possessor(p: Passage, i: int) -> Range | None:
    for k in range(i - 1, max(-1, i - 5), -1):
        low = p.low(k)
        if low == "'s" or (low in {"'", "’"} and p.low(k - 1).endswith("s")):
            return phrase_before(p, k)
        if low in {"his", "her", "their", "its", "my", "our"}:
            return (k, k + 1)
        if not p.word(k) or p.is_(k, "prepositions", "auxiliaries"):
            break
    return _first_subject(p, i)


def _adjective(p: Passage, i: int, form: Form) -> Raw | None:
    start = group_start(p, i)
    if p.low(start - 1) in OPENERS | {'"'}:
        # 'is "deeply disappointed" by'
        start = group_start(p, start - 1)
    words = [p.low(k) for k in range(start, i)]
    if _supposed(p, words, negated=False):
        return None
    source = subject_before(p, start)
    if not any(w in {"is", "are", "was", "were", "be", "been", "'s", "'re", "'m", "am"} for w in words):
        # headlines leave "is" out: "Moscow ready for a deal – envoy"
        headed = p.low(p.size - 1) not in ENDS and source is not None and source[0] == p.opening and source[1] == start
        if not headed or p.cue_at(i, "base third past"):
            return None
    after = i + 2 if p.low(i + 1) in CLOSERS | {'"'} else i + 1
    comp = complement(p, after, form.group.frames, form.group.with_)
    if source is None or comp is None:
        return None
    negated = any(w in p.lexicon.grammar["negations"] for w in words)
    return Raw(form, "adj" + comp.frame, (start, i + 1), source, (comp.content,), None, negated)
