"""Ascriptions set into what they ascribe: "S, сообщил X", "S — заявил X", "как сообщил X, S"."""

from __future__ import annotations

from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form
from stance.attribution.inflected.appositions import participial
from stance.attribution.inflected.citations import citation, words_of
from stance.attribution.inflected.clauses import SAYS, clause_word
from stance.attribution.inflected.extent import adjuncts
from stance.attribution.inflected.frames import about_this, around
from stance.attribution.inflected.phrases import after_preposition, frame_at, phrase, telling_frame
from stance.attribution.inflected.subjects import (
    aside_before,
    behind_verb,
    impersonal,
)
from stance.attribution.inflected.words import finite_verb, is_part, name_like, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import future

_ANSWERS = frozenset({"refuses", "denies", "accepts"})


def _answers(p: Passage, i: int, form: Form, source: Range) -> bool:
    """Whether a clause rejects what the one before told: "Москва требует карт, Варшава требование отклонила".

    An object told with a clause ("Слухи о том, что S, министр опроверг") is none of its own.
    """
    if source[1] > i or form.group.act not in _ANSWERS:
        return False
    verb = next((k for k in range(p.opening, source[0]) if finite_verb(p, k)), None)
    return verb is not None and not any(p.is_(k, "thats") for k in range(p.opening, verb))


def _unfinished(p: Passage, start: int) -> bool:
    """Whether a relative clause has its verb at token `start` or behind: "план, который, по словам посла, | отверг он".

    Something stands between commas right behind its pronoun then; "план, который, | сказал посол, ..." is a tag.
    """
    which = next((k for k in range(start - 3, p.opening, -1) if p.is_(k, "relatives") and p.low(k + 1) == ","), None)
    return which is not None and not any(finite_verb(p, k) for k in range(which + 1, start))


def _tag_start(p: Passage, i: int, form: Form) -> int:
    """Where a parenthesis begins whose verb is token i: with its negation, its adverbs, its manner or its topic."""
    k = i - 1 if p.is_(i - 1, "negations") and form.lemma in p.lexicon.grammar["double_negative"] else i
    while k > 0 and (p.is_(k - 1, "adverbs") or (is_part(p, k - 1, "adverb") and p.low(k - 1) != "как")):
        if about_this(p, k):
            break
        k -= 1
    opens = [j for j in range(k - 2, max(0, k - 4), -1) if p.is_(j, "prepositions") and p.low(j - 1) == ","]
    if opens and after_preposition(p, opens[0]) == k and not p.is_(opens[0] + 1, "relatives"):
        # "S, с обидой поведала сестра"
        k = opens[0]
    since = next((j for j in range(k - 2, max(0, k - 4), -1) if p.is_(j, "prepositions")), 0)
    said = since - 1 if p.is_(since - 1, "not_yet") else since
    joined = any(p.is_(j, "contrast", "joins") and p.low(j - 1) == "," for j in range(p.opening + 1, said))
    if since and p.low(said - 1) in _AS and after_preposition(p, since) == k and not joined:
        # "S, как ещё в мае обещал министр", but of two clauses before it only one may be his
        k = said
    # "S — про це розповів X"
    return k - 2 if about_this(p, k) else k


