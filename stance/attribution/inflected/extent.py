"""How far things go: adjuncts behind a cue, and where its content ends."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees, ending
from stance.attribution.inflected.clauses import SAYS, clause_word, compared
from stance.attribution.inflected.joined import another, attributes, of_the_teller, on_condition, own_clause
from stance.attribution.inflected.phrases import (
    after_preposition,
    frame_at,
    phrase,
    quoted_name,
    state_at,
    telling_frame,
)
from stance.attribution.inflected.subjects import behind_verb
from stance.attribution.inflected.words import cases, finite_verb, is_part, nominal, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range

_LEFT_OUT = 4
_SIGNS = "\u2600"  # pictures begin here
SIGNED = 7  # a name behind a dash at a sentence's end has at most so many tokens


def adjuncts(p: Passage, k: int) -> int:
    """Pass over adverbs, occasions and recipients behind a tag's subject."""
    while k < p.size and p.speech[k] < 0 and not p.is_(k, "joins"):
        if p.is_(k, "adverbs", "weekdays") or (is_part(p, k, "adverb") and not nominal(p, k)):
            k += 1
        elif p.is_(k, "prepositions") and not frame_at(p, k, "citing"):
            end = after_preposition(p, k)
            if not end:
                return k
            k = end
        else:
            given = phrase(p, k, "dative") or phrase(p, k, "instrumental") if nominal(p, k) else None
            if not given:
                return k
            k = given[1]
    return k


def clause_end(p: Passage, start: int, frame: str = "C") -> int:
    """The token after the last one of the content that begins at `start`: the final stop is left out."""
    k = start
    depth = 0
    while k < p.size:
        if p.speech[k] >= 0:
            k += 1
            continue
        inside = quoted_name(p, k)
        if inside > k:
            k = inside
            continue
        low = p.low(k)
        if low[:1] > _SIGNS and k > start:
            break
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and k > start and (_ends_all(p, k) if frame == "S" else _ends_here(p, k, start, frame)):
            break
        k += 1
    if frame == "C" and p.low(k) == "," and k < p.size:
        k = _short_of_concession(p, start, k)
    while frame in "NP" and k - 1 > start + 1 and p.speech[k - 1] < 0 and _when(p, k - 1):
        k -= 1
    while k > start and (p.low(k - 1) in ENDS | {",", ";", ":"} or p.low(k - 1) in DASHES):
        k -= 1
    if k - 2 > start and p.is_(k - 1, "relatives") and p.low(k - 2) == ",":
        # "освобождения рабочих, которых, по его данным, ..."
        k -= 2
    return k


def _short_of_concession(p: Passage, start: int, end: int) -> int:
    """Without a concession that a tag at the comma `end` cuts in two: "що S, | хоча доказів, визнав він, ще немає"."""
    opens = next((k for k in range(end - 1, start + 1, -1) if p.low(k) == ","), 0)
    cut = opens and p.is_(opens + 1, "concessive", "contrast") and tag_at(p, end + 1)
    whole = any(finite_verb(p, k) or p.cue_at(k, "adjective") or is_part(p, k, "infinitive") for k in range(opens, end))
    return opens if cut and not whole else end


def _ends_all(p: Passage, k: int) -> bool:
    """Whether what a colon or "мол" opened ends at token k: it goes on through all that is coordinated."""
    low = p.low(k)
    return low == ";" or (low in ENDS and k >= p.size - 2) or (low in {","} | DASHES and tag_at(p, k + 1))


def _when(p: Passage, k: int) -> bool:
    """Whether an adverb of the cue's own, behind its object, stands at token k: "про загрозу ще звечора"."""
    return p.is_(k, "adverbs") or (is_part(p, k, "adverb") and not nominal(p, k) and p.word(k))


def _ends_here(p: Passage, k: int, start: int, frame: str) -> bool:
    low = p.low(k)
    if low == ";" or (low == ":" and (frame in "NT" or (k + 1 < p.size and p.speech[k + 1] >= 0))):
        # "что урожая не будет: «Яблони вымерзли»": the quotation is told besides
        return True
    if low == ":" and telling_frame(p, k + 1)[0]:
        # "наполягає на обережності: за словами міністра, S"
        return True
    if low == ":" and any(p.is_(j, "so_said") for j in range(k + 1, k + (2 if frame == "C" else SIGNED))):
        # "обещает, что закроют: мол, договор уже есть", "отказалась от слов: следователь, мол, не понял"
        return True
    if low in ENDS:
        return k >= p.size - 2
    if p.is_(k + 2, "this") and p.is_(k + 1, "aboutness") and low in {","} | DASHES:
        # "не виключає мит – про це свідчить лист"
        return True
    if low in DASHES:
        closing = phrase(p, k + 1)
        if frame != "C" and (own_clause(p, k + 1) or is_part(p, k + 1, "gerund")):
            return True
        last = p.size - 1 if p.low(p.size - 1) in ENDS else p.size
        signed = closing is not None and closing[1] == last and last - k <= SIGNED
        if signed and frame == "C":
            # "пояснив, що причина — лід": what it is
            signed = any(p.capital(j) or any(s.animate for s in readings(p, j)) for j in range(k + 1, last))
        return tag_at(p, k + 1) or signed
    if low == ",":
        return _ends_at_comma(p, k + 1, frame, start)
    if p.is_(k, "joins"):
        gerund = is_part(p, k + 1, "gerund") and not is_part(p, k + 1, "noun", "other")
        further = gerund or _further_verb(p, k + 1) or own_clause(p, k + 1)
        return _further_cue(p, k, start) or (frame in "NTP" and further)
    return False


