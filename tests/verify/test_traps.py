"""Statements and summaries that say nearly what the text says: those that must not pass, and those that must."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claims import claimed

from stance.records import Draft, Evidence, Position, Reading, SummarySentence
from stance.verify import check

Read = Callable[..., Reading]


def judged(reading: Reading, statement: str, *, holder: str = "Moscow", party: str = "Russia") -> Position:
    """The position of `party` with this statement, citing all of the text, after the checks."""
    return claimed(reading, statement, reading.sentences, holder=holder, party=party)


def told(reading: Reading, text: str) -> SummarySentence:
    """The summary sentence `text`, citing all of the text, after the checks."""
    evidence = tuple(Evidence.at(reading.article.text, s) for s in reading.sentences)
    made = SummarySentence(text=text, evidence=evidence)
    return check(reading, Draft(summary=(made,)), ("official",)).summary[0]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Moscow does not oppose the truce.", "Russia opposes the truce."),
        ("Moscow said Russia will not leave Kherson before spring.", "Russia will leave Kherson before spring."),
        ("Moscow said it will not stop the war.", "Russia will stop the war."),
        ("Moscow said it will not fight against NATO.", "Russia will fight against NATO."),
        ("Russia accepted the US plan for a truce.", "Russia is against the US plan for a truce."),
        ("Russia accepted the US plan for a truce.", "Russia called the US plan for a truce unacceptable."),
        ("Russia accepted the US plan for a truce.", "Russia failed to accept the US plan for a truce."),
        (
            "Moscow said it supports a ceasefire but not a land swap.",
            "Russia supports a land swap but not a ceasefire.",
        ),
        ("Moscow said talks are likely to resume in March.", "Talks will resume in March."),
        ("Moscow hopes talks resume.", "Talks resume."),
        ("Moscow was considering a truce.", "Russia has agreed to a truce."),
        ("Moscow said a truce is possible.", "There is a truce."),
        ("Moscow said it is unlikely that Russia joins the talks.", "Russia joins the talks."),
        ("Moscow wants the port reopened.", "Russia reopened the port."),
        ("Moscow said it would sign once all troops leave.", "Russia would sign when ready."),
        ("Moscow is ready to sign the deal on the condition of a withdrawal.", "Russia is ready to sign the deal."),
        ("Moscow said it hit 12% of the homes.", "Russia had hit half of the homes."),
        ("Moscow said the talks went well.", "Russia said the talks went badly."),
        ("Moscow said it had delayed the talks.", "Moscow held the talks."),
        ("Moscow said Ukraine started the war.", "Moscow said Russia started the war."),
        (
            "Moscow said it had told parliament that the law and its implementation deter weapon sales.",
            "Moscow is implementing a law that targets banks, spies and factories.",
        ),
        (
            "Moscow said talks were useful. Kyiv said Russia must pay reparations before talks.",
            "Moscow demands reparations before talks.",
        ),
    ],
)
def test_a_statement_that_says_more_or_the_opposite_is_not_verified(reading: Read, text: str, statement: str) -> None:
    """Turned, hedges and conditions dropped, other figures, somebody else's words."""
    holder = "Russia" if text.startswith("Russia") else "Moscow"
    assert judged(reading(text), statement, holder=holder).verdict != "verified"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Moscow does not oppose the truce.", "Russia does not oppose the truce."),
        ("Moscow does not oppose the truce.", "Russia supports the truce."),
        ("Moscow said it got €210bn.", "Moscow got 210 billion euros."),
        ("Moscow said the deal is worth $1.5tn.", "The deal is worth $1.5 trillion."),
        ("Moscow said it would leave if no progress is made.", "Moscow would leave unless progress is made."),
        ("Moscow said Ukraine must never join NATO.", "Ukraine must stay out of NATO."),
        ("Moscow rejected the plan, saying it was not realistic.", "Russia said the plan was unrealistic."),
        ("Moscow refused to sign the deal.", "Russia did not sign the deal."),
        ("Moscow rejected the plan.", "Russia is against the plan."),
        ("Moscow said it would not impose tariffs now.", "Russia is holding off on tariffs."),
        ("Moscow hopes talks resume.", "Russia wants talks to resume."),
        ("Moscow said it would sign once all troops leave.", "Russia would sign after all troops leave."),
        (
            "Moscow said it would not accept a truce before Kyiv frees 20 prisoners.",
            "Russia refuses a truce until 20 prisoners are free.",
        ),
        ("Moscow said it supports a truce proposed by Kyiv.", "Russia supports a truce proposed by Ukraine."),
    ],
)
def test_other_words_for_the_same_are_verified(reading: Read, text: str, statement: str) -> None:
    """A check that refuses what is right is as useless as none."""
    shown = judged(reading(text), statement)
    assert shown.verdict == "verified", shown.findings


TALKS = "“The talks went well,” Lavrov said on Monday."
BLAME = "Putin said Ukraine started the war."


@pytest.mark.parametrize(
    ("text", "summary", "verdict"),
    [
        (TALKS, "Lavrov says the talks went well.", "verified"),
        (TALKS, "Moscow described the talks as having gone well.", "verified"),
        (TALKS, "Lavrov said the talks went badly.", "unverified"),
        (f"{TALKS} Zelensky left.", "Zelensky says the talks went well.", "rejected"),
        (BLAME, "Putin said Kyiv started the war.", "verified"),
        (BLAME, "Putin blamed Ukraine for starting the war.", "verified"),
        (BLAME, "Putin said Russia started the war.", "unverified"),
        ("Russia attacked Ukraine at dawn.", "Ukraine was attacked by Russia at dawn.", "verified"),
        ("Zelensky said Ukraine would not cede land.", "Kyiv said it would not cede land.", "verified"),
    ],
)
def test_a_summary_keeps_who_said_what(reading: Read, text: str, summary: str, verdict: str) -> None:
    """A summary may say it otherwise, but not put it into another mouth, nor let the parties change place."""
    shown = told(reading(text), summary)
    assert shown.verdict == verdict, shown.findings
