"""A name in a Russian or Ukrainian line, put as another party's: in its case, and what agrees with it too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stance.compare.symmetry.english import Edit
from stance.compare.symmetry.matches import Matches, called, load_matches
from stance.engine.mask import Named
from stance.records import Party
from stance.text.inflect import Form, agreeing, bent, forms, gender, like, phrase_forms, predicate
from stance.text.morphology import Case, known, lemma, name_stem, shapes
from stance.text.words import Token, tokenize

_NEAR = 3
_ROOT = 4


def inflected(line: str, name: Named, matches: Matches) -> list[Edit] | None:
    """The edits that put the other party's name where one stands; None where that has no clean match."""
    surface = line[name.start : name.end]
    if surface.isascii():
        return None
    language = matches.language
    if name.kind == "PARTY" and (adjective := _adjective(surface, matches, line[name.end : name.end + 1])) is not None:
        return [Edit(name.start, name.end, adjective)] if adjective else None
    base, sex = _counterpart(surface, name, matches)
    if not base or base.isascii():
        return None
    own = {f for f in _forms(surface, name, matches, sex) if not (f.plural and sex)}
    if name.kind not in ("PEOPLE", "PARTY"):
        own = {f for f in own if not f.plural} or own
    words = [t for t in tokenize(line) if t.word]
    before = [t for t in words if t.end <= name.start]
    after = [t for t in words if t.start >= name.end]
    own = _narrowed(own, _beside(line, before[-1:], name), after, language) if len(own) > 1 else own
    people = name.kind == "PEOPLE"
    made = {f: _bent(base, f, matches, sex=sex, plural=people and f.plural) for f in own}
    if len(set(made.values())) != 1 or None in made.values():
        return None
    text = next(iter(made.values())) or ""
    if any(f.case == "nominative" for f in own) and _may_belong(text, _beside(line, before[-1:], name), language):
        return None
    shown = text.upper() if surface.isupper() and len(surface) > _NEAR + 1 else like(text, surface) if people else text
    edits = [Edit(name.start, name.end, shown)]
    straight = [f for f in own if f.case == "nominative"]
    if sex or people or not straight:
        return (
            edits
            if _same_gender(own, base, language, sex, people=people)
            else _agreed(edits, line, own, base, language)
        )
    return _agreed(edits, line, own, base, language)


def _adjective(surface: str, matches: Matches, behind: str) -> str | None:
    """The other party's adjective in the form of one of this party's, "" where it has none; None for a noun."""
    language = matches.language
    theirs = _own_adjective(matches.yours, language)
    if behind == "-" and surface.lower().endswith("о"):
        # "российско-"
        return like(f"{theirs[:-2]}о", surface) if theirs else ""
    basic = next((s.lemma for s in shapes(surface.lower(), language) if s.part == "adjective"), "")
    mine = sorted({lemma(a, language) for a in matches.mine.adjectives if not a.isascii()}, key=len, reverse=True)
    own = next((a for a in mine if basic.endswith(a)), None)
    if own is None:
        return None
    # both end alike: only what stands before the ending is another
    ending = surface.lower()[len(basic) - len("ий") :]
    return like(basic[: -len(own)] + theirs[: -len("ий")] + ending, surface) if theirs else ""


def _own_adjective(party: Party, language: str) -> str:
    """The adjective of a party's own name, in the nominative: "российский", and not "кремлевский"."""
    listed = [a for a in party.adjectives if _straight(a, language)]
    roots = {n.lower()[:_ROOT] for n in party.names}
    return next((a for a in listed if a[:_ROOT] in roots), listed[0] if listed else "")


def _straight(word: str, language: str) -> bool:
    return not word.isascii() and known(word, language) and lemma(word, language) == word


def _counterpart(surface: str, name: Named, matches: Matches) -> tuple[str | None, str]:
    """The nominative of what stands for a name, and the sex of a person."""
    language = matches.language
    if name.kind == "PARTY":
        return matches.name, ""
    if name.kind == "PEOPLE":
        # "американці" is a case of "американка" too
        people = {s.lemma for s in shapes(surface.lower(), language) if s.part == "noun"}
        wanted = "f" if people and all(one.endswith("ка") for one in people) else "m"
        listed = (d for d in matches.yours.demonyms if _straight(d, language))
        return next((d for d in listed if (g := gender(d, language)) and not g.plural and g.gender == wanted), None), ""
    if name.kind == "PLACE":
        return (matches.building(surface) if matches.is_building(surface) else matches.capital()), ""
    if name.kind == "BODY":
        return matches.body(name.label), ""
    person = matches.person(name.label)
    if person is None:
        return None, ""
    whole = called(person, language)
    return (whole if " " in surface else whole.split()[-1]), matches.sex(person)


def _forms(surface: str, name: Named, matches: Matches, sex: str) -> Iterable[Form]:
    """The forms in which a name may stand."""
    language = matches.language
    if not sex:
        return phrase_forms(surface if name.kind != "PEOPLE" else surface.lower(), language)
    found: set[Case] | None = None
    for word in surface.split():
        own = {f for f in forms(word, language) if f.gender in ("", sex) and not f.plural}
        if sex == "f" or not own:
            # "Захарова" is no case of a man's name
            own = own or {Form(f.case, False, sex) for f in forms("метро", language)}
        cases = {f.case for f in own}
        found = cases if found is None else (found & cases) or found
    return [Form(case, False, sex) for case in found or ()]


