"""What a cue governs: the clause, infinitive, phrase or object that is told, behind the cue or before it."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.inflected.citations import judged
from stance.attribution.inflected.clauses import clause_start, clause_word, compared, object_antecedent
from stance.attribution.inflected.extent import chained, clause_end, with_measure
from stance.attribution.inflected.heads import thing
from stance.attribution.inflected.leading import behind_colon, past_concession, past_tag
from stance.attribution.inflected.nonfinite import Complement
from stance.attribution.inflected.phrases import after_preposition, phrase, quoted_name
from stance.attribution.inflected.recipients import asked_from
from stance.attribution.inflected.subjects import aside_before
from stance.attribution.inflected.words import cases, finite_verb, is_part, name_like, nominal
from stance.attribution.passage import ENDS, OPENERS, Passage
from stance.attribution.phrases import Range

_ASIDE = 5


def complement(p: Passage, i: int, after: int, form: Form, source: Range | None) -> Complement | None:
    """Return what the cue at token i governs: the frame, the content, and who is told."""
    frames = form.group.frames
    k = after
    recipient: Range | None = None
    if source and source[0] >= after:
        before = ahead_of_subject(p, after, form, source)
        if before:
            return before
        k = source[1]
        between = phrase(p, after, "dative") if "R" in frames or "T" in frames else None
        recipient = between if between and between[1] <= source[0] else None
        if recipient is None and p.is_(after, "prepositions") and source[0] > after:
            recipient = (after, source[0])
    k, given = _to_content(p, past_tag(p, k), form)
    recipient = recipient or given
    if "C" in frames:
        clause = clause_at(p, k, frames)
        if clause:
            return "C", (clause,), recipient
    colon = behind_colon(p, k, after, form, source)
    if colon:
        return ":", (colon,), recipient
    if p.low(k) in ENDS | {""} or p.speech[min(k, p.size - 1)] >= 0:
        return None
    if "T" in frames:
        start = _infinitive(p, k)
        if start is not None:
            return "T", ((start, clause_end(p, start, "T")),), recipient
    if governs(p, k, form) and p.is_(k + 1, "pointing") and p.low(k + 2) == ",":
        clause = clause_at(p, k + 1, frames)
        if clause:
            return "C", (clause,), recipient
    if governs(p, k, form):
        end = clause_end(p, k, "P")
        return ("P", ((with_measure(p, k, after), end),), recipient) if end - k >= 2 else None
    if "N" in frames:
        found = _object(p, k)
        if found:
            if recipient == (k - 1, k) and "accusative" in cases(p, k - 1) and is_part(p, k - 1, "pronoun"):
                # "назвал их фейком": the pronoun is what is spoken of, nobody told
                found, recipient = (k - 1, found[1]), None
            return "N", (found,), recipient
    return None


def ahead_of_subject(p: Passage, after: int, form: Form, source: Range) -> Complement | None:
    """What stands between a verb and its subject: "сомневается в итогах и аналитик", "приветствовал обмен посол"."""
    frames = form.group.frames
    ahead = after_preposition(p, after) if "P" in frames and governs(p, after, form) else 0
    if ahead and ahead <= source[0] and not p.is_(after + 1, "pointing", "weekdays"):
        return "P", ((after, ahead),), None
    found = phrase(p, after, "accusative") if "N" in frames and source[0] > after else None
    return ("N", (found,), None) if found and found[1] == source[0] and thing(p, found) else None


def _named_recipient(p: Passage, k: int, form: Form) -> bool:
    """Whether a name in quotation marks at token k is whom it is told: "обіцяло «Кордону» надати"."""
    end = quoted_name(p, k)
    return end > k and (p.low(end) == "," or ("T" in form.group.frames and _infinitive(p, end) is not None))


def _told_to(form: Form) -> bool:
    """Whether what stands behind the cue may be whom it is told: nobody is told what another feels."""
    felt = not form.group.speech and "N" in form.group.frames and "T" not in form.group.frames
    return form.kind != "adjective" and not felt


def governs(p: Passage, k: int, form: Form) -> bool:
    """Whether the preposition at token k is one that the cue takes, also in its fuller form ("во" for "в")."""
    if not form.group.with_:
        return False
    return p.low(k) in form.group.with_ or (p.is_(k, "fuller") and p.low(k)[:1] in form.group.with_)


def preposed(p: Passage, verb: int, form: Form, source: Range | None) -> Complement | None:
    """An object or an infinitive before its verb: "провини не визнає", "ініціативу підтримало міністерство"."""
    frames = form.group.frames
    if source is None or not set("NTP") & set(frames):
        return None
    if "N" in frames and p.is_(verb - 1, "negations") and source[1] == verb - 1 and source[1] - source[0] > 1:
        last = source[1] - 1
        if "genitive" in cases(p, last) and is_part(p, last, "noun") and not name_like(p, last):
            # "обвинувачений провини не визнає": what is not done stands in the genitive
            return "N", ((last, last + 1),), None
    k = clause_start(p, aside_before(p, (source[0] if source[1] == verb else verb) - 1))
    asked = _asked_first(p, k) if "T" in frames else None
    if asked:
        return "T", (asked,), None
    k -= p.is_(k - 1, "relatives")
    while k < verb:
        aside = next((n for n in (2, 3) if " ".join(p.lows[k : k + n]) in p.lexicon.grammar["asides"]), 0)
        if aside:
            k += aside
            continue
        if source[0] - p.is_(k, "places") <= k < source[1]:
            k = source[1]
            continue
        if p.is_(k, "prepositions"):
            end = after_preposition(p, k)
            first = _with_preposition(p, k, end, verb, (form, source))
            if first:
                return first
            k = max(k + 1, end)
            continue
        if "T" in frames and is_part(p, k, "infinitive"):
            stop = source[0] - p.is_(source[0] - 1, "places") if k < source[0] < verb else verb
            return "T", ((k, _before_verb(p, k + 1, stop)),), None
        whole = object_antecedent(p, k) if "N" in frames and k < source[0] else None
        if whole:
            return "N", (whole,), None
        if "N" in frames and p.word(k) and not p.is_(k, "weekdays", "adverbs", "clause", "joins", "temporal"):
            found = next((r for r in (phrase(p, k, c) for c in _OBJECTS) if r and r[1] <= verb), None)
            told = "C" in frames and cases(p, k) == {"dative"}
            if found is None and is_part(p, k, "pronoun") and cases(p, k) & set(_OBJECTS) and not told:
                found = (k, k + 1)
            if found and found[0] < source[0] < found[1]:
                found = (found[0], source[0])
            if found and not any(p.is_(j, "weekdays") for j in range(*found)):
                stop = source[0] if found[1] <= source[0] < verb else _before_verb(p, found[1], verb)
                # "этого не подтверждает и не опровергает"
                stop = found[1] if any(finite_verb(p, j) for j in range(found[1], stop)) else stop
                return "N", ((found[0], stop),), None
        k += 1
    return None


def _with_preposition(p: Passage, k: int, end: int, verb: int, told: tuple[Form, Range]) -> Complement | None:
    """What a preposition at token k opens before its verb: "от слов отказалась", "в новый зал ходить не хочет"."""
    (form, source), infinitive = told, is_part(p, end, "infinitive")
    if not end or p.is_(k + 1, "weekdays"):
        return None
    # "в посольстве КНР | в Москве | от комментариев отказались"
    placed = p.is_(source[1], "places") and after_preposition(p, source[1]) == k
    own = not is_part(p, k - 1, "noun") or source[1] == k or placed
    if governs(p, k, form) and "P" in form.group.frames and own:
        further = _before_verb(p, end, verb) if infinitive and source[0] >= verb else chained(p, end, source)
        return "P", ((k, source[0] if k + 1 < source[0] < further else further),), None
    if infinitive and "T" in form.group.frames and source[0] < k:
        return "T", ((k, _before_verb(p, end + 1, verb)),), None
    return None


def _asked_first(p: Passage, opens: int) -> Range | None:
    """An infinitive with its question before the clause at `opens`: "объяснить, почему S, X отказался"."""
    comma = opens - 1
    begins = clause_start(p, comma - 1) if p.low(comma) == "," else 0
    begins -= p.is_(begins - 1, "clause")
    if begins < 2 or p.low(begins - 1) != "," or not (clause_word(p, begins) or p.is_(begins, "wh")):
        return None
    first = clause_start(p, begins - 2)
    return (first, comma) if is_part(p, first, "infinitive") and first == p.opening else None


_OBJECTS = ("accusative", "genitive", "dative")


def _before_verb(p: Passage, start: int, verb: int) -> int:
    """Where an infinitive clause before its verb ends: negations and adverbs of the verb are none of it."""
    # "доплати, втім, вимагають і лоцмани"
    end = max(start, aside_before(p, verb - 1) + 1) if p.low(verb - 1) == "," else verb
    # but "подавать заявку второй раз он отказался"
    while end > start and (p.is_(end - 1, "negations", "adverbs") or is_part(p, end - 1, "adverb")):
        if p.is_(end - 1, "counted"):
            break
        end -= 1
    return end


def _to_content(p: Passage, k: int, form: Form) -> tuple[int, Range | None]:
    """Pass over recipients and occasions between cue and content."""
    recipient: Range | None = None
    while k < p.size and p.speech[k] < 0:
        pointing = p.is_(k, "aboutness") and p.is_(k + 1, "pointing")
        if governs(p, k, form) and not pointing and not p.is_(k + 1, "weekdays"):
            return k, recipient
        adverb = is_part(p, k, "adverb") and p.word(k) and not nominal(p, k)
        adverb = adverb or p.is_(k, "adverbs", "weekdays", "measures")
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
            end = asked_from(p, k, end) if "N" in form.group.frames else end
            recipient = recipient or ((k, end) if not p.is_(k + 1, "weekdays") else None)
            k = end
        elif ("C" in form.group.frames or "T" in form.group.frames) and _told_to(form):
            given = _told(p, k, form)
            given = _without_object(p, given) if given and "N" in form.group.frames else given
            if given is None or ("N" in form.group.frames and _spoken_of(p, given)):
                return k, recipient
            recipient, k = recipient or given, given[1]
        else:
            return k, recipient
    return k, recipient


def _without_object(p: Passage, r: Range) -> Range:
    """Whom something is promised, without what is promised: "школе извинения" is no apology's school."""
    behind = p.low(r[1])
    if not (_all_there_is(p, r[1]) or p.is_(r[1], "prepositions")) or behind == ":":
        return r
    for k in range(r[0] + 1, r[1]):
        object_ = is_part(p, k, "noun") and "accusative" in cases(p, k) and "dative" not in cases(p, k)
        told = is_part(p, k - 1, "noun") and "dative" in cases(p, k - 1) and "accusative" not in cases(p, k - 1)
        if object_ and told and not p.capital(k):
            return (r[0], k)
    return r


