"""A file fetched from its address: over HTTP(S) alone, from public addresses alone, within bounds, and never but when somebody asks for it."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from .apart import LARGEST
from .view import ReceiveError

DOI = re.compile(r"(?i)\A(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)\Z")
CSL = "application/vnd.citationstyles.csl+json"
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "attested-receive"


def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as the system resolves its name. OSError where it has none."""
    return [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def public(address: str) -> bool:
    """Tell whether an address is one of the public internet: neither private, local, reserved nor for many, also where it only stands for such a one."""
    one: IPv4Address | IPv6Address | None = ip_address(address.partition("%")[0])
    if isinstance(one, IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if inner is None and int(one) >> 32 == 0x64FF9B << 64:  # NAT64, RFC 6052
            inner = IPv4Address(int(one) & 0xFFFFFFFF)
        if inner is not None and not (inner.is_global and not inner.is_multicast):
            return False
    assert one is not None
    return one.is_global and not one.is_multicast


@dataclass(frozen=True, slots=True)
class Network:
    """The bounds of fetching, and how names are resolved; tests have a network of their own. ``seconds`` are those of all redirects together."""

    resolve: Callable[[str, int], Sequence[str]] = resolved
    allowed: Callable[[str], bool] = public
    ports: frozenset[int] | None = frozenset((80, 443))
    seconds: float = 60.0
    largest: int = LARGEST
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes that came, the address that they came from in the end, and what the server calls them."""

    data: bytes
    address: str
    type: str


def is_address(named: str) -> bool:
    """Tell whether something named on the command line is an address or a DOI, and no file."""
    return re.match(r"(?i)[a-z][a-z0-9+.-]*://", named) is not None or DOI.match(named) is not None


def address_of(named: str) -> str:
    """The address of what was named: of a DOI, that at doi.org."""
    doi = DOI.match(named)
    return f"https://doi.org/{quote(doi[1], safe='/:;()<>._-')}" if doi else named


def fetch(address: str, network: Network, accept: str = "*/*") -> Fetched:
    """Fetch an address, following its redirects, each of which is checked like the first. :class:`ReceiveError` says why it cannot be had."""
    end = monotonic() + network.seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(address, network)
        status, headers, data = _once(parts, network, accept, end)
        if status in REDIRECTS and headers.get("Location"):
            address = urljoin(address, headers["Location"])
            continue
        if status != 200:
            raise ReceiveError(f"{_shown(address)} answers with status {status}")
        return Fetched(data, address, headers.get_content_type())
    raise ReceiveError(f"it leads on more than {MOST_REDIRECTS} times")


def _shown(address: str) -> str:
    return address if len(address) <= 120 else f"{address[:120]}…"


def _checked(address: str, network: Network) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise ReceiveError(f"{_shown(address)} is no address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReceiveError(f"{_shown(address)} is no address of the web (http or https)")
    if parts.username is not None:
        raise ReceiveError("an address with a name or password in it is not fetched")
    if network.ports is not None and port not in network.ports:
        raise ReceiveError(f"port {port} is not one of the web's")
    if any(char <= " " or char == "\x7f" for char in address):
        raise ReceiveError(f"{_shown(address)} is no address")
    return parts


def _once(parts: SplitResult, network: Network, accept: str, end: float) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request to an address that was checked; the connection goes to just that address, so that the name cannot mean another by then."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = network.resolve(host, port)
    except (OSError, UnicodeError):
        raise ReceiveError(f"{host} has no address that can be found") from None
    if not found or not all(network.allowed(one) for one in found):
        raise ReceiveError(f"{host} is at an address that is not of the public internet, and nothing is fetched from there")
    timer: Timer | None = None
    try:
        plain = socket.create_connection((found[0], port), timeout=max(end - monotonic(), 0.01))
        timer = Timer(max(end - monotonic(), 0.01), _shut, [plain])
        timer.daemon = True
        timer.start()
        with plain:
            opened = network.context.wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
            with opened:
                answer = _answer(opened, parts, host, port, network, accept)
        if monotonic() >= end:  # then the end of the bytes may only be the end of the time
            raise TimeoutError
        return answer
    except ReceiveError:
        if monotonic() < end:
            raise
        raise ReceiveError(f"{host} cannot be read: it took more than {network.seconds:g} seconds") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = f"it took more than {network.seconds:g} seconds" if monotonic() >= end else str(error) or type(error).__name__
        raise ReceiveError(f"{host} cannot be read: {why}") from None
    finally:
        if timer is not None:
            timer.cancel()


def _shut(connection: socket.socket) -> None:
    """End a connection whose time is over, also while bytes still trickle in."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()


def _answer(opened: socket.socket, parts: SplitResult, host: str, port: int, network: Network, accept: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(host, port)
    connection.sock = opened
    path = quote(parts.path or "/", safe="/%:;()<>@!$&'*+,=~._-") + (f"?{quote(parts.query, safe='/%:;()<>@!$&*+,=~._-?')}" if parts.query else "")
    connection.request("GET", path, headers={"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": accept, "Accept-Encoding": "identity", "Connection": "close"})
    with connection.getresponse() as response:
        data = b"" if response.status in REDIRECTS else response.read(network.largest + 1)
    if len(data) > network.largest:
        raise ReceiveError(f"{host} sends more than {network.largest // 1024 // 1024} MB")
    if response.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise ReceiveError(f"{host} sends it packed, which was not asked for")
    length = response.headers.get("Content-Length", "")
    if response.status == 200 and length.isdecimal() and len(data) < int(length):
        raise ReceiveError(f"{host} broke off after {len(data):,} of {int(length):,} bytes")
    return response.status, response.headers, data
