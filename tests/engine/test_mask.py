"""Masked prompts: no name of a party or of its people in them, all of them back in what comes of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Script, answer, scripted

import stance
from stance.analyze import read
from stance.engine.mask import Mask
from stance.parties import load_parties, resolve
from stance.records import Analysis, Article, Reading
from stance.text import sentences

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
ENGLISH = (
    "Moscow rejects ferry plan\n\n"
    "Kremlin spokeswoman Vera Lukina said on Monday that Russia would not accept the ferry plan.\n\n"
    "The US-led patrol stays, US envoy Will Harmon said. “Will Russian crews leave?” Harmon asked.\n\n"
    "The Russians among the crew cheered. The White House called Lukina's words a mistake.\n"
)
RUSSIAN = (
    "Москва против плана\n\n"
    "Пресс-секретарь Кремля Вера Лукина заявила, что Россия не примет план. С Лукиной спорил спецпредставитель США "
    "Уилл Хармон.\n\n"
    "Он сообщил, что российско-американские переговоры с Москвой и с Россией продолжатся. Антироссийских мер нет.\n"
)
UKRAINIAN = (
    "Київ проти плану\n\n"
    "Речниця МЗС України Віра Лукіна заявила, що Україна не прийме план. З Лукіною сперечався посол США Вілл Гармон.\n\n"
    "Він повідомив, що з Україною та Києвом говоритимуть далі, а проросійські заяви в Білому домі не обговорюють.\n"
)


def made(text: str, **settings: Any) -> Reading:
    """A text as the engine reads it."""
    return read(stance.parse(text, source="x", **settings), load_parties(None, ()))


def masked(reading: Reading) -> tuple[Mask, str]:
    """The mask of a text, and the text under it."""
    mask = Mask(reading)
    return mask, mask.hide("\n".join(s.of(reading.article.text) for s in reading.sentences))


def test_english_names_capitals_and_compounds_are_hidden_and_offices_stay() -> None:
    """One placeholder for whatever somebody is called; a word that only looks like a name at a beginning stays."""
    mask, text = masked(made(ENGLISH))
    assert mask.parties == ("PARTY_A", "PARTY_B", "PARTY_C")
    assert text == (
        "PLACE_B1 rejects ferry plan\n"
        "PLACE_B2 spokeswoman PERSON_B1 said on Monday that PARTY_B would not accept the ferry plan.\n"
        "The PARTY_A-led patrol stays, PARTY_A envoy PERSON_A1 said.\n"
        "“Will PARTY_B crews leave?” PERSON_A1 asked.\n"
        "The PEOPLE_B among the crew cheered.\n"
        "The PLACE_A1 called PERSON_B1's words a mistake."
    )


def test_inflected_names_are_hidden_whole() -> None:
    """Every case form, adjective and compound becomes the one placeholder."""
    _, text = masked(made(RUSSIAN))
    assert text == (
        "PLACE_B1 против плана\n"
        "Пресс-секретарь PLACE_B2 PERSON_B1 заявила, что PARTY_B не примет план.\n"
        "С PERSON_B1 спорил спецпредставитель PARTY_A PERSON_A1.\n"
        "Он сообщил, что PARTY_B-PARTY_A переговоры с PLACE_B1 и с PARTY_B продолжатся.\n"
        "PARTY_B мер нет."
    )
    _, text = masked(made(UKRAINIAN))
    assert text == (
        "PLACE_C1 проти плану\n"
        "Речниця МЗС PARTY_C PERSON_C1 заявила, що PARTY_C не прийме план.\n"
        "З PERSON_C1 сперечався посол PARTY_A PERSON_A1.\n"
        "Він повідомив, що з PARTY_C та PLACE_C1 говоритимуть далі, а PARTY_B заяви в PLACE_A1 не обговорюють."
    )


def test_names_come_back_in_the_language_of_their_place() -> None:
    """Speaker and holder as the article writes them, the rest in the language that was asked for."""
    mask = Mask(made(RUSSIAN), "uk")
    told = '{"speaker": "PERSON_B1", "party": "PARTY_B", "holder": "PLACE_B2", "statement": "PARTY_Bою, PARTY_C_1"}'
    assert mask.show(told) == (
        '{"speaker": "Вера Лукина", "party": "Росія", "holder": "Кремль", "statement": "Росія, PARTY_C_1"}'
    )


def test_a_placeholder_in_other_capitals_comes_back_too() -> None:
    """Small models write "Party_A"; what stands for nothing stays as it is."""
    mask, _ = masked(made(ENGLISH))
    assert mask.show('"Party_A, person_b1, Party_line"') == mask.show('"PARTY_A, PERSON_B1, Party_line"')
    assert "arty_A" not in mask.show('"Party_A"')


def test_a_name_with_quotation_marks_stays_json() -> None:
    """A name is put into the answer as JSON writes it."""
    parties = load_parties(('Tess "T" Corp',))
    mask = Mask(read(stance.parse('Tess "T" Corp said it would pay the fine on Monday.\n', source="x"), parties))
    assert mask.show('{"party": "PARTY_A"}') == '{"party": "Tess \\"T\\" Corp"}'


def test_a_text_that_holds_what_looks_like_a_placeholder_gets_others() -> None:
    """What the article itself says is never taken for a name that was hidden."""
    mask, text = masked(made("PARTY_A and PERSON_B1 are labels, Moscow said on Monday in a statement.\n"))
    assert mask.parties == ("PARTY_C", "PARTY_D", "PARTY_E")
    assert text.startswith("PARTY_A and PERSON_B1 are labels, PLACE_D1 said")
    assert mask.show('"PERSON_B1"') == '"PERSON_B1"'


def test_many_parties_have_letters_enough() -> None:
    """After Z comes AA."""
    names = tuple(f"Firm{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(28))
    mask = Mask(read(stance.parse("Nothing happened at the harbour on Monday.\n", source="x"), load_parties(names)))
    assert mask.parties[25:] == ("PARTY_Z", "PARTY_AA", "PARTY_AB")
    assert mask.show('"PARTY_AA, PARTY_A"') == '"Firmba, Firmaa"'


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("parties", [None, ("Turkey", "Ukraine"), ("Russia",)])
def test_no_name_is_left_in_any_prompt(path: Path, parties: tuple[str, ...] | None) -> None:
    """Read again without their names, the examples mention nobody of the parties that were asked for."""
    article = stance.load(path)
    for prompt in prompts(article, parties):
        asked = load_parties(parties, ())
        lines = [line for line in prompt.split("\n") if not line.startswith("Language:")]
        assert f"Parties: {', '.join(f'PARTY_{c}' for c in 'ABC'[: len(asked)])}" in lines
        text = "\n\n".join(re.sub(r"^\[\d+\]\s*", "", line) for line in lines)
        again = stance.parse(text, source="x").model_copy(update={"language": article.language})
        roster = resolve(again, sentences(again), asked)
        ids = {p.id for p in asked}
        named = [m.of(again.text) for m, actor in roster.mentions if actor.party in ids and m.kind not in OFFICES]
        assert [name for name in named if not re.search(r"P[A-Z]+_[A-C]", name)] == []
        words = {w for p in asked for w in (p.id, *p.names, *p.adjectives, *p.demonyms, *p.seats) if len(w) > 3}
        people = {who.name.split()[-1] for who in read(article, asked).names.values() if who.party in ids}
        for word in words | {w for w in people if w[0].isupper() and w not in {"Committee", "Ministry", "РФ"}}:
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text), word


OFFICES = ("role", "group")


def prompts(article: Article, parties: tuple[str, ...] | None) -> Iterator[str]:
    """Every prompt about an article: the first reading, a later pass, a repair of what failed."""
    ids = [p.id for p in load_parties(parties, ())]
    wrong = position(1, "PARTY_A", "PERSON_A1", "PARTY_A and PLACE_A1 will pay 999 coins")
    replies = answer({"summary": [{"text": "PARTY_A paid 999.", "evidence": [1]}], "positions": [wrong]})
    with scripted(replies) as script:
        stance.analyze(article, **settings(script), parties=ids, passes=2, repairs=1, mask=True)
    assert len(script.requests) >= 2
    yield from (request["messages"][1]["content"] for request in script.requests)


def settings(script: Script) -> dict[str, Any]:
    """How a scripted server is asked."""
    return {"model": "m", "base_url": script.url, "retries": 0}


def position(number: int, party: str, who: str, statement: str, **more: Any) -> dict[str, Any]:
    """One position as a model would give it."""
    return {
        "evidence": [number], "speaker": who, "party": party, "holder": who, "act": "refuses", "target": "ferry plan", "polarity": "opposes", "condition": None, "statement": statement,
        **more,
    }  # fmt: skip


def analyze(reply: Any, **more: Any) -> tuple[Analysis, Script]:
    """Analyse the English text, masked, with one reply for all that is asked."""
    with scripted(answer(reply)) as script:
        article = stance.parse(ENGLISH, source="x")
        return stance.analyze(article, **{**settings(script), "repairs": 0, "mask": True, **more}), script


def test_a_masked_answer_is_checked_with_its_names() -> None:
    """Records and checks see names only; the provenance tells that the prompt had none."""
    right = position(2, "PARTY_B", "PERSON_B1", "PERSON_B1 says that PARTY_B would not accept the ferry plan.")
    summary = [{"text": "PERSON_B1 says that PARTY_B would not accept the ferry plan.", "evidence": [2]}]
    analysis, script = analyze({"summary": summary, "positions": [right]})
    (found,) = analysis.positions
    assert (found.party, found.speaker.name, found.verdict) == ("Russia", "Vera Lukina", "verified")
    assert found.statement == "Vera Lukina says that Russia would not accept the ferry plan."
    assert analysis.summary[0].text == found.statement
    assert found.evidence[0].quote in ENGLISH
    assert analysis.article.text == ENGLISH
    assert analysis.provenance.parameters["mask"] is True
    assert analysis.findings == ()
    shown = script.requests[0]["messages"][1]["content"]
    assert "Parties: PARTY_A, PARTY_B, PARTY_C" in shown
    assert "Lukina" not in shown


def test_an_unknown_placeholder_is_a_finding_and_verifies_nothing() -> None:
    """It is told, and what hangs on it fails its check."""
    strange = position(2, "PARTY_B", "PERSON_B7", "PERSON_B7 would not accept the ferry plan.")
    lost = position(2, "PARTY_F", "PERSON_B1", "PARTY_F would not accept the ferry plan.")
    analysis, _ = analyze({"summary": [], "positions": [strange, lost]})
    told = [(f.code, f.message) for f in analysis.findings if f.code.startswith("ANS")]
    assert ("ANS010", "'PERSON_B7' was not in the prompt") in told
    assert ("ANS010", "'PARTY_F' was not in the prompt") in told
    assert [code for code, _ in told].count("ANS007") == 1
    assert [p.verdict for p in analysis.positions] != ["verified"]


def test_a_name_that_was_not_shown_is_a_finding() -> None:
    """What a model knows of a party by itself is told to have come from nowhere."""
    known = position(2, "PARTY_B", "PERSON_B1", "PERSON_B1 of Russia would not accept the ferry plan.")
    analysis, _ = analyze({"summary": [], "positions": [known]})
    assert [f.message for f in analysis.findings if f.code == "ANS010"] == ["'Russia' was not in the prompt"]


def test_a_repair_is_masked_like_the_first_prompt() -> None:
    """Items and reasons go out without names, and the corrected item comes back with them."""
    wrong = position(2, "PARTY_B", "PERSON_B1", "PARTY_B would not accept 40 ferry plans.")
    fixed = position(2, "PARTY_B", "PERSON_B1", "PARTY_B would not accept the ferry plan.", item=0)
    first, second = ({"summary": [], "positions": [each]} for each in (wrong, fixed))
    with scripted(answer(first), answer(second)) as script:
        analysis = stance.analyze(stance.parse(ENGLISH, source="x"), **settings(script), repairs=1, mask=True)
    assert "item 0 of positions: party PARTY_B, holder PERSON_B1" in script.requests[1]["messages"][1]["content"]
    assert [(p.statement, p.verdict) for p in analysis.positions] == [
        ("Russia would not accept the ferry plan.", "verified")
    ]


def test_without_the_option_prompts_have_names() -> None:
    """Nothing changes where it is not asked for."""
    analysis, script = analyze({"summary": [], "positions": []}, mask=False)
    assert "Vera Lukina" in script.requests[0]["messages"][1]["content"]
    assert analysis.provenance.parameters["mask"] is False


def test_a_body_is_hidden_whole_whose_short_name_is_a_part_of_it() -> None:
    """The "Verkhovna Rada" is the "Rada" too: neither word of it is shown."""
    reading = made("Vote delayed\n\nThe Verkhovna Rada will vote on Monday. The Rada has waited long.\n")
    shown = Mask(reading).hide(reading.article.text)
    assert "Verkhovna" not in shown
    assert "Rada" not in shown
    assert len(set(re.findall(r"BODY_[A-Z]\d", shown))) == 1
