"""Whose words a direct quotation is: the cue or the tag beside it, or a signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.carriers import beside
from stance.attribution.cues import Lexicon
from stance.attribution.direct import Tag, speaking_so
from stance.attribution.found import Found, citing, marking, span_of
from stance.attribution.inflected.phrases import telling_frame
from stance.attribution.passage import Passage
from stance.attribution.quotes import Quote
from stance.attribution.talk import Turns
from stance.records import Sentence, Span


def quotations(
    text: str, sentences: Sequence[Sentence], passages: Sequence[Passage], speech: Sequence[Quote], interview: Turns
) -> list[Found]:
    """Every stretch of speech in quotation marks with whose it is, as far as cues, tags and signatures tell."""
    found: list[Found] = []
    last: Found | None = None
    pending: list[Quote] = []
    for number, quote in enumerate(speech):
        holders = [k for k, s in enumerate(sentences) if s.start < quote.end and quote.start < s.end]
        if not holders:
            continue
        block = sentences[holders[0]].block
        if quote.answer:
            last, pending = None, []
            found.append(_answer(text, quote, interview.names.get(quote.start), sentences[holders[0]]))
            continue
        tag, at = _tag(passages, holders, quote, number)
        if tag is None and last is not None and _left(text, sentences, last, quote, passages[holders[0]]):
            last = None
        same = last is not None and last.block == block
        if tag is not None:
            p = passages[at]
            who, own = marking(p.lexicon).uncite(p, tag.source) if tag.source else (None, ())
            source = span_of(p, who) if who else None
            named = [*tag.carriers, *own]
            named += beside(
                marking(p.lexicon).carriers(p), [c.where for c in named] + ([tag.source] if tag.source else [])
            )
            cue = span_of(p, tag.cue)
            if same and last is not None and last.cue == cue:
                last.content.append(Span(start=quote.start, end=quote.end))
                continue
            last = Found(
                form=tag.form,
                frame="quote",
                cue=cue,
                source=source,
                content=[Span(start=q.start, end=q.end) for q in pending if True]
                + [Span(start=quote.start, end=quote.end)],
                recipient=span_of(p, tag.recipient) if tag.recipient else None,
                carriers=[(span_of(p, c.where), c.role) for c in named],
                negated=tag.negated,
                block=block,
                sentence=sentences[at].number,
            )
            pending = []
            last.outer = citing(p, last, named)
            found.append(last)
        elif _framed(passages[holders[0]], text, quote):
            # "Зал, по её расчётам, вмещает толпу, «о которой мечтают»": told with the rest of its sentence
            continue
        elif same and last is not None:
            last.content.append(Span(start=quote.start, end=quote.end))
        elif quote.continues and last is not None:
            last.content.append(Span(start=quote.start, end=quote.end))
            last.block = block
        elif _stands_alone(text, sentences, holders, quote):
            following = number + 1 < len(speech) and _same_block(sentences, speech[number + 1], block)
            if following and _goes_on(text, sentences, holders[0], quote, speech[number + 1]):
                pending.append(quote)
                continue
            near = last is not None and block - last.block <= 1
            signed = _signature(text, sentences, holders[-1])
            last = Found(
                None,
                "quote" if signed else "bare",
                None,
                signed or (last.source if last is not None and near else None),
                [Span(start=q.start, end=q.end) for q in [*pending, quote]],
                block=block,
                sentence=sentences[holders[0]].number,
            )
            pending = []
            found.append(last)
    return found


def _answer(text: str, quote: Quote, whose: Span | None, sentence: Sentence) -> Found:
    """An answer of an interview with the name before it; before a further paragraph of it none stands."""
    content = [Span(start=quote.start, end=quote.end)]
    item = Found(None, "answer", None, whose, content, block=sentence.block, sentence=sentence.number)
    item.elided = whose is not None and "\n" in text[whose.end : quote.start]
    return item


_STOPS = frozenset(".!?…")


def name_bare(text: str, found: Sequence[Found], sentences: Sequence[Sentence], passages: Sequence[Passage]) -> None:
    """Give a quotation that stands alone to the only one whose words the sentence before it tells.

    Where a paragraph begins anew, English names the speaker.
    """
    order = [s.number for s in sentences]
    for item in found:
        end = item.content[-1].end
        # what has no stop is a heading
        if item.frame != "bare" or not set(text[end - 2 : end + 1]) & _STOPS:
            continue
        at = order.index(item.sentence)
        if at == 0 or (item.source and sentences[at - 1].block == 0):
            continue
        p, analytic = passages[at - 1], passages[at - 1].lexicon.kind == "analytic"
        if item.block - sentences[at - 1].block > (0 if analytic else 1):
            continue
        told = [f for f in found if f.sentence == order[at - 1] and f.source and f.form]
        told = [f for f in told if f.form and (f.form.group.speech or f.frame == "adjC")]
        told = [f for f in told if f.cue and not any(c.covers(f.cue) for g in told if g is not f for c in g.content)]
        whose = {f.source: f for f in told if f.frame not in {"headline", "passive"}}
        manner = speaking_so(p) if analytic and not told else None
        if len(whose) == 1:
            item.source, item.elided = next(iter(whose)), True
        elif manner is not None:
            item.source, item.elided, item.shown = span_of(p, manner), True, True


def _framed(p: Passage, text: str, quote: Quote) -> bool:
    """Whether a fragment stands in a sentence that says itself whose words it tells."""
    if p.lexicon.kind != "inflected" or not text[quote.inner_start : quote.inner_start + 1].islower():
        return False
    return any(telling_frame(p, k)[0] for k in range(p.size) if p.word(k))


def leads_to(text: str, item: Found, quoted: Found, lexicon: Lexicon) -> bool:
    """Whether something else is told between a cue and the colon of its quotation: "urged calm: “There is bread”"."""
    own, start = item.content[-1], quoted.content[0].start
    if item.cue is None or own.start < item.cue.end or text[own.end : start].strip() != ":":
        return False
    return own.of(text).rsplit(maxsplit=1)[-1].lower() not in lexicon.grammar["pointing_on"]


def _left(text: str, sentences: Sequence[Sentence], last: Found, quote: Quote, passage: Passage) -> bool:
    """Whether a sentence between two quotations is not of who spoke, so that the second may be somebody else's."""
    at = last.source or last.cue or last.content[0]
    told = next((s.of(text) for s in sentences if s.overlaps(at)), "")
    for content in last.content:
        told = told.replace(content.of(text), " ")
    spoke = {w for w in re.findall(r"\w+", told) if w[0].isupper()}
    grammar = passage.lexicon.grammar
    pronouns = grammar["masculine"] | grammar["feminine"] | grammar["plural"]
    for sentence in sentences:
        if sentence.block != last.block or not last.content[-1].end <= sentence.start < sentence.end <= quote.start:
            continue
        words = re.findall(r"\w+", sentence.of(text).split(",")[0])[:_SUBJECT]
        # "His deputy was more direct."
        another = grammar["possessive"] if passage.lexicon.kind == "analytic" else frozenset()
        if words and words[0].lower() not in pronouns - another and spoke.isdisjoint(words):
            return True
    return False


