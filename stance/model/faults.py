"""What went wrong at an endpoint: in words that say what to do, and whether asking again can help."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from stance.errors import EndpointError, Fault
from stance.model.retry import LONGEST

if TYPE_CHECKING:
    import openai

    from stance.options import Options

_KEY = 401
_FORBIDDEN = 403
_UNKNOWN = 404
_RATE = 429
_TOO_LARGE = 413
_SERVER = 500
_PASSING = (408, 409, 425)
_LEAST, _MOST = 400, 599
_SHOWN = 500
_SECRET = 6
_BEGINNING = 60
_NO_QUOTA = re.compile(r"insufficient_\w+|billing", re.IGNORECASE)
_QUOTA = re.compile(r"\b(quota|billing|credits?|payment)\b", re.IGNORECASE)
_CONTEXT = re.compile(
    r"context.?(length|window|size)|maximum context|n_ctx|prompt is too long|input is too long|too many (input )?tokens"
    r"|reduce the length|exceed\w* the (maximum|model)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*<(!doctype|html|head|body|\?xml)", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?\Z", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d*)?\Z", re.ASCII)


def explain(
    error: openai.OpenAIError,
    *,
    url: str,
    model: str | None,
    timeout: float,
    untrusted: str | None = None,
    secrets: Sequence[str] = (),
) -> EndpointError:
    """The error of a request in words that say what to do; never with a key or another of the `secrets` in it.

    `untrusted` is the project's file that alone names the endpoint, where no key is sent for that reason.
    """
    import openai

    if isinstance(error, openai.APITimeoutError):
        return timed_out(url, timeout)
    if isinstance(error, openai.APIConnectionError):
        return _unreached(error, url)
    if isinstance(error, openai.APIStatusError):
        return _refused(error, url, model, untrusted, secrets)
    return EndpointError(f"{url!r}: {plain(str(error), secrets)}", fault="refused")


def timed_out(url: str, timeout: float) -> EndpointError:
    """No whole answer within the time that one request may take."""
    text = f"{url!r} did not answer within {timeout:g} s: raise --timeout or try again."
    return EndpointError(text, fault="timeout", retryable=True)


def broken(url: str) -> EndpointError:
    """A connection that ended before the answer did."""
    text = f"{url!r} broke the connection before its answer was whole: try again, or look at the server's log."
    return EndpointError(text, fault="broken", retryable=True)


def unrecorded(url: str, name: str, asked: str) -> EndpointError:
    """A request that the recording which is replayed does not hold: which prompt, and how what it shows begins."""
    first = next((line for line in asked.splitlines() if line.startswith("[")), "")
    shown = f", about {first[:_BEGINNING]!r}" if first else ""
    return EndpointError(
        f"the recording holds no answer to this request to {url!r} (prompt {name!r}{shown}): a replay needs the same "
        "articles, parties, options and prompts, and the version of stance that recorded it; a run that was stopped "
        "was recorded as far as it came."
    )


def secrets_of(options: Options) -> tuple[str, ...]:
    """What no message may repeat, whatever an endpoint says: the key, and what the address holds of secrets."""
    parts = urlsplit(options.base_url or "")
    found = [options.api_key.get_secret_value() if options.api_key else "", parts.password or ""]
    found += [value for _, value in parse_qsl(parts.query)]
    # a placeholder such as "none" is no secret, and may be a word of what is said
    return tuple({each for value in found for each in (value, unquote(value)) if len(each) >= _SECRET})


def without_secrets(text: str, secrets: Sequence[str]) -> str:
    """The text with every secret replaced, the longest first."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "[key]")
    return text


