"""What is told with a frame of its own: "according to", "as the paper noted", "asked whether", "seems"."""

from __future__ import annotations

from stance.attribution.adjuncts import recipient_at, skip_adjuncts
from stance.attribution.carriers import Carrier
from stance.attribution.clauses import clause_end, clause_starts, verb_at
from stance.attribution.complements import complement
from stance.attribution.cues import Form
from stance.attribution.nominal import possessor
from stance.attribution.passage import DASHES, ENDS, OPENING, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.raw import Raw
from stance.attribution.subjects import group_start, phrase_before, subject_before
from stance.attribution.tags import SUBJECT, cited_speaker, clause_start
from stance.attribution.unsaid import FAR


def predicated(p: Passage, i: int) -> Raw | None:
    """ "X's position is that S", "its message to Y is clear: S", "X's line remains: S"."""
    if not p.is_(i, "predicated"):
        return None
    owned = any(p.low(k) in {"'s", "'", "’s", "’"} or p.is_(k, "possessive") for k in range(max(0, i - 4), i))
    be = next((k for k in range(i + 1, min(i + FAR, p.size)) if p.is_(k, "be_forms", "remaining")), None)
    if not owned or be is None or any(not p.word(k) for k in range(i + 1, be)):
        return None
    after = be + 1
    while p.is_(after, "adverbs", "plainly") or p.cue_at(after, "adjective"):
        after += 1
    told = p.low(after) in {":", "that", "to"} or p.low(after) in DASHES or p.speech[min(after, p.size - 1)] >= 0
    source = possessor(p, i)
    if not told or source is None:
        return None
    start = after if p.word(after) or p.speech[after] >= 0 else after + 1
    end = clause_end(p, start, "B")
    form = Form(p.low(i), (), "noun", p.lexicon.plain)
    return Raw(form, "nounC", (i, after), source, ((start, end),)) if end > start else None


def preferring(p: Passage, i: int) -> Raw | None:
    """ "Moscow would rather sink the fleet than rent it": what somebody is said to want instead."""
    if not p.is_(i, "preferring") or not p.is_(i - 1, "preferring_modals") or p.is_(i + 1, "prepositions"):
        return None
    source = subject_before(p, group_start(p, i - 1))
    end = clause_end(p, i + 1, "T")
    if source is None or end <= i + 1 or not p.word(i + 1):
        return None
    group = p.lexicon.plain.model_copy(update={"speech": False})
    return Raw(Form(f"would {p.low(i)}", (), "adjective", group), "adjT", (i - 1, i + 1), source, ((i + 1, end),))


def reckoned(p: Passage, i: int) -> Raw | None:
    """ "For Kyiv, the bridge is a red line": what somebody named makes of a thing, by a word that judges it."""
    if not p.is_(i, "reckoning"):
        return None
    source = phrase_after(p, i + 1, long=False, apposition=False)
    if source is None or p.low(source[1]) != "," or not p.capital(source[1] - 1) or source[1] - source[0] > SUBJECT:
        return None
    start = source[1] + 1
    end = clause_end(p, start, "B")
    be = next((k for k in range(start, end) if p.is_(k, "be_forms", "remaining")), end)
    said = f" {' '.join(p.lows[be + 1 : end])} "
    phrases = p.lexicon.grammar["reckoned_phrases"]
    if any(p.is_(k, "negations") for k in range(start, end)):
        # "for Kyiv it is not a red line"
        return None
    judged = any(p.is_(k, "reckoned") for k in range(be + 1, end)) or any(f" {words} " in said for words in phrases)
    form = Form(p.low(i), (), "adjective", p.lexicon.plain.model_copy(update={"speech": False}))
    return Raw(form, "according", (i, i + 1), source, ((start, end),)) if judged and be > start else None


