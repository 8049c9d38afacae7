"""What a position says, as one sentence: the holder, the cue in its own words, and the content as it stands."""

from __future__ import annotations

import re

from stance.attribution import grammar, is_participle, is_reception, noun_cues, third_person, uncommitted
from stance.parties.definitions import state_words
from stance.records import Article, Attribution, Cue, Span
from stance.text.morphology import LANGUAGES, known, place, roots, shapes, town

_QUOTES = "\"“”«»„'‘’ \u00a0"


def statement_of(holder: str, attribution: Attribution, content: str, article: Article) -> str:
    """The holder, the cue in its own words, and the content as it stands."""
    cue, source, text, language = attribution.cue, attribution.source, article.text, article.language
    if language in LANGUAGES:
        return _bent_statement(holder, attribution, content, article)
    words = _finite(" ".join(cue.of(text).split()), holder, attribution, article) if cue is not None else ""
    if _CONTRACTED.match(words):
        # "he'll oppose it"
        return f"{holder}{words} {content}"
    # "For Kyiv, the bridge is a red line"
    reckoned = cue is not None and cue.lemma in grammar(language, "reckoning")
    if cue is None or reckoned or cue.lemma.startswith(("according", "in the")) or not words[:1].isalpha():
        return f"{words} {holder}, {content}" if reckoned else f"{holder} says: {content}"
    if attribution.kind == "direct" and words.split()[0].lower() in grammar(language, "auxiliaries"):
        # "was told by X": the words are X's
        return f"{holder} says: {content}"
    done = _done_by(source, cue, text, language) if source is not None else ""
    if done == _NOT:
        first_part, *others = (" ".join(c.of(text).split()) for c in attribution.content)
        return " ".join((first_part, words, "by", holder, *others))
    if done:
        # "the plan was rejected by Kyiv": Kyiv rejected it
        told = cue.lemma in _TOLD and len(attribution.content) == 1
        return f"{holder} {'says' if told else done} {_inside(content, language)}"
    if source is not None and is_reception(attribution, text):
        # "the plan drew a rebuke from Moscow"
        return f"{content[:1].upper()}{content[1:]} {words} {text[cue.end : source.start].strip()} {holder}"
    if source is not None and source.start >= cue.end and cue.lemma in _QUOTED | grammar(language, "heard"):
        # "Tass quoted X as saying that", "Kyiv heard from X that": the words are X's
        return f"{holder} says{'' if content.startswith('that ') else ':'} {content}"
    if any(c.overlaps(cue) for c in attribution.content):
        # the cue says enough alone: "Kyiv has refused", "Kyiv has said yes"
        return f"{holder} {words}"
    if (
        attribution.negated
        and source is not None
        and source.of(text).split()[0].lower() in grammar(language, "none_of")
    ):
        return f"{' '.join(source.of(text).split())} {words} {content}"
    first = attribution.content[0]
    if source is not None and (_owns(text, source, cue) or _of_a_state(text, source, cue, content)):
        return _possessed(holder, attribution, words, content, article)
    if first.start < cue.start:
        return f"{holder} {'says' if cue.lemma in _TOLD else words}: {content}"
    if source is not None and cue.of(text).lower() in {cue.lemma, third_person(cue.lemma)}:
        # "has a warning that": the verb that the noun hangs on
        verb = " ".join(text[source.end : cue.start].split())
        noun = cue.lemma in noun_cues(language) and not grammar(language, "determiners").isdisjoint(verb.split())
        words = f"{verb} {words}" if noun and _PLAIN.fullmatch(verb) and len(verb.split()) <= _HELD else words
    # "told reporters on Thursday that"
    between = " ".join(text[cue.end : first.start].split())
    if cue.lemma in _TOLD and _PLAIN.fullmatch(between):
        words = f"{words} {between}"
    elif _WHOM.fullmatch(between) and (
        first.of(text).startswith(("to ", "not to "))
        or (_NAMED.match(between) and first.of(text).startswith("for "))
        or (between[:1].isupper() and (_asks(content, language) or _POINTING.match(content)))
    ):
        # "called on the envoys to sign", "asked Kyiv why", "asked Kyiv for a map", "warned Kyiv it would pay"
        words = f"{words} {between}"
    # "mocked it in a post: “S”" mocked no S
    colon = between == ":" or (attribution.kind == "direct" and between.endswith(":") and not words.endswith(":"))
    return f"{holder} {words}{':' if colon else ''} {content}"


