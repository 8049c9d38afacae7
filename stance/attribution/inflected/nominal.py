"""Cues that are nouns: "заявление МИД о том, что", "обещание Киева провести", "обвинения Москвы в срыве сделки"."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.cues import Form
from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.answered import rejected
from stance.attribution.inflected.clauses import clause_start
from stance.attribution.inflected.complement import governs
from stance.attribution.inflected.extent import clause_end
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.joined import short
from stance.attribution.inflected.nonfinite import Reader
from stance.attribution.inflected.phrases import after_preposition, phrase
from stance.attribution.inflected.subjects import impersonal, institution_before, institution_behind, subject
from stance.attribution.inflected.words import cases, finite_verb, is_part, name_like, nominal, readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import roots


def noun(p: Passage, i: int, form: Form, read: Reader) -> Raw | None:
    """Read the noun cue at token i: whose it is, and what it tells."""
    if p.is_(i - 1, "doubting_thats", "whichever"):
        # "твердження про нібито згоду Києва", "заблокує будь-яке рішення ради"
        return None
    if p.is_(i - 1, "lacked"):
        # "верит, правда без восторга, что"
        return None
    owner = _owner_behind(p, i)
    k = owner[1] if owner else i + 1
    frame, content = _told(p, i, k, form, read)
    if content is None or any(p.lexicon.condition_at(p.tokens, j) for j in range(max(0, i - 1), max(i, content[0]))):
        # "при условии, что"; "підпише план за умови, що"
        return None
    if p.is_(i, "rumours") and rejected(p, content[1]):
        return None
    if p.is_(i, "rumours") or (p.is_(i, "gossip") and owner is None):
        # "ходят слухи, что"
        return Raw(form, "agentlessC", (i, i + 1), None, (content,))
    if owner is None and frame == "C" and any(_any_lemma(p, k, "existing") for k in range(max(0, i - 3), i)):
        # "у партії побутує думка, що", "пролунала думка, що"
        owner = institution_before(p, i)
        if owner is None:
            return Raw(form, "agentlessC", (i, i + 1), None, (content,))
    owner = owner or _owner_before(p, i) or _from_side(p, content[1])
    if owner is None and frame == "C" and rejected(p, content[1]):
        # "а упрёки, что S, отвергает": whose they are is not told
        return None
    given = None if owner else _giver(p, i, loose=p.is_(i - 1, "own")) or _before_clause(p, i, frame)
    owner = owner or (given[0] if given else None)
    if owner is None or owner[0] <= i < owner[1]:
        return None
    first = given[1] if given else i
    cue = (i if first < owner[0] < i else first, i + 1)
    return Raw(form, "noun" + frame.replace(":", "C"), cue, owner, (content,), None, p.is_(first - 1, "negations"))


def merged(p: Passage, found: Sequence[Raw]) -> list[Raw]:
    """The ascriptions with "выразил готовность помочь" as one: a verb that only voices its noun is part of the cue."""
    kept = list(found)
    for light in found:
        if light.frame not in {"N", "P", "C", "T", ":"}:
            continue
        voicing = _any_lemma(p, light.cue[0], "voicing", "making")
        voicing = voicing and not _answered(p, light.cue[0], light.content[0][0] + 1)
        for inner in found:
            own = inner.frame.startswith("noun") and inner.source == light.source
            same = light.frame not in {"N", "P"} and inner.content == light.content
            begins, ends = (light.cue[1], inner.content[0][0]) if same else (light.content[0][0], light.content[0][1])
            if (
                own
                and (same or (voicing and light.frame in {"N", "P"}))
                and begins < inner.cue[1] <= min(ends, light.cue[1] + _NEAR)
            ):
                kept[kept.index(inner)] = inner._replace(cue=(light.cue[0], inner.cue[1]), negated=light.negated)
                kept.remove(light)
                break
    return kept


_NEAR = 3


def _told(p: Passage, i: int, k: int, form: Form, read: Reader) -> tuple[str, Range | None]:
    """The frame and the content of a noun whose owner, if any, ends at token k."""
    frames = form.group.frames
    given = k == i + 1 and p.low(k) == ":" and p.word(k + 1) and _giver(p, i, loose=False) is not None
    owned = "Q" in frames or ("C" in frames and (k > i + 1 or given))
    if owned and p.low(k) == ":" and p.word(k + 1):
        # "прислало в редакцию ответ: S", "требование профсоюза: S"
        found = read(p, i, k, form, None)
        return (":", found[1][0]) if found else ("", None)
    if governs(p, k, form) and "P" in frames and not p.is_(k + 1, "pointing"):
        end = after_preposition(p, k)
        if end and is_part(p, end, "infinitive"):
            # "заявления о готовности посредничать"
            end = _to_verb(p, k, clause_end(p, k, "T"))[1]
        further = after_preposition(p, end) if end and p.is_(end, "prepositions") and not p.is_(end, "places") else 0
        return ("P", (k, further or end)) if end else ("", None)
    found = read(p, i, k, form, None) if set("CT") & set(frames) else None
    near = next((j for j in range(k, p.size) if not (p.is_(j, "adverbs", "negations") or is_part(p, j, "adverb"))), k)
    if found and found[0] == "T" and "T" in frames and is_part(p, near, "infinitive"):
        return "T", _to_verb(p, *found[1][0])
    if found and found[0] == "C" and "C" in frames:
        start, end = found[1][0]
        if p.is_(start, "prepositions") and p.is_(start + 1, "relatives"):
            # "проєкт рішення, з яким ознайомилося агентство"
            return "", None
        if p.is_(start, "temporal_clause") or (p.is_(start, "relatives") and "instrumental" not in cases(p, start)):
            return "", None
        if p.is_(start, "thats") and finite_verb(p, start + 1) and start > k + 1:
            # "посеять негодование среди населения, что приведёт": all of it leads to it
            return "", None
        return "C", _to_predicate(p, i, start, end)
    if "N" in frames and k == i + 1 and nominal(p, k):
        thing = phrase(p, k, "genitive")
        return ("N", thing) if thing else ("", None)
    return "", None


def _to_verb(p: Passage, start: int, end: int) -> Range:
    """What an infinitive governs, up to the finite verb that the noun is the subject of."""
    for k in range(start + 1, end):
        if p.low(k) == ",":
            break
        found = readings(p, k)
        predicate = any(kind in {"passive", "adjective"} for _, kind in roots(p.low(k), p.lexicon.language)[:1])
        # "открыть пристань": a noun rather than an order
        order = any(s.part == "noun" and s.case == "accusative" for s in found)
        order = order and found[0].person in {"", "2"} and not (found[0].gender or found[0].plural)
        if found and (found[0].part == "verb" or predicate) and p.word(k) and not p.capital(k) and not order:
            stop = k
            while p.is_(stop - 1, "negations", "adverbs"):
                stop -= 1
            return (start, stop)
    return (start, end)


def _to_predicate(p: Passage, i: int, start: int, end: int) -> Range:
    """What a noun's clause tells, up to the comma behind which the verb stands that the noun is the subject of.

    Behind a preposition the noun is no subject, and its clause ends where the main one begins: "на питання, чи S, X".
    """
    opens = clause_start(p, i - 1)
    if p.is_(opens, "prepositions") and opens >= i - _HANGING:
        for k in range(start + 2, end):
            main = phrase(p, k + 1) if p.low(k) == "," and p.word(k + 1) and nominal(p, k + 1) else None
            form = p.cue_at(main[1], "past third") if main and main[1] < p.size else None
            if main and form and form.group.speech and agrees(p, main[1], main):
                return (start, k)
    verbs = any(finite_verb(p, k) for k in range(opens, i))
    for k in range(start + 2, end):
        if p.low(k) != "," or p.speech[k] >= 0:
            continue
        verb = k + 1
        while p.is_(verb, "negations", "adverbs"):
            verb += 1
        if (finite_verb(p, verb) or short(p, verb)) and "nominative" in cases(p, i) and agrees(p, verb, (i, i + 1)):
            return (start, k)
        if not verbs and "accusative" in cases(p, i) and _main_behind(p, start, k):
            # "обещание, что S, пациенты сочли рекламой"
            return (start, k)
    return (start, end)


def _main_behind(p: Passage, start: int, comma: int) -> bool:
    """Whether somebody and their verb stand behind a comma, and nothing before it could be another clause's opening."""
    if any(p.low(k) == "," or p.is_(k, "subordinators", "temporal") for k in range(start + 1, comma)):
        return False
    if p.is_(comma + 1, "places") and (place := institution_behind(p, comma + 1)):
        # "заявление о том, что S, в Кремле назвали ложью"
        form = p.cue_at(place[1], "past third") if place[1] < p.size else None
        return form is not None and impersonal(p, place[1]) and "N" in form.group.frames
    main = phrase(p, comma + 1) if p.word(comma + 1) and nominal(p, comma + 1) else None
    verb = main[1] if main else comma
    while p.is_(verb, "negations", "adverbs"):
        verb += 1
    return main is not None and finite_verb(p, verb) and agrees(p, verb, main) and somebody(p, main, "nominative")


