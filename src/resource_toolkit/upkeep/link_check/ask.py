"""Ask one address how it is: redirects by hand, retries, and answers told in words.

The standard library is enough: no request needs more than a status, three headers and the first
kilobytes; urllib honors the proxies of the environment; pacing and redirects are ours in any case.
"""

import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http.client import HTTPException
from typing import IO
from urllib.parse import quote, unquote, urljoin, urlsplit

from resource_toolkit.problems import printable
from resource_toolkit.reading import LinkState, Outcome, host_fault

from .public import InsideError, PublicHTTP, PublicHTTPS

AGENT = "Mozilla/5.0 (compatible; resource-toolkit link check; asks each page about once a week)"
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 8
_CHALLENGES = (b"just a moment...", b"cf-challenge", b"attention required!", b"captcha")


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How patient and how slow the check is; seconds throughout."""

    timeout: float = 20
    pause: float = 2
    """Between two requests to one host."""
    retries: int = 2
    backoff: float = 5
    longest_wait: float = 90
    """The longest Retry-After that is waited for."""
    inside: bool = False
    """Whether hosts of a private network may be asked, such as a test's own server."""
    context: ssl.SSLContext | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class _Answer:
    status: int
    headers: Message
    start: bytes = b""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message,
        newurl: str,
    ) -> None:  # fmt: skip
        """Follow nothing: every hop is looked at."""


def ask(
    address: str,
    manners: Manners,
    sleep: Callable[[float], None] = time.sleep,
) -> LinkState:
    """Return how an address answers, after retries for what may pass."""
    state = LinkState(outcome=Outcome.UNSURE)
    for attempt in range(manners.retries + 1):
        state, wait = _once(address, manners)
        if wait is None or attempt == manners.retries:
            break
        if wait > manners.longest_wait:
            break
        sleep(max(wait, manners.backoff * 2**attempt))
    return state


def _once(address: str, manners: Manners) -> tuple[LinkState, float | None]:
    """Return the state, and how long to wait before it is worth asking again (None: never)."""
    current, seen, permanent = address, {address}, True
    moved: str | None = None
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _get(current, manners)
        except Exception as error:  # noqa: BLE001 whatever a server sends, the run goes on
            return _failed(error)
        if answer.status not in REDIRECTS:
            return _told(answer, address, moved)
        target = answer.headers.get("Location")
        if not target:
            return _state(Outcome.BROKEN, "it redirects to nowhere", answer.status), None
        current = _quoted(urljoin(current, _as_sent(target).strip()))
        if urlsplit(current).scheme not in ("http", "https"):
            return _state(Outcome.BROKEN, "it redirects to something else than a page"), None
        if current in seen:
            return _state(Outcome.BROKEN, "its redirects go round in a circle", answer.status), None
        seen.add(current)
        permanent = permanent and answer.status in PERMANENT
        moved = current if permanent else moved
    return _state(Outcome.BROKEN, f"it redirects more than {MAX_REDIRECTS} times"), None


def _get(address: str, manners: Manners) -> _Answer:
    context = manners.context or _trusted()
    if manners.inside:
        doors: list[urllib.request.BaseHandler] = [urllib.request.HTTPSHandler(context=context)]
    else:
        fault = host_fault(urlsplit(address).hostname or "")
        if fault:
            raise InsideError(fault)
        doors = [PublicHTTP(), PublicHTTPS(context)]
    opener = urllib.request.build_opener(_NoRedirect, *doors)
    headers = {
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": "en,*;q=0.5",
    }
    request = urllib.request.Request(_quoted(address).partition("#")[0], headers=headers)  # noqa: S310 http only
    try:
        with opener.open(request, timeout=manners.timeout) as response:
            return _Answer(
                status=response.status, headers=response.headers, start=response.read1(4096)
            )
    except urllib.error.HTTPError as error:
        with error:
            return _Answer(status=error.code, headers=error.headers)