def _beside(line: str, before: Sequence[Token], name: Named) -> Sequence[Token]:
    """The word before a name, where no mark stands between them."""
    return [t for t in before if not line[t.end : name.start].strip(' «“„"')]


def _may_belong(text: str, before: Sequence[Token], language: str) -> bool:
    """Whether a name that does not bend would be read as whose the noun before it is: «патрули Осло согласны»."""
    noun = any(s.part == "noun" for t in before for s in shapes(t.low, language)[:1])
    return noun and bent(text, "genitive", language) == text


def _narrowed(own: set[Form], before: Sequence[Token], after: Sequence[Token], language: str) -> set[Form]:
    """The forms that fit what stands around a name: a preposition, a noun that it belongs to, a verb."""
    near = before[-1] if before else None
    governed = {
        case for case, words in load_matches()[language]["governed"].items() if near is not None and near.low in words
    }
    if governed:
        return {f for f in own if f.case in governed} or own
    behind = {s.part for s in shapes(near.low, language)[:1]} if near is not None else set()
    if near is not None and "adjective" in behind:
        fitting = {(f.case, f.plural) for f in forms(near.low, language)}
        return {f for f in own if (f.case, f.plural) in fitting} or own
    if near is not None and "noun" in behind:
        titled = {f.case for f in forms(near.low, language) if not f.plural}
        belongs = {f for f in own if f.case == "genitive"}
        return belongs or {f for f in own if f.case in titled} or own
    for token in after[:_NEAR]:
        part = next((s.part for s in shapes(token.low, language)[:1]), "other")
        if predicate(token.low, language):
            return {f for f in own if f.case == "nominative"} or own
        if part not in ("other", "adverb"):
            break
    return own


def _bent(base: str, form: Form, matches: Matches, *, sex: str, plural: bool) -> str | None:
    """The name in the case of a form: as the definition lists it, else as the dictionary bends it."""
    language = matches.language
    if form.case == "nominative" and not plural:
        return base
    if not sex and not plural:
        if any(f.case == form.case and not f.plural for f in phrase_forms(base, language)):
            # no place is told like a person of its name: "Вашингтон" is its own accusative
            return base
        party = matches.yours
        stems = [name_stem(w) for w in base.split()]
        # a building's own forms, whose stem may be another: "Білий дім", "Білому домі"
        building = {a for b in party.buildings if base in {b.name, *(c.name for c in b.called)} for a in b.aliases}
        for listed in (*party.names, *party.seats, *(a for b in party.bodies for a in b.aliases)):
            same = listed in building or [name_stem(w) for w in listed.split()] == stems
            if same and all(known(w, language) for w in listed.split()):
                own = phrase_forms(listed, language)
                if listed != base and any(f.case == form.case and not f.plural for f in own):
                    return listed
    return bent(base, form.case, language, plural=plural, sex=sex)


def _same_gender(own: Iterable[Form], base: str, language: str, sex: str, *, people: bool) -> bool:
    target = gender(base.split(maxsplit=1)[0], language)
    return bool(sex) or people or (target is not None and all(f.gender == target.gender for f in own))


def _agreed(edits: list[Edit], line: str, own: set[Form], base: str, language: str) -> list[Edit] | None:
    """The edits with those of the adjective before a name and of its verb; None where what agrees is not found."""
    target = gender(
        base.split(maxsplit=1)[0] if " " in base and not base.split(maxsplit=1)[0].isupper() else base, language
    )
    if target is None:
        return None
    if all((f.gender, f.plural) == (target.gender, target.plural) for f in own):
        return edits
    words = [t for t in tokenize(line) if t.word]
    start, end = edits[0].start, edits[0].end
    before, after = [t for t in words if t.end <= start], [t for t in words if t.start >= end]
    form = next(iter(own))
    new = Form(form.case, target.plural, target.gender)
    done = list(edits)
    for token in before[-1:]:
        if any(s.part == "adjective" and s.case == form.case for s in shapes(token.low, language)[:2]):
            made = agreeing(token.text, form, new, language)
            if made is None:
                return None
            done.insert(0, Edit(token.start, token.end, made))
    if any(token.low.startswith(("котор", "котр", "як", "сам")) for token in after[:1]):
        return None
    if form.case != "nominative":
        return done if len({f.case for f in own}) == 1 or all(f.case != "nominative" for f in own) else None
    verb = next(_verbs(before, after, form, new, language), None)
    if verb is None and any(predicate(t.low, language) for t in words):
        return None
    return sorted([*done, verb]) if verb else done


def _verbs(before: Sequence[Token], after: Sequence[Token], old: Form, new: Form, language: str) -> Iterator[Edit]:
    """The verb of a name, nearest behind it and then before it, with the other's number and gender."""
    for token in [*after[:_NEAR], *reversed(before[-_NEAR + 1 :])]:
        if predicate(token.low, language):
            made = agreeing(token.text, old, new, language)
            if made is not None:
                yield Edit(token.start, token.end, made)
