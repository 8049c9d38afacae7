"""Fetching pages: what may be asked for, limits, manners, what is kept. All servers are on loopback."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_server import PageServer, Reply

from stance.errors import SourceError
from stance.ingest import fetch as fetching
from stance.ingest import load
from stance.ingest.fetch import fetch
from stance.options import Options

PAGE = b"<html><body><p>The minister said the port would stay open all winter.</p></body></html>"


@pytest.fixture
def server() -> Iterator[PageServer]:
    made = PageServer()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _new_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_HOSTS", {})


def options(**given: Any) -> Options:
    return Options(**{"allow_private": True, "fetch_delay": 0, "fetch_timeout": 5, **given})


def test_a_page_comes_with_its_type_and_final_address(server: PageServer) -> None:
    server.pages["/a"] = Reply(302, {"Location": "/b?x=1&y=%D0%BA"})
    server.pages["/b?x=1&y=%D0%BA"] = Reply(headers={"Content-Type": "text/html; charset=utf-8"}, body=PAGE)
    page = fetch(f"{server.url}/a", options())
    assert page.body == PAGE
    assert page.url == f"{server.url}/b?x=1&y=%D0%BA"
    assert page.content_type == "text/html; charset=utf-8"
    assert "stance/" in server.seen[-1][1]["user-agent"]


def test_an_article_is_loaded_from_an_address_in_its_charset(server: PageServer) -> None:
    text = "<html><body><article><h1>Порт</h1><p>{}</p></article></body></html>".format(
        "Министр заявил, что порт будет открыт всю зиму. " * 5
    )
    server.pages["/n"] = Reply(headers={"Content-Type": "text/html; charset=windows-1251"}, body=text.encode("cp1251"))
    article = load(f"{server.url}/n", options())
    assert "Министр заявил, что порт" in article.text
    assert article.language == "ru"
    assert article.url == f"{server.url}/n"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "64:ff9b:1::a00:1",
        "::7f00:1",
        "192.0.0.8",
    ],
)
def test_addresses_that_are_not_public_are_refused_before_any_connection(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    with pytest.raises(SourceError, match=r"private address.*--allow-private"):
        fetch("http://news.example/a", Options(fetch_delay=0))


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    with pytest.raises(SourceError, match="private address"):
        fetch("http://news.example/a", Options(fetch_delay=0))


def test_a_redirect_to_a_private_address_is_refused(server: PageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the second is checked all the same."""
    server.pages["/a"] = Reply(302, {"Location": "http://169.254.169.254/secret"})
    public = fetching._public
    monkeypatch.setattr(fetching, "_public", lambda address: address == "127.0.0.1" or public(address))
    with pytest.raises(SourceError, match=r"169\.254\.169\.254.*private"):
        fetch(f"{server.url}/a", options(allow_private=False))