def _possessed(holder: str, attribution: Attribution, words: str, content: str, article: Article) -> str:
    """What a noun tells by whose it is: "in Kyiv's reading", "its position is that", "renewed its call for talks"."""
    cue, source, text, language = attribution.cue, attribution.source, article.text, article.language
    assert cue is not None  # noqa: S101 - asked of nouns only
    assert source is not None  # noqa: S101 - and of those with an owner
    verb = text[: source.start].split()[-1:]
    if verb and verb[0].lower() in grammar(language, "repeated"):
        return f"{holder} {verb[0].lower()} {source.of(text)} {words} {content}"
    first = attribution.content[0]
    framed = first.start < cue.end or cue.lemma in grammar(language, "opinions") or ":" in text[cue.end : first.start]
    return f"{holder}'s {words}{':' if framed else ''} {content}"


def _finite(words: str, holder: str, attribution: Attribution, article: Article) -> str:
    """The cue as the verb of a sentence about one holder: "arguing" is "argues", "are praising" is "is praising".

    Several who say it together share a plural verb, which none of them has alone.
    """
    cue, source = attribution.cue, attribution.source
    first, _, rest = words.partition(" ")
    low = first.lower()
    verb = cue.lemma.split()[0] if cue is not None else ""
    bare = cue is not None and low == verb and article.text[: cue.start].endswith(_TO)
    if cue is not None and (bare or is_participle(low, cue.lemma, article.language)):
        many = holder.rsplit(maxsplit=1)[-1].lower() in grammar(article.language, "group_nouns")
        return f"{verb if many else third_person(verb)} {rest}".rstrip()
    several = len(attribution.speakers) > 1 or (
        source is not None and not grammar(article.language, "joining").isdisjoint(source.of(article.text).split())
    )
    if not several or holder.endswith("s"):
        return words
    if low in _TOGETHER and rest:
        # "Kyiv and Moscow both rejected": each did
        first, _, rest = rest.partition(" ")
        low = first.lower()
    alone = _ALONE.get(low) or (third_person(verb) if low == verb else first)
    return f"{alone} {rest}".rstrip()


_TOGETHER = frozenset({"all", "both"})
_TO = (" to ", "\nto ")
_ALONE = {"are": "is", "were": "was", "have": "has", "do": "does", "'re": "is", "'ve": "has"}
_QUOTED = frozenset({"quote", "cite"})
_TOLD = frozenset({"tell", "assure", "inform", "remind", "notify", "advise"})
_PLAIN = re.compile(r"[\w’' .-]{2,60}:?")


def verb_of(cue: Cue, source: Span | None, article: Article) -> str:
    """The cue in its own words, a passive as what its source does: "rejected" of "was rejected by Kyiv"."""
    done = _done_by(source, cue, article.text, article.language) if source is not None else ""
    return done if done not in {"", _NOT} else " ".join(cue.of(article.text).split())


def _done_by(source: Span, cue: Cue, text: str, language: str) -> str:
    """The verb of what the source of a passive does: "rejected" of "was rejected by Kyiv"; empty for any other cue."""
    words = cue.of(text).split()
    if text[cue.end : max(cue.end, source.start)].strip() != "by":
        return ""
    be = [w.lower() for w in words if w.lower() in grammar(language, "auxiliaries")]
    if be and not grammar(language, "negations").isdisjoint(w.lower() for w in words):
        return _NOT
    if not be or not set(be) <= grammar(language, "be_forms") | _PERFECT:
        return ""
    done = [w for w in words if w.lower() not in be]
    first, *rest = cue.lemma.split()
    return " ".join((third_person(first), *rest)) if be[0] in _NOW and len(be) == 1 else " ".join(done)


def _inside(content: str, language: str) -> str:
    """Words that opened their sentence, as they stand inside one."""
    first, _, rest = content.partition(" ")
    return f"{first.lower()} {rest}".rstrip() if first.lower() in grammar(language, "determiners") else content


