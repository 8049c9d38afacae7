"""From found ascriptions to `Attribution` records: nesting, speakers, chains, modality and condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from stance.attribution.answering import Answering
from stance.attribution.chain import Findings, chain_of, media_by_item
from stance.attribution.conditions import Tokens, condition_of
from stance.attribution.cues import Lexicon, load_lexicon
from stance.attribution.extract import find_all
from stance.attribution.found import Found
from stance.attribution.interviewees import Opening, Talk, told_of
from stance.attribution.namesakes import verb_gender
from stance.attribution.nesting import parents_of
from stance.attribution.pronouns import Resolved
from stance.attribution.sections import Sections
from stance.attribution.sources import Resolver
from stance.parties.actors import Roster
from stance.records import Article, Attribution, Cue, Hop, Modality, Sentence, Span, Speaker, outlet_key
from stance.text.words import Token, tokenize


def find(article: Article, sentences: Sequence[Sentence], roster: Roster) -> tuple[Attribution, ...]:
    """Return every attribution of the citable text, in reading order, with speakers resolved against `roster`.

    Inner attributions ("that Putin wants ...") point at the one around them by `within`; their chain lists who passes
    them on, nearest the holder first.
    """
    lexicon = load_lexicon(article.language)
    found, interview = find_all(article, sentences)
    order = sorted(range(len(found)), key=lambda i: (_anchor(found[i]), -_length(found[i])))
    found = [found[i] for i in order]
    for item in found:
        if item.source is not None:
            item.source = _whole_name(item.source, item, roster, article.text)
    found = [item for item in found if not item.weak or _matters(item, roster, article.text)]
    # a headline's source must be somebody: "Poll: ..." and "PORT STORM: ..." name none
    found = [item for item in found if item.frame != "headline" or _somebody(item, roster, article.text, lexicon)]
    parents = _nested(found, article.text, lexicon)
    resolver = Resolver(article, sentences, roster, lexicon)
    resolved: list[Resolved] = []
    previous: Resolved | None = None
    answering = Answering(Talk(roster, sentences, interview, Opening(article.text, lexicon.grammar)), resolver, found)
    for item, parent in zip(found, parents, strict=True):
        if item.frame == "bare":
            who = previous if previous and item.source is not None else Resolved(open=True)
            if item.shown and item.source is not None:
                who = resolver.resolve(item.source)
        elif item.frame == "answer":
            who = answering.who(item)
        elif item.source is None:
            nameless = item.frame == "agentlessC" and item.form is not None and item.form.group.speech
            who = Resolved(open=nameless or item.frame == "dropped")
        else:
            gender = verb_gender(item.cue.of(article.text), article.language) if item.cue else ""
            whose = (
                resolver.owner(item.source) if item.frame.startswith("noun") else resolver.resolve(item.source, gender)
            )
            who = _as_a_side(whose, item, lexicon, article.text)
            if parent is not None and found[parent].frame == "answer" and lexicon.kind != "inflected":
                who = told_of(who, item.source, found[parent], resolved[parent], roster, article.text)
        if item.frame in {"quote", "bare"} and not who.actors:
            resolver.lost(_anchor(item))
        resolved.append(who)
        tagged = item.frame == "quote" and item.source is not None and lexicon.kind != "inflected"
        if parent is None and (who.actors or tagged):
            # whoever is quoted within a quotation does not go on speaking after it; a stranger does go on
            previous = who
    answering.name_title(resolved)
    findings = Findings(found, resolved, parents, lexicon)
    media = media_by_item(findings, roster, article.text)
    built: list[Attribution] = []
    words, sections, publishers = Tokens(article, sentences), Sections(article), _publishers(article)
    for i, item in enumerate(found):
        chain = chain_of(findings, i, media, article.text)
        # who publishes it passes nothing on to its readers: "told Gulf Wire", in Gulf Wire
        chain = tuple(hop for hop in chain if hop.role != "medium" or outlet_key(hop.name) not in publishers)
        paper = sections.at(_anchor(item))
        if paper is not None and all(hop.name != paper.name for hop in chain):
            chain = (*chain, paper)
        built.append(_attribution(words, item, resolved[i], chain, parents[i], lexicon))
    return tuple(built)


def _publishers(article: Article) -> frozenset[str]:
    """By which names an article's own outlet is known; none where another prints it again."""
    if article.outlet is None or article.republished_by is not None:
        return frozenset()
    return frozenset({outlet_key(article.outlet), *(article.publisher.name_keys if article.publisher else ())})