def _ends_at_comma(p: Passage, nxt: int, frame: str, start: int) -> bool:
    """Whether the content ends at a comma, by what begins at the token behind it."""
    if compared(p, nxt):
        # "вимагає більше, ніж Москва готова дати"
        return False
    asked = any(p.is_(j, "whether") for j in (nxt + 2, nxt + 3))
    if p.is_(nxt, "contrast") and attributes(p, nxt):
        return False
    narrowed = p.is_(nxt + 1, "only") or on_condition(p, nxt + 1)
    if p.is_(nxt, "contrast") and frame != "C" and p.low(nxt) not in {"а"} and (asked or not narrowed):
        return True
    if frame != "C" and any(" ".join(p.lows[nxt : nxt + n]) in p.lexicon.grammar["meanwhile"] for n in (2, 3, 4)):
        # "отверг план, в то время как Киев"
        return True
    if frame in "NTP" and _ends_object(p, nxt):
        return True
    if frame != "C" and p.is_(nxt, "contrast") and p.is_(nxt + 1, "subordinators") and p.low(nxt + 1) != "чтобы":
        return True
    if p.is_(nxt, "relatives") and any(p.is_(j, "carries") for j in range(nxt + 1, min(nxt + 4, p.size))):
        return True
    if p.cue_at(nxt, "ing") or (p.cue_at(nxt + 1, "ing") and p.is_(nxt, "adverbs")):
        return True
    if frame == "C" and p.is_(nxt, "contrast") and _new_clause(p, nxt + 1):
        return True
    if frame == "C" and p.is_(nxt, "joins", "contrast") and (of_the_teller(p, start, nxt) or another(p, start, nxt)):
        return True
    if p.is_(nxt + 1, "second_contrast") and _new_clause(p, nxt):
        # "Песков же приветствовал обмен"
        return True
    if frame != "C" and (_of_it_all(p, nxt) or own_clause(p, nxt)):
        return True
    return tag_at(p, nxt) or _further_cue(p, nxt, start) or (frame != "C" and _new_clause(p, nxt))


def _ends_object(p: Passage, nxt: int) -> bool:
    """Whether what is no clause ends at a comma, by what begins at the token behind it."""
    if p.is_(nxt, "personal") and cases(p, nxt) == {"nominative"} and p.low(nxt + 1) != ",":
        # "уговаривает переехать, она ни в какую"
        return True
    if p.is_(nxt, "reasons") or (p.is_(nxt, "by_now") and _further_verb(p, nxt)):
        # "відмовився їхати, бо захворів"; "отказывалась, теперь согласна"
        return True
    if p.is_(nxt, "prepositions") and p.low(nxt + 1) in _WHAT and not p.is_(nxt - 2, "pointing"):
        # "предложил обмен, на что тот согласился"
        return True
    if is_part(p, nxt, "gerund") and not is_part(p, nxt, "noun", "other"):
        return True
    if state_at(p, nxt) and any(p.low(j) in DASHES for j in range(nxt + 1, nxt + _LEFT_OUT)):
        # "звинувачує Київ у зриві, Київ Москву – у брехні"
        return True
    mine = phrase(p, nxt) if nominal(p, nxt) else None
    if mine and mine[1] < p.size and p.cue_at(mine[1], "adjective") and p.low(mine[1] + 1) in ENDS | {",", ";"}:
        # "за перемирие, Москва против"
        return True
    # "хочет паузы, а Вашингтон — фотографии": the verb is left out
    other = phrase(p, nxt + 1) if p.is_(nxt, "contrast") and nominal(p, nxt + 1) else None
    return other is not None and p.low(other[1]) in DASHES


def _further_verb(p: Passage, k: int) -> bool:
    """Whether a finite verb of the same subject follows a conjunction: "відхилив касацію і залишив"."""
    while k < p.size and (p.is_(k, "adverbs", "negations", "by_now") or is_part(p, k, "adverb")):
        k += 1
    return (finite_verb(p, k) or p.cue_at(k, "adjective") is not None) if k < p.size else False


_WHAT = frozenset({"что", "що"})


def before_main(p: Passage, r: Range) -> Range:
    """What a dependent clause tells, up to the comma behind which the main clause begins: "когда объявил, что S, X"."""
    for k in range(r[0] + 2, r[1]):
        if (
            p.low(k) == ","
            and p.speech[k] < 0
            and not p.is_(k + 1, "joins", "contrast", "clause")
            and own_clause(p, k + 1)
        ):
            return (r[0], k)
    return r


