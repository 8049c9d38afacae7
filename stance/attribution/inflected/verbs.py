"""Ascriptions by a finite verb, a gerund or a short adjective, with what they share of subjects and tags."""

from __future__ import annotations

from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form
from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.citations import _words_at, cited_behind, cited_beside, words_of
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.complement import clause_at, complement, only_instrumental_noun, preposed
from stance.attribution.inflected.extent import before_main, clause_end
from stance.attribution.inflected.fronted import accused, infinitive_ahead, object_ahead
from stance.attribution.inflected.going_on import holds, joined_verb, shared
from stance.attribution.inflected.heads import headed_by_thing, somebody, thing
from stance.attribution.inflected.nonfinite import Complement
from stance.attribution.inflected.parenthesis import parenthesis
from stance.attribution.inflected.phrases import after_preposition, frame_at, owned, phrase
from stance.attribution.inflected.subjects import antecedent, behind_verb, impersonal, subject
from stance.attribution.inflected.untold import no_telling, of_relative, opened_by, said_of_nothing, usage, whoever
from stance.attribution.inflected.words import cases, finite_verb, is_part, name_like, nominal, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import place

OF_ITSELF = ("тся", "ться", "лось", "ано", "ено")


def verb_cue(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """Return what the finite verb at token i ascribes, and to whom."""
    after = i + 1 + len(form.rest)
    if said_of_nothing(p, i, form) or usage(p, i, form):
        return None
    after += p.is_(after, "would")
    negated = _negated(p, i, form)
    if negated is None:
        return None
    source = _own_subject(p, i, after, form, before)
    if source and source[1] == source[0] + 1 and (p.is_(source[0], "it") or whoever(p, source[0])):
        return None
    if not form.group.frames or (form.group.polarity == "neutral" and words_of(p, after)):
        if source and p.is_(source[0], "utterances"):
            behind = behind_verb(p, i, after)
            source = behind[0] if behind else None
        return _passed_on(p, form, (i, after), source)
    comp = complement(p, i, after, form, source)
    if comp is None or comp[0] in {"C", ":"} or source is None or source[0] >= after or _closing(p, i, after, source):
        # what has its object behind it tells nothing of what stands before: "как напомнил X, Y настаивает на обмене"
        tag = parenthesis(p, i, form, after, source)
        if tag:
            return tag
    if (source is None and comp is None) or (
        source and source[0] >= after and headed_by_thing(p, source) and joined_verb(p, i)
    ):
        # "сомневаются в цифрах и ждут проверки": the subject stands before
        source = shared(p, i, before)
    comp = _governed(p, i, after, form, source)
    if comp is None:
        return _after_all(p, i, form, after, source)
    source = source or shared(p, i, before) or _written_in(p, i, form, comp[0])
    if source is None:
        return _without_subject(p, i, form, comp, negated=negated)
    frame, content, recipient = comp
    if frame == "C" and (opened_by(p, i, "temporal") or antecedent(p, i) == source):
        content = (*content[:-1], before_main(p, content[-1]))
    if no_telling(p, i, frame, content[0][0], source):
        return None
    if source[0] < content[0][0] < source[1]:
        source = (source[0], content[0][0])
    if frame in "NTP" and (antecedent(p, i) == source or of_relative(p, i)):
        # "активисты, которые требуют отставки, вышли"
        close = next((k for k in range(after, p.size) if p.low(k) == ","), p.size)
        content = tuple((a, min(b, close)) for a, b in content)
    cited = cited_beside(p, i, content) or (cited_behind(p, content[-1][1]) if frame == "C" else None)
    if cited:
        source = _without_citation(p, source)
        return Raw(form, frame, (i, after), cited, content, recipient, negated, (Carrier(source, says=True),))
    return Raw(form, frame, (i, after), source, content, recipient, negated)


def _without_citation(p: Passage, r: Range) -> Range:
    """A source without ", со ссылкой на X," behind it."""
    at = next((k for k in range(r[0] + 1, r[1]) if frame_at(p, k, "citing")), r[1])
    return (r[0], at - 1 if at < r[1] and p.low(at - 1) == "," else at)


def _teller(p: Passage, i: int, form: Form, source: Range, before: list[Raw]) -> Range | None:
    """Who tells of their own doing, where what stands behind the verb may be its object: "заявила, что обвиняет ТД"."""
    that = i - 2 if p.is_(i - 1, "negations") else i - 1
    if source[0] < i or not p.is_(that, "thats") or not {"N", "P"} & set(form.group.frames):
        return None
    head = next((k for k in range(*source) if "nominative" in cases(p, k)), source[0])
    if "accusative" not in cases(p, head):
        return None
    for raw in reversed(before):
        if raw.frame == "C" and raw.content[0][0] == that and raw.source and agrees(p, i, raw.source):
            return raw.source
    return None


def _asked(p: Passage, r: Range) -> bool:
    """Whether a phrase behind a verb may as well be whom somebody asks: nobody whose case would show it."""
    return all("accusative" in cases(p, k) for k in range(*r) if "nominative" in cases(p, k)) and (
        any(is_part(p, k, "infinitive") for k in range(r[1], min(r[1] + _ASKED, p.size)))
    )


_ASKED = 3


def _closing(p: Passage, i: int, after: int, source: Range) -> bool:
    """Whether the verb behind a comma has only its subject behind it: ", отмечает издание."."""
    if p.low(i - 1) not in {","} | DASHES:
        return False
    found = behind_verb(p, i, after)
    if found and thing(p, found[0]) and not thing(p, source):
        # "посол, який прибув, відкинув обмін"
        return False
    return found is not None and (found[2] >= p.size or p.low(found[2]) in ENDS | {","})


def _governed(p: Passage, i: int, after: int, form: Form, source: Range | None) -> Complement | None:
    """What the verb governs, behind it or before it, or both: "сообщения он назвал фейком"."""
    comp = complement(p, i, after, form, source)
    rest = infinitive_ahead(p, i, after, source) if source and "T" in form.group.frames else None
    first = preposed(p, i, form, source) if rest and (comp is None or comp[0] != "T") else None
    if first and rest and first[0] == "T" and rest[0] < rest[1]:
        return "T", (*first[1], rest), None
    if first and first[0] == "T" and comp and comp[0] == "C":
        # "отдать его соседям решил министр, за что получил выговор"
        return first
    further = comp is not None and comp[0] == "P" == form.group.frames
    toward = comp is not None and comp[0] == "N" and "T" in form.group.frames
    toward = toward and comp is not None and "dative" in cases(p, comp[1][0][1] - 1)
    earlier = preposed(p, i, form, source) if comp is None or comp[0] == ":" or further or toward else None
    if comp and toward and earlier and earlier[0] == "T":
        # "платить за проверку он предлагает союзникам": whom he tells
        return earlier[0], earlier[1], comp[1][0]
    earlier = None if toward else earlier
    if further and earlier:
        # "против переезда он выступал с самого начала"
        return earlier
    judged = form.group.act not in {"states", "asks"} or not set("CQ") & set(form.group.frames)
    if comp is None or (earlier and (earlier[0] == "T" or (earlier[0] in "NP" and judged))):
        # "такую формулу Москва отвергает: она ...": the colon only explains
        comp = earlier
    if comp and comp[0] == "P" and form.group.act == "accuses" and "N" in form.group.frames and source:
        # "Литву Москва звинуватила у зриві"
        whom = accused(p, i, source)
        if whom:
            return "P", (whom, *comp[1]), comp[2]
    if comp and comp[0] == "T" and source and comp[1][0][0] >= after:
        thing_ahead = object_ahead(p, i, source)
        comp = ("T", (thing_ahead, *comp[1]), comp[2]) if thing_ahead else comp
    bare = comp is not None and "accusative" not in cases(p, comp[1][0][0])
    if comp and comp[0] == "N" and comp[1][0][0] >= after and bare and only_instrumental_noun(p, comp[1][0]):
        named = preposed(p, i, form, source)
        comp = ("N", (*named[1], *comp[1]), comp[2]) if named and named[0] == "N" else comp
    return comp


def _own_subject(p: Passage, i: int, after: int, form: Form, before: list[Raw]) -> Range | None:
    """The subject of the cue, where what looks like one can be it."""
    source = subject(p, i, after)
    if source is None:
        return None
    if i == p.opening and source[0] == after and _left_out(p, i, form) and thing(p, source):
        # "Відкинув план": what was rejected, by whoever was told of before
        return None
    source = _teller(p, i, form, source, before) or source
    if p.is_(source[0], "there"):
        source = _those_there(p, source) or source
    if p.is_(source[0] - 1, "places") and joined_verb(p, i):
        # "договорились работать в электронном виде и высказались"
        source = shared(p, i, before) or source
    if (
        source[0] == after
        and form.group.act in {"demands", "asks"}
        and "accusative" in cases(p, source[1] - 1)
        and is_part(p, source[1], "infinitive")
        and joined_verb(p, i)
    ):
        # "назвав план кроком і попросив ЄС поширити правило": who is asked to do it
        source = shared(p, i, before) or source
    if (
        source[0] == after
        and form.group.act == "accuses"
        and "accusative" in cases(p, source[1] - 1)
        and p.low(source[1]) in (form.group.with_ or ())
        and joined_verb(p, i)
    ):
        # "закрыл границу и обвинил Минск в поджоге": whom somebody accuses
        source = shared(p, i, before) or source
    adverb = source[1] - source[0] == 1 and readings(p, source[0])[0].part == "adverb"
    adverb = adverb and not (p.is_(source[0], "there") and form.group.speech)
    # "министр, рассказал посол, перемирие поддержал": the one who tells does not do it
    tells = any(r.frame == "inside" and r.source == source and holds(r, i) for r in before)
    place = form.group.act == "accuses" and p.is_(source[0] - 1, "places") and source[0] >= after
    object_ = (
        source[0] >= after
        and (form.group.act != "states" or p.is_(i - 1, "negations"))
        and "N" in form.group.frames
        and "genitive" in cases(p, source[0])
        and headed_by_thing(p, source)
        and not somebody(p, source, "nominative", "documents")
    )
    counted = is_part(p, source[0], "numeral") or p.tokens[source[0]].text[0].isdigit()
    sum_ = counted and source[0] >= after and "N" in form.group.frames and headed_by_thing(p, source)
    sum_ = sum_ and not somebody(p, source, "genitive", "groups", "documents")
    # "родини, які зібралися, вимагали зустрічі": what is demanded demands nothing
    if adverb or tells or place or object_ or sum_:
        return None
    if source[0] >= after and "T" in form.group.frames and joined_verb(p, i) and _asked(p, source):
        # "назвав її кроком назустріч і попросив ЄС поширити правило"
        return shared(p, i, before) or source
    return source


def _left_out(p: Passage, i: int, form: Form) -> bool:
    """Whether a verb with an object takes a stand of somebody whom it need not name: "отверг", "схвалила"."""
    return "N" in form.group.frames and form.group.act != "states" and not impersonal(p, i)


def _those_there(p: Passage, there: Range) -> Range | None:
    """Who "there" means where the same sentence has named them: "возчики думают иначе — там говорят о росте"."""
    verb = next((k for k in range(there[0] - 1, p.opening, -1) if finite_verb(p, k)), None)
    own = subject(p, verb, verb + 1) if verb is not None else None
    return own if own and own[1] <= there[0] and not p.is_(own[0], "personal") else None


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
    if comp[0] == "T" and form.group.speech and impersonal(p, i) and (comp[2] or _told_before(p, i) or i == p.opening):
        return Raw(form, "agentlessC", (i, i + 1 + len(form.rest)), None, comp[1], comp[2], negated)
    if comp[0] == "T" and form.group.speech and i == p.opening and not impersonal(p, i):
        # "Просив не дзвонити.": whoever spoke before
        return Raw(form, "dropped", (i, i + 1 + len(form.rest)), None, comp[1], comp[2], negated)
    if comp[0] == "N" and i == p.opening and _left_out(p, i, form):
        # "Відкинув план.": whoever acted before
        return Raw(form, "dropped", (i, i + 1 + len(form.rest)), None, comp[1], comp[2], negated)
    if comp[0] == ":" and p.is_(i - 1, "proverbial"):
        # "недаром говорят: тише едешь"
        return None
    if comp[0] not in {"C", ":"} or not form.group.speech or form.lemma in p.lexicon.grammar["following_from"]:
        return None
    cue = (i, i + 1 + len(form.rest))
    told_us = p.is_(i - 1, "first_person") and impersonal(p, i) and i - 1 == clause_start(p, i - 1)
    if p.low(i).endswith(OF_ITSELF) or told_us:
        # "нам обещали: S": nobody knows who
        return Raw(form, "agentlessC", cue, None, comp[1], comp[2], negated)
    depends = p.is_(i - 1, "relatives") or opened_by(p, i, "temporal", "whoever")
    return None if depends else Raw(form, "dropped", cue, None, comp[1], comp[2], negated)


def _told_before(p: Passage, i: int) -> bool:
    """Whether the clause tells before the verb who was told: "нас попросили", "журналистам запретили"."""
    start = clause_start(p, i - 1)
    if any(is_part(p, k, "pronoun") and cases(p, k) & {"dative", "accusative"} for k in range(start, i)):
        return True
    given = phrase(p, start, "dative") if nominal(p, start) else None
    return given is not None and given[1] <= i and somebody(p, given, "dative")


def _written_in(p: Passage, i: int, form: Form, frame: str) -> Range | None:
    """ "В отчёте говорится, что", "из отчёта следует, что": the document at the clause's beginning."""
    said_of_itself = p.low(i).endswith(OF_ITSELF) or form.lemma in p.lexicon.grammar["following_from"]
    start = clause_start(p, i - 1)
    heard = (
        frame in {"C", ":"}
        and form.group.speech
        and not p.is_(i, "learned")
        and impersonal(p, i)
        and p.is_(start, "from_where")
    )
    if frame not in {"C", "P", ":"} or not (said_of_itself or heard) or not p.is_(start, "prepositions"):
        return None
    end = after_preposition(p, start)
    end = start + 2 if owned(p, start + 1) and end <= i else end
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
    acting = source and (somebody(p, source, "nominative", "groups") or named(p, source))
    alone = "I" in form.group.frames and not opened_by(p, i, "temporal", "whoever")
    negated = p.is_(i - 1, "negations")
    if negated and form.group.act == "refuses":
        # "Киев не отказался": nobody knows what he did
        return None
    if source and acting and alone and (after >= p.size or p.low(after) in ENDS | {",", ";"}):
        return Raw(form, "I", (i, after), source, ((i, after),), None, negated)
    return None


def named(p: Passage, r: Range) -> bool:
    """Whether a phrase is or heads a name: "изоляция Белоруссии" is nobody who acts."""
    head = next((k for k in range(*r) if is_part(p, k, "noun")), r[0])
    if p.capital(head) and (head or name_like(p, head) or place(p.tokens[head].text, p.lexicon.language)):
        return True
    return any(p.capital(k) for k in range(*r)) and any(s.animate for s in readings(p, head))