def _told(p: Passage, k: int, form: Form) -> Range | None:
    """Who is told, at token k, as far as the frames of the cue leave room for anybody."""
    frames = form.group.frames
    if is_part(p, k, "pronoun") and quoted_name(p, k + 1) > k + 1 and not p.capital(k + 2):
        # "назвал их «шантажом»"
        return (k, k + 1)
    given = _given(p, k) if nominal(p, k) or _named_recipient(p, k, form) else None
    if given is None and "T" in frames and nominal(p, k):
        given = phrase(p, k, "accusative")
        if given and _infinitive(p, given[1]) is None:
            given = None
    if given is None and "R" in frames and "P" in frames and nominal(p, k):
        told = phrase(p, k, "accusative")
        given = told if told and governs(p, told[1], form) else None
    if given is None and is_part(p, k, "pronoun") and p.word(k) and not p.is_(k, "clause"):
        given = (k, k + 1)
    return given


def _spoken_of(p: Passage, r: Range) -> bool:
    """Whether what looks like somebody told is what is spoken of: "не виключає коаліції з лівими"."""
    noun = is_part(p, r[0], "noun") and "genitive" in cases(p, r[0])
    return _called(p, r) or (noun and p.is_(r[1], "prepositions")) or _all_there_is(p, r[1])