def _whole_name(source: Span, item: Found, roster: Roster, text: str) -> Span:
    """The source with the whole of a name of which it is only the end ("Pier One")."""
    covering = roster.covering(source.start) if text[source.start].isupper() else None
    if covering is None or covering[0].start >= source.start or covering[0].end > source.end:
        return source
    start = covering[0].start
    others = [*item.content, *([item.cue] if item.cue else [])]
    if any(other.start < source.start and other.end > start for other in others):
        return source
    return Span(start=start, end=source.end)


_DEALS = frozenset({"offers", "promises", "accepts", "refuses", "demands", "asks", "threatens"})


def _as_a_side(who: Resolved, item: Found, lexicon: Lexicon, text: str) -> Resolved:
    """ "Американцы обещали": where no article tells a side from its citizens, who deals with others is the side."""
    deals = item.form is not None and item.form.group.speech and item.form.group.act in _DEALS
    if lexicon.kind != "inflected" or not deals or item.source is None or len(who.actors) != 1:
        return who
    actor = who.actors[0]
    alone = len(item.source.of(text).split()) == 1
    if actor.kind != "group" or actor.capacity != "citizen" or actor.party is None or not alone:
        return who
    return Resolved([replace(actor, kind="party", capacity="official")], who.media, who.open)


def _matters(item: Found, roster: Roster, text: str) -> bool:
    """Whether a doubtful cue is kept all the same: its source is a party, a body or an official of one."""
    if item.source is None or (item.form is None and item.frame != "headline"):
        return False
    if item.form is None:
        inside = roster.within(item.source.start, item.source.end)
        return bool(inside) and inside[0][1].kind in {"person", "body", "party"} and inside[0][1].party is not None
    told = item.form.group.speech and item.frame in {"C", "B", ":"}
    stance = told or (item.form.stance and item.frame in {"N", "T", "C", "B", "P", "G", "I", "passive"})
    owned = item.form.stance and item.frame in {"nounC", "nounT", "nounP"} and not item.passing
    if not stance and not owned and item.form.kind != "adjective":
        return False
    named = roster.within(item.source.start, item.source.end)
    if owned and not named and item.source.of(text).lower() in _ITS:
        # "Moscow renewed its demand for a pipe"
        named = roster.within(max(0, item.source.start - _NEAR), item.source.start)[-1:]
    whose = named[0][1] if named else roster.state(item.source.of(text).lower())
    return whose is not None and whose.party is not None and whose.capacity in {"official", "unnamed"}


_ITS = frozenset({"its", "their", "his", "her"})
_NEAR = 40


def _somebody(item: Found, roster: Roster, text: str, lexicon: Lexicon) -> bool:
    words = {t.low for t in tokenize(text, item.source.start, item.source.end)} if item.source else set()
    if words & (lexicon.grammar["outlets"] | lexicon.grammar["open_nouns"] | lexicon.grammar["press"]):
        return True
    inside = roster.within(item.source.start, item.source.end) if item.source else []
    return any(actor.kind != "entity" for _, actor in inside)


def _anchor(item: Found) -> int:
    return min(
        [c.start for c in item.content]
        + ([item.cue.start] if item.cue else [])
        + ([item.source.start] if item.source and not item.elided else [])
    )


def _length(item: Found) -> int:
    return max(c.end for c in item.content) - min(c.start for c in item.content)


def _nested(found: Sequence[Found], text: str, lexicon: Lexicon) -> list[int | None]:
    """Which ascription stands within which, with the words of each as that asks for."""
    if lexicon.kind != "inflected":
        _end_before_tags(found)
    parents = parents_of(found)
    _go_on(found, parents, text, lexicon)
    _take_up(found, parents, text, lexicon)
    if lexicon.kind != "inflected":
        _end_with(found, parents)
        for i, (item, parent) in enumerate(zip(found, parents, strict=True)):
            if parent is not None and found[parent].frame in {"N", "P"} and _hung(item, text, lexicon):
                parents[i] = None
    return parents


