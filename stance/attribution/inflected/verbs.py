"""Ascriptions by a finite verb, a gerund or a short adjective, with what they share of subjects and tags."""

from __future__ import annotations

from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form
from stance.attribution.indirect import Raw
from stance.attribution.inflected.citations import _words_at, citation, cited_beside, words_of
from stance.attribution.inflected.complement import clause_at, complement, only_instrumental_noun, preposed
from stance.attribution.inflected.extent import adjuncts, clause_end, clause_word
from stance.attribution.inflected.frames import around
from stance.attribution.inflected.nonfinite import Complement
from stance.attribution.inflected.phrases import (
    after_preposition,
    agrees,
    cases,
    frame_at,
    is_part,
    name_like,
    nominal,
    phrase,
    readings,
)
from stance.attribution.inflected.subjects import (
    antecedent,
    aside_before,
    behind_verb,
    clause_start,
    impersonal,
    subject,
    thing,
)
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.subjects import Range

OF_ITSELF = ("тся", "ться", "лось", "ано", "ено")


def verb_cue(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """Return what the finite verb at token i ascribes, and to whom."""
    after = i + 1 + len(form.rest)
    unreal = p.is_(i - 1, "unreal") or p.is_(clause_start(p, i - 1), "unreal") or p.low(i + 1) in {"бы", "би"}
    negated = _negated(p, i, form)
    if unreal or negated is None:
        return None
    source = _own_subject(p, i, after, form, before)
    if not form.group.frames or (form.group.polarity == "neutral" and words_of(p, after)):
        if source and p.is_(source[0], "utterances"):
            behind = behind_verb(p, i, after)
            source = behind[0] if behind else None
        return _passed_on(p, form, (i, after), source)
    comp = complement(p, i, after, form, source)
    if comp is None or comp[0] in {"C", ":"} or source is None or source[0] >= after:
        # what has its object behind it tells nothing of what stands before: "как напомнил X, Y настаивает на обмене"
        tag = _parenthesis(p, i, form, after, source)
        if tag:
            return tag
    if (source is None and comp is None) or (source and source[0] >= after and thing(p, source) and joined_verb(p, i)):
        # "сомневаются в цифрах и ждут проверки": the subject stands before
        source = shared(p, i, before)
    comp = _governed(p, i, after, form, source)
    if comp is None:
        return _after_all(p, i, form, after, source)
    source = source or shared(p, i, before) or _written_in(p, i, form, comp[0])
    if source is None:
        return _without_subject(p, i, form, comp, negated=negated)
    frame, content, recipient = comp
    if frame == "P" and p.is_(content[0][0] + 1, "relatives"):
        return None
    opens = clause_start(p, i - 1)
    if frame in "NTP" and (p.is_(opens, "temporal") or (p.low(opens - 2) == "," and p.is_(opens - 1, "temporal"))):
        # "until the UN approves it"
        return None
    if source[0] < content[0][0] < source[1]:
        source = (source[0], content[0][0])
    if frame in "NTP" and antecedent(p, i) == source:
        # "активисты, которые требуют отставки, вышли"
        close = next((k for k in range(after, p.size) if p.low(k) == ","), p.size)
        content = tuple((a, min(b, close)) for a, b in content)
    cited = cited_beside(p, i, content)
    if cited:
        return Raw(form, frame, (i, after), cited, content, recipient, negated, (Carrier(source),))
    return Raw(form, frame, (i, after), source, content, recipient, negated)


def _governed(p: Passage, i: int, after: int, form: Form, source: Range | None) -> Complement | None:
    """What the verb governs, behind it or before it, or both: "сообщения он назвал фейком"."""
    comp = complement(p, i, after, form, source)
    earlier = preposed(p, i, form, source) if comp is None or comp[0] == ":" else None
    if comp is None or (earlier and earlier[0] == "N" and not set("CQ") & set(form.group.frames)):
        # "такую формулу Москва отвергает: она ...": the colon only explains
        comp = earlier
    if comp and comp[0] == "N" and comp[1][0][0] >= after and only_instrumental_noun(p, comp[1][0]):
        named = preposed(p, i, form, source)
        comp = ("N", (*named[1], *comp[1]), comp[2]) if named and named[0] == "N" else comp
    return comp


def _own_subject(p: Passage, i: int, after: int, form: Form, before: list[Raw]) -> Range | None:
    """The subject of the cue, where what looks like one can be it."""
    source = subject(p, i, after)
    if source is None:
        return None
    adverb = source[1] - source[0] == 1 and readings(p, source[0])[0].part == "adverb"
    # "министр, рассказал посол, перемирие поддержал": the one who tells does not do it
    tells = any(r.frame == "inside" and r.source == source and _holds(r, i) for r in before)
    place = form.group.act == "accuses" and p.is_(source[0] - 1, "places") and source[0] >= after
    return None if adverb or tells or place else source


def _negated(p: Passage, i: int, form: Form) -> bool | None:
    """Whether the cue is denied; None where it is one only with a negation and has none ("не стал комментировать")."""
    negated = p.is_(i - 1, "negations")
    if negated and form.lemma in p.lexicon.grammar["silent_negated"]:
        # "не прокомментировал": silence tells nothing
        return None
    if form.lemma in p.lexicon.grammar["only_negated"]:
        return False if negated else None
    return negated and form.lemma not in p.lexicon.grammar["double_negative"]


def _without_subject(p: Passage, i: int, form: Form, comp: Complement, *, negated: bool) -> Raw | None:
    """ "Сообщается, что", "нас попросили молчать": nobody knows by whom; "І додала, що": whoever spoke before."""
    if comp[0] == "T" and form.group.speech and impersonal(p, i) and (comp[2] or _told_before(p, i)):
        return Raw(form, "agentlessC", (i, i + 1 + len(form.rest)), None, comp[1], comp[2], negated)
    if comp[0] not in {"C", ":"} or not form.group.speech:
        return None
    cue = (i, i + 1 + len(form.rest))
    if p.low(i).endswith(OF_ITSELF):
        return Raw(form, "agentlessC", cue, None, comp[1], comp[2], negated)
    return None if p.is_(i - 1, "relatives") else Raw(form, "dropped", cue, None, comp[1], comp[2], negated)


def _told_before(p: Passage, i: int) -> bool:
    """Whether a pronoun in the clause before the verb says who was told: "нас попросили"."""
    start = clause_start(p, i - 1)
    return any(is_part(p, k, "pronoun") and cases(p, k) & {"dative", "accusative"} for k in range(start, i))


def joined_verb(p: Passage, i: int) -> bool:
    """Whether the verb goes on after a conjunction: "и ждут", "и уже ждут"."""
    k = i - 1
    while p.is_(k, "adverbs", "negations") and not p.is_(k, "joins"):
        k -= 1
    return p.is_(k, "joins", "contrast")


def _written_in(p: Passage, i: int, form: Form, frame: str) -> Range | None:
    """ "В отчёте говорится, что", "из отчёта следует, что": the document at the clause's beginning."""
    said_of_itself = p.low(i).endswith(OF_ITSELF) or form.lemma in p.lexicon.grammar["following_from"]
    start = clause_start(p, i - 1)
    if frame != "C" or not said_of_itself or not p.is_(start, "prepositions"):
        return None
    end = after_preposition(p, start)
    return (start + 1, end) if end and end <= i else None


def _passed_on(p: Passage, form: Form, cue: Range, carrier: Range | None) -> Raw | None:
    """ "Агентство пересказывает слова X: S"."""
    whose = words_of(p, cue[1])
    k = whose[1] if whose else 0
    if whose is None and carrier and carrier[0] >= cue[1]:
        # "Мнение X приводит агентство: S"
        whose = next((w for w in (_words_at(p, j) for j in range(clause_start(p, cue[0] - 1), cue[0])) if w), None)
        k = carrier[1]
    if whose is None:
        return None
    content = (k + 1, clause_end(p, k + 1)) if p.low(k) == ":" and p.word(k + 1) else clause_at(p, k, "C")
    if content is None:
        return None
    return Raw(form, ":", cue, whose, (content,), carriers=(Carrier(carrier),) if carrier else ())


def _after_all(p: Passage, i: int, form: Form, after: int, source: Range | None) -> Raw | None:
    """A verb that says enough alone: "Киев отказался.\""""
    if source and "I" in form.group.frames and (after >= p.size or p.low(after) in ENDS | {",", ";"}):
        return Raw(form, "I", (i, after), source, ((i, after),))
    return None


def _holds(raw: Raw, i: int) -> bool:
    return any(a <= i < b for a, b in raw.content)


def shared(p: Passage, i: int, before: list[Raw]) -> Range | None:
    """The subject of the cue before, for "и добавил, что"."""
    k = i - 1
    while k >= 0 and (p.is_(k, "adverbs", "negations") or is_part(p, k, "adverb")) and not p.is_(k, "joins"):
        k -= 1
    joined = p.is_(k, "coordinators", "joins") or p.low(k) == "," or k < 0
    for raw in reversed(before):
        if raw.frame == "inside" and _holds(raw, i):
            # "министр, рассказал посол, перемирие поддержал и требует": what the minister does
            continue
        if raw.source and joined:
            return raw.source
    if not joined:
        return None
    # "Песков прибыл в Астану и заявил, что": the first subject of the sentence
    for j in range(p.opening, max(p.opening, k)):
        found = phrase(p, j) if nominal(p, j) and not p.is_(j - 1, "prepositions") else None
        if found and found[1] <= k and agrees(p, i, found):
            return found
    return None


def _parenthesis(p: Passage, i: int, form: Form, after: int, source: Range | None) -> Raw | None:
    """ "S, сообщил X", "S — заявил X", "как сообщил X, S"; the subject stands behind the verb."""
    if "Q" not in form.group.frames or (source and source[1] <= i and aside_before(p, i - 1) < i - 1):
        return None
    k = i - 1 if p.is_(i - 1, "negations") and form.lemma in p.lexicon.grammar["double_negative"] else i
    while k > 0 and (p.is_(k - 1, "adverbs") or (is_part(p, k - 1, "adverb") and p.low(k - 1) != "как")):
        k -= 1
    if p.is_(k - 1, "this") and p.is_(k - 2, "aboutness"):
        # "S — про це розповів X"
        k -= 2
    if p.is_(i, "they_say") and p.low(after) in {",", "."} and not clause_word(p, after + 1) and source is None:
        # "Говорят, S", "S, говорят": nobody is named
        free = k == p.opening or p.low(k - 1) == ","
        parts = around(p, k, after) if free else ()
        return Raw(form, "agentlessC", (i, after), None, parts) if parts else None
    how = p.low(k - 1) in {"как", "як"} and (k - 1 == p.opening or p.low(k - 2) in {",", "—", "–", "("})
    start = k - 1 if how else k
    if frame_at(p, p.opening, "according") and not how:
        return None
    opens = start == p.opening or p.low(start - 1) in DASHES | {","}
    if not (opens or how) or (start == p.opening and not how):
        mere = form.group.frames == "Q"
        own = source if source and source[1] <= i and not mere and _opens_tag(p, source, i) else None
        if own is None:
            return None
        start = own[0]
    own_before = source is not None and start == source[0]
    found = None if own_before else behind_verb(p, i, after)
    if found:
        who, recipient, end = found
    elif source and source[1] <= i:
        who, recipient, end = source, None, after
        start = min(start, source[0]) if how else start
    elif impersonal(p, i) and not any(x == "C" for x in _next_clause(p, after)):
        return None
    else:
        return None
    whose = words_of(p, after) if found else None
    if whose and whose[0] > who[0]:
        # "S, передаёт «Интерфакс» слова X"
        return _told_by(p, (i, after), form, whose, who, start)
    end = adjuncts(p, end)
    who, end = _with_apposition(p, who, end) if found else (who, end)
    end, source_of = citation(p, end)
    end = adjuncts(p, end) if source_of else end
    who, end = _with_relative(p, who, end)
    closed = end >= p.size or p.low(end) in {",", "."} | ENDS | DASHES | {";", ")", ":"} or p.speech[end] >= 0
    closed = closed or p.is_(end, "joins")
    leads_on = p.low(end) == ":" or (p.low(end) == "," and clause_word(p, end + 1))
    if (not closed or leads_on) and not how:
        return None
    if p.speech[max(0, start - 2)] >= 0 and not how:
        return None
    parts = around(p, start, end)
    if not parts or (not how and parts[0][0] > start) or any(a < who[1] and who[0] < b for a, b in parts):
        return None
    if source_of:
        return Raw(form, "inside", (i, after), source_of, parts, recipient, carriers=(Carrier(who),))
    return Raw(form, "inside", (i, after), who, parts, recipient)


def _told_by(p: Passage, cue: Range, form: Form, whose: Range, carrier: Range, start: int) -> Raw | None:
    parts = around(p, start, whose[1])
    return Raw(form, "inside", cue, whose, parts, carriers=(Carrier(carrier),)) if parts else None


def _with_apposition(p: Passage, who: Range, end: int) -> tuple[Range, int]:
    """Read "розповідає Миркевич, президент асоціації." to its end: the source, and the token behind it."""
    apposed = phrase(p, end + 1) if p.low(end) == "," else None
    if apposed and (apposed[1] >= p.size or p.low(apposed[1]) in ENDS) and not name_like(p, end + 1):
        return (who[0], apposed[1]), apposed[1]
    return who, end


def _with_relative(p: Passage, who: Range, end: int) -> tuple[Range, int]:
    """Read ", который был там" behind a source."""
    related = p.is_(end + 1, "relatives") or (p.is_(end + 1, "prepositions") and p.is_(end + 2, "relatives"))
    if p.low(end) != "," or not related:
        return who, end
    close = next((k for k in range(end + 2, p.size) if p.low(k) in ENDS | {","}), p.size)
    return (who[0], close), close


def _opens_tag(p: Passage, source: Range, verb: int) -> bool:
    """Whether "X сообщил" stands behind a comma as a parenthesis of its own."""
    return source[0] > 0 and p.low(source[0] - 1) in {",", "—", "–"} and verb - source[1] <= 2 and source[0] - 1 > 2


def _next_clause(p: Passage, i: int) -> str:
    return "C" if p.low(i) == "," and clause_word(p, i + 1) else ""