def according(p: Passage, i: int) -> Raw | None:
    """ "According to X, S" and "S, according to X"."""
    size = p.frame_at(i)
    source = phrase_after(p, i + size) if size else None
    cue = (i, i + size)
    owned = _in_the_view(p, i) if source is None else None
    if owned and p.low(i - 1) == "," and p.low(i - 2) == "that":
        # "noted that, in his words, S": whose words they are is told already
        return None
    if owned:
        source, cue = owned
        return _framed(p, i, cue, source, cue[1])
    if source is None:
        return None
    if p.low(i - 1) == "," and p.low(i - 2) in {"who", "which"} and p.low(source[1]) == ",":
        # "14 workers who, according to Kyiv, were seized": only the relative clause is told
        head, end = phrase_before(p, i - 2), clause_end(p, source[1] + 1, "B")
        if head is None:
            return None
        hung = [k + 1 for k in range(*head) if p.is_(k, "prepositions") and p.low(k) != "of"]
        first = hung[-1] if hung and hung[-1] < head[1] else head[0]
        return Raw(None, "according", cue, source, ((first, i - 1), (source[1] + 1, end)))
    leads = i > 0 and p.low(i - 1) == "," and not any(verb_at(p, k) for k in range(clause_start(p, i - 1), i - 1))
    if leads:
        # "On Monday, according to the paper, the guards left"
        source = phrase_after(p, i + size, apposition=False) or source
    if i <= 2:
        # "According to X, the Y said": the comma closes the frame, it opens no apposition
        bare = phrase_after(p, i + size, apposition=False) or source
        named = p.is_(bare[0], "determiners", "possessive") and p.capital(bare[1] + 1) and p.capital(bare[1] + 2)
        # "according to the Russian envoy, Jane Roe, the pond is wet"
        close = bare[1] + 3 if named and p.low(bare[1] + 3) == "," else _past_apposition(p, bare[1])
        clause = any(verb_at(p, k) for k in range(bare[1] + 1, source[1]))
        relative = p.is_(bare[1] + 1, "relatives")
        # "according to Kyiv, the truce holds, while": words that go on so were a clause
        clause = clause or p.is_(source[1] + 1, "framed_on", "coordinators", "subordinators")
        if p.low(source[1]) != "," or bare[1] < close or (clause and not relative):
            source = (bare[0], close)
    citing = next((k for k in range(source[0] + 1, source[1]) if p.is_(k, "citing") and p.low(k).endswith("ing")), None)
    cited = phrase_after(p, citing + 1) if citing else None
    if cited:
        # "according to a report in the Courier citing a diplomat"
        framed = _framed(p, i, cue, cited, cited[1])
        return framed._replace(carriers=(Carrier((source[0], citing)),)) if framed and citing else None
    end = source[1]
    if p.is_(end, "seen") and p.low(end + 1) == "by":
        # "according to a German paper seen by the agency, Berlin wants"
        reader = phrase_after(p, end + 2, long=False, apposition=False)
        end = reader[1] if reader else end
    elif p.is_(end, "privy"):
        # "according to a person briefed on the talks, S"
        end = next((k for k in range(end, min(end + FAR, p.size)) if p.low(k) == ","), end)
    return _framed(p, i, cue, source, end)


def _in_the_view(p: Passage, i: int) -> tuple[Range, Range] | None:
    """Whose "in the Commission's view" is, and the cue."""
    if p.low(i) not in {"in", "to"} or p.lexicon.grammar["opinions"].isdisjoint(p.lows):
        return None
    noun = next((k for k in range(i + 2, min(i + FAR, p.size)) if p.is_(k, "opinions")), 0)
    if not noun or p.is_(noun + 1, "attaching", "prepositions"):
        return None
    if p.low(noun - 1) in {"'s", "’s"}:
        return (i + 1, noun - 1), (noun, noun + 1)
    return ((i + 1, noun), (noun, noun + 1)) if noun == i + 2 and p.is_(i + 1, "possessive") else None


