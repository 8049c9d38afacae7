"""Statements in quite other words: what says the same passes, what says something else does not."""

from __future__ import annotations

import pytest
from claims import claimed

import stance
from stance.analyze import read
from stance.parties import load_parties
from stance.records import Position

ENGLISH = """Ferry row drags on

Ukrainian Finance Minister Olha Bondar said on Monday that Kyiv would not lend ferries to the port while the strike lasts. \
The port authority has 2,200 berths and has let most of them to fishing crews since spring.

Bondar, asked about bread, said Ukraine wants a licence for the mill to grind flour through the winter.

"We moved twice. They have not moved once," Bondar said, and the talks went on past midnight.

"There are three quays we could share, at Lipki, Vilna and Sorok," Bondar said. She refused to rule out closing the \
naval pier. Moscow has not answered.
"""
RUSSIAN = """Паром ждёт

Министр финансов Украины Ольга Бондарь сообщила, что Украина готова в одностороннем порядке вернуть 1200 лодок. \
Порт работает с весны.

По словам Бондарь, Киев просит двухнедельную отсрочку.
"""
UKRAINIAN = """Пором чекає

Міністерка фінансів України Ольга Бондар запевнила, що Україна не постачає причалів жодному порту. Порт працює з весни.

За словами Бондар, Київ прийме човни на двотижневий термін.
"""


def judged(text: str, cited: str, statement: str) -> Position:
    """A position of Bondar that cites the sentence with the words `cited`, after the checks."""
    article = stance.parse(text, source="a.txt")
    reading = read(article, load_parties(("US", "Russia", "Ukraine")))
    at = article.text.index(cited)
    sentence = next(s for s in reading.sentences if s.start <= at < s.end)
    holder = {"en": "Olha Bondar", "ru": "Ольга Бондарь", "uk": "Ольга Бондар"}[article.language]
    return claimed(reading, statement, [sentence], holder=holder, party="Ukraine")


@pytest.mark.parametrize(
    ("cited", "statement"),
    [
        ("would not lend", "No ferry would be handed to the harbour before dockers are back, the finance minister announced."),
        ("wants a licence", "A permit for the mill to keep milling flour until spring is what Kyiv is after."),
        ("wants a licence", "Ukraine would like permission to have the mill grind flour in winter, its finance minister said."),
        ("three quays", "Bondar said three quays could be shared: Lipki, Vilna and Sorok."),
        ("rule out closing", "Shutting the naval pier is something the finance minister would not exclude."),
        ("have not moved once", "Bondar said the crews have not moved once."),
    ],
)  # fmt: skip
def test_other_words_pass(cited: str, statement: str) -> None:
    """Passive for active, a role for a name, two negations for two others."""
    shown = judged(ENGLISH, cited, statement)
    assert shown.verdict == "verified", shown.findings


@pytest.mark.parametrize(
    ("cited", "statement", "code"),
    [
        ("would not lend", "Ferries would be handed over to the harbour before dockers are back, the finance minister announced.", "NEG002"),
        ("would not lend", "Bondar said the authority has let most berths to fishing crews since spring.", "STM001"),
        ("would not lend", "Bondar said the opera reopens with a ballet next season.", "STM001"),
        ("have not moved once", "Bondar said they have moved once.", "NEG002"),
        ("wants a licence", "Bondar said the mill will grind flour through the winter.", "MOD001"),
        ("wants a licence", "The mill grinds flour through the winter.", "MOD001"),
        ("three quays", "Bondar said seven quays could be shared: Lipki, Vilna and Sorok.", "NUM001"),
        ("rule out closing", "Shutting the naval pier is something the finance minister would exclude.", "NEG002"),
        ("rule out closing", "Shutting the naval pier is something the Oslo envoy would not exclude.", "NAM001"),
    ],
)  # fmt: skip
def test_what_they_change_is_found(cited: str, statement: str, code: str) -> None:
    """A negation turned, another number, another place, a wish fulfilled, words moved or made up."""
    shown = judged(ENGLISH, cited, statement)
    assert code in {f.code for f in shown.findings}, shown.findings
    assert shown.verdict != "verified"


@pytest.mark.parametrize(
    ("text", "cited", "statement", "code"),
    [
        (RUSSIAN, "1200 лодок", "Украина готова вернуть тысячу двести лодок в одностороннем порядке.", None),
        (RUSSIAN, "1200 лодок", "Украина готова вернуть тысячу триста лодок в одностороннем порядке.", "NUM001"),
        (RUSSIAN, "отсрочку", "Бондарь: Киев просит отсрочку на две недели.", None),
        (RUSSIAN, "отсрочку", "Бондарь: Киев просит отсрочку на три недели.", "NUM001"),
        (UKRAINIAN, "причалів", "Жоден порт не отримує від України причалів, сказала міністерка фінансів.", None),
        (UKRAINIAN, "човни", "Човни Київ прийме на два тижні, за словами Бондар.", None),
        (UKRAINIAN, "човни", "Човни Київ прийме на п'ять тижнів, за словами Бондар.", "NUM001"),
        (UKRAINIAN, "човни", "Човни Київ не прийме на два тижні, за словами Бондар.", "NEG001"),
    ],
)
def test_other_words_in_russian_and_ukrainian(text: str, cited: str, statement: str, code: str | None) -> None:
    """Numbers in words and in compounds; a negation that nobody made."""
    shown = judged(text, cited, statement)
    if code is None:
        assert shown.verdict == "verified", shown.findings
    else:
        assert code in {f.code for f in shown.findings}, shown.findings
        assert shown.verdict != "verified"
