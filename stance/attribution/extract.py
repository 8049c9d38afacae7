"""Who said what in one article: quotations, indirect speech, and the chains between them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from stance.attribution import analytic, inflected
from stance.attribution.carriers import Carrier, Role, beside
from stance.attribution.cues import Form, Lexicon, load_lexicon
from stance.attribution.direct import Tag
from stance.attribution.headlines import headline
from stance.attribution.inflected.elided import Heard, mentioned
from stance.attribution.interviews import Turns, turns
from stance.attribution.passage import Passage
from stance.attribution.quotes import Quote, find_quotes
from stance.attribution.raw import Raw
from stance.records import Article, Sentence, Span
from stance.text.words import Token, tokenize


@dataclass
class Found:
    """An ascription in code points, before its source is resolved."""

    form: Form | None
    frame: str
    cue: Span | None
    source: Span | None
    content: list[Span]
    recipient: Span | None = None
    carriers: list[tuple[Span, Role | None]] = field(default_factory=list)
    negated: bool = False
    block: int = 0
    sentence: int = 0
    weak: bool = False
    elided: bool = False  # the source is an earlier mention of whoever speaks
    outer: Found | None = None  # the same words of whoever says so citing this one


def find_all(article: Article, sentences: Sequence[Sentence]) -> list[Found]:
    """Return every ascription of the citable text, in order of where it begins; sources are not yet resolved."""
    lexicon = load_lexicon(article.language)
    citable = [b for b in article.blocks if b.citable]
    grammar = _grammar(lexicon)
    quotes = grammar.split_tagged(article.text, find_quotes(article.text, citable), citable, lexicon)
    interview = turns(article.text, citable, lexicon)
    quotes = _spoken(quotes, interview)
    speech = [q for q in quotes if q.depth == 0 and (q.answer or is_speech(article.text, q, lexicon))]
    passages = [_passage(article.text, s, speech, lexicon) for s in sentences]
    found = [
        _from_raw(p, raw, s)
        for p, s in zip(passages, sentences, strict=True)
        for raw in grammar.find_indirect(p)
        # a dateline may stand where a rule looks for words: "Moscow, 19 March — Agency."
        if all(end > start for start, end in raw.content)
    ]
    found += [f for p, s in zip(passages, sentences, strict=True) for f in _inside_speech(p, s)]
    nested = [q for q in quotes if q.depth == 1 and any(s.start <= q.start and q.end <= s.end for s in speech)]
    found += [f for p, s in zip(passages, sentences, strict=True) for f in _nested(p, s, nested)]
    found += [
        h
        for p, s in zip(passages, sentences, strict=True)
        for h in _headline(p, s, title=article.blocks[s.block].kind == "title")
    ]
    found += _pointing_back(passages, sentences, found)
    fragments = [q for q in quotes if q not in speech]
    if lexicon.kind == "inflected":
        _to_closing(found, fragments)
    found = [f for f in found if not any(q.start < c.start < q.inner_end < c.end for q in fragments for c in f.content)]
    direct = _direct(article.text, sentences, passages, speech, interview)
    # «S», – повторила вона в коридорі, де її перестріли журналісти: the cue has its content
    tags = {f.cue.start for f in direct if f.cue is not None}
    found = [f for f in found if f.cue is None or f.cue.start not in tags or lexicon.kind != "inflected"]
    found += direct
    found = [each for f in found for each in ([f.outer, f] if f.outer is not None else [f])]
    if lexicon.kind == "inflected":
        _name_bare(article.text, found, sentences)
        _name_elided(passages, sentences, found)
    if interview.answers:
        for item in found:
            if item.frame == "bare" and item.source is None and article.blocks[item.block].kind == "title":
                item.frame = "answer"
    found.sort(key=lambda f: (min(c.start for c in f.content), f.cue.start if f.cue else 0))
    return found


def _name_elided(passages: Sequence[Passage], sentences: Sequence[Sentence], found: Sequence[Found]) -> None:
    """Give what is told without a subject to whoever was the last that the verb agrees with."""
    at = {s.number: k for k, s in enumerate(sentences)}
    for item in sorted(found, key=lambda f: f.cue.start if f.cue else -1):
        if item.source is not None or item.cue is None or item.frame not in {"dropped", "quote"}:
            continue
        heard = [Heard(f.source, f.content) for f in found]
        item.source = mentioned(passages, sentences, at[item.sentence], item.cue, heard)
        item.elided = item.source is not None


def _to_closing(found: Sequence[Found], fragments: Sequence[Quote]) -> None:
    """Carry a clause on to the closing mark of a quotation of several sentences that opens in it: "что «S. S»"."""
    for item in found:
        last = item.content[-1]
        for q in fragments:
            if item.frame == "C" and q.closed and q.depth == 0 and last.start <= q.start < last.end < q.inner_end:
                item.content[-1] = Span(start=last.start, end=q.end)


_STOPS = frozenset(".!?…")


def _name_bare(text: str, found: Sequence[Found], sentences: Sequence[Sentence]) -> None:
    """Give a quotation that stands alone to the only one whose words the sentence before it tells."""
    order = [s.number for s in sentences]
    for item in found:
        end = item.content[-1].end
        # what has no stop is a heading
        if item.frame != "bare" or not set(text[end - 2 : end + 1]) & _STOPS:
            continue
        at = order.index(item.sentence)
        if at == 0 or item.block - sentences[at - 1].block > 1 or (item.source and sentences[at - 1].block == 0):
            continue
        told = [f for f in found if f.sentence == order[at - 1] and f.source and f.form]
        told = [f for f in told if f.form and (f.form.group.speech or f.frame == "adjC")]
        told = [f for f in told if f.cue and not any(c.covers(f.cue) for g in told if g is not f for c in g.content)]
        whose = {f.source: f for f in told if f.frame not in {"headline", "passive"}}
        if len(whose) == 1:
            item.source, item.elided = next(iter(whose)), True


def _spoken(quotes: Sequence[Quote], interview: Turns) -> list[Quote]:
    """The quotations with the answers of an interview among them; what its questions say is nobody's statement."""
    if not interview.questions:
        return list(quotes)
    kept: list[Quote] = []
    for quote in quotes:
        where = Span(start=quote.start, end=quote.end)
        if any(a.overlaps(where) for a in interview.answers):
            if any(a.covers(where) and a.start < quote.start for a in interview.answers):
                kept.append(quote._replace(depth=quote.depth + 1))
        elif not any(q.overlaps(where) for q in interview.questions):
            kept.append(quote)
    kept += [Quote(a.start, a.end, a.start, a.end, 0, True, False, True) for a in interview.answers]
    return sorted(kept, key=lambda q: (q.start, -q.end))