_HANGING = 3


def _owner_behind(p: Passage, i: int) -> Range | None:
    """ "обвинения Киева": somebody in the genitive right behind the noun."""
    found = phrase(p, i + 1, "genitive")
    return found if found and somebody(p, found, "genitive") else None


def _owner_before(p: Passage, i: int) -> Range | None:
    """ "его требование"; one's own ("своё") belongs to the subject."""
    if p.is_(i - 1, "prepositions") and p.is_(i - 2, "possessive") and finite_verb(p, i - 3):
        # "поддержали его в намерении"
        return (i - 2, i - 1)
    return (i - 1, i) if p.is_(i - 1, "possessive") and not p.is_(i - 1, "own") else None


def _from_side(p: Passage, k: int) -> Range | None:
    """ "критика реформы со стороны профсоюзов"."""
    if p.is_(k, "prepositions") and p.is_(k + 1, "side_of"):
        return phrase(p, k + 2, "genitive")
    return None


def _giver(p: Passage, i: int, *, loose: bool) -> tuple[Range, int] | None:
    """Whose verb gives the noun, and that verb: "выступил с требованием", "подписал обязательство".

    What somebody gets, recalls, thanks for or reproaches is another's word; any verb will do where `loose`.
    """
    start = clause_start(p, i - 1)
    for v in range(i - 1, start - 1, -1):
        verb = is_part(p, v, "verb") and readings(p, v)[0].part == "verb" and not p.capital(v)
        form = p.cue_at(v, "past third")
        if verb and form is not None and form.group.act in {"denies", "refuses"}:
            # "опроверг сообщения о том, что": somebody else's
            return None
        gives = _any_lemma(p, v, "voicing", "making") and not _answered(p, v, i)
        if verb and (loose or gives):
            found = subject(p, v, v + 1)
            if found and (
                gives
                or p.is_(i - 1, "own")  # "страны нарушили свои обещания": whoever the subject is
                or somebody(p, found, "nominative", "groups")
                or _named(p, found)
            ):
                return found, v
    return _doer_before(p, start) if loose else None