_NOT = "not"
_NOW = frozenset({"is", "are", "'s", "'re"})
_PERFECT = frozenset({"has", "have", "had"})
_CONTRACTED = re.compile(r"['’](?:ll|d|ve|re|s|m) \w")
_POINTING = re.compile(r"(?:that )?(?:it|they|he|she|its|their|his|her)\b")
_HELD = 5
_NAMED = re.compile(r"(?:the )?[A-Z]")
_WHOM = re.compile(r"[\w’' .-]{2,60}")


def _asks(content: str, language: str) -> bool:
    """Whether words open as a clause that hangs on its verb: "why it refused"."""
    return content.split(maxsplit=1)[0].lower() in grammar(language, "wh") | grammar(language, "subordinators")


_OWNING = frozenset({"its", "his", "her", "their"})


def _owns(text: str, source: Span, cue: Span) -> bool:
    """Whether the source is the possessor of a noun: "Kyiv's reading", "its position"."""
    behind = text[source.end : cue.start]
    return source.end <= cue.start and (
        behind.startswith(("'s ", "’s ", "' ", "’ ")) or source.of(text).lower() in _OWNING
    )


def _of_a_state(text: str, source: Span, cue: Cue, content: str) -> bool:
    """Whether an adjective right before a noun tells whose it is: "the Russian demand that"."""
    noun = cue.of(text).lower() in {cue.lemma, third_person(cue.lemma)} and content.startswith(_HUNG)
    beside = source.end <= cue.start and text[source.end : cue.start].isspace()
    return noun and beside and source.of(text).split()[-1].lower().endswith((*grammar("en", "of_a_state"), *_SHORT))


_HUNG = ("that ", "to ", "for ", "of ", "not to ")
_SHORT = ("u.s.", "us", "uk")


def _left_undone(attribution: Attribution, text: str, language: str) -> bool:
    """Whether words follow what somebody does not do: "матросов обвинять не | планирует: «...»" says no plan."""
    cue = attribution.cue
    before = text[: cue.start].split()[-1:] if cue is not None and attribution.kind == "direct" else []
    return bool(before) and before[0].lower() in grammar(language, "negations")


def _bent_statement(holder: str, attribution: Attribution, content: str, article: Article) -> str:
    """The same in an inflected language, whose marks are other: a comma before "что", a colon before a clause."""
    cue, text = attribution.cue, article.text
    said = uncommitted(attribution, text, article.language) or cue
    words = " ".join(said.of(text).split()) if said is not None else ""
    frames = grammar(article.language, "prepositions") | grammar(article.language, "so_said")
    # "in the opinion of Kyiv", but not "Kyiv is against"
    frame = cue is not None and words.split()[0].lower() in frames and (cue.act, cue.polarity) == ("states", "neutral")
    carried = attribution.kind == "direct" and cue is not None and cue.lemma in grammar(article.language, "quoting")
    # «S», — цитирует его «Вестник»: whoever is quoted does not quote
    frame = frame or (carried and bool(attribution.chain))
    # "говорится в" hangs on a document
    hung = _PASSIVE.search(words) is not None
    frame = frame or (hung and words.split()[-1] in grammar(article.language, "prepositions"))
    if cue is None or not words[:1].isalpha() or frame or _left_undone(attribution, text, article.language):
        return f"{holder}: {content}"
    first, source = attribution.content[0], attribution.source
    told = source is not None and cue.end <= source.start < source.end <= first.start
    if told and len(attribution.content) == 1 and cue.lemma in noun_cues(article.language):
        # "твердження Москви, ніби ..."
        return " ".join(text[cue.start : first.end].split())
    if source is not None and not told and _by(source.of(text), article.language):
        # "Києвом відхилено пропозицію": whoever did it stands in the instrumental
        spans = sorted({source, _place(cue), *attribution.content}, key=lambda span: span.start)
        return " ".join(" ".join(span.of(text).split()) for span in spans)
    holder = _within(holder, attribution, text)
    # what opens its sentence in the article does not open this one
    words = words[:1].lower() + words[1:]
    if any(c.overlaps(cue) for c in attribution.content):
        return f"{holder} {words}"
    between = text[cue.end : first.start] if first.start >= cue.end else text[first.end : cue.start]
    if content.split(maxsplit=1)[0].rstrip(",").lower() in grammar(article.language, "clause"):
        return f"{holder} {words}, {content}"
    apart = ":" in between if first.start >= cue.end else bool(_APART.search(between))
    if first.end <= cue.start and between.startswith(", ") and between.strip(", "):
        # "план, который отверг Киев"
        apart = apart and between.strip(", ").split()[0] not in grammar(article.language, "relatives")
    # "Литву Москва обвинила в срыве", "договор Москва отказалась подписывать": its object stands before the verb
    last = attribution.content[-1]
    ahead = first.end <= cue.start and last.start >= cue.end and len(attribution.content) == len("SO")
    ahead = ahead and (cue.act == "accuses" or any(_is_infinitive(c.of(text), article.language) for c in (first, last)))
    apart = apart or attribution.kind == "direct" or (len(attribution.content) > 1 and not ahead)
    content = _amid(content, article.language) if first.end <= cue.start and not apart else content
    owner = attribution.source is not None and cue.end <= attribution.source.start < first.start
    asked = first.start >= cue.end and not owner and _is_whom(between, article.language)
    governed = content.split(maxsplit=1)[0].lower() in grammar(article.language, "prepositions")
    if asked and (governed or _is_infinitive(content, article.language)):
        # "призвал Москву вывести войска", "звинуватила Литву у зриві": whom it is put to belongs with it
        return f"{holder} {words} {' '.join(between.split())} {content}"
    return f"{holder} {words}: {content}" if apart else f"{holder} {words} {content}"


