"""Who said what in one article: quotations, indirect speech, and the chains between them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from stance.attribution.cues import Lexicon, load_lexicon
from stance.attribution.found import Found, citing, marking, span_of
from stance.attribution.headlines import headline
from stance.attribution.imagined import told
from stance.attribution.inflected.elided import Heard, mentioned
from stance.attribution.inflected.frames import somebody_named
from stance.attribution.interviews import turns
from stance.attribution.nesting import parents_of
from stance.attribution.nominal import is_subject
from stance.attribution.passage import Passage
from stance.attribution.quotations import leads_to, name_bare, quotations
from stance.attribution.quotes import Quote, find_quotes
from stance.attribution.raw import Raw
from stance.attribution.speech import is_speech
from stance.attribution.talk import Turns
from stance.records import Article, Sentence, Span
from stance.text.morphology import shapes
from stance.text.words import tokenize


def find_all(article: Article, sentences: Sequence[Sentence]) -> tuple[list[Found], Turns]:
    """Return every ascription of the citable text, in order of where it begins, and the turns where it is an interview.

    Sources are not yet resolved.
    """
    lexicon = load_lexicon(article.language)
    citable = [b for b in article.blocks if b.citable]
    grammar = marking(lexicon)
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
    found = _once(found)
    found += _pointing_back(passages, sentences, found)
    fragments = [q for q in quotes if q not in speech]
    if lexicon.kind == "inflected":
        _to_closing(found, fragments)
    found = [f for f in found if not any(q.start < c.start < q.inner_end < c.end for q in fragments for c in f.content)]
    direct = quotations(article.text, sentences, passages, speech, interview)
    # «S», – повторила вона в коридорі, де її перестріли журналісти: the cue has its content
    tags = {f.cue.start: f for f in direct if f.cue is not None}
    found = [
        f
        for f in found
        if f.cue is None
        or f.cue.start not in tags
        or lexicon.kind != "inflected"
        or leads_to(article.text, f, tags[f.cue.start], lexicon)
    ]
    found += direct
    found = [each for f in found for each in ([f.outer, f] if f.outer is not None else [f])]
    name_bare(article.text, found, sentences, passages)
    if lexicon.kind == "inflected":
        _name_elided(passages, sentences, found)
    if interview.answers:
        # "Roe: Ukraine wants a truce" is an answer, and what the Post asks is said by nobody
        found = [f for f in found if f.cue is None or not any(x.covers(f.cue) for x in interview.labels)]
        for item in found:
            if item.frame == "bare" and item.source is None and article.blocks[item.block].kind == "title":
                item.frame = "answer"
    found.sort(key=lambda f: (min(c.start for c in f.content), f.cue.start if f.cue else 0))
    if lexicon.kind == "inflected":
        found = [f for f in found if not _disagrees(f, article)]
    return told(found, parents_of(found), article.text, lexicon), interview


def _disagrees(item: Found, article: Article) -> bool:
    """Whether one person is given a verb of several: "по его словам, в Киеве знают, но | предпочитают"."""
    if item.cue is None or item.source is None or item.form is None or item.form.kind == "noun":
        return False
    grammar = load_lexicon(article.language).grammar
    alone = item.source.of(article.text).lower()
    if alone not in grammar["masculine"] | grammar["feminine"]:
        return False
    verbs = [s for s in shapes(item.cue.of(article.text).split()[-1], article.language) if s.part == "verb"]
    return bool(verbs) and all(s.plural for s in verbs)


def _once(found: Sequence[Found]) -> list[Found]:
    """Without headings whose colon was read by its sentence too."""
    colons = {f.cue.start for f in found if f.frame == ":" and f.cue is not None}
    return [f for f in found if f.frame != "headline" or f.cue is None or f.cue.start not in colons]


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
        pointed = marking(p.lexicon).pointing_back(p)
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
            outer[-1].carriers += [(span_of(p, c.where), c.role) for c in marking(p.lexicon).carriers(p)]
        elif outer and not _by_somebody(p, pointed.cue, pointed.source):
            outer[-1].carriers.append((source, None))
        else:
            last, place = passages_by[before.number], (sentence.block, sentence.number)
            stop = last.size - 1 if last.size > 1 and last.lows[-1] == "." else last.size
            whole = span_of(last, (0, stop))
            where = [(span_of(p, c.where), c.role) for c in marking(p.lexicon).carriers(p)]
            to = getattr(pointed, "told", None)
            told_to = span_of(p, to) if to else None
            new.append(Found(None, "back", cue, source, [whole], told_to, where, block=place[0], sentence=place[1]))
            if pointed.cited:
                cited = span_of(p, pointed.cited)
                new.append(
                    Found(None, "back", cue, cited, [whole], None, [(source, None)], block=place[0], sentence=place[1])
                )
    return new


def _by_somebody(p: Passage, cue: tuple[int, int], source: tuple[int, int]) -> bool:
    """Whether a person says it, whose statement it is too; an outlet only carries it."""
    form = p.cue_at(cue[0], "third")
    carries = p.is_(cue[0], "carries") or (form is not None and form.lemma in p.lexicon.grammar.get("passing", ()))
    named = p.lexicon.kind == "inflected" and p.word(source[0]) and somebody_named(p, source)
    return named and not carries and not p.is_(source[0], "outlets")


_TOLD_INSIDE = {
    "analytic": frozenset({"N", "T", "C", "B", "I"}),
    "inflected": frozenset({"N", "T", "C", "P", "I", ":", "inside", "according", "adjC", "adjT", "adjP", "adjN"}),
}


# in an answer of many sentences the asked want, and are ready, as people outside quotations are
_TOLD_IN_ANSWERS = _TOLD_INSIDE["analytic"] | {"P", "G", "adjT", "adjC", "adjN"}
_UNNAMED = ("personal", "relatives", "possessive", "no_one")


def _inside_speech(p: Passage, sentence: Sentence) -> list[Found]:
    """What a speaker says that others say or want: "“Moscow wants peace,” he said"."""
    found: list[Found] = []
    for number in sorted(set(p.speech) - {-1}):
        quote = p.quotes[number]
        tokens = tuple(t for t in p.tokens if quote.inner_start <= t.start and t.end <= quote.inner_end)
        inner = Passage(tokens, [-1] * len(tokens), p.quotes, p.lexicon)
        answered = quote.answer and p.lexicon.kind != "inflected"
        frames = _TOLD_IN_ANSWERS if answered else _TOLD_INSIDE[p.lexicon.kind]
        for found_there in marking(p.lexicon).find_indirect(inner):
            raw = _short_of_own(inner, found_there) if answered else found_there
            plain = raw.source is not None and not inner.is_(raw.source[0], *_UNNAMED)
            plain = plain or (answered and _of_another(inner, raw))
            if p.lexicon.kind == "inflected":
                own = raw.source is not None and raw.source[1] == raw.source[0] + 1
                own = own and raw.source is not None and inner.is_(raw.source[0], "self", "first_person")
                # "we proposed" in an answer is told by who answers, with the rest of it
                told = not quote.answer and raw.form is not None and raw.form.group.speech and raw.form.kind == "past"
                plain = raw.source is not None and (told or not own)
                plain = plain and raw.source is not None and not inner.is_(raw.source[0], "relatives", "no_one")
            nobody = raw.source is None and raw.frame == "agentlessC" and p.lexicon.kind == "inflected"
            if nobody or (plain and raw.frame in frames):
                item = _from_raw(inner, raw, sentence)
                # "the military said that" is reported again; what somebody wants or fears may be rhetoric
                if p.lexicon.kind == "inflected":
                    ready = raw.frame == "adjT" and not own
                    item.weak = raw.form is not None and not raw.form.group.speech and not ready
                else:
                    speech = raw.form is not None and raw.form.group.speech
                    # "Mr Roe promised me a map", in an answer
                    told = (
                        quote.answer
                        and raw.frame in {"B", "N"}
                        and raw.form is not None
                        and raw.form.group.act in _DEALT
                    )
                    item.weak = not speech or not (raw.frame in {"C", "T"} or told)
                found.append(item)
    return found


_DEALT = frozenset({"promises", "offers", "demands", "asks", "threatens", "refuses", "accuses", "denies", "accepts"})


def _of_another(p: Passage, raw: Raw) -> bool:
    """Whether somebody other than who speaks tells it, meant by a pronoun: "They claim that our nets are illegal"."""
    if raw.source is None or raw.form is None or not raw.form.group.speech:
        return False
    if raw.source[1] - raw.source[0] > 1:
        # "my Polish colleague told me"
        own = p.is_(raw.source[0], "possessive") and p.is_(raw.source[0], "first_person")
        return own and any(p.is_(k, "acquaintances") for k in range(*raw.source))
    low = p.low(raw.source[0])
    return p.is_(raw.source[0], "personal") and not p.is_(raw.source[0], "first_person", "neuter") and low != "it"


def _short_of_own(p: Passage, raw: Raw) -> Raw:
    """What others told without what who speaks answers: "They say that they own the reef, | and I disagree"."""
    start, end = raw.content[-1]
    for k in range(start + 2, end - 2):
        if (
            p.low(k) == ","
            and p.is_(k + 1, "coordinators")
            and p.is_(k + 2, "first_person")
            and p.is_(k + 2, "personal")
        ):
            return raw._replace(content=(*raw.content[:-1], (start, k)))
    return raw


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
        tag = marking(p.lexicon).tag_before(inner, begin) if begin > 1 else None
        if tag is None and end < len(marks):
            tag = marking(p.lexicon).tag_after(inner, end)
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
        passing=raw.source is not None and not is_subject(p, raw.source, raw.cue[0]),
    )
    item.outer = citing(p, item, raw.carriers)
    return item


def _own_noun(p: Passage, raw: Raw) -> bool:
    """Whether a noun is given by its holder: "had given its word that", "renewed its demand for"."""
    if raw.source is None or not p.is_(raw.source[0], "possessive"):
        return False
    before = raw.source[0] - 1
    return p.is_(before, "repeated") or (raw.frame == "nounC" and p.is_(before, "giving"))


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