def _answered(p: Passage, v: int, i: int) -> bool:
    """Whether the noun at token i is what a verb answers: "відповів на пропозицію", no "відповів відмовою"."""
    return _any_lemma(p, v, "answering") and p.is_(i - 1, "prepositions")


def _before_clause(p: Passage, i: int, frame: str) -> tuple[Range, int] | None:
    """Who did something before the clause of a noun that has a "that" clause and no verb."""
    start = clause_start(p, i - 1)
    verbs = any(s.part == "verb" for k in range(start, i) for s in readings(p, k)[:1])
    found = None if verbs or frame != "C" else _doer_before(p, start)
    return (found[0], i) if found else None


def _doer_before(p: Passage, start: int) -> tuple[Range, int] | None:
    verbs = [k for k in range(start) if any(s.part == "verb" for s in readings(p, k)[:1])]
    return next(((s, v) for v in reversed(verbs) for s in [subject(p, v, v + 1)] if s), None)


def _named(p: Passage, r: Range) -> bool:
    return p.is_(r[0], "personal", "anyone") or any(name_like(p, k) for k in range(*r)) or p.capital(r[0])


def _any_lemma(p: Passage, k: int, *lists: str) -> bool:
    return any(s.lemma in p.lexicon.grammar[name] for s in readings(p, k) if s.part == "verb" for name in lists)
