"""Which outlet a name or an address is of, and what the packaged outlets say."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from stance import Options, parse
from stance.errors import OptionsError
from stance.ingest.html import parse_html
from stance.ingest.outlets import find_outlet, known_outlets, load_outlets
from stance.parties import known_parties
from stance.parties.definitions import other_states

BODY = "Talks resume\n\nMinisters met in Oslo to talk. They left on Friday.\n"


def _named(name: str | None, url: str | None = None) -> str | None:
    found = find_outlet(name, url, known_outlets())
    return found.name if found else None


@pytest.mark.parametrize(
    ("name", "url", "outlet"),
    [
        ("RT", None, "RT"),
        ("rt.com", None, "RT"),
        (None, "https://www.rt.com/news/1/", "RT"),
        ("РИА Новости", None, "RIA Novosti"),
        ("УП", None, "Ukrainska Pravda"),
        ("Радіо Свобода", None, "Radio Free Europe"),
        ("the  guardian", None, "Guardian"),
        ("Sun", None, "The Sun"),
        (None, "https://europe.edition.cnn.com/a", "CNN"),
        (None, "https://timesofindia.indiatimes.com/a", "Times of India"),
    ],
)
def test_an_outlet_is_found_by_name_alias_and_host(name: str | None, url: str | None, outlet: str) -> None:
    """Case, spaces, a leading article and subdomains make no other outlet."""
    assert _named(name, url) == outlet


@pytest.mark.parametrize(
    "name", ["Sunday Echo", "The Sunrise", "Apex", "AP Motors", "Уповноважений", "NTV", "ABC News"]
)
def test_a_name_is_found_whole_or_not_at_all(name: str) -> None:
    """A short alias is not found inside other words, and a name that several share is nobody's."""
    assert _named(name) is None


@pytest.mark.parametrize("url", ["https://start.com/", "https://rt.com.example/", "https://notbbc.com/", "https://[x"])
def test_a_host_ends_in_the_whole_domain(url: str) -> None:
    """ "start.com" does not end in "rt.com", nor does "rt.com.example"."""
    assert _named(None, url) is None


def test_the_longest_domain_and_the_users_file_win(tmp_path: Path) -> None:
    """A section with a domain of its own is another outlet; the user's file goes before the packaged one."""
    own = tmp_path / "my.toml"
    own.write_text(
        '[[outlet]]\nname = "Desk"\ndomains = ["desk.bbc.com"]\n[[outlet]]\nname = "Retail Today"\naliases = ["RT"]\n',
        encoding="utf-8",
    )
    outlets = load_outlets((own,))
    desk, news = (find_outlet(None, u, outlets) for u in ("https://a.desk.bbc.com/", "https://a.bbc.com/"))
    assert [o.name for o in (desk, news) if o] == ["Desk", "BBC"]
    assert parse(BODY, source="x", options=Options(outlet="RT", outlet_files=(own,))).outlet == "Retail Today"
    assert parse(BODY, source="x", options=Options(outlet="RT")).publisher.state == "Russia"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[outlet]]\nname = "X"\nstate = "Russia"\ntie = "owned"\n', "with the source"),
        ('[[outlet]]\nname = "X"\ncountry = "Russia"\n', r"outlet\[0\].country"),
        ('[[outlet]]\nname = "X"\ndomain = "x.example"\n', r"outlet\[0\].domain"),
        ('name = "X"\n', "defines no outlet"),
        ("[[outlet\n", "not valid TOML"),
    ],
)
def test_a_bad_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    """What is wrong is said with the row and the field."""
    bad = tmp_path / "bad.toml"
    bad.write_text(text, encoding="utf-8")
    with pytest.raises(OptionsError, match=told):
        load_outlets((bad,))


