"""Indirect speech and characterizations of one sentence in an inflected language: cue, subject, complement."""

from __future__ import annotations

from typing import NamedTuple

from stance.attribution.carriers import Carrier, attach
from stance.attribution.cues import Form
from stance.attribution.indirect import Raw
from stance.attribution.inflected.carriers import carriers, uncite
from stance.attribution.inflected.extent import SIGNED, adjuncts, clause_end, clause_word
from stance.attribution.inflected.nominal import merged, noun
from stance.attribution.inflected.nonfinite import Complement, infinitive, participle, passive
from stance.attribution.inflected.phrases import (
    after_preposition,
    cases,
    finite_verb,
    foreign,
    frame_at,
    is_part,
    name_like,
    nominal,
    phrase,
    quoted_name,
    readings,
)
from stance.attribution.inflected.subjects import (
    antecedent,
    aside_before,
    behind_verb,
    clause_start,
    impersonal,
    institution_before,
    institution_behind,
    subject,
    thing,
)
from stance.attribution.passage import DASHES, ENDS, OPENERS, Passage
from stance.attribution.subjects import Range

_SAYS = "past third"
_POINTING = 4
_AHEAD = 14
_SET_BEFORE = 4
_ASIDE = 5
_LONG = 7
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
    found: list[Raw] = []
    starts, after = p.lexicon.starts, 0
    for i, low in enumerate(p.lows):
        if i < after or low not in starts or not p.word(i):
            continue
        raw = _at(p, i, found)
        if raw and all(b > a for a, b in raw.content):
            found.append(raw)
            after = max([raw.cue[1], *(c.where[1] for c in raw.carriers if raw.frame == "according")])
    found += _unlisted(p, found)
    unsaid = _hearsay(p)
    found = [raw for raw in found if not any(a <= raw.cue[0] < b for a, b in unsaid)]
    found += [raw for raw in (participle(p, i, _complement) for i in _participles(p)) if raw]
    found = [_with_negation(p, raw) for raw in merged(p, found)]
    colon = _colon(p) or ([] if found else _signed(p))
    return attach([*colon, *found] if colon else found, carriers(p), lambda source: uncite(p, source))


def _with_negation(p: Passage, raw: Raw) -> Raw:
    """The ascription with the "не" before its cue among the cue's words."""
    before = raw.cue[0] - 1
    return raw._replace(cue=(before, raw.cue[1])) if raw.form and p.is_(before, "negations") else raw


def _hearsay(p: Passage) -> list[Range]:
    """What rumours tell, where the words doubt it or somebody denies it: "слухи, будто S"."""
    found: list[Range] = []
    for k in p.standing(p.lexicon.grammar["hearsay"]):
        if p.low(k + 1) != "," or not p.word(k + 2):
            continue
        end = next((j for j in range(k + 3, p.size) if p.low(j) in {",", ";"} or p.low(j) in DASHES), p.size)
        forms = (p.cue_at(j, _SAYS) for j in range(p.size) if not k < j < end)
        denied = any(form is not None and form.group.act in {"denies", "refuses"} for form in forms)
        denied = denied or any(p.is_(j, "untrue") for j in range(p.size))
        if p.is_(k + 2, "doubting_thats") or (denied and p.is_(k + 2, "thats")):
            found.append((k + 2, end))
    return found


def _unlisted(p: Passage, found: list[Raw]) -> list[Raw]:
    """A verb that no list has, with a person or a name for its subject and a "that" clause: nearly always a telling."""
    new: list[Raw] = []
    for k in range(1, p.size - 2):
        if p.low(k) != "," or not p.is_(k + 1, "thats") or not p.word(k - 1):
            continue
        verb = k - 1 if not p.is_(k - 1, "pointing") else k - 2
        while (
            verb > 0 and (p.is_(verb, "adverbs") or is_part(p, verb, "adverb", "pronoun")) and not finite_verb(p, verb)
        ):
            verb -= 1
        listed = not finite_verb(p, verb) or p.is_(verb, "happenings") or p.cue_at(verb, _SAYS)
        if listed or any(a <= verb < b for raw in found for a, b in (raw.cue, *raw.content)):
            continue
        if p.is_(clause_start(p, verb - 1), "unreal", "temporal"):
            continue
        source = subject(p, verb, verb + 1)
        if source is None or source[0] > verb or not _somebody(p, source):
            continue
        end = clause_end(p, k + 1)
        if end > k + 2:
            form = Form(readings(p, verb)[0].lemma, (), "past", p.lexicon.plain)
            new.append(Raw(form, "C", (verb, verb + 1), source, ((k + 1, end),), None, p.is_(verb - 1, "negations")))
    return new


