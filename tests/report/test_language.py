"""The language of a report: its own words and the names, one source for every form; quotes stay as they are."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from scripted_server import answer, scripted

import stance
from stance import cli
from stance.engine.prompts import load_prompt
from stance.errors import OptionsError
from stance.options import Options
from stance.records import Act, Analysis
from stance.report import loads, rows, to_jsonl, to_markdown
from stance.report.cautions import cautions
from stance.report.console import show
from stance.report.wording import Wording, catalogue

TEXT = (
    "Володимир Зеленський заявив, що Київ не відкриє порт, доки Росія не відведе 40 катерів.\n\n"
    "Речник українського МЗС Іван Щербак сказав, що порт закрито.\n"
)


def forms(analysis: Analysis) -> list[str]:
    """Console, Markdown and notebook."""
    console = Console(file=StringIO(), width=200, highlight=False, markup=False, emoji=False)
    show(analysis, console)
    return [console.file.getvalue(), to_markdown([analysis]), analysis._repr_html_()]  # type: ignore[attr-defined]


def offline(language: str | None) -> Analysis:
    """The text read without a model."""
    return stance.analyze(stance.parse(TEXT, source="x"), engine="offline", language=language)


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", ("verified", "Volodymyr Zelensky", "Ukraine", "does not translate"), "Ivan Shcherbak"),
        ("ru", ("подтверждено", "Владимир Зеленский", "Украина", "перевода нет"), "Іван Щербак"),
        ("uk", ("підтверджено", "Володимир Зеленський", "Україна"), "Іван Щербак"),
        (None, ("підтверджено", "Володимир Зеленський", "Україна"), "Іван Щербак"),
    ],
)
def test_every_form_speaks_the_language(language: str | None, words: tuple[str, ...], name: str) -> None:
    """Labels and names are in it; the words of the article are untouched."""
    analysis = offline(language)
    for form in forms(analysis):
        for word in (*words, name):
            assert word in form
        assert "Київ не відкриє порт, доки Росія не відведе 40 катерів" in form
        if language in ("uk", None):
            assert "перекладу немає" not in form
            # what a check found is told in English
            assert "Ukraine" not in "".join(line for line in form.splitlines() if "CAP" not in line)
    assert analysis.provenance.language == language
    assert stance.verify(analysis).provenance.language == language


def test_records_keep_what_the_article_has() -> None:
    """The language changes no record of the offline engine."""
    kept = {"positions", "summary", "parties", "attributions", "findings"}
    assert offline("en").model_dump(include=kept) == offline("ru").model_dump(include=kept)


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "Volodymyr Zelensky", "Ivan Shcherbak"),
        ("ru", "Владимир Зеленский", "Іван Щербак"),
        (None, "Володимир Зеленський", "Іван Щербак"),
    ],
)
def test_tables_have_names_as_reports_and_codes_in_english(language: str | None, name: str, said: str) -> None:
    """Ids, codes and columns are data; quotes and what was read off the article stay; JSON is the record."""
    analysis = offline(language)
    found = list(rows([analysis]))
    assert {row["holder"] for row in found if row["holder"]} == {name, said}
    assert {row["speaker"] for row in found if row["speaker"]} == {name, said}
    assert {row["party"] for row in found} == {"US", "Russia", "Ukraine"}
    acts = {row["act"] for row in found if row["act"]}
    assert acts
    assert acts <= set(Act.__args__)  # type: ignore[attr-defined]
    for row, position in zip((r for r in found if r["statement"]), analysis.positions, strict=True):
        assert row["statement"] == Wording(analysis).statement(position)
        assert all(quote in TEXT for quote in row["quotes"])
    assert loads(to_jsonl([analysis])) == (analysis,)


def test_every_language_has_the_same_words() -> None:
    """No key is missing, none is empty, and the same parts are filled in."""
    english = catalogue("en").model_dump()
    for language in ("ru", "uk"):
        other = catalogue(language).model_dump()
        for section, table in english.items():
            assert other[section].keys() == table.keys()
            for key, words in table.items():
                assert other[section][key].strip()
                assert words.count("{") == other[section][key].count("{")
    assert set(english["acts"]) == set(Act.__args__)  # type: ignore[attr-defined]


def test_names_without_a_scheme_stay() -> None:
    """An English name in a Russian report is not guessed at; one that is defined is known."""
    text = "Jane Roe said the plan was good. Vladimir Putin said it was bad.\n"
    wording = Wording(stance.analyze(stance.parse(text, source="x"), engine="offline", language="ru"))
    assert wording.name("Jane Roe") == "Jane Roe"
    assert wording.name("Vladimir Putin") == "Владимир Путин"
    assert wording.name("Moscow") == "Россия"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "The Kremlin said the plan was bad. The White House said it was good.\n",
            {"en": ("Kremlin", "White House"), "ru": ("Кремль", "Белый дом"), "uk": ("Кремль", "Білий дім")},
        ),
        (
            "У Кремлі заявили, що план поганий. У Білому домі повідомили, що план добрий.\n",
            {"en": ("Kremlin", "White House"), "ru": ("Кремль", "Белый дом"), "uk": ("Кремль", "Білий дім")},
        ),
    ],
)
def test_a_building_is_called_by_its_own_name(text: str, named: dict[str, tuple[str, ...]]) -> None:
    """Who sits there speaks, and not the country; in whichever language the article is."""
    for language, names in named.items():
        analysis = stance.analyze(stance.parse(text, source="x"), engine="offline", language=language)
        wording = Wording(analysis)
        assert tuple(wording.name(p.holder, p.party) for p in analysis.positions) == names
        assert {p.verdict for p in analysis.positions} == {"verified"}
    other = Wording(stance.analyze(stance.parse("Париж молчит.\n", source="x"), engine="offline", parties=["France"]))
    assert other.name("Quai d'Orsay", language="uk") == "Quai d'Orsay"


@pytest.mark.parametrize(("language", "told"), [("en", "English"), ("ru", "Russian"), (None, "Ukrainian")])
def test_a_model_is_told_the_language(language: str | None, told: str) -> None:
    """It stands in what varies; what fails for its language alone is not asked for again."""
    summary = [{"text": "Zelensky wants 40 boats withdrawn.", "evidence": [1]}]
    with scripted(answer({"summary": summary, "positions": []})) as script:
        analysis = stance.analyze(
            stance.parse(TEXT, source="x"), model="m", base_url=script.url, retries=0, repairs=1, language=language
        )
    assert len(script.requests) == 1
    system, user = script.requests[0]["messages"]
    assert user["content"].startswith(f"Language: {told}\n")
    assert system["content"] == load_prompt("analyze").system
    assert analysis.summary[0].verdict == "unverified"
    assert [f.code for f in analysis.summary[0].findings] == ["LNG001"]


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """By the library and on the command line, with those that are known."""
    with pytest.raises(OptionsError, match="language='de'"):
        stance.analyze(stance.parse(TEXT, source="x"), engine="offline", language="de")
    assert cli.run(["summarize", "x.txt", "--language", "de"]) == 2
    assert "'uk'" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "words"), [("en", "Turkey"), ("ru", "Турция"), ("uk", "Туреччина")])
def test_the_state_behind_an_outlet_has_its_name_though_nobody_asked_for_it(language: str, words: str) -> None:
    article = stance.parse(TEXT, source="x", options=Options(outlet="Anadolu Agency"))
    for shown in forms(stance.analyze(article, engine="offline", language=language)):
        told = " ".join(next(line for line in shown.splitlines() if "Anadolu Agency" in line and "(" in line).split())
        assert words in told
        assert ("Turkey" in told) == (language == "en")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "soft hyphens"), ("ru", "мягкие переносы"), ("uk", "м'які переноси")]
)
def test_why_something_is_hidden_is_told_in_the_report_s_language(language: str, told: str) -> None:
    text = "Russia rejected the har\u00adbour plan, the Kremlin said on Monday in Moscow.\n"
    analysis = stance.analyze(stance.parse(text, source="x"), engine="offline", language=language)
    assert any(told in caution for caution in cautions(analysis))


def test_statements_that_a_model_only_cites_have_names_in_their_language() -> None:
    """They are the article's words, so the holder before them is called as there, as without a model."""
    cited = {"sentence": "[1] Володимир Зеленський заявив", "speaker": "Володимир Зеленський", "party": "Ukraine"}
    with scripted(answer({"positions": [cited | {"target": "порт", "polarity": "opposes"}]})) as script:
        made = stance.analyze(
            stance.parse(TEXT, source="x"), model="m", base_url=script.url, statements="article", repairs=0, retries=0
        )
    (position,) = [p for p in made.positions if p.holder == "Volodymyr Zelensky"]
    assert Wording(made).statement(position).startswith("Володимир Зеленський заявив")
