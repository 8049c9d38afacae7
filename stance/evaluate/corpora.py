"""Annotated corpora of others, read from where the user keeps them: PolNeAR, SEESAW, RuSentRel.

PolNeAR (Newell et al. 2018) annotates who said what; SEESAW (Zhang et al. 2022), sentence by sentence, and RuSentRel
(Loukachevitch and Rusnachenko 2018), by whole article, who is for or against whom. Their texts and annotations belong
to their publishers and authors; nothing of them is part of this package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from stance.errors import GoldError, PartyError, SourceError
from stance.ingest import parse
from stance.parties import load_parties
from stance.records import Article, Block, Party, Person, Polarity, Record, Span
from stance.text.morphology import shapes

CorpusName = Literal["polnear", "seesaw", "rusentrel"]

_NOTE = re.compile(r"\{[^{}\n]*\}")
_SIGNS: dict[str, Polarity] = {"pos": "supports", "neg": "opposes"}
_NOBODY = {"author", "unknown"}


class Told(Record):
    """One annotated attribution: its content, source and cue, each as spans of the article's text."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class Attitude(Record):
    """Who is for or against whom: names of parties, `supports` or `opposes`; `where` is None for the whole article."""

    holder: str
    target: str
    polarity: Polarity
    where: Span | None = None


class CorpusArticle(Record):
    """One article with what its annotators marked: who said what, or who is for or against whom.

    `parties` are the entities among which attitudes were annotated, each by the name it has in `attitudes`.
    """

    name: str
    article: Article
    parties: tuple[Party, ...] = ()
    told: tuple[Told, ...] = ()
    attitudes: tuple[Attitude, ...] = ()


class Corpus(NamedTuple):
    """The articles of one corpus, in order of their names, and which corpus it is; `missing` have no text in it."""

    name: CorpusName
    articles: tuple[CorpusArticle, ...]
    missing: tuple[str, ...] = ()


def corpus_of(folder: str | Path) -> CorpusName | None:
    """Tell which corpus lies in `folder` by its layout, or None when it is none of them."""
    root = Path(folder)
    if (root / "text").is_dir() and (root / "attributions").is_dir():
        return "polnear"
    if (root / "articles").is_dir() and (root / "annotations").is_dir():
        return "seesaw"
    if root.is_dir() and any(root.glob("*.opin.txt")):
        return "rusentrel"
    return None


def load_corpus(folder: str | Path) -> Corpus:
    """Read the corpus in `folder`.

    Raises `GoldError` when the layout is that of no known corpus, and for a file that does not fit; it names the file.
    """
    root, name = Path(folder), corpus_of(folder)
    if name is None:
        raise GoldError(
            f"{str(folder)!r} has the layout of no known corpus: PolNeAR has text/ and attributions/, SEESAW articles/ "
            "and annotations/, RuSentRel artN.opin.txt."
        )
    missing = [p.name.split(".")[0] for p in sorted(root.glob("*.opin.txt")) if not _text_of(p).exists()]
    return Corpus(name, tuple(_READERS[name](root)), tuple(missing))


def _polnear(root: Path) -> Iterator[CorpusArticle]:
    """Several annotators of one text count once, with the first of them, as in the corpus's own scorer."""
    for text in sorted((root / "text").glob("*.txt")):
        files = sorted((root / "attributions").glob(f"{text.stem}_????.ann"))
        if files:
            article = _article(text.read_text(encoding="utf-8"), text)
            yield CorpusArticle(name=text.stem, article=article, told=tuple(_events(files[0])))


def _events(path: Path) -> Iterator[Told]:
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        mark, _, rest = line.partition("\t")
        if not mark[1:].isdigit():
            # the text of an annotation may go on in the next line
            continue
        if mark.startswith("T"):
            where = rest.partition("\t")[0].partition(" ")[2]
            spans[mark] = [_span(piece, path) for piece in where.split(";")]
        elif mark.startswith("E"):
            events.append(rest)
    for event in events:
        parts: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
        for argument in event.split()[1:]:
            role, _, mark = argument.partition(":")
            parts.get(role.rstrip("0123456789").lower(), []).extend(spans.get(mark, []))
        if parts["content"]:
            yield Told(**{role: tuple(found) for role, found in parts.items()})


def _span(piece: str, path: Path) -> Span:
    try:
        start, end = (int(n) for n in piece.split())
        return Span(start=start, end=end)
    except ValueError as error:
        raise GoldError(f"{str(path)!r}: {piece!r} is no pair of offsets.") from error