def parenthesis(p: Passage, i: int, form: Form, after: int, source: Range | None) -> Raw | None:
    """ "S, сообщил X", "S — заявил X", "как сообщил X, S"; the subject stands behind the verb."""
    if "Q" not in form.group.frames or (source and (_amid_aside(p, i, source) or _answers(p, i, form, source))):
        return None
    k = _tag_start(p, i, form)
    if _no_tag(p, i, k):
        return None
    if any(p.is_(j, "contrast") for j in range(k, i)) or (p.is_(i - 1, "negations") and p.is_(i - 2, "contrast")):
        # ", проте не виключають його появи"
        return None
    if p.is_(i, "they_say") and p.low(after) in {",", "."} and not clause_word(p, after + 1) and source is None:
        # "Говорят, S", "S, говорят": nobody is named
        free = k == p.opening or p.low(k - 1) == ","
        parts = around(p, k, after) if free else ()
        return Raw(form, "agentlessC", (i, after), None, parts) if parts else None
    how, start = _how(p, k, after, source)
    if frame_at(p, p.opening, "according") and not how:
        return None
    # "S: об этом заявил X" tells S too, while "S: заявил X" does not
    marks = DASHES | ({",", ":"} if about_this(p, start + 2) else {","})
    opens = start == p.opening or p.low(start - 1) in marks
    if not (opens or how) or (start == p.opening and not how):
        mere = form.group.frames == "Q"
        own = source if source and source[1] <= i and not mere and _opens_tag(p, source, i) else None
        if own is None:
            return None
        start = _with_place(p, own)
    own_before = source is not None and start == _with_place(p, source)
    found = None if own_before else behind_verb(p, i, after)
    if found:
        who, recipient, end = found
    elif source and source[1] <= i:
        who, recipient, end = source, None, after
        start = min(start, source[0]) if how else start
    elif impersonal(p, i) and not any(x == "C" for x in _next_clause(p, after)):
        return None
    else:
        return _alone(p, i, form, k)
    whose = words_of(p, after) if found else None
    if whose and whose[0] > who[0]:
        # "S, передаёт «Интерфакс» слова X"
        return _told_by(p, (i, after), form, whose, who, start)
    end = adjuncts(p, end)
    who, end = _with_apposition(p, who, end) if found else (who, end)
    end, source_of = citation(p, end)
    end = adjuncts(p, end) if source_of else end
    who, end = _with_relative(p, who, end, opening=start == p.opening)
    closed = end >= p.size or p.low(end) in {",", "."} | ENDS | DASHES | {";", ")", ":"} or p.speech[end] >= 0
    closed = closed or p.is_(end, "joins")
    leads_on = p.low(end) == ":" or (p.low(end) == "," and clause_word(p, end + 1))
    # "знает, как в мае обещал посол вывезти зерно": a question
    dated = how and p.is_(start + 1, "prepositions", "not_yet")
    if (not closed or leads_on) and (dated or not how):
        return None
    # "Москва закрыла рынок, Киев ответил": what he did then
    reacts = own_before and form.lemma in p.lexicon.grammar["reacting"]
    if not how and (reacts or p.speech[max(0, start - 2)] >= 0):
        return None
    parts = around(p, start, end)
    if (
        not parts
        or _unfinished(p, start)
        or (p.is_(parts[0][0], "prepositions") and any(p.is_(j, "put_questions") for j in range(*parts[0])[1:4]))
        or telling_frame(p, parts[0][0])[0]
        or (not how and (parts[0][0] > start or _when(p, parts[0][0])))
        or any(a < who[1] and who[0] < b for a, b in parts)
        # "якщо Київ відмовиться, Росія не чекатиме" is no tag
        or (p.is_(i - 1, "negations") and k == i and p.lexicon.condition_at(p.tokens, parts[0][0]))
    ):
        return None
    if source_of:
        return Raw(form, "inside", (i, after), source_of, parts, recipient, carriers=(Carrier(who, says=True),))
    return Raw(form, "inside", (i, after), who, parts, recipient)


def _no_tag(p: Passage, i: int, k: int) -> bool:
    """Whether the verb at token i, whose tag would begin at token k, only goes on, asks or foretells."""
    if future(p.low(i), p.lexicon.language) or any(
        p.low(j) not in _AS and p.is_(j, "asking_words") and p.low(j - 1) == "," for j in (k - 1, k)
    ):
        # "завтра, быть может, Рим ответит налогом"; "узнать, чего требует Рим, трудно"
        return True
    # ", и требуют": the same subject goes on
    return any(p.is_(j, "joins") for j in range(k, i)) and p.low(k - 1) == ","


