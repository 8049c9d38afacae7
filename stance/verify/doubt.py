"""Where who says it rests on a guess, a position is shown, but not as verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stance.attribution import act_of_another, enclosing, grammar, noun_cues, rumoured, told_words
from stance.records import Attribution, Finding, Position, Reading, Span, Speaker
from stance.verify.lexicon import Words
from stance.verify.loaded import quotes_of
from stance.verify.match import Match, is_party
from stance.verify.narrated import doubtful_source, unasserted
from stance.verify.rules import finding

_NEAR = 40
_POSSESSED = 3
_CLAUSE = 4
_SIDE = 2  # "comes out firmly against"
# What somebody can do for their own party only.
_DEALINGS = frozenset({"offers", "accepts", "promises", "asks", "threatens"})
# "Kyiv alleged that ..., which Moscow rejects": who answers somebody is not told of by them
_ANSWERS = frozenset({"denies", "refuses", "accepts"})
_TELLING = frozenset({"states", "accuses", "denies"})


def check_doubt(reading: Reading, position: Position, found: Match, path: str, words: Words) -> list[Finding]:
    """Report a source that the text leaves open though one was found for it.

    SRC003 where nobody is named or a relay's belonging is unknown, SRC009 where words that stand as a party's own may
    be what somebody passes on, SRC010 where nothing says that a party as a whole said or wants it,
    SRC011 where the speaker talks to a medium elsewhere and may do so here.
    """
    if found.index is None or found.holder is None or found.told is None:
        return []
    own = reading.attributions[found.index]
    spans = position.evidence
    problems = []
    whole = is_party(reading, found.holder.name, found.holder.party)
    whose = _unplaced(reading, found)
    if whose is not None:
        problems.append(finding("SRC003", path, f"it cannot be told whom {whose!r} belongs to", *spans))
    elif whole and own.source is None and own.cue is not None:
        problems.append(
            finding("SRC003", path, f"nobody is named as the source of {own.cue.of(reading.article.text)!r}", *spans)
        )
    outer = [found.index, *enclosing(reading.attributions, found.index)][-1]
    relayed = any(h.role == "relay" for h in found.told.chain)
    # words that stand within what somebody of the party says are told by nobody else
    alone = all(is_party(reading, s.name, s.party) for s in reading.attributions[outer].speakers)
    if whole and not relayed and alone:
        teller = _may_tell(reading, reading.attributions[outer], found.holder)
        if teller is not None:
            message = f"it may be {teller!r}, heard just before, who says what {found.holder.name} wants"
            problems.append(finding("SRC009", path, message, *spans))
    if (
        whole
        and not relayed
        and not _confirmed(reading, own, found.holder)
        and _no_stance(own, reading.article.text, reading.article.language, words)
    ):
        assert own.cue is not None  # noqa: S101 - a deed has its verb
        message = f"{own.cue.of(reading.article.text)!r} does not tell what {found.holder.name} says or wants"
        problems.append(finding("SRC010", path, message, *spans))
    text, language = reading.article.text, reading.article.language
    told_by = [reading.attributions[i].cue for i in enclosing(reading.attributions, found.index)]
    rumour = any(c is not None and rumoured(c.of(text), language) for c in told_by)
    if not relayed and (rumour or _hearsay(reading, own, words)):
        problems.append(finding("SRC009", path, "it is told as hearsay, and not whose", *spans))
    if not words.inflected and _of_others(reading, own):
        problems.append(finding("SRC009", path, "the words seem to tell what another party does or offers", *spans))
    if not words.inflected and (_tagged(reading, own) or _told_behind(reading, own, words)):
        problems.append(finding("SRC009", path, "the words end with who else says them", *spans))
    if own.within is None and not relayed and _in_a_quotation(reading, own):
        problems.append(finding("SRC009", path, "it stands in a quotation, and nobody was found who says it", *spans))
    if relayed and _between(reading, found.index, own):
        problems.append(finding("SRC009", path, "somebody stands between who says it and whose it is", *spans))
    if words.inflected:
        other = doubtful_source(reading, own, found.holder, words)
        if other is not None:
            problems.append(finding("SRC003", path, other, *spans))
        supposed = unasserted(reading, own, words)
        if supposed is not None:
            message = f"{supposed!r} stands before it: nobody says that {found.holder.name} holds it"
            problems.append(finding("SRC010", path, message, *spans))
    talk = _talk(reading, reading.attributions[outer], words)
    if talk is not None and not any(h.role == "medium" for h in found.told.chain):
        problems.append(finding("SRC011", path, f"it may belong to the talk told of before: {talk!r}", *spans))
    return problems


def _unplaced(reading: Reading, found: Match) -> str | None:
    """The relay of whom the text does not tell to whom they belong, if any."""
    if found.told is None or found.index is None:
        return None
    around = {*enclosing(reading.attributions, found.index)}
    for hop in found.told.chain:
        if hop.role != "relay" or hop.party is not None:
            continue
        for index, other in enumerate(reading.attributions):
            # a minister whose state is left open where he first speaks is no better known as "he" further down
            if _somebody(reading, other):
                # "a Western diplomat said": the chain tells as much of them as the text does
                continue
            nobodys = index in around and any(s.name == hop.name and s.capacity is None for s in other.speakers)
            if nobodys or (other.open and any(s.name == hop.name for s in other.speakers)):
                return hop.name
    return None


def _between(reading: Reading, index: int, own: Attribution) -> bool:
    """Whether a clause whose verb was not read tells it: "said that envoys had let Kyiv know that | Moscow agrees"."""
    outer = next(iter(enclosing(reading.attributions, index)), None)
    if outer is None:
        return False
    told = reading.attributions[outer]
    content = next((c for c in told.content if c.covers(own.extent)), None)
    if content is None:
        return False
    between = Span(start=content.start, end=own.extent.start)
    if any(a.cue is not None and between.covers(a.cue) for a in reading.attributions):
        return False
    words = between.of(reading.article.text).split()
    opens = grammar(reading.article.language, "clause") | {"that"}
    # "said it was clear that Moscow agrees" has nobody between
    words = words[1:] if words[:1] == ["that"] else words
    # nor has "said that in Geneva it had become clear that"
    leads = opens | grammar(reading.article.language, "prepositions")
    somebody = any(w[0].isupper() for w in words[1:])
    return len(words) >= _CLAUSE and words[-1] in opens and words[0].lower() not in leads and somebody


def _somebody(reading: Reading, told: Attribution) -> bool:
    """Whether a source is brought in without a name: "a Western diplomat said"."""
    if told.source is None:
        return False
    first = told.source.of(reading.article.text).split()[0].lower()
    return first in grammar(reading.article.language, "indefinite")


def _may_tell(reading: Reading, own: Attribution, holder: Speaker) -> str | None:
    """Who was heard before in the paragraph telling of the same party, or of anything in the same sentence."""
    block = _around(reading, own)
    sentence = next((s for s in reading.sentences if s.start <= own.extent.start < s.end), block)
    for index, attribution, tellers in _told_before(reading, own, block, holder):
        inner = [a for a in reading.attributions if a.within == index]
        same = any(s.party == holder.party for a in inner for s in a.speakers)
        # "the two agreed on quotas, Moscow threatens to sue": who agrees tells of nobody
        tells = attribution.cue is None or (attribution.cue.speech and attribution.cue.act in _TELLING)
        answers = not tells or (own.cue is not None and own.cue.act in _ANSWERS)
        answers = answers or _beside(reading, attribution, own)
        if same or (sentence.start <= attribution.extent.start and not answers):
            return tellers[0].name
    return None


def _beside(reading: Reading, told: Attribution, own: Attribution) -> bool:
    """Whether a stand is a further clause behind somebody's words: "said it was shut, and Kyiv welcomed the offer"."""
    begin = min(own.extent.start, own.source.start) if own.source is not None else own.extent.start
    between = reading.article.text[told.content[-1].end : begin].strip()
    joined = {f", {word}" for word in grammar(reading.article.language, "coordinators")}
    return own.cue is not None and own.cue.polarity != "neutral" and between in joined


