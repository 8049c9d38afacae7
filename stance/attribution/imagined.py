"""What somebody only hopes, fears or expects of others, or thinks that they will do: it tells nothing of these."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution.cues import Lexicon
from stance.attribution.found import Found
from stance.attribution.spoken_of import only_wanted
from stance.records import Act
from stance.text.words import tokenize

_DIRECT = frozenset({"quote", "bare", "answer"})
# what is done, as against what is wanted or felt
_DEEDS: frozenset[Act] = frozenset({"accepts", "refuses", "promises", "threatens", "offers"})


def imagined(item: Found, outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether `item` is the clause that `outer` hopes, doubts or believes: "hopes that Kyiv will agree".

    What the clause takes for granted stays: "fears that the plan Kyiv rejected is back".
    """
    grammar = lexicon.grammar
    if lexicon.kind == "inflected" and _never_told(outer, text, lexicon):
        return True
    if outer.form is None or outer.frame in _DIRECT or item.form is None:
        return False
    if item.form.kind == "noun":
        return only_wanted(item, outer, text, lexicon)
    if lexicon.kind == "inflected" and _unconfirmed(outer, text, lexicon):
        pass
    elif outer.form.lemma in grammar["believing"]:
        cue = tokenize(text, item.cue.start, item.cue.end) if item.cue else ()
        to_come = any(t.low in grammar.get("to_come", ()) for t in cue)
        if item.form.group.act not in _DEEDS and not to_come:
            return False
    elif outer.form.lemma not in grammar["hoping"]:
        return False
    # where order is free, what is accepted may stand before whoever accepts it
    fronted = item.content if lexicon.kind == "inflected" else ()
    begin = min(s.start for s in (*fronted, item.cue, item.source) if s is not None)
    before = [t.low for t in tokenize(text, outer.content[0].start, begin)]
    first = tokenize(text, item.source.start, item.source.end)[:1] if item.source else ()
    if any(t.low in grammar["relatives"] for t in first):
        return False
    links = grammar["joining"] | grammar["adverbs"] | {","}
    if before[1:] and before[-1] in grammar["clause_openings"]:
        # "fears that the plan that | Kyiv rejected is back"
        return before[-2] in links | grammar["clause_openings"] | grammar["hoping"] | grammar["believing"] | {"it"}
    return not before or before[-1] in grammar["clause_openings"] | links


def _never_told(outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether the words around are only rumoured or still to be said: "по слухам", "скажет, что"."""
    if _to_come(outer, text, lexicon):
        return True
    return outer.source is None and (outer.frame == "according" or _they_say(outer, text, lexicon))


def _they_say(item: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether nobody knows who says it: "говорят, S", "Киев, говорят, согласен"."""
    return item.cue is not None and item.cue.of(text).lower() in lexicon.grammar["they_say"]


def _to_come(item: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a thing is still to be said: "скажет, что"."""
    if lexicon.kind != "inflected" or item.frame != "C" or item.cue is None:
        return False
    return item.cue.of(text).lower() in lexicon.grammar["to_be_told"]


def _unconfirmed(outer: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether somebody would not say that it is so: "отказался подтвердить, что", "не подтвердил, что"."""
    if outer.form is None:
        return False
    if outer.form.group.act == "refuses":
        said = tokenize(text, outer.content[0].start, outer.content[0].end)[:1]
        return any(t.low in lexicon.grammar["withheld"] for t in said)
    return outer.negated and outer.form.lemma in lexicon.grammar["withheld"]


def told(found: Sequence[Found], parents: Sequence[int | None], text: str, lexicon: Lexicon) -> list[Found]:
    """The ascriptions without those that are only imagined or the outlet's own, and without what stands in these."""
    out = {
        i
        for i, f in enumerate(found)
        if parents[i] is None and (_own_voice(f, text, lexicon) or _to_come(f, text, lexicon))
    }
    for i in range(len(found)):
        at, outer = i, parents[i]
        while outer is not None:
            if at in out or imagined(found[at], found[outer], text, lexicon):
                out.add(i)
                break
            at, outer = outer, parents[outer]
    return [item for i, item in enumerate(found) if i not in out]


def _own_voice(item: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether nobody but the outlet speaks: "мы уже писали, что"."""
    if lexicon.kind != "inflected" or item.source is None:
        return False
    return item.source.of(text).lower() in lexicon.grammar["ourselves"]
