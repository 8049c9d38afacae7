"""The act and the stand that an attribution shows: what its cue says, and where that says little, its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

import tomli

from stance.attribution.cues import load_lexicon
from stance.attribution.uncommitted import uncommitted
from stance.records import Act, Attribution, Party, Polarity, Reading, Record, Span

_FOR = frozenset({"demands", "offers", "accepts", "promises", "asks", "threatens"})
_AGAINST = frozenset({"refuses", "denies", "accuses"})
_TURNED: Mapping[str, Polarity] = {"supports": "opposes", "opposes": "supports"}
# what it is of whoever tells it that another party does so
_ANOTHERS: Mapping[Act, Act] = {
    "accepts": "states",
    "promises": "states",
    "offers": "states",
    "refuses": "accuses",
    "denies": "accuses",
}
_SUBJECT = 4
_KEEPING = 30
_MARKS = "\"“”«»„'‘’ \u00a0"


class Shown(NamedTuple):
    """The act and the stand that words show."""

    act: Act
    polarity: Polarity


class _Pattern(Record):
    """One act and the words that show it; behind a cue of `cues` those of `warned` will do."""

    act: Act
    find: str
    cues: frozenset[str] = frozenset()
    warned: str = ""


class _Wanting(Record):
    lemmas: frozenset[str]
    own: str


class _Naming(Record):
    lemmas: frozenset[str]


class _Recalling(Record):
    lemmas: frozenset[str] = frozenset()
    find: str = "(?!)"


class _Acts(Record):
    """The data file of one language."""

    cues: dict[Act, frozenset[str]]
    wanting: _Wanting
    naming: _Naming
    recalling: _Recalling = _Recalling()
    negated: dict[Act, frozenset[str]]
    ourselves: frozenset[str]
    words: dict[str, str]
    patterns: tuple[_Pattern, ...]

    @cached_property
    def not_refused(self) -> re.Pattern[str]:
        """Refusals that are negated, with what of its own somebody does not give up."""
        words = self.words
        own = words["own"].removeprefix("^")
        return _compiled(rf"(?:{words['unrefused']})(?: (?:{own}) \w+)?|{words['unexcluded']}")


def shown(attribution: Attribution, content: str, parties: Sequence[Party], language: str) -> Shown:
    """Return the act and the stand of an attribution whose words are `content`.

    The cue decides where it names an act; a cue that only says that something was said leaves it to the words. What is
    said to another party's discredit ("Kyiv will not keep its word", said by Moscow) accuses it.
    """
    data = _acts(language)
    act = _act(attribution, content, parties, data)
    polarity = _polarity(attribution, act, content, data)
    if act == "states" and polarity == "neutral" and _unrefused(content, data):
        polarity = "neutral" if of_another(attribution, content, parties, language) else "supports"
    return Shown(act, polarity)


def told_words(content: Sequence[Span], text: str, language: str) -> str:
    """The parts of what is ascribed as one clause, with the comma that a condition in front has: "If it rains, ..."."""
    parts = [" ".join(part.of(text).split()) for part in content]
    conditions = load_lexicon(language).grammar["conditions"]
    for k, part in enumerate(parts[:-1]):
        if part.split(maxsplit=1)[0].lower() in conditions:
            parts[k] = f"{part},"
    return " ".join(parts)


def shown_in(reading: Reading, index: int) -> Shown:
    """Return the act and the stand that attribution `index` of an article shows, worked out once."""
    known = reading.once(_known)
    if index not in known:
        attribution, text = reading.attributions[index], reading.article.text
        content = told_words(attribution.content, text, reading.article.language)
        known[index] = shown(attribution, content, reading.parties, reading.article.language)
        if uncommitted(attribution, text, reading.article.language):
            known[index] = Shown("states", "neutral")
    return known[index]


def _known(reading: Reading) -> dict[int, Shown]:
    del reading
    return {}


def own_clauses(content: str, language: str) -> str:
    """The clauses of spoken words that "we" or "I" are the subject of, without those of others behind them.

    "We offered a truce, and they refused" offers one. All of them where the words are of nobody else.
    """
    data = _acts(language)
    clauses = _compiled(data.words["clause_of_others"]).split(content)
    opening = [{w.lower().replace("’", "'") for w in clause.split()[:_SUBJECT]} for clause in clauses]
    own = [c for c, words in zip(clauses, opening, strict=True) if not data.ourselves.isdisjoint(words)]
    return ", ".join(own) if own else content


def refusal_denied(attribution: Attribution, content: str, language: str) -> bool:
    """Whether a refusal is negated by the cue or in the words: "does not refuse talks", "will not give up"."""
    cue = attribution.cue
    negated = attribution.negated or (cue is not None and cue.negated)
    if negated and cue is not None and cue.act == "refuses":
        return True
    return any(_found(_acts(language).words[kind], content) for kind in ("unrefused", "unexcluded"))


def _act(attribution: Attribution, content: str, parties: Sequence[Party], data: _Acts) -> Act:
    cue = attribution.cue
    lemma = cue.lemma if cue is not None else ""
    negated = attribution.negated or (cue is not None and cue.negated)
    if negated:
        given: Act = next((act for act, lemmas in data.negated.items() if lemma in lemmas), attribution.act)
        if given == "accepts" and _found(data.words["own"], content.strip(_MARKS)):
            # whoever does not give up what is his own accepts nothing of another's
            return "states"
        if given == "refuses" and _found(data.words.get("guilt", _NOTHING), content):
            # "не признаёт вину"
            return "denies"
        wished = lemma in data.wanting.lemmas or lemma in data.cues.get("offers", ())
        kept = _found(data.words["refusing"], content.strip(_MARKS))
        return "refuses" if given == "states" and wished and not kept else given
    if lemma in data.naming.lemmas and attribution.act in {"states", "refuses", "denies"}:
        return _named(content, attribution.act, data)
    listed = next((act for act, lemmas in data.cues.items() if lemma in lemmas), None)
    if listed is not None:
        return listed
    if attribution.act == "offers" and _found(data.words["demanded"], content.strip(_MARKS)):
        # "put forward an ultimatum"
        return "demands"
    if lemma in data.wanting.lemmas:
        return "states" if re.search(data.wanting.own, content.strip(_MARKS), re.IGNORECASE) else "demands"
    if attribution.act == "refuses" and _found(data.words["claimed"], content):
        # "rejected the accusation"
        return "denies"
    if attribution.act == "refuses" and _found(data.words.get("refusing_it", _NOTHING), content.strip(_MARKS)):
        # "refused to rule out", "reluctant to reject": left open
        return "states"
    if attribution.act == "promises" and _found(data.words.get("menacing", _NOTHING), content.strip(_MARKS)):
        # "vowed revenge"
        return "threatens"
    if attribution.act != "states":
        return attribution.act
    return _worded(attribution, content, parties, data)


_NOTHING = "(?!)"


def _named(content: str, otherwise: Act, data: _Acts) -> Act:
    """What somebody does who gives a thing a name."""
    kinds: tuple[tuple[str, Act], ...] = (("untrue", "denies"), ("bad", "accuses"), ("agreeable", "accepts"))
    return next((act for kind, act in kinds if _found(data.words[kind], content)), otherwise)


def _worded(attribution: Attribution, content: str, parties: Sequence[Party], data: _Acts) -> Act:
    lemma = attribution.cue.lemma if attribution.cue is not None else ""
    if lemma in data.recalling.lemmas and _found(data.recalling.find, content):
        # "thanked Kyiv for a refusal", "recalled the promise": another's
        return "states"
    another = _of_another(attribution, content, parties, data)
    left = _without_theirs(_without_unrefused(content, data), attribution, parties, data)
    if another and _found(data.words["failing"], left):
        return "accuses"
    if _found(data.words.get("lacking", _NOTHING), content.strip(_MARKS)):
        # "без согласия Киева сделки не будет"
        return "states"
    # "Польше нужен мир", of whoever does not say it
    act = _patterned(lemma, _compiled(data.words.get("needing", _NOTHING)).sub(" ", left) if another else left, data)
    several = attribution.kind != "direct" and _found(data.words.get("several", _NOTHING), content.strip(_MARKS))
    if act in _ANOTHERS and (several or _of_somebody(attribution, content, parties)):
        return "states"
    if another and _found(data.words.get("pondering", _NOTHING), left):
        # "said the EU is not considering sanctions" blames nobody
        return "states"
    if act is not None and another:
        # what another does: "hopes that Kyiv will agree"
        return _ANOTHERS.get(act, act)
    if act is not None:
        return act
    return "accepts" if not another and _unrefused(content, data) == "another's" else "states"


def _patterned(lemma: str, words: str, data: _Acts) -> Act | None:
    """The act that words show by themselves behind a cue; None where they show none."""
    # "will walk out if there is no progress" denies nothing
    bare = _compiled(data.words.get("on_condition", _NOTHING)).sub(" ", words)
    for p in data.patterns:
        said = bare if p.act in _AGAINST else words
        if _found(p.find, said) or (lemma in p.cues and _found(p.warned, said)):
            return p.act
    return None


def act_of_another(attribution: Attribution, content: str, parties: Sequence[Party], language: str) -> Act | None:
    """The act that words which open with another party tell of it: "the Chinese have offered licences"; else None."""
    data = _acts(language)
    if not _of_another(attribution, content, parties, data):
        return None
    lemma = attribution.cue.lemma if attribution.cue is not None else ""
    return _patterned(lemma, _without_unrefused(content, data), data)


def _without_unrefused(content: str, data: _Acts) -> str:
    """The words without refusals that are negated, which are none, nor what of its own somebody does not give up."""
    return data.not_refused.sub(" ", content.replace("’", "'"))


def _without_theirs(content: str, attribution: Attribution, parties: Sequence[Party], data: _Acts) -> str:
    """The words without what others do or believe in clauses of theirs, and with "we" for the speaker's own names."""
    if "theirs" not in data.words:
        return content
    theirs, ours = _sides(frozenset(s.party for s in attribution.speakers), parties, data)
    # whose own names are as good as a "we": "Russian forces had not crossed", not "gas from Russia"
    left = ours.sub(data.words.get("we", ""), theirs.sub(" ", content))
    left = _compiled(data.words.get("beliefs", _NOTHING)).sub(" ", left)
    if attribution.kind == "direct" and "third" in data.words:
        left = _compiled(data.words["third"]).sub(data.words["those"], left)
    return left