def _as_sent(header: str) -> str:
    """Return a header as UTF-8, which servers send; the library takes its bytes for Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _quoted(address: str) -> str:
    """Return an address in ASCII: other letters of the path in percent form, hosts in punycode."""
    parts = urlsplit(address)
    host = unquote(parts.netloc)
    host = host.encode("idna").decode() if not host.isascii() else host
    path, query, fragment = (
        quote(part, safe="/%:;=@&+$,!~*?") for part in (parts.path, parts.query, parts.fragment)
    )
    return parts._replace(netloc=host, path=path, query=query, fragment=fragment).geturl()


def _told(answer: _Answer, address: str, moved: str | None) -> tuple[LinkState, float | None]:
    status = answer.status
    wait = _retry_after(answer.headers)
    if answer.headers.get("cf-mitigated") or (
        status in (200, 403, 503) and any(mark in answer.start.lower() for mark in _CHALLENGES[:2])
    ):
        return _state(Outcome.UNSURE, "it asks whether we are human", status), None
    if 200 <= status < 300:
        return _reached(address, status, moved), None
    if status in (404, 410):
        return _state(Outcome.GONE, f"the server says that it is gone ({status})", status), None
    if status == 429:
        return _state(Outcome.UNSURE, "it asks us to come back later (429)", status), wait or 0
    if status >= 500:
        outcome = Outcome.UNSURE if status == 503 else Outcome.BROKEN
        return _state(outcome, f"the server has a fault ({status})", status), wait or 0
    return _state(Outcome.UNSURE, f"it does not let us in ({status})", status), None


def _reached(address: str, status: int, moved: str | None) -> LinkState:
    if moved is None:
        return _state(Outcome.FINE, "", status)
    if _is_start(moved) and not _is_start(address):
        return _state(Outcome.UNSURE, f"it leads to the start page {moved}", status)
    return _state(Outcome.MOVED, "it has moved for good", status, moved)


def _is_start(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _retry_after(headers: Message) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as seconds or as a date."""
    text = (headers.get("Retry-After") or "").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        day = parsedate_to_datetime(text)
        day = day if day.tzinfo else day.replace(tzinfo=UTC)
        return max(0.0, (day - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _failed(error: BaseException) -> tuple[LinkState, float | None]:
    """Return what an exception means; certificates and names are told apart from silence."""
    cause: object = error
    while isinstance(cause, urllib.error.URLError) and isinstance(cause.reason, BaseException):
        cause = cause.reason
    if isinstance(cause, InsideError):
        return _state(Outcome.BROKEN, f"no visitor can open it: {_plain(cause)}"), None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _state(
            Outcome.BROKEN, f"its certificate is bad ({_plain(cause.verify_message)})"
        ), None
    if isinstance(cause, socket.gaierror):
        if cause.errno == socket.EAI_AGAIN:
            return _state(Outcome.UNSURE, "its host could not be looked up"), 0
        return _state(Outcome.NO_HOST, "there is no such host"), None
    if isinstance(cause, TimeoutError):
        return _state(Outcome.UNSURE, "it did not answer in time"), 0
    if isinstance(cause, ConnectionRefusedError):
        return _state(Outcome.BROKEN, "its host refuses the connection"), 0
    if isinstance(cause, (OSError, HTTPException)):
        return _state(Outcome.UNSURE, f"the connection failed ({_short(cause)})"), 0
    return _state(Outcome.UNSURE, f"it could not be asked ({_short(cause)})"), None


def _short(cause: object) -> str:
    return _plain(f"{type(cause).__name__}: {cause}")


def _plain(cause: object) -> str:
    """Return what servers and systems say as one line that may reach a terminal."""
    return printable(" ".join(str(cause).split())[:120])


def _state(
    outcome: Outcome, reason: str, status: int | None = None, moved: str | None = None
) -> LinkState:
    return LinkState(outcome=outcome, reason=reason, status=status, moved_to=moved)
