"""Sentences: where they end, and that they cover the citable text exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.errors import StanceError
from stance.records import Article, Block
from stance.text import sentences, split
from stance.text.abbreviations import load_abbreviations, read_lists

# A bar marks where a sentence ends.
ENGLISH = [
    "“It is done.”| He left.",
    "“Stop!” he said.",
    "“It serves our purposes,” he said.| “More will follow.”",
    "“We are ready.”| Marlow left the room.",
    "“We are ready.” Marlow said.",
    "“Are we ready?” Anna Marlow asked.",
    "“Are we ready?” Norwegian envoy Anna Marlow asked.",
    "“Are we ready?” Norway's farm minister asked reporters in Oslo.| Nobody was.",
    "“Are we ready?” Norwegian officials asked.",
    "“Are we ready?” Mr Marlow asked.",
    "“Enough!” Anna Marlow, the Norwegian envoy, said.| She left.",
    "“Are we ready?”| Norwegian envoy Anna Marlow said she was.",
    "“Enough!”| Norwegian troops left and Anna Marlow said nothing.",
    "“We are ready.”| Norwegian envoy Anna Marlow said so.",
    "“Are we ready?”| He said nothing.",
    "She screamed back, “No!”| \r\nThe crowd left.",
    "He knows it.’ ”| Relatives told another story.",
    'He said so.| "it is not fair," she added.',
    'He wrote: "Go."| "No!" she cried.',
    "J. R. Marlow came.",
    "Plan B.| The team left.",
    "World War II.| Then peace.",
    "Others met in A.C.| Others left.",
    "C.L. “Butch” Marlow ran.",
    "U.S. officials said so.",
    "U.S. Sen. J. Marlow agreed.",
    "U.N. Secretary-General Ray Stone came.",
    "He lives in the U.S.| The Senate met.",
    "Sens. Joe Marlow and Pat Stone agreed.",
    "(as then-Sen. Joe Marlow put it) It failed.",
    "Gov. Marlow spoke to Mr. Stone and [state Sen.] Ann Ray.",
    "Acme Inc. said so.",
    "Acme Inc. Chief Executive Ann Ray left.",
    "See No. 5 on the list.",
    "He said no.| Then he left.",
    "At 5 p.m. Monday it rained.",
    "At 9 a.m. EST it stopped.",
    "It began at 5 p.m.| The end came soon.",
    "It began at 5 p.m.| Marlow spoke.",
    "They met on Jan. 5.| “We agreed.”",
    "They met in Jan. 2014 and Feb. 3.| He left.",
    "PORTHAVEN, Calif. (Wire) — A man fell.| He was hurt.",
    "PORTHAVEN, Ore. — A man fell.",
    "Growth was 3.5 percent.| It fell.",
    "It was 1990.| War came.",
    "Visit https://a.example/b.c?d=e.| Then go.",
    "Visit a.example.| Then go.",
    "Wait... what?",
    "Wait...| What?",
    "Well. . . .| He left.",
    "He left . . . and came.",
    "Really?!| Yes.",
    "(He left.)| She stayed.",
    "Yahoo! chief Ann Ray left.",
    "Yahoo! Chief Ann Ray left.",
    "1. The first point.| It holds.",
    "A hard-wrapped\nline goes on.| Then\nit stops.",
    "Two demands:|\n• one thing|\n• another thing",
    "Two demands.|\n1. One thing|\n\n2) Another thing",
    "He lost to him\n5. to be exact.",
    "One paragraph|\n\nAnother paragraph",
    "It ended.| 😀 Then it began. 😀",
    "It ended...........|   \tThen it began.",
]
RUSSIAN = [
    "Это было 5 апр. 2014 года.| Он уехал.",
    "Были яблоки, груши и др.| Потом ушли.",
    "А. Громов и др. авторы.",
    "Он сказал, т. е. подтвердил.",
    "Пришли, в т. ч. Громов и Белов.",
    "В. В. Громов приехал.| Он сказал.",
    "Пришли А. Б. Громов и В. Г. Белов.",
    "«Мы готовы», – сказал он.| – «И это правда».",
    "«Мы готовы!» – сказал он.",
    "«Мы готовы!» – Громов ушёл.",
    "— Да! — сказал он.| — Пойдём.",
    "В 2014 г. Москва вышла.",
    "Это было в 2014 г.| Он вышел.",
    "Население 5 тыс. человек.",
    "Стоит 5 млн руб.| Компания платит.",
    "Он жил на ул. Садовой, д. 5.",
    "Он против США.| До этого было иначе.",
    "До н. э. Рим был мал.",
    "Он жил в 5 г. до н. э.| Потом был другой.",
    "Он осуждён по ст. 5 кодекса.",
    "Он сказал…| Потом ушёл.",
    "Пишет gazeta.example.| Он ушёл.",
]
UKRAINIAN = [
    "Це було 5 квіт. 2014 року.| Він поїхав.",
    "Були яблука, груші та ін.| Потім пішли.",
    "В. О. Гай приїхав.| Він сказав.",
    "У 2014 р. Україна вийшла.",
    "Прийшли т. зв. експерти.",
    "Коштує 1 млн грн.| Про це пише газета.",
    "«Так», – сказав він.| «Ні».",
    "Він жив у м. Київ та с. Петрівка.",
    "Він жив на вул. Садовій, буд. 5.",
    "Це ціна за кв. м.| Тобто дорого.",
    "Купили хліб і т. п.| Далі було гірше.",
]


@pytest.mark.parametrize(
    ("language", "marked"),
    [("en", m) for m in ENGLISH] + [("ru", m) for m in RUSSIAN] + [("uk", m) for m in UKRAINIAN],
)
def test_ends_of_sentences(language: str, marked: str) -> None:
    """A sentence ends where the bar stands, and nowhere else."""
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[s.start : s.end] for s in split(text, 0, len(text), language)] == expected


def test_numbers_over_citable_blocks_only() -> None:
    """Title, standfirst and paragraphs are numbered on from 1; a byline is not."""
    text = "Talks fail\n\nBy Ann Ray. Staff.\n\nThey met. They left."
    blocks = (Block(start=0, end=10, kind="title"), Block(start=12, end=30, kind="byline"))
    blocks += (Block(start=32, end=52, kind="paragraph"),)
    article = Article(source="a.txt", text=text, blocks=blocks)
    found = sentences(article)
    assert [(s.number, s.block, article.text[s.start : s.end]) for s in found] == [
        (1, 0, "Talks fail"),
        (2, 2, "They met."),
        (3, 2, "They left."),
    ]


def test_language_tags_and_unknown_languages() -> None:
    """A region does not matter, and a language without data still has sentences."""
    assert load_abbreviations("en-US") == load_abbreviations("EN") != load_abbreviations("xx")
    text = "Jedna věta. Druhá věta."
    assert [text[s.start : s.end] for s in split(text, 0, len(text), "cs")] == ["Jedna věta.", "Druhá věta."]


def test_every_shipped_language_has_the_lists_it_needs() -> None:
    """Titles, units and openers are there for English, Russian and Ukrainian."""
    for language in ("en", "ru", "uk"):
        lists = load_abbreviations(language)
        assert lists.never
        assert lists.usually
        assert lists.openers == {word.lower() for word in lists.openers}


@pytest.mark.parametrize("lists", [{"sometimes": ["x"]}, {"never": ["Mr."]}, {"never": [5]}, {"never": "Mr"}])
def test_malformed_lists_are_refused(lists: dict[str, object]) -> None:
    """An unknown list, an entry with its stop, or one that is no text is an error that names it."""
    with pytest.raises(StanceError, match=r"\[en\]"):
        read_lists("en", lists)


MARKS = ["“", "”", "«", "»", "’", '"', "'", "(", ")", ".", "!", "?", "…", "–", "•", " ", "\u00a0", "\r\n", "\n", "\t"]
PIECES = [
    "Mr",
    "Sen",
    "p",
    "m",
    "U",
    "S",
    "г",
    "т",
    "е",
    "Он",
    "він",
    "said",
    "The",
    "5",
    "😀",
    "e\u0301",
    "👩‍🚀",
    "\u200b",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(MARKS + PIECES), max_size=40).map("".join))


@settings(deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "ru", "uk", "xx"]), data=st.data())
def test_sentences_cover_the_text_once(text: str, language: str, data: st.DataObject) -> None:
    """Spans stand in order, are trimmed, do not overlap, and leave out nothing but white space."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = split(text, start, end, language)
    at = start
    for span in spans:
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        assert at <= span.start < span.end <= end
        at = span.end
    assert text[at:end].strip() == ""
    if len(spans) > 1:
        assert all(any(c.isalnum() for c in span.of(text)) for span in spans)


