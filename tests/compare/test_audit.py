"""The symmetry audit: parties change places, articles change their order, and nothing else may change."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from scripted_server import answer, scripted

import stance
from stance import cli
from stance.analyze import read
from stance.compare import audit
from stance.compare.symmetry.swap import Exchange
from stance.errors import InputError
from stance.parties import load_parties
from stance.records import Audit, AuditCount, Flip, FlipKind, Span
from stance.report.audit import dumps, show_audit

EXAMPLES = Path(__file__).parents[2] / "examples"

REPORT = """Ferry dispute widens

GENEVA, 12 March 2025 - Russia rejected the offer to share the ferry line, Foreign Minister Sergei Lavrov said on
Tuesday.

“We will not share the line,” Lavrov said. American officials called the refusal a mistake. Ukraine demands that the
ferries sail at once, the Ukrainian government said.
"""


def exchanged(text: str, swap: tuple[str, str], language: str = "en") -> Exchange:
    article = stance.parse(text, source="told.txt").model_copy(update={"language": language})
    return Exchange(read(article, load_parties(("US", "Russia", "Ukraine", "China"))), swap)


def body(text: str, swap: tuple[str, str], language: str = "en") -> str:
    """One sentence with two parties exchanged."""
    made = exchanged(f"Short news of the day\n\n{text}\n", swap, language)
    assert not made.left_out
    return made.after.text.strip().rsplit("\n", 1)[-1]


@pytest.mark.parametrize(
    ("swap", "given", "told"),
    [
        (("US", "Russia"), "Russia rejected a plan of the United States.", "America rejected a plan of Russia."),
        (("US", "Russia"), "An American aide met the Russians.", "A Russian aide met the Americans."),
        (("US", "Ukraine"), "The US said it would wait.", "Ukraine said it would wait."),
        (("US", "Ukraine"), "Pro-Ukrainian crowds met US officials.", "Pro-American crowds met Ukrainian officials."),
        (("Russia", "Ukraine"), "Kyiv and the Kremlin agree.", "Moscow and Bankova agree."),
        (("US", "Russia"), "The State Duma and the Pentagon agree.", None),
        (("US", "Ukraine"), "KIEV is ready for talks.", "WASHINGTON is ready for talks."),
        (("US", "Russia"), "The Russian Foreign Ministry objects.", "The State Department objects."),
        (("US", "Russia"), "A senior U.S. official agrees.", "A senior Russian official agrees."),
        (("US", "Russia"), "The Russian authorities object.", "The American authorities object."),
        (("US", "China"), "He asked the Americans to wait.", "He asked the Chinese to wait."),
        (("US", "China"), "He asked the Chinese to wait.", "He asked the Americans to wait."),
        (("US", "China"), "China's commerce ministry objects.", "America's commerce department objects."),
        (("US", "Ukraine"), "Ukraine's Infrastructure Ministry objects.", "America's Infrastructure Ministry objects."),
    ],
)
def test_an_english_mention_becomes_that_of_the_other_party(
    swap: tuple[str, str], given: str, told: str | None
) -> None:
    """Names, adjectives, demonyms, seats; articles go with them."""
    assert body(given, swap) == (told or "The US Congress and the Russian Defense Ministry agree.")


@pytest.mark.parametrize(
    ("language", "swap", "given", "told"),
    [
        ("ru", ("Russia", "Ukraine"), "Россия отвергла план Украины.", "Украина отвергла план России."),
        ("ru", ("US", "Russia"), "Об этом сообщил президент США.", "Об этом сообщил президент России."),
        ("ru", ("Russia", "Ukraine"), "Москва отказалась от встречи.", "Киев отказался от встречи."),
        ("ru", ("Russia", "Ukraine"), "Украинская сторона ждет ответа.", "Российская сторона ждет ответа."),
        ("uk", ("Russia", "Ukraine"), "Про це повідомили в Києві.", "Про це повідомили в Москві."),
        ("uk", ("US", "Ukraine"), "Українська сторона чекає.", "Американська сторона чекає."),
        ("uk", ("US", "Russia"), "Американці зголосилися чекати.", "Росіяни зголосилися чекати."),
        ("uk", ("US", "Russia"), "Американки зголосилися чекати.", "Росіянки зголосилися чекати."),
        ("uk", ("US", "Russia"), "У Кремлі торгуються.", "У Білому дому торгуються."),
        ("uk", ("US", "Ukraine"), "Ось чому Київ не пустить нікого.", "Ось чому Вашингтон не пустить нікого."),
        (
            "uk",
            ("US", "Ukraine"),
            "Голова комітету Верховної Ради України чекає.",
            "Голова комітету Конгресу США чекає.",
        ),
    ],
)
def test_an_inflected_mention_keeps_its_case_and_what_agrees_with_it(
    language: str, swap: tuple[str, str], given: str, told: str
) -> None:
    """Case and number stay; a verb in the past takes the other's gender."""
    assert body(given, swap, language) == told