def _told_before(
    reading: Reading, own: Attribution, block: Span, holder: Speaker
) -> Iterator[tuple[int, Attribution, tuple[Speaker, ...]]]:
    """The outermost attributions before `own` in its paragraph whose voice is of another party."""
    for index, attribution in enumerate(reading.attributions):
        if attribution.within is not None or attribution.kind == "direct" or attribution is own:
            continue
        if not block.start <= attribution.extent.start < own.extent.start:
            continue
        tellers = tuple(s for s in attribution.speakers if s.party != holder.party)
        if tellers and len(tellers) == len(attribution.speakers):
            yield index, attribution, tellers


def _around(reading: Reading, own: Attribution) -> Span:
    return next((b for b in reading.article.blocks if b.start <= own.extent.start < b.end), own.extent)


def _confirmed(reading: Reading, own: Attribution, holder: Speaker) -> bool:
    """Whether somebody of the party says so in so many words: "міністр підтвердив готовність України"."""
    told = reading.attributions[own.within] if own.within is not None else None
    if told is None or told.cue is None or not told.speakers:
        return False
    affirms = told.cue.lemma in grammar(reading.article.language, "confirming")
    return affirms and not told.cue.negated and all(s.party == holder.party for s in told.speakers)


def _no_stance(own: Attribution, text: str, language: str, words: Words) -> bool:
    """Whether a party as a whole is shown to do or to have something that is neither said nor wanted.

    "Kyiv found three fuses"; "the consent of Kyiv", which the writer takes for granted.
    """
    cue = own.cue
    if cue is None:
        return False
    # "drew a rebuke from Kyiv" is told, "the consent of Kyiv" taken for granted
    granted = words.inflected or own.content[0].start >= cue.end
    if granted and cue.lemma in noun_cues(language) and own.source is not None and own.source.start >= cue.end:
        return True
    if cue.act != "states" or cue.polarity != "neutral":
        return False
    opening = own.content[0].of(text).lower().split()[:_POSSESSED]
    again = cue.lemma in grammar(language, "repeating") and opening[0] in grammar(language, "possessive")
    if again and not noun_cues(language).isdisjoint(opening):
        # "repeated its demand for talks"
        return False
    if cue.lemma in words.doings and _bare_noun(own, text, language):
        return True
    if not words.avowals.isdisjoint({cue.lemma, *cue.lemma.split()}):
        return False
    if cue.lemma in words.siding and _sides(own, text, words):
        return False
    return not set(cue.lemma.split()) & words.plain_speech and cue.lemma not in words.plain_speech