def _somebody(p: Passage, r: Range) -> bool:
    """Whether a phrase names a person, or anybody by name."""
    return (
        p.is_(r[0], "personal")
        or any(name_like(p, k) and k > 0 for k in range(*r))
        or any(s.animate and s.case == "nominative" for k in range(*r) for s in readings(p, k))
    )


def _colon(p: Passage) -> list[Raw]:
    """ "Иван Петров, глава района: дорогу откроют": a name and a colon."""
    k = _behind_time(p)
    source = phrase(p, k)
    if source is None or p.speech[k] >= 0:
        return []
    end = source[1]
    if p.low(end) == ",":
        inner = phrase(p, end + 1)
        end = inner[1] if inner else end
    if p.low(end) != ":" or end + 2 >= p.size or p.speech[end + 1] >= 0 or not _by_name(p, source):
        return []
    return [Raw(None, ":", (end, end + 1), (source[0], end), ((end + 1, clause_end(p, end + 1)),))]


def _participles(p: Passage) -> list[int]:
    return [i for i in range(2, p.size) if p.word(i) and p.low(i).endswith(_BENT) and len(p.low(i)) > _LONG]


class Pointing(NamedTuple):
    """A sentence that only tells whose words the one before were: its cue, who says so, and whom they cite."""

    cue: Range
    source: Range
    cited: Range | None = None


def _signed(p: Passage) -> list[Raw]:
    """ "Сбиты четыре беспилотника — Минобороны.": a name behind a dash at the sentence's end."""
    end = p.size - 1 if p.low(p.size - 1) in ENDS else p.size
    for k in range(end - 1, max(2, end - SIGNED), -1):
        if p.low(k) in DASHES and p.low(k) != "-" and p.speech[k] < 0 and p.word(k - 1):
            source = phrase(p, k + 1)
            plain = source is not None and source[1] == end
            named = plain and (_by_name(p, (k + 1, end)) or (p.capital(k + 1) and end == k + 2))
            return [Raw(None, ":", (k, k + 1), (k + 1, end), ((p.opening, k),))] if named else []
    return []


def _behind_time(p: Passage) -> int:
    """The first word behind what a live blog or a channel sets before it: "12:40 —", "⚡"."""
    k = p.opening
    while k < p.size and (not p.word(k) or p.tokens[k].text[0].isdigit()) and k - p.opening < _SET_BEFORE:
        k += 1
    return k if k < p.size and p.low(k - 1) not in OPENERS | {'"'} else p.opening


def _by_name(p: Passage, r: Range) -> bool:
    """Whether a phrase before a colon is somebody: a name behind a title, a foreign name, an acronym, "media"."""
    first = p.tokens[r[0]].text
    if p.is_(r[0], "labels"):
        return False
    if any(name_like(p, j) for j in range(r[0] + 1, r[1])) or foreign(p, r[0]):
        return True
    return (first.isupper() and len(first) > 1) or p.is_(r[0], "press", "outlets")


def pointing_back(p: Passage) -> Pointing | None:
    """ "Об этом сообщил X со ссылкой на Y.", or None."""
    if p.size < _POINTING or not (p.is_(0, "aboutness") and p.is_(1, "this")):
        return None
    for i in range(2, min(_AHEAD, p.size)):
        form = p.cue_at(i, _SAYS)
        if form:
            found = behind_verb(p, i, i + 1)
            source = found[0] if found else subject(p, i, i + 1)
            if source is None or source[0] <= 1:
                return None
            _, cited = citation(p, source[1])
            return Pointing((i, i + 1), source, cited)
        if p.low(i) in ENDS | {",", ";", ":"}:
            return None
    return None


def _at(p: Passage, i: int, before: list[Raw]) -> Raw | None:
    framed = _according(p, i) or _written(p, i) or _citing(p, i) or _so_said(p, i)
    if framed:
        return framed
    form = p.cue_at(i, _SAYS)
    if form:
        return _verb(p, i, form, before)
    form = p.cue_at(i, "ing")
    if form:
        return _gerund(p, i, form, before)
    form = p.cue_at(i, "base")
    if form:
        return infinitive(p, i, form, _complement)
    form = p.cue_at(i, "noun")
    if form:
        return noun(p, i, form, _complement)
    form = p.cue_at(i, "adjective")
    if form:
        return _adjective(p, i, form)
    form = p.cue_at(i, "passive")
    return passive(p, i, form, _complement) if form else None


