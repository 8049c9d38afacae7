"""Verbs of telling that tell nothing: what is not so, what is only a usage, a rubric or a proverb."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.inflected.clauses import FAR, SAYS, clause_start
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import phrase
from stance.attribution.inflected.subjects import impersonal
from stance.attribution.inflected.words import asking, is_part, readings
from stance.attribution.passage import DASHES, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw
from stance.text.morphology import place


def said_of_nothing(p: Passage, i: int, form: Form) -> bool:
    """Whether the verb tells of what is not so or only ought to be: "если потребует", "сказал бы"."""
    if p.is_(i, "necessary") and not form.rest and any(is_part(p, k, "infinitive") for k in (i + 1, i + 2)):
        return True
    if p.is_(i, "learned") and any(p.is_(k, "from_whom") for k in range(clause_start(p, i - 1), i)):
        # "от посла депутаты узнали, что": the ambassador's words
        return True
    if p.is_(i + 1, "would") and (form.group.speech or "T" not in form.group.frames):
        # but "предпочёл бы забыть" is a wish
        return True
    opens = clause_start(p, i - 1)
    if p.low(i - 1) in _NO_MATTER and any(p.is_(k, "would") for k in range(opens, i)):
        # "сколько бы Москва ни требовала уступок"
        return True
    return p.is_(i - 1, "unreal") or p.is_(opens, "unreal")


_NO_MATTER = frozenset({"ни", "не"})


def no_telling(p: Passage, i: int, frame: str, begins: int, source: Range) -> bool:
    """Whether a verb with subject and complement tells nothing all the same."""
    opens = clause_start(p, i - 1)
    if frame == ":" and asking(p, opens) and not p.is_(opens, "temporal", "as"):
        # "О чём говорят в клубе: лампы и дождь"
        return True
    if frame == "N" and p.is_(source[0] - 1, "places") and impersonal(p, i) and _on_paper(p, i, source):
        return True
    if frame == "N" and (_received(p, i, begins) or _looms(p, i, source)):
        return True
    if frame == "C" and source[0] > i and source[1] == begins - 1 and _fact(p, source):
        # "об этом говорит тот факт, что"
        return True
    if frame == "P" and p.is_(begins + 1, "relatives", "clause"):
        # "про що сперечалися": asked, not told
        return True
    # "until the UN approves it", "тем, кто ждёт победы"
    return frame in {"N", "T", "P"} and opened_by(p, i, "temporal", "whoever")


def unfounded(p: Passage) -> list[Range]:
    """What only rumours tell, or reports that the words doubt or somebody denies, and what is said not to be so.

    "Ходят слухи, что S", "сообщения, будто S", "неправда, что S", "было бы ошибкой думать, что S".
    """
    found: list[Range] = []
    for k in p.standing(p.lexicon.grammar["hearsay"]):
        if p.low(k + 1) != "," or not p.word(k + 2):
            continue
        end = _end(p, k + 3)
        forms = (p.cue_at(j, SAYS) for j in range(p.size) if not k < j < end)
        denied = any(form is not None and form.group.act in {"denies", "refuses"} for form in forms)
        denied = denied or p.is_(k, "gossip") or any(p.is_(j, "untrue") for j in range(p.size))
        if p.is_(k + 2, "doubting_thats") or (denied and p.is_(k + 2, "thats")):
            found.append((k + 2, end))
    for k in p.standing(p.lexicon.grammar["only_hoped"]):
        if p.low(k + 1) == "," and p.is_(k + 2, "thats"):
            # "в надежде, что Киев согласится", "из-за опасений, что Киев откажется"
            found.append((k + 2, _end(p, k + 3)))
    if p.is_(p.opening, "supposing") and p.low(p.opening + 1) == ",":
        # "Предположим, Киев согласится", "Предположим, впрочем, что Киев согласится"
        close = _end(p, p.opening + 2)
        aside = " ".join(p.lows[p.opening + 2 : close]) in p.lexicon.grammar["asides"]
        first = close + 1 if aside or p.is_(close + 1, "thats") else p.opening + 2
        found.append((first, _end(p, first + 1 + p.is_(first, "thats"))))
    for k in p.standing(p.lexicon.grammar["untrue"] | p.lexicon.grammar["mistaken"]):
        held = is_part(p, k + 1, "infinitive")
        comma = k + 2 if held else k + 1
        if (held or p.is_(k, "untrue")) and p.low(comma) == "," and p.is_(comma + 1, "thats"):
            found.append((comma + 1, _end(p, comma + 2)))
    return found


def _end(p: Passage, i: int) -> int:
    return next((j for j in range(i, p.size) if p.low(j) in {",", ";"} or p.low(j) in DASHES), p.size)


def of_somebody_else(p: Passage, raw: Raw) -> bool:
    """Whether it is denied that this one did it: "не Киев отверг план"."""
    return raw.source is not None and raw.source[0] < raw.cue[0] and p.is_(raw.source[0] - 1, "negations")


def undertaken(p: Passage, form: Form, r: Range) -> bool:
    """Whether a verb of receiving only makes one of its thing: "принял участие", "решение принято"."""
    if form.lemma not in p.lexicon.grammar["receiving"]:
        return False
    return any(s.lemma in p.lexicon.grammar["undertaken"] for s in readings(p, r[0]) if s.part == "noun") or (
        r[1] == r[0] + 1 and any(s.lemma in p.lexicon.grammar["decisions"] for s in readings(p, r[0]))
    )


def _received(p: Passage, i: int, begins: int) -> bool:
    """Whether somebody is received or a thing undertaken, which is no consent: "принял посла", "принял участие"."""
    form = p.cue_at(i, SAYS)
    if form is None or form.lemma not in p.lexicon.grammar["receiving"]:
        return False
    whom = phrase(p, begins, "accusative")
    if whom is not None and undertaken(p, form, whom):
        return True
    return whom is not None and somebody(p, whom, "accusative", "groups")


def _looms(p: Passage, i: int, source: Range) -> bool:
    """Whether a thing only threatens to come, which nobody said: "директору грозит штраф"."""
    form = p.cue_at(i, SAYS)
    looming = form is not None and form.lemma in p.lexicon.grammar["looming"]
    who = p.is_(source[0], "personal", "anyone") or any(
        p.capital(k) and (k > p.opening or place(p.tokens[k].text, p.lexicon.language)) for k in range(*source)
    )
    return looming and not who and not somebody(p, source, "nominative", "groups")


def usage(p: Passage, i: int, form: Form) -> bool:
    """Whether a verb in brackets tells what a thing is called somewhere: "(так в России называют вторжение)"."""
    opens = clause_start(p, i - 1)
    bracket = next((k for k in range(i - 1, max(-1, i - FAR), -1) if p.low(k) in {"(", ")"}), None)
    if bracket is None or p.low(bracket) != "(" or form.lemma not in p.lexicon.grammar["calling"]:
        return False
    return any(p.is_(k, "thus", "as") for k in range(max(bracket, opens), i))


def of_relative(p: Passage, i: int) -> bool:
    """Whether a relative pronoun opens the clause of token i: "порядок, который она считает опасным, устарел"."""
    opens = clause_start(p, i - 1)
    return p.is_(opens, "relatives") or (p.low(opens - 2) == "," and p.is_(opens - 1, "relatives"))


def opened_by(p: Passage, i: int, *lists: str) -> bool:
    """Whether the clause of token i begins with one of the listed words."""
    opens = clause_start(p, i - 1)
    return p.is_(opens, *lists) or (p.low(opens - 2) == "," and p.is_(opens - 1, *lists))


def whoever(p: Passage, k: int) -> bool:
    """Whether a pronoun takes up "who" of the clause before it: "кто рано встаёт, тот много знает"."""
    return p.is_(k, "personal") and p.low(k - 1) == "," and p.is_(clause_start(p, k - 2), "whoever")


def _on_paper(p: Passage, i: int, place: Range) -> bool:
    """Whether a verb of telling is what is done to a thing where no body is: "в чертеже подчеркнули балку"."""
    form = p.cue_at(i, SAYS)
    told = form is not None and form.group.speech and "C" in form.group.frames
    return told and not p.is_(place[0], "there") and not somebody(p, place, "locative", "groups", "documents")


def _fact(p: Passage, r: Range) -> bool:
    return any(s.lemma in p.lexicon.grammar["facts"] for k in range(*r) for s in readings(p, k))
