"""Fetching a page: http and https only, never an address of the own network unless allowed, within limits, politely.

Every hop is resolved once, every address that the name stands for is checked, and the connection goes to a checked
address (so a name that is resolved anew to another one gains nothing). robots.txt is heeded (RFC 9309).
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from stance.errors import SourceError
from stance.ingest.page_cache import PageCache, Stored
from stance.options import Options

if TYPE_CHECKING:
    from protego import Protego
    from urllib3 import BaseHTTPResponse

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536
_ROBOTS_BYTES = 512 * 1024
_PORTS = {"http": 80, "https": 443}
_BY_HAND = "save the page from a browser and give the file"
_LONGEST_DELAY = 60
_ADVICE = {
    401: "it asks for a password: save the page and give the file.",
    402: "it asks for money: save the page and give the file.",
    403: "the site refuses programs: save the page from a browser and give the file.",
    404: "there is no such page: check the address.",
    410: "the page is gone: look for it in an archive.",
    429: "the site asks to slow down: try again later, or with a longer --delay.",
    451: "the site may not show it here: save the page elsewhere and give the file.",
}


@dataclass(frozen=True)
class Page:
    """What came back: the body, decompressed, the address after all redirects, and the server's Content-Type."""

    body: bytes
    url: str
    content_type: str | None = None
    from_cache: bool = False


@dataclass
class _Host:
    """What is known of one host in this process: when it was last asked, and what its robots.txt allows."""

    last: float = 0.0
    robots: Protego | None = None
    refused: bool = False
    lock: Lock = field(default_factory=Lock)


_HOSTS: dict[str, _Host] = {}
_LOCK = Lock()


def fetch(url: str, options: Options) -> Page:
    """Fetch one page.

    `options` give the limits: `max_page_bytes` after decompression, `fetch_timeout` seconds for one request, however
    slowly it drips, `max_redirects`, `fetch_delay` seconds between two requests to one host, `allow_private` for
    intranets, `page_cache` a folder in which pages are kept and asked for again only with a condition. Raises
    `SourceError`, which says what to do.
    """
    cache_ = PageCache(options.page_cache) if options.page_cache else None
    address = url
    for _ in range(options.max_redirects + 1):
        parts = _checked(address, url)
        _heed(_host(parts, url, options), parts, url, options)
        known = cache_.get(address) if cache_ else None
        answer = _get(parts, url, options, _conditions(known), options.max_page_bytes)
        if answer.location:
            address = _joined(address, answer.location, url)
            continue
        if answer.status == 304 and known is not None:
            return Page(known.body, address, known.content_type, from_cache=True)
        if answer.status != 200:
            raise SourceError(url, f"the server answers {answer.status}: {_advice(answer.status)}")
        stated = answer.headers.get("content-type")
        if cache_:
            marks = answer.headers.get("etag"), answer.headers.get("last-modified")
            cache_.put(address, Stored(answer.body, stated, *marks))
        return Page(answer.body, address, stated)
    raise SourceError(url, f"it redirects more than {options.max_redirects} times: give the final address.")


def user_agent() -> str:
    """How the tool names itself to servers and in robots.txt: its product token is "stance"."""
    return f"stance/{version('stance-toolkit')} (news analysis; heeds robots.txt)"


def _advice(status: int) -> str:
    return _ADVICE.get(status, "try again later." if status >= 500 else "check the address.")


