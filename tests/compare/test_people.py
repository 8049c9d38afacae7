"""One person is one voice, however outlets in other scripts and languages spell the name; two people stay two."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

import stance
from stance.compare import side_by_side
from stance.records import Comparison
from stance.report import to_citations, to_csl, to_csv, to_html, to_markdown
from stance.report.comparison import show_comparison
from stance.text.romanize import romanize

TOLD = {
    "en": "Locks\n\nThe United States will reopen the river locks only after an audit, {} said.\n",
    "ru": "Шлюзы\n\nСША откроют речные шлюзы только после проверки, заявил {}.\n",
    "uk": "Шлюзи\n\nСША відкриють річкові шлюзи лише після перевірки, заявив {}.\n",
}
WHO = {"en": "US envoy {}", "ru": "американский посланник {}", "uk": "американський посланець {}"}


def told(language: str, *names: str) -> tuple[str, str]:
    """An article in which each of `names` speaks for the United States."""
    return language, "\n".join(TOLD[language].format(WHO[language].format(name)) for name in names)


def compared(*articles: tuple[str, str], language: str = "en") -> Comparison:
    made = []
    for i, (spoken, text) in enumerate(articles):
        article = stance.parse(text, source=f"a{i}").model_copy(update={"language": spoken})
        made.append(stance.analyze(article, engine="offline"))
    return side_by_side(made, language=language)


def people(made: Comparison) -> list[str]:
    """The people whose words fill the articles, one after another."""
    return [v.speaker for v in made.voices if len(v.speaker.split()) == 2 and v.speaker != "United States"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "Martin Hale"), ("ru", "Мартин Хейл")),
        (("en", "Martin Hale"), ("uk", "Мартін Гейл")),
        (("en", "Martin Hale"), ("en", "Martin Kheyl")),
        (("en", "Rachel Stone"), ("ru", "Рейчел Стоун")),
        (("en", "Alan Walker"), ("ru", "Алан Уокер")),
        (("en", "James Whitmore"), ("ru", "Джеймс Уитмор")),
        (("en", "Zhanna Shcherbak"), ("ru", "Жанна Щербак")),
        (("en", "Serhii Kovalenko"), ("ru", "Сергей Коваленко")),
    ],
)
def test_spellings_of_one_name_are_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert people(compared(told(*one), told(*other))) == [one[1], one[1]]
    assert people(compared(told(*other), told(*one))) == [one[1], one[1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "Martin Hale"), ("ru", "Пол Хейл")),
        (("en", "Martin Hale"), ("ru", "Марк Хейл")),
        (("en", "Martin Hale"), ("ru", "Мартин Холл")),
        (("en", "Martin Hall"), ("ru", "Мартин Хейл")),
        (("en", "Martin Hill"), ("ru", "Мартин Хейл")),
        (("en", "Martin Gale"), ("ru", "Мартин Хейл")),
        (("en", "Martin Hale"), ("ru", "Мартин Дейл")),
        (("en", "Anton Petrov"), ("ru", "Антон Петренко")),
        (("en", "Martin Hale"), ("en", "Martin Hall")),
        (("en", "Ali Khan"), ("en", "Ali Han")),
    ],
)
def test_names_that_are_nearly_alike_are_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert people(compared(told(*one), told(*other))) == [one[1], romanize(other[1], other[0])]


def test_three_scripts_and_two_english_spellings_are_one_person_in_the_language_of_the_report() -> None:
    articles = (
        told("en", "Martin Kheyl"),
        told("ru", "Мартин Хейл"),
        told("uk", "Мартін Гейл"),
        told("en", "Martin Hale"),
    )
    assert people(compared(*articles)) == ["Martin Hale"] * 4
    assert people(compared(*articles, language="ru")) == ["Мартин Хейл"] * 4
    assert people(compared(*articles, language="uk")) == ["Мартін Гейл"] * 4


def test_a_name_that_may_be_two_people_s_is_neither_s() -> None:
    made = compared(told("en", "Martin Hale"), told("en", "Martin Heil"), told("ru", "Мартин Хейл"))
    assert people(made) == ["Martin Hale", "Martin Heil", "Martin Kheyl"]


def test_two_spellings_in_one_article_are_two_people() -> None:
    made = compared(told("en", "Martin Hale", "Martin Kheyl"), told("ru", "Мартин Хейл"))
    assert sorted(people(made)) == ["Martin Hale", "Martin Kheyl", "Мартин Хейл"]


def test_people_of_two_parties_or_capacities_are_two() -> None:
    russian = "ru", TOLD["ru"].format("российский посланник Мартин Хейл")
    assert people(compared(told("en", "Martin Hale"), russian)) == ["Martin Hale", "Martin Kheyl"]
    former = "ru", TOLD["ru"].format("бывший посланник США Мартин Хейл")
    assert people(compared(told("en", "Martin Hale"), former)) == ["Martin Hale", "Martin Kheyl"]


def test_who_passes_words_on_and_who_says_them_otherwise_has_one_name_too() -> None:
    said = "“We want the locks open before the ice is gone,”"
    made = compared(
        ("en", f"Locks\n\nRussia wants the locks shut until spring, US envoy Martin Hale said.\n\n{said} Hale said.\n"),
        ("en", f"Ice\n\nThe barges wait.\n\n{said} US envoy Martin Kheyl claimed at a fair of boat builders.\n"),
        ("ru", "Шлюзы\n\nРоссия хочет закрыть шлюзы до весны, заявил американский посланник Мартин Хейл.\n"),
    )
    assert {name for cell in made.cells for name in cell.reported_by} == {"Martin Hale"}
    assert [(d.kind, d.a.said_by, d.b.said_by) for d in made.differences] == [("verb", "Martin Hale", "Martin Hale")]


SPELLED = (
    (
        "en",
        "Locks\n\nThe locks must open by May, US envoy Martin Kheyl demanded.\n",
    ),
    ("en", "Ice\n\nThe locks will stay under guard until June, US envoy Martin Hale said.\n"),
    ("ru", "Шлюзы\n\nСША откроют шлюзы после проверки, заявил американский посланник Мартин Хейл.\n"),
    ("uk", "Шлюзи\n\nСША відкриють шлюзи після перевірки, заявив американський посланець Мартін Гейл.\n"),
)


def console(made: Comparison) -> str:
    shown = io.StringIO()
    show_comparison(made, Console(file=shown, width=160, color_system=None))
    return shown.getvalue()


FORMS = {
    "console": console,
    "markdown": to_markdown,
    "csv": to_csv,
    "voices": lambda made: to_csv(made, "voices"),
    "page": to_html,
    "citations": to_citations,
    "csl": to_csl,
}


# where an article's own words stand: behind an office, and before the verb in a statement, which is in its language
OWN = re.compile("(?:US envoy|посланник|посланець) {0}|{0} (?:demanded|said|заявил|заявив)".format(r"\w+ \w+"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("language", "name"), [("en", "Martin Hale"), ("ru", "Мартин Хейл"), ("uk", "Мартін Гейл")])
def test_every_form_of_report_calls_one_person_by_one_name(form: str, language: str, name: str) -> None:
    told = OWN.sub("", FORMS[form](compared(*SPELLED, language=language)))
    if form != "console":
        assert name in told
    assert not re.search("Martin|Мартин|Мартін", told.replace(name, ""))


def test_a_statement_has_the_name_of_the_report_in_its_language() -> None:
    told = to_markdown(compared(*SPELLED))
    assert "Martin Hale demanded: The locks must open by May" in told
    assert "Мартин Хейл заявил: США откроют" in told
    assert "US envoy Martin Kheyl demanded" in told


def test_analyses_keep_the_outlet_s_spelling_and_the_comparison_tells_whose_it_is() -> None:
    made = compared(*SPELLED)
    own = [p.speaker.name for a in made.analyses for p in a.positions]
    assert {"Martin Kheyl", "Martin Hale", "Мартин Хейл", "Мартін Гейл"} <= set(own)
    hale = next(one for one in made.names if one.name == "Martin Hale")
    assert hale.spellings == ("Martin Kheyl", "Мартин Хейл", "Мартін Гейл")
    assert made.called["Мартин Хейл"] == "Martin Hale"


def test_a_name_of_cyrillic_articles_alone_is_written_in_one_way() -> None:
    made = compared(SPELLED[2], SPELLED[3])
    assert len(set(people(made))) == 1
    assert people(made)[0] == made.called["Мартин Хейл"] == made.called["Мартін Гейл"]