def _past_apposition(p: Passage, comma: int) -> int:
    """The comma behind "a professor at Leiden", which begins at the one at `comma`; that one where none does."""
    if p.low(comma) != "," or not p.is_(comma + 1, "determiners"):
        return comma
    close = next((k for k in range(comma + 2, min(comma + FAR, p.size)) if not p.word(k) or verb_at(p, k)), comma)
    clause = p.is_(close + 1, "framed_on", "coordinators", "subordinators")
    return close if p.low(close) == "," and not clause else comma


def _with_contrast(p: Passage, end: int) -> int:
    """The end of what a frame in front holds for: also of "while Y does", where the writer has nobody speak in it."""
    if p.low(end) != "," or not p.is_(end + 1, "framed_on"):
        return end
    further = clause_end(p, end + 2, "B")
    forms = (p.cue_at(k, "past third") for k in range(end + 2, further))
    spoken = (form is not None and (form.group.speech or form.group.act == "threatens") for form in forms)
    return end if any(spoken) else further


def _past_relative(p: Passage, comma: int) -> int:
    """The comma behind "who asked for anonymity", which begins at the one at `comma`; that one where none does."""
    if p.low(comma) != "," or p.low(comma + 1) not in {"who", "which"}:
        return comma
    return next((k for k in range(comma + 2, min(comma + _RELATIVE, p.size)) if p.low(k) == ","), comma)


_RELATIVE = 25


def _framed(p: Passage, i: int, cue: Range, source: Range, behind: int) -> Raw | None:
    """The content around a frame that begins at token i and ends at `behind`."""
    if i == 0 or p.low(i - 1) in {":", ";"} or (p.low(i - 1) in {"but", "and", "that", "—"} and i <= 2):
        start = _past_relative(p, behind) + (1 if p.low(behind) == "," else 0)
        while p.is_(start, "connectives") and p.low(start + 1) == ",":
            start += 2
        end = clause_end(p, start, "B")
        # "according to Kyiv, A, while Moscow threatens" contrasts two sides; whoever looks on has a name and more
        end = _with_contrast(p, end) if source[1] - source[0] > 1 else end
        return Raw(None, "according", cue, source, ((start, end),)) if end > start else None
    parts = [(clause_start(p, i - 1), i - 1 if p.low(i - 1) == "," else i)]
    if p.is_(behind, "relatives") and p.low(i - 1) == ",":
        # "X, according to three people who were there, said": the relative clause belongs to the source
        close = next((k for k in range(behind, len(p)) if p.low(k) == ","), None)
        source, behind = ((source[0], close), close) if close else (source, behind)
    further = behind + 3 < len(p) and not p.cue_at(behind + 1, "ing") and p.low(behind + 1) != "but"
    if p.low(behind) == "," and further:
        parts.append((behind + 1, clause_end(p, behind + 1, "B")))
    parts = [r for r in parts if r[1] > r[0]]
    return Raw(None, "according", cue, source, tuple(parts)) if parts else None


def seeming(p: Passage, form: Form, cue: Range, subject: Range) -> Raw | None:
    """ "Moscow seems ready to talk": to whom is not said; subject and predicate are the content."""
    end = clause_end(p, cue[1], "T")
    if end <= cue[1] or not (p.word(cue[1]) or p.low(cue[1]) in OPENING):
        return None
    comp = complement(p, cue[1], "CB", ()) if p.low(subject[0]) == "it" else None
    return Raw(form, "seem", cue, None, (comp.content,) if comp else (subject, (cue[1], end)))