_SUBJECT = 5


def _stands_alone(text: str, sentences: Sequence[Sentence], holders: Sequence[int], quote: Quote) -> bool:
    """Whether the quotation is a whole sentence or more, not a title or a motto inside somebody else's."""
    first, last = sentences[holders[0]], sentences[holders[-1]]
    outside = text[first.start : quote.start] + text[quote.end : max(quote.end, last.end)]
    return len(outside.strip(" .,\n\t\xa0—–-")) < 3 and len(text[quote.start : quote.end].split()) >= 4


_SIGNATURE = re.compile(
    r"\s*(?:[—–-]{1,2}\s*)?(?P<name>[^\W\d_a-zа-яёіїєґ][\w’'-]+(?:\s+[^\W\d_a-zа-яёіїєґ][\w’'.-]*){1,3})\s*(?:,[^.!?:;]*|[—–-][^.!?:;]*)?\s*$"
)


_SIGNED = 16


def _signature(text: str, sentences: Sequence[Sentence], number: int) -> Span | None:
    """The name below a quotation set apart: "— Jane Roe, trade commissioner" in the line that follows it."""
    if number + 1 >= len(sentences):
        return None
    line = sentences[number + 1]
    apart = text[sentences[number].end : line.start]
    found = _SIGNATURE.match(text, line.start, line.end)
    if "\n" not in apart or found is None or len(found.group().split()) > _SIGNED:
        return None
    alone = number + 2 >= len(sentences) or "\n" in text[line.end : sentences[number + 2].start]
    # a bare line may be a heading
    told = found.group().strip() != found["name"]
    return Span(start=found.start("name"), end=line.end) if alone and told else None


def _goes_on(text: str, sentences: Sequence[Sentence], first: int, quote: Quote, following: Quote) -> bool:
    """Whether a quotation without a tag may be of who speaks the next: no sentence stands before, no name between."""
    between = text[quote.end : following.start].split()
    opens = first == 0 or sentences[first - 1].block != sentences[first].block
    return not between or (opens and not any(word[:1].isupper() for word in between[1:]))


def _same_block(sentences: Sequence[Sentence], quote: Quote, block: int) -> bool:
    return any(s.block == block and s.start < quote.end and quote.start < s.end for s in sentences)


def _tag(passages: Sequence[Passage], holders: Sequence[int], quote: Quote, number: int) -> tuple[Tag | None, int]:
    """The tag behind the quotation, else the one before it; with the index of its sentence."""
    last, first = holders[-1], holders[0]
    p = passages[last]
    end = next((k for k, t in enumerate(p.tokens) if t.start >= quote.end), len(p))
    inner = p.tokens[end - 1 - (1 if end else 0)].low if end > 1 else ""
    before_p = passages[first]
    begin = next((k for k, t in enumerate(before_p.tokens) if t.start >= quote.start), 0)
    left = before_p.low(begin - 1) if begin > 0 else ""
    before = marking(p.lexicon).tag_before(before_p, begin) if begin > 0 and before_p.speech[begin - 1] < 0 else None
    if before is None and begin == 0 and first > 0 and passages[first - 1].lows[-1:] == (":",):
        # the tag ends the paragraph before: "X says:"
        led = passages[first - 1]
        before = marking(p.lexicon).tag_before(led, len(led))
        if before:
            return before, first - 1
    if before and (left in {",", ":"} or end >= len(p)):
        return before, first
    if end < len(p) and not (inner in {"."} and p.capital(end)):
        after = marking(p.lexicon).tag_after(p, end)
        if after:
            return after, last
    if before:
        return before, first
    if end >= len(p) and last + 1 < len(passages) and passages[last + 1].is_(0, "thus"):
        # «...». So the mayor answered.
        thus = marking(p.lexicon).tag_after(passages[last + 1], 0)
        if thus:
            return thus, last + 1
    # the second part of a split quotation: “...,” he said, “...”
    if begin > 1:
        k = begin - 1
        while k >= 0 and before_p.speech[k] < 0:
            k -= 1
        if k >= 0:
            again = marking(p.lexicon).tag_after(before_p, k + 1)
            if again:
                return again, first
    return None, last