def _sides(
    own: frozenset[str | None], parties: Sequence[Party], data: _Acts
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What another does in a clause, and the speaker's own names, kept as long as the same parties are asked for."""
    key = (id(parties), id(data), own)
    kept = _SIDES.get(key)
    if kept is None or kept[0] is not parties:
        named = {p.id: _naming(p.names, p.seats, p.adjectives, p.demonyms).pattern for p in parties}
        others = "|".join(pattern for id_, pattern in named.items() if id_ not in own) or _NOTHING
        ours = "|".join(pattern for id_, pattern in named.items() if id_ in own and "we" in data.words) or _NOTHING
        if len(_SIDES) > _KEPT:
            _SIDES.clear()
        theirs = re.compile(rf"{data.words['theirs']}(?:{others})(?: [\w'-]+){{1,3}}")
        kept = _SIDES[key] = (parties, theirs, re.compile(rf"{data.words.get('objects', '')}(?:{ours})"))
    return kept[1], kept[2]


_KEPT = 64
_SIDES: dict[tuple[int, int, frozenset[str | None]], tuple[Sequence[Party], re.Pattern[str], re.Pattern[str]]] = {}


def _unrefused(content: str, data: _Acts) -> str:
    """Whose a thing is that is not refused: another's or the speaker's own; empty where nothing is."""
    words = content.replace("’", "'")
    at = _compiled(data.words["unrefused"]).search(words)
    if at is None:
        return ""
    own = _found(data.words["keeping"], at.group()) or _found(
        data.words["own"], words[at.end() : at.end() + _KEEPING].strip()
    )
    return "own" if own else "another's"


def of_another(attribution: Attribution, content: str, parties: Sequence[Party], language: str) -> bool:
    """Whether the words open with another party as their subject: "the Ukrainian side did not come".

    A clause in front ("if Russia attacks again, it will send arms") has a subject of its own.
    """
    return _of_another(attribution, content, parties, _acts(language))


def _of_another(attribution: Attribution, content: str, parties: Sequence[Party], data: _Acts) -> bool:
    own = {s.party for s in attribution.speakers}
    if attribution.kind == "direct" and _of_ours(content, data):
        return False
    bare = _compiled(data.words["in_front"]).sub("", content.strip(_MARKS))
    opening = " ".join(bare.split()[:_SUBJECT])
    # "Американский президент обещал"
    low = opening[:1].lower() + opening[1:]
    beside = _compiled(data.words.get("beside", _NOTHING))
    if _found(data.words.get("opposite", _NOTHING), bare):
        # "his opposite number offered"
        return True
    subjects = {
        p.id: at.start()
        for p in parties
        for naming in (_naming(p.names, p.seats, p.adjectives, p.demonyms),)
        if (at := naming.search(opening) or naming.match(low))
        # "без согласия Киева сделки не будет"
        and not beside.fullmatch(opening[: at.start()])
    }
    return bool(subjects) and min(subjects, key=lambda name: subjects[name]) not in own


def _of_ours(content: str, data: _Acts) -> bool:
    """Whether words open with "we" or "I", who speak them: "We told Moscow no"."""
    first = content.strip(_MARKS).split(maxsplit=1)[:1]
    return bool(first) and first[0].lower().replace("’", "'") in data.ourselves


_SOMEBODY = re.compile(r"(?:that |что |що )?([A-ZА-ЯЁІЇЄҐ][\w’'-]+) [\"“«„]?[a-zа-яёіїєґ]")


def _of_somebody(attribution: Attribution, content: str, parties: Sequence[Party]) -> bool:
    """Whether indirect speech opens with one name, neither a party's nor the speaker's: "that Roe promised"."""
    cue, said = attribution.cue, content.strip(_MARKS)
    if cue is None or attribution.kind == "direct":
        return False
    if attribution.content[0].start != cue.end + 1 and said[:1].isupper():
        # what opens a sentence has a capital anyhow
        return False
    named = _SOMEBODY.match(said)
    if named is None or any(named[1] in s.name.split() for s in attribution.speakers):
        return False
    return not any(_naming(p.names, p.seats, p.adjectives, p.demonyms).search(named[1]) for p in parties)


def _polarity(attribution: Attribution, act: Act, content: str, data: _Acts) -> Polarity:
    cue = attribution.cue
    lemma = cue.lemma if cue is not None else ""
    if act != "states":
        return "supports" if act in _FOR else "opposes"
    negated = attribution.negated or (cue is not None and cue.negated)
    if negated and lemma in data.negated.get("states", ()):
        return "neutral"
    if negated and _found(data.words["refusing"], content.strip(_MARKS)):
        # "does not intend to give up its demands"
        return "supports"
    if cue is not None and cue.act == "refuses" and not negated:
        # what is left open: "refused to rule out"
        return "neutral"
    if cue is not None and cue.polarity != "neutral":
        return _TURNED.get(cue.polarity, cue.polarity) if negated else cue.polarity
    good, bad = _judged(content, data)
    if good != bad:
        return "supports" if good else "opposes"
    return "opposes" if lemma in data.naming.lemmas and attribution.kind == "mixed" else "neutral"


def _judged(content: str, data: _Acts) -> tuple[bool, bool]:
    """Whether the words praise and whether they blame.

    Praise just behind a "not" blames ("not a fair deal"); blame there is no blame ("not a mistake").
    """
    words = content.replace("’", "'")
    praised, blamed = (
        [_found(data.words["denying"], words[: at.start()]) for at in _compiled(data.words[kind]).finditer(words)]
        for kind in ("good", "bad")
    )
    return not all(praised), any(praised) or not all(blamed)


def _found(pattern: str, content: str) -> bool:
    return _compiled(pattern).search(content.replace("’", "'")) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _naming(*words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for kind in words for w in kind)})\b")


@cache
def _acts(language: str) -> _Acts:
    path = files("stance.attribution.data") / f"{language}.acts.toml"
    return _Acts.model_validate(tomli.loads(path.read_text(encoding="utf-8").replace("’", "'")))