def test_people_are_exchanged_for_others_of_their_standing() -> None:
    """Somebody in office is put as somebody in office, and a surname as a surname."""
    made = exchanged(REPORT, ("Russia", "Ukraine")).after.text
    assert "Lavrov" not in made
    named = [
        p for p in load_parties(["Ukraine"])[0].people if f"Foreign Minister {p.name} said" in " ".join(made.split())
    ]
    assert named
    assert f"the line,” {named[0].name.split()[-1]} said" in made


def test_places_of_the_copy_are_those_of_the_article() -> None:
    """A stretch is mapped to the stretch of the same words, and a mention to the mention in its place."""
    made = exchanged(REPORT, ("US", "Russia"))
    for words, now in (("rejected the offer", "rejected the offer"), ("Russia", "America"), ("American", "Russian")):
        at = REPORT.index(words)
        start = made.before.text.index(words)
        assert made.place(Span(start=start, end=start + len(words))).of(made.after.text) == now, at


def test_a_sentence_whose_mention_has_no_match_is_left_out_of_both_copies() -> None:
    """It is counted, and nobody is heard in it."""
    made = exchanged("Short news\n\nSenators from Ohio said no. Russia said yes.\n", ("US", "Russia"))
    assert (made.left_out, made.unmatched) == (1, 1)
    for article in (made.before, made.after):
        unread = [b.of(article.text) for b in article.blocks if not b.citable]
        assert unread == ["Senators from Ohio said no."]
    assert made.after.text.endswith("America said yes.\n")


@pytest.fixture(scope="module")
def measured() -> Audit:
    files = [EXAMPLES / f"corridor-{name}.txt" for name in ("tabloid", "visnyk", "wire")]
    return audit([stance.load(p) for p in files], engine="offline")


@pytest.mark.parametrize(
    "told",
    ["The ministry sent a note.", "The US Commerce Department objects."],
)
def test_what_one_state_alone_calls_so_is_left_out(told: str) -> None:
    """Who "the ministry" is hangs on the name that its full form had, and a body without a match is exchanged for none."""
    made = exchanged(f"Short news\n\nRussia said no. {told} Nobody came.\n", ("US", "Ukraine"))
    assert made.left_out == 1
    assert told in made.after.text


def test_a_state_and_an_organization_are_exchanged_in_definitions_only() -> None:
    article = stance.parse("Short news\n\nNATO said on Tuesday that Russia had closed the strait.\n", source="told.txt")
    made = audit([article], engine="offline", parties=("NATO", "Russia"))
    assert made.texts == ()
    assert {count.test for count in made.counts if count.compared} == {"definitions"}


def test_neither_the_ids_of_definitions_nor_the_order_of_articles_flips_anything(measured: Audit) -> None:
    """Offline both are zero."""
    assert [f for f in measured.flips if f.test in {"definitions", "order"}] == []
    assert {c.kind for c in measured.of("definitions")} >= {"position", "party", "act", "verdict", "source", "status"}
    assert {c.kind for c in measured.of("order")} == {"issue", "cell", "difference", "omission"}
    assert all(c.compared for c in measured.of("definitions"))


def test_no_stance_flips_with_the_names(measured: Audit) -> None:
    """What a party does and which side it takes does not hang on which party it is."""
    found = {c.kind: c for c in measured.of("text")}
    assert found["act"].compared > 10
    assert (found["act"].flipped, found["polarity"].flipped) == (0, 0)


def test_a_party_s_politics_at_home_go_with_its_definition_not_with_its_id() -> None:
    """A definition under another id still knows its senators where it says whose politics are its own."""
    (us,) = load_parties(["US"])
    article = stance.parse("Vote delayed\n\nSen. Jane Roe, R-Ohio, said the vote must wait.\n", source="a")
    for party in (us, us.model_copy(update={"id": "Here", "politics": "US"})):
        said = read(article, (party,)).attributions
        assert [s.party for a in said for s in a.speakers] == [party.id]