def _sides(own: Attribution, text: str, words: Words) -> bool:
    """Whether somebody comes out for or against a thing: "against limits", and not "against Poland", in a match."""
    assert own.cue is not None  # noqa: S101 - asked of a cue only
    behind = text[own.cue.end : own.cue.end + _NEAR].split()
    at = next((k for k, word in enumerate(behind[:_SIDE]) if word.lower() in words.sides), None)
    return at is not None and behind[at + 1 : at + 2] != [] and behind[at + 1][0].islower()


def _bare_noun(own: Attribution, text: str, language: str) -> bool:
    """Whether a thing is told and no words: "added troops", not "added that it had no troops", "added: “No”"."""
    said = own.content[0]
    first = re.match(r"[^\W\d_]+", said.of(text))
    if own.kind != "indirect" or first is None or own.cue is None or said.start < own.cue.end:
        return False
    between = text[own.cue.end : said.start]
    clause = grammar(language, "clause") | {"that"}
    told = first.group().lower() in clause or not clause.isdisjoint(between.lower().split())
    return not told and not re.search(r"[,:“\"«„]", between)


def _of_others(reading: Reading, own: Attribution) -> bool:
    """Whether the words open with another party and tell of its dealings: "the Chinese have offered licences"."""
    language = reading.article.language
    supposed = grammar(language, "hoping") | grammar(language, "believing")
    if own.cue is None or own.cue.act != "states" or own.cue.lemma in supposed:
        # what somebody hopes of others is a stand of their own
        return False
    content = told_words(own.content, reading.article.text, language)
    return act_of_another(own, content, reading.parties, language) in _DEALINGS


def _tagged(reading: Reading, own: Attribution) -> bool:
    """Whether the words run on into a tag: "to proceed to stage three, stressed the chancellor"; "in ink,” he said"."""
    text, said = reading.article.text, own.content[-1]
    if own.kind != "direct" and _TAG.search(said.of(text)):
        return True
    for other in reading.attributions:
        cue = other.cue
        if other is own or cue is None or not cue.speech or other.speakers or not said.covers(cue):
            continue
        if text[said.start : cue.start].rstrip()[-1:] in _STOPS and re.fullmatch(_NAMED, text[cue.end : said.end]):
            return True
    return False