def _called(p: Passage, r: Range) -> bool:
    """Whether a phrase is what somebody calls something: in the accusative, with an instrumental behind it."""
    head = next((k for k in range(*r) if is_part(p, k, "noun")), r[1] - 1)
    straight = "accusative" in cases(p, r[1] - 1) or ("accusative" in cases(p, head) and not p.capital(head))
    return straight and not is_part(p, r[0], "pronoun") and judged(p, r[1])


def _of_infinitive(p: Passage, k: int) -> bool:
    """Whether what a preposition opens belongs to the infinitive behind it: "до конца года построить школу"."""
    if p.is_(k, "asked_of") and not _deadline(p, k):
        return False
    if p.low(k) == "на" and p.is_(k + 1, "whiles"):
        # "на час поїздки на десять днів зупинити": how long belongs to what is done
        return _infinitive(p, k) is not None
    end = after_preposition(p, k)
    return bool(end) and any(is_part(p, j, "infinitive") for j in (end, end + 1))


def _deadline(p: Passage, k: int) -> bool:
    """Whether a preposition opens a date by which something is to be done: "до п'ятниці вимити"."""
    return not p.is_(k, "places") and any(p.is_(j, "weekdays", "spans") for j in range(k, after_preposition(p, k)))


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
        asks = told and p.low(told[1]) == "," and p.is_(told[1] + 1, "clause")
        # "відкидає умови, які висунула Москва"
        given = told if asks and told and not (p.is_(told[1] + 1, "relatives") and thing(p, told)) else None
    return given