# --- frames without a verb ------------------------------------------------------------------------------------


def _according(p: Passage, i: int) -> Raw | None:
    """ "По словам X, S", "S, по мнению X", "S, по его словам"."""
    size = frame_at(p, i, "hearsay_frames")
    if size:
        parts = _around(p, i, i + size)
        return Raw(None, "according", (i, i + size), None, parts) if parts else None
    size = frame_at(p, i, "according_pronouns")
    if size:
        source: Range | None = (i + 1, i + 2)
        end = i + size
    else:
        size = frame_at(p, i, "according")
        if not size:
            return None
        source = _genitive(p, i + size)
        if source is None:
            return None
        end = source[1]
    carrier, end = _tag_behind(p, end)
    if p.low(end) == "," and _apposition_ahead(p, end):
        close = next((k for k in range(end + 1, min(end + 14, p.size)) if p.low(k) == ","), None)
        if close and p.word(close + 1) and source:
            source, end = (source[0], close), close
    parts = _around(p, i, end)
    by = (Carrier(carrier),) if carrier else ()
    return Raw(None, "according", (i, i + size), source, parts, carriers=by) if parts else None


def _tag_behind(p: Passage, end: int) -> tuple[Range | None, int]:
    """ "По словам X, передаёт ТАСС, S": who carries it, and the token behind that."""
    if p.low(end) != "," or not p.cue_at(min(end + 1, p.size - 1), _SAYS):
        return None, end
    found = behind_verb(p, end + 1, end + 2)
    if found and p.low(found[2]) == ",":
        return found[0], found[2]
    return None, end


def _genitive(p: Passage, i: int) -> Range | None:
    """The source behind "по словам" and the like: a phrase in the genitive (dative behind "согласно")."""
    for case in ("genitive", "dative", "instrumental", "nominative"):
        found = phrase(p, i, case)
        if found:
            return found
    return None


def _apposition_ahead(p: Passage, comma: int) -> bool:
    inner = phrase(p, comma + 1, "genitive")
    if p.is_(comma + 1, "relatives"):
        return True
    return bool(inner and not name_like(p, comma + 1) and p.low(inner[1]) == ",")


def _around(p: Passage, start: int, end: int) -> tuple[Range, ...]:
    """The content before and behind a parenthesis that covers `[start, end)`."""
    parts = []
    left = start - 1 if p.low(start - 1) in DASHES else start
    left = left - 1 if p.low(left - 1) == "," else left
    begin = _content_start(p, left)
    before = (begin, left) if p.low(start - 1) != ":" else (left, left)
    if before[1] - before[0] >= 1 and any(p.word(k) for k in range(*before)):
        parts.append(before)
    follows = p.low(end) in {",", ":"} or (start <= begin + 1 and p.word(end))
    follows = follows and not p.is_(end + 1, "relatives")
    if follows:
        first = end + 1 if p.low(end) in {",", ":"} else end
        tail = (first, _sentence_end(p, first) if parts else clause_end(p, first))
        if tail[1] - tail[0] >= 2 or (parts and any(p.word(k) for k in range(*tail))):
            parts.append(tail)
    return tuple(parts)


def _sentence_end(p: Passage, i: int) -> int:
    """Where the rest of a sentence that a parenthesis interrupted ends."""
    k = i
    while k < p.size and p.low(k) not in {";"} and not (p.low(k) in ENDS and k >= p.size - 2):
        k += 1
    return k


def _content_start(p: Passage, i: int) -> int:
    """Where the clause that ends at token i begins: behind the dateline or an opening conjunction."""
    k = i
    while k > p.opening:
        if p.speech[k - 1] >= 0 or p.low(k - 1) == ";":
            break
        if p.low(k - 1) == ":" and any(p.cue_at(j, _SAYS) for j in range(p.opening, k - 1)):
            break
        k -= 1
    return k


def _written(p: Passage, i: int) -> Raw | None:
    """ "S, говорится в заявлении МИД"."""
    size = frame_at(p, i, "written")
    if not size:
        return None
    end = after_preposition(p, i + size - 1)
    if not end:
        return None
    source: Range = (i + size, end)
    comp = _clause_at(p, end, "C")
    if comp:
        return Raw(None, "written", (i, i + size), source, (comp,))
    parts = _around(p, i, end)
    return Raw(None, "written", (i, i + size), source, parts) if parts else None