def _in_a_quotation(reading: Reading, own: Attribution) -> bool:
    """Whether source, verb and words all stand in quotation marks: "“Kyiv wants a toll,” ran the headline"."""
    block = _around(reading, own)
    start, end = own.extent.start - block.start, own.extent.end - block.start
    return own.kind == "indirect" and any(
        q.start <= start < end <= q.end for q in quotes_of(block.of(reading.article.text))
    )


def _told_behind(reading: Reading, own: Attribution, words: Words) -> bool:
    """Whether the sentence ends in a tag that was not read: ", state television said", ", it quoted him as saying"."""
    text = reading.article.text
    sentence = next((s for s in reading.sentences if s.start <= own.extent.start < s.end), None)
    if sentence is None or own.kind == "direct":
        return False
    tail = _LAST.search(sentence.of(text))
    if tail is None or tail[1].lower() not in words.telling_behind:
        return False
    at = Span(start=sentence.start + tail.start(), end=sentence.end)
    if own.extent.start >= at.start:
        return False
    clause = own.cue is not None and text[own.cue.end : own.content[0].end].split()[:1] == ["that"]
    if own.cue is not None and own.cue.act == "denies" and clause and tail.group().startswith(", as "):
        # "denied that geese were stolen, as papers have reported": what is denied; not so of "denied the theft, as"
        return False
    tags = [a for a in reading.attributions if a.cue is not None and at.covers(a.cue)]
    if any(a is not own and a.cue is not None and own.content[-1].covers(a.cue) for a in tags):
        # "has accepted the plan, state television said" was taken for what was accepted
        return True
    # a tag that was read tells the words themselves
    return not any(a is own or any(c.overlaps(own.extent) for c in a.content) for a in tags)


_LAST = re.compile(r",\s(?:[\w’'-]+\s){1,7}(\w+)[.”\"]*\s*$")
_STOPS = frozenset({",", "”", '"'})
_NAMED = r"\s(?:the|an?|its|his|her|their)\s[\w’' -]{2,40}"
_TAG = re.compile(r"[”\"]\s(?:he|she|they|it)\s\w+[.,]?$")


def _hearsay(reading: Reading, own: Attribution, words: Words) -> bool:
    """Whether "allegedly" stands at the verb that ascribes, outside of what is ascribed."""
    cue, text = own.cue, reading.article.text
    if cue is None:
        return False
    around = Span(start=max(0, cue.start - _NEAR), end=min(len(text), cue.end + _NEAR))
    before = re.split(r"[.!?;:,\n]", text[around.start : cue.start])[-1]
    behind = re.split(r"[.!?;:,\n]", text[cue.end : around.end])[0]
    start = cue.start - len(before)
    for match in re.finditer(r"[^\W\d_]+", text[start : cue.end + len(behind)]):
        if match.group().lower() in words.hearsay:
            at = Span(start=start + match.start(), end=start + match.end())
            if not any(c.covers(at) for c in own.content):
                return True
    return False


def _talk(reading: Reading, own: Attribution, words: Words) -> str | None:
    """The words of the paragraph, up to the end of this statement, that tell of a talk with a medium with a name."""
    block, text = _around(reading, own), reading.article.text
    low = text[block.start : own.extent.end].lower().replace("’", "'")
    if not any(word in low for word in words.talks):
        return None
    for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text[block.start : own.extent.end]):
        if match.group().lower().replace("’", "'") not in words.talks:
            continue
        at = block.start + match.start()
        before = text[block.start : at]
        if before.count("«") > before.count("»"):
            # "назвала это «пиратством в прямом эфире»": no talk of hers
            continue
        behind = re.split(r"[.!?;,\n]|\bthat\b", text[block.start + match.end() : block.end])[0][:_NEAR]
        if (reading.article.outlet or "\n") in behind:
            # what is said to the outlet itself has no carrier
            continue
        if re.search(r"[«“\"„]|(?<=\s)[^\W\d_a-zа-яёіїєґ]", behind):
            return text[at : block.start + match.end()] + behind
    return None