@pytest.mark.parametrize(
    ("text", "known_as"),
    [
        ("NATO met in Riga. The alliance said the exercise would go ahead.", "NATO"),
        ("NATO met in Riga. A senior alliance official said the exercise would go ahead.", "NATO"),
        ("The EU met in Riga. The bloc said the levy would stay.", "EU"),
        ("The EU met in Riga. Trade Commissioner Jane Roe said the levy would stay.", "EU"),
    ],
)
def test_what_an_organization_is_called_again_goes_with_its_definition(text: str, known_as: str) -> None:
    """ "The alliance" is the one that the definition describes, under whichever id; another body's id gives nothing."""
    us, own = load_parties(["US", known_as])
    article = stance.parse(f"Plans kept\n\n{text}\n", source="a")
    exchanged = (
        us.model_copy(update={"id": known_as, "politics": "US"}),
        own.model_copy(update={"id": "US", "politics": known_as}),
    )
    for parties, expected in (((us, own), known_as), (exchanged, "US")):
        said = read(article, parties).attributions
        assert [s.party for a in said for s in a.speakers] == [expected]


def test_swap_names_two_of_the_parties() -> None:
    article = stance.parse(REPORT, source="told.txt")
    made = audit([article], swap=("Russian Federation", "us"), engine="offline")
    assert made.swaps == (("Russia", "US"),)
    assert made.orders == 0
    with pytest.raises(InputError, match="none of the parties"):
        audit([article], swap=("US", "Norway"), engine="offline")
    with pytest.raises(InputError, match="one party"):
        audit([article], swap=("US", "USA"), engine="offline")
    with pytest.raises(InputError, match="only one"):
        audit([article], engine="offline", parties=("US",))


def test_the_json_has_counts_shares_and_flips(measured: Audit) -> None:
    data = json.loads(dumps(measured))
    assert data["schema_version"] == "1"
    for count in data["counts"]:
        assert count["share"] == (count["flipped"] / count["compared"] if count["compared"] else None)
    assert [Flip.model_validate(f) for f in data["flips"]] == list(measured.flips)
    for flip in measured.flips:
        if flip.sentence and flip.article:
            text = stance.load(flip.article).text
            assert text[flip.start : flip.end] == flip.sentence


def test_a_model_that_favours_a_party_is_caught() -> None:
    """The scripted model lets Russia refuse and has America accept in the same words: the audit tells."""

    def said(party: str, name: str, act: str, polarity: str) -> tuple[int, Any]:
        told = {
            "evidence": [1], "speaker": name, "party": party, "holder": name, "act": act, "target": "offer", "polarity": polarity, "condition": None,
            "statement": f"{name} rejected the offer.",
        }  # fmt: skip
        return answer({"summary": [], "positions": [told]})

    article = stance.parse("Russia rejected the offer to share the ferry line on Tuesday.\n", source="a.txt")
    refused = said("Russia", "Russia", "refuses", "opposes")
    with scripted(refused, refused, said("US", "America", "accepts", "supports")) as script:
        made = audit([article], swap=("US", "Russia"), model="m", base_url=script.url, repairs=0, retries=0)
    assert len(script.requests) == 3
    assert "America rejected" in str(script.requests[2])
    assert {c.test for c in made.counts} == {"text"}
    flips = {f.kind: f for f in made.flips}
    assert (flips["act"].before, flips["act"].after) == ("refuses", "accepts")
    assert (flips["polarity"].before, flips["polarity"].after) == ("opposes", "supports")
    assert flips["act"].sentence == "Russia rejected the offer to share the ferry line on Tuesday."
    assert flips["act"].swapped == "America rejected the offer to share the ferry line on Tuesday."
    assert "party" not in flips