def _seesaw(root: Path) -> Iterator[CorpusArticle]:
    for path in sorted((root / "annotations").glob("*.json")):
        try:
            marked = json.loads(path.read_text(encoding="utf-8"))
            told = json.loads((root / "articles" / path.name).read_text(encoding="utf-8"))
            title, lines = str(told["title"]), {str(s["id"]): str(s["text"]).strip() for s in told["text"]}
            text, where = joined(title, lines)
            attitudes = [
                Attitude(
                    holder=entry["subject"],
                    target=entry["object"],
                    polarity=_SIGNS[entry["sentiment"].lower()],
                    where=where[number],
                )
                for number, entries in marked["sentence-level stances"].items()
                for entry in entries
                if number in where
            ]
            entities = {name: "People" in kinds for name, kinds, *_ in marked["entity lists"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{str(path)!r} is no SEESAW annotation with its article: {error}.") from error
        parties = tuple(_entity(name, [name], person=person) for name, person in entities.items())
        yield CorpusArticle(
            name=path.stem, article=_article(text, path), parties=parties, attitudes=tuple(dict.fromkeys(attitudes))
        )


def joined(title: str, lines: dict[str, str]) -> tuple[str, dict[str, Span]]:
    """One paragraph a sentence, below the title; where each sentence stands."""
    text, where = title, {}
    for number, line in lines.items():
        if line:
            text += "\n\n"
            where[number] = Span(start=len(text), end=len(text) + len(line))
            text += line
    return text, where


def _rusentrel(root: Path) -> Iterator[CorpusArticle]:
    for path in sorted(root.glob("*.opin.txt"), key=lambda p: (len(p.name), p.name)):
        if not _text_of(path).exists():
            continue
        name = path.name.removesuffix(".opin.txt")
        raw = _text_of(path).read_text(encoding="utf-8")
        # the editors' notes on the author stay as blanks, so that the offsets of the corpus hold
        text = _NOTE.sub(lambda m: " " * len(m[0]), raw)
        attitudes = []
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            holder, target, sign, *_ = [*(part.strip() for part in line.split(",")), "", ""]
            if sign in _SIGNS and not {holder.lower(), target.lower()} & _NOBODY:
                attitudes.append(Attitude(holder=holder, target=target, polarity=_SIGNS[sign]))
        forms = _forms(root / f"{name}.ann")
        names = dict.fromkeys(n for a in attitudes for n in (a.holder, a.target))
        parties = tuple(_entity(n, [n, *forms.get(_lemmas(n), [])], person=False) for n in names)
        yield CorpusArticle(
            name=name, article=_article(text, path), parties=parties, attitudes=tuple(dict.fromkeys(attitudes))
        )


def _text_of(opinions: Path) -> Path:
    return opinions.with_name(opinions.name.replace(".opin.txt", ".txt"))


def _forms(path: Path) -> dict[str, list[str]]:
    """The forms in which the text has each entity, by their lemmas."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        *_, form = line.split("\t")
        found.setdefault(_lemmas(form), []).append(form)
    return found


def _lemmas(name: str) -> str:
    return " ".join(shapes(word, "ru")[0].lemma for word in name.lower().split() if word)


def _entity(name: str, names: list[str], *, person: bool) -> Party:
    """An annotated entity as a party: a known state with all its names, or whoever bears the name."""
    try:
        known = load_parties((name,))[0]
    except PartyError:
        known = None
    if known is not None and known.kind == "state":
        return known.model_copy(update={"id": name, "names": tuple(dict.fromkeys([*names, *known.names]))})
    people = (Person(name=name),) if person else ()
    return Party(id=name, kind="organization", names=tuple(dict.fromkeys(names)), people=people)


def _article(text: str, path: Path) -> Article:
    """The article with every line as reporting, which is how the annotators of these corpora took it."""
    try:
        article = parse(text, source=path.stem)
    except SourceError as error:
        raise GoldError(f"{str(path)!r}: {error.problem}") from error
    blocks = tuple(b if b.citable else Block(start=b.start, end=b.end, kind="paragraph") for b in article.blocks)
    return article.model_copy(update={"blocks": blocks})


_READERS: dict[CorpusName, Callable[[Path], Iterator[CorpusArticle]]] = {
    "polnear": _polnear,
    "seesaw": _seesaw,
    "rusentrel": _rusentrel,
}
