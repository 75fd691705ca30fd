"""Connect to public hosts only, whatever a name, a redirect or a changing answer leads to."""

import ipaddress
import socket
import ssl
import urllib.request
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

_GIVEN_OUT = ipaddress.ip_network("2000::/3")
"""What of the newer numbers may belong to a public host; all others mean something else."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Where networks with newer numbers alone reach older ones; each ends in one (RFC 6052)."""


class InsideError(OSError):
    """A host stands in a private network, which no visitor can reach and we must not ask."""


def is_public(number: str) -> bool:
    """Return whether the number of a host belongs to the public network."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    carried = _carried(address)
    return is_public(str(carried)) if carried else address.is_global and address in _GIVEN_OUT


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the older number to which a newer one leads, where it holds one."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def connect(host: str, port: int, timeout: float | None) -> socket.socket:
    """Return a connection to a host of which every number is public.

    A name is looked up once and its numbers are what is asked, so that it cannot mean another
    host a moment later. Raises InsideError, or OSError when the host does not answer.
    """
    listed = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(str(reached[0]) for *_, reached in listed))
    if not all(map(is_public, numbers)):
        raise InsideError(f"{host} stands in a private network")
    fault = OSError(f"{host} has no number")
    for number in numbers:
        try:
            return socket.create_connection((number, port), timeout)
        except OSError as error:
            fault = error
    raise fault


class _Plain(HTTPConnection):
    def connect(self) -> None:
        self.sock = connect(self.host, self.port, self.timeout)


class _Secure(HTTPSConnection):
    def __init__(self, host: str, *, context: ssl.SSLContext, timeout: float | None) -> None:
        super().__init__(host, context=context, timeout=timeout)
        self.trusted = context

    def connect(self) -> None:
        open_socket = connect(self.host, self.port, self.timeout)
        self.sock = self.trusted.wrap_socket(open_socket, server_hostname=self.host)


def _is_direct(request: urllib.request.Request) -> bool:
    """Return whether no proxy stands between; a proxy looks names up itself."""
    return request.host == urlsplit(request.full_url).netloc


class PublicHTTP(urllib.request.HTTPHandler):
    """Opens http addresses of public hosts."""

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        """Ask a host directly, or a proxy as the environment says."""
        return self.do_open(_Plain, req) if _is_direct(req) else super().http_open(req)


class PublicHTTPS(urllib.request.HTTPSHandler):
    """Opens https addresses of public hosts."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self.trusted = context

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        """Ask a host directly, or a proxy as the environment says."""
        if _is_direct(req):
            return self.do_open(partial(_Secure, context=self.trusted), req)
        return super().https_open(req)
