"""Sentences built to make a finder put words into the wrong mouth, and ones that it must not miss."""

from __future__ import annotations

import pytest

import stance

PARTIES = ("US", "Russia", "Ukraine")


def heard(text: str) -> dict[str, str]:
    """The status of each party in a text."""
    analysis = stance.analyze(stance.parse(text, source="x"), engine="offline", parties=PARTIES)
    return {p.party: p.status for p in analysis.parties}


def direct(text: str) -> list[str]:
    """The sources of the direct quotations of a text, as they stand in it; "" for none."""
    article = stance.parse("City notes\n\n" + text + "\n", source="x")
    found = [a for a in stance.attributions(article, parties=PARTIES) if a.kind == "direct"]
    return [a.source.of(article.text) if a.source else "" for a in found]


def stated(text: str) -> set[str]:
    """The parties that are shown to state something."""
    return {party for party, status in heard(text).items() if status == "stated"}


@pytest.mark.parametrize(
    "text",
    [
        "If Moscow says it accepts the deal, talks will resume.",
        "Will Moscow say that it accepts the deal?",
        "Moscow might say it accepts the deal.",
        "Moscow is expected to say that it accepts the deal.",
        "Moscow has yet to say whether it accepts the deal.",
        "Had Moscow said it accepts the deal, talks would go on.",
        "It is false that Putin said Russia would sign.",
        "Reports that Putin said Russia would sign are untrue.",
        "Putin almost agreed to the deal.",
    ],
)
def test_what_was_not_said_is_nobody_s_statement(text: str) -> None:
    """Conditions, questions, expectations and false reports state nothing."""
    assert stated(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "A critic of Putin said the war was lost.",
        "The brother of Putin said the war was lost.",
        "Protesters outside the Kremlin said Putin must go.",
        "People close to the Kremlin said the deal was near.",
        "Zelensky impersonator Vovan said the war was over.",
        "A bot posing as Zelensky said Ukraine surrendered.",
        "Donald Trump Jr. said the war must end.",
        "George Washington said the war was over.",
        "Vladimir Putin spoke by phone with Volodymyr Zelensky. The president said the war must end.",
    ],
)
def test_a_name_in_the_source_is_not_always_the_speaker(text: str) -> None:
    """The head of the phrase speaks, and a name that two people share names nobody."""
    assert stated(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said Kyiv will not bow.",
        "The president said the war must end.",
        "He said the war must end.",
        "Officials said the war must end.",
        "A general said the port is closed.",
        "The brother of Putin said the war was lost.",
    ],
)
def test_silence_is_not_earned_while_somebody_unknown_speaks(text: str) -> None:
    """A bare role or body may be any party's."""
    assert set(heard(text).values()) == {"unclear"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Moscow said the port stays shut.", "Russia"),
        ("Moscow says Kyiv cheats.", "Russia"),
        ("Zelensky said nothing had changed.", "Ukraine"),
        ("Moscow said none of the claims were true.", "Russia"),
        ("Peskov: 'There is no deal.'", "Russia"),
        ("Trump said in 2016 that NATO was obsolete.", "US"),
        ("Zelensky took to Telegram: “We will fight.”", "Ukraine"),
        ("Moscow is against a truce.", "Russia"),
        ("Far from accepting the deal, Putin rejected it.", "Russia"),
        ("Moscow asked whether Kyiv would sign.", "Russia"),
        ("Putin said he would sign if Kyiv did.", "Russia"),
        ("Ukraine agreed to a 30-day truce.", "Ukraine"),
        ("Putin rejected the 28-point US peace plan.", "Russia"),
        ("“You don't have the cards,” Zelensky was told by Trump.", "US"),
    ],
)
def test_who_speaks_is_heard_alone(text: str, party: str) -> None:
    """The speaker's party is stated, and no other."""
    assert stated(text) == {party}


def test_words_passed_on_are_reported_not_stated() -> None:
    """A quotation within a quotation is relayed by whoever speaks the outer one."""
    assert heard("“‘We will not sign,’ Putin told me,” Trump said.") == {
        "US": "stated",
        "Russia": "reported",
        "Ukraine": "silent",
    }


def test_a_free_party_is_not_everybody_of_its_name() -> None:
    """A person's surname is no company."""
    analysis = stance.analyze(
        stance.parse("Nikola Tesla said the car was good.", source="x"), engine="offline", parties=("Tesla",)
    )
    assert analysis.status("Tesla") == "silent"