@pytest.mark.parametrize(
    "written",
    ["harbour.example", "https://www.harbour.example/", "HTTP://Harbour.Example:8080", "www.harbour.example."],
)
def test_a_front_page_s_address_is_its_domain(tmp_path: Path, written: str) -> None:
    """Whoever copies it from the browser gets what is meant."""
    own = tmp_path / "my.toml"
    own.write_text(f'[[outlet]]\nname = "Harbour"\ndomains = ["{written}"]\n', encoding="utf-8")
    found = find_outlet(None, "https://desk.harbour.example/news/1", load_outlets((own,)))
    assert found is not None
    assert found.domains == ("harbour.example",)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("https://big.example/harbour", "more than a domain: write 'big.example'"),
        ("harbour", "is no domain"),
        ("Harbour Times", "is no domain"),
        ("https://[x", "is no domain"),
        ("", "is no domain"),
    ],
)
def test_what_is_no_domain_is_refused(tmp_path: Path, written: str, told: str) -> None:
    """With its place: it would be found nowhere, or everywhere."""
    own = tmp_path / "my.toml"
    own.write_text(f'[[outlet]]\nname = "Harbour"\ndomains = ["{written}"]\n', encoding="utf-8")
    with pytest.raises(OptionsError, match=rf"outlet\[0\].domains: .*{re.escape(told)}"):
        load_outlets((own,))


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("KCNA", "North Korea"), ("IRNA", "Iran"), ("Tasnim", "Iran"), ("SPA", "Saudi Arabia"), ("EFE", "Spain"),
        ("WAM", "United Arab Emirates"), ("Al Jazeera", "Qatar"), ("MTI", "Hungary"),
    ],
)  # fmt: skip
def test_state_agencies_have_their_state(name: str, state: str) -> None:
    found = find_outlet(name, None, known_outlets())
    assert found is not None
    assert found.state == state


def test_no_two_packaged_outlets_share_a_word() -> None:
    """A name, an alias or a domain is of one outlet, and stands once."""
    words = Counter(
        w.casefold().removeprefix("the ") for o in known_outlets() for w in (o.name, *o.aliases, *o.domains) if w
    )
    names = {o.name.casefold().removeprefix("the ") for o in known_outlets()}
    domains = {d for o in known_outlets() for d in o.domains}
    assert {w: n for w, n in words.items() if n > 1 and not (w in names and w in domains)} == {}
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", d) and not d.startswith("www.") for d in domains)


def test_packaged_outlets_have_codes_and_known_states() -> None:
    """Codes have their form, a state is a party that is known, and no tie lacks its source."""
    states = {*known_parties(), *(p.id for p in other_states())}
    assert len(known_outlets()) >= 150
    for outlet in known_outlets():
        assert outlet.country is None or re.fullmatch("[A-Z]{2}", outlet.country)
        assert re.fullmatch("[a-z]{2}", outlet.language or "")
        assert outlet.state is None or outlet.state in states, outlet.name
        assert outlet.state is None or (outlet.tie and outlet.source), outlet.name


def test_outlets_and_media_agree() -> None:
    """What is one outlet here is one medium where a text names it."""
    data = tomllib.loads((files("stance.parties.data") / "media.toml").read_text(encoding="utf-8"))
    medium = {w: m["name"] for m in data["media"] for w in (m["name"], *m.get("aliases", ()))}
    seen: dict[str, str] = {}
    for outlet in known_outlets():
        found = {medium[w] for w in (outlet.name, *outlet.aliases) if w in medium}
        assert len(found) <= 1, (outlet.name, found)
        for name in found:
            assert seen.setdefault(name, outlet.name) == outlet.name


@pytest.mark.parametrize(("host", "tied"), [("izvestia.example", False), ("iz.ru", True)])
def test_a_site_of_the_same_name_elsewhere_is_not_the_outlet(host: str, tied: bool) -> None:
    """Its own domain tells, where there is one."""
    page = (
        '<html><head><meta property="og:site_name" content="Izvestia">'
        f'<link rel="canonical" href="https://{host}/news/1"></head><body><article><h1>Talks</h1>'
        "<p>The ministry said on Monday that talks would go on in Oslo, and that nobody had left the table yet.</p>"
        "<p>The mayor said that the harbour would open in May, whatever the weather brought to the coast.</p>"
        "</article></body></html>"
    )
    article = parse_html(page, source="page.html")
    assert (article.publisher is not None and article.publisher.state == "Russia") is tied