def test_the_command_prints_counts_and_flips_and_can_fail(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit code 4 with --fail-on-flip where something flipped, else 0."""
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert cli.run(["audit", "-q", "--swap", "US,Russia", str(path), "--fail-on-flip"]) == 0
    out = capfd.readouterr().out
    assert "mentions exchanged" in out
    assert "polarity" in out
    assert cli.run(["audit", "-q", "--swap", "US", str(path)]) == 2
    told = tmp_path / "audit.json"
    assert cli.run(["audit", "-q", str(path), "-o", str(told)]) == 0
    assert json.loads(told.read_text(encoding="utf-8"))["swaps"] == [
        ["US", "Russia"],
        ["US", "Ukraine"],
        ["Russia", "Ukraine"],
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", ("статей: 1", "обмен: США и Россия", "текст: каждое упоминание", "изменилось", "отношение")),
        ("uk", ("статей: 1", "обмін: США і Росія", "текст: кожна згадка", "змінилося", "ставлення")),
    ],
)
def test_the_report_is_in_the_language_asked_for(
    language: str, told: tuple[str, ...], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert cli.run(["audit", "-q", "--swap", "US,Russia", "--language", language, str(path)]) == 0
    out = capfd.readouterr().out
    assert not [words for words in told if words not in out]
    assert not re.search(r"flipped|compared|polarity|mentions", out)


def test_without_a_language_the_report_is_in_that_of_most_articles(tmp_path: Path) -> None:
    article = stance.parse(
        "Россия отвергла проверку судов, заявил министр иностранных дел Сергей Лавров.\n", source="a"
    )
    made = audit([article], swap=("US", "Russia"), engine="offline")
    assert made.language == "ru"
    paper = Console(file=io.StringIO(), width=200)
    show_audit(made, paper)
    assert "США и Россия" in paper.file.getvalue()  # type: ignore[attr-defined]


def test_a_flip_is_told_in_the_words_of_the_report() -> None:
    found: list[tuple[FlipKind, str, str, str]] = [
        ("polarity", "supports", "opposes", "отношение: за -> против"),
        ("status", "US: silent", "US: stated", "США: "),
        ("position", "US: accuses, opposes", "", "позиция: США: обвиняет, против -> ничего"),
        ("source", "not found", "Russia", "источник: не найдено -> Россия"),
    ]
    flips = tuple(
        Flip(test="text", kind=kind, article="a", swap=("US", "Russia"), before=before, after=after)
        for kind, before, after, _ in found
    )
    made = Audit(
        engine="offline",
        language="ru",
        called={"US": "США", "Russia": "Россия"},
        articles=("a",),
        swaps=(("US", "Russia"),),
        orders=0,
        counts=(AuditCount(test="text", kind="status", compared=4, flipped=4),),
        flips=flips,
    )
    paper = Console(file=io.StringIO(), width=200)
    show_audit(made, paper)
    out = paper.file.getvalue()  # type: ignore[attr-defined]
    assert not [told for *_, told in found if told not in out]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Секретар Ради національної безпеки США Данило Щербань сказав, що угоду підпишуть у травні."),
        ("ru", "Секретарь Совета национальной безопасности США Джон Мур сказал, что соглашение подпишут в мае."),
    ],
)
def test_a_council_of_one_party_is_known_in_its_cases_as_that_of_another_is(language: str, text: str) -> None:
    article = stance.parse(f"Новости\n\n{text}\n", source="told.txt").model_copy(update={"language": language})
    speakers = [s for a in stance.attributions(article) for s in a.speakers]
    assert [(s.party, s.capacity) for s in speakers] == [("US", "official")]


def test_a_name_that_does_not_bend_is_not_put_where_it_would_belong_to_the_noun_before_it() -> None:
    """In «на патрули Осло согласен» the patrols may be those of Oslo, which in a copy with Minsk they are not."""
    from stance.compare.symmetry.inflected import _may_belong
    from stance.text.words import tokenize

    noun, verb = tokenize("патрули"), tokenize("утром")
    assert _may_belong("Осло", noun, "ru")
    assert not _may_belong("Минск", noun, "ru")
    assert not _may_belong("Осло", verb[:0], "ru")


def test_a_lower_case_rada_is_a_body_and_no_form_of_being_glad() -> None:
    """Between commas behind the name a participle stands, and who speaks is known as he is for the Duma."""
    text = "Мост\n\nДепутат {} Хома Брут, ныне живущий в Риге, выразил мнение, что мост цел.\n"
    for chamber, party in (("Верховной рады", "Ukraine"), ("Госдумы", "Russia")):
        made = stance.analyze(stance.parse(text.format(chamber), source="x"), engine="offline")
        assert [s.party for a in made.attributions for s in a.speakers] == [party]
    glad = stance.analyze(stance.parse("Мост\n\nВ Кремле рады, что мост цел.\n", source="x"), engine="offline")
    assert [a.cue.lemma for a in glad.attributions if a.cue] == ["рад"]