@settings(deadline=None)
@given(texts=st.lists(TEXTS, max_size=4), kinds=st.lists(st.sampled_from(["paragraph", "byline", "title"]), min_size=4))
def test_no_sentence_crosses_a_block(texts: list[str], kinds: list[str]) -> None:
    """Each sentence lies in the citable block that it names, and numbers run on."""
    blocks, at = [], 0
    for text, kind in zip(texts, kinds, strict=False):
        blocks.append(Block.model_validate({"start": at, "end": at + len(text), "kind": kind}))
        at += len(text)
    article = Article(source="a.txt", text="".join(texts), blocks=tuple(blocks), language="en")
    found = sentences(article)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    for sentence in found:
        assert article.blocks[sentence.block].covers(sentence)
    for index, block in enumerate(article.blocks):
        kept = "".join(s.of(article.text) for s in found if s.block == index)
        expected = block.of(article.text) if block.citable else ""
        assert "".join(kept.split()) == "".join(expected.split())


@pytest.mark.parametrize(
    "text", ["." * 20000, ". " * 20000, "\n" * 20000, " " * 20000 + ".", '."' * 20000, "A" + "." * 20000]
)
def test_runs_of_marks_are_one_sentence(text: str) -> None:
    """Long runs without a word are taken in one piece."""
    assert len(split(text, 0, len(text), "en")) == (1 if text.strip() else 0)