def test_the_connection_goes_to_the_address_that_was_checked(
    server: PageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is resolved once a request: what it means a moment later is not asked."""
    server.pages["/a"] = Reply(body=PAGE)
    port = int(server.url.rpartition(":")[2])
    real, names = socket.getaddrinfo, []

    def resolved(host: str, *rest: Any, **more: Any) -> Any:
        names.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert fetch(f"http://news.example:{port}/a", options()).body == PAGE
    assert names.count("news.example") == 2
    assert server.seen[-1][1]["host"] == f"news.example:{port}"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/b", "gopher://a.example/"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(SourceError, match="http and https"):
        load(address)


def test_a_redirect_to_another_scheme_is_refused(server: PageServer) -> None:
    server.pages["/a"] = Reply(302, {"Location": "file:///etc/passwd"})
    with pytest.raises(SourceError, match="neither http nor https"):
        fetch(f"{server.url}/a", options())


def test_endless_redirects_end(server: PageServer) -> None:
    server.pages["/a"] = Reply(301, {"Location": "/a"})
    with pytest.raises(SourceError, match="redirects more than 3 times"):
        fetch(f"{server.url}/a", options(max_redirects=3))


def test_user_names_and_hostless_addresses_are_refused() -> None:
    with pytest.raises(SourceError, match="user name"):
        fetch("http://me:secret@news.example/", options())
    with pytest.raises(SourceError, match="names no host"):
        fetch("http:///a", options())


# --- limits ------------------------------------------------------------------------------------------------


def test_a_page_over_the_limit_is_refused(server: PageServer) -> None:
    server.pages["/a"] = Reply(body=b"x" * 5000)
    with pytest.raises(SourceError, match="larger than 4000 bytes"):
        fetch(f"{server.url}/a", options(max_page_bytes=4000))
    assert len(fetch(f"{server.url}/a", options(max_page_bytes=5000)).body) == 5000


def test_a_compressed_page_counts_as_it_unpacks(server: PageServer) -> None:
    """A few thousand bytes that unpack to fifty million are stopped at the limit."""
    server.pages["/bomb"] = Reply(headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"\0" * 50_000_000))
    with pytest.raises(SourceError, match="larger than 100000 bytes"):
        fetch(f"{server.url}/bomb", options(max_page_bytes=100_000))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_pages_are_unpacked(server: PageServer, encoding: str) -> None:
    packed = gzip.compress(PAGE) if encoding == "gzip" else zlib.compress(PAGE)
    server.pages["/a"] = Reply(headers={"Content-Encoding": encoding}, body=packed)
    assert fetch(f"{server.url}/a", options()).body == PAGE


def test_a_packed_page_that_breaks_off_or_goes_on_is_bounded(server: PageServer) -> None:
    """Half of a packed page is no page; what follows its end is left, and counted."""
    packed = gzip.compress(PAGE * 50)
    server.pages["/half"] = Reply(headers={"Content-Encoding": "gzip"}, body=packed[: len(packed) // 2])
    with pytest.raises(SourceError, match="broke off"):
        fetch(f"{server.url}/half", options())
    server.pages["/tail"] = Reply(headers={"Content-Encoding": "gzip"}, body=gzip.compress(PAGE) + b"x" * 3000)
    assert fetch(f"{server.url}/tail", options()).body == PAGE


def test_a_redirect_to_what_is_no_address_is_told(server: PageServer) -> None:
    server.pages["/a"] = Reply(302, {"Location": "http://["})
    with pytest.raises(SourceError, match="no address"):
        fetch(f"{server.url}/a", options())


def test_a_packing_that_was_not_asked_for_is_refused(server: PageServer) -> None:
    server.pages["/a"] = Reply(headers={"Content-Encoding": "br"}, body=b"x")
    with pytest.raises(SourceError, match="'br'"):
        fetch(f"{server.url}/a", options())


def test_a_server_that_never_ends_is_left(server: PageServer) -> None:
    def drip(write: Any) -> None:
        while not server.stopping.wait(0.02):
            write(b"x")

    server.pages["/slow"] = Reply(then=drip)
    with pytest.raises(SourceError, match=r"longer than 0\.3 seconds"):
        fetch(f"{server.url}/slow", options(fetch_timeout=0.3))


def test_a_body_that_breaks_off_is_an_error(server: PageServer) -> None:
    server.pages["/a"] = Reply(headers={"Content-Length": "500"}, body=b"half")
    with pytest.raises(SourceError, match=r"broke off|longer than"):
        fetch(f"{server.url}/a", options(fetch_timeout=1))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_packed_body_that_is_cut_short_is_an_error(server: PageServer, encoding: str) -> None:
    """Half an article never passes for a whole one."""
    packed = gzip.compress(PAGE * 50) if encoding == "gzip" else zlib.compress(PAGE * 50)
    server.pages["/a"] = Reply(headers={"Content-Encoding": encoding}, body=packed[: len(packed) // 2])
    with pytest.raises(SourceError, match="broke off: the packed body has no end"):
        fetch(f"{server.url}/a", options())


@pytest.mark.parametrize("whole", [True, False])
def test_a_body_in_chunks(server: PageServer, whole: bool) -> None:
    def chunks(write: Any) -> None:
        for part in (PAGE[:30], PAGE[30:]):
            write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        write(b"0\r\n\r\n" if whole else b"ff\r\n")

    server.pages["/a"] = Reply(headers={"Transfer-Encoding": "chunked"}, then=chunks)
    if whole:
        assert fetch(f"{server.url}/a", options()).body == PAGE
    else:
        with pytest.raises(SourceError, match=r"broke off"):
            fetch(f"{server.url}/a", options())


# --- hosts -------------------------------------------------------------------------------------------------


@pytest.fixture
def other() -> Iterator[PageServer]:
    made = PageServer()
    yield made
    made.stop()


def test_two_hosts_that_send_one_to_each_other_are_left(server: PageServer, other: PageServer) -> None:
    server.pages["/a"] = Reply(302, {"Location": f"{other.url}/a"})
    other.pages["/a"] = Reply(302, {"Location": f"{server.url}/a"})
    with pytest.raises(SourceError, match="redirects more than 4 times"):
        fetch(f"{server.url}/a", options(max_redirects=4))
    assert server.asked("/a") + other.asked("/a") == 5
    assert server.asked("/robots.txt") == other.asked("/robots.txt") == 1


@pytest.fixture
def secure() -> Iterator[PageServer]:
    made = PageServer(certificate=Path(__file__).parent / "self_signed.pem")
    yield made
    made.stop()


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: PageServer) -> None:
    secure.pages["/a"] = Reply(body=PAGE)
    with pytest.raises(SourceError, match=r"its certificate is not trusted: .*save the page from a browser"):
        fetch(f"{secure.url}/a", options())
    assert secure.seen == []


def test_a_page_comes_over_https(secure: PageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate is checked for the name that was asked for, though the connection goes to an address."""
    secure.pages["/a"] = Reply(body=PAGE)
    trusting = ssl.create_default_context(cafile=str(Path(__file__).parent / "self_signed.pem"))
    monkeypatch.setattr(fetching, "_context", lambda: trusting)
    address = secure.url.replace("127.0.0.1", "localhost")
    assert fetch(f"{address}/a", options()).body == PAGE
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if "example" in host else host, *rest, **more),
    )
    with pytest.raises(SourceError, match="its certificate is not trusted"):
        fetch(f"{secure.url.replace('127.0.0.1', 'other.example')}/a", options())