def _of_it_all(p: Passage, k: int) -> bool:
    """Whether ", что указывает на" stands at token k: "that" is the subject and means all that was said before."""
    return p.is_(k, "thats") and finite_verb(p, k + 1) and p.low(k) in _WHAT


def _new_clause(p: Passage, k: int) -> bool:
    """Whether another subject with a cue of its own begins at token k: ", others are sure that"."""
    if p.is_(k, "clause") and not p.is_(k, "relatives"):
        return False
    if p.is_(k, "relatives"):
        close = next((j for j in range(k + 2, min(k + _RELATIVE, p.size)) if p.low(j) == ","), p.size)
        if close + 1 < p.size and "instrumental" in cases(p, close + 1) and not p.is_(close + 1, "relatives"):
            # "назвал план, который отверг Киев, единственным"
            return False
    found = phrase(p, k) if nominal(p, k) or is_part(p, k, "pronoun") else None
    end = found[1] if found else k + 1 if is_part(p, k, "pronoun") and "nominative" in cases(p, k) else 0
    far = end
    while far and p.is_(far, "prepositions") and (passed := after_preposition(p, far)):
        # "а замминистра в эфире радио предположила"
        far = passed
    form = p.cue_at(far, SAYS) if end < far < p.size else None
    if form is not None and form.group.speech:
        return True
    return bool(end) and any(
        p.cue_at(j, "past third adjective") and not p.is_(j, "prepositions") for j in range(end, min(end + 3, p.size))
    )


_RELATIVE = 12


def tag_at(p: Passage, k: int) -> bool:
    """Whether a parenthesis with a cue ("сообщает ТАСС", "по словам X", "как отметил X") stands at token k."""
    if k >= p.size:
        return False
    if telling_frame(p, k)[0] or frame_at(p, k, "hearsay_frames") or frame_at(p, k, "written"):
        return True
    j = k + 1 if p.low(k) in {"как", "як"} else k
    while p.is_(j, "adverbs") and not p.is_(j, "contrast"):
        j += 1
    form = p.cue_at(j, SAYS) if j < p.size else None
    if form is not None and "Q" in form.group.frames:
        found = behind_verb(p, j, j + 1 + len(form.rest))
        if found:
            end = adjuncts(p, found[2])
            return (
                end >= p.size
                or p.is_(end, "utterances")
                or p.low(end) in {",", "."} | ENDS | DASHES
                or p.speech[end] >= 0
                or bool(frame_at(p, end, "citing"))
            )
    return False


def _further_cue(p: Passage, k: int, start: int) -> bool:
    """Whether a conjunction at token k joins a further cue of the same source ("и добавил, что")."""
    j = k
    while j < p.size and (p.is_(j, "coordinators", "adverbs", "contrast", "negations") or p.low(j) == "также"):
        j += 1
    form = p.cue_at(j, SAYS) if j < p.size and (j > k or p.low(k - 1) == ",") else None
    if form is None or not form.group.speech:
        return False
    teller = next((i for i in range(start - 1, -1, -1) if p.cue_at(i, SAYS)), None)
    told = p.cue_at(teller, SAYS) if teller is not None else None
    if teller is not None and p.low(k - 1) != "," and _of_the_told(p, teller, (start, k), j):
        return False
    if told and told.kind == "past" and form.kind == "third" and _has_subject(p, start, k, j):
        # "сообщила, что она отказывается и требует": who is told of, not who tells
        return False
    nxt = j + 1 + len(form.rest)
    # "как сообщил X, Москва отдала флейту, но требует скрипку": what is framed in front has a subject of its own
    framed = p.low(start - 1) == "," and not clause_word(p, start)
    return (
        (p.low(nxt) == "," and p.is_(nxt + 1, "clause"))
        or p.low(nxt) == ":"
        or ("N" in form.group.frames and not framed)
    )


def _of_the_told(p: Passage, teller: int, clause: Range, verb: int) -> bool:
    """Whether a verb goes on with who is told of, by its ending: "сказал, что она вышла и потребовала"."""
    form = ending(p, verb)
    own = [e for e in (ending(p, i) for i in range(*clause) if finite_verb(p, i)) if e]
    return form is not None and ending(p, teller) not in {None, form} and own[-1:] == [form]


def _has_subject(p: Passage, start: int, end: int, verb: int) -> bool:
    """Whether a clause names somebody whom a verb behind it may go on with."""
    return any(
        p.is_(k, "personal") and "nominative" in cases(p, k) and agrees(p, verb, (k, k + 1)) for k in range(start, end)
    )


def with_measure(p: Passage, k: int, after: int) -> int:
    """Where what a cue governs begins with the words that say how much of it: "щонайменше на ста тисячах"."""
    while k > after and p.is_(k - 1, "measures"):
        k -= 1
    return k


def chained(p: Passage, end: int, source: Range) -> int:
    """Where prepositions that hang on one another end before the subject: "від звинувачень | на адресу Росії | він"."""
    k = end
    while k < source[0] and p.is_(k, "prepositions"):
        k = after_preposition(p, k) or source[1]
    return k if k == source[0] else end