def _citing(p: Passage, i: int) -> Raw | None:
    """ "со ссылкой на X" beside a cue is read with that cue; alone it frames the sentence."""
    size = frame_at(p, i, "citing")
    if not size or any(p.cue_at(k, _SAYS) for k in range(max(0, i - 8), min(p.size, i + size + 12))):
        return None
    end = after_preposition(p, i + size - 1)
    if not end:
        return None
    parts = _around(p, i, end)
    return Raw(None, "according", (i, i + size), (i + size, end), parts) if parts else None


def _so_said(p: Passage, i: int) -> Raw | None:
    """ "X развёл руками: мол, S": the words are those of whoever the clause before is about."""
    if not p.is_(i, "so_said") or p.low(i - 1) not in {":", ",", "—", "–"}:
        return None
    verbs = (k for k in range(p.opening, i - 1) if finite_verb(p, k) and p.speech[k] < 0)
    source = next((s for s in (subject(p, k, k + 1) for k in verbs) if s and s[1] <= i and _somebody(p, s)), None)
    first = i + 2 if p.low(i + 1) == "," else i + 1
    end = clause_end(p, first)
    return Raw(None, "according", (i, i + 1), source, ((first, end),)) if source and end > first + 1 else None


# --- verbs -------------------------------------------------------------------------------------------------------