def _occasion(p: Passage, k: int) -> bool:
    return p.is_(k + 1, "weekdays") or p.low(k + 1) in p.lexicon.frames["medium_nouns"]


_SUCH, _WHILE, _NEAR = 4, 10, 5


def clause_at(p: Passage, k: int, frames: str) -> Range | None:
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
    k = past_concession(p, k)
    first = k + 1
    if p.is_(first, "temporal_clause") and any(mark >= 0 for mark in p.speech[:k]):
        # «S», — отрезал консул, когда толпа зашумела
        return None
    if p.is_(k - 1, "personal") and p.is_(first, "relatives"):
        # "говорят те, кто ничего не решает": who they are
        return None
    if compared(p, first) or (p.is_(first, "than") and nominal(p, k - 1) and "dative" not in cases(p, k - 1)):
        # "большую точность, чем прежде"
        return None
    if p.is_(first, "as") and any(p.is_(j, "such") for j in range(k - _SUCH, k)):
        # "такие отрасли, как туризм"
        return None
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
            reach = _WHILE if p.is_(j + 1, "whiles") else _NEAR
            return k if any(is_part(p, x, "infinitive") for x in range(j, min(j + reach, p.size))) else None
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
        found = phrase(p, k, case)
        if found and p.is_(found[1] - 1, "counted"):
            # "озвучил не менее десяти раз"
            return None
        if found or quoted_name(p, k) > k:
            end = clause_end(p, k, "N")
            return (k, end) if end > k else None
    return None


def only_instrumental_noun(p: Passage, r: Range) -> bool:
    """Whether the head of a phrase can only stand in the instrumental: what something is called."""
    heads = [k for k in range(*r) if is_part(p, k, "noun")] or [k for k in range(*r) if is_part(p, k, "adjective")]
    return bool(heads) and "instrumental" in cases(p, heads[0]) and "accusative" not in cases(p, heads[0])


def _only_instrumental(p: Passage, k: int) -> bool:
    return is_part(p, k, "adjective") and "instrumental" in cases(p, k) and "accusative" not in cases(p, k)