def plain(message: str, secrets: Sequence[str] = ()) -> str:
    """An endpoint's own words, bounded, a web page by its title alone, and without a key or what looks like one."""
    message = without_secrets(message, secrets)
    if _PAGE.match(message):
        title = _TITLE.search(message)
        message = f"a web page{f' titled {title[1].strip()!r}' if title else ''}, no JSON"
    return re.sub(r"\b(?:sk|key)-[\w-]{6,}", "[key]", message)[:_SHOWN]


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that an endpoint asks to wait, from Retry-After in either form or from `retry-after-ms`."""
    ms = number(headers.get("retry-after-ms"))
    if ms is not None:
        return ms / 1000
    given = (headers.get("retry-after") or "").strip()
    if (wait := number(given)) is not None:
        return wait
    try:
        until = parsedate_to_datetime(given)
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


def number(given: str | None) -> float | None:
    """A header's number; None for what is none, as what a header holds is anybody's."""
    given = (given or "").strip()
    return float(given) if _NUMBER.match(given) else None


def seconds(span: str) -> float | None:
    """The length of "1s", "6m0s", "250ms" or "2", as the x-ratelimit-reset headers write it."""
    span = span.strip()
    if (plainly := number(span)) is not None:
        return plainly
    found = _SPAN.match(span)
    if not span or not found:
        return None
    hours, minutes, secs, ms = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + secs + ms / 1000


def _unreached(error: openai.APIConnectionError, url: str) -> EndpointError:
    causes = _causes(error)
    if any(isinstance(cause, socket.gaierror) for cause in causes) or any("getaddrinfo" in str(c) for c in causes):
        temporary = any(isinstance(c, socket.gaierror) and c.errno == socket.EAI_AGAIN for c in causes)
        text = f"cannot find the host of {url!r}: check --base-url and the network."
        return EndpointError(text, fault="name", retryable=temporary)
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes) or any(
        type(cause).__name__ in ("ConnectError", "ConnectTimeout") for cause in causes
    ):
        return EndpointError(f"cannot reach {url!r}: check --base-url and that the server runs.", fault="connection")
    return broken(url)


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.append(at)
        at = at.__cause__ or at.__context__
    return found


def told_inside(
    body: bytes,
    headers: Mapping[str, str],
    *,
    url: str,
    model: str | None,
    untrusted: str | None = None,
    secrets: Sequence[str] = (),
) -> EndpointError | None:
    """The error of an answer that is none although its status is 200, where it has the status of one inside.

    Gateways that have begun to answer cannot take the 200 back: `{"error": {"code": 429, "message": ...}}`, for the
    whole or in place of the first choice.
    """
    if b'"error"' not in body:
        return None
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    choices = value.get("choices") if isinstance(value, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    for part in (value, first):
        error = part.get("error") if isinstance(part, dict) else None
        if not isinstance(error, dict):
            continue
        status = next((n for key in ("code", "status") if (n := _status(error.get(key)))), None)
        if status is not None:
            said = plain(str(error.get("message") or error.get("detail") or ""), secrets)
            return _by_status(status, error, said, retry_after(headers), (url, model, untrusted))
    return None


def _status(given: object) -> int | None:
    """The status of an error that is written as a number or in digits; None for a name or for another number."""
    text = str(given)
    return int(text) if text.isdecimal() and text.isascii() and _LEAST <= int(text[:4]) <= _MOST else None


def _refused(
    error: openai.APIStatusError, url: str, model: str | None, untrusted: str | None, secrets: Sequence[str]
) -> EndpointError:
    body = error.body if isinstance(error.body, dict) else {}
    wait = retry_after(error.response.headers)
    return _by_status(error.status_code, body, _said(error, secrets), wait, (url, model, untrusted))


def _by_status(
    status: int, body: Mapping[str, Any], said: str, wait: float | None, asked: tuple[str, str | None, str | None]
) -> EndpointError:
    url, model, untrusted = asked
    code = f"{body.get('code') or ''} {body.get('type') or ''}"
    fault: Fault = "refused"
    again = False
    if status in (_KEY, _FORBIDDEN) and untrusted:
        fault = "auth"
        text = (
            f"wants a key (HTTP {status}), and none was sent, as only {untrusted!r} names this endpoint: where you "
            "trust it, list it under 'trusted' in your own stance.toml, or pass --base-url."
        )
    elif status == _KEY:
        fault, text = "auth", f"refuses the key (HTTP {status}): check OPENAI_API_KEY or STANCE_API_KEY."
    elif status == _FORBIDDEN:
        # a good key may lack a right, which only the endpoint can name
        fault = "auth"
        text = f"refuses the key (HTTP {status}): check OPENAI_API_KEY or STANCE_API_KEY, and what it may ask. {said}"
    elif status == _UNKNOWN:
        fault, text = "model", f"does not know the model {model!r} (HTTP 404): check --model and --base-url. {said}"
    elif status == _RATE and _used_up(code, said, wait):
        fault, text = (
            "quota",
            f"has no quota left for this key (HTTP 429): check the account's plan and billing. {said}",
        )
    elif status == _RATE:
        fault, again = "rate", True
        text = f"is over its rate limit (HTTP 429){_asks(wait)}: wait, or lower --concurrency. {said}"
    elif status >= _SERVER or status in _PASSING:
        fault, again, text = "server", True, f"failed (HTTP {status}){_asks(wait)}: try again later. {said}"
    elif status == _TOO_LARGE or _CONTEXT.search(f"{code} {said}"):
        fault = "context"
        text = f"says the prompt is too long (HTTP {status}): lower --max-input-tokens or --max-output-tokens. {said}"
    else:
        text = f"refuses the request (HTTP {status}): {said}"
    text = f"{url!r} {text}".rstrip()
    return EndpointError(text, status=status, fault=fault, retryable=again, retry_after=wait, said=said)


def _used_up(code: str, said: str, wait: float | None) -> bool:
    """Whether a 429 is about an account, not about speed: what may be asked again soon is not used up."""
    if _NO_QUOTA.search(code):
        return True
    soon = wait is not None and wait <= LONGEST
    return not soon and "rate" not in code and bool(_QUOTA.search(f"{code.replace('_', ' ')} {said}"))


def _asks(wait: float | None) -> str:
    """The wait that is asked for, where it is too long to be kept to."""
    return f" and asks to wait {wait:,.0f} s" if wait is not None and wait > LONGEST else ""


def _said(error: openai.APIStatusError, secrets: Sequence[str]) -> str:
    """The endpoint's own words: OpenAI's form of an error, a bare text, or the title of a gateway's page."""
    body = error.body
    if isinstance(body, dict):
        body = body.get("message") or body.get("detail")
    raw = error.response.text if error.response.is_closed else ""
    return plain(str(body or (raw if _PAGE.match(raw) else "") or error.message), secrets)


def answer_of(value: Any, raw: str, secrets: Sequence[str] = ()) -> dict[str, Any] | str:
    """The first choice's fields of a parsed body, or what is wrong with it in words."""
    if _PAGE.match(raw):
        return f"the endpoint answered with {plain(raw, secrets)}: is --base-url the API's address, such as http://host/v1?"
    if not isinstance(value, dict):
        return f"the endpoint's answer is no JSON object: {plain(raw, secrets)[:200]!r}"
    if value.get("error"):
        error = value["error"]
        said = error.get("message") if isinstance(error, dict) else error
        return f"the endpoint answered with an error: {plain(str(said), secrets)}"
    choices = value.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        return "the endpoint's answer has no choices: is it an OpenAI-compatible chat endpoint?"
    return choices[0]