def _verb(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
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
    tag = _parenthesis(p, i, form, after, source)
    if tag:
        return tag
    if source and source[0] >= after and thing(p, source) and _joined_verb(p, i):
        # "сомневаются в цифрах и ждут проверки": the subject stands before
        source = _shared(p, i, before)
    comp = _complement(p, i, after, form, source) or _preposed(p, i, form, source)
    if comp and comp[0] == "N" and comp[1][0][0] >= after and _only_instrumental_noun(p, comp[1][0]):
        # "сообщения об ударе он назвал фейком"
        named = _preposed(p, i, form, source)
        comp = ("N", (*named[1], *comp[1]), comp[2]) if named and named[0] == "N" else comp
    if comp is None:
        return _after_all(p, i, form, after, source)
    source = source or _shared(p, i, before) or _written_in(p, i, form, comp[0])
    if source is None:
        return _without_subject(p, i, form, comp, negated=negated)
    frame, content, recipient = comp
    if frame == "P" and p.is_(content[0][0] + 1, "relatives"):
        return None
    if frame in "NTP" and p.is_(clause_start(p, i - 1), "temporal"):
        # "until the UN approves it"
        return None
    if source[0] < content[0][0] < source[1]:
        source = (source[0], content[0][0])
    if frame in "NTP" and antecedent(p, i) == source:
        # "активисты, которые требуют отставки, вышли"
        close = next((k for k in range(after, p.size) if p.low(k) == ","), p.size)
        content = tuple((a, min(b, close)) for a, b in content)
    cited = _cited(p, i, content)
    if cited:
        return Raw(form, frame, (i, after), cited, content, recipient, negated, (Carrier(source),))
    return Raw(form, frame, (i, after), source, content, recipient, negated)


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
    if form.lemma in p.lexicon.grammar["only_negated"]:
        return False if negated else None
    return negated and form.lemma not in p.lexicon.grammar["double_negative"]


def _without_subject(p: Passage, i: int, form: Form, comp: Complement, *, negated: bool) -> Raw | None:
    """ "Сообщается, что": nobody knows by whom; "І додала, що": whoever spoke before."""
    if comp[0] not in {"C", ":"} or not form.group.speech:
        return None
    cue = (i, i + 1 + len(form.rest))
    if p.low(i).endswith(_OF_ITSELF):
        return Raw(form, "agentlessC", cue, None, comp[1], comp[2], negated)
    return None if p.is_(i - 1, "relatives") else Raw(form, "dropped", cue, None, comp[1], comp[2], negated)


def _joined_verb(p: Passage, i: int) -> bool:
    """Whether the verb goes on after a conjunction: "и ждут", "и уже ждут"."""
    k = i - 1
    while p.is_(k, "adverbs", "negations") and not p.is_(k, "joins"):
        k -= 1
    return p.is_(k, "joins", "contrast")


def _written_in(p: Passage, i: int, form: Form, frame: str) -> Range | None:
    """ "В отчёте говорится, что", "из отчёта следует, что": the document at the clause's beginning."""
    said_of_itself = p.low(i).endswith(_OF_ITSELF) or form.lemma in p.lexicon.grammar["following_from"]
    start = clause_start(p, i - 1)
    if frame != "C" or not said_of_itself or not p.is_(start, "prepositions"):
        return None
    end = after_preposition(p, start)
    return (start + 1, end) if end and end <= i else None


_OF_ITSELF = ("тся", "ться", "лось", "ано", "ено")


def words_of(p: Passage, i: int) -> Range | None:
    """ "приводит «Интерфакс» слова X", "передает слова X ТАСС": X."""
    for k in range(i, min(i + 8, p.size)):
        if p.is_(k, "utterances"):
            return phrase(p, k + 1, "genitive")
        if p.low(k) in ENDS | {",", ";", ":"}:
            return None
    return None


def _words_at(p: Passage, j: int) -> Range | None:
    return phrase(p, j + 1, "genitive") if p.is_(j, "utterances") else None


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
    content = (k + 1, clause_end(p, k + 1)) if p.low(k) == ":" and p.word(k + 1) else _clause_at(p, k, "C")
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


def _shared(p: Passage, i: int, before: list[Raw]) -> Range | None:
    """The subject of the cue before, for "и добавил, что"."""
    k = i - 1
    while k >= 0 and (p.is_(k, "adverbs") or is_part(p, k, "adverb")) and not p.is_(k, "joins"):
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
        if found and found[1] <= k:
            return found
    return None


def _parenthesis(p: Passage, i: int, form: Form, after: int, source: Range | None) -> Raw | None:
    """ "S, сообщил X", "S — заявил X", "как сообщил X, S"; the subject stands behind the verb."""
    if "Q" not in form.group.frames or (source and source[1] <= i and aside_before(p, i - 1) < i - 1):
        return None
    k = i
    while k > 0 and (p.is_(k - 1, "adverbs") or (is_part(p, k - 1, "adverb") and p.low(k - 1) != "как")):
        k -= 1
    if p.is_(k - 1, "this") and p.is_(k - 2, "aboutness"):
        # "S — про це розповів X"
        k -= 2
    how = p.low(k - 1) in {"как", "як"} and (k - 1 == p.opening or p.low(k - 2) in {",", "—", "–", "("})
    start = k - 1 if how else k
    if frame_at(p, p.opening, "according") and not how:
        return None
    opens = start == p.opening or p.low(start - 1) in DASHES | {","}
    if not (opens or how) or (start == p.opening and not how):
        own = source if source and source[1] <= i and _opens_tag(p, source, i) else None
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
    parts = _around(p, start, end)
    if not parts or (not how and parts[0][0] > start) or any(a < who[1] and who[0] < b for a, b in parts):
        return None
    if source_of:
        return Raw(form, "inside", (i, after), source_of, parts, recipient, carriers=(Carrier(who),))
    return Raw(form, "inside", (i, after), who, parts, recipient)


def _told_by(p: Passage, cue: Range, form: Form, whose: Range, carrier: Range, start: int) -> Raw | None:
    parts = _around(p, start, whose[1])
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


def citation(p: Passage, k: int) -> tuple[int, Range | None]:
    """Read "со ссылкой на X" at token k: the token after, and X."""
    at = k + 1 if p.low(k) == "," else k
    size = frame_at(p, at, "citing")
    if not size:
        return k, None
    end = after_preposition(p, at + size - 1)
    if not end:
        return k, None
    if p.low(end) == "," and is_part(p, end + 1, "adjective"):
        close = next((j for j in range(end + 1, min(end + 10, p.size)) if p.low(j) in {",", "."}), end)
        return close, (at + size, close)
    return end, (at + size, end)


def _cited(p: Passage, i: int, content: tuple[Range, ...]) -> Range | None:
    """Whom the subject cites beside the cue: "Bloomberg со ссылкой на X пишет, что"."""
    first = content[0][0]
    for k in range(max(0, i - 14), min(first, p.size)):
        if any(p.low(j) == ":" or p.cue_at(j, _SAYS) for j in range(k, i)):
            continue
        size = frame_at(p, k, "citing")
        if size:
            end = after_preposition(p, k + size - 1)
            if end and end <= max(i, first):
                close = next((j for j in range(end + 1, i + 1) if p.low(j) == ","), end) if p.low(end) == "," else end
                return (k + size, close)
    return None


def _complement(p: Passage, i: int, after: int, form: Form, source: Range | None) -> Complement | None:
    frames = form.group.frames
    k = after
    recipient: Range | None = None
    if source and source[0] >= after:
        k = source[1]
        between = phrase(p, after, "dative") if "R" in frames or "T" in frames else None
        recipient = between if between and between[1] <= source[0] else None
        if recipient is None and p.is_(after, "prepositions") and source[0] > after:
            recipient = (after, source[0])
    k, given = _to_content(p, k, form)
    recipient = recipient or given
    if "C" in frames:
        clause = _clause_at(p, k, frames)
        if clause:
            return "C", (clause,), recipient
    if p.low(k) == ":" and p.word(k + 1) and k + 1 < p.size:
        return ":", ((k + 1, clause_end(p, k + 1)),), recipient
    if p.low(k) in ENDS | {""} or p.speech[min(k, p.size - 1)] >= 0:
        return None
    if "T" in frames:
        start = _infinitive(p, k)
        if start is not None:
            return "T", ((start, clause_end(p, start, "T")),), recipient
    if p.low(k) in form.group.with_:
        end = clause_end(p, k, "P")
        return ("P", ((k, end),), recipient) if end - k >= 2 else None
    if "N" in frames:
        found = _object(p, k)
        if found:
            if recipient == (k - 1, k) and "accusative" in cases(p, k - 1) and is_part(p, k - 1, "pronoun"):
                # "назвал их фейком": the pronoun is what is spoken of, nobody told
                found, recipient = (k - 1, found[1]), None
            return "N", (found,), recipient
    return None


def _preposed(p: Passage, verb: int, form: Form, source: Range | None) -> Complement | None:
    """An object or an infinitive before its verb: "провини не визнає", "ініціативу підтримало міністерство"."""
    frames = form.group.frames
    if source is None or not set("NTP") & set(frames):
        return None
    if "N" in frames and p.is_(verb - 1, "negations") and source[1] == verb - 1 and source[1] - source[0] > 1:
        last = source[1] - 1
        if "genitive" in cases(p, last) and is_part(p, last, "noun") and not name_like(p, last):
            # "обвинувачений провини не визнає": what is not done stands in the genitive
            return "N", ((last, last + 1),), None
    k = clause_start(p, verb - 1)
    while k < verb:
        if source[0] <= k < source[1]:
            k = source[1]
            continue
        if p.is_(k, "prepositions"):
            end = after_preposition(p, k)
            own = not is_part(p, k - 1, "noun") or (source[1] == k)
            if p.low(k) in form.group.with_ and "P" in frames and end and own and not p.is_(k + 1, "weekdays"):
                return "P", ((k, end),), None
            k = max(k + 1, end)
            continue
        if "T" in frames and is_part(p, k, "infinitive"):
            return "T", ((k, _before_verb(p, k + 1, verb)),), None
        if "N" in frames and p.word(k) and not p.is_(k, "weekdays", "adverbs", "clause", "joins"):
            found = next((r for r in (phrase(p, k, c) for c in _OBJECTS) if r and r[1] <= verb), None)
            if found is None and is_part(p, k, "pronoun") and cases(p, k) & set(_OBJECTS):
                found = (k, k + 1)
            if found and found[0] < source[0] < found[1]:
                found = (found[0], source[0])
            if found and not any(p.is_(j, "weekdays") for j in range(*found)):
                stop = source[0] if found[1] <= source[0] < verb else _before_verb(p, found[1], verb)
                return "N", ((found[0], stop),), None
        k += 1
    return None


_OBJECTS = ("accusative", "genitive", "dative")


def _before_verb(p: Passage, start: int, verb: int) -> int:
    """Where an infinitive clause before its verb ends: negations and adverbs of the verb are none of it."""
    end = verb
    while end > start and (p.is_(end - 1, "negations", "adverbs") or is_part(p, end - 1, "adverb")):
        end -= 1
    return end


def _to_content(p: Passage, k: int, form: Form) -> tuple[int, Range | None]:
    """Pass over recipients and occasions between cue and content."""
    recipient: Range | None = None
    while k < p.size and p.speech[k] < 0:
        pointing = p.is_(k, "aboutness") and p.is_(k + 1, "pointing")
        if p.low(k) in form.group.with_ and not pointing and not p.is_(k + 1, "weekdays"):
            return k, recipient
        adverb = p.is_(k, "adverbs", "weekdays") or (is_part(p, k, "adverb") and p.word(k) and not nominal(p, k))
        if adverb and not p.is_(k, "clause"):
            if "T" in form.group.frames and not p.is_(k, "weekdays") and _infinitive(p, k) is not None:
                return k, recipient
            k += 1
        elif p.is_(k, "prepositions") and not pointing and "T" in form.group.frames and _of_infinitive(p, k):
            return k, recipient
        elif p.is_(k, "prepositions") and not pointing:
            end = after_preposition(p, k)
            if not end or ("N" in form.group.frames and "C" not in form.group.frames and not _occasion(p, k)):
                return k, recipient
            recipient = recipient or ((k, end) if not p.is_(k + 1, "weekdays") else None)
            k = end
        elif "C" in form.group.frames or "T" in form.group.frames:
            given = (
                _given(p, k) if nominal(p, k) or (quoted_name(p, k) > k and p.low(quoted_name(p, k)) == ",") else None
            )
            if given is None and "T" in form.group.frames and nominal(p, k):
                given = phrase(p, k, "accusative")
                if given and _infinitive(p, given[1]) is None:
                    given = None
            if given is None and "R" in form.group.frames and "P" in form.group.frames and nominal(p, k):
                told = phrase(p, k, "accusative")
                given = told if told and p.low(told[1]) in form.group.with_ else None
            if given is None and is_part(p, k, "pronoun") and p.word(k) and not p.is_(k, "clause"):
                given = (k, k + 1)
            if given is None or ("N" in form.group.frames and _all_there_is(p, given[1])):
                return k, recipient
            recipient, k = recipient or given, given[1]
        else:
            return k, recipient
    return k, recipient


def _of_infinitive(p: Passage, k: int) -> bool:
    """Whether what a preposition opens belongs to the infinitive behind it: "до конца года построить школу"."""
    end = 0 if p.is_(k, "asked_of") else after_preposition(p, k)
    return bool(end) and any(is_part(p, j, "infinitive") for j in (end, end + 1))


def _all_there_is(p: Passage, k: int) -> bool:
    """Whether nothing follows that could be told, so that what stands before token k is the object."""
    return k >= p.size or p.low(k) in ENDS | {";"} or (p.low(k) == "," and not clause_word(p, k + 1))


def _given(p: Passage, k: int) -> Range | None:
    """Who is told: "журналистам", "вызванному к ней поверенному"; in the accusative before a clause."""
    named = quoted_name(p, k)
    if named > k:
        return (k, named)
    given = phrase(p, k, "dative")
    if given is None and is_part(p, k, "adjective") and "dative" in cases(p, k) and p.is_(k + 1, "prepositions"):
        end = after_preposition(p, k + 1)
        rest = phrase(p, end, "dative") if end else None
        given = (k, rest[1]) if rest else None
    if given is None:
        told = phrase(p, k, "accusative")
        given = told if told and p.low(told[1]) == "," and p.is_(told[1] + 1, "clause") else None
    return given


def _occasion(p: Passage, k: int) -> bool:
    return p.is_(k + 1, "weekdays") or p.low(k + 1) in p.lexicon.frames["medium_nouns"]


def _clause_at(p: Passage, k: int, frames: str) -> Range | None:
    """The clause behind a comma and its conjunction: ", что ...", "о том, что ..."."""
    del frames
    if p.is_(k, "aboutness") and p.is_(k + 1, "pointing") and p.low(k + 2) == ",":
        k += 2
    elif p.is_(k, "pointing") and p.low(k + 1) == ",":
        k += 1
    if p.low(k) != "," or p.is_(k - 1, "such"):
        return None
    close = next((j for j in range(k + 2, min(k + _ASIDE, p.size)) if p.low(j) == ","), k)
    if " ".join(p.lows[k + 1 : close]) in p.lexicon.grammar["asides"]:
        # "следует, однако, что"
        k = close
    first = k + 1
    preposed = p.is_(first, "prepositions") and p.is_(first + 1, "clause", "relatives")
    if not (p.is_(first, "clause") or preposed or _question(p, first)):
        return None
    end = clause_end(p, first)
    return (first, end) if end > first + 1 else None


def _question(p: Passage, k: int) -> bool:
    """Whether an indirect question with "ли" begins at token k."""
    return any(p.low(j) in {"ли", "чи"} for j in range(k, min(k + 4, p.size)))


def _infinitive(p: Passage, k: int) -> int | None:
    """The token at which an infinitive clause begins, adverbs and "не" before it included."""
    for j in range(k, min(k + 6, p.size)):
        if not p.word(j):
            if j == k and p.low(j) in OPENERS and p.speech[j] < 0:
                continue
            return None
        if is_part(p, j, "infinitive"):
            return k
        if p.is_(j, "negations", "adverbs") or is_part(p, j, "adverb") or p.is_(j, "weekdays"):
            continue
        if p.is_(j, "prepositions"):
            return k if any(is_part(p, x, "infinitive") for x in range(j, min(j + 5, p.size))) else None
        if not nominal(p, j):
            return None
    return None


def _object(p: Passage, k: int) -> Range | None:
    if p.tokens[k : k + 1] and p.tokens[k].text[0].isdigit() and p.is_(k + 1, "weekdays"):
        return None
    if p.is_(k, "possessive", "this") or (is_part(p, k, "pronoun") and not p.is_(k, "personal", "clause")):
        inner = _object(p, k + 1) if k + 1 < p.size and nominal(p, k + 1) else None
        return (k, inner[1]) if inner else None
    if _only_instrumental(p, k) and k + 1 < p.size and phrase(p, k + 1, "accusative"):
        # "считает неприемлемыми условия"
        return (k, clause_end(p, k, "N"))
    for case in ("accusative", "genitive", "instrumental", "dative"):
        if phrase(p, k, case) or quoted_name(p, k) > k:
            end = clause_end(p, k, "N")
            return (k, end) if end > k else None
    return None


def _only_instrumental_noun(p: Passage, r: Range) -> bool:
    heads = [k for k in range(*r) if is_part(p, k, "noun")]
    return bool(heads) and "instrumental" in cases(p, heads[0]) and "accusative" not in cases(p, heads[0])


def _only_instrumental(p: Passage, k: int) -> bool:
    return is_part(p, k, "adjective") and "instrumental" in cases(p, k) and "accusative" not in cases(p, k)


# --- other cues --------------------------------------------------------------------------------------------------


def _gerund(p: Passage, i: int, form: Form, before: list[Raw]) -> Raw | None:
    """ "..., добавив, что": the subject is that of the main clause."""
    after = i + 1 + len(form.rest)
    comp = _complement(p, i, after, form, None)
    if comp is None:
        return None
    source = next((r.source for r in reversed(before) if r.source), None)
    if source is None:
        verbs = [k for k in range(p.size) if any(s.part == "verb" for s in readings(p, k)[:1]) and k != i]
        source = next((s for s in (subject(p, v, v + 1) for v in verbs) if s), None)
    if source is None:
        return None
    return Raw(form, "ing" + comp[0], (i, after), source, comp[1], comp[2], p.is_(i - 1, "negations"))


def _adjective(p: Passage, i: int, form: Form) -> Raw | None:
    """ "Москва готова", "Киев не намерен"."""
    if p.is_(i, "prepositions") and finite_verb(p, i - 1):
        # "выступили против": the verb is the cue
        return None
    if p.low(i - 1) == "," or p.low(i - 1) in DASHES:
        found = behind_verb(p, i, i + 1)
        end = adjuncts(p, found[2]) if found else 0
        if found and (end >= p.size or p.low(end) in ENDS | {","} | DASHES):
            parts = _around(p, i, end)
            if parts and parts[0][0] < i:
                # "S, уверен аналитик X."
                return Raw(form, "inside", (i, i + 1), found[0], parts)
    source = subject(p, i, i + 1)
    if source is None or source[0] > i:
        behind = behind_verb(p, i, i + 2 if p.is_(i + 1, "joins") else i + 1)
        source = behind[0] if behind else None
        if source is None and all(s.plural for s in readings(p, i)):
            # "с этим не согласны в профсоюзе"
            source = institution_behind(p, i + 1) or institution_before(p, i)
        comp = _preposed(p, i, form, source)
        if source is None or comp is None or any(a < source[1] and source[0] < b for a, b in comp[1]):
            return None
        return Raw(form, "adj" + comp[0], (i, i + 1), source, comp[1], None, p.is_(i - 1, "negations"))
    comp = _complement(p, i, i + 1, form, source)
    if comp is None:
        return None
    return Raw(form, "adj" + comp[0], (i, i + 1), source, comp[1], None, p.is_(i - 1, "negations"))