def test_an_address_in_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        server = PageServer("::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    server.pages["/a"] = Reply(body=PAGE)
    try:
        assert fetch(f"{server.url}/a", options()).body == PAGE
        assert server.seen[-1][1]["host"].startswith("[::1]:")
        with pytest.raises(SourceError, match="private address"):
            fetch(f"{server.url}/a", options(allow_private=False))
    finally:
        server.stop()


@pytest.mark.parametrize(
    "address",
    ["http://news.example:0/", "http://news.example:99999/", "http://[::1/", "http://news.example:x/", "http://:80/"],
)
def test_addresses_that_are_none_are_told(address: str) -> None:
    with pytest.raises(SourceError, match="names no host or port|is no address"):
        fetch(address, options())


# --- manners -----------------------------------------------------------------------------------------------


def test_robots_txt_is_heeded_and_read_once(server: PageServer) -> None:
    server.pages["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /private/\n")
    server.pages["/open"] = server.pages["/private/a"] = Reply(body=PAGE)
    assert fetch(f"{server.url}/open", options()).body == PAGE
    with pytest.raises(SourceError, match=r"robots\.txt forbids"):
        fetch(f"{server.url}/private/a", options())
    assert server.asked("/robots.txt") == 1
    assert server.asked("/private/a") == 0


def test_rules_for_the_tool_by_name_count(server: PageServer) -> None:
    server.pages["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow:\n\nUser-agent: stance\nDisallow: /\n")
    with pytest.raises(SourceError, match=r"robots\.txt forbids"):
        fetch(f"{server.url}/a", options())


def test_a_robots_txt_that_fails_allows_nothing(server: PageServer) -> None:
    server.pages["/robots.txt"] = Reply(503)
    server.pages["/a"] = Reply(body=PAGE)
    with pytest.raises(SourceError, match=r"fails to give its robots\.txt"):
        fetch(f"{server.url}/a", options())


def test_a_host_is_not_asked_faster_than_it_likes(server: PageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(fetching.time, "sleep", waits.append)
    server.pages["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 7\n")
    server.pages["/a"] = Reply(body=PAGE)
    fetch(f"{server.url}/a", options(fetch_delay=2))
    fetch(f"{server.url}/a", options(fetch_delay=9))
    assert len(waits) == 2
    assert 6 < waits[0] <= 7
    assert 8 < waits[1] <= 9


def test_a_page_is_asked_for_again_only_with_a_condition(server: PageServer, tmp_path: Path) -> None:
    def once(headers: dict[str, str]) -> Reply:
        if headers.get("if-none-match") == '"v1"':
            return Reply(304)
        return Reply(headers={"ETag": '"v1"', "Content-Type": "text/html"}, body=PAGE)

    server.pages["/a"] = once
    first = fetch(f"{server.url}/a", options(page_cache=tmp_path))
    second = fetch(f"{server.url}/a", options(page_cache=tmp_path))
    assert (first.from_cache, second.from_cache) == (False, True)
    assert second.body == PAGE
    assert second.content_type == "text/html"
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-5])
    assert not fetch(f"{server.url}/a", options(page_cache=tmp_path)).from_cache


@pytest.mark.parametrize(
    ("status", "advice"),
    [(403, "refuses programs"), (404, "no such page"), (429, "slow down"), (503, "try again later")],
)
def test_every_refusal_says_what_to_do(server: PageServer, status: int, advice: str) -> None:
    server.pages["/a"] = Reply(status)
    with pytest.raises(SourceError, match=f"answers {status}: .*{advice}"):
        fetch(f"{server.url}/a", options())


def test_a_host_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(SourceError, match=r"'nowhere\.example' is not known"):
        fetch("http://nowhere.example/", options())
    monkeypatch.undo()
    with pytest.raises(SourceError, match="cannot be reached"):
        fetch("http://127.0.0.1:9/", options())