def _amid(content: str, language: str) -> str:
    """Words that open a sentence as they stand within one: "Угоду підписувати" without its capital."""
    first = content.split(maxsplit=1)[0]
    name = (
        first[1:] != first[1:].lower() or not known(first.lower(), language) or town(first, language) in state_words()
    )
    name = name or any(s.proper for s in shapes(first, language)) or place(town(first, language), language)
    return content if name else content[:1].lower() + content[1:]


def _place(cue: Cue) -> Span:
    """Where a cue stands."""
    return Span(start=cue.start, end=cue.end)


def _by(source: str, language: str) -> bool:
    """Whether a source can only be by whom something was done: "Києвом", not "(призначений) міністром Марко Рудь"."""
    words = source.split()
    first, last = ({s.case for s in shapes(word, language) if s.case} for word in (words[0], words[-1]))
    return first == {"instrumental"} and "nominative" not in last


_PASSIVE = re.compile(r"(?:ся|сь)\s\w+\Z")
_APART = re.compile(r"[,:.—–]")
_INSIDE = re.compile(r"\b(?:во?|у|на)\s+\Z", re.IGNORECASE)


def _within(holder: str, attribution: Attribution, text: str) -> str:
    """The holder, with its preposition where those inside it speak: "В Кремле готовы", not "Кремль готовы"."""
    source = attribution.source
    if source is None or attribution.cue is None or source.end > attribution.cue.start:
        return holder
    inside = _INSIDE.search(text, max(0, source.start - _PREPOSITION), source.start)
    if inside is None or not source.of(text)[:1].isupper():
        return holder
    return f"{inside.group().strip().capitalize()} {' '.join(source.of(text).split())}"


_PREPOSITION = 4


def _is_whom(between: str, language: str) -> bool:
    """Whether the words before an infinitive name whom it is put to: "Москву", not "на встрече", "вчера"."""
    words = between.split()
    if not words or not _WHOM.fullmatch(between.strip()) or not any(w[0].isupper() for w in words):
        return False
    return words[0].lower() not in grammar(language, "prepositions") - grammar(language, "put_to")


def _is_infinitive(content: str, language: str) -> bool:
    """Whether the words open with an infinitive, a negation in front of it or not."""
    words = [w for w in content.lower().split()[:2] if w not in grammar(language, "negations")]
    return bool(words) and any(kind == "base" for _, kind in roots(words[0].strip(_QUOTES + ",;:."), language)[:1])
