"""Cues that are no finite verbs: "поддержан парламентом", "доклад, утверждающий, что", "вынужден признать, что"."""

from __future__ import annotations

from collections.abc import Callable

from stance.attribution.cues import Form
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import after_preposition, phrase, state_at
from stance.attribution.inflected.subjects import before, subject
from stance.attribution.inflected.untold import undertaken
from stance.attribution.inflected.words import cases, is_part, nominal, readings
from stance.attribution.passage import ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw

Complement = tuple[str, tuple[Range, ...], Range | None]
Reader = Callable[[Passage, int, int, Form, Range | None], Complement | None]

_CASES = ("nominative", "accusative", "genitive", "dative", "instrumental", "locative")


def passive(p: Passage, i: int, form: Form, read: Reader) -> Raw | None:
    """ "Договорённости высоко оценены президентом", "президентом поручено подготовить", "заявлено, что".

    `read` reads what stands behind the cue. Without somebody in the instrumental only a "that" clause is told, by
    nobody knows whom, or by the document that the clause begins with.
    """
    after = i + 1
    negated = p.is_(i - 1, "negations")
    start = clause_start(p, i - 1)
    if p.is_(start, "unreal") or p.is_(i - 1, "unreal"):
        return None
    agent, tail = _agent(p, i, start)
    comp = read(p, i, tail, form, None)
    if comp and comp[0] in "NI":
        comp = None
    if comp is None and agent and not p.is_(i, "naming_passives"):
        thing = _undergoing(p, i, start, agent)
        comp = ("N", (thing,), None) if thing and not undertaken(p, form, thing) else None
    if comp is None:
        return None
    frame, content, recipient = comp
    if agent is None and frame == ":" and not p.low(i).endswith("о"):
        # "не была наказана за S: теперь"
        return None
    if agent is None:
        if frame == "P" and p.low(i).endswith("о") and form.group.speech and not p.is_(i - 1, "relatives"):
            # "на нараді наголошено на потребі"
            return Raw(form, "agentlessC", (i, after), None, content, recipient, negated)
        if frame not in {"C", ":"} or p.is_(i - 1, "relatives"):
            return None
        if form.lemma in p.lexicon.grammar["found_out"]:
            return None
        document = _document(p, i, start)
        return Raw(form, "agentlessC" if document is None else "C", (i, after), document, content, recipient, negated)
    if frame == "T" and agent[1] <= i and content[0][0] > after:
        # "Москвою висунуто вимогу повернути баржі"
        content = ((after, content[0][1]), *content[1:])
    return Raw(form, frame, (i, after), agent, content, recipient, negated)


def _agent(p: Passage, i: int, start: int) -> tuple[Range | None, int]:
    """Whoever did it, in the instrumental, behind the participle or before it; and where to read on."""
    k = i + 1
    while p.is_(k, "adverbs") or (is_part(p, k, "adverb") and not nominal(p, k)):
        k += 1
    found = _acting(p, k)
    if found:
        return found, found[1]
    for j in range(start, i):
        found = _acting(p, j) if not p.is_(j - 1, "prepositions", "joins") else None
        if found and found[1] <= i:
            return found, i + 1
    return None, i + 1


def _acting(p: Passage, k: int) -> Range | None:
    """Somebody in the instrumental at token k: a person, a name, a body."""
    if p.word(k) and p.is_(k, "by_whom"):
        return (k, k + 1)
    if not p.word(k) or "instrumental" not in cases(p, k):
        return None
    found = phrase(p, k, "instrumental")
    return found if found and (somebody(p, found, "instrumental") or state_at(p, k)) else None


def _undergoing(p: Passage, i: int, start: int, agent: Range) -> Range | None:
    """What was done something to: the subject of the passive, before the participle or behind the agent."""
    for k in range(start, i):
        if agent[0] <= k < agent[1] or p.is_(k - 1, "prepositions") or not nominal(p, k):
            continue
        for case in ("nominative", "accusative"):
            found = phrase(p, k, case)
            if found and found[1] <= i and not (found[0] < agent[1] and agent[0] < found[1]):
                return found
    k = max(i + 1, agent[1])
    return (phrase(p, k) or phrase(p, k, "accusative")) if nominal(p, k) else None


def _document(p: Passage, i: int, start: int) -> Range | None:
    """ "В документе наголошено, что": what stands behind the preposition at the clause's beginning."""
    if p.is_(start, "there"):
        return (start, start + 1)
    end = after_preposition(p, start) if p.is_(start, "prepositions") else 0
    return (start + 1, end) if end and end <= i else None