def _hung(item: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether it is a relative clause of the writer's: "commented on a claim of Kyiv's envoy, | who says that"."""
    relatives = lexicon.grammar["relatives"] - {"that"}
    return (
        item.source is not None
        and item.source.of(text).lower() in relatives
        and text.endswith(", ", 0, item.source.start)
    )


def _go_on(found: Sequence[Found], parents: list[int | None], text: str, lexicon: Lexicon) -> None:
    """Put into a retelling what goes on with it: "said Kyiv agrees to A but wants B", "said that A, and that B wants".

    What has the subject of something told is told too, and so is a clause that a second "that" joins to the first.
    """
    for i, item in enumerate(found):
        if parents[i] is not None or item.source is None or item.frame in {"quote", "bare", "answer", "according"}:
            continue
        for j in range(i):
            other = found[j]
            if other.block != item.block or parents[j] == i:
                continue
            if other.source == item.source and parents[j] is not None:
                parents[i] = parents[j]
                break
            if _second_that(other, item, text, lexicon):
                parents[i] = j


def _second_that(first: Found, second: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether "and that" stands between what the one tells and the other, in one sentence."""
    end = max(c.end for c in first.content)
    start = min(x.start for x in (second.source, second.cue) if x is not None)
    words = text[first.content[0].start : end].split(maxsplit=1)
    if first.cue is None or not words or words[0].lower() not in lexicon.grammar["second_that"] or start <= end:
        return False
    between = [t.low for t in tokenize(text, end, start)]
    last = between[-_JOINT:]
    return (
        len(last) == _JOINT
        and last[1] in lexicon.grammar["second_that"]
        and last[0] in lexicon.grammar["joining"]
        and not any(low in {".", "!", "?", ";", ":"} for low in between)
    )


_JOINT = 2


def _end_before_tags(found: Sequence[Found]) -> None:
    """End what stands before a tag where that begins: "Kyiv will accept a truce, | analysts say"."""
    for tag in found:
        told, cue = tag.content[-1], tag.cue
        if tag.frame != "inside" or cue is None or cue.start < told.end:
            continue
        for item in found:
            last = item.content[-1]
            if item.frame != "quote" and told.start <= last.start < told.end and last.end >= cue.end:
                item.content[-1] = Span(start=last.start, end=told.end)


def _end_with(found: Sequence[Found], parents: Sequence[int | None]) -> None:
    """End what is told within a clause where that ends: "its view that Moscow wants peace | is not shared"."""
    for item, parent in zip(found, parents, strict=True):
        if parent is None or found[parent].frame in {"quote", "bare", "answer"}:
            continue
        outer, last = max(found[parent].content, key=lambda c: c.end), item.content[-1]
        if outer.start <= last.start < outer.end < last.end:
            item.content[-1] = Span(start=last.start, end=outer.end)


def _take_up(found: Sequence[Found], parents: Sequence[int | None], text: str, lexicon: Lexicon) -> None:
    """Give "an accusation that Moscow denied" the words of the accusation that stands before it."""
    for i, item in enumerate(found):
        noun = item.content[0]
        if item.cue is None or len(item.content) > 1 or noun.end > item.cue.start:
            continue
        behind = text[noun.end : item.cue.start].split(maxsplit=1)[:1]
        if not behind or behind[0].lower().strip(",") not in lexicon.grammar["relatives"]:
            continue
        for j, claim in enumerate(found):
            said = claim.content[-1]
            if (
                parents[j] == parents[i]
                and text[said.end : noun.start].strip() in _BREAKS
                and claim.cue is not None
                and len(claim.content) == 1
            ):
                item.content = [noun, said]
                break


_BREAKS = frozenset({",", "—", "–"})


def _attribution(
    article: Tokens, item: Found, who: Resolved, chain: tuple[Hop, ...], within: int | None, lexicon: Lexicon
) -> Attribution:
    text = article.text
    words = [t for c in item.content for t in article.within(c.start, c.end)]
    group = item.form.group if item.form else None
    cue = None
    if item.cue is not None:
        cue = Cue(
            start=item.cue.start,
            end=item.cue.end,
            lemma=item.form.lemma if item.form else item.cue.of(text).lower(),
            act=group.act if group else "states",
            speech=group.speech if group else True,
            negated=item.negated,
            polarity=group.polarity if group else "neutral",
        )
    speakers = who.speakers
    return Attribution(
        kind=_kind(item, words),
        content=tuple(item.content),
        cue=cue,
        source=item.source,
        speakers=speakers,
        chain=chain,
        modality=_modality(words, lexicon),
        negated=item.negated,
        condition=condition_of(article, item, lexicon),
        within=within,
        open=who.open and not any(a.party for a in who.actors),
    )


def _kind(item: Found, words: Sequence[Token]) -> Literal["direct", "indirect", "mixed"]:
    if item.frame in {"quote", "bare", "answer"}:
        return "direct"
    return "mixed" if any(t.text in {'"', "“", "”", "«", "»", "„", "''", "``"} for t in words) else "indirect"


def _modality(words: Sequence[Token], lexicon: Lexicon) -> Modality:
    lows = [t.low for t in words]
    if not lexicon.grammar["conditions"].isdisjoint(lows[:1]):
        return "conditional"
    if not lexicon.grammar["possible"].isdisjoint(lows):
        return "possible"
    if not lexicon.grammar["necessary"].isdisjoint(lows):
        return "necessary"
    return "asserted"


__all__ = ["Speaker", "find"]