def _pointing_back(passages: Sequence[Passage], sentences: Sequence[Sentence], found: list[Found]) -> list[Found]:
    """ "Об этом сообщает ТАСС.": the words before are those of whoever is named, or carried by them."""
    new = []
    passages_by = {s.number: q for q, s in zip(passages, sentences, strict=True)}
    for (_, before), (p, sentence) in itertools.pairwise(zip(passages, sentences, strict=True)):
        pointed = _grammar(p.lexicon).pointing_back(p)
        if pointed is None or (before.block != sentence.block and sentence.block - before.block > 1):
            continue
        cue, source = span_of(p, pointed.cue), span_of(p, pointed.source)
        # "пише про це" says nothing by itself
        found[:] = [f for f in found if f.sentence != sentence.number or f.cue is None or f.cue.start != cue.start]
        told = [f for f in found if f.sentence == before.number and f.source is not None]
        told = [f for f in told if f.form is None or f.form.group.speech]
        if p.lexicon.kind == "inflected" and pointed.anew:
            told = []
        outer = [f for f in told if not any(c.covers(f.content[0]) for g in told if g is not f for c in g.content)]
        if outer and p.is_(pointed.source[0], "personal") and pointed.source[1] - pointed.source[0] == 1:
            # "Об этом он сообщил в интервью": the same voice; only where it was said is new
            outer[-1].carriers += [(span_of(p, c.where), c.role) for c in _grammar(p.lexicon).carriers(p)]
        elif outer:
            outer[-1].carriers.append((source, None))
        else:
            last, place = passages_by[before.number], (sentence.block, sentence.number)
            stop = last.size - 1 if last.size > 1 and last.lows[-1] == "." else last.size
            whole = span_of(last, (0, stop))
            new.append(Found(None, "back", cue, source, [whole], block=place[0], sentence=place[1]))
            if pointed.cited:
                cited = span_of(p, pointed.cited)
                new.append(
                    Found(None, "back", cue, cited, [whole], None, [(source, None)], block=place[0], sentence=place[1])
                )
    return new


def _grammar(lexicon: Lexicon) -> ModuleType:
    """How the language marks who says what: by word order (English) or by case (Russian, Ukrainian)."""
    return inflected if lexicon.kind == "inflected" else analytic