def participle(p: Passage, i: int, read: Reader) -> Raw | None:
    """ "доклад, утверждавший, что", "предложение, высказанное министром": a participle of a cue behind its noun."""
    form = _verb_of(p, i)
    if form is None or i < 2:
        return None
    k = i - 1
    while k > 0 and (p.is_(k, "adverbs", "negations") or is_part(p, k, "adverb")):
        k -= 1
    if p.low(k) != ",":
        return None
    head = _head_before(p, k, i)
    if head is None:
        return None
    acting = _acting(p, i + 1)
    if acting:
        return Raw(form, "N", (i, i + 1), acting, (head,)) if "N" in form.group.frames else None
    if not _active(p, i):
        return None
    case = next((c for c in _CASES if c in cases(p, i)), "nominative")
    if not somebody(p, head, case, "documents"):
        return None
    comp = read(p, i, i + 1, form, None)
    if comp is None:
        return None
    frame, content, recipient = comp
    if frame in "NTP":
        # what is told ends with the participle's own clause
        close = next((j for j in range(i + 1, p.size) if p.low(j) in ENDS | {","}), p.size)
        content = tuple((a, min(b, close)) for a, b in content if a < close)
    return Raw(form, frame, (i, i + 1), head, content, recipient, p.is_(i - 1, "negations")) if content else None


def _verb_of(p: Passage, i: int) -> Form | None:
    """The cue that the participle at token i belongs to."""
    for s in readings(p, i):
        if s.part == "adjective":
            for form in p.lexicon.roots.get((s.lemma.replace("ё", "е"), "verb"), ()):
                if not form.rest:
                    return form._replace(kind="past")
    return p.cue_at(i, "passive")


def _active(p: Passage, i: int) -> bool:
    return p.low(i).endswith(_ACTIVE) or any(x in p.low(i) for x in ("ющ", "ящ", "ущ", "ащ", "вш"))


_ACTIVE = ("ся",)


def _head_before(p: Passage, comma: int, i: int) -> Range | None:
    """The noun phrase that ends at the comma and agrees with the participle in case."""
    for k in range(clause_start(p, comma - 1), comma):
        if p.is_(k, "prepositions"):
            continue
        for case in cases(p, i):
            found = phrase(p, k, case)
            end = found[1] if found else 0
            while found and 0 < end < comma and p.is_(end, "prepositions"):
                # "разговор с послом, свидетельствующий"
                end = after_preposition(p, end)
            if found and end == comma:
                return found
    own = before(p, comma)
    return own if own and own[1] == comma else None


def infinitive(p: Passage, i: int, form: Form, read: Reader) -> Raw | None:
    """ "вынужден был признать, что", "поспешил заверить жителей, что", "не смог объяснить, почему"."""
    at = _governor(p, i)
    if at is None:
        return None
    source = subject(p, at, at + 1)
    after = i + 1 + len(form.rest)
    comp = read(p, i, after, form, source) if source and source[1] <= i else None
    if source is None or comp is None:
        return None
    frame, content, recipient = comp
    negated = p.is_(at - 1, "negations") or p.is_(i - 1, "negations")
    tireless = p.is_(at - 1, "negations") and _lemma_in(p, at, "ceasing")
    if p.is_(i - 1, "negations") and p.is_(at - 1, "negations"):
        # "не мог не признать"
        tireless = True
    if _lemma_in(p, at, "stopping"):
        # "прекратил поддерживать"
        negated, tireless = not negated, False
    if p.is_(clause_start(p, at - 1), "unreal", "temporal"):
        return None
    return Raw(form, frame, (at, after), source, content, recipient, negated and not tireless)


def _governor(p: Passage, i: int) -> int | None:
    """The verb before an infinitive that only says how its words came about: "began", "had to", "hastened"."""
    k = i - 1
    while k >= 0 and i - k <= _REACH:
        if _lemma_in(p, k, "aspectuals", "ceasing", "stopping") or (_lemma_in(p, k, "able") and _failed(p, k)):
            return k
        passing = p.is_(k, "adverbs", "negations", "auxiliaries") or is_part(p, k, "adverb", "pronoun")
        if not passing or not p.word(k):
            return None
        k -= 1
    return None


_REACH = 4


def _failed(p: Passage, k: int) -> bool:
    """Whether "could" tells what was not said: "не смог объяснить"; what somebody can say nobody has said."""
    return p.is_(k - 1, "negations") and p.cue_at(k, "past") is None and p.low(k).endswith(_COULD)


_COULD = ("г", "гла", "гло", "гли", "міг", "зміг")


def _lemma_in(p: Passage, k: int, *lists: str) -> bool:
    if not p.word(k):
        return False
    return p.is_(k, *lists) or any(
        s.lemma in p.lexicon.grammar[name] for s in readings(p, k) if s.part == "verb" for name in lists
    )
