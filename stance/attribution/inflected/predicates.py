"""Ascriptions by a gerund, a short adjective, or what somebody in the dative feels."""

from __future__ import annotations

from stance.attribution.cues import Form, Group
from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.appositions import ending_at
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.complement import ahead_of_subject, clause_at, complement, preposed
from stance.attribution.inflected.extent import adjuncts, clause_end
from stance.attribution.inflected.frames import around, somebody_named
from stance.attribution.inflected.fronted import object_ahead
from stance.attribution.inflected.going_on import joined_verb, shared
from stance.attribution.inflected.heads import somebody, thing
from stance.attribution.inflected.phrases import after_preposition, phrase
from stance.attribution.inflected.subjects import (
    behind_verb,
    institution_before,
    institution_behind,
    subject,
)
from stance.attribution.inflected.words import cases, finite_verb, is_part, nominal, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import place


def gerund_cue(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """ "..., добавив, что": the subject is that of the main clause."""
    after = i + 1 + len(form.rest)
    comp = complement(p, i, after, form, None)
    if comp is None or (comp[0] == "P" and form.lemma in p.lexicon.grammar["reacting"]):
        # "отвечая на вопрос о сроках"
        return None
    source = next((r.source for r in reversed(before) if r.source), None)
    if source is None:
        verbs = [k for k in range(p.size) if any(s.part == "verb" for s in readings(p, k)[:1]) and k != i]
        # "Запевняючи, що податків не буде, кандидат тиснув руки": the main clause comes last
        verbs = verbs[::-1] if i == p.opening else verbs
        source = next((s for s in (subject(p, v, v + 1) for v in verbs) if s), None)
    if source is None:
        return None
    content = comp[1]
    if source[0] <= i < source[1]:
        # "Токио, смирившись с этим, открыл аукцион"
        source = (source[0], next(k for k in range(source[0] + 1, i + 1) if p.low(k) == "," or k == i))
    elif content[-1][0] < source[0] < content[-1][1]:
        # "Добавив, что дело закрыто, следователь вышел"
        stop = next((k for k in range(source[0] - 1, content[-1][0], -1) if p.low(k) == ","), content[-1][1])
        content = (*content[:-1], (content[-1][0], stop))
    return Raw(form, "ing" + comp[0], (i, after), source, content, comp[2], p.is_(i - 1, "negations"))


def felt_cue(p: Passage, i: int, form: Form) -> Raw | None:
    """ "Ей не терпится выйти", "мэру жаль, что": whoever feels it stands in the dative."""
    after = i + 1 + len(form.rest)
    start = clause_start(p, i - 1)
    if p.is_(start, "unreal", "temporal"):
        return None
    source = next((r for k in range(start, i) if not p.is_(k - 1, "prepositions") for r in [_dative(p, k)] if r), None)
    source = source if source and source[1] <= i else _dative(p, after)
    behind = source[1] if source and source[0] >= after else after
    behind += p.is_(behind, "would")
    comp = complement(p, i, behind, form, None)
    if comp is None or comp[0] not in {"C", "T", "N"}:
        return None
    negated = p.is_(i - 1, "negations")
    if source is None:
        known = comp[0] == "C" and p.is_(i - 1, "becoming")
        return Raw(form, "agentlessC", (i, after), None, comp[1]) if known else None
    return Raw(form, comp[0], (i, after), source, comp[1], None, negated)


def moved_cue(p: Passage, i: int, form: Form) -> Raw | None:
    """ "Мэра радует, что", "аграриев тревожит курс", "решение возмутило Варшаву": whom it moves."""
    start = clause_start(p, i - 1)
    if p.is_(start, "unreal", "temporal", "relatives") or p.is_(i - 1, "unreal"):
        return None
    source, k = None, start
    while k < i and source is None:
        own = phrase(p, k) if nominal(p, k) and not p.is_(k - 1, "prepositions") else None
        source = _moved(p, k) if not p.is_(k - 1, "prepositions") else None
        k = own[1] if own else k + 1
    source = source if source and source[1] <= i else _moved(p, i + 1)
    if source is None:
        return None
    behind = max(i + 1, source[1])
    negated = p.is_(i - 1, "negations")
    told = clause_at(p, behind, "C")
    if told:
        return Raw(form, "C", (i, i + 1), source, (told,), None, negated)
    places = [behind] if source[1] <= i else range(start, i)
    found = next((r for k in places if nominal(p, k) for r in [phrase(p, k)] if r), None)
    if found is None or not agrees(p, i, found) or somebody(p, found, "nominative"):
        return None
    end = clause_end(p, found[0], "N") if found[0] > i else found[1]
    return Raw(form, "N", (i, i + 1), source, ((found[0], end),), None, negated)


def _moved(p: Passage, k: int) -> Range | None:
    """Somebody in the accusative at token k."""
    if not p.word(k) or "accusative" not in cases(p, k):
        return None
    if is_part(p, k, "pronoun") and not p.is_(k, "pointing", "this", "clause"):
        return (k, k + 1)
    found = phrase(p, k, "accusative") if nominal(p, k) else None
    return found if found and somebody(p, found, "accusative") else None


def _for_or_against(p: Passage, i: int, form: Form, source: Range | None) -> Raw | None:
    """ "Жители против стройки", "большинство — за отсрочку", "против стройки — жители", "за это и перевозчики"."""
    end = after_preposition(p, i)
    if p.low(i - 1) in DASHES:
        source = ending_at(p, i - 1)
    if source and source[1] <= i and _predicated(p, i, source):
        comp = complement(p, i, i + 1, form, source)
        content = comp[1] if comp else ((i, end),) if end else ()
        negated = p.is_(i - 1, "negations")
        return (
            Raw(form, "adj" + (comp[0] if comp else "P"), (i, i + 1), source, content, None, negated)
            if content
            else None
        )
    k = end + 1 if end and (p.low(end) in DASHES or p.is_(end, "joins")) else 0
    behind = phrase(p, k) if k and i == clause_start(p, i - 1) else None
    if behind and (behind[1] >= p.size or p.low(behind[1]) in ENDS | {","}) and _predicated(p, i, behind):
        return Raw(form, "adjP", (i, i + 1), behind, ((i, end),))
    return None


def _predicated(p: Passage, i: int, source: Range) -> bool:
    """Whether a preposition at token i is what is said of a subject: "жители против", "за это и перевозчики"."""
    told = somebody(p, source, "nominative") or somebody_named(p, source) or p.is_(source[0], "personal", "anyone")
    # "Київ проти часток.": not every dictionary knows places
    acronym = p.tokens[source[0]].text.isupper()
    whole = source == (0, 1) and p.capital(0) and clause_end(p, i, "P") >= p.size - 1
    if not (told or whole or acronym or place(p.tokens[source[0]].text, p.lexicon.language)):
        return False
    between = range(source[1], i) if source[1] <= i else range(0)
    passing = all(
        p.is_(k, "adverbs", "negations", "auxiliaries") or is_part(p, k, "adverb") or p.low(k) in DASHES
        for k in between
    )
    opens = clause_start(p, i - 1)
    stop = next((k for k in range(i, p.size) if p.low(k) in ENDS | {",", ";", ":"}), p.size)
    return passing and not any(finite_verb(p, k) and not p.is_(k, "auxiliaries") for k in range(opens, stop))


def _dative(p: Passage, k: int) -> Range | None:
    """Somebody in the dative at token k."""
    if not p.word(k) or "dative" not in cases(p, k):
        return None
    if is_part(p, k, "pronoun") and not p.is_(k, "pointing", "this"):
        return (k, k + 1)
    found = phrase(p, k, "dative") if nominal(p, k) else None
    return found if found and somebody(p, found, "dative") else None


def adjective_cue(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """ "Москва готова", "Киев не намерен"."""
    if p.is_(i - 1, "prepositions") or (p.is_(i, "only_denied") and not p.is_(i - 1, "negations")):
        # "у раді громади"; "не прочь", but not "прочь от Америки"
        return None
    if "D" in form.group.frames:
        return felt_cue(p, i, form)
    if p.low(i).endswith("о") and p.word(i + 1) and is_part(p, i + 1, "adverb", "adjective"):
        # "довольно скоро" says how
        return None
    after = i + 1 + len(form.rest)
    if p.is_(i, "prepositions") and not form.rest and finite_verb(p, i - 1):
        # "выступили против": the verb is the cue
        return None
    bare = p.is_(i, "prepositions") and not form.rest
    if (p.low(i - 1) == "," or p.low(i - 1) in DASHES) and not bare:
        found = behind_verb(p, i, after)
        end = adjuncts(p, found[2]) if found else 0
        if found and (end >= p.size or p.low(end) in ENDS | {","} | DASHES):
            parts = around(p, i, end)
            if parts and parts[0][0] < i:
                # "S, уверен аналитик X."
                return Raw(form, "inside", (i, after), found[0], parts)
    source = subject(p, i, after)
    if source and source[1] <= i and thing(p, source) and any(s.plural for s in readings(p, i)):
        # "у Києві пропозиції раді": what they are glad of
        source = institution_before(p, i) or source
    if bare:
        # "санкции против банков": no predicate
        return _for_or_against(p, i, form, source)
    if source is None and (joined_verb(p, i) or p.is_(i - 1, "by_now")):
        source = shared(p, i, before)
    if source is None or source[0] > i:
        return _subject_behind(p, i, form)
    comp = complement(p, i, after, form, source)
    if comp is None or comp[0] == ":":
        comp = preposed(p, i, form, source) or comp
    if comp is None:
        return None
    ahead = object_ahead(p, i, source) if comp[0] == "T" and comp[1][0][0] >= after else None
    told = (ahead, *comp[1]) if ahead else comp[1]
    return Raw(form, "adj" + comp[0].replace(":", "C"), (i, after), source, told, None, p.is_(i - 1, "negations"))


def _subject_behind(p: Passage, i: int, form: Form) -> Raw | None:
    """ "С этим не согласны в профсоюзе", "рада этому и Москва": whoever it is stands behind the adjective."""
    after = i + 1 + len(form.rest)
    behind = behind_verb(p, i, after + 1 if p.is_(after, "joins") else after)
    source = behind[0] if behind else None
    if source is None and any(s.plural for s in readings(p, i)):
        # "с этим не согласны в профсоюзе"
        source = institution_behind(p, after) or institution_before(p, i)
    comp = preposed(p, i, form, source)
    if comp and source and any(a < source[1] and source[0] < b for a, b in comp[1]):
        # "у порту занепокоєні цінами": where they are, not what about
        comp = None
    if comp is None and source and source[1] <= i:
        comp = complement(p, i, after, form, source)
    if comp is None and source and source[0] > i:
        # "не согласен с ними обозреватель"
        comp = ahead_of_subject(p, after, form, source)
    if source is None or comp is None or any(a < source[1] and source[0] < b for a, b in comp[1]):
        return None
    return Raw(form, "adj" + comp[0], (i, after), source, comp[1], None, p.is_(i - 1, "negations"))


def blaming(p: Passage, i: int) -> Raw | None:
    """ "X поклав на Y відповідальність за Z", "X возложил вину за Z на Y": in any order."""
    told = next((s for s in readings(p, i) if s.part == "verb"), None)
    if told is None or told.lemma not in p.lexicon.grammar["laying"] or p.is_(i - 1, "negations"):
        return None
    end = clause_end(p, i + 1, "N")
    blame = _laid(p, i + 1, end)
    whom = any(p.low(k) == "на" and after_preposition(p, k) for k in range(i + 1, end))
    source = subject(p, i, i + 1) if blame and whom else None
    if source is None or source[1] > i:
        return None
    return Raw(Form(told.lemma, (), "past", _BLAME), "N", (i, i + 1), source, ((i + 1, end),))


def _laid(p: Passage, k: int, end: int) -> bool:
    """Whether blame is what is laid, and not what stands besides: "покладає надії на Пекін і відповідальність"."""
    while k < end and not p.is_(k, "blame"):
        if p.is_(k, "prepositions"):
            k = after_preposition(p, k) or end
        elif is_part(p, k, "adjective", "adverb", "pronoun"):
            k += 1
        else:
            return False
    # "ответственность за исполнение договора": what somebody is charged with
    duty = next((j + 1 for j in range(k, end) if p.low(j) == "за"), end)
    while duty < end and is_part(p, duty, "adjective") and not is_part(p, duty, "noun"):
        duty += 1
    charged = duty < end and any(s.lemma in p.lexicon.grammar["duties"] for s in readings(p, duty))
    return k < end and not charged


_BLAME = Group(act="accuses", frames="N", lemmas=(), polarity="opposes")
