"""Where a printer takes files: an address, with the name and password it asks for. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

SCHEMES = ("https", "ftps", "sftp", "s3")
"""How files can be sent: by PUT, by FTP over TLS, over SSH, into S3-style storage."""
SFTP, S3 = "sftp://", "s3://"
TELLTALES = frozenset(map(ip_address, ("100.100.100.200", "fd00:ec2::254")))
"""Where clouds tell their machines secrets (Alibaba, Amazon over IPv6), at what looks like a neighbour's address."""
_BEGINNINGS = tuple(f"{scheme}://" for scheme in SCHEMES)
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
LOST = (
    "The printer’s password cannot be read any more, because the newsroom’s secret key has changed. "
    "Type it again under Paper, The printer."
)
TOO_NEAR = (
    "{host} is this machine itself, or belongs to it alone. Give an address of the printer’s; one on your own network, "
    "such as 192.168.1.20, is taken too."
)


class TurnedAwayError(InputError):
    """It is no use to send again until somebody has mended the printer's address, name, password or key."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer's host: the address of the folder, without a key in it; the name and password it asks for.

    ``host_key`` is the fingerprint of the key it shows over SSH, empty until it is known; ``lost`` says that a password
    is kept which cannot be read.
    """

    address: str = ""
    name: str = ""
    password: str = ""
    host_key: str = ""
    lost: bool = False

    @property
    def host(self) -> tuple[str, str, int | None]:
        """Scheme, host and port: whom a password was written for."""
        parts = parts_of(self.address)
        return (parts.scheme, parts.hostname or "", parts.port) if parts else ("", "", None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not kept, and the field of the form to mend."""

    field: str
    words: str


def address_refused(address: str) -> str:
    """Why nothing can be sent to an address; empty where it can."""
    if not address:
        return "The paper's settings name no address of the printer's. Give the printer a link instead."
    parts = parts_of(address)
    if parts is None or not address.startswith(_BEGINNINGS) or not parts.hostname or any(map(str.isspace, address)):
        return (
            f"Files can be sent to addresses that begin with {', '.join(_BEGINNINGS)} and name a host, not to "
            f"{without_key(address)}. Ask the printer for such an address, or give a link instead."
        )
    if parts.query or parts.fragment:
        return "The address is to end with the folder, without ? or #. The file's name is put behind it."
    return _spelling(parts.path)


def _spelling(path: str) -> str:
    """Why a folder cannot be asked for; empty where it can."""
    if not path.isascii() or any(not letter.isprintable() for letter in unquote(path)):
        return "The folder has letters that an address cannot hold. Write them as the printer gave them, with % signs."
    return ""


def too_near(address: str) -> str:
    """Why an address that says it is this machine's own is refused; empty where it does not say so."""
    parts = parts_of(address)
    host = (parts.hostname or "") if parts and not address.startswith(S3) else ""
    own = host == "localhost" or host.endswith(".localhost") or is_near(host)
    return TOO_NEAR.format(host=host) if own else ""


def is_near(number: str) -> bool:
    """Whether an IP address is this machine's own or only good on one wire, where clouds tell their machines secrets.

    Loopback, link-local (RFC 3927, RFC 4291; 169.254.169.254 is among them), unspecified and multicast addresses, and
    ``TELLTALES``; other addresses of a private network (RFC 1918, RFC 4193) are not: a printer's host may well stand in
    the next room.
    """
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    known = address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
    return known or address in TELLTALES


def refusal(told: Printer, before: Printer) -> Refusal | None:
    """Why a printer cannot be kept; an empty password stands for that of ``before``."""
    if refused := address_refused(told.address):
        return Refusal("address", refused)
    if without_key(told.address) != told.address:
        return Refusal("address", "Write the name and the password into their own fields, not into the address.")
    if told.host_key and not _FINGERPRINT.fullmatch(told.host_key):
        return Refusal("host_key", "A fingerprint is SHA256: and 43 letters and figures. Ask the printer for it.")
    return _login_refused(told, before)


def _login_refused(told: Printer, before: Printer) -> Refusal | None:
    """Why a name and a password cannot be kept."""
    if told.address.startswith(S3):
        words = "The keys of s3:// storage are set where the newsroom runs; leave the name and the password empty."
        return Refusal("name", words) if told.name or told.password else None
    if not told.name:
        words = "There is a password without a name. Write the name too, or neither."
        return _nameless(told) or (Refusal("name", words) if told.password else None)
    if not told.password and not completed(told, before).password:
        words = "Write the password; one is kept only for the name and the host it was written for."
        return Refusal("password", LOST if before.lost else words)
    return None


def _nameless(told: Printer) -> Refusal | None:
    """Why there must be a name."""
    words = "A printer that takes files over SSH asks for a name and a password. Write both."
    return Refusal("name", words) if told.address.startswith(SFTP) else None


def completed(told: Printer, before: Printer) -> Printer:
    """A printer with the password of ``before`` where none is told, for the same name and host; nothing idle in it.

    Its fingerprint too stays with its host: one that is not told was met, it may be, after the form was opened.
    """
    same = told.host == before.host
    password = told.password or (before.password if same and told.name == before.name else "")
    host_key = told.host_key or (before.host_key if same else "")
    moved = not same and host_key == before.host_key
    idle = moved or not told.address.startswith(SFTP)
    return replace(told, password=password if told.name else "", host_key="" if idle else host_key)


def forgotten(told: Printer, before: Printer) -> Printer:
    """A printer without the fingerprint of ``before``; another that is told stays."""
    return replace(told, host_key="") if told.host_key == before.host_key else told


def without_key(address: str) -> str:
    """An address as it may be shown: without the name and password somebody may have written into it."""
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else address


def parts_of(address: str) -> SplitResult | None:
    """An address taken apart; None of one that cannot be read as one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    return parts if port != 0 else None
