"""Who is who in one article: people, bodies and parties, with every name and role the text uses for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from stance.parties.actors import Actor, ActorKind, Roster
from stance.parties.again import CalledAgain
from stance.parties.borne import borne, of_several
from stance.parties.called import given_in
from stance.parties.definitions import known_parties
from stance.parties.inferred import WHOLE, infer
from stance.parties.lists import grammar, hypernyms, offices
from stance.parties.mentions import find_mentions
from stance.parties.reading import Mention
from stance.parties.scene import Scene
from stance.parties.staff import Organizations, namesakes, owner_before, staffed
from stance.records import Article, Party, Person, Sentence
from stance.text.morphology import LANGUAGES

_NEAR_PEOPLE = 4


def resolve(article: Article, sentences: Sequence[Sentence], parties: Sequence[Party]) -> Roster:
    """Find who is mentioned in the citable text of `article` and which of `parties` each belongs to.

    A name given once with its office ("Kremlin spokesman Dmitry Peskov") explains the later short forms ("Peskov",
    "the spokesman"). Offices of known people count when they held them on the article's date; without a date an office
    must come from the text, except for people who hold no office that has ended.
    """
    mentions = find_mentions(article, sentences, tuple(parties))
    known = set(known_parties())
    own = frozenset(p.id for p in parties if p.kind == "organization" and p.id not in known)
    linker = _Linker(article.date, article.language, article.text, Organizations(article.language, parties))
    seats = frozenset(seat for p in parties for seat in p.seats)
    linked = linker.link(mentions)
    states = {p.politics or p.id: p.id for p in parties if p.kind == "state" or p.id in known}
    if states and len(sentences) >= WHOLE:
        infer(Scene(article, sentences, linked, states, parties), linked)
    return Roster(linked, companies=own, offices=linker.offices, seats=seats, parties=parties)


class _Linker(CalledAgain):
    """Joins the mentions of one actor, reading from the start of the article."""

    def __init__(self, on: Date | None, language: str, text: str, organizations: Organizations) -> None:
        super().__init__(language, text, organizations)
        self.on = on
        self.known: set[str] = set()
        self.people: list[Actor] = []
        self.offices: list[Mention] = []
        lists = defaultdict(frozenset[str], grammar(language))
        self.lesser = lists["lesser"]
        self.given = lists["he_names"] | lists["she_names"]
        self.hypernyms, self.called_so = hypernyms(language), offices(language)
        self.seats = [tuple(pair.split(":")) for pair in sorted(lists["seats_in"])]
        self.parliament: str | None = None
        self.linked: list[tuple[Mention, Actor]] = []

    def link(self, mentions: Sequence[Mention]) -> list[tuple[Mention, Actor]]:
        """Return each mention with its actor."""
        # full names first, so that a headline's surname finds the name that the lead gives
        mentions = namesakes(staffed(mentions, self.text, self.language, self.organizations), self.text)
        mentions = borne(mentions, self.text, self.language)
        for mention in mentions:
            if mention.kind == "person":
                self._person(mention)
        self._legislators(mentions)
        self._members(mentions)
        recent: list[Actor] = []
        for mention in mentions:
            actor = self.body_again(mention, self.linked) or self._actor(mention, recent)
            if actor is None:
                self.offices += [mention] if mention.kind == "role" else []
                continue
            self.linked.append((mention, actor))
            if actor.kind == "person" or self._of_another(mention, actor, recent):
                recent.append(actor)
        return self.linked

    def _of_another(self, mention: Mention, actor: Actor, recent: Sequence[Actor]) -> bool:
        """Whether an office is told of another state than that of those named before who hold such a one.

        "Roe came. The Polish president left. The president said"
        """
        if actor.kind != "role" or not (actor.party or actor.foreign) or self.language not in LANGUAGES:
            return False
        near = [a for a in recent[-_NEAR_PEOPLE:] if a.kind == "person"]
        such = [a for a in near if any(self._same_office(h, t) for h in mention.titles for t in a.titles)]
        return any((a.party, a.foreign) != (actor.party, actor.foreign) for a in such)

    def _legislators(self, mentions: Sequence[Mention]) -> None:
        """Give legislators of no known state to the only one whose parliament the text names."""
        named = {m.party for m in mentions if m.kind == "body" and m.capacity == "legislator" and not m.foreign}
        others = any(m.foreign for m in mentions if m.capacity == "legislator")
        # "MP Jane Roe" may be of any state, also where the European Parliament met
        whose = self.organizations.members if named & self.organizations.all else None
        if len(named) == 1 and not others and None not in named:
            self.parliament = next(iter(named))
            for actor in self.people:
                own = whose is None or not whose.isdisjoint(actor.titles)
                if own and actor.capacity == "legislator" and actor.party is None and not actor.foreign:
                    actor.party = next(iter(named))

    def _members(self, mentions: Sequence[Mention]) -> None:
        """Give a commissioner of no known state to the only party whose commission the text names."""
        for title, head in self.seats:
            named = {m.party for m in mentions if m.kind == "body" and m.name.lower().split()[-1] == head}
            again = self.organizations.in_english.get(head, frozenset())
            named = named or {m.party for m in mentions if m.kind == "party" and m.party in again}
            if len(named) != 1 or None in named:
                continue
            for actor in self.people:
                member = any(t == title or t.endswith(" " + title) for t in actor.titles)
                if member and actor.party is None and not actor.foreign:
                    actor.party = next(iter(named))

    def _actor(self, mention: Mention, recent: Sequence[Actor]) -> Actor | None:
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "entity" and (" " not in mention.name or _patronymic(mention.name.split()[-1])):
            same = self._find_person(mention)
            if same is not None:
                self._learn(same, mention)
                return same
        if mention.kind == "role":
            return self._role(mention, recent)
        if mention.kind == "group" and mention.capacity == "legislator" and not mention.party and not mention.foreign:
            # "lawmakers in both parties"
            mention = replace(mention, party=self.parliament)
        kind: ActorKind = "party" if mention.kind == "party" else mention.kind
        key = (kind, mention.name.lower(), mention.party)
        if key not in self.others:
            self.others[key] = Actor(
                kind,
                mention.shown or mention.name,
                mention.party,
                mention.capacity,
                foreign=mention.foreign,
                first=mention.start,
            )
        return self.others[key]

    def _person(self, mention: Mention) -> Actor:
        actor = self._find_person(mention)
        if actor is None:
            human = " " in mention.name and bool(given_in(mention.name, self.language))
            actor = Actor("person", mention.name, gender=mention.gender, first=mention.start, human=human)
            self.people.append(actor)
            self.by_last.setdefault(self._last(mention.name), []).append(actor)
        elif " " in mention.name and " " not in actor.name:
            actor.name = mention.name
        self._learn(actor, mention)
        return actor

    def _find_person(self, mention: Mention) -> Actor | None:
        if mention.known:
            for actor in self.people:
                if actor.name == mention.name:
                    return actor
        words = mention.name.split()
        called = self._by_patronymic(words, mention.start)
        if called is not None:
            return called
        candidates = self.by_last.get(self._last(mention.name), [])
        if not candidates and len(words) == 1 and mention.gender is None:
            # "Gao" is Gao Lin, of those whose family name comes first
            first = [a for a in self.people if a.name.split()[0] == words[0] and " " in a.name]
            candidates = first if len(first) == 1 and words[0].lower() not in self.given else []
        if len(words) == 1:
            fitting = [a for a in candidates if not (mention.gender and a.gender and a.gender != mention.gender)]
            fitting = [a for a in fitting if not mention.party or not a.party or a.party == mention.party] or fitting
            return fitting[-1] if fitting else None
        keys = [self.key(w) for w in words]
        for actor in candidates:
            theirs = [self.key(w) for w in actor.name.split()]
            # "Van Aken" is Joris van Aken
            if theirs[0] == keys[0] or len(theirs) == 1 or theirs[-len(keys) :] == keys:
                return actor
        return None

    def _by_patronymic(self, words: Sequence[str], start: int) -> Actor | None:
        """Whom "Павел Андреевич" means: the only person of that given name whom the text has by a surname before."""
        if self.language not in LANGUAGES or len(words) != len(("Павел", "Андреевич")) or not _patronymic(words[1]):
            return None
        first = self.key(words[0])
        named = [a for a in self.people if self.key(a.name.split()[0]) == first and " " in a.name]
        named = [a for a in named if not _patronymic(a.name.split()[1])]
        return named[0] if len(named) == 1 and named[0].first < start else None

    def _last(self, name: str) -> str:
        return self.key(_last_word(name))

    def _holders(self, office: str) -> list[Actor]:
        """Who holds an office in the text, where all who do are of one state."""
        holders = [a for a in self.people if office in a.titles and (a.party or a.foreign)]
        return holders if len({(a.party, a.foreign) for a in holders}) == 1 else []

    def _learn(self, actor: Actor, mention: Mention) -> None:
        actor.titles |= set(mention.titles)
        actor.bodies |= {mention.body} - {""}
        named_again = " " not in mention.name and mention.start != actor.first
        actor.human = actor.human or named_again or bool(mention.titles or mention.known or mention.gender)
        if mention.owner and actor.party is None:
            whose = self.by_last.get(self._last(mention.owner), []) or self._holders(mention.owner)
            if whose and whose[-1] is not actor:
                actor.party, actor.foreign = whose[-1].party, whose[-1].foreign
                # who speaks for a senator or a candidate does not speak for the government
                actor.capacity = actor.capacity if whose[-1].capacity == "official" else whose[-1].capacity
        actor.gender = actor.gender or mention.gender
        if mention.known:
            self.known.add(actor.name)
            self._learn_known(actor, mention)
        # "the minister" of another state, called so again, is not ours for that
        elsewhere = actor.foreign and actor.party is None and " " not in mention.name
        if mention.party and (actor.party is None or mention.titled) and not elsewhere:
            actor.party = mention.party
        if mention.foreign and not actor.party:
            actor.foreign = True
        if (
            mention.capacity
            and mention.titled
            and actor.capacity != "former"
            and not (mention.owner and actor.capacity)
        ):
            # the text's own word goes before an office that the definitions know of some time
            stronger = actor.capacity is None or not actor.titles or mention.capacity in {"former", "opposition"}
            if stronger or actor.capacity in {"citizen", "expert"} or (actor.capacity == "unnamed"):
                actor.capacity = mention.capacity

    def _learn_known(self, actor: Actor, mention: Mention) -> None:
        """Take party and office from the definitions, as of the article's date."""
        if actor.party is None:
            actor.party = mention.party
            actor.foreign = mention.foreign
        # "the spokesman" may mean somebody known by that office
        held = [t for t in mention.known if self.on is None or _holds(t, self.on)]
        if self.on is None and actor.titles and self.lesser:
            # whom the undated text calls vice president is not known by a later office of theirs
            held = [t for t in held if any(self._same_office(x, o) for x in actor.titles for o in t.offices)] or held
        actor.titles |= {office for t in held for office in t.offices}
        now = [t for t in held if self.on is not None or t.until is None]
        actor.titles |= {word for t in now for office in t.offices for word in self.called_so.get(office, ())}
        if mention.titled or actor.capacity:
            return
        terms = mention.known
        if self.on is None:
            if all(t.until is None or t.capacity != "official" for t in terms) or terms[-1].until is None:
                actor.capacity = terms[-1].capacity
            return
        current = [t for t in terms if _holds(t, self.on)]
        if current:
            actor.capacity = current[0].capacity
        elif any(t.until and t.until <= self.on for t in terms):
            actor.capacity = "former"

    def _ambiguous(self, mention: Mention, recent: Sequence[Actor]) -> bool:
        """Whether people of two parties who both hold such an office were told of just before."""
        # "the Polish diplomat came. Roe met him. The diplomat said"
        roles = [a for _, a in self.linked[-_NEAR_PEOPLE:] if a.kind == "role" and (a.party or a.foreign)]
        named, heads = recent[-_NEAR_PEOPLE:], [*mention.titles]
        same = [a for a in roles if any(self._same_office(h, t) for h in heads for t in a.titles)]
        if same and self.language in LANGUAGES:
            named = [*named, *same]
            heads += [title for head in heads for title in self.hypernyms.get(head, ())]
        near = [a for a in named if any(self._same_office(h, t) for h in heads for t in a.titles)]
        return len({a.name for a in near}) > 1 and len({a.party for a in near}) > 1

    def _role(self, mention: Mention, recent: Sequence[Actor]) -> Actor | None:
        heads = set(mention.titles)
        if (
            mention.definite
            and mention.party is None
            and (self._ambiguous(mention, recent) or self.told_apart(mention))
        ):
            return None
        owner = owner_before(mention, self.text, self.language) if mention.party is None else None
        if owner is not None:
            # "the ministry's spokesman" is not the last spokesman named
            whose = next((a for m, a in reversed(self.linked) if m.end == owner), None)
            if whose is None or not (whose.party or whose.foreign):
                return None
            mention = replace(mention, party=whose.party, foreign=whose.foreign)
        former = mention.capacity == "former"
        if mention.definite:
            for actor in reversed(recent):
                if actor.capacity == "former" and not former:
                    # "the president" is no former one
                    continue
                same_party = mention.party is None or actor.party == mention.party
                if mention.foreign and actor.party:
                    # Estonia's prime minister is not the one whose name was told before
                    continue
                if self._of_another_body(mention, actor):
                    continue
                if same_party and any(self._same_office(h, t) for h in heads for t in actor.titles):
                    return actor
                kinds = [k for h in heads for k in self.hypernyms.get(h, ())]
                if (
                    same_party
                    and actor is recent[-1]
                    and not of_several(self.text[mention.start : mention.end], self.language)
                    and any(self._same_office(k, t) for k in kinds for t in actor.titles)
                ):
                    # "the diplomat" for a foreign ministry's spokeswoman
                    return actor
            later = [a for a in self.people if any(self._same_office(h, t) for h in heads for t in a.titles)]
            later = [a for a in later if former or a.capacity != "former"]
            later = [a for a in later if not self._of_another_body(mention, a)]
            if mention.party:
                later = [a for a in later if a.party == mention.party]
                if len(later) == 1:
                    return later[0]
        if mention.party is None and not mention.foreign and mention.definite:
            return None
        key = ("role", mention.name.lower(), mention.party)
        if key not in self.others:
            self.others[key] = Actor(
                "role",
                mention.name,
                mention.party,
                mention.capacity,
                titles=heads,
                gender=mention.gender,
                foreign=mention.foreign,
                first=mention.start,
            )
        return self.others[key]

    def _of_another_body(self, mention: Mention, actor: Actor) -> bool:
        """Whether an office is of a body that the text does not give somebody unknown: "the Kremlin spokesman".

        Or whether it sits in the land that somebody is of: "the ambassador in Kyiv" is not Ukraine's.
        """
        if mention.host and actor.party == mention.host:
            return True
        return bool(mention.body) and mention.body not in actor.bodies and actor.name not in self.known

    def _same_office(self, a: str, b: str) -> bool:
        if not _same_office(a, b, head_first=self.language in LANGUAGES):
            return False
        # "the president" is no vice president
        return not (self.lesser and (set(a.split()) ^ set(b.split())) & self.lesser)


def _holds(term: Person, on: Date) -> bool:
    return (term.since is None or term.since <= on) and (term.until is None or on < term.until)


def _patronymic(word: str) -> bool:
    return word.lower().endswith(_OF_FATHERS)


_OF_FATHERS = ("ович", "евич", "йович", "ьич", "ична", "овна", "евна", "івна", "ївна")


def _last_word(name: str) -> str:
    words = [w for w in name.split() if w.rstrip(".").lower() not in {"jr", "sr", "ii", "iii"}]
    return (words or [name])[-1]


def _same_office(a: str, b: str, *, head_first: bool = False) -> bool:
    """Whether two titles may mean one office: "envoy" and "special envoy"; "міністр" and "міністр оборони"."""
    if head_first and (a.startswith(b + " ") or b.startswith(a + " ")):
        return True
    return a == b or a.endswith(" " + b) or b.endswith(" " + a)
