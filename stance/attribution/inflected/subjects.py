"""Whose the words are: the subject of a cue, before it or behind it."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.appositions import apposed, behind_things, ending_at
from stance.attribution.inflected.clauses import CASES, FAR, clause_start, listed, stands_for
from stance.attribution.inflected.heads import headed_by_thing, roughly, somebody, thing
from stance.attribution.inflected.pairs import paired
from stance.attribution.inflected.phrases import after_preposition, phrase, quoted_name, state_at
from stance.attribution.inflected.recipients import named_behind, told_to_outlet
from stance.attribution.inflected.words import cases, is_part, name_like, nominal, readings
from stance.attribution.passage import CLOSERS, DASHES, OPENERS, Passage
from stance.attribution.phrases import Range

_BENT = 4
_ASIDE = 5
_REFLEXIVE = ("ся", "сь")
_PASSIVE = ("ется", "ится", "ється", "иться", "ось", "лось", "лося")


def subject(p: Passage, verb: int, after: int) -> Range | None:
    """The subject of the cue at token `verb`, whose own words end at `after`, with the pronoun of whose it is."""
    found = _subject(p, verb, after)
    return with_owner(p, found) if found else None


def with_owner(p: Passage, r: Range) -> Range:
    """A phrase with the pronoun before it that is no part of it in case: "його речник"."""
    owned = p.word(r[0] - 1) and p.is_(r[0] - 1, "possessive") and is_part(p, r[0] - 1, "pronoun")
    return (r[0] - 1, r[1]) if owned and somebody(p, r, "nominative") else r


def _subject(p: Passage, verb: int, after: int) -> Range | None:
    related = antecedent(p, verb)
    if related:
        return related
    found = before(p, verb)
    if found and agrees(p, verb, found):
        done = thing(p, found) or (headed_by_thing(p, found) and not somebody(p, found, "nominative", "groups"))
        # "в России Соединённые Штаты предлагают": a state is no object
        done = done and not (found[1] - found[0] > 1 and state_at(p, found[0]))
        done = done or found[1] < clause_start(p, verb - 1)
        place = institution_before(p, verb) if impersonal(p, verb) and done else None
        # "у НАБУ такі закиди відкидають": what looks like the subject is the object
        return place or _person_behind(p, verb, after, found) or found
    both = paired(p, verb) if impersonal(p, verb) else None
    if both:
        return both
    place = institution_before(p, verb) if impersonal(p, verb) else None
    behind = behind_verb(p, verb, after)
    if place and (behind is None or thing(p, behind[0]) or p.is_(behind[0][0] - 1, "places")):
        return place
    return behind[0] if behind else None


def antecedent(p: Passage, verb: int) -> Range | None:
    """The noun that a relative clause hangs on: "активисты, которые требуют", "декларація, що закликає"."""
    start = clause_start(p, _before_aside(p, verb) - 1)
    at = start if p.is_(start, "relatives", "relative_that") else start - 1
    if not p.is_(at, "relatives", "relative_that") or p.low(at - 1) != "," or not _near(p, at, verb):
        return None
    bent = cases(p, at)
    if bent and "nominative" not in bent:
        return None
    own = (phrase(p, k) for k in range(at + 1, _before_aside(p, verb)) if not p.is_(k - 1, "prepositions"))
    if "accusative" in bent and any(r and r[1] <= verb and agrees(p, verb, r) for r in own):
        # "правила, которые таможня анонсировала"
        return None
    behind = behind_verb(p, verb, verb + 1) if "accusative" in bent else None
    doer = behind[0] if behind and somebody(p, behind[0], "nominative") else None
    for k in range(clause_start(p, at - 2), at - 1):
        if p.is_(k, "prepositions"):
            continue
        for case in CASES:
            found = phrase(p, k, case)
            found = found if found and stands_for(p, at, k) else None
            if found and found[1] == at - 1 and (p.is_(at, "relatives") or somebody(p, found, case, "documents")):
                # "план, который предложил посол"
                return None if doer and not somebody(p, found, case) else found
    return None


def _before_aside(p: Passage, verb: int) -> int:
    """The comma before ", как сообщает X," where that stands right before the verb, else the verb."""
    if p.low(verb - 1) != ",":
        return verb
    opens = next((k for k in range(verb - 2, max(-1, verb - FAR), -1) if p.low(k) == ","), verb)
    return opens if p.is_(opens + 1, "as") else verb


def _near(p: Passage, at: int, verb: int) -> bool:
    """Whether a verb is that of the relative pronoun at token `at`: a few words behind it, or occasions between."""
    left = _before_aside(p, verb)
    if left - at <= _NEAR:
        return True
    verbs = any(readings(p, k) and readings(p, k)[0].part == "verb" for k in range(at + 1, left))
    return left - at <= 2 * _NEAR and p.is_(at + 1, "prepositions") and not verbs


_NEAR = 5


def _person_behind(p: Passage, verb: int, after: int, found: Range) -> Range | None:
    """Who stands behind the verb where only a thing stands before it: "рішення розкритикували правозахисники"."""
    if not thing(p, found) or found[1] < aside_before(p, verb - 1):
        return None
    behind = behind_verb(p, verb, after + p.is_(after, "joins"))
    if behind is None or thing(p, behind[0]):
        return None
    heads = [k for k in range(*behind[0]) if "nominative" in cases(p, k)]
    if p.capital(found[0]) and not p.is_(after, "joins") and all("accusative" in cases(p, k) for k in heads):
        # "Мінськ запросив Пекін", but "доплати вимагають і лоцмани"
        return None
    return behind[0] if any(name_like(p, k) or s.animate for k in heads for s in readings(p, k)) else None


def impersonal(p: Passage, verb: int) -> bool:
    """Whether the verb stands without a subject: "в МИД заявили", "сообщается"."""
    forms = [s for s in readings(p, verb) if s.part == "verb"]
    if not forms or forms[0].plural:
        return bool(forms)
    form = p.cue_at(verb, "past third")
    of_itself = form is not None and form.lemma.split()[0].endswith(_REFLEXIVE)
    # "сомневается" is somebody's doing, "сообщается" nobody's
    return p.low(verb).endswith(_PASSIVE) and not of_itself


def before(p: Passage, verb: int) -> Range | None:
    """The nominative phrase nearest before the verb in its clause, with an apposition between commas."""
    left = verb - 1
    while (
        left >= 0
        and (p.is_(left, "adverbs", "negations", "auxiliaries") or is_part(p, left, "adverb"))
        and p.word(left)
        and not p.is_(left, "joins")
        and not name_like(p, left)
    ):
        left -= 1
    left = aside_before(p, left)
    if left >= 0 and p.low(left) == ",":
        return apposed(p, left)
    if left > 1 and p.low(left) in DASHES and p.tokens[left - 1].end < p.tokens[left].start:
        return _between_dashes(p, verb, left)
    if left >= 0 and p.low(left) == ")":
        opening = next((k for k in range(left, -1, -1) if p.low(k) == "("), 0)
        inner = before(p, opening) if opening else None
        if inner:
            return (inner[0], left + 1)
    if p.is_(left, "joins"):
        # "вышел и говорит": the subject stands before the first verb
        return None
    start = clause_start(p, left)
    best = _nearest(p, verb, start, left)
    if best is None and start > 0 and p.low(start - 1) == ",":
        return apposed(p, start - 1)
    while best and best[0] > start and p.low(best[0] - 1) == "," and listed(p, best[0] - 1):
        # "Україна, Румунія та Молдова"
        first = ending_at(p, best[0] - 1)
        if first is None:
            break
        best = (first[0], best[1])
    if (
        best
        and quoted_name(p, best[0]) == best[1]
        and p.word(best[0] - 1)
        and "nominative" not in cases(p, best[0] - 1)
    ):
        # "в интервью телеканалу «Либерти» признал": no subject, but where it was said
        best = None
    if best and best[1] == left + 1 and not agrees(p, verb, best):
        best = behind_things(p, verb, left) or best
    return best or _named_before(p, left) or _behind_occasion(p, verb, start, left)


def _between_dashes(p: Passage, verb: int, close: int) -> Range | None:
    """Who stands before a title between dashes: "потерпевший — владелец траулера — утверждает"."""
    opens = next((k for k in range(close - 1, max(0, close - FAR), -1) if p.low(k) in DASHES - {"-"}), 0)
    title = phrase(p, opens + 1) if opens else None
    who = before(p, opens) if title and title[1] == close else None
    return (who[0], close) if who and who[1] == opens and agrees(p, verb, who) else None


def _nearest(p: Passage, verb: int, start: int, left: int) -> Range | None:
    """The nominative phrase nearest before the verb among the tokens from `start` to `left`."""
    best: Range | None = None
    k = start + (p.is_(start, "relatives") and p.low(start - 1) == "," and start < left)
    while k <= left:
        about = roughly(p, k)
        if about and about[1] <= left + 1 and agrees(p, verb, about):
            best, k = about, about[1]
            continue
        if p.is_(k, "prepositions"):
            k = max(k + 1, after_preposition(p, k))
            if is_part(p, k - 1, "adjective") and not is_part(p, k - 1, "noun") and is_part(p, k, "noun"):
                # "в любой момент Лукашенко"
                k += not name_like(p, k)
            continue
        found = phrase(p, k) if nominal(p, k) or p.is_(k, "personal", "anyone") or quoted_name(p, k) > k else None
        if found and quoted_name(p, k) == found[1] and _apposed_name(p, k):
            k = found[1]
        elif found and found[1] <= left + 1:
            if p.tokens[k].text.isupper() and p.cue_at(k - 1, "noun") and "nominative" not in cases(p, k - 1):
                # "пропозицію США відкинув речник"
                k = found[1]
                continue
            if best is not None and p.is_(found[1] - 1, "spans"):
                # "відомство п'ятий рік називає"
                k = found[1]
                continue
            if best is None or (agrees(p, verb, found) and not _object_behind(p, verb, best, found)):
                best = found
            k = found[1]
        else:
            k += 1
    return best


def _behind_occasion(p: Passage, verb: int, start: int, left: int) -> Range | None:
    """ "Після зустрічі сторони заявили": somebody whose name could as well be a genitive of what stands before."""
    if not p.is_(start, "prepositions") or p.is_(start, "places") or after_preposition(p, start) != left + 1:
        return None
    for k in range(start + 2, left + 1):
        found = phrase(p, k)
        if found and found[1] == left + 1 and somebody(p, found, "nominative") and agrees(p, verb, found):
            return found
    return None


def _object_behind(p: Passage, verb: int, first: Range, second: Range) -> bool:
    """Whether the second of two phrases is the object: "посольство России процесс считает фарсом"."""
    if state_at(p, first[0]) and state_at(p, second[0]) and first[1] == second[0]:
        # "Москва Київ звинувачує": by its case the first can be the subject only
        return "accusative" not in cases(p, first[0]) and "accusative" in cases(p, second[0])
    acting = not thing(p, first)
    if not acting:
        # "правительство Германии план отвергло": a body and what is none, but "Київ суд визнав винним"
        acting, other = (somebody(p, r, "nominative", "groups") for r in (first, second))
        acting = (acting or state_at(p, first[0])) and not other
    return acting and thing(p, second) and agrees(p, verb, first)


def aside_before(p: Passage, comma: int) -> int:
    """The token before ", however," where nothing else stands between the two commas, else the second comma."""
    if p.low(comma) != ",":
        return comma
    for k in range(comma - 1, max(-1, comma - _ASIDE), -1):
        if p.low(k) == ",":
            inside = " ".join(p.lows[k + 1 : comma])
            return k - 1 if inside in p.lexicon.grammar["asides"] else comma
    return comma


def _named_before(p: Passage, left: int) -> Range | None:
    """ "перевозчика «Южная дорога» заявила": a name in quotation marks right before the verb."""
    if p.low(left) not in CLOSERS | {'"'}:
        return None
    for k in range(left - 1, max(-1, left - 9), -1):
        if quoted_name(p, k) == left + 1:
            if _apposed_name(p, k) and any(p.low(j) in p.lexicon.frames["talks"] for j in range(max(0, k - _KIND), k)):
                return None
            noun = k > 0 and p.word(k - 1) and "nominative" in cases(p, k - 1) and is_part(p, k - 1, "noun")
            return (k - 1 if noun else k, left + 1)
    return None


_KIND = 4


def _apposed_name(p: Passage, k: int) -> bool:
    """Whether the quoted name at token k hangs on a noun that is no subject: "телеканалу «Либерти» признал"."""
    return p.word(k - 1) and is_part(p, k - 1, "noun") and "nominative" not in cases(p, k - 1)


def behind_verb(p: Passage, verb: int, after: int, *, objects: bool = False) -> tuple[Range, Range | None, int] | None:
    """The subject behind the verb, the recipient on the way to it, and the token after both.

    With `objects` an object may stand between them too ("присоромив публіку головуючий").
    """
    k = told_to_outlet(p, verb, after) or after
    recipient: Range | None = (after, k) if k > after else None
    while k < p.size and p.speech[k] < 0:
        about = roughly(p, k)
        if about and agrees(p, verb, about):
            return about, recipient, about[1]
        if p.is_(k, "prepositions"):
            found = _heard_at(p, verb, k, "places", *(("from_where",) if objects else ()))
            if found:
                return found, recipient, found[1]
            end = after_preposition(p, k)
            if not end:
                return None
            if recipient is None and not p.is_(k + 1, "weekdays"):
                recipient = (k, end)
            k = end
            if p.low(k) == "," and p.tokens[k + 1 : k + 2] and p.tokens[k + 1].text[0].isdigit():
                k = min(k + 3, p.size)
                k += 1 if p.low(k) == "," else 0
            continue
        determines = is_part(p, k, "adjective") and nominal(p, k + 1) and "nominative" in cases(p, k + 1)
        if p.is_(k, "personal") and "nominative" in cases(p, k) and not determines:
            return ((k, k + 1), recipient, k + 1) if agrees(p, verb, (k, k + 1)) else None
        if p.is_(k, "adverbs", "weekdays") or (is_part(p, k, "adverb") and not nominal(p, k)):
            k += 1
            continue
        if is_part(p, k, "pronoun") and p.word(k) and not p.is_(k, "one_of", "anyone"):
            k += 1
            continue
        found = phrase(p, k)
        if found and agrees(p, verb, found):
            inner = _after_object(p, verb, found) or _doer_behind(p, verb, found)
            if inner:
                return inner, recipient, max(found[1], inner[1])
            rest = phrase(p, found[1]) if all(len(cases(p, j)) > _BENT for j in range(*found)) else None
            if rest and agrees(p, verb, rest):
                # "розповів NV Бізнес член ради": a name that cannot be bent is whom it was told
                return rest, found, rest[1]
            return with_owner(p, found), recipient, found[1]
        given = phrase(p, k, "dative")
        if given and recipient is None:
            k = named_behind(p, verb, given) or given[1]
            recipient = (given[0], k)
            continue
        passed = (phrase(p, k, "accusative") or phrase(p, k, "instrumental")) if objects else None
        if passed:
            # "застеріг європейців Столтенберг": the name is another's
            name = next((j for j in range(k + 1, passed[1]) if name_like(p, j) and cases(p, j) == {"nominative"}), None)
            k = name if name and any(s.animate for s in readings(p, k)) else passed[1]
            continue
        return None
    return None


def _heard_at(p: Passage, verb: int, k: int, *lists: str) -> Range | None:
    """Where it was said, at token k: "сообщили в порту", "крикнули с балкона"; None where somebody stands behind it."""
    found = _institution(p, k) if impersonal(p, verb) and p.is_(k, *lists) else None
    acting = phrase(p, found[1]) if found else None
    return None if acting and agrees(p, verb, acting) and not thing(p, acting) else found


def _doer_behind(p: Passage, verb: int, found: Range) -> Range | None:
    """Somebody behind a thing that may as well be the object: "приветствовал обмен посол"."""
    doer = phrase(p, found[1]) if thing(p, found) and nominal(p, found[1]) else None
    return doer if doer and agrees(p, verb, doer) and somebody(p, doer, "nominative") else None


def _after_object(p: Passage, verb: int, found: Range) -> Range | None:
    """The person in a phrase that begins with the verb's object: "дав показання підприємець"."""
    head = next((k for k in range(*found) if is_part(p, k, "noun")), found[0])
    if name_like(p, head) or any(s.animate for s in readings(p, head)) or "accusative" not in cases(p, head):
        return None
    if agrees(p, verb, (head, head + 1)):
        return None
    rest = phrase(p, head + 1)
    return rest if rest and rest[1] == found[1] and agrees(p, verb, rest) else None