_TOLD_INSIDE = {
    "analytic": frozenset({"N", "T", "C", "B", "I"}),
    "inflected": frozenset({"N", "T", "C", "P", "I", ":", "inside", "according", "adjC", "adjT", "adjP", "adjN"}),
}


def _inside_speech(p: Passage, sentence: Sentence) -> list[Found]:
    """What a speaker says that others say or want: "“Moscow wants peace,” he said"."""
    found: list[Found] = []
    for number in sorted(set(p.speech) - {-1}):
        quote = p.quotes[number]
        tokens = tuple(t for t in p.tokens if quote.inner_start <= t.start and t.end <= quote.inner_end)
        inner = Passage(tokens, [-1] * len(tokens), p.quotes, p.lexicon)
        for raw in _grammar(p.lexicon).find_indirect(inner):
            plain = raw.source is not None and not inner.is_(raw.source[0], "personal", "relatives", "possessive")
            if p.lexicon.kind == "inflected":
                own = raw.source is not None and raw.source[1] == raw.source[0] + 1 and inner.is_(raw.source[0], "self")
                told = raw.form is not None and raw.form.group.speech and raw.form.kind == "past"
                plain = raw.source is not None and (told or not own) and not inner.is_(raw.source[0], "relatives")
            nobody = raw.source is None and raw.frame == "agentlessC" and p.lexicon.kind == "inflected"
            if nobody or (plain and raw.frame in _TOLD_INSIDE[p.lexicon.kind]):
                item = _from_raw(inner, raw, sentence)
                # "the military said that" is reported again; what somebody wants or fears may be rhetoric
                if p.lexicon.kind == "inflected":
                    item.weak = raw.form is not None and not raw.form.group.speech
                else:
                    item.weak = raw.frame not in {"C", "T"} or raw.form is None or not raw.form.group.speech
                found.append(item)
    return found


def _nested(p: Passage, sentence: Sentence, nested: Sequence[Quote]) -> list[Found]:
    """What a speaker quotes: “He told me: ‘We will pay’,” she said."""
    found = []
    for quote in nested:
        if not (sentence.start <= quote.start and quote.end <= sentence.end):
            continue
        marks = [0 if quote.start <= t.start < quote.end else -1 for t in p.tokens]
        inner = Passage(p.tokens, marks, [quote], p.lexicon)
        begin = next((k for k, mark in enumerate(marks) if mark == 0), 0)
        end = next((k for k in range(begin, len(marks)) if marks[k] < 0), len(marks))
        tag = _grammar(p.lexicon).tag_before(inner, begin) if begin > 1 else None
        if tag is None and end < len(marks):
            tag = _grammar(p.lexicon).tag_after(inner, end)
        if tag is None or tag.source is None or inner.is_(tag.source[0], "anybody"):
            continue
        found.append(
            Found(
                tag.form,
                "quote",
                span_of(inner, tag.cue),
                span_of(inner, tag.source),
                [Span(start=quote.start, end=quote.end)],
                block=sentence.block,
                sentence=sentence.number,
            )
        )
    return found


_LONG_QUOTE = 9
_PUT = 4
_DASHED = re.compile(r"\s*[—–-]\s")
_TAGGED = re.compile(r",\s*(?:[—–-]\s|как\s|як\s)")


def is_speech(text: str, quote: Quote, lexicon: Lexicon) -> bool:
    """Whether a quotation is an utterance, not a fragment inside the reporter's sentence or a scare quote."""
    inner = text[quote.inner_start : quote.inner_end].strip()
    words = inner.split()
    if not words:
        return False
    if quote.continues or not quote.closed:
        return True
    before = text[max(0, quote.start - 3) : quote.start].rstrip()
    lead = tokenize(text, max(0, quote.start - 16), quote.start)
    if lead and lead[-1].low in lexicon.grammar["naming"] and len(words) < _LONG_QUOTE:
        return False
    if _titular(text, quote, words) or _work(lead, words, lexicon):
        return False
    after = text[quote.end : quote.end + 1]
    ended = inner[-1] in ",.!?…—–" or inner.endswith(("--", ".'", ",'", "?'", ",’", ".’"))
    opening = inner[0].isupper() or not inner[0].isalpha()
    if opening and lexicon.kind == "inflected":
        if _TAGGED.match(text, quote.end) or before[-1:] == ":":
            return True
        if _DASHED.match(text, quote.end) and _tells(text, quote.end, lexicon):
            return True
    if not opening and lexicon.kind == "inflected" and before[-1:] == ":" and len(words) >= _PUT:
        return True
    if not opening and len(words) >= _PUT and _put(text, quote.end, lexicon):
        return True
    introduced = not before or before[-1] in ",:\n" or before[-1] in '.!?”"’—–-'
    if opening:
        return (
            (ended and len(words) >= 2)
            or (len(words) >= 6 and (introduced or after in ",–—-"))
            or (len(words) >= 3 and introduced and before[-1:] in ",:")
        )
    # a title that ends in a comma may stand before it: on ABC's “This Week,” “not just ...”
    mark = "," if before[-2:] in {",”", ',"'} else before[-1:]
    return introduced and mark in ",:—–" and (ended or len(words) >= 5) and len(words) >= 3