def _joined(address: str, location: str, url: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise SourceError(url, f"it redirects to {location!r}, which is no address: {error}.") from error


def _conditions(known: Stored | None) -> dict[str, str]:
    wanted = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known else {}
    return {name: value for name, value in wanted.items() if value}


def _checked(address: str, url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(url, f"{address!r} is no address: {error}.") from error
    if parts.scheme.lower() not in _PORTS:
        raise SourceError(url, f"{address!r} is neither http nor https: only these are fetched.")
    if not host or port == 0:
        raise SourceError(url, f"{address!r} names no host or port: write it as https://example.org/page.")
    if parts.username is not None:
        raise SourceError(url, "it holds a user name: leave it out, or save the page and give the file.")
    return parts


def _host(parts: SplitResult, url: str, options: Options) -> _Host:
    """The state of a host; its robots.txt is read when it is first met."""
    key = f"{parts.scheme}://{parts.netloc}".lower()
    with _LOCK:
        host = _HOSTS.setdefault(key, _Host())
    with host.lock:
        if host.robots is None and not host.refused:
            _read_robots(host, parts, url, options)
    return host


def _read_robots(host: _Host, parts: SplitResult, url: str, options: Options) -> None:
    """Read robots.txt: one that is missing allows all, one that the server fails to give allows nothing."""
    from protego import Protego

    address = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    answer = None
    for _ in range(options.max_redirects + 1):
        answer = _get(_checked(address, url), url, options, {}, _ROBOTS_BYTES, cut=True)
        if not answer.location:
            break
        address = _joined(address, answer.location, url)
    host.last = time.monotonic()
    host.refused = answer is not None and answer.status >= 500
    given = answer is not None and answer.status == 200
    host.robots = Protego.parse(answer.body.decode("utf-8", errors="replace") if answer and given else "")


def _heed(host: _Host, parts: SplitResult, url: str, options: Options) -> None:
    """Refuse what robots.txt forbids, and wait until the host may be asked again."""
    if host.refused or host.robots is None:
        raise SourceError(url, f"the site fails to give its robots.txt: try again later, or {_BY_HAND}.")
    if not host.robots.can_fetch(urlunsplit(parts), user_agent()):
        raise SourceError(url, f"its robots.txt forbids programs to read it: {_BY_HAND}.")
    asked = float(host.robots.crawl_delay(user_agent()) or 0)
    with host.lock:
        if asked > _LONGEST_DELAY:
            raise SourceError(url, f"its robots.txt asks for {asked:g} seconds between two pages: {_BY_HAND}.")
        wait = host.last + max(options.fetch_delay, asked) - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        host.last = time.monotonic()


@dataclass(frozen=True)
class _Answer:
    """One answer: where it redirects to, or its body."""

    status: int
    headers: Mapping[str, str]
    location: str | None = None
    body: bytes = b""


def _get(
    parts: SplitResult, url: str, options: Options, headers: Mapping[str, str], most: int, *, cut: bool = False
) -> _Answer:
    """One GET to a checked address, on a thread of its own: no server, however slow, holds up the caller."""
    done: list[_Answer | BaseException] = []

    def work() -> None:
        try:
            done.append(_exchange(parts, url, options, headers, most, cut=cut))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.append(error)

    thread = Thread(target=work, name="stance-fetch", daemon=True)
    thread.start()
    thread.join(options.fetch_timeout)
    if not done:
        raise SourceError(
            url, f"it took longer than {options.fetch_timeout:g} seconds: try again, or with a longer --fetch-timeout."
        )
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _exchange(
    parts: SplitResult, url: str, options: Options, headers: Mapping[str, str], most: int, *, cut: bool
) -> _Answer:
    import urllib3
    from urllib3.exceptions import HTTPError, SSLError

    secure = parts.scheme.lower() == "https"
    usual = _PORTS[parts.scheme.lower()]
    host, port = _ascii(parts.hostname or "", url), parts.port or usual
    target = _address(host, port, url, options)
    timeout = urllib3.Timeout(connect=options.fetch_timeout, read=options.fetch_timeout)
    pool = (
        urllib3.HTTPSConnectionPool(
            target, port, timeout=timeout, server_hostname=host, assert_hostname=host, ssl_context=_context()
        )
        if secure
        else urllib3.HTTPConnectionPool(target, port, timeout=timeout)
    )
    shown = f"[{host}]" if ":" in host else host
    sent = {
        "Host": shown if port == usual else f"{shown}:{port}",
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        **headers,
    }
    path = urlunsplit(("", "", _quoted(parts.path) or "/", _quoted(parts.query), ""))
    with pool:
        try:
            answer = pool.urlopen(
                "GET", path, headers=sent, retries=False, redirect=False, preload_content=False, decode_content=False
            )
        except (HTTPError, OSError) as error:
            if isinstance(error, SSLError):
                problem = f"its certificate is not trusted: {_plain(error)}. Where you trust it, {_BY_HAND}."
                raise SourceError(url, problem) from error
            raise SourceError(
                url, f"it cannot be reached: {_plain(error)}. Check the address and the connection."
            ) from error
        try:
            location = answer.headers.get("location") if answer.status in _REDIRECTS else None
            body = b"" if location or answer.status != 200 else b"".join(_body(answer, url, most, cut=cut))
            return _Answer(answer.status, answer.headers, location, body)
        finally:
            answer.close()


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _ascii(host: str, url: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise SourceError(url, f"{host!r} is no host name: check the address.") from error


def _quoted(part: str) -> str:
    return quote(part, safe="/%:@!$&'()*+,;=~?-._")


def _address(host: str, port: int, url: str, options: Options) -> str:
    """An address that the name stands for; all of them are checked, since any may be connected to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(url, f"the host {host!r} is not known: check the address and the connection.") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not options.allow_private:
        for address in addresses:
            if not _public(address):
                raise SourceError(
                    url,
                    f"{host!r} is {'' if host == address else f'{address}, '}a private address: "
                    "pass --allow-private where that is meant.",
                )
    return addresses[0]


def _public(address: str) -> bool:
    """Whether an address belongs to the public network; one that carries an IPv4 address is judged by that too."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        carried = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if carried is None and found in _NAT64:
            carried = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if carried is not None:
            found = carried
    if any(found in network for network in _NEVER if network.version == found.version):
        return False
    return found.is_global and not found.is_multicast


_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "100.64.0.0/10", "::/96", "64:ff9b:1::/48", "fec0::/10", "2001::/23")
)
"""Networks that are not public and that some releases of Python call global (IANA's special-purpose registries)."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _body(answer: BaseHTTPResponse, url: str, most: int, *, cut: bool) -> Iterator[bytes]:
    """The body piece by piece, decompressed within the limit; with `cut`, what goes beyond it is left out."""
    from urllib3.exceptions import HTTPError

    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    unpack: Any = None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    elif encoding not in {"", "identity"}:
        raise SourceError(url, f"it comes packed as {encoding!r}, which was not asked for: {_BY_HAND}.")
    size = raw = 0
    try:
        for data in answer.stream(_CHUNK, decode_content=False):
            rest = data
            raw += len(data)
            if raw > most and not cut:
                raise SourceError(url, f"it is larger than {most} bytes: raise --max-page-bytes, or {_BY_HAND}.")
            while rest:
                got = unpack.decompress(rest, most - size + 1) if unpack else rest
                rest = unpack.unconsumed_tail if unpack else b""
                size += len(got)
                if size > most:
                    if cut:
                        yield got[: len(got) - (size - most)]
                        return
                    raise SourceError(url, f"it is larger than {most} bytes: raise --max-page-bytes, or {_BY_HAND}.")
                yield got
                if unpack and unpack.eof:
                    # what follows the end of the packed page is none of it
                    return
    except (HTTPError, OSError, zlib.error) as error:
        raise SourceError(url, f"its transfer broke off: {_plain(error)}. Try again.") from error
    if unpack and raw and not unpack.eof:
        raise SourceError(url, "its transfer broke off: the packed body has no end. Try again.")


def _plain(error: BaseException) -> str:
    """The reason without the innards of the library."""
    reason = getattr(error, "reason", None)
    return " ".join(str(reason if isinstance(reason, BaseException) else error).split())[:200].rstrip(".")