def as_said(p: Passage, form: Form, cue: Range, source: Range) -> Raw | None:
    """ "As the paper noted, S" and "S, as the paper noted"."""
    at, end = source[0] - 1, skip_adjuncts(p, cue[1])
    if "R" in form.group.frames:
        end = skip_adjuncts(p, recipient_at(p, end)[1])
    opens = at <= p.opening or (p.is_(at - 1, "coordinators") and at - 1 <= p.opening)
    if opens and p.low(end) == ",":
        content = (end + 1, clause_end(p, end + 1, "B"))
        return Raw(form, "assaid", cue, source, (content,)) if content[1] - content[0] > SUBJECT else None
    if p.low(at - 1) == "," and at - 1 > SUBJECT and (end >= p.size or p.low(end) in ENDS) and p.speech[at - 2] < 0:
        content = (clause_start(p, at - 1), at - 1)
        denied = any(
            f is not None and f.group.act == "denies" for f in (p.cue_at(k, "past third") for k in range(*content))
        )
        # "denied that Kyiv had agreed, as the paper reported": what was reported is what is denied
        return None if denied else Raw(form, "assaid", cue, source, (content,))
    return None


def as_reported_by(p: Passage, form: Form, i: int, after: int) -> Raw | None:
    """ "As reported by the Courier, S"."""
    agent = phrase_after(p, after + 1) if p.low(after) == "by" else None
    if agent and p.low(agent[1]) != ",":
        agent = phrase_after(p, after + 1, apposition=False)
    if agent is None or p.low(agent[1]) != ",":
        return None
    content = (agent[1] + 1, clause_end(p, agent[1] + 1, "B"))
    return Raw(form, "assaid", (i, after), agent, (content,)) if content[1] - content[0] > SUBJECT else None


def asked(p: Passage, form: Form, i: int, after: int) -> Raw | None:
    """ "Asked whether S, she said": what was asked, by whoever is named behind "by"."""
    agent = phrase_after(p, after + 1, long=False) if p.low(after) == "by" else None
    begin = skip_adjuncts(p, agent[1] if agent else after)
    comp = complement(p, begin, "CPT", ("about", "for"))
    if comp is None or (agent and comp.frame == "T"):
        # "Kyiv, asked by Washington to accept it": who is asked stands before
        return None
    start = comp.content[0]
    stop = next((k for k in range(start, comp.content[1]) if p.low(k) == "," and _main_clause(p, k + 1)), None)
    return Raw(form, "asked", (i, after), agent, ((start, stop or comp.content[1]),))


def _main_clause(p: Passage, i: int) -> bool:
    """Whether a clause with its own subject begins behind a comma."""
    return i < p.size and (p.speech[i] >= 0 or clause_starts(p, i) or p.capital(i) or p.is_(i, "determiners"))


def quoted_as(p: Passage, form: Form, cue: Range, after: int) -> Raw | None:
    """ "X was quoted by Y as saying that"."""
    k = after if p.low(after) == "by" else skip_adjuncts(p, after)
    carrier = None
    if p.low(k) == "by":
        carrier = phrase_after(p, k + 1)
        k = skip_adjuncts(p, carrier[1]) if carrier else k
    if p.low(k) != "as" or not p.is_(k + 1, "reported_as"):
        return None
    source = subject_before(p, cue[0])
    comp = complement(p, k + 2, "CB", ())
    if source is None or comp is None:
        return None
    return Raw(
        form, "quotedas", (cue[0], k + 2), source, (comp.content,), carriers=(Carrier(carrier),) if carrier else ()
    )


def quotes_as(p: Passage, form: Form, cue: Range, carrier: Range) -> Raw | None:
    """ "CNN quoted a negotiator as saying that"."""
    source = cited_speaker(p, cue[1])
    comp = complement(p, source[1] + 2, "CB", ()) if source is not None else None
    return Raw(form, "quotedas", cue, source, (comp.content,), carriers=(Carrier(carrier),)) if comp else None


def heard_from(p: Passage, form: Form, cue: Range) -> Raw | None:
    """ "Kyiv heard from Washington that S": Washington tells it."""
    teller = phrase_after(p, cue[1] + 1, long=False) if p.low(cue[1]) == "from" else None
    if teller is None or p.low(teller[1]) != "that":
        return None
    return Raw(form, "C", cue, teller, ((teller[1], clause_end(p, teller[1], "C")),))