def _titular(text: str, quote: Quote, words: Sequence[str]) -> bool:
    """Whether a quotation is the title of something named behind it: "Fox News Sunday" host."""
    behind = text[quote.end : quote.end + 2]
    named = behind[:1] == " " and behind[1:].islower()
    bare = all(w[0].isupper() and w[-1].isalnum() for w in words if w[0].isalpha())
    return named and bare and len(words) <= _TITLE


def _work(lead: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a quotation is the title of a work named before it: his book, “The America We Deserve”."""
    told = lead and any("R" in form.group.frames for form in lexicon.forms_of(lead[-1].low))
    if told and 2 <= len(words) <= _TITLE and all(w[0].isupper() for w in words if len(w) > _SMALL):
        # told “Fox News Sunday.”
        return True
    named = any(t.low in lexicon.grammar["works"] for t in lead[-2:])
    return named and len(words) <= _LONG_TITLE and all(w[0].isupper() for w in words if len(w) > _SMALL)


_TITLE = 5
_LONG_TITLE = 12
_SMALL = 3


def _tells(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a cue that can tag a quotation stands in the rest of the sentence behind `at`."""
    for token in tokenize(text, at, min(len(text), at + 80)):
        if token.low in {".", "!", "?"}:
            break
        if any("Q" in form.group.frames for form in lexicon.forms_of(token.low)):
            return True
    return False


def _put(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether ", as X put it" follows, which makes an utterance of a quotation amid a sentence."""
    follow = [t.low for t in tokenize(text, at, min(len(text), at + 120))]
    if follow[:1] != [","] or follow[1:2] == [] or follow[1] not in lexicon.grammar["put_as"]:
        return False
    for k, low in enumerate(follow):
        if low in {".", "!", "?"}:
            break
        for form in lexicon.forms_of(low):
            size = len(form.rest)
            if size and "Q" in form.group.frames and tuple(follow[k + 1 : k + 1 + size]) == form.rest:
                return True
    return False


# "14:32 – " or "[9.05 am]" before an entry of a live blog
_TIME = re.compile(
    r"[\[(]?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|BST|CET|EET|EST|UTC|MSK|МСК))?[\])]?\s*[–—:|-]?\s+(?=\S)"
)


def _passage(text: str, sentence: Sentence, speech: Sequence[Quote], lexicon: Lexicon) -> Passage:
    stamp = _TIME.match(text, sentence.start, sentence.end)
    tokens = tokenize(text, stamp.end() if stamp else sentence.start, sentence.end)
    begin, end = sentence.start, sentence.end
    if not any(q.start < end and begin < q.end for q in speech):
        return Passage(tokens, [-1] * len(tokens), speech, lexicon)
    starts = [q.start for q in speech]
    marks = []
    for token in tokens:
        at = bisect.bisect_right(starts, token.start) - 1
        marks.append(at if at >= 0 and token.start < speech[at].end else -1)
    return Passage(tokens, marks, speech, lexicon)


def span_of(p: Passage, r: tuple[int, int]) -> Span:
    """The code points that a token range covers."""
    return Span(start=p.tokens[r[0]].start, end=p.tokens[r[1] - 1].end)


def _from_raw(p: Passage, raw: Raw, sentence: Sentence) -> Found:
    item = Found(
        form=raw.form,
        frame=raw.frame,
        cue=span_of(p, raw.cue),
        source=span_of(p, raw.source) if raw.source else None,
        content=[span_of(p, c) for c in raw.content],
        recipient=span_of(p, raw.recipient) if raw.recipient else None,
        carriers=[(span_of(p, c.where), c.role) for c in raw.carriers],
        negated=raw.negated,
        block=sentence.block,
        sentence=sentence.number,
        weak=not usual(raw, p.lexicon) and not _own_noun(p, raw),
    )
    item.outer = _outer(p, item, raw.carriers)
    return item


def _outer(p: Passage, item: Found, carriers: Sequence[Carrier]) -> Found | None:
    """The same said by whoever cites the source: "the paper writes, citing X, that"."""
    says = next((c.where for c in carriers if c.says), None)
    return replace(item, source=span_of(p, says), carriers=[], content=[*item.content]) if says else None


def _own_noun(p: Passage, raw: Raw) -> bool:
    """Whether a noun is given by its holder: "had given its word that"."""
    own = raw.frame == "nounC" and raw.source is not None and p.is_(raw.source[0], "possessive")
    return own and raw.source is not None and p.is_(raw.source[0] - 1, "giving")


def _headline(p: Passage, sentence: Sentence, *, title: bool) -> list[Found]:
    """What a headline gives to its source; elsewhere only "Peskov: no deal", with a colon and somebody known."""
    if not title and ":" not in p.lows:
        return []
    found = headline(p)
    if found is None or (not title and p.low(found[1][0]) != ":"):
        return []
    if not title and any(p.speech[k] >= 0 for k in range(*found[2])):
        # a quotation has its own tag
        return []
    source, cue, content = (span_of(p, r) for r in found)
    item = Found(None, "headline", cue, source, [content], block=sentence.block, sentence=sentence.number)
    item.weak = not title
    return [item]


_PRIOR = 8
_USUAL = 0.6
_RARE = 0.45


def usual(raw: Raw, lexicon: Lexicon) -> bool:
    """Whether the cue is about as often a cue in this frame as not, by the counts of the language."""
    lemma = raw.form.lemma if raw.form else "according"
    hits, seen = lexicon.counts.get(lemma, {}).get(raw.frame, (1, 1))
    if raw.frame.startswith("inf"):
        return seen >= 4 and hits * 10 >= seen * 6
    # a cue seen a few times is judged by the rest of its kind too
    return hits + _PRIOR * lexicon.rates.get(raw.frame, _USUAL) >= (seen + _PRIOR) * _RARE


def _direct(
    text: str, sentences: Sequence[Sentence], passages: Sequence[Passage], speech: Sequence[Quote], interview: Turns
) -> list[Found]:
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
            content = [Span(start=quote.start, end=quote.end)]
            whose, number_ = interview.names.get(quote.start), sentences[holders[0]].number
            found.append(Found(None, "answer", None, whose, content, block=block, sentence=number_))
            continue
        tag, at = _tag(passages, holders, quote, number)
        same = last is not None and last.block == block
        if tag is not None:
            p = passages[at]
            who, own = _grammar(p.lexicon).uncite(p, tag.source) if tag.source else (None, ())
            source = span_of(p, who) if who else None
            named = [*tag.carriers, *own]
            named += beside(
                _grammar(p.lexicon).carriers(p), [c.where for c in named] + ([tag.source] if tag.source else [])
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
            last.outer = _outer(p, last, named)
            found.append(last)
        elif same and last is not None:
            last.content.append(Span(start=quote.start, end=quote.end))
        elif quote.continues and last is not None:
            last.content.append(Span(start=quote.start, end=quote.end))
            last.block = block
        elif _stands_alone(text, sentences, holders, quote):
            following = number + 1 < len(speech) and _same_block(sentences, speech[number + 1], block)
            if following:
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
    before = _grammar(p.lexicon).tag_before(before_p, begin) if begin > 0 and before_p.speech[begin - 1] < 0 else None
    if before is None and begin == 0 and first > 0 and passages[first - 1].lows[-1:] == (":",):
        # the tag ends the paragraph before: "X says:"
        led = passages[first - 1]
        before = _grammar(p.lexicon).tag_before(led, len(led))
        if before:
            return before, first - 1
    if before and (left in {",", ":"} or end >= len(p)):
        return before, first
    if end < len(p) and not (inner in {"."} and p.capital(end)):
        after = _grammar(p.lexicon).tag_after(p, end)
        if after:
            return after, last
    if before:
        return before, first
    if end >= len(p) and last + 1 < len(passages) and passages[last + 1].is_(0, "thus"):
        # «...». So the mayor answered.
        thus = _grammar(p.lexicon).tag_after(passages[last + 1], 0)
        if thus:
            return thus, last + 1
    # the second part of a split quotation: “...,” he said, “...”
    if begin > 1:
        k = begin - 1
        while k >= 0 and before_p.speech[k] < 0:
            k -= 1
        if k >= 0:
            again = _grammar(p.lexicon).tag_after(before_p, k + 1)
            if again:
                return again, first
    return None, last