def _alone(p: Passage, i: int, form: Form, k: int) -> Raw | None:
    """ "А потом, признаётся, вышел и сам": whoever the words before are about."""
    after = i + 1
    if form.rest or impersonal(p, i) or form.kind not in SAYS or any(s.person in {"1", "2"} for s in readings(p, i)):
        return None
    if p.low(k - 1) != "," or p.low(after) not in {",", "."} or clause_word(p, after + 1) or p.speech[k - 1] >= 0:
        return None
    parts = around(p, k, after)
    return Raw(form, "dropped", (i, after), None, parts) if parts else None


def _how(p: Passage, k: int, after: int, source: Range | None) -> tuple[bool, int]:
    """Whether "как" opens the tag whose verb begins at token k, and where the tag begins: "как (он) уточнил"."""
    if source == (k - 1, k) and p.is_(k - 1, "personal") and p.low(k - 2) in _AS:
        opens = k - 2 == p.opening or p.low(k - 3) in DASHES | {",", "("}
        return opens and p.low(after) in {",", "."}, k - 2
    how = p.low(k - 1) in _AS and (k - 1 == p.opening or p.low(k - 2) in {",", "—", "–", "("})
    # "сделано не так, как требовал министр"
    how = how and not p.is_(k - 3, "thus")
    return how, k - 1 if how else k


def _when(p: Passage, k: int) -> bool:
    """Whether token k opens a clause that tells when or despite what: "едва Москва отвергла план, Киев ответил"."""
    return p.is_(k, "temporal_clause", "conceding") or (p.is_(k, "temporal") and not p.is_(k, "as"))


_AS = frozenset({"как", "як"})


def _amid_aside(p: Passage, i: int, source: Range) -> bool:
    """Whether the comma before a verb only closes ", however,": "доплати, втім, вимагають і лоцмани"."""
    opens = aside_before(p, i - 1)
    return opens < i - 1 and (source[1] <= i or not any(finite_verb(p, j) for j in range(opens)))


def _told_by(p: Passage, cue: Range, form: Form, whose: Range, carrier: Range, start: int) -> Raw | None:
    parts = around(p, start, whose[1])
    return Raw(form, "inside", cue, whose, parts, carriers=(Carrier(carrier),)) if parts else None


def _with_apposition(p: Passage, who: Range, end: int) -> tuple[Range, int]:
    """Read "розповідає Миркевич, президент асоціації." to its end: the source, and the token behind it."""
    # "Мост, уверяет мэр, «простоит век»": what stands in quotation marks goes on with what is told
    apposed = phrase(p, end + 1) if p.low(end) == "," and p.word(end + 1) else None
    if apposed and (apposed[1] >= p.size or p.low(apposed[1]) in ENDS) and not name_like(p, end + 1):
        return (who[0], apposed[1]), apposed[1]
    return who, end


def _with_relative(p: Passage, who: Range, end: int, *, opening: bool) -> tuple[Range, int]:
    """Read ", который был там" and ", обещавший молчать" behind a source; what is told follows a tag at the opening."""
    close = next((k for k in range(end + 2, p.size) if p.low(k) in ENDS | {","}), p.size)
    related = p.is_(end + 1, "relatives") or (p.is_(end + 1, "prepositions") and p.is_(end + 2, "relatives"))
    attached = participial(p, end + 1, close) and not (opening and p.low(close) != ",")
    if p.low(end) != "," or not (related or attached):
        return who, end
    return (who[0], close), close


def _opens_tag(p: Passage, source: Range, verb: int) -> bool:
    """Whether "X сообщил" stands behind a comma as a parenthesis of its own."""
    first = _with_place(p, source)
    return first > 0 and p.low(first - 1) in {",", "—", "–"} and verb - source[1] <= 2 and first - 1 > 2


def _with_place(p: Passage, source: Range) -> int:
    """Where a source begins, with the preposition of "у мерії"."""
    return source[0] - 1 if p.is_(source[0] - 1, "places") else source[0]


def _next_clause(p: Passage, i: int) -> str:
    return "C" if p.low(i) == "," and clause_word(p, i + 1) else ""