def institution_before(p: Passage, verb: int) -> Range | None:
    """ "в Кремле заявили": the body in whose rooms it was said."""
    start = clause_start(p, verb - 1)
    for k in range(start, verb):
        if p.is_(k, "there"):
            return (k, k + 1)
        if p.is_(k, "places"):
            found = _institution(p, k)
            if found and found[1] <= verb:
                return found
    return None


def institution_behind(p: Passage, k: int) -> Range | None:
    """ "не согласны в профсоюзе": the body behind a preposition at token k."""
    return _institution(p, k) if p.is_(k, "places") else None


def _institution(p: Passage, k: int) -> Range | None:
    end = after_preposition(p, k)
    inner = p.low(k + 1)
    if any(p.low(j) in p.lexicon.frames["medium_nouns"] for j in range(k + 1, min(k + 5, p.size)) if end and j < end):
        return None
    if not end or p.is_(k + 1, "weekdays") or inner in p.lexicon.frames["medium_nouns"] or inner[:1].isdigit():
        return None
    if not (cases(p, k + 1) & {"locative", "genitive"}) and quoted_name(p, k + 1) == k + 1:
        return None
    if p.is_(k, "toward") and "locative" not in cases(p, k + 1) and quoted_name(p, k + 1) == k + 1:
        # "на засідання": where to, not where
        return None
    if not any(is_part(p, j, "noun") or name_like(p, j) or p.low(j) in OPENERS for j in range(k + 1, end)):
        return None
    return (k + 1, end)