def test_a_company_may_be_meant_by_the_company() -> None:
    """Where a party is an organization of the user's own, "the company" may be it."""
    article = stance.parse("The company said the car was good.", source="x")
    assert stance.analyze(article, engine="offline", parties=("Tesla",)).status("Tesla") == "unclear"
    assert stance.analyze(article, engine="offline", parties=PARTIES).status("US") == "silent"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The plan “is dead,” US envoy Jane Roe said on ABC’s “This Week,” “not just for us, but for all of Europe.”",
            ["The plan “is dead,”", "“not just for us, but for all of Europe.”"],
        ),
        (
            "US envoy Jane Roe said in an interview on “Fox News Sunday” that the plan is dead.",
            ["that the plan is dead"],
        ),
        ("“The plan is dead,” White House press secretary Jane Roe said Monday.", ["“The plan is dead,”"]),
        (
            '"Peace without observers is a tea break", as Jane Roe, a US general, put it to the BBC.',
            ['"Peace without observers is a tea break"'],
        ),
    ],
)
def test_titles_and_offices_beside_a_cue_hide_nothing(text: str, contents: list[str]) -> None:
    """Programmes in quotation marks, a "press secretary", a quotation that goes on behind its tag."""
    article = stance.parse(text, source="x")
    found = stance.attributions(article, parties=PARTIES)
    assert [" ".join(c.of(text) for c in a.content) for a in found] == contents
    assert {s.name for a in found for s in a.speakers} == {"Jane Roe"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "“He has friends here,” Jo Bell, Reed’s state campaign chairman, said on Sunday.",
            "Jo Bell, Reed’s state campaign chairman,",
        ),
        ("Reed took his leave, Bell told the Herald, adding, “This breaks my heart, but it is right.”", "Bell"),
        ("As the Herald wrote before the ruling was released: “The law is among the toughest.”", "the Herald"),
        (
            "“It is true,” Jo Bell, an attorney who works as counsel to the board, said of the letter.",
            "Jo Bell, an attorney who works as counsel to the board,",
        ),
        (
            "“He has no clue what is important,” added her husband, a retired engineer.",
            "her husband, a retired engineer",
        ),
    ],
)
def test_a_quotation_is_given_to_whoever_its_tag_names(text: str, source: str) -> None:
    """Possessives, appositions and participles near the tag do not take the words from their speaker."""
    assert direct(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Noting the vote, “Nordland News Sunday” host Jo Bell asked about the budget.",
        "Parting quotation: “Never let a good crisis go to waste.”",
        "The program, known as Dawn, “will be run on the terms in place before” in May.",
    ],
)
def test_titles_labels_and_fragments_are_nobody_s_direct_words(text: str) -> None:
    """What no tag gives to anybody is given to nobody."""
    assert not any(direct(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The other big applause line of the night: “We will never give up on you.”", None),
        ("He left the room. Said Benton: “That is a lie and he knows it.”", "Benton"),
        ("Walker noted that members have no venue to appeal the verdict: “What happens then?”", "Walker"),
        ("Ann Poe said she had “nothing nice to say” about it: “Basically, I detest her.”", "Ann Poe"),
        ("Ann Poe overruled the FDA’s advice in May, saying, “I do not believe it was enough.”", "Ann Poe"),
        ("She urges her husband to come out and repeatedly says, “Don't you do it,” until it ends.", "She"),
        ("Her statement – “at the end, I chose not to keep it” — suggests that the letters were lost.", None),
        (
            "“It is a great skill,” Ann Poe, a fellow at the Bell Institution and a former United States ambassador, said.",
            "Ann Poe, a fellow at the Bell Institution and a former United States ambassador,",
        ),
    ],
)
def test_a_quotation_behind_a_colon_or_a_long_name_has_the_right_source(text: str, source: str | None) -> None:
    article = stance.parse(f"Talks end\n\n{text}\n", source="a.txt")
    direct = [a for a in stance.attributions(article) if a.kind == "direct"]
    assert [a.source.of(article.text) if a.source else None for a in direct] == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ukraine blames Russia for the mines, an accusation that the Russian ministry denied on Tuesday.",
            ("deny", "the Russian ministry", "an accusation"),
        ),
        ("Russia wants neutrality, a demand that Kyiv has rejected.", ("reject", "Kyiv", "a demand")),
    ],
)
def test_a_relative_clause_takes_up_what_it_hangs_on(text: str, expected: tuple[str, str, str]) -> None:
    article = stance.parse(f"Talks end\n\n{text}\n", source="a.txt")
    found = [
        (a.cue.lemma, a.source.of(article.text), a.content[0].of(article.text))
        for a in stance.attributions(article)
        if a.cue and a.source
    ]
    assert expected in found
    assert not any(lemma in {"accusation", "demand"} for lemma, _, _ in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We heard it,” a Ukrainian official, who asked not to be named, said.",
            ("say", "Ukrainian official", "“We heard it,”"),
        ),
        (
            "The Russian Foreign Ministry spoke first. In a statement, the State Department repeated its insistence "
            "that sanctions stay in place.",
            ("insistence", "State Department", "that sanctions stay in place"),
        ),
        ("The text came on Friday. It was reportedly rejected by Kyiv.", ("reject", "Kyiv", "It")),
    ],
)
def test_relative_clauses_and_its_and_passives_of_pronouns(text: str, expected: tuple[str, str, str]) -> None:
    article = stance.parse(f"Talks end\n\n{text}\n", source="a.txt")
    found = [
        (a.cue.lemma, a.speakers[0].name, a.content[0].of(article.text))
        for a in stance.attributions(article)
        if a.cue and a.speakers
    ]
    assert expected in found


def test_who_was_told_is_no_content() -> None:
    article = stance.parse("Talks end\n\nOlga Roe was told by reporters that the plan had leaked.\n", source="a.txt")
    (found,) = stance.attributions(article)
    assert [c.of(article.text) for c in found.content] == ["that the plan had leaked"]


def test_a_pronoun_that_points_back_is_no_relay() -> None:
    """ "Об этом он сообщил в интервью ...": the same voice, in a medium."""
    text = (
        "Переговоры\n\nПо словам спецпосланника США Джона Смита, Путин хочет письменных гарантий. "
        "Об этом он сообщил в интервью телеканалу Fox News.\n"
    )
    article = stance.parse(text, source="a.txt")
    outer = stance.attributions(article)[0]
    assert [(h.name, h.role) for h in outer.chain] == [("Fox News", "medium")]
